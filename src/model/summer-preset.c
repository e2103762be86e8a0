#include "config.h"

#include "summer-preset.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_PRESETS 3

static const char *const names[] = { "fujian-2019", "xiamen-2019", "guangdong-2023", NULL };

#define FUJIAN_NEWS N_ ("Workers’ Daily, August 2019, on the Fujian programme")
#define FUJIAN_MEASURES N_ ("Fujian trial measures of 2019, article 5")
#define FUJIAN_RULES N_ ("Fujian trial measures of 2019")
#define XIAMEN_NEWS N_ ("Haixi Morning Post (Xiamen), 15 July 2019")
#define XIAMEN_RULES N_ ("Xiamen rules of 2019")
#define XIAMEN_TEAM N_ ("Xiamen rules of 2019: the most children in a class")
#define XIAMEN_FOLLOWS N_ ("Xiamen follows the province: Fujian trial measures of 2019, article 5")
#define GUANGDONG_NOTICES N_ ("Guangdong notices of 2022 and 2023")
#define GUANGDONG_RULES N_ ("Guangdong notice of 2023")
#define FUND_NOT_STATED N_ ("Not stated, so without a ceiling")
#define GUANGDONG_STAFF N_ ("Assumed: as in Fujian, for Guangdong names no number")
#define TEAM_ASSUMED N_ ("Assumed: the rules say only “more staff with more children”")
#define SATISFACTION_ASSUMED N_ ("Assumed: the rules say only “high satisfaction”")
#define VISITS_ASSUMED N_ ("Assumed: the rules say “unscheduled visits”")
#define INSURANCE_FUJIAN N_ ("Nanping rules of 2019")
#define INSURANCE_ASSUMED N_ ("Assumed: as in Nanping and Xiamen")
#define NO_HOST_LIMIT N_ ("The rules name no limit")
#define BASIS_ASSUMED N_ ("Assumed: the rules count the children enrolled")
#define SHORTAGE_ASSUMED N_ ("Assumed: the rules do not say how a short fund is divided")
#define MARKS_NONE N_ ("None; a union may leave sick or personal leave out of the denominator")
#define UNIT_ASSUMED N_ ("Assumed: in a shortage whole yuan are paid")
#define NOTHING_NAMED N_ ("The rules name none")
#define LEVEL_PRESET N_ ("Level of the preset fujian-2019, which the others share")

#define ALL(value, source, assumed)                                                                \
  {                                                                                                \
    { value, source, assumed }, { value, source, assumed },                                        \
    {                                                                                              \
      value, source, assumed                                                                       \
    }                                                                                              \
  }
#define REQUIRED ALL ("required", LEVEL_PRESET, FALSE)
#define ADVISORY ALL ("advisory", LEVEL_PRESET, FALSE)
#define KINDS "意外伤害、意外医疗"
#define STAFF(value)                                                                               \
  {                                                                                                \
    { value, FUJIAN_RULES, FALSE }, { value, XIAMEN_RULES, FALSE },                                \
    {                                                                                              \
      value, GUANGDONG_STAFF, TRUE                                                                 \
    }                                                                                              \
  }

