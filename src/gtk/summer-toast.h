/* The toasts that hold more than a line: a file that was written, an error with what to do. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

AdwToast *summer_toast_new_for_file  (const char *path, gboolean can_open);
AdwToast *summer_toast_new_for_error (const GError *error);

G_END_DECLS
