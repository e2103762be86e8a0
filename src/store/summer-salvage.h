/* What can still be read of a damaged database, in a new one, with a report of what was lost. The damaged file is not
 * touched: it is read from a copy. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *table;   /* owned: its name in the schema */
  gint64 n_read; /* records that are in the new file */
  gint64
      n_missing; /* records that others still name, or an index knows of, and that could not be read */
  gint64 n_orphans; /* records left out because what they belong to was lost */
  gboolean damaged; /* some of its pages could not be read: more may be lost than is missing */
} SummerSalvagedTable;

typedef struct
{
  SummerSalvagedTable *tables; /* those with anything in them, or anything lost, by name */
  guint n_tables;
  GPtrArray *problems; /* of the new file, as summer_store_check() tells them */
} SummerSalvage;

/* to must not exist yet. NULL with error: nothing could be read, and nothing was written. */
SummerSalvage *summer_store_salvage (const char *damaged, const char *to, SummerSession *session, GError **error);
gint64 summer_salvage_count_read (const SummerSalvage *self);
gboolean summer_salvage_is_whole (const SummerSalvage *self); /* nothing was lost */
char *summer_salvage_dup_report (
    const SummerSalvage
        *self); /* a line a table of what was read and lost, in the user's language */
void summer_salvage_free (SummerSalvage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSalvage, summer_salvage_free)

G_END_DECLS
