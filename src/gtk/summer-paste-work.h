/* The long parts of pasting a roster, each in a worker: reading it and comparing it with the records, comparing it
 * anew, writing it. Meanwhile nobody else may look at the paste. */
#pragma once

#include "summer-office.h"
#include "summer-roster-paste.h"

G_BEGIN_DECLS

/* text, or the path of a file; the other NULL. Finishes with a SummerRosterPaste. */
void               summer_paste_read_async    (SummerOffice *office, const char *text, const char *path,
                                               GAsyncReadyCallback callback, gpointer user_data);
/* Compares all rows anew: with column < G_MAXUINT after that has another meaning, else with what is stored now. */
void               summer_paste_compare_async (SummerOffice *office, SummerRosterPaste *paste, guint column, SummerMeaning meaning,
                                               GAsyncReadyCallback callback, gpointer user_data);
SummerRosterPaste *summer_paste_work_finish   (SummerOffice *office, GAsyncResult *result, GError **error); /* of both */

void               summer_paste_write_async   (SummerOffice *office, SummerRosterPaste *paste, const char *reason,
                                               GAsyncReadyCallback callback, gpointer user_data);
gboolean           summer_paste_write_finish  (SummerOffice *office, GAsyncResult *result, gint64 *sequence, GError **error);

G_END_DECLS
