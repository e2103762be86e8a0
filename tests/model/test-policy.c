/* Policies: the presets number by number, what may be written for each parameter, and where it is from. */
#include "config.h"

#include "summer-policy.h"

#include <string.h>

static SummerPolicy *
new_policy (const char *preset)
{
  g_autoptr (GError) error = NULL;
  SummerPolicy *policy = summer_policy_new_from_preset (preset, &error);

  g_assert_no_error (error);
  return policy;
}

/* The table of rules.md 4, as a reader of it would copy it out. */
static void
test_presets (void)
{
  static const struct
  {
    const char *name, *fujian, *xiamen, *guangdong;
  } rows[] = {
    { "fund", "3000000", "0", "0" },
    { "planned_classes", "100", "80", "50" },
    { "tutors_min", "1", "1", "1" },
    { "volunteers_min", "1", "1", "1" },
    { "volunteers_max", "2", "2", "2" },
    { "children_per_team", "30", "35", "30" },
    { "children_min", "15", "10", "20" },
    { "children_max", "0", "35", "0" },
    { "days_min", "15", "20", "20" },
    { "attendance_min", "70%", "70%", "70%" },
    { "satisfaction_min", "90%", "90%", "90%" },
    { "responses_min", "50%", "50%", "50%" },
    { "inspections_min", "1", "1", "1" },
    { "insurance_kinds", "意外伤害、意外医疗", "意外伤害、意外医疗", "意外伤害、意外医疗" },
    { "host_classes_max", "0", "3", "0" },
    { "headcount_basis", "enrolled", "enrolled", "enrolled" },
    { "amount", "flat:30000",
      "tiers:new@10=10000;new@20=20000;new@30=30000;continuing@10=10000;continuing@20=15000;"
      "continuing@30=20000",
      "flat:30000" },
    { "shortage", "prorate", "prorate", "prorate" },
    { "excluded_marks", "无", "无", "无" },
    { "unit", "1", "1", "1" },
    { "reserve", "0", "0", "0" },
    { "shares", "无", "无", "无" },
    { "sources", "无", "无", "无" },
  };
  g_autoptr (SummerPolicy) fujian = new_policy ("fujian-2019");
  g_autoptr (SummerPolicy) xiamen = new_policy ("xiamen-2019");
  g_autoptr (SummerPolicy) guangdong = new_policy ("guangdong-2023");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *a = summer_policy_dup_value (fujian, rows[i].name);
      g_autofree char *b = summer_policy_dup_value (xiamen, rows[i].name);
      g_autofree char *c = summer_policy_dup_value (guangdong, rows[i].name);

      g_assert_cmpstr (a, ==, rows[i].fujian);
      g_assert_cmpstr (b, ==, rows[i].xiamen);
      g_assert_cmpstr (c, ==, rows[i].guangdong);
    }
  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      gboolean advisory = i == SUMMER_CONDITION_STAFF_PRESENT || i == SUMMER_CONDITION_RELEASE;

      g_assert_cmpint (fujian->levels[i], ==,
                       advisory ? SUMMER_LEVEL_ADVISORY : SUMMER_LEVEL_REQUIRED);
      g_assert_cmpint (xiamen->levels[i], ==, fujian->levels[i]);
      g_assert_cmpint (guangdong->levels[i], ==, fujian->levels[i]);
    }
  g_assert_cmpint (fujian->fund, ==, 300000000);
  g_assert_cmpint (fujian->attendance_min, ==, 7000);
  g_assert_cmpint (fujian->unit, ==, 100);
  g_assert_cmpint (xiamen->amount.n_tiers, ==, 6);
}

static void
test_no_such_preset (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (summer_policy_new_from_preset ("fujian-2018", &error));
  g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM);
  g_assert_nonnull (strstr (error->message, "fujian-2019"));
}

