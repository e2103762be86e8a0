#include "config.h"

#include "summer-safety-table.h"

#include <glib/gi18n.h>

#include "summer-table.h"

static const SummerField review_fields[] = {
  SUMMER_FIELD (SummerReviewRecord, ID, id),
  SUMMER_FIELD (SummerReviewRecord, ID, class_id),
  SUMMER_FIELD (SummerReviewRecord, DAY, day),
  SUMMER_FIELD (SummerReviewRecord, TEXT, reviewer),
  SUMMER_FIELD (SummerReviewRecord, CODE, result),
  SUMMER_FIELD (SummerReviewRecord, TEXT, note),
};
static const SummerTable review_table = {
  .fields = review_fields,
  .n_fields = G_N_ELEMENTS (review_fields),
  .n_key = 1,
  .each = "SELECT r.id, r.class, r.day, r.reviewer, r.result, r.note FROM class c JOIN review r"
          " ON r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day, r.id",
  .insert = "INSERT INTO main.review (id, class, day, reviewer, result, note) VALUES (?1, ?2, ?3,"
            " ?4, ?5, ?6)",
  .update = "UPDATE main.review SET class = ?2, day = ?3, reviewer = ?4, result = ?5, note = ?6"
            " WHERE id = ?1",
  .delete = "DELETE FROM main.review WHERE id = ?1",
};

/* Reviews of sites, by class code, day and id. */
SUMMER_DEFINE_RECORD (review, SummerReview)

gboolean
summer_review_each_of (
    SummerStore *store, gint64 class_id, SummerReviewFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT id, class, day, reviewer, result, note FROM review WHERE class ="
        " ?1 ORDER BY day, id";
  g_auto (SummerRows) rows = { 0 };
  SummerReviewRecord record;
  gboolean more = summer_rows_open (&rows, store, &review_table, sql, class_id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

static const SummerField visit_fields[] = {
  SUMMER_FIELD (SummerVisitRecord, ID, id),       SUMMER_FIELD (SummerVisitRecord, ID, class_id),
  SUMMER_FIELD (SummerVisitRecord, DAY, day),     SUMMER_FIELD (SummerVisitRecord, TEXT, visitor),
  SUMMER_FIELD (SummerVisitRecord, CODE, result), SUMMER_FIELD (SummerVisitRecord, TEXT, problem),
  SUMMER_FIELD (SummerVisitRecord, DAY, fix_by),  SUMMER_FIELD (SummerVisitRecord, DAY, fixed_on),
};
static const SummerTable visit_table = {
  .fields = visit_fields,
  .n_fields = G_N_ELEMENTS (visit_fields),
  .n_key = 1,
  .each = "SELECT r.id, r.class, r.day, r.visitor, r.result, r.problem, r.fix_by, r.fixed_on"
          " FROM class c JOIN visit r ON r.class = c.id WHERE c.programme = ?1 ORDER BY c.code,"
          " r.day, r.id",
  .insert = "INSERT INTO main.visit (id, class, day, visitor, result, problem, fix_by, fixed_on)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
  .update = "UPDATE main.visit SET class = ?2, day = ?3, visitor = ?4, result = ?5, problem = ?6,"
            " fix_by = ?7, fixed_on = ?8 WHERE id = ?1",
  .delete = "DELETE FROM main.visit WHERE id = ?1",
};

/* Visits, by class code, day and id. */
SUMMER_DEFINE_RECORD (visit, SummerVisit)

/**
 * summer_visit_find:
 *
 * Calls @func once, for the visit of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is no such one.
 */
gboolean
summer_visit_find (
    SummerStore *store, gint64 id, SummerVisitFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = "SELECT id, class, day, visitor, result, problem, fix_by, fixed_on FROM"
                            " visit WHERE id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerVisitRecord record;

  if (!summer_rows_open (&rows, store, &visit_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This visit is no longer in the records."));
  return FALSE;
}

static const SummerField incident_fields[] = {
  SUMMER_FIELD (SummerIncidentRecord, ID, id),
  SUMMER_FIELD (SummerIncidentRecord, ID, class_id),
  SUMMER_FIELD (SummerIncidentRecord, DAY, day),
  SUMMER_FIELD (SummerIncidentRecord, CODE, severity),
  SUMMER_FIELD (SummerIncidentRecord, TEXT, what),
  SUMMER_FIELD (SummerIncidentRecord, TEXT, action),
};
static const SummerTable incident_table = {
  .fields = incident_fields,
  .n_fields = G_N_ELEMENTS (incident_fields),
  .n_key = 1,
  .each = "SELECT r.id, r.class, r.day, r.severity, r.what, r.action FROM class c JOIN incident"
          " r ON r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day, r.id",
  .insert = "INSERT INTO main.incident (id, class, day, severity, what, action) VALUES (?1, ?2, ?3,"
            " ?4, ?5, ?6)",
  .update = "UPDATE main.incident SET class = ?2, day = ?3, severity = ?4, what = ?5, action = ?6"
            " WHERE id = ?1",
  .delete = "DELETE FROM main.incident WHERE id = ?1",
};

/* Incidents, by class code, day and id. */
SUMMER_DEFINE_RECORD (incident, SummerIncident)

static const SummerField response_fields[] = {
  SUMMER_FIELD (SummerResponseRecord, ID, id),
  SUMMER_FIELD (SummerResponseRecord, ID, class_id),
  SUMMER_FIELD (SummerResponseRecord, DAY, day),
  SUMMER_FIELD (SummerResponseRecord, CODE, rating),
  SUMMER_FIELD (SummerResponseRecord, TEXT, comment),
};
static const SummerTable response_table = {
  .fields = response_fields,
  .n_fields = G_N_ELEMENTS (response_fields),
  .n_key = 1,
  .each = "SELECT r.id, r.class, r.day, r.rating, r.comment FROM class c JOIN response r ON"
          " r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day, r.id",
  .insert
  = "INSERT INTO main.response (id, class, day, rating, comment) VALUES (?1, ?2, ?3, ?4, ?5)",
  .update
  = "UPDATE main.response SET class = ?2, day = ?3, rating = ?4, comment = ?5 WHERE id = ?1",
  .delete = "DELETE FROM main.response WHERE id = ?1",
};

/* Responses of parents, by class code, day and id. */
SUMMER_DEFINE_RECORD (response, SummerResponse)
