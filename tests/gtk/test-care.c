/* The dialogs around the desk, by real keys: closing a day, incidents and their review, medicines and food samples. */
#include "config.h"

#include "care-fixture.h"

#include "summer-attendance-table.h"
#include "summer-care-table.h"
#include "summer-close-out-dialog.h"
#include "summer-close-out.h"
#include "summer-incident-dialog.h"
#include "summer-medicine-dialog.h"
#include "summer-open-panel.h"
#include "summer-sample-dialog.h"

static void
press_times (Desk *self, const char *key, guint n)
{
  for (guint i = 0; i < n; i++)
    harness_press (self->harness, key);
}

static void
sign_in (Desk *self, guint child)
{
  SummerDesk desk = summer_workplace_get_desk (self->workplace, self->day, "test");
  g_autoptr (GError) error = NULL;

  summer_desk_sign_in (&desk, care_get_child (self, child), 8 * 60, NULL, NULL, &error);
  g_assert_no_error (error);
}

static SummerCloseOut *
load_close_out (Desk *self)
{
  g_autoptr (SummerClassDay) day = care_load_day (self);
  g_autoptr (GError) error = NULL;
  SummerCloseOut *open = summer_close_out_load (self->store, day, self->day, EVENING, &error);

  g_assert_no_error (error);
  return open;
}

static guint
count_open (Desk *self, SummerOpenKind kind)
{
  g_autoptr (SummerCloseOut) open = load_close_out (self);

  return open->counts[kind];
}

static void
test_close_a_whole_day (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autoptr (SummerClassDay) after = NULL;
  GtkWindow *dialog;

  care_write_in (self, care_write_cares);
  sign_in (self, 0);
  sign_in (self, 2);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);
  g_assert_true (care_shows (dialog, "Still here · 2"));

  /* Two go home with the first who may collect them; the count goes down as one works. */
  /* Who comes is said: Enter alone lets nobody go. */
  harness_press (self->harness, "Return");
  g_assert_false (care_shows (dialog, "Still here · 1"));
  harness_press (self->harness, "1 Return");
  g_assert_true (care_shows (dialog, "Still here · 1"));
  harness_press (self->harness, "1 Return");
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_IN), ==, 0);

  /* All others were sick, each by one key. */
  press_times (self, "2", count_open (self, SUMMER_OPEN_CHILD_UNMARKED));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_UNMARKED), ==, 0);

  /* A sign-out that was forgotten is of its day: it takes its time and a reason. */
  while (count_open (self, SUMMER_OPEN_EARLIER_OUT) > 0)
    {
      harness_press (self->harness, "Return");
      harness_type (self->harness, "17:00");
      harness_press (self->harness, "Return");
      g_assert_true (care_shows (dialog, "is an earlier day. Give a reason"));
      harness_type (self->harness, "forgotten");
      harness_press (self->harness, "Return");
    }

  /* When the first of the staff came must be written; the others were away. */
  harness_press (self->harness, "1");
  g_assert_true (care_shows (dialog, "Write the time like 16:55."));
  harness_type (self->harness, "08:00");
  harness_press (self->harness, "Return");
  press_times (self, "2", count_open (self, SUMMER_OPEN_STAFF_UNMARKED));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_STAFF_UNMARKED), ==, 0);
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_STAFF_IN), ==, 1);
  harness_press (self->harness, "Return");

  /* Only who came is given a medicine. */
  for (guint n = count_open (self, SUMMER_OPEN_MEDICINE); n > 0; n--)
    {
      harness_press (self->harness, "2");
      harness_type (self->harness, "mother took it along");
      harness_press (self->harness, "Return");
      g_assert_cmpuint (count_open (self, SUMMER_OPEN_MEDICINE), ==, n - 1);
    }
  for (guint n = count_open (self, SUMMER_OPEN_INCIDENT); n > 0; n--)
    {
      harness_press (self->harness, "1");
      harness_type (self->harness, "plaster, all well");
      harness_press (self->harness, "Return");
      g_assert_cmpuint (count_open (self, SUMMER_OPEN_INCIDENT), ==, n - 1);
    }
  press_times (self, "Return", count_open (self, SUMMER_OPEN_SAMPLE));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_SAMPLE), ==, 0);

  /* Nothing is left but to sign; the one at the desk is suggested. */
  g_assert_true (care_shows (dialog, "Nothing is open"));
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (care_shows (dialog, "The day is locked"));
  after = care_load_day (self);
  g_assert_true (after->signed_off);
  g_assert_cmpstr (after->signed_off_by, ==, self->before->staff[0].name);
  care_close_dialog (self);
}

