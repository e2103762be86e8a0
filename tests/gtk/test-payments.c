/* Finance pays what was settled, by keys: a batch, paid, one payment returned by the bank and paid again; and what a grant
 * was used for. The sums over the sheets are those of the book all along. */
#include "config.h"

#include "../finance/finance-fixture.h"
#include "harness.h"

#include "summer-class-table.h"
#include "summer-payment-book.h"
#include "summer-payment-details.h"
#include "summer-payment-lines.h"
#include "summer-payments-view.h"
#include "summer-record-dialog.h"
#include "summer-workplace.h"

#define TODAY 18158 /* 2019-09-19 */

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  g_array_append_val (user_data, record->id);
  return TRUE;
}

static SummerPaymentBook *
load (Harness *harness)
{
  g_autoptr (GError) error = NULL;
  SummerPaymentBook *book
      = summer_payment_book_load (summer_office_get_store (harness->office),
                                  summer_office_get_programme (harness->office), &error);

  g_assert_no_error (error);
  return book;
}

static GtkWindow *
find_form (void)
{
  return harness_find_window ("SummerRecordDialog");
}

static SummerPaymentsView *
get_view (Harness *harness)
{
  return harness_find (harness->window, SUMMER_TYPE_PAYMENTS_VIEW);
}

static void
choose_first (Harness *harness)
{
  SummerSheetView *sheet = summer_payments_view_get_sheet (get_view (harness));
  g_autoptr (SummerSheetRow) row
      = g_list_model_get_item (G_LIST_MODEL (summer_sheet_view_get_sheet (sheet)), 0);

  g_assert_nonnull (row);
  g_assert_true (summer_sheet_view_choose (sheet, summer_sheet_row_get_key (row)));
  gtk_widget_grab_focus (GTK_WIDGET (summer_sheet_view_get_column_view (sheet)));
  harness_settle (harness);
}

static void
show_sheet (Harness *harness, const char *name)
{
  GtkStack *stack = harness_find (get_view (harness), GTK_TYPE_STACK);

  gtk_stack_set_visible_child_name (stack, name);
  harness_settle (harness);
  gtk_widget_grab_focus (GTK_WIDGET (get_view (harness)));
  harness_settle (harness);
}

static void
open_payments (Harness *harness)
{
  SummerStore *store = summer_office_get_store (harness->office);
  const gint64 programme = summer_office_get_programme (harness->office);
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (gint64));

  summer_workplace_set_now (summer_workplace_get (harness->office), TODAY, 600);
  g_assert_true (summer_class_each (store, programme, take_class, classes, NULL));
  for (guint i = 0; i < classes->len; i++)
    finance_settle (store, programme, g_array_index (classes, gint64, i), 3000000);
  harness_wait_assessed (harness);
  summer_window_set_page (harness->window, "subsidy", g_variant_new_string ("payments"));
  harness_settle (harness);
  show_sheet (harness, "balances");
}

static void
assert_sums (Harness *harness, const char *text)
{
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (get_view (harness), text));
}

/* What is written into the field of the form that is open. */
static void
fill_in (Harness *harness, const char *field, const char *text)
{
  GtkWidget *control = summer_record_dialog_get_field (SUMMER_RECORD_DIALOG (find_form ()), field);

  gtk_widget_grab_focus (control);
  harness_press (harness, "ctrl+a");
  harness_type (harness, text);
  harness_settle (harness);
}

static void
store_form (Harness *harness)
{
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_null (find_form ());
  harness_wait_assessed (harness);
  harness_settle (harness);
}

static void
make_batch (Harness *harness)
{
  harness_press (harness, "ctrl+n");
  harness_settle (harness);
  g_assert_nonnull (find_form ());
  fill_in (harness, "made-by", "zheng");
  store_form (harness);
}

static void
pay_batch (Harness *harness, const char *reference)
{
  choose_first (harness);
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_nonnull (find_form ());
  fill_in (harness, "text", reference);
  store_form (harness);
}