static void
test_values (void)
{
  static const struct
  {
    const char *name, *value;
    gboolean is_number;
    const char *written; /* NULL: refused */
  } cases[] = {
    { "attendance_min", "75%", FALSE, "75%" },
    { "attendance_min", "0.666", TRUE, "66.6%" },
    { "attendance_min", "0.7", FALSE, NULL },
    { "attendance_min", "70", TRUE, NULL },
    { "attendance_min", "100.5%", FALSE, NULL },
    { "days_min", "20", TRUE, "20" },
    { "days_min", "20.0", TRUE, "20" },
    { "days_min", "20.5", TRUE, NULL },
    { "days_min", "２０", FALSE, "20" },
    { "days_min", "-1", TRUE, NULL },
    { "days_min", "", FALSE, NULL },
    { "days_min", "twenty", FALSE, NULL },
    { "days_min", "1000000", TRUE, NULL },
    { "children_per_team", "0", TRUE, NULL },
    { "children_per_team", "1", TRUE, "1" },
    { "children_max", "0", TRUE, "0" },
    { "fund", "3,000,000.50", FALSE, "3000000.50" },
    { "fund", "0", TRUE, "0" },
    { "fund", "-1", TRUE, NULL },
    { "unit", "0", TRUE, NULL },
    { "unit", "0.01", TRUE, "0.01" },
    { "unit", "10000", TRUE, "10000" },
    { "insurance_kinds", "意外医疗", FALSE, "意外医疗" },
    { "insurance_kinds", "意外医疗，意外伤害", FALSE, "意外伤害、意外医疗" },
    { "insurance_kinds", "accident injury; liability", FALSE, "意外伤害、责任险" },
    { "insurance_kinds", "", FALSE, "无" },
    { "insurance_kinds", "fire", FALSE, NULL },
    { "excluded_marks", "病假、事假", FALSE, "病假、事假" },
    { "excluded_marks", "leave,sick", FALSE, "病假、事假" },
    { "excluded_marks", "病；事", FALSE, "病假、事假" },
    { "excluded_marks", "无", FALSE, "无" },
    { "excluded_marks", "None", FALSE, "无" },
    { "excluded_marks", "迟到", FALSE, NULL },
    { "excluded_marks", "病假、出勤", FALSE, NULL },
    { "headcount_basis", "Attending", FALSE, "attending" },
    { "headcount_basis", "both", FALSE, NULL },
    { "shortage", " in_order ", FALSE, "in_order" },
    { "shortage", "按比例", FALSE, "prorate" },
    { "shortage", "by lot", FALSE, NULL },
    { "level.release", "required", FALSE, "required" },
    { "level.release", "不评", FALSE, "off" },
    { "level.release", "maybe", FALSE, NULL },
    { "level.nothing", "required", FALSE, NULL },
    { "nothing", "1", FALSE, NULL },
    { "amount", "flat:30,000", FALSE, "flat:30000" },
    { "amount", "Flat: 12.50", FALSE, "flat:12.50" },
    { "amount", "定额：30000元", FALSE, "flat:30000" },
    { "amount", "flat:", FALSE, NULL },
    { "amount", "flat:-1", FALSE, NULL },
    { "amount", "30000", TRUE, NULL },
    { "amount", "tiers:new@20=20000;new@10=10000", FALSE, "tiers:new@10=10000;new@20=20000" },
    { "amount", "tiers:continuing@5=1;new@20=2;", FALSE, "tiers:new@20=2;continuing@5=1" },
    { "amount", "分档：新办＠10＝10,000；续办＠10＝5000", FALSE,
      "tiers:new@10=10000;continuing@10=5000" },
    { "amount", "tiers:new@10=10000;new@10=20000", FALSE, NULL },
    { "amount", "tiers:", FALSE, NULL },
    { "amount", "tiers:new@x=1", FALSE, NULL },
    { "amount", "tiers:old@1=1", FALSE, NULL },
    { "amount", "tiers:new@10", FALSE, NULL },
    { "amount", "child_day:25.50;max=20000", FALSE, "child_day:25.50;max=20000" },
    { "amount", "child_day:33.33", FALSE, "child_day:33.33" },
    { "amount", "child_day:33.333", FALSE, NULL },
    { "amount", "child_day:25.50;min=20000", FALSE, NULL },
    { "amount", "child_day:1;max=2;max=3", FALSE, NULL },
    { "amount", "child_day:1;max=0", FALSE, "child_day:1" },
    { "reserve", "200,000", FALSE, "200000" },
    { "reserve", "-1", FALSE, NULL },
    { "shares", "", FALSE, "无" },
    { "shares", "none", FALSE, "无" },
    { "shares", "福州市=600,000;厦门市总工会=30%", FALSE, "福州市=600000;厦门市总工会=30%" },
    { "shares", "福州市（马尾）＝60万；厦门市＝12.5％；", FALSE, NULL },
    { "shares", "福州市（马尾）＝600000元；厦门市＝12.5％；", FALSE,
      "福州市（马尾）=600000;厦门市=12.5%" },
    { "shares", "福州市=0;厦门市=0%", FALSE, "福州市=0;厦门市=0%" },
    { "shares", "福州市=1;福州市=2", FALSE, NULL },
    { "shares", "福州市=1;福州市总工会=2", FALSE, NULL }, /* one place */
    { "shares", "福州市", FALSE, NULL },
    { "shares", "=1", FALSE, NULL },
    { "shares", "福州市=", FALSE, NULL },
    { "shares", "福州市=-1", FALSE, NULL },
    { "shares", "福州市=100.5%", FALSE, NULL },
    { "shares", "福州市/厦门市=1", FALSE, NULL },
    { "sources", "无", FALSE, "无" },
    { "sources", "市级配套[福州市]=match:50%{max=500000;for=配套} / 主办单位=flat:2000{for=保险}",
      FALSE, "市级配套[福州市]=match:50%{max=500000;for=配套} / 主办单位=flat:2000{for=保险}" },
    { "sources",
      "市级配套［福州市］＝配套：50％｛上限＝500,000；用途＝配套｝／主办单位=定额:2000元", FALSE,
      "市级配套[福州市]=match:50%{max=500000;for=配套} / 主办单位=flat:2000" },
    { "sources", "区级=tiers:new@10=1000;continuing@20=2000", FALSE,
      "区级=tiers:new@10=1000;continuing@20=2000" },
    { "sources", "区级 [厦门市] = child_day:2.50;max=300 {max=9000}", FALSE,
      "区级[厦门市]=child_day:2.50;max=300{max=9000}" },
    /* for what the fund pays is no purpose of its own */
    { "sources", "区级=flat:1{for=补助}", FALSE, "区级=flat:1" },
    { "sources", "区级=flat:1{for=subsidy;max=2}", FALSE, "区级=flat:1{max=2}" },
    { "sources", "区级=flat:1 / 区级=flat:2", FALSE, NULL },
    { "sources", "区级=flat:1{max=0}", FALSE, NULL },
    { "sources", "区级=flat:1{max=1", FALSE, NULL },
    { "sources", "区级=flat:1{most=1}", FALSE, NULL },
    { "sources", "区级=flat:1{for=}", FALSE, NULL },
    { "sources", "区级[福州市=flat:1", FALSE, NULL },
    { "sources", "区级[]=flat:1", FALSE, NULL },
    { "sources", "=flat:1", FALSE, NULL },
    { "sources", "区级=match:0%{for=配套}", FALSE, NULL },
    { "sources", "区级=match:0.5{for=配套}", FALSE, NULL },
    { "sources", "区级=2000", FALSE, NULL },
    { "sources", "区级", FALSE, NULL },
    { "sources", "a=flat:1/b=flat:1/c=flat:1/d=flat:1/e=flat:1/f=flat:1/g=flat:1/h=flat:1/i=flat:1",
      FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SummerPolicy) policy = new_policy ("fujian-2019");
      g_autoptr (SummerPolicy) before = summer_policy_copy (policy);
      g_autoptr (GError) error = NULL;
      gboolean is_set
          = summer_policy_set (policy, cases[i].name, cases[i].value, cases[i].is_number, &error);
      g_autofree char *written = summer_policy_dup_value (policy, cases[i].name);

      g_test_message ("%s = %s", cases[i].name, cases[i].value);
      if (cases[i].written)
        {
          g_assert_no_error (error);
          g_assert_true (is_set);
          g_assert_cmpstr (written, ==, cases[i].written);
        }
      else
        {
          g_assert_false (is_set);
          g_assert_true (error && error->domain == SUMMER_VALUE_ERROR);
          g_assert_true (summer_policy_equal (policy, before));
        }
    }
}

