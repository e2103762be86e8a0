/* Settlements, their lines, and objections to them. Inserting fills in record->id where there is one and it is 0. What
 * is confirmed refuses every change with %SUMMER_STORE_ERROR_CONSTRAINT, whoever tries it. */
#pragma once

#include "summer-finance-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerSettlementFunc) (const SummerSettlementRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_settlement_each   (SummerStore *store, gint64 programme, SummerSettlementFunc func, gpointer user_data, GError **error); /* by number */
gboolean summer_settlement_insert (SummerStore *store, SummerSettlementRecord *record, GError **error);
gboolean summer_settlement_update (SummerStore *store, const SummerSettlementRecord *record, GError **error);
gboolean summer_settlement_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerSettlementLineFunc) (const SummerSettlementLineRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_settlement_line_each   (SummerStore *store, gint64 settlement, SummerSettlementLineFunc func, gpointer user_data, GError **error); /* by class code */
gboolean summer_settlement_line_insert (SummerStore *store, const SummerSettlementLineRecord *record, GError **error);
gboolean summer_settlement_line_clear  (SummerStore *store, gint64 settlement, GError **error);
/* What a class was granted by all that are confirmed. number: of the last that moved it, or the first that named it. */
typedef gboolean (*SummerSettledFunc) (gint64 class_id, gint64 granted, int number, gpointer user_data); /* FALSE stops */

gboolean summer_settlement_line_each_settled (SummerStore *store, gint64 programme, SummerSettledFunc func, gpointer user_data, GError **error);
gboolean summer_settlement_line_find_settled (SummerStore *store, gint64 class_id, gint64 *granted, int *number, GError **error); /* of one class */

typedef gboolean (*SummerSettlementGrantFunc) (const SummerSettlementGrantRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_settlement_grant_each   (SummerStore *store, gint64 settlement, SummerSettlementGrantFunc func, gpointer user_data, GError **error); /* by source, class */
gboolean summer_settlement_grant_insert (SummerStore *store, const SummerSettlementGrantRecord *record, GError **error);
gboolean summer_settlement_grant_clear  (SummerStore *store, gint64 settlement, GError **error);
typedef gboolean (*SummerSettledGrantFunc) (gint64 class_id, const char *source, gint64 granted, gpointer user_data); /* FALSE stops */

gboolean summer_settlement_grant_find_settled (SummerStore *store, gint64 class_id, gint64 *granted, GError **error); /* of one class, of all sources */
gboolean summer_settlement_grant_each_settled (SummerStore *store, gint64 programme, SummerSettledGrantFunc func, gpointer user_data, GError **error);

typedef gboolean (*SummerObjectionFunc) (const SummerObjectionRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_objection_each   (SummerStore *store, gint64 settlement, SummerObjectionFunc func, gpointer user_data, GError **error); /* by day */
gboolean summer_objection_insert (SummerStore *store, SummerObjectionRecord *record, GError **error);
gboolean summer_objection_update (SummerStore *store, const SummerObjectionRecord *record, GError **error);

G_END_DECLS
