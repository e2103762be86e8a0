/* The accounts of the records, for an administrator. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_ACCOUNTS_DIALOG (summer_accounts_dialog_get_type ())
G_DECLARE_FINAL_TYPE (SummerAccountsDialog, summer_accounts_dialog, SUMMER, ACCOUNTS_DIALOG, AdwWindow)

void summer_accounts_dialog_present (SummerWindow *parent);

G_END_DECLS
