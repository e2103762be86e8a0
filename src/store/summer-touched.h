/* Which programmes of a file the journal has touched since an entry: so that what was worked out of the others can be kept. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64      sequence;   /* of the last entry there is; 0 = none */
  gboolean    all;        /* it cannot be told, or is too much to look at: every programme may be another */
  GHashTable *programmes; /* owned: gint64, the ids */
} SummerTouched;

/* after: a sequence of before; 0 = all may be others. NULL with the store's error. */
SummerTouched *summer_touched_new  (SummerStore *store, gint64 after, GError **error);
void           summer_touched_free (SummerTouched *self);
gboolean       summer_touched_is   (const SummerTouched *self, gint64 programme);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerTouched, summer_touched_free)

G_END_DECLS
