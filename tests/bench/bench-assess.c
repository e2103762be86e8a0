/* Loads the facts of a programme and judges them, against one prepared SELECT that steps over every row of
 * attendance. Alternates; prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-rules.h"

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

/* A connection of its own each time, as ours has: neither finds its pages warm in the library's cache. */
static double
time_ours (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (SummerAssessment) assessment = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);
  gint64 programme = store != NULL ? summer_programme_find (store, 0, &error) : 0;

  if (programme != 0)
    facts = summer_store_load_facts (store, programme, NULL, &error);
  if (facts == NULL)
    g_error ("%s", error->message);
  assessment = summer_rules_assess (facts, facts->policy, facts->latest);
  return seconds_since (start);
}

static double
time_bare (const char *path)
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
  return seconds_since (start);
}

int
main (int argc, char **argv)
{
  int repetitions = argc == 3 ? atoi (argv[2]) : 0;

  if (repetitions < 1)
    g_error ("usage: bench-assess DATABASE REPETITIONS");
  for (int i = 0; i < repetitions; i++)
    {
      double ours = time_ours (argv[1]);

      g_print ("%f %f\n", ours, time_bare (argv[1]));
    }
  return EXIT_SUCCESS;
}
