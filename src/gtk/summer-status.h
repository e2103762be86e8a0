/* Whether everything is saved, in words. */
#pragma once

#include "summer-office.h"

G_BEGIN_DECLS

char *summer_status_dup_text (SummerOffice *office);

G_END_DECLS
