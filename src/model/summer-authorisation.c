#include "config.h"

#include "summer-authorisation.h"

#define ADULT 18 /* years, Civil Code of the PRC, article 17 */

static gboolean
is_minor (SummerDay birth, SummerDay day)
{
  int birth_year, birth_month, birth_mday, year, month, mday;

  if (birth == SUMMER_DAY_NONE)
    return FALSE;
  summer_day_to_ymd (birth, &birth_year, &birth_month, &birth_mday);
  summer_day_to_ymd (day, &year, &month, &mday);
  return year - birth_year < ADULT
         || (year - birth_year == ADULT
             && (month < birth_month || (month == birth_month && mday < birth_mday)));
}

/**
 * summer_authorisation_judge:
 * @record: that somebody may collect, or that the child may go home alone
 *
 * Returns: whether it holds on @day, or why not; on the day on which it was spent, one for a single release does
 */
SummerCollectorState
summer_authorisation_judge (const SummerAuthorisationRecord *record, SummerDay day)
{
  if (is_minor (record->birth, day))
    return SUMMER_COLLECTOR_MINOR;
  if (record->first_day != SUMMER_DAY_NONE && day < record->first_day)
    return SUMMER_COLLECTOR_NOT_YET;
  if (record->last_day != SUMMER_DAY_NONE && record->last_day < day)
    return SUMMER_COLLECTOR_EXPIRED;
  if (record->once && record->used_on != SUMMER_DAY_NONE && record->used_on != day)
    return SUMMER_COLLECTOR_USED;
  if (record->weekdays != 0 && !(record->weekdays & 1 << (summer_day_get_weekday (day) - 1)))
    return SUMMER_COLLECTOR_OTHER_WEEKDAY;
  return SUMMER_COLLECTOR_VALID;
}

/**
 * summer_authorisation_forbids:
 *
 * Returns: whether the record says that the person must not collect on @day
 */
gboolean
summer_authorisation_forbids (const SummerAuthorisationRecord *record, SummerDay day)
{
  return record->kind == SUMMER_MUST_NOT_COLLECT
         && (record->first_day == SUMMER_DAY_NONE || record->first_day <= day)
         && (record->last_day == SUMMER_DAY_NONE || day <= record->last_day);
}
