/* The form of one step for several classes: what it does to each stands below, before it is done. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

/* classes: ids, copied. step: the SummerStep proposed; -1 = what comes next for the first class. */
void summer_class_batch_form_present (SummerWindow *parent, const gint64 *classes, guint n_classes, int step);

G_END_DECLS
