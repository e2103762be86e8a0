/* Import and export: the plan of an import before anything is written, and the workbooks that go out.
 * Shows the plan of files given by their paths (as). */
#pragma once

#include "summer-page.h"
#include "summer-window.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_EXCHANGE_PAGE (summer_exchange_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerExchangePage, summer_exchange_page, SUMMER, EXCHANGE_PAGE, SummerPage)

SummerPage *summer_exchange_page_new (void);

G_END_DECLS
