/* The dialogs around the desk, by real keys: closing a day, incidents and their review, medicines, food samples,
 * and what a guardian puts in writing. */
#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>

#include "summer-attendance-table.h"
#include "summer-authorisation-form.h"
#include "summer-care-table.h"
#include "summer-child-dialog.h"
#include "summer-close-out-dialog.h"
#include "summer-close-out.h"
#include "summer-day-table.h"
#include "summer-incident-dialog.h"
#include "summer-journal.h"
#include "summer-medicine-dialog.h"
#include "summer-open-panel.h"
#include "summer-photo.h"
#include "summer-pickup-table.h"
#include "summer-sample-dialog.h"

#define EVENING (17 * 60)

/* A class on a day of which nothing is recorded yet. */
typedef struct
{
  Harness *harness; /* owned */
  SummerWorkplace *workplace;
  SummerStore *store;
  gint64 class_id;
  SummerDay day;
  SummerClassDay *before; /* owned: as it was at the start */
  gint64 paper;           /* the last one that was written down */
} Desk;

static SummerClassDay *
load_day (Desk *self)
{
  g_autoptr (GError) error = NULL;
  SummerClassDay *day = summer_class_day_load (self->store, self->class_id, self->day, &error);

  g_assert_no_error (error);
  return day;
}

static Desk *
desk_new (void)
{
  Desk *self = g_new0 (Desk, 1);

  self->harness = harness_new (1);
  self->workplace = summer_workplace_get (self->harness->office);
  self->store = summer_office_get_store (self->harness->office);
  self->class_id = summer_workplace_get_class (self->workplace);
  self->day = summer_office_get_assessment (self->harness->office)->facts->latest + 1;
  self->before = load_day (self);
  while (!self->before->is_open)
    {
      self->day++;
      g_assert_cmpint (self->day, <=, self->before->of->last_day);
      summer_class_day_free (self->before);
      self->before = load_day (self);
    }
  summer_workplace_set_now (self->workplace, self->day, EVENING);
  summer_workplace_set_by (self->workplace, self->before->staff[0].name);
  return self;
}

static void
desk_free (Desk *self)
{
  summer_class_day_free (self->before);
  harness_free (self->harness);
  g_free (self);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Desk, desk_free)

static gint64
get_child (Desk *self, guint index)
{
  g_assert_cmpuint (index, <, self->before->n_children);
  return self->before->children[index].id;
}

static GtkWindow *
find_dialog (void)
{
  return harness_find_window ("SummerDeskDialog");
}

