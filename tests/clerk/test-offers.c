/* Places from the offer to the child: whose turn it is, and that nothing is given twice. */
#include "config.h"

#include "enrolment-fixture.h"

#include "summer-application-table.h"
#include "summer-lottery.h"
#include "summer-place-table.h"
#include "summer-roll-words.h"
#include "summer-sheet.h"

#define SINGLE (1u << SUMMER_PRIORITY_SINGLE_PARENT)
#define MIGRANT (1u << SUMMER_PRIORITY_MIGRANT)

static void
test_offers_go_in_turn_and_end_with_the_places (Office *office, gconstpointer unused)
{
  gint64 first = office_apply (office, office->class_id, "林甜甜", SINGLE | MIGRANT);
  gint64 second = office_apply (office, office->class_id, "周以宁", SINGLE);
  gint64 third = office_apply (office, office->class_id, "何一鸣", 0);

  office_fails (office, office_offer (office, third, NULL, &error), SUMMER_CLERK_ERROR_REFUSED,
                "turn");
  office_done (office_offer_next (office, 1, &error));
  g_assert_cmpint (office_get_state (office, first), ==, SUMMER_APPLICATION_OFFERED);
  office_done (office_offer_next (office, 9, &error));
  g_assert_cmpint (office_get_state (office, second), ==, SUMMER_APPLICATION_OFFERED);
  g_assert_cmpint (office_get_state (office, third), ==, SUMMER_APPLICATION_WAITING);

  /* Not beyond the places, with whatever reason. */
  office_fails (office, office_offer_next (office, 1, &error), SUMMER_CLERK_ERROR_REFUSED,
                "2 places");
  office_fails (office, office_offer (office, third, "他很可爱", &error),
                SUMMER_CLERK_ERROR_REFUSED, "2 places");

  /* A place that falls free goes to the next. */
  office_done (summer_application_close (office->store.store, second, SUMMER_APPLICATION_DECLINED,
                                         NULL, TODAY, NULL, &error));
  office_done (office_offer_next (office, 1, &error));
  g_assert_cmpint (office_get_state (office, third), ==, SUMMER_APPLICATION_OFFERED);
  office_undo (office);
  g_assert_cmpint (office_get_state (office, third), ==, SUMMER_APPLICATION_WAITING);
}

static char *
dup_places_of_all (Office *office)
{
  g_autoptr (SummerRoll) roll
      = summer_roll_new (office->store.store, office->store.programme, 0, TODAY, NULL);

  return summer_roll_dup_places (roll, G_MAXUINT);
}

/* What is over, or not to be, has no places left to be counted. */
static void
test_classes_that_take_nobody (Office *office, gconstpointer unused)
{
  static const SummerClassState states[]
      = { SUMMER_CLASS_ENDED, SUMMER_CLASS_REJECTED, SUMMER_CLASS_WITHDRAWN };
  g_autofree char *all = NULL;

  office_apply (office, office->class_id, "林甜甜", 0);
  all = dup_places_of_all (office);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (SummerRoll) roll = NULL;
      g_autofree char *places = NULL, *others = NULL;

      office_set_state (office, "FZ-012", states[i]);
      roll = office_get_roll (office);
      g_assert_cmpuint (roll->classes[0].free, ==, 0);
      g_assert_cmpint (roll->entries[0].standing.place, !=, SUMMER_PLACE_FREE);
      places = summer_roll_dup_places (roll, 0);
      g_assert_nonnull (strstr (places, "takes no children"));
      others = dup_places_of_all (office);
      g_assert_cmpstr (others, !=, all);
    }
}

