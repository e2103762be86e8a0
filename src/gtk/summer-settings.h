/* What the window remembers, from the installed schema or the one beside the build. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GSettings *summer_settings_new           (void);
GSettings *summer_settings_new_for_sheet (const char *sheet_id);

G_END_DECLS
