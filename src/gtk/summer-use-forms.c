#include "config.h"

#include "summer-payment-forms.h"

#include <glib/gi18n.h>

#include "summer-class-choices.h"
#include "summer-funding.h"
#include "summer-payment-forms-private.h"
#include "summer-repayment.h"
#include "summer-spending.h"

/* {{{ Of which money */

enum
{
  THE_FUND = 1, /* then the further sources, in the order of the book */
  FIRST_SOURCE,
};

static gboolean
list_sources (
    SummerStore *store, gint64 programme, gpointer data, SummerFormChoices *choices, GError **error)
{
  const SummerPaymentFormData *self = data;

  summer_form_choices_add (choices, THE_FUND, summer_source_get_text (NULL));
  for (guint i = 0; i < self->book->sources->len; i++)
    summer_form_choices_add (choices, FIRST_SOURCE + i, self->book->sources->pdata[i]);
  return TRUE;
}

/* (nullable): NULL = the fund */
static const char *
get_source (const SummerPaymentFormData *self, gint64 at)
{
  return at >= FIRST_SOURCE ? self->book->sources->pdata[at - FIRST_SOURCE] : NULL;
}

static gint64
find_source (const SummerPaymentFormData *self, const char *source)
{
  guint at = 0;

  return source != NULL
                 && g_ptr_array_find_with_equal_func (self->book->sources, source, g_str_equal, &at)
             ? FIRST_SOURCE + at
             : THE_FUND;
}

/* }}} */
/* {{{ Use of a grant */

typedef struct
{
  SummerSpendingRecord record;
  gint64 source; /* as list_sources() numbers them */
} SpendingForm;

static SummerSpendingRecord
read_spending (const SummerPaymentFormData *self, const SpendingForm *form)
{
  SummerSpendingRecord record = form->record;

  record.source = get_source (self, form->source);
  return record;
}

static void
check_spending (SummerStore *store,
                gconstpointer record,
                gpointer data,
                SummerComplaints *complaints)
{
  const SummerPaymentFormData *self = data;
  const SummerSpendingRecord read = read_spending (self, record);

  summer_spending_check (self->book, &read, self->today, complaints);
}

static gboolean
save_spending (SummerStore *store,
               gpointer record,
               gpointer data,
               SummerComplaints *complaints,
               char **done,
               GError **error)
{
  const SummerPaymentFormData *self = data;
  SummerSpendingRecord read = read_spending (self, record);

  return summer_spending_save (store, self->programme, &read, self->today, complaints, done, error);
}

static const SummerFormField spending_fields[] = {
  { "source", N_ ("_Source of money"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (SpendingForm, source),
    .required = TRUE, .wide = TRUE, .choices = list_sources },
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (SpendingForm, record.class_id),
    .required = TRUE, .wide = TRUE, .choices = summer_class_choices_list },
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (SpendingForm, record.day),
    .required = TRUE },
  { "category", N_ ("Cate_gory"), SUMMER_FORM_TERM, G_STRUCT_OFFSET (SpendingForm, record.category),
    .terms = SUMMER_TERMS_SPENDING, .required = TRUE },
  { "amount", N_ ("_Amount (yuan)"), SUMMER_FORM_MONEY,
    G_STRUCT_OFFSET (SpendingForm, record.amount), .required = TRUE },
  { "receipt", N_ ("_Receipt"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SpendingForm, record.receipt),
    .hint = N_ ("Its number") },
  { "what", N_ ("_What for"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (SpendingForm, record.what),
    .wide = TRUE },
};

static const SummerFormSpec spending_spec = {
  .title = N_ ("Use of the Grant"),
  .fields = spending_fields,
  .n_fields = G_N_ELEMENTS (spending_fields),
  .record_size = sizeof (SpendingForm),
  .check = check_spending,
  .save = save_spending,
};

/* Where there is no other money than the fund, nothing is to be chosen. */
static const SummerFormSpec spending_of_fund_spec = {
  .title = N_ ("Use of the Grant"),
  .fields = spending_fields + 1,
  .n_fields = G_N_ELEMENTS (spending_fields) - 1,
  .record_size = sizeof (SpendingForm),
  .check = check_spending,
  .save = save_spending,
};

void
summer_spending_form_present (GtkWindow *parent,
                              SummerWorkplace *workplace,
                              gint64 class_id,
                              gint64 spending)
{
  SummerPaymentFormData *self = summer_payment_form_data_new (parent, workplace);
  SpendingForm form = { .source = THE_FUND };

  if (self == NULL)
    return;
  form.record = (SummerSpendingRecord){ .class_id = class_id, .day = self->today, .amount = -1 };
  for (guint i = 0; i < self->book->n_spendings; i++)
    if (self->book->spendings[i].id == spending)
      {
        form.record = self->book->spendings[i];
        form.source = find_source (self, form.record.source);
      }
  summer_payment_form_data_present (parent, self,
                                    self->book->sources->len > 0 ? &spending_spec
                                                                 : &spending_of_fund_spec,
                                    &form, NULL);
}

