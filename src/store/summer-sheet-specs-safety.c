#include "config.h"

#include "summer-journal-touched.h"
#include "summer-seal-functions.h"
#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

static const SummerSheetColumn insurance_columns[] = {
  { "number", N_ ("Policy number"), SUMMER_COLUMN_CODE, 150, "i.number", .searched = TRUE },
  { "insurer", N_ ("Insurer"), SUMMER_COLUMN_TEXT, 150, "i.insurer", .searched = TRUE },
  { "kind", N_ ("Insurance kind"), SUMMER_COLUMN_STATE, 100, "i.kind",
    .terms = SUMMER_TERMS_INSURANCE_KIND, .searched = TRUE },
  { "first_day", N_ ("Covered from"), SUMMER_COLUMN_DAY, 92, "i.first_day" },
  { "last_day", N_ ("Covered to"), SUMMER_COLUMN_DAY, 92, "i.last_day" },
  { "insured", N_ ("Insured"), SUMMER_COLUMN_COUNT, 72,
    "(SELECT count (*) FROM insured n WHERE n.policy = i.id AND (?2 IS NULL OR EXISTS (SELECT 1"
    " FROM enrolment e JOIN class k ON k.id = e.class WHERE e.child = n.child"
    " AND " SUMMER_SHEET_IN_UNIONS ("k.union_name") ")))" },
  { "sum_insured", N_ ("Sum insured"), SUMMER_COLUMN_MONEY, 100, "i.sum_insured" },
  { "premium", N_ ("Premium"), SUMMER_COLUMN_MONEY, 92, "i.premium" },
};

const SummerSheetSpec summer_sheet_insurance = {
  .id = "insurance",
  .title = N_ ("Insurance"),
  .key = "i.id",
  .from = "FROM insurance i WHERE i.programme = ?1",
  .order = "i.number, i.id",
  .within
  = "EXISTS (SELECT 1 FROM insured n JOIN enrolment e ON e.child = n.child JOIN class k ON k.id ="
    " e.class WHERE n.policy = i.id AND " SUMMER_SHEET_IN_UNIONS ("k.union_name") ")",
  .pinyin = NULL,
  .columns = insurance_columns,
  .n_columns = G_N_ELEMENTS (insurance_columns),
};

/* The weights of what is as it should be out of those of all that applies; summer_visit_draft_get_score(). */
#define SCORE                                                                                      \
  "(SELECT sum (k.weight) FROM visit_answer a JOIN checklist_item k ON k.id = a.item WHERE"        \
  " a.visit = v.id AND "

static const SummerSheetColumn visits_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 134, "c.name", .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 88, "v.day" },
  { "visitor", N_ ("Visitor"), SUMMER_COLUMN_TEXT, 72, "v.visitor", .searched = TRUE },
  { "result", N_ ("Result"), SUMMER_COLUMN_STATE, 92, "v.result",
    .terms = SUMMER_TERMS_VISIT_RESULT, .searched = TRUE },
  { "score", N_ ("Score"), SUMMER_COLUMN_RATE, 68, SCORE "a.answer = 1)",
    .sql_whole = SCORE "a.answer <> 2)" },
  { "problem", N_ ("Problem"), SUMMER_COLUMN_TEXT, 150, "v.problem", .searched = TRUE },
  { "fix_by", N_ ("Fix by"), SUMMER_COLUMN_DAY, 88, "v.fix_by" },
  { "fixed_on", N_ ("Fixed on"), SUMMER_COLUMN_DAY, 92, "v.fixed_on" },
};

const SummerSheetSpec summer_sheet_visits = {
  .id = "visits",
  .title = N_ ("Visits"),
  .key = "v.id",
  .from = "FROM visit v JOIN class c ON c.id = v.class WHERE c.programme = ?1",
  .order = "v.day DESC, c.code, v.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = visits_columns,
  .n_columns = G_N_ELEMENTS (visits_columns),
};

