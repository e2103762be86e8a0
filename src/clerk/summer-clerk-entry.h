/* One entry of the journal written in the office: how each call of this floor ends. For the files of this floor. */
#pragma once

#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_CLERK_ERROR (summer_clerk_error_quark ())
typedef enum
{
  SUMMER_CLERK_ERROR_REFUSED,  /* what was asked for cannot be done now; the message says why and what to do */
  SUMMER_CLERK_ERROR_CONFLICT, /* it is no more what was seen */
} SummerClerkError;
GQuark   summer_clerk_error_quark  (void);

gboolean summer_clerk_set_refused  (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);  /* both return FALSE */
gboolean summer_clerk_set_conflict (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Between begin and this the caller wrote. Commits when written, else takes everything back. done: (out) (optional),
 * owned: format with what in it, "Approved: FZ-001". Returns whether it is stored. */
gboolean summer_clerk_finish       (SummerStore *store, gboolean written, const char *format, const char *what, char **done, GError **error) G_GNUC_PRINTF (3, 0);

G_END_DECLS
