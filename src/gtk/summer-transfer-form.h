/* The forms about a child of a class: transfer to another one, leaving, and the agreement. */
#pragma once

#include "summer-office.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Each is presented over the window, for the enrolment of the child that goes on; without one a person is told so. */
void summer_transfer_form_transfer  (GtkWindow *parent, SummerOffice *office, gint64 child);
void summer_transfer_form_leave     (GtkWindow *parent, SummerOffice *office, gint64 child);
void summer_transfer_form_agreement (GtkWindow *parent, SummerOffice *office, gint64 child);

G_END_DECLS
