/* Makes a backup of a programme from its window and counts frames: how long the window does not draw at most meanwhile,
 * against a tenth of a second. Prints "longest" and two seconds a repetition. */
#include "config.h"

#include <stdlib.h>

#include "../gtk/harness.h"
#include "summer-backup-keeper.h"

#define CLASSES 300

typedef struct
{
  gint64 last, longest; /* us: the last frame, and the most between two */
  guint n;
} Frames;

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Frames *frames = user_data;
  const gint64 now = g_get_monotonic_time ();

  if (frames->last != 0)
    frames->longest = MAX (frames->longest, now - frames->last);
  frames->last = now;
  frames->n++;
  return G_SOURCE_CONTINUE;
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 2 ? atoi (argv[1]) : 0;
  g_autoptr (Harness) harness = NULL;

  if (repetitions < 1)
    g_error ("usage: bench-backup-frames REPETITIONS");
  harness_init (&argc, &argv);
  harness = harness_new (CLASSES);
  harness_settle (harness);

  SummerBackupKeeper *keeper = summer_backup_keeper_get (harness->office);
  for (int i = 0; i < repetitions; i++)
    {
      Frames frames = { .last = g_get_monotonic_time () };
      guint tick
          = gtk_widget_add_tick_callback (GTK_WIDGET (harness->window), tick_cb, &frames, NULL);

      summer_backup_keeper_run (keeper, SUMMER_OCCASION_ASKED, "…");
      while (summer_backup_keeper_is_running (keeper))
        g_main_context_iteration (NULL, TRUE);
      gtk_widget_remove_tick_callback (GTK_WIDGET (harness->window), tick);
      if (summer_backup_keeper_get_problem (keeper) != NULL || frames.n == 0)
        g_error ("%s", summer_backup_keeper_get_problem (keeper));
      g_print ("longest %f %f\n", (double) frames.longest / G_USEC_PER_SEC, 0.1);
    }
  return EXIT_SUCCESS;
}
