/* The papers of an invented class: reviews of its site, visits, incidents and what parents answered. */
#pragma once

#include "summer-sample-plan.h"
#include "summer-sample-people.h"
#include "summer-store.h"

G_BEGIN_DECLS

gboolean summer_sample_write_reviews   (SummerStore *store, const SummerSampleClass *class, gint64 class_id,
                                        SummerSamplePeople *people, GError **error);
gboolean summer_sample_write_visits    (SummerStore *store, const SummerSamplePlan *plan, const SummerSampleClass *class,
                                        gint64 class_id, SummerSamplePeople *people, GError **error);
gboolean summer_sample_write_incidents (SummerStore *store, const SummerSampleClass *class, gint64 class_id,
                                        SummerSamplePeople *people, GError **error);
gboolean summer_sample_write_responses (SummerStore *store, const SummerSampleClass *class, gint64 class_id,
                                        SummerSamplePeople *people, GError **error);

G_END_DECLS
