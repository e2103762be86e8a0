#include "config.h"

#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

/* The problems of visits, one row each. A visit without problems of its own, out of a workbook, is one: its key is
 * the visit's id then. State: SummerCorrectionState, with SUMMER_DUE_SOON_DAYS. */
static const SummerSheetColumn corrections_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 134, "c.name", .searched = TRUE },
  { "state", N_ ("State"), SUMMER_COLUMN_STATE, 92,
    "CASE WHEN p.confirmed_on IS NOT NULL THEN 4 WHEN p.fixed_on IS NOT NULL THEN 3"
    " WHEN p.fix_by < t.day THEN 0 WHEN p.fix_by <= t.day + 3 THEN 1 ELSE 2 END",
    .terms = SUMMER_TERMS_CORRECTION, .searched = TRUE },
  { "severity", N_ ("Severity"), SUMMER_COLUMN_STATE, 84, "p.severity",
    .terms = SUMMER_TERMS_PROBLEM, .searched = TRUE },
  { "problem", N_ ("Problem"), SUMMER_COLUMN_TEXT, 160, "p.what", .searched = TRUE },
  { "fix_by", N_ ("Fix by"), SUMMER_COLUMN_DAY, 88, "p.fix_by" },
  { "late", N_ ("Days late"), SUMMER_COLUMN_COUNT, 68,
    "CASE WHEN p.fixed_on IS NULL AND p.fix_by < t.day THEN t.day - p.fix_by END" },
  { "fixed_on", N_ ("Fixed on"), SUMMER_COLUMN_DAY, 96, "p.fixed_on" },
  { "fix", N_ ("What was done"), SUMMER_COLUMN_TEXT, 120, "p.fix", .searched = TRUE },
  { "confirmed_by", N_ ("Confirmed by"), SUMMER_COLUMN_TEXT, 72, "p.confirmed_by",
    .searched = TRUE },
  { "confirmed_on", N_ ("Confirmed on"), SUMMER_COLUMN_DAY, 92, "p.confirmed_on", .hidden = TRUE },
  { "sent_back", N_ ("Sent back because"), SUMMER_COLUMN_TEXT, 150, "p.sent_back", .searched = TRUE,
    .hidden = TRUE },
  { "visited_on", N_ ("Visited on"), SUMMER_COLUMN_DAY, 92, "v.day", .hidden = TRUE },
  { "visitor", N_ ("Visitor"), SUMMER_COLUMN_TEXT, 84, "v.visitor", .searched = TRUE,
    .hidden = TRUE },
};

const SummerSheetSpec summer_sheet_corrections = {
  .id = "corrections",
  .title = N_ ("Corrections"),
  .key = "p.id",
  .from = "FROM (SELECT id, visit, severity, what, fix_by, fixed_on, fix, sent_back, confirmed_on,"
          " confirmed_by FROM visit_problem UNION ALL SELECT id, id, result - 1, problem, fix_by,"
          " fixed_on, NULL, NULL, fixed_on, NULL FROM visit w WHERE result > 0 AND NOT EXISTS"
          " (SELECT 1 FROM visit_problem WHERE visit = w.id)) p JOIN visit v ON v.id = p.visit JOIN"
          " class c ON c.id = v.class JOIN temp.today t WHERE c.programme = ?1",
  .order = "p.confirmed_on IS NOT NULL, p.fixed_on IS NOT NULL, p.fix_by, p.severity DESC, c.code,"
           " p.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = corrections_columns,
  .n_columns = G_N_ELEMENTS (corrections_columns),
};

static const SummerSheetColumn planned_visits_columns[] = {
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 92, "p.day" },
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 150, "c.name", .searched = TRUE },
  { "venue", N_ ("Venue"), SUMMER_COLUMN_TEXT, 150, "c.venue", .searched = TRUE },
  { "visitor", N_ ("Visitor"), SUMMER_COLUMN_TEXT, 84, "p.visitor", .searched = TRUE },
  { "late", N_ ("Days late"), SUMMER_COLUMN_COUNT, 72,
    "CASE WHEN p.day < t.day THEN t.day - p.day END" },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 150, "p.note", .searched = TRUE },
};

