/* The desk of an invented class: what guardians put in writing, who else came to collect, medicines, food samples,
 * notes of incidents, and the days that were signed off. Chances of its own, so that the register is the same
 * without it. */
#pragma once

#include "summer-sample-days.h"
#include "summer-sample-people.h"
#include "summer-sample-plan.h"
#include "summer-store.h"

G_BEGIN_DECLS

/* Everything stays borrowed. staff: SummerStaffRecord, the head first. */
SummerSampleDesk *summer_sample_desk_new     (const SummerSamplePlan *plan, const SummerSampleClass *class, gint64 class_id,
                                              const SummerSampleChild *children, GArray *staff, SummerSamplePeople *people,
                                              SummerSampleRandom random);
void              summer_sample_desk_free    (SummerSampleDesk *self);
const char       *summer_sample_desk_collect (const SummerSampleDesk *self, guint child, SummerDay day, guint held); /* NULL = as usual */
void              summer_sample_desk_see     (SummerSampleDesk *self, guint child, guint held, const SummerMarkRecord *mark);
gboolean          summer_sample_desk_write   (SummerSampleDesk *self, SummerStore *store, GError **error); /* after all marks */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerSampleDesk, summer_sample_desk_free)

G_END_DECLS
