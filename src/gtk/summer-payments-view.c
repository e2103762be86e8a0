#include "config.h"

#include "summer-payments-view.h"
#include <glib/gi18n.h>

#include "summer-batch-file.h"
#include "summer-export-payments.h"
#include "summer-payment-details.h"
#include "summer-payment-forms.h"
#include "summer-payments.h"
#include "summer-phrase.h"
#include "summer-repayment.h"
#include "summer-spending.h"
#include "summer-window.h"

enum
{
  BALANCES,
  PAYMENTS,
  SPENDINGS,
  REPAYMENTS,
  N_VIEWS,
};

struct _SummerPaymentsView
{
  AdwBin parent_instance;

  SummerOffice *office;    /* owned; NULL until the first refresh */
  SummerPaymentBook *book; /* owned: as shown; NULL when it cannot be read */
  GtkLabel *sums;
  GtkStack *stack;
  SummerSheetView *views[N_VIEWS];
  SummerDetails *details[N_VIEWS]; /* of the row chosen */
  AdwBin *source; /* of which a new batch is; seen only where there are others than the fund */
};

G_DEFINE_FINAL_TYPE (SummerPaymentsView, summer_payments_view, ADW_TYPE_BIN)

static char *
dup_balances_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s class", "%s classes", count), count);
}

static char *
dup_payments_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s payment", "%s payments", count), count);
}

static char *
dup_spendings_text (guint count)
{
  return summer_phrase_dup_counted (ngettext ("%s entry", "%s entries", count), count);
}

static const struct
{
  const char *name, *title; /* title: N_() */
  const SummerSheetSpec *spec;
  const char *where, *table;
  const char *empty_title, *empty_text; /* N_() */
  char *(*dup_count_text) (guint count);
} tabs[N_VIEWS] = {
  [BALANCES] = { "balances", N_ ("By class"), &summer_sheet_balances, NULL, "class",
                 N_ ("Nothing Was Settled Yet"),
                 N_ ("Classes stand here once a settlement is confirmed."), dup_balances_text },
  [PAYMENTS]
  = { "payments", N_ ("Payments"), &summer_sheet_payments, "state", "payment",
      N_ ("No Payments Yet"), N_ ("Make a batch of what is unpaid with New Batch (Ctrl+N)."),
      dup_payments_text },
  [SPENDINGS]
  = { "spendings", N_ ("Use of the grants"), &summer_sheet_spendings, "category", "spending",
      N_ ("No Use Noted Yet"), N_ ("Note what a class used its grant for with New Entry (Ctrl+N)."),
      dup_spendings_text },
  [REPAYMENTS] = { "repayments", N_ ("Paid back"), &summer_sheet_repayments, NULL, "repayment",
                   N_ ("Nothing Was Paid Back Yet"),
                   N_ ("Note what a class did not use and paid back with New Entry (Ctrl+N)."),
                   dup_spendings_text },
};

/* {{{ What is shown */

static guint
get_shown (SummerPaymentsView *self)
{
  const char *name = gtk_stack_get_visible_child_name (self->stack);
  guint i = 0;

  while (i < N_VIEWS - 1 && g_strcmp0 (tabs[i].name, name) != 0)
    i++;
  return i;
}

static gint64
get_chosen (SummerPaymentsView *self)
{
  return self->office != NULL ? summer_sheet_view_get_chosen (self->views[get_shown (self)]) : 0;
}

/* The payment that is chosen; NULL = none. */
static const SummerPaymentRecord *
get_payment (SummerPaymentsView *self)
{
  return self->book != NULL && get_shown (self) == PAYMENTS
             ? summer_payment_book_find_payment (self->book, get_chosen (self))
             : NULL;
}

