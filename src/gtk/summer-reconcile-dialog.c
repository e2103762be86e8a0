#include "config.h"

#include "summer-reconcile-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-block-work.h"
#include "summer-choice-search.h"
#include "summer-cut-text.h"
#include "summer-field.h"
#include "summer-list-chooser.h"
#include "summer-reconcile-output.h"
#include "summer-reconcile-policy.h"
#include "summer-reconcile-rows.h"
#include "summer-reconcile-work.h"
#include "summer-workbook-chooser.h"

#define SUMMER_TYPE_RECONCILE_DIALOG (summer_reconcile_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerReconcileDialog, summer_reconcile_dialog, SUMMER, RECONCILE_DIALOG, AdwWindow)

struct _SummerReconcileDialog
{
  AdwWindow parent_instance;

  SummerWindow *parent;       /* borrowed: transient for it */
  SummerBlock *block;         /* owned: the list; NULL before the first */
  char *source;               /* owned: the name of its file; NULL = pasted */
  SummerReconciliation *made; /* owned */
  SummerReconcileRows shown;
  GArray *policies; /* owned: SummerInsuranceRecord, the texts too */
  gboolean working;

  GtkStack *stack;
  AdwStatusPage *empty;
  GtkDropDown *policy, *kind, *filter;
  GtkEntry *number, *insurer, *first, *last;
  GtkWidget *new_policy;
  GtkLabel *columns, *message, *counts;
  AdwBin *classes_bin, *rows_bin;
  SummerTable *classes, *rows;
};

G_DEFINE_FINAL_TYPE (SummerReconcileDialog, summer_reconcile_dialog, ADW_TYPE_WINDOW)

/* What can be done once a list was compared. */
static const char *const of_made[]
    = { "reconcile.record", "reconcile.copy", "reconcile.print", "reconcile.export" };

static SummerOffice *
get_office (SummerReconcileDialog *self)
{
  return summer_window_get_office (self->parent);
}

static void
say (SummerReconcileDialog *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), text != NULL);
}

/* {{{ Policies */

static gboolean
is_to_be_chosen (SummerReconcileDialog *self)
{
  return summer_reconcile_policy_is_open (self->policy, self->policies);
}

/* NULL = a new one, or none is chosen yet. */
static const SummerInsuranceRecord *
get_policy (SummerReconcileDialog *self)
{
  return summer_reconcile_policy_get (self->policy, self->policies);
}

/* policy stays chosen. */
static void
fill_policies (SummerReconcileDialog *self, gint64 chosen)
{
  g_autoptr (GError) error = NULL;

  if (!summer_reconcile_load_policies (get_office (self), self->policies, &error))
    say (self, error->message);
  summer_reconcile_policy_fill (self->policy, self->policies, chosen, _ ("(choose the policy)"),
                                _ ("A new policy"));
}

/* }}} */
/* {{{ The comparison */

static void
show_made (SummerReconcileDialog *self)
{
  const guint n = summer_reconciliation_get_rows (self->made)->len;
  g_autofree char *counts = NULL;

  summer_table_take_texts (self->classes, summer_reconcile_rows_list_classes (self->made));
  summer_table_set_n_rows (self->rows, n);
  counts = summer_reconcile_rows_dup_counts (self->made);
  gtk_label_set_text (self->counts, counts);
  gtk_stack_set_visible_child_name (self->stack, "content");
  for (guint i = 0; i < G_N_ELEMENTS (of_made); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_made[i], TRUE);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerReconcileDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  SummerReconciliation *made = summer_reconcile_finish (SUMMER_OFFICE (source), result, &error);

  self->working = FALSE;
  if (made == NULL)
    {
      say (self, error->message);
      return;
    }
  /* Rows ask for what they show: the table is emptied before it goes. */
  summer_table_set_n_rows (self->rows, 0);
  g_clear_pointer (&self->made, summer_reconciliation_free);
  self->made = made;
  self->shown = (SummerReconcileRows){ .made = made, .kind = -1 };
  show_made (self);
}

