/* A child that changes its class, leaves or is recorded twice: attendance follows the dates, days that are signed off
 * stay, and the agreement counts from the day it was signed. */
#include "config.h"

#include "enrolment-fixture.h"

#include <glib/gstdio.h>

#include "summer-agreement.h"
#include "summer-day-table.h"
#include "summer-documents.h"
#include "summer-transfer.h"

#define DAY FIXTURE_FIRST_DAY /* a Monday */

static gboolean
transfer (Office *office, SummerTransfer transfer, const char *field)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const char *wrong = NULL;
  gboolean done
      = transfer.to_class != 0
            ? summer_transfer_child (office->store.store, &transfer, complaints, NULL, &error)
            : summer_transfer_leave (office->store.store, &transfer, complaints, NULL, &error);

  g_assert_no_error (error);
  summer_complaints_get_first (complaints, &wrong);
  g_assert_cmpstr (wrong, ==, field);
  g_assert_cmpint (done, ==, field == NULL);
  return done;
}

static void
test_dates (Office *office, gconstpointer unused)
{
  gint64 enrolment, child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  const SummerTransfer good
      = { enrolment, office->class_id, DAY + 4, DAY + 7, 0, "搬家", "沈若兰" };
  SummerTransfer wrong;

#define REFUSED(member, value, field)                                                              \
  wrong = good;                                                                                    \
  wrong.member = value;                                                                            \
  transfer (office, wrong, field)
  REFUSED (to_class, office->other, "to_class");
  REFUSED (last_day, SUMMER_DAY_NONE, "last_day");
  REFUSED (last_day, DAY - 1, "last_day");
  REFUSED (last_day, DAY + 33, "last_day");
  REFUSED (first_day, SUMMER_DAY_NONE, "first_day");
  REFUSED (first_day, DAY + 4, "first_day");
  REFUSED (first_day, DAY + 60, "to_class");
  REFUSED (reason, "", "reason");
#undef REFUSED

  transfer (office, good, NULL);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM enrolment e JOIN class c ON c.id ="
                                       " e.class WHERE c.code = 'FZ-013' AND e.last_day = 18089"),
                   ==, 1);
  g_assert_cmpint (office_ask (office,
                               "SELECT count (*) FROM enrolment e JOIN class c ON c.id ="
                               " e.class WHERE c.code = 'FZ-012' AND e.first_day = 18092 AND"
                               " e.last_day IS NULL"),
                   ==, 1);
  g_assert_cmpint (office_ask (office,
                               "SELECT count (*) FROM leaving WHERE to_class IS NOT NULL AND"
                               " reason = '搬家'"),
                   ==, 1);
  {
    g_autoptr (GError) error = NULL;

    g_assert_cmpint (summer_transfer_find_enrolment (office->store.store, child, DAY, &error), ==,
                     enrolment);
    g_assert_cmpint (summer_transfer_find_enrolment (office->store.store, child, DAY + 7, &error),
                     !=, enrolment);
    g_assert_no_error (error);
  }
  office_undo (office);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM leaving"), ==, 0);
}

static void
test_full_class_takes_nobody (Office *office, gconstpointer unused)
{
  gint64 enrolment;

  office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  office_enrol (office, office->class_id, "A-01", "林甜甜", NULL);
  office_enrol (office, office->class_id, "A-02", "周以宁", NULL);
  transfer (office,
            (SummerTransfer){ enrolment, office->class_id, DAY + 4, DAY + 7, 0, "搬家", NULL },
            "to_class");
}

static void
test_attendance_follows (Office *office, gconstpointer unused)
{
  gint64 enrolment, child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  SummerTransfer to = { enrolment, office->class_id, DAY + 1, DAY + 2, 0, "搬家", NULL };

  office_mark (office, office->other, child, DAY);
  office_mark (office, office->other, child, DAY + 2);
  office_mark (office, office->other, child, DAY + 3);
  /* Not left behind silently. */
  transfer (office, to, "last_day");
  to.move_marks = 1;
  to.first_day = DAY + 3;
  transfer (office, to, "move_marks");
  to.first_day = DAY + 2;
  /* A day that the new class does not hold. */
  fixture_begin (office->store.store, "add");
  {
    SummerAdjustmentRecord off = { office->class_id, DAY + 3, SUMMER_ADJUSTMENT_CANCELLED, NULL };

    office_done (summer_adjustment_insert (office->store.store, &off, &error));
  }
  fixture_commit (office->store.store);
  transfer (office, to, "move_marks");
  office_undo (office);
  transfer (office, to, NULL);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM attendance a JOIN class c ON c.id ="
                                       " a.class JOIN child h ON h.id = a.child WHERE c.code ="
                                       " 'FZ-012' AND h.code = 'B-01' AND a.time_out = 1020"),
                   ==, 2);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM attendance a JOIN child h ON h.id ="
                                       " a.child WHERE h.code = 'B-01'"),
                   ==, 3);
  office_undo (office);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM attendance a JOIN class c ON c.id ="
                                       " a.class WHERE c.code = 'FZ-013'"),
                   ==, 3);
}

