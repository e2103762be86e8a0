#include "config.h"

#include "summer-payment-details.h"

#include <glib/gi18n.h>

#include "summer-funding.h"
#include "summer-payment-table.h"

/* "30,000 · 2019-09-20 · 0920-1" */
char *
summer_payment_details_dup_text (const SummerPaymentRecord *payment)
{
  g_autofree char *amount = summer_money_dup_text (payment->amount);
  g_autofree char *paid = summer_day_dup_iso (payment->paid_on);
  g_autoptr (GString) text = g_string_new (amount);

  if (payment->paid_on != SUMMER_DAY_NONE)
    g_string_append_printf (text, " · %s", paid);
  if (payment->reference != NULL)
    g_string_append_printf (text, " · %s", payment->reference);
  if (payment->returned_why != NULL)
    g_string_append_printf (text, " · %s", payment->returned_why);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_money (SummerDetails *details, const char *label, SummerMoney fen)
{
  g_autofree char *text = summer_money_dup_text (fen);

  summer_details_add_line (details, label, text);
}

/* "granted 30,000 · paid 20,000 · unpaid 10,000", a line for each source, where there is more than the fund; and what
 * is left of it. */
static void
describe_source (SummerDetails *details, const SummerSourceBalance *of)
{
  const char *source = summer_source_get_text (of->source);
  const SummerMoney unpaid = summer_source_balance_get_unpaid (of);
  g_autofree char *granted_text = summer_money_dup_text (of->granted);
  g_autofree char *paid_text = summer_money_dup_text (of->paid);
  g_autofree char *unpaid_text = summer_money_dup_text (unpaid);
  g_autofree char *spent = summer_money_dup_text (summer_source_balance_get_spent (of));
  g_autofree char *returned = summer_money_dup_text (of->returned);
  g_autofree char *to_return = summer_money_dup_text (summer_source_balance_get_to_return (of));
  g_autofree char *text = g_strdup_printf (_ ("granted %s · paid %s · unpaid %s"), granted_text,
                                           paid_text, unpaid_text);
  g_autofree char *use
      = g_strdup_printf (_ ("used %s · paid back %s · to return %s"), spent, returned, to_return);
  g_autofree char *warning = NULL;

  summer_details_add_line (details, source, text);
  if (of->paid != 0 || summer_source_balance_get_spent (of) != 0)
    summer_details_add_line (details, "", use);
  if (unpaid >= 0)
    return;
  warning = g_strdup_printf (_ ("%s: more was paid than is granted now: get it back."), source);
  summer_details_add_warning (details, warning);
}

static void
describe_sources (SummerDetails *details, const SummerBalance *balance)
{
  if (balance->shares->len < 2)
    return;
  summer_details_add_section (details, _ ("By source of money"));
  for (guint i = 0; i < balance->shares->len; i++)
    describe_source (details, &g_array_index (balance->shares, SummerSourceBalance, i));
}

void
summer_payment_details_describe_balance (SummerDetails *details,
                                         const SummerPaymentBook *book,
                                         const SummerBalance *balance)
{
  guint n_payments = 0;

  summer_details_begin (details, balance->class.name, balance->class.code);
  add_money (details, _ ("Granted"), balance->granted);
  add_money (details, _ ("Paid out"), balance->paid);
  add_money (details, _ ("Unpaid"), summer_balance_get_unpaid (balance));
  if (summer_balance_get_unpaid (balance) < 0 && balance->shares->len < 2)
    summer_details_add_warning (details, _ ("More was paid than is granted now: get it back."));
  describe_sources (details, balance);
  for (guint i = 0; i < book->n_payments; i++)
    {
      const SummerPaymentRecord *payment = &book->payments[i];
      g_autofree char *text = NULL;

      if (payment->class_id != balance->class.id)
        continue;
      if (n_payments++ == 0)
        summer_details_add_section (details, _ ("Payments"));
      text = summer_payment_details_dup_text (payment);
      summer_details_add_line (details,
                               summer_terms_get_text (SUMMER_TERMS_PAYMENT,
                                                      (int) summer_payment_get_state (payment)),
                               text);
    }
  if (summer_balance_get_spent (balance) > 0)
    summer_details_add_section (details, _ ("Use of the grant"));
  for (int category = 0; category < SUMMER_N_SPENDINGS; category++)
    if (balance->spent[category] != 0)
      add_money (details, summer_terms_get_text (SUMMER_TERMS_SPENDING, category),
                 balance->spent[category]);
  if (balance->returned != 0)
    add_money (details, _ ("Paid back"), balance->returned);
  if (balance->got_back != 0)
    add_money (details, _ ("Of this, paid above the grant"), balance->got_back);
  add_money (details, _ ("To return"), balance->to_return);
  summer_details_add_button (details, _ ("New Entry of Use… (Ctrl+Shift+N)"),
                             "payments.new-spending", NULL);
  if (balance->to_return > 0)
    summer_details_add_button (details, _ ("Balance Paid Back… (Ctrl+Shift+B)"),
                               "payments.new-repayment", NULL);
  summer_details_add_button (details, _ ("Show the Class"), "win.show-class",
                             g_variant_new_string (balance->class.code));
}

void
summer_payment_details_describe_payment (SummerDetails *details,
                                         const SummerPaymentBook *book,
                                         const SummerPaymentRecord *payment)
{
  const SummerBalance *balance = summer_payment_book_find_class (book, payment->class_id);
  const SummerPaymentBatchRecord *batch = summer_payment_book_find_batch (book, payment->batch);
  const SummerPaymentState state = summer_payment_get_state (payment);
  g_autofree char *text = summer_payment_details_dup_text (payment);
  g_autofree char *number = g_strdup_printf ("%d", batch->number);

  summer_details_begin (details, balance->class.name, balance->class.code);
  summer_details_add_line (details, _ ("Batch"), number);
  summer_details_add_line (details, _ ("Source of money"),
                           summer_source_get_text (payment->source));
  summer_details_add_line (details, summer_terms_get_text (SUMMER_TERMS_PAYMENT, (int) state),
                           text);
  summer_details_add_line (details, _ ("Account name"), payment->account_name);
  summer_details_add_line (details, _ ("Account number"), payment->account_number);
  summer_details_add_line (details, _ ("Bank"), payment->bank);
  if (summer_payment_book_has_batch_in (book, payment->batch, SUMMER_PAYMENT_PREPARED))
    summer_details_add_button (details, _ ("The Whole Batch Is Paid… (Ctrl+Enter)"),
                               "payments.pay-batch", NULL);
  if (state == SUMMER_PAYMENT_PREPARED)
    {
      summer_details_add_button (details, _ ("This One Is Paid… (Enter)"), "payments.pay", NULL);
      summer_details_add_button (details, _ ("Correct the Account… (F2)"), "payments.account",
                                 NULL);
      summer_details_add_button (details, _ ("Take Out of the Batch (Delete)"), "payments.take-out",
                                 NULL);
    }
  if (state == SUMMER_PAYMENT_PAID)
    summer_details_add_button (details, _ ("Returned by the Bank… (Ctrl+R)"), "payments.return",
                               NULL);
  if (summer_payment_book_may_pay_again (book, payment))
    summer_details_add_button (details, _ ("Pay It Again… (Ctrl+Shift+R)"), "payments.pay-again",
                               NULL);
  summer_details_add_button (details, _ ("Save the Batch for the Bank… (Ctrl+B)"),
                             "payments.bank-file", NULL);
  if (summer_payment_book_is_batch_in (book, payment->batch, SUMMER_PAYMENT_PREPARED))
    summer_details_add_button (details, _ ("Delete the Batch (Ctrl+Delete)"),
                               "payments.take-out-batch", NULL);
  summer_details_add_button (details, _ ("History…"), "payments.history", NULL);
}

void
summer_payment_details_describe_spending (SummerDetails *details,
                                          const SummerPaymentBook *book,
                                          const SummerSpendingRecord *spending)
{
  const SummerBalance *balance = summer_payment_book_find_class (book, spending->class_id);
  g_autofree char *day = summer_day_dup_text_in_year (spending->day);

  summer_details_begin (details, balance->class.name, balance->class.code);
  add_money (details, summer_terms_get_text (SUMMER_TERMS_SPENDING, (int) spending->category),
             spending->amount);
  if (book->sources->len > 0)
    summer_details_add_line (details, _ ("Source of money"),
                             summer_source_get_text (spending->source));
  summer_details_add_line (details, _ ("Date"), day);
  summer_details_add_line (details, _ ("What for"), spending->what);
  summer_details_add_line (details, _ ("Receipt"), spending->receipt);
  summer_details_add_button (details, _ ("Change…"), "payments.change", NULL);
  summer_details_add_button (details, _ ("Take Out"), "payments.take-out", NULL);
  summer_details_add_button (details, _ ("History…"), "payments.history", NULL);
}

/* {{{ On the page of a class */

typedef struct
{
  GHashTable *made; /* id of a batch → the day it was made, owned */
  GString *text;
} Lines;

static gboolean
take_batch (const SummerPaymentBatchRecord *batch, gpointer user_data)
{
  g_hash_table_insert (user_data, g_memdup2 (&batch->id, sizeof batch->id),
                       GINT_TO_POINTER (batch->made_on));
  return TRUE;
}

static char *
dup_line (const Lines *lines, const SummerPaymentRecord *payment)
{
  g_autofree char *amount = summer_money_dup_text (payment->amount);
  g_autofree char *made = summer_day_dup_text_in_year (
      (SummerDay) GPOINTER_TO_INT (g_hash_table_lookup (lines->made, &payment->batch)));
  g_autofree char *paid = summer_day_dup_text_in_year (payment->paid_on);
  g_autofree char *returned = summer_day_dup_text_in_year (payment->returned_on);

  switch (summer_payment_get_state (payment))
    {
    case SUMMER_PAYMENT_PREPARED:
      return g_strdup_printf (_ ("On the way: %s yuan, since %s"), amount, made);
    case SUMMER_PAYMENT_RETURNED:
      return g_strdup_printf (_ ("Returned: %s yuan on %s (%s)"), amount, returned,
                              payment->returned_why);
    case SUMMER_PAYMENT_PAID:
    default:
      return payment->reference != NULL ? g_strdup_printf (_ ("Paid: %s yuan on %s (%s)"), amount,
                                                           paid, payment->reference)
                                        : g_strdup_printf (_ ("Paid: %s yuan on %s"), amount, paid);
    }
}

static gboolean
take_payment (const SummerPaymentRecord *payment, gpointer user_data)
{
  Lines *lines = user_data;
  g_autofree char *line = dup_line (lines, payment);

  g_string_append_printf (lines->text, "%s%s", lines->text->len > 0 ? "\n" : "", line);
  return TRUE;
}

void
summer_payment_details_show_class (GtkLabel *label, SummerOffice *office, gint64 class_id)
{
  SummerStore *store = summer_office_get_store (office);
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) made = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  Lines lines = { made, text };

  g_return_if_fail (GTK_IS_LABEL (label));

  if (!summer_payment_batch_each (store, summer_office_get_programme (office), take_batch, made,
                                  &error)
      || !summer_payment_each_of_class (store, class_id, take_payment, &lines, &error))
    g_string_assign (text, error->message);
  gtk_label_set_text (label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (label), text->len > 0);
}

