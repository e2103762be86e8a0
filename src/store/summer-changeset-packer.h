/* Packs a changeset with zlib while it is being written: one that is long in a thread of its own, since whoever writes
 * it has enough to do. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SummerChangesetPacker SummerChangesetPacker;

SummerChangesetPacker *summer_changeset_packer_new    (void);
void                   summer_changeset_packer_free   (SummerChangesetPacker *self);
void                   summer_changeset_packer_add    (SummerChangesetPacker *self, gconstpointer data, gsize size); /* copies data */
GByteArray            *summer_changeset_packer_finish (SummerChangesetPacker *self, GError **error); /* once */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerChangesetPacker, summer_changeset_packer_free)

G_END_DECLS
