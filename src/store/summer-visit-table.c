#include "config.h"

#include "summer-visit-table.h"

#include <glib/gi18n.h>

#include "summer-sheet.h"
#include "summer-table.h"

static const SummerField checklist_item_fields[] = {
  SUMMER_FIELD (SummerChecklistItemRecord, ID, id),
  SUMMER_FIELD (SummerChecklistItemRecord, ID, programme),
  SUMMER_FIELD (SummerChecklistItemRecord, CODE, kind),
  SUMMER_FIELD (SummerChecklistItemRecord, CODE, position),
  SUMMER_FIELD (SummerChecklistItemRecord, TEXT, text),
  SUMMER_FIELD (SummerChecklistItemRecord, CODE, weight),
  SUMMER_FIELD (SummerChecklistItemRecord, CODE, serious),
  SUMMER_FIELD (SummerChecklistItemRecord, CODE, asked),
};
static const SummerTable checklist_item_table = {
  .fields = checklist_item_fields,
  .n_fields = G_N_ELEMENTS (checklist_item_fields),
  .n_key = 1,
  .each = "SELECT id, programme, kind, position, text, weight, serious, asked FROM checklist_item"
          " WHERE programme = ?1 ORDER BY kind, position, id",
  .insert = "INSERT INTO main.checklist_item (id, programme, kind, position, text, weight, serious,"
            " asked) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  .update = "UPDATE main.checklist_item SET programme = ?2, kind = ?3, position = ?4, text = ?5,"
            " weight = ?6, serious = ?7, asked = ?8 WHERE id = ?1",
  .delete = "DELETE FROM main.checklist_item WHERE id = ?1",
};

/* Items of the checklists of a programme, by kind and position. */
SUMMER_DEFINE_RECORD (checklist_item, SummerChecklistItem)

/**
 * summer_checklist_item_is_used:
 * @used: (out): whether it was answered on a visit or for a venue, or a problem hangs on it
 */
gboolean
summer_checklist_item_is_used (SummerStore *store, gint64 id, gboolean *used, GError **error)
{
  static const char sql[] = "SELECT EXISTS (SELECT 1 FROM visit_answer WHERE item = ?1) OR EXISTS"
                            " (SELECT 1 FROM visit_problem WHERE item = ?1) OR EXISTS (SELECT 1"
                            " FROM venue_item WHERE item = ?1)";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *used = TRUE;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, id);
  if (summer_statement_step (each, error))
    *used = summer_statement_get_int (each, 0) != 0;
  return !summer_statement_failed (each);
}

static const SummerField visit_answer_fields[] = {
  SUMMER_FIELD (SummerVisitAnswerRecord, ID, visit),
  SUMMER_FIELD (SummerVisitAnswerRecord, ID, item),
  SUMMER_FIELD (SummerVisitAnswerRecord, CODE, answer),
  SUMMER_FIELD (SummerVisitAnswerRecord, TEXT, note),
};
static const SummerTable visit_answer_table = {
  .fields = visit_answer_fields,
  .n_fields = G_N_ELEMENTS (visit_answer_fields),
  .n_key = 2,
  .each = "SELECT visit, item, answer, note FROM visit_answer WHERE visit = ?1 ORDER BY item",
  .insert = "INSERT INTO main.visit_answer (visit, item, answer, note) VALUES (?1, ?2, ?3, ?4) ON"
            " CONFLICT (visit, item) DO UPDATE SET answer = excluded.answer, note = excluded.note",
  .delete = "DELETE FROM main.visit_answer WHERE visit = ?1 AND item = ?2",
};

/* What was answered on one visit. */
SUMMER_DEFINE_EACH (visit_answer, SummerVisitAnswer)

gboolean
summer_visit_answer_put (SummerStore *store, const SummerVisitAnswerRecord *record, GError **error)
{
  return summer_table_insert (store, &visit_answer_table, record, error);
}

