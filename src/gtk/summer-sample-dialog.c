#include "config.h"

#include "summer-sample-dialog.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-desk-dialog.h"
#include "summer-field.h"
#include "summer-food-rule.h"
#include "summer-line.h"

/* What was thrown away is shown for so many days more. */
#define SHOWN_DAYS 7
#define STATE_WIDTH 300 /* pixels */

#define SUMMER_TYPE_SAMPLE_DIALOG (summer_sample_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerSampleDialog, summer_sample_dialog, SUMMER, SAMPLE_DIALOG, SummerDeskDialog)

typedef struct
{
  gint64 id;
  gboolean kept; /* not thrown away yet */
} Sample;

struct _SummerSampleDialog
{
  SummerDeskDialog parent_instance;

  int hours, least; /* of the programme: for how long, how many grams */
  GArray *samples;  /* of Sample, owned; row i of the list shows sample i */

  GtkEntry *dish;
  GtkSpinButton *grams;
  GtkEntry *time;
  GtkLabel *rule_text;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (SummerSampleDialog, summer_sample_dialog, SUMMER_TYPE_DESK_DIALOG)

typedef struct
{
  gint64 id;  /* of the one thrown away; 0 = one is kept */
  char *dish; /* owned */
  int grams;
  SummerTime time;
} Keeping;

static void
keeping_free (gpointer data)
{
  Keeping *keeping = data;

  g_free (keeping->dish);
  g_free (keeping);
}

static gboolean
keep (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  const Keeping *keeping = data;

  return summer_desk_keep_sample (desk, keeping->dish, keeping->grams, keeping->time, done, error);
}

static gboolean
discard (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  const Keeping *keeping = data;

  return summer_desk_discard_sample (desk, keeping->id, keeping->time, done, error);
}

/* "23 Jul Tue 12:05" */
static char *
dup_moment (SummerDay day, SummerTime time)
{
  g_autofree char *day_text = summer_day_dup_text (day);
  g_autofree char *time_text = summer_time_dup_text (time);

  return g_strdup_printf ("%s %s", day_text, time_text);
}

static void
add_state (SummerSampleDialog *self, GtkWidget *line, const SummerFoodSampleRecord *record)
{
  SummerDay today, day;
  SummerTime now, time;
  g_autofree char *moment = NULL;
  g_autofree char *text = NULL;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)), &today,
                            &now);
  summer_food_rule_get_end (record, self->hours, &day, &time);
  if (record->discarded_on != SUMMER_DAY_NONE)
    {
      moment = dup_moment (record->discarded_on, record->discarded_at);
      text = g_strdup_printf (_ ("Thrown away %s"), moment);
      summer_line_add_chip (line, STATE_WIDTH, SUMMER_TONE_PLAIN, "summer-pass-symbolic", text);
    }
  else if (summer_desk_is_sample_due (record, self->hours, today, now))
    {
      moment = dup_moment (day, time);
      text = g_strdup_printf (_ ("To be thrown away since %s"), moment);
      summer_line_add_chip (line, STATE_WIDTH, SUMMER_TONE_WAIT, "summer-warning-symbolic", text);
    }
  else
    {
      moment = dup_moment (day, time);
      text = g_strdup_printf (_ ("Keep until %s"), moment);
      summer_line_add_chip (line, STATE_WIDTH, SUMMER_TONE_GOOD, "summer-dot-symbolic", text);
    }
}

static gboolean
add_sample (const SummerFoodSampleRecord *record, gpointer user_data)
{
  SummerSampleDialog *self = user_data;
  const Sample sample = { record->id, record->discarded_on == SUMMER_DAY_NONE };
  GtkWidget *line;
  g_autofree char *grams = g_strdup_printf (_ ("%d g"), record->grams);
  g_autofree char *moment = dup_moment (record->day, record->time);

  if (!sample.kept
      && record->discarded_on < summer_desk_dialog_get_day (SUMMER_DESK_DIALOG (self)) - SHOWN_DAYS)
    return TRUE;

  line = summer_line_new ();
  summer_line_add_text (line, moment, 18, NULL);
  summer_line_add_text (line, record->dish, -1, "strong");
  summer_line_add_text (line, grams, 7, record->grams < self->least ? "wait-strong" : "numeric");
  summer_line_add_text (line, record->kept_by, 8, "faint");
  add_state (self, line, record);
  gtk_list_box_append (self->list, line);
  g_array_append_val (self->samples, sample);
  return TRUE;
}

static const Sample *
get_chosen (SummerSampleDialog *self)
{
  const int chosen = summer_line_get_chosen (self->list);

  return chosen >= 0 && (guint) chosen < self->samples->len
             ? &g_array_index (self->samples, Sample, chosen)
             : NULL;
}

static void
selected_cb (SummerSampleDialog *self)
{
  const Sample *sample = get_chosen (self);

  /* The rows go with the window. */
  if (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)) == NULL)
    return;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "sample.discard",
                                 sample != NULL && sample->kept);
}

