/* The programmes of a file, with their policies and closed days. Inserting fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-records.h"
#include "summer-store.h"
#include "summer-policy.h"

G_BEGIN_DECLS

typedef gboolean (*SummerProgrammeFunc) (const SummerProgrammeRecord *record, gpointer user_data);

gboolean      summer_programme_each            (SummerStore *store, SummerProgrammeFunc func, gpointer user_data, GError **error); /* by year, name */
gboolean      summer_programme_insert          (SummerStore *store, SummerProgrammeRecord *record, GError **error);
gboolean      summer_programme_update          (SummerStore *store, const SummerProgrammeRecord *record, GError **error);
/* The programme of a year (0 = the only one, else the newest year); 0 and NOT_FOUND when there is none. */
gint64        summer_programme_find            (SummerStore *store, int year, GError **error);

SummerPolicy *summer_programme_read_policy     (SummerStore *store, const char *sql, gint64 id, GError **error); /* for the versions of it */
SummerPolicy *summer_programme_load_policy     (SummerStore *store, gint64 programme, GError **error);
gboolean      summer_programme_save_policy     (SummerStore *store, gint64 programme, const SummerPolicy *policy, GError **error);
GArray       *summer_programme_load_closed_days (SummerStore *store, gint64 programme, GError **error); /* SummerDay, sorted */
gboolean      summer_programme_save_closed_days (SummerStore *store, gint64 programme, const SummerDay *days, guint n_days, GError **error);

G_END_DECLS
