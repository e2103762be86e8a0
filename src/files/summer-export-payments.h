/* Payments as workbooks: a batch as the bank takes it, and what was paid and used, for the ledger. */
#pragma once

#include "summer-progress.h"
#include "summer-store.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* The accounts in full, one payment a row, and the sum in capital numerals. What is got back is no matter of the bank. */
gboolean summer_export_payment_batch (SummerStore *store, gint64 programme, gint64 batch, const char *path, GError **error);
/* The ledger of all payments, the use of the grants by category, and each batch. */
gboolean summer_export_payments      (SummerStore *store, gint64 programme, const char *path,
                                      SummerProgressFunc progress, gpointer user_data, GCancellable *cancellable, GError **error);

G_END_DECLS
