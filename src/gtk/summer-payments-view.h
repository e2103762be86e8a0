/* Payments, a tab of the subsidy page: the balances of the classes, the payments in batches and the use of the grants, with
 * the sums over them. Commands as named actions: payments.new (Ctrl+N), .pay-batch, .pay, .return, .account, .take-out,
 * .take-out-batch, .bank-file, .new-spending, .change (F2), .history (Ctrl+H). */
#pragma once

#include <adwaita.h>

#include "summer-office.h"
#include "summer-sheet-view.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PAYMENTS_VIEW (summer_payments_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerPaymentsView, summer_payments_view, SUMMER, PAYMENTS_VIEW, AdwBin)

GtkWidget       *summer_payments_view_new       (void);
void             summer_payments_view_refresh   (GtkWidget *view, SummerOffice *office);
SummerSheetView *summer_payments_view_get_sheet (SummerPaymentsView *self); /* the one that is shown */

G_END_DECLS
