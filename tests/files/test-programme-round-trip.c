/* A written workbook, read into an empty database, gives an equal programme. */
#include "config.h"

#include "plan-fixture.h"

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-export.h"
#include "summer-insurance-table.h"
#include "summer-journal.h"
#include "summer-programme-table.h"
#include "summer-safety-table.h"
#include "summer-sample.h"
#include "summer-staff-table.h"

static SummerStore *
open_other (PlanFixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "other.summer", NULL);
  g_autoptr (GError) error = NULL;
  SummerStore *store = summer_store_open (path, SUMMER_STORE_CREATE, &error);

  g_assert_no_error (error);
  return store;
}

static void export(PlanFixture *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  gint64 programme = summer_programme_find (self->store, 0, &error);

  g_assert_no_error (error);
  summer_export_programme (self->store, programme, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* Writes the programme out, reads it into another database, and back into its own. */
static void
assert_round_trip (PlanFixture *self)
{
  g_autofree char *path = g_build_filename (self->folder, "out.xlsx", NULL);
  g_autofree char *before = plan_fixture_dump (self->store, 0), *after = NULL;
  g_autoptr (SummerStore) own = g_object_ref (self->store), other = NULL;

  export(self, path);
  plan_fixture_read (self, path);
  for (guint i = 0; i < summer_plan_get_problems (self->plan)->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (summer_plan_get_problems (self->plan), i);

      if (problem->is_error)
        g_test_message ("%s!%s %s", problem->sheet, problem->cell, problem->message);
    }
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
  g_assert_false (summer_plan_has_changes (self->plan));

  other = open_other (self);
  g_set_object (&self->store, other);
  plan_fixture_read (self, path);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
  after = plan_fixture_dump (self->store, 0);
  g_assert_cmpstr (before, ==, after);
  g_set_object (&self->store, own);
}

static void
test_case (PlanFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", data, NULL);

  plan_fixture_read (self, path);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
  assert_round_trip (self);
}

static void
test_sample (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  gint64 programme;

  summer_sample_fill (self->store, 8, 7, NULL, NULL, NULL, &programme, &error);
  g_assert_no_error (error);
  assert_round_trip (self);
}

static const char *
odd_text (GRand *rand, gboolean may_be_blank)
{
  static const char *const texts[] = { "林甜甜",
                                       "阿依古丽·买买提",
                                       "𠮷野家",
                                       "=1+1",
                                       "+86 591",
                                       "-",
                                       "@all",
                                       "\"quoted\"",
                                       "两行\n文字",
                                       "a & b <c>",
                                       "'0012",
                                       "A B",
                                       "350102200801011234",
                                       "TRUE",
                                       "0.7",
                                       "2019-07-08",
                                       "1E5",
                                       "（括号）",
                                       "_x0041_ _x005F_x0041_",
                                       "100%" };

  if (may_be_blank && g_rand_boolean (rand))
    return NULL;
  return texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))];
}

static SummerDay
odd_day (GRand *rand, gboolean may_be_blank)
{
  return may_be_blank && g_rand_boolean (rand)
             ? SUMMER_DAY_NONE
             : summer_day_from_ymd (2019, 7, 1) + g_rand_int_range (rand, 0, 30);
}

static SummerTime
odd_time (GRand *rand)
{
  return g_rand_boolean (rand) ? SUMMER_TIME_NONE : (SummerTime) g_rand_int_range (rand, 0, 1440);
}

typedef struct
{
  SummerStore *store;
  GRand *rand;
  gint64 programme, providers[3], classes[4], children[12], policies[3];
} Random;

