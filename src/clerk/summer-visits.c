#include "config.h"

#include "summer-visits.h"

#include <glib/gi18n.h>

#include "summer-clerk-day.h"
#include "summer-clerk-entry.h"
#include "summer-history.h"
#include "summer-safety-table.h"
#include "summer-visit-table.h"

/**
 * summer_visit_sum_up:
 * @problems: (array length=n_problems): of one visit
 * @visit: its result, fix_by and fixed_on are set, and its problem to what is returned
 *
 * The worst severity decides. Of its problems: the latest day by which one that is open is to be mended, or, where
 * none is, the latest there was; and the latest day of correction once all of them are confirmed.
 *
 * Returns: (transfer full) (nullable): the texts of all problems; NULL = there is none
 */
char *
summer_visit_sum_up (const SummerVisitProblemRecord *problems,
                     guint n_problems,
                     SummerVisitRecord *visit)
{
  g_autoptr (GString) text = g_string_new (NULL);
  SummerDay open_by = SUMMER_DAY_NONE, fix_by = SUMMER_DAY_NONE, fixed_on = SUMMER_DAY_NONE;
  gboolean open = FALSE;
  int worst = -1;

  for (guint i = 0; i < n_problems; i++)
    {
      worst = MAX (worst, problems[i].severity);
      g_string_append_printf (text, "%s%s", i > 0 ? C_ ("between problems", "; ") : "",
                              problems[i].what);
    }
  for (guint i = 0; i < n_problems; i++)
    {
      if (problems[i].severity != worst)
        continue;
      fix_by = MAX (fix_by, problems[i].fix_by);
      if (problems[i].confirmed_on != SUMMER_DAY_NONE)
        fixed_on = MAX (fixed_on, problems[i].fixed_on);
      else
        {
          open = TRUE;
          open_by = MAX (open_by, problems[i].fix_by);
        }
    }

  visit->result
      = n_problems == 0 ? SUMMER_VISIT_PASS : (SummerVisitResult) (SUMMER_VISIT_MINOR + worst);
  visit->fix_by = open ? open_by : fix_by;
  visit->fixed_on = open ? SUMMER_DAY_NONE : fixed_on;
  visit->problem = n_problems > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
  return (char *) visit->problem;
}

/* The stored problems of a visit, whole: their texts live in the chunk. */
typedef struct
{
  SummerStore *store;
  GArray *problems; /* SummerVisitProblemRecord */
  GStringChunk *texts;
  gboolean written;
  GError **error;
} Stored;

static gboolean
take_problem (const SummerVisitProblemRecord *record, gpointer user_data)
{
  Stored *stored = user_data;
  SummerVisitProblemRecord problem = *record;

  problem.what = g_string_chunk_insert (stored->texts, record->what);
  problem.fix = problem.sent_back = problem.confirmed_by = NULL;
  g_array_append_val (stored->problems, problem);
  return TRUE;
}

static gboolean
write_sum (const SummerVisitRecord *record, gpointer user_data)
{
  Stored *stored = user_data;
  SummerVisitRecord visit = *record;
  g_autofree char *text
      = summer_visit_sum_up ((const SummerVisitProblemRecord *) stored->problems->data,
                             stored->problems->len, &visit);

  stored->written = summer_visit_update (stored->store, &visit, stored->error);
  return FALSE;
}

/**
 * summer_visit_sum_up_stored:
 *
 * To be called in every entry that changes a problem of @visit.
 */
gboolean
summer_visit_sum_up_stored (SummerStore *store, gint64 visit, GError **error)
{
  g_autoptr (GArray) problems = g_array_new (FALSE, TRUE, sizeof (SummerVisitProblemRecord));
  Stored stored
      = { .store = store, .problems = problems, .texts = g_string_chunk_new (256), .error = error };
  const gboolean done = summer_visit_problem_each (store, visit, take_problem, &stored, error)
                        && summer_visit_find (store, visit, write_sum, &stored, error)
                        && stored.written;

  g_string_chunk_free (stored.texts);
  return done;
}

