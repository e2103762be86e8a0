/* Which backups are kept: many of the last hours, some of the last days, a few of all time. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64  time;     /* seconds since 1970-01-01 UTC */
  guint32 version;  /* of the database */
  gint64  sequence; /* of the last entry of its journal */
} SummerGeneration;

/* offset: of the local time, in seconds: days and weeks (from Monday) are those of the calendar on the wall. */
void summer_generation_choose (const SummerGeneration *all, guint n, gint64 now, gint64 offset, gboolean *keep);

G_END_DECLS
