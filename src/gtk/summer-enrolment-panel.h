/* What the panel beside the waiting list says of an application. */
#pragma once

#include "summer-details.h"
#include "summer-roll.h"

G_BEGIN_DECLS

void summer_enrolment_panel_describe (SummerDetails *details, SummerStore *store, const SummerRoll *roll, const SummerRollEntry *entry);

G_END_DECLS
