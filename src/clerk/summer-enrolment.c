#include "config.h"

#include "summer-enrolment.h"

#include <glib/gi18n.h>

#include "summer-application-table.h"
#include "summer-clerk-entry.h"
#include "summer-class-table.h"
#include "summer-grade.h"
#include "summer-person-check.h"

/**
 * summer_application_start:
 * @class_id: 0 = not chosen yet
 * @form: (out caller-allocates)
 * @number: (out) (transfer full): its number, the next of the programme
 */
gboolean
summer_application_start (SummerStore *store,
                          gint64 programme,
                          gint64 class_id,
                          SummerDay today,
                          SummerApplicationForm *form,
                          char **number,
                          GError **error)
{
  *number = summer_application_dup_next_number (store, programme, error);
  *form = (SummerApplicationForm){ .record = { .programme = programme,
                                               .class_id = class_id,
                                               .number = *number,
                                               .applied_on = today,
                                               .birth = SUMMER_DAY_NONE,
                                               .both_work = -1,
                                               .host_staff = -1,
                                               .offered_on = SUMMER_DAY_NONE,
                                               .offer_until = SUMMER_DAY_NONE,
                                               .decided_on = SUMMER_DAY_NONE } };
  return *number != NULL;
}

static void
require (SummerComplaints *complaints, const char *field, const char *value, const char *text)
{
  if (value == NULL || *value == '\0')
    summer_complaints_add (complaints, field, "%s", text);
}

/* The same child elsewhere is told, and decided when the place is accepted. */
static void
warn_of_twins (const SummerApplicationRecord *record,
               SummerTwins *twins,
               SummerComplaints *complaints)
{
  SummerTwin twin;
  SummerTwinKind kind;

  if (record->name == NULL || record->child != 0)
    return;
  if (summer_twins_find_application (twins, record->id, record->name, record->birth,
                                     record->identity_number, &twin))
    summer_complaints_warn (complaints, "name",
                            _ ("Application %s for %s is of the same child and still open."),
                            twin.code, twin.class_name);
  else if (summer_twins_find_child (twins, record->name, record->birth, record->identity_number,
                                    &kind, &twin))
    summer_complaints_warn (complaints, kind == SUMMER_TWIN_IDENTITY ? "identity_number" : "name",
                            twin.class_name != NULL
                                ? _ ("%s %s is in the records already: class %s.")
                                : _ ("%s %s is in the records already."),
                            twin.code, twin.name, twin.class_name);
}

/**
 * summer_application_check:
 * @twins: (nullable): to be told of other records of the child
 * @today: the clock's day
 *
 * What is wrong with an application as it stands in the form, field by field.
 */
void
summer_application_check (const SummerApplicationForm *form,
                          SummerTwins *twins,
                          SummerDay today,
                          SummerComplaints *complaints)
{
  const SummerApplicationRecord *record = &form->record;

  if (record->class_id == 0)
    summer_complaints_add (complaints, "class", _ ("Choose the class."));
  require (complaints, "number", record->number, _ ("Write the number of the application."));
  require (complaints, "name", record->name, _ ("Write the name of the child."));
  require (complaints, "guardian", record->guardian, _ ("Write who applies."));
  require (complaints, "telephone", record->telephone, _ ("Write the number of the guardian."));
  if (record->applied_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "applied_on", _ ("Write the day of the application."));
  else if (record->applied_on > today)
    summer_complaints_add (complaints, "applied_on", _ ("This day is still to come."));
  summer_person_check_birth (complaints, "birth", record->birth, today);
  summer_person_check_identity (complaints, "identity_number", record->document,
                                record->identity_number, record->birth, record->sex);
  summer_person_check_telephone (complaints, "telephone", record->telephone);
  if (record->grade != NULL && summer_grade_parse (record->grade) == 0)
    summer_complaints_warn (complaints, "grade",
                            _ ("This is no grade of a school. Write it as 三年级."));
  if (twins != NULL)
    warn_of_twins (record, twins, complaints);
}

typedef struct
{
  SummerStore *store;
  SummerApplicationChange change;
  gpointer data;
  char **what;
  gboolean done;
  GError **error;
} Change;

