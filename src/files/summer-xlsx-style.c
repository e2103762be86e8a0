#include "config.h"

#include "summer-xlsx-style.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Without this name Chinese comes out with Japanese glyph shapes. */
#define FONT "Noto Sans CJK SC"

struct _SummerXlsx
{
  lxw_workbook *workbook; /* owned; NULL once closed */
  char *path;             /* owned: where it is to stand */
  char *beside;           /* owned: where it is written; NULL once renamed */
  lxw_format *styles[SUMMER_XLSX_N_STYLES];
};

typedef struct
{
  double size;
  gboolean bold, lines, wrap;
  guint8 align;
  const char *number;     /* number format */
  lxw_color_t fill, font; /* 0 = none */
} StyleTraits;

/* "_ " keeps the figures off the line at the right. */
#define MONEY "#,##0.00_ ;-#,##0.00_ ;\"—\"_ "
#define COUNT "#,##0_ "
#define RATE "0.00%_ "
/* Translators: number formats of a spreadsheet; 0 is the number. */
#define CLASSES N_ ("0\" classes\"")
#define ELIGIBLE N_ ("0\" eligible\"")
/* Points. */
#define LINE_HEIGHT 14
#define LINE_GAP 5
#define SUBTOTAL_FILL 0xF0F2F5
#define TOTAL_FILL 0xE1E7EE
#define HEADING_FILL 0xE9EDF2

static const StyleTraits traits[SUMMER_XLSX_N_STYLES] = {
  [SUMMER_XLSX_TITLE] = { 16, TRUE, FALSE, FALSE, LXW_ALIGN_CENTER, NULL, 0, 0 },
  [SUMMER_XLSX_SUBTITLE] = { 9, FALSE, FALSE, FALSE, LXW_ALIGN_LEFT, NULL, 0, 0x5E6470 },
  [SUMMER_XLSX_UNIT] = { 9, FALSE, FALSE, FALSE, LXW_ALIGN_RIGHT, NULL, 0, 0x5E6470 },
  [SUMMER_XLSX_HEADING] = { 10, TRUE, TRUE, TRUE, LXW_ALIGN_CENTER, NULL, HEADING_FILL, 0 },
  [SUMMER_XLSX_TEXT] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_LEFT, NULL, 0, 0 },
  [SUMMER_XLSX_CENTRE] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, 0, 0 },
  [SUMMER_XLSX_WRAP] = { 10, FALSE, TRUE, TRUE, LXW_ALIGN_LEFT, NULL, 0, 0 },
  [SUMMER_XLSX_CODE] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_LEFT, "@", 0, 0 },
  [SUMMER_XLSX_COUNT] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_RIGHT, COUNT, 0, 0 },
  [SUMMER_XLSX_MONEY] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_RIGHT, MONEY, 0, 0 },
  [SUMMER_XLSX_RATE] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_RIGHT, RATE, 0, 0 },
  [SUMMER_XLSX_DAY] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_CENTER, "yyyy-mm-dd", 0, 0 },
  [SUMMER_XLSX_TIME] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_CENTER, "hh:mm", 0, 0 },
  [SUMMER_XLSX_GOOD] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, 0xE3F1E6, 0x1C6B34 },
  [SUMMER_XLSX_BAD] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, 0xFBE3E1, 0xA51D1D },
  [SUMMER_XLSX_OPEN] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, 0xFCF0D0, 0x7A5200 },
  [SUMMER_XLSX_GROUP] = { 10, FALSE, TRUE, TRUE, LXW_ALIGN_CENTER, NULL, 0, 0 },
  [SUMMER_XLSX_SUBTOTAL] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_LEFT, NULL, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_SUBTOTAL_CENTRE]
  = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_SUBTOTAL_COUNT]
  = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_RIGHT, COUNT, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_SUBTOTAL_MONEY]
  = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_RIGHT, MONEY, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_SUBTOTAL_RATE] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_RIGHT, RATE, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_SUBTOTAL_CLASSES]
  = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_LEFT, CLASSES, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_SUBTOTAL_ELIGIBLE]
  = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_CENTER, ELIGIBLE, SUBTOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_LEFT, NULL, TOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL_CENTRE] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, TOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL_COUNT] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_RIGHT, COUNT, TOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL_MONEY] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_RIGHT, MONEY, TOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL_RATE] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_RIGHT, RATE, TOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL_CLASSES] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_LEFT, CLASSES, TOTAL_FILL, 0 },
  [SUMMER_XLSX_TOTAL_ELIGIBLE]
  = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_CENTER, ELIGIBLE, TOTAL_FILL, 0 },
  [SUMMER_XLSX_DAY_HEADING] = { 9, TRUE, TRUE, FALSE, LXW_ALIGN_CENTER, "m/d", HEADING_FILL, 0 },
  [SUMMER_XLSX_CLOSED] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_CENTER, NULL, 0xE4E6EA, 0 },
  [SUMMER_XLSX_STRONG] = { 10, TRUE, TRUE, FALSE, LXW_ALIGN_LEFT, NULL, 0, 0 },
  [SUMMER_XLSX_STRONG_WRAP] = { 10, TRUE, TRUE, TRUE, LXW_ALIGN_LEFT, NULL, 0, 0 },
  [SUMMER_XLSX_OPINION] = { 10, FALSE, TRUE, TRUE, LXW_ALIGN_LEFT, NULL, 0, 0 },
  [SUMMER_XLSX_SEAL] = { 10, FALSE, TRUE, FALSE, LXW_ALIGN_RIGHT, NULL, 0, 0 },
  [SUMMER_XLSX_NOTE] = { 9, FALSE, FALSE, FALSE, LXW_ALIGN_LEFT, NULL, 0, 0x5E6470 },
  [SUMMER_XLSX_SIGN] = { 11, FALSE, FALSE, FALSE, LXW_ALIGN_LEFT, NULL, 0, 0 },
};

