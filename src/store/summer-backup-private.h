/* Backups, for the files of this floor. */
#pragma once

#include <sqlite3.h>

#include "summer-backup-folder.h"
#include "summer-durable-file.h"
#include "summer-package.h"
#include "summer-session-private.h"
#include "summer-store-private.h"

G_BEGIN_DECLS

/* Of a database that is no store yet. vault: NULL = the key lies in the backup in the clear. */
gboolean   summer_backup_write            (sqlite3 *db, SummerVault *vault, const char *path, SummerOccasion occasion,
                                           const SummerBackupWatch *watch, GError **error);
/* The same, into a folder that is made where it is missing, see summer_backup_folder_add(). */
gboolean   summer_backup_folder_add_plain (const char *folder, sqlite3 *db, SummerVault *vault, SummerOccasion occasion,
                                           char **path, GError **error);
/* What a header would say of the records now: head, sequence, origin. */
gboolean   summer_backup_describe         (sqlite3 *db, SummerVault *vault, SummerPackageHeader *header, GError **error);
GVariant  *summer_backup_read_contents    (sqlite3 *db, GError **error);

/* Opens a backup with its key, and gives the vault that it opened with (NULL where the key is in the clear). NULL with
 * error: SUMMER_STORE_ERROR_LOCKED when it is protected and none of key opens it. */
SummerPackageReader *summer_backup_open   (const char *path, const SummerBackupKey *key, SummerVault **vault,
                                           GVariant **contents, GError **error);

/* A plain copy of a database, in one file without a log. db: not inside of a transaction. */
gboolean   summer_backup_copy             (sqlite3 *db, const char *path, const SummerBackupWatch *watch, GError **error);
gboolean   summer_backup_copy_to          (sqlite3 *db, SummerDurableFile *file, const SummerBackupWatch *watch, GError **error);
void       summer_backup_remove           (const char *path); /* a database that nobody has open, with its log */

G_END_DECLS
