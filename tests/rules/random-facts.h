/* Programmes by lot, small enough to be judged the slow way: every kind of record, in order and out of it. */
#pragma once

#include "made-facts.h"

G_BEGIN_DECLS

/* A programme with a policy of its own; the same for the same state of @rand. The facts name no day to judge
 * them on: take one from random_facts_day (), before, within or after the classes. */
SummerFacts *random_facts_new (GRand *rand);
SummerDay    random_facts_day (GRand *rand);

G_END_DECLS
