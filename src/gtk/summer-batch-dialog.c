#include "config.h"

#include "summer-batch-dialog.h"

#include <glib/gi18n.h>

#include "summer-batch.h"
#include "summer-choice-search.h"
#include "summer-class-batch-form.h"
#include "summer-cut-text.h"
#include "summer-phrase.h"
#include "summer-table.h"

#define SUMMER_TYPE_BATCH_DIALOG (summer_batch_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerBatchDialog, summer_batch_dialog, SUMMER, BATCH_DIALOG, AdwWindow)

struct _SummerBatchDialog
{
  AdwWindow parent_instance;

  SummerWindow *parent; /* borrowed: transient for it */
  const SummerBatchField *fields;
  guint n_fields;
  gboolean has_step; /* of classes: the state is changed by a step, which comes after the fields */
  gint64 *keys;      /* owned */
  guint n_keys;
  GValue value;
  gboolean touched; /* somebody has written something into the field */
  GPtrArray *rows;  /* owned: SummerBatchRow; NULL while the value is none */

  AdwWindowTitle *title;
  GtkDropDown *field, *term;
  GtkEntry *text;
  GtkLabel *message, *count;
  AdwBin *rows_bin;
  SummerTable *table;
};

G_DEFINE_FINAL_TYPE (SummerBatchDialog, summer_batch_dialog, ADW_TYPE_WINDOW)

static SummerStore *
get_store (SummerBatchDialog *self)
{
  return summer_office_get_store (summer_window_get_office (self->parent));
}

static const SummerBatchField *
get_field (SummerBatchDialog *self)
{
  const guint chosen = gtk_drop_down_get_selected (self->field);

  return chosen < self->n_fields ? &self->fields[chosen] : NULL;
}

static void
say (SummerBatchDialog *self, const char *text)
{
  gtk_label_set_text (self->message, text != NULL ? text : "");
}

static void
clear_rows (SummerBatchDialog *self)
{
  summer_table_set_n_rows (self->table, 0);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  if (G_IS_VALUE (&self->value))
    g_value_unset (&self->value);
  gtk_label_set_text (self->count, "");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.apply", FALSE);
}

static guint
count_changes (SummerBatchDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((SummerBatchRow *) g_ptr_array_index (self->rows, i))->changes;
  return n;
}

static guint
count_problems (SummerBatchDialog *self)
{
  guint n = 0;

  for (guint i = 0; (self->touched || G_IS_VALUE (&self->value)) && i < self->rows->len; i++)
    n += ((SummerBatchRow *) g_ptr_array_index (self->rows, i))->problem != SUMMER_BATCH_FINE;
  return n;
}

static guint
count_warnings (SummerBatchDialog *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += ((SummerBatchRow *) g_ptr_array_index (self->rows, i))->warning != SUMMER_BATCH_UNWARNED;
  return n;
}

/* "12 records change, 3 with a warning" */
static char *
dup_changes (guint n, guint n_warned)
{
  g_autofree char *changes
      = summer_phrase_dup_counted (ngettext ("%s record changes", "%s records change", n), n);

  return n_warned == 0 ? g_steal_pointer (&changes)
                       : g_strdup_printf (ngettext ("%s, look at %u: see below",
                                                    "%s, look at %u: see below", n_warned),
                                          changes, n_warned);
}

static char *
dup_typed (SummerBatchDialog *self, const SummerBatchField *field)
{
  GtkStringObject *term = gtk_drop_down_get_selected_item (self->term);

  if (field->kind == SUMMER_BATCH_TERM)
    return g_strdup (term != NULL ? gtk_string_object_get_string (term) : "");
  return g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text)));
}

