#include "config.h"

#include "random-facts.h"

#include <string.h>

#define FIRST MADE_FIRST
#define SPAN 18 /* days over which the classes of a programme are spread */

static gboolean
happens (GRand *rand, double chance)
{
  return g_rand_double (rand) < chance;
}

static int
between (GRand *rand, int first, int last)
{
  return g_rand_int_range (rand, first, last + 1);
}

static SummerDay
some_day (GRand *rand)
{
  return FIRST + between (rand, -3, SPAN + 3);
}

static SummerDay
some_day_or_none (GRand *rand)
{
  return happens (rand, 0.5) ? SUMMER_DAY_NONE : some_day (rand);
}

/* Thresholds small enough that classes of a few children and days lie on both sides of them. */
static SummerPolicy *
random_policy (GRand *rand)
{
  static const char *const amounts[]
      = { "flat:300", "flat:123.45", "tiers:new@1=100;new@3=250.50;continuing@2=99",
          "child_day:3.33", "child_day:25.50;max=200" };
  static const int rates[] = { 0, 3333, 5000, 6667, 7000, 9000, 10000 };
  SummerPolicy *policy = summer_policy_new_from_preset ("fujian-2019", NULL);

  policy->fund = happens (rand, 0.3) ? 0 : (SummerMoney) between (rand, 1, 60000);
  policy->tutors_min = between (rand, 0, 2);
  policy->volunteers_min = between (rand, 0, 1);
  policy->children_per_team = between (rand, 1, 6);
  policy->children_min = between (rand, 0, 3);
  policy->children_max = happens (rand, 0.7) ? 0 : between (rand, 2, 6);
  policy->days_min = between (rand, 0, 8);
  policy->attendance_min = rates[between (rand, 0, 6)];
  policy->satisfaction_min = rates[between (rand, 0, 6)];
  policy->responses_min = rates[between (rand, 0, 3)];
  policy->inspections_min = between (rand, 0, 2);
  policy->insurance_kinds = (guint) between (rand, 0, 7);
  policy->host_classes_max = between (rand, 0, 2);
  policy->headcount_basis = happens (rand, 0.7) ? SUMMER_BASIS_ENROLLED : SUMMER_BASIS_ATTENDING;
  policy->shortage = happens (rand, 0.6) ? SUMMER_SHORTAGE_PRORATE : SUMMER_SHORTAGE_IN_ORDER;
  policy->unit = happens (rand, 0.3) ? 1 : (SummerMoney) between (rand, 1, 5000);
  if (happens (rand, 0.4))
    policy->excluded_marks = (guint) between (rand, 0, 7) << SUMMER_MARK_SICK;
  summer_policy_set (policy, "amount", amounts[between (rand, 0, 4)], FALSE, NULL);
  for (guint i = 0; i < SUMMER_N_CONDITIONS; i++)
    if (happens (rand, 0.4))
      policy->levels[i] = (SummerLevel) between (rand, 0, 2);
  return policy;
}

static void
add_children (GRand *rand, SummerFacts *facts, SummerClassFacts *of, double flaw)
{
  of->n_children = (guint) between (rand, 0, 6);
  of->children = g_new0 (SummerFactChild, of->n_children);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s%02u", of->code, i);

      of->children[i].id = (gint64) i + 1;
      of->children[i].code = of->children[i].name = g_string_chunk_insert (facts->strings, code);
      for (int n = happens (rand, flaw) ? between (rand, 0, 3) : 1; n > 0; n--)
        {
          SummerFactEnrolment enrolment = { i, SUMMER_DAY_NONE, SUMMER_DAY_NONE, FIRST - 5 };

          if (happens (rand, flaw))
            enrolment.first = some_day (rand);
          if (happens (rand, flaw))
            enrolment.last = some_day (rand);
          if (happens (rand, flaw))
            enrolment.agreement = some_day_or_none (rand);
          made_class_add_enrolment (of, enrolment);
        }
      for (int kind = 0; kind < 3; kind++)
        for (int n = happens (rand, flaw) ? between (rand, 0, 2) : 1; n > 0; n--)
          {
            SummerFactCover cover = { i, (SummerInsuranceKind) kind, FIRST - 10, FIRST + 60 };

            if (happens (rand, flaw))
              cover.first = some_day (rand);
            if (happens (rand, flaw))
              cover.last = some_day (rand);
            made_class_add_cover (of, cover);
          }
    }
}

