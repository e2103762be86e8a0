/* Years, a tab of the subsidy page: the same figures of the programmes of earlier years, beside this one's. */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_YEARS_VIEW (summer_years_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerYearsView, summer_years_view, SUMMER, YEARS_VIEW, AdwBin)

GtkWidget *summer_years_view_new     (void);
void       summer_years_view_refresh (GtkWidget *view, SummerOffice *office);

G_END_DECLS
