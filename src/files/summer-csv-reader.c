#include "config.h"

#include "summer-csv-reader.h"

#include "summer-csv-parser.h"
#include "summer-text-decoder.h"

#include <glib/gi18n.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)

/* Chinese letters take three bytes in UTF-8. Text in GB 18030 seldom passes for two or three of them; after
 * this many, what does not decode is damage and not another encoding. */
#define CERTAIN_LETTERS 24

typedef struct
{
  GInputStream *stream; /* owned */
  char *name;           /* owned: for people */
  goffset size, done;
  char *chunk; /* owned */
  gsize n_chunk;
} Source;

static void
source_clear (Source *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->chunk, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, source_clear)

static gboolean
fail_named (Source *source, SummerWorkbookError code, const char *reason, GError **error)
{
  g_set_error (error, SUMMER_WORKBOOK_ERROR, code, _ ("“%s”: %s"), source->name, reason);
  return FALSE;
}

static gboolean
fail_no_text (Source *source, gulong line, GError **error)
{
  g_autofree char *reason
      = g_strdup_printf (_ ("line %lu holds bytes that are no text. Open the file in WPS or "
                            "Excel and save it as .xlsx."),
                         line);

  return fail_named (source, SUMMER_WORKBOOK_ERROR_FORMAT, reason, error);
}

static gboolean
source_open (Source *self, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;
  g_autoptr (GError) local_error = NULL;

  self->name = g_filename_display_basename (path);
  self->chunk = g_malloc (CHUNK_BYTES);
  self->stream = G_INPUT_STREAM (g_file_read (file, cancellable, &local_error));
  if (self->stream == NULL)
    return fail_named (self, SUMMER_WORKBOOK_ERROR_OPEN, local_error->message, error);
  info = g_file_input_stream_query_info (G_FILE_INPUT_STREAM (self->stream),
                                         G_FILE_ATTRIBUTE_STANDARD_SIZE, cancellable, error);
  if (info == NULL)
    return FALSE;
  self->size = g_file_info_get_size (info);
  return TRUE;
}

static gboolean
source_rewind (Source *self, goffset offset, GCancellable *cancellable, GError **error)
{
  self->done = offset;
  return g_seekable_seek (G_SEEKABLE (self->stream), offset, G_SEEK_SET, cancellable, error);
}

/* Reads the next chunk; n_chunk is 0 at the end. */
static gboolean
source_next (Source *self, GCancellable *cancellable, GError **error)
{
  gssize n = g_input_stream_read (self->stream, self->chunk, CHUNK_BYTES, cancellable, error);

  if (n < 0)
    return FALSE;
  self->n_chunk = (gsize) n;
  self->done += n;
  return TRUE;
}

static guint
count_letters (const GString *text)
{
  guint n = 0;

  for (gsize i = 0; i < text->len; i++)
    n += (guchar) text->str[i] >= 0xE0;
  return n;
}

/* UTF-8 when all of the file is; else GB 18030, as Chinese spreadsheet programs write it. */
static gboolean
guess_charset (Source *source, const char **charset, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerTextDecoder) decoder = summer_text_decoder_new ("UTF-8");
  g_autoptr (GString) text = g_string_sized_new (CHUNK_BYTES);
  guint letters = 0;
  gboolean valid = TRUE;

  *charset = "UTF-8";
  do
    {
      if (!source_next (source, cancellable, error))
        return FALSE;
      g_string_truncate (text, 0);
      if (source->n_chunk > 0)
        valid = summer_text_decoder_decode (decoder, source->chunk, source->n_chunk, text);
      letters = MIN (CERTAIN_LETTERS, letters + count_letters (text));
    }
  while (valid && source->n_chunk > 0);
  if ((!valid || !summer_text_decoder_end (decoder)) && letters < CERTAIN_LETTERS)
    *charset = "GB18030";
  return TRUE;
}

/* Finds the character set and stands the source before the first character. */
static gboolean
find_charset (Source *source, const char **charset, GCancellable *cancellable, GError **error)
{
  goffset mark = 0;

  if (!source_next (source, cancellable, error))
    return FALSE;
  *charset = NULL;
  if (source->n_chunk >= 3 && memcmp (source->chunk, "\xEF\xBB\xBF", 3) == 0)
    {
      *charset = "UTF-8";
      mark = 3;
    }
  else if (source->n_chunk >= 2 && memcmp (source->chunk, "\xFF\xFE", 2) == 0)
    {
      *charset = "UTF-16LE";
      mark = 2;
    }
  else if (source->n_chunk >= 2 && memcmp (source->chunk, "\xFE\xFF", 2) == 0)
    {
      *charset = "UTF-16BE";
      mark = 2;
    }
  if (*charset == NULL
      && !(source_rewind (source, 0, cancellable, error)
           && guess_charset (source, charset, cancellable, error)))
    return FALSE;
  return source_rewind (source, mark, cancellable, error);
}

/* No text holds a NUL, but UTF-16 without its mark and files of other kinds do. */
static gboolean
parse_text (Source *source, SummerCsvParser *parser, GString *text, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  gsize n = strlen (text->str);

  if (!summer_csv_parser_feed (parser, text->str, n, &local_error))
    return fail_named (source, local_error->code, local_error->message, error);
  if (n < text->len && !summer_csv_parser_stopped (parser))
    return fail_no_text (source, summer_csv_parser_get_line (parser), error);
  return TRUE;
}

static gboolean
parse (Source *source,
       const char *charset,
       SummerCsvParser *parser,
       int *progress,
       GCancellable *cancellable,
       GError **error)
{
  g_autoptr (SummerTextDecoder) decoder = summer_text_decoder_new (charset);
  g_autoptr (GString) text = g_string_sized_new (2 * CHUNK_BYTES);
  g_autoptr (GError) local_error = NULL;

  do
    {
      gboolean valid;

      if (!source_next (source, cancellable, error))
        return FALSE;
      g_string_truncate (text, 0);
      valid = source->n_chunk > 0
                  ? summer_text_decoder_decode (decoder, source->chunk, source->n_chunk, text)
                  : summer_text_decoder_end (decoder);
      if (!parse_text (source, parser, text, error))
        return FALSE;
      if (summer_csv_parser_stopped (parser))
        return TRUE;
      if (!valid)
        return fail_no_text (source, summer_csv_parser_get_line (parser), error);
      if (progress != NULL && source->size > 0)
        g_atomic_int_set (progress, (int) MIN (10000, source->done * 10000 / source->size));
    }
  while (source->n_chunk > 0);
  if (!summer_csv_parser_end (parser, &local_error))
    return fail_named (source, local_error->code, local_error->message, error);
  return TRUE;
}

/**
 * summer_csv_read:
 * @func: given every row that has a cell which is not empty; all cells are text. %FALSE ends the reading
 *   without an error
 * @progress: (nullable): set to 0 … 10000, atomically
 *
 * The file is read twice, in chunks: once to see whether all of it is UTF-8, and once for its rows.
 */
gboolean
summer_csv_read (const char *path,
                 SummerRowFunc func,
                 gpointer user_data,
                 int *progress,
                 GCancellable *cancellable,
                 GError **error)
{
  g_auto (Source) source = { 0 };
  g_autoptr (SummerCsvParser) parser = summer_csv_parser_new (func, user_data);
  const char *charset;

  return source_open (&source, path, cancellable, error)
         && find_charset (&source, &charset, cancellable, error)
         && parse (&source, charset, parser, progress, cancellable, error);
}
