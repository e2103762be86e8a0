/* Writes the workbook of a settlement of all classes, against libxlsxwriter writing the same cells from memory. The
 * settlement is drawn up in a copy of the database. Alternates; prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "bare-workbook.h"
#include "summer-export-settlement.h"
#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-settlement.h"

static SummerStore *
open_copy (const char *path, const char *folder)
{
  g_autofree char *copy = g_build_filename (folder, "settled.db", NULL);
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (copy);
  g_autoptr (GError) error = NULL;
  SummerStore *store = NULL;

  if (g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error))
    store = summer_store_open (copy, SUMMER_STORE_NONE, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static gint64
settle (SummerStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  const gint64 programme = summer_programme_find (store, 0, &error);
  g_autoptr (SummerFacts) facts
      = programme != 0 ? summer_store_load_facts (store, programme, NULL, &error) : NULL;
  g_autoptr (SummerAssessment) assessment
      = facts != NULL ? summer_rules_assess (facts, facts->policy, facts->latest) : NULL;
  g_autoptr (SummerSettlement) draft
      = assessment != NULL
            ? summer_settlement_draw (store, assessment, facts->latest, "陈会计", &error)
            : NULL;

  for (guint i = 0; draft != NULL && i < draft->n_lines; i++)
    if (draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN)
      summer_settlement_set_reason (draft, i, "考勤未补齐，先按零结算");
  if (draft == NULL || !summer_settlement_store (store, draft, complaints, NULL, &error))
    g_error ("%s", error != NULL ? error->message : "the settlement was refused");
  return draft->record.id;
}

static double
time_ours (SummerStore *store, gint64 settlement, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!summer_export_settlement (store, settlement, path, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 4 ? atoi (argv[3]) : 0;
  g_autoptr (SummerStore) store = NULL;
  g_autofree char *ours = NULL, *theirs = NULL;
  BareWorkbook *bare;
  gint64 settlement;

  if (repetitions < 1)
    g_error ("usage: bench-settlement DATABASE FOLDER REPETITIONS");
  ours = g_build_filename (argv[2], "settlement.xlsx", NULL);
  theirs = g_build_filename (argv[2], "bare.xlsx", NULL);
  store = open_copy (argv[1], argv[2]);
  settlement = settle (store);
  time_ours (store, settlement, ours);
  bare = bare_workbook_read (ours);
  for (int i = 0; i < repetitions; i++)
    {
      const double seconds = time_ours (store, settlement, ours);

      g_print ("%f %f\n", seconds, bare_workbook_time (bare, theirs));
    }
  bare_workbook_free (bare);
  return EXIT_SUCCESS;
}
