#include "config.h"

#include "summer-answers.h"

#include <glib/gi18n.h>

#include "summer-answer-code.h"
#include "summer-answer-table.h"
#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-questionnaires.h"
#include "summer-safety-table.h"

static gboolean
take_questionnaire (const SummerQuestionnaireRecord *record, gpointer user_data)
{
  SummerQuestionnaireRecord *found = user_data;

  *found = *record;
  found->code = NULL; /* the store's while it calls */
  return FALSE;
}

typedef struct
{
  gint64 id;
  char *text;
} ClassName;

static gboolean
take_class (const SummerClassRecord *record, gpointer user_data)
{
  ClassName *self = user_data;

  if (record->id != self->id)
    return TRUE;
  self->text = g_strdup_printf ("%s %s", record->code, record->name);
  return FALSE;
}

/* The questionnaire of a code; one that is none, is used or is of another class is complained of. */
static gboolean
find_questionnaire (const SummerAnswers *self,
                    SummerStore *store,
                    gint64 programme,
                    SummerQuestionnaireRecord *found,
                    SummerComplaints *complaints,
                    GError **error)
{
  g_autofree char *code = summer_answer_code_dup_plain (self->code);
  g_autoptr (GError) problem = NULL;

  *found = (SummerQuestionnaireRecord){ 0 };
  if (*code == '\0')
    summer_complaints_add (complaints, "code", _ ("Write the code of the questionnaire."));
  else if (!summer_answer_code_check (code))
    summer_complaints_add (complaints, "code",
                           _ ("“%s” is no code: it is mistyped. Compare it with the paper."), code);
  else if (!summer_questionnaire_find (store, programme, code, take_questionnaire, found, &problem))
    {
      if (!g_error_matches (problem, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      summer_complaints_add (complaints, "code", "%s", problem->message);
    }
  else if (found->response != 0)
    summer_complaints_add (complaints, "code",
                           _ ("The answers of questionnaire %s were entered already."), code);
  else if (self->class_id != 0 && self->class_id != found->class_id)
    {
      ClassName name = { .id = found->class_id };

      if (!summer_class_each (store, programme, take_class, &name, error))
        return FALSE;
      summer_complaints_add (complaints, "code", _ ("Questionnaire %s is of another class: %s."),
                             code, name.text != NULL ? name.text : "");
      g_free (name.text);
    }
  return TRUE;
}

static void
check_answers (const SummerAnswers *self, SummerComplaints *complaints)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (self->questions, i);
      g_autofree char *field = g_strdup_printf ("q%u", i);

      if (self->ratings[i] == SUMMER_RATING_NONE && question->aspect == SUMMER_ASPECT_OVERALL)
        summer_complaints_add (complaints, field,
                               _ ("Without an answer to this question it does not count."));
    }
}

/**
 * summer_answers_check:
 * @today: the clock's day; a response of a later one is complained of
 *
 * Returns: FALSE with @error set where the records cannot be read
 */
gboolean
summer_answers_check (const SummerAnswers *self,
                      SummerStore *store,
                      gint64 programme,
                      SummerDay today,
                      SummerComplaints *complaints,
                      GError **error)
{
  SummerQuestionnaireRecord found;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && complaints != NULL, FALSE);
  g_return_val_if_fail (self->questions->len <= SUMMER_QUESTIONS_MAX, FALSE);

  if (!find_questionnaire (self, store, programme, &found, complaints, error))
    return FALSE;
  if (self->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", _ ("Write a day, such as 2019-08-05."));
  else if (self->day > today)
    summer_complaints_add (complaints, "day", _ ("This day is still to come."));
  check_answers (self, complaints);
  return TRUE;
}

/**
 * summer_answers_dup_class:
 * @class_name: (out) (transfer full) (nullable): the code and the name of the class; %NULL where @code is none whose
 *   answers can be entered
 *
 * Returns: FALSE with @error set where the records cannot be read
 */
gboolean
summer_answers_dup_class (
    SummerStore *store, gint64 programme, const char *code, char **class_name, GError **error)
{
  g_autofree char *plain = summer_answer_code_dup_plain (code);
  SummerQuestionnaireRecord found = { 0 };
  ClassName name = { 0 };
  g_autoptr (GError) problem = NULL;

  *class_name = NULL;
  if (!summer_answer_code_check (plain))
    return TRUE;
  if (!summer_questionnaire_find (store, programme, plain, take_questionnaire, &found, &problem))
    {
      if (g_error_matches (problem, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (found.response != 0)
    return TRUE;
  name.id = found.class_id;
  if (!summer_class_each (store, programme, take_class, &name, error))
    return FALSE;
  *class_name = name.text;
  return TRUE;
}

/* The response of a workbook has one rating: that of the question about all. */
static int
get_overall (const SummerAnswers *self)
{
  for (guint i = 0; i < self->questions->len; i++)
    if (((const SummerQuestion *) g_ptr_array_index (self->questions, i))->aspect
        == SUMMER_ASPECT_OVERALL)
      return self->ratings[i];
  return SUMMER_RATING_NONE;
}

static gboolean
write_answers (const SummerAnswers *self,
               SummerStore *store,
               const SummerQuestionnaireRecord *questionnaire,
               GError **error)
{
  SummerResponseRecord response = { .class_id = questionnaire->class_id,
                                    .day = self->day,
                                    .rating = (SummerRating) get_overall (self),
                                    .comment = self->comment };

  if (!summer_response_insert (store, &response, error)
      || !summer_questionnaire_answer (store, questionnaire->id, response.id, error))
    return FALSE;
  for (guint i = 0; i < self->questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (self->questions, i);
      const SummerAnswerRecord answer
          = { response.id, question->id, (SummerRating) self->ratings[i] };

      if (self->ratings[i] != SUMMER_RATING_NONE && !summer_answer_insert (store, &answer, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_answers_write:
 *
 * For entries of many questionnaires. Their questions must be those of the records (summer_questions_load() after
 * codes were made).
 */
gboolean
summer_answers_write (const SummerAnswers *self,
                      SummerStore *store,
                      gint64 programme,
                      GError **error)
{
  g_autofree char *code = summer_answer_code_dup_plain (self->code);
  SummerQuestionnaireRecord found = { 0 };

  return summer_questionnaire_find (store, programme, code, take_questionnaire, &found, error)
         && write_answers (self, store, &found, error);
}

/**
 * summer_answers_enter:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_answers_enter (const SummerAnswers *self,
                      SummerStore *store,
                      gint64 programme,
                      SummerDay today,
                      SummerComplaints *complaints,
                      char **done,
                      GError **error)
{
  g_autofree char *code = summer_answer_code_dup_plain (self->code);

  if (!summer_answers_check (self, store, programme, today, complaints, error)
      || !summer_complaints_is_empty (complaints))
    return FALSE;
  if (!summer_store_begin (store, "response", code, error))
    return FALSE;
  return summer_clerk_finish (store, summer_answers_write (self, store, programme, error),
                              _ ("Entered: %s"), code, done, error);
}

/**
 * summer_answers_parse_rating:
 * @text: "1" very satisfied … "4" dissatisfied, or a word of the workbook
 * @rating: (out): untouched when it is none
 */
gboolean
summer_answers_parse_rating (const char *text, int *rating)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);

  if (folded == NULL)
    return FALSE;
  g_strstrip (folded);
  if (folded[0] >= '1' && folded[0] <= '4' && folded[1] == '\0')
    {
      *rating = folded[0] - '1';
      return TRUE;
    }
  return summer_terms_parse (SUMMER_TERMS_RATING, folded, rating);
}
