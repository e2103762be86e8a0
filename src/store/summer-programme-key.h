/* The keys of the journal's entries, one a programme: whoever destroys one makes what was done to that programme
 * unreadable for good. */
#pragma once

#include <sqlite3.h>

#include "summer-vault.h"

G_BEGIN_DECLS

/* The key of a programme, 0 = of entries that are of none; made when there is none yet, inside of a transaction. Good
 * until another one is asked for. Of a programme whose key was destroyed nothing is left to protect: programme becomes 0. */
gboolean summer_programme_key_get (sqlite3 *db, SummerVault *vault, gint64 *programme, const guint8 **key, GError **error);

G_END_DECLS
