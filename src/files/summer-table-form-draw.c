/* How a form that is a table lies on its pages. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "summer-paper.h"
#include "summer-table-form-private.h"

/* Points. */
#define MARGIN 24.0
#define TITLE_SIZE 16.0
#define TITLE_HEIGHT 24.0
#define WORDS_HEIGHT 15.0
#define HEADING_HEIGHT 14.0 /* of a line of the headings */
#define SUM_HEIGHT 14.0
#define NOTE_GAP 3.0
#define SIGNATURE_HEIGHT 28.0
#define FOOT_HEIGHT 14.0
#define PADDING 2.0
#define TEXT_SIZE 9.0
#define SMALL_SIZE 8.0
#define THICK 1.0
#define THIN 0.45

/* The letters of a row, of its height. */
#define SIZE_OF_HEIGHT 0.64

static const SummerFormColumn *
get_column (SummerTableForm *self, guint column)
{
  return &g_array_index (self->columns, SummerFormColumn, column);
}

static double
get_width (SummerTableForm *self, guint column, guint n_columns)
{
  double width = 0;

  for (guint i = 0; i < n_columns; i++)
    width += g_array_index (self->widths, double, column + i);
  return width;
}

static double
get_inner_width (SummerTableForm *self)
{
  return self->width - 2 * MARGIN;
}

static double
get_heading_height (SummerTableForm *self)
{
  return 2 * HEADING_HEIGHT;
}

static double
get_table_top (SummerTableForm *self)
{
  return MARGIN + TITLE_HEIGHT + (self->left != NULL ? WORDS_HEIGHT : 0);
}

/* {{{ Breaking into pages */

static void
fit_columns (SummerTableForm *self)
{
  const double room = get_inner_width (self);
  double natural = 0, grow = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      natural += get_column (self, i)->width;
      grow += get_column (self, i)->grow;
    }
  g_array_set_size (self->widths, 0);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const SummerFormColumn *column = get_column (self, i);
      double width = column->width;

      if (natural > room || grow <= 0)
        width *= room / natural;
      else
        width += (room - natural) * column->grow / grow;
      g_array_append_val (self->widths, width);
    }
}

/* What stands below the rows on the last page. */
static double
measure_end (SummerTableForm *self, cairo_t *cr)
{
  double height = self->sums->len * SUM_HEIGHT;

  for (guint i = 0; i < self->notes->len; i++)
    height += NOTE_GAP
              + summer_paper_get_height (cr, g_ptr_array_index (self->notes, i), SMALL_SIZE,
                                         SUMMER_PAPER_PLAIN, get_inner_width (self));
  if (self->signatures->len > 0)
    height += SIGNATURE_HEIGHT;
  return height;
}

static SummerPaperStyle
get_paper_style (SummerFormStyle style)
{
  return (style & SUMMER_FORM_STRONG ? SUMMER_PAPER_BOLD : 0)
         | (style & SUMMER_FORM_WHOLE ? SUMMER_PAPER_WHOLE : 0);
}

static double
measure_row (SummerTableForm *self, cairo_t *cr, const SummerFormRow *row)
{
  double height = self->lowest;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const SummerFormCell *cell = &row->cells[i];

      if (cell->span > 0)
        height = MAX (height, 2 * PADDING
                                  + summer_paper_get_height (cr, cell->text, TEXT_SIZE,
                                                             get_paper_style (cell->style),
                                                             get_width (self, i, cell->span)
                                                                 - 2 * PADDING));
    }
  return height;
}

/* Rows as high as their texts: a page takes what it can, and the last one has room for the end. */
static void
break_by_texts (SummerTableForm *self, cairo_t *cr, double room, double end)
{
  double used = 0;

  for (guint i = 0; i < self->rows->len; i++)
    {
      double height = MIN (measure_row (self, cr, g_ptr_array_index (self->rows, i)), room);
      gboolean last = i + 1 == self->rows->len;

      if (used > 0 && used + height + (last ? end : 0) > room)
        {
          g_array_append_val (self->pages, i);
          used = 0;
        }
      used += height;
      g_array_append_val (self->heights, height);
    }
}

/* Rows of one height, as high as the fewest pages allow, so that there is room to write. */
static void
break_evenly (SummerTableForm *self, double room, double end)
{
  const guint n_rows = self->rows->len;
  const guint most = MAX (1, (guint) (room / self->lowest));
  const guint most_last = (guint) (MAX (0, room - end) / self->lowest);
  guint n_pages = 1, per_page = MAX (1, n_rows);
  double height = MIN (self->highest, (room - end) / per_page);

  while (n_rows > (n_pages - 1) * most + most_last && n_pages <= n_rows)
    n_pages++;
  if (n_pages > 1)
    {
      per_page = most;
      height = self->lowest;
      for (guint n = (n_rows + n_pages - 1) / n_pages; n <= most && n * (n_pages - 1) < n_rows; n++)
        {
          const guint left = n_rows - n * (n_pages - 1);
          const double high = MIN (self->highest, MIN (room / n, (room - end) / left));

          if (left <= most_last && high >= height)
            {
              height = high;
              per_page = n;
            }
        }
    }
  for (guint i = 0; i < n_rows; i++)
    {
      if (i > 0 && i % per_page == 0 && self->pages->len < n_pages)
        g_array_append_val (self->pages, i);
      g_array_append_val (self->heights, height);
    }
}