static gboolean
is_active (gpointer data)
{
  GtkWindow *dialog = find_dialog ();

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
is_gone (gpointer data)
{
  return find_dialog () == NULL;
}

static GtkWindow *
wait_for_dialog (Desk *self)
{
  harness_wait (is_active, NULL);
  harness_settle (self->harness);
  return find_dialog ();
}

static void
close_dialog (Desk *self)
{
  harness_press (self->harness, "Escape");
  harness_wait (is_gone, NULL);
  gtk_window_present (GTK_WINDOW (self->harness->window));
  harness_settle (self->harness);
}

static void
press_times (Desk *self, const char *key, guint n)
{
  for (guint i = 0; i < n; i++)
    harness_press (self->harness, key);
}

/* Whether a person sees the text: labels that are not shown are passed over. */
static gboolean
shows (gpointer root, const char *text)
{
  if (!gtk_widget_get_mapped (root))
    return FALSE;
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (root), text) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

static void
write_in (Desk *self, gboolean (*write) (Desk *self, GError **error))
{
  g_autoptr (GError) error = NULL;

  summer_store_begin (self->store, "edit", NULL, &error);
  g_assert_no_error (error);
  write (self, &error);
  g_assert_no_error (error);
  summer_store_commit (self->store, NULL, &error);
  g_assert_no_error (error);
  harness_settle (self->harness);
}

static void
sign_in (Desk *self, guint child)
{
  SummerDesk desk = summer_workplace_get_desk (self->workplace, self->day, "test");
  g_autoptr (GError) error = NULL;

  summer_desk_sign_in (&desk, get_child (self, child), 8 * 60, NULL, NULL, &error);
  g_assert_no_error (error);
}

/* A medicine of the first child, one of the second, an incident and a sample whose hours are over. */
static gboolean
write_cares (Desk *self, GError **error)
{
  SummerMedicineRecord medicine = { .child = get_child (self, 0),
                                    .drug = "Syrup",
                                    .dose = "5 ml",
                                    .time = 1, /* before any other of the day */
                                    .first_day = self->day,
                                    .last_day = self->day,
                                    .signed_by = "Mother",
                                    .signed_on = self->day };
  SummerMedicineRecord another = medicine;
  SummerIncidentNoteRecord incident = { .class_id = self->class_id,
                                        .day = self->day,
                                        .what = "Fell",
                                        .kind = SUMMER_INCIDENT_INJURY,
                                        .time = 10 * 60,
                                        .noted_by = "Tutor",
                                        .ended_on = SUMMER_DAY_NONE,
                                        .ended_at = SUMMER_TIME_NONE,
                                        .reviewed_on = SUMMER_DAY_NONE };
  SummerFoodSampleRecord sample = { .class_id = self->class_id,
                                    .day = self->day - 3,
                                    .time = 12 * 60,
                                    .dish = "Rice",
                                    .grams = 200,
                                    .kept_by = "Tutor",
                                    .discarded_on = SUMMER_DAY_NONE,
                                    .discarded_at = SUMMER_TIME_NONE };

  another.child = get_child (self, 1);
  return summer_medicine_insert (self->store, &medicine, error)
         && summer_medicine_insert (self->store, &another, error)
         && summer_incident_note_insert (self->store, &incident, NULL, 0, error)
         && summer_food_sample_insert (self->store, &sample, error);
}

static SummerCloseOut *
load_close_out (Desk *self)
{
  g_autoptr (SummerClassDay) day = load_day (self);
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
  g_autoptr (Desk) self = desk_new ();
  g_autoptr (SummerClassDay) after = NULL;
  GtkWindow *dialog;

  write_in (self, write_cares);
  sign_in (self, 0);
  sign_in (self, 2);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);
  g_assert_true (shows (dialog, "Still here · 2"));

  /* Two go home with the first who may collect them; the count goes down as one works. */
  /* Who comes is said: Enter alone lets nobody go. */
  harness_press (self->harness, "Return");
  g_assert_false (shows (dialog, "Still here · 1"));
  harness_press (self->harness, "1 Return");
  g_assert_true (shows (dialog, "Still here · 1"));
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
      g_assert_true (shows (dialog, "is an earlier day. Give a reason"));
      harness_type (self->harness, "forgotten");
      harness_press (self->harness, "Return");
    }

  /* When the first of the staff came must be written; the others were away. */
  harness_press (self->harness, "1");
  g_assert_true (shows (dialog, "Write the time like 16:55."));
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
  g_assert_true (shows (dialog, "Nothing is open"));
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (shows (dialog, "The day is locked"));
  after = load_day (self);
  g_assert_true (after->signed_off);
  g_assert_cmpstr (after->signed_off_by, ==, self->before->staff[0].name);
  close_dialog (self);
}

