#include "config.h"

#include "summer-questionnaires.h"

#include <glib/gi18n.h>

#include "summer-answer-code.h"
#include "summer-answer-table.h"
#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-sheet.h"

void
summer_question_free (SummerQuestion *self)
{
  g_free (self->text);
  g_free (self);
}

static SummerQuestion *
question_new (gint64 id, SummerAspect aspect, const char *text)
{
  SummerQuestion *self = g_new0 (SummerQuestion, 1);

  self->id = id;
  self->aspect = aspect;
  self->text = g_strdup (text);
  self->asked = TRUE;
  return self;
}

/**
 * summer_questions_new_default:
 *
 * Returns: (transfer full) (element-type SummerQuestion): what a union asks that has not written questions of its own
 */
GPtrArray *
summer_questions_new_default (void)
{
  static const struct
  {
    SummerAspect aspect;
    const char *text;
  } defaults[] = {
    { SUMMER_ASPECT_OVERALL, N_ ("All in all, how satisfied are you with the class?") },
    { SUMMER_ASPECT_SAFETY, N_ ("Safety and bringing and collecting of your child") },
    { SUMMER_ASPECT_TEACHING, N_ ("Homework and lessons") },
    { SUMMER_ASPECT_TEACHING, N_ ("The way the teachers treat your child") },
    { SUMMER_ASPECT_MEALS, N_ ("Meals and noon rest") },
    { SUMMER_ASPECT_ACTIVITIES, N_ ("Games, sports and other activities") },
    { SUMMER_ASPECT_COMMUNICATION, N_ ("How you are told about your child and the class") },
  };
  GPtrArray *questions = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_question_free);

  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    g_ptr_array_add (questions, question_new (0, defaults[i].aspect, _ (defaults[i].text)));
  return questions;
}

typedef struct
{
  SummerStore *store;
  GPtrArray *questions; /* SummerQuestion */
  guint n_records;      /* also those no longer asked */
  GError **error;
  gboolean failed;
} Loading;

static gboolean
take_question (const SummerQuestionRecord *record, gpointer user_data)
{
  Loading *loading = user_data;
  SummerQuestion *question = question_new (record->id, record->aspect, record->text);

  loading->n_records++;
  question->asked = record->asked;
  g_ptr_array_add (loading->questions, question);
  loading->failed = !summer_question_is_answered (loading->store, record->id, &question->answered,
                                                  loading->error);
  return !loading->failed;
}

/* All that there are; also those no longer asked. */
static GPtrArray *
load_all (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) questions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_question_free);
  Loading loading = { .store = store, .questions = questions, .error = error };

  if (!summer_question_each (store, programme, take_question, &loading, error) || loading.failed)
    return NULL;
  return g_steal_pointer (&questions);
}

/**
 * summer_questions_load:
 *
 * Returns: (transfer full) (element-type SummerQuestion) (nullable): what is asked, in its order; the default set,
 *   with ids 0, where the programme has no questions yet. %NULL with @error set
 */
GPtrArray *
summer_questions_load (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) questions = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  questions = load_all (store, programme, error);
  if (questions == NULL)
    return NULL;
  for (guint i = questions->len; i > 0; i--)
    if (!((SummerQuestion *) g_ptr_array_index (questions, i - 1))->asked)
      g_ptr_array_remove_index (questions, i - 1);
  return questions->len > 0 ? g_steal_pointer (&questions) : summer_questions_new_default ();
}

/**
 * summer_questions_check:
 * @questions: (element-type SummerQuestion): what is to be asked
 *
 * A question has words, no two have the same, and how satisfied parents are overall is asked just once: this is what
 * the rules count.
 */
void
summer_questions_check (GPtrArray *questions, SummerComplaints *complaints)
{
  guint n_overall = 0;

  g_return_if_fail (questions != NULL && complaints != NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (questions, i);
      g_autofree char *field = g_strdup_printf ("q%u", i);
      g_autofree char *text = g_strstrip (g_strdup (question->text != NULL ? question->text : ""));

      n_overall += question->aspect == SUMMER_ASPECT_OVERALL;
      if (*text == '\0')
        summer_complaints_add (complaints, field, _ ("Write the question, or take it out."));
      for (guint j = 0; j < i; j++)
        if (g_strcmp0 (((SummerQuestion *) g_ptr_array_index (questions, j))->text, question->text)
            == 0)
          summer_complaints_add (complaints, field, _ ("This is asked already."));
    }
  if (questions->len > SUMMER_QUESTIONS_MAX)
    summer_complaints_add (complaints, "questions", _ ("Ask at most %d questions."),
                           SUMMER_QUESTIONS_MAX);
  else if (n_overall != 1)
    summer_complaints_add (complaints, "questions",
                           _ ("Ask just one question about how satisfied they are overall: the "
                              "rules count its answers."));
}