static void
update_actions (SummerPaymentsView *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const SummerPaymentRecord *payment = get_payment (self);
  const int state = payment != NULL ? (int) summer_payment_get_state (payment) : -1;
  const gboolean prepared = state == SUMMER_PAYMENT_PREPARED;
  const gboolean use = get_shown (self) >= SPENDINGS && get_chosen (self) != 0;
  const gboolean open = self->office != NULL && summer_office_get_programme (self->office) != 0;

  gtk_widget_action_set_enabled (widget, "payments.new", open);
  gtk_widget_action_set_enabled (widget, "payments.new-spending", open);
  gtk_widget_action_set_enabled (widget, "payments.new-repayment", open);
  gtk_widget_action_set_enabled (widget, "payments.pay", prepared);
  gtk_widget_action_set_enabled (widget, "payments.account", prepared);
  gtk_widget_action_set_enabled (widget, "payments.take-out", prepared || use);
  gtk_widget_action_set_enabled (widget, "payments.change", prepared || use);
  gtk_widget_action_set_enabled (widget, "payments.return", state == SUMMER_PAYMENT_PAID);
  gtk_widget_action_set_enabled (widget, "payments.pay-again",
                                 payment != NULL
                                     && summer_payment_book_may_pay_again (self->book, payment));
  gtk_widget_action_set_enabled (widget, "payments.bank-file", payment != NULL);
  gtk_widget_action_set_enabled (widget, "payments.pay-batch",
                                 payment != NULL
                                     && summer_payment_book_has_batch_in (self->book,
                                                                          payment->batch,
                                                                          SUMMER_PAYMENT_PREPARED));
  gtk_widget_action_set_enabled (widget, "payments.take-out-batch",
                                 payment != NULL
                                     && summer_payment_book_is_batch_in (self->book, payment->batch,
                                                                         SUMMER_PAYMENT_PREPARED));
}

static void
describe (SummerPaymentsView *self, guint view)
{
  SummerDetails *details = self->details[view];
  const gint64 key = summer_sheet_view_get_chosen (self->views[view]);
  gconstpointer record = NULL;

  if (self->book != NULL && key != 0)
    record = view == BALANCES   ? (gconstpointer) summer_payment_book_find_class (self->book, key)
             : view == PAYMENTS ? (gconstpointer) summer_payment_book_find_payment (self->book, key)
             : view == SPENDINGS
                 ? (gconstpointer) summer_payment_book_find_spending (self->book, key)
                 : (gconstpointer) summer_payment_book_find_repayment (self->book, key);
  gtk_widget_set_visible (GTK_WIDGET (details), record != NULL);
  if (record == NULL)
    return;
  if (view == BALANCES)
    summer_payment_details_describe_balance (details, self->book, record);
  else if (view == PAYMENTS)
    summer_payment_details_describe_payment (details, self->book, record);
  else if (view == SPENDINGS)
    summer_payment_details_describe_spending (details, self->book, record);
  else
    summer_payment_details_describe_repayment (details, self->book, record);
}

static void
update_sums (SummerPaymentsView *self)
{
  g_autofree char *text = summer_payment_details_dup_sums (self->book, self->office);

  gtk_label_set_text (self->sums, text);
}

static void
selected_cb (SummerPaymentsView *self, gint64 key, SummerSheetView *view)
{
  for (guint i = 0; i < N_VIEWS; i++)
    if (view == self->views[i])
      describe (self, i);
  update_actions (self);
}

static void
set_up (SummerPaymentsView *self, SummerOffice *office)
{
  self->office = g_object_ref (office);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_set_count_text (self->views[i], tabs[i].dup_count_text);
      summer_sheet_view_set_empty (self->views[i], "summer-subsidy-symbolic",
                                   _ (tabs[i].empty_title), _ (tabs[i].empty_text), NULL, NULL);
      summer_sheet_view_set_up (self->views[i], office, tabs[i].spec, tabs[i].where);
    }
}

