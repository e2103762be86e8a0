#include "config.h"

#include "summer-xlsx-sheet.h"

#include "summer-cell.h"
#include "summer-row-buffer.h"
#include "summer-xlsx-xml.h"

#include <glib/gi18n.h>
#include <string.h>

/* A row of 16,384 cells is some megabytes; nothing that an office keeps comes near. */
#define MAX_ROW_BYTES (16 * 1024 * 1024)

/* What Excel allows of one formula. */
#define MAX_FORMULA_BYTES (4 * 8192)

/* worksheet > sheetData > row > c > v, f or is > t, or r > t. Names count at their own place alone, so
 * that an extension's elements of the same names, and phonetic guides, are passed over. */
typedef enum
{
  OUTSIDE,
  SHEET,
  DATA,
  ROW,
  CELL,
  VALUE,
  FORMULA,
  INLINE,
  RUN,
  TEXT,
} State;

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DATE,
} Type;

typedef struct
{
  SummerXlsxXml xml;
  SummerXlsxStrings *strings; /* borrowed */
  SummerXlsxFormats *formats; /* borrowed */
  gboolean date1904;
  SummerRowFunc func;
  gpointer user_data;

  State state;
  State text_in; /* where a text returns to */
  guint skip;    /* open elements that do not matter */

  SummerRowBuffer buffer;
  guint next_row; /* 0 = row 1; where a row without a number stands */
  guint row;
  gboolean row_is_given;
  guint n_rows, n_cells;
  char row_digits[8]; /* of its number, as in the addresses of its cells */

  guint next_column; /* where a cell without an address stands */
  guint column;
  guint style;
  Type type;
  gboolean has_formula;
  gboolean has_value, has_inline;
  GString *formula;    /* owned; NULL = they are not kept */
  GPtrArray *formulas; /* owned: of the row, as its cells show them */
} Reader;

static void
refuse (Reader *self, SummerWorkbookError code, const char *reason)
{
  summer_xlsx_xml_stop (&self->xml, g_error_new_literal (SUMMER_WORKBOOK_ERROR, code, reason));
}

/* An address as the file has it, fit to be shown. */
static char *
dup_shown (const char *address)
{
  char *shown = g_strndup (address, 16);

  for (char *p = shown; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p))
      *p = '?';
  return shown;
}

static void
refuse_outside (Reader *self, const char *address)
{
  g_autofree char *shown = dup_shown (address);
  g_autofree char *reason
      = g_strdup_printf (_ ("cell %s lies outside what a sheet can hold (A1 to XFD1048576). "
                            "Open the file in WPS or Excel and save it again as .xlsx."),
                         shown);

  refuse (self, SUMMER_WORKBOOK_ERROR_HOSTILE, reason);
}

static void
refuse_address (Reader *self, const char *address)
{
  g_autofree char *shown = dup_shown (address);
  g_autofree char *reason
      = g_strdup_printf (_ ("cell %s is not where it belongs. Open the file in WPS or Excel and "
                            "save it again as .xlsx."),
                         shown);

  refuse (self, SUMMER_WORKBOOK_ERROR_FORMAT, reason);
}

/* Decimal digits; what is no number, or too large for any use, is G_MAXUINT. */
static guint
parse_uint (const char *digits)
{
  guint number = 0;
  guint n = 0;

  for (; n < 9 && g_ascii_isdigit (digits[n]); n++)
    number = number * 10 + (guint) (digits[n] - '0');
  return n > 0 && digits[n] == '\0' ? number : G_MAXUINT;
}

static void
set_row (Reader *self, guint row)
{
  self->row = row;
  self->next_row = row + 1;
}

