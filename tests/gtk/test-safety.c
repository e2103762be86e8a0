/* Safety as a clerk does it, by keys: a visit with a serious problem, its correction, planned visits, drills, and a
 * claim over an incident. */
#include "config.h"

#include "harness.h"

#include "summer-claim-dialog.h"
#include "summer-incident-table.h"
#include "summer-record-dialog.h"
#include "summer-safety-table.h"
#include "summer-sheet-view.h"
#include "summer-table.h"
#include "summer-visit-dialog.h"
#include "summer-visit-problem-list.h"
#include "summer-visit-table.h"
#include "summer-waiting.h"
#include "summer-wording.h"
#include "summer-workplace.h"

#define N_CLASSES 20

typedef struct
{
  Harness *harness;   /* owned */
  SummerStore *store; /* borrowed */
  gint64 programme;
  SummerDay today;
  gint64 class_id; /* an eligible one */
  char *code;      /* owned */
} Office;

static void
office_clear (Office *self)
{
  g_free (self->code);
  harness_free (self->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static const SummerClassAssessment *
get_class (Office *self)
{
  return summer_assessment_find (summer_office_get_assessment (self->harness->office), self->code);
}

static Office
office_open (void)
{
  Office self = { .harness = harness_new (N_CLASSES) };
  const SummerAssessment *assessment;

  harness_wait_assessed (self.harness);
  assessment = summer_office_get_assessment (self.harness->office);
  self.store = summer_office_get_store (self.harness->office);
  self.programme = summer_office_get_programme (self.harness->office);
  self.today = assessment->as_of;
  for (guint i = 0; i < assessment->n_classes && self.class_id == 0; i++)
    if (assessment->classes[i].verdict == SUMMER_VERDICT_ELIGIBLE
        && assessment->facts->classes[i].last_day >= self.today)
      {
        self.class_id = assessment->classes[i].id;
        self.code = g_strdup (assessment->classes[i].code);
      }
  g_assert_cmpint (self.class_id, !=, 0);
  summer_workplace_set_now (summer_workplace_get (self.harness->office), self.today, 900);
  return self;
}

static SummerRecordDialog *
find_dialog (void)
{
  return (SummerRecordDialog *) harness_find_window ("SummerRecordDialog");
}

static gboolean
is_active (gpointer unused)
{
  SummerRecordDialog *dialog = find_dialog ();

  return dialog != NULL && gtk_window_is_active (GTK_WINDOW (dialog));
}

static gboolean
is_closed (gpointer unused)
{
  return find_dialog () == NULL;
}

static SummerRecordDialog *
wait_for_dialog (Office *self)
{
  harness_wait (is_active, NULL);
  harness_settle (self->harness);
  return find_dialog ();
}

static void
store_dialog (Office *self)
{
  harness_press (self->harness, "ctrl+Return");
  harness_wait (is_closed, NULL);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
}

static gboolean
is_ineligible (gpointer office)
{
  const SummerClassAssessment *class = get_class (office);

  return class != NULL && class->verdict == SUMMER_VERDICT_INELIGIBLE;
}

static gboolean
is_eligible (gpointer office)
{
  const SummerClassAssessment *class = get_class (office);

  return class != NULL && class->verdict == SUMMER_VERDICT_ELIGIBLE;
}

/* The verdict as the page of the class says it. */
static void
assert_page_says (Office *self, SummerVerdict verdict)
{
  summer_window_set_page (self->harness->window, "class", g_variant_new_string (self->code));
  harness_settle (self->harness);
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (self->harness->window),
                                        summer_verdict_get_text (verdict)));
}

static GtkWidget *
show_tab (Office *self, const char *tab)
{
  SummerPage *page;

  summer_window_set_page (self->harness->window, "safety", g_variant_new_string (tab));
  harness_settle (self->harness);
  page = summer_window_get_page_widget (self->harness->window);
  gtk_widget_child_focus (GTK_WIDGET (page), GTK_DIR_TAB_FORWARD);
  return summer_page_get_commands (page);
}

static gboolean
take_problem (const SummerVisitProblemRecord *record, gpointer user_data)
{
  *(gint64 *) user_data = record->id;
  return TRUE;
}

typedef struct
{
  Office *office;
  gint64 last;
} Visits;

static gboolean
take_visit (const SummerVisitRecord *record, gpointer user_data)
{
  Visits *visits = user_data;

  if (record->class_id == visits->office->class_id && record->id > visits->last)
    visits->last = record->id;
  return TRUE;
}

