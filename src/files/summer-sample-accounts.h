/* Accounts for the invented programme, one of each role. Everybody knows their password: the data is invented. */
#pragma once

#include "summer-session.h"

G_BEGIN_DECLS

#define SUMMER_SAMPLE_PASSWORD "summer-2019"

const char *summer_sample_get_account  (SummerAccountRole role); /* its name */
gboolean    summer_sample_add_accounts (SummerStore *store, GError **error); /* to a file without any; the organiser is of the first class */

G_END_DECLS
