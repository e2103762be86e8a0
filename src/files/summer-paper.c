#include "config.h"

#include "summer-paper.h"

#include <cairo-pdf.h>
#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <hb.h>
#include <pango/pangocairo.h>
#include <string.h>
#include <unistd.h>

/* The first has TrueType outlines, which come whole into a PDF; the second has the letters that it lacks. Without these
 * names Chinese comes out with Japanese glyph shapes. */
#define FONT "WenQuanYi Micro Hei, Noto Sans CJK SC"

#define CFF_TABLE HB_TAG ('C', 'F', 'F', ' ')

/* What is still read on paper, and the steps in which a text is made to fit. */
#define SMALLEST 5.0
#define STEP 0.5

/**
 * summer_paper_create_layout:
 * @size: of the letters, in points of the page
 *
 * Returns: (transfer full): a layout for texts of one line, cut off with an ellipsis where they are too long
 */
PangoLayout *
summer_paper_create_layout (cairo_t *cr, double size, gboolean bold)
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

static gboolean
has_postscript_outlines (PangoFont *font)
{
  hb_blob_t *table
      = hb_face_reference_table (hb_font_get_face (pango_font_get_hb_font (font)), CFF_TABLE);
  const gboolean has = hb_blob_get_length (table) > 0;

  hb_blob_destroy (table);
  return has;
}

/**
 * summer_paper_show_layout:
 *
 * Shows a layout with its top left at a place. Cairo 1.16 loses a letter here and there when it cuts PostScript outlines
 * (CFF) down for a PDF: such letters, of names that only the second font has, are drawn as shapes too, over the text
 * that can be searched and copied.
 */
void
summer_paper_show_layout (cairo_t *cr, PangoLayout *layout, double x, double y)
{
  g_autoptr (PangoLayoutIter) iter = NULL;

  cairo_move_to (cr, x, y);
  pango_cairo_show_layout (cr, layout);
  if (cairo_surface_get_type (cairo_get_target (cr)) == CAIRO_SURFACE_TYPE_IMAGE)
    return;
  iter = pango_layout_get_iter (layout);
  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);
      PangoRectangle place;

      if (run == NULL || !has_postscript_outlines (run->item->analysis.font))
        continue;
      pango_layout_iter_get_run_extents (iter, NULL, &place);
      cairo_move_to (cr, x + (double) place.x / PANGO_SCALE,
                     y + (double) pango_layout_iter_get_run_baseline (iter) / PANGO_SCALE);
      pango_cairo_glyph_string_path (cr, run->item->analysis.font, run->glyphs);
      cairo_fill (cr);
    }
  while (pango_layout_iter_next_run (iter));
}

/* In the middle of the height. */
static void
show_in_middle (cairo_t *cr, PangoLayout *layout, double x, double y, double height)
{
  int text_height;

  pango_layout_get_size (layout, NULL, &text_height);
  summer_paper_show_layout (cr, layout, x, y + (height - (double) text_height / PANGO_SCALE) / 2);
}

/**
 * summer_paper_draw_text:
 *
 * Draws a text in the middle of the height of a box; what is longer than the box ends as the layout says.
 */
void
summer_paper_draw_text (cairo_t *cr,
                        PangoLayout *layout,
                        const char *text,
                        double x,
                        double y,
                        double width,
                        double height,
                        PangoAlignment alignment)
{
  pango_layout_set_text (layout, text, -1);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_alignment (layout, alignment);
  show_in_middle (cr, layout, x, y, height);
}

/* Takes the places between the letters of each word away, so that a line ends at spaces only. */
static void
keep_words (PangoLayout *layout, const char *text)
{
  PangoAttrList *attributes = pango_attr_list_copy (pango_layout_get_attributes (layout));

  for (const char *word = text; *word != '\0';)
    {
      const gsize length = strcspn (word, " \n");

      if (length > 0)
        {
          PangoAttribute *whole = pango_attr_allow_breaks_new (FALSE);

          whole->start_index = (guint) (word - text);
          whole->end_index = (guint) (word - text + length);
          pango_attr_list_insert (attributes, whole);
        }
      word += length + strspn (word + length, " \n");
    }
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static PangoLayout *
create_wrapping (cairo_t *cr,
                 const char *text,
                 double size,
                 SummerPaperStyle style,
                 PangoWrapMode wrap,
                 double width)
{
  PangoLayout *layout = summer_paper_create_layout (cr, size, (style & SUMMER_PAPER_BOLD) != 0);

  pango_layout_set_single_paragraph_mode (layout, FALSE);
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_NONE);
  pango_layout_set_wrap (layout, wrap);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  if (style & SUMMER_PAPER_WHOLE)
    keep_words (layout, text);
  return layout;
}

/**
 * summer_paper_draw_fitted:
 * @size: of the letters where the text fits
 *
 * Draws a text into a box: in as many lines as the box is high, and in smaller letters where it is too long
 * for them or a word is too wide. A form must not cut off a name, nor break a code.
 */
