/* Names of people, as different hands write them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean summer_name_equal   (const char *a, const char *b); /* without space, width of letters and case; NULL is no name */
char    *summer_name_dup_key (const char *name); /* the same for equal names */

G_END_DECLS
