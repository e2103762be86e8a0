/* The totals of a settlement in a grid: labels and values, three pairs a row. */
#pragma once

#include <gtk/gtk.h>

#include "summer-settlement.h"

G_BEGIN_DECLS

void     summer_settlement_facts_create (GtkGrid *grid);
gboolean summer_settlement_facts_fill   (GtkGrid *grid, SummerStore *store, const SummerSettlement *of, GError **error);

G_END_DECLS
