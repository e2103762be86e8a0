/* How long a food sample is kept and how much of a dish, by the settings of a programme. */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_FOOD_HOURS 48 /* where the programme says nothing else */
#define SUMMER_FOOD_GRAMS 200
#define SUMMER_FOOD_HOURS_MAX 720
#define SUMMER_FOOD_GRAMS_MAX 10000

typedef struct
{
  int hours, grams;
} SummerFoodRule;

gboolean summer_food_rule_load    (SummerStore *store, gint64 programme, SummerFoodRule *rule, GError **error);
gboolean summer_food_rule_save    (SummerStore *store, gint64 programme, const SummerFoodRule *rule, char **done, GError **error); /* one journal entry */
/* When the hours of a sample are over; and whether they are, of one not thrown away yet. */
void     summer_food_rule_get_end (const SummerFoodRule *rule, const SummerFoodSampleRecord *sample, SummerDay *day, SummerTime *time);
gboolean summer_food_rule_is_due  (const SummerFoodRule *rule, const SummerFoodSampleRecord *sample, SummerDay today, SummerTime now);

G_END_DECLS
