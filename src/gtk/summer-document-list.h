/* The documents of one record, whatever it is: attached from a file or dropped here, opened with the desktop's own
 * viewer, saved, removed. For a page, a panel or the extra of a form; it follows the records by itself.
 *
 * Actions: document.attach, document.attach-file (path), document.open, document.save-as, document.save-to (path),
 * document.remove. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_DOCUMENT_LIST (summer_document_list_get_type ())
G_DECLARE_FINAL_TYPE (SummerDocumentList, summer_document_list, SUMMER, DOCUMENT_LIST, GtkWidget)

GtkWidget *summer_document_list_new       (SummerOffice *office);
/* owner 0: the record is not stored yet, and nothing can be attached. */
void       summer_document_list_set_owner (SummerDocumentList *self, const char *owner_table, gint64 owner);
guint      summer_document_list_get_count (SummerDocumentList *self);

G_END_DECLS
