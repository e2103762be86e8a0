/* What every class still needs, the most urgent first. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_RESCUE_PAGE (summer_rescue_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerRescuePage, summer_rescue_page, SUMMER, RESCUE_PAGE, SummerPage)

G_END_DECLS
