/* A changeset of before the fields were sealed, as it would have been recorded with them sealed. */
#pragma once

#include "summer-changeset.h"
#include "summer-vault.h"

G_BEGIN_DECLS

/* NULL with error when it is none. */
SummerChangeset *summer_sealing_changeset (sqlite3 *db, SummerVault *vault, int packing, const void *data, gsize size, GError **error);

G_END_DECLS
