#include "config.h"

#include "summer-answer-import.h"

#include <glib/gi18n.h>

#include "summer-answer-code.h"
#include "summer-answers.h"
#include "summer-clerk-entry.h"
#include "summer-format.h"
#include "summer-questionnaires.h"

/* What a row says, and what the row is told to be. */
typedef struct
{
  SummerAnswerRow row; /* first */
  SummerAnswers answers;
} Row;

struct _SummerAnswerPlan
{
  GObject parent_instance;

  SummerBlock *block;
  gint64 programme;
  SummerDay today;
  GPtrArray *questions; /* SummerQuestion */
  GPtrArray *rows;      /* Row */
  guint n_problems;

  guint first; /* row of the block: the one before it has the headings */
  int code, day, comment;
  int columns[SUMMER_QUESTIONS_MAX]; /* of each question; -1 = none */
};

G_DEFINE_FINAL_TYPE (SummerAnswerPlan, summer_answer_plan, G_TYPE_OBJECT)

static void
row_free (gpointer data)
{
  Row *row = data;

  g_free (row->row.code);
  g_free (row->row.place);
  g_free (row->row.problem);
  g_free (row->row.ratings);
  g_free (row->row.comment);
  g_free (row);
}

static void
summer_answer_plan_finalize (GObject *object)
{
  SummerAnswerPlan *self = SUMMER_ANSWER_PLAN (object);

  g_clear_object (&self->block);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (summer_answer_plan_parent_class)->finalize (object);
}

static void
summer_answer_plan_class_init (SummerAnswerPlanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_answer_plan_finalize;
}

static void
summer_answer_plan_init (SummerAnswerPlan *self)
{
  self->rows = g_ptr_array_new_with_free_func (row_free);
  self->code = self->day = self->comment = -1;
  for (guint i = 0; i < SUMMER_QUESTIONS_MAX; i++)
    self->columns[i] = -1;
}

/* {{{ Which column is which */

static gboolean
is_code (const char *text)
{
  g_autofree char *plain = summer_answer_code_dup_plain (text);

  return summer_answer_code_check (plain);
}

/* The column with the most codes. */
static gboolean
find_code (SummerAnswerPlan *self)
{
  guint most = 0;

  for (guint column = 0; column < summer_block_get_n_columns (self->block); column++)
    {
      guint n = 0;

      for (guint row = 0; row < summer_block_get_n_rows (self->block); row++)
        n += is_code (summer_block_get_cell (self->block, row, column));
      if (n > most)
        {
          most = n;
          self->code = (int) column;
        }
    }
  return most > 0;
}

/* Headings that the block does not know are its first row, where what should be a code is none and the next is one. */
static const char *
get_heading (SummerAnswerPlan *self, guint column)
{
  const char *known = summer_block_get_heading (self->block, column);

  return *known == '\0' && self->first == 1 ? summer_block_get_cell (self->block, 0, column)
                                            : known;
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  g_autofree char *heading = summer_format_dup_header (text);
  g_autofree char *folded = g_utf8_strdown (heading, -1);

  return g_strv_contains (words, folded);
}

static guint
count_aspect (SummerAnswerPlan *self, SummerAspect aspect)
{
  guint n = 0;

  for (guint i = 0; i < self->questions->len; i++)
    n += ((const SummerQuestion *) g_ptr_array_index (self->questions, i))->aspect == aspect;
  return n;
}

/* A question by its words, its number (3, Q3, 第3题), or the word of an aspect that has one question only. */
static int
parse_question (SummerAnswerPlan *self, const char *heading)
{
  int aspect;

  for (guint i = 0; i < self->questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (self->questions, i);
      g_autofree char *numbers = g_strdup_printf ("%u|q%u|第%u题|问题%u|%u. %s", i + 1, i + 1,
                                                  i + 1, i + 1, i + 1, question->text);
      g_auto (GStrv) words = g_strsplit (numbers, "|", -1);
      g_autofree char *folded = g_utf8_strdown (heading, -1);

      if (g_str_equal (heading, question->text)
          || g_strv_contains ((const char *const *) words, folded)
          || g_str_equal (heading, words[g_strv_length (words) - 1]))
        return (int) i;
      if (summer_terms_parse (SUMMER_TERMS_ASPECT, heading, &aspect)
          && (SummerAspect) aspect == question->aspect
          && count_aspect (self, question->aspect) == 1)
        return (int) i;
    }
  return -1;
}