static void
test_locked_day_keeps_what_stood_there (void)
{
  g_autoptr (Desk) self = desk_new ();
  g_autoptr (SummerClassDay) after = NULL;
  GtkWindow *dialog;
  guint unmarked, corrected = 0;

  unmarked = count_open (self, SUMMER_OPEN_CHILD_UNMARKED);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);

  /* With things open it asks why; Escape signs nothing. */
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (shows (dialog, "Still open:"));
  harness_press (self->harness, "Escape");
  g_assert_false (shows (dialog, "Still open:"));
  harness_press (self->harness, "ctrl+Return");
  harness_type (self->harness, "the lists come tomorrow");
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "The day is locked"));
  g_assert_true (shows (dialog, "the lists come tomorrow"));

  /* A mark now is a correction. */
  harness_press (self->harness, "2");
  g_assert_true (shows (dialog, "is signed off. Give a reason"));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_UNMARKED), ==, unmarked);
  harness_type (self->harness, "the father called");
  harness_press (self->harness, "Return");
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_UNMARKED), ==, unmarked - 1);
  g_assert_true (shows (dialog, "Corrected after the sign-off"));
  g_assert_true (shows (dialog, "was not recorded, now sick"));
  g_assert_true (shows (dialog, "the father called"));
  g_assert_true (shows (dialog, self->before->staff[0].name));
  after = load_day (self);
  for (guint i = 0; i < after->n_children; i++)
    if (after->children[i].flags & SUMMER_FLAG_CORRECTED)
      {
        g_assert_cmpint (after->children[i].mark, ==, SUMMER_MARK_SICK);
        corrected++;
      }
  g_assert_cmpuint (corrected, ==, 1);
  close_dialog (self);
}

static void
test_unlisted_needs_a_second_member (void)
{
  g_autoptr (Desk) self = desk_new ();
  g_autoptr (SummerClassDay) after = NULL;
  SummerOpenPanel *panel;
  GtkWindow *dialog;

  sign_in (self, 0);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);
  panel = harness_find (dialog, SUMMER_TYPE_OPEN_PANEL);

  g_assert_true (shows (panel, "Somebody else"));
  for (guint i = 0; i < 9 && !shows (panel, "Confirmed by"); i++)
    summer_open_panel_choose (panel, i);
  harness_settle (self->harness);
  harness_type (self->harness, "Uncle Lin");
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "Write it here, in a few words."));
  harness_type (self->harness, "parents at work");
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "A second member of staff must confirm it"));
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_IN), ==, 1);
  /* The drop-down has the focus: its first name, then back to the reason. */
  harness_press (self->harness, "space Down Return");
  harness_press (self->harness, "alt+r Return");
  g_assert_cmpuint (count_open (self, SUMMER_OPEN_CHILD_IN), ==, 0);
  after = load_day (self);
  g_assert_cmpstr (after->children[0].collected_by, ==, "Uncle Lin");
  close_dialog (self);
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
  g_autoptr (Desk) self = desk_new ();
  g_autoptr (GArray) children = NULL;
  g_autofree char *target = NULL;
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  const guint before = find_incidents (self).n, waiting = count_waiting (self);
  SummerPage *page;
  Found found;

  summer_incident_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day,
                                  get_child (self, 0));
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (shows (dialog, "Choose what kind of incident it is."));
  harness_press (self->harness, "alt+1 alt+w");
  harness_type (self->harness, "Fell on the stairs");
  harness_press (self->harness, "alt+f");
  harness_type (self->harness, "Washed the knee");
  harness_press (self->harness, "alt+c");
  harness_type (self->harness, self->before->children[3].code);
  harness_press (self->harness, "Return");
  harness_press (self->harness, "ctrl+Return");
  harness_wait (is_gone, NULL);

  found = find_incidents (self);
  g_assert_cmpuint (found.n, ==, before + 1);
  g_assert_true (shows (self->harness->window, "Incident: "));
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
  g_assert_true (shows (page, "to be reviewed"));
  g_assert_true (shows (page, "Fell on the stairs"));
  g_assert_true (shows (page, self->before->children[3].name));
  target = g_strdup_printf ("win.review-incident(int64 %" G_GINT64_FORMAT ")", found.last.id);
  harness_act (self->harness, target);
  dialog = wait_for_dialog (self);
  g_assert_true (shows (dialog, self->before->of->code));
  harness_press (self->harness, "alt+2");
  harness_type (self->harness, "Clerk Wu");
  harness_press (self->harness, "Return");
  harness_wait (is_gone, NULL);
  found = find_incidents (self);
  g_assert_cmpint (found.last.severity, ==, SUMMER_INCIDENT_ADVERSE);
  g_assert_cmpint (found.last.reviewed_on, ==, self->day);
  g_assert_cmpuint (count_waiting (self), ==, waiting);
  harness_settle (self->harness);
  g_assert_true (shows (page, "Clerk Wu"));
}

