#include "config.h"

#include "summer-document-list.h"

#include <glib/gi18n.h>

#include "summer-document-forms.h"
#include "summer-document-table.h"
#include "summer-document-viewing.h"
#include "summer-documents.h"
#include "summer-line.h"
#include "summer-window.h"
#include "summer-workplace.h"

struct _SummerDocumentList
{
  GtkWidget parent_instance;

  SummerOffice *office; /* borrowed: it outlives its widgets */
  char *owner_table;    /* owned */
  gint64 owner;         /* 0 = not stored yet */
  GArray *ids;          /* gint64, owned: in the order of the rows */

  GtkWidget *box;
  GtkLabel *count;
  GtkStack *stack;
  GtkListBox *list;
  GtkLabel *empty;
  GtkLabel *message;
};

G_DEFINE_FINAL_TYPE (SummerDocumentList, summer_document_list, GTK_TYPE_WIDGET)

static SummerStore *
get_store (SummerDocumentList *self)
{
  return summer_office_get_store (self->office);
}

/* {{{ What is told */

static void
say (SummerDocumentList *self, const char *text, gboolean bad)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "bad");
}

/* In the window the toast says it, with the way back; a dialog has none. */
static void
tell (SummerDocumentList *self, gboolean done, const char *text, const GError *error)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (!done)
    say (self, error->message, TRUE);
  else if (SUMMER_IS_WINDOW (root))
    {
      say (self, NULL, FALSE);
      summer_window_toast (SUMMER_WINDOW (root), text, _ ("_Undo"), "win.undo");
    }
  else
    say (self, text, FALSE);
}

/* }}} */
/* {{{ The rows */

static gboolean
add_document (const SummerDocumentRecord *record, gpointer user_data)
{
  SummerDocumentList *self = user_data;
  GtkWidget *line = summer_line_new ();
  g_autofree char *size = summer_documents_dup_size (record->bytes);
  g_autofree char *day = summer_day_dup_text (record->added_on);

  summer_line_add_text (line, record->name, -1, "strong");
  if (record->kind != NULL)
    summer_line_add_text (line, record->kind, 0, NULL);
  summer_line_add_text (line, size, 0, "faint");
  summer_line_add_text (line, day, 0, "faint");
  gtk_widget_set_tooltip_text (line, record->note);
  gtk_list_box_append (self->list, line);
  g_array_append_val (self->ids, record->id);
  return TRUE;
}

static gint64
get_chosen (SummerDocumentList *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return chosen >= 0 && (guint) chosen < self->ids->len ? g_array_index (self->ids, gint64, chosen)
                                                        : 0;
}

static void
update_actions (SummerDocumentList *self)
{
  const gboolean chosen = get_chosen (self) != 0;
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "document.attach", self->owner != 0);
  gtk_widget_action_set_enabled (widget, "document.attach-file", self->owner != 0);
  gtk_widget_action_set_enabled (widget, "document.open", chosen);
  gtk_widget_action_set_enabled (widget, "document.save-as", chosen);
  gtk_widget_action_set_enabled (widget, "document.save-to", chosen);
  gtk_widget_action_set_enabled (widget, "document.remove", chosen);
  gtk_widget_action_set_enabled (widget, "document.describe", chosen);
}

static void
fill (SummerDocumentList *self)
{
  const int chosen = summer_line_get_chosen (self->list);
  g_autofree char *count = NULL;
  g_autoptr (GError) error = NULL;

  summer_line_clear (self->list);
  g_array_set_size (self->ids, 0);
  if (self->owner != 0 && get_store (self) != NULL
      && !summer_document_each_of (get_store (self), self->owner_table, self->owner, add_document,
                                   self, &error))
    say (self, error->message, TRUE);
  if (chosen >= 0 && self->ids->len > 0)
    summer_line_choose (self->list, chosen, FALSE);

  count = g_strdup_printf ("%u", self->ids->len);
  gtk_label_set_text (self->count, self->ids->len > 0 ? count : "");
  gtk_label_set_text (self->empty, self->owner != 0
                                       ? _ ("Nothing is attached. Drop a scan or a PDF here.")
                                       : _ ("Save the record first, then attach documents to it."));
  gtk_stack_set_visible_child_name (self->stack, self->ids->len > 0 ? "list" : "empty");
  update_actions (self);
}

/* }}} */
/* {{{ Actions */

