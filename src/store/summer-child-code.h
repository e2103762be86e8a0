/* A code for a child that has none yet. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

/* Goes on counting as the class has counted so far, else as the programme has; the first of all is FZ-001-001. Nobody
 * of the programme has it. NULL with error. */
char *summer_child_code_dup_next (SummerStore *store, gint64 class_id, GError **error);

G_END_DECLS
