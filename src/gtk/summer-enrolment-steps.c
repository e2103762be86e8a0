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
