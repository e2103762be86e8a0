#include "config.h"

#include "summer-printout.h"

#include <glib/gi18n.h>

#include "summer-money.h"
#include "summer-paper.h"
#include "summer-sheet-text.h"

/* Points. */
#define MARGIN 36.0
#define TITLE_SIZE 14.0
#define TITLE_HEIGHT 24.0
#define SUBTITLE_HEIGHT 16.0
#define FOOT_HEIGHT 18.0
#define PADDING 3.0

/* A column width is in pixels at 10 pt, of which an inch has 96. */
#define POINTS_PER_PIXEL 0.75
#define LARGEST_TEXT 9.0
#define SMALLEST_TEXT 6.0

struct _SummerPrintout
{
  SummerForm parent_instance;

  SummerSheet *sheet; /* owned reference */
  guint *columns;     /* owned */
  guint n_columns;
  char *subtitle;          /* owned; NULL: none */
  double natural;          /* the columns' widths together */
  double width, height;    /* of the page */
  double text_size, scale; /* so that the columns fit */
};

G_DEFINE_FINAL_TYPE (SummerPrintout, summer_printout, SUMMER_TYPE_FORM)

static double
get_row_height (SummerPrintout *self)
{
  return self->text_size * 1.9;
}

static double
get_table_top (SummerPrintout *self)
{
  return MARGIN + TITLE_HEIGHT + (self->subtitle != NULL ? SUBTITLE_HEIGHT : 0);
}

/* The headings take the height of a row. */
static guint
get_rows_per_page (SummerPrintout *self)
{
  double left = self->height - MARGIN - FOOT_HEIGHT - get_table_top (self) - get_row_height (self);

  return MAX (1, (guint) (left / get_row_height (self)));
}

static gboolean
has_total (SummerPrintout *self)
{
  return summer_sheet_get_spec (self->sheet)->totalled
         && g_list_model_get_n_items (G_LIST_MODEL (self->sheet)) > 0;
}

/* With the total as one row more. */
static guint
count_pages (SummerPrintout *self)
{
  const guint per_page = get_rows_per_page (self);
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sheet)) + has_total (self);

  return (n_rows + per_page - 1) / per_page;
}

/* Fits the columns to the page and counts the pages: an empty sheet has one that says so. */
static guint
summer_printout_paginate (SummerForm *form, double width, double height)
{
  SummerPrintout *self = SUMMER_PRINTOUT (form);

  self->width = width;
  self->height = height;
  self->scale = self->natural > 0 ? (width - 2 * MARGIN) / self->natural : 1;
  self->text_size = CLAMP (10 * self->scale, SMALLEST_TEXT, LARGEST_TEXT);
  return count_pages (self);
}

static void
draw_line (cairo_t *cr, double x, double y, double width, double thickness)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.6, 0.63, 0.67);
  summer_paper_draw_rule (cr, x, y, width, 0, thickness);
  cairo_restore (cr);
}

static gboolean
is_number (const SummerSheetColumn *column)
{
  return column->kind == SUMMER_COLUMN_COUNT || column->kind == SUMMER_COLUMN_MONEY
         || column->kind == SUMMER_COLUMN_RATE;
}

/* One row of the table, or with NULL the headings. */
static void
draw_row (SummerPrintout *self, cairo_t *cr, PangoLayout *layout, SummerSheetRow *row, double y)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (self->sheet);
  double x = MARGIN;

  for (guint i = 0; i < self->n_columns; i++)
    {
      guint at = self->columns[i];
      double width = spec->columns[at].width * POINTS_PER_PIXEL * self->scale;
      g_autofree char *text = row != NULL ? summer_sheet_row_dup_text (row, at)
                                          : g_strdup (_ (spec->columns[at].heading));

      summer_paper_draw_text (cr, layout, text != NULL ? text : "", x + PADDING, y,
                              MAX (1, width - 2 * PADDING), get_row_height (self),
                              is_number (&spec->columns[at]) ? PANGO_ALIGN_RIGHT
                                                             : PANGO_ALIGN_LEFT);
      x += width;
    }
}

/* As the last row: the sums of the amounts. */
static void
draw_total (SummerPrintout *self, cairo_t *cr, PangoLayout *layout, double y)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (self->sheet);
  g_autofree gint64 *sums = summer_sheet_dup_sums (self->sheet);
  double x = MARGIN;

  for (guint i = 0; sums != NULL && i < self->n_columns; i++)
    {
      const SummerSheetColumn *column = &spec->columns[self->columns[i]];
      const gboolean summed = column->kind == SUMMER_COLUMN_MONEY;
      double width = column->width * POINTS_PER_PIXEL * self->scale;
      g_autofree char *text = summed   ? summer_money_dup_text (sums[self->columns[i]])
                              : i == 0 ? g_strdup (_ ("Total"))
                                       : g_strdup ("");

      summer_paper_draw_text (cr, layout, text, x + PADDING, y, MAX (1, width - 2 * PADDING),
                              get_row_height (self), summed ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      x += width;
    }
}

