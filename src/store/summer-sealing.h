/* A file of before its fields were sealed: they are, with the journal, in the migration that brings the tables for it. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

/* Inside of the transaction of the migration. Does nothing when there is nothing that waits to be sealed. */
gboolean summer_sealing_run      (sqlite3 *db, GError **error);
/* For a file into which the records of another are read: its own key is taken out, so that the other's can come; where
 * that is lost, it is given a new one, and what was sealed stays closed. */
gboolean summer_sealing_take_key (sqlite3 *db, GError **error);
gboolean summer_sealing_give_key (sqlite3 *db, GError **error);
/* Takes the plain text out of the free parts of the file, once. Where it cannot (no room, another program in the
 * file), the next opening tries again, and summer_store_check() says so. */
gboolean summer_sealing_sweep    (sqlite3 *db, GError **error);

G_END_DECLS
