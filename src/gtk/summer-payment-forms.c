#include "config.h"

#include "summer-payment-forms.h"

#include <glib/gi18n.h>

#include "summer-clerk-name.h"
#include "summer-funding.h"
#include "summer-payment-forms-private.h"
#include "summer-window.h"

void
summer_payment_form_data_free (gpointer data)
{
  SummerPaymentFormData *self = data;

  summer_payment_book_free (self->book);
  g_free (self->source);
  g_free (self);
}

/* NULL, and said so, when the records cannot be read. */
SummerPaymentFormData *
summer_payment_form_data_new (GtkWindow *parent, SummerWorkplace *workplace)
{
  SummerOffice *office = summer_workplace_get_office (workplace);
  const gint64 programme = summer_office_get_programme (office);
  g_autoptr (GError) error = NULL;
  SummerPaymentBook *book
      = summer_payment_book_load (summer_office_get_store (office), programme, &error);
  SummerPaymentFormData *self;

  if (book == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      return NULL;
    }
  self = g_new0 (SummerPaymentFormData, 1);
  self->office = office;
  self->book = book;
  self->programme = programme;
  summer_workplace_get_now (workplace, &self->today, NULL);
  return self;
}

void
summer_payment_form_data_present (GtkWindow *parent,
                                  SummerPaymentFormData *self,
                                  const SummerFormSpec *spec,
                                  gconstpointer record,
                                  const char *subject)
{
  SummerRecordDialog *dialog
      = summer_record_dialog_new (self->office, spec, record, self, summer_payment_form_data_free);

  if (subject != NULL)
    summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_present (dialog, parent);
}

/* {{{ A new batch */

static void
check_batch (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const SummerPaymentFormData *self = data;
  SummerPaymentBatchForm form = *(const SummerPaymentBatchForm *) record;
  g_autoptr (GArray) lines = NULL;

  if (self->lines == NULL) /* it is being made */
    return;
  lines = summer_payment_lines_list (self->lines);
  form.lines = (const SummerPaymentLine *) lines->data;
  form.n_lines = lines->len;
  summer_payment_batch_check (self->book, &form, self->today, complaints);
  summer_payment_lines_show_complaints (self->lines, complaints);
}

static gboolean
save_batch (SummerStore *store,
            gpointer record,
            gpointer data,
            SummerComplaints *complaints,
            char **done,
            GError **error)
{
  const SummerPaymentFormData *self = data;
  SummerPaymentBatchForm form = *(const SummerPaymentBatchForm *) record;
  g_autoptr (GArray) lines = summer_payment_lines_list (self->lines);

  form.lines = (const SummerPaymentLine *) lines->data;
  form.n_lines = lines->len;
  if (!summer_payment_batch_save (store, &form, self->today, complaints, NULL, done, error))
    return FALSE;
  summer_clerk_name_set (self->office, form.made_by);
  return TRUE;
}

static const SummerFormField batch_fields[] = {
  { "made-on", N_ ("_Made on"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerPaymentBatchForm, made_on),
    .required = TRUE },
  { "made-by", N_ ("Made _by"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerPaymentBatchForm, made_by),
    .required = TRUE },
  { "note", N_ ("N_ote"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerPaymentBatchForm, note),
    .wide = TRUE },
};

static const SummerFormSpec batch_spec = {
  .title = N_ ("New Payment Batch"),
  .fields = batch_fields,
  .n_fields = G_N_ELEMENTS (batch_fields),
  .record_size = sizeof (SummerPaymentBatchForm),
  .check = check_batch,
  .save = save_batch,
};

/* To one source of money; what the records cannot tell is said, and the form is gone. */
static gboolean
narrow (SummerPaymentFormData *self, const char *source, GtkWindow *parent)
{
  g_autoptr (GError) error = NULL;
  SummerPaymentBook *of_source
      = summer_payment_book_load_source (summer_office_get_store (self->office), self->programme,
                                         source, &error);

  if (of_source == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (parent), error);
      summer_payment_form_data_free (self);
      return FALSE;
    }
  summer_payment_book_free (self->book);
  self->book = of_source;
  self->source = g_strdup (source);
  return TRUE;
}

