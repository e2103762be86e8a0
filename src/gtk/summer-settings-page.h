/* What can be set: food samples of the programme, the class of the desk, the style of the window. */
#pragma once

#include "summer-page.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SETTINGS_PAGE (summer_settings_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerSettingsPage, summer_settings_page, SUMMER, SETTINGS_PAGE, SummerPage)

G_END_DECLS