const SummerSheetSpec summer_sheet_planned_visits = {
  .id = "planned-visits",
  .title = N_ ("Planned visits"),
  .key = "p.id",
  .from = "FROM planned_visit p JOIN class c ON c.id = p.class JOIN temp.today t WHERE"
          " c.programme = ?1",
  .order = "p.day, c.code, p.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = planned_visits_columns,
  .n_columns = G_N_ELEMENTS (planned_visits_columns),
};

static const SummerSheetColumn drills_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 92, "d.day" },
  { "kind", N_ ("Kind"), SUMMER_COLUMN_STATE, 84, "d.kind", .terms = SUMMER_TERMS_DRILL,
    .searched = TRUE },
  { "children", N_ ("Children"), SUMMER_COLUMN_COUNT, 72, "d.children" },
  { "staff", N_ ("Staff"), SUMMER_COLUMN_COUNT, 72, "d.staff" },
  { "seconds", N_ ("Seconds"), SUMMER_COLUMN_COUNT, 72, "d.seconds" },
  { "leader", N_ ("Led by"), SUMMER_COLUMN_TEXT, 90, "d.leader", .searched = TRUE },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 240, "d.note", .searched = TRUE },
};

const SummerSheetSpec summer_sheet_drills = {
  .id = "drills",
  .title = N_ ("Drills"),
  .key = "d.id",
  .from = "FROM drill d JOIN class c ON c.id = d.class WHERE c.programme = ?1",
  .order = "d.day DESC, c.code, d.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = drills_columns,
  .n_columns = G_N_ELEMENTS (drills_columns),
};

static const SummerSheetColumn claims_columns[] = {
  { "number", N_ ("Claim number"), SUMMER_COLUMN_CODE, 120, "m.number", .searched = TRUE },
  { "state", N_ ("State"), SUMMER_COLUMN_STATE, 84, "m.state", .terms = SUMMER_TERMS_CLAIM,
    .searched = TRUE },
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "child", N_ ("Child"), SUMMER_COLUMN_TEXT, 84, "h.name", .searched = TRUE },
  { "day", N_ ("Incident on"), SUMMER_COLUMN_DAY, 92, "i.day" },
  { "what", N_ ("What happened"), SUMMER_COLUMN_TEXT, 200, "i.what", .searched = TRUE },
  { "policy", N_ ("Policy number"), SUMMER_COLUMN_CODE, 130, "p.number", .searched = TRUE },
  { "insurer", N_ ("Insurer"), SUMMER_COLUMN_TEXT, 120, "p.insurer", .searched = TRUE },
  { "reported_on", N_ ("Reported on"), SUMMER_COLUMN_DAY, 92, "m.reported_on" },
  { "amount", N_ ("Claimed"), SUMMER_COLUMN_MONEY, 84, "m.amount" },
  { "decided_on", N_ ("Decided on"), SUMMER_COLUMN_DAY, 92, "m.decided_on" },
  { "paid", N_ ("Paid"), SUMMER_COLUMN_MONEY, 84, "m.paid" },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 150, "m.note", .searched = TRUE },
};

const SummerSheetSpec summer_sheet_claims = {
  .id = "claims",
  .title = N_ ("Claims"),
  .key = "m.id",
  .from = "FROM claim m JOIN incident i ON i.id = m.incident JOIN class c ON c.id = i.class JOIN"
          " child h ON h.id = m.child JOIN insurance p ON p.id = m.policy WHERE c.programme = ?1",
  .order = "m.reported_on DESC, c.code, m.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "h.pinyin",
  .columns = claims_columns,
  .n_columns = G_N_ELEMENTS (claims_columns),
};
