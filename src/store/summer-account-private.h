/* What the files of accounts share. */
#pragma once

#include "summer-account-table.h"

G_BEGIN_DECLS

gboolean summer_account_check_name   (const char *name, GError **error);
gboolean summer_account_insert       (SummerStore *store, gint64 id, const char *name, SummerAccountRole role, gboolean must_change,
                                      gboolean single, GError **error);
gboolean summer_account_set_password (SummerStore *store, const char *password, GError **error); /* of the store's own account */

G_END_DECLS
