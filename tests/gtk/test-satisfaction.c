/* The page of satisfaction: questionnaires are printed, entered by keyboard, imported, and counted. */
#include "config.h"

#include "harness.h"

#include "summer-answer-entry.h"
#include "summer-answer-table.h"
#include "summer-child-table.h"
#include "summer-journal.h"
#include "summer-questionnaires.h"
#include "summer-record-dialog.h"
#include "summer-safety-table.h"
#include "summer-sheet-view.h"
#include "summer-workplace.h"

#define N_CLASSES 4

typedef struct
{
  Harness *harness; /* owned */
  gint64 programme, class_id;
  GPtrArray *codes; /* owned: of the class */
  SummerDay today;
} Office;

static void
office_clear (Office *self)
{
  g_ptr_array_unref (self->codes);
  harness_free (self->harness);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Office, office_clear)

static SummerStore *
get_store (Office *self)
{
  return summer_office_get_store (self->harness->office);
}

static SummerPage *
get_page (Office *self)
{
  return summer_window_get_page_widget (self->harness->window);
}

static void
act (Office *self, const char *action, GVariant *target)
{
  g_assert_true (gtk_widget_activate_action_variant (GTK_WIDGET (get_page (self)), action, target));
  harness_settle (self->harness);
}

/* The page is open, and the first class has its questionnaires on paper. */
static Office
office_open (void)
{
  Office self = { .harness = harness_new (N_CLASSES) };
  SummerWorkplace *workplace;
  g_autoptr (GError) error = NULL;
  g_autofree char *pdf = NULL;

  harness_wait_assessed (self.harness);
  self.programme = summer_office_get_programme (self.harness->office);
  self.class_id = summer_office_get_assessment (self.harness->office)->facts->classes[0].id;
  self.today = summer_office_get_assessment (self.harness->office)->as_of;
  workplace = summer_workplace_get (self.harness->office);
  summer_workplace_set_now (workplace, self.today, 10 * 60);
  harness_act (self.harness, "win.page::satisfaction");
  harness_settle (self.harness);
  pdf = g_build_filename (self.harness->folder, "questionnaires.pdf", NULL);
  act (&self, "page.save-questionnaires-to", g_variant_new ("(xs)", self.class_id, pdf));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  self.codes = summer_questionnaires_load_open (get_store (&self), self.class_id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (self.codes->len, >, 3);
  return self;
}

static guint
count_printed (Office *self, gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes
      = summer_questionnaires_load_open (get_store (self), class_id, &error);

  g_assert_no_error (error);
  return codes->len;
}

/* A family more, for which there is no questionnaire yet. */
static void
enrol_one_more (Office *self, gint64 class_id)
{
  g_autofree char *code = g_strdup_printf ("ZZ%" G_GINT64_FORMAT, class_id);
  SummerChildRecord child = { .programme = self->programme,
                              .code = code,
                              .name = "林双双",
                              .birth = SUMMER_DAY_NONE,
                              .telephone = "13600001234" };
  SummerEnrolmentRecord enrolment = { .class_id = class_id,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .agreement = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_begin (get_store (self), "add", NULL, &error));
  g_assert_true (summer_child_insert (get_store (self), &child, &error));
  enrolment.child = child.id;
  g_assert_true (summer_enrolment_insert (get_store (self), &enrolment, &error));
  g_assert_true (summer_store_commit (get_store (self), NULL, &error));
}

/* Without a class the questionnaires are those of the classes shown, and no others. */
static void
test_printed_of_the_union (void)
{
  g_auto (Office) self = office_open ();
  SummerAssessment *whole = summer_office_get_whole_assessment (self.harness->office);
  const guint n = whole->n_classes;
  g_autofree char *name = g_strdup (whole->facts->classes[1].union_name);
  g_autofree char *pdf = g_build_filename (self.harness->folder, "union.pdf", NULL);
  g_autofree guint *before = g_new0 (guint, n);
  guint n_of = 0, n_others = 0;

  for (guint i = 0; i < n; i++)
    enrol_one_more (&self, whole->facts->classes[i].id);
  harness_wait_assessed (self.harness);
  whole = summer_office_get_whole_assessment (self.harness->office);
  for (guint i = 0; i < n; i++)
    before[i] = count_printed (&self, whole->facts->classes[i].id);
  summer_office_set_union (self.harness->office, name);
  harness_wait_assessed (self.harness);
  act (&self, "page.save-questionnaires-to", g_variant_new ("(xs)", (gint64) 0, pdf));
  g_assert_true (g_file_test (pdf, G_FILE_TEST_EXISTS));
  whole = summer_office_get_whole_assessment (self.harness->office);
  for (guint i = 0; i < n; i++)
    {
      const SummerClassFacts *of = &whole->facts->classes[i];
      const guint printed = count_printed (&self, of->id);

      if (g_strcmp0 (of->union_name, name) != 0)
        {
          g_assert_cmpuint (printed, ==, before[i]);
          n_others++;
        }
      else
        {
          g_assert_cmpuint (printed, >, before[i]);
          n_of++;
        }
    }
  g_assert_cmpuint (n_of, >, 0);
  g_assert_cmpuint (n_others, >, 0);
}

static gboolean
count_response (const SummerResponseRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static guint
count_responses (Office *self)
{
  guint n = 0;
  g_autoptr (GError) error = NULL;

  summer_response_each (get_store (self), self->programme, count_response, &n, &error);
  g_assert_no_error (error);
  return n;
}

static guint
count_open (Office *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes
      = summer_questionnaires_load_open (get_store (self), self->class_id, &error);

  g_assert_no_error (error);
  return codes->len;
}

static GtkEditable *
find_field (Office *self, const char *name)
{
  GtkWidget *entry = harness_find (get_page (self), SUMMER_TYPE_ANSWER_ENTRY);

  return GTK_EDITABLE (gtk_widget_get_template_child (entry, SUMMER_TYPE_ANSWER_ENTRY, name));
}

/* A paper takes its code, a key an answer and Enter; the field is ready for the next one. */
static void
test_entered_by_keys (void)
{
  g_auto (Office) office = office_open ();
  const char *code = g_ptr_array_index (office.codes, 1);
  const guint before = count_responses (&office);
  g_autofree char *lower = g_ascii_strdown (code, -1);

  summer_window_focus_page (office.harness->window);
  harness_press (office.harness, "ctrl+n");
  harness_settle (office.harness);
  harness_type (office.harness, lower);
  harness_press (office.harness, "Return 1 1 2 3 4 KP_2 1");
  harness_type (office.harness, "more sports");
  harness_press (office.harness, "Return");
  harness_settle (office.harness);
  g_assert_cmpuint (count_responses (&office), ==, before + 1);
  g_assert_cmpuint (count_open (&office), ==, office.codes->len - 1);
  g_assert_cmpstr (gtk_editable_get_text (find_field (&office, "code")), ==, "");
  g_assert_nonnull (harness_find_label (get_page (&office), "Entered: "));
  g_assert_nonnull (harness_find_label (get_page (&office), "1 entered"));

  /* The same paper a second time is said to be entered, and nothing is written. */
  harness_type (office.harness, code);
  harness_press (office.harness, "Return");
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (get_page (&office), "were entered already"));
  g_assert_cmpuint (count_responses (&office), ==, before + 1);

  harness_act (office.harness, "win.undo");
  harness_wait_idle_work (office.harness);
  harness_settle (office.harness);
  g_assert_cmpuint (count_responses (&office), ==, before);
  g_assert_cmpuint (count_open (&office), ==, office.codes->len);
}

/* A slip of the keyboard is found before any answer is typed; without the overall answer nothing is stored. */
static void
test_wrong_entries_stay (void)
{
  g_auto (Office) office = office_open ();
  const guint before = count_responses (&office);

  summer_window_focus_page (office.harness->window);
  harness_press (office.harness, "ctrl+n");
  harness_settle (office.harness);
  harness_type (office.harness, "22223");
  harness_press (office.harness, "Return");
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (get_page (&office), "mistyped"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (find_field (&office, "code")), "error"));

  gtk_editable_set_text (find_field (&office, "code"), g_ptr_array_index (office.codes, 0));
  harness_press (office.harness, "Return Down 2");
  harness_press (office.harness, "ctrl+Return");
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (get_page (&office), "does not count"));
  g_assert_cmpuint (count_responses (&office), ==, before);
  harness_press (office.harness, "1 ctrl+Return");
  harness_settle (office.harness);
  g_assert_cmpuint (count_responses (&office), ==, before + 1);
}

