/* The programmes of a file, to choose from. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

/* title: how the one chosen is called, or the program where there is none yet (free with g_free). */
GMenuModel *summer_programme_menu_new (SummerOffice *office, gboolean can_create, char **title);

G_END_DECLS
