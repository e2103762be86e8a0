#include "config.h"

#include "summer-class-life.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-facts-loader.h"
#include "summer-life-queries.h"
#include "summer-life-table.h"
#include "summer-name.h"
#include "summer-safety-table.h"
#include "summer-wording.h"

/* {{{ Stages and steps */

#define MAY(step) (1u << (step))

/* next: the step that comes by itself, -1 = none. */
static const struct
{
  const char *text, *next_text;
  guint allowed;
  int next;
} stages[SUMMER_N_STAGES] = {
  [SUMMER_STAGE_APPLIED] = { NC_ ("stage", "applied"), N_ ("Next: the site review"),
                             MAY (SUMMER_STEP_RETURN) | MAY (SUMMER_STEP_APPROVE)
                                 | MAY (SUMMER_STEP_REJECT) | MAY (SUMMER_STEP_WITHDRAW),
                             SUMMER_STEP_APPROVE },
  [SUMMER_STAGE_RETURNED]
  = { NC_ ("stage", "returned"), N_ ("Next: the class applies again"),
      MAY (SUMMER_STEP_APPLY_AGAIN) | MAY (SUMMER_STEP_REJECT) | MAY (SUMMER_STEP_WITHDRAW),
      SUMMER_STEP_APPLY_AGAIN },
  [SUMMER_STAGE_REVIEW_FAILED]
  = { NC_ ("stage", "site review failed"), N_ ("Next: another site review, return or reject"),
      MAY (SUMMER_STEP_RETURN) | MAY (SUMMER_STEP_APPROVE) | MAY (SUMMER_STEP_REJECT)
          | MAY (SUMMER_STEP_WITHDRAW),
      SUMMER_STEP_RETURN },
  [SUMMER_STAGE_REVIEWED] = { NC_ ("stage", "site reviewed"), N_ ("Next: approve or reject"),
                              MAY (SUMMER_STEP_RETURN) | MAY (SUMMER_STEP_APPROVE)
                                  | MAY (SUMMER_STEP_REJECT) | MAY (SUMMER_STEP_WITHDRAW),
                              SUMMER_STEP_APPROVE },
  [SUMMER_STAGE_APPROVED]
  = { NC_ ("stage", "approved"), N_ ("Next: open the class"),
      MAY (SUMMER_STEP_OPEN) | MAY (SUMMER_STEP_WITHDRAW), SUMMER_STEP_OPEN },
  [SUMMER_STAGE_OPEN] = { NC_ ("stage", "open"), N_ ("Next: end it after the last open day"),
                          MAY (SUMMER_STEP_END) | MAY (SUMMER_STEP_WITHDRAW), SUMMER_STEP_END },
  [SUMMER_STAGE_ENDED] = { NC_ ("stage", "ended"), N_ ("Next: assess it"), MAY (SUMMER_STEP_ASSESS),
                           SUMMER_STEP_ASSESS },
  [SUMMER_STAGE_ASSESSED]
  = { NC_ ("stage", "assessed"), N_ ("Next: settle the subsidy"),
      MAY (SUMMER_STEP_ASSESS) | MAY (SUMMER_STEP_SETTLE), SUMMER_STEP_SETTLE },
  [SUMMER_STAGE_SETTLED] = { NC_ ("stage", "settled"), "", 0, -1 },
  [SUMMER_STAGE_REJECTED] = { NC_ ("stage", "rejected"), "", 0, -1 },
  [SUMMER_STAGE_WITHDRAWN] = { NC_ ("stage", "withdrawn"), "", 0, -1 },
};

/* verb: for the button; done: what is told then. state: where it leads, -1 = nowhere else. */
static const struct
{
  const char *name, *verb, *done;
  int state;
  gboolean note;
} steps[SUMMER_N_STEPS] = {
  [SUMMER_STEP_APPLY]
  = { "apply", N_ ("_Apply…"), N_ ("Applied: %s"), SUMMER_CLASS_APPLIED, FALSE },
  [SUMMER_STEP_RETURN] = { "return", N_ ("_Return…"), N_ ("Returned: %s"), -1, TRUE },
  [SUMMER_STEP_APPLY_AGAIN]
  = { "apply-again", N_ ("Apply A_gain…"), N_ ("Applied again: %s"), -1, FALSE },
  [SUMMER_STEP_APPROVE]
  = { "approve", N_ ("_Approve…"), N_ ("Approved: %s"), SUMMER_CLASS_APPROVED, FALSE },
  [SUMMER_STEP_REJECT]
  = { "reject", N_ ("Re_ject…"), N_ ("Rejected: %s"), SUMMER_CLASS_REJECTED, TRUE },
  [SUMMER_STEP_OPEN] = { "open", N_ ("_Open…"), N_ ("Opened: %s"), SUMMER_CLASS_OPEN, FALSE },
  [SUMMER_STEP_END] = { "end", N_ ("_End…"), N_ ("Class ended: %s"), SUMMER_CLASS_ENDED, FALSE },
  [SUMMER_STEP_ASSESS] = { "assess", N_ ("Asse_ss…"), N_ ("Assessed: %s"), -1, FALSE },
  [SUMMER_STEP_SETTLE] = { "settle", N_ ("Se_ttle…"), N_ ("Settled: %s"), -1, FALSE },
  [SUMMER_STEP_WITHDRAW]
  = { "withdraw", N_ ("_Withdraw…"), N_ ("Withdrawn: %s"), SUMMER_CLASS_WITHDRAWN, TRUE },
};

