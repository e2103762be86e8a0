/* What can be done with accounts in the window, and which of its commands the role has. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_account_add_actions    (SummerWindow *window); /* protect, accounts, change-password */
void summer_account_update_actions (SummerWindow *window); /* after all others: takes away what the role has no right to */

G_END_DECLS
