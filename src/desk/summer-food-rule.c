#include "config.h"

#include "summer-food-rule.h"

#include <glib/gi18n.h>

#include "summer-day-table.h"
#include "summer-money.h"

#define MINUTES_A_DAY (24 * 60)

/* A number that was never set, or that another program wrote in letters, is that of the guideline. */
static gboolean
load_number (SummerStore *store,
             gint64 programme,
             const char *name,
             int most,
             int otherwise,
             int *number,
             GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *text = summer_setting_dup (store, programme, name, &problem);
  guint64 read = 0;

  if (problem != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  *number = text != NULL && g_ascii_string_to_unsigned (text, 10, 1, (guint64) most, &read, NULL)
                ? (int) read
                : otherwise;
  return TRUE;
}

/**
 * summer_food_rule_load:
 * @rule: (out): hours and grams; 48 and 200 where the programme says nothing else
 */
gboolean
summer_food_rule_load (SummerStore *store, gint64 programme, SummerFoodRule *rule, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store) && rule != NULL, FALSE);

  *rule = (SummerFoodRule){ SUMMER_FOOD_HOURS, SUMMER_FOOD_GRAMS };
  return load_number (store, programme, "food_sample_hours", SUMMER_FOOD_HOURS_MAX,
                      SUMMER_FOOD_HOURS, &rule->hours, error)
         && load_number (store, programme, "food_sample_grams", SUMMER_FOOD_GRAMS_MAX,
                         SUMMER_FOOD_GRAMS, &rule->grams, error);
}

/**
 * summer_food_rule_save:
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Refuses what no kitchen can keep with %SUMMER_VALUE_ERROR_RANGE.
 */
gboolean
summer_food_rule_save (
    SummerStore *store, gint64 programme, const SummerFoodRule *rule, char **done, GError **error)
{
  g_autofree char *hours = NULL;
  g_autofree char *grams = NULL;
  g_autofree char *what = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && rule != NULL, FALSE);

  if (rule->hours < 1 || rule->hours > SUMMER_FOOD_HOURS_MAX || rule->grams < 1
      || rule->grams > SUMMER_FOOD_GRAMS_MAX)
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                   _ ("A sample is kept for 1 to %d hours, and 1 to %d g of it."),
                   SUMMER_FOOD_HOURS_MAX, SUMMER_FOOD_GRAMS_MAX);
      return FALSE;
    }

  hours = g_strdup_printf ("%d", rule->hours);
  grams = g_strdup_printf ("%d", rule->grams);
  what = g_strdup_printf (_ ("Food samples: %s hours, %s g"), hours, grams);
  if (!summer_store_begin (store, "settings", what, error))
    return FALSE;
  if (!summer_setting_save (store, programme, "food_sample_hours", hours, error)
      || !summer_setting_save (store, programme, "food_sample_grams", grams, error))
    {
      summer_store_rollback (store);
      return FALSE;
    }
  if (!summer_store_commit (store, NULL, error))
    return FALSE;
  if (done != NULL)
    *done = g_steal_pointer (&what);
  return TRUE;
}

/**
 * summer_food_rule_get_end:
 * @day: (out): of the minute at which the hours of the sample are over
 * @time: (out): that minute
 */
void
summer_food_rule_get_end (const SummerFoodRule *rule,
                          const SummerFoodSampleRecord *sample,
                          SummerDay *day,
                          SummerTime *time)
{
  const int minutes = sample->time + rule->hours * 60;

  *day = sample->day + minutes / MINUTES_A_DAY;
  *time = (SummerTime) (minutes % MINUTES_A_DAY);
}

gboolean
summer_food_rule_is_due (const SummerFoodRule *rule,
                         const SummerFoodSampleRecord *sample,
                         SummerDay today,
                         SummerTime now)
{
  SummerDay day;
  SummerTime time;

  summer_food_rule_get_end (rule, sample, &day, &time);
  return sample->discarded_on == SUMMER_DAY_NONE && (day < today || (day == today && time <= now));
}
