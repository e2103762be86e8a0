#include "config.h"

#include "settlement-steps.h"

#include "summer-facts-loader.h"
#include "summer-policy-version-table.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-sample.h"

SummerDay
settlement_day (int month, int day_of_month)
{
  return summer_day_from_ymd (2019, month, day_of_month);
}

void
settlement_set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;

  fixture_set_up (fixture, unused);
  summer_sample_fill (fixture->store, N_CLASSES, 2019, NULL, NULL, NULL, &fixture->programme,
                      &error);
  g_assert_no_error (error);
}

SummerAssessment *
settlement_assess (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (fixture->store, fixture->programme, NULL, &error);

  g_assert_no_error (error);
  return summer_rules_assess (facts, facts->policy, settlement_day (9, 1));
}

SummerSettlement *
settlement_draw_up (Fixture *fixture)
{
  g_autoptr (SummerAssessment) assessment = settlement_assess (fixture);
  g_autoptr (GError) error = NULL;
  SummerSettlement *draft = summer_settlement_draw (fixture->store, assessment,
                                                    settlement_day (9, 2), "陈会计", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < draft->n_lines; i++)
    if (draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN)
      summer_settlement_set_reason (draft, i, "考勤未补齐，先按零结算");
  return draft;
}

gint64
settlement_store_draft (Fixture *fixture)
{
  g_autoptr (SummerSettlement) draft = settlement_draw_up (fixture);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_settlement_store (fixture->store, draft, complaints, NULL, &error));
  g_assert_no_error (error);
  return draft->record.id;
}

gboolean
settlement_take (
    Fixture *fixture, gint64 id, SummerSettlementStep step, const char *person, char **field)
{
  const SummerSettlementOrder order = { .step = step,
                                        .day = settlement_day (9, 3),
                                        .person = person,
                                        .notice_first = settlement_day (9, 4),
                                        .notice_last = settlement_day (9, 10) };
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const char *complained = NULL;
  const gboolean taken = summer_settlement_take (fixture->store, id, &order, settlement_day (9, 12),
                                                 complaints, NULL, &error);

  g_assert_no_error (error);
  summer_complaints_get_first (complaints, &complained);
  if (field != NULL)
    *field = g_strdup (complained);
  return taken;
}

void
settlement_confirm (Fixture *fixture, gint64 id)
{
  g_assert_true (settlement_take (fixture, id, SUMMER_SETTLEMENT_CHECK, "林主任", NULL));
  g_assert_true (settlement_take (fixture, id, SUMMER_SETTLEMENT_CONFIRM, "林主任", NULL));
}

void
settlement_set_policy (Fixture *fixture, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy
      = summer_programme_load_policy (fixture->store, fixture->programme, &error);

  g_assert_true (summer_policy_set (policy, name, value, FALSE, &error));
  g_assert_no_error (error);
  summer_store_begin (fixture->store, "policy", value, &error);
  g_assert_true (summer_policy_version_save (fixture->store, fixture->programme, policy, &error));
  g_assert_true (summer_store_commit (fixture->store, NULL, &error));
}
