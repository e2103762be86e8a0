/* The toasts that hold more than a line: a file that was written, an error with what to do. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *summer_toast_new_for_file  (const char *path, gboolean can_open);
AdwToast *summer_toast_new_for_error (const GError *error);
/* Takes the toast. While one is there, the window has the style "toasting": lists leave it room below their last rows. */
void      summer_toast_show          (AdwToastOverlay *overlay, AdwToast *toast);

G_END_DECLS