/* What is noted while an earlier day is looked at happened on that day, at a time that the clock does not know. */
static void
test_incident_of_an_earlier_day (void)
{
  g_autoptr (Desk) self = desk_new ();
  const guint before = find_incidents (self).n;
  GtkWindow *dialog;
  Found found;

  summer_workplace_set_now (self->workplace, self->day + 1, EVENING);
  summer_window_set_page (self->harness->window, "today", NULL);
  harness_settle (self->harness);
  harness_press (self->harness, "alt+Page_Up");
  gtk_widget_activate_action (GTK_WIDGET (summer_window_get_page_widget (self->harness->window)),
                              "today.note", NULL);
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "alt+1 alt+w");
  harness_type (self->harness, "Fell on the stairs");
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (shows (dialog, "Write the time like 12:30."));
  harness_type (self->harness, "10:20");
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (shows (dialog, "is an earlier day. Give a reason for the entry."));
  g_assert_cmpuint (find_incidents (self).n, ==, before);
  harness_type (self->harness, "told in the evening");
  harness_press (self->harness, "Return");
  harness_wait (is_gone, NULL);
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
  g_autoptr (Desk) self = desk_new ();
  g_autoptr (SummerCloseOut) open = NULL;
  const SummerOpenThing *thing = NULL;
  SummerOpenPanel *panel;
  GtkWindow *dialog;

  write_in (self, add_incident);
  summer_close_out_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);
  panel = harness_find (dialog, SUMMER_TYPE_OPEN_PANEL);
  {
    g_autoptr (SummerClassDay) day = load_day (self);
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
  g_assert_true (shows (dialog, "It happened at 14:00: write when it was over after that."));
  g_assert_cmpint (find_incidents (self).last.ended_on, ==, SUMMER_DAY_NONE);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "14:10");
  harness_press (self->harness, "Return");
  g_assert_cmpint (find_incidents (self).last.ended_at, ==, 14 * 60 + 10);
  close_dialog (self);
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

  summer_medicine_given_each (self->store, get_child (self, child), find_giving, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found.n, ==, 1);
  g_assert_cmpint (found.given, ==, given);
}

static void
test_give_medicines (void)
{
  g_autoptr (Desk) self = desk_new ();
  GtkWindow *dialog;

  write_in (self, write_cares);
  summer_medicine_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "Return");
  assert_given (self, 0, TRUE);
  g_assert_true (shows (dialog, "Given 17:00"));

  /* The second has none: why must be said. */
  harness_press (self->harness, "ctrl+n");
  g_assert_true (shows (dialog, "Write why it was not given"));
  harness_type (self->harness, "the bottle was not brought");
  harness_press (self->harness, "Return");
  assert_given (self, 1, FALSE);
  g_assert_true (shows (dialog, "Not given: the bottle was not brought"));
  close_dialog (self);
}

