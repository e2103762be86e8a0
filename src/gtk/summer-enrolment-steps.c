#include "config.h"

#include "summer-enrolment-steps.h"

#include <glib/gi18n.h>

#include "summer-enrolment.h"
#include "summer-offer.h"
#include "summer-reason-dialog.h"
#include "summer-window.h"
#include "summer-workplace.h"

static SummerDay
get_today (SummerOffice *office)
{
  SummerDay today;
  SummerTime time;

  summer_workplace_get_now (summer_workplace_get (office), &today, &time);
  return today;
}

static void
tell (GtkWidget *widget, gboolean written, const char *done, const GError *error)
{
  SummerWindow *window = SUMMER_WINDOW (gtk_widget_get_root (widget));

  if (written)
    summer_window_toast (window, done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (window, error);
}

/**
 * summer_enrolment_steps_offer:
 * @class_id: 0 = of all classes that the office shows
 * @most: at most so many
 */
void
summer_enrolment_steps_offer (GtkWidget *widget, SummerOffice *office, gint64 class_id, guint most)
{
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean written = summer_offer_in_turn (summer_office_get_store (office),
                                                 summer_office_get_programme (office),
                                                 summer_office_get_unions (office), class_id, most,
                                                 get_today (office), &done, &error);

  tell (widget, written, done, error);
}

void
summer_enrolment_steps_expire (GtkWidget *widget, SummerOffice *office)
{
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean written
      = summer_offer_expire (summer_office_get_store (office), summer_office_get_programme (office),
                             summer_office_get_unions (office), get_today (office), &done, &error);

  tell (widget, written, done, error);
}

static void
close_application (GtkWidget *widget,
                   SummerOffice *office,
                   gint64 application,
                   SummerApplicationState state,
                   const char *reason)
{
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean written
      = summer_application_close (summer_office_get_store (office), application, state, reason,
                                  get_today (office), &done, &error);

  tell (widget, written, done, error);
}

void
summer_enrolment_steps_decline (GtkWidget *widget, SummerOffice *office, gint64 application)
{
  close_application (widget, office, application, SUMMER_APPLICATION_DECLINED, NULL);
}

void
summer_enrolment_steps_reopen (GtkWidget *widget, SummerOffice *office, gint64 application)
{
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean written
      = summer_application_reopen (summer_office_get_store (office), application, &done, &error);

  tell (widget, written, done, error);
}

typedef struct
{
  GtkWidget *widget;    /* owned */
  SummerOffice *office; /* owned */
  gint64 application;
  SummerApplicationState state;
} Closing;

static void
closing_free (gpointer data)
{
  Closing *closing = data;

  g_object_unref (closing->widget);
  g_object_unref (closing->office);
  g_free (closing);
}

static void
close_cb (const char *reason, gpointer user_data)
{
  const Closing *closing = user_data;

  if (reason != NULL)
    close_application (closing->widget, closing->office, closing->application, closing->state,
                       reason);
}

/**
 * summer_enrolment_steps_ask:
 * @entry: (nullable): nothing is asked without one
 * @state: taken back or refused
 */
void
summer_enrolment_steps_ask (GtkWidget *widget,
                            SummerOffice *office,
                            const SummerRollEntry *entry,
                            SummerApplicationState state)
{
  g_autofree char *text = NULL;
  Closing *closing;

  if (entry == NULL)
    return;
  text = g_strdup_printf ("%s %s", entry->record.number, entry->record.name);
  closing = g_new0 (Closing, 1);
  *closing = (Closing){ g_object_ref (widget), g_object_ref (office), entry->record.id, state };
  summer_reason_dialog_ask (widget,
                            state == SUMMER_APPLICATION_REFUSED ? _ ("Refuse the Application?")
                                                                : _ ("Take the Application Back?"),
                            text, NULL, close_cb, closing, closing_free);
}

static void
set_enabled (GtkWidget *widget, const char *name, gboolean enabled)
{
  g_autofree char *action = g_strconcat ("enrol.", name, NULL);

  gtk_widget_action_set_enabled (widget, action, enabled);
}

/**
 * summer_enrolment_steps_enable:
 * @widget: that has the actions "enrol."
 * @roll: (nullable): of all classes, or of one
 * @entry: (nullable): the application that is chosen, of @roll
 * @class_id: the one class; 0 = all
 */
void
summer_enrolment_steps_enable (GtkWidget *widget,
                               const SummerRoll *roll,
                               const SummerRollEntry *entry,
                               gint64 class_id)
{
  const gboolean waits = entry != NULL && entry->record.state == SUMMER_APPLICATION_WAITING;
  const gboolean offered = entry != NULL && entry->record.state == SUMMER_APPLICATION_OFFERED;
  guint n_lapsed = 0, n_tied = 0;

  g_return_if_fail (GTK_IS_WIDGET (widget) && (entry == NULL || roll != NULL));

  for (guint i = 0; roll != NULL && i < roll->n_classes; i++)
    {
      n_lapsed += roll->classes[i].n_lapsed;
      n_tied += class_id != 0 ? roll->classes[i].n_tied : 0;
    }
  set_enabled (widget, "new", roll != NULL);
  set_enabled (widget, "offer-next", roll != NULL);
  set_enabled (widget, "offer-all", roll != NULL);
  set_enabled (widget, "expire", n_lapsed > 0);
  set_enabled (widget, "draw",
               n_tied > 0 || (entry != NULL && roll->classes[entry->class].n_tied > 0));
  set_enabled (widget, "edit", entry != NULL);
  set_enabled (widget, "history", entry != NULL);
  set_enabled (widget, "refuse", waits);
  set_enabled (widget, "decline", offered);
  set_enabled (widget, "take-back", waits || offered);
  set_enabled (widget, "next-step", waits || offered);
  set_enabled (widget, "reopen",
               entry != NULL && entry->record.state > SUMMER_APPLICATION_ACCEPTED);
}