/* What is written reads back as the same policy, whatever the mode of the amount. */
static void
test_round_trip (void)
{
  static const char *const amounts[]
      = { "flat:1", "tiers:new@1=0.01;continuing@1=2", "child_day:3;max=4" };

  for (const char *const *preset = summer_policy_list_presets (); *preset; preset++)
    for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
      {
        g_autoptr (SummerPolicy) policy = new_policy (*preset);
        g_autoptr (SummerPolicy) copy = new_policy (*preset);

        g_assert_true (summer_policy_set (policy, "amount", amounts[i], FALSE, NULL));
        g_assert_true (summer_policy_set (policy, "excluded_marks", "病假", FALSE, NULL));
        g_assert_true (summer_policy_set (policy, "level.venue", "off", FALSE, NULL));
        g_assert_true (summer_policy_set (policy, "reserve", "10.50", FALSE, NULL));
        g_assert_true (summer_policy_set (policy, "shares", "福州市=1;厦门市=2.5%", FALSE, NULL));
        g_assert_true (
            summer_policy_set (policy, "sources",
                               "市[福州市]=match:1%{for=甲} / 区=child_day:3;max=4{max=5}", FALSE,
                               NULL));
        g_assert_false (summer_policy_equal (policy, copy));
        for (const char *const *name = summer_policy_list_names (); *name; name++)
          {
            g_autofree char *value = summer_policy_dup_value (policy, *name);

            g_assert_true (summer_policy_set (copy, *name, value, FALSE, NULL));
          }
        g_assert_true (summer_policy_equal (policy, copy));
      }
}

