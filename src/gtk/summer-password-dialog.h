/* One's own password becomes another one. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PASSWORD_DIALOG (summer_password_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerPasswordDialog, summer_password_dialog, SUMMER, PASSWORD_DIALOG, AdwWindow)

void summer_password_dialog_present (SummerWindow *parent);

G_END_DECLS
