/* Asks where the list of a batch for the bank is to be saved. */
#pragma once

#include <gtk/gtk.h>

#include "summer-finance-records.h"

G_BEGIN_DECLS

void summer_batch_file_ask (GtkWidget *view, const SummerPaymentBatchRecord *batch); /* answers with "payments.bank-file-to" of the view */

G_END_DECLS
