/* What keeps the records about a class sound: its own fields, its calendar, its provider with what bars it, its host and its
 * venue. */
#include "config.h"

#include "life-fixture.h"

#include "summer-checklist.h"
#include "summer-class-life.h"
#include "summer-class-record.h"
#include "summer-clerk-entry.h"
#include "summer-life-queries.h"
#include "summer-provider-record.h"
#include "summer-venue-record.h"

static void
assert_complaint (Fixture *fixture,
                  const SummerClassForm *form,
                  const char *field,
                  const char *text)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  summer_class_form_check (fixture->store, form, FIRST - 50, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, field), ==, text);
}

static void
test_class_fields (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form;

  fixture_fill (fixture);
  form = life_new_class (fixture);
  form.class.code = "FZ-001";
  assert_complaint (fixture, &form, "code",
                    "Another class has this code. Codes are unique in a programme.");
  form = life_new_class (fixture);
  form.class.last_day = FIRST - 1;
  assert_complaint (fixture, &form, "last_day", "This is before the first day.");
  form.class.last_day = FIRST + SUMMER_CLASS_DAYS_MAX;
  assert_complaint (fixture, &form, "last_day", "No class lasts longer than 400 days.");
  form.class.first_day = FIRST + 5; /* a Saturday and a Sunday */
  form.class.last_day = FIRST + 6;
  assert_complaint (fixture, &form, "last_day",
                    "No open day lies between these dates: weekends and the programme's closed "
                    "days do not count.");
  form.class.last_day = FIRST + 7; /* and a closed day */
  assert_complaint (fixture, &form, "last_day",
                    "No open day lies between these dates: weekends and the programme's closed "
                    "days do not count.");
  form = life_new_class (fixture);
  form.class.account_number = "6222 O200";
  assert_complaint (fixture, &form, "account_number", "An account number has digits alone.");
  form.applied_on = FIRST - 49;
  assert_complaint (fixture, &form, "applied_on", "This day is still to come.");
  form.applied_by = NULL;
  assert_complaint (fixture, &form, "applied_by", "Write who applied.");
  form.class.code = form.class.name = NULL;
  assert_complaint (fixture, &form, "code", "Give the class a code.");
  assert_complaint (fixture, &form, "name", "Give the class a name.");
}

static gboolean
take_form (const SummerClassRecord *record, gpointer user_data)
{
  SummerClassForm *form = user_data;

  summer_class_form_init (form, record);
  form->class.code = "FZ-001";
  form->class.name = "榕荫班";
  form->class.union_name = form->class.host = form->class.co_organiser = NULL;
  form->class.venue = form->class.account_name = form->class.bank = NULL;
  form->class.account_number = NULL;
  return FALSE;
}

static void
test_class_changed (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form = { 0 };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_true (summer_class_find (fixture->store, fixture->classes[0], take_form, &form, &error));
  form.class.first_day = FIRST + 3;
  assert_complaint (fixture, &form, "first_day",
                    "The calendar has an entry on Wed 10 Jul. Take it back first.");
  form.class.first_day = FIRST;
  form.class.last_day = FIRST + 3;
  summer_class_form_check (fixture->store, &form, FIRST, complaints);
  g_assert_cmpstr (summer_complaints_get_warning (complaints, "last_day"), ==,
                   "Attendance after this day would count nowhere.");
  summer_complaints_clear (complaints);

  /* A step was taken while the form was open: it stays. */
  form.class.last_day = LAST;
  form.class.state = SUMMER_CLASS_APPLIED;
  g_assert_true (summer_class_form_save (fixture->store, &form, FIRST, complaints, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT state FROM class WHERE code = 'FZ-001'"), ==,
                   SUMMER_CLASS_OPEN);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM class WHERE name = '榕荫班'"),
                   ==, 1);
}

