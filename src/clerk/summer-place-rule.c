#include "config.h"

#include "summer-place-rule.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-day-table.h"

#define GRADE_MAX 9
#define AGE_MAX 18

/* Until the programme says otherwise. All of it is assumed: the notices of the unions name primary school and the
 * groups that go first, and leave their weight to the district. */
static const SummerPlaceRule assumed = {
  .policy = { .grade_min = 1, .grade_max = 6, .points = { 2, 3, 3, 3, 2 } },
  .offer_days = 3,
};

static const struct
{
  const char *name;
  gsize offset; /* of an int or gboolean in the rule */
} settings[] = {
  { "enrol_grade_min", G_STRUCT_OFFSET (SummerPlaceRule, policy.grade_min) },
  { "enrol_grade_max", G_STRUCT_OFFSET (SummerPlaceRule, policy.grade_max) },
  { "enrol_age_min", G_STRUCT_OFFSET (SummerPlaceRule, policy.age_min) },
  { "enrol_age_max", G_STRUCT_OFFSET (SummerPlaceRule, policy.age_max) },
  { "enrol_both_work", G_STRUCT_OFFSET (SummerPlaceRule, policy.both_work) },
  { "enrol_host_staff", G_STRUCT_OFFSET (SummerPlaceRule, policy.host_staff) },
  { "enrol_tie", G_STRUCT_OFFSET (SummerPlaceRule, policy.tie) },
  { "offer_days", G_STRUCT_OFFSET (SummerPlaceRule, offer_days) },
  { "priority_points.0", G_STRUCT_OFFSET (SummerPlaceRule, policy.points[0]) },
  { "priority_points.1", G_STRUCT_OFFSET (SummerPlaceRule, policy.points[1]) },
  { "priority_points.2", G_STRUCT_OFFSET (SummerPlaceRule, policy.points[2]) },
  { "priority_points.3", G_STRUCT_OFFSET (SummerPlaceRule, policy.points[3]) },
  { "priority_points.4", G_STRUCT_OFFSET (SummerPlaceRule, policy.points[4]) },
};

G_STATIC_ASSERT (sizeof (SummerTie) == sizeof (int) && SUMMER_N_PRIORITIES == 5);

/**
 * summer_place_rule_load:
 * @rule: (out caller-allocates): what was set, and what is assumed of the rest: grades 1 to 6, 2 points for migrant
 *   workers' children and those of new forms of employment, 3 for the other groups, a lottery between equals,
 *   three days for an answer
 */
gboolean
summer_place_rule_load (SummerStore *store, gint64 programme, SummerPlaceRule *rule, GError **error)
{
  *rule = assumed;
  for (guint i = 0; i < G_N_ELEMENTS (settings); i++)
    {
      g_autoptr (GError) failed = NULL;
      g_autofree char *value = summer_setting_dup (store, programme, settings[i].name, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failed));
          return FALSE;
        }
      if (value != NULL)
        *(int *) ((char *) rule + settings[i].offset) = (int) g_ascii_strtoll (value, NULL, 10);
    }
  return TRUE;
}

static void
check_range (SummerComplaints *complaints, const char *field, int min, int max, int most)
{
  if (min < 0 || max < 0 || min > most || max > most)
    summer_complaints_add (complaints, field, _ ("From 1 to %d, or 0 for no limit."), most);
  else if (min > 0 && max > 0 && min > max)
    summer_complaints_add (complaints, field, _ ("The lower limit is above the upper one."));
}

void
summer_place_rule_check (const SummerPlaceRule *rule, SummerComplaints *complaints)
{
  const SummerPlacePolicy *policy = &rule->policy;

  check_range (complaints, "grade_min", policy->grade_min, policy->grade_max, GRADE_MAX);
  check_range (complaints, "age_min", policy->age_min, policy->age_max, AGE_MAX);
  if (rule->offer_days < 0 || rule->offer_days > SUMMER_OFFER_DAYS_MAX)
    summer_complaints_add (complaints, "offer_days", _ ("From 0 to %d days."),
                           SUMMER_OFFER_DAYS_MAX);
  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    if (policy->points[i] < 0 || policy->points[i] > SUMMER_POINTS_MAX)
      {
        g_autofree char *field = g_strdup_printf ("points.%d", i);

        summer_complaints_add (complaints, field, _ ("From 0 to %d points."), SUMMER_POINTS_MAX);
      }
}

/**
 * summer_place_rule_save:
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Stores the rule as one entry. The ranks of all that wait follow it at once.
 *
 * Returns: FALSE with @error set, %SUMMER_VALUE_ERROR_RANGE when the numbers do not agree
 */
gboolean
summer_place_rule_save (
    SummerStore *store, gint64 programme, const SummerPlaceRule *rule, char **done, GError **error)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  gboolean written = TRUE;

  summer_place_rule_check (rule, complaints);
  if (!summer_complaints_check (complaints, error)
      || !summer_store_begin (store, "settings", _ ("Places and priorities"), error))
    return FALSE;
  for (guint i = 0; written && i < G_N_ELEMENTS (settings); i++)
    {
      g_autofree char *value
          = g_strdup_printf ("%d", *(const int *) ((const char *) rule + settings[i].offset));

      written = summer_setting_save (store, programme, settings[i].name, value, error);
    }
  return summer_clerk_finish (store, written, "%s", _ ("Places and priorities"), done, error);
}
