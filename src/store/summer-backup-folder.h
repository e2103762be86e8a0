/* A folder of backups, on this computer or on a stick: what is in it, and how it is kept from filling up. */
#pragma once

#include "summer-backup.h"

G_BEGIN_DECLS

typedef struct
{
  char          *path;      /* owned */
  gint64         time;      /* as in the header */
  gint64         sequence;
  guint32        version;
  SummerOccasion occasion;
  gint64         file_size; /* bytes */
  gboolean       is_protected; /* opens with a password or a recovery code */
  guint8         head[SUMMER_PACKAGE_HASH], origin[SUMMER_PACKAGE_ORIGIN];
} SummerBackupFile;

void       summer_backup_file_free         (SummerBackupFile *file);

/* The folder of a database where nobody chose another: beside it. */
char      *summer_backup_folder_dup_default (const char *database);
/* SummerBackupFile, the newest first; none when there is no such folder. What is no backup is passed over. */
GPtrArray *summer_backup_folder_list       (const char *folder);

/* Whether the records are other than in the newest backup of them there. */
gboolean   summer_backup_folder_needs      (const char *folder, SummerStore *store);
/* Adds a backup of the records and removes of theirs what the rule no longer keeps (summer-generation.h). The default
 * folder is made; another one that is not there is a stick that was pulled out. path: may be NULL. */
gboolean   summer_backup_folder_add        (const char *folder, SummerStore *store, SummerOccasion occasion,
                                            const SummerBackupWatch *watch, char **path, GError **error);

G_END_DECLS