/* A union offers the places of its own classes. */
static void
test_narrowed_to_a_union (Office *office, gconstpointer unused)
{
  gint64 first = office_apply (office, office->class_id, "林甜甜", SINGLE);
  g_autoptr (SummerRoll) roll = office_get_roll (office);

  office_fails (office,
                summer_offer_in_turn (office->store.store, office->store.programme,
                                      SUMMER_SHEET_UNIONS_PARTED
                                      "台江区总工会" SUMMER_SHEET_UNIONS_PARTED,
                                      0, 9, TODAY, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "No class");
  office_done (summer_offer_in_turn (office->store.store, office->store.programme,
                                     SUMMER_SHEET_UNIONS_PARTED
                                     "鼓楼区总工会" SUMMER_SHEET_UNIONS_PARTED,
                                     0, 9, TODAY, NULL, &error));
  g_assert_cmpint (office_get_state (office, first), ==, SUMMER_APPLICATION_OFFERED);
  summer_roll_narrow (roll, SUMMER_SHEET_UNIONS_PARTED "台江区总工会" SUMMER_SHEET_UNIONS_PARTED);
  g_assert_cmpuint (roll->n_entries, ==, 0);
}

static void
test_out_of_turn_needs_a_reason (Office *office, gconstpointer unused)
{
  gint64 last;

  office_enrol (office, office->class_id, "A-01", "许嘉言", NULL);
  office_apply (office, office->class_id, "林甜甜", SINGLE);
  last = office_apply (office, office->class_id, "何一鸣", 0);
  office_fails (office, office_offer (office, last, "", &error), SUMMER_CLERK_ERROR_REFUSED,
                "turn");
  office_done (office_offer (office, last, "区总工会批示", &error));
  g_assert_cmpint (office_ask (office,
                               "SELECT count (*) FROM application WHERE reason = '区总工会批示'"),
                   ==, 1);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM journal WHERE " SUMMER_REASON (
                                           "journal") " = '区总工会批示'"),
                   ==, 1);
}

