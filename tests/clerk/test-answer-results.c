/* What the answers come to by class, question and union: a second, naive count agrees. */
#include "config.h"

#include "families-fixture.h"

#include "summer-sheet.h"

static char *
dup_cell (SummerSheet *sheet, gint64 key, const char *column)
{
  const guint at = summer_sheet_find_key (sheet, key);
  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), at);

  g_assert_no_error (summer_sheet_get_error (sheet));
  g_assert_nonnull (row);
  return summer_sheet_row_dup_text (row, summer_sheet_find_column (summer_sheet_get_spec (sheet),
                                                                   column));
}

static void
assert_cell (SummerSheet *sheet, gint64 key, const char *column, const char *expected)
{
  g_autofree char *text = dup_cell (sheet, key, column);

  g_test_message ("%s", column);
  g_assert_cmpstr (text, ==, expected);
}

/* As a person with a pencil: every response and answer is looked at, one by one. */
typedef struct
{
  Fixture *fixture;
  GPtrArray *questions;
  gint64 class_id; /* 0 = all */
  guint n, n_satisfied;
  guint of_aspect[SUMMER_ASPECT_COMMUNICATION + 1], satisfied[SUMMER_ASPECT_COMMUNICATION + 1];
} Count;

static gboolean
count_answer (const SummerAnswerRecord *record, gpointer user_data)
{
  Count *count = user_data;

  for (guint i = 0; i < count->questions->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (count->questions, i);

      if (question->id == record->question)
        {
          count->of_aspect[question->aspect]++;
          count->satisfied[question->aspect] += record->rating == SUMMER_RATING_VERY_SATISFIED
                                                || record->rating == SUMMER_RATING_SATISFIED;
        }
    }
  return TRUE;
}

static gboolean
count_response (const SummerResponseRecord *record, gpointer user_data)
{
  Count *count = user_data;
  g_autoptr (GError) error = NULL;

  if (count->class_id != 0 && record->class_id != count->class_id)
    return TRUE;
  count->n++;
  count->n_satisfied += record->rating == SUMMER_RATING_VERY_SATISFIED
                        || record->rating == SUMMER_RATING_SATISFIED;
  summer_answer_each (count->fixture->store, record->id, count_answer, count, &error);
  g_assert_no_error (error);
  return TRUE;
}

/* "66.66%": exact, and cut off after two decimals. */
static void
assert_share (SummerSheet *sheet, gint64 key, const char *column, guint part, guint whole)
{
  const guint hundredths = whole > 0 ? part * 10000 / whole : 0;
  g_autofree char *expected
      = whole > 0 ? g_strdup_printf ("%u.%02u%%", hundredths / 100, hundredths % 100)
                  : g_strdup ("");

  g_test_message ("%u of %u", part, whole);
  assert_cell (sheet, key, column, expected);
}

static void
count_all (Fixture *fixture, Count *count, GPtrArray *questions, gint64 class_id)
{
  g_autoptr (GError) error = NULL;

  *count = (Count){ .fixture = fixture, .questions = questions, .class_id = class_id };
  summer_response_each (fixture->store, fixture->programme, count_response, count, &error);
  g_assert_no_error (error);
}

static void
answer_by_chance (Fixture *fixture, GPtrArray *questions)
{
  for (guint class = 0; class < FIXTURE_CLASSES; class ++)
    {
      g_autoptr (GPtrArray) codes = families_list_open (fixture, class);

      for (guint i = 0; i + class < codes->len; i++)
        {
          SummerAnswers answers = families_answer (questions, g_ptr_array_index (codes, i));

          for (guint q = 0; q < questions->len; q++)
            answers.ratings[q] = g_test_rand_int_range (q == 0 ? 0 : -1, 4);
          families_enter (fixture, &answers);
        }
    }
}

/* By class, by question and by union: what the sheets say is what a naive count finds, with the response of the
 * workbook that has no code. */
