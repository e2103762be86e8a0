/* Whether a child can be in a class from one day to another. */
#pragma once

#include "summer-day.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  gint64       child;     /* 0 = a new one, enrolled nowhere */
  gint64       class_id;
  SummerPeriod period;
  gint64       instead;   /* an enrolment in another class that ends before, whatever its days are now; 0 = none */
  int          held;      /* places that are offered to others */
} SummerStay;

/* In a class that is approved or open, within its days, not in another one at once, not on days that the class has signed off, and within its places. */
gboolean  summer_stay_check            (SummerStore *store, const SummerStay *stay, GError **error); /* REFUSED */
/* The first day on or after day that the class has not signed off yet. */
gboolean  summer_stay_get_first_open   (SummerStore *store, gint64 class_id, SummerDay day, SummerDay *open, GError **error);
/* "10 Jul, 11 Jul and 3 more": days for a message. */
char     *summer_stay_dup_days         (const SummerDay *days, guint n);

G_END_DECLS
