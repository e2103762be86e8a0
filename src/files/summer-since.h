/* What an export is compared with. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* At most one of both. */
typedef struct
{
  const char                   *path;  /* an earlier export */
  const struct _SummerMapSheet *sheet; /* the sheet of differences of this very workbook, to be written as it was */
} SummerSince;

G_END_DECLS
