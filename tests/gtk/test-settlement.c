/* A settlement as finance makes it, by keys: drawn up with reasons, checked by a second person, confirmed for good,
 * published; a late record shows as a difference and is carried by a supplement. */
#include "config.h"

#include <glib/gstdio.h>

#include <string.h>

#include "settlement-fixture.h"

#include "summer-backup-keeper.h"
#include "summer-class-batch.h"
#include "summer-record-dialog.h"
#include "summer-safety-table.h"
#include "summer-settlement-reasons.h"
#include "summer-settlement-view.h"
#include "summer-settlement.h"
#include "summer-verify.h"
#include "summer-workbook-map.h"
#include "summer-workplace.h"

static void
assert_last (Finance *self, int number, SummerSettlementState state)
{
  g_autoptr (SummerSettlement) last = finance_load_last (self);

  g_assert_nonnull (last);
  g_assert_cmpint (last->record.number, ==, number);
  g_assert_cmpint (last->record.state, ==, state);
}

static void
test_unproven_classes_want_a_reason (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  guint n_reasons = 0;

  finance_draw_up (&self, "Chen");
  g_assert_nonnull (harness_find (finance_find_dialog (), SUMMER_TYPE_SETTLEMENT_REASONS));
  harness_press (self.harness, "ctrl+Return");
  harness_settle (self.harness);
  g_assert_nonnull (finance_find_dialog ());
  g_assert_null (finance_load_last (&self));
  finance_give_reasons (&self, "late");
  finance_store_dialog (&self);
  last = finance_load_last (&self);
  for (guint i = 0; i < last->n_lines; i++)
    {
      g_assert_cmpint (last->lines[i].reason != NULL, ==,
                       last->lines[i].verdict == SUMMER_VERDICT_UNPROVEN);
      n_reasons += g_strcmp0 (last->lines[i].reason, "late") == 0;
    }
  g_assert_cmpuint (n_reasons, >, 0);
  finance_assert_sums (&self);
}

static void
test_a_second_person_checks (void)
{
  g_auto (Finance) self = finance_open ();

  finance_draw_up (&self, "Chen");
  finance_give_reasons (&self, "late");
  finance_store_dialog (&self);
  finance_take_next (&self, "Chen");
  harness_press (self.harness, "ctrl+Return");
  harness_settle (self.harness);
  g_assert_nonnull (harness_find_label (finance_find_dialog (), "second person"));
  assert_last (&self, 1, SUMMER_SETTLEMENT_DRAFT);
  harness_press (self.harness, "ctrl+a");
  harness_type (self.harness, "Lin");
  finance_store_dialog (&self);
  assert_last (&self, 1, SUMMER_SETTLEMENT_CHECKED);
}

static gboolean
is_refused (gpointer harness)
{
  return harness_find_label (((Harness *) harness)->window, "draw up a supplement") != NULL;
}

static gboolean
is_backed_up (gpointer harness)
{
  return !summer_backup_keeper_is_running (
      summer_backup_keeper_get (((Harness *) harness)->office));
}

/* What it was like before the confirmation is kept by the time that its form is filled in. */
static void
test_a_backup_comes_before_the_confirmation (void)
{
  g_auto (Finance) self = finance_open ();
  g_autofree char *folder = summer_backup_folder_dup_default (self.harness->database);
  g_autoptr (SummerSettlement) after = NULL;

  finance_settle_all (&self);
  harness_wait (is_backed_up, self.harness);
  after = finance_load_last (&self);
  g_assert_cmpint (after->record.state, ==, SUMMER_SETTLEMENT_CONFIRMED);
  g_autoptr (GPtrArray) files = summer_backup_folder_list (folder);
  g_assert_cmpuint (files->len, ==, 1);
  g_assert_cmpint (((SummerBackupFile *) files->pdata[0])->occasion, ==,
                   SUMMER_OCCASION_SETTLEMENT);
  g_assert_true (
      summer_backup_folder_needs (folder, summer_office_get_store (self.harness->office)));
}

