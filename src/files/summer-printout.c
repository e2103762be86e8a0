#include "config.h"

#include "summer-printout.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <pango/pangocairo.h>
#include <unistd.h>

#include "summer-sheet-text.h"

/* Without this name Chinese comes out with Japanese glyph shapes. */
#define FONT "Noto Sans CJK SC"

/* Points. */
#define A4_SHORT 595.276
#define A4_LONG 841.89
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
  SummerSheet *sheet; /* owned reference */
  guint *columns;     /* owned */
  guint n_columns;
  char *subtitle;          /* owned; NULL: none */
  double natural;          /* the columns' widths together */
  double width, height;    /* of the page */
  double text_size, scale; /* so that the columns fit */
};

/**
 * summer_printout_new:
 * @sheet: what to print, in its order and with its filter
 * @columns: (nullable): indices into its columns; NULL = all that are shown from the start
 * @subtitle: (nullable): what stands below the title: the programme, the day
 *
 * Returns: (transfer full): a printout for A4
 */
SummerPrintout *
summer_printout_new (SummerSheet *sheet,
                     const guint *columns,
                     guint n_columns,
                     const char *subtitle)
{
  SummerPrintout *self;

  g_return_val_if_fail (SUMMER_IS_SHEET (sheet), NULL);

  self = g_new0 (SummerPrintout, 1);
  self->sheet = g_object_ref (sheet);
  self->columns = summer_sheet_dup_columns (sheet, columns, &n_columns);
  self->n_columns = n_columns;
  self->subtitle = g_strdup (subtitle);
  for (guint i = 0; i < n_columns; i++)
    self->natural
        += summer_sheet_get_spec (sheet)->columns[self->columns[i]].width * POINTS_PER_PIXEL;
  if (summer_printout_is_landscape (self))
    summer_printout_get_n_pages (self, A4_LONG, A4_SHORT);
  else
    summer_printout_get_n_pages (self, A4_SHORT, A4_LONG);
  return self;
}

/**
 * summer_printout_free:
 */
void
summer_printout_free (SummerPrintout *self)
{
  g_object_unref (self->sheet);
  g_free (self->columns);
  g_free (self->subtitle);
  g_free (self);
}

/**
 * summer_printout_is_landscape:
 *
 * Whether the columns are too wide for an upright page.
 */
gboolean
summer_printout_is_landscape (SummerPrintout *self)
{
  return self->natural > A4_SHORT - 2 * MARGIN;
}

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

/**
 * summer_printout_get_n_pages:
 * @width: of the page, in points
 * @height: of the page, in points
 *
 * Fits the columns to the page and counts the pages; drawing is for the page last given.
 *
 * Returns: at least 1, for an empty sheet has a page that says so
 */
guint
summer_printout_get_n_pages (SummerPrintout *self, double width, double height)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sheet));
  guint per_page;

  g_return_val_if_fail (width > 3 * MARGIN && height > 4 * MARGIN, 1);

  self->width = width;
  self->height = height;
  self->scale = self->natural > 0 ? (width - 2 * MARGIN) / self->natural : 1;
  self->text_size = CLAMP (10 * self->scale, SMALLEST_TEXT, LARGEST_TEXT);
  per_page = get_rows_per_page (self);
  return MAX (1, (n_rows + per_page - 1) / per_page);
}

static PangoLayout *
create_layout (cairo_t *cr, double size, gboolean bold)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);
  PangoAttrList *attributes = pango_attr_list_new ();

  /* The context would scale by its own resolution; sizes here are points of the page. */
  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  if (bold)
    pango_font_description_set_weight (font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description (layout, font);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  return layout;
}

static void
draw_text (cairo_t *cr,
           PangoLayout *layout,
           const char *text,
           double x,
           double y,
           double width,
           double height,
           PangoAlignment alignment)
{
  int text_height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  pango_layout_get_size (layout, NULL, &text_height);
  cairo_move_to (cr, x, y + (height - (double) text_height / PANGO_SCALE) / 2);
  pango_cairo_show_layout (cr, layout);
}

