#include "config.h"

#include "summer-satisfaction-page.h"

#include <glib/gi18n.h>

#include "summer-answer-entry.h"
#include "summer-answer-import-dialog.h"
#include "summer-answer-table.h"
#include "summer-details.h"
#include "summer-phrase.h"
#include "summer-print.h"
#include "summer-questionnaire-form.h"
#include "summer-questionnaires.h"
#include "summer-questions-dialog.h"
#include "summer-sheet-view.h"
#include "summer-window.h"
#include "summer-workplace.h"

enum
{
  CLASSES,
  QUESTIONS,
  UNIONS,
  RESPONSES,
  N_VIEWS,
};

struct _SummerSatisfactionPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerSheetView *views[N_VIEWS];
  SummerDetails *class_details, *response_details;
  SummerAnswerEntry *entry;
  gboolean ready;
};

G_DEFINE_FINAL_TYPE (SummerSatisfactionPage, summer_satisfaction_page, SUMMER_TYPE_PAGE)

static SummerOffice *
get_office (SummerSatisfactionPage *self)
{
  return summer_page_get_office (SUMMER_PAGE (self));
}

/* {{{ The lists */

static char *
dup_classes_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s class", "%s classes", count), count);
}

static char *
dup_rows_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s row", "%s rows", count), count);
}

static char *
dup_unions_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s union", "%s unions", count), count);
}

static char *
dup_responses_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s response", "%s responses", count), count);
}

static void
set_up (SummerSatisfactionPage *self)
{
  static const struct
  {
    const SummerSheetSpec *spec;
    const char *where, *title, *text;
    char *(*dup_count_text) (guint count);
  } sheets[N_VIEWS] = {
    [CLASSES] = { &summer_sheet_satisfaction, "outcome", N_ ("No Classes Yet"),
                  N_ ("Import the programme workbook."), dup_classes_text },
    [QUESTIONS] = { &summer_sheet_questions, "aspect", N_ ("No Questions Yet"),
                    N_ ("They are stored when questionnaires are first printed."), dup_rows_text },
    [UNIONS] = { &summer_sheet_satisfied_unions, NULL, N_ ("No Unions Yet"),
                 N_ ("Import the programme workbook."), dup_unions_text },
    [RESPONSES] = { &summer_sheet_responses, "rating", N_ ("No Answers Yet"),
                    N_ ("Print questionnaires, and enter here what comes back; or import the "
                        "sheet of responses of the programme workbook."),
                    dup_responses_text },
  };

  self->ready = TRUE;
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_set_count_text (self->views[i], sheets[i].dup_count_text);
      summer_sheet_view_set_empty (self->views[i], "summer-satisfaction-symbolic",
                                   _ (sheets[i].title), _ (sheets[i].text), NULL, NULL);
      summer_sheet_view_set_up (self->views[i], get_office (self), sheets[i].spec, sheets[i].where);
    }
}

static SummerSheetRow *
dup_row (SummerSheetView *view, gint64 key)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  const guint position = key != 0 ? summer_sheet_find_key (sheet, key) : GTK_INVALID_LIST_POSITION;

  return position != GTK_INVALID_LIST_POSITION
             ? g_list_model_get_item (G_LIST_MODEL (sheet), position)
             : NULL;
}

static void
add_columns (SummerSheetView *view,
             SummerSheetRow *row,
             SummerDetails *details,
             const char *const *columns)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (summer_sheet_view_get_sheet (view));

  for (; *columns != NULL; columns++)
    {
      const guint index = summer_sheet_find_column (spec, *columns);
      g_autofree char *text = summer_sheet_row_dup_text (row, index);

      summer_details_add_line (details, _ (spec->columns[index].heading), text);
    }
}

static const char *
get_raw (SummerSheetView *view, SummerSheetRow *row, const char *column)
{
  return summer_sheet_row_get_raw (
      row, summer_sheet_find_column (summer_sheet_get_spec (summer_sheet_view_get_sheet (view)),
                                     column));
}

/* }}} */
/* {{{ A class */

