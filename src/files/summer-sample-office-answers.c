#include "config.h"

#include "summer-answer-code.h"
#include "summer-answer-table.h"
#include "summer-questionnaires.h"
#include "summer-safety-table.h"
#include "summer-sample-office-private.h"
#include "summer-sample-texts.h"

#define STRIDE 260417u /* shares no factor with the number of codes: all come once */

G_STATIC_ASSERT (SUMMER_ANSWER_CODES % 29 == 0 && STRIDE % 29 != 0);

typedef struct
{
  gint64 id, class_id;
  SummerRating rating;
} Response;

typedef struct
{
  SummerSampleOffice *office;
  GPtrArray *questions; /* SummerQuestion */
  guint first_code, n_codes;
} Writing;

static gboolean
take_response (const SummerResponseRecord *record, gpointer user_data)
{
  const Response response = { record->id, record->class_id, record->rating };

  g_array_append_val ((GArray *) user_data, response);
  return TRUE;
}

/* What is thought of a part is near what is thought of the whole. */
static gboolean
write_answers (Writing *writing,
               const Response *response,
               SummerSampleRandom *random,
               GError **error)
{
  for (guint i = 0; i < writing->questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (writing->questions, i);
      const guint chance = summer_sample_random_below (random, 100);
      const int by = chance < 12 ? -1 : chance < 24 ? 1 : 0;
      const SummerAnswerRecord answer
          = { response->id, question->id,
              question->aspect == SUMMER_ASPECT_OVERALL
                  ? response->rating
                  : (SummerRating) CLAMP ((int) response->rating + by, SUMMER_RATING_VERY_SATISFIED,
                                          SUMMER_RATING_DISSATISFIED) };

      if (!summer_answer_insert (writing->office->store, &answer, error))
        return FALSE;
    }
  return TRUE;
}

/* One for each family; as many as answered came back. */
static gboolean
write_class (Writing *writing, const Response *responses, guint n_responses, GError **error)
{
  SummerSampleOffice *office = writing->office;
  const SummerSampleOfficeClass *class = summer_sample_office_find (office, responses[0].class_id);
  const SummerSampleClass *plan = class->plan;
  SummerSampleRandom random
      = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_ANSWERS, plan->number);
  const SummerDay printed_on = plan->open[plan->n_held > 5 ? plan->n_held - 5 : 0];
  guint n_families;

  if (!summer_questionnaire_count_families (office->store, class->id, &n_families, error))
    return FALSE;
  for (guint i = 0; i < n_families && writing->n_codes < SUMMER_ANSWER_CODES; i++)
    {
      const guint64 nth = writing->first_code + (guint64) STRIDE * writing->n_codes++;
      g_autofree char *code = summer_answer_code_dup_nth ((guint) (nth % SUMMER_ANSWER_CODES));
      SummerQuestionnaireRecord record
          = { 0,    office->programme, class->id,
              code, printed_on,        i < n_responses ? responses[i].id : 0 };

      if (!summer_questionnaire_insert (office->store, &record, error)
          || (i < n_responses && !write_answers (writing, &responses[i], &random, error)))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_sample_office_write_answers:
 *
 * The questions, a code for each family of the classes that asked, and the answers of those who answered.
 */
gboolean
summer_sample_office_write_answers (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GArray) responses = g_array_new (FALSE, FALSE, sizeof (Response));
  g_autoptr (GPtrArray) questions = NULL;
  SummerSampleRandom random
      = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_ANSWERS, 0);
  Writing writing = { .office = office };

  if (!summer_questions_ensure (office->store, office->programme, error)
      || !summer_sample_texts_write_questions (office->store, office->programme, error)
      || !summer_response_each (office->store, office->programme, take_response, responses, error))
    return FALSE;
  questions = summer_questions_load (office->store, office->programme, error);
  if (questions == NULL)
    return FALSE;
  writing.questions = questions;
  writing.first_code = summer_sample_random_below (&random, SUMMER_ANSWER_CODES);
  for (guint from = 0, to; from < responses->len; from = to)
    {
      const Response *first = &g_array_index (responses, Response, from);

      for (to = from + 1; to < responses->len
                          && g_array_index (responses, Response, to).class_id == first->class_id;)
        to++;
      if (!write_class (&writing, first, to - from, error))
        return FALSE;
    }
  return TRUE;
}