static void
summer_sample_dialog_refresh (SummerDeskDialog *dialog)
{
  SummerSampleDialog *self = SUMMER_SAMPLE_DIALOG (dialog);
  SummerStore *store = summer_desk_dialog_get_store (dialog);
  SummerWorkplace *workplace = summer_desk_dialog_get_workplace (dialog);
  const int chosen = summer_line_get_chosen (self->list);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean focused = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  const gboolean first = self->hours == 0;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;
  SummerTime now;

  summer_line_clear (self->list);
  g_array_set_size (self->samples, 0);
  summer_workplace_get_now (workplace, &today, &now);
  if (!summer_desk_get_sample_rule (
          store, summer_office_get_programme (summer_workplace_get_office (workplace)),
          &self->hours, &self->least, &error)
      || !summer_food_sample_each (store, summer_workplace_get_class (workplace), add_sample, self,
                                   &error))
    summer_desk_dialog_say (dialog, SUMMER_TONE_BAD, error->message);

  text = g_strdup_printf (_ ("Kept for %d hours, at least %d g of each dish"), self->hours,
                          self->least);
  gtk_label_set_text (self->rule_text, text);
  if (first)
    {
      gtk_spin_button_set_value (self->grams, self->least);
      summer_field_set_time (self->time,
                             summer_desk_dialog_get_day (dialog) == today ? now : SUMMER_TIME_NONE);
      gtk_widget_grab_focus (GTK_WIDGET (self->dish));
    }
  gtk_stack_set_visible_child_name (self->stack, self->samples->len > 0 ? "list" : "empty");
  summer_line_choose (self->list, chosen, focused);
  selected_cb (self);
}

static void
keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSampleDialog *self = SUMMER_SAMPLE_DIALOG (widget);
  SummerDeskDialog *dialog = SUMMER_DESK_DIALOG (self);
  g_autofree char *dish = summer_field_dup_text (self->dish);
  SummerTime time;
  Keeping *keeping;

  if (dish == NULL)
    {
      summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->dish),
                                 _ ("Write the name of the dish."));
      return;
    }
  if (!summer_field_get_time (self->time, &time) || time == SUMMER_TIME_NONE)
    {
      summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->time), _ ("Write the time like 12:30."));
      return;
    }

  gtk_spin_button_update (self->grams);
  keeping = g_new0 (Keeping, 1);
  *keeping = (Keeping){ 0, g_steal_pointer (&dish), gtk_spin_button_get_value_as_int (self->grams),
                        time };
  summer_desk_dialog_run (dialog, summer_desk_dialog_get_day (dialog), NULL, keep, keeping,
                          keeping_free);
}

/* Thrown away now, on the day of the clock, whichever day the window is about. */
static void
discard_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerSampleDialog *self = SUMMER_SAMPLE_DIALOG (widget);
  const Sample *sample = get_chosen (self);
  Keeping *keeping;

  if (sample == NULL || !sample->kept)
    return;
  keeping = g_new0 (Keeping, 1);
  keeping->id = sample->id;
  summer_workplace_get_now (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)), NULL,
                            &keeping->time);
  summer_desk_dialog_run (SUMMER_DESK_DIALOG (self), SUMMER_DAY_NONE, NULL, discard, keeping,
                          keeping_free);
}

/* The next dish of the same meal. */
static void
summer_sample_dialog_done (SummerDeskDialog *dialog)
{
  SummerSampleDialog *self = SUMMER_SAMPLE_DIALOG (dialog);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;
  summer_field_set_text (self->dish, NULL);
  gtk_spin_button_set_value (self->grams, self->least);
  gtk_widget_grab_focus (GTK_WIDGET (self->dish));
}

static void
entry_activated_cb (SummerSampleDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sample.keep", NULL);
}

static void
row_activated_cb (SummerSampleDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sample.discard", NULL);
}

static void
summer_sample_dialog_finalize (GObject *object)
{
  g_array_unref (SUMMER_SAMPLE_DIALOG (object)->samples);

  G_OBJECT_CLASS (summer_sample_dialog_parent_class)->finalize (object);
}

static void
summer_sample_dialog_class_init (SummerSampleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_sample_dialog_finalize;
  SUMMER_DESK_DIALOG_CLASS (klass)->refresh = summer_sample_dialog_refresh;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_sample_dialog_done;

  gtk_widget_class_install_action (widget_class, "sample.keep", NULL, keep_cb);
  gtk_widget_class_install_action (widget_class, "sample.discard", NULL, discard_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "sample.keep", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-sample-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerSampleDialog, dish);
  gtk_widget_class_bind_template_child (widget_class, SummerSampleDialog, grams);
  gtk_widget_class_bind_template_child (widget_class, SummerSampleDialog, time);
  gtk_widget_class_bind_template_child (widget_class, SummerSampleDialog, rule_text);
  gtk_widget_class_bind_template_child (widget_class, SummerSampleDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerSampleDialog, list);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
summer_sample_dialog_init (SummerSampleDialog *self)
{
  self->samples = g_array_new (FALSE, FALSE, sizeof (Sample));
  gtk_widget_init_template (GTK_WIDGET (self));
  /* A spin button has no "activate" of its own before GTK 4.14. */
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self->grams)), "activate",
                           G_CALLBACK (entry_activated_cb), self, G_CONNECT_SWAPPED);
}

/**
 * summer_sample_dialog_present:
 * @parent: the window it stands before
 * @day: the day on which the samples are put away; an earlier one asks for a reason
 */
void
summer_sample_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day)
{
  summer_desk_dialog_open (g_object_new (SUMMER_TYPE_SAMPLE_DIALOG, NULL), parent, workplace, day);
}
