/* What more there is to say of the balance, the payment, the use or the repayment that is chosen among the payments, and what can be done. */
#pragma once

#include <adwaita.h>

#include "summer-details.h"
#include "summer-office.h"
#include "summer-payment-book.h"

G_BEGIN_DECLS

char *summer_payment_details_dup_text (const SummerPaymentRecord *payment); /* "30,000 · 2019-09-20 · 0920-1" */

void summer_payment_details_describe_balance  (SummerDetails *details, const SummerPaymentBook *book, const SummerBalance *balance);
void summer_payment_details_describe_payment  (SummerDetails *details, const SummerPaymentBook *book, const SummerPaymentRecord *payment);
void summer_payment_details_describe_spending (SummerDetails *details, const SummerPaymentBook *book, const SummerSpendingRecord *spending);
void summer_payment_details_describe_repayment (SummerDetails *details, const SummerPaymentBook *book, const SummerRepaymentRecord *repayment);
/* A drop-down of the sources of money of which anything was settled, the fund first; none where there is but the fund. */
void        summer_payment_details_show_sources (AdwBin *bin, const SummerPaymentBook *book);
const char *summer_payment_details_get_source   (AdwBin *bin, const SummerPaymentBook *book); /* that is chosen; NULL = the fund */
char *summer_payment_details_dup_sums (const SummerPaymentBook *book, SummerOffice *office); /* of the classes whose union is shown */

/* The payments of a class in lines on a label, which hides where there are none. */
void summer_payment_details_show_class (GtkLabel *label, SummerOffice *office, gint64 class_id);

G_END_DECLS
