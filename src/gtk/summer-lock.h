/* Locking a window: another one takes its place, which shows nothing of the records, and all that the first one held goes
 * with it, its keys too. Who signs in comes back to the same page. */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

/* "win.lock" (Ctrl+L) and "win.sign-out", and the clock that locks a window that nobody uses. */
void summer_lock_add_actions    (SummerWindow *window);
void summer_lock_update_actions (SummerWindow *window);

/* A window of the same file in the place of this one, at the same page; session: who has signed in, NULL = nobody yet. */
SummerWindow *summer_lock_replace (SummerWindow *window, SummerSession *session);

typedef gint64 (*SummerLockClock) (void); /* monotonic, us */
void summer_lock_set_clock      (SummerWindow *window, SummerLockClock clock); /* another one than the computer's, for tests */
gboolean summer_lock_check      (SummerWindow *window); /* locks it when it has not been used for as long as the setting says; whether it did */

G_END_DECLS
