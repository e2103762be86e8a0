/* A settlement for the tests of what follows on it. */
#pragma once

#include "summer-money.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Confirms a settlement, or the supplement to those before, by which the class is granted so much in all. */
void finance_settle (SummerStore *store, gint64 programme, gint64 class_id, SummerMoney granted);
/* The same, and beside the fund's granted so much of a further source. */
void finance_settle_of (SummerStore *store, gint64 programme, gint64 class_id, SummerMoney granted, const char *source, SummerMoney of_source);

G_END_DECLS