static gboolean
set_write_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (
      error, G_IO_ERROR, G_IO_ERROR_FAILED,
      _ ("“%s” could not be written: %s. Close it in other programs, or choose another folder."),
      name, reason);
  return FALSE;
}

/**
 * summer_xlsx_new:
 * @path: where the workbook is to stand
 * @streamed: rows are written once, from the top, and leave the memory at once; cells cannot be merged downwards
 *
 * Begins a workbook beside its target.
 *
 * Returns: (transfer full) (nullable): NULL with a G_IO_ERROR when the folder cannot be written to
 */
SummerXlsx *
summer_xlsx_new (const char *path, gboolean streamed, GError **error)
{
  g_autoptr (SummerXlsx) self = NULL;
  lxw_workbook_options options
      = { .constant_memory = streamed, .tmpdir = (char *) g_get_tmp_dir () };
  int fd;

  g_return_val_if_fail (path != NULL, NULL);

  self = g_new0 (SummerXlsx, 1);
  self->path = g_strdup (path);
  self->beside = g_strconcat (path, ".XXXXXX", NULL);
  fd = g_mkstemp_full (self->beside, O_RDWR | O_CLOEXEC, 0666);
  if (fd < 0)
    {
      int saved = errno;

      g_clear_pointer (&self->beside, g_free);
      set_write_error (error, path, g_strerror (saved));
      return NULL;
    }
  close (fd);

  self->workbook = workbook_new_opt (self->beside, &options);
  if (self->workbook == NULL)
    {
      set_write_error (error, path, g_strerror (ENOMEM));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * summer_xlsx_free:
 *
 * Forgets a workbook. One that was not finished leaves nothing behind, and its target as it was.
 */
void
summer_xlsx_free (SummerXlsx *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  if (self->beside != NULL)
    g_unlink (self->beside);
  g_free (self->beside);
  g_free (self->path);
  g_free (self);
}

/* The name is only as safe as the folder that holds it. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd >= 0)
    {
      fsync (fd);
      close (fd);
    }
}

/**
 * summer_xlsx_finish:
 *
 * Writes the workbook out, makes sure that the disk has it, and puts it in the place of its target.
 *
 * Returns: FALSE with a G_IO_ERROR; the target is then as it was
 */
gboolean
summer_xlsx_finish (SummerXlsx *self, GError **error)
{
  lxw_error failure;
  int fd;
  gboolean synced;

  g_return_val_if_fail (self != NULL && self->workbook != NULL, FALSE);

  failure = workbook_close (self->workbook);
  self->workbook = NULL;
  if (failure != LXW_NO_ERROR)
    return set_write_error (error, self->path, lxw_strerror (failure));

  fd = g_open (self->beside, O_RDWR | O_CLOEXEC, 0);
  synced = fd >= 0 && fsync (fd) == 0;
  if (!synced)
    set_write_error (error, self->path, g_strerror (errno));
  if (fd >= 0)
    close (fd);
  if (!synced)
    return FALSE;

  if (g_rename (self->beside, self->path) != 0)
    return set_write_error (error, self->path, g_strerror (errno));
  g_clear_pointer (&self->beside, g_free);
  sync_folder (self->path);
  return TRUE;
}

/**
 * summer_xlsx_get_style:
 *
 * Returns: (transfer none): the format of a style, made at its first use
 */
lxw_format *
summer_xlsx_get_style (SummerXlsx *self, SummerXlsxStyle style)
{
  const StyleTraits *of = &traits[style];
  lxw_format *format = self->styles[style];

  if (format != NULL)
    return format;

  format = workbook_add_format (self->workbook);
  format_set_font_name (format, FONT);
  format_set_font_size (format, of->size);
  format_set_align (format, of->align);
  format_set_align (format, LXW_ALIGN_VERTICAL_CENTER);
  if (of->bold)
    format_set_bold (format);
  if (of->wrap)
    format_set_text_wrap (format);
  if (of->number != NULL)
    format_set_num_format (format, _ (of->number));
  if (of->lines)
    {
      format_set_border (format, LXW_BORDER_THIN);
      format_set_border_color (format, 0xB4BAC4);
    }
  if (style == SUMMER_XLSX_OPINION)
    {
      format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
      format_set_bottom (format, LXW_BORDER_NONE);
    }
  if (style == SUMMER_XLSX_SEAL)
    format_set_top (format, LXW_BORDER_NONE);
  if (of->fill != 0)
    format_set_bg_color (format, of->fill);
  if (of->font != 0)
    format_set_font_color (format, of->font);
  return self->styles[style] = format;
}

/* U+FFFE and U+FFFF are no characters, and a file with one of them is no XML: programs call it damaged. */
static gboolean
has_no_character (const char *text)
{
  return strstr (text, "\xef\xbf\xbe") != NULL || strstr (text, "\xef\xbf\xbf") != NULL;
}

/* The library lets names through that make the workbook no XML. */
static gboolean
can_be_name (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_iscntrl (g_utf8_get_char (at)))
      return FALSE;
  return !has_no_character (name);
}

/**
 * summer_xlsx_add_sheet:
 * @name: at most 31 characters, none of `[]:*?/\` and no control character, and no other sheet's
 * @landscape: the direction of the A4 page
 *
 * Adds a sheet that prints as wide as the page, as many pages long as it must.
 *
 * Returns: (transfer none) (nullable): NULL when the name is not allowed
 */
lxw_worksheet *
summer_xlsx_add_sheet (SummerXlsx *self, const char *name, gboolean landscape)
{
  lxw_worksheet *sheet;

  if (!can_be_name (name) || workbook_validate_sheet_name (self->workbook, name) != LXW_NO_ERROR)
    return NULL;

  sheet = workbook_add_worksheet (self->workbook, name);
  worksheet_set_paper (sheet, 9);
  if (landscape)
    worksheet_set_landscape (sheet);
  else
    worksheet_set_portrait (sheet);
  worksheet_fit_to_pages (sheet, 1, 0);
  worksheet_set_margins (sheet, 0.5, 0.5, 0.6, 0.7);
  worksheet_center_horizontally (sheet);
  worksheet_set_default_row (sheet, LINE_GAP + LINE_HEIGHT, LXW_FALSE);
  worksheet_gridlines (sheet, LXW_HIDE_ALL_GRIDLINES);
  return sheet;
}

/**
 * summer_xlsx_add_chart:
 *
 * Returns: (transfer none): a chart of the spreadsheet's own, to be put on a sheet
 */
lxw_chart *
summer_xlsx_add_chart (SummerXlsx *self, lxw_chart_type type)
{
  return workbook_add_chart (self->workbook, type);
}

/* A merged cell across the columns from first to last, which may be one. */
static void
write_across (SummerXlsx *self,
              lxw_worksheet *sheet,
              lxw_row_t row,
              lxw_col_t first,
              lxw_col_t last,
              const char *text,
              SummerXlsxStyle style)
{
  if (first < last)
    worksheet_merge_range (sheet, row, first, row, last, "", summer_xlsx_get_style (self, style));
  summer_xlsx_text (self, sheet, row, first, text, style);
}

/**
 * summer_xlsx_add_title:
 * @title: over all columns
 * @subtitle: (nullable): below at the left
 * @unit: (nullable): below at the right: 单位：元
 * @columns: the headings, in the user's language
 *
 * Writes title, subtitle and headings, which stay in sight while scrolling and come back on every page.
 *
 * Returns: the row of the headings
 */
lxw_row_t
summer_xlsx_add_title (SummerXlsx *self,
                       lxw_worksheet *sheet,
                       const char *title,
                       const char *subtitle,
                       const char *unit,
                       const SummerXlsxColumn *columns,
                       guint n_columns)
{
  const lxw_row_t headings = 2;
  lxw_col_t last = (lxw_col_t) (n_columns - 1);
  lxw_col_t half = (lxw_col_t) (unit == NULL ? last : n_columns > 4 ? last - 2 : last - 1);

  for (guint i = 0; i < n_columns; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i, columns[i].width, NULL);

  worksheet_set_row (sheet, 0, 30, NULL);
  write_across (self, sheet, 0, 0, last, title, SUMMER_XLSX_TITLE);
  worksheet_set_row (sheet, 1, 18, NULL);
  write_across (self, sheet, 1, 0, half, subtitle != NULL ? subtitle : "", SUMMER_XLSX_SUBTITLE);
  if (unit != NULL)
    write_across (self, sheet, 1, (lxw_col_t) (half + 1), last, unit, SUMMER_XLSX_UNIT);
  worksheet_set_row (sheet, headings, 30, NULL);
  for (guint i = 0; i < n_columns; i++)
    summer_xlsx_text (self, sheet, headings, (lxw_col_t) i, columns[i].heading,
                      SUMMER_XLSX_HEADING);

  worksheet_freeze_panes (sheet, headings + 1, 0);
  worksheet_repeat_rows (sheet, 0, headings);
  return headings;
}

/**
 * summer_xlsx_end_sheet:
 * @headings: the row of the headings
 * @last: the last row to print
 * @footer: (nullable): what the page says of itself, at its foot on the left
 *
 * Sets what is printed of a sheet once its length is known.
 */
void
summer_xlsx_end_sheet (SummerXlsx *self,
                       lxw_worksheet *sheet,
                       lxw_row_t headings,
                       lxw_row_t last,
                       guint n_columns,
                       const char *footer)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (footer != NULL)
    {
      /* A & begins a code in a footer, and a digit right behind the size would be part of it. */
      g_string_append (text, footer);
      g_string_replace (text, "&", "&&", 0);
      g_string_prepend (text, "&L&8 ");
    }
  /* Translators: at the foot of a printed page; &P and &N are the page and the number of pages. */
  g_string_append_printf (text, "&C&9%s", _ ("Page &P of &N"));
  if (g_utf8_strlen (text->str, -1) < 255)
    worksheet_set_footer (sheet, text->str);
  worksheet_print_area (sheet, 0, 0, MAX (headings, last), (lxw_col_t) (n_columns - 1));
}