static void
test_paid_returned_and_paid_again (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (SummerPaymentBook) book = NULL;

  open_payments (harness);
  assert_sums (harness, "Granted 60,000 = paid 0 + unpaid 60,000, of which 0 on the way");
  make_batch (harness);
  assert_sums (harness, "Granted 60,000 = paid 0 + unpaid 60,000, of which 60,000 on the way");

  show_sheet (harness, "payments");
  pay_batch (harness, "0919-1");
  assert_sums (harness, "Granted 60,000 = paid 60,000 + unpaid 0, of which 0 on the way");

  choose_first (harness); /* Enter: what is paid can only be returned */
  harness_press (harness, "Return");
  harness_settle (harness);
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (find_form (), "Fill this in."));
  fill_in (harness, "text", "wrong name");
  store_form (harness);
  assert_sums (harness, "Granted 60,000 = paid 30,000 + unpaid 30,000, of which 0 on the way");

  make_batch (harness);
  pay_batch (harness, "0919-2");
  assert_sums (harness, "Granted 60,000 = paid 60,000 + unpaid 0, of which 0 on the way");
  book = load (harness);
  g_assert_cmpuint (book->n_batches, ==, 2);
  g_assert_cmpuint (book->n_payments, ==, 3);
  g_assert_cmpint (book->total.paid, ==, 6000000);

  harness_act (harness, "win.undo");
  harness_wait_idle_work (harness);
  assert_sums (harness, "Granted 60,000 = paid 30,000 + unpaid 30,000, of which 30,000 on the way");
}

/* One key prepares what the bank returned anew, and nothing else. */
static void
test_returned_is_paid_again_by_one_key (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (SummerPaymentBook) book = NULL;

  open_payments (harness);
  make_batch (harness);
  show_sheet (harness, "payments");
  pay_batch (harness, "0919-1");
  choose_first (harness);
  harness_press (harness, "ctrl+shift+r"); /* it is paid: nothing to pay again */
  harness_settle (harness);
  g_assert_null (find_form ());
  harness_press (harness, "ctrl+r");
  harness_settle (harness);
  fill_in (harness, "text", "wrong name");
  store_form (harness);
  choose_first (harness);
  harness_press (harness, "ctrl+shift+r");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (find_form (), "1 payment, 30,000 yuan"));
  store_form (harness);
  book = load (harness);
  g_assert_cmpuint (book->n_batches, ==, 2);
  g_assert_cmpuint (book->n_payments, ==, 3);
  g_assert_cmpint (book->payments[2].class_id, ==, book->payments[0].class_id);
  g_assert_cmpint (book->payments[2].amount, ==, 3000000);
  assert_sums (harness, "Granted 60,000 = paid 30,000 + unpaid 30,000, of which 30,000 on the way");
}

/* Below the balances stands what they come to; numbers of batches are no amounts. */
static void
test_totals_below_the_sheets (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  open_payments (harness);
  g_assert_nonnull (harness_find_label (get_view (harness),
                                        "Total    Granted 60,000    Paid out 0    Unpaid "
                                        "60,000"));
  make_batch (harness);
  show_sheet (harness, "payments");
  harness_press (harness, "ctrl+a");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (get_view (harness), "2 rows selected    Amount 60,000"));
}

/* The key works where there is no row yet to have the focus. */
static void
test_first_entries_by_key (void)
{
  static const char *const sheets[] = { "payments", "spendings", "repayments" };
  g_autoptr (Harness) harness = harness_new (2);

  open_payments (harness);
  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      gtk_widget_grab_focus (GTK_WIDGET (harness->window));
      show_sheet (harness, sheets[i]);
      harness_press (harness, "ctrl+n");
      harness_settle (harness);
      g_assert_nonnull (find_form ());
      harness_press (harness, "Escape");
      harness_settle (harness);
      g_assert_null (find_form ());
    }
}

/* What is wrong is said at its class; the form stays, and nothing is stored. */
static void
test_wrong_amount (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (SummerPaymentBook) book = NULL;
  GtkWidget *lines;

  open_payments (harness);
  harness_press (harness, "ctrl+n");
  harness_settle (harness);
  fill_in (harness, "made-by", "zheng");
  lines = harness_find (find_form (), SUMMER_TYPE_PAYMENT_LINES);
  gtk_widget_grab_focus (harness_find (lines, GTK_TYPE_ENTRY));
  harness_press (harness, "ctrl+a");
  harness_type (harness, "30000.01");
  harness_settle (harness);
  g_assert_nonnull (harness_find_label (lines, "2 payments, 60,000.01 yuan"));
  harness_press (harness, "ctrl+Return");
  harness_settle (harness);
  g_assert_nonnull (
      harness_find_label (lines, "This is more than the 30,000 yuan that are still to be paid."));
  book = load (harness);
  g_assert_cmpuint (book->n_batches, ==, 0);
  harness_press (harness, "Escape Escape");
  harness_settle (harness);
  g_assert_null (find_form ());
}

