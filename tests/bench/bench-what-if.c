/* What if over a programme against judging anew what changed: a threshold, which changes every class, and outcomes
 * supposed of ten classes, against judging these ten. Alternates; prints a name and two seconds a repetition. */
#include "config.h"

#include <stdlib.h>

#include "bare-scan.h"
#include "summer-facts-loader.h"
#include "summer-locale.h"
#include "summer-programme-table.h"
#include "summer-rules.h"

#define N_SUPPOSED 10
#define TODAY summer_day_from_ymd (2019, 8, 7)

static void
measure_threshold (SummerAssessment *before, int repetition)
{
  g_autoptr (SummerPolicy) policy = summer_policy_copy (before->policy);
  double ours, theirs;
  gint64 start;

  policy->attendance_min -= 100 * (1 + repetition % 20);
  start = g_get_monotonic_time ();
  summer_assessment_unref (summer_rules_what_if (before, policy, NULL, 0));
  ours = bare_scan_seconds_since (start);
  start = g_get_monotonic_time ();
  summer_assessment_unref (summer_rules_assess (before->facts, policy, before->as_of));
  theirs = bare_scan_seconds_since (start);
  g_print ("threshold %f %f\n", ours, theirs);
}

static void
measure_ten (SummerAssessment *before)
{
  SummerSupposition suppositions[N_SUPPOSED];
  guint classes[N_SUPPOSED];
  g_autoptr (SummerFacts) ten = NULL;
  double ours, theirs;
  gint64 start;

  for (guint i = 0; i < N_SUPPOSED; i++)
    {
      classes[i] = i * (before->n_classes / N_SUPPOSED);
      suppositions[i]
          = (SummerSupposition){ classes[i], SUMMER_CONDITION_ATTENDANCE, SUMMER_OUTCOME_PASS };
    }
  ten = summer_facts_new_part (before->facts, classes, N_SUPPOSED);
  start = g_get_monotonic_time ();
  summer_assessment_unref (summer_rules_what_if (before, before->policy, suppositions, N_SUPPOSED));
  ours = bare_scan_seconds_since (start);
  start = g_get_monotonic_time ();
  summer_assessment_unref (summer_rules_assess (ten, before->policy, before->as_of));
  theirs = bare_scan_seconds_since (start);
  g_print ("ten %f %f\n", ours, theirs);
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (SummerAssessment) before = NULL;
  gint64 programme;

  if (repetitions < 1)
    g_error ("usage: bench-what-if DATABASE REPETITIONS");
  summer_locale_init ();
  store = summer_store_open (argv[1], SUMMER_STORE_NONE, &error);
  programme = store != NULL ? summer_programme_find (store, 0, &error) : 0;
  facts = programme != 0 ? summer_store_load_facts (store, programme, NULL, &error) : NULL;
  if (facts == NULL || facts->n_classes < N_SUPPOSED)
    g_error ("%s", error != NULL ? error->message : "too few classes");
  before = summer_rules_assess (facts, facts->policy, TODAY);
  for (int i = 0; i < repetitions; i++)
    {
      measure_threshold (before, i);
      measure_ten (before);
    }
  return EXIT_SUCCESS;
}
