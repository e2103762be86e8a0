#include "config.h"

#include "summer-account-form.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"

typedef struct
{
  SummerAccountForm *form; /* owned until it is saved */
  SummerAccountFormFunc func;
  gpointer user_data;
  AdwMessageDialog *dialog; /* borrowed */
  GtkEditable *name;        /* borrowed */
  GtkDropDown *role;
  GtkWidget *classes; /* with the search above the list */
  GtkEditable *search;
  GtkListBox *list;
} Question;

void
summer_account_form_free (SummerAccountForm *form)
{
  g_free (form->name);
  g_array_unref (form->classes);
  g_free (form);
}

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_clear_pointer (&question->form, summer_account_form_free);
  g_free (question);
}

static GQuark
class_quark (void)
{
  return g_quark_from_static_string ("class");
}

static gboolean
is_bound (const SummerAccountForm *form, gint64 id)
{
  for (guint i = 0; i < form->classes->len; i++)
    if (g_array_index (form->classes, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static gboolean
add_class (const SummerClassRecord *record, gpointer user_data)
{
  Question *question = user_data;
  g_autofree char *text = g_strdup_printf ("%s  %s", record->code, record->name);
  GtkWidget *check = gtk_check_button_new_with_label (text);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_bound (question->form, record->id));
  g_object_set_qdata_full (G_OBJECT (check), class_quark (),
                           g_memdup2 (&record->id, sizeof record->id), g_free);
  gtk_list_box_append (question->list, check);
  return TRUE;
}

static gboolean
is_found (GtkListBoxRow *row, gpointer user_data)
{
  Question *question = user_data;
  GtkWidget *check = gtk_list_box_row_get_child (row);
  const char *text = gtk_editable_get_text (question->search);

  return *text == '\0'
         || strstr (gtk_check_button_get_label (GTK_CHECK_BUTTON (check)), text) != NULL
         || gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
}

static SummerAccountRole
get_role (Question *question)
{
  return (SummerAccountRole) gtk_drop_down_get_selected (question->role);
}

static void
changed_cb (Question *question)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (question->name)));

  gtk_widget_set_visible (question->classes, get_role (question) == SUMMER_ACCOUNT_ORGANISER);
  adw_message_dialog_set_response_enabled (question->dialog, "save", *name != '\0');
}

static void
take_classes (Question *question)
{
  GtkListBoxRow *row;

  g_array_set_size (question->form->classes, 0);
  if (question->form->role != SUMMER_ACCOUNT_ORGANISER)
    return;
  for (int i = 0; (row = gtk_list_box_get_row_at_index (question->list, i)) != NULL; i++)
    {
      GtkWidget *check = gtk_list_box_row_get_child (row);

      if (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)))
        g_array_append_vals (question->form->classes,
                             g_object_get_qdata (G_OBJECT (check), class_quark ()), 1);
    }
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  if (!g_str_equal (response, "save"))
    return;
  g_free (question->form->name);
  question->form->name = g_strstrip (g_strdup (gtk_editable_get_text (question->name)));
  question->form->role = get_role (question);
  take_classes (question);
  question->func (g_steal_pointer (&question->form), question->user_data);
}

static GtkWidget *
make_list (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  question->search = GTK_EDITABLE (gtk_search_entry_new ());
  question->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search a class"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Classes"), -1);
  gtk_list_box_set_selection_mode (question->list, GTK_SELECTION_NONE);
  gtk_list_box_set_filter_func (question->list, is_found, question, NULL);
  g_signal_connect_swapped (question->search, "search-changed",
                            G_CALLBACK (gtk_list_box_invalidate_filter), question->list);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (question->list));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 200);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->search));
  gtk_box_append (GTK_BOX (box), scroller);
  return box;
}

static GtkWidget *
make_content (Question *question)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkStringList *roles = gtk_string_list_new (NULL);

  for (guint i = 0; i < SUMMER_N_ACCOUNT_ROLES; i++)
    gtk_string_list_append (roles, summer_account_role_get_text ((SummerAccountRole) i));
  question->name = GTK_EDITABLE (gtk_entry_new ());
  question->role = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (roles), NULL));
  question->classes = make_list (question);
  gtk_entry_set_placeholder_text (GTK_ENTRY (question->name), _ ("Name"));
  gtk_entry_set_activates_default (GTK_ENTRY (question->name), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->name), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Name"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (question->role), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Role"), -1);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->name));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (question->role));
  gtk_box_append (GTK_BOX (box), question->classes);
  return box;
}

/**
 * summer_account_form_ask:
 * @form: (transfer full): what stands there at first
 * @func: is given the form when it is saved
 */
void
summer_account_form_ask (GtkWindow *parent,
                         SummerOffice *office,
                         SummerAccountForm *form,
                         SummerAccountFormFunc func,
                         gpointer user_data)
{
  Question *question = g_new0 (Question, 1);
  GtkWidget *dialog = adw_message_dialog_new (
      parent, form->id == 0 ? _ ("New Account") : _ ("Role and Classes"),
      form->id == 0 ? _ ("The program makes a password for once, which you hand on.") : NULL);
  g_autoptr (GError) error = NULL;

  question->form = form;
  question->func = func;
  question->user_data = user_data;
  question->dialog = ADW_MESSAGE_DIALOG (dialog);
  gtk_widget_add_css_class (dialog, "summer-dialog");
  adw_message_dialog_set_extra_child (question->dialog, make_content (question));
  adw_message_dialog_add_responses (question->dialog, "cancel", _ ("_Cancel"), "save", _ ("_Save"),
                                    NULL);
  adw_message_dialog_set_response_appearance (question->dialog, "save", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (question->dialog, "save");
  adw_message_dialog_set_close_response (question->dialog, "cancel");
  if (!summer_class_each (summer_office_get_store (office), summer_office_get_programme (office),
                          add_class, question, &error))
    adw_message_dialog_set_body (question->dialog, error->message);
  gtk_editable_set_text (question->name, form->name != NULL ? form->name : "");
  gtk_editable_set_editable (question->name, form->id == 0);
  gtk_drop_down_set_selected (question->role, form->role);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), question, question_free, 0);
  g_signal_connect_swapped (question->name, "changed", G_CALLBACK (changed_cb), question);
  g_signal_connect_swapped (question->role, "notify::selected", G_CALLBACK (changed_cb), question);
  changed_cb (question);
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (form->id == 0 ? GTK_WIDGET (question->name) : GTK_WIDGET (question->role));
}
