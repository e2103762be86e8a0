/* The register 考勤表 on paper: children by days, blank to be filled in or with what was recorded. */
#pragma once

#include "summer-form.h"
#include "summer-register.h"

G_BEGIN_DECLS

SummerForm *summer_register_form_new (const SummerRegister *of, gboolean blank); /* keeps nothing of it */

G_END_DECLS
