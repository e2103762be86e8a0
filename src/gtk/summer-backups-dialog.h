/* A window with the backups of the records: where they go and how often, which there are, what is in one, and the way
 * back to it. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

GtkWindow *summer_backups_dialog_present (SummerWindow *parent);

G_END_DECLS