/* }}} */
/* {{{ A balance paid back */

typedef struct
{
  SummerRepaymentRecord record;
  gint64 source; /* as list_sources() numbers them */
} RepaymentForm;

static SummerRepaymentRecord
read_repayment (const SummerPaymentFormData *self, const RepaymentForm *form)
{
  SummerRepaymentRecord record = form->record;

  record.source = get_source (self, form->source);
  return record;
}

static void
check_repayment (SummerStore *store,
                 gconstpointer record,
                 gpointer data,
                 SummerComplaints *complaints)
{
  const SummerPaymentFormData *self = data;
  const SummerRepaymentRecord read = read_repayment (self, record);

  summer_repayment_check (self->book, &read, self->today, complaints);
}

static gboolean
save_repayment (SummerStore *store,
                gpointer record,
                gpointer data,
                SummerComplaints *complaints,
                char **done,
                GError **error)
{
  const SummerPaymentFormData *self = data;
  SummerRepaymentRecord read = read_repayment (self, record);

  return summer_repayment_save (store, self->programme, &read, self->today, complaints, done,
                                error);
}

static const SummerFormField repayment_fields[] = {
  { "source", N_ ("_Source of money"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (RepaymentForm, source),
    .required = TRUE, .wide = TRUE, .choices = list_sources },
  { "class", N_ ("_Class"), SUMMER_FORM_CHOICE, G_STRUCT_OFFSET (RepaymentForm, record.class_id),
    .required = TRUE, .wide = TRUE, .choices = summer_class_choices_list },
  { "day", N_ ("_Date"), SUMMER_FORM_DAY, G_STRUCT_OFFSET (RepaymentForm, record.day),
    .required = TRUE },
  { "amount", N_ ("_Amount (yuan)"), SUMMER_FORM_MONEY,
    G_STRUCT_OFFSET (RepaymentForm, record.amount), .required = TRUE },
  { "reference", N_ ("_Reference"), SUMMER_FORM_TEXT,
    G_STRUCT_OFFSET (RepaymentForm, record.reference), .hint = N_ ("The bank's") },
  { "note", N_ ("_Note"), SUMMER_FORM_TEXT, G_STRUCT_OFFSET (RepaymentForm, record.note),
    .wide = TRUE },
};

static const SummerFormSpec repayment_spec = {
  .title = N_ ("Balance Paid Back"),
  .fields = repayment_fields,
  .n_fields = G_N_ELEMENTS (repayment_fields),
  .record_size = sizeof (RepaymentForm),
  .check = check_repayment,
  .save = save_repayment,
};

static const SummerFormSpec repayment_of_fund_spec = {
  .title = N_ ("Balance Paid Back"),
  .fields = repayment_fields + 1,
  .n_fields = G_N_ELEMENTS (repayment_fields) - 1,
  .record_size = sizeof (RepaymentForm),
  .check = check_repayment,
  .save = save_repayment,
};

/* Of the first source that has something to get from the class, all of it. */
static void
fill_repayment (const SummerPaymentFormData *self,
                const SummerBalance *balance,
                RepaymentForm *form)
{
  for (guint i = 0; i < balance->shares->len; i++)
    {
      const SummerSourceBalance *share = &g_array_index (balance->shares, SummerSourceBalance, i);

      if (summer_source_balance_get_to_return (share) == 0)
        continue;
      form->record.amount = summer_source_balance_get_to_return (share);
      form->source = find_source (self, share->source);
      return;
    }
}

void
summer_repayment_form_present (GtkWindow *parent,
                               SummerWorkplace *workplace,
                               gint64 class_id,
                               gint64 repayment)
{
  SummerPaymentFormData *self = summer_payment_form_data_new (parent, workplace);
  const SummerBalance *balance;
  RepaymentForm form = { .source = THE_FUND };

  if (self == NULL)
    return;
  balance = class_id != 0 ? summer_payment_book_find_class (self->book, class_id) : NULL;
  form.record = (SummerRepaymentRecord){ .class_id = class_id, .day = self->today, .amount = -1 };
  if (balance != NULL)
    fill_repayment (self, balance, &form);
  for (guint i = 0; i < self->book->n_repayments; i++)
    if (self->book->repayments[i].id == repayment)
      {
        form.record = self->book->repayments[i];
        form.source = find_source (self, form.record.source);
      }
  summer_payment_form_data_present (parent, self,
                                    self->book->sources->len > 0 ? &repayment_spec
                                                                 : &repayment_of_fund_spec,
                                    &form, NULL);
}

/* }}} */
