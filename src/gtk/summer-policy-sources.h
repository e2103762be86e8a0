/* Where the numbers of a policy can come from: the presets, or a policy file. A button with a menu, for an editor: what is
 * chosen is shown in the editor, and stored by nobody yet. Signal "failed" (string): the file cannot be read, and why. */
#pragma once

#include "summer-policy-editor.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_POLICY_SOURCES (summer_policy_sources_get_type ())
G_DECLARE_FINAL_TYPE (SummerPolicySources, summer_policy_sources, SUMMER, POLICY_SOURCES, GtkWidget)

/* Actions: policy-sources.preset (s), .read (s: a path), .read-file asks for one. */
void        summer_policy_sources_set_editor (SummerPolicySources *self, SummerPolicyEditor *editor); /* once; borrowed */
const char *summer_preset_get_title          (const char *preset); /* "Fujian, trial measures of 2019"; itself where it is no preset */

G_END_DECLS