/* rules.md 4, line by line: fujian-2019, xiamen-2019, guangdong-2023. */
static const struct
{
  const char *parameter;
  SummerPresetNumber numbers[N_PRESETS];
} rows[] = {
  { "fund",
    { { "3000000", FUJIAN_NEWS, FALSE },
      { "0", FUND_NOT_STATED, TRUE },
      { "0", FUND_NOT_STATED, TRUE } } },
  { "planned_classes",
    { { "100", FUJIAN_NEWS, FALSE },
      { "80", XIAMEN_NEWS, FALSE },
      { "50", GUANGDONG_NOTICES, FALSE } } },
  { "tutors_min", STAFF ("1") },
  { "volunteers_min", STAFF ("1") },
  { "volunteers_max", STAFF ("2") },
  { "children_per_team",
    { { "30", TEAM_ASSUMED, TRUE }, { "35", XIAMEN_TEAM, FALSE }, { "30", TEAM_ASSUMED, TRUE } } },
  { "children_min",
    { { "15", FUJIAN_MEASURES, FALSE },
      { "10", XIAMEN_RULES, FALSE },
      { "20", GUANGDONG_RULES, FALSE } } },
  { "children_max",
    { { "0", FUJIAN_MEASURES, FALSE },
      { "35", XIAMEN_RULES, FALSE },
      { "0", GUANGDONG_RULES, FALSE } } },
  { "days_min",
    { { "15", N_ ("Assumed from the Fujian rule of 2023: three weeks"), TRUE },
      { "20", XIAMEN_RULES, FALSE },
      { "20", GUANGDONG_RULES, FALSE } } },
  { "attendance_min",
    { { "70%", FUJIAN_MEASURES, FALSE },
      { "70%", XIAMEN_FOLLOWS, FALSE },
      { "70%", GUANGDONG_RULES, FALSE } } },
  { "satisfaction_min", ALL ("90%", SATISFACTION_ASSUMED, TRUE) },
  { "responses_min", ALL ("50%", SATISFACTION_ASSUMED, TRUE) },
  { "inspections_min", ALL ("1", VISITS_ASSUMED, TRUE) },
  { "insurance_kinds",
    { { KINDS, INSURANCE_FUJIAN, FALSE },
      { KINDS, XIAMEN_RULES, FALSE },
      { KINDS, INSURANCE_ASSUMED, TRUE } } },
  { "host_classes_max",
    { { "0", NO_HOST_LIMIT, FALSE },
      { "3", XIAMEN_RULES, FALSE },
      { "0", NO_HOST_LIMIT, FALSE } } },
  { "headcount_basis", ALL ("enrolled", BASIS_ASSUMED, TRUE) },
  { "amount",
    { { "flat:30000", N_ ("Fujian: 3,000,000 yuan for 100 classes (Workers’ Daily, August 2019)"),
        FALSE },
      { "tiers:new@10=10000;new@20=20000;new@30=30000;continuing@10=10000;continuing@20=15000;"
        "continuing@30=20000",
        XIAMEN_RULES, FALSE },
      { "flat:30000", GUANGDONG_RULES, FALSE } } },
  { "shortage", ALL ("prorate", SHORTAGE_ASSUMED, TRUE) },
  { "excluded_marks", ALL ("无", MARKS_NONE, FALSE) },
  { "unit", ALL ("1", UNIT_ASSUMED, TRUE) },
  { "reserve", ALL ("0", NOTHING_NAMED, FALSE) },
  { "shares", ALL ("无", NOTHING_NAMED, FALSE) },
  { "sources", ALL ("无", NOTHING_NAMED, FALSE) },
  { "level.approved", REQUIRED },
  { "level.headcount", REQUIRED },
  { "level.open_days", REQUIRED },
  { "level.attendance", REQUIRED },
  { "level.staff_plan", REQUIRED },
  { "level.staff_present", ADVISORY },
  { "level.insurance", REQUIRED },
  { "level.agreement", REQUIRED },
  { "level.venue", REQUIRED },
  { "level.emergency_plan", REQUIRED },
  { "level.provider", REQUIRED },
  { "level.inspection", REQUIRED },
  { "level.incident", REQUIRED },
  { "level.satisfaction", REQUIRED },
  { "level.release", ADVISORY },
  { "level.host_limit", REQUIRED },
};

/**
 * summer_preset_list_names:
 *
 * Returns: (transfer none) (array zero-terminated=1): the names of the presets
 */
const char *const *
summer_preset_list_names (void)
{
  return names;
}

/**
 * summer_preset_find:
 * @preset: the name of a preset
 * @parameter: the name of a policy parameter
 *
 * Returns: (transfer none) (nullable): the number of that preset, or NULL when there is no such preset or
 *   parameter
 */
const SummerPresetNumber *
summer_preset_find (const char *preset, const char *parameter)
{
  g_return_val_if_fail (preset != NULL && parameter != NULL, NULL);

  for (guint i = 0; i < N_PRESETS; i++)
    {
      if (strcmp (names[i], preset) != 0)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (rows); j++)
        if (strcmp (rows[j].parameter, parameter) == 0)
          return &rows[j].numbers[i];
    }
  return NULL;
}

/**
 * summer_preset_get_short_source:
 * @source: the source of a number, in the user's language
 *
 * The source as a narrow column names it.
 *
 * Returns: (transfer none): the short name; @source itself where there is none
 */
const char *
summer_preset_get_short_source (const char *source)
{
  static const struct
  {
    const char *whole, *brief;
  } pairs[] = {
    { FUJIAN_MEASURES, N_ ("Measures, art. 5") }, { FUJIAN_RULES, N_ ("Trial measures") },
    { XIAMEN_FOLLOWS, N_ ("Measures, art. 5") },  { XIAMEN_TEAM, N_ ("Xiamen rules") },
    { XIAMEN_RULES, N_ ("Xiamen rules") },        { GUANGDONG_RULES, N_ ("Guangdong notice") },
    { INSURANCE_FUJIAN, N_ ("Nanping rules") },   { NO_HOST_LIMIT, N_ ("No limit") },
  };

  g_return_val_if_fail (source != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    if (strcmp (_ (pairs[i].whole), source) == 0)
      return _ (pairs[i].brief);
  return source;
}
