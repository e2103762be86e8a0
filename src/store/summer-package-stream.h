/* What writer and reader of a backup agree on. */
#pragma once

#include <sodium.h>

#include "summer-package.h"

G_BEGIN_DECLS

/* Behind the header: that of the secretstream, then messages, each after its length (4 bytes, big-endian). The first
 * holds the contents and is bound to the header; those of the image begin with the offset of what follows (8 bytes);
 * the last, tagged as such, is the number of bytes of the image (8). */
#define SUMMER_PACKAGE_PART    (256 * 1024) /* most bytes of the image in a message */
#define SUMMER_PACKAGE_OFFSET  8
#define SUMMER_PACKAGE_MESSAGE (SUMMER_PACKAGE_OFFSET + SUMMER_PACKAGE_PART) /* most bytes of a message */
#define SUMMER_PACKAGE_SEALED  (SUMMER_PACKAGE_MESSAGE + crypto_secretstream_xchacha20poly1305_ABYTES)

/* Of the header, of which so much is always there: a folder of backups is read through without reading more of them. */
#define SUMMER_PACKAGE_FIXED 108
gsize summer_package_header_get_rest (const guint8 *fixed); /* bytes that follow, no more than there may be */

G_STATIC_ASSERT (SUMMER_PACKAGE_KEY == crypto_secretstream_xchacha20poly1305_KEYBYTES);

G_END_DECLS
