/* Enrolment as a clerk does it: an application written down, a place offered and taken, lots drawn, a child
 * transferred, the agreement kept; with the keys of the program. */
#include "config.h"

#include "harness.h"

#include "summer-child-table.h"
#include "summer-enrolment.h"
#include "summer-place-rule.h"
#include "summer-place-table.h"
#include "summer-record-dialog.h"
#include "summer-roll.h"
#include "summer-sheet-page.h"
#include "summer-table.h"
#include "summer-workplace.h"

#include <glib/gstdio.h>

#define N_CLASSES 3

typedef struct
{
  Harness *harness; /* owned */
  SummerDay today;
  gint64 class_id; /* the first, with places left */
} Office;

static void
office_clear (Office *self)
{
  harness_free (self->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static SummerStore *
get_store (Office *self)
{
  return summer_office_get_store (self->harness->office);
}

static gint64
get_programme (Office *self)
{
  return summer_office_get_programme (self->harness->office);
}

static SummerRoll *
get_roll (Office *self, gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  SummerRoll *roll
      = summer_roll_new (get_store (self), get_programme (self), class_id, self->today, &error);

  g_assert_no_error (error);
  return roll;
}

static gboolean
has_applications (const SummerRoll *roll, guint class)
{
  for (guint i = 0; i < roll->n_entries; i++)
    if (roll->entries[i].class == class)
      return TRUE;
  return FALSE;
}

/* The invented programme, on the third day of the first class that has places and no waiting list yet. */
static Office
office_open (void)
{
  Office self = { .harness = harness_new (N_CLASSES) };
  g_autoptr (SummerRoll) roll = NULL;

  harness_wait_assessed (self.harness);
  roll = get_roll (&self, 0);
  for (guint i = 0; i < roll->n_classes; i++)
    if (self.class_id == 0 && roll->classes[i].free > 0 && !has_applications (roll, i))
      {
        self.class_id = roll->classes[i].id;
        self.today = roll->classes[i].first_day + 2;
      }
  g_assert_cmpint (self.class_id, !=, 0);
  summer_workplace_set_now (summer_workplace_get (self.harness->office), self.today, 600);
  return self;
}

static gint64
apply (Office *self, const char *name, SummerClaim hardship)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *number = NULL;
  SummerApplicationForm form;

  g_assert_true (summer_application_start (get_store (self), get_programme (self), self->class_id,
                                           self->today, &form, &number, &error));
  form.record.name = name;
  form.record.guardian = "王雨晴";
  form.record.telephone = "13600002086";
  form.record.grade = "三年级";
  form.claims[SUMMER_PRIORITY_HARDSHIP] = (int) hardship;
  g_assert_true (
      summer_application_save (get_store (self), &form, self->today, complaints, NULL, &error));
  return form.record.id;
}

static SummerRecordDialog *
find_dialog (void)
{
  return (SummerRecordDialog *) harness_find_window ("SummerRecordDialog");
}

static void
press (Office *self, const char *keys)
{
  harness_press (self->harness, keys);
  harness_settle (self->harness);
}

/* Into a field of the form that is open. */
static void
type (Office *self, const char *field, const char *text)
{
  GtkWidget *control = summer_record_dialog_get_field (find_dialog (), field);

  gtk_widget_grab_focus (control);
  gtk_editable_select_region (GTK_EDITABLE (control), 0, -1);
  harness_type (self->harness, text);
  harness_settle (self->harness);
}

static void
set_text (Office *self, const char *field, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (summer_record_dialog_get_field (find_dialog (), field)),
                         text);
  harness_settle (self->harness);
}

static gboolean
dialog_says (const char *text)
{
  return harness_find_label (find_dialog (), text) != NULL;
}

static SummerTable *
get_table (Office *self)
{
  return harness_find (summer_window_get_page_widget (self->harness->window), SUMMER_TYPE_TABLE);
}

/* The page with the one class chosen. */
static void
open_list (Office *self)
{
  GtkWidget *page;
  GtkDropDown *class_choice;
  g_autoptr (SummerRoll) all = get_roll (self, 0);

  harness_act (self->harness, "win.page::enrolment");
  page = GTK_WIDGET (summer_window_get_page_widget (self->harness->window));
  class_choice = harness_find (page, GTK_TYPE_DROP_DOWN);
  for (guint i = 0; i < all->n_classes; i++)
    if (all->classes[i].id == self->class_id)
      gtk_drop_down_set_selected (class_choice, i + 1);
  harness_settle (self->harness);
  summer_window_focus_page (self->harness->window);
}