static gboolean
apply_change (const SummerApplicationRecord *record, gpointer user_data)
{
  Change *change = user_data;
  SummerApplicationRecord changed = *record;

  change->done = change->change (&changed, change->data, change->error)
                 && summer_application_update (change->store, &changed, change->error);
  if (change->done && change->what != NULL)
    *change->what = g_strdup_printf ("%s %s", changed.number, changed.name);
  return FALSE;
}

/**
 * summer_application_change:
 * @change: fills in what is to be other than it was; %FALSE with the error set where it must not be
 * @what: (out) (optional) (transfer full): the application in words
 *
 * Within an entry that the caller began.
 */
gboolean
summer_application_change (SummerStore *store,
                           gint64 application,
                           SummerApplicationChange change,
                           gpointer data,
                           char **what,
                           GError **error)
{
  Change of = { store, change, data, what, FALSE, error };

  return summer_application_find (store, application, apply_change, &of, error) && of.done;
}

typedef struct
{
  SummerStore *store;
  const SummerApplicationForm *form;
  gboolean points_change;
} Saving;

/* What the form shows is the form's; what became of the application is not. */
static gboolean
fill_in (SummerApplicationRecord *record, gpointer data, GError **error)
{
  const Saving *saving = data;
  SummerApplicationRecord changed = saving->form->record;

  if (record->state != SUMMER_APPLICATION_WAITING && record->class_id != changed.class_id)
    return summer_clerk_set_refused (error, _ ("Only an application that waits can be moved to "
                                               "another class. Take this one back and write a new "
                                               "one."));
  changed.state = record->state;
  changed.offered_on = record->offered_on;
  changed.offer_until = record->offer_until;
  changed.decided_on = record->decided_on;
  changed.reason = record->reason;
  changed.child = record->child;
  /* A number was drawn among those of the same class and points. */
  changed.draw = saving->points_change || record->class_id != changed.class_id ? 0 : record->draw;
  *record = changed;
  return TRUE;
}

static gboolean
add_claim (const SummerApplicationGroupRecord *record, gpointer user_data)
{
  int *claims = user_data;

  claims[record->priority] = record->proved ? SUMMER_CLAIM_PROVED : SUMMER_CLAIM_MADE;
  return TRUE;
}

static gboolean
save_claims (SummerStore *store, const SummerApplicationForm *form, GError **error)
{
  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    if (!summer_application_group_save (store, form->record.id, (SummerPriority) i,
                                        (SummerClaim) form->claims[i], error))
      return FALSE;
  return TRUE;
}

static gboolean
save_stored (SummerStore *store, const SummerApplicationForm *form, GError **error)
{
  int claims[SUMMER_N_PRIORITIES] = { SUMMER_CLAIM_NONE };
  Saving saving = { store, form, FALSE };

  if (!summer_application_group_each_of (store, form->record.id, add_claim, claims, error))
    return FALSE;
  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    saving.points_change
        |= (claims[i] == SUMMER_CLAIM_PROVED) != (form->claims[i] == SUMMER_CLAIM_PROVED);
  return summer_application_change (store, form->record.id, fill_in, &saving, NULL, error)
         && save_claims (store, form, error);
}

typedef struct
{
  const char *number;
  gboolean is_kept;
} Number;

static gboolean
compare_number (const SummerApplicationRecord *record, gpointer user_data)
{
  Number *number = user_data;

  number->is_kept = g_strcmp0 (record->number, number->number) == 0;
  return FALSE;
}

