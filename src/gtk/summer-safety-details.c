#include "config.h"

#include "summer-safety-details.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-incident-table.h"
#include "summer-visit-draft.h"

typedef struct
{
  SummerDetails *details;
  const SummerSheetSpec *spec;
  SummerSheetRow *row;
} Description;

static void
add_columns (const Description *self, const char *const *columns, guint n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      const guint index = summer_sheet_find_column (self->spec, columns[i]);
      g_autofree char *text = summer_sheet_row_dup_text (self->row, index);

      summer_details_add_line (self->details, _ (self->spec->columns[index].heading), text);
    }
}

static const char *
get_raw (const Description *self, const char *column)
{
  return summer_sheet_row_get_raw (self->row, summer_sheet_find_column (self->spec, column));
}

static void
begin (const Description *self)
{
  summer_details_begin (self->details, get_raw (self, "class"), get_raw (self, "class_code"));
}

static void
end (const Description *self)
{
  summer_details_add_button (self->details, _ ("Show the Class"), "win.show-class",
                             g_variant_new_string (get_raw (self, "class_code")));
  summer_details_add_button (self->details, _ ("History…"), "page.history", NULL);
}

/* {{{ A visit */

static void
add_problem (SummerDetails *details, const SummerVisitProblemRecord *problem)
{
  const gboolean confirmed = problem->confirmed_on != SUMMER_DAY_NONE;
  const SummerDay day = confirmed ? problem->fixed_on : problem->fix_by;
  g_autofree char *when = day != SUMMER_DAY_NONE ? summer_day_dup_text (day) : g_strdup ("—");
  g_autofree char *text
      = g_strdup_printf (confirmed ? _ ("%s (corrected %s)") : _ ("%s (fix by %s)"), problem->what,
                         when);

  summer_details_add_line (details, summer_terms_get_text (SUMMER_TERMS_PROBLEM, problem->severity),
                           text);
}

static void
describe_draft (SummerDetails *details, const SummerVisitDraft *draft)
{
  guint n_no = 0;

  for (guint i = 0; i < draft->problems->len; i++)
    {
      if (i == 0)
        summer_details_add_section (details, _ ("Problems"));
      add_problem (details, &((SummerVisitProblem *) draft->problems->pdata[i])->record);
    }
  for (guint i = 0; i < draft->lines->len; i++)
    {
      const SummerVisitLine *line = draft->lines->pdata[i];

      if (line->answer != SUMMER_ANSWER_NO && line->note == NULL)
        continue;
      if (n_no++ == 0)
        summer_details_add_section (details, _ ("Checklist"));
      summer_details_add_line (details,
                               line->answer == SUMMER_NOT_ANSWERED
                                   ? "—"
                                   : summer_terms_get_text (SUMMER_TERMS_ANSWER, line->answer),
                               line->text);
      if (line->note != NULL)
        summer_details_add_note (details, line->note);
    }
}

/**
 * summer_safety_details_describe_visit:
 * @row: of summer_sheet_visits
 */
void
summer_safety_details_describe_visit (SummerDetails *details,
                                      SummerOffice *office,
                                      SummerSheetRow *row)
{
  static const char *const columns[] = { "day", "visitor", "result", "score" };
  const Description self = { details, &summer_sheet_visits, row };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerVisitDraft) draft
      = summer_visit_draft_load (summer_office_get_store (office),
                                 summer_office_get_programme (office),
                                 summer_sheet_row_get_key (row), &error);

  begin (&self);
  add_columns (&self, columns, G_N_ELEMENTS (columns));
  if (draft != NULL)
    describe_draft (details, draft);
  else
    summer_details_add_note (details, error->message);
  summer_details_add_button (details, _ ("Change…"), "page.change", NULL);
  end (&self);
}

/* }}} */
/* {{{ A correction */

/**
 * summer_safety_details_describe_correction:
 * @row: of summer_sheet_corrections
 *
 * What can be done with it hangs on its state.
 */
void
summer_safety_details_describe_correction (SummerDetails *details,
                                           SummerOffice *office,
                                           SummerSheetRow *row)
{
  static const char *const columns[]
      = { "visited_on", "visitor",  "severity", "problem",   "fix_by",       "state",
          "late",       "fixed_on", "fix",      "sent_back", "confirmed_by", "confirmed_on" };
  const Description self = { details, &summer_sheet_corrections, row };
  const gint64 state
      = summer_sheet_row_get_number (row,
                                     summer_sheet_find_column (&summer_sheet_corrections, "state"));

  begin (&self);
  if (state == SUMMER_CORRECTION_OVERDUE)
    summer_details_add_warning (details, _ ("The day by which it was to be corrected is over."));
  add_columns (&self, columns, G_N_ELEMENTS (columns));
  if (state != SUMMER_CORRECTION_CONFIRMED)
    summer_details_add_button (details, _ ("Confirm the Correction…"), "page.confirm", NULL);
  if (state == SUMMER_CORRECTION_REPORTED)
    summer_details_add_button (details, _ ("Send Back…"), "page.send-back", NULL);
  else if (state != SUMMER_CORRECTION_CONFIRMED)
    summer_details_add_button (details, _ ("Report a Correction…"), "page.report", NULL);
  end (&self);
}

