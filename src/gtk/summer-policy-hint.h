/* A word on the numbers of a policy, for whoever fills them in. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *summer_policy_hint_get (const char *name); /* of a parameter; NULL = it needs none */

G_END_DECLS
