/* Writes the subsidy workbook, against libxlsxwriter writing the same cells from memory. Alternates; prints
 * two seconds a repetition: ours, theirs. */
#include "config.h"

#include <stdlib.h>

#include "bare-workbook.h"
#include "summer-export.h"
#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-rules.h"

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static SummerAssessment *
assess (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);
  gint64 programme = store != NULL ? summer_programme_find (store, 0, &error) : 0;

  if (programme != 0)
    facts = summer_store_load_facts (store, programme, NULL, &error);
  if (facts == NULL)
    g_error ("%s", error->message);
  return summer_rules_assess (facts, facts->policy, facts->latest);
}

static double
time_ours (const SummerAssessment *assessment, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!summer_export_subsidy (assessment, path, NULL, NULL, NULL, &error))
    g_error ("%s", error->message);
  return seconds_since (start);
}

int
main (int argc, char **argv)
{
  int repetitions = argc == 4 ? atoi (argv[3]) : 0;
  g_autoptr (SummerAssessment) assessment = NULL;
  BareWorkbook *bare;
  g_autofree char *ours = NULL;
  g_autofree char *theirs = NULL;

  if (repetitions < 1)
    g_error ("usage: bench-subsidy DATABASE FOLDER REPETITIONS");
  ours = g_build_filename (argv[2], "subsidy.xlsx", NULL);
  theirs = g_build_filename (argv[2], "bare.xlsx", NULL);
  assessment = assess (argv[1]);
  time_ours (assessment, ours);
  bare = bare_workbook_read (ours);
  for (int i = 0; i < repetitions; i++)
    {
      double seconds = time_ours (assessment, ours);

      g_print ("%f %f\n", seconds, bare_workbook_time (bare, theirs));
    }
  bare_workbook_free (bare);
  return EXIT_SUCCESS;
}
