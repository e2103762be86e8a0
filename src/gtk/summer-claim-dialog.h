/* The form of a claim on the insurer. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_claim_dialog_present_new    (GtkWindow *parent, SummerWorkplace *workplace, gint64 incident);
void summer_claim_dialog_present_stored (GtkWindow *parent, SummerWorkplace *workplace, gint64 claim);

G_END_DECLS
