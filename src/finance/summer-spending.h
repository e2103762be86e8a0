/* What a class used its grant for, by category, with the receipt. Each is one entry of the journal. */
#pragma once

#include "summer-complaints.h"
#include "summer-payment-book.h"

G_BEGIN_DECLS

/* Fields: "class", "source", "day", "category", "amount". */
void     summer_spending_check    (const SummerPaymentBook *book, const SummerSpendingRecord *record, SummerDay today, SummerComplaints *complaints);
gboolean summer_spending_save     (SummerStore *store, gint64 programme, SummerSpendingRecord *record, SummerDay today, SummerComplaints *complaints,
                                   char **done, GError **error); /* id 0 = a new one, and is filled in */
gboolean summer_spending_take_out (SummerStore *store, gint64 programme, gint64 spending, char **done, GError **error);

G_END_DECLS
