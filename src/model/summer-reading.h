/* What lists say of a class: its verdict; but of one that is applied for or approved and has not begun, that it has not
 * begun. The rules judge it like any other, and without children it fails; to whoever prepares it that says nothing. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_READING_ELIGIBLE = SUMMER_VERDICT_ELIGIBLE,
  SUMMER_READING_INELIGIBLE = SUMMER_VERDICT_INELIGIBLE,
  SUMMER_READING_UNPROVEN = SUMMER_VERDICT_UNPROVEN,
  SUMMER_READING_NOT_BEGUN,
} SummerReading;
#define SUMMER_N_READINGS 4

SummerReading summer_reading_get      (const SummerAssessment *assessment, const SummerClassAssessment *of); /* of: in it */
guint         summer_reading_count    (const SummerAssessment *assessment, SummerReading reading);
const char   *summer_reading_get_text (SummerReading reading); /* 符合 不符合 待定 未开班 */

G_END_DECLS
