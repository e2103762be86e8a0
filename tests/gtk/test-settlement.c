/* A settlement as finance makes it, by keys: drawn up with reasons, checked by a second person, confirmed for good,
 * published; a late record shows as a difference and is carried by a supplement. */
#include "config.h"

#include <string.h>

#include "harness.h"

#include "summer-safety-table.h"
#include "summer-class-batch.h"
#include "summer-record-dialog.h"
#include "summer-settlement-reasons.h"
#include "summer-settlement-view.h"
#include "summer-settlement.h"
#include "summer-verify.h"
#include "summer-workplace.h"

#define N_CLASSES 20

typedef struct
{
  Harness *harness;   /* owned */
  SummerStore *store; /* borrowed */
  gint64 programme;
  GtkWidget *view; /* borrowed */
} Finance;

static void
finance_clear (Finance *self)
{
  harness_free (self->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finance, finance_clear)

static GtkWindow *
find_dialog (void)
{
  return harness_find_window ("SummerRecordDialog");
}

static gboolean
is_active (gpointer unused)
{
  GtkWindow *dialog = find_dialog ();

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

static void
wait_for_dialog (Finance *self)
{
  harness_wait (is_active, NULL);
  harness_settle (self->harness);
}

static void
focus_view (Finance *self)
{
  harness_wait_assessed (self->harness);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
  gtk_widget_grab_focus (self->view);
  harness_settle (self->harness);
}

static void
store_dialog (Finance *self)
{
  harness_press (self->harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  focus_view (self);
}

static Finance
finance_open (void)
{
  Finance self = { .harness = harness_new (N_CLASSES) };

  harness_wait_assessed (self.harness);
  self.store = summer_office_get_store (self.harness->office);
  self.programme = summer_office_get_programme (self.harness->office);
  summer_workplace_set_now (summer_workplace_get (self.harness->office),
                            summer_day_from_ymd (2019, 9, 2), 600);
  summer_window_set_page (self.harness->window, "subsidy", g_variant_new_string ("settlement"));
  harness_settle (self.harness);
  self.view = harness_find (summer_window_get_page_widget (self.harness->window),
                            SUMMER_TYPE_SETTLEMENT_VIEW);
  focus_view (&self);
  return self;
}

static SummerSettlement *
load_last (Finance *self)
{
  g_autoptr (GError) error = NULL;
  SummerSettlement *last = summer_settlement_load_last (self->store, self->programme, &error);

  g_assert_no_error (error);
  return last;
}

static void
assert_last (Finance *self, int number, SummerSettlementState state)
{
  g_autoptr (SummerSettlement) last = load_last (self);

  g_assert_nonnull (last);
  g_assert_cmpint (last->record.number, ==, number);
  g_assert_cmpint (last->record.state, ==, state);
}

static void
draw_up (Finance *self, const char *person)
{
  harness_press (self->harness, "ctrl+n");
  wait_for_dialog (self);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (find_dialog ()), "person"));
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, person);
}

static void
give_reasons (Finance *self, const char *reason)
{
  harness_press (self->harness, "alt+r");
  harness_type (self->harness, reason);
  harness_press (self->harness, "Return"); /* gives it to all */
}

/* The step that is due; whoever did the last one is written over. */
static void
take_next (Finance *self, const char *person)
{
  harness_press (self->harness, "ctrl+Return");
  wait_for_dialog (self);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, person);
  harness_settle (self->harness);
}

static void
settle (Finance *self)
{
  draw_up (self, "Chen");
  give_reasons (self, "late");
  store_dialog (self);
  take_next (self, "Lin");
  store_dialog (self);
  take_next (self, "Lin");
  store_dialog (self);
}

static gboolean
shows (Finance *self, const char *text)
{
  GtkLabel *label = harness_find_label (self->view, text);

  return label != NULL && gtk_widget_get_mapped (GTK_WIDGET (label));
}