static void
test_locked_day_keeps_what_stood_there (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autoptr (SummerClassDay) after = NULL;
  GtkWindow *dialog;
  guint unmarked, corrected = 0;

  unmarked = count_open (self, SUMMER_OPEN_CHILD_UNMARKED);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);

  /* With things open it asks why; Escape signs nothing. */
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (care_shows (dialog, "Still open:"));
  harness_press (self->harness, "Escape");
  g_assert_false (care_shows (dialog, "Still open:"));
  harness_press (self->harness, "ctrl+Return");
  harness_type (self->harness, "the lists come tomorrow");
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "The day is locked"));
  g_assert_true (care_shows (dialog, "the lists come tomorrow"));

  /* A mark now is a correction. */
  harness_press (self->harness, "2");
  g_assert_true (care_shows (dialog, "is signed off. Give a reason"));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_UNMARKED), ==, unmarked);
  harness_type (self->harness, "the father called");
  harness_press (self->harness, "Return");
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_UNMARKED), ==, unmarked - 1);
  g_assert_true (care_shows (dialog, "Corrected after the sign-off"));
  g_assert_true (care_shows (dialog, "was not recorded, now sick"));
  g_assert_true (care_shows (dialog, "the father called"));
  g_assert_true (care_shows (dialog, self->before->staff[0].name));
  after = care_load_day (self);
  for (guint i = 0; i < after->n_children; i++)
    if (after->children[i].flags & SUMMER_FLAG_CORRECTED)
      {
        g_assert_cmpint (after->children[i].mark, ==, SUMMER_MARK_SICK);
        corrected++;
      }
  g_assert_cmpuint (corrected, ==, 1);
  care_close_dialog (self);
}

static void
test_unlisted_needs_a_second_member (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autoptr (SummerClassDay) after = NULL;
  SummerOpenPanel *panel;
  GtkWindow *dialog;

  sign_in (self, 0);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);
  panel = harness_find (dialog, SUMMER_TYPE_OPEN_PANEL);

  g_assert_true (care_shows (panel, "Somebody else"));
  for (guint i = 0; i < 9 && !care_shows (panel, "Confirmed by"); i++)
    summer_open_panel_choose (panel, i);
  harness_settle (self->harness);
  harness_type (self->harness, "Uncle Lin");
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "Write it here, in a few words."));
  harness_type (self->harness, "parents at work");
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "A second member of staff must confirm it"));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_IN), ==, 1);
  /* The drop-down has the focus: its first name, then back to the reason. */
  harness_press (self->harness, "space Down Return");
  harness_press (self->harness, "alt+r Return");
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_IN), ==, 0);
  after = care_load_day (self);
  g_assert_cmpstr (after->children[0].collected_by, ==, "Uncle Lin");
  care_close_dialog (self);
}

typedef struct
{
  guint n;
  SummerIncidentNoteRecord last; /* its texts are not read */
  gboolean given;
  SummerDay day; /* which givings are looked for */
  SummerDay discarded_on;
} Found;

static gboolean
find_incident (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  Found *found = user_data;

  found->n++;
  found->last = *record;
  return TRUE;
}

static Found
find_incidents (Desk *self)
{
  Found found = { 0 };
  g_autoptr (GError) error = NULL;

  summer_incident_note_each (self->store, self->class_id, find_incident, &found, &error);
  g_assert_no_error (error);
  return found;
}

