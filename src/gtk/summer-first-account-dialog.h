/* Makes the first account of the records, which protects them, and gives the recovery sheet. It does not let go before the
 * sheet is at hand. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_FIRST_ACCOUNT_DIALOG (summer_first_account_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerFirstAccountDialog, summer_first_account_dialog, SUMMER, FIRST_ACCOUNT_DIALOG, AdwWindow)

void summer_first_account_dialog_present (SummerWindow *parent);
/* A new sheet for records that have accounts. */
void summer_first_account_dialog_present_sheet (SummerWindow *parent, GtkWindow *before, char *code); /* code: a secret, taken */

G_END_DECLS
