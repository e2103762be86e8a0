#include "config.h"

#include "bare-scan.h"

#include <sqlite3.h>

double
bare_scan_seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

double
bare_scan_time (const char *path)
{
  sqlite3 *db = NULL;
  sqlite3_stmt *statement = NULL;
  gint64 start = g_get_monotonic_time ();
  gint64 n = 0;

  if (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK
      || sqlite3_prepare_v2 (
             db, "SELECT class, day, child, mark, time_in, time_out, collected_by FROM attendance",
             -1, &statement, NULL)
             != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  while (sqlite3_step (statement) == SQLITE_ROW)
    n += sqlite3_column_int64 (statement, 3);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  if (n == 0)
    g_error ("no attendance in %s", path);
  return bare_scan_seconds_since (start);
}
