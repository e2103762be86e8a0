/* First steps: a new programme from a preset with its numbers shown, the invented sample, or an import. */
#pragma once

#include "summer-page.h"
#include "summer-window.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_START_PAGE (summer_start_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerStartPage, summer_start_page, SUMMER, START_PAGE, SummerPage)

SummerPage *summer_start_page_new (void);

G_END_DECLS
