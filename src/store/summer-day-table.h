/* One day of one class as the desk keeps it: its children with their marks and times, its staff, its sign-off
 * and what was corrected after that. */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* A child that is or was enrolled in the class, or has a mark there that day. */
typedef struct
{
  gint64      id;
  const char *code, *name, *pinyin, *telephone_tails, *grade, *health, *guardian, *relationship;
  SummerSex   sex;
  SummerDay   birth;
  SummerMark  mark;
  SummerTime  in, out;
  const char *brought_by, *collected_by;
  SummerDay   still_in; /* the latest earlier day with a sign-in and no sign-out; none = none */
} SummerDayRow;

typedef gboolean (*SummerDayRowFunc) (const SummerDayRow *row, gpointer user_data); /* FALSE stops */

gboolean summer_day_row_each         (SummerStore *store, gint64 class_id, SummerDay day, SummerDayRowFunc func, gpointer user_data, GError **error); /* by child code */
gboolean summer_day_row_find         (SummerStore *store, gint64 class_id, SummerDay day, gint64 child, SummerDayRowFunc func, gpointer user_data, GError **error); /* NOT_FOUND */

typedef gboolean (*SummerStaffDayFunc) (const SummerStaffDayRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_staff_day_each       (SummerStore *store, gint64 class_id, SummerDay day, SummerStaffDayFunc func, gpointer user_data, GError **error); /* by name */
gboolean summer_staff_day_save       (SummerStore *store, const SummerStaffDayRecord *record, GError **error); /* new or not */

typedef gboolean (*SummerSignOffFunc) (const SummerSignOffRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_sign_off_each        (SummerStore *store, gint64 class_id, SummerSignOffFunc func, gpointer user_data, GError **error); /* of one class, by day */
gboolean summer_sign_off_each_in_programme (SummerStore *store, gint64 programme, SummerSignOffFunc func, gpointer user_data, GError **error); /* by class id, day */
gboolean summer_sign_off_is_there    (SummerStore *store, gint64 class_id, SummerDay day, gboolean *there, GError **error);
gboolean summer_sign_off_insert      (SummerStore *store, const SummerSignOffRecord *record, GError **error);

typedef gboolean (*SummerCorrectionFunc) (const SummerCorrectionRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_correction_each      (SummerStore *store, gint64 class_id, SummerCorrectionFunc func, gpointer user_data, GError **error); /* of one class, by day, time */
gboolean summer_correction_insert    (SummerStore *store, SummerCorrectionRecord *record, GError **error);
/* What stands there now, unrecorded too, before it is changed. */
gboolean summer_correction_keep_child (SummerStore *store, gint64 class_id, SummerDay day, gint64 child, const char *reason, const char *by, GError **error);
gboolean summer_correction_keep_staff (SummerStore *store, gint64 class_id, SummerDay day, const char *staff, const char *reason, const char *by, GError **error);

/* Settings of a programme that no rule reads; NULL without error = not set. */
char    *summer_setting_dup          (SummerStore *store, gint64 programme, const char *name, GError **error);
gboolean summer_setting_save         (SummerStore *store, gint64 programme, const char *name, const char *value, GError **error);

G_END_DECLS
