#include "config.h"

#include "summer-papers-shown.h"

#include "summer-store-private.h"

static int
bind_or_null (sqlite3_stmt *insert, int index, gint64 value, gboolean is_null)
{
  return is_null ? sqlite3_bind_null (insert, index) : sqlite3_bind_int64 (insert, index, value);
}

static int
insert_papers (sqlite3_stmt *insert, const SummerPapersRow *row)
{
  sqlite3_bind_int64 (insert, 1, row->person);
  sqlite3_bind_int (insert, 2, row->state);
  for (int i = 0; i < (int) G_N_ELEMENTS (row->papers); i++)
    bind_or_null (insert, 3 + i, row->papers[i], row->papers[i] < 0);
  bind_or_null (insert, 7, row->until, row->until == SUMMER_DAY_NONE);
  sqlite3_bind_int (insert, 8, row->n_assignments);
  sqlite3_bind_text (insert, 9, row->classes, -1, SQLITE_STATIC);
  sqlite3_step (insert);
  return sqlite3_reset (insert);
}

static int
insert_staff (sqlite3_stmt *insert, const SummerStaffPersonRow *row)
{
  sqlite3_bind_int64 (insert, 1, row->staff);
  bind_or_null (insert, 2, row->person, row->person == 0);
  sqlite3_step (insert);
  return sqlite3_reset (insert);
}

/**
 * summer_store_publish_papers:
 * @papers: (array length=n_papers): of everybody
 * @staff: (array length=n_staff): whose rows the rows of the staff are
 *
 * The tables are temporary and belong to the connection, so this is no change of records and leaves no journal entry.
 */
gboolean
summer_store_publish_papers (SummerStore *store,
                             const SummerPapersRow *papers,
                             guint n_papers,
                             const SummerStaffPersonRow *staff,
                             guint n_staff,
                             GError **error)
{
  sqlite3 *db = summer_store_get_db (store);
  sqlite3_stmt *insert = NULL;
  int result;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_store_exec (
          db, "SAVEPOINT publish; DELETE FROM temp.papers; DELETE FROM temp.staff_person", error))
    return FALSE;

  result
      = sqlite3_prepare_v2 (db,
                            "INSERT INTO temp.papers VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                            -1, &insert, NULL);
  for (guint i = 0; result == SQLITE_OK && i < n_papers; i++)
    result = insert_papers (insert, &papers[i]);
  sqlite3_finalize (insert);
  insert = NULL;
  if (result == SQLITE_OK)
    result = sqlite3_prepare_v2 (db, "INSERT INTO temp.staff_person VALUES (?1, ?2)", -1, &insert,
                                 NULL);
  for (guint i = 0; result == SQLITE_OK && i < n_staff; i++)
    result = insert_staff (insert, &staff[i]);
  sqlite3_finalize (insert);
  if (result != SQLITE_OK)
    {
      summer_store_set_error (db, result, error);
      sqlite3_exec (db, "ROLLBACK TO publish; RELEASE publish", NULL, NULL, NULL);
      return FALSE;
    }
  if (!summer_store_exec (db, "RELEASE publish", error))
    return FALSE;
  summer_store_emit_changed (store, "papers");
  return TRUE;
}
