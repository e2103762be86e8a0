/* The grade of a school child out of what offices write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int summer_grade_parse (const char *text); /* 1 to 9; 0 = not known */

G_END_DECLS
