/* Asks why something is to be written that needs a reason: a small dialog with an entry, confirmed with Enter. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* reason NULL = it is not to be written. */
typedef void (*SummerReasonFunc) (const char *reason, gpointer user_data);

/* last: what was given before, ready to be taken again; NULL = nothing. free_data is called after func. */
void summer_reason_dialog_ask (GtkWidget *parent, const char *title, const char *text, const char *last,
                               SummerReasonFunc func, gpointer user_data, GDestroyNotify free_data);

G_END_DECLS