static void
test_confirmed_is_not_undone (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) before = NULL, after = NULL;
  const char *tooltip;

  finance_settle_all (&self);
  before = finance_load_last (&self);
  harness_press (self.harness, "ctrl+z");
  harness_wait (is_refused, self.harness);
  after = finance_load_last (&self);
  g_assert_cmpint (after->record.state, ==, SUMMER_SETTLEMENT_CONFIRMED);
  g_assert_cmpint (after->record.total, ==, before->record.total);

  /* Nor discarded; the button says why. */
  finance_focus_view (&self);
  harness_press (self.harness, "Delete");
  harness_settle (self.harness);
  g_assert_null (finance_find_dialog ());
  tooltip = gtk_widget_get_tooltip_text (harness_find_button (self.view, "settlement.discard"));
  g_assert_nonnull (strstr (tooltip, "What is confirmed stays"));
}

/* An accident in a class that was granted something. */
static void
add_accident (Finance *self)
{
  g_autoptr (SummerSettlement) last = finance_load_last (self);
  SummerIncidentRecord incident = { .day = summer_day_from_ymd (2019, 7, 20),
                                    .severity = SUMMER_INCIDENT_ACCIDENT,
                                    .what = "fell on the stairs" };
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < last->n_lines && incident.class_id == 0; i++)
    if (last->lines[i].granted > 0)
      incident.class_id = last->lines[i].class_id;
  summer_store_begin (self->store, "edit", NULL, &error);
  summer_incident_insert (self->store, &incident, &error);
  summer_store_commit (self->store, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
shows_difference (gpointer finance)
{
  return finance_shows (finance, "Since then: 1 class");
}

static void
test_a_late_record_is_settled_by_a_supplement (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) first = NULL, second = NULL;

  finance_settle_all (&self);
  first = finance_load_last (&self);
  g_assert_false (finance_shows (&self, "Since then"));
  add_accident (&self);
  harness_wait_assessed (self.harness);
  harness_wait (shows_difference, &self);

  finance_focus_view (&self);
  finance_draw_up (&self, "Chen");
  finance_give_reasons (&self, "late");
  finance_store_dialog (&self);
  second = finance_load_last (&self);
  g_assert_cmpint (second->record.number, ==, 2);
  g_assert_cmpint (second->record.total, <, 0);
  g_assert_cmpint (second->record.granted, ==, first->record.total + second->record.total);
  finance_assert_sums (&self);
  finance_take_next (&self, "Lin");
  finance_store_dialog (&self);
  finance_take_next (&self, "Lin");
  finance_store_dialog (&self);
  assert_last (&self, 2, SUMMER_SETTLEMENT_CONFIRMED);
  g_assert_false (finance_shows (&self, "Since then: "));
}

/* What the window writes is what summerctl verifies. */
static void
test_the_workbook_proves_itself (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  g_autoptr (SummerVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (self.harness->folder, "settlement.xlsx", NULL);
  g_autofree char *kind = NULL;

  finance_settle_all (&self);
  last = finance_load_last (&self);
  kind = g_strdup_printf ("settlement-%" G_GINT64_FORMAT, last->record.id);
  g_action_group_activate_action (G_ACTION_GROUP (self.harness->window), "save-to",
                                  g_variant_new ("(ss)", kind, path));
  harness_wait_idle_work (self.harness);
  verification = summer_verify_workbook (self.store, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verification->settlement, ==, 1);
  g_assert_true (summer_verification_is_sound (verification));
}

/* An export that takes the place of an earlier one says what has changed; what is no export is only replaced. */
static void
test_the_workbook_compares_itself (void)
{
  g_auto (Finance) self = finance_open ();
  g_autofree char *path = g_build_filename (self.harness->folder, "subsidy.xlsx", NULL);
  const char *const expected[] = { "No earlier export", "No earlier export", "Compared with" };
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "no workbook", -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (SummerWorkbookMap) map = NULL;

      if (i == 1)
        g_assert_cmpint (g_remove (path), ==, 0);
      g_action_group_activate_action (G_ACTION_GROUP (self.harness->window), "save-to",
                                      g_variant_new ("(ss)", "subsidy", path));
      harness_wait_idle_work (self.harness);
      map = summer_workbook_map_read (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_nonnull (
          strstr (summer_map_sheet_get_text (summer_workbook_map_find (map, "Differences"), 1, 0),
                  expected[i]));
    }
}

static void
test_objections_are_recorded_and_answered (void)
{
  g_auto (Finance) self = finance_open ();

  finance_settle_all (&self);
  harness_press (self.harness, "Insert"); /* nothing is published yet */
  harness_settle (self.harness);
  g_assert_null (finance_find_dialog ());
  finance_take_next (&self, "Lin");
  finance_store_dialog (&self);
  assert_last (&self, 1, SUMMER_SETTLEMENT_PUBLISHED);

  harness_press (self.harness, "Insert");
  finance_wait_for_dialog (&self);
  harness_press (self.harness, "alt+o");
  harness_type (self.harness, "we had 71 percent");
  finance_store_dialog (&self);
  g_assert_true (finance_shows (&self, "we had 71 percent"));
  g_assert_true (finance_shows (&self, "not answered yet"));

  harness_press (self.harness, "Down Up Return");
  finance_wait_for_dialog (&self);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (finance_find_dialog ()),
                                      "answered_on"));
  harness_type (self.harness, "2019-09-02");
  harness_press (self.harness, "alt+a");
  harness_type (self.harness, "looked into");
  finance_store_dialog (&self);
  g_assert_true (finance_shows (&self, "looked into"));
}

