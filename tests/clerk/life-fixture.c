#include "config.h"

#include "life-fixture.h"

#include "summer-checklist.h"
#include "summer-class-life.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-life-queries.h"
#include "summer-provider-record.h"
#include "summer-venue-record.h"

void
life_assert_nothing_wrong (SummerComplaints *complaints, const GError *error)
{
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
}

SummerClassForm
life_new_class (Fixture *fixture)
{
  const SummerClassRecord class = { .programme = fixture->programme,
                                    .code = "FZ-100",
                                    .name = "新店班",
                                    .host = "东街街道",
                                    .provider = fixture->provider,
                                    .first_day = FIRST,
                                    .last_day = LAST,
                                    .emergency_plan = SUMMER_DAY_NONE,
                                    .rank = SUMMER_RANK_NONE };
  SummerClassForm form;

  summer_class_form_init (&form, &class);
  form.places = 30;
  form.applied_on = FIRST - 60;
  form.applied_by = "陈申报";
  return form;
}

gint64
life_apply (Fixture *fixture)
{
  SummerClassForm form = life_new_class (fixture);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  summer_class_form_save (fixture->store, &form, FIRST - 50, complaints, &done, &error);
  life_assert_nothing_wrong (complaints, error);
  g_assert_cmpstr (done, ==, "Applied: FZ-100 新店班");
  g_assert_cmpint (form.class.id, !=, 0);
  return form.class.id;
}

void
life_review (Fixture *fixture, gint64 class_id, SummerDay day, SummerReviewResult result)
{
  SummerReviewRecord record = { .class_id = class_id,
                                .day = day,
                                .reviewer = "黄审",
                                .note = result == SUMMER_RESULT_FAIL ? "缺灭火器" : NULL,
                                .result = result };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  summer_site_review_save (fixture->store, &record, day, complaints, NULL, &error);
  life_assert_nothing_wrong (complaints, error);
}

/* NULL = it was taken; else the first complaint, owned. */
char *
life_take (Fixture *fixture, gint64 class_id, SummerStep step, SummerDay day, const char *note)
{
  const SummerStepOrder order = { step, day, "李批", note };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean taken = summer_class_life_take (fixture->store, class_id, &order, LAST + 100, NULL,
                                                 complaints, &done, &error);

  g_assert_no_error (error);
  g_assert_cmpint (taken, ==, done != NULL);
  return taken ? NULL : g_strdup (summer_complaints_get_first (complaints, NULL));
}

void
life_assert_taken (
    Fixture *fixture, gint64 class_id, SummerStep step, SummerDay day, const char *note)
{
  g_autofree char *complaint = life_take (fixture, class_id, step, day, note);

  g_assert_cmpstr (complaint, ==, NULL);
}
