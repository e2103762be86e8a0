/* The editor of a checklist: order, text, points, whether it is serious and whether it is asked. */
#pragma once

#include "summer-office.h"
#include "summer-terms.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_checklist_dialog_present (GtkWindow *parent, SummerOffice *office, SummerChecklistKind kind);

G_END_DECLS
