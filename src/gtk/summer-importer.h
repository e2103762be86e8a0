/* The ways into an import: the window's actions import (asks for files) and import-files (paths), and files
 * dropped anywhere on the window. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_importer_add_actions (SummerWindow *window);

G_END_DECLS
