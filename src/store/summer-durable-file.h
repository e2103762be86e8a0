/* A file that takes its place only when it is whole, and leaves nothing behind when it never is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SummerDurableFile SummerDurableFile;

SummerDurableFile *summer_durable_file_new          (const char *path, GError **error);
gboolean           summer_durable_file_write        (SummerDurableFile *self, const void *data, gsize size, GError **error);
gboolean           summer_durable_file_sync         (SummerDurableFile *self, GError **error);
gboolean           summer_durable_file_write_at     (SummerDurableFile *self, gint64 offset, const void *data, gsize size, GError **error);
const char        *summer_durable_file_get_path     (SummerDurableFile *self); /* where it lies until it is put in place */
gboolean           summer_durable_file_put_in_place (SummerDurableFile *self, GError **error); /* synced before */
void               summer_durable_file_free         (SummerDurableFile *self); /* removes what is not in its place */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerDurableFile, summer_durable_file_free)

/* Removes what programs left in a folder that ended in the middle of writing there. */
void               summer_durable_file_sweep        (const char *folder);

/* Sets an error of the store from errno. Returns FALSE always. */
gboolean           summer_file_set_error            (const char *path, int saved_errno, GError **error);
gboolean           summer_file_sync                 (const char *path, GError **error); /* a file or a folder */

G_END_DECLS
