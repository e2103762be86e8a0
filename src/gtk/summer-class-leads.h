/* Where the records of a class lead to: the page on which something can be done with them. */
#pragma once

#include "summer-class-records.h"
#include "summer-window.h"

G_BEGIN_DECLS

void summer_class_leads_follow       (SummerWindow *window, SummerClassRecords kind, const SummerClassFacts *of, guint row);
void summer_class_leads_show_problem (SummerWindow *window, const SummerClassFacts *of, gint64 visit); /* 0 = the worst of any visit */

G_END_DECLS