static SummerApplicationState
get_state (Office *self, gint64 application)
{
  g_autoptr (SummerRoll) roll = get_roll (self, 0);

  return summer_roll_find (roll, application)->record.state;
}

static void
test_application_is_written_down (void)
{
  g_auto (Office) self = office_open ();
  g_autoptr (SummerRoll) roll = NULL;

  open_list (&self);
  press (&self, "ctrl+n");
  g_assert_nonnull (find_dialog ());
  set_text (&self, "name", "欧阳小满");
  set_text (&self, "guardian", "欧阳立");
  type (&self, "telephone", "1360000208612");
  press (&self, "ctrl+Return");
  g_assert_true (dialog_says ("This number has 13 digits; a mobile number has 11."));
  type (&self, "telephone", "13600002086");
  type (&self, "identity_number", "110105194912310021");
  g_assert_true (dialog_says ("The last character does not fit"));
  set_text (&self, "identity_number", "");
  set_text (&self, "grade", "三年级");
  press (&self, "ctrl+Return");
  g_assert_null (find_dialog ());

  roll = get_roll (&self, self.class_id);
  g_assert_cmpuint (roll->n_entries, ==, 1);
  g_assert_cmpstr (roll->entries[0].record.name, ==, "欧阳小满");
  g_assert_true (g_str_has_prefix (roll->entries[0].record.number, "BM"));
  g_assert_cmpuint (summer_table_get_n_shown (get_table (&self)), ==, 1);
}

static void
test_place_is_offered_and_taken (void)
{
  g_auto (Office) self = office_open ();
  gint64 first = apply (&self, "欧阳小满", SUMMER_CLAIM_PROVED);
  GtkWidget *page;
  g_autoptr (SummerRoll) before = get_roll (&self, self.class_id);
  g_autoptr (SummerRoll) after = NULL;
  g_autofree char *path = NULL;

  apply (&self, "司徒一鸣", SUMMER_CLAIM_MADE);
  open_list (&self);
  page = GTK_WIDGET (summer_window_get_page_widget (self.harness->window));
  summer_table_select (get_table (&self), 0);
  harness_settle (self.harness);
  g_assert_nonnull (harness_find_label (page, "3 points: hardship 3."));
  g_assert_nonnull (harness_find_label (page, "Rank 1 of 2 that wait"));
  press (&self, "ctrl+shift+o");
  g_assert_cmpint (get_state (&self, first), ==, SUMMER_APPLICATION_OFFERED);

  /* What was chosen stays chosen, and its steps are others now. */
  harness_wait_assessed (self.harness);
  harness_settle (self.harness);
  gtk_widget_grab_focus (GTK_WIDGET (get_table (&self)));
  press (&self, "ctrl+Return");
  g_assert_nonnull (find_dialog ());
  press (&self, "ctrl+Return");
  g_assert_null (find_dialog ());
  g_assert_cmpint (get_state (&self, first), ==, SUMMER_APPLICATION_ACCEPTED);
  after = get_roll (&self, self.class_id);
  g_assert_cmpuint (after->classes[0].taken, ==, before->classes[0].taken + 1);

  /* The list is a sheet like any other. */
  path = g_build_filename (self.harness->folder, "list.xlsx", NULL);
  gtk_widget_activate_action (harness_find (page, SUMMER_TYPE_TABLE), "enrol.save-to", "s", path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_unlink (path);

  press (&self, "ctrl+z");
  harness_wait_idle_work (self.harness);
  g_assert_cmpint (get_state (&self, first), ==, SUMMER_APPLICATION_OFFERED);
}

static gpointer
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (ADW_IS_MESSAGE_DIALOG (l->data) && gtk_widget_get_mapped (l->data))
      return l->data;
  return NULL;
}

static gboolean
is_asked (gpointer unused)
{
  return find_question () != NULL;
}

static gboolean
is_refused (gpointer user_data)
{
  Office *self = user_data;
  g_autoptr (SummerRoll) roll = get_roll (self, self->class_id);

  return roll->entries[0].record.state == SUMMER_APPLICATION_REFUSED;
}