static void
fill_classes (Random *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->providers) && *error == NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("机构 %u %s", i, odd_text (self->rand, FALSE));
      SummerProviderRecord provider = { .programme = self->programme,
                                        .name = name,
                                        .credit_code = i == 0   ? NULL
                                                       : i == 1 ? "91350100M000100Y43"
                                                                : "=X",
                                        .qualified_until = odd_day (self->rand, TRUE),
                                        .state = g_rand_boolean (self->rand) };

      summer_provider_insert (self->store, &provider, error);
      self->providers[i] = provider.id;
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->classes) && *error == NULL; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s-%u", odd_text (self->rand, FALSE), i);
      SummerClassRecord klass
          = { .programme = self->programme,
              .code = code,
              .name = odd_text (self->rand, FALSE),
              .union_name = odd_text (self->rand, TRUE),
              .host = odd_text (self->rand, TRUE),
              .co_organiser = odd_text (self->rand, TRUE),
              .venue = odd_text (self->rand, TRUE),
              .provider = i < 3 ? self->providers[i] : 0,
              .kind = g_rand_boolean (self->rand),
              .state = (SummerClassState) g_rand_int_range (self->rand, 0, 6),
              .first_day = summer_day_from_ymd (2019, 7, 1),
              .last_day = summer_day_from_ymd (2019, 8, 9),
              .emergency_plan = odd_day (self->rand, TRUE),
              .places = g_rand_int_range (self->rand, 0, 3) * 15,
              .rank = g_rand_boolean (self->rand) ? SUMMER_RANK_NONE
                                                  : g_rand_int_range (self->rand, 0, 9),
              .account_name = odd_text (self->rand, TRUE),
              .bank = odd_text (self->rand, TRUE),
              .account_number = "3500278452733575331" };

      summer_class_insert (self->store, &klass, error);
      self->classes[i] = klass.id;
    }
}

static void
fill_children (Random *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->children) && *error == NULL; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s %u", odd_text (self->rand, FALSE), i);
      SummerChildRecord child = { .programme = self->programme,
                                  .code = code,
                                  .name = odd_text (self->rand, FALSE),
                                  .sex = (SummerSex) g_rand_int_range (self->rand, 0, 3),
                                  .birth = odd_day (self->rand, TRUE),
                                  .document = odd_text (self->rand, TRUE),
                                  .identity_number = odd_text (self->rand, TRUE),
                                  .school = odd_text (self->rand, TRUE),
                                  .grade = odd_text (self->rand, TRUE),
                                  .priority = odd_text (self->rand, TRUE),
                                  .health = odd_text (self->rand, TRUE),
                                  .guardian = odd_text (self->rand, TRUE),
                                  .relationship = odd_text (self->rand, TRUE),
                                  .telephone = odd_text (self->rand, TRUE),
                                  .employer = odd_text (self->rand, TRUE) };
      SummerEnrolmentRecord enrolment = { .class_id = self->classes[i % 4],
                                          .first_day = odd_day (self->rand, TRUE),
                                          .last_day = SUMMER_DAY_NONE,
                                          .agreement = odd_day (self->rand, TRUE) };

      for (guint j = 0; j < SUMMER_MAX_COLLECTORS; j++)
        child.collectors[j]
            = (SummerCollector){ odd_text (self->rand, TRUE), odd_text (self->rand, TRUE),
                                 odd_text (self->rand, TRUE) };
      summer_child_insert (self->store, &child, error);
      self->children[i] = enrolment.child = child.id;
      if (*error == NULL)
        summer_enrolment_insert (self->store, &enrolment, error);
      for (guint day = 0; day < 12 && *error == NULL; day++)
        {
          SummerMarkRecord mark = { .class_id = self->classes[i % 4],
                                    .child = child.id,
                                    .day = summer_day_from_ymd (2019, 7, 1) + (SummerDay) day * 3,
                                    .mark = (SummerMark) g_rand_int_range (self->rand, 1, 5),
                                    .in = odd_time (self->rand),
                                    .out = odd_time (self->rand),
                                    .brought_by = odd_text (self->rand, TRUE),
                                    .collected_by = odd_text (self->rand, TRUE) };

          summer_mark_insert (self->store, &mark, error);
        }
    }
}

