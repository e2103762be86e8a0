/* Why a database does not open, and what can be done about it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *summer_problem_dup_markup (const GError *error, const char *path);

G_END_DECLS
