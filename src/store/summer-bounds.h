/* What an organiser sees: on the connection of one, every table is narrowed to the records of the classes that the
 * account is bound to, and none of others is written. */
#pragma once

#include <sqlite3.h>

#include "summer-session.h"

G_BEGIN_DECLS

gboolean summer_bounds_set_up (sqlite3 *db, SummerSession *session, GError **error);

G_END_DECLS
