/* Visits and incidents: two sheets, one behind the other. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SAFETY_PAGE (summer_safety_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerSafetyPage, summer_safety_page, SUMMER, SAFETY_PAGE, SummerPage)

G_END_DECLS
