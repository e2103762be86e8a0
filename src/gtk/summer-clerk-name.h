/* Who works in the office at this window: what was written last in a form, offered in the next. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

const char *summer_clerk_name_get (SummerOffice *office); /* NULL = not said yet */
void        summer_clerk_name_set (SummerOffice *office, const char *name);

G_END_DECLS
