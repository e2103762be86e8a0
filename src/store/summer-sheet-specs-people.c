#include "config.h"

#include "summer-seal-functions.h"
#include "summer-sheet.h"
#include "summer-terms.h"

#include <glib/gi18n.h>

/* A child stands in one row, with its latest enrolment. */
static const SummerSheetColumn children_columns[] = {
  { "code", N_ ("Code"), SUMMER_COLUMN_CODE, 104, "h.code", .searched = TRUE },
  { "name", N_ ("Name"), SUMMER_COLUMN_TEXT, 90, "h.name", .searched = TRUE },
  { "sex", N_ ("Sex"), SUMMER_COLUMN_STATE, 48, "nullif (h.sex, 0)", .terms = SUMMER_TERMS_SEX },
  { "birth", N_ ("Birth date"), SUMMER_COLUMN_DAY, 92, "h.birth" },
  { "school", N_ ("School"), SUMMER_COLUMN_TEXT, 150, "h.school", .searched = TRUE },
  { "grade", N_ ("Grade"), SUMMER_COLUMN_TEXT, 84, "h.grade", .searched = TRUE },
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .hidden = TRUE,
    .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 150, "c.name", .searched = TRUE },
  { "enrolled_from", N_ ("Enrolled from"), SUMMER_COLUMN_DAY, 92,
    "ifnull (e.first_day, c.first_day)", .hidden = TRUE },
  { "enrolled_to", N_ ("Enrolled to"), SUMMER_COLUMN_DAY, 92, "ifnull (e.last_day, c.last_day)",
    .hidden = TRUE },
  { "guardian", N_ ("Guardian"), SUMMER_COLUMN_TEXT, 84, "h.guardian", .searched = TRUE },
  { "relationship", N_ ("Relationship"), SUMMER_COLUMN_TEXT, 72, "h.relationship", .hidden = TRUE },
  { "telephone", N_ ("Telephone"), SUMMER_COLUMN_CODE, 108,
    SUMMER_OPENED ("child", "telephone", "h"), .sensitive = TRUE },
  { "identity_number", N_ ("Identity number"), SUMMER_COLUMN_CODE, 150,
    SUMMER_OPENED ("child", "identity_number", "h"), .hidden = TRUE, .sensitive = TRUE },
  { "health", N_ ("Health"), SUMMER_COLUMN_TEXT, 72, SUMMER_OPENED ("child", "health", "h"),
    .hidden = TRUE, .sensitive = TRUE },
  { "priority", N_ ("Priority"), SUMMER_COLUMN_TEXT, 124, "h.priority", .searched = TRUE },
  { "agreement", N_ ("Agreement signed"), SUMMER_COLUMN_DAY, 92, "e.agreement" },
  { "employer", N_ ("Employer"), SUMMER_COLUMN_TEXT, 150, "h.employer", .hidden = TRUE,
    .searched = TRUE },
  { "document", N_ ("Document"), SUMMER_COLUMN_TEXT, 100, "h.document", .hidden = TRUE },
};

const SummerSheetSpec summer_sheet_children = {
  .id = "children",
  .title = N_ ("Children"),
  .key = "h.id",
  .from = "FROM child h LEFT JOIN enrolment e ON e.id = (SELECT l.id FROM enrolment l WHERE "
          "l.child = h.id"
          " ORDER BY l.first_day DESC, l.id DESC LIMIT 1) LEFT JOIN class c ON c.id = e.class "
          "WHERE h.programme = ?1",
  .order = "h.code, h.id",
  .within
  = "EXISTS (SELECT 1 FROM enrolment n JOIN class k ON k.id = n.class WHERE n.child = h.id AND"
    " " SUMMER_SHEET_IN_UNIONS ("k.union_name") ")",
  .pinyin = "h.pinyin || ' ' || ifnull (h.telephone_tails, '')",
  .identity = "h.identity_hash",
  .columns = children_columns,
  .n_columns = G_N_ELEMENTS (children_columns),
};