/* The bank gets its workbook, and the page of a class says what was paid to it. */
static void
test_bank_and_page_of_the_class (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autofree char *path = g_build_filename (harness->folder, "bank.xlsx", NULL);
  g_autoptr (SummerPaymentBook) book = NULL;

  open_payments (harness);
  make_batch (harness);
  show_sheet (harness, "payments");
  pay_batch (harness, "0919-1");
  book = load (harness);
  choose_first (harness);
  gtk_widget_activate_action (GTK_WIDGET (get_view (harness)), "payments.bank-file-to", "(xs)",
                              book->payments[0].batch, path);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_action_group_activate_action (G_ACTION_GROUP (harness->window), "show-class",
                                  g_variant_new_string (book->classes[0].class.code));
  harness_settle (harness);
  g_assert_nonnull (
      harness_find_label (harness->window, "Paid: 30,000 yuan on 19 Sep 2019 (0919-1)"));
}

static void
test_use_of_a_grant (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (SummerPaymentBook) book = NULL;

  open_payments (harness);
  choose_first (harness);
  gtk_widget_activate_action (GTK_WIDGET (get_view (harness)), "payments.new-spending", NULL);
  harness_settle (harness);
  fill_in (harness, "amount", "1200.50");
  fill_in (harness, "receipt", "00123");
  store_form (harness);
  book = load (harness);
  g_assert_cmpuint (book->n_spendings, ==, 1);
  g_assert_cmpint (summer_balance_get_spent (&book->classes[0]), ==, 120050);
  show_sheet (harness, "spendings");
  choose_first (harness);
  harness_press (harness, "Delete");
  harness_settle (harness);
  harness_wait_assessed (harness);
  harness_settle (harness);
  g_clear_pointer (&book, summer_payment_book_free);
  book = load (harness);
  g_assert_cmpuint (book->n_spendings, ==, 0);
}

/* The one class that is chosen is the one that is proposed. */
static void
test_one_class_is_proposed (void)
{
  g_autoptr (Harness) harness = harness_new (2);

  open_payments (harness);
  choose_first (harness);
  harness_press (harness, "ctrl+n");
  harness_settle (harness);
  g_assert_nonnull (
      harness_find_label (harness_find (find_form (), SUMMER_TYPE_PAYMENT_LINES), "1 payment, "));
}

/* What a class did not use comes back: the form begins with the balance, which sinks, and one key takes it back. */
static void
test_balance_paid_back (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (SummerPaymentBook) before = NULL, book = NULL, after = NULL;

  open_payments (harness);
  make_batch (harness);
  show_sheet (harness, "payments");
  pay_batch (harness, "0919-1");
  show_sheet (harness, "balances");
  choose_first (harness);
  before = load (harness);
  g_assert_cmpint (before->classes[0].paid, >, 0);
  gtk_widget_activate_action (GTK_WIDGET (get_view (harness)), "payments.new-repayment", NULL);
  harness_settle (harness);
  store_form (harness);
  book = load (harness);
  g_assert_cmpuint (book->n_repayments, ==, 1);
  g_assert_cmpint (book->repayments[0].amount, ==, before->classes[0].paid);
  g_assert_cmpint (book->classes[0].to_return, ==, 0);
  show_sheet (harness, "repayments");
  choose_first (harness);
  g_assert_nonnull (harness_find_label (get_view (harness), "Still to return"));
  harness_press (harness, "Delete");
  harness_settle (harness);
  harness_wait_assessed (harness);
  after = load (harness);
  g_assert_cmpuint (after->n_repayments, ==, 0);
}

