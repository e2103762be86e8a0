/* Claims on the insurer over an incident: reported, filed, then paid or refused; or taken back. */
#pragma once

#include "summer-complaints.h"
#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* The policy that is claimed on by itself: it names the child and covers the day of the incident. 0 = there is none. */
gint64   summer_claim_propose_policy (SummerStore *store, gint64 incident, gint64 child, GError **error);

/* Fields: "child", "policy", "number", "state", "reported-on", "amount", "decided-on", "paid". */
void     summer_claim_check (SummerStore *store, const SummerClaimRecord *claim, SummerDay today, SummerComplaints *complaints);
gboolean summer_claim_save  (SummerStore *store, SummerClaimRecord *claim, SummerDay today, SummerComplaints *complaints, char **done,
                             GError **error); /* id 0 = a new one; one entry */
/* Deletes one that was noted by mistake, and its documents, as one entry. REFUSED once the insurer has decided. */
gboolean summer_claim_take_out (SummerStore *store, gint64 claim, char **done, GError **error);

G_END_DECLS