static gint64
find_problem (Office *self)
{
  Visits visits = { .office = self };
  gint64 problem = 0;

  g_assert_true (summer_visit_each (self->store, self->programme, take_visit, &visits, NULL));
  g_assert_true (
      summer_visit_problem_each (self->store, visits.last, take_problem, &problem, NULL));
  return problem;
}

static gboolean
has_items (gpointer unused)
{
  return harness_find_label (find_dialog (), "15.") != NULL;
}

static void
make_checklist (Office *self)
{
  harness_act (self->harness, "win.checklist(0)");
  wait_for_dialog (self);
  harness_press (self->harness, "alt+u"); /* the usual list */
  harness_wait (has_items, NULL);
  store_dialog (self);
}

/* The first item is that exits are clear: a "no" is a serious problem. */
static void
record_visit (Office *self, const char *answers)
{
  g_autofree char *action
      = g_strdup_printf ("win.new-visit(int64 %" G_GINT64_FORMAT ")", self->class_id);

  harness_act (self->harness, action);
  wait_for_dialog (self);
  harness_press (self->harness, "alt+v");
  harness_type (self->harness, "Clerk Wu");
  harness_press (self->harness, "Tab");
  harness_press (self->harness, answers);
  /* Ten items were not looked at: that is asked first, and nothing is stored yet. */
  harness_press (self->harness, "ctrl+Return");
  harness_settle (self->harness);
  g_assert_nonnull (harness_find_label (find_dialog (), "10 items of the checklist"));
  store_dialog (self);
}

/* In the form of its visit the open serious problem cannot be made minor. */
static void
assert_locked (Office *self)
{
  Visits visits = { .office = self };
  SummerRecordDialog *dialog;
  gpointer list;

  g_assert_true (summer_visit_each (self->store, self->programme, take_visit, &visits, NULL));
  summer_visit_dialog_present_stored (GTK_WINDOW (self->harness->window),
                                      summer_workplace_get (self->harness->office), visits.last);
  dialog = wait_for_dialog (self);
  list = harness_find (dialog, SUMMER_TYPE_VISIT_PROBLEM_LIST);
  g_assert_false (gtk_widget_get_sensitive (harness_find (list, GTK_TYPE_DROP_DOWN)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
}

/* From the condition that fails to the row of the problem that it fails by. */
static GtkWidget *
follow_problem (Office *self)
{
  assert_page_says (self, SUMMER_VERDICT_INELIGIBLE);
  g_assert_nonnull (
      harness_find_label (summer_window_get_page_widget (self->harness->window), "Corrections ▸"));
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (self->harness->window)),
                              "class.show-problem", NULL);
  harness_settle (self->harness);
  g_assert_cmpstr (summer_window_get_page (self->harness->window), ==, "safety");
  return summer_page_get_commands (summer_window_get_page_widget (self->harness->window));
}

/* Found, and the class loses its grant; confirmed as corrected, and has it again; undone, and has not. */
static void
test_serious_problem_and_its_correction (void)
{
  g_auto (Office) self = office_open ();
  GtkWidget *view;
  guint waiting;
  gint64 problem;

  make_checklist (&self);
  assert_page_says (&self, SUMMER_VERDICT_ELIGIBLE);
  waiting = summer_waiting_count_unsafe (self.harness->office);
  record_visit (&self, "2 1 1 3 1");
  harness_wait (is_ineligible, &self);
  assert_page_says (&self, SUMMER_VERDICT_INELIGIBLE);
  g_assert_cmpuint (summer_waiting_count_unsafe (self.harness->office), ==, waiting + 1);

  problem = find_problem (&self);
  g_assert_cmpint (problem, !=, 0);
  assert_locked (&self);
  view = follow_problem (&self);
  g_assert_cmpint (summer_sheet_view_get_chosen (SUMMER_SHEET_VIEW (view)), ==, problem);
  gtk_widget_grab_focus (GTK_WIDGET (summer_sheet_view_get_column_view (SUMMER_SHEET_VIEW (view))));
  gtk_widget_activate_action (view, "page.confirm", NULL);
  wait_for_dialog (&self);
  harness_press (self.harness, "ctrl+Return"); /* nobody has looked at it yet */
  harness_settle (self.harness);
  g_assert_nonnull (find_dialog ());
  harness_press (self.harness, "alt+l");
  harness_type (self.harness, "Clerk Wu");
  harness_press (self.harness, "ctrl+Return"); /* nor is it said what was done */
  harness_settle (self.harness);
  g_assert_nonnull (find_dialog ());
  harness_press (self.harness, "alt+w");
  harness_type (self.harness, "Exit cleared");
  store_dialog (&self);
  harness_wait (is_eligible, &self);
  assert_page_says (&self, SUMMER_VERDICT_ELIGIBLE);

  harness_press (self.harness, "ctrl+z");
  harness_wait (is_ineligible, &self);
}

