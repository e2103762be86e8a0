#include "config.h"

#include "summer-people.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-document-table.h"
#include "summer-name.h"
#include "summer-people-index.h"
#include "summer-person-table.h"
#include "summer-staff-table.h"

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* {{{ The person */

static void
compare_person (const SummerPersonRecord *person,
                const SummerPersonRecord *record,
                SummerComplaints *complaints)
{
  const gboolean has_number
      = is_given (person->identity_number) && is_given (record->identity_number);

  if (record->id == person->id)
    return;
  if (has_number && g_ascii_strcasecmp (person->identity_number, record->identity_number) == 0)
    summer_complaints_add (complaints, "identity_number",
                           _ ("%s has this number already: change that person instead."),
                           record->name);
  else if (!has_number && summer_name_equal (person->name, record->name))
    summer_complaints_warn (complaints, "name",
                            _ ("There is another %s: the identity numbers tell them apart."),
                            record->name);
}

static void
check_identity (const SummerPersonRecord *person, SummerComplaints *complaints)
{
  SummerDay birth;
  SummerSex sex = SUMMER_SEX_UNKNOWN;

  if (!is_given (person->identity_number))
    {
      summer_complaints_warn (complaints, "identity_number",
                              _ ("Without it people of one name cannot be told apart."));
      return;
    }
  switch (summer_identity_check (person->identity_number, &birth, &sex))
    {
    case SUMMER_IDENTITY_FORM:
      summer_complaints_warn (complaints, "identity_number",
                              _ ("This is no resident identity number; another document will do."));
      break;
    case SUMMER_IDENTITY_DATE:
    case SUMMER_IDENTITY_CHECK:
      summer_complaints_add (complaints, "identity_number",
                             _ ("A character is wrong: compare it with the document."));
      break;
    case SUMMER_IDENTITY_VALID:
    default:
      if (person->sex != SUMMER_SEX_UNKNOWN && sex != person->sex)
        summer_complaints_add (complaints, "sex", _ ("The identity number says otherwise."));
      break;
    }
}

/**
 * summer_person_check:
 * @index: everybody, as when the form was opened
 *
 * What is wrong with a person as filled in, or to be thought of.
 */
void
summer_person_check (const SummerPersonRecord *person,
                     const SummerPeopleIndex *index,
                     SummerComplaints *complaints)
{
  g_return_if_fail (index != NULL && complaints != NULL);

  if (!is_given (person->name))
    summer_complaints_add (complaints, "name", _ ("Write the name."));
  check_identity (person, complaints);
  if (is_given (person->telephone) && !summer_telephone_check (person->telephone))
    summer_complaints_add (complaints, "telephone", _ ("This number cannot be dialled."));
  for (guint i = 0; is_given (person->name) && i < index->persons->len; i++)
    compare_person (person, &g_array_index (index->persons, SummerPersonEntry, i).record,
                    complaints);
}

/* Whether a row of the staff is the person's by more than the name. */
static gboolean
is_sure (const SummerStaffRecord *staff, const SummerPersonRecord *former)
{
  if (is_given (staff->identity_number))
    return is_given (former->identity_number)
           && g_ascii_strcasecmp (staff->identity_number, former->identity_number) == 0;
  return is_given (staff->telephone) && g_strcmp0 (staff->telephone, former->telephone) == 0;
}

/* The row is the person's own: surely, or because neither says more than the name. One that has another number or
 * telephone, or lacks what the person has, may be a namesake's who is not stored. */
static gboolean
is_own (const SummerStaffRecord *staff, const SummerPersonRecord *former)
{
  return is_sure (staff, former)
         || !(is_given (staff->identity_number) || is_given (staff->telephone)
              || is_given (former->identity_number) || is_given (former->telephone));
}

/* The rows of the staff keep what a workbook says of them: the name of the person, and the number and the
 * telephone where it is sure that they are this person's: two people of one name may have no number. */
static gboolean
write_staff (const SummerStaffEntry *entry,
             const SummerPersonRecord *former,
             SummerStore *store,
             const SummerPersonRecord *person,
             SummerComplaints *complaints,
             GError **error)
{
  SummerStaffRecord staff = entry->record;
  gboolean marked = FALSE;

  if (g_strcmp0 (staff.name, person->name) != 0)
    {
      if (!summer_staff_mark_is_any (store, staff.class_id, staff.name, &marked, error))
        return FALSE;
      if (marked)
        {
          summer_complaints_add (
              complaints, "name",
              _ ("Attendance was marked in class %s under the name %s: it stays."),
              entry->class_code, staff.name);
          return FALSE;
        }
    }
  /* Days that are the class's stay so. */
  if (staff.first_day == entry->class_days.first)
    staff.first_day = SUMMER_DAY_NONE;
  if (staff.last_day == entry->class_days.last)
    staff.last_day = SUMMER_DAY_NONE;
  staff.name = person->name;
  if (is_sure (&entry->record, former) && is_given (person->identity_number))
    staff.identity_number = person->identity_number;
  if (is_sure (&entry->record, former) && is_given (person->telephone))
    staff.telephone = person->telephone;
  return summer_staff_update (store, &staff, error);
}

static gboolean
write_person (SummerStore *store,
              SummerPersonRecord *person,
              SummerComplaints *complaints,
              guint *n_left,
              GError **error)
{
  g_autoptr (SummerPeopleIndex) index = NULL;
  const SummerPersonEntry *former;

  *n_left = 0;
  if (person->id == 0)
    return summer_person_insert (store, person, error);
  index = summer_people_index_new (store, person->programme, error);
  if (index == NULL)
    return FALSE;
  former = summer_people_index_find (index, person->id);
  for (guint i = 0; former != NULL && i < former->staff->len; i++)
    {
      const SummerStaffEntry *staff = &g_array_index (index->staff, SummerStaffEntry,
                                                      g_array_index (former->staff, guint, i));

      if (!is_own (&staff->record, &former->record))
        *n_left += g_strcmp0 (staff->record.name, person->name) != 0;
      else if (!write_staff (staff, &former->record, store, person, complaints, error))
        return FALSE;
    }
  return summer_person_update (store, person, error);
}

/**
 * summer_person_save:
 * @person: id 0 = a new one, and filled in
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Adds or changes a person; the rows of the staff that are this person's own are changed with it. Those that have the
 * former name alone in common stay, and @done says so.
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_person_save (SummerStore *store,
                    SummerPersonRecord *person,
                    SummerComplaints *complaints,
                    char **done,
                    GError **error)
{
  const gboolean is_new = person->id == 0;
  g_autoptr (SummerPeopleIndex) index = summer_people_index_new (store, person->programme, error);
  g_autofree char *what = NULL;
  gboolean written;
  guint n_left = 0;

  if (index == NULL)
    return FALSE;
  summer_person_check (person, index, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "person", person->name, error))
    return FALSE;
  written = write_person (store, person, complaints, &n_left, error);
  what
      = n_left == 0
            ? g_strdup (person->name)
            : g_strdup_printf (ngettext ("%s. %u assignment has only the former name in common and "
                                         "stays under it",
                                         "%s. %u assignments have only the former name in common "
                                         "and stay under it",
                                         n_left),
                               person->name, n_left);
  if (summer_clerk_finish (store, written, _ ("Stored: %s"), what, done, error))
    return TRUE;
  if (is_new)
    person->id = 0;
  return FALSE;
}

/* }}} */
/* {{{ Papers */

/**
 * summer_certificate_check:
 *
 * What is wrong with a paper as filled in, or to be thought of.
 */
void
summer_certificate_check (const SummerCertificateRecord *certificate,
                          SummerDay today,
                          SummerComplaints *complaints)
{
  g_return_if_fail (certificate != NULL && complaints != NULL);

  if ((int) certificate->kind < 0)
    summer_complaints_add (complaints, "kind", _ ("Choose what it is."));
  if (certificate->kind == SUMMER_CERTIFICATE_QUALIFICATION && !is_given (certificate->title))
    summer_complaints_add (complaints, "title", _ ("Write what it qualifies for."));
  if (certificate->issued_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "issued_on", _ ("Write the day on which it was issued."));
  else if (certificate->issued_on > today)
    summer_complaints_add (complaints, "issued_on", _ ("This day is still to come."));
  if (certificate->until == SUMMER_DAY_NONE)
    return;
  if (certificate->issued_on != SUMMER_DAY_NONE && certificate->until < certificate->issued_on)
    summer_complaints_add (complaints, "until", _ ("It would end before it was issued."));
  else if (certificate->until < today)
    summer_complaints_warn (complaints, "until", _ ("It has expired already."));
}

static gboolean
take_name (const SummerPersonRecord *record, gpointer user_data)
{
  *(char **) user_data = g_strdup (record->name);
  return FALSE;
}

/**
 * summer_certificate_save:
 * @certificate: id 0 = a new one, and filled in
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_certificate_save (SummerStore *store,
                         SummerCertificateRecord *certificate,
                         SummerDay today,
                         SummerComplaints *complaints,
                         char **done,
                         GError **error)
{
  const gboolean is_new = certificate->id == 0;
  g_autofree char *name = NULL;
  g_autofree char *what = NULL;

  summer_certificate_check (certificate, today, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_person_find (store, certificate->person, take_name, &name, error))
    return FALSE;
  what
      = g_strdup_printf ("%s · %s", name,
                         summer_terms_get_text (SUMMER_TERMS_CERTIFICATE, (int) certificate->kind));
  if (!summer_store_begin (store, "certificate", what, error))
    return FALSE;
  if (summer_clerk_finish (store,
                           is_new ? summer_certificate_insert (store, certificate, error)
                                  : summer_certificate_update (store, certificate, error),
                           _ ("Stored: %s"), what, done, error))
    return TRUE;
  if (is_new)
    certificate->id = 0;
  return FALSE;
}

/**
 * summer_certificate_take_out:
 * @what: which it is, in words
 *
 * Takes a paper out that was noted by mistake, with its scans: undoing brings both back.
 */
gboolean
summer_certificate_take_out (
    SummerStore *store, gint64 id, const char *what, char **done, GError **error)
{
  if (!summer_store_begin (store, "delete", what, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_document_delete_of (store, "certificate", id, error)
                                  && summer_certificate_delete (store, id, error),
                              _ ("Deleted: %s"), what, done, error);
}

/* }}} */
/* {{{ People out of the staff */

/* "name\nnumber" of those that are made, and the names alone. */
static gboolean
make_person (SummerStore *store,
             gint64 programme,
             const SummerStaffEntry *entry,
             GHashTable *made,
             guint *n_made,
             GError **error)
{
  const gboolean has_number = is_given (entry->record.identity_number);
  g_autofree char *key = summer_name_dup_key (entry->record.name);
  g_autofree char *number = has_number ? g_ascii_strup (entry->record.identity_number, -1) : NULL;
  g_autofree char *both = g_strconcat (key, "\n", number, NULL);
  SummerPersonRecord person = { .programme = programme,
                                .name = entry->record.name,
                                .identity_number = entry->record.identity_number,
                                .telephone = entry->record.telephone };
  SummerDay birth;

  /* Without a number it is whoever has the name. */
  if (g_hash_table_contains (made, has_number ? both : key))
    return TRUE;
  if (has_number)
    summer_identity_check (entry->record.identity_number, &birth, &person.sex);
  g_hash_table_add (made, g_steal_pointer (&both));
  g_hash_table_add (made, g_steal_pointer (&key));
  (*n_made)++;
  return summer_person_insert (store, &person, error);
}

static gboolean
make_people (SummerStore *store, gint64 programme, guint *n_made, GError **error)
{
  g_autoptr (SummerPeopleIndex) index = summer_people_index_new (store, programme, error);
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (index == NULL)
    return FALSE;
  for (guint i = 0; i < index->persons->len; i++)
    g_hash_table_add (made, g_strdup (g_array_index (index->persons, SummerPersonEntry, i).key));
  /* Those with a number first: the others may be one of them. */
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < index->staff->len; i++)
      {
        const SummerStaffEntry *entry = &g_array_index (index->staff, SummerStaffEntry, i);

        if (entry->person == 0 && is_given (entry->record.identity_number) == (pass == 0)
            && !make_person (store, programme, entry, made, n_made, error))
          return FALSE;
      }
  return TRUE;
}

/**
 * summer_people_make:
 * @n_made: (out) (optional): how many are new; 0 = everybody is known, and nothing was written
 * @done: (out) (optional) (transfer full): what a person is told; %NULL where nobody is new
 *
 * A programme that came as a workbook has rows of staff and no people: makes a person of each name and identity number.
 */
gboolean
summer_people_make (
    SummerStore *store, gint64 programme, guint *n_made, char **done, GError **error)
{
  guint made = 0;
  gboolean written;
  g_autofree char *count = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (n_made != NULL)
    *n_made = 0;
  if (!summer_store_begin (store, "person", NULL, error))
    return FALSE;
  written = make_people (store, programme, &made, error);
  if (written && made == 0)
    {
      summer_store_rollback (store);
      return TRUE;
    }
  count = g_strdup_printf (ngettext ("%u person", "%u people", made), made);
  if (written)
    summer_store_set_reason (store, count);
  if (n_made != NULL)
    *n_made = made;
  return summer_clerk_finish (store, written, _ ("Added: %s"), count, done, error);
}

/* }}} */
