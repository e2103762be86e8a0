/* A backup in the place of the records: what it holds, what would be lost, and then the change itself, in one step. */
#pragma once

#include "summer-backup.h"

G_BEGIN_DECLS

typedef struct _SummerRestore SummerRestore;

/* What is in the records and not in the backup. */
typedef struct
{
  gboolean   apart; /* they are not what the backup was made of and went on from: all of them goes */
  guint      n;     /* entries of the journal */
  GPtrArray *first; /* owned: texts, the first of them, oldest first */
} SummerLoss;
void           summer_loss_free            (SummerLoss *loss);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerLoss, summer_loss_free)

/* A package, or a copy of a database as earlier versions wrote it. */
SummerRestore *summer_restore_new          (const char *backup, const SummerBackupKey *key, GError **error);
GVariant      *summer_restore_get_contents (SummerRestore *self); /* SUMMER_BACKUP_CONTENTS */
gint64         summer_restore_get_time     (SummerRestore *self); /* when it was made; 0 = not known */
gboolean       summer_restore_is_protected (SummerRestore *self);
SummerLoss    *summer_restore_compare      (SummerRestore *self, SummerStore *present, GError **error);

/* path: the database to be replaced, open nowhere; there need not be one. session: who has signed in to it, where it has
 * accounts; not needed by who opened the backup with the code of their recovery sheet. */
gboolean       summer_restore_run          (SummerRestore *self, const char *path, SummerSession *session,
                                            const SummerBackupWatch *watch, GError **error);
void           summer_restore_free         (SummerRestore *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerRestore, summer_restore_free)

G_END_DECLS
