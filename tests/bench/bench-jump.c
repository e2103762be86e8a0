/* Jumps anywhere in a sheet of 100,000 rows and draws, against the same list with constant strings. What is
 * measured is the work between the jump and the end of the frame, not the wait for the frame. Alternates;
 * prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <adwaita.h>
#include <stdlib.h>
#include <time.h>

#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-locale.h"
#include "summer-programme-table.h"
#include "summer-sheet-view.h"
#include "summer-sheet.h"

#define N_ROWS 100000
#define N_JUMPS 20

typedef struct
{
  GtkAdjustment *adjustment; /* borrowed */
  GdkFrameClock *clock;      /* borrowed */
  gboolean painted;
} List;

static gint64
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static void
insert_children (SummerStore *store, gint64 programme)
{
  g_autoptr (GError) error = NULL;
  SummerClassRecord class = {
    .programme = programme,
    .code = "A-1",
    .name = "甲班",
    .first_day = 18078,
    .last_day = 18110,
    .emergency_plan = SUMMER_DAY_NONE,
    .rank = SUMMER_RANK_NONE,
  };
  gboolean done = summer_class_insert (store, &class, &error);

  for (guint i = 0; done && i < N_ROWS; i++)
    {
      g_autofree char *code = g_strdup_printf ("A%06u", i);
      g_autofree char *name = g_strdup_printf ("林%u", i);
      SummerChildRecord child = {
        .programme = programme,
        .code = code,
        .name = name,
        .birth = 14000 + (SummerDay) (i % 2000),
        .school = "青禾小学",
        .grade = "三年级",
        .guardian = "林建国",
        .telephone = "10001234567",
      };
      SummerEnrolmentRecord enrolment = {
        .class_id = class.id,
        .first_day = SUMMER_DAY_NONE,
        .last_day = SUMMER_DAY_NONE,
        .agreement = 18070,
      };

      done = summer_child_insert (store, &child, &error);
      enrolment.child = child.id;
      done = done && summer_enrolment_insert (store, &enrolment, &error);
    }
  if (!done)
    g_error ("%s", error->message);
}

static void
make_database (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStore) store = summer_store_open (path, SUMMER_STORE_CREATE, &error);
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", &error);
  SummerProgrammeRecord record
      = { .name = "十万行", .year = 2019, .first_day = 18078, .last_day = 18110 };

  if (store == NULL || policy == NULL || !summer_store_begin (store, "sample", NULL, &error)
      || !summer_programme_insert (store, &record, &error)
      || !summer_programme_save_policy (store, record.id, policy, &error))
    g_error ("%s", error->message);
  insert_children (store, record.id);
  if (!summer_store_commit (store, NULL, &error))
    g_error ("%s", error->message);
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  List *list = user_data;

  list->painted = TRUE;
}

static void
wait_for_frame (List *list)
{
  list->painted = FALSE;
  gdk_frame_clock_request_phase (list->clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  while (!list->painted)
    g_main_context_iteration (NULL, TRUE);
}

static void
settle (List *list)
{
  for (guint i = 0; i < 5; i++)
    wait_for_frame (list);
}

static void
show_list (List *list, GtkWidget *child, GtkColumnView *view)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_set_default_size (GTK_WINDOW (window), 1366, 768);
  gtk_window_present (GTK_WINDOW (window));
  list->adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  list->clock = gtk_widget_get_frame_clock (window);
  g_signal_connect (list->clock, "after-paint", G_CALLBACK (painted_cb), list);
  settle (list);
}

static double
time_jumps (List *list, GRand *random)
{
  gint64 spent = 0;

  for (guint i = 0; i < N_JUMPS; i++)
    {
      double end = gtk_adjustment_get_upper (list->adjustment)
                   - gtk_adjustment_get_page_size (list->adjustment);
      gint64 start = now ();

      gtk_adjustment_set_value (list->adjustment, g_rand_double (random) * end);
      wait_for_frame (list);
      spent += now () - start;
      settle (list);
    }
  return (double) spent / G_USEC_PER_SEC / N_JUMPS;
}

static void
setup_constant_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_list_item_set_child (item, gtk_label_new (NULL));
}

static void
bind_constant_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), "青禾小学");
}

static GtkWidget *
new_constant_view (guint n_columns)
{
  GtkStringList *rows = gtk_string_list_new (NULL);
  GtkWidget *view;

  for (guint i = 0; i < N_ROWS; i++)
    gtk_string_list_append (rows, "青禾小学");
  view = gtk_column_view_new (GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (rows))));
  for (guint i = 0; i < n_columns; i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_constant_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_constant_cb), NULL);
      column = gtk_column_view_column_new ("学校", factory);
      gtk_column_view_column_set_fixed_width (column, 100);
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

static void
show_constant (List *list, guint n_columns)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *view = new_constant_view (n_columns);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  show_list (list, scroller, GTK_COLUMN_VIEW (view));
}

static void
show_children (List *list, SummerSheetView *sheet)
{
  g_autoptr (GtkCssProvider) style = gtk_css_provider_new ();

  /* The window's own look belongs to ours: it is what is drawn. */
  gtk_css_provider_load_from_resource (style, "/org/summerclasses/SummerClasses/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (style),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  show_list (list, GTK_WIDGET (sheet), summer_sheet_view_get_column_view (sheet));
}

int
main (int argc, char **argv)
{
  int repetitions = argc == 3 ? atoi (argv[2]) : 0;
  g_autoptr (SummerOffice) office = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (2019);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree guint *shown = NULL;
  SummerSheetView *sheet;
  List ours = { 0 }, theirs = { 0 };
  guint n_shown;

  if (repetitions < 1)
    g_error ("usage: bench-jump FOLDER REPETITIONS");
  summer_locale_init ();
  adw_init ();
  path = g_build_filename (argv[1], "jump.db", NULL);
  make_database (path);
  office = summer_office_new (path);
  if (!summer_office_open (office, &error))
    g_error ("%s", error->message);
  while (summer_office_get_assessing (office))
    g_main_context_iteration (NULL, TRUE);
  sheet = SUMMER_SHEET_VIEW (summer_sheet_view_new ());
  summer_sheet_view_set_up (sheet, office, &summer_sheet_children, NULL);
  summer_sheet_view_refresh (sheet);
  shown = summer_sheet_view_dup_columns (sheet, &n_shown);
  show_children (&ours, sheet);
  show_constant (&theirs, n_shown);
  for (int i = -1; i < repetitions; i++)
    {
      double seconds = time_jumps (&ours, random);
      double bare = time_jumps (&theirs, random);

      if (i >= 0) /* the first of each makes the widgets and finds the glyphs */
        g_print ("%f %f\n", seconds, bare);
    }
  return EXIT_SUCCESS;
}
