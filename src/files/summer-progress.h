/* How far a long piece of work is. Called from the thread that does the work. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*SummerProgressFunc) (double fraction, gpointer user_data); /* 0 to 1 */

G_END_DECLS
