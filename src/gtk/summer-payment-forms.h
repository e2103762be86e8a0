/* The forms of payments: a new batch, paid, returned by the bank, a corrected account, what a grant was used for, and a balance paid back. */
#pragma once

#include "summer-workplace.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void summer_payment_batch_form_present    (GtkWindow *parent, SummerWorkplace *workplace, const gint64 *classes, guint n_classes, const char *source); /* NULL = all to be paid; of the fund */
void summer_payment_paid_form_present     (GtkWindow *parent, SummerWorkplace *workplace, gint64 payment, gboolean whole_batch);
void summer_payment_returned_form_present (GtkWindow *parent, SummerWorkplace *workplace, gint64 payment);
void summer_payment_account_form_present  (GtkWindow *parent, SummerWorkplace *workplace, gint64 payment);
void summer_spending_form_present         (GtkWindow *parent, SummerWorkplace *workplace, gint64 class_id, gint64 spending); /* 0 = a new one */
void summer_repayment_form_present        (GtkWindow *parent, SummerWorkplace *workplace, gint64 class_id, gint64 repayment); /* 0 = a new one */

G_END_DECLS
