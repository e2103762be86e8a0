/* What can still become of a class by its end: the rescue list. Pure, and judged on the same counts and findings as
 * the assessment, with no rate of its own.
 *
 * As of day D, what is recorded stands. Open are: the marks of children and staff that nobody made on a held day,
 * all marks of the open days to come (enrolments and calendar as planned), what may happen while the class is held,
 * and what somebody can still do:
 *
 *   condition       may come by itself          can be done                        lost for good
 *   approved        the decision                                                   rejected, withdrawn
 *   headcount       (attending) marks           enrol until the last day; take     too many have begun, or attend
 *                                               out who has not begun (enrolled)
 *   open_days       a day to come is cancelled  extra days between D and the last  more are missing than days are left
 *   attendance      marks                                                          below even with all present
 *   staff_plan                                  assign for days to come; not       a day up to D was short, of a
 *                                               opened: move its days              class that was opened
 *   staff_present   marks of both               assign for days to come            a held day was surely short
 *   insurance       marks                       insure days to come                a present child-day was not covered
 *   agreement       marks                       an agreement without a date is     a date given lies after the first
 *                                               found or signed                    present day
 *   venue                                       a review is held or found
 *   emergency_plan                              a plan without a date is found     dated after the first day
 *   provider                                    changed or renewed before the end  barred or not qualified at the end
 *   inspection      a serious problem           visits, corrections
 *   incident        an accident                                                    there was one
 *   satisfaction    responses, one a child                                         below even with all satisfied
 *                   of the headcount on D
 *   release         marks                       times and collectors are recorded
 *   host_limit                                  an earlier class of the host that  the earlier ones have ended
 *                                               has not ended gives way
 *
 * met        passes whatever comes by itself, if nothing more is done
 * lost       passes in no way that can still come or be done
 * not known  neither, and what it is hangs on the marks missing up to D: with all of them absent it would be
 *            another state than with all of them present
 * at risk    neither, and fails on the records up to D; or something must be done within SUMMER_RESCUE_DAYS of D, or
 *            should have been; or attendance (satisfaction) needs a higher rate of what is left than it had so far
 * on track   otherwise
 *
 * Where no child can be present any more, it is lost on the class's last day and not known before. */
#pragma once

#include "summer-conditions.h"

G_BEGIN_DECLS

#define SUMMER_RESCUE_DAYS 7

void summer_outlook_judge (const SummerCase *of, SummerFinding *finding); /* fills in its prospect */
void summer_outlook_sum   (SummerClassAssessment *class);                 /* of all its findings */

/* Of one condition; the finding is judged already. */
void summer_outlook_headcount     (const SummerCase *of, SummerFinding *finding);
void summer_outlook_attendance    (const SummerCase *of, SummerFinding *finding);
void summer_outlook_insurance     (const SummerCase *of, SummerFinding *finding);
void summer_outlook_agreement     (const SummerCase *of, SummerFinding *finding);
void summer_outlook_release       (const SummerCase *of, SummerFinding *finding);

SummerProspectState summer_outlook_by    (const SummerCase *of, SummerDay due); /* at risk when it is near or over, else on track */
SummerProspectState summer_outlook_empty (const SummerCase *of);                /* nobody can be present */

G_END_DECLS