/* Mostly on the class's own days, but on weekends and outside its dates too. */
static void
add_marks (GRand *rand, SummerClassFacts *of, double flaw)
{
  for (SummerDay day = of->first_day - 2; day <= of->last_day + 2; day++)
    {
      gboolean usual
          = day >= of->first_day && day <= of->last_day && summer_day_get_weekday (day) <= 5;

      for (guint child = 0; child < of->n_children; child++)
        if (happens (rand, usual ? 1 - flaw / 2 : flaw / 4))
          made_class_set_mark (of, child, day,
                               happens (rand, 0.2 + flaw)
                                   ? (SummerMark) between (rand, SUMMER_MARK_PRESENT,
                                                           SUMMER_MARK_ABSENT)
                                   : SUMMER_MARK_PRESENT);
      for (guint person = 0; person < of->n_persons; person++)
        if (happens (rand, usual ? 1 - flaw / 2 : flaw / 4))
          made_class_set_staff_mark (of, person, day, happens (rand, flaw) ? 0 : 1);
    }
  for (guint i = 0; i < of->n_marks; i++)
    if (happens (rand, flaw / 10))
      {
        of->marks[i].has_in = happens (rand, 0.5);
        of->marks[i].has_out = happens (rand, 0.5);
        of->marks[i].has_collector = happens (rand, 0.5);
        of->marks[i].collector_listed = of->marks[i].has_collector && happens (rand, 0.5);
        of->marks[i].release_confirmed = happens (rand, 0.5);
      }
}

static void
add_staff (GRand *rand, SummerClassFacts *of, double flaw)
{
  for (guint person = 0; person < 5; person++)
    for (int n = happens (rand, flaw) ? between (rand, 0, 3) : 1; n > 0; n--)
      {
        SummerRole role
            = happens (rand, flaw) ? (SummerRole) between (rand, 0, 3) : (SummerRole) (person % 2);

        made_class_add_assignment (of, person, role,
                                   happens (rand, flaw) ? some_day (rand) : SUMMER_DAY_NONE,
                                   happens (rand, flaw) ? some_day (rand) : SUMMER_DAY_NONE);
      }
}

static void
add_events (GRand *rand, SummerClassFacts *of, double flaw)
{
  for (int n = between (rand, 1, 3); n > 0; n--)
    made_class_add_review (of, happens (rand, flaw) ? some_day (rand) : FIRST - 5,
                           happens (rand, flaw) ? SUMMER_RESULT_FAIL : SUMMER_RESULT_PASS);
  for (int n = between (rand, 1, 3); n > 0; n--)
    made_class_add_visit (of, happens (rand, flaw) ? some_day (rand) : FIRST,
                          happens (rand, flaw) ? (SummerVisitResult) between (rand, 0, 2)
                                               : SUMMER_VISIT_PASS,
                          some_day_or_none (rand));
  for (int n = happens (rand, flaw) ? 2 : 0; n > 0; n--)
    made_class_add_incident (of, some_day (rand), (SummerSeverity) between (rand, 0, 2));
  for (int n = between (rand, happens (rand, flaw) ? 0 : 5, 8); n > 0; n--)
    made_class_add_response (of, some_day (rand),
                             happens (rand, flaw) ? (SummerRating) between (rand, 0, 3)
                                                  : SUMMER_RATING_SATISFIED);
  for (SummerDay day = of->first_day; day <= of->last_day; day++)
    if (happens (rand, flaw / 5))
      made_class_add_adjustment (of, day,
                                 happens (rand, 0.5) ? SUMMER_ADJUSTMENT_CANCELLED
                                                     : SUMMER_ADJUSTMENT_EXTRA);
}

static void
fill_class (GRand *rand, SummerFacts *facts, SummerClassFacts *of, const char *code)
{
  static const double flaws[] = { 0, 0.03, 0.03, 0.3 };
  static const char *const hosts[] = { NULL, "", "南街街道", "鼓西街道" };
  double flaw = flaws[between (rand, 0, 3)];

  of->code = of->name = g_string_chunk_insert (facts->strings, code);
  of->host = hosts[between (rand, 0, 3)];
  of->kind = (SummerClassKind) between (rand, 0, 1);
  of->state = happens (rand, flaw) ? (SummerClassState) between (rand, 0, 5) : SUMMER_CLASS_OPEN;
  of->first_day = FIRST + between (rand, 0, 4);
  of->last_day = of->first_day + between (rand, 0, 13);
  of->emergency_plan = happens (rand, flaw) ? some_day_or_none (rand) : FIRST - 1;
  of->rank = happens (rand, 0.5) ? SUMMER_RANK_NONE : between (rand, 1, 3);
  of->provider = happens (rand, 0.3) ? NULL : "春雨社工服务中心";
  of->provider_until = happens (rand, flaw) ? some_day_or_none (rand) : FIRST + 100;
  of->provider_barred = happens (rand, flaw / 2);
  add_children (rand, facts, of, flaw);
  add_staff (rand, of, flaw);
  add_marks (rand, of, flaw);
  add_events (rand, of, flaw);
}

