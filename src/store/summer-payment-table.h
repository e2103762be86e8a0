/* What was paid of the grants, what it was used for, and what came back of it. Inserting fills in record->id where it is 0. */
#pragma once

#include "summer-finance-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerPaymentBatchFunc) (const SummerPaymentBatchRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_payment_batch_each   (SummerStore *store, gint64 programme, SummerPaymentBatchFunc func, gpointer user_data, GError **error); /* by number */
gboolean summer_payment_batch_insert (SummerStore *store, SummerPaymentBatchRecord *record, GError **error);
gboolean summer_payment_batch_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerPaymentFunc) (const SummerPaymentRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_payment_each   (SummerStore *store, gint64 programme, SummerPaymentFunc func, gpointer user_data, GError **error); /* by batch */
gboolean summer_payment_each_of_class (SummerStore *store, gint64 class_id, SummerPaymentFunc func, gpointer user_data, GError **error); /* by batch */
gboolean summer_payment_sum_paid (SummerStore *store, gint64 programme, const char *source, gint64 *sum, GError **error); /* and not returned */
gboolean summer_payment_insert (SummerStore *store, SummerPaymentRecord *record, GError **error);
gboolean summer_payment_update (SummerStore *store, const SummerPaymentRecord *record, GError **error);
gboolean summer_payment_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerSpendingFunc) (const SummerSpendingRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_spending_each   (SummerStore *store, gint64 programme, SummerSpendingFunc func, gpointer user_data, GError **error); /* by class, day */
gboolean summer_spending_insert (SummerStore *store, SummerSpendingRecord *record, GError **error);
gboolean summer_spending_update (SummerStore *store, const SummerSpendingRecord *record, GError **error);
gboolean summer_spending_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerRepaymentFunc) (const SummerRepaymentRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_repayment_each   (SummerStore *store, gint64 programme, SummerRepaymentFunc func, gpointer user_data, GError **error); /* by class, day */
gboolean summer_repayment_insert (SummerStore *store, SummerRepaymentRecord *record, GError **error);
gboolean summer_repayment_update (SummerStore *store, const SummerRepaymentRecord *record, GError **error);
gboolean summer_repayment_delete (SummerStore *store, gint64 id, GError **error);

G_END_DECLS
