/* Whoever works makes no backups; this does, of the records of an office: every so often, on closing, and before what
 * changes much. Where it cannot, it says so once and makes the backup as soon as it can. */
#pragma once

#include "summer-backup-folder.h"
#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_BACKUP_KEEPER (summer_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (SummerBackupKeeper, summer_backup_keeper, SUMMER, BACKUP_KEEPER, GObject)

/* Signal "changed": a backup was made, or could not be; or the folders are others. */
SummerBackupKeeper *summer_backup_keeper_get (SummerOffice *office); /* borrowed: the office's own */

char       **summer_backup_keeper_list_folders (SummerBackupKeeper *self); /* the folder, and the stick where one was chosen */
void         summer_backup_keeper_set_folder   (SummerBackupKeeper *self, const char *folder); /* NULL = beside the database */
void         summer_backup_keeper_set_stick    (SummerBackupKeeper *self, const char *folder); /* NULL = none */
const char  *summer_backup_keeper_get_problem  (SummerBackupKeeper *self); /* why the last could not be made, or NULL */
gboolean     summer_backup_keeper_is_running   (SummerBackupKeeper *self);

/* Into each folder whose newest backup is older than the records; asked for, into each. title: NULL = quiet. */
void         summer_backup_keeper_run          (SummerBackupKeeper *self, SummerOccasion occasion, const char *title);
/* What the clock does, every minute: now as of g_get_monotonic_time(). */
void         summer_backup_keeper_check        (SummerBackupKeeper *self, gint64 now);
void         summer_backup_keeper_before_close (SummerBackupKeeper *self);

/* In a worker that is about to write, before it does; what cannot be written is said by the next check. */
void         summer_backup_keeper_write_first  (SummerWork *work, char **folders, SummerOccasion occasion);

G_END_DECLS
