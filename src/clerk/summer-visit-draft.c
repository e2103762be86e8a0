#include "config.h"

#include "summer-visit-draft.h"

#include <glib/gi18n.h>

#include "summer-safety-table.h"
#include "summer-visit-table.h"

/* Within so many days what was found is to be mended, unless the visitor says otherwise. */
#define DAYS_FOR_SERIOUS 3
#define DAYS_FOR_MINOR 7

static void
line_free (gpointer data)
{
  SummerVisitLine *line = data;

  g_free (line->text);
  g_free (line->note);
  g_free (line);
}

static void
problem_free (gpointer data)
{
  SummerVisitProblem *problem = data;

  g_free ((char *) problem->record.what);
  g_free ((char *) problem->record.fix);
  g_free ((char *) problem->record.sent_back);
  g_free ((char *) problem->record.confirmed_by);
  g_free (problem->stored_what);
  g_free (problem->unread_fix_by);
  g_free (problem);
}

void
summer_visit_draft_free (SummerVisitDraft *self)
{
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->removed);
  g_free (self->days);
  g_free (self);
}

static gboolean
take_item (const SummerChecklistItemRecord *record, gpointer user_data)
{
  SummerVisitDraft *self = user_data;
  SummerVisitLine *line;

  if (record->kind != SUMMER_CHECKLIST_VISIT)
    return TRUE;
  line = g_new0 (SummerVisitLine, 1);
  line->item = record->id;
  line->text = g_strdup (record->text);
  line->weight = record->weight;
  line->serious = record->serious != 0;
  line->answer = SUMMER_NOT_ANSWERED;
  line->stored = record->asked == 0; /* until the answers were read: "shown only if answered" */
  g_ptr_array_add (self->lines, line);
  return TRUE;
}

static SummerVisitLine *
find_line (const SummerVisitDraft *self, gint64 item)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      SummerVisitLine *line = self->lines->pdata[i];

      if (line->item == item)
        return line;
    }
  return NULL;
}

static gboolean
take_answer (const SummerVisitAnswerRecord *record, gpointer user_data)
{
  SummerVisitLine *line = find_line (user_data, record->item);

  if (line != NULL)
    {
      line->answer = record->answer;
      line->note = g_strdup (record->note);
      line->stored = TRUE;
    }
  return TRUE;
}

/* Items that are no longer asked stand only where they were answered. */
static void
drop_unasked (SummerVisitDraft *self)
{
  for (guint i = self->lines->len; i-- > 0;)
    {
      SummerVisitLine *line = self->lines->pdata[i];

      if (line->stored && line->answer == SUMMER_NOT_ANSWERED)
        g_ptr_array_remove_index (self->lines, i);
    }
}

static gboolean
take_problem (const SummerVisitProblemRecord *record, gpointer user_data)
{
  SummerVisitDraft *self = user_data;
  SummerVisitProblem *problem = g_new0 (SummerVisitProblem, 1);

  problem->record = *record;
  problem->stored_severity = record->severity;
  problem->stored_what = g_strdup (record->what);
  problem->stored_fix_by = record->fix_by;
  problem->record.what = g_strdup (record->what);
  problem->record.fix = g_strdup (record->fix);
  problem->record.sent_back = g_strdup (record->sent_back);
  problem->record.confirmed_by = g_strdup (record->confirmed_by);
  g_ptr_array_add (self->problems, problem);
  return TRUE;
}

/* A visit out of a workbook has its problem in its own row. */
static gboolean
take_visit (const SummerVisitRecord *record, gpointer user_data)
{
  SummerVisitDraft *self = user_data;
  SummerVisitProblem *problem;

  if (record->result == SUMMER_VISIT_PASS || self->problems->len > 0)
    return FALSE;
  problem = summer_visit_draft_add_problem (
      self, (SummerProblemSeverity) (record->result - SUMMER_VISIT_MINOR),
      record->problem != NULL
          ? record->problem
          : summer_terms_get_text (SUMMER_TERMS_VISIT_RESULT, (int) record->result),
      record->day);
  problem->stored_severity = problem->record.severity;
  problem->record.fix_by = record->fix_by;
  problem->record.fixed_on = problem->record.confirmed_on = record->fixed_on;
  if (record->fixed_on != SUMMER_DAY_NONE)
    problem->record.confirmed_by
        = g_strdup (record->visitor != NULL ? record->visitor : _ ("workbook"));
  return FALSE;
}

