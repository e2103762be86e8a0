/* What more there is to say of the balance, the payment or the use that is chosen among the payments, and what can be done. */
#pragma once

#include "summer-details.h"
#include "summer-payment-book.h"

G_BEGIN_DECLS

char *summer_payment_details_dup_text (const SummerPaymentRecord *payment); /* "30,000 · 2019-09-20 · 0920-1" */

void summer_payment_details_describe_balance  (SummerDetails *details, const SummerPaymentBook *book, const SummerBalance *balance);
void summer_payment_details_describe_payment  (SummerDetails *details, const SummerPaymentBook *book, const SummerPaymentRecord *payment);
void summer_payment_details_describe_spending (SummerDetails *details, const SummerPaymentBook *book, const SummerSpendingRecord *spending);

G_END_DECLS
