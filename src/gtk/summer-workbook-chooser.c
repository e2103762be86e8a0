#include "config.h"

#include "summer-workbook-chooser.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkWidget *widget; /* weak */
  SummerWorkbookChosenFunc chosen;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *self = data;

  g_clear_weak_pointer (&self->widget);
  g_free (self);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Question *self)
{
  if (response == GTK_RESPONSE_ACCEPT && self->widget != NULL)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
      g_autofree char *path = g_file_get_path (file);

      if (path != NULL)
        self->chosen (self->widget, path);
    }
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/**
 * summer_workbook_chooser_ask:
 * @widget: that reads the file; the answer is dropped when it is gone
 * @title: of the dialog
 * @chosen: called with the path, unless the dialog was cancelled
 */
void
summer_workbook_chooser_ask (GtkWidget *widget, const char *title, SummerWorkbookChosenFunc chosen)
{
  Question *question = g_new0 (Question, 1);
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (widget)),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Read"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) sheets = gtk_file_filter_new ();

  g_set_weak_pointer (&question->widget, widget);
  question->chosen = chosen;
  gtk_file_filter_set_name (sheets, _ ("Workbooks and sheets (.xlsx, .csv)"));
  gtk_file_filter_add_suffix (sheets, "xlsx");
  gtk_file_filter_add_suffix (sheets, "csv");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), sheets);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
