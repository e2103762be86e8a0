/* The door of a file with accounts. It shows nobody more than the names to choose from and how long there is to wait, and
 * gives a session to who knows the password. Every attempt stands in the journal. */
#pragma once

#include "summer-session.h"

G_BEGIN_DECLS

/* The names of those who can sign in; none when the file has no accounts. To be freed with g_strfreev(). */
char         **summer_sign_in_list_accounts (const char *path, GError **error);
gboolean       summer_sign_in_is_needed     (const char *path); /* FALSE too when there is no such file, or it is none of ours */

/* NULL with error set: SUMMER_STORE_ERROR_PASSWORD when name or password is not right or it is too early. wait: seconds
 * until the next attempt is looked at; may be NULL. */
SummerSession *summer_sign_in               (const char *path, const char *account, const char *password, int *wait, GError **error);
int            summer_sign_in_get_wait      (const char *path, const char *account);
/* Writes into the journal that somebody left: "account-out" or "account-lock". */
gboolean       summer_sign_in_leave         (const char *path, SummerSession *session, const char *action, GError **error);

void           summer_sign_in_close         (SummerStore *store); /* at once, whoever still holds it; its keys are wiped */

/* With the code of the recovery sheet: gives an administrator a new password, and signs in. */
SummerSession *summer_sign_in_recover       (const char *path, const char *code, const char *account, const char *password,
                                             int *wait, GError **error);
char         **summer_sign_in_list_administrators (const char *path, GError **error); /* whom it can give one */

G_END_DECLS
