#include "config.h"

#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

/* What nobody has recorded has no rate, rather than one of nothing. */
#define RECORDED "CASE WHEN a.unrecorded < a.expected THEN a.expected ELSE 0 END"
/* As long as the verdict is open, nothing is granted and nothing denied. */
#define GRANTED "CASE WHEN a.verdict < 2 THEN a.granted END"

static const SummerSheetColumn classes_columns[] = {
  { "code", N_ ("Code"), SUMMER_COLUMN_CODE, 76, "c.code", .searched = TRUE },
  { "name", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "union", N_ ("Union"), SUMMER_COLUMN_TEXT, 120, "c.union_name", .searched = TRUE },
  { "host", N_ ("Host"), SUMMER_COLUMN_TEXT, 130, "c.host", .hidden = TRUE, .searched = TRUE },
  { "co_organiser", N_ ("Co-organiser"), SUMMER_COLUMN_TEXT, 130, "c.co_organiser", .hidden = TRUE,
    .searched = TRUE },
  { "provider", N_ ("Provider"), SUMMER_COLUMN_TEXT, 160, "v.name", .searched = TRUE,
    .hidden = TRUE },
  { "kind", N_ ("Kind"), SUMMER_COLUMN_STATE, 64, "c.kind", .terms = SUMMER_TERMS_CLASS_KIND,
    .searched = TRUE },
  { "state", N_ ("State"), SUMMER_COLUMN_STATE, 72, "c.state", .terms = SUMMER_TERMS_CLASS_STATE,
    .searched = TRUE },
  { "first_day", N_ ("First day"), SUMMER_COLUMN_DAY, 92, "c.first_day" },
  { "last_day", N_ ("Last day"), SUMMER_COLUMN_DAY, 92, "c.last_day" },
  { "places", N_ ("Places"), SUMMER_COLUMN_COUNT, 60, "c.places", .hidden = TRUE },
  { "enrolled", N_ ("Enrolled"), SUMMER_COLUMN_COUNT, 64,
    "(SELECT count (DISTINCT e.child) FROM enrolment e WHERE e.class = c.id)", .hidden = TRUE },
  { "headcount", N_ ("Headcount"), SUMMER_COLUMN_COUNT, 72, "a.headcount" },
  { "held_days", N_ ("Held days"), SUMMER_COLUMN_COUNT, 76, "a.held_days" },
  { "open_days", N_ ("Open days"), SUMMER_COLUMN_COUNT, 76, "a.open_days", .hidden = TRUE },
  { "rate", N_ ("Attendance rate"), SUMMER_COLUMN_RATE, 84, "a.present", .sql_whole = RECORDED },
  { "unrecorded", N_ ("Unrecorded"), SUMMER_COLUMN_COUNT, 76, "a.unrecorded", .hidden = TRUE },
  { "verdict", N_ ("Verdict"), SUMMER_COLUMN_STATE, 92, "a.verdict", .terms = SUMMER_SHEET_VERDICT,
    .searched = TRUE },
  { "base", N_ ("Base amount"), SUMMER_COLUMN_MONEY, 92, "a.base", .hidden = TRUE },
  { "granted", N_ ("Granted"), SUMMER_COLUMN_MONEY, 84, GRANTED, .dashed = TRUE },
  { "account", N_ ("Account ending in"), SUMMER_COLUMN_CODE, 84, "substr (c.account_number, -4)",
    .hidden = TRUE },
  { "venue", N_ ("Venue"), SUMMER_COLUMN_TEXT, 170, "c.venue", .hidden = TRUE, .searched = TRUE },
  { "rank", N_ ("Rank"), SUMMER_COLUMN_COUNT, 60, "c.rank", .hidden = TRUE, .ordinal = TRUE },
};

const SummerSheetSpec summer_sheet_classes = {
  .id = "classes",
  .title = N_ ("Classes"),
  .key = "c.id",
  .from = "FROM class c LEFT JOIN provider v ON v.id = c.provider LEFT JOIN temp.assessed a ON "
          "a.class = c.id"
          " WHERE c.programme = ?1",
  .order = "c.code, c.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = classes_columns,
  .n_columns = G_N_ELEMENTS (classes_columns),
};

static const SummerSheetColumn subsidy_columns[] = {
  { "code", N_ ("Code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "name", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "union", N_ ("Union"), SUMMER_COLUMN_TEXT, 140, "c.union_name", .searched = TRUE },
  { "headcount", N_ ("Headcount"), SUMMER_COLUMN_COUNT, 60, "a.headcount" },
  { "held_days", N_ ("Held days"), SUMMER_COLUMN_COUNT, 76, "a.held_days" },
  { "rate", N_ ("Attendance rate"), SUMMER_COLUMN_RATE, 76, "a.present", .sql_whole = RECORDED },
  { "verdict", N_ ("Verdict"), SUMMER_COLUMN_STATE, 92, "a.verdict", .terms = SUMMER_SHEET_VERDICT,
    .searched = TRUE },
  { "base", N_ ("Base amount"), SUMMER_COLUMN_MONEY, 100, "a.base" },
  { "granted", N_ ("Granted"), SUMMER_COLUMN_MONEY, 100, "a.granted" },
  { "would_be", N_ ("If eligible"), SUMMER_COLUMN_MONEY, 100, "a.would_be", .hidden = TRUE },
  { "account", N_ ("Account ending in"), SUMMER_COLUMN_CODE, 84, "substr (c.account_number, -4)",
    .searched = TRUE },
  { "account_name", N_ ("Account name"), SUMMER_COLUMN_TEXT, 150, "c.account_name", .hidden = TRUE,
    .searched = TRUE },
  { "bank", N_ ("Bank"), SUMMER_COLUMN_TEXT, 150, "c.bank", .hidden = TRUE, .searched = TRUE },
  { "kind", N_ ("Kind"), SUMMER_COLUMN_STATE, 64, "c.kind", .terms = SUMMER_TERMS_CLASS_KIND,
    .hidden = TRUE },
  { "rank", N_ ("Rank"), SUMMER_COLUMN_COUNT, 60, "c.rank", .hidden = TRUE, .ordinal = TRUE },
};

const SummerSheetSpec summer_sheet_subsidy = {
  .id = "subsidy",
  .title = N_ ("Subsidy"),
  .key = "c.id",
  .from = "FROM class c LEFT JOIN temp.assessed a ON a.class = c.id WHERE c.programme = ?1",
  .order = "c.code, c.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = subsidy_columns,
  .n_columns = G_N_ELEMENTS (subsidy_columns),
};
