#include "config.h"

#include "summer-medicine-form.h"

#include <glib/gi18n.h>

#include "summer-field.h"

struct _SummerMedicineForm
{
  GtkWidget parent_instance;

  SummerMedicineRecord shown; /* what it was given; of its members id and child are read */
  GPtrArray *texts;           /* owned; of the record read last */

  GtkWidget *grid;
  GtkEntry *drug;
  GtkEntry *dose;
  GtkEntry *times;
  GtkEntry *first_day;
  GtkEntry *last_day;
  GtkEntry *signed_by;
  GtkEntry *signed_on;
  GtkEntry *note;
};

G_DEFINE_FINAL_TYPE (SummerMedicineForm, summer_medicine_form, GTK_TYPE_WIDGET)

/**
 * summer_medicine_form_show:
 * @record: what is to stand in it; id 0 for a new one
 */
void
summer_medicine_form_show (SummerMedicineForm *self, const SummerMedicineRecord *record)
{
  g_return_if_fail (SUMMER_IS_MEDICINE_FORM (self) && record != NULL);

  self->shown = *record;
  summer_field_set_text (self->drug, record->drug);
  summer_field_set_text (self->dose, record->dose);
  summer_field_set_time (self->times, record->time);
  summer_field_set_day (self->first_day, record->first_day);
  summer_field_set_day (self->last_day, record->last_day);
  summer_field_set_text (self->signed_by, record->signed_by);
  summer_field_set_day (self->signed_on, record->signed_on);
  summer_field_set_text (self->note, record->note);
}

/* Kept until the next record is read. */
static const char *
read_text (SummerMedicineForm *self, GtkEntry *entry)
{
  char *text = summer_field_dup_text (entry);

  if (text != NULL)
    g_ptr_array_add (self->texts, text);
  return text;
}

static gboolean
read_days (SummerMedicineForm *self, SummerMedicineRecord *record, GtkWidget **wrong)
{
  struct
  {
    GtkEntry *entry;
    SummerDay *day;
  } days[] = {
    { self->first_day, &record->first_day },
    { self->last_day, &record->last_day },
    { self->signed_on, &record->signed_on },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!summer_field_get_day (days[i].entry, days[i].day))
      {
        *wrong = GTK_WIDGET (days[i].entry);
        return FALSE;
      }
  return TRUE;
}

/**
 * summer_medicine_form_read:
 * @today: the clock's day
 * @record: (out): what stands in the form; its texts are the form's until the next call
 * @times: (out) (transfer full) (element-type SummerTime): when it is given, in order
 * @wrong: (out) (transfer none): the field that cannot stay as it is
 * @message: (out) (transfer full): what is wrong with it
 *
 * Returns: whether it can be kept
 */
gboolean
summer_medicine_form_read (SummerMedicineForm *self,
                           SummerDay today,
                           SummerMedicineRecord *record,
                           GArray **times,
                           GtkWidget **wrong,
                           char **message)
{
  SummerMedicineField field = SUMMER_MEDICINE_DRUG;
  g_autoptr (GArray) read = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (SUMMER_IS_MEDICINE_FORM (self) && record != NULL && times != NULL, FALSE);

  g_ptr_array_set_size (self->texts, 0);
  *record = (SummerMedicineRecord){
    .id = self->shown.id,
    .child = self->shown.child,
    .drug = read_text (self, self->drug),
    .dose = read_text (self, self->dose),
    .time = SUMMER_TIME_NONE,
    .signed_by = read_text (self, self->signed_by),
    .note = read_text (self, self->note),
  };
  if (!read_days (self, record, wrong))
    {
      *message = g_strdup (_ ("Write the day like 2019-07-23."));
      return FALSE;
    }
  text = summer_field_dup_text (self->times);
  read = text != NULL ? summer_times_parse (text) : NULL;
  if (read != NULL)
    record->time = g_array_index (read, SummerTime, 0);
  if (summer_medicine_check (record, today, &field, &error))
    {
      *times = g_steal_pointer (&read);
      return TRUE;
    }

  GtkEntry *const entries[SUMMER_N_MEDICINE_FIELDS] = {
    [SUMMER_MEDICINE_DRUG] = self->drug,           [SUMMER_MEDICINE_DOSE] = self->dose,
    [SUMMER_MEDICINE_TIME] = self->times,          [SUMMER_MEDICINE_FIRST_DAY] = self->first_day,
    [SUMMER_MEDICINE_LAST_DAY] = self->last_day,   [SUMMER_MEDICINE_SIGNED_BY] = self->signed_by,
    [SUMMER_MEDICINE_SIGNED_ON] = self->signed_on,
  };
  *wrong = GTK_WIDGET (entries[field]);
  *message = g_strdup (error->message);
  return FALSE;
}

static gboolean
summer_medicine_form_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_MEDICINE_FORM (widget)->drug));
}

static void
summer_medicine_form_dispose (GObject *object)
{
  SummerMedicineForm *self = SUMMER_MEDICINE_FORM (object);

  g_clear_pointer (&self->grid, gtk_widget_unparent);
  g_clear_pointer (&self->texts, g_ptr_array_unref);

  G_OBJECT_CLASS (summer_medicine_form_parent_class)->dispose (object);
}

static void
entry_activated_cb (SummerMedicineForm *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "child.save", NULL);
}

static void
summer_medicine_form_class_init (SummerMedicineFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_medicine_form_dispose;
  widget_class->grab_focus = summer_medicine_form_grab_focus;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-medicine-form.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, grid);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, drug);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, dose);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, times);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, first_day);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, last_day);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, signed_by);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, signed_on);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineForm, note);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
summer_medicine_form_init (SummerMedicineForm *self)
{
  self->texts = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
summer_medicine_form_new (void)
{
  return g_object_new (SUMMER_TYPE_MEDICINE_FORM, NULL);
}
