#include "config.h"

#include "summer-papers.h"

gboolean
summer_papers_is_needed (SummerCertificateKind kind)
{
  return kind == SUMMER_CERTIFICATE_CLEARANCE || kind == SUMMER_CERTIFICATE_HEALTH;
}

static SummerPapersState
judge_until (SummerDay until, SummerDay last, SummerDay today)
{
  if (until == SUMMER_DAY_NONE)
    return SUMMER_PAPERS_VALID;
  if (last == SUMMER_DAY_NONE)
    last = today;
  if (until < MIN (today, last))
    return SUMMER_PAPERS_EXPIRED;
  return until < last ? SUMMER_PAPERS_EXPIRING : SUMMER_PAPERS_VALID;
}

/**
 * summer_papers_judge:
 * @certificates: (array length=n_certificates): of one person, in any order
 * @last: the last day of the person's work; none: there is none
 * @papers: (out caller-allocates): by kind, the paper that lasts longest
 *
 * Source: the issue that asks for qualification and clearance with expiry, training and a health certificate.
 *
 * Returns: the worst state of those that are needed
 */
SummerPapersState
summer_papers_judge (const SummerCertificateRecord *certificates,
                     guint n_certificates,
                     SummerDay last,
                     SummerDay today,
                     SummerPaper papers[SUMMER_N_CERTIFICATES])
{
  SummerPapersState worst = SUMMER_PAPERS_VALID;

  for (guint kind = 0; kind < SUMMER_N_CERTIFICATES; kind++)
    papers[kind] = (SummerPaper){ SUMMER_PAPERS_MISSING, SUMMER_DAY_NONE };
  for (guint i = 0; i < n_certificates; i++)
    {
      const SummerDay until = certificates[i].until;
      SummerPaper *paper = &papers[certificates[i].kind];
      const gboolean longer = paper->state == SUMMER_PAPERS_MISSING
                              || (paper->until != SUMMER_DAY_NONE
                                  && (until == SUMMER_DAY_NONE || until > paper->until));

      if (longer)
        *paper = (SummerPaper){ judge_until (until, last, today), until };
    }
  for (guint kind = 0; kind < SUMMER_N_CERTIFICATES; kind++)
    if (summer_papers_is_needed ((SummerCertificateKind) kind))
      worst = MIN (worst, papers[kind].state);
  return worst;
}