static void
fill_events (Random *self, GError **error)
{
  for (guint i = 0; i < 30 && *error == NULL; i++)
    {
      gint64 class_id = self->classes[g_rand_int_range (self->rand, 0, 4)];
      SummerReviewRecord review = { .class_id = class_id,
                                    .day = odd_day (self->rand, FALSE),
                                    .reviewer = odd_text (self->rand, TRUE),
                                    .note = odd_text (self->rand, TRUE),
                                    .result = g_rand_boolean (self->rand) };
      SummerVisitRecord visit = { .class_id = class_id,
                                  .day = odd_day (self->rand, FALSE),
                                  .visitor = odd_text (self->rand, TRUE),
                                  .problem = odd_text (self->rand, TRUE),
                                  .result = (SummerVisitResult) g_rand_int_range (self->rand, 0, 3),
                                  .fix_by = odd_day (self->rand, TRUE),
                                  .fixed_on = odd_day (self->rand, TRUE) };
      SummerIncidentRecord incident
          = { .class_id = class_id,
              .day = odd_day (self->rand, FALSE),
              .severity = (SummerSeverity) g_rand_int_range (self->rand, 0, 3),
              .what = odd_text (self->rand, TRUE),
              .action = odd_text (self->rand, TRUE) };
      SummerResponseRecord response
          = { .class_id = class_id,
              .day = odd_day (self->rand, FALSE),
              .rating = (SummerRating) g_rand_int_range (self->rand, 0, 4),
              .comment = odd_text (self->rand, TRUE) };
      g_autofree char *name = g_strdup_printf ("%s %u", odd_text (self->rand, FALSE), i);
      SummerStaffRecord staff = { .class_id = class_id,
                                  .name = name,
                                  .role = (SummerRole) g_rand_int_range (self->rand, 0, 4),
                                  .identity_number = odd_text (self->rand, TRUE),
                                  .telephone = odd_text (self->rand, TRUE),
                                  .qualification = odd_text (self->rand, TRUE),
                                  .first_day = odd_day (self->rand, TRUE),
                                  .last_day = SUMMER_DAY_NONE };
      SummerStaffMarkRecord staff_mark = { .class_id = class_id,
                                           .name = name,
                                           .day = odd_day (self->rand, FALSE),
                                           .mark = g_rand_boolean (self->rand) };

      if (summer_review_insert (self->store, &review, error)
          && summer_visit_insert (self->store, &visit, error)
          && summer_incident_insert (self->store, &incident, error)
          && summer_response_insert (self->store, &response, error)
          && summer_staff_insert (self->store, &staff, error))
        summer_staff_mark_insert (self->store, &staff_mark, error);
    }
}

static void
fill_insurance (Random *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->policies) && *error == NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%s/%u", odd_text (self->rand, FALSE), i);
      SummerInsuranceRecord policy
          = { .programme = self->programme,
              .number = number,
              .insurer = odd_text (self->rand, TRUE),
              .kind = (SummerInsuranceKind) i,
              .first_day = odd_day (self->rand, FALSE),
              .last_day = summer_day_from_ymd (2019, 9, 1),
              .sum_insured
              = g_rand_boolean (self->rand) ? -1 : g_rand_int_range (self->rand, 0, 99999999),
              .premium
              = g_rand_boolean (self->rand) ? -1 : g_rand_int_range (self->rand, 0, 99999) };

      summer_insurance_insert (self->store, &policy, error);
      for (guint j = i; j < G_N_ELEMENTS (self->children) && *error == NULL; j += 2)
        {
          SummerInsuredRecord insured = { policy.id, self->children[j] };

          summer_insured_insert (self->store, &insured, error);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->classes) && *error == NULL; i++)
    {
      SummerAdjustmentRecord adjustment = { .class_id = self->classes[i],
                                            .day = odd_day (self->rand, FALSE),
                                            .kind = g_rand_boolean (self->rand),
                                            .reason = odd_text (self->rand, TRUE) };

      summer_adjustment_insert (self->store, &adjustment, error);
    }
}

