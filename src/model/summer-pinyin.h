/* Pinyin of names, for searching by initials: 林甜甜 → "ltt". */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *summer_pinyin_dup_initials (const char *name);                     /* lower-case ASCII; other letters as they are */
int      summer_pinyin_compare      (const char *a, const char *b);         /* Chinese collation */

G_END_DECLS