/* What the rules ask, beside what there is. */
static void
add_thresholds (SummerSatisfactionPage *self, SummerDetails *details)
{
  SummerAssessment *assessment = summer_office_get_assessment (get_office (self));
  g_autofree char *satisfied = NULL, *responses = NULL;

  if (assessment == NULL)
    return;
  satisfied = summer_rate_dup_basis_points (assessment->policy->satisfaction_min);
  responses = summer_rate_dup_basis_points (assessment->policy->responses_min);
  summer_details_add_section (details, _ ("The rules ask for"));
  summer_details_add_line (details, _ ("Responses of the headcount"), responses);
  summer_details_add_line (details, _ ("Satisfied share"), satisfied);
}

static void
add_families (SummerSatisfactionPage *self, SummerDetails *details, gint64 class_id)
{
  guint n = 0;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!summer_questionnaire_count_families (summer_office_get_store (get_office (self)), class_id,
                                            &n, &error))
    {
      summer_details_add_note (details, error->message);
      return;
    }
  text = g_strdup_printf ("%u", n);
  summer_details_add_line (details, _ ("Families"), text);
}

static void
describe_class (SummerSatisfactionPage *self, gint64 key)
{
  static const char *const columns[] = { "union", "responses", "satisfied", "outcome", NULL };
  static const char *const asked[] = { "asked", "returned", NULL };
  SummerSheetView *view = self->views[CLASSES];
  g_autoptr (SummerSheetRow) row = dup_row (view, key);

  gtk_widget_set_visible (GTK_WIDGET (self->class_details), row != NULL);
  if (row == NULL)
    return;
  summer_details_begin (self->class_details, get_raw (view, row, "class"),
                        get_raw (view, row, "class_code"));
  add_columns (view, row, self->class_details, columns);
  summer_details_add_section (self->class_details, _ ("Questionnaires"));
  add_families (self, self->class_details, key);
  add_columns (view, row, self->class_details, asked);
  add_thresholds (self, self->class_details);
  summer_details_add_button (self->class_details, _ ("Print Questionnaires…"),
                             "page.print-questionnaires", g_variant_new_int64 (key));
  summer_details_add_button (self->class_details, _ ("Show the Class"), "win.show-class",
                             g_variant_new_string (get_raw (view, row, "class_code")));
}

/* }}} */
/* {{{ A response */

typedef struct
{
  SummerDetails *details;
  GPtrArray *questions; /* SummerQuestion */
} Answers;

static gboolean
add_answer (const SummerAnswerRecord *record, gpointer user_data)
{
  const Answers *answers = user_data;

  for (guint i = 0; i < answers->questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (answers->questions, i);

      if (question->id == record->question)
        summer_details_add_line (answers->details, question->text,
                                 summer_terms_get_text (SUMMER_TERMS_RATING, (int) record->rating));
    }
  return TRUE;
}

static void
describe_response (SummerSatisfactionPage *self, gint64 key)
{
  static const char *const columns[] = { "day", "code", "rating", "comment", NULL };
  SummerSheetView *view = self->views[RESPONSES];
  SummerStore *store = summer_office_get_store (get_office (self));
  g_autoptr (SummerSheetRow) row = dup_row (view, key);
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (GError) error = NULL;
  Answers answers = { self->response_details, NULL };

  gtk_widget_set_visible (GTK_WIDGET (self->response_details), row != NULL);
  if (row == NULL)
    return;
  summer_details_begin (self->response_details, get_raw (view, row, "class"),
                        get_raw (view, row, "class_code"));
  add_columns (view, row, self->response_details, columns);
  questions
      = summer_questions_load (store, summer_office_get_programme (get_office (self)), &error);
  answers.questions = questions;
  summer_details_add_section (self->response_details, _ ("Answers"));
  if (questions == NULL || !summer_answer_each (store, key, add_answer, &answers, &error))
    summer_details_add_note (self->response_details, error->message);
  summer_details_add_button (self->response_details, _ ("Show the Class"), "win.show-class",
                             g_variant_new_string (get_raw (view, row, "class_code")));
  summer_details_add_button (self->response_details, _ ("History…"), "page.history", NULL);
}

/* }}} */
/* {{{ Printing */

/* Makes the codes that are missing and the form; a toast says why there is none. */
static SummerForm *
make_form (SummerSatisfactionPage *self, gint64 class_id)
{
  SummerOffice *office = get_office (self);
  SummerStore *store = summer_office_get_store (office);
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  const gint64 programme = summer_office_get_programme (office);
  const char *unions = summer_office_get_unions (office);
  SummerForm *form = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  if (summer_questionnaires_make (store, programme, class_id, unions, today, NULL, &done, &error))
    form = summer_questionnaire_form_new (store, programme, class_id, unions, &error);
  if (form == NULL)
    summer_window_toast_error (window, error);
  else if (done != NULL)
    summer_window_toast (window, done, _ ("_Undo"), "win.undo");
  return form;
}

