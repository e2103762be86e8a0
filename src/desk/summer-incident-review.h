/* The clerk's side of an incident that was noted at a desk: its severity is confirmed or changed, and it waits no
 * longer. */
#pragma once

#include "summer-desk-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* One journal entry. by must be given; note may be NULL. done: (out) (optional), owned. */
gboolean summer_incident_review (SummerStore *store, gint64 incident, SummerSeverity severity, const char *by, SummerDay today,
                                 const char *note, char **done, GError **error);

G_END_DECLS
