/* Settlements of an invented programme, step by step, as the tests take them. */
#pragma once

#include "../store/fixture.h"

#include "summer-settlement.h"

G_BEGIN_DECLS

#define N_CLASSES 12

SummerDay         settlement_day         (int month, int day_of_month); /* of the year of the programme */
void              settlement_set_up      (Fixture *fixture, gconstpointer unused);
SummerAssessment *settlement_assess      (Fixture *fixture);
SummerSettlement *settlement_draw_up     (Fixture *fixture); /* with a reason for each unproven class */
gint64            settlement_store_draft (Fixture *fixture);
gboolean          settlement_take        (Fixture *fixture, gint64 id, SummerSettlementStep step, const char *person, char **field);
void              settlement_confirm     (Fixture *fixture, gint64 id);
void              settlement_set_policy  (Fixture *fixture, const char *name, const char *value);

G_END_DECLS
