#include "config.h"

#include "summer-food-rule.h"

#include <glib/gi18n.h>

#include "summer-day-table.h"
#include "summer-desk-entry.h"
#include "summer-money.h"

#define MINUTES_A_DAY (24 * 60)

/**
 * summer_food_rule_save:
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Refuses what no kitchen can keep with %SUMMER_VALUE_ERROR_RANGE.
 */
gboolean
summer_food_rule_save (
    SummerStore *store, gint64 programme, int hours, int grams, char **done, GError **error)
{
  g_autofree char *hours_text = g_strdup_printf ("%d", hours);
  g_autofree char *grams_text = g_strdup_printf ("%d", grams);
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (hours < 1 || hours > SUMMER_FOOD_HOURS_MAX || grams < 1 || grams > SUMMER_FOOD_GRAMS_MAX)
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                   _ ("A sample is kept for 1 to %d hours, and 1 to %d g of it."),
                   SUMMER_FOOD_HOURS_MAX, SUMMER_FOOD_GRAMS_MAX);
      return FALSE;
    }

  what = g_strdup_printf (_ ("Food samples: %d hours, %d g"), hours, grams);
  if (!summer_store_begin (store, "settings", what, error))
    return FALSE;
  return summer_desk_finish (
      store,
      summer_setting_save (store, programme, SUMMER_SETTING_SAMPLE_HOURS, hours_text, error)
          && summer_setting_save (store, programme, SUMMER_SETTING_SAMPLE_GRAMS, grams_text, error),
      "%s", what, done, error);
}

/**
 * summer_food_rule_get_end:
 * @hours: of summer_desk_get_sample_rule()
 * @day: (out): of the minute at which the hours are over
 * @time: (out): that minute
 */
void
summer_food_rule_get_end (const SummerFoodSampleRecord *sample,
                          int hours,
                          SummerDay *day,
                          SummerTime *time)
{
  const int minutes = sample->time + hours * 60;

  *day = sample->day + minutes / MINUTES_A_DAY;
  *time = (SummerTime) (minutes % MINUTES_A_DAY);
}
