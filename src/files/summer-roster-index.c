#include "config.h"

#include "summer-roster-index.h"

#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-programme-table.h"

typedef struct
{
  SummerRosterIndex *index;
  gint64 programme;
} Loading;

static const char *
keep (SummerRosterIndex *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerRosterIndex *self = user_data;
  SummerClassRecord *copy = g_memdup2 (record, sizeof *record);

  copy->code = keep (self, record->code);
  copy->name = keep (self, record->name);
  copy->union_name = keep (self, record->union_name);
  copy->host = copy->co_organiser = copy->venue = NULL;
  copy->account_name = copy->bank = copy->account_number = NULL;
  g_hash_table_insert (self->classes, &copy->id, copy);
  return TRUE;
}

static gboolean
add_child (const SummerChildRecord *record, gpointer user_data)
{
  SummerRosterIndex *self = user_data;
  SummerChildRecord *copy = g_memdup2 (record, sizeof *record);

  copy->code = keep (self, record->code);
  copy->name = keep (self, record->name);
  copy->document = keep (self, record->document);
  copy->identity_number = keep (self, record->identity_number);
  copy->school = keep (self, record->school);
  copy->grade = keep (self, record->grade);
  copy->priority = keep (self, record->priority);
  copy->health = keep (self, record->health);
  copy->guardian = keep (self, record->guardian);
  copy->relationship = keep (self, record->relationship);
  copy->telephone = keep (self, record->telephone);
  copy->employer = keep (self, record->employer);
  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    {
      copy->collectors[i].name = keep (self, record->collectors[i].name);
      copy->collectors[i].relationship = keep (self, record->collectors[i].relationship);
      copy->collectors[i].telephone = keep (self, record->collectors[i].telephone);
    }
  g_hash_table_insert (self->children, &copy->id, copy);
  return TRUE;
}

static gboolean
add_enrolment (const SummerEnrolmentRecord *record, gpointer user_data)
{
  SummerRosterIndex *self = user_data;
  SummerEnrolmentRecord copy = *record;
  const SummerClassRecord *of = summer_roster_index_get_class (self, record->class_id);

  if (of == NULL || summer_roster_index_get_child (self, record->child) == NULL)
    return TRUE;
  if (copy.first_day == SUMMER_DAY_NONE)
    copy.first_day = of->first_day;
  if (copy.last_day == SUMMER_DAY_NONE)
    copy.last_day = of->last_day;
  g_array_append_val (self->enrolments, copy);
  return TRUE;
}

static gboolean
find_name (const SummerProgrammeRecord *record, gpointer user_data)
{
  Loading *loading = user_data;

  if (record->id != loading->programme)
    return TRUE;
  loading->index->programme = g_strdup (record->name);
  return FALSE;
}

/**
 * summer_roster_index_new:
 *
 * Reads a programme's classes, children and enrolments.
 *
 * Returns: (transfer full) (nullable): NULL with the store's error
 */
SummerRosterIndex *
summer_roster_index_new (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerRosterIndex) self = g_new0 (SummerRosterIndex, 1);
  Loading loading = { self, programme };

  self->strings = g_string_chunk_new (64 * 1024);
  self->classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->children = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->enrolments = g_array_new (FALSE, FALSE, sizeof (SummerEnrolmentRecord));
  if (!summer_programme_each (store, find_name, &loading, error)
      || !summer_class_each (store, programme, add_class, self, error)
      || !summer_child_each (store, programme, add_child, self, error)
      || !summer_enrolment_each (store, programme, add_enrolment, self, error))
    return NULL;
  if (self->programme == NULL)
    self->programme = g_strdup ("");
  return g_steal_pointer (&self);
}

/**
 * summer_roster_index_free:
 */
void
summer_roster_index_free (SummerRosterIndex *self)
{
  g_string_chunk_free (self->strings);
  g_hash_table_unref (self->classes);
  g_hash_table_unref (self->children);
  g_array_unref (self->enrolments);
  g_free (self->programme);
  g_free (self);
}

/**
 * summer_roster_index_get_class:
 *
 * Returns: (transfer none) (nullable): the class of that id
 */
const SummerClassRecord *
summer_roster_index_get_class (SummerRosterIndex *self, gint64 id)
{
  return g_hash_table_lookup (self->classes, &id);
}

/**
 * summer_roster_index_get_child:
 *
 * Returns: (transfer none) (nullable): the child of that id
 */
const SummerChildRecord *
summer_roster_index_get_child (SummerRosterIndex *self, gint64 id)
{
  return g_hash_table_lookup (self->children, &id);
}
