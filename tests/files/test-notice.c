/* The public notice of a settlement, its approval and the explanation of an amount, read back from the PDF. */
#include <string.h>

#include "form-fixture.h"
#include "summer-approval-forms.h"
#include "summer-clerk-entry.h"
#include "summer-explanation-form.h"
#include "summer-facts-loader.h"
#include "summer-notice-form.h"
#include "summer-policy-version-table.h"
#include "summer-rules.h"
#include "summer-safety-table.h"
#include "summer-settlement.h"
#include "summer-wording.h"

#define SEPTEMBER_2 18141 /* 2019-09-02 */

static SummerAssessment *
assess (FormFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (self->store, self->programme, NULL, &error);

  g_assert_no_error (error);
  return summer_rules_assess (facts, facts->policy, SEPTEMBER_2 - 1);
}

static gint64
draw_up (FormFixture *self)
{
  g_autoptr (SummerAssessment) assessment = assess (self);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerSettlement) draft
      = summer_settlement_draw (self->store, assessment, SEPTEMBER_2, "Drawer Chen", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < draft->n_lines; i++)
    if (draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN)
      summer_settlement_set_reason (draft, i, "a reason for the file");
  g_assert_true (summer_settlement_store (self->store, draft, complaints, NULL, &error));
  return draft->record.id;
}

static void
take (FormFixture *self, gint64 id, SummerSettlementStep step)
{
  const SummerSettlementOrder order = { .step = step,
                                        .day = SEPTEMBER_2,
                                        .person = "Checker Lin",
                                        .notice_first = SEPTEMBER_2 + 1,
                                        .notice_last = SEPTEMBER_2 + 7 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (
      summer_settlement_take (self->store, id, &order, SEPTEMBER_2, complaints, NULL, &error));
}

static gint64
confirm (FormFixture *self)
{
  const gint64 id = draw_up (self);

  take (self, id, SUMMER_SETTLEMENT_CHECK);
  take (self, id, SUMMER_SETTLEMENT_CONFIRM);
  return id;
}

static char *
read_notice (FormFixture *self, int number)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerForm) form
      = summer_notice_form_load (self->store, self->programme, number, SEPTEMBER_2, &error);

  g_assert_no_error (error);
  return form_fixture_read_back (self, form);
}

/* Each class once, with its amount and the sum of the store; nobody's name and no reason. */
static void
test_notice (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerAssessment) assessment = assess (self);
  g_autoptr (SummerSettlement) of = NULL;
  g_autofree char *text = NULL, *total = NULL, *capital = NULL;
  const gint64 id = confirm (self);

  take (self, id, SUMMER_SETTLEMENT_PUBLISH);
  text = read_notice (self, 0);
  of = summer_settlement_load (self->store, id, NULL);
  for (guint i = 0; i < of->n_lines; i++)
    {
      const SummerClassFacts *class = &assessment->facts->classes[i];
      g_autofree char *amount = summer_money_dup_text (of->lines[i].due);
      const char *at = strstr (text, class->code);
      g_autofree char *row = at != NULL ? g_strndup (at, strcspn (at, "\n")) : NULL;

      g_assert_cmpuint (form_fixture_count (text, class->code), ==, 1);
      g_assert_true (g_str_has_suffix (g_strstrip (row), amount));
      for (guint j = 0; j < class->n_children; j++)
        g_assert_null (strstr (text, class->children[j].name));
    }
  total = summer_money_dup_text (of->record.total);
  capital = summer_money_dup_capital (of->record.total);
  g_assert_nonnull (strstr (text, total));
  g_assert_nonnull (strstr (text, capital));
  g_assert_nonnull (strstr (text, "3 Sep 2019"));
  g_assert_nonnull (strstr (text, "9 Sep 2019"));
  g_assert_nonnull (strstr (text, "seal"));
  g_assert_null (strstr (text, "Chen"));
  g_assert_null (strstr (text, "a reason"));
}

