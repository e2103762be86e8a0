#include "config.h"

#include "summer-people-index.h"

#include "summer-class-table.h"
#include "summer-name.h"
#include "summer-papers-shown.h"
#include "summer-person-table.h"
#include "summer-staff-table.h"

/* {{{ Reading */

static const char *
keep (SummerPeopleIndex *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static gboolean
take_person (const SummerPersonRecord *record, gpointer user_data)
{
  SummerPeopleIndex *self = user_data;
  SummerPersonEntry entry = { .record = *record,
                              .key = summer_name_dup_key (record->name),
                              .staff = g_array_new (FALSE, FALSE, sizeof (guint)) };
  SummerPersonRecord *kept = &entry.record;
  const char **texts[]
      = { &kept->name, &kept->identity_number, &kept->telephone, &kept->employer, &kept->note };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = keep (self, *texts[i]);
  g_array_append_val (self->persons, entry);
  return TRUE;
}

static gboolean
take_certificate (const SummerCertificateRecord *record, gpointer user_data)
{
  SummerPeopleIndex *self = user_data;
  SummerCertificateRecord kept = *record;

  kept.title = keep (self, record->title);
  kept.number = keep (self, record->number);
  kept.note = keep (self, record->note);
  g_array_append_val (self->certificates, kept);
  return TRUE;
}

static gboolean
take_staff (const SummerStaffRecord *record, gpointer user_data)
{
  SummerPeopleIndex *self = user_data;
  SummerStaffEntry entry = { .record = *record };

  entry.record.name = keep (self, record->name);
  entry.record.identity_number = keep (self, record->identity_number);
  entry.record.telephone = keep (self, record->telephone);
  entry.record.qualification = keep (self, record->qualification);
  g_array_append_val (self->staff, entry);
  return TRUE;
}

typedef struct
{
  SummerPeopleIndex *self;
  guint at; /* the staff come by class code, as the classes do */
} Naming;

static gboolean
name_class (const SummerClassRecord *record, gpointer user_data)
{
  Naming *naming = user_data;
  GArray *staff = naming->self->staff;

  for (; naming->at < staff->len; naming->at++)
    {
      SummerStaffEntry *entry = &g_array_index (staff, SummerStaffEntry, naming->at);

      if (entry->record.class_id != record->id)
        break;
      entry->class_code = keep (naming->self, record->code);
      entry->class_name = keep (naming->self, record->name);
      entry->class_days = (SummerPeriod){ record->first_day, record->last_day };
      if (entry->record.first_day == SUMMER_DAY_NONE)
        entry->record.first_day = record->first_day;
      if (entry->record.last_day == SUMMER_DAY_NONE)
        entry->record.last_day = record->last_day;
    }
  return TRUE;
}

/* }}} */
/* {{{ Whose rows they are */

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* By name and number; where one of the two is not known, by name alone if no other person has it. */
static SummerPersonEntry *
find_owner (GPtrArray *namesakes, const SummerStaffRecord *staff)
{
  for (guint i = 0; namesakes != NULL && i < namesakes->len; i++)
    {
      SummerPersonEntry *entry = g_ptr_array_index (namesakes, i);
      const gboolean is_known
          = is_given (entry->record.identity_number) && is_given (staff->identity_number);

      if (is_known
          && g_ascii_strcasecmp (entry->record.identity_number, staff->identity_number) == 0)
        return entry;
      if (!is_known && namesakes->len == 1)
        return entry;
    }
  return NULL;
}

static void
match (SummerPeopleIndex *self)
{
  g_autoptr (GHashTable) by_key
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->persons->len; i++)
    {
      SummerPersonEntry *entry = &g_array_index (self->persons, SummerPersonEntry, i);
      GPtrArray *namesakes = g_hash_table_lookup (by_key, entry->key);

      if (namesakes == NULL)
        {
          namesakes = g_ptr_array_new ();
          g_hash_table_insert (by_key, entry->key, namesakes);
        }
      g_ptr_array_add (namesakes, entry);
      g_hash_table_insert (self->by_id, &entry->record.id, entry);
    }
  for (guint i = 0; i < self->staff->len; i++)
    {
      SummerStaffEntry *staff = &g_array_index (self->staff, SummerStaffEntry, i);
      g_autofree char *key = summer_name_dup_key (staff->record.name);
      SummerPersonEntry *owner = find_owner (g_hash_table_lookup (by_key, key), &staff->record);

      if (owner == NULL)
        continue;
      staff->person = owner->record.id;
      g_array_append_val (owner->staff, i);
    }
}

/* The papers come person by person. */
static void
deal_certificates (SummerPeopleIndex *self)
{
  guint from = 0;

  while (from < self->certificates->len)
    {
      SummerCertificateRecord *first
          = &g_array_index (self->certificates, SummerCertificateRecord, from);
      SummerPersonEntry *entry = g_hash_table_lookup (self->by_id, &first->person);
      guint n = 1;

      while (from + n < self->certificates->len && first[n].person == first->person)
        n++;
      if (entry != NULL)
        {
          entry->certificates = first;
          entry->n_certificates = n;
        }
      from += n;
    }
}

/* }}} */

static void
entry_clear (gpointer data)
{
  SummerPersonEntry *entry = data;

  g_free (entry->key);
  g_array_unref (entry->staff);
}

