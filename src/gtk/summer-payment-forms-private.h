/* What the forms of payments share with those of the use of grants. */
#pragma once

#include "summer-payment-forms.h"
#include "summer-payment-book.h"
#include "summer-payment-lines.h"
#include "summer-record-dialog.h"

G_BEGIN_DECLS

typedef struct
{
  SummerOffice *office; /* borrowed: the dialog has it */
  SummerPaymentBook
      *book;    /* owned: as it was when the form opened; of a new batch that of its source */
  char *source; /* owned: of a new batch; NULL = the fund */
  gint64 programme;
  SummerDay today;
  SummerPaymentLines *lines; /* of a new batch; borrowed, in the dialog */
} SummerPaymentFormData;

/* NULL, and said so, when the records cannot be read. */
SummerPaymentFormData *summer_payment_form_data_new     (GtkWindow *parent, SummerWorkplace *workplace);
void                   summer_payment_form_data_free    (gpointer data);
void                   summer_payment_form_data_present (GtkWindow *parent, SummerPaymentFormData *self /* taken */, const SummerFormSpec *spec,
                                                         gconstpointer record, const char *subject);

G_END_DECLS
