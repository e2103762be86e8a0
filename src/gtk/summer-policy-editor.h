/* Every number of a policy with its source, each to be changed: as a list. Signal "changed". */
#pragma once

#include <gtk/gtk.h>

#include "summer-facts.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_POLICY_EDITOR (summer_policy_editor_get_type ())
G_DECLARE_FINAL_TYPE (SummerPolicyEditor, summer_policy_editor, SUMMER, POLICY_EDITOR, GtkWidget)

GtkWidget          *summer_policy_editor_new         (void);
void                summer_policy_editor_set_policy  (SummerPolicyEditor *self, const SummerPolicy *policy);
void                summer_policy_editor_set_facts   (SummerPolicyEditor *self, SummerFacts *facts); /* to see whom shares and sources name */
void                summer_policy_editor_set_preset  (SummerPolicyEditor *self, const char *preset);
const char         *summer_policy_editor_get_typed   (SummerPolicyEditor *self); /* the parameter that is being typed; NULL = none */
const SummerPolicy *summer_policy_editor_get_policy  (SummerPolicyEditor *self); /* without what is wrong */
char               *summer_policy_editor_dup_problem (SummerPolicyEditor *self); /* what is wrong, or NULL */
guint               summer_policy_editor_get_n_assumed (SummerPolicyEditor *self);
gboolean            summer_policy_editor_set_value   (SummerPolicyEditor *self, const char *name, const char *value);

G_END_DECLS
