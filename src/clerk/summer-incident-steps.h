/* What followed on an incident, and drills against the next. Each call is one entry. */
#pragma once

#include "summer-complaints.h"
#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Fields: "kind", "day", "time", "person". */
void     summer_incident_step_check (SummerStore *store, const SummerIncidentStepRecord *step, SummerDay today, SummerTime now,
                                     SummerComplaints *complaints);
gboolean summer_incident_step_save  (SummerStore *store, SummerIncidentStepRecord *step, SummerDay today, SummerTime now,
                                     SummerComplaints *complaints, char **done, GError **error);
gboolean summer_incident_step_take_out (SummerStore *store, gint64 step, char **done, GError **error); /* noted by mistake */

/* Fields: "class", "day", "kind", "children", "staff", "seconds", "leader". */
void     summer_drill_check         (SummerStore *store, const SummerDrillRecord *drill, SummerDay today, SummerComplaints *complaints);
gboolean summer_drill_save          (SummerStore *store, SummerDrillRecord *drill, SummerDay today, SummerComplaints *complaints,
                                     char **done, GError **error); /* id 0 = a new one */
gboolean summer_drill_take_out      (SummerStore *store, gint64 drill, char **done, GError **error); /* noted by mistake */

G_END_DECLS
