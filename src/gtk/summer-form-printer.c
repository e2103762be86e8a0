#include "config.h"

#include "summer-form-printer.h"

#include <glib/gi18n.h>

#include "summer-form-request.h"
#include "summer-print.h"

typedef struct
{
  const char *name; /* of the parameter */
  SummerPrintKind kind;
  SummerSpan span;
  gboolean blank;
} Choice;

static const Choice choices[] = {
  { "register-week", SUMMER_PRINT_REGISTER, SUMMER_SPAN_WEEK, FALSE },
  { "register-month", SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, FALSE },
  { "register-week-blank", SUMMER_PRINT_REGISTER, SUMMER_SPAN_WEEK, TRUE },
  { "register-month-blank", SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, TRUE },
  { "pickup", SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, FALSE },
  { "pickup-blank", SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, TRUE },
  { "roster", SUMMER_PRINT_ROSTER, SUMMER_SPAN_DAY, FALSE },
  { "cards", SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, FALSE },
};

static const char *const actions[]
    = { "print-form", "print-form-days", "save-form", "save-form-to" };

static const Choice *
find_choice (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    if (g_strcmp0 (choices[i].name, name) == 0)
      return &choices[i];
  return NULL;
}

/* The form, or NULL after a toast said why not. What cannot be on it is told as well. */
static SummerForm *
make_form (SummerWindow *window,
           SummerWorkplace *workplace,
           const Choice *choice,
           SummerDay first,
           SummerDay last)
{
  SummerStore *store = summer_office_get_store (summer_workplace_get_office (workplace));
  SummerFormRequest request = { .kind = choice->kind,
                                .class_id = summer_workplace_get_class (workplace),
                                .first = first,
                                .last = last,
                                .blank = choice->blank };
  g_autoptr (GError) error = NULL;
  SummerForm *form = NULL;
  GPtrArray *warnings;

  g_return_val_if_fail (store != NULL && request.class_id != 0, NULL);

  summer_workplace_get_now (workplace, &request.today, NULL);
  if (first != SUMMER_DAY_NONE
      || summer_form_request_choose (&request, store, choice->span, &error))
    form = summer_form_request_make (&request, store, &error);
  if (form == NULL)
    {
      summer_window_toast_error (window, error);
      return NULL;
    }
  warnings = summer_form_get_warnings (form);
  for (guint i = 0; i < warnings->len; i++)
    summer_window_toast (window, g_ptr_array_index (warnings, i), NULL, NULL);
  return form;
}

static SummerWorkplace *
get_workplace (SummerWindow *window)
{
  return summer_workplace_get (summer_window_get_office (window));
}

static void
print (GtkWindow *parent,
       SummerWorkplace *workplace,
       const Choice *choice,
       SummerDay first,
       SummerDay last)
{
  g_autoptr (SummerForm) form = make_form (SUMMER_WINDOW (parent), workplace, choice, first, last);

  if (form != NULL)
    summer_print_form (form, parent);
}

/**
 * summer_form_printer_run:
 * @parent: the window that asks
 * @what: `register`, `pickup`, `roster` or `cards`
 * @first: the first day; %SUMMER_DAY_NONE for the days about today
 * @last: the last day
 * @blank: without what was recorded
 *
 * Opens the print dialog for a form of the class at the desk; it also previews and prints into a PDF file.
 */
void
summer_form_printer_run (GtkWindow *parent,
                         SummerWorkplace *workplace,
                         const char *what,
                         SummerDay first,
                         SummerDay last,
                         gboolean blank)
{
  Choice choice = { what, SUMMER_PRINT_REGISTER, SUMMER_SPAN_DAY, blank };

  g_return_if_fail (SUMMER_IS_WINDOW (parent) && SUMMER_IS_WORKPLACE (workplace));
  g_return_if_fail (summer_print_kind_parse (what, &choice.kind));

  if (choice.kind == SUMMER_PRINT_REGISTER)
    choice.span = SUMMER_SPAN_MONTH;
  print (parent, workplace, &choice, first, last);
}

