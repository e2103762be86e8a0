#include "config.h"

#include <glib/gi18n.h>

#include "summer-print.h"

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, SummerForm *form)
{
  gtk_print_operation_set_n_pages (
      operation, (int) summer_form_get_n_pages (form, gtk_print_context_get_width (context),
                                                gtk_print_context_get_height (context)));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, SummerForm *form)
{
  summer_form_draw_page (form, gtk_print_context_get_cairo_context (context), (guint) page);
}

static void
show_error (GtkWindow *parent, const GError *error)
{
  GtkWidget *dialog
      = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                GTK_MESSAGE_ERROR, GTK_BUTTONS_CLOSE, "%s", _ ("Not printed"));

  gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", error->message);
  g_signal_connect (dialog, "response", G_CALLBACK (gtk_window_destroy), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  show_error (parent, error);
}

/**
 * summer_print_form:
 * @form: what to print; its name is that of the job and of a file, where it is printed into one
 * @parent: the window that asks
 *
 * Asks for the printer and prints. Margins are the form's own.
 */
void
summer_print_form (SummerForm *form, GtkWindow *parent)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;

  g_return_if_fail (SUMMER_IS_FORM (form));

  /* The name of the job is also that of the file which is printed into. */
  name = g_strdelimit (g_strdup (summer_form_get_name (form)), "/\\:*?\"<>|", ' ');
  gtk_page_setup_set_paper_size (setup, paper);
  gtk_page_setup_set_orientation (setup, summer_form_is_landscape (form)
                                             ? GTK_PAGE_ORIENTATION_LANDSCAPE
                                             : GTK_PAGE_ORIENTATION_PORTRAIT);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, name);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_job_name (operation, summer_form_get_name (form));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), form);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), form);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), parent, 0);
  g_object_set_data_full (G_OBJECT (operation), "summer-form", g_object_ref (form), g_object_unref);
  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    show_error (parent, error);
}
