/* Subsidy: who gets how much of the fund, and why; and what else finance works on, a tab each. Shows a class by its code or
 * a tab by its name (s). */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SUBSIDY_PAGE (summer_subsidy_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerSubsidyPage, summer_subsidy_page, SUMMER, SUBSIDY_PAGE, SummerPage)

SummerPage *summer_subsidy_page_new (void);

G_END_DECLS
