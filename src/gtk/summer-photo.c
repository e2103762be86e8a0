#include "config.h"

#include "summer-photo.h"

#include <glib/gi18n.h>

/* No camera makes larger ones; what pretends to be would fill the memory. */
#define LARGEST_FILE (64 * 1024 * 1024)
#define LARGEST_SIDE 20000

/* Only as large as it is needed comes out of the decoder. */
static void
size_prepared_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  gboolean *too_large = user_data;
  const int longer = MAX (width, height);

  *too_large = longer > LARGEST_SIDE;
  if (*too_large)
    gdk_pixbuf_loader_set_size (loader, 1, 1);
  else if (longer > SUMMER_PHOTO_SIDE)
    gdk_pixbuf_loader_set_size (loader, MAX (1, width * SUMMER_PHOTO_SIDE / longer),
                                MAX (1, height * SUMMER_PHOTO_SIDE / longer));
}

static GdkPixbuf *
decode (GBytes *bytes, GError **error)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gboolean too_large = FALSE;
  GdkPixbuf *picture;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_prepared_cb), &too_large);
  if (!gdk_pixbuf_loader_write_bytes (loader, bytes, error))
    {
      gdk_pixbuf_loader_close (loader, NULL);
      return NULL;
    }
  if (!gdk_pixbuf_loader_close (loader, error))
    return NULL;
  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  if (picture == NULL || too_large)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This file is not a picture that can be used as a photo."));
      return NULL;
    }
  return gdk_pixbuf_apply_embedded_orientation (picture);
}

/**
 * summer_photo_load:
 * @file: a picture of any kind that the desktop reads
 *
 * Returns: (transfer full) (nullable): a JPEG of at most %SUMMER_PHOTO_SIDE pixels and %SUMMER_PHOTO_SIZE bytes;
 *   %NULL with @error set
 */
GBytes *
summer_photo_load (GFile *file, GError **error)
{
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GdkPixbuf) picture = NULL;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                            error);
  if (info == NULL)
    return NULL;
  if (g_file_info_get_size (info) > LARGEST_FILE)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("This file is too large for a photo."));
      return NULL;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, error);
  if (bytes == NULL)
    return NULL;
  picture = decode (bytes, error);
  if (picture == NULL)
    return NULL;

  for (int quality = 85; quality >= 25; quality -= 20)
    {
      g_autofree char *text = g_strdup_printf ("%d", quality);
      char *data = NULL;
      gsize size = 0;

      if (!gdk_pixbuf_save_to_buffer (picture, &data, &size, "jpeg", error, "quality", text, NULL))
        return NULL;
      if (size <= SUMMER_PHOTO_SIZE)
        return g_bytes_new_take (data, size);
      g_free (data);
    }
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("This file is too large for a photo."));
  return NULL;
}

/**
 * summer_photo_new_picture:
 *
 * Returns: (transfer full) (nullable): %NULL where the photo cannot be read
 */
GdkPaintable *
summer_photo_new_picture (GBytes *photo)
{
  g_return_val_if_fail (photo != NULL, NULL);

  return (GdkPaintable *) gdk_texture_new_from_bytes (photo, NULL);
}
