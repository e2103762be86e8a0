/* One table of a damaged database, read past the pages that are damaged. For summer-salvage.c. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

typedef struct _SummerSalvageReader SummerSalvageReader;

/* from: the damaged database; to: a new one of the same schema, within a transaction, without triggers. NULL with
 * error when the new one fails. */
SummerSalvageReader *
summer_salvage_reader_new (sqlite3 *from, sqlite3 *to, const char *table, GError **error);
void summer_salvage_reader_free (SummerSalvageReader *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSalvageReader, summer_salvage_reader_free)

gboolean summer_salvage_reader_scan (SummerSalvageReader *self,
                                     GError **error); /* from both ends, and between them */
/* What others name and was not met by the scan, one by one. missing: what still could not be read. */
gboolean summer_salvage_reader_probe (SummerSalvageReader *self, gint64 *missing, GError **error);
gboolean summer_salvage_reader_is_damaged (const SummerSalvageReader *self);

G_END_DECLS