void
summer_people_index_free (SummerPeopleIndex *self)
{
  g_hash_table_unref (self->by_id);
  g_array_unref (self->persons);
  g_array_unref (self->certificates);
  g_array_unref (self->staff);
  g_string_chunk_free (self->strings);
  g_free (self);
}

/**
 * summer_people_index_new:
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
SummerPeopleIndex *
summer_people_index_new (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerPeopleIndex) self = g_new0 (SummerPeopleIndex, 1);
  Naming naming = { .self = self };

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  self->strings = g_string_chunk_new (4096);
  self->persons = g_array_new (FALSE, FALSE, sizeof (SummerPersonEntry));
  g_array_set_clear_func (self->persons, entry_clear);
  self->certificates = g_array_new (FALSE, FALSE, sizeof (SummerCertificateRecord));
  self->staff = g_array_new (FALSE, FALSE, sizeof (SummerStaffEntry));
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  if (!summer_person_each (store, programme, take_person, self, error)
      || !summer_certificate_each_of_programme (store, programme, take_certificate, self, error)
      || !summer_staff_each (store, programme, take_staff, self, error)
      || !summer_class_each (store, programme, name_class, &naming, error))
    return NULL;
  match (self);
  deal_certificates (self);
  return g_steal_pointer (&self);
}

const SummerPersonEntry *
summer_people_index_find (const SummerPeopleIndex *self, gint64 person)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->by_id, &person);
}

const SummerStaffEntry *
summer_people_index_find_staff (const SummerPeopleIndex *self, gint64 staff)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->staff->len; i++)
    if (g_array_index (self->staff, SummerStaffEntry, i).record.id == staff)
      return &g_array_index (self->staff, SummerStaffEntry, i);
  return NULL;
}

/**
 * summer_people_index_get_last:
 *
 * Returns: the last day of all assignments of a person; none where there are none
 */
SummerDay
summer_people_index_get_last (const SummerPeopleIndex *self, const SummerPersonEntry *person)
{
  SummerDay last = SUMMER_DAY_NONE;

  for (guint i = 0; i < person->staff->len; i++)
    last = MAX (last, g_array_index (self->staff, SummerStaffEntry,
                                     g_array_index (person->staff, guint, i))
                          .record.last_day);
  return last;
}

/* "FZ-001 FZ-004" */
static const char *
collect_classes (const SummerPeopleIndex *self, const SummerPersonEntry *person)
{
  g_autoptr (GString) codes = g_string_new (NULL);
  const char *former = NULL;

  for (guint i = 0; i < person->staff->len; i++)
    {
      const char *code
          = g_array_index (self->staff, SummerStaffEntry, g_array_index (person->staff, guint, i))
                .class_code;

      if (g_strcmp0 (code, former) != 0)
        g_string_append_printf (codes, "%s%s", codes->len > 0 ? " " : "", code);
      former = code;
    }
  return codes->len > 0 ? g_string_chunk_insert_const (self->strings, codes->str) : NULL;
}

static SummerPapersRow
judge (const SummerPeopleIndex *self, const SummerPersonEntry *person, SummerDay today)
{
  SummerPaper papers[SUMMER_N_CERTIFICATES];
  const SummerDay last = summer_people_index_get_last (self, person);
  SummerPapersRow row = { .person = person->record.id, .until = SUMMER_DAY_NONE };

  row.state = (int) summer_papers_judge (person->certificates, person->n_certificates, last, today,
                                         papers);
  for (guint kind = 0; kind < SUMMER_N_CERTIFICATES; kind++)
    {
      const gboolean needed = summer_papers_is_needed ((SummerCertificateKind) kind);

      row.papers[kind]
          = !needed && papers[kind].state == SUMMER_PAPERS_MISSING ? -1 : (int) papers[kind].state;
      if (needed && papers[kind].until != SUMMER_DAY_NONE)
        row.until = row.until == SUMMER_DAY_NONE ? papers[kind].until
                                                 : MIN (row.until, papers[kind].until);
    }
  row.n_assignments = (int) person->staff->len;
  row.classes = collect_classes (self, person);
  return row;
}

/**
 * summer_people_index_publish:
 * @today: the clock's day
 *
 * Works out the state of everybody's papers and gives it to the sheets of this connection.
 */
gboolean
summer_people_index_publish (const SummerPeopleIndex *self,
                             SummerStore *store,
                             SummerDay today,
                             GError **error)
{
  g_autoptr (GArray) papers = g_array_new (FALSE, FALSE, sizeof (SummerPapersRow));
  g_autoptr (GArray) staff = g_array_new (FALSE, FALSE, sizeof (SummerStaffPersonRow));

  for (guint i = 0; i < self->persons->len; i++)
    {
      const SummerPapersRow row
          = judge (self, &g_array_index (self->persons, SummerPersonEntry, i), today);

      g_array_append_val (papers, row);
    }
  for (guint i = 0; i < self->staff->len; i++)
    {
      const SummerStaffEntry *entry = &g_array_index (self->staff, SummerStaffEntry, i);
      const SummerStaffPersonRow row = { entry->record.id, entry->person };

      g_array_append_val (staff, row);
    }
  return summer_store_publish_papers (store, (const SummerPapersRow *) (gconstpointer) papers->data,
                                      papers->len,
                                      (const SummerStaffPersonRow *) (gconstpointer) staff->data,
                                      staff->len, error);
}
