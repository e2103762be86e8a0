#include "config.h"

#include "summer-visit-correction.h"

#include <glib/gi18n.h>

#include "summer-calendar.h"
#include "summer-clerk-entry.h"
#include "summer-facts-loader.h"
#include "summer-history.h"
#include "summer-safety-table.h"
#include "summer-visit-draft.h"
#include "summer-visit-table.h"
#include "summer-visits.h"

void
summer_visit_correction_free (SummerVisitCorrection *self)
{
  g_string_chunk_free (self->texts);
  g_free (self->subject);
  g_free (self);
}

static const char *
keep (SummerVisitCorrection *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert (self->texts, text) : NULL;
}

static gboolean
take_problem (const SummerVisitProblemRecord *record, gpointer user_data)
{
  SummerVisitCorrection *self = user_data;

  self->problem = *record;
  self->problem.what = keep (self, record->what);
  self->problem.fix = keep (self, record->fix);
  self->problem.sent_back = keep (self, record->sent_back);
  self->problem.confirmed_by = keep (self, record->confirmed_by);
  return FALSE;
}

/* Of a visit out of a workbook the problem is its own row. */
static gboolean
take_visit (const SummerVisitRecord *record, gpointer user_data)
{
  SummerVisitCorrection *self = user_data;

  self->class_id = record->class_id;
  self->visited_on = record->day;
  if (self->problem.visit != 0 || record->result == SUMMER_VISIT_PASS)
    return FALSE;
  self->problem.visit = record->id;
  self->problem.severity = (int) record->result - SUMMER_VISIT_MINOR;
  self->problem.what
      = keep (self, record->problem != NULL
                        ? record->problem
                        : summer_terms_get_text (SUMMER_TERMS_VISIT_RESULT, (int) record->result));
  self->problem.fix_by = record->fix_by;
  self->problem.fixed_on = self->problem.confirmed_on = record->fixed_on;
  return FALSE;
}

/**
 * summer_visit_correction_load:
 * @key: of the sheet of corrections
 *
 * Returns: (transfer full) (nullable): NULL with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when it is gone
 */
SummerVisitCorrection *
summer_visit_correction_load (SummerStore *store, gint64 key, GError **error)
{
  g_autoptr (SummerVisitCorrection) self = g_new0 (SummerVisitCorrection, 1);

  self->texts = g_string_chunk_new (256);
  self->problem.fix_by = self->problem.fixed_on = self->problem.confirmed_on = SUMMER_DAY_NONE;
  if (!summer_visit_problem_find (store, key, take_problem, self, error)
      || !summer_visit_find (store, self->problem.visit != 0 ? self->problem.visit : key,
                             take_visit, self, error))
    return NULL;
  if (self->problem.visit == 0)
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                           _ ("This problem is no longer in the records."));
      return NULL;
    }
  self->subject = summer_history_dup_name (store, "visit", self->problem.visit);
  return g_steal_pointer (&self);
}

SummerDay
summer_visit_correction_propose_fix_by (const SummerVisitCorrection *of,
                                        SummerStore *store,
                                        SummerDay today,
                                        GError **error)
{
  g_autoptr (SummerFacts) facts = summer_store_load_class_facts (store, of->class_id, FALSE, error);
  SummerCalendar calendar;
  SummerDay day;

  if (facts == NULL)
    return SUMMER_DAY_NONE;
  summer_calendar_init (&calendar, facts, &facts->classes[0], facts->classes[0].last_day);
  day = summer_visit_propose_fix_by (of->problem.severity, today, calendar.days, calendar.n_days);
  summer_calendar_clear (&calendar);
  return day;
}

static void
check_fixed_on (const SummerVisitCorrection *of,
                const SummerCorrectionForm *form,
                SummerDay today,
                SummerComplaints *complaints)
{
  if (form->fixed_on == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "fixed-on", "%s",
                           _ ("Write the day on which it was corrected."));
  else if (form->fixed_on < of->visited_on)
    summer_complaints_add (
        complaints, "fixed-on", "%s",
        _ ("It cannot have been corrected before the visit. Write a later day."));
  else if (form->fixed_on > today)
    summer_complaints_add (complaints, "fixed-on", "%s",
                           _ ("This day is still to come. Write the day on which it was."));
  else if (of->problem.fix_by != SUMMER_DAY_NONE && form->fixed_on > of->problem.fix_by)
    summer_complaints_warn (complaints, "fixed-on", "%s",
                            _ ("This is after the day by which it was to be corrected."));
}

void
summer_visit_correction_check_report (const SummerVisitCorrection *of,
                                      const SummerCorrectionForm *form,
                                      SummerDay today,
                                      SummerComplaints *complaints)
{
  check_fixed_on (of, form, today, complaints);
  if (form->fix == NULL || *form->fix == '\0')
    summer_complaints_add (complaints, "fix", "%s", _ ("Write what was done."));
}

void
summer_visit_correction_check_confirm (const SummerVisitCorrection *of,
                                       const SummerCorrectionForm *form,
                                       SummerDay today,
                                       SummerComplaints *complaints)
{
  check_fixed_on (of, form, today, complaints);
  if (form->fix == NULL || *form->fix == '\0')
    summer_complaints_add (complaints, "fix", "%s", _ ("Write what was done."));
  if (form->by == NULL || *form->by == '\0')
    summer_complaints_add (complaints, "by", "%s", _ ("Write who has looked at it."));
}