static void
test_no_offer_to_those_not_eligible (Office *office, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerApplicationForm form;
  g_autofree char *number = NULL;

  office_done (summer_application_start (office->store.store, office->store.programme,
                                         office->class_id, TODAY, &form, &number, &error));
  form.record.name = "林甜甜";
  form.record.guardian = "林海波";
  form.record.telephone = "13600002086";
  office_done (
      summer_application_save (office->store.store, &form, TODAY, complaints, NULL, &error));
  office_fails (office, office_offer (office, form.record.id, "急", &error),
                SUMMER_CLERK_ERROR_REFUSED, "not said");
  office_fails (office, office_offer_next (office, 1, &error), SUMMER_CLERK_ERROR_REFUSED,
                "not said");

  form.record.grade = "初二";
  office_done (
      summer_application_save (office->store.store, &form, TODAY, complaints, NULL, &error));
  office_fails (office, office_offer (office, form.record.id, "急", &error),
                SUMMER_CLERK_ERROR_REFUSED, "conditions");

  /* Refused with a reason, and not without. */
  office_fails (office,
                summer_application_close (office->store.store, form.record.id,
                                          SUMMER_APPLICATION_REFUSED, "", TODAY, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "reason");
  office_done (summer_application_close (office->store.store, form.record.id,
                                         SUMMER_APPLICATION_REFUSED, "初中生", TODAY, NULL,
                                         &error));
  office_done (summer_application_reopen (office->store.store, form.record.id, NULL, &error));
  g_assert_cmpint (office_get_state (office, form.record.id), ==, SUMMER_APPLICATION_WAITING);
}

/* What is changed of an application; NULL and FALSE leave it as it is. */
typedef struct
{
  const char *number, *identity_number;
  gboolean has_hardship;
  Office *office;
  SummerComplaints *complaints;
  gboolean is_saved;
} Change;

static gboolean
save_changed (const SummerApplicationRecord *record, gpointer user_data)
{
  Change *self = user_data;
  SummerApplicationForm form = { .record = *record };
  g_autoptr (GError) error = NULL;

  if (self->number != NULL)
    form.record.number = self->number;
  if (self->identity_number != NULL)
    {
      form.record.identity_number = self->identity_number;
      form.record.birth = SUMMER_DAY_NONE;
    }
  if (self->has_hardship)
    form.claims[SUMMER_PRIORITY_HARDSHIP] = SUMMER_CLAIM_PROVED;
  self->is_saved = summer_application_save (self->office->store.store, &form, TODAY,
                                            self->complaints, NULL, &error);
  g_assert_no_error (error);
  return FALSE;
}

static gboolean
change (Office *office, gint64 application, Change *changed, SummerComplaints *complaints)
{
  g_autoptr (GError) error = NULL;

  changed->office = office;
  changed->complaints = complaints;
  summer_application_find (office->store.store, application, save_changed, changed, &error);
  g_assert_no_error (error);
  return changed->is_saved;
}

static void
test_lottery_parts_those_that_tie (Office *office, gconstpointer unused)
{
  gint64 ids[3];
  SummerApplicant applicants[3]
      = { { .number = "BM0001" }, { .number = "BM0002" }, { .number = "BM0003" } };
  guint order[3];
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  ids[0] = office_apply (office, office->class_id, "林甜甜", 0);
  ids[1] = office_apply (office, office->class_id, "周以宁", 0);
  ids[2] = office_apply (office, office->class_id, "何一鸣", 0);
  office_fails (office, office_offer_next (office, 1, &error), SUMMER_CLERK_ERROR_REFUSED,
                "lottery");
  office_fails (office,
                summer_lottery_hold (office->store.store, office->store.programme, office->class_id,
                                     " ", "沈若兰", TODAY, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "seed");
  office_done (summer_lottery_hold (office->store.store, office->store.programme, office->class_id,
                                    "20190628", "沈若兰", TODAY, NULL, &error));

  /* As anybody works it out from the seed, and as it stays known. */
  summer_waiting_list_draw ("20190628", applicants, 3, order);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (office_get_standing (office, ids[order[i]]).rank, ==, i + 1);
  {
    g_autofree char *drawn
        = g_strdup_printf ("SELECT count (*) FROM lottery WHERE note = '1 %s, 2 %s, 3 %s'",
                           applicants[order[0]].number, applicants[order[1]].number,
                           applicants[order[2]].number);

    g_assert_cmpint (office_ask (office, drawn), ==, 1);
  }
  g_assert_cmpint (office_ask (office, "SELECT drawn FROM lottery WHERE seed = '20190628'"), ==, 3);
  office_fails (office,
                summer_lottery_hold (office->store.store, office->store.programme, office->class_id,
                                     "2", "沈若兰", TODAY, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "nobody shares");
  office_done (office_offer_next (office, 1, &error));
  g_assert_cmpint (office_get_state (office, ids[order[0]]), ==, SUMMER_APPLICATION_OFFERED);

  /* Nobody gets another chance with another number. */
  g_assert_false (change (office, ids[order[2]], &(Change){ .number = "BM0009" }, complaints));
  g_assert_nonnull (summer_complaints_get (complaints, "number"));
  summer_complaints_clear (complaints);

  /* With other points the number is void. */
  g_assert_true (change (office, ids[order[2]], &(Change){ .has_hardship = TRUE }, complaints));
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM application WHERE draw IS NULL"), ==,
                   1);
  g_assert_cmpuint (office_get_standing (office, ids[order[2]]).rank, ==, 1);
}

static void
test_accepting_makes_the_child (Office *office, gconstpointer unused)
{
  gint64 application = office_apply (office, office->class_id, "何一鸣", SINGLE | MIGRANT);

  office_fails (office, office_accept (office, application, 0, &error), SUMMER_CLERK_ERROR_REFUSED,
                "no place");
  office_done (office_offer (office, application, NULL, &error));
  office_set_state (office, "FZ-012", SUMMER_CLASS_WITHDRAWN);
  office_fails (office, office_accept (office, application, 0, &error), SUMMER_CLERK_ERROR_REFUSED,
                "not approved");
  office_set_state (office, "FZ-012", SUMMER_CLASS_OPEN);
  office_done (office_accept (office, application, 0, &error));
  g_assert_cmpint (office_get_state (office, application), ==, SUMMER_APPLICATION_ACCEPTED);
  g_assert_cmpint (office_ask (office,
                               "SELECT count (*) FROM enrolment e JOIN child h ON h.id ="
                               " e.child JOIN class c ON c.id = e.class JOIN application a"
                               " ON a.child = h.id WHERE h.name = '何一鸣' AND c.code ="
                               " 'FZ-012' AND h.priority = '外来务工人员子女、单亲家庭' AND"
                               " " SUMMER_OPENED ("child", "telephone",
                                                  "h") " = '13600002086' AND e.first_day IS NULL"),
                   ==, 1);
  /* Codes go on as they were counted. */
  g_assert_cmpint (
      office_ask (office,
                  "SELECT count (*) FROM child WHERE name = '何一鸣' AND code GLOB 'FZ-00?-04'"),
      ==, 1);
  office_undo (office);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM child WHERE name = '何一鸣'"), ==, 0);
  g_assert_cmpint (office_get_state (office, application), ==, SUMMER_APPLICATION_OFFERED);
}

/* After Q-99 comes Q-100; where that is counted already, what comes after it. */
static void
test_a_full_series_goes_on (Office *office, gconstpointer unused)
{
  static const char *const names[] = { "何一鸣", "何二鸣", "何三鸣" };
  gint64 applications[G_N_ELEMENTS (names)];
  gint64 enrolment;

  fixture_tamper (office->store.path, "UPDATE class SET places = 9");
  for (guint i = 1; i <= 3; i++)
    {
      g_autofree char *code = g_strdup_printf ("Q-%u", 96 + i);
      office_enrol (office, office->class_id, code, code, &enrolment);
    }
  office_enrol (office, office->other, "Q-101", "陈百一", &enrolment);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      applications[i] = office_apply (office, office->class_id, names[i], SINGLE);
      office_done (office_offer (office, applications[i], "as a test", &error));
      office_done (office_accept (office, applications[i], 0, &error));
    }
  g_assert_cmpint (
      office_ask (office, "SELECT count (*) FROM child WHERE code IN ('Q-100', 'Q-102', 'Q-103')"
                          " AND name IN ('何一鸣', '何二鸣', '何三鸣')"),
      ==, 3);
}

static void
test_one_child_is_not_recorded_twice (Office *office, gconstpointer unused)
{
  gint64 enrolment, application;
  gint64 child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);

  application = office_apply (office, office->class_id, "何一鸣", 0);
  office_done (office_offer (office, application, NULL, &error));
  office_fails (office, office_accept (office, application, 0, &error), SUMMER_CLERK_ERROR_CONFLICT,
                "B-01");
  /* It is that child, which is in another class. */
  office_fails (office, office_accept (office, application, child, &error),
                SUMMER_CLERK_ERROR_REFUSED, "FZ-013");
  office_done (office_accept (office, application, SUMMER_CHILD_NEW, &error));
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM child WHERE name = '何一鸣'"), ==, 2);
}

