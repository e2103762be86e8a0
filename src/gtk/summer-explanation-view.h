/* Why a class gets what it gets: the steps of the explanation, numbered, one under the other. */
#pragma once

#include <gtk/gtk.h>

#include "summer-assessment.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_EXPLANATION_VIEW (summer_explanation_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerExplanationView, summer_explanation_view, SUMMER, EXPLANATION_VIEW, GtkWidget)

GtkWidget *summer_explanation_view_new      (void);
void       summer_explanation_view_set      (SummerExplanationView *self, const SummerAssessment *assessment,
                                             const SummerClassAssessment *of); /* NULL = nothing chosen */
char      *summer_explanation_view_dup_text (SummerExplanationView *self); /* for copying; NULL when nothing is shown */

G_END_DECLS
