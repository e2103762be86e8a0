/* Reading files into a plan and writing a plan, each in a worker with progress and Cancel. */
#pragma once

#include "summer-office.h"
#include "summer-plan.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 sequence, programme; /* the journal entry, and where it was written to */
} SummerImported;

char           *summer_import_dup_names    (char **paths); /* without their folders; NULL = none */
void            summer_import_read_async   (SummerOffice *office, const char *title, const char *const *paths,
                                            GAsyncReadyCallback callback, gpointer user_data);
SummerPlan     *summer_import_read_finish  (SummerOffice *office, GAsyncResult *result, GError **error);
void            summer_import_write_async  (SummerOffice *office, const char *title, SummerPlan *plan,
                                            GAsyncReadyCallback callback, gpointer user_data);
SummerImported *summer_import_write_finish (SummerOffice *office, GAsyncResult *result, GError **error); /* g_free() */

G_END_DECLS