static void
attach (SummerDocumentList *self, const char *path)
{
  SummerDocumentRecord about = { .programme = summer_office_get_programme (self->office),
                                 .owner_table = self->owner_table,
                                 .owner = self->owner,
                                 .added_by = g_get_user_name () };
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  gboolean stored;

  summer_workplace_get_now (summer_workplace_get (self->office), &about.added_on, NULL);
  stored = summer_documents_attach (get_store (self), &about, path, &done, &error);
  tell (self, stored, done, error);
}

static void
attach_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  attach (SUMMER_DOCUMENT_LIST (widget), g_variant_get_string (parameter, NULL));
}

static gboolean
attach_files (SummerDocumentList *self, GFile *file)
{
  g_autofree char *path = g_file_get_path (file);

  if (path != NULL)
    attach (self, path);
  else
    say (self, _ ("Only files of this computer can be attached."), TRUE);
  return path != NULL;
}

static void
attach_response_cb (GtkNativeDialog *chooser, int response, SummerDocumentList *self)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (chooser));

      for (guint i = 0; i < g_list_model_get_n_items (files); i++)
        {
          g_autoptr (GFile) file = g_list_model_get_item (files, i);

          attach_files (self, file);
        }
    }
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static GtkFileChooserNative *
new_chooser (SummerDocumentList *self, const char *title, GtkFileChooserAction action)
{
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     action, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  return chooser;
}

static void
attach_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GtkFileChooserNative *chooser
      = new_chooser (SUMMER_DOCUMENT_LIST (widget), _ ("Attach Documents"),
                     GTK_FILE_CHOOSER_ACTION_OPEN);

  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (attach_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static gboolean
drop_cb (SummerDocumentList *self, const GValue *value)
{
  if (self->owner == 0)
    return FALSE;
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    attach_files (self, l->data);
  return TRUE;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerDocumentList) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (source), result, &error))
    say (self, error->message, TRUE);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerDocumentList *self = SUMMER_DOCUMENT_LIST (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = summer_document_viewing_lay_out (self->office, get_chosen (self), &error);
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  say (self, error != NULL ? error->message : NULL, TRUE);
  if (uri != NULL)
    gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (widget)), uri, GDK_CURRENT_TIME, NULL,
                       shown_cb, g_object_ref (self));
}

static void
save_to (SummerDocumentList *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  const gboolean written
      = summer_documents_save_as (get_store (self), get_chosen (self), path, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autofree char *shown = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), shown);

  if (written && SUMMER_IS_WINDOW (root))
    summer_window_toast_file (SUMMER_WINDOW (root), path, TRUE);
  say (self, written ? text : error->message, !written);
}

static void
save_to_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_to (SUMMER_DOCUMENT_LIST (widget), g_variant_get_string (parameter, NULL));
}

static void
save_response_cb (GtkNativeDialog *chooser, int response, SummerDocumentList *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    save_to (self, path);
  else if (file != NULL)
    say (self, _ ("Choose a folder of this computer."), TRUE);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static gboolean
name_chooser (const SummerDocumentRecord *record, gpointer chooser)
{
  gtk_file_chooser_set_current_name (chooser, record->name);
  return FALSE;
}

static void
save_as_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerDocumentList *self = SUMMER_DOCUMENT_LIST (widget);
  GtkFileChooserNative *chooser
      = new_chooser (self, _ ("Save the Document"), GTK_FILE_CHOOSER_ACTION_SAVE);
  g_autoptr (GError) error = NULL;

  if (!summer_document_find (get_store (self), get_chosen (self), name_chooser, chooser, &error))
    {
      say (self, error->message, TRUE);
      g_object_unref (chooser);
      return;
    }
  g_signal_connect_object (chooser, "response", G_CALLBACK (save_response_cb), widget, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerDocumentList *self = SUMMER_DOCUMENT_LIST (widget);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean removed
      = summer_documents_remove (get_store (self), get_chosen (self), &done, &error);

  tell (self, removed, done, error);
}

static void
describe_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerDocumentList *self = SUMMER_DOCUMENT_LIST (widget);
  g_autoptr (GError) error = NULL;

  if (summer_document_form_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->office,
                                    get_chosen (self), &error)
      == NULL)
    say (self, error->message, TRUE);
}

static void
activated_cb (SummerDocumentList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "document.open", NULL);
}

/* }}} */

static void
summer_document_list_dispose (GObject *object)
{
  SummerDocumentList *self = SUMMER_DOCUMENT_LIST (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);

  G_OBJECT_CLASS (summer_document_list_parent_class)->dispose (object);
}