static void
test_refused_with_a_reason (void)
{
  g_auto (Office) self = office_open ();
  gint64 first = apply (&self, "欧阳小满", SUMMER_CLAIM_NONE);

  open_list (&self);
  summer_table_select (get_table (&self), 0);
  harness_settle (self.harness);
  gtk_widget_activate_action (GTK_WIDGET (get_table (&self)), "enrol.refuse", NULL);
  harness_wait (is_asked, NULL);
  harness_settle (self.harness);
  harness_type (self.harness, "too late");
  press (&self, "Return");
  harness_wait (is_refused, &self);
  harness_settle (self.harness);
  gtk_widget_activate_action (GTK_WIDGET (get_table (&self)), "enrol.reopen", NULL);
  harness_settle (self.harness);
  g_assert_cmpint (get_state (&self, first), ==, SUMMER_APPLICATION_WAITING);
}

static void
test_lots_are_drawn (void)
{
  g_auto (Office) self = office_open ();
  g_autoptr (SummerRoll) roll = get_roll (&self, self.class_id);
  g_autoptr (SummerRoll) drawn = NULL;

  for (guint i = 0; i <= roll->classes[0].free; i++)
    {
      g_autofree char *name = g_strdup_printf ("欧阳%u", i);

      apply (&self, name, SUMMER_CLAIM_NONE);
    }
  open_list (&self);
  press (&self, "ctrl+shift+d");
  g_assert_nonnull (find_dialog ());
  /* A seed stands there to be read out; who draws must be said. */
  press (&self, "ctrl+Return");
  g_assert_true (dialog_says ("Fill this in."));
  type (&self, "seed", "20190628");
  type (&self, "person", "shen");
  press (&self, "ctrl+Return");
  g_assert_null (find_dialog ());
  drawn = get_roll (&self, self.class_id);
  g_assert_cmpuint (drawn->classes[0].n_tied, ==, 0);
  g_assert_false (drawn->classes[0].needs_lottery);

  /* Beside every application of the class it stands how it was drawn. */
  summer_table_select (get_table (&self), 0);
  harness_settle (self.harness);
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (self.harness->window),
                                        "seed 20190628, drawn by shen"));
}

/* {{{ Children */

typedef struct
{
  gint64 class_id, child;
  SummerDay today;
} Enrolled;

static gboolean
note_child (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  Enrolled *enrolled = user_data;

  if (enrolment->record.class_id != enrolled->class_id || enrolment->period.last <= enrolled->today)
    return TRUE;
  enrolled->child = enrolment->record.child;
  return FALSE;
}

/* The children's page with a child of the class chosen. */
static gint64
open_child (Office *self)
{
  Enrolled enrolled = { self->class_id, 0, self->today };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_enrolment_period_each_in_programme (get_store (self), get_programme (self),
                                                            note_child, &enrolled, &error));
  g_assert_cmpint (enrolled.child, !=, 0);
  summer_window_set_page (self->harness->window, "children", g_variant_new_int64 (enrolled.child));
  harness_settle (self->harness);
  summer_window_focus_page (self->harness->window);
  return enrolled.child;
}

static gboolean
note_period (const SummerEnrolmentPeriod *enrolment, gpointer last)
{
  *(SummerDay *) last = enrolment->period.last;
  return TRUE;
}

static void
test_child_leaves (void)
{
  g_auto (Office) self = office_open ();
  gint64 child = open_child (&self);
  SummerDay last;
  g_autofree char *day = NULL;

  press (&self, "ctrl+shift+t");
  g_assert_nonnull (find_dialog ());
  press (&self, "ctrl+Return");
  g_assert_nonnull (find_dialog ());

  /* The attendance of the invented programme goes on after that: a day behind it is asked for. */
  type (&self, "last_day", "2018-01-01");
  type (&self, "reason", "moved");
  g_assert_true (dialog_says ("Choose a day within."));
  g_assert_true (summer_enrolment_period_each (get_store (&self), child, note_period, &last, NULL));
  day = summer_day_dup_iso (last - 1);
  type (&self, "last_day", day);
  press (&self, "ctrl+Return");
  g_assert_null (find_dialog ());
  g_assert_true (summer_enrolment_period_each (get_store (&self), child, note_period, &last, NULL));
  g_free (day);
  day = summer_day_dup_text (last);
  g_assert_nonnull (
      harness_find_label (summer_window_get_page_widget (self.harness->window), "moved"));
}