/* {{{ Import */

static gboolean
is_open (gpointer type)
{
  return harness_find_window (type) != NULL && gtk_window_is_active (harness_find_window (type));
}

static gboolean
is_closed (gpointer type)
{
  return harness_find_window (type) == NULL;
}

static gboolean
shows_rows (gpointer dialog)
{
  return harness_find_label (dialog, "2 questionnaires") != NULL;
}

#define IMPORT ((gpointer) "SummerAnswerImportDialog")

static void
open_list (Office *self, GtkWindow *dialog, const char *format)
{
  g_autofree char *path = g_build_filename (self->harness->folder, "answers.csv", NULL);
  g_autofree char *text = g_strdup_printf (format, (char *) g_ptr_array_index (self->codes, 0),
                                           (char *) g_ptr_array_index (self->codes, 1));

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (dialog), "answers.open-file", "s", path));
  harness_wait (shows_rows, dialog);
  harness_settle (self->harness);
}

/* A wrong cell is named and stops the whole; the list mended is taken as one entry. */
static void
test_imported (void)
{
  g_auto (Office) office = office_open ();
  const guint before = count_responses (&office);
  const guint entries = summer_journal_get_entries (get_store (&office))->len;
  GtkWindow *dialog;

  act (&office, "page.import-answers", NULL);
  harness_wait (is_open, IMPORT);
  dialog = harness_find_window (IMPORT);
  open_list (&office, dialog, "code,q1,q2,comment\n%s,1,2,fine\n%s,7,1,\n");
  g_assert_nonnull (harness_find_label (dialog, "B3: “7” is no answer"));
  harness_press (office.harness, "ctrl+Return");
  harness_settle (office.harness);
  g_assert_cmpuint (count_responses (&office), ==, before);

  open_list (&office, dialog, "code,q1,q2,comment\n%s,1,2,fine\n%s,4,,\n");
  harness_press (office.harness, "ctrl+Return");
  harness_wait (is_closed, IMPORT);
  harness_settle (office.harness);
  g_assert_cmpuint (count_responses (&office), ==, before + 2);
  g_assert_cmpuint (summer_journal_get_entries (get_store (&office))->len, ==, entries + 1);
}

