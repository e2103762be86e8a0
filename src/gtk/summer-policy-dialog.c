#include "config.h"

#include "summer-policy-dialog.h"

#include <glib/gi18n.h>

#include "summer-policy-editor.h"
#include "summer-policy-file.h"
#include "summer-policy-record.h"
#include "summer-policy-sources.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-reason-dialog.h"
#include "summer-table.h"
#include "summer-window.h"

#define SUMMER_TYPE_POLICY_DIALOG (summer_policy_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerPolicyDialog, summer_policy_dialog, SUMMER, POLICY_DIALOG, AdwWindow)

struct _SummerPolicyDialog
{
  AdwWindow parent_instance;

  SummerOffice *office;   /* owned */
  SummerPolicy *in_force; /* owned */
  GArray *versions;       /* gint64, owned: ids, the latest first, as the rows of the table */

  SummerPolicyEditor *editor;
  SummerPolicySources *sources;
  AdwBin *versions_bin;
  SummerTable *table;
  GtkLabel *differences, *differences_title, *note;

  gboolean asked; /* whether it may close unsaved */
};

G_DEFINE_FINAL_TYPE (SummerPolicyDialog, summer_policy_dialog, ADW_TYPE_WINDOW)

static void
say (SummerPolicyDialog *self, const char *text, gboolean wrong)
{
  gtk_label_set_text (self->note, text);
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->note), "bad");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->note), "bad");
}

/* {{{ The versions */

typedef struct
{
  GPtrArray *rows; /* GStrv */
  GArray *ids;     /* gint64 */
} Versions;

static gboolean
take_version (const SummerPolicyVersionRecord *record, gpointer user_data)
{
  Versions *versions = user_data;
  char **row = g_new0 (char *, 5);

  row[0] = g_strdup_printf ("%d", record->number);
  row[1] = summer_day_dup_text_in_year (record->day);
  row[2] = g_strdup (record->person != NULL ? record->person : "");
  row[3] = g_strdup (summer_policy_version_get_reason (record));
  g_ptr_array_insert (versions->rows, 0, row);
  g_array_prepend_val (versions->ids, record->id);
  return TRUE;
}

