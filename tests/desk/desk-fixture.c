#include "config.h"

#include "desk-fixture.h"

#include "summer-care-table.h"
#include "summer-pickup-table.h"

static gint64
add_class (DeskFixture *fixture, const char *code, int places)
{
  SummerClassRecord class = { .programme = fixture->store.programme,
                              .code = code,
                              .name = "晴川里社区班",
                              .state = SUMMER_CLASS_OPEN,
                              .places = places,
                              .first_day = FIXTURE_FIRST_DAY,
                              .last_day = FIXTURE_FIRST_DAY + 32,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  g_autoptr (GError) error = NULL;

  summer_class_insert (fixture->store.store, &class, &error);
  g_assert_no_error (error);
  return class.id;
}

static gint64
add_child (DeskFixture *fixture,
           gint64 class_id,
           const char *code,
           const char *name,
           gboolean insured,
           SummerDay agreement,
           SummerDay last_day)
{
  SummerChildRecord child = { .programme = fixture->store.programme,
                              .code = code,
                              .name = name,
                              .birth = SUMMER_DAY_NONE,
                              .health = "花生过敏",
                              .guardian = "王雨晴",
                              .relationship = "妈妈",
                              .telephone = "13600002086",
                              .collectors = { { "林海波", "爸爸", "13600005530" } } };
  SummerEnrolmentRecord enrolment
      = { 0,        class_id, 0, last_day != SUMMER_DAY_NONE ? last_day - 3 : SUMMER_DAY_NONE,
          last_day, agreement };
  g_autoptr (GError) error = NULL;

  summer_child_insert (fixture->store.store, &child, &error);
  g_assert_no_error (error);
  enrolment.child = child.id;
  summer_enrolment_insert (fixture->store.store, &enrolment, &error);
  g_assert_no_error (error);
  for (SummerInsuranceKind kind = SUMMER_INSURANCE_ACCIDENT_INJURY;
       insured && kind <= SUMMER_INSURANCE_ACCIDENT_MEDICAL; kind++)
    {
      g_autofree char *number = g_strdup_printf ("%s-%d", code, (int) kind);
      SummerInsuranceRecord policy = { .programme = fixture->store.programme,
                                       .number = number,
                                       .kind = kind,
                                       .first_day = FIXTURE_FIRST_DAY,
                                       .last_day = FIXTURE_FIRST_DAY + 32,
                                       .sum_insured = -1,
                                       .premium = -1 };
      SummerInsuredRecord named = { 0, child.id };

      summer_insurance_insert (fixture->store.store, &policy, &error);
      g_assert_no_error (error);
      named.policy = policy.id;
      summer_insured_insert (fixture->store.store, &named, &error);
      g_assert_no_error (error);
    }
  return child.id;
}

static void
add_staff (DeskFixture *fixture, const char *name, SummerRole role)
{
  SummerStaffRecord staff = { .class_id = fixture->desk.class_id,
                              .name = name,
                              .role = role,
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  summer_staff_insert (fixture->store.store, &staff, &error);
  g_assert_no_error (error);
}

void
desk_set_up (DeskFixture *fixture, gconstpointer unused)
{
  const SummerDay day = FIXTURE_FIRST_DAY;

  fixture_set_up (&fixture->store, NULL);
  fixture_fill (&fixture->store);
  fixture_begin (fixture->store.store, "import");
  fixture->desk = (SummerDesk){ .store = fixture->store.store,
                                .class_id = add_class (fixture, "FZ-012", 0),
                                .day = day,
                                .today = day,
                                .now = 8 * 60 + 5 };
  fixture->other_class = add_class (fixture, "FZ-013", 0);
  fixture->children[LIN] = add_child (fixture, fixture->desk.class_id, "A-01", "林甜甜", TRUE,
                                      day - 3, SUMMER_DAY_NONE);
  fixture->children[ZHOU] = add_child (fixture, fixture->desk.class_id, "A-02", "周以宁", FALSE,
                                       day - 3, SUMMER_DAY_NONE);
  fixture->children[HE] = add_child (fixture, fixture->desk.class_id, "A-03", "何一鸣", TRUE,
                                     SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  fixture->children[WANG]
      = add_child (fixture, fixture->desk.class_id, "A-04", "王语桐", TRUE, day - 9, day - 1);
  fixture->children[XU] = add_child (fixture, fixture->desk.class_id, "A-05", "许嘉言", TRUE,
                                     day - 3, SUMMER_DAY_NONE);
  fixture->elsewhere
      = add_child (fixture, fixture->other_class, "B-01", "陈思远", TRUE, day - 3, SUMMER_DAY_NONE);
  add_staff (fixture, "陈思琪", SUMMER_ROLE_TUTOR);
  add_staff (fixture, "郑文澜", SUMMER_ROLE_VOLUNTEER);
  add_staff (fixture, "沈若兰", SUMMER_ROLE_HEAD);
  fixture_commit (fixture->store.store);
}

void
desk_tear_down (DeskFixture *fixture, gconstpointer unused)
{
  fixture_tear_down (&fixture->store, NULL);
}

gint64
desk_authorise (DeskFixture *fixture,
                DeskChild child,
                SummerAuthorisationKind kind,
                const char *name,
                SummerDay first,
                SummerDay last)
{
  SummerAuthorisationRecord record = { .child = fixture->children[child],
                                       .kind = kind,
                                       .name = name,
                                       .birth = SUMMER_DAY_NONE,
                                       .first_day = first,
                                       .last_day = last,
                                       .used_on = SUMMER_DAY_NONE,
                                       .signed_by = "王雨晴",
                                       .signed_on = FIXTURE_FIRST_DAY - 1 };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store.store, "authorisation");
  summer_authorisation_insert (fixture->store.store, &record, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store.store);
  return record.id;
}

gint64
desk_prescribe (DeskFixture *fixture, DeskChild child, SummerTime time)
{
  SummerMedicineRecord record = { 0,
                                  fixture->children[child],
                                  "布洛芬混悬液",
                                  "5 ml",
                                  time,
                                  FIXTURE_FIRST_DAY,
                                  FIXTURE_FIRST_DAY + 4,
                                  "王雨晴",
                                  FIXTURE_FIRST_DAY,
                                  NULL };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store.store, "medicine");
  summer_medicine_insert (fixture->store.store, &record, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store.store);
  return record.id;
}

gint64
desk_count_entries (DeskFixture *fixture)
{
  return fixture_ask (fixture->store.path, "SELECT count (*) FROM journal");
}

SummerClassDay *
desk_load (DeskFixture *fixture)
{
  g_autoptr (GError) error = NULL;
  SummerClassDay *day = summer_class_day_load (fixture->desk.store, fixture->desk.class_id,
                                               fixture->desk.day, &error);

  g_assert_no_error (error);
  return day;
}

const SummerDayChild *
desk_look (DeskFixture *fixture, SummerClassDay *day, DeskChild child)
{
  guint at = summer_class_day_find (day, fixture->children[child]);

  g_assert_cmpuint (at, !=, G_MAXUINT);
  return &day->children[at];
}

void
desk_sign_in (DeskFixture *fixture, DeskChild child, SummerTime time)
{
  desk_done (fixture, summer_desk_sign_in (&fixture->desk, fixture->children[child], time, NULL,
                                           NULL, &error));
}