static const SummerSheetColumn incidents_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 134, "c.name", .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 88, "i.day" },
  { "time", N_ ("Time"), SUMMER_COLUMN_TIME, 56, "i.time" },
  { "severity", N_ ("Severity"), SUMMER_COLUMN_STATE, 92, "i.severity",
    .terms = SUMMER_TERMS_SEVERITY, .searched = TRUE },
  { "review", N_ ("Review"), SUMMER_COLUMN_STATE, 84,
    "CASE WHEN i.kind IS NULL THEN NULL ELSE i.reviewed_on IS NOT NULL END",
    .terms = SUMMER_TERMS_REVIEW_STATE, .searched = TRUE },
  { "kind", N_ ("Kind"), SUMMER_COLUMN_STATE, 76, "i.kind", .terms = SUMMER_TERMS_INCIDENT_KIND,
    .searched = TRUE },
  { "children", N_ ("Children"), SUMMER_COLUMN_TEXT, 84,
    "(SELECT group_concat (h.name, '、') FROM incident_child n JOIN child h ON h.id = n.child"
    " WHERE n.incident = i.id)",
    .searched = TRUE },
  { "what", N_ ("What happened"), SUMMER_COLUMN_TEXT, 170, "i.what", .searched = TRUE },
  { "action", N_ ("Action taken"), SUMMER_COLUMN_TEXT, 160, "i.action", .searched = TRUE },
  { "noted_by", N_ ("Noted by"), SUMMER_COLUMN_TEXT, 84, "i.noted_by", .searched = TRUE },
  { "steps", N_ ("Follow-up"), SUMMER_COLUMN_COUNT, 64,
    "(SELECT nullif (count (*), 0) FROM incident_step s WHERE s.incident = i.id)" },
};

const SummerSheetSpec summer_sheet_incidents = {
  .id = "incidents",
  .title = N_ ("Incidents"),
  .key = "i.id",
  .from = "FROM incident i JOIN class c ON c.id = i.class WHERE c.programme = ?1",
  .order = "i.day DESC, i.time DESC, c.code, i.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = incidents_columns,
  .n_columns = G_N_ELEMENTS (incidents_columns),
};

static const SummerSheetColumn samples_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 92, "f.day" },
  { "time", N_ ("Time"), SUMMER_COLUMN_TIME, 60, "f.time" },
  { "dish", N_ ("Dish"), SUMMER_COLUMN_TEXT, 200, "f.dish", .searched = TRUE },
  { "grams", N_ ("Grams"), SUMMER_COLUMN_COUNT, 64, "f.grams" },
  { "kept_by", N_ ("Kept by"), SUMMER_COLUMN_TEXT, 90, "f.kept_by", .searched = TRUE },
  { "discarded_on", N_ ("Thrown away on"), SUMMER_COLUMN_DAY, 92, "f.discarded_on" },
  { "discarded_at", N_ ("Thrown away at"), SUMMER_COLUMN_TIME, 84, "f.discarded_at" },
  { "discarded_by", N_ ("Thrown away by"), SUMMER_COLUMN_TEXT, 90, "f.discarded_by",
    .searched = TRUE },
};

const SummerSheetSpec summer_sheet_samples = {
  .id = "samples",
  .title = N_ ("Food samples"),
  .key = "f.id",
  .from = "FROM food_sample f JOIN class c ON c.id = f.class WHERE c.programme = ?1",
  .order = "f.day DESC, f.time DESC, c.code, f.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = samples_columns,
  .n_columns = G_N_ELEMENTS (samples_columns),
};

/* The journal is of the whole file, whichever programme is open. Of some unions it is what touches their classes; what is
 * of no class (rules, questions, a settlement that is checked) is everybody's and stands in the whole journal. */
static const SummerSheetColumn journal_columns[] = {
  { "sequence", N_ ("No."), SUMMER_COLUMN_COUNT, 56, "j.sequence" },
  { "time", N_ ("Time"), SUMMER_COLUMN_CODE, 132,
    "strftime ('%Y-%m-%d %H:%M', j.time, 'unixepoch', 'localtime')", .searched = TRUE },
  { "account", N_ ("Done by"), SUMMER_COLUMN_TEXT, 90, "j.account", .searched = TRUE },
  { "action", N_ ("Operation"), SUMMER_COLUMN_TEXT, 110, "summer_action_text (j.action)",
    .searched = TRUE },
  { "reason", N_ ("Reason"), SUMMER_COLUMN_TEXT, 300, SUMMER_REASON ("j"), .searched = TRUE },
  { "undone_by", N_ ("Undone by"), SUMMER_COLUMN_COUNT, 72, "j.undone_by", .ordinal = TRUE },
};

const SummerSheetSpec summer_sheet_journal = {
  .id = "journal",
  .title = N_ ("Journal"),
  .key = "j.sequence",
  .from = "FROM journal_state j WHERE ?1 = ?1",
  .order = "j.sequence DESC",
  .gather = summer_journal_touched_gather,
  .gathers_for_unions = TRUE,
  .within
  = "j.sequence IN (SELECT u.sequence FROM temp.journal_union u WHERE " SUMMER_SHEET_IN_UNIONS (
      "u.union_name") ")",
  .pinyin = NULL,
  .columns = journal_columns,
  .n_columns = G_N_ELEMENTS (journal_columns),
};
