#include "config.h"

#include "finance-fixture.h"

#include "summer-policy-version-table.h"
#include "summer-settlement-table.h"

#define DAY 18150 /* 2019-09-11 */

static gboolean
take_number (const SummerSettlementRecord *record, gpointer user_data)
{
  *(int *) user_data = record->number;
  return TRUE;
}

static gboolean
take_settled (gint64 class_id, gint64 granted, int number, gpointer user_data)
{
  SummerSettlementLineRecord *line = user_data;

  if (class_id == line->class_id)
    line->before = granted;
  return TRUE;
}

static gboolean
take_grant (gint64 class_id, const char *source, gint64 granted, gpointer user_data)
{
  SummerSettlementGrantRecord *grant = user_data;

  if (class_id == grant->class_id && g_str_equal (source, grant->source))
    grant->before = granted;
  return TRUE;
}

void
finance_settle (SummerStore *store, gint64 programme, gint64 class_id, SummerMoney granted)
{
  finance_settle_of (store, programme, class_id, granted, NULL, 0);
}

void
finance_settle_of (SummerStore *store,
                   gint64 programme,
                   gint64 class_id,
                   SummerMoney granted,
                   const char *source,
                   SummerMoney of_source)
{
  SummerSettlementRecord settlement
      = { .programme = programme,
          .as_of = DAY,
          .made_on = DAY,
          .made_by = "郑会计",
          .n_classes = 1,
          .n_granted = granted > 0,
          .granted = granted,
          .inputs = "0000000000000000000000000000000000000000000000000000000000000000",
          .checked_on = DAY,
          .checked_by = "林主任",
          .confirmed_on = DAY,
          .confirmed_by = "林主任",
          .published_on = SUMMER_DAY_NONE,
          .notice_first = SUMMER_DAY_NONE,
          .notice_last = SUMMER_DAY_NONE };
  SummerSettlementLineRecord line = { .class_id = class_id,
                                      .code = "FZ-001",
                                      .name = "一班",
                                      .verdict = SUMMER_VERDICT_ELIGIBLE,
                                      .base = granted,
                                      .granted = granted,
                                      .explanation = "…" };
  SummerSettlementGrantRecord grant = { .class_id = class_id,
                                        .source = source,
                                        .purpose = "配套",
                                        .base = of_source,
                                        .granted = of_source };
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_settlement_each (store, programme, take_number, &settlement.number, NULL));
  g_assert_true (summer_settlement_line_each_settled (store, programme, take_settled, &line, NULL));
  settlement.number++;
  settlement.total = line.due = granted - line.before;
  summer_store_begin (store, "settlement", "a test", &error);
  g_assert_no_error (error);
  summer_policy_version_keep (store, programme, NULL, &settlement.version, &error);
  g_assert_no_error (error);
  summer_settlement_insert (store, &settlement, &error);
  g_assert_no_error (error);
  line.settlement = settlement.id;
  summer_settlement_line_insert (store, &line, &error);
  g_assert_no_error (error);
  if (source != NULL)
    {
      g_assert_true (
          summer_settlement_grant_each_settled (store, programme, take_grant, &grant, NULL));
      grant.settlement = settlement.id;
      grant.due = grant.granted - grant.before;
      summer_settlement_grant_insert (store, &grant, &error);
      g_assert_no_error (error);
    }
  settlement.state = SUMMER_SETTLEMENT_CONFIRMED;
  summer_settlement_update (store, &settlement, &error);
  g_assert_no_error (error);
  summer_store_commit (store, NULL, &error);
  g_assert_no_error (error);
}
