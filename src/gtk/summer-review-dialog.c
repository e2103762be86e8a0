#include "config.h"

#include "summer-review-dialog.h"

#include <glib/gi18n.h>

#include "summer-care-table.h"
#include "summer-class-table.h"
#include "summer-desk-dialog.h"
#include "summer-field.h"
#include "summer-incident-review.h"

#define N_SEVERITIES (SUMMER_INCIDENT_ACCIDENT + 1)

#define SUMMER_TYPE_REVIEW_DIALOG (summer_review_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    SummerReviewDialog, summer_review_dialog, SUMMER, REVIEW_DIALOG, SummerDeskDialog)

struct _SummerReviewDialog
{
  SummerDeskDialog parent_instance;

  gint64 incident;
  gint64 class_id;
  char *subject; /* owned: kind, day and time */
  GtkToggleButton *severities[N_SEVERITIES];

  GtkLabel *what;
  GtkLabel *action;
  GtkBox *severity_box;
  GtkEntry *by;
  GtkEntry *note;
};

G_DEFINE_FINAL_TYPE (SummerReviewDialog, summer_review_dialog, SUMMER_TYPE_DESK_DIALOG)

typedef struct
{
  gint64 incident;
  SummerSeverity severity;
  char *by, *note; /* owned */
} Review;

static void
review_free (gpointer data)
{
  Review *review = data;

  g_free (review->by);
  g_free (review->note);
  g_free (review);
}

static gboolean
write_review (const SummerDesk *desk, gpointer data, char **done, GError **error)
{
  const Review *review = data;

  return summer_incident_review (desk->store, review->incident, review->severity, review->by,
                                 desk->today, review->note, done, error);
}

static gboolean
take_incident (const SummerIncidentNoteRecord *record, gpointer user_data)
{
  SummerReviewDialog *self = user_data;
  g_autofree char *day = summer_day_dup_text (record->day);
  g_autofree char *time = summer_time_dup_text (record->time);

  self->class_id = record->class_id;
  self->subject
      = g_strdup_printf ("%s · %s %s",
                         summer_terms_get_text (SUMMER_TERMS_INCIDENT_KIND, (int) record->kind),
                         day, time);
  gtk_label_set_text (self->what, record->what);
  gtk_label_set_text (self->action, record->action != NULL ? record->action : _ ("nothing noted"));
  gtk_toggle_button_set_active (self->severities[record->severity], TRUE);
  summer_field_set_text (self->by, record->reviewed_by);
  summer_field_set_text (self->note, record->review_note);
  return FALSE;
}

/* At which class it happened stands before it. */
static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  SummerReviewDialog *self = user_data;
  g_autofree char *what = NULL;

  if (record->id != self->class_id)
    return TRUE;
  what = g_steal_pointer (&self->subject);
  self->subject = g_strdup_printf ("%s %s · %s", record->code, record->name, what);
  return FALSE;
}

static void
save_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerReviewDialog *self = SUMMER_REVIEW_DIALOG (widget);
  Review *review;
  g_autofree char *by = summer_field_dup_text (self->by);

  if (by == NULL)
    {
      summer_desk_dialog_say_at (SUMMER_DESK_DIALOG (self), GTK_WIDGET (self->by),
                                 _ ("Write who reviews it."));
      return;
    }

  review = g_new0 (Review, 1);
  review->incident = self->incident;
  review->by = g_steal_pointer (&by);
  review->note = summer_field_dup_text (self->note);
  for (int i = 0; i < N_SEVERITIES; i++)
    if (gtk_toggle_button_get_active (self->severities[i]))
      review->severity = (SummerSeverity) i;
  summer_desk_dialog_run (SUMMER_DESK_DIALOG (self), SUMMER_DAY_NONE, NULL, write_review, review,
                          review_free);
}

static void
severity_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const int severity = g_variant_get_int32 (parameter);

  if (severity >= 0 && severity < N_SEVERITIES)
    gtk_toggle_button_set_active (SUMMER_REVIEW_DIALOG (widget)->severities[severity], TRUE);
}

static void
summer_review_dialog_finalize (GObject *object)
{
  g_free (SUMMER_REVIEW_DIALOG (object)->subject);

  G_OBJECT_CLASS (summer_review_dialog_parent_class)->finalize (object);
}

static void
entry_activated_cb (SummerReviewDialog *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "review.save", NULL);
}

static void
summer_review_dialog_class_init (SummerReviewDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_review_dialog_finalize;
  SUMMER_DESK_DIALOG_CLASS (klass)->done = summer_desk_dialog_finish;

  /* "i" = a SummerSeverity */
  gtk_widget_class_install_action (widget_class, "review.severity", "i", severity_cb);
  gtk_widget_class_install_action (widget_class, "review.save", NULL, save_cb);
  for (int i = 0; i < N_SEVERITIES; i++)
    gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1 + (guint) i, GDK_ALT_MASK,
                                         "review.severity", "i", i);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "review.save", NULL);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-review-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, SummerReviewDialog, what);
  gtk_widget_class_bind_template_child (widget_class, SummerReviewDialog, action);
  gtk_widget_class_bind_template_child (widget_class, SummerReviewDialog, severity_box);
  gtk_widget_class_bind_template_child (widget_class, SummerReviewDialog, by);
  gtk_widget_class_bind_template_child (widget_class, SummerReviewDialog, note);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
}

static void
summer_review_dialog_init (SummerReviewDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (int i = 0; i < N_SEVERITIES; i++)
    {
      g_autofree char *key = g_strdup_printf ("Alt+%d", i + 1);

      self->severities[i] = GTK_TOGGLE_BUTTON (
          gtk_toggle_button_new_with_label (summer_terms_get_text (SUMMER_TERMS_SEVERITY, i)));
      gtk_toggle_button_set_group (self->severities[i], i > 0 ? self->severities[0] : NULL);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->severities[i]), key);
      gtk_box_append (self->severity_box, GTK_WIDGET (self->severities[i]));
    }
}

/**
 * summer_review_dialog_present:
 * @parent: the window it stands before
 * @incident: one that was noted at a desk
 */
void
summer_review_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 incident)
{
  SummerReviewDialog *self = g_object_new (SUMMER_TYPE_REVIEW_DIALOG, NULL);
  SummerOffice *office = summer_workplace_get_office (workplace);
  SummerStore *store = summer_office_get_store (office);
  SummerDay today;
  g_autoptr (GError) error = NULL;

  self->incident = incident;
  summer_workplace_get_now (workplace, &today, NULL);
  if (summer_incident_note_find (store, incident, take_incident, self, &error))
    summer_class_each (store, summer_office_get_programme (office), take_class, self, &error);
  summer_desk_dialog_set_subject (SUMMER_DESK_DIALOG (self),
                                  self->subject != NULL ? self->subject : "—");
  summer_desk_dialog_open (SUMMER_DESK_DIALOG (self), parent, workplace, today);
  gtk_widget_grab_focus (GTK_WIDGET (self->by));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "review.save", error == NULL);
  if (error != NULL)
    summer_desk_dialog_say (SUMMER_DESK_DIALOG (self), SUMMER_TONE_BAD, error->message);
}
