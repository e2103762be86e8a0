/* Whose classes an office shows: a node of the tree of unions, and what of the assessment is of the unions at and below
 * it. For the office. */
#pragma once

#include "summer-assessment.h"
#include "summer-store.h"
#include "summer-union-tree.h"

G_BEGIN_DECLS

typedef struct _SummerUnionScope SummerUnionScope;

SummerUnionScope      *summer_union_scope_new        (void);
void                   summer_union_scope_free       (SummerUnionScope *self);

/* Reads the tree anew; what is no more in it is shown no more. programme 0 = there is none. */
gboolean               summer_union_scope_read       (SummerUnionScope *self, SummerStore *store, gint64 programme, GError **error);
void                   summer_union_scope_set_name   (SummerUnionScope *self, const char *name); /* NULL = all; counts from the next reading */
void                   summer_union_scope_forget     (SummerUnionScope *self); /* the assessment is another one */

const SummerUnionTree *summer_union_scope_get_tree   (SummerUnionScope *self); /* NULL = none */
const char            *summer_union_scope_get_name   (SummerUnionScope *self); /* NULL = all */
const char            *summer_union_scope_get_unions (SummerUnionScope *self); /* as summer_sheet_set_unions() takes them; NULL = all */
gboolean               summer_union_scope_holds      (SummerUnionScope *self, const char *union_name); /* a class of this union is shown */
SummerAssessment      *summer_union_scope_get_part   (SummerUnionScope *self, SummerAssessment *whole); /* borrowed; whole itself, where all is shown */
const GArray          *summer_union_scope_get_daily  (SummerUnionScope *self, SummerAssessment *part);  /* SummerDaily of a part */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerUnionScope, summer_union_scope_free)

G_END_DECLS
