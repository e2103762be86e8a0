/* The classes that rows of a pasted roster may go to when they name none. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

/* ids: empty; gets the ids in the order of the texts, the first 0 = not chosen. Also with error set what could be read. */
GListModel *summer_paste_classes_list (SummerOffice *office, GArray *ids, GError **error);
guint       summer_paste_classes_find (GArray *ids, gint64 class_id); /* 0 = not among them */

G_END_DECLS