void
summer_payments_view_refresh (GtkWidget *view, SummerOffice *office)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (view);
  SummerStore *store = summer_office_get_store (office);
  g_autoptr (GError) error = NULL;

  if (self->office == NULL)
    set_up (self, office);
  g_clear_pointer (&self->book, summer_payment_book_free);
  if (store != NULL && summer_office_get_programme (office) != 0)
    self->book = summer_payment_book_load (store, summer_office_get_programme (office), &error);
  summer_payment_details_show_sources (self->source, self->book);
  update_sums (self);
  if (error != NULL)
    gtk_label_set_text (self->sums, error->message);
  for (guint i = 0; i < N_VIEWS; i++)
    {
      summer_sheet_view_refresh (self->views[i]);
      describe (self, i);
    }
  update_actions (self);
}

SummerSheetView *
summer_payments_view_get_sheet (SummerPaymentsView *self)
{
  g_return_val_if_fail (SUMMER_IS_PAYMENTS_VIEW (self), NULL);

  return self->views[get_shown (self)];
}

/* }}} */
/* {{{ Actions */

static GtkWindow *
get_window (gpointer self)
{
  return GTK_WINDOW (gtk_widget_get_root (self));
}

static SummerWorkplace *
get_workplace (gpointer self)
{
  return summer_workplace_get (SUMMER_PAYMENTS_VIEW (self)->office);
}

static void
new_spending_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);

  summer_spending_form_present (get_window (self), get_workplace (self),
                                get_shown (self) == BALANCES ? get_chosen (self) : 0, 0);
}

static void
new_repayment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);

  summer_repayment_form_present (get_window (self), get_workplace (self),
                                 get_shown (self) == BALANCES ? get_chosen (self) : 0, 0);
}

/* A batch of the classes that are selected, or of all where none is. */
static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);
  g_autofree gint64 *classes = NULL;
  guint n = 0;

  if (get_shown (self) >= SPENDINGS)
    {
      (get_shown (self) == SPENDINGS ? new_spending_action : new_repayment_action) (widget, name,
                                                                                    parameter);
      return;
    }
  if (get_shown (self) == BALANCES)
    classes = summer_sheet_view_dup_selected (self->views[BALANCES], G_MAXINT16, &n);
  summer_payment_batch_form_present (get_window (self), get_workplace (self),
                                     n > 0 ? classes : NULL, n,
                                     summer_payment_details_get_source (self->source, self->book));
}

static void
pay_batch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_payment_paid_form_present (get_window (widget), get_workplace (widget),
                                    get_chosen (SUMMER_PAYMENTS_VIEW (widget)), TRUE);
}

static void
pay_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_payment_paid_form_present (get_window (widget), get_workplace (widget),
                                    get_chosen (SUMMER_PAYMENTS_VIEW (widget)), FALSE);
}

static void
return_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_payment_returned_form_present (get_window (widget), get_workplace (widget),
                                        get_chosen (SUMMER_PAYMENTS_VIEW (widget)));
}

/* A new batch of what its source still owes the class. */
static void
pay_again_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const SummerPaymentRecord *payment = get_payment (SUMMER_PAYMENTS_VIEW (widget));

  summer_payment_batch_form_present (get_window (widget), get_workplace (widget),
                                     &payment->class_id, 1, payment->source);
}

static void
account_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_payment_account_form_present (get_window (widget), get_workplace (widget),
                                       get_chosen (SUMMER_PAYMENTS_VIEW (widget)));
}

static void
change_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);

  if (get_shown (self) == PAYMENTS)
    account_action (widget, name, parameter);
  else if (get_shown (self) == REPAYMENTS)
    summer_repayment_form_present (get_window (self), get_workplace (self), 0, get_chosen (self));
  else
    summer_spending_form_present (get_window (self), get_workplace (self), 0, get_chosen (self));
}

static void
tell (SummerPaymentsView *self, gboolean taken_out, const char *done, const GError *error)
{
  SummerWindow *window = SUMMER_WINDOW (get_window (self));

  if (taken_out)
    summer_window_toast (window, done, _ ("_Undo"), "win.undo");
  else
    summer_window_toast_error (window, error);
}