static char *
dup_differences (const SummerPolicy *before, const SummerPolicy *policy)
{
  g_autoptr (GPtrArray) lines = summer_policy_record_list_differences (before, policy);

  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* What a version changed of the one before it. */
static void
selected_cb (SummerTable *table, guint row, SummerPolicyDialog *self)
{
  SummerStore *store = summer_office_get_store (self->office);
  g_autoptr (SummerPolicy) policy = NULL, before = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (row >= self->versions->len)
    return;
  gtk_label_set_text (self->differences_title, _ ("What this version changed"));
  if (row + 1 == self->versions->len)
    {
      gtk_label_set_text (self->differences, _ ("The first version: there is none before it."));
      return;
    }
  policy = summer_policy_version_load (store, g_array_index (self->versions, gint64, row), &error);
  if (policy != NULL)
    before = summer_policy_version_load (store, g_array_index (self->versions, gint64, row + 1),
                                         &error);
  if (before == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  text = dup_differences (before, policy);
  gtk_label_set_text (self->differences, text);
}

static void
show_versions (SummerPolicyDialog *self, GError **error)
{
  Versions versions
      = { g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev), self->versions };

  g_array_set_size (self->versions, 0);
  summer_policy_version_each (summer_office_get_store (self->office),
                              summer_office_get_programme (self->office), take_version, &versions,
                              error);
  summer_table_take_texts (self->table, versions.rows);
  summer_table_select (self->table, 0);
}

/* }}} */

/* What is not saved yet stands where the versions say what they changed; the lines end up as one text. */
static void
show_pending (SummerPolicyDialog *self, GPtrArray *lines)
{
  g_autofree char *text = NULL;

  if (lines->len == 0)
    {
      selected_cb (self->table, summer_table_get_selected (self->table), self);
      return;
    }
  for (guint i = 0; i < lines->len; i++)
    {
      g_autofree char *before = text;

      text = before != NULL
                 ? g_strconcat (before, "\n", (const char *) g_ptr_array_index (lines, i), NULL)
                 : g_strdup (g_ptr_array_index (lines, i));
    }
  gtk_label_set_text (self->differences_title, _ ("Changed here, not saved yet"));
  gtk_label_set_text (self->differences, text);
}

static void
changed_cb (SummerPolicyDialog *self)
{
  g_autofree char *problem = NULL;
  guint n;

  if (self->in_force == NULL)
    return;
  self->asked = FALSE;
  problem = summer_policy_editor_dup_problem (self->editor);
  if (problem == NULL)
    {
      g_autoptr (GPtrArray) lines
          = summer_policy_record_list_differences (self->in_force,
                                                   summer_policy_editor_get_policy (self->editor));
      g_autofree char *text = NULL;

      n = lines->len;
      show_pending (self, lines);
      text = n == 0 ? g_strdup (_ ("These are the numbers in force"))
                    : g_strdup_printf (ngettext ("%u number changed, not saved yet",
                                                 "%u numbers changed, not saved yet", (gulong) n),
                                       n);
      say (self, text, FALSE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.save", n > 0);
    }
  else
    {
      say (self, problem, TRUE);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.save", FALSE);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "policy.write-file", problem == NULL);
}

/* What somebody else made of it meanwhile is shown; the numbers written here stay. */
static void
look_anew (SummerPolicyDialog *self)
{
  g_autoptr (GError) error = NULL;
  SummerPolicy *in_force
      = summer_programme_load_policy (summer_office_get_store (self->office),
                                      summer_office_get_programme (self->office), &error);

  if (in_force != NULL)
    {
      summer_policy_free (self->in_force);
      self->in_force = in_force;
      show_versions (self, &error);
      changed_cb (self);
    }
  if (error != NULL)
    say (self, error->message, TRUE);
}

/* {{{ Actions */

static void
save (const char *reason, gpointer user_data)
{
  SummerPolicyDialog *self = user_data;
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;

  if (reason == NULL)
    return;
  if (!summer_policy_record_save (summer_office_get_store (self->office),
                                  summer_office_get_programme (self->office),
                                  summer_policy_editor_get_policy (self->editor), self->in_force,
                                  reason, &done, &error))
    {
      look_anew (self);
      say (self, error->message, TRUE);
      return;
    }
  summer_window_toast (SUMMER_WINDOW (gtk_window_get_transient_for (GTK_WINDOW (self))), done,
                       _ ("_Undo"), "win.undo");
  self->asked = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPolicyDialog *self = SUMMER_POLICY_DIALOG (widget);
  g_autofree char *text
      = dup_differences (self->in_force, summer_policy_editor_get_policy (self->editor));

  summer_reason_dialog_ask (widget, _ ("Save as New Version of the Policy"), text, NULL, save,
                            g_object_ref (self), g_object_unref);
}

static void
failed_cb (SummerPolicyDialog *self, const char *message)
{
  say (self, message, TRUE);
}

static void
read_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action_variant (GTK_WIDGET (SUMMER_POLICY_DIALOG (widget)->sources),
                                      "policy-sources.read", parameter);
}

static void
write_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPolicyDialog *self = SUMMER_POLICY_DIALOG (widget);
  const char *path = g_variant_get_string (parameter, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (summer_policy_file_write (summer_policy_editor_get_policy (self->editor), path, &error))
    text = g_strdup_printf (_ ("Written to %s"), path);
  say (self, error != NULL ? error->message : text, error != NULL);
}

static void
response_cb (GtkNativeDialog *chooser, int response, SummerPolicyDialog *self)
{
  g_autoptr (GFile) file = response == GTK_RESPONSE_ACCEPT
                               ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser))
                               : NULL;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;

  if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "policy.write", "s", path);
  gtk_native_dialog_destroy (chooser);
  g_object_unref (chooser);
}

static void
read_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (GTK_WIDGET (SUMMER_POLICY_DIALOG (widget)->sources),
                              "policy-sources.read-file", NULL);
}

static void
write_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPolicyDialog *self = SUMMER_POLICY_DIALOG (widget);
  GtkFileChooserNative *chooser
      = gtk_file_chooser_native_new (_ ("Save the Policy to a File"), GTK_WINDOW (self),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autoptr (GtkFileFilter) texts = gtk_file_filter_new ();
  g_autofree char *file
      = g_strdup_printf ("%s.txt", summer_policy_editor_get_policy (self->editor)->preset);

  gtk_file_filter_set_name (texts, _ ("Policies (.txt)"));
  gtk_file_filter_add_suffix (texts, "txt");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (chooser), texts);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), file);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_object (chooser, "response", G_CALLBACK (response_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* }}} */

