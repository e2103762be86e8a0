#include "config.h"

#include "summer-reason-dialog.h"

#include <glib/gi18n.h>

typedef struct
{
  AdwMessageDialog *dialog; /* borrowed */
  GtkEditable *entry;       /* borrowed: child of the dialog */
  SummerReasonFunc func;
  gpointer user_data;
  GDestroyNotify free_data;
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  if (question->free_data != NULL)
    question->free_data (question->user_data);
  g_free (question);
}

static char *
dup_reason (Question *question)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (question->entry)));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  g_autofree char *reason = dup_reason (question);

  question->func (g_str_equal (response, "write") && *reason != '\0' ? reason : NULL,
                  question->user_data);
}

/* Nothing can be written without a reason. */
static void
changed_cb (Question *question)
{
  g_autofree char *reason = dup_reason (question);

  adw_message_dialog_set_response_enabled (question->dialog, "write", *reason != '\0');
}

/**
 * summer_reason_dialog_ask:
 * @parent: a widget of the window that asks
 * @last: (nullable): the reason given before; selected, so that Enter takes it and typing replaces it
 * @func: called once, with the reason or NULL
 */
void
summer_reason_dialog_ask (GtkWidget *parent,
                          const char *title,
                          const char *text,
                          const char *last,
                          SummerReasonFunc func,
                          gpointer user_data,
                          GDestroyNotify free_data)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog
      = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), title, text);
  GtkWidget *entry = gtk_entry_new ();

  *question
      = (Question){ ADW_MESSAGE_DIALOG (dialog), GTK_EDITABLE (entry), func, user_data, free_data };
  gtk_widget_add_css_class (dialog, "summer-dialog");
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ ("Reason"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  if (last != NULL)
    gtk_editable_set_text (GTK_EDITABLE (entry), last);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "write",
                                    _ ("_Write"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "write",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "write");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (changed_cb), question);
  changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}