static void
test_identity_number_is_of_one_child (Office *office, gconstpointer unused)
{
  gint64 application = office_apply (office, office->class_id, "另一名", 0);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  g_assert_true (change (office, application, &(Change){ .identity_number = "11010519491231002x" },
                         complaints));
  office_done (office_offer (office, application, NULL, &error));
  office_fails (office, office_accept (office, application, SUMMER_CHILD_NEW, &error),
                SUMMER_CLERK_ERROR_CONFLICT, "identity number");
}

static void
test_offers_end_with_their_day (Office *office, gconstpointer unused)
{
  gint64 first = office_apply (office, office->class_id, "林甜甜", 0);
  SummerStore *store = office->store.store;
  gint64 programme = office->store.programme;

  office_done (office_offer (office, first, NULL, &error));
  office_done (summer_offer_expire (store, programme, NULL, TODAY + 3, NULL, &error));
  g_assert_cmpint (office_get_state (office, first), ==, SUMMER_APPLICATION_OFFERED);
  office_fails (office,
                summer_offer_accept (store, programme, first, 0, SUMMER_DAY_NONE, TODAY + 4, NULL,
                                     &error),
                SUMMER_CLERK_ERROR_REFUSED, "2019-07-01");
  office_done (summer_offer_expire (store, programme, NULL, TODAY + 4, NULL, &error));
  g_assert_cmpint (office_get_state (office, first), ==, SUMMER_APPLICATION_EXPIRED);
}

static guint
count_waiting (Office *office, SummerDay day)
{
  static const char *const unions[]
      = { NULL, SUMMER_SHEET_UNIONS_PARTED "鼓楼区总工会" SUMMER_SHEET_UNIONS_PARTED,
          SUMMER_SHEET_UNIONS_PARTED "台江区总工会" SUMMER_SHEET_UNIONS_PARTED };
  guint counts[G_N_ELEMENTS (unions)];

  for (guint i = 0; i < G_N_ELEMENTS (unions); i++)
    office_done (summer_class_places_count_waiting (office->store.store, office->store.programme,
                                                    unions[i], day, &counts[i], &error));
  g_assert_cmpuint (counts[1], ==, counts[0]);
  g_assert_cmpuint (counts[2], ==, 0);
  return counts[0];
}

/* What the sidebar counts: whom a place is free for, and offers that nobody answered. */
static void
test_what_waits_is_counted (Office *office, gconstpointer unused)
{
  gint64 first;

  g_assert_cmpuint (count_waiting (office, TODAY), ==, 0);
  first = office_apply (office, office->class_id, "林甜甜", SINGLE);
  office_apply (office, office->class_id, "周以宁", 0);
  office_apply (office, office->class_id, "何一鸣", 0);
  g_assert_cmpuint (count_waiting (office, TODAY), ==, 2);
  office_enrol (office, office->class_id, "A-01", "许嘉言", NULL);
  g_assert_cmpuint (count_waiting (office, TODAY), ==, 1);
  office_done (office_offer (office, first, NULL, &error));
  g_assert_cmpuint (count_waiting (office, TODAY + 3), ==, 0);
  g_assert_cmpuint (count_waiting (office, TODAY + 4), ==, 1);
  office_set_state (office, "FZ-012", SUMMER_CLASS_WITHDRAWN);
  g_assert_cmpuint (count_waiting (office, TODAY), ==, 0);
}

