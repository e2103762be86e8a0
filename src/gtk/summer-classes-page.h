/* All classes of the programme. */
#pragma once

#include "summer-sheet-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASSES_PAGE (summer_classes_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassesPage, summer_classes_page, SUMMER, CLASSES_PAGE, SummerSheetPage)

G_END_DECLS