/* A number that another application has, or that is not the one that the guardian was told: lotteries draw by it. */
static gboolean
check_number (SummerStore *store,
              const SummerApplicationRecord *record,
              SummerComplaints *complaints,
              GError **error)
{
  g_autoptr (GError) failed = NULL;
  Number number = { record->number, FALSE };
  gint64 other;

  if (record->number == NULL)
    return TRUE;
  if (record->id != 0)
    {
      if (!summer_application_find (store, record->id, compare_number, &number, error))
        return FALSE;
      if (!number.is_kept)
        summer_complaints_add (complaints, "number",
                               _ ("The number stays as it was given: lotteries draw by it."));
    }
  other = summer_application_find_number (store, record->programme, record->number, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (other != 0 && other != record->id)
    summer_complaints_add (complaints, "number", _ ("Another application has the number %s."),
                           record->number);
  return TRUE;
}

/**
 * summer_application_save:
 * @form: its record gets an id when it has none
 * @complaints: what is wrong, and nothing was written
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Stores an application and what it claims. Its number stays once it is stored. Where claims that count change, a number drawn before is void: it was
 * drawn among others.
 *
 * Returns: FALSE with complaints, or with @error set
 */
gboolean
summer_application_save (SummerStore *store,
                         SummerApplicationForm *form,
                         SummerDay today,
                         SummerComplaints *complaints,
                         char **done,
                         GError **error)
{
  const gboolean is_new = form->record.id == 0;
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_application_check (form, NULL, today, complaints);
  if (!check_number (store, &form->record, complaints, error)
      || !summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "application", NULL, error))
    return FALSE;
  what = g_strdup_printf ("%s %s", form->record.number, form->record.name);
  if (!summer_clerk_finish (store,
                            is_new ? summer_application_insert (store, &form->record, error)
                                         && save_claims (store, form, error)
                                   : save_stored (store, form, error),
                            is_new ? _ ("Application taken: %s") : _ ("Application changed: %s"),
                            what, done, error))
    {
      if (is_new)
        form->record.id = 0;
      return FALSE;
    }
  return TRUE;
}

typedef struct
{
  SummerApplicationState state;
  const char *reason;
  SummerDay today;
} Closing;

static gboolean
close_one (SummerApplicationRecord *record, gpointer data, GError **error)
{
  const Closing *closing = data;
  const gboolean offered = record->state == SUMMER_APPLICATION_OFFERED;

  if (closing->state == SUMMER_APPLICATION_DECLINED && !offered)
    return summer_clerk_set_refused (error, _ ("%s was offered no place that could be declined."),
                                     record->name);
  if (closing->state == SUMMER_APPLICATION_REFUSED && record->state != SUMMER_APPLICATION_WAITING)
    return summer_clerk_set_refused (error, _ ("Only an application that waits can be refused."));
  if (record->state > SUMMER_APPLICATION_OFFERED)
    return summer_clerk_set_refused (error, _ ("This application is closed already."));
  record->state = closing->state;
  record->reason = closing->reason;
  record->decided_on = closing->today;
  return TRUE;
}

/**
 * summer_application_close:
 * @state: declined by the guardian, taken back by the guardian, or refused by the office
 * @reason: (nullable): needed where it is taken back or refused
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Ends an application. A place that was offered to it is free again.
 */
gboolean
summer_application_close (SummerStore *store,
                          gint64 application,
                          SummerApplicationState state,
                          const char *reason,
                          SummerDay today,
                          char **done,
                          GError **error)
{
  Closing closing = { state, reason, today };
  g_autofree char *what = NULL;
  const char *format = state == SUMMER_APPLICATION_DECLINED  ? _ ("Declined: %s")
                       : state == SUMMER_APPLICATION_REFUSED ? _ ("Refused: %s")
                                                             : _ ("Taken back: %s");
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (state == SUMMER_APPLICATION_DECLINED || state == SUMMER_APPLICATION_REFUSED
                            || state == SUMMER_APPLICATION_TAKEN_BACK,
                        FALSE);

  if (state != SUMMER_APPLICATION_DECLINED && (reason == NULL || *reason == '\0'))
    return summer_clerk_set_refused (error, _ ("Write the reason."));
  if (!summer_store_begin (store, "application-closed", reason, error))
    return FALSE;
  written = summer_application_change (store, application, close_one, &closing, &what, error);
  return summer_clerk_finish (store, written, format, what, done, error);
}

static gboolean
reopen (SummerApplicationRecord *record, gpointer data, GError **error)
{
  if (record->state <= SUMMER_APPLICATION_ACCEPTED)
    return summer_clerk_set_refused (error, _ ("This application is not closed."));
  record->state = SUMMER_APPLICATION_WAITING;
  record->offered_on = record->offer_until = record->decided_on = SUMMER_DAY_NONE;
  record->reason = NULL;
  record->draw = 0;
  return TRUE;
}

/**
 * summer_application_reopen:
 *
 * A closed application waits again, behind those that were drawn: it took no chance with them.
 */
gboolean
summer_application_reopen (SummerStore *store, gint64 application, char **done, GError **error)
{
  g_autofree char *what = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_store_begin (store, "application", NULL, error))
    return FALSE;
  written = summer_application_change (store, application, reopen, NULL, &what, error);
  return summer_clerk_finish (store, written, _ ("Waits again: %s"), what, done, error);
}