/* The vfunc of SummerFormClass. */
guint
summer_table_form_paginate (SummerForm *form, double width, double height)
{
  SummerTableForm *self = SUMMER_TABLE_FORM (form);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_A8, 1, 1);
  cairo_t *cr = cairo_create (surface);
  const guint first = 0;
  double room, end;

  self->width = width;
  self->height = height;
  fit_columns (self);
  g_array_set_size (self->heights, 0);
  g_array_set_size (self->pages, 0);
  g_array_append_val (self->pages, first);
  room = height - MARGIN - FOOT_HEIGHT - get_table_top (self) - get_heading_height (self);
  end = measure_end (self, cr);
  if (self->highest > 0)
    break_evenly (self, room, end);
  else
    break_by_texts (self, cr, room, end);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return self->pages->len;
}

/* }}} */
/* {{{ Drawing */

static void
shade (cairo_t *cr, double x, double y, double width, double height)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.88, 0.89, 0.9);
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
  cairo_restore (cr);
}

static PangoAlignment
get_alignment (SummerFormStyle style)
{
  if (style & SUMMER_FORM_CENTRE)
    return PANGO_ALIGN_CENTER;
  return style & SUMMER_FORM_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

static void
draw_headings (SummerTableForm *self, cairo_t *cr, double y)
{
  const double height = get_heading_height (self);
  double x = MARGIN;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SummerFormColumn *column = get_column (self, i);
      const double width = get_width (self, i, 1);
      const double inner = width - PADDING;

      if (column->shaded)
        shade (cr, x, y, width, height);
      if (column->under != NULL)
        {
          summer_paper_draw_fitted (cr, column->heading, TEXT_SIZE, SUMMER_PAPER_BOLD,
                                    x + PADDING / 2, y, inner, HEADING_HEIGHT, PANGO_ALIGN_CENTER);
          summer_paper_draw_fitted (cr, column->under, SMALL_SIZE, SUMMER_PAPER_PLAIN,
                                    x + PADDING / 2, y + HEADING_HEIGHT - 1, inner, HEADING_HEIGHT,
                                    PANGO_ALIGN_CENTER);
        }
      else
        summer_paper_draw_fitted (cr, column->heading, TEXT_SIZE, SUMMER_PAPER_BOLD,
                                  x + PADDING / 2, y, inner, height, PANGO_ALIGN_CENTER);
      if (i > 0)
        summer_paper_draw_rule (cr, x, y, 0, height, THIN);
      x += width;
    }
}

/* A row with its lines to the left of each cell and above it; a shaded column has none within. */
static void
draw_row (SummerTableForm *self,
          cairo_t *cr,
          const SummerFormRow *row,
          double y,
          double height,
          gboolean first,
          gboolean sum)
{
  const double size
      = MIN (self->highest > 0 && !sum ? TEXT_SIZE + 1 : TEXT_SIZE, height * SIZE_OF_HEIGHT);
  double x = MARGIN;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const SummerFormCell *cell = &row->cells[i];
      const SummerFormColumn *column = get_column (self, i);
      double width;

      if (cell->span == 0)
        continue;
      width = get_width (self, i, cell->span);
      if (column->shaded || cell->style & SUMMER_FORM_SHADED)
        shade (cr, x, y, width, height);
      if (!column->shaded || first || sum)
        summer_paper_draw_rule (cr, x, y, width, 0, first ? THICK : THIN);
      if (i > 0)
        summer_paper_draw_rule (cr, x, y, 0, height, THIN);
      if (cell->span > 1)
        summer_paper_draw_rule (cr, x, y + height, width, 0, THIN);
      summer_paper_draw_fitted (cr, cell->text, size, get_paper_style (cell->style), x + PADDING, y,
                                width - 2 * PADDING, height, get_alignment (cell->style));
      x += width;
    }
}

static gboolean
is_empty (SummerTableForm *self, guint column, guint first, guint end)
{
  for (guint i = first; i < end; i++)
    {
      const SummerFormRow *row = g_ptr_array_index (self->rows, i);

      if (row->cells[column].text != NULL || row->cells[column].span != 1)
        return FALSE;
    }
  return TRUE;
}

static void
draw_reasons (SummerTableForm *self, cairo_t *cr, double y, double height, guint first, guint end)
{
  double x = MARGIN;

  for (guint i = 0; i < self->columns->len; i++)
    {
      const SummerFormColumn *column = get_column (self, i);
      const double width = get_width (self, i, 1);

      if (column->reason != NULL && is_empty (self, i, first, end))
        summer_paper_draw_upright (cr, column->reason, MIN (SMALL_SIZE, width * 0.7), x, y, width,
                                   height);
      x += width;
    }
}