static void
test_results_agree_with_a_naive_count (Fixture *fixture, gconstpointer unused)
{
  static const char *const aspects[]
      = { NULL, "safety", "teaching", "meals", "activities", "communication" };
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (SummerSheet) classes = NULL, by_question = NULL, unions = NULL;
  Count count;

  for (guint class = 0; class < FIXTURE_CLASSES; class ++)
    for (guint i = 0; i < FIXTURE_CHILDREN; i++)
      families_set_telephone (fixture, fixture->children[class][i], NULL);
  families_make_codes (fixture, 0);
  questions = families_load_questions (fixture);
  answer_by_chance (fixture, questions);

  classes = summer_sheet_new (fixture->store, &summer_sheet_satisfaction, fixture->programme);
  for (guint class = 0; class < FIXTURE_CLASSES; class ++)
    {
      const gint64 key = fixture->classes[class];
      g_autofree char *n = NULL;

      count_all (fixture, &count, questions, key);
      n = g_strdup_printf ("%u", count.n);
      assert_cell (classes, key, "responses", n);
      assert_cell (classes, key, "asked", "3");
      assert_share (classes, key, "returned", FIXTURE_CHILDREN - class, FIXTURE_CHILDREN);
      assert_share (classes, key, "satisfied", count.n_satisfied, count.n);
      for (guint i = 1; i < G_N_ELEMENTS (aspects); i++)
        assert_share (classes, key, aspects[i], count.satisfied[i], count.of_aspect[i]);
    }

  by_question = summer_sheet_new (fixture->store, &summer_sheet_questions, fixture->programme);
  unions = summer_sheet_new (fixture->store, &summer_sheet_satisfied_unions, fixture->programme);
  count_all (fixture, &count, questions, 0);
  assert_share (by_question, 1, "satisfied", count.n_satisfied, count.n);
  for (guint i = 1; i < G_N_ELEMENTS (aspects); i++)
    assert_share (by_question, (gint64) i + 1, "satisfied", count.satisfied[i], count.of_aspect[i]);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (unions)), ==, 1);
  assert_share (unions, fixture->classes[0], "satisfied", count.n_satisfied, count.n);
  for (guint i = 1; i < G_N_ELEMENTS (aspects); i++)
    assert_share (unions, fixture->classes[0], aspects[i], count.satisfied[i], count.of_aspect[i]);
}

/* The sums are of the classes that take part and are of a union that is shown; a class of no union is in the list by
 * union too. */
static void
test_sums_are_of_what_is_shown (Fixture *fixture, gconstpointer unused)
{
  static const struct
  {
    const char *unions;
    int of; /* class, -1 = both */
  } cases[] = { { NULL, -1 }, { "\x1f甲工会\x1f", 0 }, { "\x1f乙工会\x1f丙工会\x1f", 1 } };
  g_autoptr (GPtrArray) questions = NULL;
  g_autoptr (SummerSheet) rest = NULL, unions = NULL;
  Count count;

  families_make_codes (fixture, 0);
  questions = families_load_questions (fixture);
  answer_by_chance (fixture, questions);
  fixture_tamper (fixture->path,
                  "UPDATE class SET union_name = iif (code = 'FZ-001', '甲工会', '乙工会')");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (SummerSheet) sheet
          = summer_sheet_new (fixture->store, &summer_sheet_questions, fixture->programme);
      const int satisfied = (int) summer_sheet_find_column (&summer_sheet_questions, "satisfied");
      const SummerQuestion *question = g_ptr_array_index (questions, 1);
      const int aspect = (int) question->aspect;
      const gint64 class_id = cases[i].of < 0 ? 0 : fixture->classes[cases[i].of];
      g_autofree char *sql = g_strdup_printf (
          "SELECT count (*) FROM response_answer a JOIN response r ON r.id = a.response WHERE"
          " a.question = %" G_GINT64_FORMAT " AND %" G_GINT64_FORMAT " IN (0, r.class)",
          question->id, class_id);
      g_autofree char *n = g_strdup_printf ("%d", (int) fixture_ask (fixture->path, sql));

      count_all (fixture, &count, questions, class_id);
      summer_sheet_set_unions (sheet, cases[i].unions);
      summer_sheet_set_filter (sheet, summer_terms_get_text (SUMMER_TERMS_ASPECT, aspect));
      summer_sheet_set_sort (sheet, satisfied, TRUE);
      assert_share (sheet, 1 + aspect, "satisfied", count.satisfied[aspect],
                    count.of_aspect[aspect]);
      assert_cell (sheet, question->id, "answers", n);
      summer_sheet_set_filter (sheet, "");
      assert_share (sheet, 1, "satisfied", count.n_satisfied, count.n);
    }

  fixture_tamper (fixture->path, "UPDATE class SET state = 4 WHERE code = 'FZ-001'");
  fixture_tamper (fixture->path, "UPDATE class SET union_name = NULL");
  count_all (fixture, &count, questions, fixture->classes[1]);
  rest = summer_sheet_new (fixture->store, &summer_sheet_questions, fixture->programme);
  assert_share (rest, 1, "satisfied", count.n_satisfied, count.n);
  unions = summer_sheet_new (fixture->store, &summer_sheet_satisfied_unions, fixture->programme);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (unions)), ==, 1);
  assert_share (unions, fixture->classes[0], "satisfied", count.n_satisfied, count.n);
}