/* A form that was filled in is not lost by one key. */
static void
test_visit_is_not_lost (void)
{
  g_auto (Office) self = office_open ();

  show_tab (&self, "visits");
  harness_press (self.harness, "ctrl+n");
  wait_for_dialog (&self);
  harness_press (self.harness, "alt+v");
  harness_type (self.harness, "Wu");
  harness_press (self.harness, "Escape");
  harness_settle (self.harness);
  g_assert_nonnull (find_dialog ());
  harness_press (self.harness, "Escape");
  harness_wait (is_closed, NULL);
}

static gboolean
count_planned (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static guint
get_planned (Office *self)
{
  guint n = 0;

  g_assert_true (summer_planned_visit_each (self->store, self->programme, count_planned, &n, NULL));
  return n;
}

static gboolean
take_planned (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  *(gint64 *) user_data = MAX (*(gint64 *) user_data, record->id);
  return TRUE;
}

/* The most urgent classes are planned together; the visit that is made takes its plan away. */
static void
test_plan_of_visits (void)
{
  g_auto (Office) self = office_open ();
  GtkWidget *view = show_tab (&self, "calendar");
  SummerPage *page = summer_window_get_page_widget (self.harness->window);
  SummerTable *table = harness_find (page, SUMMER_TYPE_TABLE);
  const guint before = get_planned (&self);
  gint64 planned = 0;

  g_assert_cmpuint (summer_table_get_n_shown (table), >, 2);
  gtk_widget_activate_action (GTK_WIDGET (table), "calendar.plan", NULL); /* nothing is chosen */
  g_assert_cmpuint (get_planned (&self), ==, before);
  g_assert_true (summer_table_select (table, 0));
  gtk_widget_activate_action (GTK_WIDGET (table), "calendar.plan", NULL);
  harness_settle (self.harness);
  g_assert_cmpuint (get_planned (&self), ==, before + 1);

  summer_planned_visit_each (self.store, self.programme, take_planned, &planned, NULL);
  g_assert_true (summer_sheet_view_choose (SUMMER_SHEET_VIEW (view), planned));
  harness_settle (self.harness);
  gtk_widget_activate_action (view, "page.make", NULL);
  wait_for_dialog (&self);
  harness_press (self.harness, "alt+v");
  harness_type (self.harness, "Clerk Wu");
  harness_press (self.harness, "ctrl+Return"); /* nothing of the checklist has an answer */
  harness_settle (self.harness);
  store_dialog (&self);
  g_assert_cmpuint (get_planned (&self), ==, before);
}

/* The record of the form is removed; Undo is a key away. */
static void
remove_in_dialog (Office *self)
{
  wait_for_dialog (self);
  harness_press (self->harness, "alt+m");
  harness_wait (is_closed, NULL);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
}

/* How many there are of the one that is noted here, and its id. */
static guint
get_drills (Office *self, gint64 *drill)
{
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (self->store, &summer_sheet_drills, self->programme);
  const guint leader = summer_sheet_find_column (&summer_sheet_drills, "leader");
  const guint children = summer_sheet_find_column (&summer_sheet_drills, "children");
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (sheet)); i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      if (summer_sheet_row_get_number (row, children) != 25
          || g_strcmp0 (summer_sheet_row_get_raw (row, leader), "Head Chen") != 0)
        continue;
      *drill = summer_sheet_row_get_key (row);
      n++;
    }
  return n;
}

static void
test_drill (void)
{
  g_auto (Office) self = office_open ();
  GtkWidget *view = show_tab (&self, "drills");
  SummerRecordDialog *dialog;
  gint64 drill = 0;

  harness_press (self.harness, "ctrl+n");
  dialog = wait_for_dialog (&self);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (summer_record_dialog_get_field (dialog, "class")), 1);
  harness_press (self.harness, "alt+l");
  harness_type (self.harness, "Head Chen");
  harness_press (self.harness, "alt+h");
  harness_type (self.harness, "25");
  store_dialog (&self);
  g_assert_cmpuint (get_drills (&self, &drill), ==, 1);

  g_assert_true (summer_sheet_view_choose (SUMMER_SHEET_VIEW (view), drill));
  harness_settle (self.harness);
  gtk_widget_activate_action (view, "page.change", NULL);
  remove_in_dialog (&self);
  g_assert_cmpuint (get_drills (&self, &drill), ==, 0);
  harness_press (self.harness, "ctrl+z");
  harness_settle (self.harness);
  g_assert_cmpuint (get_drills (&self, &drill), ==, 1);
}

