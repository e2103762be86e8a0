/* One class: its assessment first, then the records it was made from. Shows a class by its code (s), or
 * also by the tab of its records (ss). */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_CLASS_PAGE (summer_class_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerClassPage, summer_class_page, SUMMER, CLASS_PAGE, SummerPage)

SummerPage *summer_class_page_new        (void);
gboolean    summer_class_page_is_outside (SummerClassPage *self); /* its class is of none of the unions shown */

G_END_DECLS
