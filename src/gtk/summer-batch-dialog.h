/* A window in which one field of several records is set: what each has, what it would have, then all at once. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

#define SUMMER_BATCH_MOST 2000 /* records: a preview is read, not leafed through */

/* table: of the records, as the schema calls it; n: how many are selected, of which no more than SUMMER_BATCH_MOST
 * keys are given: more are refused in words. */
void summer_batch_dialog_present (SummerWindow *parent, const char *table, const gint64 *keys, guint n);

G_END_DECLS
