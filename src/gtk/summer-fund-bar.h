/* The fund as a bar of segments (granted, undecided, left), with its legend in words and figures. */
#pragma once

#include <gtk/gtk.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_FUND_BAR (summer_fund_bar_get_type ())
G_DECLARE_FINAL_TYPE (SummerFundBar, summer_fund_bar, SUMMER, FUND_BAR, GtkWidget)

GtkWidget  *summer_fund_bar_new            (void);
void        summer_fund_bar_set_assessment (SummerFundBar *self, SummerAssessment *shown); /* the fund is that of the whole, and says so */
const char *summer_fund_bar_get_summary    (SummerFundBar *self); /* the same in words */

G_END_DECLS
