/* The recovery sheet: the code that opens the records when passwords or the computer are lost, on paper. */
#pragma once

#include "summer-day.h"
#include "summer-form.h"

G_BEGIN_DECLS

/* path: of the records; account: of the administrator. */
SummerForm *summer_recovery_form_new (const char *code, const char *path, const char *account, SummerDay day);

G_END_DECLS