static gboolean
read_headings (SummerAnswerPlan *self)
{
  static const char *const comments[]
      = { "意见", "建议", "意见建议", "意见和建议", "留言", "备注", "comment", "comments", NULL };
  static const char *const days[] = { "日期", "收回日期", "填写日期", "date", NULL };
  guint n = 0;

  for (guint column = 0; column < summer_block_get_n_columns (self->block); column++)
    {
      const char *heading = get_heading (self, column);
      int question;

      if (*heading == '\0' || (int) column == self->code)
        continue;
      question = parse_question (self, heading);
      if (question >= 0 && self->columns[question] < 0)
        {
          self->columns[question] = (int) column;
          n++;
        }
      else if (is_one_of (heading, comments))
        self->comment = (int) column;
      else if (is_one_of (heading, days))
        self->day = (int) column;
    }
  return n > 0;
}

/* Without headings: the code, the questions in their order, the comment. */
static void
take_in_order (SummerAnswerPlan *self)
{
  guint column = (guint) self->code + 1;

  for (guint i = 0; i < self->questions->len; column++)
    {
      if (column >= summer_block_get_n_columns (self->block))
        return;
      if ((int) column != self->day && (int) column != self->comment)
        self->columns[i++] = (int) column;
    }
  if (self->comment < 0 && column < summer_block_get_n_columns (self->block))
    self->comment = (int) column;
}

static gboolean
find_columns (SummerAnswerPlan *self, GError **error)
{
  if (!find_code (self))
    return summer_clerk_set_refused (
        error, _ ("There is no code of a questionnaire in it: a column must have the codes as they "
                  "are printed, such as A2C4F."));
  self->first = summer_block_get_n_rows (self->block) > 1
                && !is_code (summer_block_get_cell (self->block, 0, (guint) self->code))
                && is_code (summer_block_get_cell (self->block, 1, (guint) self->code));
  if (!read_headings (self))
    take_in_order (self);
  for (guint i = 0; i < self->questions->len; i++)
    if (self->columns[i] < 0
        && ((const SummerQuestion *) g_ptr_array_index (self->questions, i))->aspect
               == SUMMER_ASPECT_OVERALL)
      return summer_clerk_set_refused (
          error, _ ("There is no column with the answers to “%s”."),
          ((const SummerQuestion *) g_ptr_array_index (self->questions, i))->text);
  return TRUE;
}

/* }}} */
/* {{{ Rows */

static void
set_problem (SummerAnswerPlan *self, Row *row, guint at, int column, const char *text)
{
  g_autofree char *place = NULL;

  if (row->row.problem != NULL)
    return;
  place = summer_block_dup_place (self->block, at, (guint) MAX (column, self->code));
  row->row.problem = g_strdup_printf ("%s: %s", place, text);
  self->n_problems++;
}

static void
read_ratings (SummerAnswerPlan *self, Row *row, guint at)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < SUMMER_QUESTIONS_MAX; i++)
    row->answers.ratings[i] = SUMMER_RATING_NONE;
  for (guint i = 0; i < self->questions->len; i++)
    {
      const char *text = self->columns[i] < 0
                             ? ""
                             : summer_block_get_cell (self->block, at, (guint) self->columns[i]);

      if (*text != '\0' && !summer_answers_parse_rating (text, &row->answers.ratings[i]))
        {
          g_autofree char *choices = summer_terms_dup_choices (SUMMER_TERMS_RATING);
          g_autofree char *problem
              = g_strdup_printf (_ ("“%s” is no answer: write 1 to 4, or %s."), text, choices);

          set_problem (self, row, at, self->columns[i], problem);
        }
      g_string_append (words, i > 0 ? " " : "");
      if (row->answers.ratings[i] == SUMMER_RATING_NONE)
        g_string_append (words, "–");
      else
        g_string_append_printf (words, "%d", row->answers.ratings[i] + 1);
    }
  row->row.ratings = g_string_free (g_steal_pointer (&words), FALSE);
}

static void
read_day (SummerAnswerPlan *self, Row *row, guint at)
{
  const char *text
      = self->day < 0 ? "" : summer_block_get_cell (self->block, at, (guint) self->day);

  row->answers.day = *text == '\0' ? self->today : summer_day_parse (text);
  if (row->answers.day == SUMMER_DAY_NONE)
    set_problem (self, row, at, self->day, _ ("Write a day, such as 2019-08-05."));
}

