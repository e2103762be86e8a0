#include "config.h"

#include "summer-xlsx-xml.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)

/* A tag, comment or instruction. The longest that programs write are some kilobytes; expat would start
 * over from its beginning with every chunk. */
#define MAX_TOKEN_BYTES (1024 * 1024)

/* No part of a workbook goes on for as long as this without a row, string or style. */
#define MAX_IDLE_BYTES (64 * 1024 * 1024)

/* What expat itself may hold: open tags and every different name it met. */
#define MAX_PARSER_BYTES (16 * 1024 * 1024)

/* expat's allocator is given no user data, so the bytes are counted for the thread; a parser lives and
 * dies within one call of summer_xlsx_xml_parse(). */
static _Thread_local gsize parser_bytes;

typedef union
{
  gsize size;
  max_align_t align;
} Header;

static void *
bounded_realloc (void *block, size_t size)
{
  Header *old = block != NULL ? (Header *) block - 1 : NULL;
  gsize old_size = old != NULL ? old->size : 0;
  Header *header;

  if (size > MAX_PARSER_BYTES || parser_bytes - old_size + size > MAX_PARSER_BYTES)
    return NULL;
  header = realloc (old, sizeof (Header) + size);
  if (header == NULL)
    return NULL;
  header->size = size;
  parser_bytes += size - old_size;
  return header + 1;
}

static void *
bounded_malloc (size_t size)
{
  return bounded_realloc (NULL, size);
}

static void
bounded_free (void *block)
{
  if (block == NULL)
    return;
  parser_bytes -= ((Header *) block - 1)->size;
  free ((Header *) block - 1);
}

static const XML_Memory_Handling_Suite bounded_memory
    = { bounded_malloc, bounded_realloc, bounded_free };

/**
 * summer_xlsx_xml_stop:
 * @error: (transfer full) (nullable): why; %NULL when nothing is wrong and enough was read
 *
 * Ends the reading from within a handler. Handlers may still be called for what is at hand.
 */
void
summer_xlsx_xml_stop (SummerXlsxXml *self, GError *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_clear_error (&error);
  self->stopped = TRUE;
  XML_StopParser (self->parser, XML_FALSE);
}

/**
 * summer_xlsx_xml_is_true:
 * @value: of an xsd:boolean
 */
gboolean
summer_xlsx_xml_is_true (const char *value)
{
  return g_str_equal (value, "1") || g_ascii_strcasecmp (value, "true") == 0;
}

/* The code unit of an escape _xHHHH_ at @text, -1 where there is none. */
static int
escape_at (const char *text, gsize length)
{
  int unit = 0;

  if (length < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;
  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      unit = unit * 16 + digit;
    }
  return unit;
}

/**
 * summer_xlsx_xml_unescape:
 * @text: UTF-8, changed in place; need not end in NUL
 *
 * Workbooks write characters that XML cannot hold, line ends above all, as _x000D_ (ECMA-376, 22.9.2.19,
 * ST_Xstring). An escape that gives no character stays as it is.
 *
 * Returns: the new length
 */
gsize
summer_xlsx_xml_unescape (char *text, gsize length)
{
  char *from = memchr (text, '_', length);
  const char *end = text + length;
  char *to = from;

  if (from == NULL)
    return length;
  while (from < end)
    {
      int unit = escape_at (from, end - from);
      int low = unit >= 0xD800 && unit < 0xDC00 ? escape_at (from + 7, end - from - 7) : -1;

      if (low >= 0xDC00 && low < 0xE000)
        {
          to += g_unichar_to_utf8 (0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00), to);
          from += 14;
        }
      else if (unit > 0 && (unit < 0xD800 || (unit > 0xDFFF && unit < 0xFFFE)))
        {
          to += g_unichar_to_utf8 (unit, to);
          from += 7;
        }
      else
        *to++ = *from++;
    }
  return to - text;
}

static void
doctype_cb (
    void *data, const XML_Char *name, const XML_Char *system, const XML_Char *public, int subset)
{
  SummerXlsxXml *self = data;

  summer_xlsx_xml_stop (self,
                        g_error_new_literal (SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE,
                                             _ ("it declares entities, which no spreadsheet "
                                                "program does. Ask the sender for the file "
                                                "again, saved by WPS or Excel as .xlsx.")));
}

/* Puts the file's and the sheet's name before a reason that a handler gave. */
static void
propagate_named (SummerXlsxXml *self, SummerXlsxPackage *package, GError **error)
{
  if (self->error->domain == SUMMER_WORKBOOK_ERROR)
    {
      g_propagate_error (error, summer_xlsx_package_new_error (package, self->error->code,
                                                               self->error->message));
      g_clear_error (&self->error);
    }
  else
    g_propagate_error (error, g_steal_pointer (&self->error));
}