/* A union from below up, as the tree has it: each name, and its place where that is another word. */
static const char *const unions[][5] = {
  { "榕城市鼓东区总工会", "榕城市鼓东区", "榕城市总工会", "榕城市" },
  { "榕城市南台区总工会", "榕城市南台区", "榕城市总工会", "榕城市" },
  { "榕城市总工会", "榕城市" },
  { "鹭屿市海沧区工会", "鹭屿市海沧区", "鹭屿市" },
};

static void
give_union (GRand *rand, SummerClassFacts *of)
{
  const int n = between (rand, -1, G_N_ELEMENTS (unions) - 1);

  if (n < 0)
    return;
  of->unions = g_memdup2 (unions[n], sizeof unions[n]);
  of->union_name = unions[n][0];
}

/* Shares of which some are percentages, some lie within others, one has no class, and some are more than there is. */
static void
add_shares (GRand *rand, SummerPolicy *policy)
{
  static const char *const names[]
      = { "榕城市总工会", "榕城市鼓东区", "鹭屿市", "无人市", "榕城市南台区总工会" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const int n = (int) (i + (guint) between (rand, 0, 4)) % 5;

      if (happens (rand, 0.5) || strstr (text->str, names[n]) != NULL)
        continue;
      if (happens (rand, 0.5))
        g_string_append_printf (text, "%s=%d%%;", names[n], between (rand, 0, 40));
      else
        g_string_append_printf (text, "%s=%d.%02d;", names[n], between (rand, 0, 200),
                                between (rand, 0, 99));
    }
  g_assert_true (summer_policy_set (policy, "shares", text->str, FALSE, NULL));
}

static void
add_sources (GRand *rand, SummerPolicy *policy)
{
  static const char *const rules[] = { "match:50%",
                                       "match:33.33%",
                                       "flat:200",
                                       "flat:400",
                                       "tiers:new@1=150;new@3=300.50;continuing@2=199",
                                       "child_day:5.55",
                                       "child_day:30;max=300" };
  static const char *const within[] = { "", "", "[榕城市总工会]", "[鹭屿市]", "[榕城市鼓东区]" };
  static const char *const purposes[] = { "", "", "for=配套", "for=保险" };
  g_autoptr (GString) text = g_string_new (NULL);
  const int n = between (rand, 0, 4);

  for (int i = 0; i < n; i++)
    {
      g_string_append_printf (text, "来源%d%s=%s{%s", i, within[between (rand, 0, 4)],
                              rules[between (rand, 0, 6)], purposes[between (rand, 0, 3)]);
      if (happens (rand, 0.4))
        g_string_append_printf (text, ";max=%d.%02d", between (rand, 1, 500),
                                between (rand, 0, 99));
      g_string_append (text, "}/");
    }
  g_assert_true (summer_policy_set (policy, "sources", text->str, FALSE, NULL));
}

SummerFacts *
random_facts_new (GRand *rand)
{
  /* In byte order, which is no alphabetical one. */
  static const char *const codes[] = { "10", "9", "B", "a", "b", "班" };
  SummerFacts *facts = summer_facts_new ();

  facts->name = "随机";
  facts->year = 2019;
  facts->policy = random_policy (rand);
  facts->closed_days = g_new (SummerDay, SPAN);
  for (SummerDay day = FIRST; day < FIRST + SPAN; day++)
    if (happens (rand, 0.05))
      facts->closed_days[facts->n_closed_days++] = day;
  facts->n_classes = (guint) between (rand, 1, 6);
  facts->classes = g_new0 (SummerClassFacts, facts->n_classes);
  for (guint i = 0; i < facts->n_classes; i++)
    fill_class (rand, facts, &facts->classes[i], codes[i]);
  for (guint i = 0; i < facts->n_classes; i++)
    give_union (rand, &facts->classes[i]);
  if (happens (rand, 0.3))
    facts->policy->reserve = between (rand, 1, 20000);
  if (happens (rand, 0.5))
    add_shares (rand, facts->policy);
  if (happens (rand, 0.5))
    add_sources (rand, facts->policy);
  return facts;
}

SummerDay
random_facts_day (GRand *rand)
{
  return happens (rand, 0.5) ? FIRST + SPAN + 10 : some_day (rand);
}
