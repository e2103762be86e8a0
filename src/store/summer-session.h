/* Somebody who is signed in: what a store of a file with accounts is opened with. It can be handed to other threads; when
 * the last reference goes, the keys are wiped from memory. */
#pragma once

#include "summer-rights.h"
#include "summer-store.h"

G_BEGIN_DECLS

SummerSession *summer_session_ref          (SummerSession *self);
void           summer_session_unref        (SummerSession *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSession, summer_session_unref)

const char    *summer_session_get_name     (SummerSession *self);
SummerAccountRole     summer_session_get_role     (SummerSession *self);
gboolean       summer_session_is_single    (SummerSession *self); /* the one account of an office of one person */
gboolean       summer_session_must_change  (SummerSession *self); /* the password, before anything else */
const gint64  *summer_session_get_classes  (SummerSession *self, guint *n); /* of an organiser */
gboolean       summer_session_may          (SummerSession *self, SummerRight right); /* NULL: no accounts, and everything is allowed */
/* FALSE with SUMMER_STORE_ERROR_FORBIDDEN set, in words that say what to do. */
gboolean       summer_session_require      (SummerSession *self, SummerRight right, GError **error);

G_END_DECLS