static void
start_row (Reader *self, const XML_Char **attributes)
{
  self->row_is_given = FALSE;
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (attributes[i][0] == 'r' && attributes[i][1] == '\0')
      {
        guint number = parse_uint (attributes[i + 1]);

        if (number < 1 || number > SUMMER_MAX_ROWS)
          {
            refuse_outside (self, attributes[i + 1]);
            return;
          }
        set_row (self, number - 1);
        self->row_is_given = TRUE;
        g_snprintf (self->row_digits, sizeof self->row_digits, "%u", number);
      }
  if (!self->row_is_given)
    set_row (self, self->next_row);
  if (self->row >= SUMMER_MAX_ROWS || ++self->n_rows > SUMMER_MAX_ROWS)
    {
      refuse (self, SUMMER_WORKBOOK_ERROR_HOSTILE,
              _ ("it has more rows than a sheet can hold. Split it into several sheets."));
      return;
    }
  self->next_column = 0;
  self->n_cells = 0;
  summer_row_buffer_begin_row (&self->buffer);
  if (self->formula != NULL)
    g_ptr_array_set_size (self->formulas, 0);
  self->state = ROW;
}

/* K7 → column 10; the 7 must be that of the row, or gives it when the row has no number. */
static gboolean
set_address (Reader *self, const char *address)
{
  guint column = 0;
  const char *p = address;

  while (column <= SUMMER_MAX_COLUMNS && g_ascii_isalpha (*p))
    column = column * 26 + (guint) (g_ascii_toupper (*p++) - 'A' + 1);
  if (column < 1 || column > SUMMER_MAX_COLUMNS)
    {
      if (column < 1)
        refuse_address (self, address);
      else
        refuse_outside (self, address);
      return FALSE;
    }
  self->column = column - 1;
  if (self->row_is_given)
    {
      if (strcmp (p, self->row_digits) == 0)
        return TRUE;
      refuse_address (self, address);
      return FALSE;
    }
  else
    {
      guint number = parse_uint (p);

      if (number < 1)
        refuse_address (self, address);
      else if (number > SUMMER_MAX_ROWS)
        refuse_outside (self, address);
      else
        {
          set_row (self, number - 1);
          self->row_is_given = TRUE;
          g_snprintf (self->row_digits, sizeof self->row_digits, "%u", number);
          return TRUE;
        }
      return FALSE;
    }
}

static Type
parse_type (const char *type)
{
  switch (type[0])
    {
    case 's':
      return type[1] == '\0' ? TYPE_SHARED : TYPE_TEXT; /* s or str */
    case 'i':
      return TYPE_TEXT; /* inlineStr */
    case 'b':
      return TYPE_BOOLEAN;
    case 'e':
      return TYPE_ERROR;
    case 'd':
      return TYPE_DATE;
    default:
      return TYPE_NUMBER;
    }
}

static void
start_cell (Reader *self, const XML_Char **attributes)
{
  self->column = self->next_column;
  self->type = TYPE_NUMBER;
  self->style = 0;
  self->has_formula = FALSE;
  self->has_value = FALSE;
  self->has_inline = FALSE;
  if (self->formula != NULL)
    g_string_truncate (self->formula, 0);
  for (guint i = 0; attributes[i] != NULL; i += 2)
    {
      if (attributes[i][0] == '\0' || attributes[i][1] != '\0')
        continue;
      if (attributes[i][0] == 'r' && !set_address (self, attributes[i + 1]))
        return;
      else if (attributes[i][0] == 's')
        self->style = parse_uint (attributes[i + 1]);
      else if (attributes[i][0] == 't')
        self->type = parse_type (attributes[i + 1]);
    }
  self->next_column = self->column + 1;
  if (self->column >= SUMMER_MAX_COLUMNS || ++self->n_cells > SUMMER_MAX_COLUMNS)
    {
      refuse (self, SUMMER_WORKBOOK_ERROR_HOSTILE,
              _ ("it has a row with more cells than a sheet can hold. Open the file in WPS or "
                 "Excel and save it "
                 "again as .xlsx."));
      return;
    }
  summer_row_buffer_begin_text (&self->buffer);
  self->state = CELL;
}

static void
add_shared (Reader *self, const char *digits)
{
  const char *text = summer_xlsx_strings_get (self->strings, parse_uint (digits));

  if (text == NULL)
    {
      g_autofree char *address = summer_cell_dup_address (self->row, self->column);
      g_autofree char *reason
          = g_strdup_printf (_ ("the text of cell %s is missing from the file. Open it in "
                                "WPS or Excel and save it again as .xlsx."),
                             address);

      refuse (self, SUMMER_WORKBOOK_ERROR_FORMAT, reason);
      return;
    }
  self->buffer.n_bytes = self->buffer.start; /* the digits are not the text */
  if (*text != '\0')
    summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_TEXT)->text = text;
}

