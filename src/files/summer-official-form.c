#include "config.h"

#include "summer-official-form.h"

#include <glib/gi18n.h>

#include "summer-paper.h"
#include "summer-xlsx-style.h"

/* Points. */
#define MARGIN 40.0
#define TITLE_SIZE 17.0
#define TITLE_HEIGHT 30.0
#define WORDS_HEIGHT 18.0
#define TEXT_SIZE 9.5
#define NOTE_SIZE 8.5
#define FOOT_HEIGHT 16.0
#define PADDING 4.0

/* A character of a spreadsheet at 10 points, and how much larger its rows are than those of the paper. */
#define POINTS_PER_CHARACTER 5.4

typedef struct
{
  SummerOfficialKind kind;
  guint column, n_columns;
  char *text; /* owned: as it is read on paper */
  gint64 number;
  int sum_from;     /* the first row added up; -1 = it is no sum */
  gboolean is_tall; /* it stands in the next row too */
} Cell;

typedef struct
{
  double lowest, height; /* height: on the page */
  gboolean keep;
  guint first_cell, n_cells;
  guint start; /* the column of its first cell */
} Row;

struct _SummerOfficialForm
{
  SummerForm parent_instance;

  double *widths; /* owned: shares */
  guint n_columns;
  char *left, *right, *note; /* owned */
  GArray *cells;             /* Cell */
  GArray *rows;              /* Row */
  guint n_head;
  GArray *pages; /* guint: the first row of each */
  double width, height;
};

G_DEFINE_FINAL_TYPE (SummerOfficialForm, summer_official_form, SUMMER_TYPE_FORM)

static gboolean
is_number (SummerOfficialKind kind)
{
  return kind == SUMMER_OFFICIAL_NUMBER || kind == SUMMER_OFFICIAL_COUNT
         || kind == SUMMER_OFFICIAL_MONEY || kind == SUMMER_OFFICIAL_SUM_COUNT
         || kind == SUMMER_OFFICIAL_SUM_MONEY;
}

static gboolean
is_money (SummerOfficialKind kind)
{
  return kind == SUMMER_OFFICIAL_MONEY || kind == SUMMER_OFFICIAL_SUM_MONEY;
}

static const Row *
get_row (SummerOfficialForm *self, guint row)
{
  return &g_array_index (self->rows, Row, row);
}

static const Cell *
get_cell (SummerOfficialForm *self, const Row *row, guint cell)
{
  return &g_array_index (self->cells, Cell, row->first_cell + cell);
}

/* {{{ On paper */

static double
get_left (SummerOfficialForm *self, guint column)
{
  double all = 0, before = 0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      all += self->widths[i];
      before += i < column ? self->widths[i] : 0;
    }
  return MARGIN + before / all * (self->width - 2 * MARGIN);
}

static SummerPaperStyle
get_paper_style (SummerOfficialKind kind)
{
  return kind == SUMMER_OFFICIAL_LABEL || kind == SUMMER_OFFICIAL_STRONG
                 || kind == SUMMER_OFFICIAL_SUM_TEXT || kind == SUMMER_OFFICIAL_SUM_COUNT
                 || kind == SUMMER_OFFICIAL_SUM_MONEY
             ? SUMMER_PAPER_BOLD
             : SUMMER_PAPER_PLAIN;
}

static PangoAlignment
get_alignment (SummerOfficialKind kind)
{
  if (kind == SUMMER_OFFICIAL_LABEL || kind == SUMMER_OFFICIAL_CENTRE
      || kind == SUMMER_OFFICIAL_NUMBER)
    return PANGO_ALIGN_CENTER;
  return is_number (kind) || kind == SUMMER_OFFICIAL_SEAL ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
measure_row (SummerOfficialForm *self, cairo_t *cr, Row *row)
{
  row->height = row->lowest;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const Cell *cell = get_cell (self, row, i);
      const double room = get_left (self, cell->column + cell->n_columns)
                          - get_left (self, cell->column) - 2 * PADDING;

      row->height
          = MAX (row->height, 2 * PADDING
                                  + summer_paper_get_height (cr, cell->text, TEXT_SIZE,
                                                             get_paper_style (cell->kind), room));
    }
}

