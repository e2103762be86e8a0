/* What parents are asked and answer: codes that a typing slip does not pass, one a family and nobody's name, entries
 * that the rules see, and results that a second, naive count agrees with. */
#include "config.h"

#include "../store/fixture.h"

#include "summer-answer-code.h"
#include "summer-answer-table.h"
#include "summer-answers.h"
#include "summer-facts-loader.h"
#include "summer-money.h"
#include "summer-questionnaires.h"
#include "summer-sheet.h"

#define TODAY (FIXTURE_FIRST_DAY + 20)

static const char alphabet[] = "23456789ACDEFGHJKLMNPQRTUVWXY";

/* Every single wrong character and every two neighbours that changed places are found, in codes by chance. */
static void
test_slips_are_found (void)
{
  for (guint i = 0; i < 300; i++)
    {
      g_autofree char *code
          = summer_answer_code_dup_nth ((guint) g_test_rand_int_range (0, SUMMER_ANSWER_CODES));

      g_assert_cmpuint (strlen (code), ==, SUMMER_ANSWER_CODE_LENGTH);
      g_assert_true (summer_answer_code_check (code));
      for (guint at = 0; at < SUMMER_ANSWER_CODE_LENGTH; at++)
        for (const char *c = alphabet; *c != '\0'; c++)
          {
            g_autofree char *wrong = g_strdup (code);

            wrong[at] = *c;
            g_assert_cmpint (summer_answer_code_check (wrong), ==, *c == code[at]);
          }
      for (guint at = 0; at + 1 < SUMMER_ANSWER_CODE_LENGTH; at++)
        {
          g_autofree char *wrong = g_strdup (code);

          wrong[at] = code[at + 1];
          wrong[at + 1] = code[at];
          g_assert_cmpint (summer_answer_code_check (wrong), ==, code[at] == code[at + 1]);
        }
    }
}

static void
test_codes_are_read_as_they_are_typed (void)
{
  g_autofree char *code = summer_answer_code_dup_nth (123456);
  g_autofree char *lower = g_ascii_strdown (code, -1);
  g_autofree char *parted = g_strdup_printf (" %.2s - %s　", lower, lower + 2);
  g_autofree char *plain = summer_answer_code_dup_plain (parted);
  g_autofree char *wide = summer_answer_code_dup_plain ("Ａ２");
  g_autofree char *none = summer_answer_code_dup_plain (NULL);

  g_assert_cmpstr (plain, ==, code);
  g_assert_cmpstr (wide, ==, "A2");
  g_assert_cmpstr (none, ==, "");
  g_assert_false (summer_answer_code_check (""));
  g_assert_false (summer_answer_code_check ("2222"));
  g_assert_false (summer_answer_code_check ("O0I1S"));
  g_assert_false (summer_answer_code_check ("满意"));
}

/* {{{ A class of families */

/* Children are given guardians' telephones: the first two of each class are siblings. */
static void
set_up (Fixture *fixture, gconstpointer unused)
{
  fixture_set_up (fixture, NULL);
  fixture_fill (fixture);
}

typedef struct
{
  SummerStore *store;
  const char *telephone;
} Calling;

static gboolean
give_telephone (const SummerChildRecord *record, gpointer user_data)
{
  const Calling *calling = user_data;
  SummerChildRecord changed = *record;
  g_autoptr (GError) error = NULL;

  changed.telephone = calling->telephone;
  summer_child_update (calling->store, &changed, &error);
  g_assert_no_error (error);
  return FALSE;
}