/* Programs store a fraction with all the digits of its binary form, and Gnumeric with more. People typed,
 * and are shown, the 15 that count: 1234.56, not 1234.56000000000000005. */
static void
shorten_fraction (Reader *self, const char *text, gsize length, double number)
{
  char shortest[G_ASCII_DTOSTR_BUF_SIZE];

  if (length <= 16 || strchr (text, '.') == NULL || strpbrk (text, "eE") != NULL)
    return;
  g_ascii_formatd (shortest, sizeof shortest, "%.15g", number);
  self->buffer.n_bytes = self->buffer.start;
  summer_row_buffer_append (&self->buffer, shortest, strlen (shortest));
}

static void
add_number (Reader *self, const char *text, gsize length)
{
  gboolean is_date = summer_xlsx_formats_is_date (self->formats, self->style);
  SummerCell *cell;
  double number;

  if (!summer_cell_parse_number (text, &number))
    {
      summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_ERROR);
      return;
    }
  if (!is_date)
    shorten_fraction (self, text, length, number);
  cell = summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_NUMBER);
  cell->number = number;
  cell->is_date = is_date;
}

static void
add_date (Reader *self, const char *text)
{
  SummerCell *cell;
  double serial;

  if (!summer_cell_parse_iso (text, self->date1904, &serial))
    {
      summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_TEXT);
      return;
    }
  cell = summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_NUMBER);
  cell->number = serial;
  cell->is_date = TRUE;
}

static void
add_boolean (Reader *self, const char *text)
{
  gboolean value = summer_xlsx_xml_is_true (text);

  summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_BOOLEAN)->number = value;
}

/* An empty text is what the formula gave; of other kinds there is always something to store. */
static void
end_empty_cell (Reader *self)
{
  const gboolean is_text = self->has_value && self->type == TYPE_TEXT;

  if (self->has_formula && !is_text)
    summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_NO_VALUE);
  else if (self->has_formula && self->formula != NULL)
    summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_TEXT);
}

static void
end_full_cell (Reader *self, char *text, gsize length)
{
  switch (self->type)
    {
    case TYPE_SHARED:
      add_shared (self, text);
      break;
    case TYPE_TEXT:
      self->buffer.n_bytes = self->buffer.start + summer_xlsx_xml_unescape (text, length);
      summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_TEXT);
      break;
    case TYPE_BOOLEAN:
      add_boolean (self, text);
      break;
    case TYPE_ERROR:
      summer_row_buffer_add (&self->buffer, self->column, SUMMER_CELL_ERROR);
      break;
    case TYPE_DATE:
      add_date (self, text);
      break;
    case TYPE_NUMBER:
    default:
      add_number (self, text, length);
      break;
    }
}

static void
end_cell (Reader *self)
{
  const guint before = self->buffer.n_cells;
  gsize length;
  char *text = summer_row_buffer_terminate (&self->buffer, &length);

  if (length == 0)
    end_empty_cell (self);
  else
    end_full_cell (self, text, length);
  if (self->formula == NULL || !self->has_formula || self->buffer.n_cells == before)
    return;
  g_ptr_array_add (self->formulas, g_strdup (self->formula->str));
  self->buffer.cells[before].formula = self->formulas->pdata[self->formulas->len - 1];
}

static void
end_row (Reader *self)
{
  guint n_cells;
  const SummerCell *cells = summer_row_buffer_end_row (&self->buffer, &n_cells);

  self->xml.mark = self->xml.fed;
  if (n_cells > 0 && !self->func (self->row, cells, n_cells, self->user_data))
    summer_xlsx_xml_stop (&self->xml, NULL);
}

static gboolean
is (const char *local, char letter)
{
  return local[0] == letter && local[1] == '\0';
}

