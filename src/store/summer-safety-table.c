#include "config.h"

#include "summer-safety-table.h"

#include "summer-statement.h"

static gboolean
review_write (SummerStore *store,
              const char *sql,
              const SummerReviewRecord *record,
              gboolean (*run) (SummerStatement *, GError **),
              GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->class_id);
  summer_statement_bind_day (write, 3, record->day);
  summer_statement_bind_text (write, 4, record->reviewer);
  summer_statement_bind_int (write, 5, record->result);
  summer_statement_bind_text (write, 6, record->note);
  return run (write, error);
}

gboolean
summer_review_insert (SummerStore *store, SummerReviewRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO review (id, class, day, reviewer, result, note) VALUES (?1, ?2, ?3, ?4, ?5,"
        " ?6)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return review_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_review_update (SummerStore *store, const SummerReviewRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE review SET class = ?2, day = ?3, reviewer = ?4, result = ?5, note = ?6 WHERE id"
        " = ?1";

  return review_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_review_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM review WHERE id = ?1", id, error);
}

/**
 * summer_review_each:
 *
 * Calls @func for every review of a site of the programme, by class code, day and id, until it returns FALSE.
 */
gboolean
summer_review_each (
    SummerStore *store, gint64 programme, SummerReviewFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT r.id, r.class, r.day, r.reviewer, r.result, r.note FROM class c JOIN review r ON"
        " r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day, r.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerReviewRecord record = {
        .id = summer_statement_get_int (each, 0),
        .class_id = summer_statement_get_int (each, 1),
        .day = summer_statement_get_day (each, 2),
        .reviewer = summer_statement_get_text (each, 3),
        .result = summer_statement_get_number (each, 4),
        .note = summer_statement_get_text (each, 5),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
visit_write (SummerStore *store,
             const char *sql,
             const SummerVisitRecord *record,
             gboolean (*run) (SummerStatement *, GError **),
             GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->class_id);
  summer_statement_bind_day (write, 3, record->day);
  summer_statement_bind_text (write, 4, record->visitor);
  summer_statement_bind_int (write, 5, record->result);
  summer_statement_bind_text (write, 6, record->problem);
  summer_statement_bind_day (write, 7, record->fix_by);
  summer_statement_bind_day (write, 8, record->fixed_on);
  return run (write, error);
}

gboolean
summer_visit_insert (SummerStore *store, SummerVisitRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO visit (id, class, day, visitor, result, problem, fix_by, fixed_on) VALUES"
        " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return visit_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_visit_update (SummerStore *store, const SummerVisitRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE visit SET class = ?2, day = ?3, visitor = ?4, result = ?5, problem = ?6, fix_by"
        " = ?7, fixed_on = ?8 WHERE id = ?1";

  return visit_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_visit_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM visit WHERE id = ?1", id, error);
}

/**
 * summer_visit_each:
 *
 * Calls @func for every visit of the programme, by class code, day and id, until it returns FALSE.
 */
gboolean
summer_visit_each (
    SummerStore *store, gint64 programme, SummerVisitFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT r.id, r.class, r.day, r.visitor, r.result, r.problem, r.fix_by, r.fixed_on FROM"
        " class c JOIN visit r ON r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day,"
        " r.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerVisitRecord record = {
        .id = summer_statement_get_int (each, 0),
        .class_id = summer_statement_get_int (each, 1),
        .day = summer_statement_get_day (each, 2),
        .visitor = summer_statement_get_text (each, 3),
        .result = summer_statement_get_number (each, 4),
        .problem = summer_statement_get_text (each, 5),
        .fix_by = summer_statement_get_day (each, 6),
        .fixed_on = summer_statement_get_day (each, 7),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
incident_write (SummerStore *store,
                const char *sql,
                const SummerIncidentRecord *record,
                gboolean (*run) (SummerStatement *, GError **),
                GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->class_id);
  summer_statement_bind_day (write, 3, record->day);
  summer_statement_bind_int (write, 4, record->severity);
  summer_statement_bind_text (write, 5, record->what);
  summer_statement_bind_text (write, 6, record->action);
  return run (write, error);
}

gboolean
summer_incident_insert (SummerStore *store, SummerIncidentRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO incident (id, class, day, severity, what, action) VALUES (?1, ?2, ?3, ?4,"
        " ?5, ?6)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return incident_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_incident_update (SummerStore *store, const SummerIncidentRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE incident SET class = ?2, day = ?3, severity = ?4, what = ?5, action = ?6 WHERE"
        " id = ?1";

  return incident_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_incident_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM incident WHERE id = ?1", id, error);
}

/**
 * summer_incident_each:
 *
 * Calls @func for every incident of the programme, by class code, day and id, until it returns FALSE.
 */
gboolean
summer_incident_each (SummerStore *store,
                      gint64 programme,
                      SummerIncidentFunc func,
                      gpointer user_data,
                      GError **error)
{
  static const char sql[]
      = "SELECT r.id, r.class, r.day, r.severity, r.what, r.action FROM class c JOIN incident r"
        " ON r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day, r.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerIncidentRecord record = {
        .id = summer_statement_get_int (each, 0),
        .class_id = summer_statement_get_int (each, 1),
        .day = summer_statement_get_day (each, 2),
        .severity = summer_statement_get_number (each, 3),
        .what = summer_statement_get_text (each, 4),
        .action = summer_statement_get_text (each, 5),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}

static gboolean
response_write (SummerStore *store,
                const char *sql,
                const SummerResponseRecord *record,
                gboolean (*run) (SummerStatement *, GError **),
                GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_id (write, 1, record->id);
  summer_statement_bind_id (write, 2, record->class_id);
  summer_statement_bind_day (write, 3, record->day);
  summer_statement_bind_int (write, 4, record->rating);
  summer_statement_bind_text (write, 5, record->comment);
  return run (write, error);
}

gboolean
summer_response_insert (SummerStore *store, SummerResponseRecord *record, GError **error)
{
  static const char sql[]
      = "INSERT INTO response (id, class, day, rating, comment) VALUES (?1, ?2, ?3, ?4, ?5)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  return response_write (store, sql, record, summer_statement_run, error);
}

gboolean
summer_response_update (SummerStore *store, const SummerResponseRecord *record, GError **error)
{
  static const char sql[]
      = "UPDATE response SET class = ?2, day = ?3, rating = ?4, comment = ?5 WHERE id = ?1";

  return response_write (store, sql, record, summer_statement_run_one, error);
}

gboolean
summer_response_delete (SummerStore *store, gint64 id, GError **error)
{
  return summer_statement_run_id (store, "DELETE FROM response WHERE id = ?1", id, error);
}

/**
 * summer_response_each:
 *
 * Calls @func for every response of a parent of the programme, by class code, day and id, until it returns FALSE.
 */
gboolean
summer_response_each (SummerStore *store,
                      gint64 programme,
                      SummerResponseFunc func,
                      gpointer user_data,
                      GError **error)
{
  static const char sql[]
      = "SELECT r.id, r.class, r.day, r.rating, r.comment FROM class c JOIN response r ON"
        " r.class = c.id WHERE c.programme = ?1 ORDER BY c.code, r.day, r.id";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    {
      SummerResponseRecord record = {
        .id = summer_statement_get_int (each, 0),
        .class_id = summer_statement_get_int (each, 1),
        .day = summer_statement_get_day (each, 2),
        .rating = summer_statement_get_number (each, 3),
        .comment = summer_statement_get_text (each, 4),
      };
      more = func (&record, user_data);
    }
  return !summer_statement_failed (each);
}
