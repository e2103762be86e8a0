/*
 * A code is letters and a number with leading zeros: FZ1900171 is "FZ" and 1900171. A class counts in the
 * series that most of its children have; one without children in that of most children of the programme;
 * the first class of all in its own code and three digits, FZ-001-001. The next code of a series is one above
 * its highest, wherever in the programme that is, so that no code is given twice and none of a child that
 * left is given again while the child is stored.
 */
#include "config.h"

#include "summer-child-codes.h"

#include <string.h>

#define FIRST_DIGITS 3
#define MOST_DIGITS 15

typedef struct
{
  char *prefix; /* owned */
  int digits;
  guint64 highest, stored; /* given so far, and of that by what is stored */
  guint n;                 /* children of the programme */
} Series;

struct _SummerChildCodes
{
  SummerRosterBook *book; /* borrowed */
  GHashTable *series;     /* owned: prefix and digits → Series, owned */
  GHashTable *taken;      /* owned: codes without case, that a person gave */
  GHashTable *counts;     /* owned: class id → Series → how many children of the class */
  GHashTable *of_classes; /* owned: class id → Series in which it counts */
};

static void
series_free (gpointer data)
{
  Series *series = data;

  g_free (series->prefix);
  g_free (series);
}

/* How many digits @code ends with. */
static int
count_digits (const char *code)
{
  gsize length = strlen (code);
  int n = 0;

  while (n < MOST_DIGITS && (gsize) n < length && g_ascii_isdigit (code[length - 1 - (gsize) n]))
    n++;
  return n;
}

static Series *
get_series (SummerChildCodes *self, const char *prefix, int digits)
{
  g_autofree char *key = g_strdup_printf ("%d %s", digits, prefix);
  Series *series = g_hash_table_lookup (self->series, key);

  if (series == NULL)
    {
      series = g_new0 (Series, 1);
      series->prefix = g_strdup (prefix);
      series->digits = digits;
      g_hash_table_insert (self->series, g_steal_pointer (&key), series);
    }
  return series;
}

/* NULL for a code that does not end with a number. */
static Series *
note_code (SummerChildCodes *self, const char *code)
{
  int digits = count_digits (code);
  gsize length = strlen (code);
  g_autofree char *prefix = g_strndup (code, length - (gsize) digits);
  Series *series;

  if (digits == 0)
    return NULL;
  series = get_series (self, prefix, digits);
  series->highest
      = MAX (series->highest, g_ascii_strtoull (code + length - (gsize) digits, NULL, 10));
  return series;
}

static void
count_in_class (SummerChildCodes *self, const SummerEnrolmentRecord *enrolment)
{
  const SummerChildRecord *child
      = summer_roster_index_get_child (self->book->index, enrolment->child);
  Series *series = note_code (self, child->code);
  GHashTable *counts = g_hash_table_lookup (self->counts, &enrolment->class_id);

  if (series == NULL)
    return;
  if (counts == NULL)
    {
      counts = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->counts, g_memdup2 (&enrolment->class_id, sizeof (gint64)), counts);
    }
  g_hash_table_insert (counts, series,
                       GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, series))
                                         + 1));
}

/**
 * summer_child_codes_new:
 */
SummerChildCodes *
summer_child_codes_new (SummerRosterBook *book)
{
  SummerChildCodes *self = g_new0 (SummerChildCodes, 1);
  GArray *enrolments = book->index->enrolments;
  GHashTableIter iter;
  gpointer value;

  self->book = book;
  self->series = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, series_free);
  self->taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->counts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                        (GDestroyNotify) g_hash_table_unref);
  self->of_classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_hash_table_iter_init (&iter, book->index->children);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Series *series = note_code (self, ((SummerChildRecord *) value)->code);

      if (series != NULL)
        series->n++;
    }
  for (guint i = 0; i < enrolments->len; i++)
    count_in_class (self, &g_array_index (enrolments, SummerEnrolmentRecord, i));
  g_hash_table_iter_init (&iter, self->series);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Series *) value)->stored = ((Series *) value)->highest;
  return self;
}

/**
 * summer_child_codes_reset:
 *
 * Forgets what was given; what is stored stays.
 */
void
summer_child_codes_reset (SummerChildCodes *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_remove_all (self->taken);
  g_hash_table_iter_init (&iter, self->series);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    ((Series *) value)->highest = ((Series *) value)->stored;
}

void
summer_child_codes_free (SummerChildCodes *self)
{
  g_hash_table_unref (self->series);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->counts);
  g_hash_table_unref (self->of_classes);
  g_free (self);
}

void
summer_child_codes_take (SummerChildCodes *self, const char *code)
{
  note_code (self, code);
  g_hash_table_add (self->taken, g_utf8_casefold (code, -1));
}

/* Equal counts go by the prefix, so that the same programme always says the same. */
static Series *
choose_more (Series *most, guint *n_most, Series *series, guint n)
{
  if (most != NULL && (n < *n_most || (n == *n_most && strcmp (series->prefix, most->prefix) >= 0)))
    return most;
  *n_most = n;
  return series;
}

static Series *
find_series (SummerChildCodes *self, gint64 class_id)
{
  const SummerClassRecord *of = summer_roster_index_get_class (self->book->index, class_id);
  GHashTable *counts = g_hash_table_lookup (self->counts, &class_id);
  g_autofree char *prefix = NULL;
  GHashTableIter iter;
  gpointer key, value;
  Series *most = NULL;
  guint n_most = 0;

  if (counts != NULL)
    {
      g_hash_table_iter_init (&iter, counts);
      while (g_hash_table_iter_next (&iter, &key, &value))
        most = choose_more (most, &n_most, key, GPOINTER_TO_UINT (value));
      return most;
    }
  g_hash_table_iter_init (&iter, self->series);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Series *) value)->n > 0)
      most = choose_more (most, &n_most, value, ((Series *) value)->n);
  if (most != NULL)
    return most;

  prefix = g_strconcat (of != NULL ? of->code : "", "-", NULL);
  return get_series (self, prefix, FIRST_DIGITS);
}

/**
 * summer_child_codes_dup_next:
 * @class_id: where the child is enrolled
 *
 * Returns: (transfer full): a code that no stored child has and that was not given yet
 */
char *
summer_child_codes_dup_next (SummerChildCodes *self, gint64 class_id)
{
  Series *series = g_hash_table_lookup (self->of_classes, &class_id);

  if (series == NULL)
    {
      series = find_series (self, class_id);
      g_hash_table_insert (self->of_classes, g_memdup2 (&class_id, sizeof class_id), series);
    }
  for (;;)
    {
      g_autofree char *code = g_strdup_printf ("%s%0*" G_GUINT64_FORMAT, series->prefix,
                                               series->digits, ++series->highest);
      g_autofree char *folded = g_utf8_casefold (code, -1);

      if (!g_hash_table_contains (self->taken, folded)
          && !g_hash_table_contains (self->book->codes, folded))
        return g_steal_pointer (&code);
    }
}