static gboolean
mark_sick (Desk *self, GError **error)
{
  const SummerMarkRecord mark = { .class_id = self->class_id,
                                  .child = get_child (self, 0),
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
  g_autoptr (Desk) self = desk_new ();
  GtkWindow *dialog;

  write_in (self, write_cares);
  write_in (self, mark_sick);
  summer_medicine_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);
  g_assert_true (shows (dialog, "Syrup 5 ml"));
  g_assert_true (shows (dialog, "sick"));
  close_dialog (self);
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
  g_autoptr (Desk) self = desk_new ();
  GtkWindow *dialog;

  summer_sample_dialog_present (GTK_WINDOW (self->harness->window), self->workplace, self->day);
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "Write the name of the dish."));
  /* Enter keeps it from the grams, too. */
  harness_type (self->harness, "Fish");
  harness_press (self->harness, "Tab Return");
  g_assert_cmpuint (find_samples (self).n, ==, 1);
  g_assert_true (shows (dialog, "Keep until"));

  /* Before its hours are over it takes a reason. */
  gtk_widget_grab_focus (
      GTK_WIDGET (gtk_list_box_get_row_at_index (harness_find (dialog, GTK_TYPE_LIST_BOX), 0)));
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "to be kept for 48 hours"));
  harness_type (self->harness, "the fridge broke");
  harness_press (self->harness, "Return");
  g_assert_cmpint (find_samples (self).discarded_on, ==, self->day);
  g_assert_true (shows (dialog, "Thrown away"));

  close_dialog (self);
}

typedef struct
{
  const char *name; /* whom it is looked for */
  guint n;
  gint64 id;
  SummerAuthorisationKind kind;
} Written;

static gboolean
find_authorisation (const SummerAuthorisationRecord *record, gpointer user_data)
{
  Written *written = user_data;

  if (g_strcmp0 (record->name, written->name) != 0)
    return TRUE;
  written->n++;
  written->id = record->id;
  written->kind = record->kind;
  return TRUE;
}

static Written
find_written (Desk *self, const char *name)
{
  Written written = { .name = name };
  g_autoptr (GError) error = NULL;

  summer_authorisation_each (self->store, get_child (self, 0), find_authorisation, &written,
                             &error);
  g_assert_no_error (error);
  return written;
}

/* A picture as a telephone takes it: larger than is kept. */
static GFile *
write_picture (Desk *self)
{
  g_autofree char *path = g_build_filename (self->harness->folder, "face.png", NULL);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 900, 1200);
  g_autoptr (GError) error = NULL;

  gdk_pixbuf_fill (picture, 0x88aaccff);
  gdk_pixbuf_save (picture, path, "png", &error, NULL);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
test_authorise_with_a_photo (void)
{
  g_autoptr (Desk) self = desk_new ();
  g_autoptr (GFile) file = write_picture (self);
  g_autoptr (GFile) text = g_file_new_for_path (self->harness->database);
  g_autoptr (GBytes) photo = NULL;
  g_autoptr (GdkPaintable) shown = NULL;
  g_autoptr (GError) error = NULL;
  SummerAuthorisationForm *form;
  GtkWindow *dialog;
  Written written;

  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               get_child (self, 0));
  dialog = wait_for_dialog (self);
  form = harness_find (dialog, SUMMER_TYPE_AUTHORISATION_FORM);
  harness_press (self->harness, "ctrl+n");
  harness_type (self->harness, "Aunt Chen");
  harness_press (self->harness, "alt+r");
  harness_type (self->harness, "aunt");
  harness_press (self->harness, "alt+t");
  harness_type (self->harness, "1280000447");
  harness_press (self->harness, "alt+y");
  harness_type (self->harness, "Mother");
  g_assert_false (summer_authorisation_form_take_photo (form, text, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (summer_authorisation_form_take_photo (form, file, &error));
  g_assert_no_error (error);

  /* A number that cannot be dialled is refused at its field. */
  harness_press (self->harness, "alt+t End 1 Return");
  g_assert_true (shows (dialog, "This is no telephone number"));
  g_assert_cmpuint (find_written (self, "Aunt Chen").n, ==, 0);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "13800004471");
  harness_press (self->harness, "Return");
  written = find_written (self, "Aunt Chen");
  g_assert_cmpuint (written.n, ==, 1);
  g_assert_cmpint (written.kind, ==, SUMMER_MAY_COLLECT);
  photo = summer_authorisation_load_photo (self->store, written.id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (photo), <=, SUMMER_PHOTO_SIZE);
  shown = summer_photo_new_picture (photo);
  g_assert_cmpint (gdk_paintable_get_intrinsic_height (shown), ==, SUMMER_PHOTO_SIDE);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (shown), ==, 360);

  /* One entry of the journal, taken back whole. */
  harness_press (self->harness, "Escape");
  harness_wait (is_gone, NULL);
  harness_act (self->harness, "win.undo");
  harness_wait_idle_work (self->harness);
  g_assert_cmpuint (find_written (self, "Aunt Chen").n, ==, 0);
}

