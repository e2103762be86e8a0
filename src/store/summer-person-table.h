/* People who work in classes, and their papers. Inserting fills in record->id where it is 0. */
#pragma once

#include "summer-person-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerPersonFunc) (const SummerPersonRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_person_each        (SummerStore *store, gint64 programme, SummerPersonFunc func, gpointer user_data, GError **error); /* by name, id */
gboolean summer_person_find        (SummerStore *store, gint64 id, SummerPersonFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_person_insert      (SummerStore *store, SummerPersonRecord *record, GError **error);
gboolean summer_person_update      (SummerStore *store, const SummerPersonRecord *record, GError **error);

typedef gboolean (*SummerCertificateFunc) (const SummerCertificateRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_certificate_each_of_programme (SummerStore *store, gint64 programme, SummerCertificateFunc func, gpointer user_data, GError **error); /* by person, by kind, the one that lasts longest first */
gboolean summer_certificate_insert (SummerStore *store, SummerCertificateRecord *record, GError **error);
gboolean summer_certificate_update (SummerStore *store, const SummerCertificateRecord *record, GError **error);
gboolean summer_certificate_delete (SummerStore *store, gint64 id, GError **error);

G_END_DECLS
