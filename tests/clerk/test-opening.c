/* What children and staff still lack when a class opens, and when a child takes its place: it warns, and stops nothing. */
#include "config.h"

#include "enrolment-fixture.h"

#include "summer-agreement-table.h"
#include "summer-class-life.h"
#include "summer-insurance-table.h"
#include "summer-offer.h"
#include "summer-staff-table.h"

#define FIRST FIXTURE_FIRST_DAY
#define LAST (FIXTURE_FIRST_DAY + 32)

/* The warning that holds the words, owned; NULL = none. */
static char *
dup_warning (Office *office, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassLife) life
      = summer_class_life_load (office->store.store, office->class_id, FIRST, &error);
  g_autoptr (GPtrArray) checks = NULL;

  g_assert_no_error (error);
  checks = summer_class_life_list_checks (life, SUMMER_STEP_OPEN, FIRST, NULL);
  for (guint i = 0; i < checks->len; i++)
    {
      const SummerLifeCheck *check = g_ptr_array_index (checks, i);

      if (strstr (check->text, words) == NULL)
        continue;
      g_assert_cmpint (check->kind, ==, SUMMER_CHECK_WARNS);
      return g_strdup (check->text);
    }
  return NULL;
}

static void
assert_warning (Office *office, const char *words, const char *text)
{
  g_autofree char *found = dup_warning (office, words);

  g_assert_cmpstr (found, ==, text);
}

static void
agree (Office *office, gint64 child, SummerDay day)
{
  SummerAgreementRecord record = { .class_id = office->class_id,
                                   .child = child,
                                   .version = "2019",
                                   .signed_on = day,
                                   .guardian = "王雨晴" };

  fixture_begin (office->store.store, "agreement");
  office_done (summer_agreement_insert (office->store.store, &record, &error));
  office_done (summer_agreement_apply (office->store.store, office->class_id, child,
                                       SUMMER_DAY_NONE, &error));
  fixture_commit (office->store.store);
}

static void
insure (Office *office,
        gint64 child,
        const char *number,
        SummerInsuranceKind kind,
        SummerDay first,
        SummerDay last)
{
  SummerInsuranceRecord policy = { .programme = office->store.programme,
                                   .number = number,
                                   .insurer = "平安",
                                   .kind = kind,
                                   .first_day = first,
                                   .last_day = last,
                                   .sum_insured = -1,
                                   .premium = -1 };
  SummerInsuredRecord insured = { .child = child };

  fixture_begin (office->store.store, "insure");
  office_done (summer_insurance_insert (office->store.store, &policy, &error));
  insured.policy = policy.id;
  office_done (summer_insured_insert (office->store.store, &insured, &error));
  fixture_commit (office->store.store);
}

static void
insure_fully (Office *office, gint64 child, const char *number)
{
  for (int kind = 0; kind < (int) summer_terms_get_size (SUMMER_TERMS_INSURANCE_KIND); kind++)
    {
      g_autofree char *own = g_strdup_printf ("%s-%d", number, kind);

      insure (office, child, own, (SummerInsuranceKind) kind, FIRST, LAST);
    }
}

/* Who lacks something is named; one day without insurance is a lack, and an agreement of the day after the first too. */
static void
test_children (Office *office, gconstpointer unused)
{
  static const char *const names[] = { "林甜甜", "周以宁", "何一鸣", "许嘉言" };
  gint64 children[G_N_ELEMENTS (names)];

  assert_warning (office, "insured", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *code = g_strdup_printf ("A-%02u", i);

      children[i] = office_enrol (office, office->class_id, code, names[i], NULL);
    }
  assert_warning (
      office, "insured",
      "4 children are not insured for all their days: 林甜甜, 周以宁, 何一鸣 and 1 more");
  assert_warning (
      office, "agreement",
      "4 children are without an agreement by their first day: 林甜甜, 周以宁, 何一鸣 and 1 more");

  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *number = g_strdup_printf ("P%u", i);

      insure_fully (office, children[i], number);
      agree (office, children[i], FIRST - 3);
    }
  insure (office, children[3], "Q", SUMMER_INSURANCE_ACCIDENT_INJURY, FIRST, LAST - 1);
  agree (office, children[3], FIRST + 1);
  assert_warning (office, "insured", "1 child is not insured for all its days: 许嘉言");
  assert_warning (office, "agreement", "1 child is without an agreement by its first day: 许嘉言");
  insure_fully (office, children[3], "R");
  assert_warning (office, "insured", NULL);
}

