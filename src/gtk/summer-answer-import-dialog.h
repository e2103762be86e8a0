/* The window in which answers of parents are pasted or opened, looked at and taken. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_answer_import_dialog_present (SummerWindow *parent);

G_END_DECLS