static void
test_only_into_a_class_that_takes_children (Office *office, gconstpointer unused)
{
  static const SummerClassState closed[]
      = { SUMMER_CLASS_APPLIED, SUMMER_CLASS_REJECTED, SUMMER_CLASS_WITHDRAWN, SUMMER_CLASS_ENDED };
  gint64 enrolment;
  SummerTransfer to;

  office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  to = (SummerTransfer){ enrolment, office->class_id, DAY + 4, DAY + 7, 0, "搬家", NULL };
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      office_set_state (office, "FZ-012", closed[i]);
      transfer (office, to, "to_class");
    }
  office_set_state (office, "FZ-012", SUMMER_CLASS_APPROVED);
  transfer (office, to, NULL);
}

/* The agreement of the old class is none for the new one. */
static void
test_agreement_stays_with_its_class (Office *office, gconstpointer unused)
{
  gint64 enrolment, child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  SummerTransfer to = { enrolment, office->class_id, DAY + 4, DAY + 7, 0, "搬家", NULL };
  SummerAgreementRecord record = { .class_id = office->other,
                                   .child = child,
                                   .version = "2019-02",
                                   .signed_on = DAY,
                                   .guardian = "王雨晴" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_auto (SummerTransferDays) days = { 0 };

  office_done (summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  summer_transfer_check (office->store.store, &to, FALSE, &days, complaints);
  g_assert_nonnull (summer_complaints_get_warning (complaints, "to_class"));
  transfer (office, to, NULL);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM enrolment e JOIN class c ON c.id ="
                                       " e.class WHERE c.code = 'FZ-012' AND e.agreement IS NULL"),
                   ==, 1);
  office_undo (office);

  /* One that is signed for the new class counts, and nothing is warned of. */
  record.id = 0;
  record.class_id = office->class_id;
  summer_complaints_clear (complaints);
  office_done (summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  summer_transfer_check (office->store.store, &to, FALSE, &days, complaints);
  g_assert_null (summer_complaints_get_warning (complaints, "to_class"));
  transfer (office, to, NULL);
  g_assert_cmpint (office_ask (office, "SELECT e.agreement FROM enrolment e JOIN class c ON c.id ="
                                       " e.class WHERE c.code = 'FZ-012'"),
                   ==, DAY);
}

/* The form looks the days of a class up once, and those of another class when that is chosen. */
static void
test_days_are_those_of_the_class_chosen (Office *office, gconstpointer unused)
{
  gint64 enrolment, child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  SummerTransfer to = { enrolment, office->class_id, DAY + 1, DAY + 2, 1, "搬家", NULL };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_auto (SummerTransferDays) days = { 0 };
  gint64 third = office_ask (office, "SELECT id FROM class WHERE code = 'FZ-001'");
  const SummerFacts *from;

  office_mark (office, office->other, child, DAY + 3);
  fixture_begin (office->store.store, "add");
  {
    SummerAdjustmentRecord off = { office->class_id, DAY + 3, SUMMER_ADJUSTMENT_CANCELLED, NULL };

    office_done (summer_adjustment_insert (office->store.store, &off, &error));
  }
  fixture_commit (office->store.store);
  summer_transfer_check (office->store.store, &to, FALSE, &days, complaints);
  g_assert_nonnull (summer_complaints_get (complaints, "move_marks"));
  from = days.from;
  summer_complaints_clear (complaints);
  to.to_class = third;
  summer_transfer_check (office->store.store, &to, FALSE, &days, complaints);
  g_assert_null (summer_complaints_get (complaints, "move_marks"));
  g_assert_true (days.from == from);
  summer_complaints_clear (complaints);
  to.to_class = office->class_id;
  summer_transfer_check (office->store.store, &to, FALSE, &days, complaints);
  g_assert_nonnull (summer_complaints_get (complaints, "move_marks"));
}

static void
test_signed_off_days_stay (Office *office, gconstpointer unused)
{
  gint64 enrolment;

  office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  office_sign_off (office, office->other, DAY + 1);
  transfer (office, (SummerTransfer){ enrolment, 0, DAY, SUMMER_DAY_NONE, 0, "搬家", NULL },
            "last_day");
  office_sign_off (office, office->class_id, DAY + 2);
  transfer (office,
            (SummerTransfer){ enrolment, office->class_id, DAY + 1, DAY + 2, 0, "搬家", NULL },
            "to_class");
  transfer (office,
            (SummerTransfer){ enrolment, office->class_id, DAY + 1, DAY + 3, 0, "搬家", NULL },
            NULL);
}

static void
test_leaving (Office *office, gconstpointer unused)
{
  gint64 enrolment, child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);

  office_mark (office, office->other, child, DAY + 2);
  transfer (office, (SummerTransfer){ enrolment, 0, DAY, SUMMER_DAY_NONE, 0, "回老家", NULL },
            "last_day");
  transfer (office, (SummerTransfer){ enrolment, 0, DAY + 2, SUMMER_DAY_NONE, 0, "", NULL },
            "reason");
  transfer (office, (SummerTransfer){ enrolment, 0, DAY + 2, SUMMER_DAY_NONE, 0, "回老家", NULL },
            NULL);
  g_assert_cmpint (office_ask (office, "SELECT last_day FROM enrolment ORDER BY id DESC LIMIT 1"),
                   ==, DAY + 2);
}

