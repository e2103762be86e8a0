/* The questionnaires 满意度调查表 of a class: each with its code in print and as a square to be scanned, the questions
 * with a box for each answer, and room for a comment. Two on a sheet where they fit. */
#pragma once

#include "summer-form.h"
#include "summer-store.h"

G_BEGIN_DECLS

#define SUMMER_TYPE_QUESTIONNAIRE_FORM (summer_questionnaire_form_get_type ())
G_DECLARE_FINAL_TYPE (SummerQuestionnaireForm, summer_questionnaire_form, SUMMER, QUESTIONNAIRE_FORM, SummerForm)

/* Those that did not come back yet, of one class or of all (0). An error where there are none. */
SummerForm *summer_questionnaire_form_new (SummerStore *store, gint64 programme, gint64 class_id, const char *unions, GError **error);

G_END_DECLS
