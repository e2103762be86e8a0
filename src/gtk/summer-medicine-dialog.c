#include "config.h"

#include "summer-medicine-dialog.h"

#include <glib/gi18n.h>

#include "summer-desk-dialog.h"
#include "summer-field.h"
#include "summer-line.h"

#define STATE_WIDTH 200 /* pixels */

#define SUMMER_TYPE_MEDICINE_DIALOG (summer_medicine_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerMedicineDialog, summer_medicine_dialog, SUMMER, MEDICINE_DIALOG, SummerDeskDialog)

struct _SummerMedicineDialog
{
  SummerDeskDialog parent_instance;

  gboolean typed; /* the time is one that somebody wrote, not the clock's */
  gboolean asked; /* why the medicine is not given */

  GtkStack *stack;
  GtkListBox *list;
  GtkEntry *time;
  GtkEntry *note;
};

G_DEFINE_FINAL_TYPE (SummerMedicineDialog, summer_medicine_dialog, SUMMER_TYPE_DESK_DIALOG)

typedef struct
{
  gint64 medicine;
  gboolean given;
  SummerTime time;
  char *note; /* owned; NULL = none */
} Giving;

static void
giving_free (gpointer data)
{
  Giving *giving = data;

  g_free (giving->note);
  g_free (giving);
}

static gboolean
give (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  const Giving *giving = data;

  return summer_desk_give (desk, giving->medicine, giving->given, giving->time, giving->note, done,
                           error);
}

static void
add_state (GtkWidget *line,
           const SummerDayChild *child,
           const SummerDayMedicine *medicine,
           gboolean over)
{
  g_autofree char *time = summer_time_dup_text (medicine->given_at);
  g_autofree char *text = NULL;

  if (!medicine->done && summer_day_child_is_away (child))
    summer_line_add_chip (line, STATE_WIDTH, SUMMER_TONE_PLAIN, "summer-ring-symbolic",
                          summer_presence_get_text (child->presence));
  else if (!medicine->done)
    summer_line_add_chip (line, STATE_WIDTH, over ? SUMMER_TONE_WAIT : SUMMER_TONE_NOTE,
                          "summer-ring-symbolic", over ? _ ("Due") : _ ("To be given"));
  else if (medicine->given)
    {
      /* Translators: time and who gave the medicine. */
      text = g_strdup_printf (_ ("Given %s %s"), time, medicine->given_by);
      summer_line_add_chip (line, STATE_WIDTH, SUMMER_TONE_GOOD, "summer-pass-symbolic", text);
    }
  else
    {
      text = g_strdup_printf (_ ("Not given: %s"), medicine->given_note);
      summer_line_add_chip (line, STATE_WIDTH, SUMMER_TONE_BAD, "summer-fail-symbolic", text);
    }
}

static GtkWidget *
new_line (const SummerClassDay *day, const SummerDayMedicine *medicine, gboolean over)
{
  GtkWidget *line = summer_line_new ();
  g_autofree char *time = summer_time_dup_text (medicine->time);
  g_autofree char *what = g_strdup_printf ("%s %s", medicine->drug, medicine->dose);

  summer_line_add_text (line, time, 5, medicine->done ? "faint-figure" : "strong");
  summer_line_add_text (line, day->children[medicine->child].name, 8, "strong");
  summer_line_add_text (line, what, 34, NULL);
  summer_line_add_text (line, medicine->note, -1, "faint");
  add_state (line, &day->children[medicine->child], medicine, over);
  return line;
}

static const SummerDayMedicine *
get_chosen (SummerMedicineDialog *self)
{
  const SummerClassDay *day = summer_desk_dialog_get_class_day (SUMMER_DESK_DIALOG (self));
  const int chosen = summer_line_get_chosen (self->list);

  return day != NULL && chosen >= 0 && (guint) chosen < day->n_medicines ? &day->medicines[chosen]
                                                                         : NULL;
}

static void
selected_cb (SummerMedicineDialog *self)
{
  const SummerDayMedicine *medicine = get_chosen (self);
  const gboolean open = medicine != NULL && !medicine->done;

  /* The rows go with the window. */
  if (summer_desk_dialog_get_workplace (SUMMER_DESK_DIALOG (self)) == NULL)
    return;

  self->asked = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "medicine.give", open);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "medicine.not-given", open);
}

