/* Who was let go with whom, of one class after another: whether a collector was listed on a day beyond what the
 * roster says, and which releases to somebody else had a reason and a second member of staff. */
#pragma once

#include "summer-day.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct _SummerReleaseLoader SummerReleaseLoader;

typedef enum
{
  SUMMER_WRITTEN_NOTHING, /* the guardian wrote nothing about this person: the roster counts */
  SUMMER_WRITTEN_VALID,
  SUMMER_WRITTEN_INVALID, /* must not collect, or not on that day */
} SummerWritten;

SummerReleaseLoader *summer_release_loader_new (SummerStore *store, GError **error);
void                 summer_release_loader_free (SummerReleaseLoader *self);

gboolean             summer_release_loader_start (SummerReleaseLoader *self, gint64 class_id, gboolean with_marked, GError **error);
gboolean             summer_release_loader_has (const SummerReleaseLoader *self, gint64 child); /* whether anything was written for it */
SummerWritten        summer_release_loader_find (const SummerReleaseLoader *self, gint64 child, const char *name, gsize length, SummerDay day);
gboolean             summer_release_loader_confirm (SummerReleaseLoader *self, gint64 child, SummerDay day, gboolean *confirmed, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerReleaseLoader, summer_release_loader_free)

G_END_DECLS
