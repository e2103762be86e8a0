/* Every policy that was in force: a changed one is a new version, and old settlements keep theirs. */
#pragma once

#include "summer-finance-records.h"
#include "summer-policy.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerPolicyVersionFunc) (const SummerPolicyVersionRecord *record, gpointer user_data); /* FALSE stops */

gboolean      summer_policy_version_each (SummerStore *store, gint64 programme, SummerPolicyVersionFunc func, gpointer user_data, GError **error); /* by number */
gboolean      summer_policy_version_save (SummerStore *store, gint64 programme, const SummerPolicy *policy, GError **error); /* in force from now on */
gboolean      summer_policy_version_keep (SummerStore *store, gint64 programme, const char *reason, gint64 *version, GError **error); /* of what is in force; the program's own reasons untranslated */
const char   *summer_policy_version_get_reason (const SummerPolicyVersionRecord *record); /* as shown */
SummerPolicy *summer_policy_version_load (SummerStore *store, gint64 version, GError **error);

G_END_DECLS