static gboolean
fail_parse (SummerXlsxXml *self, SummerXlsxPackage *package, GError **error)
{
  enum XML_Error code = XML_GetErrorCode (self->parser);
  gulong line = XML_GetCurrentLineNumber (self->parser);
  gulong column = XML_GetCurrentColumnNumber (self->parser);
  g_autofree char *reason = NULL;

  if (self->error != NULL)
    {
      propagate_named (self, package, error);
      return FALSE;
    }
  if (code == XML_ERROR_NO_MEMORY)
    {
      g_propagate_error (error,
                         summer_xlsx_package_new_error (package, SUMMER_WORKBOOK_ERROR_HOSTILE,
                                                        _ ("it is built as no spreadsheet program "
                                                           "builds one. Ask the sender for the "
                                                           "file again, saved by WPS or Excel as "
                                                           ".xlsx.")));
      return FALSE;
    }
  reason
      = g_strdup_printf (_ ("its contents are damaged (XML line %lu, column %lu). Open the file in "
                            "WPS or Excel and save it again as .xlsx."),
                         line, column);
  g_propagate_error (error,
                     summer_xlsx_package_new_error (package, SUMMER_WORKBOOK_ERROR_FORMAT, reason));
  return FALSE;
}

static gboolean
is_endless (SummerXlsxXml *self)
{
  XML_Index event = XML_GetCurrentByteIndex (self->parser);

  return self->fed - self->mark > MAX_IDLE_BYTES
         || (event >= 0 && self->fed - (guint64) event > MAX_TOKEN_BYTES + CHUNK_BYTES);
}

/* TRUE when the part was read to its end or a handler stopped it with no error. */
static gboolean
feed (SummerXlsxXml *self,
      SummerXlsxPackage *package,
      int *progress,
      GCancellable *cancellable,
      GError **error)
{
  gssize n;

  do
    {
      void *buffer = XML_GetBuffer (self->parser, CHUNK_BYTES);

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (buffer == NULL)
        return fail_parse (self, package, error);
      n = summer_xlsx_package_read (package, buffer, CHUNK_BYTES, error);
      if (n < 0)
        return FALSE;
      self->fed += (gsize) n;
      if (XML_ParseBuffer (self->parser, (int) n, n == 0) != XML_STATUS_OK)
        return (self->stopped && self->error == NULL) || fail_parse (self, package, error);
      if (is_endless (self))
        {
          g_propagate_error (
              error, summer_xlsx_package_new_error (package, SUMMER_WORKBOOK_ERROR_HOSTILE,
                                                    _ ("it goes on without end and without rows. "
                                                       "Ask the sender for the file again, saved "
                                                       "by WPS or Excel as .xlsx.")));
          return FALSE;
        }
      if (progress != NULL)
        g_atomic_int_set (progress, (int) (summer_xlsx_package_get_progress (package) * 10000));
    }
  while (n > 0);
  return TRUE;
}

/**
 * summer_xlsx_xml_parse:
 * @self: zeroed; the first member of the state that the handlers are given
 * @part: the part to read
 * @sheet: (nullable): the sheet that it is, for messages
 * @progress: (nullable): set to 0 … 10000, atomically
 *
 * Inflates a part into expat in chunks; what was inflated is never held as a whole. The encoding is
 * expat's business: UTF-8 or UTF-16, with or without a mark of byte order.
 */
gboolean
summer_xlsx_xml_parse (SummerXlsxXml *self,
                       SummerXlsxPackage *package,
                       const char *part,
                       const char *sheet,
                       const SummerXlsxHandlers *handlers,
                       int *progress,
                       GCancellable *cancellable,
                       GError **error)
{
  gboolean done;

  if (!summer_xlsx_package_begin (package, part, sheet, error))
    return FALSE;
  self->parser = XML_ParserCreate_MM (NULL, &bounded_memory, NULL);
  g_assert (self->parser != NULL);
  XML_SetUserData (self->parser, self);
  XML_SetElementHandler (self->parser, handlers->start, handlers->end);
  XML_SetCharacterDataHandler (self->parser, handlers->text);
  XML_SetStartDoctypeDeclHandler (self->parser, doctype_cb);

  done = feed (self, package, progress, cancellable, error);

  g_clear_pointer (&self->parser, XML_ParserFree);
  g_clear_error (&self->error);
  return summer_xlsx_package_end (package, done && !self->stopped, done ? error : NULL) && done;
}
