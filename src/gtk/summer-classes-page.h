/* All classes of the programme, and those behind them: providers, hosts and co-organisers. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASSES_PAGE (summer_classes_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassesPage, summer_classes_page, SUMMER, CLASSES_PAGE, SummerPage)

G_END_DECLS
