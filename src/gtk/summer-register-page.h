/* The register of the class of the desk: a month or a week of marks, as on paper. */
#pragma once

#include "summer-page.h"
#include "summer-register-grid.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_REGISTER_PAGE (summer_register_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerRegisterPage, summer_register_page, SUMMER, REGISTER_PAGE, SummerPage)

/* Shows "i": the period with that SummerDay. Properties "span": "month" or "week"; "typing": boolean.
 * Actions: register.previous, register.next, register.today, register.span, register.typing, and those of the grid. */
SummerRegisterGrid *summer_register_page_get_grid   (SummerRegisterPage *self);
SummerPeriod        summer_register_page_get_period (SummerRegisterPage *self); /* the days shown */

G_END_DECLS