/**
 * summer_visit_draft_load:
 * @visit: 0 for a new one
 *
 * The checklist of the programme as it is asked now, with what was answered on @visit, also to items that are no
 * longer asked.
 *
 * Returns: (transfer full) (nullable): NULL with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when the visit is gone
 */
SummerVisitDraft *
summer_visit_draft_load (SummerStore *store, gint64 programme, gint64 visit, GError **error)
{
  g_autoptr (SummerVisitDraft) self = g_new0 (SummerVisitDraft, 1);

  self->visit = visit;
  self->lines = g_ptr_array_new_with_free_func (line_free);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->removed = g_ptr_array_new_with_free_func (problem_free);
  if (!summer_checklist_item_each (store, programme, take_item, self, error))
    return NULL;
  if (visit != 0
      && (!summer_visit_answer_each (store, visit, take_answer, self, error)
          || !summer_visit_problem_each (store, visit, take_problem, self, error)
          || !summer_visit_find (store, visit, take_visit, self, error)))
    return NULL;
  drop_unasked (self);
  return g_steal_pointer (&self);
}

/**
 * summer_visit_draft_set_days:
 *
 * From now on no other day is proposed by which a problem is to be mended.
 */
void
summer_visit_draft_set_days (SummerVisitDraft *self, const SummerDay *days, guint n_days)
{
  g_free (self->days);
  self->days = g_memdup2 (days, n_days * sizeof *days);
  self->n_days = n_days;
}

/**
 * summer_visit_propose_fix_by:
 * @severity: SUMMER_PROBLEM_MINOR or SUMMER_PROBLEM_SERIOUS
 *
 * Returns: the last day within the days that it may take on which the class is held, if there is one from @from on
 */
SummerDay
summer_visit_propose_fix_by (int severity, SummerDay from, const SummerDay *days, guint n_days)
{
  const SummerDay by
      = from + (severity == SUMMER_PROBLEM_SERIOUS ? DAYS_FOR_SERIOUS : DAYS_FOR_MINOR);

  for (guint i = n_days; i-- > 0 && days[i] >= from;)
    if (days[i] <= by)
      return days[i];
  return by;
}

/**
 * summer_visit_draft_add_problem:
 * @what: (nullable): NULL = to be written yet
 * @day: of the visit; by it the day is proposed by which the problem is to be mended, one on which the class is held
 *
 * Returns: (transfer none): the problem
 */
SummerVisitProblem *
summer_visit_draft_add_problem (SummerVisitDraft *self,
                                SummerProblemSeverity severity,
                                const char *what,
                                SummerDay day)
{
  SummerVisitProblem *problem = g_new0 (SummerVisitProblem, 1);

  problem->stored_severity = -1;
  problem->record.visit = self->visit;
  problem->record.severity = (int) severity;
  problem->record.what = g_strdup (what);
  problem->record.fix_by
      = day == SUMMER_DAY_NONE
            ? SUMMER_DAY_NONE
            : summer_visit_propose_fix_by ((int) severity, day, self->days, self->n_days);
  problem->record.fixed_on = problem->record.confirmed_on = SUMMER_DAY_NONE;
  g_ptr_array_add (self->problems, problem);
  return problem;
}

/**
 * summer_visit_draft_remove_problem:
 * @problem: its place; one that is confirmed stays, and one that is stored as serious
 */
void
summer_visit_draft_remove_problem (SummerVisitDraft *self, guint problem)
{
  const SummerVisitProblem *removed = self->problems->pdata[problem];

  g_return_if_fail (problem < self->problems->len && !summer_visit_problem_is_confirmed (removed)
                    && !summer_visit_problem_is_serious (removed));

  if (removed->record.id != 0)
    g_ptr_array_add (self->removed, g_ptr_array_steal_index (self->problems, problem));
  else
    g_ptr_array_remove_index (self->problems, problem);
}

void
summer_visit_problem_set_what (SummerVisitProblem *problem, const char *what)
{
  char *copy = g_strdup (what);

  g_free ((char *) problem->record.what);
  problem->record.what = copy;
  problem->proposed = FALSE;
}

