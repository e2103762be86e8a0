/* Copies of a database, for the files of this floor; the public face is in summer-store.h. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

/* A consistent copy of db at path, mode 0600, checked page by page and put in place in one step. */
gboolean summer_backup_write  (sqlite3 *db, const char *path, GError **error);
void     summer_backup_remove (const char *path); /* with its log */

G_END_DECLS