/* }}} */

void
summer_payment_details_describe_repayment (SummerDetails *details,
                                           const SummerPaymentBook *book,
                                           const SummerRepaymentRecord *repayment)
{
  const SummerBalance *balance = summer_payment_book_find_class (book, repayment->class_id);
  g_autofree char *day = summer_day_dup_text_in_year (repayment->day);

  summer_details_begin (details, balance->class.name, balance->class.code);
  add_money (details, _ ("Paid back"), repayment->amount);
  if (book->sources->len > 0)
    summer_details_add_line (details, _ ("Source of money"),
                             summer_source_get_text (repayment->source));
  summer_details_add_line (details, _ ("Date"), day);
  summer_details_add_line (details, _ ("Reference"), repayment->reference);
  summer_details_add_line (details, _ ("Note"), repayment->note);
  add_money (details, _ ("Still to return"), balance->to_return);
  summer_details_add_button (details, _ ("Change…"), "payments.change", NULL);
  summer_details_add_button (details, _ ("Take Out"), "payments.take-out", NULL);
  summer_details_add_button (details, _ ("History…"), "payments.history", NULL);
}

/**
 * summer_payment_details_dup_sums:
 *
 * Returns: (transfer full): what was granted, paid and is unpaid, of the classes whose union the office shows
 */