void
summer_payment_batch_form_present (GtkWindow *parent,
                                   SummerWorkplace *workplace,
                                   const gint64 *classes,
                                   guint n_classes,
                                   const char *source)
{
  SummerPaymentFormData *self = summer_payment_form_data_new (parent, workplace);
  SummerPaymentBatchForm form;
  SummerRecordDialog *dialog;
  const gboolean has_sources = self != NULL && self->book->sources->len > 0;
  g_autofree char *subject
      = g_strdup_printf (_ ("Source of money: %s"), summer_source_get_text (source));

  if (self == NULL || !narrow (self, source, parent))
    return;
  form = (SummerPaymentBatchForm){ .programme = self->programme,
                                   .made_on = self->today,
                                   .made_by = summer_clerk_name_get (self->office),
                                   .source = self->source };
  dialog = summer_record_dialog_new (self->office, &batch_spec, &form, self,
                                     summer_payment_form_data_free);
  self->lines = SUMMER_PAYMENT_LINES (
      summer_payment_lines_new (self->office, self->book, classes, n_classes));
  if (has_sources)
    summer_record_dialog_set_subject (dialog, subject);
  summer_record_dialog_set_extra (dialog, GTK_WIDGET (self->lines));
  g_signal_connect_object (self->lines, "changed", G_CALLBACK (summer_record_dialog_touch), dialog,
                           G_CONNECT_SWAPPED);
  summer_record_dialog_present (dialog, parent);
}

/* }}} */
/* {{{ Paid and returned */

static void
check_paid (SummerStore *store, gconstpointer record, gpointer data, SummerComplaints *complaints)
{
  const SummerPaymentFormData *self = data;

  summer_payment_check_paid (self->book, record, self->today, complaints);
}

static gboolean
save_paid (SummerStore *store,
           gpointer record,
           gpointer data,
           SummerComplaints *complaints,
           char **done,
           GError **error)
{
  return summer_payment_save_paid (store, record, ((SummerPaymentFormData *) data)->today,
                                   complaints, done, error);
}

static void
check_returned (SummerStore *store,
                gconstpointer record,
                gpointer data,
                SummerComplaints *complaints)
{
  const SummerPaymentFormData *self = data;

  summer_payment_check_returned (self->book, record, self->today, complaints);
}

static gboolean
save_returned (SummerStore *store,
               gpointer record,
               gpointer data,
               SummerComplaints *complaints,
               char **done,
               GError **error)
{
  return summer_payment_save_returned (store, record, ((SummerPaymentFormData *) data)->today,
                                       complaints, done, error);
}

static const SummerFormField paid_fields[] = {
  { "day", N_ ("_Paid on"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerPaymentForm, day),
    .required = TRUE },
  { "text", N_ ("_Reference"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerPaymentForm, text),
    .hint = N_ ("The bank's") },
};

static const SummerFormSpec paid_spec = {
  .title = N_ ("Mark as Paid"),
  .fields = paid_fields,
  .n_fields = G_N_ELEMENTS (paid_fields),
  .record_size = sizeof (SummerPaymentForm),
  .check = check_paid,
  .save = save_paid,
};

static const SummerFormField returned_fields[] = {
  { "day", N_ ("_Returned on"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SummerPaymentForm, day),
    .required = TRUE },
  { "text", N_ ("_Why it was returned"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerPaymentForm, text), .required = TRUE },
};

static const SummerFormSpec returned_spec = {
  .title = N_ ("Returned by the Bank"),
  .fields = returned_fields,
  .n_fields = G_N_ELEMENTS (returned_fields),
  .record_size = sizeof (SummerPaymentForm),
  .check = check_returned,
  .save = save_returned,
};

static char *
dup_subject (const SummerPaymentFormData *self, const SummerPaymentRecord *payment)
{
  const SummerClassRecord *class = &summer_payment_book_find_class (self->book, payment->class_id)
                                        ->class;
  g_autofree char *amount = summer_money_dup_text (payment->amount);

  return g_strdup_printf (_ ("%s %s, %s yuan"), class->code, class->name, amount);
}

