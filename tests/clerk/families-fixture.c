#include "config.h"

#include "families-fixture.h"

void
families_set_up (Fixture *fixture, gconstpointer unused)
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

void
families_set_telephone (Fixture *fixture, gint64 child, const char *telephone)
{
  Calling calling = { fixture->store, telephone };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "edit");
  summer_child_find (fixture->store, child, give_telephone, &calling, &error);
  g_assert_no_error (error);
  fixture_commit (fixture->store);
}

GPtrArray *
families_list_open (Fixture *fixture, guint class)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *codes
      = summer_questionnaires_load_open (fixture->store, fixture->classes[class], &error);

  g_assert_no_error (error);
  return codes;
}

guint
families_make_codes (Fixture *fixture, gint64 class_id)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  guint n = 0;

  g_assert_true (summer_questionnaires_make (fixture->store, fixture->programme, class_id, NULL,
                                             TODAY, &n, &done, &error));
  g_assert_no_error (error);
  g_assert_cmpint (done != NULL, ==, n > 0);
  return n;
}

GPtrArray *
families_load_questions (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *questions = summer_questions_load (fixture->store, fixture->programme, &error);

  g_assert_no_error (error);
  return questions;
}

SummerAnswers
families_answer (GPtrArray *questions, const char *code)
{
  SummerAnswers answers = { .code = code, .day = TODAY, .questions = questions };

  for (guint i = 0; i < SUMMER_QUESTIONS_MAX; i++)
    answers.ratings[i] = i < questions->len ? (int) (i % 4) : SUMMER_RATING_NONE;
  return answers;
}

void
families_enter (Fixture *fixture, const SummerAnswers *answers)
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
