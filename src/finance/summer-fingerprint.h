/* A fingerprint of everything that an assessment was made from. */
#pragma once

#include "summer-assessment.h"

G_BEGIN_DECLS

char *summer_fingerprint_dup (const SummerAssessment *assessment); /* BLAKE2b-256 in hexadecimal */

G_END_DECLS
