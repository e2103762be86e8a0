/* Where somebody put the unions of a programme in the tree. Inserting fills in record->id where it is 0. */
#pragma once

#include "summer-store.h"
#include "summer-union-tree.h"

G_BEGIN_DECLS

typedef gboolean (*SummerUnionUnitFunc) (const SummerUnionUnitRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_union_unit_each   (SummerStore *store, gint64 programme, SummerUnionUnitFunc func, gpointer user_data, GError **error); /* by name */
gboolean summer_union_unit_insert (SummerStore *store, SummerUnionUnitRecord *record, GError **error);
gboolean summer_union_unit_update (SummerStore *store, const SummerUnionUnitRecord *record, GError **error);

/* The tree of the unions of a programme's classes. NULL with error set. */
SummerUnionTree *summer_union_tree_load (SummerStore *store, gint64 programme, GError **error);

G_END_DECLS
