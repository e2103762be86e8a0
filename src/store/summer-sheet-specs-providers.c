#include "config.h"

#include "summer-seal-functions.h"
#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

#define COUNT_EVENTS(kind)                                                                         \
  "(SELECT count (*) FROM provider_record r WHERE r.provider = p.id AND r.kind = " kind ")"

static const SummerSheetColumn providers_columns[] = {
  { "name", N_ ("Provider"), SUMMER_COLUMN_TEXT, 200, "p.name", .searched = TRUE },
  { "credit_code", N_ ("Credit code"), SUMMER_COLUMN_CODE, 172, "p.credit_code", .searched = TRUE },
  { "state", N_ ("State"), SUMMER_COLUMN_STATE, 72, "p.state", .terms = SUMMER_TERMS_PROVIDER_STATE,
    .searched = TRUE },
  { "qualified_until", N_ ("Qualified until"), SUMMER_COLUMN_DAY, 92, "p.qualified_until" },
  { "classes", N_ ("Classes"), SUMMER_COLUMN_COUNT, 60,
    "(SELECT count (*) FROM class c WHERE c.provider = p.id AND (?2 IS NULL"
    " OR " SUMMER_SHEET_IN_UNIONS ("c.union_name") "))" },
  { "licence", N_ ("Licence"), SUMMER_COLUMN_TEXT, 130, "d.licence", .searched = TRUE },
  { "qualification", N_ ("Qualification"), SUMMER_COLUMN_TEXT, 130, "d.qualification",
    .hidden = TRUE, .searched = TRUE },
  { "contact", N_ ("Contact"), SUMMER_COLUMN_TEXT, 76, "d.contact", .searched = TRUE },
  { "telephone", N_ ("Telephone"), SUMMER_COLUMN_CODE, 110,
    "summer_opened ('provider_detail.telephone', d.telephone, d.provider)", .sensitive = TRUE },
  { "praise", N_ ("Praise"), SUMMER_COLUMN_COUNT, 56, COUNT_EVENTS ("0") },
  { "complaints", N_ ("Complaints"), SUMMER_COLUMN_COUNT, 64, COUNT_EVENTS ("1") },
  { "breaches", N_ ("Breaches"), SUMMER_COLUMN_COUNT, 64, COUNT_EVENTS ("2") },
  { "documents", N_ ("Documents"), SUMMER_COLUMN_COUNT, 64,
    "(SELECT count (*) FROM document t WHERE t.owner_table = 'provider' AND t.owner = p.id)" },
  { "address", N_ ("Address"), SUMMER_COLUMN_TEXT, 170, "d.address", .hidden = TRUE,
    .searched = TRUE },
  { "experience", N_ ("Experience"), SUMMER_COLUMN_TEXT, 170, "d.experience", .hidden = TRUE },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 170, "d.note", .hidden = TRUE },
};

const SummerSheetSpec summer_sheet_providers = {
  .id = "providers",
  .title = N_ ("Providers"),
  .key = "p.id",
  .from = "FROM provider p LEFT JOIN provider_detail d ON d.provider = p.id WHERE p.programme = ?1",
  .order = "p.name, p.id",
  .within = "EXISTS (SELECT 1 FROM class k WHERE k.provider = p.id AND " SUMMER_SHEET_IN_UNIONS (
      "k.union_name") ")",
  .pinyin = NULL,
  .columns = providers_columns,
  .n_columns = G_N_ELEMENTS (providers_columns),
};

static const SummerSheetColumn organisations_columns[] = {
  { "kind", N_ ("Kind"), SUMMER_COLUMN_STATE, 92, "o.kind", .terms = SUMMER_TERMS_ORGANISATION,
    .searched = TRUE },
  { "name", N_ ("Full name"), SUMMER_COLUMN_TEXT, 240, "o.name", .searched = TRUE },
  { "classes", N_ ("Classes"), SUMMER_COLUMN_COUNT, 60, "o.classes" },
  { "credit_code", N_ ("Credit code"), SUMMER_COLUMN_CODE, 172, "o.credit_code", .searched = TRUE },
  { "contact", N_ ("Contact"), SUMMER_COLUMN_TEXT, 90, "o.contact", .searched = TRUE },
  { "telephone", N_ ("Telephone"), SUMMER_COLUMN_CODE, 120,
    SUMMER_OPENED ("organisation", "telephone", "o"), .sensitive = TRUE },
  { "address", N_ ("Address"), SUMMER_COLUMN_TEXT, 220, "o.address", .searched = TRUE },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 170, "o.note", .hidden = TRUE },
};

#define SHOWN "(?2 IS NULL OR " SUMMER_SHEET_IN_UNIONS ("k.union_name") ")"

/* The first class that names one of which nothing more is known stands for it, found without grouping: so one row is
 * read without the others. */
#define UNKNOWN(key, kind, column)                                                                 \
  " UNION ALL SELECT " key ", " kind ", c." column ", NULL, NULL, NULL, NULL, NULL, (SELECT"       \
  " count (*) FROM class k WHERE " SHOWN " AND k.programme = ?1 AND k." column " = c." column      \
  ") FROM class c WHERE c.programme = ?1 AND c." column " IS NOT NULL AND NOT EXISTS (SELECT 1"    \
  " FROM class e WHERE e.programme = ?1 AND e." column " = c." column " AND e.id < c.id) AND NOT"  \
  " EXISTS (SELECT 1 FROM organisation g WHERE g.programme = ?1 AND g.kind = " kind                \
  " AND g.name = c." column ")"
#define NAMED_BY(column)                                                                           \
  "EXISTS (SELECT 1 FROM class k WHERE k.programme = ?1 AND k." column                             \
  " = o.name AND " SUMMER_SHEET_IN_UNIONS ("k.union_name") ")"

/* Those that the classes name, whether something more is known of them or not. One of which nothing is has a key
 * below zero, from the id of a class that names it: hosts -id, co-organisers id - G_MAXINT64. */
const SummerSheetSpec summer_sheet_organisations = {
  .id = "organisations",
  .title = N_ ("Hosts and co-organisers"),
  .key = "o.id",
  .from = "FROM (SELECT g.id, g.kind, g.name, g.credit_code, g.contact, g.telephone, g.address,"
          " g.note, (SELECT count (*) FROM class k WHERE " SHOWN " AND k.programme = ?1 AND"
          " CASE g.kind WHEN 0 THEN k.host ELSE k.co_organiser END = g.name) AS classes"
          " FROM organisation g WHERE g.programme = ?1" UNKNOWN ("-c.id", "0", "host")
              UNKNOWN ("c.id - 9223372036854775807", "1", "co_organiser") ") o WHERE ?1 = ?1",
  .order = "o.kind, o.name, o.id",
  .within = "CASE o.kind WHEN 0 THEN " NAMED_BY ("host") " ELSE " NAMED_BY ("co_organiser") " END",
  .pinyin = NULL,
  .columns = organisations_columns,
  .n_columns = G_N_ELEMENTS (organisations_columns),
};
