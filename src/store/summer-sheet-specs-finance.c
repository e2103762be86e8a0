#include "config.h"

#include "summer-seal-functions.h"
#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

/* Of a class: what each source granted and so on. */
#define BY_SOURCE                                                                                  \
  "SELECT source, sum (granted) AS granted, sum (paid) AS paid, sum (spent) AS spent,"             \
  " sum (returned) AS returned FROM ("                                                             \
  "SELECT '' AS source, l.due AS granted, 0 AS paid, 0 AS spent, 0 AS returned"                    \
  " FROM settlement_line l JOIN settlement s ON s.id = l.settlement"                               \
  " WHERE l.class = c.id AND s.state >= 2"                                                         \
  " UNION ALL SELECT g.source, g.due, 0, 0, 0"                                                     \
  " FROM settlement_grant g JOIN settlement s ON s.id = g.settlement"                              \
  " WHERE g.class = c.id AND s.state >= 2"                                                         \
  " UNION ALL SELECT source, 0, amount, 0, 0 FROM payment"                                         \
  " WHERE class = c.id AND paid_on IS NOT NULL AND returned_on IS NULL"                            \
  " UNION ALL SELECT source, 0, 0, amount, 0 FROM spending WHERE class = c.id"                     \
  " UNION ALL SELECT source, 0, 0, 0, amount FROM repayment WHERE class = c.id"                    \
  ") GROUP BY source"
#define UNPAID                                                                                     \
  "(SELECT coalesce (sum (granted - paid + min (returned, max (0, paid - granted))), 0)"           \
  " FROM (" BY_SOURCE "))"
#define TO_RETURN                                                                                  \
  "(SELECT coalesce (sum (max (0, paid - min (spent, granted) - returned)), 0)"                    \
  " FROM (" BY_SOURCE "))"
/* Each class with what was granted, paid, is on the way and was spent. */
#define BALANCES                                                                                   \
  "SELECT c.id, c.code, c.name, c.union_name, c.pinyin, c.account_number, c.account_name, c.bank," \
  " coalesce ((SELECT sum (granted) FROM (" BY_SOURCE ")), 0) AS granted,"                         \
  " coalesce ((SELECT sum (amount) FROM payment WHERE class = c.id AND paid_on IS NOT NULL"        \
  " AND returned_on IS NULL), 0) AS paid,"                                                         \
  " coalesce ((SELECT sum (amount) FROM payment WHERE class = c.id AND paid_on IS NULL), 0)"       \
  " AS on_way,"                                                                                    \
  " coalesce ((SELECT sum (amount) FROM spending WHERE class = c.id), 0) AS spent,"                \
  " coalesce ((SELECT sum (amount) FROM repayment WHERE class = c.id), 0) AS returned,"            \
  " " UNPAID " AS unpaid, " TO_RETURN " AS to_return FROM class c WHERE c.programme = ?1"

/* The fund has no name in the file. */
#define SOURCE(table) "summer_source_text (" table ".source)"

static const SummerSheetColumn balances_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "b.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 150, "b.name", .searched = TRUE },
  { "union", N_ ("Union"), SUMMER_COLUMN_TEXT, 120, "b.union_name", .searched = TRUE },
  { "granted", N_ ("Granted"), SUMMER_COLUMN_MONEY, 92, "b.granted" },
  { "paid", N_ ("Paid out"), SUMMER_COLUMN_MONEY, 92, "b.paid" },
  { "unpaid", N_ ("Unpaid"), SUMMER_COLUMN_MONEY, 92, "b.unpaid" },
  { "on_way", N_ ("On the way"), SUMMER_COLUMN_MONEY, 92, "b.on_way" },
  { "spent", N_ ("Spent"), SUMMER_COLUMN_MONEY, 92, "b.spent" },
  { "returned", N_ ("Paid back"), SUMMER_COLUMN_MONEY, 92, "b.returned" },
  { "to_return", N_ ("To return"), SUMMER_COLUMN_MONEY, 92, "b.to_return" },
  { "account", N_ ("Account ending in"), SUMMER_COLUMN_CODE, 100,
    "substr (" SUMMER_OPENED ("class", "account_number", "b") ", -4)" },
  { "account_name", N_ ("Account name"), SUMMER_COLUMN_TEXT, 150, "b.account_name", .hidden = TRUE,
    .searched = TRUE },
  { "bank", N_ ("Bank"), SUMMER_COLUMN_TEXT, 150, "b.bank", .hidden = TRUE, .searched = TRUE },
};

/* The classes to which anything was granted or paid, or which spent something; as summer_payment_book_load() counts. */
const SummerSheetSpec summer_sheet_balances = {
  .id = "balances",
  .title = N_ ("Balances of the classes"),
  .key = "b.id",
  .from = "FROM (" BALANCES
          ") b WHERE (b.granted <> 0 OR b.spent <> 0 OR b.returned <> 0 OR EXISTS (SELECT 1 FROM"
          " payment q WHERE q.class = b.id))",
  .order = "b.code, b.id",
  .within = SUMMER_SHEET_IN_UNIONS ("b.union_name"),
  .pinyin = "b.pinyin",
  .columns = balances_columns,
  .n_columns = G_N_ELEMENTS (balances_columns),
  .totalled = TRUE,
};

