/* Backups: one file each, encrypted, read back and verified before it takes its place. */
#pragma once

#include <gio/gio.h>

#include "summer-package-header.h"
#include "summer-store.h"
#include "summer-session.h"

G_BEGIN_DECLS

/* How whoever waits follows it and calls it off; all may be NULL. progress: 0 to 1, from the thread that does the work. */
typedef struct
{
  void       (*progress) (double fraction, gpointer user_data);
  gpointer     user_data;
  GCancellable *cancellable;
} SummerBackupWatch;

/* Of the records, for whoever chooses a backup: programmes (name, year, classes, children), and of the last entry of the
 * journal its time, account and action. */
#define SUMMER_BACKUP_CONTENTS ((const GVariantType *) "(a(siuu)xss)")
char    *summer_backup_dup_contents_text (GVariant *contents); /* a line a programme, and one of the last entry */

gboolean summer_store_backup_for         (SummerStore *self, const char *path, SummerOccasion occasion,
                                          const SummerBackupWatch *watch, GError **error);

/* What the key of a backup is had with; what is not known is NULL. session: of the records that are open. */
typedef struct
{
  SummerSession *session;
  const char    *account, *password, *code;
} SummerBackupKey;

G_END_DECLS
