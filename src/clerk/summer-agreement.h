/* The agreement between guardian, school or host, and union. Each call is one entry of the journal. */
#pragma once

#include "summer-complaints.h"
#include "summer-enrolment-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Fields: version, signed_on, guardian. */
void     summer_agreement_check  (const SummerAgreementRecord *record, SummerDay today, SummerComplaints *complaints);
/* New where id is 0, which it then gets. */
gboolean summer_agreement_save   (SummerStore *store, SummerAgreementRecord *record, SummerDay today, SummerComplaints *complaints,
                                  char **done, GError **error);
/* With its documents; undoing brings all back. */
gboolean summer_agreement_remove (SummerStore *store, gint64 id, char **done, GError **error);

G_END_DECLS
