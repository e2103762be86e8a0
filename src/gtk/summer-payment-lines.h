/* The classes that may stand in a batch of payments: each with a tick and its amount, and below it what is wrong. */
#pragma once

#include <adwaita.h>

#include "summer-office.h"
#include "summer-payments.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_PAYMENT_LINES (summer_payment_lines_get_type ())
G_DECLARE_FINAL_TYPE (SummerPaymentLines, summer_payment_lines, SUMMER, PAYMENT_LINES, AdwBin)

/* Signal "changed": by a person. book is borrowed, and outlives it. classes: those ticked at first; NULL = what is proposed. */
GtkWidget *summer_payment_lines_new  (SummerOffice *office, const SummerPaymentBook *book, const gint64 *classes, guint n_classes);
GArray    *summer_payment_lines_list (SummerPaymentLines *self); /* SummerPaymentLine of what is ticked; an amount that is none is 0 */
void       summer_payment_lines_show_complaints (SummerPaymentLines *self, const SummerComplaints *complaints);

G_END_DECLS