static guint
count_waiting (Desk *self)
{
  guint count = 0;
  g_autoptr (GError) error = NULL;

  summer_incident_note_count_waiting (self->store,
                                      summer_office_get_programme (self->harness->office), NULL,
                                      &count, &error);
  g_assert_no_error (error);
  return count;
}

static void
test_note_and_review_an_incident (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autoptr (GArray) children = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  const guint before = find_incidents (self).n, waiting = count_waiting (self);
  SummerPage *page;
  Found found;

  summer_incident_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day,
                                  care_get_child (self, 0));
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (care_shows (dialog, "Choose what kind of incident it is."));
  harness_press (self->harness, "alt+1 alt+w");
  harness_type (self->harness, "Fell on the stairs");
  harness_press (self->harness, "alt+f");
  harness_type (self->harness, "Washed the knee");
  harness_press (self->harness, "alt+c");
  harness_type (self->harness, self->before->children[3].code);
  harness_press (self->harness, "Return");
  harness_press (self->harness, "ctrl+Return");
  harness_wait (care_is_gone, NULL);

  found = find_incidents (self);
  g_assert_cmpuint (found.n, ==, before + 1);
  g_assert_true (care_shows (self->harness->window, "Incident: "));
  g_assert_cmpint (found.last.kind, ==, SUMMER_INCIDENT_INJURY);
  g_assert_cmpint (found.last.time, ==, EVENING);
  g_assert_cmpint (found.last.reviewed_on, ==, SUMMER_DAY_NONE);
  children = summer_incident_note_load_children (self->store, found.last.id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (children->len, ==, 2);

  /* It waits in Safety, and the clerk finds a graver one. */
  g_assert_cmpuint (count_waiting (self), ==, waiting + 1);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  summer_window_set_page (self->harness->window, "safety", NULL);
  harness_settle (self->harness);
  summer_window_set_page (self->harness->window, "safety", g_variant_new_int64 (found.last.id));
  harness_settle (self->harness);
  page = summer_window_get_page_widget (self->harness->window);
  g_assert_true (care_shows (page, "to be reviewed"));
  g_assert_true (care_shows (page, "Fell on the stairs"));
  g_assert_true (care_shows (page, self->before->children[3].name));
  target = g_strdup_printf ("win.review-incident(int64 %" G_GINT64_FORMAT ")", found.last.id);
  harness_act (self->harness, target);
  dialog = care_wait_for_dialog (self);
  g_assert_true (care_shows (dialog, self->before->of->code));
  harness_press (self->harness, "alt+2");
  harness_type (self->harness, "Clerk Wu");
  harness_press (self->harness, "Return");
  harness_wait (care_is_gone, NULL);
  found = find_incidents (self);
  g_assert_cmpint (found.last.severity, ==, SUMMER_INCIDENT_ADVERSE);
  g_assert_cmpint (found.last.reviewed_on, ==, self->day);
  g_assert_cmpuint (count_waiting (self), ==, waiting);
  harness_settle (self->harness);
  g_assert_true (care_shows (page, "Clerk Wu"));
}

/* What is noted while an earlier day is looked at happened on that day, at a time that the clock does not know. */
static void
test_incident_of_an_earlier_day (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  const guint before = find_incidents (self).n;
  GtkWindow *dialog;
  Found found;

  summer_workplace_set_now (self->workplace, self->day + 1, EVENING);
  summer_window_set_page (self->harness->window, "today", NULL);
  harness_settle (self->harness);
  harness_press (self->harness, "alt+Page_Up");
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (self->harness->window)),
                              "today.note", NULL);
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "alt+1 alt+w");
  harness_type (self->harness, "Fell on the stairs");
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (care_shows (dialog, "Write the time like 12:30."));
  harness_type (self->harness, "10:20");
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (care_shows (dialog, "is an earlier day. Give a reason for the entry."));
  g_assert_cmpuint (find_incidents (self).n, ==, before);
  harness_type (self->harness, "told in the evening");
  harness_press (self->harness, "Return");
  harness_wait (care_is_gone, NULL);
  found = find_incidents (self);
  g_assert_cmpuint (found.n, ==, before + 1);
  g_assert_cmpint (found.last.day, ==, self->day);
  g_assert_cmpint (found.last.time, ==, 10 * 60 + 20);
}