static SummerDay
get_today (Finance *self)
{
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (self->harness->office), &today, NULL);
  return today;
}

static guint
count_stage (Finance *self, const SummerSettlement *of, SummerStage stage)
{
  guint n = 0;

  for (guint i = 0; i < of->n_lines; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SummerClassLife) life
          = summer_class_life_load (self->store, of->lines[i].class_id, get_today (self), &error);

      g_assert_no_error (error);
      n += life->stage == stage;
    }
  return n;
}

/* Every class that has ended is assessed, as far as that goes. */
static void
assess_classes (Finance *self, const SummerSettlement *of)
{
  const SummerStepOrder order
      = { .step = SUMMER_STEP_ASSESS, .day = get_today (self), .person = "Lin" };
  SummerAssessment *assessment = summer_office_get_assessment (self->harness->office);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (SummerClassBatch) batch = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < of->n_lines; i++)
    g_array_append_val (ids, of->lines[i].class_id);
  batch = summer_class_batch_new (self->store, (const gint64 *) (gpointer) ids->data, ids->len,
                                  get_today (self), &error);
  g_assert_no_error (error);
  g_ptr_array_unref (summer_class_batch_preview (batch, &order, assessment, complaints));
  g_assert_true (
      summer_class_batch_take (batch, self->store, &order, assessment, complaints, NULL, &error));
}

/* The step of settling is taken for all that are assessed, as one entry. */
static void
test_classes_are_marked_as_settled (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  guint n_assessed;

  finance_settle_all (&self);
  last = finance_load_last (&self);
  assess_classes (&self, last);
  finance_focus_view (&self);
  n_assessed = count_stage (&self, last, SUMMER_STAGE_ASSESSED);
  g_assert_cmpuint (n_assessed, >, 0);
  gtk_widget_activate_action (self.view, "settlement.take-step", NULL);
  finance_wait_for_dialog (&self);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (finance_find_dialog ()), "person"));
  harness_press (self.harness, "ctrl+a");
  harness_type (self.harness, "Lin");
  finance_store_dialog (&self);
  g_assert_cmpuint (count_stage (&self, last, SUMMER_STAGE_SETTLED), ==, n_assessed);
  g_assert_cmpuint (count_stage (&self, last, SUMMER_STAGE_ASSESSED), ==, 0);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);
  g_test_add_func ("/settlement/unproven-classes-want-a-reason",
                   test_unproven_classes_want_a_reason);
  g_test_add_func ("/settlement/a-second-person-checks", test_a_second_person_checks);
  g_test_add_func ("/settlement/backup-before-the-confirmation",
                   test_a_backup_comes_before_the_confirmation);
  g_test_add_func ("/settlement/confirmed-is-not-undone", test_confirmed_is_not_undone);
  g_test_add_func ("/settlement/a-late-record-is-settled-by-a-supplement",
                   test_a_late_record_is_settled_by_a_supplement);
  g_test_add_func ("/settlement/the-workbook-proves-itself", test_the_workbook_proves_itself);
  g_test_add_func ("/settlement/the-workbook-compares-itself", test_the_workbook_compares_itself);
  g_test_add_func ("/settlement/objections-are-recorded-and-answered",
                   test_objections_are_recorded_and_answered);
  g_test_add_func ("/settlement/classes-are-marked-as-settled", test_classes_are_marked_as_settled);
  return g_test_run ();
}
