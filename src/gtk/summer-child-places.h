/* What the panel of a child says of its agreements and of the classes that it left, and what can be done there. */
#pragma once

#include "summer-details.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean summer_child_places_describe (SummerDetails *details, SummerStore *store, gint64 child, GError **error);

G_END_DECLS