/**
 * summer_xlsx_get_lines:
 * @text: (nullable): the text of a cell that wraps
 * @width: the width of its column, in characters
 *
 * About how many lines the text takes. Not every program fits the heights of rows by itself when it opens a
 * workbook, and text cut off at the edge of a cell would be lost on paper.
 */
guint
summer_xlsx_get_lines (const char *text, double width)
{
  double used = 0;

  if (text == NULL)
    return 1;
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    used += (guchar) *at < 0x80 ? 1.1 : 1.95;
  return 1 + (guint) (used / MAX (1, width - 0.8));
}

/**
 * summer_xlsx_set_lines:
 * @lines: how many lines the fullest cell of the row takes
 */
void
summer_xlsx_set_lines (lxw_worksheet *sheet, lxw_row_t row, guint lines)
{
  if (lines > 1)
    worksheet_set_row (sheet, row, LINE_GAP + LINE_HEIGHT * lines, NULL);
}

/* Whether text has what a reader would take for the code of a character, _xHHHH_ (ECMA-376, 22.9.2.19). */
static const char *
find_code (const char *text)
{
  for (const char *at = strstr (text, "_x"); at != NULL; at = strstr (at + 1, "_x"))
    if (g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) && g_ascii_isxdigit (at[4])
        && g_ascii_isxdigit (at[5]) && at[6] == '_')
      return at;
  return NULL;
}