void
summer_visit_correction_check_send_back (const SummerVisitCorrection *of,
                                         const SummerCorrectionForm *form,
                                         SummerDay today,
                                         SummerComplaints *complaints)
{
  if (form->why == NULL || *form->why == '\0')
    summer_complaints_add (complaints, "why", "%s", _ ("Write what is still to be done."));
  if (form->fix_by == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "fix-by", "%s",
                           _ ("Write by which day it must be corrected now."));
  else if (form->fix_by < today)
    summer_complaints_add (complaints, "fix-by", "%s",
                           _ ("This day is over. Write today or a day to come."));
}

typedef void (*Check) (const SummerVisitCorrection *of,
                       const SummerCorrectionForm *form,
                       SummerDay today,
                       SummerComplaints *complaints);

/* The row of a visit out of a workbook becomes a problem of its own when something is said of it. */
static gboolean
write_problem (SummerStore *store, SummerVisitProblemRecord *problem, GError **error)
{
  return (problem->id == 0 ? summer_visit_problem_insert (store, problem, error)
                           : summer_visit_problem_update (store, problem, error))
         && summer_visit_sum_up_stored (store, problem->visit, error);
}

static SummerVisitCorrection *
load_checked (SummerStore *store,
              gint64 key,
              const SummerCorrectionForm *form,
              SummerDay today,
              Check check,
              SummerComplaints *complaints,
              GError **error)
{
  g_autoptr (SummerVisitCorrection) of = summer_visit_correction_load (store, key, error);

  if (of == NULL)
    return NULL;
  if (of->problem.confirmed_on != SUMMER_DAY_NONE)
    {
      summer_clerk_set_conflict (error, "%s", _ ("This correction is confirmed already."));
      return NULL;
    }
  check (of, form, today, complaints);
  return summer_complaints_is_empty (complaints) ? g_steal_pointer (&of) : NULL;
}

static gboolean
store_problem (SummerStore *store,
               SummerVisitCorrection *of,
               const char *action,
               const char *format,
               char **done,
               GError **error)
{
  g_autofree char *what = g_strdup_printf ("%s %s", of->subject, of->problem.what);

  if (!summer_store_begin (store, action, what, error))
    return FALSE;
  return summer_clerk_finish (store, write_problem (store, &of->problem, error), format, what, done,
                              error);
}

/**
 * summer_visit_correction_report:
 * @form: fixed_on and fix
 * @today: the clock's day
 *
 * The class says that it is corrected. It does not count before the union has confirmed it.
 */
gboolean
summer_visit_correction_report (SummerStore *store,
                                gint64 key,
                                const SummerCorrectionForm *form,
                                SummerDay today,
                                SummerComplaints *complaints,
                                char **done,
                                GError **error)
{
  g_autoptr (SummerVisitCorrection) of
      = load_checked (store, key, form, today, summer_visit_correction_check_report, complaints,
                      error);

  if (of == NULL)
    return FALSE;
  of->problem.fixed_on = form->fixed_on;
  of->problem.fix = form->fix;
  of->problem.sent_back = NULL;
  return store_problem (store, of, "correction", _ ("Correction reported: %s"), done, error);
}

/**
 * summer_visit_correction_confirm:
 * @form: fixed_on, fix and by
 * @today: the clock's day, on which it is confirmed
 *
 * The union has looked: since form->fixed_on the problem is open no more. It need not have been reported.
 */
gboolean
summer_visit_correction_confirm (SummerStore *store,
                                 gint64 key,
                                 const SummerCorrectionForm *form,
                                 SummerDay today,
                                 SummerComplaints *complaints,
                                 char **done,
                                 GError **error)
{
  g_autoptr (SummerVisitCorrection) of
      = load_checked (store, key, form, today, summer_visit_correction_check_confirm, complaints,
                      error);

  if (of == NULL)
    return FALSE;
  of->problem.fixed_on = form->fixed_on;
  of->problem.fix = form->fix;
  of->problem.sent_back = NULL;
  of->problem.confirmed_on = today;
  of->problem.confirmed_by = form->by;
  return store_problem (store, of, "correction-confirmed", _ ("Correction confirmed: %s"), done,
                        error);
}

/**
 * summer_visit_correction_send_back:
 * @form: why, and fix_by, the new day
 *
 * What the class reported is not enough: the problem is open as before.
 */
gboolean
summer_visit_correction_send_back (SummerStore *store,
                                   gint64 key,
                                   const SummerCorrectionForm *form,
                                   SummerDay today,
                                   SummerComplaints *complaints,
                                   char **done,
                                   GError **error)
{
  g_autoptr (SummerVisitCorrection) of
      = load_checked (store, key, form, today, summer_visit_correction_check_send_back, complaints,
                      error);

  if (of == NULL)
    return FALSE;
  if (of->problem.fixed_on == SUMMER_DAY_NONE)
    return summer_clerk_set_refused (
        error, "%s", _ ("Nothing was reported as corrected. There is nothing to send back."));
  of->problem.fixed_on = SUMMER_DAY_NONE;
  of->problem.fix_by = form->fix_by;
  of->problem.sent_back = form->why;
  return store_problem (store, of, "correction-sent-back", _ ("Sent back: %s"), done, error);
}
