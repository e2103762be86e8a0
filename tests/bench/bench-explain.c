/* Opens the explanation of one class after another on the subsidy page, up to the painted frame, against the 16.7 ms that a
 * frame has. What is measured is the work of this thread, not the wait for the frame. Prints two seconds a repetition:
 * ours, a frame's. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "summer-locale.h"
#include "summer-subsidy-page.h"
#include "summer-table.h"

#define N_CLASSES 20 /* a repetition */
#define FRAME (1.0 / 60)

typedef struct
{
  GdkFrameClock *clock; /* borrowed */
  gboolean painted;
} Window;

static void
painted_cb (GdkFrameClock *clock, Window *window)
{
  window->painted = TRUE;
}

static void
wait_for_frame (Window *window)
{
  window->painted = FALSE;
  gdk_frame_clock_request_phase (window->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!window->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (Window *window)
{
  for (guint i = 0; i < 3; i++)
    wait_for_frame (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

/* The first table of the page is that of the classes. */
static SummerTable *
find_table (GtkWidget *widget)
{
  if (SUMMER_IS_TABLE (widget))
    return SUMMER_TABLE (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SummerTable *table = find_table (child);

      if (table != NULL)
        return table;
    }
  return NULL;
}

static double
time_explanations (Window *window, SummerTable *table, guint first)
{
  double spent = 0;

  for (guint i = 0; i < N_CLASSES; i++)
    {
      const double start = now ();

      if (!summer_table_select (table, first + i))
        g_error ("there are too few classes to explain");
      wait_for_frame (window);
      spent += now () - start;
      settle (window);
    }
  return spent / N_CLASSES;
}

static void
add_style (void)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  /* The window's own look belongs to ours: it is what is drawn. */
  gtk_css_provider_load_from_resource (style, "/org/summerclasses/SummerClasses/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (SummerOffice) office = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *shown;
  SummerPage *page;
  SummerTable *table;
  Window window = { NULL, FALSE };

  if (repetitions < 1)
    g_error ("usage: bench-explain DATABASE REPETITIONS");
  summer_locale_init ();
  adw_init ();
  add_style ();
  office = summer_office_new (argv[1]);
  if (!summer_office_open (office, &error))
    g_error ("%s", error->message);
  while (summer_office_get_assessing (office))
    g_main_context_iteration (NULL, TRUE);

  shown = gtk_window_new ();
  gtk_widget_add_css_class (shown, "summer");
  gtk_window_set_default_size (GTK_WINDOW (shown), 1366, 768);
  page = summer_subsidy_page_new ();
  summer_page_set_office (page, office);
  gtk_window_set_child (GTK_WINDOW (shown), GTK_WIDGET (page));
  gtk_window_present (GTK_WINDOW (shown));
  window.clock = gtk_widget_get_frame_clock (shown);
  g_signal_connect (window.clock, "after-paint", G_CALLBACK (painted_cb), &window);
  settle (&window);
  table = find_table (GTK_WIDGET (page));
  if (table == NULL)
    g_error ("the page shows no classes");

  time_explanations (&window, table, 0); /* makes the widgets and finds the glyphs */
  for (int i = 0; i < repetitions; i++)
    g_print ("%f %f\n", time_explanations (&window, table, (guint) (i + 1) * N_CLASSES % 80),
             FRAME);
  return EXIT_SUCCESS;
}
