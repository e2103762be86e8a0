/* The code on the recovery sheet: 145 bits by chance in groups that can be read out and typed, with a character at the
 * end by which a slip is noticed.  K7Q2M-…-X4T9C */
#pragma once

#include "summer-secret.h"

G_BEGIN_DECLS

#define SUMMER_RECOVERY_GROUPS 6
#define SUMMER_RECOVERY_GROUP  5 /* characters of a group */

char *summer_recovery_code_new   (GError **error); /* a secret */
/* As it was made: whatever the case and the spaces, with O for 0 and I or L for 1. A secret; NULL with error set. */
char *summer_recovery_code_parse (const char *text, GError **error);
/* What one types back to show that the sheet is at hand. */
gboolean summer_recovery_code_is_last_group (const char *code, const char *text);

G_END_DECLS
