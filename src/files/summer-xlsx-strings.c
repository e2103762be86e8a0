#include "config.h"

#include "summer-xlsx-strings.h"

#include "summer-xlsx-xml.h"

#include <glib/gi18n.h>
#include <string.h>

/* A million rows of ten columns, most of them different, stay below both. */
#define MAX_BYTES (128 * 1024 * 1024)
#define MAX_STRINGS (12 * 1024 * 1024)

struct _SummerXlsxStrings
{
  char *bytes; /* owned: every string, each ended by NUL */
  gsize n_bytes, room;
  guint32 *starts; /* owned */
  guint n_strings, size;
};

/* sst > si > t, or si > r > t; what stands elsewhere, in rPh above all, is not the text. */
typedef enum
{
  OUTSIDE,
  TABLE,
  STRING,
  RUN,
  TEXT,
} State;

typedef struct
{
  SummerXlsxXml xml;
  SummerXlsxStrings *strings; /* borrowed */
  State state;
  State text_in; /* where a text returns to */
  guint skip;    /* open elements that do not matter */
} Reader;

static void
refuse_size (Reader *self)
{
  summer_xlsx_xml_stop (
      &self->xml, g_error_new_literal (SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE,
                                       _ ("it holds more text than can be read at once. Split it "
                                          "into several files.")));
}

static void
begin_string (Reader *self)
{
  SummerXlsxStrings *strings = self->strings;

  if (strings->n_strings == MAX_STRINGS)
    {
      refuse_size (self);
      return;
    }
  if (strings->n_strings == strings->size)
    {
      strings->size = MAX (1024, strings->size * 2);
      strings->starts = g_renew (guint32, strings->starts, strings->size);
    }
  strings->starts[strings->n_strings] = (guint32) strings->n_bytes;
}

static void
append (Reader *self, const char *text, gsize n)
{
  SummerXlsxStrings *strings = self->strings;

  if (self->xml.stopped)
    return;
  if (strings->n_bytes + n > MAX_BYTES)
    {
      refuse_size (self);
      return;
    }
  while (strings->room < strings->n_bytes + n)
    {
      strings->room = MAX (64 * 1024, strings->room * 2);
      strings->bytes = g_realloc (strings->bytes, strings->room);
    }
  memcpy (strings->bytes + strings->n_bytes, text, n);
  strings->n_bytes += n;
}

static void
end_string (Reader *self)
{
  SummerXlsxStrings *strings = self->strings;
  guint32 start = strings->starts[strings->n_strings];

  if (self->xml.stopped)
    return;
  if (strings->n_bytes > start)
    strings->n_bytes
        = start + summer_xlsx_xml_unescape (strings->bytes + start, strings->n_bytes - start);
  append (self, "", 1);
  strings->n_strings++;
  self->xml.mark = self->xml.fed;
}

static void
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Reader *self = data;
  const char *local = summer_xlsx_xml_local (name);

  if (self->xml.stopped)
    return;
  if (self->skip > 0)
    {
      self->skip++;
      return;
    }
  if (self->state == OUTSIDE)
    self->state = TABLE;
  else if (self->state == TABLE && g_str_equal (local, "si"))
    {
      self->state = STRING;
      begin_string (self);
    }
  else if (self->state == STRING && g_str_equal (local, "r"))
    self->state = RUN;
  else if ((self->state == STRING || self->state == RUN) && g_str_equal (local, "t"))
    {
      self->text_in = self->state;
      self->state = TEXT;
    }
  else
    self->skip++;
}

static void
end_cb (void *data, const XML_Char *name)
{
  Reader *self = data;

  if (self->xml.stopped)
    return;
  if (self->skip > 0)
    {
      self->skip--;
      return;
    }
  switch (self->state)
    {
    case TEXT:
      self->state = self->text_in;
      break;
    case RUN:
      self->state = STRING;
      break;
    case STRING:
      self->state = TABLE;
      end_string (self);
      break;
    case TABLE:
    case OUTSIDE:
    default:
      self->state = OUTSIDE;
      break;
    }
}

static void
text_cb (void *data, const XML_Char *text, int length)
{
  Reader *self = data;

  if (self->state == TEXT && self->skip == 0)
    append (self, text, (gsize) length);
}

/**
 * summer_xlsx_strings_new:
 * @part: (nullable): the part that holds them; %NULL in a workbook that has none
 *
 * Reads all shared strings; the runs of a rich text become one text, phonetic guides are left out.
 *
 * Returns: (transfer full) (nullable): the strings
 */
SummerXlsxStrings *
summer_xlsx_strings_new (SummerXlsxPackage *package,
                         const char *part,
                         GCancellable *cancellable,
                         GError **error)
{
  static const SummerXlsxHandlers handlers = { start_cb, end_cb, text_cb };
  g_autoptr (SummerXlsxStrings) self = g_new0 (SummerXlsxStrings, 1);
  Reader reader = { .strings = self };

  if (part != NULL
      && !summer_xlsx_xml_parse (&reader.xml, package, part, NULL, &handlers, NULL, cancellable,
                                 error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_xlsx_strings_free:
 */
void
summer_xlsx_strings_free (SummerXlsxStrings *self)
{
  g_free (self->bytes);
  g_free (self->starts);
  g_free (self);
}

/**
 * summer_xlsx_strings_get:
 * @index: as cells give it
 *
 * Returns: (transfer none) (nullable): the string, in UTF-8; %NULL when there are not that many
 */
const char *
summer_xlsx_strings_get (SummerXlsxStrings *self, guint index)
{
  return index < self->n_strings ? self->bytes + self->starts[index] : NULL;
}