static void
start_cb (void *data, const XML_Char *name, const XML_Char **attributes)
{
  Reader *self = data;
  const char *local;

  if (self->xml.stopped)
    return;
  if (self->skip > 0)
    {
      self->skip++;
      return;
    }
  local = summer_xlsx_xml_local (name);
  if (self->state == ROW && is (local, 'c'))
    start_cell (self, attributes);
  else if (self->state == CELL && is (local, 'v') && !self->has_inline)
    {
      self->has_value = TRUE;
      self->state = VALUE;
    }
  else if (self->state == CELL && is (local, 'f'))
    {
      self->has_formula = TRUE;
      self->state = FORMULA;
    }
  else if (self->state == CELL && strcmp (local, "is") == 0)
    {
      /* A text in the cell is the cell, whatever value is written beside it. */
      self->buffer.n_bytes = self->buffer.start;
      self->has_inline = TRUE;
      self->state = INLINE;
    }
  else if ((self->state == INLINE || self->state == RUN) && is (local, 't'))
    {
      self->text_in = self->state;
      self->state = TEXT;
    }
  else if (self->state == INLINE && is (local, 'r'))
    self->state = RUN;
  else if (self->state == DATA && strcmp (local, "row") == 0)
    start_row (self, attributes);
  else if (self->state == SHEET && strcmp (local, "sheetData") == 0)
    self->state = DATA;
  else if (self->state == OUTSIDE)
    self->state = SHEET;
  else
    self->skip = 1;
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
    case VALUE:
    case FORMULA:
    case INLINE:
      self->state = CELL;
      break;
    case TEXT:
      self->state = self->text_in;
      break;
    case RUN:
      self->state = INLINE;
      break;
    case CELL:
      self->state = ROW;
      end_cell (self);
      break;
    case ROW:
      self->state = DATA;
      end_row (self);
      break;
    case DATA:
      self->state = SHEET;
      break;
    case SHEET:
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

  if (self->state == FORMULA && self->formula != NULL && self->skip == 0 && !self->xml.stopped)
    {
      g_string_append_len (self->formula, text, length);
      if (self->formula->len > MAX_FORMULA_BYTES)
        refuse (self, SUMMER_WORKBOOK_ERROR_HOSTILE,
                _ ("it has a formula longer than a sheet can hold."));
    }
  if ((self->state != VALUE && self->state != TEXT) || self->skip > 0 || self->xml.stopped)
    return;
  summer_row_buffer_append (&self->buffer, text, (gsize) length);
  if (self->buffer.n_bytes > MAX_ROW_BYTES)
    refuse (self, SUMMER_WORKBOOK_ERROR_HOSTILE,
            _ ("it has a row with more text than a sheet can hold. Open the file in WPS or Excel "
               "and save it "
               "again as .xlsx."));
}

/**
 * summer_xlsx_sheet_read:
 * @part: the worksheet
 * @name: the sheet's name, for messages
 * @date1904: whether dates written out (t="d") become serial numbers from 1904
 * @formulas: whether cells come with theirs
 * @func: given every row that has a cell which is not empty; %FALSE ends the reading without an error
 * @progress: (nullable): set to 0 … 10000, atomically
 *
 * Rows and cells that carry no address stand behind the one before.
 */
gboolean
summer_xlsx_sheet_read (SummerXlsxPackage *package,
                        const char *part,
                        const char *name,
                        SummerXlsxStrings *strings,
                        SummerXlsxFormats *formats,
                        gboolean date1904,
                        gboolean formulas,
                        SummerRowFunc func,
                        gpointer user_data,
                        int *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  static const SummerXlsxHandlers handlers = { start_cb, end_cb, text_cb };
  Reader reader = { .strings = strings,
                    .formats = formats,
                    .date1904 = date1904,
                    .func = func,
                    .user_data = user_data };
  gboolean done;

  if (formulas)
    {
      reader.formula = g_string_new (NULL);
      reader.formulas = g_ptr_array_new_with_free_func (g_free);
    }

  done = summer_xlsx_xml_parse (&reader.xml, package, part, name, &handlers, progress, cancellable,
                                error);
  summer_row_buffer_clear (&reader.buffer);
  if (formulas)
    {
      g_string_free (reader.formula, TRUE);
      g_ptr_array_unref (reader.formulas);
    }
  return done;
}
