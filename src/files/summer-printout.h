/* A sheet on A4 pages, for the printer and for PDF. */
#pragma once

#include "summer-form.h"
#include "summer-sheet.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PRINTOUT (summer_printout_get_type ())
G_DECLARE_FINAL_TYPE (SummerPrintout, summer_printout, SUMMER, PRINTOUT, SummerForm)

SummerForm *summer_printout_new (SummerSheet *sheet, const guint *columns, guint n_columns, const char *subtitle);

G_END_DECLS
