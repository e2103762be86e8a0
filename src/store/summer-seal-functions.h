/* Sealed columns in SQL, for questions that are asked of them:
 *
 *   summer_opened ('child.health', h.health, h.id)        as people read it
 *   summer_sealed ('child.health', 'text', h.id)          as it is kept
 *   summer_is_sealed ('child.health', h.health, h.id)     1 when it opens
 *   summer_identity_hash ('11010519491231002X')           what identity_hash has of it
 *   summer_reason (sequence, programme, wrapped, reason)  of a journal entry; NULL when the key is gone
 *
 * Of a table with a longer key its columns stand behind one another. */
#pragma once

#include <sqlite3.h>

#include "summer-seal.h"

G_BEGIN_DECLS

/* The sealed column of a table, as an expression over the alias under which the table stands in the query. */
#define SUMMER_OPENED(table, column, alias) \
  "summer_opened ('" table "." column "', " alias "." column ", " alias ".id)"
#define SUMMER_REASON(alias)                                                                    \
  "summer_reason (" alias ".sequence, " alias ".programme, (SELECT k.wrapped FROM programme_key" \
  " k WHERE k.programme = " alias ".programme), " alias ".reason)"

/* The connection keeps a reference to the vault until it is closed. */
gboolean summer_seal_functions_register (sqlite3 *db, SummerVault *vault, GError **error);

G_END_DECLS
