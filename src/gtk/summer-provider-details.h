/* What the panel says of one provider: particulars, integrity record, and what can be done. */
#pragma once

#include "summer-details.h"
#include "summer-store.h"

G_BEGIN_DECLS

void summer_provider_details_fill (SummerDetails *details, SummerStore *store, gint64 provider);

G_END_DECLS
