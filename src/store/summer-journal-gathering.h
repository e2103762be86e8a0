/* What the entries of a long journal are about, found out on a connection of its own and taken over in steps, so that who
 * narrows it to a union for the first time does not wait for it. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

typedef struct _SummerJournalGathering SummerJournalGathering;

gboolean                summer_journal_gathering_is_long (SummerStore *store); /* nothing is gathered yet, and it would take longer than some frames */
SummerJournalGathering *summer_journal_gathering_read    (SummerStore *store, GError **error); /* in any thread, with a store of its own */
/* By the store that shows the journal. done: (out): all of it is there; else it is to be called again. */
gboolean                summer_journal_gathering_take    (SummerJournalGathering *self, SummerStore *store, guint most, gboolean *done, GError **error);
void                    summer_journal_gathering_free    (SummerJournalGathering *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerJournalGathering, summer_journal_gathering_free)

G_END_DECLS
