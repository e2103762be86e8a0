/* The forms about who stands behind the classes: providers, entries of their integrity record, hosts and
 * co-organisers. Each stands before parent and stores one entry. */
#pragma once

#include "summer-record-dialog.h"
#include "summer-terms.h"

G_BEGIN_DECLS

SummerRecordDialog *summer_provider_form_present       (GtkWindow *parent, SummerOffice *office, gint64 provider, GError **error); /* 0 = a new one */
SummerRecordDialog *summer_provider_event_form_present (GtkWindow *parent, SummerOffice *office, gint64 provider, SummerIntegrity kind, GError **error);
SummerRecordDialog *summer_provider_lift_form_present  (GtkWindow *parent, SummerOffice *office, gint64 provider, GError **error);
/* organisation 0: a new one of that kind, name where it is known already or NULL. */
SummerRecordDialog *summer_organisation_form_present   (GtkWindow *parent, SummerOffice *office, gint64 organisation,
                                                        SummerOrganisationKind kind, const char *name, GError **error);

G_END_DECLS
