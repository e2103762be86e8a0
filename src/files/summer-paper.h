/* A4 paper: the measures, the letters and lines that every print has, and the way of its pages into a PDF file. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Points. */
#define SUMMER_PAPER_SHORT 595.276
#define SUMMER_PAPER_LONG 841.89

typedef void (*SummerPaperFunc) (gpointer data, cairo_t *cr, guint page); /* from 0 */

typedef enum
{
  SUMMER_PAPER_PLAIN = 0,
  SUMMER_PAPER_BOLD = 1 << 0,
  SUMMER_PAPER_WHOLE = 1 << 1, /* a line ends at spaces only, also in Chinese */
} SummerPaperStyle;

PangoLayout *summer_paper_create_layout (cairo_t *cr, double size, gboolean bold);
void         summer_paper_show_layout   (cairo_t *cr, PangoLayout *layout, double x, double y);
void         summer_paper_draw_text     (cairo_t *cr, PangoLayout *layout, const char *text,
                                         double x, double y, double width, double height, PangoAlignment alignment);
/* Smaller or in several lines where it must, cut off only where nothing else helps. */
void         summer_paper_draw_fitted   (cairo_t *cr, const char *text, double size, SummerPaperStyle style,
                                         double x, double y, double width, double height, PangoAlignment alignment);
void         summer_paper_draw_upright  (cairo_t *cr, const char *text, double size,
                                         double x, double y, double width, double height); /* from top to bottom */
double       summer_paper_get_height    (cairo_t *cr, const char *text, double size, SummerPaperStyle style, double width); /* with its lines */
double       summer_paper_get_width     (cairo_t *cr, const char *text, double size, SummerPaperStyle style); /* in one line */
void         summer_paper_draw_rule     (cairo_t *cr, double x, double y, double width, double height, double thickness);

gboolean     summer_paper_save_pdf      (const char *path, gboolean landscape, guint n_pages,
                                         SummerPaperFunc func, gpointer data, GError **error);

G_END_DECLS
