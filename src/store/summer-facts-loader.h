/* The facts of a whole programme in one ordered pass a table. */
#pragma once

#include <gio/gio.h>

#include "summer-facts.h"
#include "summer-store.h"

G_BEGIN_DECLS

SummerFacts *summer_store_load_facts     (SummerStore *store, gint64 programme, GCancellable *cancellable, GError **error);
SummerFacts *summer_store_load_class_facts (SummerStore *store, gint64 class_id, gboolean with_marks, GError **error); /* of the one class */

G_END_DECLS
