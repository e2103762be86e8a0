/* Insurance policies and the children they name. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerInsuranceFunc) (const SummerInsuranceRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_insurance_each   (SummerStore *store, gint64 programme, SummerInsuranceFunc func, gpointer user_data, GError **error); /* by number */
gboolean summer_insurance_each_of_child (SummerStore *store, gint64 child, SummerInsuranceFunc func, gpointer user_data, GError **error); /* that name the child, by number */
gboolean summer_insurance_insert (SummerStore *store, SummerInsuranceRecord *record, GError **error);
gboolean summer_insurance_update (SummerStore *store, const SummerInsuranceRecord *record, GError **error);
gboolean summer_insurance_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerInsuredFunc) (const SummerInsuredRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_insured_each   (SummerStore *store, gint64 programme, SummerInsuredFunc func, gpointer user_data, GError **error); /* by policy number, then child code */
gboolean summer_insured_insert (SummerStore *store, const SummerInsuredRecord *record, GError **error);
gboolean summer_insured_delete (SummerStore *store, gint64 policy, gint64 child, GError **error);

G_END_DECLS
