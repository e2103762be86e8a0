/* A .csv file as one sheet, in UTF-8, GB 18030, or UTF-16 with its mark. */
#pragma once

#include "summer-workbook.h"

G_BEGIN_DECLS

gboolean summer_csv_read (const char *path, SummerRowFunc func, gpointer user_data, int *progress,
                          GCancellable *cancellable, GError **error);

G_END_DECLS