static void
test_minor_is_refused_at_the_field (void)
{
  g_autoptr (Desk) self = desk_new ();
  GtkWidget *focus;
  GtkWindow *dialog;

  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               get_child (self, 0));
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "ctrl+n");
  harness_type (self->harness, "Brother Lin");
  harness_press (self->harness, "alt+y");
  harness_type (self->harness, "Mother");
  harness_press (self->harness, "alt+b");
  harness_type (self->harness, "2003-01-01");
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "Only adults may collect a child: Brother Lin is 16"));
  focus = gtk_widget_get_parent (gtk_root_get_focus (GTK_ROOT (dialog)));
  g_assert_true (gtk_widget_has_css_class (focus, "error"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (focus), GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  g_assert_cmpuint (find_written (self, "Brother Lin").n, ==, 0);
  harness_press (self->harness, "ctrl+a");
  harness_type (self->harness, "1983-01-01");
  harness_press (self->harness, "Return");
  g_assert_cmpuint (find_written (self, "Brother Lin").n, ==, 1);
  close_dialog (self);
}

static gboolean
count_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  ((Found *) user_data)->n += g_strcmp0 (record->drug, "Syrup") == 0;
  return TRUE;
}

static void
test_medicine_at_two_times (void)
{
  g_autoptr (Desk) self = desk_new ();
  g_autofree char *last = summer_day_dup_iso (self->day + 2);
  g_autoptr (GError) error = NULL;
  GtkWindow *dialog;
  Found found = { 0 };

  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               get_child (self, 0));
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "ctrl+m");
  harness_type (self->harness, "Syrup");
  harness_press (self->harness, "Tab");
  harness_type (self->harness, "5 ml");
  harness_press (self->harness, "Tab");
  harness_type (self->harness, "17:00 12:30");
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "Write the last day it is given."));
  harness_type (self->harness, last);
  harness_press (self->harness, "Return");
  g_assert_true (shows (dialog, "Write which guardian signed for it."));
  harness_type (self->harness, "Mother");
  harness_press (self->harness, "Return");
  summer_medicine_each (self->store, get_child (self, 0), count_medicine, &found, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found.n, ==, 2);
  close_dialog (self);
}

static gboolean
write_forbidden (Desk *self, GError **error)
{
  SummerAuthorisationRecord record = { .child = get_child (self, 0),
                                       .kind = SUMMER_MUST_NOT_COLLECT,
                                       .name = "Zhao Liqun",
                                       .birth = SUMMER_DAY_NONE,
                                       .first_day = SUMMER_DAY_NONE,
                                       .last_day = SUMMER_DAY_NONE,
                                       .used_on = SUMMER_DAY_NONE,
                                       .signed_on = SUMMER_DAY_NONE };

  gboolean written = summer_authorisation_insert (self->store, &record, error);

  self->paper = record.id;
  return written;
}

/* An uncle whom nobody had listed took the child home. */
static gboolean
write_unlisted (Desk *self, GError **error)
{
  const SummerReleaseExceptionRecord exception = { .class_id = self->class_id,
                                                   .child = get_child (self, 0),
                                                   .day = self->day,
                                                   .kind = SUMMER_RELEASE_UNLISTED,
                                                   .reason = "Mother called",
                                                   .telephone = "13900001234",
                                                   .released_by = "Tutor",
                                                   .confirmed_by = "Head" };
  const SummerMarkRecord mark = { .class_id = self->class_id,
                                  .child = get_child (self, 0),
                                  .day = self->day,
                                  .mark = SUMMER_MARK_PRESENT,
                                  .in = 480,
                                  .out = 17 * 60 + 5,
                                  .collected_by = "Uncle Li" };

  return summer_mark_insert (self->store, &mark, error)
         && summer_release_exception_insert (self->store, &exception, error);
}

