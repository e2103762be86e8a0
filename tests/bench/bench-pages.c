/* What a page asks of the records when it opens, is sorted and is filtered: the sheet's keys in order, and the texts of
 * the rows that a window shows. Against the bare SELECT of what the page lists: every column it shows, of every row, in
 * the same order through the same filter. The records are those of several summers. Alternates; prints the name of the
 * page and two seconds a repetition: ours, theirs. */
#include "config.h"

#include <stdlib.h>

#include "bare-scan.h"
#include "summer-locale.h"
#include "summer-programme-table.h"
#include "summer-roll.h"
#include "summer-sheet.h"
#include "summer-store-private.h"

#define ROWS_SHOWN 40
#define FILTER "林"
#define TODAY summer_day_from_ymd (2019, 8, 7)

typedef struct
{
  const SummerSheetSpec *spec;
  const char *action; /* "open", "sort", "filter" */
  int sort;           /* -1 = the default order */
  const char *filter; /* NULL = none */
} Look;

static double
time_ours (SummerStore *store, gint64 programme, const Look *look)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (SummerSheet) sheet = summer_sheet_new (store, look->spec, programme);
  guint n_rows;

  summer_sheet_set_filter (sheet, look->filter);
  summer_sheet_set_sort (sheet, look->sort, FALSE);
  n_rows = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  for (guint i = 0; i < MIN (n_rows, ROWS_SHOWN); i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      for (guint column = 0; column < look->spec->n_columns; column++)
        if (!look->spec->columns[column].hidden)
          g_free (summer_sheet_row_dup_text (row, column));
    }
  if (summer_sheet_get_error (sheet) != NULL)
    g_error ("%s", summer_sheet_get_error (sheet)->message);
  return bare_scan_seconds_since (start);
}

static char *
dup_bare (const Look *look)
{
  const SummerSheetSpec *spec = look->spec;
  GString *sql = g_string_new ("SELECT ");

  g_string_append (sql, spec->key);
  for (guint i = 0; i < spec->n_columns; i++)
    if (!spec->columns[i].hidden)
      {
        g_string_append_printf (sql, ", %s", spec->columns[i].sql);
        if (spec->columns[i].kind == SUMMER_COLUMN_RATE)
          g_string_append_printf (sql, ", %s", spec->columns[i].sql_whole);
      }
  g_string_append_printf (sql, " %s", spec->from);
  if (look->filter != NULL)
    {
      g_string_append (sql, " AND (0");
      for (guint i = 0; i < spec->n_columns; i++)
        if (spec->columns[i].searched && spec->columns[i].kind != SUMMER_COLUMN_STATE)
          g_string_append_printf (sql, " OR (%s) LIKE ?3", spec->columns[i].sql);
      g_string_append (sql, ")");
    }
  g_string_append (sql, " ORDER BY ");
  if (look->sort >= 0)
    g_string_append_printf (sql, "(%s) COLLATE chinese NULLS LAST, ",
                            spec->columns[look->sort].sql);
  g_string_append (sql, spec->order);
  return g_string_free (sql, FALSE);
}

/* Reads every column of every row. */
static void
read_all (sqlite3 *db, const char *sql, gint64 programme)
{
  sqlite3_stmt *statement = NULL;
  gint64 bytes = 0;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  sqlite3_bind_int64 (statement, 1, programme);
  if (sqlite3_bind_parameter_count (statement) >= 3)
    sqlite3_bind_text (statement, 3, "%" FILTER "%", -1, SQLITE_STATIC);
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      {
        sqlite3_column_text (statement, i);
        bytes += sqlite3_column_bytes (statement, i);
      }
  sqlite3_finalize (statement);
  g_assert_cmpint (bytes, >=, 0);
}