static void
test_sources (void)
{
  g_autoptr (SummerPolicy) policy = new_policy ("fujian-2019");
  gboolean assumed = TRUE;

  g_assert_nonnull (
      strstr (summer_policy_get_source (policy, "children_min", &assumed), "article 5"));
  g_assert_false (assumed);
  g_assert_nonnull (summer_policy_get_source (policy, "children_per_team", &assumed));
  g_assert_true (assumed);

  g_assert_true (summer_policy_set (policy, "children_min", "16", FALSE, NULL));
  g_assert_null (summer_policy_get_source (policy, "children_min", &assumed));
  g_assert_false (assumed);
  g_assert_true (summer_policy_set (policy, "children_min", "15", FALSE, NULL));
  g_assert_nonnull (summer_policy_get_source (policy, "children_min", NULL));

  for (const char *const *preset = summer_policy_list_presets (); *preset; preset++)
    {
      g_autoptr (SummerPolicy) other = new_policy (*preset);

      for (const char *const *name = summer_policy_list_names (); *name; name++)
        {
          g_test_message ("%s %s", *preset, *name);
          g_assert_nonnull (summer_policy_get_source (other, *name, NULL));
          g_assert_cmpstr (summer_policy_get_title (*name), !=, *name);
        }
    }
}

#define N_PAIRS 10 /* the first cases, whose message names both numbers */