static void
test_only_what_is_confirmed (FormFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  draw_up (self);
  g_assert_null (summer_notice_form_load (self->store, self->programme, 0, SEPTEMBER_2, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (summer_notice_form_load (self->store, self->programme, 2, SEPTEMBER_2, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* The days are left to be written in. */
static void
test_before_it_is_published (FormFixture *self, gconstpointer data)
{
  g_autofree char *text = NULL;

  confirm (self);
  text = read_notice (self, 1);
  g_assert_nonnull (strstr (text, "from ____"));
}

/* A supplement names those whose amount it changes. */
static void
test_supplement (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerSettlement) first = NULL;
  g_autoptr (SummerAssessment) assessment = assess (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  SummerIncidentRecord incident
      = { .day = 18097 /* 2019-07-20 */, .severity = SUMMER_INCIDENT_ACCIDENT, .what = "fell" };

  first = summer_settlement_load (self->store, confirm (self), NULL);
  for (guint i = 0; i < first->n_lines && incident.class_id == 0; i++)
    if (first->lines[i].granted > 0)
      incident.class_id = first->lines[i].class_id;
  g_assert_cmpint (incident.class_id, !=, 0);
  form_fixture_begin (self);
  g_assert_true (summer_incident_insert (self->store, &incident, &error));
  form_fixture_commit (self);
  confirm (self);
  text = read_notice (self, 0);
  for (guint i = 0; i < assessment->n_classes; i++)
    g_assert_cmpuint (form_fixture_count (text, assessment->classes[i].code), ==,
                      assessment->classes[i].id == incident.class_id ? 1 : 0);
  g_assert_nonnull (strstr (text, "supplement 2"));
}

static void
set_sources (FormFixture *self, const char *sources)
{
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (self->store, self->programme, NULL, NULL);
  g_autoptr (SummerPolicy) policy = summer_policy_copy (facts->policy);
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_policy_set (policy, "sources", sources, FALSE, &error));
  g_assert_no_error (error);
  form_fixture_begin (self);
  summer_policy_version_save (self->store, self->programme, policy, &error);
  g_assert_no_error (error);
  form_fixture_commit (self);
}

static char *
read_approval (FormFixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerForm) form = summer_approval_form_load (self->store, self->programme, 0, &error);

  g_assert_no_error (error);
  return form_fixture_read_back (self, form);
}

static void
assert_row (const char *text, const char *begin, SummerMoney amount)
{
  g_autofree char *expected = summer_money_dup_text (amount);
  const char *at = strstr (text, begin);
  g_autofree char *row = at != NULL ? g_strndup (at, strcspn (at, "\n")) : NULL;

  g_assert_nonnull (row);
  g_assert_true (g_str_has_suffix (g_strstrip (row), expected));
}

/* What the city gives beside the fund is approved and put up like it: once of a settlement, once of a supplement in which
 * nothing but that changes. */
static void
test_further_sources (FormFixture *self, gconstpointer data)
{
  static const char *const sources[] = { "市级=flat:1000{for=保险}", "市级=flat:400{for=保险}" };
  SummerMoney before = 0;

  for (guint round = 0; round < G_N_ELEMENTS (sources); round++)
    {
      g_autoptr (SummerAssessment) assessment = NULL;
      g_autofree char *notice = NULL, *approval = NULL, *capital = NULL, *summary = NULL;
      g_autoptr (SummerForm) form = NULL;
      SummerMoney fund, city, due;

      set_sources (self, sources[round]);
      assessment = assess (self);
      confirm (self);
      fund = round == 0 ? assessment->granted_total : 0;
      city = assessment->sources[0].granted_total - before;
      before = assessment->sources[0].granted_total;
      g_assert_cmpint (city, !=, 0);
      notice = read_notice (self, 0);
      approval = read_approval (self);
      for (guint i = 0; i < assessment->n_classes; i++)
        {
          const SummerClassAssessment *of = &assessment->classes[i];

          due = round == 0 ? of->granted_all : of->verdict == SUMMER_VERDICT_ELIGIBLE ? -60000 : 0;
          g_assert_cmpuint (form_fixture_count (notice, of->code), ==, round == 0 || due != 0);
          g_assert_cmpuint (form_fixture_count (approval, of->code), ==, round == 0 || due != 0);
          if (due != 0)
            {
              assert_row (notice, of->code, due);
              assert_row (approval, of->code, due);
            }
        }
      capital = summer_money_dup_capital (ABS (fund + city));
      g_assert_nonnull (strstr (approval, capital));
      assert_row (approval, "Total", fund + city);
      assert_row (approval, "Of it, of the fund", fund);
      assert_row (approval, "Of it, of 市级", city);
      assert_row (notice, "Total", fund + city);
      g_assert_nonnull (strstr (notice, "Of it, of 市级"));

      form = summer_summary_form_new (assessment);
      summary = form_fixture_read_back (self, form);
      for (guint i = 0; i < assessment->n_classes; i++)
        assert_row (summary, assessment->classes[i].code, assessment->classes[i].granted_all);
      assert_row (summary, "Total", assessment->granted_all);
      assert_row (summary, "Of it, of the fund", assessment->granted_total);
      assert_row (summary, "Of it, of 市级", assessment->sources[0].granted_total);
    }
}

/* What is on paper is what stands on screen: every line of every step, and every condition. */
static void
test_explanation (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerAssessment) assessment = assess (self);

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];
      g_autoptr (GPtrArray) steps = summer_explanation_new (assessment, of);
      g_autoptr (SummerForm) form = summer_explanation_form_new (assessment, of);
      g_autofree char *text = form_fixture_read_back (self, form);

      g_assert_nonnull (strstr (text, of->code));
      for (guint j = 0; j < steps->len; j++)
        {
          const SummerExplanationStep *step = g_ptr_array_index (steps, j);

          g_assert_nonnull (strstr (text, step->title));
          for (guint k = 0; k < step->lines->len; k++)
            {
              const SummerExplanationLine *line = g_ptr_array_index (step->lines, k);
              g_autofree char *begin
                  = g_utf8_substring (line->label, 0, MIN (g_utf8_strlen (line->label, -1), 20));

              g_assert_nonnull (strstr (text, begin));
            }
        }
      for (guint j = 0; j < of->n_findings; j++)
        {
          g_auto (GStrv) words
              = g_strsplit (summer_condition_get_title (of->findings[j].condition), " ", 2);

          g_assert_nonnull (strstr (text, words[0]));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  form_fixture_add ("/notice/each-class-with-its-amount-and-nobody-by-name", test_notice);
  form_fixture_add ("/notice/only-what-is-confirmed", test_only_what_is_confirmed);
  form_fixture_add ("/notice/before-it-is-published", test_before_it_is_published);
  form_fixture_add ("/notice/supplement", test_supplement);
  form_fixture_add ("/notice/further-sources-are-approved-and-put-up-with-the-fund",
                    test_further_sources);
  form_fixture_add ("/explanation/says-what-the-screen-says", test_explanation);
  return g_test_run ();
}
