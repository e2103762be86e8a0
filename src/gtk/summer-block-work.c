#include "config.h"

#include "summer-block-work.h"

void
summer_block_source_set (SummerBlockSource *source, const char *text, const char *path)
{
  source->text = g_strdup (text);
  source->path = g_strdup (path);
}

void
summer_block_source_clear (SummerBlockSource *source)
{
  g_clear_pointer (&source->text, g_free);
  g_clear_pointer (&source->path, g_free);
}

/**
 * summer_block_source_read:
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
SummerBlock *
summer_block_source_read (const SummerBlockSource *source,
                          GCancellable *cancellable,
                          GError **error)
{
  return source->path != NULL ? summer_block_new_from_file (source->path, cancellable, error)
                              : summer_block_new_from_text (source->text, error);
}

static void
source_free (gpointer data)
{
  summer_block_source_clear (data);
  g_free (data);
}

static gpointer
read_block (SummerWork *work, gpointer data, GError **error)
{
  return summer_block_source_read (data, summer_work_get_cancellable (work), error);
}

/**
 * summer_block_read_async:
 * @text: (nullable): as it was copied
 * @path: (nullable): a file
 */
void
summer_block_read_async (SummerOffice *office,
                         const char *text,
                         const char *path,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  SummerBlockSource *source = g_new0 (SummerBlockSource, 1);

  summer_block_source_set (source, text, path);
  summer_office_run_async (office, NULL, SUMMER_WORK_WITHOUT_STORE, read_block, source, source_free,
                           g_object_unref, callback, user_data);
}

SummerBlock *
summer_block_read_finish (SummerOffice *office, GAsyncResult *result, GError **error)
{
  return summer_office_run_finish (office, result, error);
}
