/* The form that assigns somebody to a class: a person of the records, or one who is new. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_assignment_form_present (SummerWindow *parent, gint64 class_id); /* 0 = to be chosen */

G_END_DECLS
