/* What the page of safety says beside its lists about the row chosen, and what can be done with it. */
#pragma once

#include "summer-details.h"
#include "summer-office.h"
#include "summer-sheet.h"

G_BEGIN_DECLS

void summer_safety_details_describe_visit      (SummerDetails *details, SummerOffice *office, SummerSheetRow *row);
void summer_safety_details_describe_correction (SummerDetails *details, SummerOffice *office, SummerSheetRow *row);
void summer_safety_details_describe_incident   (SummerDetails *details, SummerOffice *office, SummerSheetRow *row);

G_END_DECLS