/* "x" = a class, 0 = all that are shown. */
static void
print_questionnaires_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (widget);
  g_autoptr (SummerForm) form = make_form (self, g_variant_get_int64 (parameter));

  if (form != NULL)
    summer_print_form (form, GTK_WINDOW (gtk_widget_get_root (widget)));
}

/* Those of the class chosen in the list; of all, where none is. */
static void
print_chosen_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (widget);

  gtk_widget_activate_action (widget, "page.print-questionnaires", "x",
                              summer_sheet_view_get_chosen (self->views[CLASSES]));
}

/* "(xs)" = a class or 0, a path. */
static void
save_questionnaires_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (widget);
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (GError) error = NULL;
  const char *path;
  gint64 class_id;

  g_variant_get (parameter, "(x&s)", &class_id, &path);
  form = make_form (self, class_id);
  if (form == NULL)
    return;
  if (summer_form_save_pdf (form, path, &error))
    summer_window_toast_file (window, path, TRUE);
  else
    summer_window_toast_error (window, error);
}

static void
save_response_cb (GtkNativeDialog *dialog, int response, SummerSatisfactionPage *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autofree char *named = path == NULL || g_str_has_suffix (path, ".pdf")
                               ? g_strdup (path)
                               : g_strconcat (path, ".pdf", NULL);

  if (named != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "page.save-questionnaires-to", "(xs)",
                                summer_sheet_view_get_chosen (self->views[CLASSES]), named);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
save_questionnaires_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save as PDF"), GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *file = g_strconcat (_ ("Questionnaires"), ".pdf", NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), file);
  g_signal_connect_object (dialog, "response", G_CALLBACK (save_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* }}} */
/* {{{ Commands */

static void
questions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_questions_dialog_present (SUMMER_WINDOW (gtk_widget_get_root (widget)));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_answer_import_dialog_present (SUMMER_WINDOW (gtk_widget_get_root (widget)));
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (widget);

  gtk_stack_set_visible_child_name (self->stack, "entry");
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const char *const tables[N_VIEWS] = { "class", "question", NULL, "response" };
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (widget);
  GtkWidget *shown = summer_page_get_commands (SUMMER_PAGE (self));

  for (guint i = 0; i < N_VIEWS; i++)
    if (shown == GTK_WIDGET (self->views[i]) && tables[i] != NULL
        && summer_sheet_view_get_chosen (self->views[i]) > SUMMER_ASPECT_COMMUNICATION + 1)
      gtk_widget_activate_action (widget, "win.history", "(sx)", tables[i],
                                  summer_sheet_view_get_chosen (self->views[i]));
}

static void
class_activated_cb (SummerSatisfactionPage *self, gint64 key)
{
  g_autoptr (SummerSheetRow) row = dup_row (self->views[CLASSES], key);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s",
                                get_raw (self->views[CLASSES], row, "class_code"));
}

/* }}} */

static void
summer_satisfaction_page_refresh (SummerPage *page)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (page);

  if (!self->ready)
    set_up (self);
  for (guint i = 0; i < N_VIEWS; i++)
    summer_sheet_view_refresh (self->views[i]);
  describe_class (self, summer_sheet_view_get_chosen (self->views[CLASSES]));
  describe_response (self, summer_sheet_view_get_chosen (self->views[RESPONSES]));
  if (summer_office_get_programme (get_office (self)) != 0)
    summer_answer_entry_refresh (self->entry, get_office (self));
}

/* "s" = what is shown: "classes", "questions", "unions", "answers" or "entry"; "x" = the key of a response. */
static void
summer_satisfaction_page_show (SummerPage *page, GVariant *target)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (page);

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    {
      gtk_stack_set_visible_child_name (self->stack, "answers");
      summer_sheet_view_choose (self->views[RESPONSES], g_variant_get_int64 (target));
    }
  else if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING)
           && gtk_stack_get_child_by_name (self->stack, g_variant_get_string (target, NULL)))
    gtk_stack_set_visible_child_name (self->stack, g_variant_get_string (target, NULL));
}

