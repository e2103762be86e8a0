/* What parents are asked and answer: codes that a typing slip does not pass, one a family and nobody's name, and
 * entries that the rules see. */
#include "config.h"

#include "families-fixture.h"

#include "summer-answer-code.h"
#include "summer-facts-loader.h"
#include "summer-money.h"

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

/* The first two of the first class. */
static void
make_siblings (Fixture *fixture)
{
  families_set_telephone (fixture, fixture->children[0][0], "138 0000 1111");
  families_set_telephone (fixture, fixture->children[0][1], "13800001111");
  families_set_telephone (fixture, fixture->children[0][2], NULL);
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
  g_assert_cmpuint (families_make_codes (fixture, fixture->classes[0]), ==, 2);
  codes = families_list_open (fixture, 0);
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
  families_make_codes (fixture, 0);
  before = families_list_open (fixture, 0);
  entries = count_entries (fixture);
  g_assert_cmpuint (families_make_codes (fixture, 0), ==, 0);
  g_assert_cmpuint (count_entries (fixture), ==, entries);
  after = families_list_open (fixture, 0);
  g_assert_cmpuint (before->len, ==, after->len);
  for (guint i = 0; i < before->len; i++)
    g_assert_cmpstr (g_ptr_array_index (before, i), ==, g_ptr_array_index (after, i));

  families_set_telephone (fixture, fixture->children[0][1], "13900002222");
  g_assert_cmpuint (families_make_codes (fixture, 0), ==, 1);
}

/* What is stored of a questionnaire says nothing of the family: no column leads to a child. */
static void
test_a_code_says_nobody (Fixture *fixture, gconstpointer unused)
{
  families_make_codes (fixture, 0);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM pragma_foreign_key_list ('questionnaire')"
                                " WHERE \"table\" IN ('child', 'enrolment')"),
                   ==, 0);
  g_assert_cmpint (fixture_ask (fixture->path,
                                "SELECT count (*) FROM pragma_table_info ('questionnaire')"),
                   ==, 6);
}

/* {{{ Entering */

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

  families_make_codes (fixture, 0);
  questions = families_load_questions (fixture);
  codes = families_list_open (fixture, 0);
  answers = families_answer (questions, g_ptr_array_index (codes, 0));
  answers.comment = "老师很负责";
  entries = count_entries (fixture);
  families_enter (fixture, &answers);
  g_assert_cmpuint (count_entries (fixture), ==, entries + 1);
  left = families_list_open (fixture, 0);
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
  again = families_list_open (fixture, 0);
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

  families_make_codes (fixture, 0);
  questions = families_load_questions (fixture);
  codes = families_list_open (fixture, 0);
  answers = families_answer (questions, g_ptr_array_index (codes, 0));

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
  families_enter (fixture, &answers);
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
  g_autoptr (GPtrArray) questions = families_load_questions (fixture), stored = NULL;
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
  families_make_codes (fixture, 0);
  stored = families_load_questions (fixture);
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

  families_make_codes (fixture, 0);
  questions = families_load_questions (fixture);
  codes = families_list_open (fixture, 0);
  answers = families_answer (questions, g_ptr_array_index (codes, 0));
  answers.ratings[questions->len - 1] = SUMMER_RATING_NONE;
  families_enter (fixture, &answers);

  now = families_load_questions (fixture);
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
  now = families_load_questions (fixture);
  save_questions (fixture, now);
  g_assert_cmpint (fixture_ask (fixture->path, kept), ==, 2);
  g_assert_cmpint (fixture_ask (fixture->path, asked), ==, questions->len - 1);
}

/* }}} */

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/questionnaires/slips-are-found", test_slips_are_found);
  g_test_add_func ("/questionnaires/codes-as-typed", test_codes_are_read_as_they_are_typed);
  g_test_add_func ("/questionnaires/ratings-are-read", test_ratings_are_read);
#define add(name, test) g_test_add (name, Fixture, NULL, families_set_up, test, fixture_tear_down)
  add ("/questionnaires/one-code-a-family", test_one_code_a_family);
  add ("/questionnaires/printing-again", test_printing_again_makes_no_new_ones);
  add ("/questionnaires/a-code-says-nobody", test_a_code_says_nobody);
  add ("/questionnaires/entry-is-seen-by-the-rules", test_entry_is_seen_by_the_rules);
  add ("/questionnaires/wrong-entries", test_wrong_entries_are_complained_of);
  add ("/questionnaires/default-questions", test_default_questions);
  add ("/questionnaires/questions-are-checked", test_questions_are_checked);
  add ("/questionnaires/answered-questions-stay", test_answered_questions_stay);

  return g_test_run ();
}
