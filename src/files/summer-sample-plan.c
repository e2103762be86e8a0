#include "config.h"

#include "summer-sample-plan.h"

/* Districts, cities and counties of Fuzhou; classes of a hundred in each, in the order of codes. */
static const struct
{
  SummerSampleDistrict district;
  guint per_hundred;
} districts[] = {
  { { "鼓楼", "鼓楼区", FALSE }, 7 },  { { "台江", "台江区", FALSE }, 9 },
  { { "仓山", "仓山区", FALSE }, 14 }, { { "晋安", "晋安区", FALSE }, 13 },
  { { "马尾", "马尾区", TRUE }, 8 },   { { "长乐", "长乐区", TRUE }, 11 },
  { { "福清", "福清市", TRUE }, 14 },  { { "闽侯", "闽侯县", FALSE }, 10 },
  { { "连江", "连江县", TRUE }, 8 },   { { "罗源", "罗源县", TRUE }, 3 },
  { { "永泰", "永泰县", FALSE }, 3 },
};

/* What goes wrong in a hundred classes, dealt out in this order, so that a small programme too has some of
 * each kind: a third of the classes, most of them still to be mended, some lost. */
static const guint flaws_of_a_hundred[] = {
  SUMMER_FLAW_FEW_RESPONSES,
  SUMMER_FLAW_FEW_CHILDREN,
  SUMMER_FLAW_NO_VISIT,
  SUMMER_FLAW_ABSENCES,
  SUMMER_FLAW_LATE_START,
  SUMMER_FLAW_CHILD_UNINSURED | SUMMER_FLAW_UNSIGNED,
  SUMMER_FLAW_UNRECORDED,
  SUMMER_FLAW_NO_SIGN_OUT,
  SUMMER_FLAW_NO_PLAN,
  SUMMER_FLAW_NO_VOLUNTEER,
  SUMMER_FLAW_PROVIDER_UNDATED,
  SUMMER_FLAW_REVIEW_FAILED | SUMMER_FLAW_PROBLEM_OPEN,
  SUMMER_FLAW_NO_REVIEW,
  SUMMER_FLAW_TUTORS_AWAY,
  SUMMER_FLAW_FEW_RESPONSES,
  SUMMER_FLAW_HOST_FULL,
  SUMMER_FLAW_LATE_START,
  SUMMER_FLAW_ADVERSE_EVENT,
  SUMMER_FLAW_APPLIED,
  SUMMER_FLAW_DISSATISFIED | SUMMER_FLAW_PROVIDER_EXPIRED,
  SUMMER_FLAW_FEW_RESPONSES | SUMMER_FLAW_NO_VISIT,
  SUMMER_FLAW_INSURANCE_ENDED,
  SUMMER_FLAW_STAFF_UNRECORDED,
  SUMMER_FLAW_TOO_SHORT,
  SUMMER_FLAW_LATE_START,
  SUMMER_FLAW_PLAN_LATE | SUMMER_FLAW_SIGNED_LATE,
  SUMMER_FLAW_FEW_RESPONSES,
  SUMMER_FLAW_NO_SIGN_OUT,
  SUMMER_FLAW_REJECTED,
  SUMMER_FLAW_NO_VISIT,
  SUMMER_FLAW_UNRECORDED | SUMMER_FLAW_STAFF_UNRECORDED,
  SUMMER_FLAW_NO_PLAN,
  SUMMER_FLAW_FEW_RESPONSES,
  SUMMER_FLAW_LATE_START,
};

static gboolean
is_open (const SummerSamplePlan *plan, const SummerSampleClass *class, SummerDay day)
{
  if (day == class->extra)
    return TRUE;
  return summer_day_get_weekday (day) <= 5 && day != plan->typhoon && day != class->cancelled;
}

static void
list_open_days (const SummerSamplePlan *plan, SummerSampleClass *class)
{
  class->n_open = class->n_held = 0;
  for (SummerDay day = class->first_day; day <= class->last_day; day++)
    if (is_open (plan, class, day))
      {
        g_assert (class->n_open < SUMMER_SAMPLE_MAX_DAYS);
        class->open[class->n_open++] = day;
        class->n_held += day <= plan->as_of;
      }
}

/* Most classes begin with the holidays and run for six weeks, a quarter of those for five, and some begin
 * one or two weeks later. */