static void
summer_medicine_dialog_refresh (SummerDeskDialog *dialog)
{
  SummerMedicineDialog *self = SUMMER_MEDICINE_DIALOG (dialog);
  const SummerClassDay *day = summer_desk_dialog_get_class_day (dialog);
  const int chosen = summer_line_get_chosen (self->list);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  const gboolean focused = focus == NULL || gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
  const guint n = day != NULL ? day->n_medicines : 0;
  int first = -1;
  SummerDay today;
  SummerTime now;

  summer_workplace_get_now (summer_desk_dialog_get_workplace (dialog), &today, &now);
  summer_line_clear (self->list);
  for (guint i = 0; i < n; i++)
    {
      const SummerDayMedicine *medicine = &day->medicines[i];

      gtk_list_box_append (self->list,
                           new_line (day, medicine,
                                     day->day < today
                                         || (day->day == today && medicine->time <= now)));
      if (first < 0 && !medicine->done)
        first = (int) i;
    }
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");
  summer_line_choose (self->list, chosen >= 0 ? chosen : first, focused);
  if (!self->typed)
    summer_field_set_time (self->time, day != NULL && day->day == today ? now : SUMMER_TIME_NONE);
  self->typed = FALSE;
  selected_cb (self);
}

/* On to the next that is open. */
static void
summer_medicine_dialog_done (SummerDeskDialog *dialog)
{
  SummerMedicineDialog *self = SUMMER_MEDICINE_DIALOG (dialog);
  const SummerClassDay *day = summer_desk_dialog_get_class_day (dialog);
  const int chosen = summer_line_get_chosen (self->list);

  summer_field_set_text (self->note, NULL);
  for (guint i = 1; day != NULL && chosen >= 0 && i <= day->n_medicines; i++)
    {
      const guint next = ((guint) chosen + i) % day->n_medicines;

      if (!day->medicines[next].done)
        {
          summer_line_choose (self->list, (int) next, TRUE);
          return;
        }
    }
  summer_line_choose (self->list, chosen, TRUE);
}

static void
record (SummerMedicineDialog *self, gboolean given)
{
  SummerDeskDialog *dialog = SUMMER_DESK_DIALOG (self);
  const SummerDayMedicine *medicine = get_chosen (self);
  g_autofree char *note = summer_field_dup_text (self->note);
  SummerTime time;
  Giving *giving;

  if (medicine == NULL || medicine->done)
    return;
  if (!summer_field_get_time (self->time, &time) || time == SUMMER_TIME_NONE)
    {
      summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->time), _ ("Write the time like 12:30."));
      return;
    }
  if (!given && note == NULL)
    {
      self->asked = TRUE;
      summer_desk_dialog_say_at (dialog, GTK_WIDGET (self->note),
                                 _ ("Write why it was not given, then press “Not Given” again."));
      return;
    }

  giving = g_new0 (Giving, 1);
  *giving = (Giving){ medicine->id, given, time, g_steal_pointer (&note) };
  summer_desk_dialog_run (dialog, summer_desk_dialog_get_day (dialog), NULL, give, giving,
                          giving_free);
}

static void
give_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  record (SUMMER_MEDICINE_DIALOG (widget), TRUE);
}

static void
not_given_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  record (SUMMER_MEDICINE_DIALOG (widget), FALSE);
}

static void
activated_cb (SummerMedicineDialog *self)
{
  record (self, TRUE);
}

/* A note that was asked for is that of a medicine not given; any other is a note of its giving. */
static void
note_activated_cb (SummerMedicineDialog *self)
{
  record (self, !self->asked);
}

static void
time_changed_cb (SummerMedicineDialog *self)
{
  self->typed
      = gtk_widget_has_focus (GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->time))));
}

static void
summer_medicine_dialog_class_init (SummerMedicineDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  SUMMER_DESK_DIALOG_CLASS (klass)->refresh = summer_medicine_dialog_refresh;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_medicine_dialog_done;

  gtk_widget_class_install_action (widget_class, "medicine.give", NULL, give_cb);
  gtk_widget_class_install_action (widget_class, "medicine.not-given", NULL, not_given_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK,
                                       "medicine.not-given", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-medicine-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineDialog, list);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineDialog, time);
  gtk_widget_class_bind_template_child (widget_class, SummerMedicineDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, time_changed_cb);
}

static void
summer_medicine_dialog_init (SummerMedicineDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * summer_medicine_dialog_present:
 * @parent: the window it stands before
 * @day: the day whose medicines are given; an earlier one asks for a reason
 */
void
summer_medicine_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day)
{
  summer_desk_dialog_open (g_object_new (SUMMER_TYPE_MEDICINE_DIALOG, NULL), parent, workplace,
                           day);
}
