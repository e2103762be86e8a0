/* The program itself, as a person starts it: another process on the same display, told what to do by keys. */
#include "config.h"

#include "harness.h"

#define PATIENCE 60 /* seconds; a guard against hanging for ever, never a measure */

typedef struct
{
  gboolean ended;
  int status;
} Program;

static void
ended_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Program *program = user_data;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, NULL);
  program->ended = TRUE;
  program->status = g_subprocess_get_if_exited (G_SUBPROCESS (source))
                        ? g_subprocess_get_exit_status (G_SUBPROCESS (source))
                        : -1;
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

/* Presses Ctrl+Q until the program, which may still be starting, has heard it. */
static int
run_until_quit (const char *database)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error,
                                                      SUMMER_CLASSES, "--database", database, NULL);
  Program program = { FALSE, 0 };
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  guint wake = g_timeout_add (300, wake_cb, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_async (process, NULL, ended_cb, &program);
  while (!program.ended && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, TRUE);
      /* Only once it is up, or there would be nothing to see of it. */
      if (g_file_test (database, G_FILE_TEST_EXISTS))
        g_spawn_command_line_sync ("xdotool key ctrl+q", NULL, NULL, NULL, NULL);
    }
  g_source_remove (wake);
  g_assert_true (program.ended);
  return program.status;
}

/* Without any database it starts with an empty one and ends when asked. */
static void
test_starts_and_quits (void)
{
  g_autoptr (Harness) harness = harness_new (-1);

  g_assert_cmpint (run_until_quit (harness->database), ==, 0);
  g_assert_true (g_file_test (harness->database, G_FILE_TEST_EXISTS));
}

/* A file that is no database is no reason to fall over, and stays as it was. */
static void
test_survives_a_foreign_file (void)
{
  g_autoptr (Harness) harness = harness_new (-1);
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  g_file_set_contents (harness->database, "a letter", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (run_until_quit (harness->database), ==, 0);
  g_file_get_contents (harness->database, &after, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (after, ==, "a letter");
}

int
main (int argc, char **argv)
{
  harness_init (&argc, &argv);

  g_test_add_func ("/gtk/program/starts-and-quits", test_starts_and_quits);
  g_test_add_func ("/gtk/program/survives-a-foreign-file", test_survives_a_foreign_file);

  return g_test_run ();
}
