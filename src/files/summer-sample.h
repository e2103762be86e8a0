/* An invented programme in Fujian, the same for the same seed, with the flaws that rules.md looks for. */
#pragma once

#include <gio/gio.h>

#include "summer-progress.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean summer_sample_fill (SummerStore *store, guint n_classes, guint64 seed, SummerProgressFunc progress, gpointer user_data,
                             GCancellable *cancellable, gint64 *programme, GError **error);

G_END_DECLS
