/* What a guardian put in writing about one child: who may collect it, who must not, whether it may go home alone,
 * its medicines; looked at, added, changed and taken away. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_child_dialog_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 child);

G_END_DECLS
