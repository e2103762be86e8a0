/* What is settled for good, class by class: by all settlements of a programme that are confirmed. */
#pragma once

#include "summer-money.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerMoney granted; /* of the fund: the sum of what was due */
  SummerMoney all;     /* with that of all further sources */
  int         number;  /* of the last settlement that moved it, or first named it with nothing */
} SummerSettled;

GHashTable *summer_settled_load     (SummerStore *store, gint64 programme, GError **error); /* class id → SummerSettled; owned; empty where nothing is settled */
gboolean    summer_settled_load_class (SummerStore *store, gint64 class_id, SummerSettled *of, GError **error); /* of one class; number 0 = none names it */
SummerMoney summer_settled_sum      (GHashTable *settled, gboolean all); /* of all classes: of the fund, or with all further sources */
const SummerSettled *summer_settled_get (GHashTable *settled, gint64 class_id); /* NULL = no settlement names it */
gboolean    summer_settled_equal    (GHashTable *a, GHashTable *b);
char       *summer_settled_dup_text (const SummerSettled *of); /* Settled: 30,000 yuan (number 1) */

G_END_DECLS
