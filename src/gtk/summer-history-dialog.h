/* A window with what happened to a record, or in an entry of the journal: who changed what, when and why,
 * field by field, and how to take it back. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"

G_BEGIN_DECLS

/* table: of the record with the id, as the schema calls it; "" = id is the number of an entry. */
void summer_history_dialog_present (GtkWindow *parent, SummerOffice *office, const char *table, gint64 id);

G_END_DECLS
