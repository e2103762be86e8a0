#include "config.h"

#include "summer-reading.h"

#include <glib/gi18n.h>

#include "summer-wording.h"

/**
 * summer_reading_get:
 *
 * Nothing of the verdict is changed by it: the amounts and the exports go by the verdict.
 *
 * Returns: the verdict, or that the class is not open yet and has its first day after the day of the assessment
 */
SummerReading
summer_reading_get (const SummerAssessment *assessment, const SummerClassAssessment *of)
{
  const gsize index = (gsize) (of - assessment->classes);
  const SummerClassFacts *facts;

  g_return_val_if_fail (index < assessment->n_classes, (SummerReading) of->verdict);

  /* An assessment of which nobody keeps the facts says what it says. */
  facts = index < assessment->facts->n_classes ? &assessment->facts->classes[index] : NULL;
  if (facts == NULL || of->verdict == SUMMER_VERDICT_ELIGIBLE
      || facts->first_day <= assessment->as_of
      || (facts->state != SUMMER_CLASS_APPLIED && facts->state != SUMMER_CLASS_APPROVED))
    return (SummerReading) of->verdict;
  return SUMMER_READING_NOT_BEGUN;
}

guint
summer_reading_count (const SummerAssessment *assessment, SummerReading reading)
{
  guint n = 0;

  g_return_val_if_fail (assessment != NULL, 0);

  for (guint i = 0; i < assessment->n_classes; i++)
    n += summer_reading_get (assessment, &assessment->classes[i]) == reading;
  return n;
}

const char *
summer_reading_get_text (SummerReading reading)
{
  return reading == SUMMER_READING_NOT_BEGUN ? C_ ("verdict", "Not begun")
                                             : summer_verdict_get_text ((SummerVerdict) reading);
}