static void
set_telephone (Fixture *fixture, gint64 child, const char *telephone)
{
  Calling calling = { fixture->store, telephone };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  summer_child_find (fixture->store, child, give_telephone, &calling, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

static void
make_siblings (Fixture *fixture)
{
  set_telephone (fixture, fixture->children[0][0], "138 0000 1111");
  set_telephone (fixture, fixture->children[0][1], "13800001111");
  set_telephone (fixture, fixture->children[0][2], NULL);
}

static GPtrArray *
list_open (Fixture *fixture, guint class)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *codes
      = summer_questionnaires_load_open (fixture->store, fixture->classes[class], &error);

  g_assert_no_error (error);
  return codes;
}

static guint
make_codes (Fixture *fixture, gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  guint n = 0;

  g_assert_true (summer_questionnaires_make (fixture->store, fixture->programme, class_id, TODAY,
                                             &n, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpint (done != NULL, ==, n > 0);
  return n;
}

static GPtrArray *
load_questions (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *questions = summer_questions_load (fixture->store, fixture->programme, &error);

  g_assert_no_error (error);
  return questions;
}

static guint
count_entries (Fixture *fixture)
{
  return (guint) fixture_ask (fixture->path, "SELECT count (*) FROM journal");
}

/* }}} */

/* Siblings of one telephone number are asked once, whatever the way it is written; a child without one is a family. */
static void
test_one_code_a_family (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) codes = NULL;

  make_siblings (fixture);
  g_assert_cmpuint (make_codes (fixture, fixture->classes[0]), ==, 2);
  codes = list_open (fixture, 0);
  g_assert_cmpuint (codes->len, ==, 2);
  for (guint i = 0; i < codes->len; i++)
    g_assert_true (summer_answer_code_check (g_ptr_array_index (codes, i)));
  /* The other class was not asked for. */
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM questionnaire"), ==, 2);
}

/* Printing again makes none for those that are there, and one for a family that came since. */
static void
test_printing_again_makes_no_new_ones (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) before = NULL, after = NULL;
  guint entries;

  make_siblings (fixture);
  make_codes (fixture, 0);
  before = list_open (fixture, 0);
  entries = count_entries (fixture);
  g_assert_cmpuint (make_codes (fixture, 0), ==, 0);
  g_assert_cmpuint (count_entries (fixture), ==, entries);
  after = list_open (fixture, 0);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpstr (g_ptr_array_index (before, i), ==, g_ptr_array_index (after, i));

  set_telephone (fixture, fixture->children[0][1], "13900002222");
  g_assert_cmpuint (make_codes (fixture, 0), ==, 1);
}

/* What is stored of a questionnaire says nothing of the family: no column leads to a child. */
static void
test_a_code_says_nobody (Fixture *fixture, gconstpointer unused)
{
  make_codes (fixture, 0);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM pragma_foreign_key_list ('questionnaire')"
                                " WHERE \"table\" IN ('child', 'enrolment')"),
                   ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM pragma_table_info ('questionnaire')"),
                   ==, 6);
}

/* {{{ Entering */

static SummerAnswers
new_answers (GPtrArray *questions, const char *code)
{
  SummerAnswers answers = { .code = code, .day = TODAY, .questions = questions };

  for (guint i = 0; i < SUMMER_QUESTIONS_MAX; i++)
    answers.ratings[i] = i < questions->len ? (int) (i % 4) : SUMMER_RATING_NONE;
  return answers;
}

static void
enter (Fixture *fixture, const SummerAnswers *answers)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;

  summer_answers_enter (answers, fixture->store, fixture->programme, TODAY, complaints, &done,
                        &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
  g_assert_nonnull (done);
}

static void
assert_complains (Fixture *fixture, const SummerAnswers *answers, const char *field, const char *of)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;
  const guint entries = count_entries (fixture);

  g_assert_false (summer_answers_enter (answers, fixture->store, fixture->programme, TODAY,
                                        complaints, NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, field));
  g_assert_nonnull (strstr (summer_complaints_get (complaints, field), of));
  g_assert_cmpuint (count_entries (fixture), ==, entries);
}

/* An entry is one entry of the journal, with the response that the rules count; undoing it gives the code back. */
static void
test_entry_is_seen_by_the_rules (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) questions = NULL, codes = NULL, left = NULL, again = NULL;
  g_autoptr (SummerFacts) facts = NULL;
  SummerAnswers answers;
  guint n, entries;

  make_codes (fixture, 0);
  questions = load_questions (fixture);
  codes = list_open (fixture, 0);
  answers = new_answers (questions, g_ptr_array_index (codes, 0));
  answers.comment = "老师很负责";
  entries = count_entries (fixture);
  enter (fixture, &answers);
  g_assert_cmpuint (count_entries (fixture), ==, entries + 1);
  left = list_open (fixture, 0);
  g_assert_cmpuint (left->len, ==, codes->len - 1);

  facts = summer_store_load_facts (fixture->store, fixture->programme, NULL, &error);
  g_assert_no_error (error);
  n = facts->classes[0].n_responses;
  g_assert_cmpint (facts->classes[0].responses[n - 1].value, ==, SUMMER_RATING_VERY_SATISFIED);
  g_assert_cmpstr (facts->classes[0].responses[n - 1].text, ==, "老师很负责");
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM response_answer"), ==,
                   questions->len);

  g_assert_true (
      summer_journal_undo (fixture->store,
                           fixture_ask (fixture->path, "SELECT max (sequence) FROM journal"), NULL,
                           &error));
  g_assert_no_error (error);
  again = list_open (fixture, 0);
  g_assert_cmpuint (again->len, ==, codes->len);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM response_answer"), ==, 0);
}

