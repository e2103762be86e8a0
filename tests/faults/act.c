/* act DATABASE open: brings it up to date. act DATABASE settle: draws up a settlement where there is none, then has it
 * checked, confirmed and published, and says after each step that it is done. Exits 3 after saying why it cannot. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "summer-facts-loader.h"
#include "summer-locale.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-settlement-table.h"
#include "summer-settlement.h"

#define TODAY summer_day_from_ymd (2019, 9, 2)

static gboolean
say (const char *what)
{
  return printf ("%s\n", what) > 0 && fflush (stdout) == 0;
}

static gboolean
draw (SummerStore *store, gint64 programme, SummerComplaints *complaints, GError **error)
{
  g_autoptr (SummerFacts) facts = summer_store_load_facts (store, programme, NULL, error);
  g_autoptr (SummerAssessment) assessment
      = facts != NULL ? summer_rules_assess (facts, facts->policy, TODAY - 1) : NULL;
  g_autoptr (SummerSettlement) draft
      = assessment != NULL ? summer_settlement_draw (store, assessment, TODAY, "陈会计", error)
                           : NULL;

  if (draft == NULL)
    return FALSE;
  for (guint i = 0; i < draft->n_lines; i++)
    if (draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN)
      summer_settlement_set_reason (draft, i, "考勤未补齐，先按零结算");
  return summer_settlement_store (store, draft, complaints, NULL, error) && say ("drawn");
}

static gboolean
take (const SummerSettlementRecord *record, gpointer user_data)
{
  *(SummerSettlementRecord *) user_data
      = (SummerSettlementRecord){ .id = record->id, .state = record->state };
  return TRUE;
}

static gboolean
settle (SummerStore *store, SummerComplaints *complaints, GError **error)
{
  gint64 programme = summer_programme_find (store, 0, error);
  SummerSettlementRecord last = { 0 };

  if (programme == 0 || !summer_settlement_each (store, programme, take, &last, error))
    return FALSE;
  if (last.id == 0
      && (!draw (store, programme, complaints, error)
          || !summer_settlement_each (store, programme, take, &last, error)))
    return FALSE;
  for (SummerSettlementStep step = SUMMER_SETTLEMENT_CHECK; step <= SUMMER_SETTLEMENT_PUBLISH;
       step++)
    {
      const SummerSettlementOrder order = { .step = step,
                                            .day = TODAY,
                                            .person = "林主任",
                                            .notice_first = TODAY,
                                            .notice_last = TODAY + 6 };

      if (!summer_settlement_allows (last.state, step))
        continue;
      if (!summer_settlement_take (store, last.id, &order, TODAY, complaints, NULL, error)
          || !say ("step") || !summer_settlement_each (store, programme, take, &last, error))
        return FALSE;
    }
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (SummerStore) store = NULL;
  g_autoptr (GError) error = NULL;
  const char *field = NULL;

  if (argc != 3)
    g_error ("usage: act DATABASE open|settle");
  summer_locale_init ();
  store = summer_store_open (argv[1], SUMMER_STORE_NONE, &error);
  if (store != NULL && g_str_equal (argv[2], "open"))
    return say ("open") ? EXIT_SUCCESS : EXIT_FAILURE;
  if (store != NULL && settle (store, complaints, &error))
    return EXIT_SUCCESS;
  fprintf (stderr, "%s\n",
           error != NULL ? error->message : summer_complaints_get_first (complaints, &field));
  return 3;
}