static gint64
parse_money (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = g_strsplit (text, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  SummerMoney fen;

  if (g_str_has_prefix (plain, "-"))
    return -parse_money (plain + 1);
  g_assert_true (summer_money_parse (plain, &fen, &error));
  g_assert_no_error (error);
  return fen;
}

/* What is on screen, line by line: its sum is the store's, and so is the sum shown. */
static void
assert_sums (Finance *self)
{
  g_autoptr (SummerSettlement) last = load_last (self);
  g_autofree char *total = summer_money_dup_text (last->record.total);
  g_autofree char *block = NULL;
  g_auto (GStrv) lines = NULL;
  gint64 due = 0, granted = 0, shown = G_MININT64;

  gtk_widget_activate_action (self->view, "sheet.copy", NULL);
  block = harness_dup_clipboard (self->harness);
  lines = g_strsplit (g_strstrip (block), "\n", -1);
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      g_assert_cmpuint (g_strv_length (cells), >=, 9);
      if (strcmp (cells[0], "Total") == 0)
        {
          shown = parse_money (cells[8]);
          continue;
        }
      granted += parse_money (cells[6]);
      due += parse_money (cells[8]);
    }
  g_assert_cmpint (granted, ==, last->record.granted);
  g_assert_cmpint (due, ==, last->record.total);
  if (shown != G_MININT64)
    g_assert_cmpint (shown, ==, last->record.total);
  g_assert_true (shows (self, total));
}

static void
test_unproven_classes_want_a_reason (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  guint n_reasons = 0;

  draw_up (&self, "Chen");
  g_assert_nonnull (harness_find (find_dialog (), SUMMER_TYPE_SETTLEMENT_REASONS));
  harness_press (self.harness, "ctrl+Return");
  harness_settle (self.harness);
  g_assert_nonnull (find_dialog ());
  g_assert_null (load_last (&self));
  give_reasons (&self, "late");
  store_dialog (&self);
  last = load_last (&self);
  for (guint i = 0; i < last->n_lines; i++)
    {
      g_assert_cmpint (last->lines[i].reason != NULL, ==,
                       last->lines[i].verdict == SUMMER_VERDICT_UNPROVEN);
      n_reasons += g_strcmp0 (last->lines[i].reason, "late") == 0;
    }
  g_assert_cmpuint (n_reasons, >, 0);
  assert_sums (&self);
}

static void
test_a_second_person_checks (void)
{
  g_auto (Finance) self = finance_open ();

  draw_up (&self, "Chen");
  give_reasons (&self, "late");
  store_dialog (&self);
  take_next (&self, "Chen");
  harness_press (self.harness, "ctrl+Return");
  harness_settle (self.harness);
  g_assert_nonnull (harness_find_label (find_dialog (), "second person"));
  assert_last (&self, 1, SUMMER_SETTLEMENT_DRAFT);
  harness_press (self.harness, "ctrl+a");
  harness_type (self.harness, "Lin");
  store_dialog (&self);
  assert_last (&self, 1, SUMMER_SETTLEMENT_CHECKED);
}

static gboolean
is_refused (gpointer harness)
{
  return harness_find_label (((Harness *) harness)->window, "draw up a supplement") != NULL;
}

static void
test_confirmed_is_not_undone (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) before = NULL, after = NULL;

  settle (&self);
  before = load_last (&self);
  harness_press (self.harness, "ctrl+z");
  harness_wait (is_refused, self.harness);
  after = load_last (&self);
  g_assert_cmpint (after->record.state, ==, SUMMER_SETTLEMENT_CONFIRMED);
  g_assert_cmpint (after->record.total, ==, before->record.total);

  /* Nor discarded; the button says why. */
  harness_press (self.harness, "Delete");
  harness_settle (self.harness);
  g_assert_null (find_dialog ());
}

/* An accident in a class that was granted something. */
static void
add_accident (Finance *self)
{
  g_autoptr (SummerSettlement) last = load_last (self);
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
  return shows (finance, "Since then: 1 class");
}

static void
test_a_late_record_is_settled_by_a_supplement (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) first = NULL, second = NULL;

  settle (&self);
  first = load_last (&self);
  g_assert_false (shows (&self, "Since then"));
  add_accident (&self);
  harness_wait_assessed (self.harness);
  harness_wait (shows_difference, &self);

  focus_view (&self);
  draw_up (&self, "Chen");
  give_reasons (&self, "late");
  store_dialog (&self);
  second = load_last (&self);
  g_assert_cmpint (second->record.number, ==, 2);
  g_assert_cmpint (second->record.total, <, 0);
  g_assert_cmpint (second->record.granted, ==, first->record.total + second->record.total);
  assert_sums (&self);
  take_next (&self, "Lin");
  store_dialog (&self);
  take_next (&self, "Lin");
  store_dialog (&self);
  assert_last (&self, 2, SUMMER_SETTLEMENT_CONFIRMED);
  g_assert_false (shows (&self, "Since then: "));
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

  settle (&self);
  last = load_last (&self);
  kind = g_strdup_printf ("settlement-%" G_GINT64_FORMAT, last->record.id);
  g_action_group_activate_action (G_ACTION_GROUP (self.harness->window), "save-to",
                                  g_variant_new ("(ss)", kind, path));
  harness_wait_idle_work (self.harness);
  verification = summer_verify_workbook (self.store, path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verification->settlement, ==, 1);
  g_assert_true (summer_verification_is_sound (verification));
}

