/* How people write dates, and what is wrong with those that are none. Private to the doctor of cells. */
#pragma once

#include "summer-day.h"

G_BEGIN_DECLS

SummerDay summer_doctor_read_day (const char *text, char **reason); /* NONE = no day; reason in words, both ways */

G_END_DECLS
