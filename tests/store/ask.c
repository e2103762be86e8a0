/* ask DATABASE QUESTION: the rows, a JSON array a line, of a question that may open what is sealed
 * (summer-seal-functions.h). For tests that are written in Python. */
#include "fixture.h"

#include <stdio.h>

static void
print_value (sqlite3_stmt *stmt, int column)
{
  const char *text = (const char *) sqlite3_column_text (stmt, column);

  switch (sqlite3_column_type (stmt, column))
    {
    case SQLITE_NULL:
      fputs ("null", stdout);
      break;
    case SQLITE_TEXT:
      fputs ("\"", stdout);
      for (; *text != '\0'; text++)
        if (*text == '"' || *text == '\\' || (guchar) *text < 0x20)
          fprintf (stdout, "\\u%04x", (guchar) *text);
        else
          fputc (*text, stdout);
      fputs ("\"", stdout);
      break;
    default:
      fputs (text, stdout);
    }
}

int
main (int argc, char **argv)
{
  sqlite3_stmt *stmt = NULL;
  sqlite3 *db = argc == 3 ? fixture_open_past_store (argv[1]) : NULL;
  int result = SQLITE_DONE;

  if (db == NULL || sqlite3_prepare_v2 (db, argv[2], -1, &stmt, NULL) != SQLITE_OK)
    {
      g_printerr ("%s\n", db != NULL ? sqlite3_errmsg (db) : "ask DATABASE QUESTION");
      return 1;
    }
  while ((result = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        {
          fputs (i == 0 ? "[" : ", ", stdout);
          print_value (stmt, i);
        }
      fputs ("]\n", stdout);
    }
  sqlite3_finalize (stmt);
  sqlite3_close (db);
  return result == SQLITE_DONE ? 0 : 1;
}
