/* The assessment in words: every condition and outcome says something, and what it counts is exact. */
#include "summer-wording.h"

#include <string.h>

typedef struct
{
  SummerPolicy *policy;
  SummerFinding finding;
  SummerDay as_of;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->policy = summer_policy_new_from_preset ("fujian-2019", NULL);
  self->as_of = summer_day_from_ymd (2019, 7, 23);
  self->finding.level = SUMMER_LEVEL_REQUIRED;
}

static void
clear_figures (Fixture *self)
{
  for (guint i = 0; i < self->finding.n_figures; i++)
    {
      g_free (self->finding.figures[i].text);
      g_strfreev (self->finding.figures[i].texts);
      g_free (self->finding.figures[i].days);
    }
  memset (&self->finding, 0, sizeof self->finding);
  self->finding.level = SUMMER_LEVEL_REQUIRED;
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  clear_figures (self);
  summer_policy_free (self->policy);
}

/* Figures that are not there are no reason to fall. */
static void
test_everything_speaks (Fixture *self, gconstpointer data)
{
  for (SummerCondition condition = 0; condition < SUMMER_N_CONDITIONS; condition++)
    for (SummerOutcome outcome = 0; outcome <= SUMMER_OUTCOME_NOT_APPLICABLE; outcome++)
      {
        gboolean fine = outcome == SUMMER_OUTCOME_PASS || outcome == SUMMER_OUTCOME_NOT_APPLICABLE;
        g_autofree char *sentence = NULL;
        g_autofree char *remedy = NULL;

        self->finding.condition = condition;
        self->finding.outcome = outcome;
        sentence = summer_finding_dup_sentence (&self->finding, self->policy, self->as_of);
        remedy = summer_finding_dup_remedy (&self->finding, self->policy, self->as_of);
        g_assert_cmpstr (sentence, !=, "");
        g_assert_true (g_utf8_validate (sentence, -1, NULL));
        g_assert_true ((remedy == NULL) == fine);
        g_assert_cmpstr (summer_condition_get_title (condition), !=, "");
        g_assert_cmpstr (summer_condition_get_source (condition, self->policy), !=, "");
      }
}

/* A narrow column names the article, or says that the number is assumed; a condition without a number names
 * the part of the rules. */
static void
test_short_sources (Fixture *self, gconstpointer data)
{
  g_assert_cmpstr (summer_condition_get_short_source (SUMMER_CONDITION_ATTENDANCE, self->policy),
                   ==, "Measures, art. 5");
  g_assert_cmpstr (summer_condition_get_short_source (SUMMER_CONDITION_SATISFACTION, self->policy),
                   ==, "Assumed");
  g_assert_cmpstr (summer_condition_get_short_source (SUMMER_CONDITION_VENUE, self->policy), ==,
                   "Rules: site");
  self->policy->attendance_min = 6500;
  g_assert_cmpstr (summer_condition_get_short_source (SUMMER_CONDITION_ATTENDANCE, self->policy),
                   ==, "Set for this programme");
}

typedef struct
{
  gint64 present, expected, unrecorded, to_come;
  SummerOutcome outcome;
  gboolean has_day;
  const char *sentence, *remedy;
} AttendanceCase;

