/* Why a class gets what it gets: the steps of the explanation, numbered, one under the other; a condition leads to
 * the records of the class that it rests on. */
#pragma once

#include <gtk/gtk.h>

#include "summer-office.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_EXPLANATION_VIEW (summer_explanation_view_get_type ())
G_DECLARE_FINAL_TYPE (SummerExplanationView, summer_explanation_view, SUMMER, EXPLANATION_VIEW, GtkWidget)

GtkWidget *summer_explanation_view_new      (void);
void       summer_explanation_view_set      (SummerExplanationView *self, const SummerAssessment *assessment,
                                             const SummerClassAssessment *of); /* NULL = nothing chosen */
/* Above the steps: what the class is settled with, where it is. */
void       summer_explanation_view_add_settled (SummerExplanationView *self, SummerOffice *office, gint64 class_id);
void       summer_explanation_view_copy     (SummerExplanationView *self); /* to the clipboard, as text */

G_END_DECLS
