/* The policy of the programme: every number to be changed, with a reason; the versions that there were, each with what it
 * changed; and the policy as a file, to be read or written.
 *
 * Actions: policy.save, .read-file, .write-file; .read and .write (s) with the path of a file. */
#pragma once

#include <adwaita.h>

#include "summer-office.h"

G_BEGIN_DECLS

void summer_policy_dialog_present (GtkWindow *parent, SummerOffice *office);

G_END_DECLS
