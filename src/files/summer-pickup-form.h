/* The pick-up form 接送登记表 of one day: who brought and who collected each child, with a place to sign. */
#pragma once

#include "summer-class-day.h"
#include "summer-form.h"

G_BEGIN_DECLS

SummerForm *summer_pickup_form_new (SummerStore *store, const SummerClassDay *of, SummerDay today, gboolean blank, GError **error);

G_END_DECLS