/* What the value typed so far would do. */
static void
preview (SummerBatchDialog *self)
{
  const SummerBatchField *field = get_field (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *typed = NULL, *message = NULL, *count = NULL;
  guint n;

  clear_rows (self);
  if (field == NULL || self->parent == NULL)
    return;
  typed = dup_typed (self, field);
  if (!summer_batch_read (field, typed, &self->value, &message))
    {
      say (self, message);
      return;
    }
  self->rows = summer_batch_preview (get_store (self), field, &self->value, self->keys,
                                     self->n_keys, &error);
  say (self, self->rows == NULL ? error->message : NULL);
  if (self->rows == NULL)
    return;
  summer_table_set_n_rows (self->table, self->rows->len);
  n = count_problems (self);
  if (n > 0)
    count = summer_phrase_dup_counted (ngettext ("%s record cannot be set so: see below",
                                                 "%s records cannot be set so: see below", n),
                                       n);
  else if (!self->touched && field->kind != SUMMER_BATCH_TERM)
    count = g_strdup (_ ("Write the new value. Empty takes the old one out."));
  else
    {
      n = count_changes (self);
      count = dup_changes (n, count_warnings (self));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "batch.apply", n > 0);
    }
  gtk_label_set_text (self->count, count);
}

static void
edited_cb (SummerBatchDialog *self)
{
  self->touched = TRUE;
  preview (self);
}

/* A state has its checks, its day and the person who decides: the form of steps asks for them. */
static gboolean
step_cb (gpointer user_data)
{
  SummerBatchDialog *self = user_data;

  summer_class_batch_form_present (self->parent, self->keys, self->n_keys, -1);
  gtk_window_close (GTK_WINDOW (self));
  return G_SOURCE_REMOVE;
}

static void
field_cb (SummerBatchDialog *self)
{
  const SummerBatchField *field = get_field (self);
  g_autoptr (GtkStringList) values = gtk_string_list_new (NULL);

  /* Not while the drop-down is at it. */
  if (field == NULL && self->has_step && gtk_drop_down_get_selected (self->field) == self->n_fields)
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, step_cb, g_object_ref (self), g_object_unref);
  if (field == NULL)
    return;
  for (guint i = 0; field->kind == SUMMER_BATCH_TERM && i < summer_terms_get_size (field->terms);
       i++)
    gtk_string_list_append (values, summer_terms_get_text (field->terms, (int) i));
  gtk_drop_down_set_model (self->term, G_LIST_MODEL (values));
  gtk_widget_set_visible (GTK_WIDGET (self->term), field->kind == SUMMER_BATCH_TERM);
  gtk_widget_set_visible (GTK_WIDGET (self->text), field->kind != SUMMER_BATCH_TERM);
  gtk_entry_set_placeholder_text (self->text, field->kind == SUMMER_BATCH_DAY     ? "2019-07-08"
                                              : field->kind == SUMMER_BATCH_COUNT ? "30"
                                                                                  : NULL);
  gtk_editable_set_text (GTK_EDITABLE (self->text), "");
  self->touched = FALSE;
  preview (self);
}

static void
apply_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerBatchDialog *self = SUMMER_BATCH_DIALOG (widget);
  const SummerBatchField *field = get_field (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 sequence = 0;
  guint n = 0;

  if (field == NULL || self->rows == NULL)
    return;
  if (!summer_batch_apply (get_store (self), field, &self->value, self->rows, &n, &sequence,
                           &error))
    {
      g_autofree char *message = g_strdup (error->message);

      preview (self);
      say (self, message);
      return;
    }
  /* Translators: %s is a field, such as School. */
  text = g_strdup_printf (ngettext ("“%s” changed in %u record", "“%s” changed in %u records", n),
                          summer_batch_get_title (field), n);
  summer_window_toast (self->parent, text, _ ("_Undo"), "win.undo");
  gtk_window_close (GTK_WINDOW (self));
}

static const SummerBatchRow *
get_row (gpointer owner, guint row)
{
  return g_ptr_array_index (SUMMER_BATCH_DIALOG (owner)->rows, row);
}

static char *
dup_record (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->record);
}

static char *
dup_before (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->before);
}

static char *
dup_after (gpointer owner, guint row)
{
  const SummerBatchRow *of = get_row (owner, row);

  if (!SUMMER_BATCH_DIALOG (owner)->touched && *of->after == '\0')
    return g_strdup ("");
  if (of->problem != SUMMER_BATCH_FINE)
    return *of->after == '\0' ? g_strdup (summer_batch_problem_get_text (of->problem))
                              : g_strdup_printf (_ ("%s: %s"), of->after,
                                                 summer_batch_problem_get_text (of->problem));
  if (of->warning != SUMMER_BATCH_UNWARNED)
    return g_strdup_printf (_ ("%s: %s"), *of->after == '\0' ? _ ("nothing") : of->after,
                            summer_batch_warning_get_text (of->warning));
  return g_strdup (!of->changes ? _ ("stays") : *of->after == '\0' ? _ ("nothing") : of->after);
}

