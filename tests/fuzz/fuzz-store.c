#include "config.h"

#include "fuzz-store.h"

#include "summer-answer-code.h"
#include "summer-answer-table.h"
#include "summer-store-private.h"

/* So many questionnaires wait for their answers. */
#define QUESTIONNAIRES 4

static Fixture *fixture;

static void
forget (void)
{
  if (fixture == NULL)
    return;
  fixture_tear_down (fixture, NULL);
  g_clear_pointer (&fixture, g_free);
}

/* Questions with the codes that the corpus answers. */
static void
add_questionnaires (void)
{
  SummerQuestionRecord question
      = { 0, fixture->programme, 1, SUMMER_ASPECT_SAFETY, "Is your child safe?", TRUE };
  g_autoptr (GError) error = NULL;

  fixture_begin (fixture->store, "add");
  summer_question_insert (fixture->store, &question, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < QUESTIONNAIRES; i++)
    {
      g_autofree char *code = summer_answer_code_dup_nth (i);
      SummerQuestionnaireRecord record
          = { 0, fixture->programme, fixture->classes[0], code, FIXTURE_FIRST_DAY, 0 };

      summer_questionnaire_insert (fixture->store, &record, &error);
      g_assert_no_error (error);
    }
  fixture_commit (fixture->store);
}

Fixture *
fuzz_records_get (void)
{
  static gsize once;

  if (g_once_init_enter (&once))
    {
      g_log_set_always_fatal (G_LOG_FATAL_MASK | G_LOG_LEVEL_CRITICAL | G_LOG_LEVEL_WARNING);
      atexit (forget);
      g_once_init_leave (&once, 1);
    }
  if (fixture == NULL)
    {
      fixture = g_new0 (Fixture, 1);
      fixture_set_up (fixture, NULL);
      summer_store_exec (summer_store_get_db (fixture->store), "PRAGMA synchronous = OFF", NULL);
      fixture_fill (fixture);
      add_questionnaires ();
    }
  return fixture;
}

void
fuzz_records_renew (void)
{
  forget ();
}

char *
fuzz_dup_text (const uint8_t *data, size_t size)
{
  g_autofree char *text = g_strndup ((const char *) data, size);

  return g_utf8_make_valid (text, -1);
}

void
fuzz_check_text (const char *text)
{
  g_assert (text != NULL);
  g_assert (g_utf8_validate (text, -1, NULL));
}

void
fuzz_check_outcome (gboolean done, GError *error)
{
  g_assert (done == (error == NULL));
  if (error != NULL)
    {
      fuzz_check_text (error->message);
      g_assert (*error->message != '\0');
    }
}
