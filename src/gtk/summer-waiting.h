/* How much waits on a page, for its badge in the sidebar: out of the one assessment or the desk's day, before the page is made. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

guint summer_waiting_count_classes   (SummerOffice *office); /* not, or not yet, eligible */
guint summer_waiting_count_endangered (SummerOffice *office); /* classes at risk, or not known to be none */
guint summer_waiting_count_admissions (SummerOffice *office); /* offers that have lapsed, and applications that a place is free for; asks the store */
guint summer_waiting_count_short_staffed (SummerOffice *office); /* classes with a day to come for which too few staff are planned */
guint summer_waiting_count_uninsured (SummerOffice *office); /* classes with a child-day that nobody insured, past or to come soon */
guint summer_waiting_count_unsafe    (SummerOffice *office); /* classes with a serious problem open, or not visited enough */
guint summer_waiting_count_awaited (SummerOffice *office); /* children expected today at the desk's class, and not recorded */
guint summer_waiting_count_unrecorded (SummerOffice *office); /* child-days of the class of the desk up to today; asks the store */

G_END_DECLS