static GtkWidget *
summer_satisfaction_page_get_commands (SummerPage *page)
{
  SummerSatisfactionPage *self = SUMMER_SATISFACTION_PAGE (page);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  for (guint i = 0; i < N_VIEWS; i++)
    if (shown != NULL && gtk_widget_is_ancestor (GTK_WIDGET (self->views[i]), shown))
      return GTK_WIDGET (self->views[i]);
  return NULL;
}

static gboolean
summer_satisfaction_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *commands = summer_satisfaction_page_get_commands (SUMMER_PAGE (widget));

  return gtk_widget_grab_focus (
      commands != NULL ? commands : GTK_WIDGET (SUMMER_SATISFACTION_PAGE (widget)->entry));
}

static GtkWidget *
new_switch (SummerSatisfactionPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  return switcher;
}

static GtkWidget *
new_menu_button (void)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("_Print for the Class Chosen, or for All…"), "page.print-chosen");
  g_menu_append (menu, _ ("_Save as PDF…"), "page.save-questionnaires");
  g_menu_append (menu, _ ("_Enter Answers"), "page.enter-answers");
  g_menu_append (menu, _ ("_Import Answers…"), "page.import-answers");
  g_menu_append (menu, _ ("Edit the _Questions…"), "page.questions");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("Questionnaires"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  return button;
}

static void
summer_satisfaction_page_class_init (SummerSatisfactionPageClass *klass)
{
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  page_class->refresh = summer_satisfaction_page_refresh;
  page_class->show = summer_satisfaction_page_show;
  page_class->get_commands = summer_satisfaction_page_get_commands;
  widget_class->grab_focus = summer_satisfaction_page_grab_focus;

  gtk_widget_class_install_action (widget_class, "page.history", NULL, history_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_h, GDK_CONTROL_MASK, "page.history",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "page.print-questionnaires", "x",
                                   print_questionnaires_action);
  gtk_widget_class_install_action (widget_class, "page.print-chosen", NULL, print_chosen_action);
  gtk_widget_class_install_action (widget_class, "page.save-questionnaires", NULL,
                                   save_questionnaires_action);
  gtk_widget_class_install_action (widget_class, "page.save-questionnaires-to", "(xs)",
                                   save_questionnaires_to_action);
  gtk_widget_class_install_action (widget_class, "page.questions", NULL, questions_action);
  gtk_widget_class_install_action (widget_class, "page.import-answers", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "page.enter-answers", NULL, enter_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "page.enter-answers", NULL);
}

static void
add_sheet (SummerSatisfactionPage *self, guint n, const char *name, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  SummerDetails *details = n == CLASSES     ? self->class_details
                           : n == RESPONSES ? self->response_details
                                            : NULL;

  self->views[n] = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views[n]));
  if (details != NULL)
    {
      gtk_widget_set_visible (GTK_WIDGET (details), FALSE);
      gtk_box_append (GTK_BOX (box), GTK_WIDGET (details));
    }
  gtk_stack_add_titled (self->stack, box, name, title);
}

static void
summer_satisfaction_page_init (SummerSatisfactionPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->class_details = SUMMER_DETAILS (summer_details_new ());
  self->response_details = SUMMER_DETAILS (summer_details_new ());
  self->entry = SUMMER_ANSWER_ENTRY (summer_answer_entry_new ());
  add_sheet (self, CLASSES, "classes", _ ("By class"));
  add_sheet (self, QUESTIONS, "questions", _ ("By question"));
  add_sheet (self, UNIONS, "unions", _ ("By union"));
  add_sheet (self, RESPONSES, "answers", _ ("Answers"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->entry), "entry", _ ("Entry"));
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_add_switch (self->views[i], new_switch (self));
      summer_sheet_view_add_button (self->views[i], new_menu_button ());
    }
  summer_answer_entry_add_switch (self->entry, new_switch (self));
  summer_answer_entry_add_button (self->entry, new_menu_button ());
  g_signal_connect_swapped (self->views[CLASSES], "activate", G_CALLBACK (class_activated_cb),
                            self);
  g_signal_connect_swapped (self->views[CLASSES], "selected", G_CALLBACK (describe_class), self);
  g_signal_connect_swapped (self->views[RESPONSES], "selected", G_CALLBACK (describe_response),
                            self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
