/* Numbers of bank accounts: digits, with spaces between them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is wrong, in the user's language; NULL = nothing. by_length: (out) (optional): it may be one all the same. */
const char *summer_account_number_get_fault (const char *number, gboolean *by_length);
char       *summer_account_number_dup_plain (const char *number); /* the digits alone; NULL for NULL */

G_END_DECLS