/* The rows of a page and, on the last one, the sums. Returns where the table ends. */
static double
draw_table (SummerTableForm *self, cairo_t *cr, guint page)
{
  const guint first = g_array_index (self->pages, guint, page);
  const gboolean is_last = page + 1 == self->pages->len;
  const guint end = is_last ? self->rows->len : g_array_index (self->pages, guint, page + 1);
  const double top = get_table_top (self);
  double y = top + get_heading_height (self), body = y;

  draw_headings (self, cr, top);
  for (guint i = first; i < end; i++)
    {
      const double height = g_array_index (self->heights, double, i);

      draw_row (self, cr, g_ptr_array_index (self->rows, i), y, height, i == first, FALSE);
      y += height;
    }
  draw_reasons (self, cr, body, y - body, first, end);
  for (guint i = 0; is_last && i < self->sums->len; i++, y += SUM_HEIGHT)
    draw_row (self, cr, g_ptr_array_index (self->sums, i), y, SUM_HEIGHT, i == 0, TRUE);

  cairo_set_line_width (cr, THICK);
  cairo_rectangle (cr, MARGIN, top, get_inner_width (self), y - top);
  cairo_stroke (cr);
  return y;
}

static void
draw_end (SummerTableForm *self, cairo_t *cr, double y)
{
  const double width = get_inner_width (self);
  const guint n = self->signatures->len;

  for (guint i = 0; i < self->notes->len; i++)
    {
      const char *note = g_ptr_array_index (self->notes, i);
      const double height
          = summer_paper_get_height (cr, note, SMALL_SIZE, SUMMER_PAPER_PLAIN, width);

      y += NOTE_GAP;
      summer_paper_draw_fitted (cr, note, SMALL_SIZE, SUMMER_PAPER_PLAIN, MARGIN, y, width,
                                height + 1, PANGO_ALIGN_LEFT);
      y += height;
    }
  for (guint i = 0; i < n; i++)
    {
      const char *label = g_ptr_array_index (self->signatures, i);
      const double x = MARGIN + i * width / n;
      const double label_width = summer_paper_get_width (cr, label, TEXT_SIZE, SUMMER_PAPER_PLAIN);

      summer_paper_draw_fitted (cr, label, TEXT_SIZE, SUMMER_PAPER_PLAIN, x,
                                y + SIGNATURE_HEIGHT - 17, width / n, 16, PANGO_ALIGN_LEFT);
      summer_paper_draw_rule (cr, x + label_width + 2, y + SIGNATURE_HEIGHT - 4,
                              MAX (10, width / n - label_width - 24), 0, THIN);
    }
}

/* The vfunc of SummerFormClass. */
void
summer_table_form_draw_page (SummerForm *form, cairo_t *cr, guint page)
{
  SummerTableForm *self = SUMMER_TABLE_FORM (form);
  const double width = get_inner_width (self);
  const double foot = self->height - MARGIN - FOOT_HEIGHT + 4;
  g_autofree char *pages = NULL;
  double y;

  g_return_if_fail (page < self->pages->len);

  pages = g_strdup_printf (_ ("Page %u of %u"), page + 1, self->pages->len);
  summer_paper_draw_fitted (cr, summer_form_get_title (form), TITLE_SIZE, SUMMER_PAPER_BOLD, MARGIN,
                            MARGIN, width, TITLE_HEIGHT, PANGO_ALIGN_CENTER);
  if (self->left != NULL)
    {
      const double right = self->right != NULL ? summer_paper_get_width (cr, self->right, TEXT_SIZE,
                                                                         SUMMER_PAPER_PLAIN)
                                               : 0;

      summer_paper_draw_fitted (cr, self->left, TEXT_SIZE, SUMMER_PAPER_PLAIN, MARGIN,
                                MARGIN + TITLE_HEIGHT, width - right - 8, WORDS_HEIGHT,
                                PANGO_ALIGN_LEFT);
      summer_paper_draw_fitted (cr, self->right, TEXT_SIZE, SUMMER_PAPER_PLAIN, MARGIN,
                                MARGIN + TITLE_HEIGHT, width, WORDS_HEIGHT, PANGO_ALIGN_RIGHT);
    }
  y = draw_table (self, cr, page);
  if (page + 1 == self->pages->len)
    draw_end (self, cr, y);
  summer_paper_draw_fitted (cr, self->foot, SMALL_SIZE, SUMMER_PAPER_PLAIN, MARGIN, foot, width,
                            FOOT_HEIGHT, PANGO_ALIGN_LEFT);
  summer_paper_draw_fitted (cr, pages, SMALL_SIZE, SUMMER_PAPER_PLAIN, MARGIN, foot, width,
                            FOOT_HEIGHT, PANGO_ALIGN_RIGHT);
}

/* }}} */
