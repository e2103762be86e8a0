/* One prepared SELECT that steps over every row of attendance: what a judgement of all classes is measured against. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double bare_scan_seconds_since (gint64 start);
double bare_scan_time          (const char *path); /* seconds, the opening of a connection of its own included */

G_END_DECLS
