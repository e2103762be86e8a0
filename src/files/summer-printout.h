/* A sheet on A4 pages, for the printer and for PDF. */
#pragma once

#include <cairo.h>

#include "summer-sheet.h"

G_BEGIN_DECLS

typedef struct _SummerPrintout SummerPrintout;

SummerPrintout *summer_printout_new         (SummerSheet *sheet, const guint *columns, guint n_columns, const char *subtitle);
void            summer_printout_free        (SummerPrintout *self);
gboolean        summer_printout_is_landscape (SummerPrintout *self);
guint           summer_printout_get_n_pages (SummerPrintout *self, double width, double height); /* points */
void            summer_printout_draw_page   (SummerPrintout *self, cairo_t *cr, guint page);
gboolean        summer_printout_save_pdf    (SummerPrintout *self, const char *path, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerPrintout, summer_printout_free)

G_END_DECLS
