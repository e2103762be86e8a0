/* From the start of the process to the first frame of the window with a database, against an empty
 * AdwApplicationWindow. Alternates; prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include "summer-application.h"
#include "summer-locale.h"

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  /* The reader waits for this byte; what comes after it is not counted. */
  if (write (STDOUT_FILENO, "!", 1) == 1)
    _exit (EXIT_SUCCESS);
  _exit (EXIT_FAILURE);
}

static void
realize_cb (GtkWidget *window, gpointer user_data)
{
  g_signal_connect (gtk_widget_get_frame_clock (window), "after-paint", G_CALLBACK (painted_cb),
                    NULL);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window, gpointer user_data)
{
  if (gtk_widget_get_realized (GTK_WIDGET (window)))
    realize_cb (GTK_WIDGET (window), NULL);
  else
    g_signal_connect (window, "realize", G_CALLBACK (realize_cb), NULL);
}

static void
open_empty_cb (GtkApplication *application, gpointer user_data)
{
  GtkWidget *window = adw_application_window_new (application);

  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 740);
  gtk_window_present (GTK_WINDOW (window));
}

static int
show_window (const char *database)
{
  g_autoptr (GApplication) application = NULL;
  g_autofree char *option = NULL;
  char *arguments[] = { (char *) "bench-start", NULL, NULL };
  int n_arguments = 1;

  summer_locale_init ();
  if (database != NULL)
    {
      option = g_strconcat ("--database=", database, NULL);
      arguments[n_arguments++] = option;
      application = G_APPLICATION (summer_application_new ());
    }
  else
    {
      application = G_APPLICATION (
          adw_application_new (APPLICATION_ID ".Empty", G_APPLICATION_DEFAULT_FLAGS));
      g_signal_connect (application, "activate", G_CALLBACK (open_empty_cb), NULL);
    }
  g_application_set_flags (application,
                           g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  g_application_run (application, n_arguments, arguments);
  return EXIT_FAILURE; /* it ended without a frame */
}

static double
time_first_frame (const char *self, const char *database)
{
  const char *arguments[] = { self, "--show", database, NULL };
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  double seconds;
  char byte = 0;
  int out;
  GPid child;

  if (!g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                                 NULL, &child, NULL, &out, NULL, &error))
    g_error ("%s", error->message);
  if (read (out, &byte, 1) != 1)
    g_error ("the window never drew a frame");
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  close (out);
  g_spawn_close_pid (child);
  return seconds;
}

int
main (int argc, char **argv)
{
  int repetitions;

  if (argc >= 2 && g_str_equal (argv[1], "--show"))
    return show_window (argc > 2 ? argv[2] : NULL);
  repetitions = argc == 3 ? atoi (argv[2]) : 0;
  if (repetitions < 1)
    g_error ("usage: bench-start DATABASE REPETITIONS");
  for (int i = -1; i < repetitions; i++)
    {
      double ours = time_first_frame (argv[0], argv[1]);
      double theirs = time_first_frame (argv[0], NULL);

      if (i >= 0) /* the first of each reads the libraries from the disk */
        g_print ("%f %f\n", ours, theirs);
    }
  return EXIT_SUCCESS;
}
