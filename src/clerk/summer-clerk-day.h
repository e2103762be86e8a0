/* On which days a class is held, for checks of a form. For the files of this floor. */
#pragma once

#include "summer-complaints.h"
#include "summer-day.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Complains of a day to come, of a class that is gone and of a day that is none of the class's; warns of one on
 * which it is not held. FALSE: nothing more can be said of the day. */
gboolean summer_clerk_day_check (SummerStore *store, gint64 class_id, SummerDay day, SummerDay today, const char *day_field,
                                      SummerComplaints *complaints);

G_END_DECLS