static void
print_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const Choice *choice = find_choice (g_variant_get_string (parameter, NULL));

  g_return_if_fail (choice != NULL);

  print (user_data, get_workplace (user_data), choice, SUMMER_DAY_NONE, SUMMER_DAY_NONE);
}

static void
print_form_days_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const Choice *choice;
  const char *name;
  SummerDay first, last;

  g_variant_get (parameter, "(&sii)", &name, &first, &last);
  choice = find_choice (name);
  g_return_if_fail (choice != NULL && first <= last);

  print (user_data, get_workplace (user_data), choice, first, last);
}

/* {{{ Into a file */

static void
save (SummerWindow *window, SummerForm *form, const char *path)
{
  g_autoptr (GError) error = NULL;

  if (summer_form_save_pdf (form, path, &error))
    summer_window_toast_file (window, path, TRUE);
  else
    summer_window_toast_error (window, error);
}

static void
response_cb (GtkNativeDialog *dialog, int response, SummerForm *form)
{
  SummerWindow *window = SUMMER_WINDOW (gtk_native_dialog_get_transient_for (dialog));
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autofree char *named = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    {
      named = g_str_has_suffix (path, ".pdf") ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
      save (window, form, named);
    }
  else if (file != NULL)
    summer_window_toast (window, _ ("Choose a folder of this computer."), NULL, NULL);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
unref_form (gpointer form, GClosure *closure)
{
  g_object_unref (form);
}

static void
save_form_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  const Choice *choice = find_choice (g_variant_get_string (parameter, NULL));
  GtkFileChooserNative *dialog;
  SummerForm *form;
  g_autofree char *name = NULL;

  g_return_if_fail (choice != NULL);

  form = make_form (user_data, get_workplace (user_data), choice, SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  if (form == NULL)
    return;
  name = g_strconcat (summer_form_get_name (form), ".pdf", NULL);
  dialog = gtk_file_chooser_native_new (_ ("Save as PDF"), user_data, GTK_FILE_CHOOSER_ACTION_SAVE,
                                        _ ("_Save"), _ ("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), form, unref_form, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
save_form_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (SummerForm) form = NULL;
  const Choice *choice;
  const char *name, *path;

  g_variant_get (parameter, "(&s&s)", &name, &path);
  choice = find_choice (name);
  g_return_if_fail (choice != NULL);

  form = make_form (user_data, get_workplace (user_data), choice, SUMMER_DAY_NONE, SUMMER_DAY_NONE);
  if (form != NULL)
    save (user_data, form, path);
}

/* }}} */

/**
 * summer_form_printer_add_actions:
 *
 * Puts the actions on the window.
 */
void
summer_form_printer_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "print-form", .activate = print_form_cb, .parameter_type = "s" },
    { .name = "print-form-days", .activate = print_form_days_cb, .parameter_type = "(sii)" },
    { .name = "save-form", .activate = save_form_cb, .parameter_type = "s" },
    { .name = "save-form-to", .activate = save_form_to_cb, .parameter_type = "(ss)" },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  g_signal_connect_object (get_workplace (window), "changed",
                           G_CALLBACK (summer_form_printer_update_actions), window,
                           G_CONNECT_SWAPPED);
}

/**
 * summer_form_printer_update_actions:
 *
 * There are forms as soon as there is a class at the desk.
 */
void
summer_form_printer_update_actions (SummerWindow *window)
{
  SummerOffice *office = summer_window_get_office (window);
  gboolean enabled = summer_office_get_store (office) != NULL
                     && summer_workplace_get_class (summer_workplace_get (office)) != 0;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), actions[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
    }
}

/**
 * summer_form_printer_add_keys:
 *
 * Gives the form that is printed most its key, once for the program.
 */
void
summer_form_printer_add_keys (GtkApplication *application)
{
  gtk_application_set_accels_for_action (application, "win.print-form::register-month",
                                         (const char *[]){ "<Control><Shift>p", NULL });
}
