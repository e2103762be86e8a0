/* A settlement for the tests of what follows on it. */
#pragma once

#include "summer-money.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Confirms a settlement, or the supplement to those before, by which the class is granted so much in all. */
void finance_settle (SummerStore *store, gint64 programme, gint64 class_id, SummerMoney granted);

G_END_DECLS
