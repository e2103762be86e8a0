#include "config.h"

#include "summer-sheet-functions.h"

#include "summer-funding.h"
#include "summer-journal-touched.h"
#include "summer-journal.h"
#include "summer-pinyin.h"

/* SQLite hands over texts without an end; names fit the stack. */
static char *
terminate (const void *text, int length, char *buffer, gsize room)
{
  char *copy = (gsize) length < room ? buffer : g_malloc ((gsize) length + 1);

  if (length > 0)
    memcpy (copy, text, (gsize) length);
  copy[length] = '\0';
  return copy;
}

static int
compare_chinese (void *data, int a_length, const void *a, int b_length, const void *b)
{
  char a_buffer[128], b_buffer[128];
  char *a_text = terminate (a, a_length, a_buffer, sizeof a_buffer);
  char *b_text = terminate (b, b_length, b_buffer, sizeof b_buffer);
  int order = summer_pinyin_compare (a_text, b_text);

  if (a_text != a_buffer)
    g_free (a_text);
  if (b_text != b_buffer)
    g_free (b_text);
  return order;
}

static void
action_text (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *text = summer_journal_get_action_text ((const char *) sqlite3_value_text (values[0]));

  if (text != NULL)
    sqlite3_result_text (context, text, -1, SQLITE_TRANSIENT);
}

static void
source_text (sqlite3_context *context, int n, sqlite3_value **values)
{
  const char *name = (const char *) sqlite3_value_text (values[0]);

  sqlite3_result_text (context, summer_source_get_text (name), -1, SQLITE_TRANSIENT);
}

/**
 * summer_sheet_functions_register:
 *
 * The tables of verdicts, of the day and of sums are made with the connection, so that sheets that join them work
 * before anything was judged, said or summed. They are temporary: neither in the file nor in the journal.
 */
gboolean
summer_sheet_functions_register (sqlite3 *db, GError **error)
{
  int result = sqlite3_create_collation (db, "chinese", SQLITE_UTF8, NULL, compare_chinese);

  if (result == SQLITE_OK)
    result = sqlite3_create_function (db, "summer_action_text", 1, SQLITE_UTF8, NULL, action_text,
                                      NULL, NULL);
  if (result == SQLITE_OK)
    result = sqlite3_create_function (db, "summer_source_text", 1, SQLITE_UTF8, NULL, source_text,
                                      NULL, NULL);
  if (result != SQLITE_OK)
    return summer_store_set_error (db, result, error);
  if (!summer_store_exec (db, summer_journal_touched_sql, error))
    return FALSE;
  return summer_store_exec (
      db,
      "CREATE TEMP TABLE assessed (class INTEGER PRIMARY KEY, programme INTEGER, verdict INTEGER,"
      " headcount INTEGER, open_days INTEGER, held_days INTEGER, expected INTEGER,"
      " present INTEGER, unrecorded INTEGER, base INTEGER, granted INTEGER, would_be INTEGER,"
      " satisfaction INTEGER);"
      "CREATE TEMP TABLE today (day INTEGER);"
      "INSERT INTO temp.today SELECT unixepoch ('now', 'localtime', 'start of day') / 86400;"
      "CREATE TEMP TABLE papers (person INTEGER PRIMARY KEY, state INTEGER, qualification INTEGER,"
      " clearance INTEGER, training INTEGER, health INTEGER, until INTEGER, assignments INTEGER,"
      " classes TEXT);"
      "CREATE TEMP TABLE staff_person (staff INTEGER PRIMARY KEY, person INTEGER);"
      "CREATE TEMP TABLE union_answers (programme INTEGER, row INTEGER PRIMARY KEY, classes "
      "INTEGER,"
      " asked INTEGER, returned INTEGER, responses INTEGER, satisfied INTEGER, s1 INTEGER,"
      " n1 INTEGER, s2 INTEGER, n2 INTEGER, s3 INTEGER, n3 INTEGER, s4 INTEGER, n4 INTEGER,"
      " s5 INTEGER, n5 INTEGER);"
      "CREATE TEMP TABLE question_answers (programme INTEGER, row INTEGER PRIMARY KEY,"
      " answers INTEGER, satisfied INTEGER, very INTEGER, rather INTEGER, neutral INTEGER,"
      " dissatisfied INTEGER);"
      "CREATE TEMP TABLE gathered (what TEXT PRIMARY KEY, programme INTEGER, unions TEXT,"
      " head INTEGER)",
      error);
}