static double
get_top (SummerOfficialForm *self)
{
  return MARGIN + TITLE_HEIGHT + (self->left != NULL || self->right != NULL ? WORDS_HEIGHT : 0);
}

/* Of the rows from here that stay together. */
static double
get_block_height (SummerOfficialForm *self, guint row)
{
  double height = get_row (self, row)->height;

  while (get_row (self, row)->keep && row + 1 < self->rows->len)
    height += get_row (self, ++row)->height;
  return height;
}

static guint
summer_official_form_paginate (SummerForm *form, double width, double height)
{
  SummerOfficialForm *self = SUMMER_OFFICIAL_FORM (form);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  double head = 0, y, bottom;
  guint first = 0;
  gboolean kept = FALSE;

  self->width = width;
  self->height = height;
  for (guint i = 0; i < self->rows->len; i++)
    measure_row (self, cr, &g_array_index (self->rows, Row, i));
  for (guint i = 0; i < self->n_head; i++)
    head += get_row (self, i)->height;
  bottom = height - MARGIN - FOOT_HEIGHT
           - summer_paper_get_height (cr, self->note, NOTE_SIZE, SUMMER_PAPER_PLAIN,
                                      width - 2 * MARGIN);
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  y = get_top (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!kept && i > self->n_head && y + get_block_height (self, i) > bottom)
        {
          g_array_append_val (self->pages, i);
          y = get_top (self) + head;
        }
      y += get_row (self, i)->height;
      kept = get_row (self, i)->keep;
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return self->pages->len;
}

static void
draw_cell (SummerOfficialForm *self, cairo_t *cr, const Cell *cell, double y, double height)
{
  const double x = get_left (self, cell->column);
  const double width = get_left (self, cell->column + cell->n_columns) - x;

  if (cell->kind == SUMMER_OFFICIAL_LABEL)
    {
      cairo_save (cr);
      cairo_set_source_rgb (cr, 0.945, 0.95, 0.96);
      cairo_rectangle (cr, x, y, width, height);
      cairo_fill (cr);
      cairo_restore (cr);
    }
  if (cell->kind != SUMMER_OFFICIAL_SEAL)
    summer_paper_draw_rule (cr, x, y, width, 0, 0.6);
  if (cell->kind != SUMMER_OFFICIAL_OPINION)
    summer_paper_draw_rule (cr, x, y + height, width, 0, 0.6);
  summer_paper_draw_rule (cr, x, y, 0, height, 0.6);
  summer_paper_draw_rule (cr, x + width, y, 0, height, 0.6);
  if (cell->kind == SUMMER_OFFICIAL_OPINION)
    height = MIN (height, 2 * PADDING
                              + summer_paper_get_height (cr, cell->text, TEXT_SIZE,
                                                         SUMMER_PAPER_PLAIN, width - 2 * PADDING));
  summer_paper_draw_fitted (cr, cell->text, TEXT_SIZE, get_paper_style (cell->kind), x + PADDING,
                            y + PADDING / 2, width - 2 * PADDING, height - PADDING,
                            get_alignment (cell->kind));
}

static double
draw_row (SummerOfficialForm *self, cairo_t *cr, guint at, double y)
{
  const Row *row = get_row (self, at);

  for (guint i = 0; i < row->n_cells; i++)
    {
      const Cell *cell = get_cell (self, row, i);

      draw_cell (self, cr, cell, y,
                 row->height + (cell->is_tall ? get_row (self, at + 1)->height : 0));
    }
  return y + row->height;
}

static void
draw_words (SummerOfficialForm *self, cairo_t *cr, guint page)
{
  const double width = self->width - 2 * MARGIN;
  g_autoptr (PangoLayout) small = summer_paper_create_layout (cr, NOTE_SIZE, FALSE);
  g_autofree char *pages = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages->len);

  summer_paper_draw_fitted (cr, summer_form_get_title (SUMMER_FORM (self)), TITLE_SIZE,
                            SUMMER_PAPER_BOLD, MARGIN, MARGIN, width, TITLE_HEIGHT,
                            PANGO_ALIGN_CENTER);
  summer_paper_draw_fitted (cr, self->left, NOTE_SIZE, SUMMER_PAPER_PLAIN, MARGIN,
                            MARGIN + TITLE_HEIGHT, width * 0.7, WORDS_HEIGHT, PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, self->right, NOTE_SIZE, SUMMER_PAPER_PLAIN, MARGIN + width * 0.7,
                            MARGIN + TITLE_HEIGHT, width * 0.3, WORDS_HEIGHT, PANGO_ALIGN_RIGHT);
  summer_paper_draw_text (cr, small, pages, MARGIN, self->height - MARGIN, width, FOOT_HEIGHT,
                          PANGO_ALIGN_CENTER);
}

