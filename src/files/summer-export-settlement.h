/* The workbook of a settlement: what an auditor is handed. Written from what was frozen, so that it is the same on every
 * day and proves itself (summer-verify.h). */
#pragma once

#include <gio/gio.h>

#include "summer-progress.h"
#include "summer-since.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean summer_export_settlement (SummerStore *store, gint64 settlement, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);
/* since: NULL, or the earlier export that the sheet of differences compares with; it may stand at path. */
gboolean summer_export_settlement_since (SummerStore *store, gint64 settlement, const SummerSince *since, const char *path,
                                   SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
