/* What SQLite says when it fails, in words that say what to do. */
#include "config.h"

#include "summer-store-private.h"

#include <errno.h>
#include <glib/gi18n.h>

static const char *
get_constraint_text (int extended, const char *detail)
{
  switch (extended)
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      return _ ("There is already such a record (%s). Nothing was written; use another code or "
                "change the one there.");
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      return _ ("The record refers to one that is not there, or others still refer to it (%s). "
                "Nothing was written.");
    case SQLITE_CONSTRAINT_NOTNULL:
      return _ ("Something that must be given is missing (%s). Nothing was written.");
    case SQLITE_CONSTRAINT_TRIGGER:
      if (g_str_equal (detail, "no class is paid more than it was granted")) /* schema/0004.sql */
        return _ ("With this a class would be paid more than it was granted. Nothing was written;"
                  " take out the other payment to this class first.");
      if (g_str_equal (detail, "not of the own classes")) /* summer-bounds.c */
        return _ ("This is not of the classes that your account is bound to. Nothing was written.");
      if (g_str_equal (detail, "the last administrator stays")) /* schema/0006.sql */
        return _ ("This is the last administrator. Nothing was written; make another one first.");
      return _ ("What is settled, or stands in the journal, stays as it is. Nothing was written;"
                " draw up a supplement for what has changed since.");
    default:
      return _ ("A value is outside of what can be kept (%s). Nothing was written; correct it and "
                "try again.");
    }
}

/* Of a call to the system that failed SQLite says no more than that; the system says why. */
static int
get_cause (sqlite3 *db, int result)
{
  const int code = result & 0xff;

  if (db == NULL || (code != SQLITE_IOERR && code != SQLITE_CANTOPEN))
    return result;
  switch (sqlite3_system_errno (db))
    {
    case ENOSPC:
    case EDQUOT:
      return SQLITE_FULL;
    case EROFS:
    case EACCES:
    case EPERM:
      return SQLITE_READONLY;
    default:
      return result;
    }
}

/**
 * summer_store_set_error:
 * @result: a result code of SQLite that is no success
 *
 * Returns: FALSE, with @error set
 */
gboolean
summer_store_set_error (sqlite3 *db, int result, GError **error)
{
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (result);
  SummerStoreError code = SUMMER_STORE_ERROR_FAILED;
  const char *text;

  result = get_cause (db, result);
  switch (result & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      code = SUMMER_STORE_ERROR_BUSY;
      text = _ ("Another program is writing to the database (%s). Wait a moment and try again.");
      break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      code = SUMMER_STORE_ERROR_DAMAGED;
      text = _ ("The database is damaged (%s). Restore a backup.");
      break;
    case SQLITE_CONSTRAINT:
      code = db != NULL && g_str_equal (detail, "not of the own classes")
                 ? SUMMER_STORE_ERROR_FORBIDDEN
                 : SUMMER_STORE_ERROR_CONSTRAINT;
      text = get_constraint_text (db != NULL ? sqlite3_extended_errcode (db) : result, detail);
      break;
    case SQLITE_AUTH:
      code = SUMMER_STORE_ERROR_FORBIDDEN;
      text = _ ("The account has no right to this (%s). Nothing was written.");
      break;
    case SQLITE_FULL:
      text = _ ("The disk is full (%s). Nothing was written; make room and try again.");
      break;
    case SQLITE_READONLY:
      text = _ ("The database may not be written (%s). Ask for the right to write to its folder.");
      break;
    case SQLITE_IOERR:
      text = _ (
          "The disk could not be read or written (%s). Nothing was written. Look after the disk, "
          "then try again; a backup goes best to another one.");
      break;
    case SQLITE_NOMEM:
      text = _ ("There is no memory left (%s). Nothing was written; close other programs and try "
                "again.");
      break;
    default:
      text = _ ("The database failed: %s. Nothing was written.");
      break;
    }
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
  g_set_error (error, SUMMER_STORE_ERROR, code, text, detail);
#pragma GCC diagnostic pop
  return FALSE;
}

gboolean
summer_store_exec (sqlite3 *db, const char *sql, GError **error)
{
  int result = sqlite3_exec (db, sql, NULL, NULL, NULL);

  return result == SQLITE_OK || summer_store_set_error (db, result, error);
}
