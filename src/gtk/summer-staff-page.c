#include "config.h"

#include "summer-staff-page.h"

#include <glib/gi18n.h>

#include "summer-person-list.h"
#include "summer-staff-list.h"
#include "summer-staff-view.h"
#include "summer-window.h"
#include "summer-workplace.h"

enum
{
  GAPS,
  DOUBLES,
  MONTH,
  N_VIEWS,
};

struct _SummerStaffPage
{
  SummerPage parent_instance;

  GtkStack *stack;
  SummerPage *list; /* the assignments */
  SummerPage *persons;
  SummerStaffView *views[N_VIEWS];
  SummerStaffSurvey *survey; /* owned; NULL until there is an assessment */
  SummerPeopleIndex *index;  /* owned; what both lists show of people */
};

G_DEFINE_FINAL_TYPE (SummerStaffPage, summer_staff_page, SUMMER_TYPE_PAGE)

/* "Gaps 12": how many are to come. */
static void
set_title (SummerStaffPage *self, guint view, const char *title, guint n)
{
  GtkStackPage *page = gtk_stack_get_page (self->stack, GTK_WIDGET (self->views[view]));
  g_autofree char *text = n > 0 ? g_strdup_printf ("%s %u", title, n) : g_strdup (title);

  gtk_stack_page_set_title (page, text);
}

static void
set_titles (SummerStaffPage *self)
{
  guint n_gaps = 0, n_doubles = 0;

  for (guint i = 0; self->survey != NULL && i < self->survey->n_gaps; i++)
    n_gaps += !self->survey->gaps[i].is_over;
  for (guint i = 0; self->survey != NULL && i < self->survey->n_doubles; i++)
    n_doubles += !self->survey->doubles[i].is_over;
  set_title (self, GAPS, _ ("Gaps"), n_gaps);
  set_title (self, DOUBLES, _ ("In two places"), n_doubles);
}

/* Who is who and what of their papers, read anew whenever the records are. */
static void
read_people (SummerStaffPage *self, SummerOffice *office)
{
  SummerPeopleIndex *former = self->index;
  SummerStore *store = summer_office_get_store (office);
  g_autoptr (GError) error = NULL;
  SummerDay today;

  summer_workplace_get_now (summer_workplace_get (office), &today, NULL);
  self->index = summer_people_index_new (store, summer_office_get_programme (office), &error);
  summer_staff_list_set_index (SUMMER_STAFF_LIST (self->list), self->index, today);
  summer_person_list_set_index (SUMMER_PERSON_LIST (self->persons), self->index, today);
  g_clear_pointer (&former, summer_people_index_free);
  if (self->index == NULL || !summer_people_index_publish (self->index, store, today, &error))
    summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error);
}

/* The plan is of an assessment, and worked out anew with it. */
static void
summer_staff_page_refresh (SummerPage *page)
{
  SummerStaffPage *self = SUMMER_STAFF_PAGE (page);
  SummerOffice *office = summer_page_get_office (page);
  SummerAssessment *assessment = summer_office_get_assessment (office);
  g_autoptr (SummerStaffSurvey) former = NULL;
  g_autoptr (GError) error = NULL;

  if (summer_page_get_office (self->list) == NULL)
    {
      summer_page_set_office (self->list, office);
      summer_page_set_office (self->persons, office);
    }
  read_people (self, office);
  if (self->survey == NULL || self->survey->assessment != assessment)
    {
      former = g_steal_pointer (&self->survey);
      if (assessment != NULL)
        self->survey = summer_staff_survey_new (office, &error);
    }
  for (guint i = 0; i < N_VIEWS; i++)
    summer_staff_view_refresh (self->views[i], office, self->survey, error);
  set_titles (self);
}

/* "x" = the key of a person's assignment; "s" = the sheet: "people", "persons", "gaps", "doubles" or "month". */
static void
summer_staff_page_show (SummerPage *page, GVariant *target)
{
  SummerStaffPage *self = SUMMER_STAFF_PAGE (page);

  if (g_variant_is_of_type (target, G_VARIANT_TYPE_STRING))
    {
      const char *sheet = g_variant_get_string (target, NULL);

      if (gtk_stack_get_child_by_name (self->stack, sheet) != NULL)
        gtk_stack_set_visible_child_name (self->stack, sheet);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "people");
  summer_page_show (self->list, target);
}

static GtkWidget *
summer_staff_page_get_commands (SummerPage *page)
{
  SummerStaffPage *self = SUMMER_STAFF_PAGE (page);
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  return shown == GTK_WIDGET (self->list) || shown == GTK_WIDGET (self->persons)
             ? summer_page_get_commands (SUMMER_PAGE (shown))
             : shown;
}

