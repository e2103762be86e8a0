/* Taking back what was done, by entries of the journal. */
#pragma once

#include "summer-office.h"
#include "summer-window.h"

G_BEGIN_DECLS

/* What would be taken back now, in words; NULL without error = nothing. */
char *summer_undo_dup_next (SummerOffice *office, GError **error);
#define SUMMER_UNDO_LAST 0  /* the last entry of this window that can be taken back */
#define SUMMER_UNDO_AGAIN -1 /* its last undo that can: redo */

/* Takes back the entry. The result is what it was, in words. Who asks while one is under way comes after it. */
void  summer_undo_async    (SummerOffice *office, gint64 sequence, GAsyncReadyCallback callback, gpointer user_data);
char *summer_undo_finish   (SummerOffice *office, GAsyncResult *result, GError **error);
void  summer_undo_tell     (SummerWindow *window, const GError *error); /* why nothing was taken back */
gboolean summer_undo_is_running (SummerOffice *office);

G_END_DECLS
