/* All children of the programme, with a panel about the one chosen. */
#pragma once

#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CHILDREN_PAGE (summer_children_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerChildrenPage, summer_children_page, SUMMER, CHILDREN_PAGE, SummerSheetPage)

G_END_DECLS
