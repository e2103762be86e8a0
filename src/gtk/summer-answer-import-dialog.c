#include "config.h"

#include "summer-answer-import-dialog.h"

#include <glib/gi18n.h>

#include "summer-answer-import.h"
#include "summer-block-work.h"
#include "summer-phrase.h"
#include "summer-table.h"
#include "summer-workplace.h"

#define SUMMER_TYPE_ANSWER_IMPORT_DIALOG (summer_answer_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerAnswerImportDialog, summer_answer_import_dialog, SUMMER, ANSWER_IMPORT_DIALOG, AdwWindow)

struct _SummerAnswerImportDialog
{
  AdwWindow parent_instance;

  SummerWindow *parent;   /* borrowed: transient for it */
  SummerAnswerPlan *plan; /* owned; NULL until something was read */

  GtkWidget *open;
  GtkLabel *message, *count;
  AdwBin *rows_bin;
  SummerTable *table;
};

G_DEFINE_FINAL_TYPE (SummerAnswerImportDialog, summer_answer_import_dialog, ADW_TYPE_WINDOW)

static SummerOffice *
get_office (SummerAnswerImportDialog *self)
{
  return summer_window_get_office (self->parent);
}

static void
say (SummerAnswerImportDialog *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
}

/* {{{ The table */

static const SummerAnswerRow *
get_row (gpointer owner, guint row)
{
  return summer_answer_plan_get_row (SUMMER_ANSWER_IMPORT_DIALOG (owner)->plan, row);
}

static char *
dup_place (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->place);
}

static char *
dup_code (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->code);
}

static char *
dup_ratings (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->ratings);
}

static char *
dup_comment (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->comment);
}

static char *
dup_problem (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->problem);
}

static const char *
get_problem_style (gpointer owner, guint row)
{
  return "bad";
}

/* What is to be mended stands first. */
static int
compare_problems (gpointer owner, guint a, guint b)
{
  return (get_row (owner, a)->problem == NULL) - (get_row (owner, b)->problem == NULL);
}

/* }}} */

static void
show_plan (SummerAnswerImportDialog *self)
{
  const guint n = self->plan != NULL ? summer_answer_plan_get_n_rows (self->plan) : 0;
  const guint n_problems = n > 0 ? summer_answer_plan_get_n_problems (self->plan) : 0;
  g_autofree char *count
      = n > 0 ? summer_phrase_dup_counted (ngettext ("%s questionnaire", "%s questionnaires", n), n)
              : NULL;
  g_autofree char *problems
      = g_strdup_printf (ngettext ("%u row cannot be taken. Mend the list and paste it again.",
                                   "%u rows cannot be taken. Mend the list and paste it again.",
                                   n_problems),
                         n_problems);

  summer_table_set_n_rows (self->table, n);
  gtk_label_set_text (self->count, count != NULL ? count : "");
  if (n_problems > 0)
    {
      say (self, problems);
      summer_table_sort_by (self->table, 4);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.import", n > 0 && n_problems == 0);
}

static void
make_plan (SummerAnswerImportDialog *self, SummerBlock *block)
{
  SummerOffice *office = get_office (self);
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  self->plan = summer_answer_plan_new (block, summer_office_get_store (office),
                                       summer_office_get_programme (office), today, &error);
  say (self, error != NULL ? error->message : NULL);
  show_plan (self);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerAnswerImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = summer_block_read_finish (SUMMER_OFFICE (source), result, &error);

  if (self->table == NULL)
    return; /* it was closed meanwhile */
  if (block != NULL)
    make_plan (self, block);
  else
    say (self, error->message);
}

/* Of a text or of a file. */
static void
read_block (SummerAnswerImportDialog *self, const char *text, const char *path)
{
  summer_table_set_n_rows (self->table, 0);
  g_clear_object (&self->plan);
  show_plan (self);
  say (self, NULL);
  summer_block_read_async (get_office (self), text, path, read_cb, g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerAnswerImportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (self->table == NULL)
    return;
  if (text != NULL)
    read_block (self, text, NULL);
  else
    say (self, _ ("There is nothing to paste: copy the cells in the spreadsheet first."));
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

static void
open_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  read_block (SUMMER_ANSWER_IMPORT_DIALOG (widget), NULL, g_variant_get_string (parameter, NULL));
}

static void
response_cb (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  GtkWindow *window = gtk_native_dialog_get_transient_for (dialog);

  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (window), "answers.open-file", "s", path);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Import Answers"), GTK_WINDOW (widget),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Open"), _ ("_Cancel"));
  GtkFileFilter *filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("Workbooks and text (.xlsx, .csv)"));
  gtk_file_filter_add_suffix (filter, "xlsx");
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  g_object_unref (filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), NULL);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerAnswerImportDialog *self = SUMMER_ANSWER_IMPORT_DIALOG (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  if (self->plan == NULL)
    return;
  if (!summer_answer_plan_apply (self->plan, summer_office_get_store (get_office (self)), &done,
                                 &error))
    {
      say (self, error->message);
      return;
    }
  summer_window_toast (self->parent, done, _ ("_Undo"), "win.undo");
  gtk_window_close (GTK_WINDOW (self));
}

static void
summer_answer_import_dialog_dispose (GObject *object)
{
  SummerAnswerImportDialog *self = SUMMER_ANSWER_IMPORT_DIALOG (object);

  /* Rows ask for what they show until the table is gone. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  self->table = NULL;
  g_clear_object (&self->plan);

  G_OBJECT_CLASS (summer_answer_import_dialog_parent_class)->dispose (object);
}

static void
summer_answer_import_dialog_class_init (SummerAnswerImportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_answer_import_dialog_dispose;

  gtk_widget_class_install_action (widget_class, "answers.paste", NULL, paste_action);
  gtk_widget_class_install_action (widget_class, "answers.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "answers.open-file", "s", open_file_action);
  gtk_widget_class_install_action (widget_class, "answers.import", NULL, import_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, "answers.paste",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "answers.open",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "answers.import", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-answer-import-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerImportDialog, open);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerImportDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerImportDialog, count);
  gtk_widget_class_bind_template_child (widget_class, SummerAnswerImportDialog, rows_bin);
}

static void
summer_answer_import_dialog_init (SummerAnswerImportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->table = summer_table_new (self, _ ("Answers"));
  summer_table_add_text (self->table, _ ("Cell"), 56, SUMMER_TABLE_DIM, dup_place, NULL);
  summer_table_add_text (self->table, _ ("Code"), 72, SUMMER_TABLE_STRONG, dup_code, NULL);
  summer_table_add_text (self->table, _ ("Answers"), 110, SUMMER_TABLE_PLAIN, dup_ratings, NULL);
  summer_table_add_text (self->table, _ ("Comment"), 150, SUMMER_TABLE_PLAIN, dup_comment, NULL);
  summer_table_add_text (self->table, _ ("To be mended"), 240,
                         SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP, dup_problem, compare_problems);
  summer_table_style_text (self->table, get_problem_style);
  adw_bin_set_child (self->rows_bin, GTK_WIDGET (self->table));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "answers.import", FALSE);
}

static void
open_before (SummerAnswerImportDialog *self, SummerWindow *parent)
{
  self->parent = parent;
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (self->open);
}

void
summer_answer_import_dialog_present (SummerWindow *parent)
{
  open_before (g_object_new (SUMMER_TYPE_ANSWER_IMPORT_DIALOG, "transient-for", parent, NULL),
               parent);
}
