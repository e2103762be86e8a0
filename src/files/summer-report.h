/* Text and tables on A4 pages, for the printer and for PDF: what is no sheet, such as an assessment form. */
#pragma once

#include "summer-form.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_REPORT (summer_report_get_type ())
G_DECLARE_FINAL_TYPE (SummerReport, summer_report, SUMMER, REPORT, SummerForm)

SummerReport *summer_report_new         (const char *title, const char *subtitle);
void          summer_report_add_text    (SummerReport *self, const char *text, gboolean strong);
/* rows: GStrv of n_columns texts, the headings first; shares: of the width; ends: bit i = column i to the right. */
void          summer_report_add_table   (SummerReport *self, GPtrArray *rows, const double *shares, guint n_columns, guint ends);

G_END_DECLS
