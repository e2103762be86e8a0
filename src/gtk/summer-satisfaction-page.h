/* What parents think: results by class, question and union, their answers, and where these are entered. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SATISFACTION_PAGE (summer_satisfaction_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerSatisfactionPage, summer_satisfaction_page, SUMMER, SATISFACTION_PAGE, SummerPage)

G_END_DECLS
