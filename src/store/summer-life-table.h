/* What an office knows of its classes beyond the workbook: the steps taken, the organisations behind them, the
 * providers' particulars and integrity records, venues with their facilities. Inserting fills in record->id where
 * there is one and it is 0. */
#pragma once

#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerClassStepFunc) (const SummerClassStepRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_class_step_each   (SummerStore *store, gint64 class_id, SummerClassStepFunc func, gpointer user_data, GError **error); /* as they were taken */
gboolean summer_class_step_insert (SummerStore *store, SummerClassStepRecord *record, GError **error);
gboolean summer_class_set_state   (SummerStore *store, gint64 class_id, SummerClassState state, GError **error); /* that of a step */

typedef gboolean (*SummerOrganisationFunc) (const SummerOrganisationRecord *record, gpointer user_data);

gboolean summer_organisation_insert (SummerStore *store, SummerOrganisationRecord *record, GError **error);
gboolean summer_organisation_update (SummerStore *store, const SummerOrganisationRecord *record, GError **error);
gboolean summer_organisation_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerProviderDetailFunc) (const SummerProviderDetailRecord *record, gpointer user_data);

gboolean summer_provider_detail_each   (SummerStore *store, gint64 provider, SummerProviderDetailFunc func, gpointer user_data, GError **error); /* none or one */
gboolean summer_provider_detail_save   (SummerStore *store, const SummerProviderDetailRecord *record, GError **error); /* new or changed */
gboolean summer_provider_detail_clear  (SummerStore *store, gint64 provider, GError **error);

typedef gboolean (*SummerProviderEventFunc) (const SummerProviderEventRecord *record, gpointer user_data);

gboolean summer_provider_event_each   (SummerStore *store, gint64 provider, SummerProviderEventFunc func, gpointer user_data, GError **error); /* newest first */
gboolean summer_provider_event_insert (SummerStore *store, SummerProviderEventRecord *record, GError **error);
gboolean summer_provider_event_update (SummerStore *store, const SummerProviderEventRecord *record, GError **error);
gboolean summer_provider_event_delete (SummerStore *store, gint64 id, GError **error);

typedef gboolean (*SummerVenueFunc) (const SummerVenueRecord *record, gpointer user_data);

gboolean summer_venue_each  (SummerStore *store, gint64 class_id, SummerVenueFunc func, gpointer user_data, GError **error); /* none or one */
gboolean summer_venue_save  (SummerStore *store, const SummerVenueRecord *record, GError **error); /* new or changed */
gboolean summer_venue_clear (SummerStore *store, gint64 class_id, GError **error);

/* The facilities that the programme asks for, each with the answer of a class: answer -1 = none yet. */
typedef gboolean (*SummerFacilityFunc) (gint64 item, const char *text, int answer, gpointer user_data);

gboolean summer_facility_each          (SummerStore *store, gint64 programme, gint64 class_id, SummerFacilityFunc func, gpointer user_data, GError **error);
gboolean summer_facility_save_answer   (SummerStore *store, const SummerVenueItemRecord *record, GError **error);
gboolean summer_facility_clear_answers (SummerStore *store, gint64 class_id, GError **error);

/* The records that refer to one: a table and how many of it. */
typedef struct
{
  char *table;
  guint count;
} SummerReference;

/* Element SummerReference, owned: by the foreign keys of the schema, and the documents. */
GArray  *summer_references_list (SummerStore *store, const char *table, gint64 id, GError **error);
/* "3 Enrolments, 2 Visits" */
char    *summer_references_dup_text (const GArray *references);

G_END_DECLS
