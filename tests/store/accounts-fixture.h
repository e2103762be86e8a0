/* A file with accounts, one of each role, whose passwords cost as little as argon2id can. */
#pragma once

#include "fixture.h"
#include "summer-account-table.h"
#include "summer-sign-in.h"

G_BEGIN_DECLS

/* Names are the codes of the roles, and so are the passwords, with " password" behind. The organiser is bound to the first
 * class of fixture_fill(). The store of the fixture is closed. */
void           accounts_protect  (Fixture *fixture);
SummerSession *accounts_sign_in  (Fixture *fixture, SummerAccountRole role);
SummerStore   *accounts_open     (Fixture *fixture, SummerAccountRole role);
char          *accounts_get_code (void); /* of the recovery sheet; to be freed with summer_secret_free() */

G_END_DECLS
