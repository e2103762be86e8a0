/* The one door for identity numbers, telephone numbers and health notes: sensitive data of children. Every
 * such field is sealed on its way into the file and opened on its way out. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

char *summer_seal       (SummerStore *store, const char *plain);  /* NULL for NULL or empty */
char *summer_seal_open  (SummerStore *store, const char *sealed); /* NULL for NULL */

/* "4471 0283": the ends by which telephone numbers are found, NULL when there are none. */
char *summer_seal_dup_telephone_tails (const char *const *telephones, guint n_telephones);

G_END_DECLS
