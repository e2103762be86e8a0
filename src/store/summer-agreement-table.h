/* Agreements with guardians, and children that left a class. Inserting fills in record->id where it is 0. */
#pragma once

#include "summer-enrolment-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerAgreementFunc) (const SummerAgreementRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_agreement_each   (SummerStore *store, gint64 child, SummerAgreementFunc func, gpointer user_data, GError **error); /* of one child, by day */
gboolean summer_agreement_find   (SummerStore *store, gint64 id, SummerAgreementFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_agreement_insert (SummerStore *store, SummerAgreementRecord *record, GError **error);
gboolean summer_agreement_update (SummerStore *store, const SummerAgreementRecord *record, GError **error);
gboolean summer_agreement_delete (SummerStore *store, gint64 id, GError **error);
/* Writes the earliest day on which an agreement for the class was signed into the enrolments of the child there. former:
 * the day of an agreement that is another one now; none = none. */
gboolean summer_agreement_apply  (SummerStore *store, gint64 class_id, gint64 child, SummerDay former, GError **error);

typedef gboolean (*SummerLeavingFunc) (const SummerLeavingRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_leaving_each     (SummerStore *store, gint64 child, SummerLeavingFunc func, gpointer user_data, GError **error); /* of one child, by day */
gboolean summer_leaving_insert   (SummerStore *store, SummerLeavingRecord *record, GError **error);

G_END_DECLS