/* Where a field of the check stands. */
static int
get_column (SummerAnswerPlan *self, const char *field)
{
  if (g_str_equal (field, "day"))
    return self->day;
  if (field[0] == 'q')
    return self->columns[g_ascii_strtoull (field + 1, NULL, 10)];
  return self->code;
}

static gboolean
take_row (SummerAnswerPlan *self, SummerStore *store, guint at, GHashTable *seen, GError **error)
{
  Row *row = g_new0 (Row, 1);
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  const char *field, *complaint;

  g_ptr_array_add (self->rows, row);
  row->row.code
      = summer_answer_code_dup_plain (summer_block_get_cell (self->block, at, (guint) self->code));
  row->row.place = summer_block_dup_place (self->block, at, (guint) self->code);
  if (self->comment >= 0 && *summer_block_get_cell (self->block, at, (guint) self->comment) != '\0')
    row->row.comment = g_strdup (summer_block_get_cell (self->block, at, (guint) self->comment));
  row->answers.code = row->row.code;
  row->answers.comment = row->row.comment;
  row->answers.questions = self->questions;
  read_ratings (self, row, at);
  read_day (self, row, at);
  if (!summer_answers_check (&row->answers, store, self->programme, self->today, complaints, error))
    return FALSE;
  complaint = summer_complaints_get_first (complaints, &field);
  if (complaint != NULL)
    set_problem (self, row, at, get_column (self, field), complaint);
  if (!g_hash_table_add (seen, row->row.code))
    set_problem (self, row, at, self->code, _ ("This questionnaire stands above already."));
  return TRUE;
}

/* }}} */

/**
 * summer_answer_plan_new:
 * @block: rows of codes and answers, with or without headings
 * @today: the day of the answers where no column says another
 *
 * Returns: (transfer full) (nullable): the plan with its problems, or %NULL with @error set where nothing can be made
 *   of it
 */
SummerAnswerPlan *
summer_answer_plan_new (
    SummerBlock *block, SummerStore *store, gint64 programme, SummerDay today, GError **error)
{
  g_autoptr (SummerAnswerPlan) self = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (SUMMER_IS_BLOCK (block) && SUMMER_IS_STORE (store), NULL);

  self = g_object_new (SUMMER_TYPE_ANSWER_PLAN, NULL);
  self->block = g_object_ref (block);
  self->programme = programme;
  self->today = today;
  self->questions = summer_questions_load (store, programme, error);
  if (self->questions == NULL || !find_columns (self, error))
    return NULL;
  for (guint at = self->first; at < summer_block_get_n_rows (block); at++)
    if (!take_row (self, store, at, seen, error))
      return NULL;
  return g_steal_pointer (&self);
}

guint
summer_answer_plan_get_n_rows (SummerAnswerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_ANSWER_PLAN (self), 0);

  return self->rows->len;
}

const SummerAnswerRow *
summer_answer_plan_get_row (SummerAnswerPlan *self, guint row)
{
  g_return_val_if_fail (SUMMER_IS_ANSWER_PLAN (self) && row < self->rows->len, NULL);

  return g_ptr_array_index (self->rows, row);
}

guint
summer_answer_plan_get_n_problems (SummerAnswerPlan *self)
{
  g_return_val_if_fail (SUMMER_IS_ANSWER_PLAN (self), 0);

  return self->n_problems;
}

/**
 * summer_answer_plan_apply:
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Enters all of them in one entry of the journal. One that was entered elsewhere meanwhile is an error, and nothing is
 * written.
 */
gboolean
summer_answer_plan_apply (SummerAnswerPlan *self, SummerStore *store, char **done, GError **error)
{
  g_autofree char *count = NULL;
  gboolean written = TRUE;

  g_return_val_if_fail (SUMMER_IS_ANSWER_PLAN (self) && SUMMER_IS_STORE (store), FALSE);

  if (self->n_problems > 0)
    return summer_clerk_set_refused (error, _ ("Mend what is wrong first: nothing was taken."));
  count = g_strdup_printf (ngettext ("%u questionnaire", "%u questionnaires", self->rows->len),
                           self->rows->len);
  if (!summer_store_begin (store, "responses", count, error))
    return FALSE;
  for (guint i = 0; written && i < self->rows->len; i++)
    written = summer_answers_write (&((Row *) g_ptr_array_index (self->rows, i))->answers, store,
                                    self->programme, error);
  return summer_clerk_finish (store, written, _ ("Imported: %s"), count, done, error);
}
