/* Memory for passwords and keys: kept out of the swap and of core dumps, and wiped when it is freed. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gpointer summer_secret_alloc (gsize size, GError **error); /* all 0; NULL with error set */
void     summer_secret_free  (gpointer secret);            /* NULL is nothing to free */
char    *summer_secret_dup   (const char *text);           /* ends the program where there is no memory, as g_malloc() does */
void     summer_secret_wipe  (gpointer memory, gsize size); /* what lies elsewhere */

/* A text that is a secret, freed at the end of its block. */
typedef char SummerSecretText;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSecretText, summer_secret_free)

G_END_DECLS