void
summer_paper_draw_fitted (cairo_t *cr,
                          const char *text,
                          double size,
                          SummerPaperStyle style,
                          double x,
                          double y,
                          double width,
                          double height,
                          PangoAlignment alignment)
{
  g_autoptr (PangoLayout) layout = NULL;

  if (text == NULL || *text == '\0')
    return;
  for (; layout == NULL && size > SMALLEST; size -= STEP)
    {
      int text_width, text_height;

      layout = create_wrapping (cr, text, size, style, PANGO_WRAP_WORD, width);
      pango_layout_get_size (layout, &text_width, &text_height);
      if (text_width > width * PANGO_SCALE || text_height > height * PANGO_SCALE)
        g_clear_object (&layout);
    }
  if (layout == NULL)
    {
      layout = create_wrapping (cr, text, SMALLEST, style & ~SUMMER_PAPER_WHOLE,
                                PANGO_WRAP_WORD_CHAR, width);
      pango_layout_set_height (layout, (int) (height * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }
  pango_layout_set_alignment (layout, alignment);
  show_in_middle (cr, layout, x, y, height);
}

/**
 * summer_paper_draw_upright:
 *
 * Draws a text down a narrow box, in its middle: Chinese letter below letter, others turned.
 */
void
summer_paper_draw_upright (
    cairo_t *cr, const char *text, double size, double x, double y, double width, double height)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoContext *context;
  int length, breadth;

  cairo_save (cr);
  cairo_translate (cr, x + width, y);
  cairo_rotate (cr, G_PI / 2);
  layout = summer_paper_create_layout (cr, size, FALSE);
  context = pango_layout_get_context (layout);
  pango_context_set_base_gravity (context, PANGO_GRAVITY_AUTO);
  pango_layout_context_changed (layout);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &length, &breadth);
  if (length > height * PANGO_SCALE)
    pango_layout_set_width (layout, (int) (height * PANGO_SCALE));
  summer_paper_show_layout (cr, layout, MAX (0, (height - (double) length / PANGO_SCALE) / 2),
                            (width - (double) breadth / PANGO_SCALE) / 2);
  cairo_restore (cr);
}

/**
 * summer_paper_get_height:
 *
 * Returns: how high a text is in a column of this width, in points
 */
double
summer_paper_get_height (
    cairo_t *cr, const char *text, double size, SummerPaperStyle style, double width)
{
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  if (text == NULL || *text == '\0')
    return 0;
  layout = create_wrapping (cr, text, size, style, PANGO_WRAP_WORD_CHAR, width);
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/**
 * summer_paper_get_width:
 *
 * Returns: how wide a text is in one line, in points
 */
double
summer_paper_get_width (cairo_t *cr, const char *text, double size, SummerPaperStyle style)
{
  g_autoptr (PangoLayout) layout
      = summer_paper_create_layout (cr, size, (style & SUMMER_PAPER_BOLD) != 0);
  int width;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

/**
 * summer_paper_draw_rule:
 * @width: to the right; 0 for a line downwards
 * @height: downwards; 0 for a line to the right
 *
 * Draws a line in the colour that is set.
 */
void
summer_paper_draw_rule (
    cairo_t *cr, double x, double y, double width, double height, double thickness)
{
  cairo_set_line_width (cr, thickness);
  cairo_move_to (cr, x, y);
  cairo_line_to (cr, x + width, y + height);
  cairo_stroke (cr);
}

static gboolean
set_error (GError **error, const char *path, const char *reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("“%s” could not be written: %s. Choose another folder."), name, reason);
  return FALSE;
}

static const char *
write_pages (
    const char *path, gboolean landscape, guint n_pages, SummerPaperFunc func, gpointer data)
{
  cairo_surface_t *surface
      = cairo_pdf_surface_create (path, landscape ? SUMMER_PAPER_LONG : SUMMER_PAPER_SHORT,
                                  landscape ? SUMMER_PAPER_SHORT : SUMMER_PAPER_LONG);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  for (guint page = 0; page < n_pages; page++)
    {
      func (data, cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return status == CAIRO_STATUS_SUCCESS ? NULL : cairo_status_to_string (status);
}

/**
 * summer_paper_save_pdf:
 * @path: where; what is there is replaced once the new file is whole
 * @func: draws a page, in points, its origin at the page's top left
 *
 * Returns: FALSE with a G_IO_ERROR; the target is then as it was
 */
gboolean
summer_paper_save_pdf (const char *path,
                       gboolean landscape,
                       guint n_pages,
                       SummerPaperFunc func,
                       gpointer data,
                       GError **error)
{
  g_autofree char *beside = g_strconcat (path, ".XXXXXX", NULL);
  const char *reason;
  int fd = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0666);

  if (fd < 0)
    return set_error (error, path, g_strerror (errno));
  reason = write_pages (beside, landscape, n_pages, func, data);
  if (reason == NULL && (fsync (fd) != 0 || g_rename (beside, path) != 0))
    reason = g_strerror (errno);
  close (fd);
  if (reason == NULL)
    return TRUE;
  g_unlink (beside);
  return set_error (error, path, reason);
}