/**
 * summer_stage_get:
 * @last_step: the last #SummerStep that is stored, -1 = none
 * @review: the latest #SummerReviewResult, -1 = none
 *
 * The state is the workbook's and leads; the steps say more where they agree with it.
 */
SummerStage
summer_stage_get (SummerClassState state, int last_step, int review)
{
  switch (state)
    {
    case SUMMER_CLASS_APPLIED:
      return last_step == SUMMER_STEP_RETURN ? SUMMER_STAGE_RETURNED
             : review < 0                    ? SUMMER_STAGE_APPLIED
             : review == SUMMER_RESULT_PASS  ? SUMMER_STAGE_REVIEWED
                                             : SUMMER_STAGE_REVIEW_FAILED;
    case SUMMER_CLASS_APPROVED:
      return SUMMER_STAGE_APPROVED;
    case SUMMER_CLASS_OPEN:
      return SUMMER_STAGE_OPEN;
    case SUMMER_CLASS_REJECTED:
      return SUMMER_STAGE_REJECTED;
    case SUMMER_CLASS_WITHDRAWN:
      return SUMMER_STAGE_WITHDRAWN;
    case SUMMER_CLASS_ENDED:
    default:
      return last_step == SUMMER_STEP_SETTLE   ? SUMMER_STAGE_SETTLED
             : last_step == SUMMER_STEP_ASSESS ? SUMMER_STAGE_ASSESSED
                                               : SUMMER_STAGE_ENDED;
    }
}

gboolean
summer_stage_allows (SummerStage stage, SummerStep step)
{
  return (stages[stage].allowed & MAY (step)) != 0;
}

int
summer_stage_get_next (SummerStage stage)
{
  return stages[stage].next;
}

const char *
summer_stage_get_text (SummerStage stage)
{
  return g_dpgettext2 (NULL, "stage", stages[stage].text);
}

const char *
summer_stage_get_next_text (SummerStage stage)
{
  return *stages[stage].next_text != '\0' ? _ (stages[stage].next_text) : "";
}

const char *
summer_step_get_verb (SummerStep step)
{
  return _ (steps[step].verb);
}

const char *
summer_step_get_name (SummerStep step)
{
  return steps[step].name;
}

SummerClassState
summer_step_get_state (SummerStep step, SummerClassState state)
{
  return steps[step].state >= 0 ? (SummerClassState) steps[step].state : state;
}

/* }}} */
/* {{{ Where a class stands */

static void
note_decided (SummerClassLife *life, const char *person, const char *what)
{
  if (person == NULL || *person == '\0')
    return;
  g_ptr_array_add (life->decided, g_strdup (person));
  g_ptr_array_add (life->decided, g_strdup (what));
}

/* One looks, another decides: these steps are not all one person's. */
static gboolean
is_decision (SummerStep step)
{
  return step == SUMMER_STEP_APPROVE || step == SUMMER_STEP_ASSESS || step == SUMMER_STEP_SETTLE;
}

static gboolean
take_reviewer (const SummerReviewRecord *record, gpointer user_data)
{
  note_decided (user_data, record->reviewer, _ ("Site review"));
  return TRUE;
}

static gboolean
take_step (const SummerClassStepRecord *record, gpointer user_data)
{
  SummerClassLife *life = user_data;

  if (is_decision (record->kind))
    note_decided (life, record->person,
                  summer_terms_get_text (SUMMER_TERMS_STEP, (int) record->kind));

  life->last_step = (int) record->kind;
  life->last_day = record->day;
  g_free (life->last_note);
  life->last_note = g_strdup (record->note);
  return TRUE;
}

/* Of two reviews on one day a failed one wins (rules.md 3, venue). */
static int
get_review (const SummerClassFacts *of, SummerDay today)
{
  SummerDay latest = SUMMER_DAY_NONE;
  int result = -1;

  for (guint i = 0; i < of->n_reviews && of->reviews[i].day <= today; i++)
    {
      result = of->reviews[i].day == latest ? MIN (result, of->reviews[i].value)
                                            : of->reviews[i].value;
      latest = of->reviews[i].day;
    }
  return result;
}

