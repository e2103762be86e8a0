/* A strip above the page that says that no backup can be made, for as long as that is so or until it was read. */
#pragma once

#include <gtk/gtk.h>

#include "summer-backup-keeper.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_BACKUP_BANNER (summer_backup_banner_get_type ())
G_DECLARE_FINAL_TYPE (SummerBackupBanner, summer_backup_banner, SUMMER, BACKUP_BANNER, GtkWidget)

void        summer_backup_banner_set_keeper (SummerBackupBanner *self, SummerBackupKeeper *keeper);
const char *summer_backup_banner_get_text   (SummerBackupBanner *self); /* NULL = it says nothing */

G_END_DECLS
