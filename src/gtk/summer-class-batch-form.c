#include "config.h"

#include "summer-class-batch-form.h"

#include <glib/gi18n.h>

#include "summer-class-batch.h"
#include "summer-clerk-entry.h"
#include "summer-clerk-name.h"
#include "summer-phrase.h"
#include "summer-record-dialog.h"
#include "summer-table.h"
#include "summer-workplace.h"

typedef struct
{
  gint64 step; /* a choice: a SummerStep */
  SummerDay day;
  const char *person, *note;
} Order;

typedef struct
{
  SummerOffice *office;    /* borrowed: the dialog holds it */
  SummerClassBatch *batch; /* owned */
  GPtrArray *rows;         /* owned: SummerClassBatchRow, as shown */
  SummerTable *table;      /* borrowed: the dialog's; NULL while that is made */
  GtkLabel *count;
} Context;

static void
context_free (gpointer data)
{
  Context *self = data;

  summer_class_batch_free (self->batch);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* {{{ What it does */

static const SummerClassBatchRow *
get_row (gpointer owner, guint row)
{
  return g_ptr_array_index (((Context *) owner)->rows, row);
}

static char *
dup_name (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->name);
}

static char *
dup_now (gpointer owner, guint row)
{
  return g_strdup (get_row (owner, row)->now);
}

static char *
dup_then (gpointer owner, guint row)
{
  const SummerClassBatchRow *of = get_row (owner, row);

  return g_strdup (of->goes ? of->then : of->why);
}

static const char *
get_then_style (gpointer owner, guint row)
{
  return get_row (owner, row)->goes ? "good" : "bad";
}

static char *
dup_count (const GPtrArray *rows)
{
  guint n = 0;
  g_autofree char *go = NULL, *stay = NULL;

  for (guint i = 0; i < rows->len; i++)
    n += ((const SummerClassBatchRow *) g_ptr_array_index (rows, i))->goes;
  go = summer_phrase_dup_counted (ngettext ("%s class takes the step", "%s classes take the step",
                                            n),
                                  n);
  stay = summer_phrase_dup_counted (ngettext ("%s stays as it is", "%s stay as they are",
                                              rows->len - n),
                                    rows->len - n);
  return g_strdup_printf (_ ("%s; %s"), go, stay);
}

static void
show (Context *self, GPtrArray *rows)
{
  g_autofree char *count = dup_count (rows);

  if (self->table != NULL)
    summer_table_set_n_rows (self->table, 0);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  self->rows = rows;
  if (self->table == NULL)
    return;
  summer_table_set_n_rows (self->table, rows->len);
  gtk_label_set_text (self->count, count);
}

static GtkWidget *
new_list (Context *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->table = summer_table_new (self, _ ("What will change"));
  summer_table_add_text (self->table, _ ("Class"), 220, SUMMER_TABLE_PLAIN, dup_name, NULL);
  summer_table_add_text (self->table, _ ("Now"), 110, SUMMER_TABLE_DIM, dup_now, NULL);
  summer_table_add_text (self->table, _ ("Will be"), 0, SUMMER_TABLE_EXPAND | SUMMER_TABLE_WRAP,
                         dup_then, NULL);
  summer_table_style_text (self->table, get_then_style);
  gtk_widget_set_size_request (GTK_WIDGET (self->table), -1, 280);
  gtk_widget_set_vexpand (GTK_WIDGET (self->table), TRUE);
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->count, 0);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->table));
  return box;
}

/* }}} */

/* An application is the first step of each, and never taken for several. */
static gboolean
list_steps (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  for (int step = SUMMER_STEP_APPLY + 1; step < SUMMER_N_STEPS; step++)
    summer_form_choices_add (choices, step, summer_terms_get_text (SUMMER_TERMS_STEP, step));
  return TRUE;
}

static const SummerFormField fields[] = {
  { "step", N_ ("_Step"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (Order, step), .required = TRUE,
    .choices = list_steps },
  { "day", N_ ("_Day"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (Order, day), .required = TRUE },
  { "person", N_ ("_By"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (Order, person), .required = TRUE },
  { "note", N_ ("_Note"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (Order, note) },
};

static SummerStepOrder
get_order (const Order *order)
{
  return (SummerStepOrder){ (SummerStep) order->step, order->day, order->person, order->note };
}

static void
check (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  Context *self = data;
  const SummerStepOrder order = get_order (record);

  show (self, summer_class_batch_preview (self->batch, &order,
                                          summer_office_get_assessment (self->office), complaints));
}

static gboolean
save (SummerStore *store,
      gpointer record,
      gpointer data,
      SummerComplaints *complaints,
      char **done,
      GError **error)
{
  Context *self = data;
  const SummerStepOrder order = get_order (record);

  if (order.step == SUMMER_STEP_ASSESS && summer_office_get_assessing (self->office))
    return summer_clerk_set_refused (
        error, _ ("The assessment is being made anew. Wait a moment, then assess again."));
  if (!summer_class_batch_take (self->batch, store, &order,
                                summer_office_get_assessment (self->office), complaints, done,
                                error))
    return FALSE;
  summer_clerk_name_set (self->office, order.person);
  return TRUE;
}

static const SummerFormSpec spec = {
  .title = N_ ("A Step for Several Classes"),
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .record_size = sizeof (Order),
  .save_label = N_ ("_Take the Step"),
  .width = 900,
  .check = check,
  .save = save,
};

/* The step that comes next for the first class is proposed. */
static gint64
propose_step (SummerStore *store, gint64 class_id, SummerDay today)
{
  g_autoptr (SummerClassLife) life = summer_class_life_load (store, class_id, today, NULL);
  const int next = life != NULL ? summer_stage_get_next (life->stage) : -1;

  return next > SUMMER_STEP_APPLY ? next : SUMMER_STEP_APPROVE;
}

/**
 * summer_class_batch_form_present:
 * @classes: (array length=n_classes): at least one
 * @step: the one proposed, a #SummerStep; -1 for the next of the first class
 */
void
summer_class_batch_form_present (SummerWindow *parent,
                                 const gint64 *classes,
                                 guint n_classes,
                                 int step)
{
  SummerOffice *office = summer_window_get_office (parent);
  SummerStore *store = summer_office_get_store (office);
  Order order = { .person = summer_clerk_name_get (office) };
  g_autofree char *subject = NULL;
  g_autoptr (GError) error = NULL;
  SummerRecordDialog *dialog;
  Context *context;

  g_return_if_fail (n_classes > 0);

  context = g_new0 (Context, 1);
  context->office = office;
  summer_workplace_get_now (summer_workplace_get (office), &order.day, NULL);
  context->batch = summer_class_batch_new (store, classes, n_classes, order.day, &error);
  if (context->batch == NULL)
    {
      g_free (context);
      summer_window_toast_error (parent, error);
      return;
    }
  order.step = step >= 0 ? step : propose_step (store, classes[0], order.day);
  dialog = summer_record_dialog_new (office, &spec, &order, context, context_free);
  subject = summer_phrase_dup_counted (ngettext ("%s row selected", "%s rows selected", n_classes),
                                       n_classes);
  summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_set_extra (dialog, new_list (context));
  show (context, g_steal_pointer (&context->rows));
  summer_record_dialog_present (dialog, GTK_WINDOW (parent));
}
