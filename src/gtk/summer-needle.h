/* What a filter looks for in texts, whatever its case. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     summer_needle_set   (char **needle, const char *text); /* empty = NULL: nothing is looked for */
gboolean summer_needle_is_in (const char *needle, const char *text); /* text NULL = no */
char    *summer_needle_dup_subtitle (const char *subtitle, const char *filter); /* for paper: what is shown of the list */

G_END_DECLS
