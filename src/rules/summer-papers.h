/* Whether the papers of somebody who works with children are in order. A clearance and a health certificate are
 * needed; a qualification and a training certificate are judged where there are any.
 *
 *   issued ─────────────── until          today ▼
 *   ├──────────────┤                                    expired: it ended before today
 *   ├───────────────────────────────────────┤   last    expiring: it ends before the last day of the work
 *   ├────────────────────────────────────────────┤      valid
 *
 * Work that is over is judged as of its last day. */
#pragma once

#include "summer-person-records.h"

G_BEGIN_DECLS

#define SUMMER_N_CERTIFICATES (SUMMER_CERTIFICATE_HEALTH + 1)

typedef struct
{
  SummerPapersState state; /* missing: there is none */
  SummerDay         until; /* of the one that lasts longest; none = for good, or missing */
} SummerPaper;

/* last: of the work; none = today is all that counts. papers: by SummerCertificateKind. Returns the worst of those needed. */
SummerPapersState summer_papers_judge     (const SummerCertificateRecord *certificates, guint n_certificates, SummerDay last, SummerDay today,
                                           SummerPaper papers[SUMMER_N_CERTIFICATES]);
gboolean          summer_papers_is_needed (SummerCertificateKind kind);

G_END_DECLS
