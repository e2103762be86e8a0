/* What a file is, found out without changing a byte of it: before SQLite is let near it. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

/* magic: f_type of statfs (2); type: of the mount, such as "fuse.sshfs", or NULL when unknown. */
gboolean summer_filesystem_is_network (gint64 magic, const char *type);

/* FALSE with error when the file at path is none of ours, newer than version, damaged, or on a network file
 * system. exists: FALSE when there is none yet, or an empty one. */
gboolean summer_database_file_check   (const char *path, int version, gboolean *exists, GError **error);

/* The error of a database that is newer than this program. */
void     summer_database_file_set_newer (const char *path, guint32 written, int version, GError **error);

G_END_DECLS
