/* What parents are asked: questions, printed questionnaires and the answers of a response beside its row. Inserting
 * fills in record->id where there is one and it is 0. */
#pragma once

#include "summer-answer-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef gboolean (*SummerQuestionFunc) (const SummerQuestionRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_question_each        (SummerStore *store, gint64 programme, SummerQuestionFunc func, gpointer user_data, GError **error); /* by position, also those no longer asked */
gboolean summer_question_insert      (SummerStore *store, SummerQuestionRecord *record, GError **error);
gboolean summer_question_update      (SummerStore *store, const SummerQuestionRecord *record, GError **error);
gboolean summer_question_delete      (SummerStore *store, gint64 id, GError **error); /* CONSTRAINT once it was answered */
gboolean summer_question_is_answered (SummerStore *store, gint64 id, gboolean *answered, GError **error);

typedef gboolean (*SummerQuestionnaireFunc) (const SummerQuestionnaireRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_questionnaire_each   (SummerStore *store, gint64 class_id, SummerQuestionnaireFunc func, gpointer user_data, GError **error); /* of one class, by code */
gboolean summer_questionnaire_find   (SummerStore *store, gint64 programme, const char *code, SummerQuestionnaireFunc func, gpointer user_data, GError **error); /* NOT_FOUND */
gboolean summer_questionnaire_insert (SummerStore *store, SummerQuestionnaireRecord *record, GError **error);
gboolean summer_questionnaire_answer (SummerStore *store, gint64 id, gint64 response, GError **error); /* what came back */
gboolean summer_questionnaire_count_families (SummerStore *store, gint64 class_id, guint *n_families, GError **error);

typedef gboolean (*SummerAnswerFunc) (const SummerAnswerRecord *record, gpointer user_data); /* FALSE stops */

gboolean summer_answer_each          (SummerStore *store, gint64 response, SummerAnswerFunc func, gpointer user_data, GError **error); /* of one response, by the position of the question */
gboolean summer_answer_insert        (SummerStore *store, const SummerAnswerRecord *record, GError **error);

G_END_DECLS
