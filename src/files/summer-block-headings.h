/* Headings of lists, in the words of offices and insurers. */
#pragma once

#include "summer-block.h"

G_BEGIN_DECLS

SummerMeaning summer_meaning_parse_heading (const char *text); /* NONE = not known */

G_END_DECLS
