#include "config.h"

#include "summer-people.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-life-queries.h"
#include "summer-people-index.h"
#include "summer-person-table.h"
#include "summer-staff-table.h"

/* The first after the last. */
#define NO_DAYS ((SummerPeriod){ 1, 0 })

typedef struct
{
  SummerPeriod days;
  SummerClassState state;
  char *code; /* owned */
} Class;

static void
class_clear (Class *self)
{
  g_free (self->code);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Class, class_clear)

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  Class *self = user_data;

  self->days = (SummerPeriod){ record->first_day, record->last_day };
  self->state = record->state;
  self->code = g_strdup (record->code);
  return FALSE;
}

static gboolean
overlap (const SummerPeriod *a, const SummerPeriod *b)
{
  return a->first <= b->last && b->first <= a->last;
}

static char *
dup_period (const SummerPeriod *days)
{
  g_autofree char *first = summer_day_dup_text (days->first);
  g_autofree char *last = summer_day_dup_text (days->last);

  return g_strdup_printf ("%s – %s", first, last);
}

/* FALSE: the days cannot be, and nothing more is to be said of them. */
static gboolean
check_days (const SummerStaffRecord *assignment,
            const Class *class,
            SummerPeriod *days,
            SummerComplaints *complaints)
{
  const SummerDay given[] = { assignment->first_day, assignment->last_day };
  static const char *const fields[] = { "first_day", "last_day" };
  gboolean fine = TRUE;

  *days = class->days;
  if (given[0] != SUMMER_DAY_NONE)
    days->first = given[0];
  if (given[1] != SUMMER_DAY_NONE)
    days->last = given[1];
  for (guint i = 0; i < G_N_ELEMENTS (given); i++)
    if (given[i] != SUMMER_DAY_NONE
        && (given[i] < class->days.first || given[i] > class->days.last))
      {
        g_autofree char *period = dup_period (&class->days);

        summer_complaints_add (complaints, fields[i],
                               _ ("The class is held %s: choose a day of it."), period);
        fine = FALSE;
      }
  if (fine && days->last < days->first)
    {
      summer_complaints_add (complaints, "last_day", _ ("The last day is before the first."));
      fine = FALSE;
    }
  return fine;
}

/* What was marked stays under an assignment. kept: the days of its class that are left of it. */
static void
check_marks (SummerStore *store,
             const SummerStaffEntry *former,
             SummerPeriod kept,
             const char *field,
             SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SummerDay day;

  if (!summer_staff_mark_find_left (store, &former->record, kept, &day, &error))
    {
      summer_complaints_add (complaints, field, "%s", error->message);
      return;
    }
  if (day == SUMMER_DAY_NONE)
    return;
  text = summer_day_dup_text (day);
  summer_complaints_add (
      complaints, field,
      _ ("Attendance was marked in class %s on %s: the assignment there must cover that day."),
      former->class_code, text);
}

static void
check_others (const SummerStaffRecord *assignment,
              const SummerPeopleIndex *index,
              const SummerPersonEntry *person,
              const SummerPeriod *days,
              SummerComplaints *complaints)
{
  for (guint i = 0; i < person->staff->len; i++)
    {
      const SummerStaffEntry *other = &g_array_index (index->staff, SummerStaffEntry,
                                                      g_array_index (person->staff, guint, i));
      const SummerPeriod taken = { other->record.first_day, other->record.last_day };
      g_autofree char *period = dup_period (&taken);

      if (other->record.id == assignment->id || !overlap (&taken, days))
        continue;
      if (other->record.class_id != assignment->class_id)
        summer_complaints_warn (complaints, "class_id",
                                _ ("Is in class %s too, %s: it would be two places at once."),
                                other->class_code, period);
      else if (other->record.role == assignment->role)
        summer_complaints_add (complaints, "first_day",
                               _ ("Has this role in the class already, %s."), period);
    }
}