/**
 * summer_class_life_load:
 *
 * Returns: (transfer full) (nullable): where a class stands; NULL with @error set, %SUMMER_STORE_ERROR_NOT_FOUND
 *   when there is no such class
 */
SummerClassLife *
summer_class_life_load (SummerStore *store, gint64 class_id, SummerDay today, GError **error)
{
  g_autoptr (SummerClassLife) life = g_new0 (SummerClassLife, 1);

  life->last_step = -1;
  life->last_day = SUMMER_DAY_NONE;
  life->class_id = class_id;
  life->decided = g_ptr_array_new_with_free_func (g_free);
  life->facts = summer_store_load_class_facts (store, class_id, TRUE, error);
  if (life->facts == NULL || !summer_review_each_of (store, class_id, take_reviewer, life, error)
      || !summer_class_step_each (store, class_id, take_step, life, error))
    return NULL;
  life->of = &life->facts->classes[0];
  life->programme = life->facts->id;
  life->stage = summer_stage_get (life->of->state, life->last_step, get_review (life->of, today));
  return g_steal_pointer (&life);
}

void
summer_class_life_free (SummerClassLife *life)
{
  g_clear_pointer (&life->facts, summer_facts_unref);
  g_free (life->last_note);
  g_ptr_array_unref (life->decided);
  g_free (life);
}

/**
 * summer_class_life_dup_text:
 *
 * Returns: (transfer full): where the class stands, and what a returned one has to mend
 */
char *
summer_class_life_dup_text (const SummerClassLife *life)
{
  const char *state = summer_terms_get_text (SUMMER_TERMS_CLASS_STATE, (int) life->of->state);

  switch (life->stage)
    {
    case SUMMER_STAGE_RETURNED:
      return g_strdup_printf (_ ("%s · %s: %s"), state, summer_stage_get_text (life->stage),
                              life->last_note);
    case SUMMER_STAGE_REVIEWED:
    case SUMMER_STAGE_REVIEW_FAILED:
    case SUMMER_STAGE_ASSESSED:
    case SUMMER_STAGE_SETTLED:
      return g_strdup_printf (_ ("%s · %s"), state, summer_stage_get_text (life->stage));
    case SUMMER_STAGE_APPLIED:
    case SUMMER_STAGE_APPROVED:
    case SUMMER_STAGE_OPEN:
    case SUMMER_STAGE_ENDED:
    case SUMMER_STAGE_REJECTED:
    case SUMMER_STAGE_WITHDRAWN:
    case SUMMER_N_STAGES:
    default:
      return g_strdup (state);
    }
}

/* }}} */
/* {{{ Taking a step */

static const char *
get_note_complaint (SummerStep step)
{
  return step == SUMMER_STEP_RETURN ? _ ("Write what is to be mended.") : _ ("Write the reason.");
}

static void
warn_of_one_person (const SummerClassLife *life,
                    const SummerStepOrder *order,
                    SummerComplaints *complaints)
{
  g_autoptr (GString) already = g_string_new (NULL);

  for (guint i = 0; is_decision (order->step) && i + 1 < life->decided->len; i += 2)
    if (summer_name_equal (life->decided->pdata[i], order->person)
        && strstr (already->str, life->decided->pdata[i + 1]) == NULL)
      g_string_append_printf (already, "%s%s", already->len > 0 ? _ (", ") : "",
                              (const char *) life->decided->pdata[i + 1]);
  if (already->len > 0)
    summer_complaints_warn (complaints, "person",
                            _ ("The same person did this already: %s. Let a second one decide."),
                            already->str);
}

/**
 * summer_class_life_complain:
 * @today: the clock's day: a step is not taken in the future
 * @of: (nullable): the present assessment of the class
 *
 * What stands against an order, field by field.
 */
