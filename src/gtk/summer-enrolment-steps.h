/* What is done from the waiting list at once, each told with Undo beside it, or why it cannot be done. widget: of the
 * window. */
#pragma once

#include "summer-office.h"
#include "summer-roll.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_enrolment_steps_offer   (GtkWidget *widget, SummerOffice *office, gint64 class_id, guint most); /* in turn */
void summer_enrolment_steps_expire  (GtkWidget *widget, SummerOffice *office);
void summer_enrolment_steps_decline (GtkWidget *widget, SummerOffice *office, gint64 application);
void summer_enrolment_steps_reopen  (GtkWidget *widget, SummerOffice *office, gint64 application);
/* Taken back or refused, after the reason was asked for. */
void summer_enrolment_steps_ask     (GtkWidget *widget, SummerOffice *office, const SummerRollEntry *entry, SummerApplicationState state);
/* The actions "enrol." of the widget, by what is chosen in the list. */
void summer_enrolment_steps_enable  (GtkWidget *widget, const SummerRoll *roll, const SummerRollEntry *entry, gint64 class_id);

G_END_DECLS
