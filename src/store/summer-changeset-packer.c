#include "config.h"

#include "summer-changeset-packer.h"

#define LEVEL 1
/* What a person does at once is packed sooner than a thread is started. */
#define THREAD_FROM (256 * 1024)
/* So many pieces may wait to be packed; then whoever writes waits. */
#define MOST_WAITING 64

struct _SummerChangesetPacker
{
  GConverter *zlib; /* owned */
  GByteArray *out;  /* owned: until it was given away */
  GError *error;    /* owned: the first */
  gsize added;

  /* The thread has the three above to itself while it runs. */
  GThread *thread;     /* owned: NULL before there is enough to do */
  GAsyncQueue *pieces; /* owned: GBytes; an empty one is the end */
  GAsyncQueue *places; /* owned: one for each piece that may still wait */
};

SummerChangesetPacker *
summer_changeset_packer_new (void)
{
  SummerChangesetPacker *self = g_new0 (SummerChangesetPacker, 1);

  self->zlib = G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, LEVEL));
  self->out = g_byte_array_new ();
  return self;
}

static void
convert (SummerChangesetPacker *self, const guint8 *data, gsize size, GConverterFlags flags)
{
  guint8 buffer[16384];
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (self->error == NULL
         && (size > 0 || (flags == G_CONVERTER_INPUT_AT_END && result != G_CONVERTER_FINISHED)))
    {
      gsize n_read = 0, n_written = 0;

      result = g_converter_convert (self->zlib, data, size, buffer, sizeof buffer, flags, &n_read,
                                    &n_written, &self->error);
      data += n_read;
      size -= n_read;
      g_byte_array_append (self->out, buffer, (guint) n_written);
    }
}

static gpointer
run (gpointer data)
{
  SummerChangesetPacker *self = data;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (GBytes) piece = g_async_queue_pop (self->pieces);
      gsize size = 0;
      const guint8 *bytes = g_bytes_get_data (piece, &size);

      more = size > 0;
      if (more)
        convert (self, bytes, size, G_CONVERTER_NO_FLAGS);
      g_async_queue_push (self->places, self);
    }
  return NULL;
}

/* Where no thread is to be had, it is packed on the spot. */
static void
start (SummerChangesetPacker *self)
{
  self->pieces = g_async_queue_new_full ((GDestroyNotify) g_bytes_unref);
  self->places = g_async_queue_new ();
  for (guint i = 0; i < MOST_WAITING; i++)
    g_async_queue_push (self->places, self);
  self->thread = g_thread_try_new ("packer", run, self, NULL);
}

static void
hand_over (SummerChangesetPacker *self, gconstpointer data, gsize size)
{
  g_async_queue_pop (self->places);
  g_async_queue_push (self->pieces, g_bytes_new (data, size));
}

static void
end_thread (SummerChangesetPacker *self)
{
  if (self->thread == NULL)
    return;
  hand_over (self, NULL, 0);
  g_thread_join (g_steal_pointer (&self->thread));
}

void
summer_changeset_packer_free (SummerChangesetPacker *self)
{
  end_thread (self);
  g_clear_pointer (&self->pieces, g_async_queue_unref);
  g_clear_pointer (&self->places, g_async_queue_unref);
  g_clear_pointer (&self->out, g_byte_array_unref);
  g_clear_error (&self->error);
  g_object_unref (self->zlib);
  g_free (self);
}

/**
 * summer_changeset_packer_add:
 *
 * A failure is told at the end.
 */
void
summer_changeset_packer_add (SummerChangesetPacker *self, gconstpointer data, gsize size)
{
  if (size == 0)
    return;
  self->added += size;
  if (self->pieces == NULL && self->added >= THREAD_FROM)
    start (self);
  if (self->thread != NULL)
    hand_over (self, data, size);
  else
    convert (self, data, size, G_CONVERTER_NO_FLAGS);
}

/**
 * summer_changeset_packer_finish:
 *
 * Returns: (transfer full) (nullable): all of it, packed; NULL with @error set
 */
GByteArray *
summer_changeset_packer_finish (SummerChangesetPacker *self, GError **error)
{
  end_thread (self);
  convert (self, (const guint8 *) "", 0, G_CONVERTER_INPUT_AT_END);
  if (self->error == NULL)
    return g_steal_pointer (&self->out);
  g_propagate_error (error, g_steal_pointer (&self->error));
  return NULL;
}
