/* Today: the desk of a class. Children are signed in and out by two letters or a card and Enter; what needs a
 * person's judgement is asked for at the side. Shows a child's id "x". */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_TODAY_PAGE (summer_today_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerTodayPage, summer_today_page, SUMMER, TODAY_PAGE, SummerPage)

G_END_DECLS