static void
check_problem (const SummerVisitRecord *visit,
               const SummerVisitProblem *problem,
               guint number,
               SummerComplaints *complaints)
{
  const SummerVisitProblemRecord *record = &problem->record;

  if (summer_visit_problem_is_confirmed (problem))
    return;
  if (summer_visit_problem_is_serious (problem) && record->severity != SUMMER_PROBLEM_SERIOUS)
    summer_complaints_add (complaints, "problems",
                           _ ("Problem %u is stored as serious and stays so until its correction "
                              "is confirmed. If it was a mistake, undo that entry."),
                           number);
  if (record->what == NULL || *record->what == '\0')
    summer_complaints_add (complaints, "problems", _ ("Write what problem %u is, or remove it."),
                           number);
  else if (problem->unread_fix_by != NULL)
    summer_complaints_add (complaints, "problems",
                           _ ("“%s” is no date: write the day of problem %u like 2019-07-08."),
                           problem->unread_fix_by, number);
  else if (record->severity == SUMMER_PROBLEM_SERIOUS && record->fix_by == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "problems",
                           _ ("Write by which day problem %u must be corrected: it is serious."),
                           number);
  if (record->fix_by != SUMMER_DAY_NONE && visit->day != SUMMER_DAY_NONE
      && record->fix_by < visit->day)
    summer_complaints_add (complaints, "problems",
                           _ ("Problem %u cannot be due before the visit. Write a later day."),
                           number);
}

/**
 * summer_visit_check:
 * @visit: its class, day and visitor; the rest is worked out of @draft
 * @today: the clock's day
 *
 * Fields: "class", "day", "visitor", "problems".
 */
void
summer_visit_check (SummerStore *store,
                    const SummerVisitRecord *visit,
                    const SummerVisitDraft *draft,
                    SummerDay today,
                    SummerComplaints *complaints)
{
  const guint open = summer_visit_draft_count_open (draft);

  summer_clerk_day_check (store, visit->class_id, visit->day, today, "day", complaints);
  if (visit->visitor == NULL || *visit->visitor == '\0')
    summer_complaints_add (complaints, "visitor", "%s", _ ("Write who visited."));
  for (guint i = 0; i < draft->problems->len; i++)
    {
      const SummerVisitProblem *problem = draft->problems->pdata[i];

      check_problem (visit, problem, i + 1, complaints);
      if (visit->day != SUMMER_DAY_NONE && problem->record.fixed_on != SUMMER_DAY_NONE
          && problem->record.fixed_on < visit->day)
        summer_complaints_add (
            complaints, "day",
            _ ("Problem %u was corrected before this day. Write an earlier one."), i + 1);
    }
  if (open > 0 && draft->lines->len > 0)
    summer_complaints_warn (complaints, "problems",
                            ngettext ("%u item is not answered and does not count.",
                                      "%u items are not answered and do not count.", open),
                            open);
}

static gboolean
write_answers (SummerStore *store, gint64 visit, const SummerVisitDraft *draft, GError **error)
{
  for (guint i = 0; i < draft->lines->len; i++)
    {
      const SummerVisitLine *line = draft->lines->pdata[i];
      const SummerVisitAnswerRecord record = { visit, line->item, line->answer, line->note };

      if (line->answer != SUMMER_NOT_ANSWERED
              ? !summer_visit_answer_put (store, &record, error)
              : line->stored && !summer_visit_answer_delete (store, visit, line->item, error))
        return FALSE;
    }
  return TRUE;
}

/* A stored problem that the draft changes or takes out. */
typedef struct
{
  SummerStore *store;
  const SummerVisitProblem *problem;
  gboolean remove, written;
  GError **error;
} Change;

/* Only what stands in the form is written: what the class reported meanwhile stays. */
static gboolean
write_change (const SummerVisitProblemRecord *record, gpointer user_data)
{
  Change *change = user_data;
  const SummerVisitProblem *seen = change->problem;
  SummerVisitProblemRecord problem = *record;

  if (record->severity != seen->stored_severity || record->fix_by != seen->stored_fix_by
      || g_strcmp0 (record->what, seen->stored_what) != 0
      || record->confirmed_on != SUMMER_DAY_NONE)
    return FALSE;
  problem.severity = seen->record.severity;
  problem.what = seen->record.what;
  problem.fix_by = seen->record.fix_by;
  change->written = change->remove
                        ? summer_visit_problem_delete (change->store, record->id, change->error)
                        : summer_visit_problem_update (change->store, &problem, change->error);
  return FALSE;
}