static void
run (SummerReconcileDialog *self)
{
  SummerAssessment *assessment = summer_office_get_whole_assessment (get_office (self));
  const SummerInsuranceRecord *policy = get_policy (self);
  g_autofree char *columns = NULL;
  SummerInsuranceRecord of = { .id = policy != NULL ? policy->id : 0 };

  if (self->block == NULL || self->working)
    return;
  if (assessment == NULL)
    {
      say (self, _ ("The classes are still being assessed. Try again in a moment."));
      return;
    }
  if (summer_block_find_meaning (self->block, SUMMER_MEANING_NAME) < 0
      && summer_block_find_meaning (self->block, SUMMER_MEANING_IDENTITY) < 0)
    {
      say (self, _ ("No column of names or identity numbers was found. Copy the list with its "
                    "headings, or write 姓名 above the names."));
      return;
    }
  if (is_to_be_chosen (self))
    {
      say (self, _ ("Choose the policy that the list is of, or that it is a new one."));
      gtk_widget_grab_focus (GTK_WIDGET (self->policy));
      return;
    }
  if (!summer_field_get_day (self->first, &of.first_day)
      || !summer_field_get_day (self->last, &of.last_day) || of.first_day == SUMMER_DAY_NONE
      || of.last_day == SUMMER_DAY_NONE || of.last_day < of.first_day)
    {
      say (self, _ ("Write from when to when the policy covers, such as 2019-07-08: it is used "
                    "for rows that do not say it."));
      return;
    }
  say (self, NULL);
  columns = summer_reconcile_rows_dup_columns (self->block);
  gtk_label_set_text (self->columns, columns);
  self->working = TRUE;
  of.kind = policy != NULL ? policy->kind
                           : (SummerInsuranceKind) gtk_drop_down_get_selected (self->kind);
  summer_reconcile_async (get_office (self), self->block, &of, made_cb, g_object_ref (self));
}

/* Cover by another kind is none. */
static void
kind_cb (SummerReconcileDialog *self)
{
  if (self->block != NULL)
    run (self);
}

static void
policy_cb (SummerReconcileDialog *self)
{
  const SummerInsuranceRecord *policy = get_policy (self);

  gtk_widget_set_visible (self->new_policy, policy == NULL && !is_to_be_chosen (self));
  if (policy != NULL)
    {
      summer_field_set_day (self->first, policy->first_day);
      summer_field_set_day (self->last, policy->last_day);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self->first), policy == NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (self->last), policy == NULL);
  run (self);
}

/* }}} */
/* {{{ Where the list comes from */

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerReconcileDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  SummerBlock *block = summer_block_read_finish (SUMMER_OFFICE (source), result, &error);

  self->working = FALSE;
  if (block == NULL)
    {
      say (self, error->message);
      return;
    }
  g_clear_object (&self->block);
  self->block = block;
  run (self);
}

/* text or path: the list; the file's name goes into the journal. */
static void
take (SummerReconcileDialog *self, const char *text, const char *path)
{
  if (self->working)
    return;
  self->working = TRUE;
  g_free (self->source);
  self->source = path != NULL ? g_path_get_basename (path) : NULL;
  summer_block_read_async (get_office (self), text, path, read_cb, g_object_ref (self));
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerReconcileDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));

  /* A word is for the field that is being written in, a block of cells for no field; one cell ends with a line. */
  if (text != NULL)
    g_strchomp (text);
  if (GTK_IS_TEXT (focus) && text != NULL && strpbrk (text, "\t\n") == NULL)
    gtk_widget_activate_action (focus, "clipboard.paste", NULL);
  else if (text == NULL)
    say (self, _ ("There is no text on the clipboard. Copy the list in the spreadsheet first."));
  else
    take (self, text, NULL);
}

static void
paste_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

/* For scripts and tests: "s" = the path. */
static void
open_file_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  take (SUMMER_RECONCILE_DIALOG (widget), NULL, g_variant_get_string (parameter, NULL));
}

static void
opened_cb (GtkWidget *widget, const char *path)
{
  take (SUMMER_RECONCILE_DIALOG (widget), NULL, path);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_workbook_chooser_ask (widget, _ ("Open the Insurer's List"), opened_cb);
}

/* }}} */
/* {{{ Recording */

/* The policy as it is chosen, or written: FALSE when something is missing, which is told. */
static gboolean
read_policy (SummerReconcileDialog *self,
             SummerInsuranceRecord *policy,
             char **number,
             char **insurer)
{
  const SummerInsuranceRecord *chosen = get_policy (self);

  *number = *insurer = NULL;
  if (chosen != NULL)
    {
      *policy = *chosen;
      return TRUE;
    }
  *policy = (SummerInsuranceRecord){ .sum_insured = -1, .premium = -1 };
  *number = summer_field_dup_text (self->number);
  *insurer = summer_field_dup_text (self->insurer);
  policy->number = *number;
  policy->insurer = *insurer;
  policy->kind = (SummerInsuranceKind) gtk_drop_down_get_selected (self->kind);
  summer_field_set_wrong (GTK_WIDGET (self->number),
                          *number == NULL ? _ ("Write the number of the policy.") : NULL);
  if (*number == NULL)
    {
      say (self, _ ("Write the number of the policy."));
      gtk_widget_grab_focus (GTK_WIDGET (self->number));
    }
  return *number != NULL && summer_field_get_day (self->first, &policy->first_day)
         && summer_field_get_day (self->last, &policy->last_day);
}