/* The second window to save a paper is told, and shown what the first one wrote. */
static gboolean
change_forbidden (Desk *self, GError **error)
{
  SummerAuthorisationRecord record = { .child = get_child (self, 0),
                                       .kind = SUMMER_MUST_NOT_COLLECT,
                                       .name = "Zhao Liqun",
                                       .relationship = "Neighbour",
                                       .birth = SUMMER_DAY_NONE,
                                       .first_day = SUMMER_DAY_NONE,
                                       .last_day = SUMMER_DAY_NONE,
                                       .used_on = SUMMER_DAY_NONE,
                                       .signed_on = SUMMER_DAY_NONE };

  record.id = self->paper;
  return summer_authorisation_update (self->store, &record, error);
}

static void
test_paper_changed_in_another_window (void)
{
  g_autoptr (Desk) self = desk_new ();
  GtkWindow *dialog;

  write_in (self, write_forbidden);
  summer_child_dialog_present (GTK_WINDOW (self->harness->window), self->workplace,
                               get_child (self, 0));
  dialog = wait_for_dialog (self);
  harness_press (self->harness, "End");
  write_in (self, change_forbidden);
  harness_press (self->harness, "ctrl+Return");
  g_assert_true (shows (dialog, "this paper was changed in another window"));
  g_assert_true (shows (dialog, "Neighbour"));
  g_assert_cmpuint (find_written (self, "Zhao Liqun").n, ==, 1);

  /* What stands there now is what is saved next. */
  harness_press (self->harness, "ctrl+Return");
  g_assert_false (shows (dialog, "this paper was changed in another window"));
  close_dialog (self);
}

static void
test_child_page_says_who_must_not (void)
{
  g_autoptr (Desk) self = desk_new ();
  g_autofree char *target = NULL;
  GtkLabel *warning;

  write_in (self, write_forbidden);
  write_in (self, write_cares);
  write_in (self, write_unlisted);
  summer_window_set_page (self->harness->window, "children", NULL);
  harness_settle (self->harness);
  summer_window_set_page (self->harness->window, "children",
                          g_variant_new_int64 (get_child (self, 0)));
  harness_settle (self->harness);
  warning = harness_find_label (summer_window_get_page_widget (self->harness->window),
                                "Must not collect: Zhao Liqun");
  g_assert_nonnull (warning);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (warning), "forbidden"));
  g_assert_true (shows (summer_window_get_page_widget (self->harness->window), "Syrup 5 ml"));
  g_assert_true (shows (summer_window_get_page_widget (self->harness->window),
                        "Uncle Li 139****1234 · 17:05: Mother called · released by Tutor, "
                        "confirmed by Head"));

  target = g_strdup_printf ("win.child-papers(int64 %" G_GINT64_FORMAT ")", get_child (self, 0));
  harness_act (self->harness, target);
  g_assert_true (shows (wait_for_dialog (self), "Zhao Liqun"));
  close_dialog (self);
}

static void
test_settings_of_food_samples (void)
{
  g_autoptr (Desk) self = desk_new ();
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
  g_test_add_func ("/care/authorise-with-a-photo", test_authorise_with_a_photo);
  g_test_add_func ("/care/minor-is-refused-at-the-field", test_minor_is_refused_at_the_field);
  g_test_add_func ("/care/medicine-at-two-times", test_medicine_at_two_times);
  g_test_add_func ("/care/paper-changed-in-another-window", test_paper_changed_in_another_window);
  g_test_add_func ("/care/child-page-says-who-must-not", test_child_page_says_who_must_not);
  g_test_add_func ("/care/settings-of-food-samples", test_settings_of_food_samples);

  return g_test_run ();
}
