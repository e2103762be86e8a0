/* A backup: its header, and behind it the encrypted stream of what it holds and of the image of the database. Nothing
 * of a stream that was changed, cut off or put together from others is taken for good. */
#pragma once

#include "summer-image.h"
#include "summer-package-header.h"

G_BEGIN_DECLS

typedef struct _SummerPackageWriter SummerPackageWriter;
typedef struct _SummerPackageReader SummerPackageReader;

/* contents: floating or not; what can be seen of the records without unpacking them. */
SummerPackageWriter *summer_package_writer_new    (const char *path, const SummerPackageHeader *header, const guint8 *key,
                                                   GVariant *contents, GError **error);
gboolean     summer_package_writer_add            (gint64 offset, const void *data, gsize size, gpointer self, GError **error); /* a SummerImageFunc */
gboolean     summer_package_writer_end            (SummerPackageWriter *self, GError **error); /* and it is on the disk */
const char  *summer_package_writer_get_path       (SummerPackageWriter *self); /* where it lies until it is put in place */
gboolean     summer_package_writer_put_in_place   (SummerPackageWriter *self, GError **error);
void         summer_package_writer_free           (SummerPackageWriter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerPackageWriter, summer_package_writer_free)

gboolean     summer_package_is_one                (const char *path); /* by its first bytes */
SummerPackageReader *summer_package_reader_new    (const char *path, GError **error);
const SummerPackageHeader *summer_package_reader_get_header (SummerPackageReader *self);
gint64       summer_package_reader_get_file_size  (SummerPackageReader *self);
/* Once, before all else. type: of contents. FALSE when the key is another one, or the file was changed. */
gboolean     summer_package_reader_unlock         (SummerPackageReader *self, const guint8 *key, const GVariantType *type,
                                                   GVariant **contents, GError **error);
/* The parts of the image, func NULL = only verified; TRUE when all of it came. */
gboolean     summer_package_reader_each           (SummerPackageReader *self, SummerImageFunc func, gpointer user_data,
                                                   SummerImageProgress progress, gpointer progress_data,
                                                   GCancellable *cancellable, GError **error);
void         summer_package_reader_free           (SummerPackageReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerPackageReader, summer_package_reader_free)

G_END_DECLS