static void
take_out_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);
  SummerStore *store = summer_office_get_store (self->office);
  const gint64 programme = summer_office_get_programme (self->office);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const guint shown = get_shown (self);
  gboolean (*const take_out) (SummerStore *, gint64, gint64, char **, GError **)
      = shown == PAYMENTS    ? summer_payment_take_out
        : shown == SPENDINGS ? summer_spending_take_out
                             : summer_repayment_take_out;
  const gboolean taken_out = take_out (store, programme, get_chosen (self), &done, &error);

  tell (self, taken_out, done, error);
}

static void
take_out_batch_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  const gboolean taken_out
      = summer_payment_batch_take_out (summer_office_get_store (self->office),
                                       summer_office_get_programme (self->office),
                                       get_payment (self)->batch, &done, &error);

  tell (self, taken_out, done, error);
}

static void
history_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);

  if (get_chosen (self) != 0)
    gtk_widget_activate_action (widget, "win.history", "(sx)", tabs[get_shown (self)].table,
                                get_chosen (self));
}

static void
activate_cb (SummerPaymentsView *self, gint64 key, SummerSheetView *view)
{
  const SummerPaymentRecord *payment = get_payment (self);
  const SummerBalance *balance
      = view == self->views[BALANCES] ? summer_payment_book_find_class (self->book, key) : NULL;

  if (balance != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-class", "s", balance->class.code);
  else if (payment != NULL && summer_payment_get_state (payment) == SUMMER_PAYMENT_PREPARED)
    gtk_widget_activate_action (GTK_WIDGET (self), "payments.pay", NULL);
  else if (payment != NULL && summer_payment_get_state (payment) == SUMMER_PAYMENT_PAID)
    gtk_widget_activate_action (GTK_WIDGET (self), "payments.return", NULL);
  else if (payment != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "payments.pay-again", NULL);
  else if (view == self->views[SPENDINGS] || view == self->views[REPAYMENTS])
    gtk_widget_activate_action (GTK_WIDGET (self), "payments.change", NULL);
}

/* Copy, export, print and filter are those of the sheet that is shown. */
static void
sheet_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);

  gtk_widget_activate_action (GTK_WIDGET (self->views[get_shown (self)]), name, NULL);
}

/* "(xs)" = the batch and the path. The bank's workbook is small: it is written at once. */
static void
save_bank_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);
  SummerWindow *window = SUMMER_WINDOW (get_window (self));
  g_autoptr (GError) error = NULL;
  const char *path;
  gint64 batch;

  g_variant_get (parameter, "(x&s)", &batch, &path);
  if (summer_export_payment_batch (summer_office_get_store (self->office),
                                   summer_office_get_programme (self->office), batch, path, &error))
    summer_window_toast_file (window, path, TRUE);
  else
    summer_window_toast_error (window, error);
}

static void
bank_file_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);
  const SummerPaymentRecord *payment = get_payment (self);

  /* The choice may go on while a place for the file is asked for. */
  summer_batch_file_ask (widget, summer_payment_book_find_batch (self->book, payment->batch));
}

/* }}} */

static gboolean
summer_payments_view_grab_focus (GtkWidget *widget)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->views[get_shown (self)]));
}

/* The stack hands the focus on to where it was last, even to a list that has no rows and is not seen. */
static void
switched_cb (SummerPaymentsView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  update_actions (self);
  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->stack)))
    gtk_widget_grab_focus (GTK_WIDGET (self));
}

static void
summer_payments_view_finalize (GObject *object)
{
  SummerPaymentsView *self = SUMMER_PAYMENTS_VIEW (object);

  g_clear_pointer (&self->book, summer_payment_book_free);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_payments_view_parent_class)->finalize (object);
}