static void
record_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerReconcileDialog *self = SUMMER_RECONCILE_DIALOG (widget);
  g_autofree char *number = NULL, *insurer = NULL, *done = NULL, *waiting = NULL;
  g_autoptr (GError) error = NULL;
  SummerInsuranceRecord policy;
  gint64 sequence = 0;
  guint n = 0;

  if (self->made == NULL || self->working || is_to_be_chosen (self)
      || !read_policy (self, &policy, &number, &insurer))
    return;
  if (!summer_reconciliation_apply (self->made, summer_office_get_store (get_office (self)),
                                    &policy, self->source != NULL ? self->source : policy.number,
                                    &n, &sequence, &error))
    {
      say (self, error->message);
      return;
    }
  waiting = summer_reconcile_rows_dup_waiting (self->made);
  if (n == 0)
    {
      say (self, waiting != NULL ? waiting
                                 : _ ("Nobody was added: whoever agrees is recorded under this "
                                      "policy already."));
      return;
    }
  done = g_strdup_printf (ngettext ("%u child recorded under policy %s",
                                    "%u children recorded under policy %s", n),
                          n, policy.number);
  summer_window_toast (self->parent, done, _ ("_Undo"), "win.undo");
  fill_policies (self, policy.id);
  say (self, waiting);
}

/* }}} */
/* {{{ On its way out */

static SummerReconcileOutput
get_output (SummerReconcileDialog *self)
{
  return (SummerReconcileOutput){ self->made, summer_office_get_store (get_office (self)),
                                  self->rows };
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerReconcileDialog *self = SUMMER_RECONCILE_DIALOG (widget);
  const SummerReconcileOutput output = get_output (self);
  g_autoptr (GError) error = NULL;

  if (self->made != NULL && !summer_reconcile_output_copy (&output, &error))
    say (self, error->message);
}

static void
print_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerReconcileDialog *self = SUMMER_RECONCILE_DIALOG (widget);
  const SummerReconcileOutput output = get_output (self);

  if (self->made != NULL)
    summer_reconcile_output_print (&output);
}

static void
save_to (GtkWidget *widget, const char *path)
{
  SummerReconcileDialog *self = SUMMER_RECONCILE_DIALOG (widget);
  const SummerReconcileOutput output = get_output (self);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Saved as %s"), name);
  g_autoptr (GError) error = NULL;

  if (self->made == NULL)
    return;
  if (!summer_reconcile_output_save (&output, path, &error))
    say (self, error->message);
  else
    summer_window_toast (self->parent, text, NULL, NULL);
}

/* For scripts and tests: "s" = the path. */
static void
save_to_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  save_to (widget, g_variant_get_string (parameter, NULL));
}

static void
export_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_list_chooser_ask (widget, _ ("The insurer's list against the roster"), save_to);
}

/* }}} */
/* {{{ The tables */

static void
row_activated_cb (SummerTable *table, guint row, SummerReconcileDialog *self)
{
  const SummerListedRow *of
      = &g_array_index (summer_reconciliation_get_rows (self->made), SummerListedRow, row);

  if (of->child == 0)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self->parent), "win.show-child", "x", of->child);
  gtk_window_present (GTK_WINDOW (self->parent));
}

static void
narrowed_cb (SummerReconcileDialog *self)
{
  const guint kind = gtk_drop_down_get_selected (self->filter);
  const guint class = summer_table_get_selected (self->classes);
  GArray *classes;

  if (self->made == NULL)
    return;
  classes = summer_reconciliation_get_classes (self->made);
  self->shown.kind = kind != GTK_INVALID_LIST_POSITION ? (int) kind - 1 : -1;
  /* The first row of the classes is all of them. */
  self->shown.class_code = class != SUMMER_TABLE_TOTAL && class > 0 && class <= classes->len
                               ? g_array_index (classes, SummerListedClass, class - 1).code
                               : NULL;
  summer_table_refilter (self->rows);
}

