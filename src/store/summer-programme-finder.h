/* Which programme a transaction was about, by the schema: every record belongs to one through its references. */
#pragma once

#include "summer-changeset.h"

G_BEGIN_DECLS

typedef struct _SummerProgrammeFinder SummerProgrammeFinder;

SummerProgrammeFinder *summer_programme_finder_new  (sqlite3 *db); /* of a connection, which outlives it */
void                   summer_programme_finder_free (SummerProgrammeFinder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerProgrammeFinder, summer_programme_finder_free)

/* 0: of none. Asked before the changes are committed, or of records that are still there. */
gboolean               summer_programme_finder_ask  (SummerProgrammeFinder *self, const SummerChangeset *changeset, gint64 *programme, GError **error);

G_END_DECLS
