#include "config.h"

#include "summer-assessed.h"

#include "summer-reading.h"
#include "summer-session.h"
#include "summer-statement.h"

static int
insert_class (sqlite3_stmt *insert,
              const SummerAssessment *assessment,
              const SummerClassAssessment *class)
{
  const gint64 values[] = {
    class->id,        assessment->facts->id, summer_reading_get (assessment, class),
    class->headcount, class->open_days,      class->held_days,
    class->expected,  class->present,        class->unrecorded,
    class->base,      class->granted,        class->would_be,
  };
  const SummerFinding *satisfaction
      = summer_class_assessment_find (class, SUMMER_CONDITION_SATISFACTION);

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    sqlite3_bind_int64 (insert, (int) i + 1, values[i]);
  if (satisfaction != NULL)
    sqlite3_bind_int64 (insert, (int) G_N_ELEMENTS (values) + 1, satisfaction->outcome);
  else
    sqlite3_bind_null (insert, (int) G_N_ELEMENTS (values) + 1);
  sqlite3_step (insert);
  return sqlite3_reset (insert);
}

/**
 * summer_store_publish_assessment:
 *
 * Replaces the verdicts that sheets show, as lists tell them (%SummerReading), and emits "changed::assessment". The table is temporary and
 * belongs to the connection, so this is no change of records and leaves no journal entry.
 */
gboolean
summer_store_publish_assessment (SummerStore *store,
                                 const SummerAssessment *assessment,
                                 GError **error)
{
  sqlite3 *db = summer_store_get_db (store);
  sqlite3_stmt *insert = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (assessment != NULL, FALSE);

  if (!summer_store_exec (db, "SAVEPOINT publish; DELETE FROM temp.assessed", error))
    return FALSE;

  int result = sqlite3_prepare_v2 (
      db,
      "INSERT INTO temp.assessed VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)",
      -1, &insert, NULL);
  for (guint i = 0; result == SQLITE_OK && i < assessment->n_classes; i++)
    result = insert_class (insert, assessment, &assessment->classes[i]);
  sqlite3_finalize (insert);
  if (result != SQLITE_OK)
    {
      summer_store_set_error (db, result, error);
      sqlite3_exec (db, "ROLLBACK TO publish; RELEASE publish", NULL, NULL, NULL);
      return FALSE;
    }
  if (!summer_session_may (summer_store_get_session (store), SUMMER_RIGHT_MONEY)
      && !summer_store_exec (db,
                             "UPDATE temp.assessed SET base = NULL, granted = NULL,"
                             " would_be = NULL",
                             error))
    return FALSE;
  if (!summer_store_exec (db, "RELEASE publish", error))
    return FALSE;
  summer_store_emit_changed (store, "assessment");
  return TRUE;
}

/**
 * summer_store_publish_today:
 *
 * Says by which day sheets call something due, and emits "changed::today" where it is another than before. As
 * temporary as the verdicts.
 */
gboolean
summer_store_publish_today (SummerStore *store, SummerDay today, GError **error)
{
  static const char sql[] = "UPDATE temp.today SET day = ?1";
  sqlite3_stmt *update = NULL;
  sqlite3 *db = summer_store_get_db (store);
  int result;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (summer_store_get_published_today (store) == today)
    return TRUE;
  result = sqlite3_prepare_v2 (db, sql, -1, &update, NULL);
  if (result == SQLITE_OK)
    {
      sqlite3_bind_int (update, 1, today);
      sqlite3_step (update);
      result = sqlite3_finalize (update);
    }
  if (result != SQLITE_OK)
    return summer_store_set_error (db, result, error);
  summer_store_emit_changed (store, "today");
  return TRUE;
}

SummerDay
summer_store_get_published_today (SummerStore *store)
{
  static const char sql[] = "SELECT day FROM temp.today";
  g_autoptr (SummerStatement) day = summer_statement_new (store, sql, NULL);

  return day != NULL && summer_statement_step (day, NULL) ? summer_statement_get_day (day, 0)
                                                          : SUMMER_DAY_NONE;
}
