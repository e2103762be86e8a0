/* Why the records of today give a class another amount than it was settled with: the verdict, its own figures, or what
 * became of the fund and of each further source. */
#pragma once

#include "summer-settlement.h"

G_BEGIN_DECLS

typedef struct
{
  SummerSettlement *last;   /* owned: the last that is confirmed; NULL = there is none */
  SummerPolicy     *policy; /* owned: that it was settled by */
} SummerSettledBasis;

SummerSettledBasis *summer_settled_basis_load (SummerStore *store, gint64 programme, GError **error);
void                summer_settled_basis_free (SummerSettledBasis *self);
/* In the user's language, owned; now: of the whole programme. */
char               *summer_settled_basis_dup_cause (const SummerSettledBasis *self, const SummerAssessment *now, guint class);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSettledBasis, summer_settled_basis_free)

G_END_DECLS
