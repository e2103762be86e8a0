#include "config.h"

#include "summer-roster-book.h"

#include "summer-cell-doctor-text.h"
#include "summer-child-table.h"
#include "summer-journal.h"
#include "summer-place-rule.h"
#include "summer-programme-table.h"

#include <string.h>

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SummerDoctorClass *) a)->code, ((const SummerDoctorClass *) b)->code);
}

static void
list_classes (SummerRosterBook *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->index->classes);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SummerClassRecord *record = value;
      SummerDoctorClass of
          = { record->code, record->name,
              record->state == SUMMER_CLASS_REJECTED || record->state == SUMMER_CLASS_WITHDRAWN };

      g_array_append_val (self->classes, of);
      g_hash_table_insert (self->class_ids, (gpointer) record->code, &record->id);
      if (record->first_day != SUMMER_DAY_NONE
          && (self->first_day == SUMMER_DAY_NONE || record->first_day < self->first_day))
        self->first_day = record->first_day;
    }
  g_array_sort (self->classes, compare_classes);
}

static void
list_children (SummerRosterBook *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->index->children);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      SummerChildRecord *record = value;
      char *person = summer_roster_book_dup_person (record->name);

      g_hash_table_insert (self->codes, g_utf8_casefold (record->code, -1), record);
      if (record->identity_number != NULL)
        g_hash_table_insert (self->identities, (gpointer) record->identity_number, record);
      if (person != NULL)
        {
          GPtrArray *namesakes = g_hash_table_lookup (self->people, person);

          if (namesakes == NULL)
            {
              namesakes = g_ptr_array_new ();
              g_hash_table_insert (self->people, g_steal_pointer (&person), namesakes);
            }
          g_ptr_array_add (namesakes, record);
        }
      g_free (person);
    }
}

static gboolean
add_enrolment (const SummerEnrolmentRecord *record, gpointer user_data)
{
  SummerRosterBook *self = user_data;
  const SummerChildRecord *child = summer_roster_index_get_child (self->index, record->child);
  GPtrArray *enrolments;

  if (child == NULL || summer_roster_index_get_class (self->index, record->class_id) == NULL)
    return TRUE;
  enrolments = g_hash_table_lookup (self->enrolments, &child->id);
  if (enrolments == NULL)
    {
      enrolments = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->enrolments, (gpointer) &child->id, enrolments);
    }
  g_ptr_array_add (enrolments, g_memdup2 (record, sizeof *record));
  return TRUE;
}

typedef struct
{
  gint64 programme;
  SummerDay first_day;
} Search;

static gboolean
take_programme (const SummerProgrammeRecord *record, gpointer user_data)
{
  Search *search = user_data;

  if (record->id == search->programme)
    search->first_day = record->first_day;
  return record->id != search->programme;
}

static gboolean
take_head (const SummerJournalEntry *entry, gpointer user_data)
{
  *(gint64 *) user_data = entry->sequence;
  return FALSE;
}

/**
 * summer_roster_book_read_head:
 *
 * Returns: the newest entry of the journal, by which is seen whether anything was changed since; 0 when there is
 *   none, -1 with @error set
 */
gint64
summer_roster_book_read_head (SummerStore *store, GError **error)
{
  gint64 head = 0;

  return summer_journal_each (store, take_head, &head, error) ? head : -1;
}

/**
 * summer_roster_book_new:
 *
 * Returns: (transfer full) (nullable): NULL with the store's error
 */
SummerRosterBook *
summer_roster_book_new (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerRosterBook) self = g_new0 (SummerRosterBook, 1);
  Search search = { programme, SUMMER_DAY_NONE };
  SummerPlaceRule places;

  self->classes = g_array_new (FALSE, FALSE, sizeof (SummerDoctorClass));
  self->class_ids = g_hash_table_new (g_str_hash, g_str_equal);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->identities = g_hash_table_new (g_str_hash, g_str_equal);
  self->people
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->enrolments = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                            (GDestroyNotify) g_ptr_array_unref);
  self->head = summer_roster_book_read_head (store, error);
  if (self->head < 0)
    return NULL;
  self->index = summer_roster_index_new (store, programme, error);
  if (self->index == NULL || !summer_programme_each (store, take_programme, &search, error)
      || !summer_enrolment_each (store, programme, add_enrolment, self, error)
      || !summer_place_rule_load (store, programme, &places, error))
    return NULL;
  self->grade_min = places.policy.grade_min;
  self->grade_max = places.policy.grade_max;
  self->first_day = SUMMER_DAY_NONE;
  list_classes (self);
  if (search.first_day != SUMMER_DAY_NONE)
    self->first_day = search.first_day;
  list_children (self);
  return g_steal_pointer (&self);
}

void
summer_roster_book_free (SummerRosterBook *self)
{
  g_array_unref (self->classes);
  g_hash_table_unref (self->class_ids);
  g_hash_table_unref (self->codes);
  g_hash_table_unref (self->identities);
  g_hash_table_unref (self->people);
  g_hash_table_unref (self->enrolments);
  g_clear_pointer (&self->index, summer_roster_index_free);
  g_free (self);
}

gint64
summer_roster_book_find_class (SummerRosterBook *self, const char *code)
{
  const gint64 *id = code != NULL ? g_hash_table_lookup (self->class_ids, code) : NULL;

  return id != NULL ? *id : 0;
}

const GPtrArray *
summer_roster_book_get_enrolments (SummerRosterBook *self, gint64 child)
{
  return g_hash_table_lookup (self->enrolments, &child);
}

SummerPeriod
summer_roster_book_get_period (SummerRosterBook *self, const SummerEnrolmentRecord *enrolment)
{
  const SummerClassRecord *of = summer_roster_index_get_class (self->index, enrolment->class_id);
  SummerPeriod period = { enrolment->first_day, enrolment->last_day };

  if (period.first == SUMMER_DAY_NONE)
    period.first = of->first_day;
  if (period.last == SUMMER_DAY_NONE)
    period.last = of->last_day;
  return period;
}

gboolean
summer_roster_book_is_enrolled (SummerRosterBook *self, gint64 child, gint64 class_id)
{
  const GPtrArray *enrolments = summer_roster_book_get_enrolments (self, child);

  for (guint i = 0; enrolments != NULL && i < enrolments->len; i++)
    if (((const SummerEnrolmentRecord *) g_ptr_array_index (enrolments, i))->class_id == class_id)
      return TRUE;
  return FALSE;
}

/**
 * summer_roster_book_dup_person:
 * @name: (nullable):
 *
 * Returns: (transfer full) (nullable): a key that is equal for two ways of writing one name
 */
char *
summer_roster_book_dup_person (const char *name)
{
  g_autofree char *folded = name != NULL ? summer_doctor_dup_folded (name) : NULL;

  return folded != NULL && *folded != '\0' ? g_utf8_casefold (folded, -1) : NULL;
}
