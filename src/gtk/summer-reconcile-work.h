/* What the comparison with an insurer's list asks of the records: the policies, and the comparison itself, by a worker. */
#pragma once

#include "summer-office.h"
#include "summer-reconciliation.h"

G_BEGIN_DECLS

GArray               *summer_reconcile_new_policies  (void); /* SummerInsuranceRecord, the texts owned */
gboolean              summer_reconcile_load_policies (SummerOffice *office, GArray *policies, GError **error); /* anew */

/* policy: its id, kind and days; id 0 = a new one. Of the classes that office shows; it must have assessed them. */
void                  summer_reconcile_async         (SummerOffice *office, SummerBlock *block, const SummerInsuranceRecord *policy,
                                                      GAsyncReadyCallback callback, gpointer user_data);
SummerReconciliation *summer_reconcile_finish        (SummerOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
