/* Redraws Today of a class of 60 children after the mark of one: the day read again from the file, everything that
 * changed shown, and the frame painted, against the 16.7 ms that a frame has. What is measured is the work of this
 * thread between the return of the desk's call and the end of the frame, not the wait for the frame. Prints two
 * seconds a repetition: ours, a frame's. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-locale.h"
#include "summer-programme-table.h"
#include "summer-staff-table.h"
#include "summer-today-page-private.h"

#define N_CHILDREN 60
#define FIRST_DAY 18078 /* 2019-07-01 */
#define N_DAYS 26       /* the last of them, a Friday, is today */
#define N_MARKS 20      /* a repetition */
#define FRAME (1.0 / 60)

typedef struct
{
  GdkFrameClock *clock; /* borrowed */
  gboolean painted;
} Window;

static gboolean
add_child (SummerStore *store, const SummerClassRecord *class, guint number, GError **error)
{
  g_autofree char *code = g_strdup_printf ("A-1-%02u", number);
  g_autofree char *name = g_strdup_printf ("林甜%u", number);
  SummerChildRecord child = { .programme = class->programme,
                              .code = code,
                              .name = name,
                              .birth = 14600,
                              .health = number % 4 == 0 ? "花生、腰果过敏" : NULL,
                              .guardian = "王雨晴",
                              .relationship = "妈妈" };
  SummerEnrolmentRecord enrolment = { .class_id = class->id,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .agreement = FIRST_DAY - 1 };
  gboolean done = summer_child_insert (store, &child, error);

  enrolment.child = child.id;
  done = done && summer_enrolment_insert (store, &enrolment, error);
  for (SummerDay day = 0; done && day < N_DAYS; day++)
    {
      const SummerMarkRecord mark = { .class_id = class->id,
                                      .child = child.id,
                                      .day = FIRST_DAY + day,
                                      .mark = SUMMER_MARK_PRESENT,
                                      .in = 8 * 60,
                                      .out = day < N_DAYS - 1 ? 17 * 60 : SUMMER_TIME_NONE,
                                      .brought_by = "王雨晴" };

      if (summer_day_get_weekday (FIRST_DAY + day) <= 5)
        done = summer_mark_insert (store, &mark, error);
    }
  return done;
}

static gboolean
add_staff (SummerStore *store, gint64 class_id, GError **error)
{
  SummerStaffRecord staff = { .class_id = class_id,
                              .name = "陈思琪",
                              .role = SUMMER_ROLE_TUTOR,
                              .first_day = SUMMER_DAY_NONE,
                              .last_day = SUMMER_DAY_NONE };

  return summer_staff_insert (store, &staff, error);
}

static void
make_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_CREATE, &error);
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", &error);
  SummerProgrammeRecord programme = {
    .name = "今日", .year = 2019, .first_day = FIRST_DAY, .last_day = FIRST_DAY + N_DAYS + 10
  };
  SummerClassRecord class = { .code = "A-1",
                              .name = "甲班",
                              .state = SUMMER_CLASS_OPEN,
                              .first_day = FIRST_DAY,
                              .last_day = FIRST_DAY + N_DAYS + 10,
                              .emergency_plan = SUMMER_DAY_NONE,
                              .rank = SUMMER_RANK_NONE };
  gboolean done = store != NULL && policy != NULL
                  && summer_store_begin (store, "sample", NULL, &error)
                  && summer_programme_insert (store, &programme, &error)
                  && summer_programme_save_policy (store, programme.id, policy, &error);

  class.programme = programme.id;
  done = done && summer_class_insert (store, &class, &error) && add_staff (store, class.id, &error);
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

/* Takes a mark back or sets it: both change the row, the counts and what is open. */
static void
mark (SummerTodayPage *page, guint child)
{
  const SummerDayChild *of = &page->day->children[child];
  const SummerDesk desk = summer_workplace_get_desk (page->workplace, SUMMER_DAY_NONE, NULL);
  const SummerDeskMark change
      = { of->id, page->day->day, of->mark,
          of->mark == SUMMER_MARK_PRESENT ? SUMMER_MARK_SICK : SUMMER_MARK_PRESENT };
  g_autoptr (GError) error = NULL;

  if (!summer_desk_mark (&desk, &change, 1, NULL, &error))
    g_error ("%s", error->message);
}

static double
time_marks (Window *window, SummerTodayPage *page)
{
  double spent = 0;

  for (guint i = 0; i < N_MARKS; i++)
    {
      double start;

      mark (page, i % 20);
      start = now ();
      summer_today_page_reload (page);
      wait_for_frame (window);
      spent += now () - start;
      settle (window);
    }
  return spent / N_MARKS;
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
  g_autofree char *path = NULL;
  GtkWidget *shown, *page;
  Window window = { NULL, FALSE };

  if (repetitions < 1)
    g_error ("usage: bench-today FOLDER REPETITIONS");
  summer_locale_init ();
  adw_init ();
  add_style ();
  path = g_build_filename (argv[1], "today.db", NULL);
  make_database (path);
  office = summer_office_new (path);
  if (!summer_office_open (office, &error))
    g_error ("%s", error->message);
  summer_workplace_set_now (summer_workplace_get (office), FIRST_DAY + N_DAYS - 1, 16 * 60 + 58);

  shown = gtk_window_new ();
  gtk_widget_add_css_class (shown, "summer");
  gtk_window_set_default_size (GTK_WINDOW (shown), 1366, 768);
  page = g_object_new (SUMMER_TYPE_TODAY_PAGE, NULL);
  summer_page_set_office (SUMMER_PAGE (page), office);
  gtk_window_set_child (GTK_WINDOW (shown), page);
  gtk_window_present (GTK_WINDOW (shown));
  window.clock = gtk_widget_get_frame_clock (shown);
  g_signal_connect (window.clock, "after-paint", G_CALLBACK (painted_cb), &window);
  settle (&window);

  for (int i = 0; i < repetitions; i++)
    g_print ("%f %f\n", time_marks (&window, SUMMER_TODAY_PAGE (page)), FRAME);
  return EXIT_SUCCESS;
}
