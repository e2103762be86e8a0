/* The days of an invented class: who came, who was ill, who brought and collected the children, and
 * which staff were there. */
#pragma once

#include "summer-sample-plan.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerChildRecord     record;
  SummerEnrolmentRecord enrolment;
} SummerSampleChild;

/* desk: who collects instead, and what is seen of each mark. */
typedef struct _SummerSampleDesk SummerSampleDesk;
gboolean summer_sample_write_marks       (SummerStore *store, const SummerSamplePlan *plan, const SummerSampleClass *class,
                                          gint64 class_id, const SummerSampleChild *children, SummerSampleDesk *desk,
                                          SummerSampleRandom random, GError **error);
gboolean summer_sample_write_staff_marks (SummerStore *store, const SummerSamplePlan *plan, const SummerSampleClass *class,
                                          const SummerStaffRecord *staff, guint n_staff, SummerSampleRandom random,
                                          SummerSampleRandom times, GError **error);

G_END_DECLS
