/* The pages of a database as one moment had them, while others go on writing. */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

G_BEGIN_DECLS

/* A part of the image; parts come in no certain order. FALSE with error ends it. */
typedef gboolean (*SummerImageFunc) (gint64 offset, const void *data, gsize size, gpointer user_data, GError **error);
typedef void (*SummerImageProgress) (double fraction, gpointer user_data); /* 0 to 1 */

/* db: inside of a transaction that reads, whose moment is that of the image. size: of it, in bytes. */
gboolean summer_image_get_size (sqlite3 *db, gint64 *size, GError **error);
gboolean summer_image_each     (sqlite3 *db, SummerImageFunc func, gpointer user_data,
                                SummerImageProgress progress, gpointer progress_data, GCancellable *cancellable, GError **error);

G_END_DECLS
