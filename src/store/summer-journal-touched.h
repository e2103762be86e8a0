/* Which classes, children, people, providers and policies the entries of the journal are about: a temporary table that the
 * sheet of the journal asks when the classes of some unions are shown. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

/* For the sheet's gather: reads the entries since the last time. Without unions nothing is needed, nor read. */
gboolean summer_journal_touched_gather (SummerStore *store, gint64 programme, const char *unions, GError **error);

/* What it fills, made with the connection, and the view of it that the sheet asks: the unions of each entry. */
extern const char summer_journal_touched_sql[];

G_END_DECLS
