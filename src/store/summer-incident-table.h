/* What follows on incidents: who was told and what was done, claims on the insurer; and drills. Inserting fills in
 * record->id where it is 0. */
#pragma once

#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* When and in which class an incident was, noted at a desk or out of a workbook: NOT_FOUND when it is gone. */
typedef gboolean (*SummerIncidentWhenFunc) (SummerDay day, SummerTime time, gint64 class_id, gpointer user_data);

gboolean summer_incident_find_when   (SummerStore *store, gint64 incident, SummerIncidentWhenFunc func, gpointer user_data, GError **error);

typedef gboolean (*SummerIncidentChildFunc) (gint64 child, const char *code, const char *name, gpointer user_data); /* FALSE stops */

/* Who was part of it; where nobody is named, everybody of the class. */
gboolean summer_incident_child_each  (SummerStore *store, gint64 incident, SummerIncidentChildFunc func, gpointer user_data, GError **error); /* by code */

typedef gboolean (*SummerIncidentStepFunc) (const SummerIncidentStepRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_incident_step_each   (SummerStore *store, gint64 incident, SummerIncidentStepFunc func, gpointer user_data, GError **error); /* of one incident, by day, time */
gboolean summer_incident_step_insert (SummerStore *store, SummerIncidentStepRecord *record, GError **error);
gboolean summer_incident_step_update (SummerStore *store, const SummerIncidentStepRecord *record, GError **error);
gboolean summer_incident_step_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerDrillFunc) (const SummerDrillRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_drill_find   (SummerStore *store, gint64 id, SummerDrillFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_drill_insert (SummerStore *store, SummerDrillRecord *record, GError **error);
gboolean summer_drill_update (SummerStore *store, const SummerDrillRecord *record, GError **error);
gboolean summer_drill_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerClaimFunc) (const SummerClaimRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_claim_each   (SummerStore *store, gint64 incident, SummerClaimFunc func, gpointer user_data, GError **error); /* of one incident, by the day reported */
gboolean summer_claim_find   (SummerStore *store, gint64 id, SummerClaimFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_claim_insert (SummerStore *store, SummerClaimRecord *record, GError **error);
gboolean summer_claim_update (SummerStore *store, const SummerClaimRecord *record, GError **error);
gboolean summer_claim_delete (SummerStore *store, gint64 id, GError **error);

G_END_DECLS