static void
draw_frame (SummerPrintout *self, cairo_t *cr, guint page)
{
  g_autoptr (PangoLayout) title = summer_paper_create_layout (cr, TITLE_SIZE, TRUE);
  g_autoptr (PangoLayout) small = summer_paper_create_layout (cr, 8, FALSE);
  double width = self->width - 2 * MARGIN;
  g_autofree char *pages
      = g_strdup_printf (_ ("Page %u of %u"), page + 1,
                         summer_form_get_n_pages (SUMMER_FORM (self), self->width, self->height));

  summer_paper_draw_text (cr, title, summer_form_get_title (SUMMER_FORM (self)), MARGIN, MARGIN,
                          width, TITLE_HEIGHT, PANGO_ALIGN_CENTER);
  if (self->subtitle != NULL)
    summer_paper_draw_text (cr, small, self->subtitle, MARGIN, MARGIN + TITLE_HEIGHT, width,
                            SUBTITLE_HEIGHT, PANGO_ALIGN_LEFT);
  summer_paper_draw_text (cr, small, pages, MARGIN, self->height - MARGIN - FOOT_HEIGHT, width,
                          FOOT_HEIGHT, PANGO_ALIGN_CENTER);
}

/* Title, headings and lines come back on each page; a text longer than its column ends in an ellipsis. */
static void
summer_printout_draw_page (SummerForm *form, cairo_t *cr, guint page)
{
  SummerPrintout *self = SUMMER_PRINTOUT (form);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sheet));
  guint per_page = get_rows_per_page (self);
  double y = get_table_top (self), width = self->width - 2 * MARGIN;
  g_autoptr (PangoLayout) bold = summer_paper_create_layout (cr, self->text_size, TRUE);
  g_autoptr (PangoLayout) plain = summer_paper_create_layout (cr, self->text_size, FALSE);

  draw_frame (self, cr, page);
  draw_line (cr, MARGIN, y, width, 1);
  draw_row (self, cr, bold, NULL, y);
  y += get_row_height (self);
  draw_line (cr, MARGIN, y, width, 1);

  for (guint i = page * per_page; i < MIN (n_rows, (page + 1) * per_page); i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (self->sheet), i);

      if (row == NULL)
        break;
      draw_row (self, cr, plain, row, y);
      y += get_row_height (self);
      draw_line (cr, MARGIN, y, width, 0.4);
    }
  if (has_total (self) && page + 1 == count_pages (self))
    draw_total (self, cr, bold, y);
  if (n_rows == 0)
    summer_paper_draw_text (cr, plain, _ ("Nothing to show"), MARGIN, y, width,
                            2 * get_row_height (self), PANGO_ALIGN_CENTER);
}

static void
summer_printout_finalize (GObject *object)
{
  SummerPrintout *self = SUMMER_PRINTOUT (object);

  g_object_unref (self->sheet);
  g_free (self->columns);
  g_free (self->subtitle);

  G_OBJECT_CLASS (summer_printout_parent_class)->finalize (object);
}

static void
summer_printout_class_init (SummerPrintoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_printout_finalize;
  SUMMER_FORM_CLASS (klass)->paginate = summer_printout_paginate;
  SUMMER_FORM_CLASS (klass)->draw_page = summer_printout_draw_page;
}

static void
summer_printout_init (SummerPrintout *self)
{
}

/**
 * summer_printout_new:
 * @sheet: what to print, in its order and with its filter
 * @columns: (nullable): indices into its columns; NULL = all that are shown from the start
 * @subtitle: (nullable): what stands below the title: the programme, the day
 *
 * Columns that are too wide for an upright page lie on the side.
 *
 * Returns: (transfer full): a printout for A4
 */
SummerForm *
summer_printout_new (SummerSheet *sheet,
                     const guint *columns,
                     guint n_columns,
                     const char *subtitle)
{
  SummerPrintout *self;

  g_return_val_if_fail (SUMMER_IS_SHEET (sheet), NULL);

  self = g_object_new (SUMMER_TYPE_PRINTOUT, NULL);
  self->sheet = g_object_ref (sheet);
  self->columns = summer_sheet_dup_columns (sheet, columns, &n_columns);
  self->n_columns = n_columns;
  self->subtitle = g_strdup (subtitle);
  for (guint i = 0; i < n_columns; i++)
    self->natural
        += summer_sheet_get_spec (sheet)->columns[self->columns[i]].width * POINTS_PER_PIXEL;
  summer_form_set_title (SUMMER_FORM (self), _ (summer_sheet_get_spec (sheet)->title),
                         self->natural > SUMMER_PAPER_SHORT - 2 * MARGIN);
  return SUMMER_FORM (self);
}
