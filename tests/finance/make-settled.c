/* Settles the programme of a database, as finance would at the window: drawn up, checked, confirmed and published. With
 * "again": an accident comes to light in a class that was granted something, and a supplement takes it back. */
#include "config.h"

#include <stdlib.h>

#include "summer-facts-loader.h"
#include "summer-locale.h"
#include "summer-payments.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-safety-table.h"
#include "summer-settlement.h"

#define TODAY summer_day_from_ymd (2019, 9, 2)

static void
must (gboolean done, const SummerComplaints *complaints, const GError *error)
{
  const char *field = NULL;

  if (!done)
    g_error ("%s",
             error != NULL ? error->message : summer_complaints_get_first (complaints, &field));
}

static SummerAssessment *
assess (SummerStore *store, gint64 programme)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts = summer_store_load_facts (store, programme, NULL, &error);

  must (facts != NULL, NULL, error);
  return summer_rules_assess (facts, facts->policy, TODAY - 1);
}

static void
settle (SummerStore *store, gint64 programme)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerAssessment) assessment = assess (store, programme);
  g_autoptr (SummerSettlement) draft
      = summer_settlement_draw (store, assessment, TODAY, "陈会计", &error);

  must (draft != NULL, NULL, error);
  for (guint i = 0; i < draft->n_lines; i++)
    if (draft->lines[i].verdict == SUMMER_VERDICT_UNPROVEN)
      summer_settlement_set_reason (draft, i, "考勤未补齐，先按零结算");
  must (summer_settlement_store (store, draft, complaints, NULL, &error), complaints, error);
  for (SummerSettlementStep step = SUMMER_SETTLEMENT_CHECK; step <= SUMMER_SETTLEMENT_PUBLISH;
       step++)
    {
      const SummerSettlementOrder order = { .step = step,
                                            .day = TODAY,
                                            .person = "林主任",
                                            .notice_first = TODAY,
                                            .notice_last = TODAY + 6 };

      must (summer_settlement_take (store, draft->record.id, &order, TODAY, complaints, NULL,
                                    &error),
            complaints, error);
    }
}

static void
add_accident (SummerStore *store, gint64 programme)
{
  g_autoptr (SummerAssessment) assessment = assess (store, programme);
  g_autoptr (GError) error = NULL;
  SummerIncidentRecord incident = { .day = summer_day_from_ymd (2019, 7, 20),
                                    .severity = SUMMER_INCIDENT_ACCIDENT,
                                    .what = "楼梯摔伤" };

  for (guint i = 0; i < assessment->n_classes && incident.class_id == 0; i++)
    if (assessment->classes[i].granted > 0)
      incident.class_id = assessment->classes[i].id;
  must (summer_store_begin (store, "edit", NULL, &error)
            && summer_incident_insert (store, &incident, &error)
            && summer_store_commit (store, NULL, &error),
        NULL, error);
}

/* All that is unpaid in one batch; of the first, one comes back from the bank. */
static void
pay (SummerStore *store, gint64 programme, gboolean again)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPaymentBook) book
      = summer_payment_book_load_source (store, programme, NULL, &error);
  g_autoptr (GArray) lines = book != NULL ? summer_payment_batch_propose (book, NULL, 0) : NULL;
  g_autoptr (SummerPaymentBook) after = NULL;
  SummerPaymentForm paid = { .programme = programme, .day = TODAY, .text = "2019-0902-01" };
  SummerPaymentBatchForm form;

  if (lines == NULL)
    g_error ("%s", error->message);
  if (lines->len == 0)
    return;
  form = (SummerPaymentBatchForm){ .programme = programme,
                                   .made_on = TODAY,
                                   .made_by = "陈会计",
                                   .lines = (gpointer) lines->data,
                                   .n_lines = lines->len };
  must (summer_payment_batch_save (store, &form, TODAY, complaints, &paid.batch, NULL, &error),
        complaints, error);
  must (summer_payment_save_paid (store, &paid, TODAY, complaints, NULL, &error), complaints,
        error);
  if (again)
    return;
  after = summer_payment_book_load (store, programme, &error);
  if (after == NULL || after->n_payments == 0)
    g_error ("nothing was paid");
  paid.payment = after->payments[after->n_payments - 1].id;
  paid.text = "户名不符";
  must (summer_payment_save_returned (store, &paid, TODAY, complaints, NULL, &error), complaints,
        error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = NULL;
  gint64 programme;

  if (argc < 2)
    g_error ("usage: make-settled DATABASE [again]");
  summer_locale_init ();
  store = summer_store_open (argv[1], SUMMER_STORE_NONE, &error);
  must (store != NULL, NULL, error);
  programme = summer_programme_find (store, 0, &error);
  must (programme != 0, NULL, error);
  if (argc > 2)
    add_accident (store, programme);
  settle (store, programme);
  pay (store, programme, argc > 2);
  return EXIT_SUCCESS;
}