static const SummerSheetColumn staff_columns[] = {
  { "class_code", N_ ("Class code"), SUMMER_COLUMN_CODE, 84, "c.code", .searched = TRUE },
  { "class", N_ ("Class"), SUMMER_COLUMN_TEXT, 170, "c.name", .searched = TRUE },
  { "name", N_ ("Name"), SUMMER_COLUMN_TEXT, 90, "s.name", .searched = TRUE },
  { "role", N_ ("Role"), SUMMER_COLUMN_STATE, 84, "s.role", .terms = SUMMER_TERMS_ROLE,
    .searched = TRUE },
  { "telephone", N_ ("Telephone"), SUMMER_COLUMN_CODE, 108,
    SUMMER_OPENED ("staff", "telephone", "s"), .sensitive = TRUE },
  { "identity_number", N_ ("Identity number"), SUMMER_COLUMN_CODE, 150,
    SUMMER_OPENED ("staff", "identity_number", "s"), .sensitive = TRUE },
  { "first_day", N_ ("From"), SUMMER_COLUMN_DAY, 92, "ifnull (s.first_day, c.first_day)" },
  { "last_day", N_ ("To"), SUMMER_COLUMN_DAY, 92, "ifnull (s.last_day, c.last_day)" },
  { "papers", N_ ("Papers"), SUMMER_COLUMN_STATE, 84, "t.state", .terms = SUMMER_TERMS_PAPERS,
    .searched = TRUE },
  { "qualification", N_ ("Qualification"), SUMMER_COLUMN_TEXT, 170, "s.qualification",
    .searched = TRUE },
};

const SummerSheetSpec summer_sheet_staff = {
  .id = "staff",
  .title = N_ ("Staff"),
  .key = "s.id",
  .from
  = "FROM staff s JOIN class c ON c.id = s.class LEFT JOIN temp.staff_person w ON w.staff = s.id"
    " LEFT JOIN temp.papers t ON t.person = w.person WHERE c.programme = ?1",
  .order = "c.code, s.name, s.id",
  .within = SUMMER_SHEET_IN_UNIONS ("c.union_name"),
  .pinyin = "s.pinyin || ' ' || ifnull (s.telephone_tails, '')",
  .identity = "s.identity_hash",
  .columns = staff_columns,
  .n_columns = G_N_ELEMENTS (staff_columns),
};

/* Everybody who works in a class or is to; what is said of the papers was worked out beside (summer-papers-shown.h). */
static const SummerSheetColumn persons_columns[] = {
  { "name", N_ ("Name"), SUMMER_COLUMN_TEXT, 90, "p.name", .searched = TRUE },
  { "sex", N_ ("Sex"), SUMMER_COLUMN_STATE, 48, "nullif (p.sex, 0)", .terms = SUMMER_TERMS_SEX },
  { "papers", N_ ("Papers"), SUMMER_COLUMN_STATE, 84, "t.state", .terms = SUMMER_TERMS_PAPERS,
    .searched = TRUE },
  { "until", N_ ("Valid until"), SUMMER_COLUMN_DAY, 92, "t.until" },
  { "clearance", N_ ("Clearance"), SUMMER_COLUMN_STATE, 96, "t.clearance",
    .terms = SUMMER_TERMS_PAPERS },
  { "health", N_ ("Health certificate"), SUMMER_COLUMN_STATE, 84, "t.health",
    .terms = SUMMER_TERMS_PAPERS },
  { "qualification", N_ ("Qualification"), SUMMER_COLUMN_STATE, 84, "t.qualification",
    .terms = SUMMER_TERMS_PAPERS },
  { "training", N_ ("Training"), SUMMER_COLUMN_STATE, 84, "t.training",
    .terms = SUMMER_TERMS_PAPERS },
  { "classes", N_ ("Classes"), SUMMER_COLUMN_TEXT, 130, "t.classes", .searched = TRUE },
  { "assignments", N_ ("Assignments"), SUMMER_COLUMN_COUNT, 72, "t.assignments", .hidden = TRUE },
  { "telephone", N_ ("Telephone"), SUMMER_COLUMN_CODE, 108,
    SUMMER_OPENED ("person", "telephone", "p"), .sensitive = TRUE },
  { "identity_number", N_ ("Identity number"), SUMMER_COLUMN_CODE, 150,
    SUMMER_OPENED ("person", "identity_number", "p"), .hidden = TRUE, .sensitive = TRUE },
  { "employer", N_ ("Employer"), SUMMER_COLUMN_TEXT, 150, "p.employer", .searched = TRUE },
  { "note", N_ ("Note"), SUMMER_COLUMN_TEXT, 150, "p.note", .hidden = TRUE, .searched = TRUE },
};

const SummerSheetSpec summer_sheet_persons = {
  .id = "persons",
  .title = N_ ("Staff"),
  .key = "p.id",
  .from = "FROM person p LEFT JOIN temp.papers t ON t.person = p.id WHERE p.programme = ?1",
  .order = "p.pinyin, p.name, p.id",
  .within
  = "EXISTS (SELECT 1 FROM temp.staff_person m JOIN staff s ON s.id = m.staff JOIN class k ON k.id "
    "= s.class WHERE m.person = p.id AND " SUMMER_SHEET_IN_UNIONS ("k.union_name") ")",
  .pinyin = "p.pinyin || ' ' || ifnull (p.telephone_tails, '')",
  .identity = "p.identity_hash",
  .columns = persons_columns,
  .n_columns = G_N_ELEMENTS (persons_columns),
};