/* Numbers that are sound alone and leave no class a way to meet both. */
static void
test_contradictions (void)
{
  static const struct
  {
    const char *min, *max, *min_value, *max_value;
    gboolean agree;
  } cases[] = {
    { "children_min", "children_max", "20", "20", TRUE },
    { "children_min", "children_max", "20", "19", FALSE },
    { "children_min", "children_max", "20", "0", TRUE }, /* 0 = no upper limit */
    { "volunteers_min", "volunteers_max", "2", "2", TRUE },
    { "volunteers_min", "volunteers_max", "3", "2", FALSE },
    { "volunteers_min", "volunteers_max", "1", "0", FALSE },
    { "volunteers_min", "volunteers_max", "0", "0", TRUE },
    { "unit", "fund", "100", "100", TRUE },
    { "unit", "fund", "100", "99.99", FALSE },
    { "unit", "fund", "100", "0", TRUE }, /* 0 = no ceiling */
    { "fund", "reserve", "100", "99", TRUE },
    { "fund", "reserve", "100", "99.50", FALSE }, /* less than a unit is left */
    { "fund", "reserve", "100", "100", FALSE },
    { "fund", "reserve", "0", "1", FALSE },
    { "fund", "shares", "100", "福州市=60;厦门市=40%", TRUE },
    { "fund", "shares", "100", "福州市=60.01;厦门市=40%", FALSE },
    { "fund", "shares", "0", "福州市=60;厦门市=40", TRUE },
    { "fund", "shares", "0", "福州市=60%", FALSE },
    { "reserve", "shares", "1000000", "福州市=2000000", TRUE },
    { "reserve", "shares", "1000000", "福州市=2000000.01", FALSE },
    { "reserve", "shares", "1000000", "福州市=100%", TRUE }, /* of what the reserve leaves */
    { "unit", "sources", "100", "市=flat:1{max=100}", TRUE },
    { "unit", "sources", "100", "市=flat:1{max=99}", FALSE },
    { "unit", "sources", "1", "市=match:50%{for=配套}", TRUE },
    { "unit", "sources", "1", "市=match:50%", FALSE }, /* it would pay for the same thing twice */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SummerPolicy) policy = new_policy ("fujian-2019");
      g_autoptr (GError) error = NULL;
      const char *name = NULL;

      summer_policy_set (policy, cases[i].min, cases[i].min_value, FALSE, NULL);
      summer_policy_set (policy, cases[i].max, cases[i].max_value, FALSE, NULL);
      g_test_message ("%s %s, %s %s", cases[i].min, cases[i].min_value, cases[i].max,
                      cases[i].max_value);
      g_assert_cmpint (summer_policy_check (policy, &name, &error), ==, cases[i].agree);
      if (cases[i].agree)
        continue;
      g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
      g_assert_cmpstr (name, ==, cases[i].max);
      if (i < N_PAIRS)
        g_assert_nonnull (strstr (error->message, cases[i].min));
    }
}

/* What few programmes have is written only where it is: the others read as they always did. */
static void
test_says (void)
{
  g_autoptr (SummerPolicy) policy = new_policy ("fujian-2019");
  guint n = 0, n_more = 0;

  for (const char *const *name = summer_policy_list_names (); *name; name++)
    n += summer_policy_says (policy, *name);
  g_assert_false (summer_policy_says (policy, "reserve"));
  g_assert_false (summer_policy_says (policy, "shares"));
  g_assert_false (summer_policy_says (policy, "sources"));
  g_assert_true (summer_policy_set (policy, "reserve", "1", FALSE, NULL));
  g_assert_true (summer_policy_set (policy, "shares", "福州市=0", FALSE, NULL));
  g_assert_true (summer_policy_set (policy, "sources", "区=flat:0", FALSE, NULL));
  for (const char *const *name = summer_policy_list_names (); *name; name++)
    n_more += summer_policy_says (policy, *name);
  g_assert_cmpuint (n_more, ==, n + 3);
}

static void
test_condition_codes (void)
{
  SummerCondition condition;

  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    {
      g_assert_true (summer_condition_from_code (summer_condition_get_code (i), &condition));
      g_assert_cmpint (condition, ==, i);
    }
  g_assert_false (summer_condition_from_code ("weather", &condition));
  g_assert_cmpstr (summer_level_get_code (SUMMER_LEVEL_ADVISORY), ==, "advisory");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/policy/presets", test_presets);
  g_test_add_func ("/model/policy/no-such-preset", test_no_such_preset);
  g_test_add_func ("/model/policy/values", test_values);
  g_test_add_func ("/model/policy/round-trip", test_round_trip);
  g_test_add_func ("/model/policy/what-few-have-is-written-only-where-it-is", test_says);
  g_test_add_func ("/model/policy/sources", test_sources);
  g_test_add_func ("/model/policy/contradictions", test_contradictions);
  g_test_add_func ("/model/policy/condition-codes", test_condition_codes);
  return g_test_run ();
}
