/* The journal as the store writes it. */
#pragma once

#include "summer-changeset.h"
#include "summer-journal.h"

G_BEGIN_DECLS

gboolean summer_journal_append       (SummerStore *store, const char *action, const char *reason, gint64 undoes,
                                      const SummerChangeset *changeset, gint64 *sequence, GError **error);
/* Follows the chain from its start; broken: the first entry that is not as it was written, 0 when sound. */
gboolean summer_journal_verify_chain (SummerStore *store, gint64 *broken, GError **error);

G_END_DECLS
