/* Questionnaires on paper, read back from the PDF, and answers that come in from a spreadsheet: each complaint at its
 * cell, nothing written while there is one. */
#include <string.h>

#include "form-fixture.h"
#include "summer-answer-import.h"
#include "summer-answer-table.h"
#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-journal.h"
#include "summer-questionnaire-form.h"
#include "summer-questionnaires.h"
#include "summer-safety-table.h"
#include "summer-sheet.h"

static GPtrArray *
make_codes (FormFixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *codes;

  summer_questionnaires_make (self->store, self->programme, self->class_id, NULL, TODAY, NULL, NULL,
                              &error);
  g_assert_no_error (error);
  codes = summer_questionnaires_load_open (self->store, self->class_id, &error);
  g_assert_no_error (error);
  return codes;
}

/* A class that nobody was asked about yet. */
static gint64
add_class (FormFixture *self)
{
  g_autoptr (GError) error = NULL;
  SummerClassRecord record = {
    .programme = self->programme,
    .code = "ZZ-001",
    .name = "新班",
    .first_day = TODAY,
    .last_day = TODAY + 30,
    .emergency_plan = SUMMER_DAY_NONE,
    .rank = SUMMER_RANK_NONE,
  };

  g_assert_true (summer_store_begin (self->store, "add", NULL, &error));
  summer_class_insert (self->store, &record, &error);
  g_assert_no_error (error);
  g_assert_true (summer_store_commit (self->store, NULL, &error));
  return record.id;
}

/* Each code stands once, two questionnaires on a sheet, each with its questions; without codes there is no form. */
static void
test_questionnaires_on_paper (FormFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) codes = NULL;
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (SummerForm) form = NULL;
  g_autofree char *text = NULL;

  g_assert_null (
      summer_questionnaire_form_new (self->store, self->programme, add_class (self), NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);

  codes = make_codes (self);
  questions = summer_questions_load (self->store, self->programme, &error);
  form = summer_questionnaire_form_new (self->store, self->programme, self->class_id, NULL, &error);
  g_assert_no_error (error);
  text = form_fixture_read_back (self, form);
  g_assert_cmpuint (form_fixture_count (text, "\f"), ==, (codes->len + 1) / 2);
  /* Without a class they are those of some unions, if it is said which. */
  g_autoptr (SummerForm) of_others
      = summer_questionnaire_form_new (self->store, self->programme, 0,
                                       SUMMER_SHEET_UNIONS_PARTED
                                       "一个别的工会" SUMMER_SHEET_UNIONS_PARTED,
                                       &error);
  g_assert_null (of_others);
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  for (guint i = 0; i < codes->len; i++)
    {
      const char *code = g_ptr_array_index (codes, i);
      g_autofree char *parted = g_strdup_printf ("%.3s %s", code, code + 3);

      g_assert_cmpuint (form_fixture_count (text, parted), ==, 1);
    }
  for (guint i = 0; i < questions->len; i++)
    g_assert_cmpuint (
        form_fixture_count (text, ((SummerQuestion *) g_ptr_array_index (questions, i))->text), ==,
        codes->len);
  g_assert_true (g_str_has_prefix (summer_form_get_name (form), "FZ-001"));
}

/* {{{ Import */

static SummerAnswerPlan *plan (FormFixture *self, GError **error, const char *format, ...)
    G_GNUC_PRINTF (3, 4);

static SummerAnswerPlan *
plan (FormFixture *self, GError **error, const char *format, ...)
{
  g_autoptr (SummerBlock) block = NULL;
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  block = summer_block_new_from_text (text, error);
  g_assert_nonnull (block);
  return summer_answer_plan_new (block, self->store, self->programme, TODAY, error);
}