static gboolean
is_changed (SummerPolicyDialog *self)
{
  g_autofree char *problem = summer_policy_editor_dup_problem (self->editor);

  return problem != NULL
         || !summer_policy_equal (self->in_force, summer_policy_editor_get_policy (self->editor));
}

/* What a person has written is not thrown away by one key. */
static gboolean
summer_policy_dialog_close_request (GtkWindow *window)
{
  SummerPolicyDialog *self = SUMMER_POLICY_DIALOG (window);

  if (!self->asked && is_changed (self))
    {
      self->asked = TRUE;
      say (self,
           _ ("This is not saved yet. Press Esc again to leave it unsaved, or Ctrl+S to save it."),
           TRUE);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (summer_policy_dialog_parent_class)->close_request (window);
}

static void
summer_policy_dialog_finalize (GObject *object)
{
  SummerPolicyDialog *self = SUMMER_POLICY_DIALOG (object);

  g_array_unref (self->versions);
  summer_policy_free (self->in_force);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_policy_dialog_parent_class)->finalize (object);
}

static void
summer_policy_dialog_class_init (SummerPolicyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_policy_dialog_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = summer_policy_dialog_close_request;

  gtk_widget_class_install_action (widget_class, "policy.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "policy.read-file", NULL, read_file_action);
  gtk_widget_class_install_action (widget_class, "policy.write-file", NULL, write_file_action);
  gtk_widget_class_install_action (widget_class, "policy.read", "s", read_action);
  gtk_widget_class_install_action (widget_class, "policy.write", "s", write_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "policy.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK,
                                       "policy.read-file", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  g_type_ensure (SUMMER_TYPE_POLICY_EDITOR);
  g_type_ensure (SUMMER_TYPE_POLICY_SOURCES);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-policy-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerPolicyDialog, editor);
  gtk_widget_class_bind_template_child (widget_class, SummerPolicyDialog, sources);
  gtk_widget_class_bind_template_child (widget_class, SummerPolicyDialog, differences_title);
  gtk_widget_class_bind_template_child (widget_class, SummerPolicyDialog, versions_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerPolicyDialog, differences);
  gtk_widget_class_bind_template_child (widget_class, SummerPolicyDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
}

static void
summer_policy_dialog_init (SummerPolicyDialog *self)
{
  self->versions = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_policy_sources_set_editor (self->sources, self->editor);
  self->table = summer_table_new (NULL, _ ("Versions of the policy"));
  gtk_widget_add_css_class (GTK_WIDGET (self->table), "dense");
  summer_table_add_given (self->table, _ ("No."), 40, SUMMER_TABLE_END | SUMMER_TABLE_UNSORTED);
  summer_table_add_given (self->table, _ ("In force since"), 132, SUMMER_TABLE_UNSORTED);
  summer_table_add_given (self->table, _ ("Done by"), 70, SUMMER_TABLE_PLAIN);
  summer_table_add_given (self->table, _ ("Reason"), 0, SUMMER_TABLE_EXPAND);
  g_signal_connect (self->table, "selected", G_CALLBACK (selected_cb), self);
  adw_bin_set_child (self->versions_bin, GTK_WIDGET (self->table));
}

/**
 * summer_policy_dialog_present:
 * @parent: the window of the office, in which there is a programme
 */
void
summer_policy_dialog_present (GtkWindow *parent, SummerOffice *office)
{
  g_autoptr (GError) error = NULL;
  SummerPolicy *in_force
      = summer_programme_load_policy (summer_office_get_store (office),
                                      summer_office_get_programme (office), &error);
  SummerPolicyDialog *self;

  if (in_force == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return;
    }
  self = g_object_new (SUMMER_TYPE_POLICY_DIALOG, "transient-for", parent, NULL);
  self->office = g_object_ref (office);
  self->in_force = in_force;
  show_versions (self, &error);
  summer_policy_editor_set_policy (self->editor, in_force);
  if (summer_office_get_assessment (office) != NULL)
    summer_policy_editor_set_facts (
        self->editor, summer_assessment_get_whole (summer_office_get_assessment (office))->facts);
  if (error != NULL)
    say (self, error->message, TRUE);
  gtk_window_present (GTK_WINDOW (self));
}
