/* Where finance tries things: up to three variants of the policy with outcomes that are supposed, each judged at once over
 * what the records say. Nothing of it is stored. */
#pragma once

#include <glib-object.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

#define SUMMER_SANDBOX_VARIANTS 3
#define SUMMER_AS_RECORDED (-1) /* in the place of an outcome */

#define SUMMER_TYPE_SANDBOX (summer_sandbox_get_type ())
G_DECLARE_FINAL_TYPE (SummerSandbox, summer_sandbox, SUMMER, SANDBOX, GObject)

/* Signals: "changed": a variant came, went or was chosen; "computed": there is another result, or none any more. */
SummerSandbox      *summer_sandbox_new           (void);
void                summer_sandbox_set_base      (SummerSandbox *self, SummerAssessment *whole); /* what the records say; never a part */
SummerAssessment   *summer_sandbox_get_base      (SummerSandbox *self); /* borrowed; NULL at first */

guint               summer_sandbox_get_n         (SummerSandbox *self); /* of variants, at least 1 */
guint               summer_sandbox_get_chosen    (SummerSandbox *self);
void                summer_sandbox_choose        (SummerSandbox *self, guint variant);
void                summer_sandbox_add           (SummerSandbox *self); /* a copy of the chosen one, chosen; none where there are three */
void                summer_sandbox_throw_away    (SummerSandbox *self); /* the chosen one; the last one begins anew */
const char         *summer_sandbox_get_name      (SummerSandbox *self, guint variant);
void                summer_sandbox_set_name      (SummerSandbox *self, const char *name); /* of the chosen one */

const SummerPolicy *summer_sandbox_get_policy    (SummerSandbox *self, guint variant);
void                summer_sandbox_set_policy    (SummerSandbox *self, const SummerPolicy *policy); /* of the chosen one */
void                summer_sandbox_suppose       (SummerSandbox *self, const char *code, SummerCondition condition, int outcome);
int                 summer_sandbox_get_supposed  (SummerSandbox *self, const char *code, SummerCondition condition);
guint               summer_sandbox_get_n_supposed (SummerSandbox *self, guint variant);
SummerAssessment   *summer_sandbox_get_result    (SummerSandbox *self, guint variant); /* borrowed; NULL until there is one */
gboolean            summer_sandbox_is_computing  (SummerSandbox *self);

G_END_DECLS