static void
test_class_deleted (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  fixture_fill (fixture);
  before = fixture_dup_dump (fixture->path);
  id = life_apply (fixture);
  g_assert_true (summer_class_record_delete (fixture->store, id, NULL, &error));
  g_assert_no_error (error);
  after = fixture_dup_dump (fixture->path);
  g_assert_cmpstr (before, ==, after);

  g_assert_false (summer_class_record_delete (fixture->store, fixture->classes[0], NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_assert_cmpstr (error->message, ==,
                   "FZ-001 榕荫社区班 cannot be deleted: there are records of it (Attendance 15, "
                   "Enrolment 3, Incident 1, Response of a parent 1, Site review 1, Staff 1, Staff "
                   "attendance 1, Visit 1). Withdraw it instead.");
}

static char *
change_calendar (Fixture *fixture, SummerAdjustmentKind kind, SummerDay day, SummerDay last)
{
  const SummerCalendarForm form = {
    .class_id = fixture->classes[0], .kind = kind, .day = day, .last_day = last, .reason = "台风"
  };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  if (summer_calendar_form_save (fixture->store, &form, complaints, NULL, &error))
    return NULL;
  g_assert_no_error (error);
  return g_strdup (summer_complaints_get_first (complaints, NULL));
}

static void
test_calendar (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    SummerAdjustmentKind kind;
    int day, last;
    const char *complaint;
  } cases[] = {
    { SUMMER_ADJUSTMENT_CANCELLED, -1, 0, "The class goes from Mon 8 Jul to Fri 9 Aug." },
    { SUMMER_ADJUSTMENT_EXTRA, 33, 0, "The class goes from Mon 8 Jul to Fri 9 Aug." },
    { SUMMER_ADJUSTMENT_CANCELLED, 30, 33, "The class goes from Mon 8 Jul to Fri 9 Aug." },
    { SUMMER_ADJUSTMENT_CANCELLED, 9, 8, "This is before the first day." },
    { SUMMER_ADJUSTMENT_EXTRA, 1, 0, "This is an open day already." },
    { SUMMER_ADJUSTMENT_CANCELLED, 5, 6, "The class is not held on this day anyway." },
    { SUMMER_ADJUSTMENT_CANCELLED, 7, 0, "The class is not held on this day anyway." },
    { SUMMER_ADJUSTMENT_EXTRA, 2, 0,
      "Wed 10 Jul is in the calendar already: cancelled. Take that back first." },
    { SUMMER_ADJUSTMENT_CANCELLED, 2, 0,
      "Wed 10 Jul is in the calendar already: cancelled. Take that back first." },
    { SUMMER_ADJUSTMENT_EXTRA, 7, 0, NULL }, /* counts on a closed day, too */
    { SUMMER_ADJUSTMENT_CANCELLED, 9, 14, NULL },
  };

  fixture_fill (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *complaint
          = change_calendar (fixture, cases[i].kind, FIRST + cases[i].day,
                             cases[i].last != 0 ? FIRST + cases[i].last : SUMMER_DAY_NONE);

      g_test_message ("case %u", i);
      g_assert_cmpstr (complaint, ==, cases[i].complaint);
    }
  /* 17, 18, 19 and 22 July: the weekend between is not held anyway. */
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM adjustment WHERE day > 18092"),
                   ==, 4);
}

static void
test_calendar_taken_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  g_assert_true (
      summer_calendar_take_back (fixture->store, fixture->classes[0], FIRST + 2, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM adjustment"), ==, 0);
  g_assert_false (
      summer_calendar_take_back (fixture->store, fixture->classes[0], FIRST + 2, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

static void
enter (
    Fixture *fixture, SummerIntegrity kind, SummerDay day, SummerDay until, const char *complaint)
{
  SummerProviderEventRecord record = { .provider = fixture->provider,
                                       .kind = kind,
                                       .day = day,
                                       .until = until,
                                       .reason = "虚报人数",
                                       .person = "李批" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  summer_provider_event_save (fixture->store, &record, FIRST, complaints, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, complaint);
}

static gint64
is_barred (Fixture *fixture)
{
  return fixture_ask (fixture->path, "SELECT state FROM provider");
}

static void
test_bars (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  enter (fixture, SUMMER_INTEGRITY_BREACH, FIRST + 1, SUMMER_DAY_NONE,
         "This day is still to come.");
  enter (fixture, SUMMER_INTEGRITY_BREACH, FIRST, FIRST, "Only a bar lasts until a day.");
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST, FIRST - 1, "This is before its first day.");
  enter (fixture, SUMMER_INTEGRITY_BREACH, FIRST, SUMMER_DAY_NONE, NULL);
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 100, FIRST - 1,
         NULL); /* over before the class */
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, LAST + 1, SUMMER_DAY_NONE, NULL); /* begins after it */
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, LAST, LAST, NULL); /* on its last day */
  g_assert_true (is_barred (fixture));

  g_assert_true (summer_journal_undo (fixture->store, summer_journal_get_undoable (fixture->store),
                                      NULL, &error));
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST, SUMMER_DAY_NONE, NULL);
  g_assert_true (is_barred (fixture));
  g_assert_false (
      summer_provider_lift_bar (fixture->store, fixture->provider, FIRST, "", FIRST, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST, "已整改",
                                           FIRST, NULL, &error));
  g_assert_false (is_barred (fixture));
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM provider_record WHERE kind = 3"
                                " AND ifnull (until, 99999) >= 18085"),
                   ==, 0);
}

