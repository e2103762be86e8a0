/* The form of one step for several classes: what it does to each stands below, before it is done. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_class_batch_form_present (SummerWindow *parent, const gint64 *classes, guint n_classes); /* ids, copied */

G_END_DECLS
