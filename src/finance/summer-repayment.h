/* What classes paid back of a balance that they did not use. Each is one entry of the journal. */
#pragma once

#include "summer-complaints.h"
#include "summer-payment-book.h"

G_BEGIN_DECLS

/* Fields: "class", "source", "day", "amount". */
void     summer_repayment_check    (const SummerPaymentBook *book, const SummerRepaymentRecord *record, SummerDay today, SummerComplaints *complaints);
gboolean summer_repayment_save     (SummerStore *store, gint64 programme, SummerRepaymentRecord *record, SummerDay today, SummerComplaints *complaints,
                                    char **done, GError **error); /* id 0 = a new one, and is filled in */
gboolean summer_repayment_take_out (SummerStore *store, gint64 programme, gint64 repayment, char **done, GError **error);

G_END_DECLS
