/* The public notice 公示 of a settlement: which class gets how much, without personal data, with the days of the notice and
 * places for the seal. */
#pragma once

#include "summer-form.h"
#include "summer-settlement.h"

G_BEGIN_DECLS

/* facts name the classes. NULL with SUMMER_CLERK_ERROR_REFUSED before it is confirmed. */
SummerForm *summer_notice_form_new  (const SummerSettlement *of, const SummerFacts *facts, SummerDay today, GError **error);
/* number 0 = the last settlement of the programme. */
SummerForm *summer_notice_form_load (SummerStore *store, gint64 programme, int number, SummerDay today, GError **error);

G_END_DECLS
