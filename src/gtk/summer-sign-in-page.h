/* What a window shows of a file with accounts before somebody has signed in: the names to choose from, a place for the
 * password, and the ways out of a forgotten one. */
#pragma once

#include <gtk/gtk.h>

#include "summer-session.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_SIGN_IN_PAGE (summer_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (SummerSignInPage, summer_sign_in_page, SUMMER, SIGN_IN_PAGE, GtkWidget)

/* Signal "signed-in": SummerSession *, borrowed. */
void summer_sign_in_page_ask (SummerSignInPage *self, const char *path, const char *account); /* account: who was here last; may be NULL */

G_END_DECLS