static void
summer_official_form_draw_page (SummerForm *form, cairo_t *cr, guint page)
{
  SummerOfficialForm *self = SUMMER_OFFICIAL_FORM (form);
  double y = get_top (self);
  guint first, end;

  g_return_if_fail (page < self->pages->len);

  first = g_array_index (self->pages, guint, page);
  end = page + 1 < self->pages->len ? g_array_index (self->pages, guint, page + 1)
                                    : self->rows->len;
  draw_words (self, cr, page);
  for (guint i = 0; first > 0 && i < self->n_head; i++)
    y = draw_row (self, cr, i, y);
  for (guint i = first; i < end; i++)
    y = draw_row (self, cr, i, y);
  if (self->note != NULL && page + 1 == self->pages->len)
    summer_paper_draw_fitted (cr, self->note, NOTE_SIZE, SUMMER_PAPER_PLAIN, MARGIN, y + PADDING,
                              self->width - 2 * MARGIN, self->height - MARGIN - FOOT_HEIGHT - y,
                              PANGO_ALIGN_LEFT);
}

/* }}} */
/* {{{ On a sheet */

static const SummerXlsxStyle styles[SUMMER_N_OFFICIAL] = {
  [SUMMER_OFFICIAL_TEXT] = SUMMER_XLSX_WRAP,
  [SUMMER_OFFICIAL_LABEL] = SUMMER_XLSX_HEADING,
  [SUMMER_OFFICIAL_CENTRE] = SUMMER_XLSX_GROUP,
  [SUMMER_OFFICIAL_STRONG] = SUMMER_XLSX_STRONG_WRAP,
  [SUMMER_OFFICIAL_NUMBER] = SUMMER_XLSX_CENTRE,
  [SUMMER_OFFICIAL_COUNT] = SUMMER_XLSX_COUNT,
  [SUMMER_OFFICIAL_MONEY] = SUMMER_XLSX_MONEY,
  [SUMMER_OFFICIAL_SUM_TEXT] = SUMMER_XLSX_TOTAL,
  [SUMMER_OFFICIAL_SUM_COUNT] = SUMMER_XLSX_TOTAL_COUNT,
  [SUMMER_OFFICIAL_SUM_MONEY] = SUMMER_XLSX_TOTAL_MONEY,
  [SUMMER_OFFICIAL_OPINION] = SUMMER_XLSX_OPINION,
  [SUMMER_OFFICIAL_SEAL] = SUMMER_XLSX_SEAL,
};

#define FIRST_ROW 2 /* below the title and the words */

static void
write_cell (const Cell *cell, SummerXlsx *xlsx, lxw_worksheet *sheet, lxw_row_t row)
{
  const SummerXlsxStyle style = styles[cell->kind];
  const lxw_col_t first = (lxw_col_t) cell->column;
  const lxw_col_t last = (lxw_col_t) (cell->column + cell->n_columns - 1);

  if (first < last || cell->is_tall)
    worksheet_merge_range (sheet, row, first, row + cell->is_tall, last, "",
                           summer_xlsx_get_style (xlsx, style));
  if (cell->sum_from >= 0)
    {
      const int letter = 'A' + first;
      g_autofree char *formula = g_strdup_printf ("=SUM(%c%d:%c%u)", letter,
                                                  FIRST_ROW + cell->sum_from + 1, letter, row);

      worksheet_write_formula_num (sheet, row, first, formula, summer_xlsx_get_style (xlsx, style),
                                   is_money (cell->kind) ? (double) cell->number / 100
                                                         : (double) cell->number);
    }
  else if (!is_number (cell->kind))
    summer_xlsx_text (xlsx, sheet, row, first, cell->text, style);
  else if (is_money (cell->kind))
    summer_xlsx_money (xlsx, sheet, row, first, cell->number, style);
  else
    summer_xlsx_count (xlsx, sheet, row, first, cell->number, style);
}

