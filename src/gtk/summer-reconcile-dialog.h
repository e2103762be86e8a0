/* A window in which an insurer's list, pasted or opened, is held against the roster: who is missing, who is extra,
 * what differs, which days are without cover; what agrees is recorded under a policy. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_reconcile_dialog_present (SummerWindow *parent, gint64 policy); /* policy: that is chosen first; 0 = none */

G_END_DECLS