static void
test_agreement_is_kept (void)
{
  g_auto (Office) self = office_open ();

  open_child (&self);
  press (&self, "ctrl+g");
  g_assert_nonnull (find_dialog ());
  type (&self, "version", "2019-02");
  press (&self, "ctrl+Return");
  g_assert_null (find_dialog ());
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (self.harness->window),
                                        "2019-02, signed on"));

  /* Again: the same one, and a new version beside it. */
  summer_window_focus_page (self.harness->window);
  press (&self, "ctrl+g");
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "agreement.new-version", NULL);
  harness_settle (self.harness);
  type (&self, "version", "2019-03");
  press (&self, "ctrl+Return");
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (self.harness->window),
                                        "2019-02, signed on"));
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (self.harness->window),
                                        "2019-03, signed on"));

  /* The latest was noted by mistake. */
  summer_window_focus_page (self.harness->window);
  press (&self, "ctrl+g");
  gtk_widget_activate_action (GTK_WIDGET (find_dialog ()), "agreement.remove", NULL);
  harness_settle (self.harness);
  g_assert_null (find_dialog ());
  g_assert_null (harness_find_label (summer_window_get_page_widget (self.harness->window),
                                     "2019-03, signed on"));
  press (&self, "ctrl+z");
  g_assert_nonnull (harness_find_label (summer_window_get_page_widget (self.harness->window),
                                        "2019-03, signed on"));
}

static void
test_transfer_asks_for_its_dates (void)
{
  g_auto (Office) self = office_open ();

  open_child (&self);
  press (&self, "ctrl+t");
  g_assert_nonnull (find_dialog ());
  type (&self, "first_day", "2018-01-01");
  g_assert_true (dialog_says ("The first day in the new class comes after the last in the old."));
  press (&self, "Escape");
  g_assert_nonnull (find_dialog ());
  press (&self, "Escape");
  g_assert_null (find_dialog ());
}
/* }}} */

static void
test_duplicates_lead_to_the_child (void)
{
  g_auto (Office) self = office_open ();
  g_autoptr (GError) error = NULL;
  SummerChildRecord twin
      = { .programme = get_programme (&self), .code = "ZZ-1", .name = "欧阳小满", .birth = 15000 };
  SummerPage *page;

  g_assert_true (summer_store_begin (get_store (&self), "add", NULL, &error));
  g_assert_true (summer_child_insert (get_store (&self), &twin, &error));
  twin.id = 0;
  twin.code = "ZZ-2";
  g_assert_true (summer_child_insert (get_store (&self), &twin, &error));
  g_assert_true (summer_store_commit (get_store (&self), NULL, &error));

  harness_act (self.harness, "win.page::enrolment");
  page = summer_window_get_page_widget (self.harness->window);
  summer_page_show (page, g_variant_ref_sink (g_variant_new_string ("duplicates")));
  harness_settle (self.harness);
  g_assert_nonnull (harness_find_label (page, "same name and birth date"));
  summer_window_focus_page (self.harness->window);
  press (&self, "Home Return");
  g_assert_cmpstr (summer_window_get_page (self.harness->window), ==, "children");
  g_assert_cmpint (summer_sheet_view_get_chosen (summer_sheet_page_get_view (
                       SUMMER_SHEET_PAGE (summer_window_get_page_widget (self.harness->window)))),
                   ==, twin.id);
}

static void
test_points_are_set (void)
{
  g_auto (Office) self = office_open ();
  SummerPlaceRule rule;

  harness_act (self.harness, "win.page::settings");
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (self.harness->window)),
                              "settings.places", NULL);
  harness_settle (self.harness);
  type (&self, "grade_min", "8");
  g_assert_true (dialog_says ("The lower limit is above the upper one."));
  type (&self, "grade_min", "2");
  type (&self, "points.3", "9");
  press (&self, "ctrl+Return");
  g_assert_null (find_dialog ());
  g_assert_true (summer_place_rule_load (get_store (&self), get_programme (&self), &rule, NULL));
  g_assert_cmpint (rule.policy.grade_min, ==, 2);
  g_assert_cmpint (rule.policy.points[SUMMER_PRIORITY_HARDSHIP], ==, 9);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/enrolment/application", test_application_is_written_down);
  g_test_add_func ("/enrolment/place", test_place_is_offered_and_taken);
  g_test_add_func ("/enrolment/refused", test_refused_with_a_reason);
  g_test_add_func ("/enrolment/lottery", test_lots_are_drawn);
  g_test_add_func ("/enrolment/leaves", test_child_leaves);
  g_test_add_func ("/enrolment/agreement", test_agreement_is_kept);
  g_test_add_func ("/enrolment/transfer", test_transfer_asks_for_its_dates);
  g_test_add_func ("/enrolment/duplicates", test_duplicates_lead_to_the_child);
  g_test_add_func ("/enrolment/points", test_points_are_set);

  return g_test_run ();
}