/* A source that is chosen stays so when another comes before it; where it is gone, the fund is next. */
static void
test_chosen_source_stays (void)
{
  g_autoptr (GPtrArray) of_city = g_ptr_array_new (), both = g_ptr_array_new ();
  g_autoptr (GPtrArray) of_district = g_ptr_array_new ();
  const SummerPaymentBook first = { .sources = of_city }, second = { .sources = both };
  const SummerPaymentBook third = { .sources = of_district };
  g_autoptr (AdwBin) bin = g_object_ref_sink (ADW_BIN (adw_bin_new ()));

  g_ptr_array_add (of_city, (gpointer) "市级");
  g_ptr_array_add (both, (gpointer) "区级");
  g_ptr_array_add (both, (gpointer) "市级");
  g_ptr_array_add (of_district, (gpointer) "区级");
  summer_payment_details_show_sources (bin, &first);
  g_assert_null (summer_payment_details_get_source (bin, &first));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (gtk_widget_get_last_child (adw_bin_get_child (bin))),
                              1);
  g_assert_cmpstr (summer_payment_details_get_source (bin, &first), ==, "市级");
  summer_payment_details_show_sources (bin, &second);
  g_assert_cmpstr (summer_payment_details_get_source (bin, &second), ==, "市级");
  summer_payment_details_show_sources (bin, &third);
  g_assert_null (summer_payment_details_get_source (bin, &third));
}

/* The details of a class say what each source granted and paid, and which of them paid too much. */
static void
test_details_by_source (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerStore *store;
  gint64 programme, class_id;
  g_autoptr (SummerPaymentBook) book = NULL;

  open_payments (harness);
  choose_first (harness);
  g_assert_null (harness_find_label (get_view (harness), "By source of money"));
  make_batch (harness);
  show_sheet (harness, "payments");
  pay_batch (harness, "0919-1");
  store = summer_office_get_store (harness->office);
  programme = summer_office_get_programme (harness->office);
  book = load (harness);
  class_id = book->classes[0].class.id;
  finance_settle_of (store, programme, class_id, 2000000, "市级", 1000000);
  harness_wait_assessed (harness);
  show_sheet (harness, "balances");
  choose_first (harness);
  g_assert_nonnull (harness_find_label (get_view (harness), "By source of money"));
  g_assert_nonnull (
      harness_find_label (get_view (harness), "granted 20,000 · paid 30,000 · unpaid -10,000"));
  g_assert_nonnull (
      harness_find_label (get_view (harness), "granted 10,000 · paid 0 · unpaid 10,000"));
  g_assert_nonnull (
      harness_find_label (get_view (harness),
                          "the fund: more was paid than is granted now: get it back."));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static gboolean
go_on_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* A window that draws without an end, such as a spinner on a slow machine, still shows what is stored. */
static void
test_change_in_a_busy_window (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  SummerStore *store = summer_office_get_store (harness->office);
  const gint64 programme = summer_office_get_programme (harness->office);
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n_changed = 0, drawing;

  g_assert_true (summer_class_each (store, programme, take_class, classes, NULL));
  drawing = g_idle_add_full (GDK_PRIORITY_REDRAW, go_on_cb, NULL, NULL);
  g_signal_connect_swapped (harness->office, "changed", G_CALLBACK (count_cb), &n_changed);
  finance_settle (store, programme, g_array_index (classes, gint64, 0), 3000000);
  for (guint i = 0; i < 100 && n_changed == 0; i++)
    g_main_context_iteration (NULL, FALSE);
  g_source_remove (drawing);
  g_signal_handlers_disconnect_by_func (harness->office, count_cb, &n_changed);
  g_assert_cmpuint (n_changed, >, 0);
}

int
main (int argc, char *argv[])
{
  harness_init (&argc, &argv);

  g_test_add_func ("/payments/paid-returned-and-paid-again", test_paid_returned_and_paid_again);
  g_test_add_func ("/payments/returned-is-paid-again-by-one-key",
                   test_returned_is_paid_again_by_one_key);
  g_test_add_func ("/payments/totals-below-the-sheets", test_totals_below_the_sheets);
  g_test_add_func ("/payments/first-entries-by-key", test_first_entries_by_key);
  g_test_add_func ("/payments/change-in-a-busy-window", test_change_in_a_busy_window);
  g_test_add_func ("/payments/wrong-amount", test_wrong_amount);
  g_test_add_func ("/payments/bank-and-page-of-the-class", test_bank_and_page_of_the_class);
  g_test_add_func ("/payments/use-of-a-grant", test_use_of_a_grant);
  g_test_add_func ("/payments/one-class-is-proposed", test_one_class_is_proposed);
  g_test_add_func ("/payments/balance-paid-back", test_balance_paid_back);
  g_test_add_func ("/payments/chosen-source-stays", test_chosen_source_stays);
  g_test_add_func ("/payments/details-by-source", test_details_by_source);
  return g_test_run ();
}
