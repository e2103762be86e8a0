/* Turns to the register of 40 children and 31 days, every cell marked, and draws it, against turning to a page with
 * nothing on it: from the turn to the end of the first frame with the page. Both pages are new each time. Alternates;
 * prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-locale.h"
#include "summer-programme-table.h"
#include "summer-register-page.h"
#include "summer-workplace.h"

#define N_CHILDREN 40
#define FIRST_DAY 18078 /* 2019-07-01 */
#define N_DAYS 31

typedef struct
{
  GtkStack *stack; /* borrowed */
  GdkFrameClock *clock;
  gboolean painted;
} Window;

static gboolean
add_child (SummerStore *store, const SummerClassRecord *class, guint number, GError **error)
{
  g_autofree char *code = g_strdup_printf ("A-1-%02u", number);
  g_autofree char *name = g_strdup_printf ("林%u", number);
  SummerChildRecord child
      = { .programme = class->programme, .code = code, .name = name, .birth = SUMMER_DAY_NONE };
  SummerEnrolmentRecord enrolment = { .class_id = class->id,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .agreement = SUMMER_DAY_NONE };
  gboolean done = summer_child_insert (store, &child, error);

  enrolment.child = child.id;
  done = done && summer_enrolment_insert (store, &enrolment, error);
  for (guint day = 0; done && day < N_DAYS; day++)
    {
      /* One child in nine is away, in one of three ways. */
      const guint away = (number * 7 + day * 5) % 9 == 0 ? 1 + (number + day) % 3 : 0;
      const SummerMarkRecord mark = { .class_id = class->id,
                                      .child = child.id,
                                      .day = FIRST_DAY + (SummerDay) day,
                                      .mark = (SummerMark) (SUMMER_MARK_PRESENT + away),
                                      .in = SUMMER_TIME_NONE,
                                      .out = SUMMER_TIME_NONE };

      done = summer_mark_insert (store, &mark, error);
    }
  return done;
}

static void
make_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_CREATE, &error);
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", &error);
  SummerProgrammeRecord programme = {
    .name = "考勤",
    .year = 2019,
    .first_day = FIRST_DAY,
    .last_day = FIRST_DAY + N_DAYS - 1,
  };
  SummerClassRecord class = {
    .code = "A-1",
    .name = "甲班",
    .state = SUMMER_CLASS_OPEN,
    .first_day = FIRST_DAY,
    .last_day = FIRST_DAY + N_DAYS - 1,
    .emergency_plan = SUMMER_DAY_NONE,
    .rank = SUMMER_RANK_NONE,
  };
  gboolean done = store != NULL && policy != NULL
                  && summer_store_begin (store, "sample", NULL, &error)
                  && summer_programme_insert (store, &programme, &error)
                  && summer_programme_save_policy (store, programme.id, policy, &error);

  class.programme = programme.id;
  done = done && summer_class_insert (store, &class, &error);
  for (guint i = 0; done && i < N_CHILDREN; i++)
    done = add_child (store, &class, i, &error);
  if (!done || !summer_store_commit (store, NULL, &error))
    g_error ("%s", error->message);
}

static void
painted_cb (GdkFrameClock *clock, Window *window)
{
  window->painted = TRUE;
}

static void
wait_for_frame (Window *window)
{
  window->painted = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (window->stack));
  while (!window->painted)
    g_main_context_iteration (NULL, TRUE);
}

/* What was shown before goes, and everything that was waiting is done. */
static void
clear (Window *window, GtkWidget *blank)
{
  GtkWidget *page = gtk_stack_get_visible_child (window->stack);

  gtk_stack_set_visible_child (window->stack, blank);
  if (page != blank)
    gtk_stack_remove (window->stack, page);
  for (guint i = 0; i < 3; i++)
    wait_for_frame (window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static double
time_page (Window *window, SummerOffice *office)
{
  const gint64 start = g_get_monotonic_time ();
  GtkWidget *page
      = office != NULL ? g_object_new (SUMMER_TYPE_REGISTER_PAGE, NULL) : adw_bin_new ();

  if (office != NULL)
    summer_page_set_office (SUMMER_PAGE (page), office);
  gtk_stack_add_child (window->stack, page);
  gtk_stack_set_visible_child (window->stack, page);
  wait_for_frame (window);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

int
main (int argc, char **argv)
{
  const int repetitions = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (SummerOffice) office = NULL;
  g_autoptr (GtkCssProvider) style = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  GtkWidget *shown, *blank;
  Window window = { NULL, NULL, FALSE };

  if (repetitions < 1)
    g_error ("usage: bench-register FOLDER REPETITIONS");
  summer_locale_init ();
  adw_init ();
  path = g_build_filename (argv[1], "register.db", NULL);
  make_database (path);
  office = summer_office_new (path);
  if (!summer_office_open (office, &error))
    g_error ("%s", error->message);
  summer_workplace_set_now (summer_workplace_get (office), FIRST_DAY + N_DAYS - 1, 17 * 60);
  while (summer_office_get_assessing (office))
    g_main_context_iteration (NULL, TRUE);

  style = gtk_css_provider_new ();
  shown = gtk_window_new ();
  blank = adw_bin_new ();
  window.stack = GTK_STACK (gtk_stack_new ());
  gtk_css_provider_load_from_resource (style, "/org/summerclasses/SummerClasses/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  gtk_widget_add_css_class (shown, "summer");
  gtk_stack_add_child (window.stack, blank);
  gtk_window_set_child (GTK_WINDOW (shown), GTK_WIDGET (window.stack));
  gtk_window_set_default_size (GTK_WINDOW (shown), 1366, 768);
  gtk_window_present (GTK_WINDOW (shown));
  window.clock = gtk_widget_get_frame_clock (shown);
  g_signal_connect (window.clock, "after-paint", G_CALLBACK (painted_cb), &window);

  for (int i = -1; i < repetitions; i++)
    {
      double ours, theirs;

      clear (&window, blank);
      ours = time_page (&window, office);
      clear (&window, blank);
      theirs = time_page (&window, NULL);
      if (i >= 0) /* the first of each finds the glyphs */
        g_print ("%f %f\n", ours, theirs);
    }
  return EXIT_SUCCESS;
}