static void
write_across (SummerOfficialForm *self,
              SummerXlsx *xlsx,
              lxw_worksheet *sheet,
              lxw_row_t row,
              const char *text,
              SummerXlsxStyle style)
{
  worksheet_merge_range (sheet, row, 0, row, (lxw_col_t) (self->n_columns - 1), "",
                         summer_xlsx_get_style (xlsx, style));
  summer_xlsx_text (xlsx, sheet, row, 0, text, style);
}

/**
 * summer_official_form_write_sheet:
 * @name: of the sheet
 *
 * Writes the form as a sheet that prints as the form does; its sums are live.
 */
void
summer_official_form_write_sheet (SummerOfficialForm *self, SummerXlsx *xlsx, const char *name)
{
  const gboolean landscape = summer_form_is_landscape (SUMMER_FORM (self));
  lxw_worksheet *sheet = summer_xlsx_add_sheet (xlsx, name, landscape);
  g_autofree char *words = g_strdup_printf ("%s    %s", self->left != NULL ? self->left : "",
                                            self->right != NULL ? self->right : "");
  lxw_row_t last;

  g_return_if_fail (sheet != NULL);

  summer_form_get_n_pages (SUMMER_FORM (self), landscape ? SUMMER_PAPER_LONG : SUMMER_PAPER_SHORT,
                           landscape ? SUMMER_PAPER_SHORT : SUMMER_PAPER_LONG);
  for (guint i = 0; i < self->n_columns; i++)
    worksheet_set_column (sheet, (lxw_col_t) i, (lxw_col_t) i,
                          (get_left (self, i + 1) - get_left (self, i)) / POINTS_PER_CHARACTER,
                          NULL);
  worksheet_set_row (sheet, 0, 30, NULL);
  write_across (self, xlsx, sheet, 0, summer_form_get_title (SUMMER_FORM (self)),
                SUMMER_XLSX_TITLE);
  worksheet_set_row (sheet, 1, 18, NULL);
  write_across (self, xlsx, sheet, 1, g_strstrip (words), SUMMER_XLSX_SUBTITLE);
  last = FIRST_ROW + self->rows->len - 1;
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = get_row (self, i);

      worksheet_set_row (sheet, FIRST_ROW + i, row->height, NULL);
      for (guint j = 0; j < row->n_cells; j++)
        write_cell (get_cell (self, row, j), xlsx, sheet, FIRST_ROW + i);
    }
  if (self->note != NULL)
    {
      write_across (self, xlsx, sheet, ++last, self->note, SUMMER_XLSX_NOTE);
      worksheet_set_row (sheet, last, 20, NULL);
    }
  if (self->n_head > 0)
    worksheet_repeat_rows (sheet, 0, FIRST_ROW + self->n_head - 1);
  summer_xlsx_end_sheet (xlsx, sheet, FIRST_ROW, last, self->n_columns, NULL);
}

/* }}} */

static void
cell_clear (Cell *cell)
{
  g_free (cell->text);
}

static void
summer_official_form_finalize (GObject *object)
{
  SummerOfficialForm *self = SUMMER_OFFICIAL_FORM (object);

  g_array_unref (self->cells);
  g_array_unref (self->rows);
  g_array_unref (self->pages);
  g_free (self->widths);
  g_free (self->left);
  g_free (self->right);
  g_free (self->note);

  G_OBJECT_CLASS (summer_official_form_parent_class)->finalize (object);
}

static void
summer_official_form_class_init (SummerOfficialFormClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_official_form_finalize;
  SUMMER_FORM_CLASS (klass)->paginate = summer_official_form_paginate;
  SUMMER_FORM_CLASS (klass)->draw_page = summer_official_form_draw_page;
}

static void
summer_official_form_init (SummerOfficialForm *self)
{
  self->cells = g_array_new (FALSE, FALSE, sizeof (Cell));
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  self->pages = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_set_clear_func (self->cells, (GDestroyNotify) cell_clear);
}