static void
create_tables (SummerReconcileDialog *self)
{
  self->classes = summer_reconcile_rows_new_classes (self);
  g_signal_connect_swapped (self->classes, "selected", G_CALLBACK (narrowed_cb), self);
  adw_bin_set_child (self->classes_bin, GTK_WIDGET (self->classes));

  self->rows = summer_reconcile_rows_new_table (&self->shown);
  g_signal_connect (self->rows, "activated", G_CALLBACK (row_activated_cb), self);
  adw_bin_set_child (self->rows_bin, GTK_WIDGET (self->rows));
}

/* }}} */

static void
fill_choices (SummerReconcileDialog *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) listed = gtk_string_list_new (NULL);

  for (guint i = 0; i < summer_terms_get_size (SUMMER_TERMS_INSURANCE_KIND); i++)
    gtk_string_list_append (kinds, summer_terms_get_text (SUMMER_TERMS_INSURANCE_KIND, (int) i));
  gtk_drop_down_set_model (self->kind, G_LIST_MODEL (kinds));
  gtk_string_list_append (listed, _ ("All rows"));
  for (int i = 0; i < SUMMER_N_LISTED; i++)
    gtk_string_list_append (listed, summer_listed_get_text ((SummerListed) i));
  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (listed));
}

static void
summer_reconcile_dialog_dispose (GObject *object)
{
  SummerReconcileDialog *self = SUMMER_RECONCILE_DIALOG (object);

  /* Rows ask for what they show until the table is gone. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  g_clear_pointer (&self->made, summer_reconciliation_free);
  g_clear_object (&self->block);

  G_OBJECT_CLASS (summer_reconcile_dialog_parent_class)->dispose (object);
}

static void
summer_reconcile_dialog_finalize (GObject *object)
{
  SummerReconcileDialog *self = SUMMER_RECONCILE_DIALOG (object);

  g_array_unref (self->policies);
  g_free (self->source);

  G_OBJECT_CLASS (summer_reconcile_dialog_parent_class)->finalize (object);
}

static void
summer_reconcile_dialog_class_init (SummerReconcileDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_reconcile_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_reconcile_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "reconcile.paste", NULL, paste_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.open-file", "s", open_file_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.record", NULL, record_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "reconcile.save-to", "s", save_to_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "reconcile.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK,
                                       "reconcile.export", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, GDK_CONTROL_MASK, "reconcile.open",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "reconcile.record", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-reconcile-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, policy);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, kind);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, number);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, insurer);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, first);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, last);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, new_policy);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, columns);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, counts);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, classes_bin);
  gtk_widget_class_bind_template_child (widget_class, SummerReconcileDialog, rows_bin);
  gtk_widget_class_bind_template_callback (widget_class, policy_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, narrowed_cb);
  gtk_widget_class_bind_template_callback (widget_class, run);
}

/* Before what has the focus takes it: a field takes the paste for itself, a table has numbers masked for its copy. */
static void
add_key (GtkWidget *widget, guint key, const char *action)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (key,
                                                                                  GDK_CONTROL_MASK),
                                                          gtk_named_action_new (action)));
  gtk_widget_add_controller (widget, keys);
}

static void
summer_reconcile_dialog_init (SummerReconcileDialog *self)
{
  self->policies = summer_reconcile_new_policies ();
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_cut_text_watch (self);
  summer_reconcile_policy_set_up (self->policy);
  summer_choice_keys_attach (self->kind);
  for (guint i = 0; i < G_N_ELEMENTS (of_made); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_made[i], FALSE);
  create_tables (self);
  fill_choices (self);
  add_key (GTK_WIDGET (self), GDK_KEY_v, "reconcile.paste");
  add_key (GTK_WIDGET (self->rows), GDK_KEY_c, "reconcile.copy");
}

/**
 * summer_reconcile_dialog_present:
 * @parent: the window of the office
 * @policy: that the list is of, until another is chosen; 0 = to be chosen, where there are several
 */
void
summer_reconcile_dialog_present (SummerWindow *parent, gint64 policy)
{
  SummerReconcileDialog *self
      = g_object_new (SUMMER_TYPE_RECONCILE_DIALOG, "transient-for", parent, NULL);
  SummerAssessment *assessment
      = summer_office_get_whole_assessment (summer_window_get_office (parent));

  self->parent = parent;
  if (assessment != NULL)
    {
      summer_field_set_day (self->first, assessment->facts->first_day);
      summer_field_set_day (self->last, assessment->facts->last_day);
    }
  fill_policies (self, policy);
  policy_cb (self);
  gtk_window_present (GTK_WINDOW (self));
}
