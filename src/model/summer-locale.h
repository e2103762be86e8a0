/* Messages in the user's language, from the installed catalogue or the one in the build folder. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     summer_locale_init       (void);  /* once, at the start of a program */
gboolean summer_locale_is_chinese (void);  /* whether messages come out in Chinese */

G_END_DECLS
