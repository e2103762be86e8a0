/* Text and tables on A4 pages, for the printer and for PDF: what is no sheet, such as an assessment form. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

typedef struct _SummerReport SummerReport;

SummerReport *summer_report_new         (const char *title, const char *subtitle);
void          summer_report_free        (SummerReport *self);
void          summer_report_add_text    (SummerReport *self, const char *text, gboolean strong);
/* rows: GStrv of n_columns texts, the headings first; shares: of the width; ends: bit i = column i to the right. */
void          summer_report_add_table   (SummerReport *self, GPtrArray *rows, const double *shares, guint n_columns, guint ends);
guint         summer_report_get_n_pages (SummerReport *self, double width, double height); /* points */
void          summer_report_draw_page   (SummerReport *self, cairo_t *cr, guint page); /* after get_n_pages */
gboolean      summer_report_save_pdf    (SummerReport *self, const char *path, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerReport, summer_report_free)

G_END_DECLS
