/* The commands of Today by their names, which the menu, the keys and tests share. */
#include "config.h"

#include "summer-today-page-private.h"

#include "summer-close-out-dialog.h"
#include "summer-incident-dialog.h"
#include "summer-medicine-dialog.h"
#include "summer-sample-dialog.h"

static void
mark_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    SummerMark mark;
  } marks[] = {
    { "today.sick", SUMMER_MARK_SICK },
    { "today.leave", SUMMER_MARK_LEAVE },
    { "today.absent", SUMMER_MARK_ABSENT },
    { "today.clear", SUMMER_MARK_UNRECORDED },
  };

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    if (g_str_equal (marks[i].name, name))
      summer_today_desk_mark (SUMMER_TODAY_PAGE (widget), marks[i].mark);
}

static void
all_here_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_today_desk_all_here (SUMMER_TODAY_PAGE (widget));
}

static void
times_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  summer_today_desk_times (SUMMER_TODAY_PAGE (widget));
}

static void
staff_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);

  summer_today_page_leave (self);
  summer_today_side_show (self->side, SUMMER_SIDE_STAFF);
  gtk_widget_grab_focus (GTK_WIDGET (summer_today_side_get_staff (self->side)));
}

/* The child chosen, or else the first that an earlier day lacks. */
static void
earlier_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);
  guint child = summer_today_page_get_chosen (self);

  if (self->day == NULL)
    return;
  if (child != G_MAXUINT && self->day->children[child].still_in == SUMMER_DAY_NONE)
    child = G_MAXUINT;
  for (guint i = 0; i < self->day->n_children && child == G_MAXUINT; i++)
    if (self->day->children[i].still_in != SUMMER_DAY_NONE)
      child = i;
  if (child != G_MAXUINT)
    summer_today_desk_earlier (self, child);
}

static void
brought_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);

  if (summer_today_side_get_mode (self->side) == SUMMER_SIDE_ARRIVAL
      && summer_arrival_panel_choose (summer_today_side_get_arrival (self->side),
                                      (guint) g_variant_get_int32 (parameter)))
    summer_today_desk_sign_in (self);
}

static void
day_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);

  if (self->day == NULL)
    return;
  if (g_str_equal (name, "today.present-day"))
    summer_today_page_set_day (self, SUMMER_DAY_NONE);
  else
    summer_today_page_set_day (self,
                               self->day->day + (g_str_equal (name, "today.next-day") ? 1 : -1));
}

static void
dialog_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  static const struct
  {
    const char *name;
    void (*present) (GtkWindow *parent, SummerWorkplace *workplace, SummerDay day);
  } dialogs[] = {
    { "today.close-out", summer_close_out_dialog_present },
    { "today.medicines", summer_medicine_dialog_present },
    { "today.sample", summer_sample_dialog_present },
  };
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (widget));

  for (guint i = 0; self->day != NULL && i < G_N_ELEMENTS (dialogs); i++)
    if (g_str_equal (dialogs[i].name, name))
      dialogs[i].present (window, self->workplace, self->day->day);
}

/* About the child chosen, where one is, on the day shown. */
static void
note_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);
  const guint child = summer_today_page_get_chosen (self);

  if (self->day != NULL)
    summer_incident_dialog_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->workplace,
                                    self->day->day,
                                    child != G_MAXUINT ? self->day->children[child].id : 0);
}

/* First what is half done, then the filter. */
static void
cancel_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);

  if (summer_today_side_get_mode (self->side) == SUMMER_SIDE_IDLE
      && *summer_today_search_get_text (self->search) == '\0')
    summer_today_strip_set_shown (self->strip, 0);
  summer_today_page_leave (self);
}

void
summer_today_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name, *parameter;
    GtkWidgetActionActivateFunc func;
  } actions[] = {
    { "today.all-here", NULL, all_here_action }, { "today.sick", NULL, mark_action },
    { "today.leave", NULL, mark_action },        { "today.absent", NULL, mark_action },
    { "today.clear", NULL, mark_action },        { "today.times", NULL, times_action },
    { "today.staff", NULL, staff_action },       { "today.earlier", NULL, earlier_action },
    { "today.brought", "i", brought_action },    { "today.previous-day", NULL, day_action },
    { "today.next-day", NULL, day_action },      { "today.present-day", NULL, day_action },
    { "today.cancel", NULL, cancel_action },     { "today.close-out", NULL, dialog_action },
    { "today.medicines", NULL, dialog_action },  { "today.sample", NULL, dialog_action },
    { "today.note", NULL, note_action },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].func);
}

/**
 * summer_today_actions_update:
 *
 * Says which commands can be done now. Called whenever the day or the choice are others.
 */
void
summer_today_actions_update (SummerTodayPage *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const gboolean past = summer_today_page_is_past (self);
  const gboolean chosen = self->day != NULL && summer_today_page_get_chosen (self) != G_MAXUINT;
  gboolean earlier = FALSE;

  for (guint i = 0; self->day != NULL && i < self->day->n_children; i++)
    earlier = earlier || self->day->children[i].still_in != SUMMER_DAY_NONE;

  gtk_widget_action_set_enabled (widget, "today.all-here",
                                 self->day != NULL && self->day->is_open
                                     && self->day->n_children > 0);
  gtk_widget_action_set_enabled (widget, "today.sick", chosen);
  gtk_widget_action_set_enabled (widget, "today.leave", chosen);
  gtk_widget_action_set_enabled (widget, "today.absent", chosen);
  gtk_widget_action_set_enabled (widget, "today.clear", chosen);
  gtk_widget_action_set_enabled (widget, "today.times", chosen);
  gtk_widget_action_set_enabled (widget, "today.earlier", earlier);
  gtk_widget_action_set_enabled (widget, "today.next-day", past);
  gtk_widget_action_set_enabled (widget, "today.present-day", past);
}