/* A code that is used, unknown, mistyped or of another class is said at the field, as is a missing overall answer. */
static void
test_wrong_entries_are_complained_of (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) questions = NULL, codes = NULL;
  g_autofree char *unknown = NULL;
  SummerAnswers answers;

  make_codes (fixture, 0);
  questions = load_questions (fixture);
  codes = list_open (fixture, 0);
  answers = new_answers (questions, g_ptr_array_index (codes, 0));

  answers.code = "";
  assert_complains (fixture, &answers, "code", "Write the code");
  answers.code = "ABCDE";
  assert_complains (fixture, &answers, "code", "mistyped");
  for (guint i = 0; unknown == NULL; i++)
    {
      g_autofree char *code = summer_answer_code_dup_nth (i);
      g_autofree char *sql
          = g_strdup_printf ("SELECT count (*) FROM questionnaire WHERE code = '%s'", code);

      if (fixture_ask (fixture->path, sql) == 0)
        unknown = g_steal_pointer (&code);
    }
  answers.code = unknown;
  assert_complains (fixture, &answers, "code", "No questionnaire");
  answers.code = g_ptr_array_index (codes, 0);
  answers.class_id = fixture->classes[1];
  assert_complains (fixture, &answers, "code", "another class: FZ-001");
  answers.class_id = fixture->classes[0];
  answers.day = TODAY + 1;
  assert_complains (fixture, &answers, "day", "still to come");
  answers.day = SUMMER_DAY_NONE;
  assert_complains (fixture, &answers, "day", "Write a day");
  answers.day = TODAY;
  answers.ratings[0] = SUMMER_RATING_NONE;
  assert_complains (fixture, &answers, "q0", "does not count");
  answers.ratings[0] = SUMMER_RATING_SATISFIED;
  enter (fixture, &answers);
  assert_complains (fixture, &answers, "code", "entered already");
}

static void
test_ratings_are_read (void)
{
  static const struct
  {
    const char *text;
    int rating;
  } cases[] = { { "1", 0 },        { "4", 3 },      { "２", 1 },     { " 3 ", 2 },
                { "非常满意", 0 }, { "不满意", 3 }, { "neutral", 2 } };
  static const char *const others[] = { "", "0", "5", "11", "好" };
  int rating = -7;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_true (summer_answers_parse_rating (cases[i].text, &rating));
      g_assert_cmpint (rating, ==, cases[i].rating);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (summer_answers_parse_rating (others[i], &rating));
}

/* }}} */
/* {{{ Questions */

/* The default set asks overall once and each aspect at least once; it is stored when the first codes are made. */
static void
test_default_questions (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) questions = load_questions (fixture), stored = NULL;
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  guint n[SUMMER_ASPECT_COMMUNICATION + 1] = { 0 };

  summer_questions_check (questions, complaints);
  g_assert_true (summer_complaints_is_empty (complaints));
  for (guint i = 0; i < questions->len; i++)
    n[((SummerQuestion *) g_ptr_array_index (questions, i))->aspect]++;
  g_assert_cmpuint (n[SUMMER_ASPECT_OVERALL], ==, 1);
  for (guint i = 1; i < G_N_ELEMENTS (n); i++)
    g_assert_cmpuint (n[i], >, 0);

  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM question"), ==, 0);
  make_codes (fixture, 0);
  stored = load_questions (fixture);
  g_assert_cmpuint (stored->len, ==, questions->len);
  for (guint i = 0; i < stored->len; i++)
    {
      const SummerQuestion *question = g_ptr_array_index (stored, i);

      g_assert_cmpint (question->id, !=, 0);
      g_assert_cmpstr (question->text, ==,
                       ((SummerQuestion *) g_ptr_array_index (questions, i))->text);
    }
}

static void
assert_refused (Fixture *fixture, GPtrArray *questions, const char *field)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (summer_questions_save (fixture->store, fixture->programme, questions, complaints,
                                         NULL, &error));
  g_assert_no_error (error);
  g_assert_nonnull (summer_complaints_get (complaints, field));
}

static void
save_questions (Fixture *fixture, GPtrArray *questions)
{
  g_autoptr (SummerComplaints) complaints = summer_complaints_new ();
  g_autoptr (GError) error = NULL;

  summer_questions_save (fixture->store, fixture->programme, questions, complaints, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summer_complaints_get_first (complaints, NULL), ==, NULL);
}

static void
test_questions_are_checked (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) questions = summer_questions_new_default ();
  SummerQuestion *first = g_ptr_array_index (questions, 0);
  SummerQuestion *second = g_ptr_array_index (questions, 1);

  second->aspect = SUMMER_ASPECT_OVERALL;
  assert_refused (fixture, questions, "questions");
  first->aspect = second->aspect = SUMMER_ASPECT_SAFETY;
  assert_refused (fixture, questions, "questions");
  first->aspect = SUMMER_ASPECT_OVERALL;
  g_free (second->text);
  second->text = g_strdup ("  ");
  assert_refused (fixture, questions, "q1");
  g_free (second->text);
  second->text = g_strdup (first->text);
  assert_refused (fixture, questions, "q1");
}