/* }}} */
/* {{{ An incident */

/* "23 Jul Tue 16:40, sent to hospital" */
static char *
dup_end (const SummerIncidentNoteRecord *record)
{
  g_autofree char *day = summer_day_dup_text (record->ended_on);
  g_autofree char *time = summer_time_dup_text (record->ended_at);

  return record->ended_on == SUMMER_DAY_NONE
             ? g_strdup (_ ("not yet"))
             : g_strdup_printf (_ ("%s %s, %s"), day, time, record->outcome);
}

static gboolean
describe_note (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  SummerDetails *details = user_data;
  const gboolean reviewed = record->reviewed_on != SUMMER_DAY_NONE;
  g_autofree char *ended = dup_end (record);
  g_autofree char *day = summer_day_dup_text (record->reviewed_on);
  g_autofree char *review = reviewed ? g_strdup_printf ("%s %s", day, record->reviewed_by) : NULL;

  summer_details_add_line (details, _ ("End"), ended);
  summer_details_add_section (details, _ ("Review"));
  summer_details_add_line (details, _ ("State"),
                           summer_terms_get_text (SUMMER_TERMS_REVIEW_STATE,
                                                  reviewed ? SUMMER_REVIEW_DONE
                                                           : SUMMER_REVIEW_WAITING));
  summer_details_add_line (details, _ ("Reviewed"), review);
  summer_details_add_line (details, _ ("Note"), record->review_note);
  summer_details_add_button (details, reviewed ? _ ("Review Again…") : _ ("Review…"),
                             "win.review-incident", g_variant_new_int64 (record->id));
  return FALSE;
}

typedef struct
{
  SummerDetails *details;
  guint n;
} List;

static gboolean
add_step (const SummerIncidentStepRecord *record, gpointer user_data)
{
  List *list = user_data;
  g_autofree char *day = summer_day_dup_text (record->day);
  g_autofree char *time = summer_time_dup_text (record->time);
  g_autofree char *text = g_strdup_printf ("%s %s %s", day, time, record->person);

  if (list->n++ == 0)
    summer_details_add_section (list->details, _ ("Follow-up"));
  summer_details_add_line (list->details,
                           summer_terms_get_text (SUMMER_TERMS_INCIDENT_STEP, (int) record->kind),
                           text);
  if (record->note != NULL)
    summer_details_add_note (list->details, record->note);
  summer_details_add_button (list->details, _ ("Change the Follow-up…"), "page.change-step",
                             g_variant_new_int64 (record->id));
  return TRUE;
}

static gboolean
add_claim (const SummerClaimRecord *record, gpointer user_data)
{
  List *list = user_data;
  const SummerMoney amount = record->paid >= 0 ? record->paid : record->amount;
  g_autofree char *money = amount >= 0 ? summer_money_dup_text (amount) : g_strdup ("—");
  g_autofree char *text
      = g_strdup_printf ("%s %s", record->number != NULL ? record->number : "", money);

  if (list->n++ == 0)
    summer_details_add_section (list->details, _ ("Claims"));
  summer_details_add_line (list->details,
                           summer_terms_get_text (SUMMER_TERMS_CLAIM, (int) record->state), text);
  return TRUE;
}

/**
 * summer_safety_details_describe_incident:
 * @row: of summer_sheet_incidents
 *
 * What was noted, how it ended, who was told and when, and what is claimed.
 */
void
summer_safety_details_describe_incident (SummerDetails *details,
                                         SummerOffice *office,
                                         SummerSheetRow *row)
{
  static const char *const columns[]
      = { "day", "time", "kind", "severity", "children", "what", "action", "noted_by" };
  const Description self = { details, &summer_sheet_incidents, row };
  const gint64 incident = summer_sheet_row_get_key (row);
  SummerStore *store = summer_office_get_store (office);
  List steps = { details, 0 }, claims = { details, 0 };
  g_autoptr (GError) error = NULL;

  begin (&self);
  add_columns (&self, columns, G_N_ELEMENTS (columns));
  if (!summer_incident_note_find (store, incident, describe_note, details, &error)
      && g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    g_clear_error (&error); /* one out of a workbook has no note */
  if (error != NULL || !summer_incident_step_each (store, incident, add_step, &steps, &error)
      || !summer_claim_each (store, incident, add_claim, &claims, &error))
    summer_details_add_note (details, error->message);
  summer_details_add_button (details, _ ("Add a Follow-up…"), "page.add-step", NULL);
  summer_details_add_button (details, _ ("New Claim…"), "page.new-claim", NULL);
  end (&self);
}

/* }}} */