/**
 * summer_assignment_check:
 * @assignment: days none = the class's
 * @person: who is assigned
 * @index: everybody, as when the form was opened
 *
 * What is wrong with an assignment as filled in, or to be thought of: one of the same role on the same days cannot be,
 * one in another class is two places at once, and attendance that was marked stays under it.
 */
void
summer_assignment_check (const SummerStaffRecord *assignment,
                         gint64 person,
                         SummerStore *store,
                         const SummerPeopleIndex *index,
                         SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;
  g_auto (Class) class = { 0 };
  const SummerPersonEntry *entry;
  const SummerStaffEntry *former;
  SummerPeriod days;

  g_return_if_fail (SUMMER_IS_STORE (store) && index != NULL && complaints != NULL);

  if ((int) assignment->role < 0)
    summer_complaints_add (complaints, "role", _ ("Choose the role."));
  if (assignment->class_id == 0)
    {
      summer_complaints_add (complaints, "class_id", _ ("Choose the class."));
      return;
    }
  if (!summer_class_find (store, assignment->class_id, take_class, &class, &error))
    {
      summer_complaints_add (complaints, "class_id", "%s",
                             g_error_matches (error, SUMMER_STORE_ERROR,
                                              SUMMER_STORE_ERROR_NOT_FOUND)
                                 ? _ ("This class is no longer in the records.")
                                 : error->message);
      return;
    }
  if (class.state == SUMMER_CLASS_REJECTED || class.state == SUMMER_CLASS_WITHDRAWN)
    summer_complaints_add (complaints, "class_id", _ ("Class %s takes no part: %s."), class.code,
                           summer_terms_get_text (SUMMER_TERMS_CLASS_STATE, (int) class.state));
  if (!check_days (assignment, &class, &days, complaints))
    return;
  entry = summer_people_index_find (index, person);
  if (entry != NULL)
    check_others (assignment, index, entry, &days, complaints);
  former = assignment->id != 0 ? summer_people_index_find_staff (index, assignment->id) : NULL;
  if (former != NULL && former->record.class_id != assignment->class_id)
    check_marks (store, former, NO_DAYS, "class_id", complaints);
  else if (former != NULL)
    check_marks (store, former, days,
                 days.first > former->record.first_day ? "first_day" : "last_day", complaints);
}

/* What a workbook would say in the row. */
static const char *
get_qualification (const SummerPersonEntry *person)
{
  for (guint i = 0; i < person->n_certificates; i++)
    if (person->certificates[i].kind == SUMMER_CERTIFICATE_QUALIFICATION)
      return person->certificates[i].title;
  return NULL;
}

/**
 * summer_assignment_save:
 * @assignment: id 0 = a new one, and filled in
 *
 * A new one has the texts of the person; those of a stored one stay, and follow the person with summer_person_save().
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_assignment_save (SummerStore *store,
                        gint64 programme,
                        gint64 person,
                        SummerStaffRecord *assignment,
                        SummerComplaints *complaints,
                        char **done,
                        GError **error)
{
  g_autoptr (SummerPeopleIndex) index = summer_people_index_new (store, programme, error);
  g_auto (Class) class = { 0 };
  const SummerPersonEntry *entry;
  const SummerStaffEntry *former = NULL;
  SummerStaffRecord record = *assignment;
  g_autofree char *what = NULL;

  if (index == NULL)
    return FALSE;
  summer_assignment_check (assignment, person, store, index, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_class_find (store, record.class_id, take_class, &class, error))
    return FALSE;
  entry = summer_people_index_find (index, person);
  if (entry == NULL)
    return summer_clerk_set_refused (error, _ ("This person is no longer in the records."));
  if (record.id != 0)
    {
      former = summer_people_index_find_staff (index, record.id);
      if (former == NULL)
        return summer_clerk_set_refused (error, _ ("This assignment is no longer in the records."));
    }

  record.name = former != NULL ? former->record.name : entry->record.name;
  record.identity_number
      = former != NULL ? former->record.identity_number : entry->record.identity_number;
  record.telephone = former != NULL ? former->record.telephone : entry->record.telephone;
  record.qualification = former != NULL ? former->record.qualification : get_qualification (entry);
  what = g_strdup_printf ("%s · %s · %s", record.name, class.code,
                          summer_terms_get_text (SUMMER_TERMS_ROLE, (int) record.role));
  if (!summer_store_begin (store, "assign", what, error)
      || !summer_clerk_finish (store,
                               record.id == 0 ? summer_staff_insert (store, &record, error)
                                              : summer_staff_update (store, &record, error),
                               _ ("Assigned: %s"), what, done, error))
    return FALSE;
  assignment->id = record.id;
  return TRUE;
}

/* Written together: nobody is left without a class when the assignment cannot be. */
static gboolean
write_both (SummerStore *store,
            SummerPersonRecord *person,
            SummerStaffRecord *assignment,
            GError **error)
{
  assignment->name = person->name;
  assignment->identity_number = person->identity_number;
  assignment->telephone = person->telephone;
  return summer_person_insert (store, person, error)
         && summer_staff_insert (store, assignment, error);
}

