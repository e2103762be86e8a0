/* Applications from the form to their rank: what is caught at the field, and that a rank follows the records. */
#include "config.h"

#include "enrolment-fixture.h"

#include "summer-place-table.h"
#include "summer-roll-words.h"

#define SINGLE (1u << SUMMER_PRIORITY_SINGLE_PARENT)

/* {{{ The form */

static void
test_fields (Office *office, gconstpointer unused)
{
  static const struct
  {
    const char *field;
    SummerApplicationRecord record;
  } cases[] = {
    { "class", { .class_id = 0 } },
    { "number", { .number = "" } },
    { "name", { .name = "" } },
    { "guardian", { .guardian = NULL } },
    { "telephone", { .telephone = NULL } },
    { "telephone", { .telephone = "1360000208612" } },
    { "telephone", { .telephone = "1360000208" } },
    { "applied_on", { .applied_on = TODAY + 1 } },
    { "applied_on", { .applied_on = SUMMER_DAY_NONE } },
    { "birth", { .birth = TODAY + 1 } },
    { "identity_number", { .identity_number = "110105194912310021" } },
    { "identity_number", { .identity_number = "1101051949123100" } },
    { "identity_number", { .identity_number = "11010519490231002X" } },
    { "identity_number", { .identity_number = "11010519491231002X", .birth = TODAY - 3000 } },
    { "identity_number", { .identity_number = "11010519491231002X", .sex = SUMMER_SEX_MALE } },
  };
  const SummerApplicationRecord good = { .class_id = office->class_id,
                                         .number = "BM0001",
                                         .applied_on = TODAY,
                                         .name = "林甜甜",
                                         .birth = SUMMER_DAY_NONE,
                                         .guardian = "林海波",
                                         .telephone = "+86 136 0000 2086" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerApplicationForm form = { .record = good };

  summer_application_check (&form, NULL, TODAY, complaints);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const SummerApplicationRecord *wrong = &cases[i].record;
      const char *field = NULL;

      form.record = good;
      if (g_str_equal (cases[i].field, "class"))
        form.record.class_id = 0;
      else if (g_str_equal (cases[i].field, "number"))
        form.record.number = wrong->number;
      else if (g_str_equal (cases[i].field, "name"))
        form.record.name = wrong->name;
      else if (g_str_equal (cases[i].field, "guardian"))
        form.record.guardian = wrong->guardian;
      else if (g_str_equal (cases[i].field, "telephone"))
        form.record.telephone = wrong->telephone;
      else if (g_str_equal (cases[i].field, "applied_on"))
        form.record.applied_on = wrong->applied_on;
      if (wrong->birth != 0)
        form.record.birth = wrong->birth;
      form.record.identity_number = wrong->identity_number;
      form.record.sex = wrong->sex;
      summer_complaints_clear (complaints);
      summer_application_check (&form, NULL, TODAY, complaints);
      g_test_message ("case %u: %s", i, cases[i].field);
      g_assert_nonnull (summer_complaints_get_first (complaints, &field));
      g_assert_cmpstr (field, ==, cases[i].field);
    }
}

/* What is wrong is not stored, by whichever way it comes. */
static void
test_bad_record_is_not_stored (Office *office, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerApplicationForm form = { .record = { .programme = office->store.programme,
                                             .class_id = office->class_id,
                                             .number = "BM0001",
                                             .applied_on = TODAY,
                                             .name = "林甜甜",
                                             .birth = SUMMER_DAY_NONE,
                                             .guardian = "林海波",
                                             .telephone = "13600002086123" } };
  g_autoptr (GError) error = NULL;

  g_assert_false (
      summer_application_save (office->store.store, &form, TODAY, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, "telephone"));
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM application"), ==, 0);

  /* A number is given once. */
  office_apply (office, office->class_id, "周以宁", 0);
  form.record.telephone = "13600002086";
  summer_complaints_clear (complaints);
  g_assert_false (
      summer_application_save (office->store.store, &form, TODAY, complaints, NULL, &error));
  g_assert_nonnull (summer_complaints_get (complaints, "number"));
}

static void
test_twins_are_told_in_the_form (Office *office, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerTwins) twins = NULL;
  g_autoptr (GError) error = NULL;
  SummerApplicationForm form = { .record = { .class_id = office->class_id,
                                             .name = "林　甜甜",
                                             .birth = FIXTURE_FIRST_DAY - 3000 } };

  office_apply (office, office->other, "周以宁", 0);
  twins = summer_twins_new (office->store.store, office->store.programme, &error);
  g_assert_no_error (error);
  summer_application_check (&form, twins, TODAY, complaints);
  g_assert_nonnull (strstr (summer_complaints_get_warning (complaints, "name"), "FZ-001-01"));

  form.record.name = "周以宁";
  form.record.birth = FIXTURE_FIRST_DAY - 9 * 365;
  summer_complaints_clear (complaints);
  summer_application_check (&form, twins, TODAY, complaints);
  g_assert_nonnull (strstr (summer_complaints_get_warning (complaints, "name"), "BM0001"));
}
/* }}} */

static void
test_rank_follows_the_records (Office *office, gconstpointer unused)
{
  gint64 lin = office_apply (office, office->class_id, "林甜甜", 0);
  gint64 zhou = office_apply (office, office->class_id, "周以宁", SINGLE);
  SummerPlaceRule rule;

  g_assert_cmpuint (office_get_standing (office, lin).rank, ==, 2);
  g_assert_cmpuint (office_get_standing (office, zhou).rank, ==, 1);
  g_assert_cmpint (office_get_standing (office, zhou).points, ==, 3);

  /* The rule is the programme's, and can be taken back as any entry. */
  office_done (
      summer_place_rule_load (office->store.store, office->store.programme, &rule, &error));
  rule.policy.points[SUMMER_PRIORITY_SINGLE_PARENT] = 7;
  rule.policy.grade_max = 2;
  office_done (
      summer_place_rule_save (office->store.store, office->store.programme, &rule, NULL, &error));
  g_assert_cmpint (office_get_standing (office, zhou).points, ==, 7);
  g_assert_cmpint (office_get_standing (office, zhou).eligibility, ==, SUMMER_ELIGIBLE_NOT);
  office_undo (office);
  g_assert_cmpint (office_get_standing (office, zhou).points, ==, 3);

  rule.policy.grade_min = 5;
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (
        summer_place_rule_save (office->store.store, office->store.programme, &rule, NULL, &error));
    g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_add ("/enrolment/fields", test_fields);
  office_add ("/enrolment/bad-record", test_bad_record_is_not_stored);
  office_add ("/enrolment/twins-in-the-form", test_twins_are_told_in_the_form);
  office_add ("/enrolment/rank", test_rank_follows_the_records);

  return g_test_run ();
}
