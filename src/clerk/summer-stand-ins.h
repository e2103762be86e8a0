/* Those who could stand in, with the papers that they would need on the days: whose are in order come first. */
#pragma once

#include "summer-people-index.h"
#include "summer-staff-plan.h"

G_BEGIN_DECLS

typedef struct
{
  SummerSubstitute  substitute;
  gboolean          is_known; /* a person of the records; else nothing is known of papers */
  SummerPapersState state;    /* the worst of those needed, on the last of the days */
  SummerPaper       papers[SUMMER_N_CERTIFICATES];
} SummerStandIn;

/* substitutes: SummerSubstitute, best first, whose persons must outlive it. Owned: SummerStandIn. */
GArray *summer_stand_ins_new        (const GArray *substitutes, const SummerFacts *facts, const SummerPeopleIndex *index,
                                     SummerDay last, SummerDay today);
/* Of one paper, in words: "valid", "missing", "only until Fri 9 Aug". */
char   *summer_stand_in_dup_paper   (const SummerStandIn *self, SummerCertificateKind kind);
/* What stands against him, in a sentence; NULL = nothing. */
char   *summer_stand_in_dup_warning (const SummerStandIn *self);

G_END_DECLS