/* A question that was answered and is worded anew stays for its answers, and is asked no more; one that nobody answered
 * goes. */
static void
test_answered_questions_stay (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GPtrArray) questions = NULL, codes = NULL, now = NULL;
  SummerAnswers answers;
  SummerQuestion *changed, *left;
  const char *asked = "SELECT count (*) FROM question WHERE asked";
  const char *kept = "SELECT count (*) FROM question WHERE NOT asked";

  make_codes (fixture, 0);
  questions = load_questions (fixture);
  codes = list_open (fixture, 0);
  answers = new_answers (questions, g_ptr_array_index (codes, 0));
  answers.ratings[questions->len - 1] = SUMMER_RATING_NONE;
  enter (fixture, &answers);

  now = load_questions (fixture);
  changed = g_ptr_array_index (now, 1);
  g_free (changed->text);
  changed->text = g_strdup ("接送孩子是否安全？");
  left = g_ptr_array_index (now, now->len - 1); /* nobody answered it */
  g_free (left->text);
  left->text = g_strdup ("沟通是否及时？");
  g_ptr_array_remove_index (now, now->len - 2); /* answered */
  save_questions (fixture, now);
  g_assert_cmpint (fixture_ask (fixture->path, asked), ==, questions->len - 1);
  g_assert_cmpint (fixture_ask (fixture->path, kept), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, "SELECT count (*) FROM response_answer"), ==,
                   questions->len - 1);

  /* Saved as they are, nothing more is kept. */
  g_clear_pointer (&now, g_ptr_array_unref);
  now = load_questions (fixture);
  save_questions (fixture, now);
  g_assert_cmpint (fixture_ask (fixture->path, kept), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, asked), ==, questions->len - 1);
}

/* }}} */
/* {{{ Results */

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
      g_autoptr (GPtrArray) codes = list_open (fixture, class);

      for (guint i = 0; i + class < codes->len; i++)
        {
          SummerAnswers answers = new_answers (questions, g_ptr_array_index (codes, i));

          for (guint q = 0; q < questions->len; q++)
            answers.ratings[q] = g_test_rand_int_range (q == 0 ? 0 : -1, 4);
          enter (fixture, &answers);
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
      set_telephone (fixture, fixture->children[class][i], NULL);
  make_codes (fixture, 0);
  questions = load_questions (fixture);
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

  make_codes (fixture, 0);
  questions = load_questions (fixture);
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
  make_codes (fixture, 0);
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

  make_codes (fixture, 0);
  questions = load_questions (fixture);
  codes = list_open (fixture, 0);
  answers = new_answers (questions, g_ptr_array_index (codes, 0));
  answers.ratings[2] = SUMMER_RATING_DISSATISFIED; /* teaching */
  answers.ratings[3] = SUMMER_RATING_VERY_SATISFIED;
  answers.comment = "希望多一些户外活动";
  enter (fixture, &answers);
  key = fixture_ask (fixture->path, "SELECT max (id) FROM response");
  sheet = summer_sheet_new (fixture->store, &summer_sheet_responses, fixture->programme);
  assert_cell (sheet, key, "code", g_ptr_array_index (codes, 0));
  assert_cell (sheet, key, "teaching", "dissatisfied");
  assert_cell (sheet, key, "comment", answers.comment);
  assert_cell (sheet, fixture->response, "code", "");
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/questionnaires/slips-are-found", test_slips_are_found);
  g_test_add_func ("/questionnaires/codes-as-typed", test_codes_are_read_as_they_are_typed);
  g_test_add_func ("/questionnaires/ratings-are-read", test_ratings_are_read);
#define add(name, test) g_test_add (name, Fixture, NULL, set_up, test, fixture_tear_down)
  add ("/questionnaires/one-code-a-family", test_one_code_a_family);
  add ("/questionnaires/printing-again", test_printing_again_makes_no_new_ones);
  add ("/questionnaires/a-code-says-nobody", test_a_code_says_nobody);
  add ("/questionnaires/entry-is-seen-by-the-rules", test_entry_is_seen_by_the_rules);
  add ("/questionnaires/wrong-entries", test_wrong_entries_are_complained_of);
  add ("/questionnaires/default-questions", test_default_questions);
  add ("/questionnaires/questions-are-checked", test_questions_are_checked);
  add ("/questionnaires/answered-questions-stay", test_answered_questions_stay);
  add ("/questionnaires/results", test_results_agree_with_a_naive_count);
  add ("/questionnaires/sums-are-of-what-is-shown", test_sums_are_of_what_is_shown);
  add ("/questionnaires/a-district-is-its-unions", test_a_district_is_its_unions);
  add ("/questionnaires/answers-are-listed", test_answers_are_listed);

  return g_test_run ();
}
