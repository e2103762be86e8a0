/* The form that puts a union into the tree. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_union_dialog_present (SummerWindow *parent, const char *name); /* a union of the tree */

G_END_DECLS