static void
test_offer_ends_with_its_class (Office *office, gconstpointer unused)
{
  gint64 first = office_apply (office, office->class_id, "许嘉言", 0);
  SummerStore *store = office->store.store;
  gint64 programme = office->store.programme;
  const SummerDay last = FIXTURE_FIRST_DAY + 32, day = last - 1;

  office_fails (office,
                summer_offer_make (store, programme, first, last + 1, NULL, day, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "Choose an earlier day");
  office_done (
      summer_offer_in_turn (store, programme, NULL, office->class_id, 1, day, NULL, &error));
  g_assert_cmpint (office_ask (office, "SELECT offer_until FROM application"), ==, last);
}

static void
test_no_stay_on_signed_off_days (Office *office, gconstpointer unused)
{
  gint64 first = office_apply (office, office->class_id, "许嘉言", 0);
  SummerStore *store = office->store.store;
  gint64 programme = office->store.programme;
  const SummerDay day = FIXTURE_FIRST_DAY;

  office_sign_off (office, office->class_id, day);
  office_done (summer_offer_make (store, programme, first, day + 9, NULL, day, NULL, &error));
  office_fails (office, summer_offer_accept (store, programme, first, 0, day, day, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "signed off");
  office_fails (office,
                summer_offer_accept (store, programme, first, 0, day + 60, day, NULL, &error),
                SUMMER_CLERK_ERROR_REFUSED, "within");
  office_done (
      summer_offer_accept (store, programme, first, 0, SUMMER_DAY_NONE, day, NULL, &error));
  g_assert_cmpint (office_ask (office, "SELECT first_day FROM enrolment WHERE first_day IS NOT NULL"
                                       " ORDER BY id DESC LIMIT 1"),
                   ==, day + 1);
}

/* Whatever is offered, accepted and declined in whatever order, a class never has more children and offers than
 * places. */
static void
test_places_hold (Office *office, gconstpointer unused)
{
  gint64 ids[8];

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *name = g_strdup_printf ("儿童%u", i);

      ids[i] = office_apply (office, office->class_id, name, i);
    }
  for (guint step = 0; step < 60; step++)
    {
      gint64 id = ids[g_test_rand_int_range (0, G_N_ELEMENTS (ids))];
      g_autoptr (GError) error = NULL;

      switch (g_test_rand_int_range (0, 4))
        {
        case 0:
          office_offer_next (office, 1, &error);
          break;
        case 1:
          office_offer (office, id, "理由", &error);
          break;
        case 2:
          office_accept (office, id, 0, &error);
          break;
        default:
          summer_application_close (office->store.store, id, SUMMER_APPLICATION_DECLINED, NULL,
                                    TODAY, NULL, &error);
          break;
        }
      g_assert_true (error == NULL || error->domain == SUMMER_CLERK_ERROR);
      g_assert_cmpint (office_ask (office,
                                   "SELECT (SELECT count (*) FROM application WHERE state ="
                                   " 1) + (SELECT count (*) FROM enrolment e JOIN class c ON"
                                   " c.id = e.class WHERE c.code = 'FZ-012')"),
                       <=, 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_add ("/enrolment/in-turn", test_offers_go_in_turn_and_end_with_the_places);
  office_add ("/enrolment/narrowed-to-a-union", test_narrowed_to_a_union);
  office_add ("/enrolment/out-of-turn", test_out_of_turn_needs_a_reason);
  office_add ("/enrolment/not-eligible", test_no_offer_to_those_not_eligible);
  office_add ("/enrolment/lottery", test_lottery_parts_those_that_tie);
  office_add ("/enrolment/accepting", test_accepting_makes_the_child);
  office_add ("/enrolment/a-full-series-of-codes-goes-on", test_a_full_series_goes_on);
  office_add ("/enrolment/one-child", test_one_child_is_not_recorded_twice);
  office_add ("/enrolment/one-identity", test_identity_number_is_of_one_child);
  office_add ("/enrolment/lapsed", test_offers_end_with_their_day);
  office_add ("/enrolment/counted", test_what_waits_is_counted);
  office_add ("/enrolment/offer-ends-with-its-class", test_offer_ends_with_its_class);
  office_add ("/enrolment/signed-off", test_no_stay_on_signed_off_days);
  office_add ("/enrolment/places-hold", test_places_hold);
  office_add ("/enrolment/classes-that-take-nobody", test_classes_that_take_nobody);

  return g_test_run ();
}
