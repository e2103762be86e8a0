/* Workbooks that go out. Each is written beside its target and renamed over it, so that a failed export
 * leaves what was there. */
#pragma once

#include <gio/gio.h>

#include "summer-assessment.h"
#include "summer-progress.h"
#include "summer-sheet.h"
#include "summer-since.h"

G_BEGIN_DECLS

gboolean summer_export_programme  (SummerStore *store, gint64 programme, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean summer_export_template   (const char *path, GError **error); /* every sheet of the programme workbook, empty */
gboolean summer_export_subsidy    (const SummerAssessment *assessment, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean summer_export_subsidy_since (const SummerAssessment *assessment, const SummerSince *since, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean summer_export_attendance (const SummerAssessment *assessment, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean summer_export_roster     (SummerStore *store, gint64 programme, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);
gboolean summer_export_insurance  (SummerStore *store, gint64 programme, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);

/* A sheet as shown: these columns (indices into its spec), in its order and with its filter. */
gboolean summer_export_sheet_xlsx (SummerSheet *sheet, const guint *columns, guint n_columns, const char *path, GError **error);
gboolean summer_export_sheet_csv  (SummerSheet *sheet, const guint *columns, guint n_columns, const char *path, GError **error);
char    *summer_sheet_dup_block   (SummerSheet *sheet, const guint *columns, guint n_columns, const guint *rows, guint n_rows,
                                   gboolean with_headings); /* tab-separated, for pasting into a spreadsheet */

char    *summer_assessment_dup_json (const SummerAssessment *assessment, const char *class_code); /* workbook.md; NULL = all classes */
char    *summer_rescue_dup_json     (const SummerAssessment *assessment); /* the outlook of every class, most urgent first */
/* The rescue list of these classes, in this order: a workbook, or CSV where the path ends so. */
gboolean summer_export_rescue       (const SummerAssessment *assessment, const guint *classes, guint n_classes, const char *path, GError **error);

G_END_DECLS
