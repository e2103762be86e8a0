/* What the rows of the subsidy are, for their columns. */
#pragma once

#include "summer-subsidy-rows.h"

#include "summer-union.h"

G_BEGIN_DECLS

/* A class, or the subtotal of a union. */
typedef struct
{
  guint              class_index;
  const SummerUnion *subtotal; /* borrowed; NULL in the row of a class */
} SummerSubsidyRow;

struct _SummerSubsidyRows
{
  SummerAssessment *assessment; /* owned: what is shown */
  GPtrArray        *unions;     /* SummerUnion, owned */
  SummerUnion      *total;      /* owned */
  GArray           *rows;       /* SummerSubsidyRow */
  GHashTable       *settled;    /* owned: of summer_settled_load(); NULL = not known */
  char             *needle;     /* owned: the filter's text, folded */
};

const SummerUnion *summer_subsidy_rows_get_sum (SummerSubsidyRows *self, guint row); /* of a subtotal or the total; NULL = the row of a class */
gboolean           summer_subsidy_rows_holds   (gpointer self, guint class_index);   /* whether the filter lets the class through */

G_END_DECLS
