/* The children of a pasted roster against the places of their classes. It warns only: who comes is the office's to
 * say. */
#include "config.h"

#include "summer-roster-paste-private.h"

#include <glib/gi18n.h>

/* How many are in a class on each of its days. */
typedef struct
{
  const SummerClassRecord *of; /* borrowed */
  guint n_days, peak;
  guint *days; /* owned */
  gboolean grows;
} Seats;

static void
seats_free (gpointer data)
{
  Seats *seats = data;

  g_free (seats->days);
  g_free (seats);
}

/* NULL = no places are written, or no days. */
static Seats *
seats_new (const SummerClassRecord *of)
{
  Seats *seats;

  if (of->places <= 0 || of->first_day == SUMMER_DAY_NONE || of->last_day == SUMMER_DAY_NONE
      || of->last_day < of->first_day)
    return NULL;
  seats = g_new0 (Seats, 1);
  seats->of = of;
  seats->n_days = (guint) (of->last_day - of->first_day) + 1;
  seats->days = g_new0 (guint, seats->n_days);
  return seats;
}

/* Returns how many are there then on the fullest of its days. */
static guint
take_seat (Seats *seats, SummerPeriod period)
{
  const SummerDay last = MIN (period.last, seats->of->last_day);
  guint most = 0;

  for (SummerDay day = MAX (period.first, seats->of->first_day); day <= last; day++)
    {
      const guint n = ++seats->days[day - seats->of->first_day];

      most = MAX (most, n);
    }
  seats->peak = MAX (seats->peak, most);
  return most;
}

/* The classes that a row writes an enrolment of. */
static GHashTable *
list_seats (SummerRosterPaste *self)
{
  GHashTable *classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, seats_free);

  for (guint i = 0; i < self->n_rows; i++)
    {
      SummerPasteRow *row = &self->rows[i];
      Seats *seats;

      if (!row->writes_enrolment || g_hash_table_contains (classes, &row->enrolment.class_id))
        continue;
      seats
          = seats_new (summer_roster_index_get_class (self->book->index, row->enrolment.class_id));
      if (seats != NULL)
        g_hash_table_insert (classes, &row->enrolment.class_id, seats);
    }
  return classes;
}

/* Who is there already, for the days that the rows leave them. */
static void
seat_stored (SummerRosterPaste *self, GHashTable *classes)
{
  g_autoptr (GHashTable) written = g_hash_table_new (g_int64_hash, g_int64_equal);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < self->n_rows; i++)
    if (self->rows[i].writes_enrolment && self->rows[i].enrolment.id != 0)
      g_hash_table_insert (written, &self->rows[i].enrolment.id, &self->rows[i].enrolment);
  g_hash_table_iter_init (&iter, self->book->enrolments);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    for (guint i = 0; i < ((GPtrArray *) value)->len; i++)
      {
        const SummerEnrolmentRecord *stored = g_ptr_array_index ((GPtrArray *) value, i);
        const SummerEnrolmentRecord *now = g_hash_table_lookup (written, &stored->id);
        Seats *seats = g_hash_table_lookup (classes, &stored->class_id);

        if (seats != NULL)
          take_seat (seats, summer_roster_book_get_period (self->book, now != NULL ? now : stored));
      }
}

/* One that comes anew and finds no place is told so in its row. */
static void
seat_row (SummerRosterPaste *self, GHashTable *classes, SummerPasteRow *row)
{
  Seats *seats = row->writes_enrolment && row->enrolment.id == 0
                     ? g_hash_table_lookup (classes, &row->enrolment.class_id)
                     : NULL;
  guint n;

  if (seats == NULL)
    return;
  seats->grows = TRUE;
  n = take_seat (seats, summer_roster_book_get_period (self->book, &row->enrolment));
  if (n > (guint) seats->of->places && row->reason == NULL)
    row->reason = g_strdup_printf (_ ("Beyond the places: class %s has %d, and this is child %u"),
                                   seats->of->code, seats->of->places, n);
}

static int
compare_seats (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (((const Seats *) a)->of->code, ((const Seats *) b)->of->code);
}

/**
 * summer_roster_paste_seat:
 *
 * Tells rows that are beyond the places of their class, and of the whole list which classes get too many.
 */
void
summer_roster_paste_seat (SummerRosterPaste *self)
{
  g_autoptr (GHashTable) classes = list_seats (self);
  g_autoptr (GList) all = g_list_sort (g_hash_table_get_values (classes), compare_seats);
  g_autoptr (GString) text = g_string_new (NULL);

  if (all != NULL)
    seat_stored (self, classes);
  for (guint i = 0; i < self->n_rows && all != NULL; i++)
    seat_row (self, classes, &self->rows[i]);
  for (const GList *link = all; link != NULL; link = link->next)
    {
      const Seats *seats = link->data;

      if (!seats->grows || seats->peak <= (guint) seats->of->places)
        continue;
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append_printf (text, _ ("Class %s has %d places, %u children would be in it"),
                              seats->of->code, seats->of->places, seats->peak);
    }
  g_free (self->full);
  self->full = text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}