gboolean
summer_visit_answer_delete (SummerStore *store, gint64 visit, gint64 item, GError **error)
{
  const SummerVisitAnswerRecord key = { .visit = visit, .item = item };

  return summer_table_delete (store, &visit_answer_table, &key, error);
}

#define VISIT_PROBLEM_COLUMNS                                                                      \
  "SELECT id, visit, item, severity, what, fix_by, fixed_on, fix, sent_back, confirmed_on,"        \
  " confirmed_by FROM visit_problem "

static const SummerField visit_problem_fields[] = {
  SUMMER_FIELD (SummerVisitProblemRecord, ID, id),
  SUMMER_FIELD (SummerVisitProblemRecord, ID, visit),
  SUMMER_FIELD (SummerVisitProblemRecord, ID, item),
  SUMMER_FIELD (SummerVisitProblemRecord, CODE, severity),
  SUMMER_FIELD (SummerVisitProblemRecord, TEXT, what),
  SUMMER_FIELD (SummerVisitProblemRecord, DAY, fix_by),
  SUMMER_FIELD (SummerVisitProblemRecord, DAY, fixed_on),
  SUMMER_FIELD (SummerVisitProblemRecord, TEXT, fix),
  SUMMER_FIELD (SummerVisitProblemRecord, TEXT, sent_back),
  SUMMER_FIELD (SummerVisitProblemRecord, DAY, confirmed_on),
  SUMMER_FIELD (SummerVisitProblemRecord, TEXT, confirmed_by),
};
static const SummerTable visit_problem_table = {
  .fields = visit_problem_fields,
  .n_fields = G_N_ELEMENTS (visit_problem_fields),
  .n_key = 1,
  .each = VISIT_PROBLEM_COLUMNS "WHERE visit = ?1 ORDER BY id",
  .insert
  = "INSERT INTO main.visit_problem (id, visit, item, severity, what, fix_by, fixed_on, fix,"
    " sent_back, confirmed_on, confirmed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9,"
    " ?10, ?11)",
  .update = "UPDATE main.visit_problem SET visit = ?2, item = ?3, severity = ?4, what = ?5,"
            " fix_by = ?6, fixed_on = ?7, fix = ?8, sent_back = ?9, confirmed_on = ?10,"
            " confirmed_by = ?11 WHERE id = ?1",
  .delete = "DELETE FROM main.visit_problem WHERE id = ?1",
};

/* The problems of one visit, in the order in which they were written. */
SUMMER_DEFINE_RECORD (visit_problem, SummerVisitProblem)

/**
 * summer_visit_problem_find:
 *
 * Calls @func for the problem of this id; not at all when there is no such one.
 */
