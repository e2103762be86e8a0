/* The numbers of a policy that are tried most, as sliders with an entry beside each. Signal "changed". */
#pragma once

#include <gtk/gtk.h>

#include "summer-policy.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_POLICY_DIALS (summer_policy_dials_get_type ())
G_DECLARE_FINAL_TYPE (SummerPolicyDials, summer_policy_dials, SUMMER, POLICY_DIALS, GtkWidget)

GtkWidget          *summer_policy_dials_new        (void);
void                summer_policy_dials_set_policy (SummerPolicyDials *self, const SummerPolicy *policy, const SummerPolicy *now); /* no "changed" comes of it */
const SummerPolicy *summer_policy_dials_get_policy (SummerPolicyDials *self);
GtkWidget          *summer_policy_dials_get_slider (SummerPolicyDials *self, const char *name); /* of a parameter; NULL = none */

G_END_DECLS
