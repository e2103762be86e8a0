/* The right side of the desk: whatever is asked of a person about the child chosen, or the staff, and below it
 * who went home last. */
#pragma once

#include "summer-arrival-panel.h"
#include "summer-release-panel.h"
#include "summer-staff-panel.h"
#include "summer-times-panel.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_SIDE_IDLE,
  SUMMER_SIDE_ARRIVAL, /* a child that may be signed in */
  SUMMER_SIDE_RELEASE, /* a child that is here */
  SUMMER_SIDE_GONE,    /* a child that went home */
  SUMMER_SIDE_EARLIER, /* a child without a sign-out on an earlier day */
  SUMMER_SIDE_TIMES,
  SUMMER_SIDE_STAFF,
} SummerSideMode;

#define SUMMER_TYPE_TODAY_SIDE (summer_today_side_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodaySide, summer_today_side, SUMMER, TODAY_SIDE, GtkWidget)

GtkWidget          *summer_today_side_new         (void);
/* Both read at once, not kept. recent: SummerDayChild who went home last, the last one first. */
void                summer_today_side_set_day     (SummerTodaySide *self, const SummerClassDay *day, const GPtrArray *recent);
void                summer_today_side_show        (SummerTodaySide *self, SummerSideMode mode);
SummerSideMode      summer_today_side_get_mode    (SummerTodaySide *self);
/* Who the panel is about. check: who must not collect; NULL = not known. Read at once, not kept. */
void                summer_today_side_set_child   (SummerTodaySide *self, const SummerClassDay *day, guint child, const SummerReleaseCheck *check);
SummerArrivalPanel *summer_today_side_get_arrival (SummerTodaySide *self);
SummerReleasePanel *summer_today_side_get_release (SummerTodaySide *self);
SummerTimesPanel   *summer_today_side_get_times   (SummerTodaySide *self);
SummerStaffPanel   *summer_today_side_get_staff   (SummerTodaySide *self);
gboolean            summer_today_side_has_focus   (SummerTodaySide *self);

G_END_DECLS