static gboolean
write_question (SummerStore *store,
                gint64 programme,
                const SummerQuestion *question,
                gint64 id,
                int position,
                GError **error)
{
  g_autofree char *text = g_strstrip (g_strdup (question->text));
  SummerQuestionRecord record
      = { id, programme, position, question->aspect, text, question->asked };

  return id == 0 ? summer_question_insert (store, &record, error)
                 : summer_question_update (store, &record, error);
}

static const SummerQuestion *
find_question (GPtrArray *questions, gint64 id)
{
  for (guint i = 0; i < questions->len; i++)
    if (((const SummerQuestion *) g_ptr_array_index (questions, i))->id == id)
      return g_ptr_array_index (questions, i);
  return NULL;
}

/* What was answered was answered to these words. */
static gboolean
is_same (const SummerQuestion *former, const SummerQuestion *question)
{
  g_autofree char *text = g_strstrip (g_strdup (question->text));

  return former->aspect == question->aspect && g_str_equal (former->text, text);
}

static gboolean
write_questions (SummerStore *store, gint64 programme, GPtrArray *questions, GError **error)
{
  g_autoptr (GPtrArray) former = load_all (store, programme, error);

  if (former == NULL)
    return FALSE;
  for (guint i = 0; i < former->len; i++)
    {
      SummerQuestion *of = g_ptr_array_index (former, i);
      const SummerQuestion *now = find_question (questions, of->id);

      if (now != NULL && (!of->answered || is_same (of, now)))
        continue;
      of->asked = FALSE;
      if (of->answered ? !write_question (store, programme, of, of->id, (int) i, error)
                       : !summer_question_delete (store, of->id, error))
        return FALSE;
    }
  for (guint i = 0; i < questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (questions, i);
      const SummerQuestion *of = question->id != 0 ? find_question (former, question->id) : NULL;
      const gboolean is_kept = of != NULL && (!of->answered || is_same (of, question));

      if (!write_question (store, programme, question, is_kept ? of->id : 0, (int) i, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_questions_save:
 * @questions: (element-type SummerQuestion): what is asked from now on, in this order
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * One that was answered and is changed or left out is kept for its answers and asked no longer.
 *
 * Returns: FALSE with @complaints, or with @error set
 */
gboolean
summer_questions_save (SummerStore *store,
                       gint64 programme,
                       GPtrArray *questions,
                       SummerComplaints *complaints,
                       char **done,
                       GError **error)
{
  g_autofree char *count = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && questions != NULL, FALSE);

  summer_questions_check (questions, complaints);
  if (!summer_complaints_is_empty (complaints))
    return FALSE;
  count
      = g_strdup_printf (ngettext ("%u question", "%u questions", questions->len), questions->len);
  if (!summer_store_begin (store, "questions", count, error))
    return FALSE;
  return summer_clerk_finish (store, write_questions (store, programme, questions, error),
                              _ ("Stored: %s"), count, done, error);
}

/**
 * summer_questions_ensure:
 *
 * Whatever is printed or answered stands in the records: the default set is written when it is first needed.
 */
gboolean
summer_questions_ensure (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (GPtrArray) questions = summer_questions_load (store, programme, error);

  if (questions == NULL)
    return FALSE;
  for (guint i = 0; i < questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (questions, i);

      if (question->id == 0 && !write_question (store, programme, question, 0, (int) i, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  SummerStore *store;
  gint64 programme, class_id; /* class 0 = all that take part */
  const char *unions;         /* of these, NULL = of all */
  SummerDay today;
  guint n_made, n_classes;
  GError **error;
  gboolean failed;
} Making;

static gboolean
count_questionnaire (const SummerQuestionnaireRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static gboolean
note_found (const SummerQuestionnaireRecord *record, gpointer user_data)
{
  return FALSE;
}

/* A code by chance that nobody has. A province has one family for twenty codes: it is found at once. */
static char *
draw_code (Making *making, GError **error)
{
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *code = summer_answer_code_dup_nth (
          (guint) g_random_int_range (0, (gint32) SUMMER_ANSWER_CODES));
      g_autoptr (GError) problem = NULL;

      if (summer_questionnaire_find (making->store, making->programme, code, note_found, NULL,
                                     &problem))
        continue;
      if (g_error_matches (problem, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
        return g_steal_pointer (&code);
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  summer_clerk_set_refused (error, _ ("Nearly every code of this programme is used."));
  return NULL;
}

static gboolean
make_missing (Making *making, gint64 class_id, GError **error)
{
  guint n_families, n_there = 0;

  if (!summer_questionnaire_count_families (making->store, class_id, &n_families, error)
      || !summer_questionnaire_each (making->store, class_id, count_questionnaire, &n_there, error))
    return FALSE;
  making->n_classes += n_families > n_there;
  for (; n_there < n_families; n_there++)
    {
      g_autofree char *code = draw_code (making, error);
      SummerQuestionnaireRecord record = { 0, making->programme, class_id, code, making->today, 0 };

      if (code == NULL || !summer_questionnaire_insert (making->store, &record, error))
        return FALSE;
      making->n_made++;
    }
  return TRUE;
}

typedef struct
{
  const char *unions; /* NULL = of all */
  GArray *classes;    /* gint64 */
} Naming;

static gboolean
note_class (const SummerClassRecord *record, gpointer user_data)
{
  Naming *naming = user_data;

  if (record->state != SUMMER_CLASS_REJECTED && record->state != SUMMER_CLASS_WITHDRAWN
      && summer_sheet_unions_hold (naming->unions, record->union_name))
    g_array_append_val (naming->classes, record->id);
  return TRUE;
}

static gboolean
make_all (Making *making, GError **error)
{
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (gint64));
  Naming naming = { making->unions, classes };

  if (making->class_id != 0)
    g_array_append_val (classes, making->class_id);
  else if (!summer_class_each (making->store, making->programme, note_class, &naming, error))
    return FALSE;
  for (guint i = 0; i < classes->len; i++)
    if (!make_missing (making, g_array_index (classes, gint64, i), error))
      return FALSE;
  return summer_questions_ensure (making->store, making->programme, error);
}

/**
 * summer_questionnaires_make:
 * @class_id: or 0 for all classes that take part
 * @unions: (nullable): as sheets take them: 0 means all classes of these
 * @today: the day that is noted as that of printing
 * @n_made: (out) (optional): how many are new; 0 = every family has one
 * @done: (out) (optional) (transfer full): what a person is told; %NULL where nothing was missing
 *
 * A questionnaire is a code of the class and nothing else: which family was given it is written nowhere. So there are
 * never more of them than families, and those that are there are printed again as they are.
 */
gboolean
summer_questionnaires_make (SummerStore *store,
                            gint64 programme,
                            gint64 class_id,
                            const char *unions,
                            SummerDay today,
                            guint *n_made,
                            char **done,
                            GError **error)
{
  Making making = {
    .store = store, .programme = programme, .class_id = class_id, .unions = unions, .today = today
  };
  g_autofree char *count = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (n_made != NULL)
    *n_made = 0;
  if (!summer_store_begin (store, "questionnaires", NULL, error))
    return FALSE;
  written = make_all (&making, error);
  if (written && making.n_made == 0)
    {
      summer_store_rollback (store);
      return TRUE;
    }
  count
      = g_strdup_printf (ngettext ("%u new questionnaire", "%u new questionnaires", making.n_made),
                         making.n_made);
  if (written)
    summer_store_set_reason (store, count);
  if (n_made != NULL)
    *n_made = making.n_made;
  return summer_clerk_finish (store, written, "%s", count, done, error);
}

static gboolean
take_open (const SummerQuestionnaireRecord *record, gpointer user_data)
{
  if (record->response == 0)
    g_ptr_array_add (user_data, g_strdup (record->code));
  return TRUE;
}

/**
 * summer_questionnaires_load_open:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the codes of the class that did not come back, in the
 *   order of the alphabet; or %NULL with @error set
 */
GPtrArray *
summer_questionnaires_load_open (SummerStore *store, gint64 class_id, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new_with_free_func (g_free);

  if (!summer_questionnaire_each (store, class_id, take_open, codes, error))
    return NULL;
  return g_steal_pointer (&codes);
}
