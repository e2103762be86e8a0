/* The paper forms of the class at the desk, from the menu to the printer or into a PDF file. Actions of the window:
 * print-form (what), print-form-days (what, first, last), save-form (what), save-form-to (what, path). What is
 * register-week, register-month, pickup, each also with -blank, roster or cards; days are SummerDay, and the days
 * that an action is not given are about today. */
#pragma once

#include "summer-window.h"
#include "summer-workplace.h"

G_BEGIN_DECLS

void summer_form_printer_add_actions    (SummerWindow *window);
void summer_form_printer_update_actions (SummerWindow *window); /* which can be done now */
void summer_form_printer_add_keys       (GtkApplication *application);

/* Opens the print dialog. what: register, pickup, roster or cards; first none: about today. Errors become a toast. */
void summer_form_printer_run            (GtkWindow *parent, SummerWorkplace *workplace, const char *what,
                                         SummerDay first, SummerDay last, gboolean blank);

G_END_DECLS
