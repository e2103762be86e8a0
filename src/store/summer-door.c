#include "config.h"

#include "summer-door.h"

#include "summer-journal-private.h"

#include <glib/gi18n.h>

#define BUSY_TIMEOUT 5000 /* milliseconds */

/* The first attempts are typing errors. Then each doubles the time to wait, up to a quarter of an hour. */
#define FREE_ATTEMPTS 3
#define FIRST_WAIT 5
#define LONGEST_WAIT 900
/* Names that nobody has are not written down, since one may be a password in the wrong place; they share so many rows. */
#define STRANGERS 256

/**
 * summer_door_open:
 * @path: a database of the present version
 */
gboolean
summer_door_open (SummerDoor *door, const char *path, GError **error)
{
  int result = sqlite3_open_v2 (path, &door->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (result != SQLITE_OK)
    return summer_store_set_error (door->db, result, error);
  sqlite3_extended_result_codes (door->db, 1);
  sqlite3_busy_timeout (door->db, BUSY_TIMEOUT);
  sqlite3_db_config (door->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (door->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  door->keyring = summer_keyring_read (door->db, error);
  return door->keyring != NULL && summer_store_exec (door->db, "PRAGMA synchronous = FULL", error);
}

void
summer_door_clear (SummerDoor *door)
{
  g_clear_pointer (&door->keyring, summer_keyring_free);
  g_clear_pointer (&door->db, sqlite3_close);
}

static int
get_wait_after (gint64 failures)
{
  if (failures < FREE_ATTEMPTS)
    return 0;
  return (int) MIN (LONGEST_WAIT, (gint64) FIRST_WAIT << MIN (failures - FREE_ATTEMPTS, 10));
}

static int
read_failures (SummerDoor *door, const char *account, gint64 *failures, gint64 *time)
{
  sqlite3_stmt *stmt = NULL;
  int result
      = sqlite3_prepare_v2 (door->db, "SELECT failures, time FROM main.sign_in WHERE name = ?1", -1,
                            &stmt, NULL);

  *failures = *time = 0;
  if (result == SQLITE_OK)
    result = sqlite3_bind_text (stmt, 1, account, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  if (result == SQLITE_ROW)
    {
      *failures = sqlite3_column_int64 (stmt, 0);
      *time = sqlite3_column_int64 (stmt, 1);
    }
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW || result == SQLITE_DONE ? SQLITE_OK : result;
}

/* A clock that was set back shows a time before the last attempt: nothing of the wait is over then. */
static int
get_wait (gint64 failures, gint64 time, gint64 now)
{
  gint64 passed = now >= time ? now - time : 0;

  return (int) MAX (0, get_wait_after (failures) - passed);
}

static gboolean
is_known (SummerDoor *door, const char *account)
{
  g_auto (GStrv) names = summer_keyring_list_accounts (door->keyring);

  return g_strv_contains ((const char *const *) names, account);
}

static char *
dup_key (SummerDoor *door, const char *account)
{
  return is_known (door, account) ? g_strdup (account)
                                  : g_strdup_printf ("?%u", g_str_hash (account) % STRANGERS);
}

int
summer_door_get_wait (SummerDoor *door, const char *account, gint64 now)
{
  g_autofree char *key = dup_key (door, account);
  gint64 failures = 0, time = 0;

  return read_failures (door, key, &failures, &time) == SQLITE_OK ? get_wait (failures, time, now)
                                                                  : LONGEST_WAIT;
}

static int
write_failures (SummerDoor *door, const char *key, gint64 failures, gint64 time)
{
  static const char sql[]
      = "INSERT INTO main.sign_in (name, failures, time) VALUES (?1, ?2, ?3) ON CONFLICT (name)"
        " DO UPDATE SET failures = excluded.failures, time = excluded.time";
  sqlite3_stmt *stmt = NULL;
  int result = sqlite3_prepare_v2 (door->db, sql, -1, &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_text (stmt, 1, key, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_bind_int64 (stmt, 2, failures);
  if (result == SQLITE_OK)
    result = sqlite3_bind_int64 (stmt, 3, time);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  return result == SQLITE_DONE ? SQLITE_OK : result;
}

static gboolean
commit (SummerDoor *door, gboolean done, GError **error)
{
  if (done && summer_store_exec (door->db, "COMMIT", error))
    return TRUE;
  sqlite3_exec (door->db, "ROLLBACK", NULL, NULL, NULL);
  return FALSE;
}

/**
 * summer_door_knock:
 * @wait: (out): seconds until the next attempt is looked at
 *
 * Where the clock was set back, the wait begins anew: from what it shows now, or a clock that once showed another
 * century would keep everybody out for good.
 */
gboolean
summer_door_knock (SummerDoor *door, const char *account, gint64 now, int *wait, GError **error)
{
  g_autofree char *key = dup_key (door, account);
  gint64 failures = 0, time = 0;
  int result;

  *wait = 0;
  if (!summer_store_exec (door->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  result = read_failures (door, key, &failures, &time);
  if (result == SQLITE_OK)
    *wait = get_wait (failures, time, now);
  if (result == SQLITE_OK && *wait == 0)
    result = write_failures (door, key, failures + 1, now);
  else if (result == SQLITE_OK && now < time)
    result = write_failures (door, key, failures, now);
  if (!commit (door, result == SQLITE_OK || summer_store_set_error (door->db, result, error),
               error))
    return FALSE;
  if (*wait == 0)
    {
      *wait = get_wait_after (failures + 1);
      return TRUE;
    }
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_PASSWORD,
               ngettext ("Too many passwords were not right. Try again in %d second.",
                         "Too many passwords were not right. Try again in %d seconds.", *wait),
               *wait);
  return FALSE;
}

/**
 * summer_door_failed:
 *
 * A name that nobody has is not written down: it may be a password in the wrong place.
 */
gboolean
summer_door_failed (SummerDoor *door, const char *account, GError **error)
{
  return summer_store_exec (door->db, "BEGIN IMMEDIATE", error)
         && commit (door,
                    summer_journal_append_note (door->db, is_known (door, account) ? account : "?",
                                                "account-failed", error),
                    error);
}

/**
 * summer_door_passed:
 *
 * Writes @action into the journal and forgets the failures of this name.
 */
gboolean
summer_door_passed (SummerDoor *door, const char *account, const char *action, GError **error)
{
  sqlite3_stmt *stmt = NULL;
  int result;

  if (!summer_store_exec (door->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  result
      = sqlite3_prepare_v2 (door->db, "DELETE FROM main.sign_in WHERE name = ?1", -1, &stmt, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_bind_text (stmt, 1, account, -1, SQLITE_STATIC);
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  sqlite3_finalize (stmt);
  return commit (door,
                 (result == SQLITE_DONE || summer_store_set_error (door->db, result, error))
                     && summer_journal_append_note (door->db, account, action, error),
                 error);
}