static gboolean
count_response (const SummerResponseRecord *record, gpointer user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static guint
count_responses (FormFixture *self)
{
  guint n = 0;
  g_autoptr (GError) error = NULL;

  summer_response_each (self->store, self->programme, count_response, &n, &error);
  g_assert_no_error (error);
  return n;
}

static void
assert_problem (SummerAnswerPlan *of, guint row, const char *expected)
{
  const char *problem = summer_answer_plan_get_row (of, row)->problem;

  g_test_message ("%u: %s", row, problem);
  g_assert_cmpint (problem != NULL, ==, expected != NULL);
  if (expected != NULL)
    g_assert_true (g_str_has_prefix (problem, expected));
}

/* Every wrong cell is named by its address, the first of each row; the plan is not applied. */
static void
test_problems_at_their_cells (FormFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = make_codes (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerAnswerPlan) of = NULL;
  const char *a = g_ptr_array_index (codes, 0), *b = g_ptr_array_index (codes, 1);
  const char *c = g_ptr_array_index (codes, 2);
  const guint before = count_responses (self);

  of = plan (self, &error,
             "code\tq1\tq2\tdate\n%s\t1\t9\t\n%s\t\t1\t\n%s\t1\t1\t2019-99-01\n"
             "22223\t1\t1\t\n%s\t1\t1\t2030-01-01\n%s\t2\t\t\n",
             a, b, c, b, a);
  g_assert_no_error (error);
  g_assert_cmpuint (summer_answer_plan_get_n_rows (of), ==, 6);
  assert_problem (of, 0, "C2: “9” is no answer");
  assert_problem (of, 1, "B3: Without an answer");
  assert_problem (of, 2, "D4: Write a day");
  assert_problem (of, 3, "A5: “22223” is no code");
  assert_problem (of, 4, "D6: This day is still to come");
  assert_problem (of, 5, "A7: This questionnaire stands above");
  g_assert_cmpuint (summer_answer_plan_get_n_problems (of), ==, 6);
  g_assert_false (summer_answer_plan_apply (of, self->store, NULL, &error));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_assert_cmpuint (count_responses (self), ==, before);
}

/* With headings in any order and words for answers; without headings in the order of the paper. One entry. */
static void
test_lists_as_offices_write_them (FormFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = make_codes (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerAnswerPlan) named = NULL, plain = NULL, chinese = NULL;
  const guint before = count_responses (self);
  const guint entries = summer_journal_get_entries (self->store)->len;

  named = plan (self, &error, "意见\t第2题\t总体\t问卷编码\n很好\t满意\t非常满意\t%s\n",
                (char *) g_ptr_array_index (codes, 0));
  g_assert_no_error (error);
  assert_problem (named, 0, NULL);
  g_assert_cmpstr (summer_answer_plan_get_row (named, 0)->comment, ==, "很好");
  g_assert_true (g_str_has_prefix (summer_answer_plan_get_row (named, 0)->ratings, "1 2 – "));

  plain = plan (self, &error, "%s\t1\t2\t3\t4\t1\t2\t\tmore games\n%s\t4\n",
                (char *) g_ptr_array_index (codes, 1), (char *) g_ptr_array_index (codes, 2));
  g_assert_no_error (error);
  g_assert_cmpuint (summer_answer_plan_get_n_rows (plain), ==, 2);
  g_assert_cmpstr (summer_answer_plan_get_row (plain, 0)->ratings, ==, "1 2 3 4 1 2 –");
  g_assert_cmpstr (summer_answer_plan_get_row (plain, 0)->comment, ==, "more games");
  g_assert_true (summer_answer_plan_apply (plain, self->store, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_responses (self), ==, before + 2);
  g_assert_cmpuint (summer_journal_get_entries (self->store)->len, ==, entries + 1);

  /* One of them was entered meanwhile: nothing of the list is taken. */
  chinese = plan (self, &error, "%s\t1\n", (char *) g_ptr_array_index (codes, 3));
  g_assert_true (summer_answer_plan_apply (chinese, self->store, NULL, &error));
  g_assert_false (summer_answer_plan_apply (chinese, self->store, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (count_responses (self), ==, before + 3);
}

/* A block without a code, or without the answers that the rules count, is refused as a whole, and why is said. */
static void
test_blocks_that_are_none (FormFixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) codes = make_codes (self);
  g_autoptr (GError) error = NULL;

  g_assert_null (plan (self, &error, "name\tschool\nLin\tFirst\n"));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_clear_error (&error);
  g_assert_null (plan (self, &error, "code\tq2\n%s\t1\n", (char *) g_ptr_array_index (codes, 0)));
  g_assert_error (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "All in all"));
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  form_fixture_add ("/answers/questionnaires-on-paper", test_questionnaires_on_paper);
  form_fixture_add ("/answers/problems-at-their-cells", test_problems_at_their_cells);
  form_fixture_add ("/answers/lists-as-offices-write-them", test_lists_as_offices_write_them);
  form_fixture_add ("/answers/blocks-that-are-none", test_blocks_that_are_none);

  return g_test_run ();
}
