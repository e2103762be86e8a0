/* The settings of a programme for food samples: changed, and what follows of them for one sample. They are read by
 * summer_desk_get_sample_rule(). */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_FOOD_HOURS_MAX 720
#define SUMMER_FOOD_GRAMS_MAX 10000

gboolean summer_food_rule_save    (SummerStore *store, gint64 programme, int hours, int grams, char **done, GError **error); /* one journal entry */
/* The minute at which the hours of a sample are over. */
void     summer_food_rule_get_end (const SummerFoodSampleRecord *sample, int hours, SummerDay *day, SummerTime *time);

G_END_DECLS