static const char *
get_after_style (gpointer owner, guint row)
{
  const SummerBatchRow *of = get_row (owner, row);

  return of->problem != SUMMER_BATCH_FINE       ? "bad"
         : of->warning != SUMMER_BATCH_UNWARNED ? "wait"
         : of->changes                          ? "good"
                                                : "faint";
}

static void
summer_batch_dialog_dispose (GObject *object)
{
  SummerBatchDialog *self = SUMMER_BATCH_DIALOG (object);

  /* Rows ask for what they show until the table is gone. */
  adw_window_set_content (ADW_WINDOW (object), NULL);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (summer_batch_dialog_parent_class)->dispose (object);
}

static void
summer_batch_dialog_finalize (GObject *object)
{
  SummerBatchDialog *self = SUMMER_BATCH_DIALOG (object);

  if (G_IS_VALUE (&self->value))
    g_value_unset (&self->value);
  g_free (self->keys);

  G_OBJECT_CLASS (summer_batch_dialog_parent_class)->finalize (object);
}

static void
summer_batch_dialog_class_init (SummerBatchDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_batch_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_batch_dialog_finalize;

  gtk_widget_class_install_action (widget_class, "batch.apply", NULL, apply_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "batch.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-batch-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, title);
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, field);
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, term);
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, message);
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, count);
  gtk_widget_class_bind_template_child (widget_class, SummerBatchDialog, rows_bin);
  gtk_widget_class_bind_template_callback (widget_class, field_cb);
  gtk_widget_class_bind_template_callback (widget_class, preview);
  gtk_widget_class_bind_template_callback (widget_class, edited_cb);
}

static void
summer_batch_dialog_init (SummerBatchDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  summer_cut_text_watch (self);
  summer_choice_keys_attach (self->field);
  summer_choice_keys_attach (self->term);
  self->table = summer_table_new (self, _ ("What will change"));
  summer_table_add_text (self->table, _ ("Record changed"), 250, SUMMER_TABLE_PLAIN, dup_record,
                         NULL);
  summer_table_add_text (self->table, _ ("Now"), 150, SUMMER_TABLE_DIM, dup_before, NULL);
  summer_table_add_text (self->table, _ ("Will be"), 0,
                         SUMMER_TABLE_STRONG | SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP, dup_after,
                         NULL);
  summer_table_style_text (self->table, get_after_style);
  adw_bin_set_child (self->rows_bin, GTK_WIDGET (self->table));
}

static void
fill_fields (SummerBatchDialog *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->n_fields; i++)
    gtk_string_list_append (titles, summer_batch_get_title (&self->fields[i]));
  if (self->has_step)
    gtk_string_list_append (titles, _ ("State, by a step with its day and person…"));
  gtk_drop_down_set_model (self->field, G_LIST_MODEL (titles));
}

/**
 * summer_batch_dialog_present:
 * @keys: (array): ids of the records, copied
 * @n: how many rows are selected
 */
void
summer_batch_dialog_present (SummerWindow *parent, const char *table, const gint64 *keys, guint n)
{
  SummerBatchDialog *self;
  g_autofree char *subtitle = NULL;

  if (n > SUMMER_BATCH_MOST)
    {
      g_autofree char *text = g_strdup_printf (
          _ ("%u rows are selected. Change at most %u at a time: narrow the list first."), n,
          SUMMER_BATCH_MOST);

      summer_window_toast (parent, text, NULL, NULL);
      return;
    }
  self = g_object_new (SUMMER_TYPE_BATCH_DIALOG, "transient-for", parent, NULL);
  self->parent = parent;
  self->fields = summer_batch_list_fields (table, &self->n_fields);
  self->has_step = g_str_equal (table, "class");
  self->keys = g_memdup2 (keys, n * sizeof *keys);
  self->n_keys = n;
  subtitle = summer_phrase_dup_counted (ngettext ("%s row selected", "%s rows selected", n), n);
  adw_window_title_set_subtitle (self->title, subtitle);
  fill_fields (self);
  field_cb (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->field));
}
