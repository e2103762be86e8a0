/* How a session is made, and what of it only the store sees. */
#pragma once

#include <sqlite3.h>

#include "summer-session.h"
#include "summer-vault.h"

G_BEGIN_DECLS

/* Of the account of this name, as the file has it now. NULL with error set, SUMMER_STORE_ERROR_LOCKED when there is none
 * that is active. */
SummerSession *summer_session_read      (sqlite3 *db, const char *name, SummerVault *vault, GError **error);
SummerVault   *summer_session_get_vault (SummerSession *self);
gint64         summer_session_get_id    (SummerSession *self);

G_END_DECLS
