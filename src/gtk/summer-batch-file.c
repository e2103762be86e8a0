#include "config.h"

#include "summer-batch-file.h"

#include <glib/gi18n.h>

#include "summer-window.h"

typedef struct
{
  GtkWidget *view; /* NULL once it is gone */
  gint64 batch;
} Question;

static void
question_free (Question *self)
{
  g_clear_weak_pointer (&self->view);
  g_free (self);
}

static void
answer (const Question *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autofree char *named = NULL;

  if (path == NULL)
    {
      summer_window_toast (SUMMER_WINDOW (gtk_widget_get_root (self->view)),
                           _ ("Choose a folder of this computer."), NULL, NULL);
      return;
    }
  named = g_strconcat (path, g_str_has_suffix (path, ".xlsx") ? "" : ".xlsx", NULL);
  gtk_widget_activate_action (self->view, "payments.bank-file-to", "(xs)", self->batch, named);
}

static void
response_cb (GtkNativeDialog *dialog, int response, Question *self)
{
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT && self->view != NULL)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    answer (self, file);
  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

static void
forget_question (gpointer question, GClosure *closure)
{
  question_free (question);
}

void
summer_batch_file_ask (GtkWidget *view, const SummerPaymentBatchRecord *batch)
{
  g_autofree char *name = NULL;
  GtkFileChooserNative *dialog;
  Question *question;

  g_return_if_fail (GTK_IS_WIDGET (view) && batch != NULL);

  name = g_strdup_printf (_ ("Payments, batch %d.xlsx"), batch->number);
  dialog = gtk_file_chooser_native_new (_ ("Save the Batch for the Bank"),
                                        GTK_WINDOW (gtk_widget_get_root (view)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  question = g_new0 (Question, 1);
  question->batch = batch->id;
  g_set_weak_pointer (&question->view, view);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, forget_question,
                         0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
