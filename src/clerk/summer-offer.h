/* Places offered to those that wait, and what became of the offers. Each call is one entry of the journal. */
#pragma once

#include "summer-complaints.h"
#include "summer-records.h"
#include "summer-roll.h"

G_BEGIN_DECLS

#define SUMMER_CHILD_NEW ((gint64) -1) /* another child than those found with the same name */

/* In turn: to the first in the queues, as many as there are places and at most so many; class_id 0 = of all classes,
 * of these unions (see summer_roll_narrow()) where they are given. */
gboolean summer_offer_in_turn (SummerStore *store, gint64 programme, const char *unions, gint64 class_id, guint most, SummerDay today, char **done, GError **error);
SummerDay summer_offer_propose (const SummerRoll *roll, const SummerRollEntry *entry); /* the last day of an offer made today: by the rule, and not after the class */
/* To the one chosen; reason: why, when it is not its turn. until: the last day of the offer. */
gboolean summer_offer_make    (SummerStore *store, gint64 programme, gint64 application, SummerDay until, const char *reason,
                               SummerDay today, char **done, GError **error);
/* The child comes into the class. child: 0 = a new one unless there is one like it (CONFLICT), SUMMER_CHILD_NEW, or the
 * one that it is. first_day: none = the class's, or today once it has begun. */
gboolean summer_offer_accept  (SummerStore *store, gint64 programme, gint64 application, gint64 child, SummerDay first_day,
                               SummerDay today, char **done, GError **error);
/* What the child will lack on its first day in the class, as warnings of the fields child and first_day. */
void     summer_offer_warn    (SummerStore *store, gint64 programme, gint64 class_id, gint64 child, SummerDay day, SummerComplaints *complaints);
gboolean summer_offer_expire  (SummerStore *store, gint64 programme, const char *unions, SummerDay today, char **done, GError **error); /* all whose last day is over */

G_END_DECLS
