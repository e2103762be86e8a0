/* The accounts of a file. Every change is an entry of the journal; passwords and codes are in none. What needs a password
 * to be derived takes as long as signing in does. */
#pragma once

#include "summer-session.h"

G_BEGIN_DECLS

#define SUMMER_PASSWORD_MIN 8 /* characters */

typedef struct
{
  gint64      id;
  const char *name;
  SummerAccountRole  role;
  gboolean    active, must_change, single;
  gint64      created; /* seconds since 1970 */
  guint       n_classes;
} SummerAccountRecord;
typedef gboolean (*SummerAccountFunc) (const SummerAccountRecord *record, gpointer user_data);

gboolean summer_account_each           (SummerStore *store, SummerAccountFunc func, gpointer user_data, GError **error);
gint64   summer_account_find           (SummerStore *store, const char *name, GError **error); /* 0 with error when there is none */
GArray  *summer_account_list_classes   (SummerStore *store, gint64 id, GError **error);        /* gint64 */

/* SUMMER_STORE_ERROR_PASSWORD when it is too short, or the name itself. */
gboolean summer_account_check_password (const char *name, const char *password, GError **error);
char    *summer_account_make_password  (GError **error); /* to be given to somebody once: a secret */

/* The first account of a file, which protects it from then on: an administrator, or the single account of an office of one
 * person. code: of the recovery sheet, a secret. What of the file lay open is swept out of it; copies of before an update,
 * which hold all of it open, are removed. The store cannot write any more: sign in with what is returned. */
SummerSession *summer_account_make_first (SummerStore *store, const char *name, const char *password, gboolean single,
                                          char **code, GError **error);

/* By an administrator. password: for once, and the account has to choose another one; an added one may keep it. */
gboolean summer_account_add         (SummerStore *store, const char *name, SummerAccountRole role, const gint64 *classes, guint n_classes,
                                     const char *password, gboolean once, gint64 *id, GError **error);
gboolean summer_account_set_role    (SummerStore *store, gint64 id, SummerAccountRole role, GError **error);
gboolean summer_account_set_classes (SummerStore *store, gint64 id, const gint64 *classes, guint n_classes, GError **error);
gboolean summer_account_reset       (SummerStore *store, gint64 id, const char *password, GError **error); /* an inactive one is active again */
gboolean summer_account_deactivate  (SummerStore *store, gint64 id, GError **error);
char    *summer_account_make_recovery (SummerStore *store, GError **error); /* a new code, a secret; the one before ends */

/* One's own. The session with the new password, or NULL with error set. */
SummerSession *summer_account_change_password (const char *path, SummerSession *session, const char *before, const char *password,
                                               GError **error);

G_END_DECLS