/* A bar that came with the workbook stays when something else is entered, and goes when it is lifted. */
static void
test_bar_of_workbook (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  fixture_tamper (fixture->path, "UPDATE provider SET state = 1");
  enter (fixture, SUMMER_INTEGRITY_PRAISE, FIRST, SUMMER_DAY_NONE, NULL);
  g_assert_true (is_barred (fixture));
  g_assert_true (summer_provider_event_remove (
      fixture->store, fixture_ask (fixture->path, "SELECT id FROM provider_record"), NULL, &error));
  g_assert_true (is_barred (fixture));
  g_assert_true (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST, "已整改",
                                           FIRST, NULL, &error));
  g_assert_false (is_barred (fixture));
}

/* Lifted in midsummer, it is not barred any more: nor for the class that is running, nor when that is changed. */
static void
test_bar_lifted (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  form = life_new_class (fixture);
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 5, SUMMER_DAY_NONE, NULL);
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 5, FIRST + 3, NULL);
  g_assert_true (is_barred (fixture));
  g_assert_false (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST + 11, "已整改",
                                            FIRST + 10, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_true (summer_provider_lift_bar (fixture->store, fixture->provider, FIRST + 10, "已整改",
                                           FIRST + 10, NULL, &error));
  g_assert_false (is_barred (fixture));
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT max (until) FROM provider_record"), ==,
                   FIRST + 9);
  summer_class_form_save (fixture->store, &form, FIRST - 50, complaints, NULL, &error);
  life_assert_nothing_wrong (complaints, error);
  g_assert_false (is_barred (fixture));
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST + 12, SUMMER_DAY_NONE, NULL);
  g_assert_true (is_barred (fixture));
}

/* A bar that is over before the other class begins counts no more when the earlier class is withdrawn. */
static void
test_bar_of_withdrawn (Fixture *fixture, gconstpointer unused)
{
  SummerClassForm form;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  form = life_new_class (fixture);
  form.class.first_day = FIRST - 20;
  enter (fixture, SUMMER_INTEGRITY_BARRED, FIRST - 30, FIRST - 10, NULL);
  g_assert_false (is_barred (fixture));
  summer_class_form_save (fixture->store, &form, FIRST - 50, complaints, NULL, &error);
  life_assert_nothing_wrong (complaints, error);
  g_assert_true (is_barred (fixture));
  life_assert_taken (fixture, form.class.id, SUMMER_STEP_WITHDRAW, FIRST - 40, "撤");
  g_assert_false (is_barred (fixture));
}

static void
test_provider_fields (Fixture *fixture, gconstpointer unused)
{
  SummerProviderForm form = { .provider = { .programme = fixture->programme } };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  form.provider.programme = fixture->programme;
  form.provider.name = "新雨服务中心";
  form.provider.credit_code = "91350100M000100Y44";
  form.provider.qualified_until = SUMMER_DAY_NONE;
  summer_provider_form_check (fixture->store, &form, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, "credit_code"), ==,
                   "This is no unified social credit code: compare its 18 characters with the "
                   "licence.");
  g_assert_nonnull (summer_complaints_get_warning (complaints, "qualified_until"));
  summer_complaints_clear (complaints);
  form.provider.credit_code = "91350100M000100Y43";
  summer_provider_form_check (fixture->store, &form, complaints);
  g_assert_cmpstr (summer_complaints_get (complaints, "credit_code"), ==,
                   "“福州晨曦社会工作服务中心” is registered already.");
  summer_complaints_clear (complaints);
  form.provider.credit_code = NULL;
  form.detail.licence = "闽民证 100 号";
  g_assert_true (summer_provider_form_save (fixture->store, &form, complaints, &done, &error));
  g_assert_cmpstr (done, ==, "Added: 新雨服务中心");
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM provider_detail"), ==, 1);
  g_assert_true (summer_provider_record_delete (fixture->store, form.provider.id, NULL, &error));
  g_assert_false (summer_provider_record_delete (fixture->store, fixture->provider, NULL, &error));
  g_assert_cmpstr (
      error->message, ==,
      "福州晨曦社会工作服务中心 cannot be deleted: there are records of it (Class 1).");
}

static void
test_organisation (Fixture *fixture, gconstpointer unused)
{
  SummerOrganisationRecord record = { .kind = SUMMER_ORGANISATION_HOST, .name = "东街街道" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  record.programme = fixture->programme;
  g_assert_true (summer_organisation_save (fixture->store, &record, complaints, NULL, &error));
  g_assert_false (summer_organisation_remove (fixture->store, record.id, NULL, &error));
  g_assert_cmpstr (error->message, ==, "东街街道 cannot be deleted: 2 classes name it.");
  g_clear_error (&error);

  record.name = "东街街道办事处";
  g_assert_true (summer_organisation_save (fixture->store, &record, complaints, NULL, &error));
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM class WHERE host = '东街街道办事处'"),
                   ==, 2);
  record.id = 0;
  g_assert_false (summer_organisation_save (fixture->store, &record, complaints, NULL, &error));
  g_assert_cmpstr (summer_complaints_get (complaints, "name"), ==,
                   "“东街街道办事处” is registered already.");
}

