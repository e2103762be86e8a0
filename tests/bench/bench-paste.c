/* Pastes a roster of 5,000 rows and counts frames: how long it takes until the plan of them is shown, and how long the
 * window does not draw at most, from the key to the time when all rows can be scrolled to. Against a second, and against a
 * tenth of a second. Prints the name of the figure and two seconds a repetition. */
#include "config.h"

#include <stdlib.h>

#include "../gtk/harness.h"
#include "summer-paste-table.h"

#define N_ROWS 5000
#define FRAMES_AFTER 120 /* the rows come in steps, some a frame */

typedef struct
{
  gint64 last, longest; /* us: the last frame, and the most between two */
  guint n;
} Frames;

static char *
dup_roster (void)
{
  GString *text = g_string_new ("姓名\t性别\t出生日期\t身份证号\t学校\t年级\t家长姓名\t联系电话\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (text,
                            "张%c%c%c\t男孩\t2010/2/3\t\t实验小学\t3年级\t张大\t136 000%u %04u\n",
                            'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676 % 26, i / 10000,
                            i % 10000);
  return g_string_free (text, FALSE);
}

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

/* The window before the one of the program; NULL = none yet. */
static GtkWindow *
find_dialog (Harness *harness)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (window != GTK_WINDOW (harness->window) && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

static void
time_paste (Harness *harness, double *longest, double *total)
{
  const gint64 start = g_get_monotonic_time ();
  Frames frames = { .last = start };
  SummerPasteTable *table = NULL;
  GtkWindow *dialog = NULL;
  guint n_shown, tick;

  /* Whichever of the two windows has a frame: what stops one stops both. */
  tick = gtk_widget_add_tick_callback (GTK_WIDGET (harness->window), tick_cb, &frames, NULL);
  harness_act (harness, "win.paste-roster");
  while (table == NULL || summer_paste_table_get_selected (table) == GTK_INVALID_LIST_POSITION)
    {
      g_main_context_iteration (NULL, TRUE);
      if (dialog != NULL || (dialog = find_dialog (harness)) == NULL)
        continue;
      gtk_widget_add_tick_callback (GTK_WIDGET (dialog), tick_cb, &frames, NULL);
      table = harness_find (dialog, SUMMER_TYPE_PASTE_TABLE);
    }
  *total = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  n_shown = frames.n;
  while (frames.n < n_shown + FRAMES_AFTER)
    g_main_context_iteration (NULL, TRUE);
  *longest = (double) frames.longest / G_USEC_PER_SEC;
  gtk_widget_remove_tick_callback (GTK_WIDGET (harness->window), tick);
  gtk_window_destroy (dialog);
  harness_settle (harness);
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 2 ? atoi (argv[1]) : 0;
  g_autofree char *roster = dup_roster ();
  g_autoptr (Harness) harness = NULL;

  if (repetitions < 1)
    g_error ("usage: bench-paste REPETITIONS");
  harness_init (&argc, &argv);
  harness = harness_new (3);
  harness_act (harness, "win.page::children");
  harness_settle (harness);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (harness->window)), roster);
  for (int i = -1; i < repetitions; i++)
    {
      double longest, total;

      time_paste (harness, &longest, &total);
      if (i < 0) /* the first finds the glyphs and the classes of widgets */
        continue;
      g_print ("longest %f %f\n", longest, 0.1);
      g_print ("plan %f %f\n", total, 1.0);
    }
  return EXIT_SUCCESS;
}
