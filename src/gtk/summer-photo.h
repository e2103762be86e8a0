/* A photo of a person, out of any picture file: turned upright, made small, kept as JPEG. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SUMMER_PHOTO_SIDE 480            /* pixels of the longer side, at most */
#define SUMMER_PHOTO_SIZE (256 * 1024)   /* bytes, at most */

GBytes       *summer_photo_load        (GFile *file, GError **error);
GdkPaintable *summer_photo_new_picture (GBytes *photo); /* NULL where it is none */

G_END_DECLS