static gboolean
set_changed_meanwhile (GError **error)
{
  return summer_clerk_set_conflict (error, "%s",
                                    _ ("The problems of this visit were changed meanwhile. Close "
                                       "the form and open the visit again."));
}

static gboolean
change_problem (SummerStore *store,
                const SummerVisitProblem *problem,
                gboolean remove,
                GError **error)
{
  g_autoptr (GError) failure = NULL;
  Change change = { store, problem, remove, FALSE, &failure };

  if (!summer_visit_problem_find (store, problem->record.id, write_change, &change, error))
    return FALSE;
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  return change.written || set_changed_meanwhile (error);
}

static gboolean
is_changed (const SummerVisitProblem *problem)
{
  return problem->record.severity != problem->stored_severity
         || problem->record.fix_by != problem->stored_fix_by
         || g_strcmp0 (problem->record.what, problem->stored_what) != 0;
}

static gboolean
count_problem (const SummerVisitProblemRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
  return FALSE;
}

/* The problem of a workbook's visit is put down as a record of its own, once. */
static gboolean
insert_problem (SummerStore *store, gint64 visit, const SummerVisitProblem *problem, GError **error)
{
  SummerVisitProblemRecord record = problem->record;
  guint n_stored = 0;

  if (problem->stored_severity >= 0)
    {
      if (!summer_visit_problem_each (store, visit, count_problem, &n_stored, error))
        return FALSE;
      if (n_stored > 0)
        return set_changed_meanwhile (error);
    }
  record.visit = visit;
  return summer_visit_problem_insert (store, &record, error);
}

static gboolean
write_problems (SummerStore *store, gint64 visit, const SummerVisitDraft *draft, GError **error)
{
  for (guint i = 0; i < draft->removed->len; i++)
    if (!change_problem (store, draft->removed->pdata[i], TRUE, error))
      return FALSE;
  for (guint i = 0; i < draft->problems->len; i++)
    {
      const SummerVisitProblem *problem = draft->problems->pdata[i];

      if (problem->record.id == 0
              ? !insert_problem (store, visit, problem, error)
              : is_changed (problem) && !change_problem (store, problem, FALSE, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_visit (SummerStore *store,
             SummerVisitRecord *visit,
             const SummerVisitDraft *draft,
             gint64 planned,
             GError **error)
{
  g_autofree char *what = NULL;

  visit->id = draft->visit;
  visit->result = SUMMER_VISIT_PASS;
  visit->problem = NULL;
  visit->fix_by = visit->fixed_on = SUMMER_DAY_NONE;
  if (!(visit->id == 0 ? summer_visit_insert (store, visit, error)
                       : summer_visit_update (store, visit, error))
      || !write_answers (store, visit->id, draft, error)
      || !write_problems (store, visit->id, draft, error)
      || !summer_visit_sum_up_stored (store, visit->id, error))
    return FALSE;
  what = summer_history_dup_name (store, "visit", visit->id);
  summer_store_set_reason (store, what);
  return planned == 0 || summer_planned_visit_delete (store, planned, error);
}

/**
 * summer_visit_save:
 * @visit: its class, day and visitor; its id is filled in
 * @draft: the answers and problems, all of them
 * @planned: the planned visit that was made by it, 0 = none
 * @today: the clock's day
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Stores a visit, its answers and problems as one entry.
 *
 * Returns: whether it is stored; FALSE with @complaints, or with @error set
 */
gboolean
summer_visit_save (SummerStore *store,
                   SummerVisitRecord *visit,
                   const SummerVisitDraft *draft,
                   gint64 planned,
                   SummerDay today,
                   SummerComplaints *complaints,
                   char **done,
                   GError **error)
{
  gboolean written;
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_visit_check (store, visit, draft, today, complaints);
  if (!summer_complaints_is_empty (complaints) || !summer_store_begin (store, "visit", NULL, error))
    return FALSE;
  written = write_visit (store, visit, draft, planned, error);
  what = written ? summer_history_dup_name (store, "visit", visit->id) : NULL;
  return summer_clerk_finish (store, written, _ ("Visit: %s"), what, done, error);
}
