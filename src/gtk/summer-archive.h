/* What is done with the database as a whole: the window's actions backup, backups, restore, check, salvage,
 * open-database and new-database, each with a twin that takes the path and asks nothing (backup-to, restore-from,
 * salvage-to, open-path). */
#pragma once

#include "summer-restore.h"
#include "summer-window.h"

G_BEGIN_DECLS

void summer_archive_add_actions    (SummerWindow *window);
void summer_archive_restore        (SummerWindow *window, SummerRestore *backup); /* takes backup; the window goes, another comes */
void summer_archive_update_actions (SummerWindow *window); /* which can be done now */

G_END_DECLS