static void
test_agreement (Office *office, gconstpointer unused)
{
  gint64 child = office_enrol (office, office->other, "B-01", "何一鸣", NULL);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  SummerAgreementRecord record = { .class_id = office->other,
                                   .child = child,
                                   .version = "2019-02",
                                   .signed_on = DAY + 1,
                                   .guardian = "王雨晴" };

  g_assert_false (
      summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  g_assert_nonnull (summer_complaints_get (complaints, "signed_on"));
  record.signed_on = DAY;
  summer_complaints_clear (complaints);
  g_assert_true (
      summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  g_assert_cmpint (office_ask (office, "SELECT agreement FROM enrolment ORDER BY id DESC LIMIT 1"),
                   ==, DAY);

  /* The earliest counts; a version is kept once. */
  record.id = 0;
  record.signed_on = DAY - 5;
  g_assert_false (
      summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  g_assert_nonnull (summer_complaints_get (complaints, "version"));
  g_assert_cmpint (record.id, ==, 0);
  summer_complaints_clear (complaints);
  record.version = "2019-01";
  g_assert_true (
      summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (office_ask (office, "SELECT agreement FROM enrolment ORDER BY id DESC LIMIT 1"),
                   ==, DAY - 5);
}

/* What a workbook says stays where it is earlier; a day that was mistyped does not. */
static void
test_agreement_is_no_later_than_known (Office *office, gconstpointer unused)
{
  gint64 enrolment, child = office_enrol (office, office->other, "B-01", "何一鸣", &enrolment);
  SummerEnrolmentRecord known
      = { enrolment, office->other, child, SUMMER_DAY_NONE, SUMMER_DAY_NONE, DAY - 7 };
  SummerAgreementRecord record = { .class_id = office->other,
                                   .child = child,
                                   .version = "2019-02",
                                   .signed_on = DAY,
                                   .guardian = "王雨晴" };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();

  fixture_begin (office->store.store, "import");
  office_done (summer_enrolment_update (office->store.store, &known, &error));
  fixture_commit (office->store.store);
  office_done (summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  g_assert_cmpint (office_ask (office, "SELECT agreement FROM enrolment ORDER BY id DESC LIMIT 1"),
                   ==, DAY - 7);
  record.signed_on = DAY - 9;
  office_done (summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  record.signed_on = DAY - 1;
  office_done (summer_agreement_save (office->store.store, &record, DAY, complaints, NULL, &error));
  g_assert_cmpint (office_ask (office, "SELECT agreement FROM enrolment ORDER BY id DESC LIMIT 1"),
                   ==, DAY - 1);
}

/* One noted by mistake goes, and so does its day: what a workbook said of another day stays. */
static void
test_agreement_is_removed (Office *office, gconstpointer unused)
{
  static const char agreed[] = "SELECT agreement FROM enrolment ORDER BY id DESC LIMIT 1";
  gint64 child = office_enrol (office, office->other, "B-01", "何一鸣", NULL);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  SummerAgreementRecord first = { .class_id = office->other,
                                  .child = child,
                                  .version = "2019-01",
                                  .signed_on = DAY - 5,
                                  .guardian = "王雨晴" };
  SummerAgreementRecord second = first;
  SummerDocumentRecord scan = { .programme = office->store.programme,
                                .owner_table = "agreement",
                                .name = "scan.txt",
                                .added_on = DAY };
  g_autofree char *folder = g_dir_make_tmp ("summer-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "scan.txt", NULL);

  second.version = "2019-02";
  second.signed_on = DAY - 1;
  office_done (summer_agreement_save (office->store.store, &first, DAY, complaints, NULL, &error));
  office_done (summer_agreement_save (office->store.store, &second, DAY, complaints, NULL, &error));
  office_done (g_file_set_contents (path, "signed", -1, &error));
  scan.owner = first.id;
  office_done (summer_documents_attach (office->store.store, &scan, path, NULL, &error));

  office_done (summer_agreement_remove (office->store.store, first.id, NULL, &error));
  g_assert_cmpint (office_ask (office, agreed), ==, DAY - 1);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM document"), ==, 0);
  office_done (summer_agreement_remove (office->store.store, second.id, NULL, &error));
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM enrolment e JOIN child h ON h.id ="
                                       " e.child WHERE h.code = 'B-01' AND e.agreement IS NULL"),
                   ==, 1);
  office_undo (office);
  office_undo (office);
  g_assert_cmpint (office_ask (office, agreed), ==, DAY - 5);
  g_assert_cmpint (office_ask (office, "SELECT count (*) FROM document"), ==, 1);
  {
    g_autoptr (GError) error = NULL;

    g_assert_false (summer_agreement_remove (office->store.store, 999999, NULL, &error));
    g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  }
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_duplicates_are_listed (Office *office, gconstpointer unused)
{
  gint64 child = office_enrol (office, office->class_id, "C-01", "许嘉言", NULL);
  g_autoptr (GArray) pairs = NULL;
  g_autoptr (SummerTwins) twins = NULL;
  g_autoptr (GError) failed = NULL;
  guint n[SUMMER_TWIN_APPLIED + 1] = { 0 };

  office_enrol (office, office->other, "C-02", "许嘉言", NULL);
  fixture_begin (office->store.store, "add");
  {
    SummerEnrolmentRecord second = { .class_id = office->other,
                                     .child = child,
                                     .first_day = SUMMER_DAY_NONE,
                                     .last_day = SUMMER_DAY_NONE,
                                     .agreement = SUMMER_DAY_NONE };

    office_done (summer_enrolment_insert (office->store.store, &second, &error));
  }
  fixture_commit (office->store.store);
  office_apply (office, office->class_id, "何一鸣", 0);
  office_apply (office, office->other, "何一鸣", 0);

  twins = summer_twins_new (office->store.store, office->store.programme, &failed);
  g_assert_no_error (failed);
  pairs = summer_twins_list_pairs (twins);
  for (guint i = 0; i < pairs->len; i++)
    n[g_array_index (pairs, SummerTwinPair, i).kind]++;
  /* The children of the fixture share one number: five with the first. */
  g_assert_cmpuint (n[SUMMER_TWIN_IDENTITY], ==, 5);
  g_assert_cmpuint (n[SUMMER_TWIN_NAME], ==, 1);
  g_assert_cmpuint (n[SUMMER_TWIN_TWO_CLASSES], ==, 1);
  g_assert_cmpuint (n[SUMMER_TWIN_APPLIED], ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  office_add ("/transfer/dates", test_dates);
  office_add ("/transfer/full-class", test_full_class_takes_nobody);
  office_add ("/transfer/attendance-follows", test_attendance_follows);
  office_add ("/transfer/class-state", test_only_into_a_class_that_takes_children);
  office_add ("/transfer/agreement-of-the-class", test_agreement_stays_with_its_class);
  office_add ("/transfer/days-of-the-class", test_days_are_those_of_the_class_chosen);
  office_add ("/transfer/signed-off", test_signed_off_days_stay);
  office_add ("/transfer/leaving", test_leaving);
  office_add ("/transfer/agreement", test_agreement);
  office_add ("/transfer/agreement-known", test_agreement_is_no_later_than_known);
  office_add ("/transfer/agreement-removed", test_agreement_is_removed);
  office_add ("/transfer/duplicates", test_duplicates_are_listed);

  return g_test_run ();
}