char *
summer_payment_details_dup_sums (const SummerPaymentBook *book, SummerOffice *office)
{
  SummerMoney granted = 0, paid = 0, on_way = 0;
  g_autofree char *granted_text = NULL, *paid_text = NULL, *unpaid_text = NULL, *way_text = NULL;

  for (guint i = 0; book != NULL && i < book->n_classes; i++)
    {
      const SummerBalance *balance = &book->classes[i];

      if (!summer_office_shows_union (office, balance->class.union_name))
        continue;
      granted += balance->granted;
      paid += balance->paid - balance->got_back;
      on_way += balance->on_way;
    }
  granted_text = summer_money_dup_text (granted);
  paid_text = summer_money_dup_text (paid);
  unpaid_text = summer_money_dup_text (granted - paid);
  way_text = summer_money_dup_text (on_way);
  return g_strdup_printf (_ ("Granted %s = paid %s + unpaid %s, of which %s on the way"),
                          granted_text, paid_text, unpaid_text, way_text);
}

/* "New batch of [the fund]" */
static GtkWidget *
create_sources (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ ("New batch of:"));
  GtkWidget *drop_down = gtk_drop_down_new (NULL, NULL);

  gtk_widget_add_css_class (label, "faint");
  gtk_widget_set_valign (drop_down, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (drop_down, _ ("The money that a new batch pays"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("The money that a new batch pays"), -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), drop_down);
  return box;
}