/* What the policy leaves out is not asked for. */
static void
test_switched_off (Office *office, gconstpointer unused)
{
  office_enrol (office, office->class_id, "A-01", "林甜甜", NULL);
  fixture_tamper (office->store.path, "UPDATE programme_policy SET value = 'off' WHERE name IN"
                                      " ('level.insurance', 'level.agreement')");
  assert_warning (office, "insured", NULL);
  assert_warning (office, "agreement", NULL);
}

static void
hire (Office *office, const char *name, SummerRole role, SummerDay last)
{
  SummerStaffRecord staff = { .class_id = office->class_id,
                              .name = name,
                              .role = role,
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = last };

  fixture_begin (office->store.store, "add");
  office_done (summer_staff_insert (office->store.store, &staff, &error));
  fixture_commit (office->store.store);
}

/* The plan of the first day decides; that of the days after it can be mended while the class is held. */
static void
test_later_days (Office *office, gconstpointer unused)
{
  hire (office, "钱老师", SUMMER_ROLE_TUTOR, FIRST + 30);
  hire (office, "孙志愿", SUMMER_ROLE_VOLUNTEER, SUMMER_DAY_NONE);
  assert_warning (office, "later",
                  "Too few staff are planned on 2 later days, the first of them Thu 8 Aug.");
  hire (office, "赵老师", SUMMER_ROLE_TUTOR, SUMMER_DAY_NONE);
  assert_warning (office, "later", NULL);
}

static void
assert_accepting (Office *office, gint64 child, const char *agreement, const char *insurance)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  const char *found;

  summer_offer_warn (office->store.store, office->store.programme, office->class_id, child, FIRST,
                     complaints);
  g_assert_true (summer_complaints_is_empty (complaints));
  found = summer_complaints_get_warning (complaints, "child");
  g_assert_true (agreement == NULL ? found == NULL : strstr (found, agreement) != NULL);
  found = summer_complaints_get_warning (complaints, "first_day");
  g_assert_true (insurance == NULL ? found == NULL : strstr (found, insurance) != NULL);
}

/* A child that takes its place: what it lacks on its first day is said, and it is in the class all the same. */
static void
test_accepting (Office *office, gconstpointer unused)
{
  const gint64 application = office_apply (office, office->class_id, "林甜甜", 0);
  gint64 child;

  assert_accepting (office, SUMMER_CHILD_NEW, "no agreement", "Not insured on this day");
  office_done (summer_offer_make (office->store.store, office->store.programme, application, TODAY,
                                  NULL, TODAY, NULL, &error));
  office_done (summer_offer_accept (office->store.store, office->store.programme, application,
                                    SUMMER_CHILD_NEW, SUMMER_DAY_NONE, TODAY, NULL, &error));
  child = office_ask (office, "SELECT max (id) FROM child");
  agree (office, child, FIRST);
  assert_accepting (office, child, NULL, "Not insured on this day");
  insure_fully (office, child, "P");
  assert_accepting (office, child, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  office_add ("/opening/children-without-papers", test_children);
  office_add ("/opening/what-the-policy-leaves-out", test_switched_off);
  office_add ("/opening/staff-of-later-days", test_later_days);
  office_add ("/opening/accepting-a-place", test_accepting);
  return g_test_run ();
}