static void
test_venue (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerVenue) venue = NULL;
  g_autoptr (SummerVenue) again = NULL;
  g_autoptr (SummerChecklist) list = NULL;
  g_autofree char *room = NULL;
  g_autoptr (GError) error = NULL;

  fixture_fill (fixture);
  venue = summer_venue_load (fixture->store, fixture->classes[0], &error);
  g_assert_no_error (error);
  g_assert_cmpstr (venue->form.name, ==, "社区活动室");
  g_assert_cmpint (venue->form.area, ==, -1);
  g_assert_cmpuint (venue->facilities->len, >, 5);
  room = summer_venue_dup_room (725, venue->places);
  g_assert_cmpstr (room, ==, "2.4 m² a child for 30 places");

  venue->form.floor = "三楼";
  venue->form.cameras = 0;
  venue->form.camera_days = 30;
  venue->form.exits = 1;
  summer_venue_form_check (&venue->form, complaints);
  g_assert_nonnull (summer_complaints_get (complaints, "floor"));
  g_assert_nonnull (summer_complaints_get (complaints, "camera_days"));
  g_assert_nonnull (summer_complaints_get_warning (complaints, "exits"));
  summer_complaints_clear (complaints);

  venue->form.floor = "-1";
  venue->form.area = 725;
  venue->form.camera_days = -1;
  g_array_index (venue->facilities, SummerFacility, 0).answer = SUMMER_ANSWER_YES;
  g_assert_true (summer_venue_form_save (fixture->store, &venue->form, venue->facilities,
                                         complaints, NULL, &error));
  life_assert_nothing_wrong (complaints, error);
  again = summer_venue_load (fixture->store, fixture->classes[0], &error);
  g_assert_cmpstr (again->form.floor, ==, "-1");
  g_assert_cmpint (again->form.area, ==, 725);
  g_assert_cmpint (again->form.cameras, ==, 0);
  g_assert_cmpint (again->form.camera_days, ==, -1);
  g_assert_cmpuint (again->facilities->len, ==, venue->facilities->len);
  g_assert_cmpint (g_array_index (again->facilities, SummerFacility, 0).answer, ==,
                   SUMMER_ANSWER_YES);
  g_assert_cmpint (g_array_index (again->facilities, SummerFacility, 1).answer, ==, -1);

  /* What is stored with the first answer is the list that the union would begin with, points and all. */
  list = summer_checklist_load (fixture->store, fixture->programme, SUMMER_CHECKLIST_VENUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->items->len, ==, venue->facilities->len);
  for (guint i = 0; i < list->items->len; i++)
    {
      const SummerChecklistItem *item = list->items->pdata[i];

      g_assert_cmpstr (item->record.text, ==,
                       g_array_index (venue->facilities, SummerFacility, i).text);
      g_assert_cmpint (item->record.position, ==, (int) i + 1);
      g_assert_cmpint (item->record.weight, >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fixture_add ("/class/bad-input-is-caught-at-its-field", test_class_fields);
  fixture_add ("/class/a-change-leaves-calendar-attendance-and-state-sound", test_class_changed);
  fixture_add ("/class/only-what-nothing-refers-to-is-deleted", test_class_deleted);
  fixture_add ("/calendar/a-day-is-changed-once-inside-the-dates-into-what-it-is-not",
               test_calendar);
  fixture_add ("/calendar/a-change-is-taken-back", test_calendar_taken_back);
  fixture_add ("/provider/a-bar-on-a-day-of-its-classes-bars-it", test_bars);
  fixture_add ("/provider/a-bar-of-the-workbook-stays-until-lifted", test_bar_of_workbook);
  fixture_add ("/provider/a-lifted-bar-counts-for-no-class-any-more", test_bar_lifted);
  fixture_add ("/provider/a-withdrawn-class-has-no-days-to-be-barred-on", test_bar_of_withdrawn);
  fixture_add ("/provider/bad-input-is-caught-at-its-field", test_provider_fields);
  fixture_add ("/host/a-new-name-is-that-of-its-classes", test_organisation);
  fixture_add ("/venue/what-is-written-is-read-and-nothing-is-not-none", test_venue);
  return g_test_run ();
}
