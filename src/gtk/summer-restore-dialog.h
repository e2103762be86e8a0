/* What a backup holds and what would be lost, before it takes the place of the records; and where it is protected, the
 * questions that open it. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

/* parent: over which it stands; it goes once the restore begins, with the window. */
void summer_restore_dialog_present (GtkWindow *parent, SummerWindow *window, const char *backup);

G_END_DECLS
