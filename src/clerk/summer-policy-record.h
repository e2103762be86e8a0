/* The policy of a programme is changed: a new version of it, with a reason, as one entry of the journal. */
#pragma once

#include "summer-policy.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean   summer_policy_record_save            (SummerStore *store, gint64 programme, const SummerPolicy *policy, const SummerPolicy *begun_from, const char *reason, char **done, GError **error);
/* In what @policy differs from @before: "Lowest attendance: 70% → 65%", of char *, owned. */
GPtrArray *summer_policy_record_list_differences (const SummerPolicy *before, const SummerPolicy *policy);

G_END_DECLS