static void
summer_payments_view_class_init (SummerPaymentsViewClass *klass)
{
  static const struct
  {
    const char *name;
    GtkWidgetActionActivateFunc activate;
    guint key;
    GdkModifierType modifiers;
  } actions[] = {
    { "payments.new", new_action, GDK_KEY_n, GDK_CONTROL_MASK },
    { "payments.pay-batch", pay_batch_action, GDK_KEY_Return, GDK_CONTROL_MASK },
    { "payments.pay", pay_action, 0, 0 },
    { "payments.return", return_action, GDK_KEY_r, GDK_CONTROL_MASK },
    { "payments.pay-again", pay_again_action, GDK_KEY_r, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "payments.account", account_action, 0, 0 },
    { "payments.take-out", take_out_action, GDK_KEY_Delete, 0 },
    { "payments.take-out-batch", take_out_batch_action, GDK_KEY_Delete, GDK_CONTROL_MASK },
    { "payments.bank-file", bank_file_action, GDK_KEY_b, GDK_CONTROL_MASK },
    { "payments.new-spending", new_spending_action, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "payments.new-repayment", new_repayment_action, GDK_KEY_b,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "payments.change", change_action, GDK_KEY_F2, 0 },
    { "payments.history", history_action, GDK_KEY_h, GDK_CONTROL_MASK },
    { "sheet.copy", sheet_action, 0, 0 },
    { "sheet.export", sheet_action, 0, 0 },
    { "sheet.print", sheet_action, 0, 0 },
    { "sheet.filter", sheet_action, 0, 0 },
  };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = summer_payments_view_finalize;
  widget_class->grab_focus = summer_payments_view_grab_focus;
  gtk_widget_class_install_action (widget_class, "payments.bank-file-to", "(xs)",
                                   save_bank_file_action);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, NULL, actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
}

static void
add_button (SummerPaymentsView *self, guint view, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  summer_sheet_view_add_button (self->views[view], button);
}

static GtkWidget *
new_tab (SummerPaymentsView *self, guint i)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->views[i] = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
  self->details[i] = SUMMER_DETAILS (summer_details_new ());
  g_signal_connect_swapped (self->views[i], "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_swapped (self->views[i], "selected", G_CALLBACK (selected_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (self->details[i]), FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->views[i]));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->details[i]));
  return box;
}

/* The sums, the switch between the sheets and the workbook of all of it. */
static GtkWidget *
new_strip (SummerPaymentsView *self)
{
  GtkWidget *strip = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *switcher = gtk_stack_switcher_new ();
  GtkWidget *workbook = gtk_button_new_with_mnemonic (_ ("Payments _Workbook…"));

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  self->sums = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->sums, 0);
  gtk_label_set_ellipsize (self->sums, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->sums), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->sums), "strong");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (workbook), "s", "payments");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (workbook), "win.save-as");
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (workbook, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (strip, "page-bar");
  gtk_box_append (GTK_BOX (strip), switcher);
  gtk_box_append (GTK_BOX (strip), GTK_WIDGET (self->sums));
  self->source = ADW_BIN (adw_bin_new ());
  gtk_box_append (GTK_BOX (strip), GTK_WIDGET (self->source));
  gtk_box_append (GTK_BOX (strip), workbook);
  return strip;
}

static void
summer_payments_view_init (SummerPaymentsView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_box_append (GTK_BOX (box), new_strip (self));
  for (guint i = 0; i < N_VIEWS; i++)
    gtk_stack_add_titled (self->stack, new_tab (self, i), tabs[i].name, _ (tabs[i].title));
  add_button (self, BALANCES, _ ("_New Batch…"), "payments.new");
  add_button (self, PAYMENTS, _ ("_New Batch…"), "payments.new");
  add_button (self, SPENDINGS, _ ("_New Entry…"), "payments.new");
  add_button (self, REPAYMENTS, _ ("_New Entry…"), "payments.new");
  gtk_widget_set_vexpand (GTK_WIDGET (self->stack), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->stack));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->stack, "notify::visible-child", G_CALLBACK (switched_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
summer_payments_view_new (void)
{
  return g_object_new (SUMMER_TYPE_PAYMENTS_VIEW, NULL);
}