static void
test_random (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("xiamen-2019", &error);
  SummerDay closed[] = { odd_day (rand, FALSE), summer_day_from_ymd (2019, 8, 5) };
  Random random = { .store = self->store, .rand = rand };
  SummerProgrammeRecord programme = { .name = odd_text (rand, FALSE),
                                      .year = 2019,
                                      .first_day = odd_day (rand, TRUE),
                                      .last_day = SUMMER_DAY_NONE };

  g_assert_no_error (error);
  g_assert_true (summer_policy_set (policy, "attendance_min", "66.66%", FALSE, &error));
  g_assert_true (summer_policy_set (policy, "fund", "119999.01", FALSE, &error));
  g_assert_true (summer_policy_set (policy, "amount", "child_day:25.50;max=20000", FALSE, &error));
  g_assert_true (summer_policy_set (policy, "excluded_marks", "病假、事假", FALSE, &error));
  g_assert_true (summer_policy_set (policy, "level.release", "off", FALSE, &error));
  g_assert_true (summer_store_begin (self->store, "import", "test", &error));
  summer_programme_insert (self->store, &programme, &error);
  g_assert_no_error (error);
  random.programme = programme.id;
  summer_programme_save_policy (self->store, programme.id, policy, &error);
  g_assert_no_error (error);
  summer_programme_save_closed_days (self->store, programme.id, closed, G_N_ELEMENTS (closed),
                                     &error);
  g_assert_no_error (error);
  fill_classes (&random, &error);
  g_assert_no_error (error);
  fill_children (&random, &error);
  g_assert_no_error (error);
  fill_events (&random, &error);
  g_assert_no_error (error);
  fill_insurance (&random, &error);
  g_assert_no_error (error);
  g_assert_true (summer_store_commit (self->store, NULL, &error));
  assert_round_trip (self);
}

/* A failed or cancelled export leaves the file that was there. */
static void
test_cancelled (PlanFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "out.xlsx", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  summer_sample_fill (self->store, 2, 1, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (summer_export_programme (self->store,
                                           summer_programme_find (self->store, 0, NULL), path, NULL,
                                           NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "mine");
}

/* The template is understood, and wants nothing but the starred items of 项目. */
static void
test_template (PlanFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (self->folder, "template.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  summer_export_template (path, &error);
  g_assert_no_error (error);
  plan_fixture_read (self, path);
  g_assert_cmpuint (summer_plan_get_ignored (self->plan)->len, ==, 0);
  g_assert_cmpuint (summer_plan_get_sheets (self->plan)->len, ==, 13);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/programme/round-trip/tidy", PlanFixture, "01-fujian-tidy.xlsx", plan_fixture_set_up,
              test_case, plan_fixture_tear_down);
  g_test_add ("/programme/round-trip/untidy", PlanFixture, "05-guangdong-untidy-child-days.xlsx",
              plan_fixture_set_up, test_case, plan_fixture_tear_down);
  g_test_add ("/programme/round-trip/excluded-marks", PlanFixture, "07-fujian-excluded-untidy.xlsx",
              plan_fixture_set_up, test_case, plan_fixture_tear_down);
  g_test_add ("/programme/round-trip/unit", PlanFixture, "03-xiamen-running.xlsx",
              plan_fixture_set_up, test_case, plan_fixture_tear_down);
  PLAN_TEST ("/programme/round-trip/sample", test_sample);
  for (guint seed = 1; seed <= 12; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/programme/round-trip/random/%u", seed);

      g_test_add (name, PlanFixture, GUINT_TO_POINTER (seed), plan_fixture_set_up, test_random,
                  plan_fixture_tear_down);
    }
  PLAN_TEST ("/programme/cancelled", test_cancelled);
  PLAN_TEST ("/programme/template", test_template);
  return g_test_run ();
}