/**
 * summer_visit_problem_set_fix_by:
 * @unread: (nullable): what was written where it is no date; it is complained of, and not stored as no day
 */
void
summer_visit_problem_set_fix_by (SummerVisitProblem *problem, SummerDay day, const char *unread)
{
  char *copy = g_strdup (unread);

  g_free (problem->unread_fix_by);
  problem->unread_fix_by = copy;
  problem->record.fix_by = unread == NULL ? day : SUMMER_DAY_NONE;
  problem->proposed = FALSE;
}

gboolean
summer_visit_problem_is_confirmed (const SummerVisitProblem *problem)
{
  return problem->record.confirmed_on != SUMMER_DAY_NONE;
}

/**
 * summer_visit_problem_is_serious:
 *
 * The grant of the class hangs on it: only a correction that the union confirms ends it, or the undoing of the entry
 * that it came with.
 */
gboolean
summer_visit_problem_is_serious (const SummerVisitProblem *problem)
{
  return problem->stored_severity == SUMMER_PROBLEM_SERIOUS
         && !summer_visit_problem_is_confirmed (problem);
}

static int
find_problem (const SummerVisitDraft *self, gint64 item)
{
  for (guint i = 0; i < self->problems->len; i++)
    {
      const SummerVisitProblem *problem = self->problems->pdata[i];

      if (problem->record.item == item)
        return (int) i;
    }
  return -1;
}

/**
 * summer_visit_draft_answer:
 * @answer: a SummerAnswer, or %SUMMER_NOT_ANSWERED
 * @day: of the visit
 *
 * A "no" proposes a problem, unless there is one of this item already; another answer takes it back as long as
 * nobody has written into it.
 *
 * Returns: whether the problems are others than before
 */
gboolean
summer_visit_draft_answer (SummerVisitDraft *self, guint line, int answer, SummerDay day)
{
  SummerVisitLine *answered = self->lines->pdata[line];
  const int found = find_problem (self, answered->item);

  g_return_val_if_fail (line < self->lines->len, FALSE);

  answered->answer = answer;
  if (answer == SUMMER_ANSWER_NO && found < 0)
    {
      g_autofree char *what = g_strdup_printf (_ ("Not met: %s"), answered->text);
      SummerVisitProblem *problem = summer_visit_draft_add_problem (
          self, answered->serious ? SUMMER_PROBLEM_SERIOUS : SUMMER_PROBLEM_MINOR, what, day);

      problem->record.item = answered->item;
      problem->proposed = TRUE;
      return TRUE;
    }
  if (answer != SUMMER_ANSWER_NO && found >= 0
      && ((SummerVisitProblem *) self->problems->pdata[found])->proposed)
    {
      summer_visit_draft_remove_problem (self, (guint) found);
      return TRUE;
    }
  return FALSE;
}

void
summer_visit_draft_set_note (SummerVisitDraft *self, guint line, const char *note)
{
  SummerVisitLine *noted = self->lines->pdata[line];
  char *copy = g_strdup (note != NULL && *note != '\0' ? note : NULL);

  g_free (noted->note);
  noted->note = copy;
}

/**
 * summer_visit_draft_get_score:
 * @part: (out): the points of what is as it should be
 * @whole: (out): those of all that was answered and applies
 *
 * As a rate it is cut off, never rounded up.
 */
gboolean
summer_visit_draft_get_score (const SummerVisitDraft *self, int *part, int *whole)
{
  *part = *whole = 0;
  for (guint i = 0; i < self->lines->len; i++)
    {
      const SummerVisitLine *line = self->lines->pdata[i];

      *part += line->answer == SUMMER_ANSWER_YES ? line->weight : 0;
      *whole += line->answer == SUMMER_ANSWER_YES || line->answer == SUMMER_ANSWER_NO ? line->weight
                                                                                      : 0;
    }
  return *whole > 0;
}

guint
summer_visit_draft_count_open (const SummerVisitDraft *self)
{
  guint open = 0;

  for (guint i = 0; i < self->lines->len; i++)
    open += ((const SummerVisitLine *) self->lines->pdata[i])->answer == SUMMER_NOT_ANSWERED;
  return open;
}