static gboolean
add_incident (Desk *self, GError **error)
{
  SummerIncidentNoteRecord incident = { .class_id = self->class_id,
                                        .day = self->day,
                                        .severity = SUMMER_INCIDENT_MINOR,
                                        .what = "Fell on the stairs",
                                        .kind = SUMMER_INCIDENT_INJURY,
                                        .time = 14 * 60,
                                        .noted_by = "Wu",
                                        .ended_on = SUMMER_DAY_NONE,
                                        .ended_at = SUMMER_TIME_NONE,
                                        .reviewed_on = SUMMER_DAY_NONE };

  return summer_incident_note_insert (self->store, &incident, NULL, 0, error);
}

static void
test_incident_ends_after_it_happened (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  g_autoptr (SummerCloseOut) open = NULL;
  const SummerOpenThing *thing = NULL;
  SummerOpenPanel *panel;
  GtkWindow *dialog;

  care_write_in (self, add_incident);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);
  panel = harness_find (dialog, SUMMER_TYPE_OPEN_PANEL);
  {
    g_autoptr (SummerClassDay) day = care_load_day (self);
    g_autoptr (GError) error = NULL;

    open = summer_close_out_load (self->store, day, self->day, EVENING, &error);
    g_assert_no_error (error);
  }
  for (guint i = 0; i < open->things->len; i++)
    if (((SummerOpenThing *) open->things->pdata[i])->kind == SUMMER_OPEN_INCIDENT)
      thing = open->things->pdata[i];
  g_assert_nonnull (thing);
  summer_open_panel_show (panel, thing);
  summer_open_panel_choose (panel, 0);
  harness_type (self->harness, "all well");
  harness_press (self->harness, "alt+t ctrl+a");
  harness_type (self->harness, "13:30");
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "It happened at 14:00: write when it was over after that."));
  g_assert_cmpint (find_incidents (self).last.ended_on, ==, SUMMER_DAY_NONE);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "14:10");
  harness_press (self->harness, "Return");
  g_assert_cmpint (find_incidents (self).last.ended_at, ==, 14 * 60 + 10);
  care_close_dialog (self);
}

static gboolean
find_giving (const SummerMedicineGivenRecord *record, gpointer user_data)
{
  Found *found = user_data;

  if (record->day != found->day)
    return TRUE;
  found->n++;
  found->given = record->given != 0;
  return TRUE;
}

static void
assert_given (Desk *self, guint child, gboolean given)
{
  Found found = { .day = self->day };
  g_autoptr (GError) error = NULL;

  summer_medicine_given_each (self->store, care_get_child (self, child), find_giving, &found,
                              &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found.n, ==, 1);
  g_assert_cmpint (found.given, ==, given);
}

static void
test_give_medicines (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  GtkWindow *dialog;

  care_write_in (self, care_write_cares);
  summer_medicine_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "Return");
  assert_given (self, 0, TRUE);
  g_assert_true (care_shows (dialog, "Given 17:00"));

  /* The second has none: why must be said. */
  harness_press (self->harness, "ctrl+n");
  g_assert_true (care_shows (dialog, "Write why it was not given"));
  harness_type (self->harness, "the bottle was not brought");
  harness_press (self->harness, "Return");
  assert_given (self, 1, FALSE);
  g_assert_true (care_shows (dialog, "Not given: the bottle was not brought"));
  care_close_dialog (self);
}

static gboolean
mark_sick (Desk *self, GError **error)
{
  const SummerMarkRecord mark = { .class_id = self->class_id,
                                  .child = care_get_child (self, 0),
                                  .day = self->day,
                                  .mark = SUMMER_MARK_SICK,
                                  .in = SUMMER_TIME_NONE,
                                  .out = SUMMER_TIME_NONE };

  return summer_mark_insert (self->store, &mark, error);
}