void
summer_class_life_complain (const SummerClassLife *life,
                            const SummerStepOrder *order,
                            SummerDay today,
                            const SummerClassAssessment *of,
                            SummerComplaints *complaints)
{
  g_autoptr (GPtrArray) checks = NULL;
  g_autofree char *last = summer_day_dup_text (life->last_day);

  if (!summer_stage_allows (life->stage, order->step))
    summer_complaints_add (complaints, SUMMER_LIFE_CHECKS,
                           _ ("The class is “%s”; “%s” cannot follow on that."),
                           summer_stage_get_text (life->stage),
                           summer_terms_get_text (SUMMER_TERMS_STEP, (int) order->step));
  if (order->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", _ ("Write the day."));
  else if (order->day > today)
    summer_complaints_add (complaints, "day", _ ("This day is still to come."));
  else if (life->last_day != SUMMER_DAY_NONE && order->day < life->last_day)
    summer_complaints_add (complaints, "day", _ ("The step before it was taken on %s."), last);
  if (order->person == NULL || *order->person == '\0')
    summer_complaints_add (complaints, "person", _ ("Write who decided."));
  else
    warn_of_one_person (life, order, complaints);
  if (steps[order->step].note && (order->note == NULL || *order->note == '\0'))
    summer_complaints_add (complaints, "note", "%s", get_note_complaint (order->step));

  if (order->day == SUMMER_DAY_NONE)
    return;
  checks = summer_class_life_list_checks (life, order->step, order->day, of);
  for (guint i = 0; i < checks->len; i++)
    {
      const SummerLifeCheck *check = checks->pdata[i];

      if (check->kind == SUMMER_CHECK_STOPS)
        summer_complaints_add (complaints, SUMMER_LIFE_CHECKS, "%s", check->text);
      else if (check->kind == SUMMER_CHECK_WARNS)
        summer_complaints_warn (complaints, SUMMER_LIFE_CHECKS, "%s", check->text);
    }
}

/* "eligible, 30,000 yuan": what the assessment said on the day it was made stays with the step. */
static char *
dup_note (const SummerStepOrder *order, const SummerClassAssessment *of)
{
  g_autofree char *amount = of != NULL ? summer_money_dup_text (of->granted_all) : NULL;
  g_autofree char *verdict
      = of != NULL
            ? g_strdup_printf (_ ("%s, %s yuan"), summer_verdict_get_text (of->verdict), amount)
            : NULL;

  if (order->step != SUMMER_STEP_ASSESS || verdict == NULL)
    return g_strdup (order->note);
  return order->note == NULL ? g_steal_pointer (&verdict)
                             : g_strdup_printf ("%s; %s", verdict, order->note);
}

static gboolean
take_provider (const SummerClassRecord *record, gpointer user_data)
{
  *(gint64 *) user_data = record->provider;
  return FALSE;
}

/* A rejected or withdrawn class has no days on which its provider could be barred. */
static gboolean
set_state (SummerStore *store, gint64 class_id, SummerClassState state, GError **error)
{
  gint64 provider = 0;

  return summer_class_set_state (store, class_id, state, error)
         && summer_class_find (store, class_id, take_provider, &provider, error)
         && (provider == 0 || summer_provider_sync_state (store, provider, FALSE, error));
}

/**
 * summer_class_life_write:
 *
 * Writes a step into the entry that is open: for several classes as one. See summer_class_life_take().
 *
 * Returns: FALSE with @complaints, or with @error set; the caller takes everything back
 */
gboolean
summer_class_life_write (SummerStore *store,
                         gint64 class_id,
                         const SummerStepOrder *order,
                         SummerDay today,
                         const SummerClassAssessment *of,
                         SummerComplaints *complaints,
                         GError **error)
{
  g_autoptr (SummerClassLife) life = summer_class_life_load (store, class_id, today, error);
  g_autofree char *note = dup_note (order, of);
  SummerClassStepRecord record = { .class_id = class_id,
                                   .kind = order->step,
                                   .day = order->day,
                                   .person = order->person,
                                   .note = note };

  if (life == NULL)
    return FALSE;
  record.former_state = life->of->state;
  summer_class_life_complain (life, order, today, of, complaints);
  return summer_complaints_is_empty (complaints) && summer_class_step_insert (store, &record, error)
         && set_state (store, class_id, summer_step_get_state (order->step, life->of->state),
                       error);
}

static gboolean
find_name (SummerStore *store, gint64 class_id, SummerDay today, char **name, GError **error)
{
  g_autoptr (SummerClassLife) life = summer_class_life_load (store, class_id, today, error);

  if (life == NULL)
    return FALSE;
  *name = g_strdup_printf ("%s %s", life->of->code, life->of->name);
  return TRUE;
}

/**
 * summer_class_life_take:
 * @today: the clock's day
 * @of: (nullable): the present assessment of the class: its verdict is noted when it is assessed
 * @complaints: filled in where the step cannot be taken, or is to be thought over
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Takes a step, as one entry of the journal: the step and the state that it leads to.
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_class_life_take (SummerStore *store,
                        gint64 class_id,
                        const SummerStepOrder *order,
                        SummerDay today,
                        const SummerClassAssessment *of,
                        SummerComplaints *complaints,
                        char **done,
                        GError **error)
{
  g_autofree char *name = NULL;
  g_autofree char *reason = NULL;

  if (!find_name (store, class_id, today, &name, error))
    return FALSE;
  reason = g_strdup_printf ("%s %s", summer_terms_get_text (SUMMER_TERMS_STEP, (int) order->step),
                            name);
  if (!summer_store_begin (store, "class-step", reason, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_class_life_write (store, class_id, order, today, of,
                                                       complaints, error),
                              _ (steps[order->step].done), name, done, error);
}

/* }}} */