/* A district is of all unions below it in the tree. */
static void
test_a_district_is_its_unions (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (SummerSheet) unions = NULL;
  g_autofree char *sql = NULL;

  sql = g_strdup_printf (
      "INSERT INTO union_unit (id, programme, name, level, parent) VALUES (7, %" G_GINT64_FORMAT
      ", '福州市总工会', 1, NULL), (8, %" G_GINT64_FORMAT
      ", (SELECT union_name FROM class LIMIT 1), 2, 7)",
      fixture->programme, fixture->programme);
  families_make_codes (fixture, 0);
  fixture_tamper (fixture->path, sql);
  unions = summer_sheet_new (fixture->store, &summer_sheet_satisfied_unions, fixture->programme);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (unions)), ==, 2);
  assert_cell (unions, 7, "classes", "2");
  assert_cell (unions, 8, "classes", "2");
  assert_cell (unions, 7, "responses", "1");
}

/* The answers stand beside the class, of two to an aspect the worse one. */
static void
test_answers_are_listed (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) questions = NULL, codes = NULL;
  g_autoptr (SummerSheet) sheet = NULL;
  SummerAnswers answers;
  gint64 key;

  families_make_codes (fixture, 0);
  questions = families_load_questions (fixture);
  codes = families_list_open (fixture, 0);
  answers = families_answer (questions, g_ptr_array_index (codes, 0));
  answers.ratings[2] = SUMMER_RATING_DISSATISFIED; /* teaching */
  answers.ratings[3] = SUMMER_RATING_VERY_SATISFIED;
  answers.comment = "希望多一些户外活动";
  families_enter (fixture, &answers);
  key = fixture_ask (fixture->path, "SELECT max (id) FROM response");
  sheet = summer_sheet_new (fixture->store, &summer_sheet_responses, fixture->programme);
  assert_cell (sheet, key, "code", g_ptr_array_index (codes, 0));
  assert_cell (sheet, key, "teaching", "dissatisfied");
  assert_cell (sheet, key, "comment", answers.comment);
  assert_cell (sheet, fixture->response, "code", "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define add(name, test) g_test_add (name, Fixture, NULL, families_set_up, test, fixture_tear_down)
  add ("/answer-results/naive-count", test_results_agree_with_a_naive_count);
  add ("/answer-results/sums-are-of-what-is-shown", test_sums_are_of_what_is_shown);
  add ("/answer-results/a-district-is-its-unions", test_a_district_is_its_unions);
  add ("/answer-results/answers-are-listed", test_answers_are_listed);

  return g_test_run ();
}
