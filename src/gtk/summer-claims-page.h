/* Claims on the insurers: the second sheet of the page of insurance. */
#pragma once

#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CLAIMS_PAGE (summer_claims_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerClaimsPage, summer_claims_page, SUMMER, CLAIMS_PAGE, SummerSheetPage)

G_END_DECLS