gboolean
summer_visit_problem_find (
    SummerStore *store, gint64 id, SummerVisitProblemFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = VISIT_PROBLEM_COLUMNS "WHERE id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerVisitProblemRecord record;

  if (!summer_rows_open (&rows, store, &visit_problem_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_visit_problem_count:
 * @unions: (nullable): as summer_sheet_set_unions() takes them; %NULL = all
 * @waiting: (out): minor problems that are overdue, due within %SUMMER_DUE_SOON_DAYS or reported as corrected
 * @overdue: (out): problems of either severity that are overdue
 *
 * A visit without problems of its own, out of a workbook, counts as one.
 */
gboolean
summer_visit_problem_count (SummerStore *store,
                            gint64 programme,
                            const char *unions,
                            SummerDay today,
                            guint *waiting,
                            guint *overdue,
                            GError **error)
{
  static const char sql[]
      = "SELECT count (*) FILTER (WHERE p.severity = 0 AND (p.fixed_on IS NOT NULL OR p.fix_by <="
        " ?4)), count (*) FILTER (WHERE p.fixed_on IS NULL AND p.fix_by < ?3) FROM class c JOIN"
        " visit v ON v.class = c.id JOIN (SELECT visit, severity, fix_by, fixed_on FROM"
        " visit_problem WHERE confirmed_on IS NULL UNION ALL SELECT id, result - 1, fix_by, NULL"
        " FROM visit w WHERE result > 0 AND fixed_on IS NULL AND NOT EXISTS (SELECT 1 FROM"
        " visit_problem WHERE visit = w.id)) p ON p.visit = v.id WHERE c.programme = ?1 AND"
        " c.state NOT IN (4, 5) AND (?2 IS NULL OR " SUMMER_SHEET_IN_UNIONS ("c.union_name") ")";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *waiting = *overdue = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_copy (each, 2, unions);
  summer_statement_bind_day (each, 3, today);
  summer_statement_bind_day (each, 4, today + SUMMER_DUE_SOON_DAYS);
  if (summer_statement_step (each, error))
    {
      *waiting = (guint) summer_statement_get_int (each, 0);
      *overdue = (guint) summer_statement_get_int (each, 1);
    }
  return !summer_statement_failed (each);
}

#define PLANNED_VISIT_COLUMNS "SELECT p.id, p.class, p.day, p.visitor, p.note FROM planned_visit p "

static const SummerField planned_visit_fields[] = {
  SUMMER_FIELD (SummerPlannedVisitRecord, ID, id),
  SUMMER_FIELD (SummerPlannedVisitRecord, ID, class_id),
  SUMMER_FIELD (SummerPlannedVisitRecord, DAY, day),
  SUMMER_FIELD (SummerPlannedVisitRecord, TEXT, visitor),
  SUMMER_FIELD (SummerPlannedVisitRecord, TEXT, note),
};
static const SummerTable planned_visit_table = {
  .fields = planned_visit_fields,
  .n_fields = G_N_ELEMENTS (planned_visit_fields),
  .n_key = 1,
  .each = PLANNED_VISIT_COLUMNS "JOIN class c ON c.id = p.class WHERE c.programme = ?1 ORDER BY"
                                " p.day, c.code",
  .insert
  = "INSERT INTO main.planned_visit (id, class, day, visitor, note) VALUES (?1, ?2, ?3, ?4, ?5)",
  .update
  = "UPDATE main.planned_visit SET class = ?2, day = ?3, visitor = ?4, note = ?5 WHERE id = ?1",
  .delete = "DELETE FROM main.planned_visit WHERE id = ?1",
};

/* Visits that are to be made, by day and class code. */
SUMMER_DEFINE_RECORD (planned_visit, SummerPlannedVisit)

/**
 * summer_planned_visit_find:
 *
 * Calls @func once, for the visit of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is no such one.
 */
gboolean
summer_planned_visit_find (
    SummerStore *store, gint64 id, SummerPlannedVisitFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = PLANNED_VISIT_COLUMNS "WHERE p.id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerPlannedVisitRecord record;

  if (!summer_rows_open (&rows, store, &planned_visit_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This visit is no longer planned."));
  return FALSE;
}

/**
 * summer_visit_problem_find_open:
 * @visit: 0 = of any visit of the class
 * @key: (out): of the sheet of corrections: the most serious problem that nobody has confirmed as corrected, the most
 *   urgent of these; 0 = there is none
 */
gboolean
summer_visit_problem_find_open (
    SummerStore *store, gint64 class_id, gint64 visit, gint64 *key, GError **error)
{
  static const char sql[]
      = "SELECT p.id FROM visit v JOIN (SELECT id, visit, severity, fix_by FROM visit_problem WHERE"
        " confirmed_on IS NULL UNION ALL SELECT id, id, result - 1, fix_by FROM visit w WHERE "
        "result"
        " > 0 AND fixed_on IS NULL AND NOT EXISTS (SELECT 1 FROM visit_problem WHERE visit = w.id))"
        " p ON p.visit = v.id WHERE v.class = ?1 AND (?2 = 0 OR v.id = ?2) ORDER BY p.severity "
        "DESC,"
        " p.fix_by IS NULL, p.fix_by, p.id LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *key = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_int (each, 2, visit);
  if (summer_statement_step (each, error))
    *key = summer_statement_get_int (each, 0);
  return !summer_statement_failed (each);
}