/**
 * summer_official_form_new:
 *
 * Returns: (transfer full): a form without rows
 */
SummerOfficialForm *
summer_official_form_new (const char *title,
                          gboolean landscape,
                          const double *widths,
                          guint n_columns)
{
  SummerOfficialForm *self = g_object_new (SUMMER_TYPE_OFFICIAL_FORM, NULL);

  summer_form_set_title (SUMMER_FORM (self), title, landscape);
  self->widths = g_memdup2 (widths, n_columns * sizeof *widths);
  self->n_columns = n_columns;
  return self;
}

void
summer_official_form_set_words (SummerOfficialForm *self, const char *left, const char *right)
{
  g_free (self->left);
  g_free (self->right);
  self->left = g_strdup (left);
  self->right = g_strdup (right);
}

void
summer_official_form_add_note (SummerOfficialForm *self, const char *note)
{
  g_free (self->note);
  self->note = g_strdup (note);
}

void
summer_official_form_begin_row (SummerOfficialForm *self, double height)
{
  const Row row = { .lowest = height, .height = height, .first_cell = self->cells->len };

  g_array_append_val (self->rows, row);
}

void
summer_official_form_keep_row (SummerOfficialForm *self)
{
  g_array_index (self->rows, Row, self->rows->len - 1).keep = TRUE;
}

void
summer_official_form_end_head (SummerOfficialForm *self)
{
  self->n_head = self->rows->len;
}

guint
summer_official_form_get_row (SummerOfficialForm *self)
{
  return self->rows->len;
}

static void
take (SummerOfficialForm *self,
      SummerOfficialKind kind,
      guint n_columns,
      char *text,
      gint64 number,
      int sum_from)
{
  Row *row = &g_array_index (self->rows, Row, self->rows->len - 1);
  Cell cell = { .kind = kind,
                .column = row->start,
                .n_columns = n_columns,
                .text = text,
                .number = number,
                .sum_from = sum_from };

  if (row->n_cells > 0)
    {
      const Cell *before = get_cell (self, row, row->n_cells - 1);

      cell.column = before->column + before->n_columns;
    }
  g_assert (cell.column + n_columns <= self->n_columns);
  row->n_cells++;
  g_array_append_val (self->cells, cell);
}

void
summer_official_form_add (SummerOfficialForm *self,
                          SummerOfficialKind kind,
                          guint n_columns,
                          const char *text)
{
  take (self, kind, n_columns, g_strdup (text), 0, -1);
}

static char *
dup_number (SummerOfficialKind kind, gint64 number)
{
  return is_money (kind) ? summer_money_dup_text (number)
                         : g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * summer_official_form_add_number:
 * @kind: a count, or money in fen
 */
void
summer_official_form_add_number (SummerOfficialForm *self,
                                 SummerOfficialKind kind,
                                 guint n_columns,
                                 gint64 number)
{
  take (self, kind, n_columns, dup_number (kind, number), number, -1);
}

void
summer_official_form_add_sum (
    SummerOfficialForm *self, SummerOfficialKind kind, guint n_columns, guint first, gint64 number)
{
  /* Without a row there is nothing to add up. */
  const gboolean any = first + 1 < self->rows->len;

  take (self, kind, n_columns, dup_number (kind, number), number, any ? (int) first : -1);
}

/**
 * summer_official_form_add_opinion:
 * @opinion: (nullable): what stands there already
 * @sign: who signs; the words for the seal and the day
 */
void
summer_official_form_add_opinion (SummerOfficialForm *self,
                                  const char *label,
                                  const char *opinion,
                                  const char *sign,
                                  double height)
{
  summer_official_form_begin_row (self, height);
  summer_official_form_keep_row (self);
  summer_official_form_add (self, SUMMER_OFFICIAL_LABEL, 1, label);
  g_array_index (self->cells, Cell, self->cells->len - 1).is_tall = TRUE;
  summer_official_form_add (self, SUMMER_OFFICIAL_OPINION, self->n_columns - 1, opinion);
  summer_official_form_begin_row (self, 22);
  g_array_index (self->rows, Row, self->rows->len - 1).start = 1;
  summer_official_form_add (self, SUMMER_OFFICIAL_SEAL, self->n_columns - 1, sign);
}