static double
time_theirs (SummerStore *store, gint64 programme, const Look *look)
{
  g_autofree char *sql = dup_bare (look);
  const gint64 start = g_get_monotonic_time ();

  /* Sums are one statement of their own, which there is no way around either. */
  if (look->spec->gather != NULL && !look->spec->gather (store, programme, NULL, NULL))
    g_error ("%s", look->spec->id);
  read_all (summer_store_get_db (store), sql, programme);
  return bare_scan_seconds_since (start);
}

/* The waiting lists of all classes are no sheet: each application has its rank. */
static void
measure_admissions (SummerStore *store, gint64 programme, int repetitions)
{
  static const char *const bare[] = {
    "SELECT c.*, (SELECT count (*) FROM enrolment e WHERE e.class = c.id) FROM class c WHERE"
    " c.programme = ?1 ORDER BY c.code",
    "SELECT id, class, number, name, pinyin, grade, guardian, telephone_tails, applied_on, birth,"
    " both_work, host_staff, state, offer_until, draw, child FROM application WHERE programme = ?1"
    " ORDER BY class, number",
    "SELECT g.* FROM application a JOIN application_group g ON g.application = a.id WHERE"
    " a.programme = ?1 ORDER BY g.application",
  };

  for (int i = -1; i < repetitions; i++)
    {
      gint64 start = g_get_monotonic_time ();
      g_autoptr (SummerRoll) roll = summer_roll_new (store, programme, 0, TODAY, NULL);
      const double ours = bare_scan_seconds_since (start);

      g_assert_nonnull (roll);
      start = g_get_monotonic_time ();
      for (guint j = 0; j < G_N_ELEMENTS (bare); j++)
        read_all (summer_store_get_db (store), bare[j], programme);
      if (i >= 0)
        g_print ("admissions-open %f %f\n", ours, bare_scan_seconds_since (start));
    }
}

/* The first column of words, or none. */
static int
find_words (const SummerSheetSpec *spec)
{
  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i].kind == SUMMER_COLUMN_TEXT && !spec->columns[i].hidden)
      return (int) i;
  return -1;
}

static void
measure (SummerStore *store, gint64 programme, const Look *look, int repetitions)
{
  for (int i = -1; i < repetitions; i++)
    {
      const double ours = time_ours (store, programme, look);
      const double theirs = time_theirs (store, programme, look);

      if (i >= 0)
        g_print ("%s-%s %f %f\n", look->spec->id, look->action, ours, theirs);
    }
}

int
main (int argc, char **argv)
{
  static const SummerSheetSpec *const specs[]
      = { &summer_sheet_classes,          &summer_sheet_providers,      &summer_sheet_organisations,
          &summer_sheet_children,         &summer_sheet_staff,          &summer_sheet_persons,
          &summer_sheet_insurance,        &summer_sheet_claims,         &summer_sheet_visits,
          &summer_sheet_corrections,      &summer_sheet_planned_visits, &summer_sheet_incidents,
          &summer_sheet_drills,           &summer_sheet_samples,        &summer_sheet_satisfaction,
          &summer_sheet_satisfied_unions, &summer_sheet_questions,      &summer_sheet_responses,
          &summer_sheet_journal };
  const int repetitions = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = NULL;
  gint64 programme;

  if (repetitions < 1)
    g_error ("usage: bench-pages DATABASE REPETITIONS");
  summer_locale_init ();
  store = summer_store_open (argv[1], SUMMER_STORE_NONE, &error);
  programme = store != NULL ? summer_programme_find (store, 0, &error) : 0;
  if (programme == 0)
    g_error ("%s", error->message);
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      const Look looks[] = { { specs[i], "open", -1, NULL },
                             { specs[i], "sort", find_words (specs[i]), NULL },
                             { specs[i], "filter", -1, FILTER } };

      for (guint j = 0; j < G_N_ELEMENTS (looks); j++)
        measure (store, programme, &looks[j], repetitions);
    }
  measure_admissions (store, programme, repetitions);
  return EXIT_SUCCESS;
}
