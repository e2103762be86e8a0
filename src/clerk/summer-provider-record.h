/* Providers with their particulars and their integrity record, hosts and co-organisers. */
#pragma once

#include "summer-complaints.h"
#include "summer-life-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerProviderRecord       provider;
  SummerProviderDetailRecord detail;
} SummerProviderForm;

/* Fields: name, credit_code, qualified_until, telephone. */
void     summer_provider_form_check  (SummerStore *store, const SummerProviderForm *form, SummerComplaints *complaints);
gboolean summer_provider_form_save   (SummerStore *store, SummerProviderForm *form, SummerComplaints *complaints, char **done, GError **error);
gboolean summer_provider_record_delete (SummerStore *store, gint64 id, char **done, GError **error); /* only while no class has it */

/* The integrity record. A bar in force on a day of its classes bars the provider in the same entry; fields: day, until,
 * reason, person. */
void     summer_provider_event_check (const SummerProviderEventRecord *record, SummerDay today, SummerComplaints *complaints);
gboolean summer_provider_event_save  (SummerStore *store, SummerProviderEventRecord *record, SummerDay today, SummerComplaints *complaints,
                                      char **done, GError **error);
gboolean summer_provider_event_remove (SummerStore *store, gint64 id, char **done, GError **error);
gboolean summer_provider_lift_bar    (SummerStore *store, gint64 id, SummerDay day, const char *reason, SummerDay today, char **done, GError **error); /* from day on */

/* summer-organisation-record.c. Fields: name, credit_code, telephone. A new name is that of its classes, too. */
void     summer_organisation_check   (SummerStore *store, const SummerOrganisationRecord *record, SummerComplaints *complaints);
gboolean summer_organisation_save    (SummerStore *store, SummerOrganisationRecord *record, SummerComplaints *complaints, char **done, GError **error);
gboolean summer_organisation_remove  (SummerStore *store, gint64 id, char **done, GError **error); /* only while no class names it */

G_END_DECLS