/* Nobody runs after a medicine for a child who did not come. */
static void
test_no_medicine_is_due_for_who_is_away (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  GtkWindow *dialog;

  care_write_in (self, care_write_cares);
  care_write_in (self, mark_sick);
  summer_medicine_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);
  g_assert_true (care_shows (dialog, "Syrup 5 ml"));
  g_assert_true (care_shows (dialog, "sick"));
  care_close_dialog (self);
}

static gboolean
find_sample (const SummerFoodSampleRecord *record, gpointer user_data)
{
  Found *found = user_data;

  if (g_strcmp0 (record->dish, "Fish") != 0)
    return TRUE;
  found->n++;
  found->discarded_on = record->discarded_on;
  g_assert_cmpint (record->grams, ==, 200);
  return TRUE;
}

static Found
find_samples (Desk *self)
{
  Found found = { 0 };
  g_autoptr (GError) error = NULL;

  summer_food_sample_each (self->store, self->class_id, find_sample, &found, &error);
  g_assert_no_error (error);
  return found;
}

static void
test_keep_and_discard_a_sample (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  GtkWindow *dialog;

  summer_sample_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = care_wait_for_dialog (self);
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "Write the name of the dish."));
  /* Enter keeps it from the grams, too. */
  harness_type (self->harness, "Fish");
  harness_press (self->harness, "Tab Return");
  g_assert_cmpuint (find_samples (self).n, ==, 1);
  g_assert_true (care_shows (dialog, "Keep until"));

  /* Before its hours are over it takes a reason. */
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (harness_find (dialog, GTK_TYPE_LIST_BOX), 0)));
  harness_press (self->harness, "Return");
  g_assert_true (care_shows (dialog, "to be kept for 48 hours"));
  harness_type (self->harness, "the fridge broke");
  harness_press (self->harness, "Return");
  g_assert_cmpint (find_samples (self).discarded_on, ==, self->day);
  g_assert_true (care_shows (dialog, "Thrown away"));

  care_close_dialog (self);
}

static void
test_settings_of_food_samples (void)
{
  g_autoptr (Desk) self = care_desk_new ();
  const gint64 programme = summer_office_get_programme (self->harness->office);
  int hours = 0, grams = 0;
  g_autoptr (GError) error = NULL;
  SummerPage *page;

  summer_window_set_page (self->harness->window, "settings", NULL);
  harness_settle (self->harness);
  page = summer_window_get_page_widget (self->harness->window);
  gtk_widget_grab_focus (harness_find (page, GTK_TYPE_SPIN_BUTTON));
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "72");
  harness_press (self->harness, "Tab ctrl+s");
  summer_desk_get_sample_rule (self->store, programme, &hours, &grams, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hours, ==, 72);
  g_assert_cmpint (grams, ==, 200);
  harness_act (self->harness, "win.undo");
  harness_wait_idle_work (self->harness);
  summer_desk_get_sample_rule (self->store, programme, &hours, &grams, &error);
  g_assert_no_error (error);
  g_assert_cmpint (hours, ==, 48);
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/care/close-a-whole-day", test_close_a_whole_day);
  g_test_add_func ("/care/locked-day-keeps-what-stood-there",
                   test_locked_day_keeps_what_stood_there);
  g_test_add_func ("/care/unlisted-needs-a-second-member", test_unlisted_needs_a_second_member);
  g_test_add_func ("/care/note-and-review-an-incident", test_note_and_review_an_incident);
  g_test_add_func ("/care/incident-of-an-earlier-day", test_incident_of_an_earlier_day);
  g_test_add_func ("/care/incident-ends-after-it-happened", test_incident_ends_after_it_happened);
  g_test_add_func ("/care/give-medicines", test_give_medicines);
  g_test_add_func ("/care/no-medicine-is-due-for-who-is-away",
                   test_no_medicine_is_due_for_who_is_away);
  g_test_add_func ("/care/keep-and-discard-a-sample", test_keep_and_discard_a_sample);
  g_test_add_func ("/care/settings-of-food-samples", test_settings_of_food_samples);

  return g_test_run ();
}