static char *
dup_batch_subject (const SummerPaymentFormData *self, gint64 batch)
{
  guint n_payments = 0;
  SummerMoney sum = 0;

  for (guint i = 0; i < self->book->n_payments; i++)
    {
      const SummerPaymentRecord *payment = &self->book->payments[i];

      if (payment->batch != batch || summer_payment_get_state (payment) != SUMMER_PAYMENT_PREPARED)
        continue;
      n_payments++;
      sum += payment->amount;
    }
  return summer_payment_batch_dup_text (summer_payment_book_find_batch (self->book, batch)->number,
                                        n_payments, sum);
}

static void
present_step (GtkWindow *parent,
              SummerWorkplace *workplace,
              const SummerFormSpec *spec,
              gint64 payment,
              gboolean whole_batch)
{
  SummerPaymentFormData *self = summer_payment_form_data_new (parent, workplace);
  const SummerPaymentRecord *record
      = self != NULL ? summer_payment_book_find_payment (self->book, payment) : NULL;
  g_autofree char *subject = NULL;

  if (record == NULL)
    {
      g_clear_pointer (&self, summer_payment_form_data_free);
      return;
    }
  const SummerPaymentForm form = { .programme = self->programme,
                                   .batch = record->batch,
                                   .payment = whole_batch ? 0 : payment,
                                   .day = self->today };
  subject = whole_batch ? dup_batch_subject (self, record->batch) : dup_subject (self, record);
  summer_payment_form_data_present (parent, self, spec, &form, subject);
}

void
summer_payment_paid_form_present (GtkWindow *parent,
                                  SummerWorkplace *workplace,
                                  gint64 payment,
                                  gboolean whole_batch)
{
  present_step (parent, workplace, &paid_spec, payment, whole_batch);
}

void
summer_payment_returned_form_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 payment)
{
  present_step (parent, workplace, &returned_spec, payment, FALSE);
}

/* }}} */
/* {{{ An account */

static void
check_account (SummerStore *store,
               gconstpointer record,
               gpointer data,
               SummerComplaints *complaints)
{
  summer_payment_account_check (((const SummerPaymentFormData *) data)->book, record, complaints);
}

static gboolean
save_account (SummerStore *store,
              gpointer record,
              gpointer data,
              SummerComplaints *complaints,
              char **done,
              GError **error)
{
  return summer_payment_account_save (store, record, complaints, done, error);
}

static const SummerFormField account_fields[] = {
  { "account-name", N_ ("Account _name"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerPaymentAccountForm, account_name), .required = TRUE, .wide = TRUE },
  { "account-number", N_ ("_Account number"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (SummerPaymentAccountForm, account_number), .required = TRUE, .wide = TRUE },
  { "bank", N_ ("_Bank"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SummerPaymentAccountForm, bank),
    .wide = TRUE },
  { "class-too", N_ ("Write it into the _class too"), SUMMER_FORM_CHECK,
    G_STRUCT_OFFSET (SummerPaymentAccountForm, class_too), .wide = TRUE },
};

static const SummerFormSpec account_spec = {
  .title = N_ ("Correct the Account"),
  .fields = account_fields,
  .n_fields = G_N_ELEMENTS (account_fields),
  .record_size = sizeof (SummerPaymentAccountForm),
  .width = 560,
  .check = check_account,
  .save = save_account,
};

void
summer_payment_account_form_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 payment)
{
  SummerPaymentFormData *self = summer_payment_form_data_new (parent, workplace);
  const SummerPaymentRecord *record
      = self != NULL ? summer_payment_book_find_payment (self->book, payment) : NULL;
  g_autofree char *subject = NULL;

  if (record == NULL)
    {
      g_clear_pointer (&self, summer_payment_form_data_free);
      return;
    }
  const SummerPaymentAccountForm form = { .programme = self->programme,
                                          .payment = payment,
                                          .account_name = record->account_name,
                                          .bank = record->bank,
                                          .account_number = record->account_number,
                                          .class_too = 1 };
  subject = dup_subject (self, record);
  summer_payment_form_data_present (parent, self, &account_spec, &form, subject);
}

/* }}} */
