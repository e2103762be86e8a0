/* The insurance policies and how many children each of them names; beside them the claims. */
#pragma once

#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_INSURANCE_PAGE (summer_insurance_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerInsurancePage, summer_insurance_page, SUMMER, INSURANCE_PAGE, SummerSheetPage)

gint64 summer_insurance_page_get_policy (SummerInsurancePage *self); /* the id of the policy that is chosen; 0 = none */

G_END_DECLS