/* 70%, both bounds of what is missing: exactly the threshold passes, one child-day less does not. */
static void
test_attendance (Fixture *self, gconstpointer data)
{
  static const AttendanceCase cases[] = {
    { 21, 30, 0, 0, SUMMER_OUTCOME_PASS, FALSE,
      "Present 21 of 30 child-days (70.00%), not below 70%", NULL },
    { 590, 650, 3, 0, SUMMER_OUTCOME_PASS, FALSE,
      "Present 590 of 650 child-days (90.76%); 3 unrecorded, passes whatever they were", NULL },
    { 20, 30, 1, 0, SUMMER_OUTCOME_UNPROVEN, FALSE,
      "Present 20 of 30 child-days, 1 unrecorded: between 66.66% and 70.00%; the threshold is 70%",
      "Record the 1 unrecorded child-days; passes now when 1 of them were present" },
    { 20, 30, 0, 0, SUMMER_OUTCOME_FAIL, FALSE, "Present 20 of 30 child-days (66.66%), below 70%",
      "Cannot be reached any more; correct the register where marks are missing" },
    /* 70% of 90 are 63, so 43 more of the 60 to come. */
    { 20, 30, 0, 60, SUMMER_OUTCOME_FAIL, TRUE, "Present 20 of 30 child-days (66.66%), below 70%",
      "Needs 43 more child-days (60 still to come), impossible after 25 Jul" },
    /* 70% of 33 are 23.1: three more are one too few. */
    { 20, 30, 0, 3, SUMMER_OUTCOME_FAIL, FALSE, "Present 20 of 30 child-days (66.66%), below 70%",
      "Cannot be reached any more; correct the register where marks are missing" },
    { 20, 30, 0, 4, SUMMER_OUTCOME_FAIL, FALSE, "Present 20 of 30 child-days (66.66%), below 70%",
      "Needs 4 more child-days (4 still to come)" },
    { 0, 0, 0, 60, SUMMER_OUTCOME_UNPROVEN, FALSE, "No child was expected on any day so far",
      "Nothing was expected yet: check the calendar and the enrolments" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;
      g_autofree char *remedy = NULL;
      SummerDay day = summer_day_from_ymd (2019, 7, 25);

      clear_figures (self);
      self->finding.condition = SUMMER_CONDITION_ATTENDANCE;
      self->finding.outcome = cases[i].outcome;
      summer_finding_add_count (&self->finding, "present", cases[i].present);
      summer_finding_add_count (&self->finding, "expected", cases[i].expected);
      summer_finding_add_count (&self->finding, "unrecorded", cases[i].unrecorded);
      summer_finding_add_count (&self->finding, "to_come", cases[i].to_come);
      summer_finding_add_rate (&self->finding, "min", 7000);
      if (cases[i].has_day)
        summer_finding_add_day (&self->finding, "last_chance", day);
      sentence = summer_finding_dup_sentence (&self->finding, self->policy, self->as_of);
      remedy = summer_finding_dup_remedy (&self->finding, self->policy, self->as_of);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
      g_assert_cmpstr (remedy, ==, cases[i].remedy);
    }
}

static void
add_satisfaction (
    Fixture *self, SummerOutcome outcome, gint64 responses, gint64 satisfied, gint64 headcount)
{
  clear_figures (self);
  self->finding.condition = SUMMER_CONDITION_SATISFACTION;
  self->finding.outcome = outcome;
  summer_finding_add_count (&self->finding, "responses", responses);
  summer_finding_add_count (&self->finding, "satisfied", satisfied);
  summer_finding_add_count (&self->finding, "headcount", headcount);
  summer_finding_add_rate (&self->finding, "responses_min", 5000);
  summer_finding_add_rate (&self->finding, "min", 9000);
}

static void
test_satisfaction (Fixture *self, gconstpointer data)
{
  static const struct
  {
    SummerOutcome outcome;
    gint64 responses, satisfied, headcount;
    const char *remedy;
  } cases[] = {
    { SUMMER_OUTCOME_UNPROVEN, 18, 18, 41, "3 more responses are needed" }, /* half of 41 is 20.5 */
    { SUMMER_OUTCOME_UNPROVEN, 0, 0, 0, "1 more response is needed" },
    { SUMMER_OUTCOME_FAIL, 20, 17, 40,
      "10 more satisfied responses are needed; 20 have not answered yet" }, /* 27 of 30 */
    { SUMMER_OUTCOME_FAIL, 20, 17, 29,
      "Cannot be reached with the parents who have not answered yet" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *remedy = NULL;

      add_satisfaction (self, cases[i].outcome, cases[i].responses, cases[i].satisfied,
                        cases[i].headcount);
      remedy = summer_finding_dup_remedy (&self->finding, self->policy, self->as_of);
      g_assert_cmpstr (remedy, ==, cases[i].remedy);
    }
}

/* Who let a child go with somebody not listed is told whatever the verdict, and only then. */
static void
test_unlisted (Fixture *self, gconstpointer data)
{
  static const struct
  {
    SummerOutcome outcome;
    gint64 unlisted, confirmed;
    const char *sentence;
  } cases[] = {
    { SUMMER_OUTCOME_PASS, 0, 0, "All 590 child-days have a sign-in, a sign-out and a collector" },
    { SUMMER_OUTCOME_PASS, 3, 2,
      "All 590 child-days have a sign-in, a sign-out and a collector; released to somebody not "
      "listed: 2 with a reason and a second member of staff, 1 without" },
    { SUMMER_OUTCOME_FAIL, 1, 1,
      "2 of 590 child-days lack a sign-in, a sign-out or a collector, the first: A1 8 Jul; "
      "released "
      "to somebody not listed: 1 with a reason and a second member of staff, 0 without" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;

      clear_figures (self);
      self->finding.condition = SUMMER_CONDITION_RELEASE;
      self->finding.outcome = cases[i].outcome;
      summer_finding_add_count (&self->finding, "present", 590);
      summer_finding_add_count (&self->finding, "lacking", 2);
      summer_finding_take_texts (&self->finding, "first_lacking",
                                 g_strsplit ("A1 2019-07-08", "|", -1));
      summer_finding_add_count (&self->finding, "unlisted", cases[i].unlisted);
      summer_finding_add_count (&self->finding, "confirmed", cases[i].confirmed);
      sentence = summer_finding_dup_sentence (&self->finding, self->policy, self->as_of);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

static void
test_days_and_names (Fixture *self, gconstpointer data)
{
  g_autofree char *sentence = NULL;

  self->finding.condition = SUMMER_CONDITION_INSURANCE;
  self->finding.outcome = SUMMER_OUTCOME_FAIL;
  summer_finding_add_count (&self->finding, "present", 1496);
  summer_finding_add_count (&self->finding, "uncovered", 29);
  summer_finding_take_texts (&self->finding, "first_uncovered",
                             g_strsplit ("A1 2019-07-13|A2 2018-07-13|A3 2019-07-13|A4 2019-07-13",
                                         "|", -1));
  summer_finding_add_term (&self->finding, "missing_accident_medical", SUMMER_TERMS_INSURANCE_KIND,
                           SUMMER_INSURANCE_ACCIDENT_MEDICAL);
  sentence = summer_finding_dup_sentence (&self->finding, self->policy, self->as_of);
  g_assert_cmpstr (sentence, ==,
                   "29 of 1,496 child-days present lacked accident medical, the first: A1 13 Jul, "
                   "A2 13 Jul 2018, A3 13 Jul …");
}

/* Whatever the state and however little is known, there is something to read. */
static void
test_every_outlook_speaks (Fixture *self, gconstpointer data)
{
  for (SummerCondition condition = 0; condition < SUMMER_N_CONDITIONS; condition++)
    for (SummerProspectState state = 0; state < SUMMER_N_PROSPECTS; state++)
      for (SummerOutcome outcome = 0; outcome <= SUMMER_OUTCOME_UNPROVEN; outcome++)
        for (int bits = 0; bits < 16; bits++)
          {
            SummerProspect *prospect = &self->finding.prospect;
            g_autofree char *sentence = NULL;

            self->policy->headcount_basis
                = bits & 8 ? SUMMER_BASIS_ATTENDING : SUMMER_BASIS_ENROLLED;
            self->finding.condition = condition;
            self->finding.outcome = outcome;
            *prospect = (SummerProspect){ .state = state,
                                          .due = bits & 1 ? self->as_of - 1 : SUMMER_DAY_NONE,
                                          .needed = bits & 2 ? 2 : 0,
                                          .open = bits & 4 ? 5 : 0,
                                          .unknown = bits & 1,
                                          .lost = bits & 4 };
            sentence = summer_prospect_dup_sentence (&self->finding, self->policy, self->as_of);
            g_assert_cmpstr (sentence, !=, "");
            g_assert_true (g_utf8_validate (sentence, -1, NULL));
            g_assert_null (strstr (sentence, "(null)"));
          }
  g_assert_cmpstr (summer_prospect_get_text (SUMMER_PROSPECT_NOT_KNOWN), ==, "Not known");
}

typedef struct
{
  SummerCondition condition;
  SummerOutcome outcome;
  SummerProspect prospect;
  const char *sentence;
} OutlookCase;

/* The figures and the day are the prospect's, whole. The day of the assessment is 23 July 2019. */
static void
test_outlook_says_what_must_happen (Fixture *self, gconstpointer data)
{
  const SummerDay day = summer_day_from_ymd (2019, 7, 25);
  const OutlookCase cases[] = {
    { SUMMER_CONDITION_ATTENDANCE,
      SUMMER_OUTCOME_FAIL,
      { SUMMER_PROSPECT_AT_RISK, day, 14, 60 },
      "Needs 14 more of the 60 child-days still to come; impossible after 25 Jul" },
    { SUMMER_CONDITION_ATTENDANCE,
      SUMMER_OUTCOME_FAIL,
      { SUMMER_PROSPECT_LOST, SUMMER_DAY_NONE, 1461, 1435 },
      "Out of reach: 1,461 more child-days needed, only 1,435 still to come" },
    { SUMMER_CONDITION_ATTENDANCE,
      SUMMER_OUTCOME_UNPROVEN,
      { SUMMER_PROSPECT_NOT_KNOWN, SUMMER_DAY_NONE, 9, 60, 12 },
      "Record the 12 unrecorded child-days; 9 more are needed out of them and the 60 still to "
      "come" },
    { SUMMER_CONDITION_STAFF_PLAN,
      SUMMER_OUTCOME_FAIL,
      { SUMMER_PROSPECT_AT_RISK, day, 4, .shortfalls = { { day, 0, 1, 2 }, { day + 1, 0, 0, 1 } },
        .n_shortfalls = 2 },
      "Staff missing on 2 days to come: 25 Jul 1 tutor, 2 volunteers; 26 Jul 1 volunteer" },
    { SUMMER_CONDITION_INSURANCE,
      SUMMER_OUTCOME_PASS,
      { SUMMER_PROSPECT_AT_RISK, day, 8, .children = { "A1", "A2", "A3" }, .n_children = 4,
        .kinds = 1u << SUMMER_INSURANCE_ACCIDENT_MEDICAL },
      "Insure 4 children by 25 Jul (accident medical), for 8 child-days to come: A1, A2, A3 …" },
    /* A policy is missing: that nobody marked the days is not what is to be mended. */
    { SUMMER_CONDITION_INSURANCE,
      SUMMER_OUTCOME_UNPROVEN,
      { SUMMER_PROSPECT_NOT_KNOWN, day, 8, .unknown = 3, .shortfalls = { { day } },
        .n_shortfalls = 1, .kinds = 1u << SUMMER_INSURANCE_ACCIDENT_MEDICAL },
      "Not insured (accident medical): 3 child-days held, without a mark, and 8 to come from 25 "
      "Jul. Complete the lists of the policies; who was absent needs none" },
    { SUMMER_CONDITION_STAFF_PLAN,
      SUMMER_OUTCOME_FAIL,
      { SUMMER_PROSPECT_AT_RISK, day - 2, 2, .shortfalls = { { day - 2, 0, 1, 1 } },
        .n_shortfalls = 1 },
      "Staff missing on 1 day (23 Jul 1 tutor, 1 volunteer): assign them, or move the days of the "
      "class before it is opened" },
    { SUMMER_CONDITION_INSPECTION,
      SUMMER_OUTCOME_FAIL,
      { SUMMER_PROSPECT_AT_RISK, day - 9, 0, 1 },
      "Have 1 serious problem corrected: it was due on 16 Jul" },
    { SUMMER_CONDITION_SATISFACTION,
      SUMMER_OUTCOME_UNPROVEN,
      { SUMMER_PROSPECT_AT_RISK, day, 8, 24 },
      "Needs 8 more of the 24 responses still open, by 25 Jul" },
    { SUMMER_CONDITION_AGREEMENT,
      SUMMER_OUTCOME_FAIL,
      { SUMMER_PROSPECT_AT_RISK, day - 9, 1, .children = { "A1" }, .n_children = 1 },
      "Record 1 agreement, signed by the first day of the child: A1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sentence = NULL;

      clear_figures (self);
      self->finding.condition = cases[i].condition;
      self->finding.outcome = cases[i].outcome;
      self->finding.prospect = cases[i].prospect;
      summer_finding_add_count (&self->finding, "expected", 100);
      sentence = summer_prospect_dup_sentence (&self->finding, self->policy, self->as_of);
      g_assert_cmpstr (sentence, ==, cases[i].sentence);
    }
}

typedef struct
{
  const char *name;
  SummerMoney fund, base, total, granted;
  SummerShortage shortage;
  const char *lines[8]; /* parts of the explanation, in this order */
} AmountCase;

static SummerAssessment *
make_assessment (const AmountCase *of)
{
  g_autoptr (SummerFacts) facts = summer_facts_new ();
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", NULL);
  SummerAssessment *assessment;

  facts->name = "福州";
  facts->n_classes = 3;
  facts->classes = g_new0 (SummerClassFacts, 3);
  for (guint i = 0; i < 3; i++)
    {
      facts->classes[i].code = i == 0 ? "A" : i == 1 ? "B" : "C";
      facts->classes[i].rank = SUMMER_RANK_NONE;
      facts->classes[i].account_number = "6222021402003456";
    }
  policy->fund = of->fund;
  policy->shortage = of->shortage;
  assessment = summer_assessment_new (facts, policy, summer_day_from_ymd (2019, 8, 1));
  assessment->base_total = of->total;
  assessment->shortage = of->fund > 0 && of->total > of->fund;
  for (guint i = 0; i < 3; i++)
    {
      assessment->classes[i].base = of->base;
      assessment->classes[i].granted = of->granted;
      assessment->classes[i].would_be = 3000000;
      assessment->classes[i].verdict
          = of->base > 0 ? SUMMER_VERDICT_ELIGIBLE : SUMMER_VERDICT_UNPROVEN;
    }
  return assessment;
}

static void
test_amount (gconstpointer data)
{
  const AmountCase *of = data;
  g_autoptr (SummerAssessment) assessment = make_assessment (of);
  g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, &assessment->classes[1]);
  g_autofree char *text = summer_explanation_dup_text (steps);
  const char *at = text;

  for (guint i = 0; i < G_N_ELEMENTS (of->lines) && of->lines[i] != NULL; i++)
    {
      const char *found = strstr (at, of->lines[i]);

      if (found == NULL)
        g_error ("“%s” is missing after: %s", of->lines[i], at);
      at = found;
    }
}

/* What a clerk reads of a policy: no code words of the workbook's written form. */
static void
test_policy_values (void)
{
  static const struct
  {
    const char *name, *value, *text;
  } rows[] = {
    { "amount", "flat:30000", "30,000 yuan for each class" },
    { "amount", "child_day:25.50;max=20000",
      "25.50 yuan for each present child-day, at most 20,000 yuan a class" },
    { "amount", "child_day:25.50", "25.50 yuan for each present child-day" },
    { "amount", "tiers:new@10=10000;continuing@20=15000",
      "new class from 10 children: 10,000 yuan; continuing class from 20 children: 15,000 yuan" },
    { "shortage", "in_order", "grant in order of rank" },
    { "headcount_basis", "attending", "those whose own attendance passes" },
    { "level.release", "required", "Required" },
    { "insurance_kinds", "", "none" },
    { "excluded_marks", "病假", "sick" },
    { "children_max", "0", "no limit" },
    { "children_max", "45", "45" },
    { "fund", "0", "no limit" },
    { "unit", "100", "100 yuan" },
    { "attendance_min", "70%", "70%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;

      summer_policy_set (policy, rows[i].name, rows[i].value, FALSE, &error);
      g_assert_no_error (error);
      text = summer_policy_dup_text (policy, rows[i].name);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

int
main (int argc, char **argv)
{
  static const AmountCase amounts[] = {
    { "enough",
      12000000,
      3000000,
      9000000,
      3000000,
      SUMMER_SHORTAGE_PRORATE,
      { "30,000 yuan", "The fund is enough", "90,000 yuan", "120,000 yuan", "Granted: 30,000 yuan",
        "叁万元整", "ends in 3456" } },
    { "no-ceiling",
      0,
      3000000,
      9000000,
      3000000,
      SUMMER_SHORTAGE_PRORATE,
      { "no ceiling", "90,000 yuan", "Granted: 30,000 yuan" } },
    /* The worked example of the rules: 100 yuan for three times 50. */
    { "prorate",
      10000,
      5000,
      15000,
      3300,
      SUMMER_SHORTAGE_PRORATE,
      { "50 yuan", "100 yuan", "150 yuan", "33.33 yuan and a part of a fen",
        "multiple of 1 yuan: 33 yuan", "larger remainders: 0 yuan", "Granted: 33 yuan" } },
    { "prorate-with-unit",
      10000,
      5000,
      15000,
      3400,
      SUMMER_SHORTAGE_PRORATE,
      { "multiple of 1 yuan: 33 yuan", "One of the units left over", "1 yuan",
        "Granted: 34 yuan" } },
    { "in-order",
      10000,
      5000,
      15000,
      5000,
      SUMMER_SHORTAGE_IN_ORDER,
      { "in order of rank", "none: after all", "Granted to 1 class before it: 50 yuan",
        "Left of the fund: 50 yuan", "Covers the whole" } },
    { "nothing",
      12000000,
      0,
      0,
      0,
      SUMMER_SHORTAGE_PRORATE,
      { "Verdict: Undecided", "so now: 0 yuan", "Granted: 0 yuan", "What is missing",
        "once it is eligible: 30,000 yuan" } },
  };

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/policy-values-without-codes", test_policy_values);
  g_test_add ("/wording/everything-speaks", Fixture, NULL, set_up, test_everything_speaks,
              tear_down);
  g_test_add ("/wording/every-outlook-speaks", Fixture, NULL, set_up, test_every_outlook_speaks,
              tear_down);
  g_test_add ("/wording/outlook-says-what-must-happen", Fixture, NULL, set_up,
              test_outlook_says_what_must_happen, tear_down);
  g_test_add ("/wording/short-sources", Fixture, NULL, set_up, test_short_sources, tear_down);
  g_test_add ("/wording/attendance", Fixture, NULL, set_up, test_attendance, tear_down);
  g_test_add ("/wording/satisfaction", Fixture, NULL, set_up, test_satisfaction, tear_down);
  g_test_add ("/wording/unlisted", Fixture, NULL, set_up, test_unlisted, tear_down);
  g_test_add ("/wording/days-and-names", Fixture, NULL, set_up, test_days_and_names, tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      g_autofree char *path = g_strconcat ("/wording/amount/", amounts[i].name, NULL);

      g_test_add_data_func (path, &amounts[i], test_amount);
    }
  return g_test_run ();
}
