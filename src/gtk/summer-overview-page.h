/* Overview: how the programme stands, and what needs attention first. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_OVERVIEW_PAGE (summer_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerOverviewPage, summer_overview_page, SUMMER, OVERVIEW_PAGE, SummerPage)

SummerPage *summer_overview_page_new (void);

G_END_DECLS
