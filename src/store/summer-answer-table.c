#include "config.h"

#include "summer-answer-table.h"

#include <glib/gi18n.h>

#include "summer-seal-functions.h"
#include "summer-table.h"

static const SummerField question_fields[] = {
  SUMMER_FIELD (SummerQuestionRecord, ID, id),
  SUMMER_FIELD (SummerQuestionRecord, ID, programme),
  SUMMER_FIELD (SummerQuestionRecord, CODE, position),
  SUMMER_FIELD (SummerQuestionRecord, CODE, aspect),
  SUMMER_FIELD (SummerQuestionRecord, TEXT, text),
  SUMMER_FIELD (SummerQuestionRecord, CODE, asked),
};
static const SummerTable question_table = {
  .fields = question_fields,
  .n_fields = G_N_ELEMENTS (question_fields),
  .n_key = 1,
  .each = "SELECT id, programme, position, aspect, text, asked FROM question WHERE programme = ?1"
          " ORDER BY position, id",
  .insert
  = "INSERT INTO main.question (id, programme, position, aspect, text, asked) VALUES (?1, ?2,"
    " ?3, ?4, ?5, ?6)",
  .update
  = "UPDATE main.question SET programme = ?2, position = ?3, aspect = ?4, text = ?5, asked = ?6"
    " WHERE id = ?1",
  .delete = "DELETE FROM main.question WHERE id = ?1",
};

/* Questions, in the order in which they are asked. */
SUMMER_DEFINE_RECORD (question, SummerQuestion)

/**
 * summer_question_is_answered:
 * @answered: (out): whether a response has an answer to it
 */
gboolean
summer_question_is_answered (SummerStore *store, gint64 id, gboolean *answered, GError **error)
{
  static const char sql[] = "SELECT 1 FROM response_answer WHERE question = ?1 LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *answered = FALSE;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, id);
  *answered = summer_statement_step (each, error);
  return !summer_statement_failed (each);
}

#define QUESTIONNAIRE_COLUMNS                                                                      \
  "SELECT id, programme, class, code, printed_on, response FROM questionnaire "

static const SummerField questionnaire_fields[] = {
  SUMMER_FIELD (SummerQuestionnaireRecord, ID, id),
  SUMMER_FIELD (SummerQuestionnaireRecord, ID, programme),
  SUMMER_FIELD (SummerQuestionnaireRecord, ID, class_id),
  SUMMER_FIELD (SummerQuestionnaireRecord, TEXT, code),
  SUMMER_FIELD (SummerQuestionnaireRecord, DAY, printed_on),
  SUMMER_FIELD (SummerQuestionnaireRecord, ID, response),
};
static const SummerTable questionnaire_table = {
  .fields = questionnaire_fields,
  .n_fields = G_N_ELEMENTS (questionnaire_fields),
  .n_key = 1,
  .each = QUESTIONNAIRE_COLUMNS "WHERE class = ?1 ORDER BY code",
  .insert
  = "INSERT INTO main.questionnaire (id, programme, class, code, printed_on, response) VALUES"
    " (?1, ?2, ?3, ?4, ?5, ?6)",
};

/* Questionnaires of a class. By their codes, which are drawn by chance: their order says nothing of whose they are. */
SUMMER_DEFINE_EACH (questionnaire, SummerQuestionnaire)
SUMMER_DEFINE_INSERT_WITH_ID (questionnaire, SummerQuestionnaire)

/**
 * summer_questionnaire_find:
 * @code: as it is kept
 *
 * Calls @func once, for the questionnaire of this code. %SUMMER_STORE_ERROR_NOT_FOUND when the programme has none.
 */
gboolean
summer_questionnaire_find (SummerStore *store,
                           gint64 programme,
                           const char *code,
                           SummerQuestionnaireFunc func,
                           gpointer user_data,
                           GError **error)
{
  static const char sql[] = QUESTIONNAIRE_COLUMNS "WHERE programme = ?1 AND code = ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_text (each, 2, code);
  if (summer_statement_step (each, error))
    {
      const SummerQuestionnaireRecord record = {
        summer_statement_get_int (each, 0), summer_statement_get_int (each, 1),
        summer_statement_get_int (each, 2), summer_statement_get_text (each, 3),
        summer_statement_get_day (each, 4), summer_statement_get_int (each, 5),
      };

      func (&record, user_data);
      return TRUE;
    }
  if (!summer_statement_failed (each))
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                 _ ("No questionnaire has the code %s."), code);
  return FALSE;
}

/**
 * summer_questionnaire_answer:
 * @response: what came back
 *
 * An error when there is no such questionnaire, or it was answered already.
 */
gboolean
summer_questionnaire_answer (SummerStore *store, gint64 id, gint64 response, GError **error)
{
  static const char sql[]
      = "UPDATE main.questionnaire SET response = ?2 WHERE id = ?1 AND response IS NULL";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_int (write, 2, response);
  return summer_statement_run_one (write, error);
}

static char *
dup_digits (const char *telephone)
{
  GString *digits = g_string_new (NULL);

  for (; telephone != NULL && *telephone != '\0'; telephone++)
    if (g_ascii_isdigit (*telephone))
      g_string_append_c (digits, *telephone);
  return g_string_free (digits, FALSE);
}

/**
 * summer_questionnaire_count_families:
 * @n_families: (out): of the children enrolled in the class, whatever the dates
 *
 * Siblings are known by the telephone number of their guardian, with or without spaces; a child without one is a
 * family of its own.
 */
gboolean
summer_questionnaire_count_families (SummerStore *store,
                                     gint64 class_id,
                                     guint *n_families,
                                     GError **error)
{
  static const char sql[]
      = "SELECT DISTINCT h.id, " SUMMER_OPENED ("child", "telephone",
                                                "h") " FROM enrolment e JOIN child h ON"
                                                     " h.id = e.child WHERE e.class = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  *n_families = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  while (summer_statement_step (each, error))
    {
      g_autofree char *digits = dup_digits (summer_statement_get_text (each, 1));

      if (*digits == '\0' || g_hash_table_add (numbers, g_steal_pointer (&digits)))
        (*n_families)++;
    }
  return !summer_statement_failed (each);
}

static const SummerField answer_fields[] = {
  SUMMER_FIELD (SummerAnswerRecord, ID, response),
  SUMMER_FIELD (SummerAnswerRecord, ID, question),
  SUMMER_FIELD (SummerAnswerRecord, CODE, rating),
};
static const SummerTable answer_table = {
  .fields = answer_fields,
  .n_fields = G_N_ELEMENTS (answer_fields),
  .n_key = 2,
  .each = "SELECT a.response, a.question, a.rating FROM response_answer a JOIN question q ON q.id ="
          " a.question WHERE a.response = ?1 ORDER BY q.position, q.id",
  .insert = "INSERT INTO main.response_answer (response, question, rating) VALUES (?1, ?2, ?3)",
};

/* Answers of a response. */
SUMMER_DEFINE_EACH (answer, SummerAnswer)
SUMMER_DEFINE_INSERT (answer, SummerAnswer)
