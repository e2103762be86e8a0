/* What is done with the database as a whole: the window's actions backup, restore, check, salvage,
 * open-database and new-database, each with a twin that takes the path and asks nothing (backup-to, restore-from,
 * salvage-to, open-path). */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_archive_add_actions    (SummerWindow *window);
void summer_archive_update_actions (SummerWindow *window); /* which can be done now */

G_END_DECLS