static void
test_objections_are_recorded_and_answered (void)
{
  g_auto (Finance) self = finance_open ();

  settle (&self);
  harness_press (self.harness, "Insert"); /* nothing is published yet */
  harness_settle (self.harness);
  g_assert_null (find_dialog ());
  take_next (&self, "Lin");
  store_dialog (&self);
  assert_last (&self, 1, SUMMER_SETTLEMENT_PUBLISHED);

  harness_press (self.harness, "Insert");
  wait_for_dialog (&self);
  harness_press (self.harness, "alt+o");
  harness_type (self.harness, "we had 71 percent");
  store_dialog (&self);
  g_assert_true (shows (&self, "we had 71 percent"));
  g_assert_true (shows (&self, "not answered yet"));

  harness_press (self.harness, "Down Up Return");
  wait_for_dialog (&self);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (find_dialog ()), "answered_on"));
  harness_type (self.harness, "2019-09-02");
  harness_press (self.harness, "alt+a");
  harness_type (self.harness, "looked into");
  store_dialog (&self);
  g_assert_true (shows (&self, "looked into"));
}

static guint
find_column (char **headings, const char *heading)
{
  guint i = 0;

  while (strcmp (headings[i], heading) != 0)
    g_assert_nonnull (headings[++i]);
  return i;
}

/* The Subsidy table and the page of a class say what is settled, to the fen. */
static void
test_settled_is_shown_with_the_classes (void)
{
  g_auto (Finance) self = finance_open ();
  g_autoptr (SummerSettlement) last = NULL;
  g_autofree char *block = NULL, *code = NULL;
  g_auto (GStrv) lines = NULL, headings = NULL;
  gint64 settled = 0;
  guint column;

  settle (&self);
  last = load_last (&self);
  summer_window_set_page (self.harness->window, "subsidy", g_variant_new_string ("subsidy"));
  harness_settle (self.harness);
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (self.harness->window)),
                              "sheet.copy", NULL);
  block = harness_dup_clipboard (self.harness);
  lines = g_strsplit (g_strstrip (block), "\n", -1);
  headings = g_strsplit (lines[0], "\t", -1);
  column = find_column (headings, "Settled");
  for (guint i = 1; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      /* Not the subtotals, nor the total. */
      if (*cells[0] == '\0' || strcmp (cells[0], "Total") == 0)
        continue;
      settled += parse_money (cells[column]);
      if (code == NULL)
        code = g_strdup (cells[0]);
    }
  g_assert_cmpint (settled, ==, last->record.total);

  summer_window_set_page (self.harness->window, "class", g_variant_new_string (code));
  harness_settle (self.harness);
  g_assert_nonnull (
      harness_find_label (summer_window_get_page_widget (self.harness->window), "(number 1)"));
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

  settle (&self);
  last = load_last (&self);
  assess_classes (&self, last);
  focus_view (&self);
  n_assessed = count_stage (&self, last, SUMMER_STAGE_ASSESSED);
  g_assert_cmpuint (n_assessed, >, 0);
  gtk_widget_activate_action (self.view, "settlement.take-step", NULL);
  wait_for_dialog (&self);
  gtk_widget_grab_focus (
      summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (find_dialog ()), "person"));
  harness_press (self.harness, "ctrl+a");
  harness_type (self.harness, "Lin");
  store_dialog (&self);
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
  g_test_add_func ("/settlement/confirmed-is-not-undone", test_confirmed_is_not_undone);
  g_test_add_func ("/settlement/a-late-record-is-settled-by-a-supplement",
                   test_a_late_record_is_settled_by_a_supplement);
  g_test_add_func ("/settlement/the-workbook-proves-itself", test_the_workbook_proves_itself);
  g_test_add_func ("/settlement/objections-are-recorded-and-answered",
                   test_objections_are_recorded_and_answered);
  g_test_add_func ("/settlement/settled-is-shown-with-the-classes",
                   test_settled_is_shown_with_the_classes);
  g_test_add_func ("/settlement/classes-are-marked-as-settled", test_classes_are_marked_as_settled);
  return g_test_run ();
}