/* One of the sheets of records; NULL = one of the plan is shown. */
static SummerPage *
get_sheet (SummerStaffPage *self)
{
  GtkWidget *shown = gtk_stack_get_visible_child (self->stack);

  return SUMMER_IS_PAGE (shown) ? SUMMER_PAGE (shown) : NULL;
}

static gint64
summer_staff_page_get_class (SummerPage *page)
{
  SummerPage *sheet = get_sheet (SUMMER_STAFF_PAGE (page));

  return sheet != NULL ? summer_page_get_class (sheet) : 0;
}

static void
summer_staff_page_show_added (SummerPage *page)
{
  SummerPage *sheet = get_sheet (SUMMER_STAFF_PAGE (page));

  if (sheet != NULL)
    summer_page_show_added (sheet);
}

static gboolean
summer_staff_page_grab_focus (GtkWidget *widget)
{
  GtkWidget *commands = summer_staff_page_get_commands (SUMMER_PAGE (widget));

  return commands != NULL && gtk_widget_grab_focus (commands);
}

/* The switch stands beside the title of every sheet, which is the same, so that it does not move when the sheet does. */
static GtkWidget *
new_switch (SummerStaffPage *self)
{
  GtkWidget *switcher = gtk_stack_switcher_new ();

  gtk_stack_switcher_set_stack (GTK_STACK_SWITCHER (switcher), self->stack);
  gtk_widget_set_valign (switcher, GTK_ALIGN_CENTER);
  return switcher;
}

/* "x" = a person, whatever the filter of the list was. */
static void
show_person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerStaffPage *self = SUMMER_STAFF_PAGE (widget);
  SummerSheetView *view = summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self->persons));

  gtk_stack_set_visible_child_name (self->stack, "persons");
  summer_sheet_view_set_filter (view, "");
  summer_sheet_view_set_where (view, -1);
  summer_page_show (self->persons, parameter);
}

static void
summer_staff_page_dispose (GObject *object)
{
  g_clear_pointer (&SUMMER_STAFF_PAGE (object)->survey, summer_staff_survey_unref);

  G_OBJECT_CLASS (summer_staff_page_parent_class)->dispose (object);
}

static void
summer_staff_page_finalize (GObject *object)
{
  g_clear_pointer (&SUMMER_STAFF_PAGE (object)->index, summer_people_index_free);

  G_OBJECT_CLASS (summer_staff_page_parent_class)->finalize (object);
}

static void
summer_staff_page_class_init (SummerStaffPageClass *klass)
{
  SummerPageClass *page_class = SUMMER_PAGE_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_staff_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = summer_staff_page_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = summer_staff_page_grab_focus;
  page_class->refresh = summer_staff_page_refresh;
  page_class->show = summer_staff_page_show;
  page_class->get_commands = summer_staff_page_get_commands;
  page_class->get_class = summer_staff_page_get_class;
  page_class->show_added = summer_staff_page_show_added;

  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "staff.show-person", "x",
                                   show_person_action);
}

static void
summer_staff_page_init (SummerStaffPage *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  /* The days of a month are wide, and scroll: they do not widen the other lists. */
  gtk_stack_set_hhomogeneous (self->stack, FALSE);
  self->list = g_object_new (SUMMER_TYPE_STAFF_LIST, NULL);
  self->persons = g_object_new (SUMMER_TYPE_PERSON_LIST, NULL);
  self->views[GAPS] = SUMMER_STAFF_VIEW (summer_staff_view_new (&summer_staff_gaps));
  self->views[DOUBLES] = SUMMER_STAFF_VIEW (summer_staff_view_new (&summer_staff_doubles));
  self->views[MONTH] = SUMMER_STAFF_VIEW (summer_staff_view_new (&summer_staff_month));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->list), "people", _ ("Assignments"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->persons), "persons", _ ("People"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->views[GAPS]), "gaps", _ ("Gaps"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->views[DOUBLES]), "doubles",
                        _ ("In two places"));
  gtk_stack_add_titled (self->stack, GTK_WIDGET (self->views[MONTH]), "month", _ ("By day"));
  summer_sheet_view_add_switch (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self->list)),
                                new_switch (self));
  summer_sheet_view_add_switch (summer_sheet_page_get_view (SUMMER_SHEET_PAGE (self->persons)),
                                new_switch (self));
  for (guint i = 0; i < N_VIEWS; i++)
    summer_staff_view_add_switch (self->views[i], new_switch (self));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}