static void
draw_line (cairo_t *cr, double x, double y, double width, double thickness)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.6, 0.63, 0.67);
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y);
  cairo_stroke (cr);
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

      draw_text (cr, layout, text != NULL ? text : "", x + PADDING, y, MAX (1, width - 2 * PADDING),
                 get_row_height (self),
                 is_number (&spec->columns[at]) ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
      x += width;
    }
}

static void
draw_frame (SummerPrintout *self, cairo_t *cr, guint page)
{
  g_autoptr (PangoLayout) title = create_layout (cr, TITLE_SIZE, TRUE);
  g_autoptr (PangoLayout) small = create_layout (cr, 8, FALSE);
  double width = self->width - 2 * MARGIN;
  g_autofree char *pages
      = g_strdup_printf (_ ("Page %u of %u"), page + 1,
                         summer_printout_get_n_pages (self, self->width, self->height));

  draw_text (cr, title, _ (summer_sheet_get_spec (self->sheet)->title), MARGIN, MARGIN, width,
             TITLE_HEIGHT, PANGO_ALIGN_CENTER);
  if (self->subtitle != NULL)
    draw_text (cr, small, self->subtitle, MARGIN, MARGIN + TITLE_HEIGHT, width, SUBTITLE_HEIGHT,
               PANGO_ALIGN_LEFT);
  draw_text (cr, small, pages, MARGIN, self->height - MARGIN - FOOT_HEIGHT, width, FOOT_HEIGHT,
             PANGO_ALIGN_CENTER);
}

/**
 * summer_printout_draw_page:
 * @cr: in points, its origin at the page's top left
 * @page: from 0
 *
 * Draws a page: title, headings and lines come back on each; a text longer than its column ends in an ellipsis.
 */
void
summer_printout_draw_page (SummerPrintout *self, cairo_t *cr, guint page)
{
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->sheet));
  guint per_page = get_rows_per_page (self);
  double y = get_table_top (self), width = self->width - 2 * MARGIN;
  g_autoptr (PangoLayout) bold = create_layout (cr, self->text_size, TRUE);
  g_autoptr (PangoLayout) plain = create_layout (cr, self->text_size, FALSE);

  cairo_set_source_rgb (cr, 0, 0, 0);
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
  if (n_rows == 0)
    draw_text (cr, plain, _ ("Nothing to show"), MARGIN, y, width, 2 * get_row_height (self),
               PANGO_ALIGN_CENTER);
}

static gboolean
set_pdf_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("“%s” could not be written: %s. Choose another folder."), name, reason);
  return FALSE;
}

static gboolean
write_pdf (SummerPrintout *self, const char *path, const char **reason)
{
  gboolean landscape = summer_printout_is_landscape (self);
  double width = landscape ? A4_LONG : A4_SHORT, height = landscape ? A4_SHORT : A4_LONG;
  guint n_pages = summer_printout_get_n_pages (self, width, height);
  cairo_surface_t *surface = cairo_pdf_surface_create (path, width, height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint page = 0; page < n_pages; page++)
    {
      summer_printout_draw_page (self, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  *reason = cairo_status_to_string (status);
  return status == CAIRO_STATUS_SUCCESS;
}

/**
 * summer_printout_save_pdf:
 * @path: where; what is there is replaced once the new file is whole
 *
 * Returns: FALSE with a G_IO_ERROR
 */
gboolean
summer_printout_save_pdf (SummerPrintout *self, const char *path, GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  const char *reason = NULL;
  int fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    return set_pdf_error (error, path, g_strerror (errno));
  if (!write_pdf (self, beside, &reason))
    {
      close (fd);
      g_unlink (beside);
      return set_pdf_error (error, path, reason);
    }
  if (fsync (fd) != 0 || g_rename (beside, path) != 0)
    {
      int saved = errno;

      close (fd);
      g_unlink (beside);
      return set_pdf_error (error, path, g_strerror (saved));
    }
  close (fd);
  return TRUE;
}
