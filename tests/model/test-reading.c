#include "config.h"

#include "summer-reading.h"

#define DAY 18115

typedef struct
{
  SummerClassState state;
  SummerDay first_day;
  SummerVerdict verdict;
  SummerReading reading;
} Case;

/* Only a class that nobody has opened, that begins after the day, and that the verdict is against or open on. */
static const Case cases[] = {
  { SUMMER_CLASS_APPLIED, DAY + 1, SUMMER_VERDICT_INELIGIBLE, SUMMER_READING_NOT_BEGUN },
  { SUMMER_CLASS_APPROVED, DAY + 1, SUMMER_VERDICT_INELIGIBLE, SUMMER_READING_NOT_BEGUN },
  { SUMMER_CLASS_APPROVED, DAY + 1, SUMMER_VERDICT_UNPROVEN, SUMMER_READING_NOT_BEGUN },
  { SUMMER_CLASS_APPROVED, DAY + 1, SUMMER_VERDICT_ELIGIBLE, SUMMER_READING_ELIGIBLE },
  { SUMMER_CLASS_APPROVED, DAY, SUMMER_VERDICT_INELIGIBLE, SUMMER_READING_INELIGIBLE },
  { SUMMER_CLASS_OPEN, DAY + 1, SUMMER_VERDICT_UNPROVEN, SUMMER_READING_UNPROVEN },
  { SUMMER_CLASS_ENDED, DAY + 1, SUMMER_VERDICT_INELIGIBLE, SUMMER_READING_INELIGIBLE },
  { SUMMER_CLASS_REJECTED, DAY + 1, SUMMER_VERDICT_INELIGIBLE, SUMMER_READING_INELIGIBLE },
  { SUMMER_CLASS_WITHDRAWN, DAY + 1, SUMMER_VERDICT_INELIGIBLE, SUMMER_READING_INELIGIBLE },
};

static void
test_cases (void)
{
  SummerClassFacts facts_of[G_N_ELEMENTS (cases)] = { 0 };
  SummerClassAssessment classes[G_N_ELEMENTS (cases)] = { 0 };
  SummerFacts facts = { .classes = facts_of, .n_classes = G_N_ELEMENTS (cases) };
  const SummerAssessment assessment
      = { .facts = &facts, .classes = classes, .n_classes = G_N_ELEMENTS (cases), .as_of = DAY };
  guint total = 0;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      facts_of[i].state = cases[i].state;
      facts_of[i].first_day = cases[i].first_day;
      classes[i].verdict = cases[i].verdict;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpint (summer_reading_get (&assessment, &classes[i]), ==, cases[i].reading);
  for (int reading = 0; reading < SUMMER_N_READINGS; reading++)
    total += summer_reading_count (&assessment, (SummerReading) reading);
  g_assert_cmpuint (total, ==, G_N_ELEMENTS (cases));
  g_assert_cmpuint (summer_reading_count (&assessment, SUMMER_READING_NOT_BEGUN), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reading/cases", test_cases);
  return g_test_run ();
}
