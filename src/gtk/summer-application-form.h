/* The form of an application for a place, and those of what follows on it: an offer, its acceptance, the lottery. */
#pragma once

#include "summer-record-dialog.h"
#include "summer-roll.h"

G_BEGIN_DECLS

/* Each is presented over the window. class_id: 0 = to be chosen. */
void summer_application_form_new    (GtkWindow *parent, SummerOffice *office, gint64 class_id);
void summer_application_form_edit   (GtkWindow *parent, SummerOffice *office, const SummerRollEntry *entry);
void summer_application_form_offer  (GtkWindow *parent, SummerOffice *office, const SummerRoll *roll, const SummerRollEntry *entry);
void summer_application_form_accept (GtkWindow *parent, SummerOffice *office, const SummerRoll *roll, const SummerRollEntry *entry);
void summer_application_form_draw   (GtkWindow *parent, SummerOffice *office, const SummerRollClass *class);

G_END_DECLS
