/* The roster 花名册 of a class on paper, with the telephone numbers that are needed when something happens. */
#pragma once

#include "summer-class-day.h"
#include "summer-form.h"

G_BEGIN_DECLS

SummerForm *summer_roster_form_new (SummerStore *store, const SummerClassDay *of, SummerDay today, GError **error);

G_END_DECLS
