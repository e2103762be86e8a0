/* Applications for places, the priorities that they claim, and the lotteries held among them. Inserting fills in
 * record->id where there is one and it is 0. */
#pragma once

#include "summer-enrolment-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerApplicationFunc) (const SummerApplicationRecord *record, gpointer user_data); /* FALSE stops */
typedef gboolean (*SummerApplicationBriefFunc) (const SummerApplicationBriefRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_application_each          (SummerStore *store, gint64 programme, SummerApplicationFunc func, gpointer user_data, GError **error); /* by number */
gboolean summer_application_each_in_class (SummerStore *store, gint64 class_id, SummerApplicationFunc func, gpointer user_data, GError **error); /* by number */
gboolean summer_application_brief_each    (SummerStore *store, gint64 programme, SummerApplicationBriefFunc func, gpointer user_data, GError **error); /* in no order */
gboolean summer_application_brief_each_in_class (SummerStore *store, gint64 class_id, SummerApplicationBriefFunc func, gpointer user_data, GError **error);
gboolean summer_application_find          (SummerStore *store, gint64 id, SummerApplicationFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_application_insert        (SummerStore *store, SummerApplicationRecord *record, GError **error);
gboolean summer_application_update        (SummerStore *store, const SummerApplicationRecord *record, GError **error);
gint64   summer_application_find_number   (SummerStore *store, gint64 programme, const char *number, GError **error); /* 0 without error = nobody's */
char    *summer_application_dup_next_number (SummerStore *store, gint64 programme, GError **error); /* BM0001 … */

typedef gboolean (*SummerApplicationGroupFunc) (const SummerApplicationGroupRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_application_group_each    (SummerStore *store, gint64 programme, SummerApplicationGroupFunc func, gpointer user_data, GError **error);
gboolean summer_application_group_each_in_class (SummerStore *store, gint64 class_id, SummerApplicationGroupFunc func, gpointer user_data, GError **error);
gboolean summer_application_group_each_of (SummerStore *store, gint64 application, SummerApplicationGroupFunc func, gpointer user_data, GError **error);
gboolean summer_application_group_save    (SummerStore *store, gint64 application, SummerPriority priority, SummerClaim claim, GError **error);

typedef gboolean (*SummerLotteryFunc) (const SummerLotteryRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_lottery_each              (SummerStore *store, gint64 class_id, SummerLotteryFunc func, gpointer user_data, GError **error); /* oldest first */
gboolean summer_lottery_insert            (SummerStore *store, SummerLotteryRecord *record, GError **error);
gboolean summer_lottery_get_highest       (SummerStore *store, gint64 class_id, int *draw, GError **error); /* 0 = none was held */

G_END_DECLS
