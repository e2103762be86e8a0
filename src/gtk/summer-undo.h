/* Taking back what was done, by entries of the journal. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

char *summer_undo_dup_next (SummerOffice *office); /* what would be taken back now, in words; NULL = nothing */
/* Takes back the entry; 0 = the last that can be. The result is what it was, in words. */
void  summer_undo_async    (SummerOffice *office, gint64 sequence, GAsyncReadyCallback callback, gpointer user_data);
char *summer_undo_finish   (SummerOffice *office, GAsyncResult *result, GError **error);

G_END_DECLS