typedef struct
{
  gint64 incident;
  guint n_steps, n_claims;
  gint64 policy, step, claim;
} Incident;

static gboolean
take_incident (const SummerIncidentRecord *record, gpointer user_data)
{
  ((Incident *) user_data)->incident = record->id;
  return FALSE;
}

static gboolean
count_step (const SummerIncidentStepRecord *record, gpointer user_data)
{
  ((Incident *) user_data)->n_steps++;
  ((Incident *) user_data)->step = MAX (((Incident *) user_data)->step, record->id);
  return TRUE;
}

static gboolean
count_claim (const SummerClaimRecord *record, gpointer user_data)
{
  Incident *of = user_data;

  of->n_claims++;
  if (record->id > of->claim)
    {
      of->claim = record->id;
      of->policy = record->policy;
    }
  return TRUE;
}

/* How many there are; of keeps the newest. */
static guint
count_steps (Office *self, Incident *of)
{
  of->n_steps = 0;
  g_assert_true (summer_incident_step_each (self->store, of->incident, count_step, of, NULL));
  return of->n_steps;
}

static guint
count_claims (Office *self, Incident *of)
{
  of->n_claims = 0;
  g_assert_true (summer_claim_each (self->store, of->incident, count_claim, of, NULL));
  return of->n_claims;
}

/* Whoever was told stands beside the incident; the claim finds the policy that covered it, and stands by the policies. */
static void
test_follow_up_and_claim (void)
{
  g_auto (Office) self = office_open ();
  Incident of = { 0 };
  SummerPage *page;
  GtkWidget *view;
  guint steps, claims;

  g_assert_true (summer_incident_each (self.store, self.programme, take_incident, &of, NULL));
  g_assert_cmpint (of.incident, !=, 0);
  steps = count_steps (&self, &of);
  claims = count_claims (&self, &of);
  summer_window_set_page (self.harness->window, "safety", NULL);
  harness_settle (self.harness);
  summer_window_set_page (self.harness->window, "safety", g_variant_new_int64 (of.incident));
  harness_settle (self.harness);
  page = summer_window_get_page_widget (self.harness->window);
  view = summer_page_get_commands (page);
  gtk_widget_activate_action (view, "page.add-step", NULL);
  wait_for_dialog (&self);
  harness_press (self.harness, "alt+p");
  harness_type (self.harness, "Mother Lin");
  store_dialog (&self);
  g_assert_cmpuint (count_steps (&self, &of), ==, steps + 1);
  g_assert_nonnull (harness_find_label (page, "Mother Lin"));

  gtk_widget_activate_action (view, "page.change-step", "x", of.step);
  remove_in_dialog (&self);
  g_assert_cmpuint (count_steps (&self, &of), ==, steps);
  harness_press (self.harness, "ctrl+z");
  harness_settle (self.harness);
  g_assert_cmpuint (count_steps (&self, &of), ==, steps + 1);

  gtk_widget_activate_action (view, "page.new-claim", NULL);
  wait_for_dialog (&self);
  store_dialog (&self);
  g_assert_cmpuint (count_claims (&self, &of), ==, claims + 1);
  g_assert_cmpint (of.policy, !=, 0);

  summer_claim_dialog_present_stored (GTK_WINDOW (self.harness->window),
                                      summer_workplace_get (self.harness->office), of.claim);
  remove_in_dialog (&self);
  g_assert_cmpuint (count_claims (&self, &of), ==, claims);
  harness_press (self.harness, "ctrl+z");
  harness_settle (self.harness);
  g_assert_cmpuint (count_claims (&self, &of), ==, claims + 1);
}

int
main (int argc, char *argv[])
{
  harness_init (&argc, &argv);
  g_test_add_func ("/safety/serious-problem", test_serious_problem_and_its_correction);
  g_test_add_func ("/safety/not-lost", test_visit_is_not_lost);
  g_test_add_func ("/safety/plan", test_plan_of_visits);
  g_test_add_func ("/safety/drill", test_drill);
  g_test_add_func ("/safety/follow-up", test_follow_up_and_claim);
  return g_test_run ();
}
