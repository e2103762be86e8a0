#include "config.h"

#include "summer-xlsx-formats.h"

#include "summer-xlsx-xml.h"

#include <glib/gi18n.h>
#include <string.h>

/* Excel stops at 65,490 styles of cells and refuses a workbook with more. */
#define MAX_STYLES 65536

struct _SummerXlsxFormats
{
  GByteArray *dates; /* owned: of each cell style, whether it shows a date */
};

typedef enum
{
  SECTION_NONE,
  SECTION_FORMATS,
  SECTION_CELLS,
} Section;

typedef struct
{
  SummerXlsxXml xml;
  GByteArray *dates;   /* borrowed */
  GHashTable *formats; /* owned: number of a format of this workbook → whether it shows a date */
  Section section;
  guint depth;
} Reader;

/* ECMA-376, 18.8.30: the formats that every program knows by number, those of Chinese, Japanese and Korean
 * workbooks (27–36, 50–58) with them. */
static gboolean
is_known_date (guint format)
{
  return (format >= 14 && format <= 22) || (format >= 27 && format <= 36)
         || (format >= 45 && format <= 47) || (format >= 50 && format <= 58);
}

/* [h], [mm], [ss]: time that runs on past a day. Other brackets are colours, conditions and languages. */
static gboolean
is_elapsed (const char *from, const char *to)
{
  if (from == to)
    return FALSE;
  for (const char *p = from; p < to; p++)
    if (strchr ("hms", g_ascii_tolower (*p)) == NULL)
      return FALSE;
  return TRUE;
}

/*
 * @code: a format code as the file holds it, always with English letters
 *
 * Returns: whether a number of this format is a day or a time: whether y, m, d, h or s stand in it outside
 *   quotes, escapes and brackets
 */
static gboolean
is_date_code (const char *code)
{
  for (const char *p = code; *p != '\0'; p++)
    {
      if (*p == '\\' || *p == '_'
          || *p == '*') /* the next character is literal, a width or a filling */
        {
          if (p[1] != '\0')
            p++;
        }
      else if (*p == '"' || *p == '[')
        {
          const char *close = strchr (p + 1, *p == '"' ? '"' : ']');

          if (close == NULL)
            return FALSE;
          if (*p == '[' && is_elapsed (p + 1, close))
            return TRUE;
          p = close;
        }
      else if (strchr ("ymdhs", g_ascii_tolower (*p)) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const char *
find_attribute (const XML_Char **attributes, const char *name)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (g_str_equal (attributes[i], name))
      return attributes[i + 1];
  return NULL;
}

static guint
get_format (const XML_Char **attributes)
{
  const char *text = find_attribute (attributes, "numFmtId");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 0;
}

static void
add_format (Reader *self, const XML_Char **attributes)
{
  const char *code = find_attribute (attributes, "formatCode");

  if (code != NULL)
    g_hash_table_insert (self->formats, GUINT_TO_POINTER (get_format (attributes)),
                         GUINT_TO_POINTER (is_date_code (code)));
}

static void
add_style (Reader *self, const XML_Char **attributes)
{
  guint format = get_format (attributes);
  gpointer own;
  guint8 is_date;

  if (g_hash_table_lookup_extended (self->formats, GUINT_TO_POINTER (format), NULL, &own))
    is_date = GPOINTER_TO_UINT (own) != 0;
  else
    is_date = is_known_date (format);
  g_byte_array_append (self->dates, &is_date, 1);
}

static void
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Reader *self = data;
  const char *local = summer_xlsx_xml_local (name);

  self->depth++;
  if (self->xml.stopped)
    return;
  if (self->depth == 2 && g_str_equal (local, "numFmts"))
    self->section = SECTION_FORMATS;
  else if (self->depth == 2 && g_str_equal (local, "cellXfs"))
    self->section = SECTION_CELLS;
  else if (self->depth == 3 && self->section == SECTION_FORMATS && g_str_equal (local, "numFmt"))
    add_format (self, attributes);
  else if (self->depth == 3 && self->section == SECTION_CELLS && g_str_equal (local, "xf"))
    add_style (self, attributes);

  if (self->dates->len > MAX_STYLES || g_hash_table_size (self->formats) > MAX_STYLES)
    summer_xlsx_xml_stop (
        &self->xml, g_error_new_literal (SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE,
                                         _ ("it has more cell styles than a spreadsheet program "
                                            "allows. Copy the cells into a new workbook as values "
                                            "and save that as .xlsx.")));
}

static void
end_cb (void *data, const XML_Char *name)
{
  Reader *self = data;

  if (self->depth == 2)
    self->section = SECTION_NONE;
  self->depth--;
}

/**
 * summer_xlsx_formats_new:
 * @part: (nullable): the part that holds them; %NULL in a workbook that has none
 *
 * Returns: (transfer full) (nullable): the styles
 */
SummerXlsxFormats *
summer_xlsx_formats_new (SummerXlsxPackage *package,
                         const char *part,
                         GCancellable *cancellable,
                         GError **error)
{
  static const SummerXlsxHandlers handlers = { start_cb, end_cb, NULL };
  g_autoptr (SummerXlsxFormats) self = g_new0 (SummerXlsxFormats, 1);
  g_autoptr (GHashTable) formats = g_hash_table_new (NULL, NULL);
  Reader reader = { .formats = formats };

  self->dates = g_byte_array_new ();
  reader.dates = self->dates;
  if (part != NULL
      && !summer_xlsx_xml_parse (&reader.xml, package, part, NULL, &handlers, NULL, cancellable,
                                 error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_xlsx_formats_free:
 */
void
summer_xlsx_formats_free (SummerXlsxFormats *self)
{
  g_byte_array_unref (self->dates);
  g_free (self);
}

/**
 * summer_xlsx_formats_is_date:
 * @style: the number that a cell gives; one that does not exist shows no date
 */
gboolean
summer_xlsx_formats_is_date (SummerXlsxFormats *self, guint style)
{
  return style < self->dates->len && self->dates->data[style] != 0;
}
