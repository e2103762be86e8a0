/* The window in which the questions to parents are written and put in order. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_questions_dialog_present (SummerWindow *parent);

G_END_DECLS