static void
plan_days (const SummerSamplePlan *plan, SummerSampleClass *class, SummerSampleRandom *random)
{
  guint wave = summer_sample_random_below (random, 100);
  guint weeks = 6;

  class->first_day = plan->first_day + (wave < 75 ? 0 : wave < 95 ? 7 : 14);
  if (wave < 20)
    weeks = 5;
  if (class->flaws & SUMMER_FLAW_LATE_START)
    class->first_day = plan->first_day + 21;
  if (class->flaws & SUMMER_FLAW_TOO_SHORT)
    {
      class->first_day = plan->first_day + 7;
      weeks = 3;
    }
  if (class->flaws & SUMMER_FLAW_INSURANCE_ENDED)
    {
      class->first_day = plan->first_day;
      weeks = 6;
    }
  class->last_day = class->first_day + (SummerDay) weeks * 7 - 3;

  class->cancelled = class->extra = SUMMER_DAY_NONE;
  if (class->district->coast && class->first_day < plan->typhoon
      && summer_sample_random_chance (random, 700))
    {
      class->cancelled = plan->typhoon + 1;
      class->cancelled_by_typhoon = TRUE;
      if (summer_sample_random_chance (random, 600) && !(class->flaws & SUMMER_FLAW_TOO_SHORT))
        class->extra = plan->typhoon + 9; /* the Saturday of the week after */
    }
  else if (summer_sample_random_chance (random, 60))
    class->cancelled = class->first_day + 7 + (SummerDay) summer_sample_random_below (random, 3);
  list_open_days (plan, class);
}

/* The class and the three before it that have a place share one host: its own place is the fourth. */
static void
share_host (SummerSamplePlan *plan, guint index)
{
  SummerSampleClass *class = &plan->classes[index];

  for (guint i = index, n = 0; i > 0 && n < SUMMER_SAMPLE_HOST_CLASSES; i--)
    {
      SummerSampleClass *other = &plan->classes[i - 1];

      if (other->flaws & SUMMER_FLAW_REJECTED)
        continue;
      other->district = class->district;
      other->host = class->host;
      n++;
    }
}

static void
swap_flaws (SummerSamplePlan *plan, guint a, guint b)
{
  guint flaws = plan->classes[a].flaws;

  plan->classes[a].flaws = plan->classes[b].flaws;
  plan->classes[b].flaws = flaws;
}

static void
deal_flaws (SummerSamplePlan *plan, SummerSampleRandom *random)
{
  guint n_flawed = (plan->n_classes * G_N_ELEMENTS (flaws_of_a_hundred) + 99) / 100;

  for (guint i = 0; i < n_flawed; i++)
    plan->classes[i].flaws = flaws_of_a_hundred[i % G_N_ELEMENTS (flaws_of_a_hundred)];
  for (guint i = plan->n_classes; i > 1; i--)
    swap_flaws (plan, i - 1, summer_sample_random_below (random, i));
  /* A fourth class of a host needs three before it. */
  for (guint i = 0; i < MIN (plan->n_classes, 2 * SUMMER_SAMPLE_HOST_CLASSES); i++)
    if (plan->classes[i].flaws & SUMMER_FLAW_HOST_FULL)
      swap_flaws (plan, i, plan->n_classes - 1);
}

/**
 * summer_sample_plan_init:
 * @plan: to be filled in; clear it with summer_sample_plan_clear()
 *
 * Plans the classes of a summer that is looked at on a Wednesday in August, when most classes near their
 * end: what is missing then can still be mended, and what is lost is lost.
 */
void
summer_sample_plan_init (SummerSamplePlan *plan, guint n_classes, guint64 seed)
{
  SummerSampleRandom deal = summer_sample_random_stream (seed, 1);
  guint sites[G_N_ELEMENTS (districts)] = { 0 };

  *plan = (SummerSamplePlan){
    .first_day = summer_day_from_ymd (2019, 7, 1),
    .last_day = summer_day_from_ymd (2019, 8, 30),
    .typhoon = summer_day_from_ymd (2019, 7, 18),
    .as_of = summer_day_from_ymd (2019, 8, 7),
    .classes = g_new0 (SummerSampleClass, n_classes),
    .n_classes = n_classes,
  };
  deal_flaws (plan, &deal);

  for (guint i = 0, district = 0, until = districts[0].per_hundred; i < n_classes; i++)
    {
      SummerSampleClass *class = &plan->classes[i];

      while (i * (guint64) 100 >= until * (guint64) n_classes
             && district + 1 < G_N_ELEMENTS (districts))
        until += districts[++district].per_hundred;
      class->number = i + 1;
      class->district = &districts[district].district;
      /* Sites of different districts are different places, too. */
      class->site = class->host = district * 97 + sites[district]++;
    }
  for (guint i = 0; i < n_classes; i++)
    if (plan->classes[i].flaws & SUMMER_FLAW_HOST_FULL)
      share_host (plan, i);

  for (guint i = 0; i < n_classes; i++)
    {
      SummerSampleClass *class = &plan->classes[i];
      SummerSampleRandom random = summer_sample_random_stream (seed, 1000 + (guint64) i);

      plan_days (plan, class, &random);
      class->n_children = class->flaws & SUMMER_FLAW_FEW_CHILDREN
                              ? 14
                              : 23 + summer_sample_random_below (&random, 17);
      class->provided
          = (class->flaws & SUMMER_FLAWS_PROVIDER) || summer_sample_random_chance (&random, 600);
    }
}

/**
 * summer_sample_plan_clear:
 *
 * Frees what the plan owns.
 */
void
summer_sample_plan_clear (SummerSamplePlan *plan)
{
  g_clear_pointer (&plan->classes, g_free);
  plan->n_classes = 0;
}