/**
 * summer_assignment_add:
 * @person: id 0 = somebody new, with a programme, and filled in; else only the id and the programme are looked at
 * @assignment: a new one, and filled in
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_assignment_add (SummerStore *store,
                       SummerPersonRecord *person,
                       SummerStaffRecord *assignment,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_autoptr (SummerPeopleIndex) index = NULL;
  g_auto (Class) class = { 0 };
  g_autofree char *what = NULL;

  if (person->id != 0)
    return summer_assignment_save (store, person->programme, person->id, assignment, complaints,
                                   done, error);
  index = summer_people_index_new (store, person->programme, error);
  if (index == NULL)
    return FALSE;
  summer_person_check (person, index, complaints);
  summer_assignment_check (assignment, 0, store, index, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_class_find (store, assignment->class_id, take_class, &class, error))
    return FALSE;
  what = g_strdup_printf ("%s · %s · %s", person->name, class.code,
                          summer_terms_get_text (SUMMER_TERMS_ROLE, (int) assignment->role));
  if (!summer_store_begin (store, "assign", what, error))
    return FALSE;
  if (summer_clerk_finish (store, write_both (store, person, assignment, error), _ ("Assigned: %s"),
                           what, done, error))
    return TRUE;
  person->id = assignment->id = 0;
  return FALSE;
}

/**
 * summer_assignment_end:
 * @last_day: the last day on which the person works there
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_assignment_end (SummerStore *store,
                       gint64 programme,
                       gint64 staff,
                       SummerDay last_day,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_autoptr (SummerPeopleIndex) index = summer_people_index_new (store, programme, error);
  const SummerStaffEntry *entry;
  SummerStaffRecord record;
  g_autofree char *what = NULL;
  g_autofree char *day = NULL;

  if (index == NULL)
    return FALSE;
  entry = summer_people_index_find_staff (index, staff);
  if (entry == NULL)
    return summer_clerk_set_refused (error, _ ("This assignment is no longer in the records."));
  if (last_day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "last_day", _ ("Write a day, such as 2019-08-05."));
  else if (last_day < entry->record.first_day || last_day > entry->record.last_day)
    {
      const SummerPeriod days = { entry->record.first_day, entry->record.last_day };
      g_autofree char *period = dup_period (&days);

      summer_complaints_add (complaints, "last_day",
                             _ ("The assignment is %s: choose a day of it."), period);
    }
  else
    check_marks (store, entry, (SummerPeriod){ entry->record.first_day, last_day }, "last_day",
                 complaints);
  if (!summer_complaints_is_empty (complaints))
    return FALSE;

  record = entry->record;
  if (record.first_day == entry->class_days.first)
    record.first_day = SUMMER_DAY_NONE;
  record.last_day = last_day;
  day = summer_day_dup_text (last_day);
  what = g_strdup_printf ("%s · %s · %s", record.name, entry->class_code, day);
  if (!summer_store_begin (store, "assign", what, error))
    return FALSE;
  return summer_clerk_finish (store, summer_staff_update (store, &record, error), _ ("Ended: %s"),
                              what, done, error);
}
