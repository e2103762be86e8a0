/* The steps of a payment: prepared in a batch, paid, perhaps returned by the bank, which frees its amount again. Each is
 * one entry of the journal, and refuses what is not in order with a complaint at the field. */
#pragma once

#include "summer-complaints.h"
#include "summer-payment-book.h"

G_BEGIN_DECLS

/* One class of a batch to be made. */
typedef struct
{
  gint64      class_id;
  SummerMoney amount; /* below zero: to be got back */
} SummerPaymentLine;

/* summer-payment-batch.c */
typedef struct
{
  gint64                   programme;
  SummerDay                made_on;
  const char              *made_by, *note;
  const SummerPaymentLine *lines; /* borrowed */
  guint                    n_lines;
  const char              *source; /* of the money; NULL = the fund */
} SummerPaymentBatchForm;

/* Of these classes, NULL = all: those with something to pay and nothing on the way. SummerPaymentLine, by code. */
GArray  *summer_payment_batch_propose (const SummerPaymentBook *book, const gint64 *classes, guint n_classes);
/* book: of the source. Fields: "made-on", "made-by", "lines", and the code of a class for what is wrong with its line. */
void     summer_payment_batch_check   (const SummerPaymentBook *book, const SummerPaymentBatchForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_payment_batch_save    (SummerStore *store, const SummerPaymentBatchForm *form, SummerDay today, SummerComplaints *complaints,
                                       gint64 *batch, char **done, GError **error);
/* Only while nothing of it was paid. */
gboolean summer_payment_batch_take_out (SummerStore *store, gint64 programme, gint64 batch, char **done, GError **error);

/* summer-payments.c. What happened to one payment, or to all of a batch that wait for it. */
typedef struct
{
  gint64      programme, batch;
  gint64      payment; /* 0 = every one of the batch that is prepared */
  SummerDay   day;
  const char *text;    /* the bank's reference, or why it was returned */
} SummerPaymentForm;

/* Fields: "day", "text". */
void     summer_payment_check_paid     (const SummerPaymentBook *book, const SummerPaymentForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_payment_save_paid      (SummerStore *store, const SummerPaymentForm *form, SummerDay today, SummerComplaints *complaints, char **done, GError **error);
void     summer_payment_check_returned (const SummerPaymentBook *book, const SummerPaymentForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_payment_save_returned  (SummerStore *store, const SummerPaymentForm *form, SummerDay today, SummerComplaints *complaints, char **done, GError **error);

/* The account of a payment that is prepared, and of its class where asked for. Fields: "account-name", "account-number", "bank". */
typedef struct
{
  gint64      programme, payment;
  const char *account_name, *bank, *account_number;
  int         class_too; /* 1 = the class gets the account as well */
} SummerPaymentAccountForm;

void     summer_payment_account_check (const SummerPaymentBook *book, const SummerPaymentAccountForm *form, SummerComplaints *complaints);
gboolean summer_payment_account_save  (SummerStore *store, const SummerPaymentAccountForm *form, SummerComplaints *complaints, char **done, GError **error);
/* One that is prepared; the batch goes with its last. */
gboolean summer_payment_take_out      (SummerStore *store, gint64 programme, gint64 payment, char **done, GError **error);

/* For the files of this floor: complains at field of an account that no bank would take. */
void     summer_payment_check_account (const char *account_name, const char *account_number, const char *name_field, const char *number_field, SummerComplaints *complaints);

G_END_DECLS
