/* Days that a changeset touches what was recorded of, against those that were signed off since. */
#pragma once

#include "summer-store-private.h"

G_BEGIN_DECLS

typedef struct _SummerLockedDays SummerLockedDays;

SummerLockedDays *summer_locked_days_new   (void);
void              summer_locked_days_free  (SummerLockedDays *self);
void              summer_locked_days_note  (SummerLockedDays *self, sqlite3_changeset_iter *change, const char *table, int op);
gboolean          summer_locked_days_check (SummerLockedDays *self, SummerStore *store, gint64 time, GError **error); /* CONFLICT */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerLockedDays, summer_locked_days_free)

G_END_DECLS
