/* What sheets need of a connection beyond plain SQL: the table of verdicts, the Chinese order of names,
 * the words of actions. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

gboolean summer_sheet_functions_register (sqlite3 *db, GError **error);

G_END_DECLS