static const SummerSheetColumn payments_columns[] = {
  { "batch", N_ ("Batch"), SUMMER_COLUMN_COUNT, 56, "t.number", .ordinal = TRUE },
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 150, "c.name", .searched = TRUE },
  { "source", N_ ("Source of money"), SUMMER_COLUMN_TEXT, 96, SOURCE ("p"), .searched = TRUE },
  { "amount", N_ ("Amount"), SUMMER_COLUMN_MONEY, 92, "p.amount" },
  { "state", N_ ("State"), SUMMER_COLUMN_STATE, 92,
    "CASE WHEN p.returned_on IS NOT NULL THEN 2 WHEN p.paid_on IS NOT NULL THEN 1 ELSE 0 END",
    .terms = SUMMER_TERMS_PAYMENT, .searched = TRUE },
  { "made_on", N_ ("Made on"), SUMMER_COLUMN_DAY, 92, "t.made_on" },
  { "paid_on", N_ ("Paid on"), SUMMER_COLUMN_DAY, 92, "p.paid_on" },
  { "reference", N_ ("Reference"), SUMMER_COLUMN_CODE, 120, "p.reference", .searched = TRUE },
  { "returned_on", N_ ("Returned on"), SUMMER_COLUMN_DAY, 92, "p.returned_on" },
  { "returned_why", N_ ("Why it was returned"), SUMMER_COLUMN_TEXT, 150, "p.returned_why",
    .searched = TRUE },
  { "account", N_ ("Account ending in"), SUMMER_COLUMN_CODE, 100,
    "substr (" SUMMER_OPENED ("payment", "account_number", "p") ", -4)" },
  { "account_name", N_ ("Account name"), SUMMER_COLUMN_TEXT, 150, "p.account_name", .hidden = TRUE,
    .searched = TRUE },
  { "bank", N_ ("Bank"), SUMMER_COLUMN_TEXT, 150, "p.bank", .hidden = TRUE, .searched = TRUE },
  { "made_by", N_ ("Made by"), SUMMER_COLUMN_TEXT, 84, "t.made_by", .hidden = TRUE,
    .searched = TRUE },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 150, "t.note", .hidden = TRUE, .searched = TRUE },
};

const SummerSheetSpec summer_sheet_payments = {
  .id = "payments",
  .title = N_ ("Payments"),
  .key = "p.id",
  .from = "FROM payment p JOIN payment_batch t ON t.id = p.batch JOIN class c ON c.id = p.class"
          " WHERE t.programme = ?1",
  .order = "t.number DESC, c.code, p.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = payments_columns,
  .n_columns = G_N_ELEMENTS (payments_columns),
};

static const SummerSheetColumn spendings_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "source", N_ ("Source of money"), SUMMER_COLUMN_TEXT, 96, SOURCE ("u"), .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 92, "u.day" },
  { "category", N_ ("Category"), SUMMER_COLUMN_STATE, 92, "u.category",
    .terms = SUMMER_TERMS_SPENDING, .searched = TRUE },
  { "amount", N_ ("Amount"), SUMMER_COLUMN_MONEY, 92, "u.amount" },
  { "what", N_ ("What for"), SUMMER_COLUMN_TEXT, 220, "u.what", .searched = TRUE },
  { "receipt", N_ ("Receipt"), SUMMER_COLUMN_CODE, 130, "u.receipt", .searched = TRUE },
};

const SummerSheetSpec summer_sheet_spendings = {
  .id = "spendings",
  .title = N_ ("Use of the grants"),
  .key = "u.id",
  .from = "FROM spending u JOIN class c ON c.id = u.class WHERE c.programme = ?1",
  .order = "u.day DESC, c.code, u.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = spendings_columns,
  .n_columns = G_N_ELEMENTS (spendings_columns),
  .totalled = TRUE,
};

static const SummerSheetColumn repayments_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "union", N_ ("Union"), SUMMER_COLUMN_TEXT, 130, "c.union_name", .searched = TRUE },
  { "source", N_ ("Source of money"), SUMMER_COLUMN_TEXT, 96, SOURCE ("r"), .searched = TRUE },
  { "day", N_ ("Date"), SUMMER_COLUMN_DAY, 92, "r.day" },
  { "amount", N_ ("Amount"), SUMMER_COLUMN_MONEY, 92, "r.amount" },
  { "reference", N_ ("Reference"), SUMMER_COLUMN_CODE, 130, "r.reference", .searched = TRUE },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 200, "r.note", .searched = TRUE },
};

const SummerSheetSpec summer_sheet_repayments = {
  .id = "repayments",
  .title = N_ ("Balances paid back"),
  .key = "r.id",
  .from = "FROM repayment r JOIN class c ON c.id = r.class WHERE c.programme = ?1",
  .order = "r.day DESC, c.code, r.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "c.pinyin",
  .columns = repayments_columns,
  .n_columns = G_N_ELEMENTS (repayments_columns),
  .totalled = TRUE,
};