static void
summer_document_list_finalize (GObject *object)
{
  SummerDocumentList *self = SUMMER_DOCUMENT_LIST (object);

  g_free (self->owner_table);
  g_array_unref (self->ids);

  G_OBJECT_CLASS (summer_document_list_parent_class)->finalize (object);
}

static void
summer_document_list_class_init (SummerDocumentListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_document_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_document_list_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "documents");

  gtk_widget_class_install_action (widget_class, "document.attach", NULL, attach_action);
  gtk_widget_class_install_action (widget_class, "document.attach-file", "s", attach_file_action);
  gtk_widget_class_install_action (widget_class, "document.open", NULL, open_action);
  gtk_widget_class_install_action (widget_class, "document.save-as", NULL, save_as_action);
  gtk_widget_class_install_action (widget_class, "document.save-to", "s", save_to_action);
  gtk_widget_class_install_action (widget_class, "document.remove", NULL, remove_action);
  gtk_widget_class_install_action (widget_class, "document.describe", NULL, describe_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "document.describe", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Insert, 0, "document.attach", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0, "document.remove", NULL);
}

static void
add_button (GtkWidget *bar, const char *label, const char *tooltip, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (bar), button);
}

static GtkWidget *
new_bar (SummerDocumentList *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Documents"));

  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->count), TRUE);
  gtk_widget_add_css_class (title, "strong");
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "faint");
  gtk_widget_add_css_class (bar, "documents-bar");
  gtk_box_append (GTK_BOX (bar), title);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->count));
  /* Without letters: they have keys in the list, and the letters are for the form that it stands in. */
  add_button (bar, C_ ("document", "Attach…"), _ ("Attach scans, PDFs or photos (Insert)"),
              "document.attach");
  add_button (bar, C_ ("document", "Open"), _ ("Open with the desktop's viewer (Enter)"),
              "document.open");
  add_button (bar, C_ ("document", "Describe…"), _ ("Name, kind and note (F2)"),
              "document.describe");
  add_button (bar, C_ ("document", "Save As…"), NULL, "document.save-as");
  add_button (bar, C_ ("document", "Remove"), _ ("Take it off this record (Delete)"),
              "document.remove");
  return bar;
}

static void
summer_document_list_init (SummerDocumentList *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  self->empty = GTK_LABEL (gtk_label_new (NULL));
  self->message = GTK_LABEL (gtk_label_new (NULL));
  self->stack = GTK_STACK (gtk_stack_new ());

  gtk_widget_add_css_class (GTK_WIDGET (self->list), "lines");
  gtk_list_box_set_activate_on_single_click (self->list, FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->empty), "faint");
  gtk_label_set_wrap (self->empty, TRUE);
  gtk_label_set_xalign (self->empty, 0);
  gtk_widget_set_valign (GTK_WIDGET (self->empty), GTK_ALIGN_START);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_widget_set_visible (GTK_WIDGET (self->message), FALSE);
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->list), "list");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->empty), "empty");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Documents"), -1);

  gtk_box_append (GTK_BOX (self->box), new_bar (self));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->stack));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->message));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));

  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (activated_cb), self);
  g_signal_connect_swapped (self->list, "selected-rows-changed", G_CALLBACK (update_actions), self);
  g_signal_connect_swapped (target, "drop", G_CALLBACK (drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

GtkWidget *
summer_document_list_new (SummerOffice *office)
{
  SummerDocumentList *self = g_object_new (SUMMER_TYPE_DOCUMENT_LIST, NULL);

  self->office = office;
  g_signal_connect_object (office, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
  return GTK_WIDGET (self);
}

/**
 * summer_document_list_set_owner:
 * @owner_table: the table of the record
 * @owner: its id; 0: it is not stored yet
 */
void
summer_document_list_set_owner (SummerDocumentList *self, const char *owner_table, gint64 owner)
{
  g_return_if_fail (SUMMER_IS_DOCUMENT_LIST (self));

  if (self->owner == owner && g_strcmp0 (self->owner_table, owner_table) == 0)
    return;
  g_free (self->owner_table);
  self->owner_table = g_strdup (owner_table);
  self->owner = owner;
  gtk_list_box_unselect_all (self->list);
  say (self, NULL, FALSE);
  fill (self);
}

guint
summer_document_list_get_count (SummerDocumentList *self)
{
  g_return_val_if_fail (SUMMER_IS_DOCUMENT_LIST (self), 0);

  return self->ids->len;
}
