/* The staff: everybody who works in a class, where the plan has too few of them, and who is planned in two places. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_STAFF_PAGE (summer_staff_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerStaffPage, summer_staff_page, SUMMER, STAFF_PAGE, SummerPage)

G_END_DECLS
