/* What was changed after a day was signed off: what stood there, what came in its place, who changed it, when and
 * why. In the user's language. */
#pragma once

#include "summer-class-day.h"

G_BEGIN_DECLS

typedef struct
{
  char  *who;            /* owned: the child or member of staff */
  char  *former, *later; /* owned: "present 08:06–16:58 Lin Jianguo", "not recorded" */
  char  *by, *reason;    /* owned; by NULL = not known */
  gint64 time;           /* seconds since 1970 */
  gint64 child;          /* 0 = of staff */
} SummerCorrection;

/* SummerCorrection, owned, the first one first; day: as it stands now. NULL with error set. */
GPtrArray *summer_corrections_load      (SummerStore *store, const SummerClassDay *day, GError **error);
/* "Was sick until 8 Aug 18:02: the guardian called" */
char      *summer_correction_dup_former (const SummerCorrectionRecord *record);
char      *summer_moment_dup_text       (gint64 seconds); /* a day and a time, where the program runs */

G_END_DECLS