/* Each such underline as its own code, so that the text is read back as it was written. */
static char *
dup_escaped (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *code = find_code (text); code != NULL; code = find_code (text))
    {
      g_string_append_len (escaped, text, code - text);
      g_string_append (escaped, "_x005F_");
      text = code + 1;
    }
  g_string_append (escaped, text);
  return g_string_free (escaped, FALSE);
}

static char *
dup_replaced (const char *text)
{
  char *replaced = g_strdup (text);

  for (char *at = replaced; (at = strstr (at, "\xef\xbf")) != NULL; at += 3)
    if ((guchar) at[2] >= 0xbe)
      at[2] = (char) 0xbd;
  return replaced;
}

/**
 * summer_xlsx_text:
 * @text: (nullable): as it is to be read: what begins with =, +, - or @ is text and stays text
 */
void
summer_xlsx_text (SummerXlsx *self,
                  lxw_worksheet *sheet,
                  lxw_row_t row,
                  lxw_col_t column,
                  const char *text,
                  SummerXlsxStyle style)
{
  lxw_format *format = summer_xlsx_get_style (self, style);
  g_autofree char *replaced = NULL, *escaped = NULL;

  if (text != NULL && has_no_character (text))
    text = replaced = dup_replaced (text);
  if (text != NULL && find_code (text) != NULL)
    text = escaped = dup_escaped (text);
  if (text == NULL || *text == '\0')
    worksheet_write_blank (sheet, row, column, format);
  else if (worksheet_write_string (sheet, row, column, text, format)
           == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
    {
      /* Longer than any spreadsheet takes. */
      g_autofree char *cut = g_utf8_substring (text, 0, 32000);

      worksheet_write_string (sheet, row, column, cut, format);
    }
}

/**
 * summer_xlsx_count:
 */
void
summer_xlsx_count (SummerXlsx *self,
                   lxw_worksheet *sheet,
                   lxw_row_t row,
                   lxw_col_t column,
                   gint64 count,
                   SummerXlsxStyle style)
{
  worksheet_write_number (sheet, row, column, (double) count, summer_xlsx_get_style (self, style));
}

/**
 * summer_xlsx_money:
 * @fen: written as a number of yuan
 */
void
summer_xlsx_money (SummerXlsx *self,
                   lxw_worksheet *sheet,
                   lxw_row_t row,
                   lxw_col_t column,
                   SummerMoney fen,
                   SummerXlsxStyle style)
{
  worksheet_write_number (sheet, row, column, (double) fen / 100,
                          summer_xlsx_get_style (self, style));
}

/**
 * summer_xlsx_rate:
 *
 * Writes part / whole cut off after two decimals of a percent, as it is printed everywhere (rules.md 3); an
 * empty cell when whole is 0.
 */
void
summer_xlsx_rate (SummerXlsx *self,
                  lxw_worksheet *sheet,
                  lxw_row_t row,
                  lxw_col_t column,
                  gint64 part,
                  gint64 whole,
                  SummerXlsxStyle style)
{
  lxw_format *format = summer_xlsx_get_style (self, style);

  if (whole == 0)
    worksheet_write_blank (sheet, row, column, format);
  else
    worksheet_write_number (sheet, row, column, (double) (part * 10000 / whole) / 10000, format);
}

/**
 * summer_xlsx_day:
 * @day: a day as a real date, or none for an empty cell
 */
void
summer_xlsx_day (SummerXlsx *self,
                 lxw_worksheet *sheet,
                 lxw_row_t row,
                 lxw_col_t column,
                 SummerDay day,
                 SummerXlsxStyle style)
{
  lxw_format *format = summer_xlsx_get_style (self, style);

  if (day == SUMMER_DAY_NONE)
    worksheet_write_blank (sheet, row, column, format);
  else
    worksheet_write_number (sheet, row, column, summer_day_to_serial (day), format);
}
