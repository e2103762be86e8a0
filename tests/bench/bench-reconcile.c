/* Holds an insurer's list of all children of a programme against the roster, against a bare hash join of the same: the
 * children read into a table by identity number, which has to be opened, and by name, and each row of the list looked
 * up. The list is read before, and the facts are there, as they are in the window. Alternates; prints two seconds a
 * repetition: ours, theirs. */
#include "config.h"

#include <sqlite3.h>
#include <stdlib.h>

#include "bare-scan.h"
#include "summer-child-table.h"
#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-reconciliation.h"
#include "summer-seal-functions.h"
#include "summer-store-private.h"

static double
time_ours (const char *path, SummerFacts *facts, SummerBlock *block)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);
  const SummerInsuranceRecord policy
      = { .first_day = facts->first_day, .last_day = facts->last_day };
  g_autoptr (SummerReconciliation) made
      = store != NULL ? summer_reconciliation_new (store, facts, block, &policy, NULL, &error)
                      : NULL;

  if (made == NULL)
    g_error ("%s", error->message);
  return bare_scan_seconds_since (start);
}

static sqlite3_stmt *
ask (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (db));
  return stmt;
}

static char *
dup_column (sqlite3_stmt *stmt, int column)
{
  return g_strdup ((const char *) sqlite3_column_text (stmt, column));
}

static double
time_bare (const char *path, SummerBlock *block)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);
  g_autoptr (GHashTable) by_number
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  guint n = 0;

  if (store == NULL)
    g_error ("%s", error->message);
  sqlite3_stmt *each
      = ask (summer_store_get_db (store),
             "SELECT " SUMMER_OPENED (
                 "child", "identity_number",
                 "h") ", h.name, h.code, c.code, e.first_day,"
                      " e.last_day FROM child h JOIN enrolment e ON e.child = h.id JOIN"
                      " class c ON c.id = e.class ORDER BY c.code, h.code");
  while (sqlite3_step (each) == SQLITE_ROW)
    {
      if (sqlite3_column_type (each, 0) != SQLITE_NULL)
        g_hash_table_insert (by_number, dup_column (each, 0), dup_column (each, 2));
      g_hash_table_insert (by_name, dup_column (each, 1), dup_column (each, 2));
    }
  sqlite3_finalize (each);
  for (guint row = 0; row < summer_block_get_n_rows (block); row++)
    n += g_hash_table_contains (by_number,
                                summer_block_get_text (block, row, SUMMER_MEANING_IDENTITY))
         || g_hash_table_contains (by_name,
                                   summer_block_get_text (block, row, SUMMER_MEANING_NAME));
  if (n == 0)
    g_error ("no child of the list is in %s", path);
  return bare_scan_seconds_since (start);
}

static gboolean
add_child (const SummerChildRecord *child, gpointer text)
{
  g_string_append_printf (text, "%s\t%s\n", child->name,
                          child->identity_number != NULL ? child->identity_number : "");
  return TRUE;
}

static SummerBlock *
make_list (const char *path)
{
  g_autoptr (GString) text = g_string_new ("被保险人姓名\t被保险人证件号码\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);

  if (store == NULL
      || !summer_child_each (store, summer_programme_find (store, 0, &error), add_child, text,
                             &error))
    g_error ("%s", error->message);

  SummerBlock *block = summer_block_new_from_text (text->str, &error);
  if (block == NULL)
    g_error ("%s", error->message);
  return block;
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (SummerBlock) block = NULL;

  if (repetitions < 1)
    g_error ("usage: bench-reconcile DATABASE REPETITIONS");
  store = summer_store_open (argv[1], SUMMER_STORE_READ_ONLY, &error);
  if (store != NULL)
    facts = summer_store_load_facts (store, summer_programme_find (store, 0, NULL), NULL, &error);
  if (facts == NULL)
    g_error ("%s", error->message);
  block = make_list (argv[1]);
  for (int i = 0; i < repetitions; i++)
    {
      double ours = time_ours (argv[1], facts, block);

      g_print ("%f %f\n", ours, time_bare (argv[1], block));
    }
  return EXIT_SUCCESS;
}
