/* Makes the rescue list of a programme, from the opening of the database to the last sentence, against one prepared
 * SELECT that steps over every row of attendance. Alternates; prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "bare-scan.h"
#include "summer-facts-loader.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-wording.h"

/* A connection of its own each time, as ours has: neither finds its pages warm in the library's cache. */
static double
time_ours (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (SummerAssessment) assessment = NULL;
  g_autofree guint *order = NULL;
  gsize n = 0;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_READ_ONLY, &error);
  gint64 programme = store != NULL ? summer_programme_find (store, 0, &error) : 0;

  if (programme != 0)
    facts = summer_store_load_facts (store, programme, NULL, &error);
  if (facts == NULL)
    g_error ("%s", error->message);
  assessment = summer_rules_assess (facts, facts->policy, facts->latest);
  order = summer_assessment_list_by_urgency (assessment);
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerFinding *urgent
          = summer_class_assessment_get_urgent (&assessment->classes[order[i]]);
      g_autofree char *sentence = NULL;

      if (urgent == NULL)
        continue;
      sentence = summer_prospect_dup_sentence (urgent, assessment->policy, assessment->as_of);
      n += strlen (sentence);
    }
  if (n == 0)
    g_error ("no class in %s needs anything", path);
  return bare_scan_seconds_since (start);
}

int
main (int argc, char **argv)
{
  int repetitions = argc == 3 ? atoi (argv[2]) : 0;

  if (repetitions < 1)
    g_error ("usage: bench-rescue DATABASE REPETITIONS");
  for (int i = 0; i < repetitions; i++)
    {
      double ours = time_ours (argv[1]);

      g_print ("%f %f\n", ours, bare_scan_time (argv[1]));
    }
  return EXIT_SUCCESS;
}
