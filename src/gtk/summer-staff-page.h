/* Everybody who works in a class, with a panel about the one chosen. */
#pragma once

#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_STAFF_PAGE (summer_staff_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerStaffPage, summer_staff_page, SUMMER, STAFF_PAGE, SummerSheetPage)

G_END_DECLS