/* }}} */

#define FORM ((gpointer) "SummerRecordDialog")

/* A question that says nothing cannot be stored; one more is asked from then on, on the page too. */
static void
test_questions_are_edited (void)
{
  g_auto (Office) office = office_open ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) before
      = summer_questions_load (get_store (&office), office.programme, &error);
  g_autoptr (GPtrArray) after = NULL;
  GtkWindow *dialog;

  act (&office, "page.questions", NULL);
  harness_wait (is_open, FORM);
  harness_settle (office.harness);
  dialog = harness_find_window (FORM);
  harness_click_on (office.harness, harness_find_label (dialog, "Another Question"));
  harness_settle (office.harness);
  harness_press (office.harness, "ctrl+Return");
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (dialog, "Write the question"));
  harness_type (office.harness, "Is the room cool enough?");
  harness_press (office.harness, "ctrl+Return");
  harness_wait (is_closed, FORM);
  harness_settle (office.harness);
  after = summer_questions_load (get_store (&office), office.programme, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (after->len, ==, before->len + 1);
  act (&office, "page.enter-answers", NULL);
  g_assert_nonnull (harness_find_label (get_page (&office), "Is the room cool enough?"));
}

/* The class chosen is told with what the rules ask for. */
static void
test_class_is_described (void)
{
  g_auto (Office) office = office_open ();
  SummerSheetView *view = SUMMER_SHEET_VIEW (summer_page_get_commands (get_page (&office)));

  summer_sheet_view_choose (view, office.class_id);
  harness_settle (office.harness);
  g_assert_nonnull (harness_find_label (get_page (&office), "The rules ask for"));
  g_assert_nonnull (harness_find_label (get_page (&office), "90%"));
  g_assert_nonnull (harness_find_label (get_page (&office), "Families"));
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/satisfaction/entered-by-keys", test_entered_by_keys);
  g_test_add_func ("/satisfaction/wrong-entries-stay", test_wrong_entries_stay);
  g_test_add_func ("/satisfaction/imported", test_imported);
  g_test_add_func ("/satisfaction/questions-are-edited", test_questions_are_edited);
  g_test_add_func ("/satisfaction/class-is-described", test_class_is_described);

  g_test_add_func ("/satisfaction/printed-of-the-union", test_printed_of_the_union);
  return g_test_run ();
}