/* (nullable): where there is one */
static GtkDropDown *
get_drop_down (AdwBin *bin)
{
  GtkWidget *box = adw_bin_get_child (bin);

  return box != NULL ? GTK_DROP_DOWN (gtk_widget_get_last_child (box)) : NULL;
}

/* (transfer full) (nullable): the name of the source that is chosen, where it may have another place by now; NULL = the
 * fund, which is the first */
static char *
dup_chosen (GtkDropDown *drop_down)
{
  GtkStringObject *item = gtk_drop_down_get_selected_item (drop_down);

  return item != NULL && gtk_drop_down_get_selected (drop_down) > 0
             ? g_strdup (gtk_string_object_get_string (item))
             : NULL;
}

void
summer_payment_details_show_sources (AdwBin *bin, const SummerPaymentBook *book)
{
  const guint n_sources = book != NULL ? book->sources->len : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *chosen = NULL;
  GtkDropDown *drop_down;
  guint at = 0;

  if (n_sources == 0)
    {
      adw_bin_set_child (bin, NULL);
      return;
    }
  if (adw_bin_get_child (bin) == NULL)
    adw_bin_set_child (bin, create_sources ());
  drop_down = get_drop_down (bin);
  chosen = dup_chosen (drop_down);
  gtk_string_list_append (names, summer_source_get_text (NULL));
  for (guint i = 0; i < n_sources; i++)
    gtk_string_list_append (names, book->sources->pdata[i]);
  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (drop_down,
                              chosen != NULL
                                      && g_ptr_array_find_with_equal_func (book->sources, chosen,
                                                                           g_str_equal, &at)
                                  ? at + 1
                                  : 0);
}

const char *
summer_payment_details_get_source (AdwBin *bin, const SummerPaymentBook *book)
{
  GtkDropDown *drop_down = get_drop_down (bin);
  g_autofree char *chosen = drop_down != NULL ? dup_chosen (drop_down) : NULL;
  guint at = 0;

  return book != NULL && chosen != NULL
                 && g_ptr_array_find_with_equal_func (book->sources, chosen, g_str_equal, &at)
             ? book->sources->pdata[at]
             : NULL;
}
