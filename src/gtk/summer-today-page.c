#include "config.h"

#include "summer-today-page-private.h"

#include <glib/gi18n.h>

#include "summer-today-recent.h"
#include "summer-window.h"

#define N_RECENT 5

G_DEFINE_FINAL_TYPE (SummerTodayPage, summer_today_page, SUMMER_TYPE_PAGE)

static SummerDay
get_today (SummerTodayPage *self)
{
  SummerDay today;

  summer_workplace_get_now (self->workplace, &today, NULL);
  return today;
}

static SummerDay
get_day (SummerTodayPage *self)
{
  return self->shown != SUMMER_DAY_NONE ? self->shown : get_today (self);
}

/**
 * summer_today_page_is_past:
 *
 * Returns: whether an earlier day is looked at: the clock says nothing of it
 */
gboolean
summer_today_page_is_past (SummerTodayPage *self)
{
  return self->day != NULL && self->day->day < get_today (self);
}

/* What there is to do about it: begin a programme, or import its workbook. */
static void
show_nothing (
    SummerTodayPage *self, const char *title, const char *text, gboolean begin, gboolean import)
{
  adw_status_page_set_title (self->nothing, title);
  adw_status_page_set_description (self->nothing, text);
  gtk_widget_set_visible (self->start, begin);
  gtk_widget_set_visible (self->import, import);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/* Children with marks of a day on which there is no class are shown: somebody has to look at them. */
static gboolean
has_marks (const SummerClassDay *day)
{
  for (guint i = 0; i < day->n_children; i++)
    if (day->children[i].mark != SUMMER_MARK_UNRECORDED)
      return TRUE;
  return FALSE;
}

static void
show_list_or_why_not (SummerTodayPage *self)
{
  const SummerClassDay *day = self->day;
  g_autofree char *text = NULL, *escaped = NULL;

  gtk_widget_set_visible (self->import_children, day->n_children == 0);
  if (day->n_children == 0)
    {
      adw_status_page_set_title (self->empty, _ ("No children yet"));
      adw_status_page_set_description (self->empty,
                                       _ ("Import the workbook with the children of this class."));
    }
  else if (!day->is_open && !has_marks (day))
    {
      adw_status_page_set_title (self->empty, _ ("No class on this day"));
      if (day->closed_reason != NULL)
        text = g_strdup_printf (_ ("Cancelled: %s. Go to another day with the arrows above."),
                                day->closed_reason);
      else
        text = g_strdup (_ ("A weekend, a closed day, or outside of the class's days. Go to "
                            "another day with the arrows above."));
      escaped = g_markup_escape_text (text, -1);
      adw_status_page_set_description (self->empty, escaped);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->lists, "list");
      return;
    }
  gtk_stack_set_visible_child_name (self->lists, "empty");
}

static void
show_staff_at_desk (SummerTodayPage *self)
{
  const char *by = summer_workplace_get_by (self->workplace);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  GtkStringList *former = GTK_STRING_LIST (gtk_drop_down_get_model (self->by));
  guint selected = 0;
  gboolean same;

  g_ptr_array_add (names, (gpointer) _ ("Not said"));
  for (guint i = 0; i < self->day->n_staff; i++)
    {
      g_ptr_array_add (names, (gpointer) self->day->staff[i].name);
      if (g_strcmp0 (self->day->staff[i].name, by) == 0)
        selected = i + 1;
    }
  g_ptr_array_add (names, NULL);

  same = former != NULL && g_list_model_get_n_items (G_LIST_MODEL (former)) == names->len - 1;
  for (guint i = 0; same && i < names->len - 1; i++)
    same = g_str_equal (gtk_string_list_get_string (former, i), names->pdata[i]);
  self->quiet = TRUE;
  if (!same)
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names->pdata);

      gtk_drop_down_set_model (self->by, G_LIST_MODEL (list));
    }
  gtk_drop_down_set_selected (self->by, selected);
  self->quiet = FALSE;
}

static void
show_header (SummerTodayPage *self)
{
  g_autofree char *date = summer_day_dup_text (self->day->day);
  const gboolean past = summer_today_page_is_past (self);

  gtk_label_set_text (self->date, date);
  gtk_widget_set_visible (self->present_day, past);
  gtk_widget_set_visible (GTK_WIDGET (self->training),
                          summer_workplace_is_training (self->workplace));
  gtk_widget_set_visible (self->bar, past || self->day->signed_off);
  gtk_label_set_text (self->why, self->day->signed_off ? _ ("Signed off. Reason for corrections:")
                                                       : _ ("Earlier day. Reason for entries:"));
  show_staff_at_desk (self);
}

static void
tick (SummerTodayPage *self)
{
  SummerTime now;
  g_autofree char *text = NULL;

  if (self->workplace == NULL)
    return;
  summer_workplace_get_now (self->workplace, NULL, &now);
  text = summer_time_dup_text (now);
  gtk_label_set_text (self->clock, text);
  if (self->day == NULL)
    return;
  if (summer_today_page_is_past (self))
    now = SUMMER_TIME_NONE;
  summer_release_panel_tick (summer_today_side_get_release (self->side), now);
  summer_staff_panel_tick (summer_today_side_get_staff (self->side), now);
}

static void
show_foot (SummerTodayPage *self)
{
  SummerStore *store = summer_office_get_store (summer_page_get_office (SUMMER_PAGE (self)));
  g_autoptr (SummerCloseOut) open = NULL;
  g_autoptr (GError) error = NULL;
  SummerDay today;
  SummerTime now;

  summer_workplace_get_now (self->workplace, &today, &now);
  open = summer_close_out_load (store, self->day, today, now, &error);
  if (open != NULL)
    summer_today_foot_set (self->foot, self->day, open);
  else
    summer_today_search_say (self->search, SUMMER_TONE_BAD, error->message);
}

static void
show_recent (SummerTodayPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) recent
      = summer_today_recent_list (summer_office_get_store (
                                      summer_page_get_office (SUMMER_PAGE (self))),
                                  self->day, N_RECENT, &error);

  if (recent != NULL)
    summer_today_side_set_day (self->side, self->day, recent);
  else
    summer_today_search_say (self->search, SUMMER_TONE_BAD, error->message);
}

/* What the side says of a child is of the day as it is now; what a person filled in there stays. */
static void
show_side (SummerTodayPage *self)
{
  const guint child = summer_class_day_find (self->day, self->subject);
  const SummerSideMode mode = summer_today_side_get_mode (self->side);
  const SummerReleaseCheck *check
      = mode == SUMMER_SIDE_ARRIVAL
            ? summer_arrival_panel_get_check (summer_today_side_get_arrival (self->side))
            : summer_release_panel_get_check (summer_today_side_get_release (self->side));

  show_recent (self);
  if (self->subject == 0)
    return;
  if (child == G_MAXUINT)
    summer_today_page_leave (self);
  else if ((mode == SUMMER_SIDE_RELEASE
            && self->day->children[child].presence != SUMMER_PRESENCE_HERE)
           || (mode == SUMMER_SIDE_EARLIER
               && self->day->children[child].still_in == SUMMER_DAY_NONE))
    summer_today_page_look (self, child); /* somebody else let the child go meanwhile */
  else
    summer_today_side_set_child (self->side, self->day, child, check);
}

static void
show_day (SummerTodayPage *self)
{
  show_header (self);
  show_list_or_why_not (self);
  summer_today_strip_set_day (self->strip, self->day);
  show_foot (self);
  show_side (self);
  tick (self);
  summer_today_actions_update (self);
  gtk_stack_set_visible_child_name (self->stack, "desk");
}

static void
take_day (SummerTodayPage *self, SummerClassDay *day)
{
  SummerClassDay *former = self->day;

  self->day = day;
  summer_today_list_set_day (self->list, day);
  summer_today_search_set_day (self->search, day);
  if (former != NULL)
    summer_class_day_free (former);
}

/**
 * summer_today_page_reload:
 *
 * Reads the day from the store and changes what is another one in place: neither the choice nor the place in
 * the list nor what is half filled in gets lost.
 */
void
summer_today_page_reload (SummerTodayPage *self)
{
  SummerOffice *office = summer_page_get_office (SUMMER_PAGE (self));
  const gint64 class_id = summer_workplace_get_class (self->workplace);
  g_autoptr (GError) error = NULL;
  SummerClassDay *day;
  SummerDay today;
  SummerTime now;

  if (summer_office_get_programme (office) == 0 || class_id == 0)
    {
      take_day (self, NULL);
      if (summer_office_get_programme (office) == 0)
        show_nothing (self, _ ("No programme yet"),
                      _ ("Begin a programme, look at the invented sample, or import a workbook."),
                      TRUE, TRUE);
      else
        show_nothing (self, _ ("No classes yet"),
                      _ ("Import the workbook with the classes and the children."), FALSE, TRUE);
      return;
    }

  day = summer_class_day_load (summer_office_get_store (office), class_id, get_day (self), &error);
  if (day == NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      take_day (self, NULL);
      show_nothing (self, _ ("The day cannot be read"), text, FALSE, FALSE);
      return;
    }
  summer_workplace_get_now (self->workplace, &today, &now);
  summer_class_day_set_clock (day, today, now);
  take_day (self, day);
  show_day (self);
}

/**
 * summer_today_page_set_day:
 * @day: none = today, whatever day that is
 */
void
summer_today_page_set_day (SummerTodayPage *self, SummerDay day)
{
  self->shown = day >= get_today (self) ? SUMMER_DAY_NONE : day;
  gtk_editable_set_text (self->reason, "");
  summer_today_strip_set_shown (self->strip, 0);
  summer_today_page_leave (self);
  summer_today_page_reload (self);
}

/* The letters mean somebody else, a child or a member of staff: the list and the side follow. */
static void
matched_cb (SummerTodayPage *self)
{
  const GArray *matches = summer_today_search_get_matches (self->search);
  const guint child = summer_today_search_get_match (self->search);
  const guint staff = summer_today_search_get_staff (self->search);

  if (self->keeping || self->day == NULL)
    return;
  if (child != G_MAXUINT && summer_today_list_get_shown (self->list) != 0
      && (summer_today_list_get_shown (self->list) & 1u << self->day->children[child].presence)
             == 0)
    summer_today_strip_set_shown (self->strip, 0);
  summer_today_list_set_matches (self->list, (const guint *) (const void *) matches->data,
                                 matches->len > 1 ? matches->len : 0);
  summer_today_list_select (self->list, child);
  summer_today_page_look (self, child);
  if (staff != G_MAXUINT)
    {
      summer_today_side_show (self->side, SUMMER_SIDE_STAFF);
      summer_staff_panel_select (summer_today_side_get_staff (self->side),
                                 self->day->staff[staff].name);
    }
}

static void
chosen_cb (SummerTodayPage *self, guint child)
{
  self->keeping = TRUE;
  summer_today_search_clear (self->search);
  self->keeping = FALSE;
  summer_today_list_set_matches (self->list, NULL, 0);
  summer_today_page_look (self, child);
}

static void
activated_cb (SummerTodayPage *self)
{
  summer_today_desk_enter (self);
}

static void
filtered_cb (SummerTodayPage *self)
{
  summer_today_list_set_shown (self->list, summer_today_strip_get_shown (self->strip));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
staff_cb (SummerTodayPage *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "today.staff", NULL);
}

static void
open_cb (SummerTodayPage *self, int kind)
{
  switch ((SummerOpenKind) kind)
    {
    case SUMMER_OPEN_CHILD_IN:
      summer_today_strip_set_shown (self->strip, 1u << SUMMER_PRESENCE_HERE);
      break;
    case SUMMER_OPEN_CHILD_UNMARKED:
      summer_today_strip_set_shown (self->strip, 1u << SUMMER_PRESENCE_UNRECORDED);
      break;
    case SUMMER_OPEN_EARLIER_OUT:
      gtk_widget_activate_action (GTK_WIDGET (self), "today.earlier", NULL);
      break;
    case SUMMER_OPEN_STAFF_UNMARKED:
    case SUMMER_OPEN_STAFF_IN:
      gtk_widget_activate_action (GTK_WIDGET (self), "today.staff", NULL);
      break;
    case SUMMER_OPEN_MEDICINE:
      gtk_widget_activate_action (GTK_WIDGET (self), "today.medicines", NULL);
      break;
    case SUMMER_OPEN_SAMPLE:
      gtk_widget_activate_action (GTK_WIDGET (self), "today.sample", NULL);
      break;
    case SUMMER_OPEN_INCIDENT:
    case SUMMER_N_OPEN:
    default:
      gtk_widget_activate_action (GTK_WIDGET (self), "today.close-out", NULL);
      break;
    }
}

static void
by_cb (SummerTodayPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->by);

  if (self->quiet || self->day == NULL || selected > self->day->n_staff)
    return;
  summer_workplace_set_by (self->workplace,
                           selected > 0 ? self->day->staff[selected - 1].name : NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
reason_activate_cb (SummerTodayPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  summer_today_desk_go_on (self);
}

static void
move_staff_cb (SummerTodayPage *self, const char *name, int move)
{
  summer_today_desk_move_staff (self, name, (SummerStaffMove) move);
}

/* Another class is another desk: what was begun at the former one is not done at this one. */
static void
workplace_changed_cb (SummerTodayPage *self)
{
  if (self->day != NULL && summer_workplace_get_class (self->workplace) != self->day->of->id)
    summer_today_page_set_day (self, SUMMER_DAY_NONE);
  else
    summer_page_refresh (SUMMER_PAGE (self));
}

static void
refresh (SummerPage *page)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (page);

  if (self->workplace == NULL)
    {
      self->workplace = g_object_ref (summer_workplace_get (summer_page_get_office (page)));
      summer_class_chooser_set_workplace (self->chooser, self->workplace);
      summer_today_search_set_office (self->search, summer_page_get_office (page));
      g_signal_connect_object (self->workplace, "changed", G_CALLBACK (workplace_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  summer_today_page_reload (self);
}

static void
show (SummerPage *page, GVariant *target)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (page);
  guint child;

  if (self->day == NULL || !g_variant_is_of_type (target, G_VARIANT_TYPE_INT64))
    return;
  child = summer_class_day_find (self->day, g_variant_get_int64 (target));
  summer_today_strip_set_shown (self->strip, 0);
  summer_today_list_select (self->list, child);
  chosen_cb (self, child);
}

static gboolean
clock_cb (gpointer user_data)
{
  SummerTodayPage *self = user_data;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  tick (self);
  self->clock_id
      = g_timeout_add_seconds ((guint) (60 - g_date_time_get_second (now)), clock_cb, self);
  return G_SOURCE_REMOVE;
}

static void
summer_today_page_map (GtkWidget *widget)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (widget);

  GTK_WIDGET_CLASS (summer_today_page_parent_class)->map (widget);
  if (self->clock_id == 0)
    clock_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
summer_today_page_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&SUMMER_TODAY_PAGE (widget)->clock_id, g_source_remove);
  GTK_WIDGET_CLASS (summer_today_page_parent_class)->unmap (widget);
}

static void
summer_today_page_dispose (GObject *object)
{
  SummerTodayPage *self = SUMMER_TODAY_PAGE (object);

  self->quiet = self->keeping = TRUE;
  g_clear_handle_id (&self->clock_id, g_source_remove);
  g_clear_pointer (&self->waiting.name, g_free);
  if (self->list != NULL && self->day != NULL)
    take_day (self, NULL);
  g_clear_object (&self->workplace);

  G_OBJECT_CLASS (summer_today_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, lists);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, empty);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, import_children);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, start);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, import);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, date);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, clock);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, why);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, training);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, present_day);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, by);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, bar);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, reason);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, strip);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, search);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, list);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, foot);
  gtk_widget_class_bind_template_child (widget_class, SummerTodayPage, side);
}

static void
summer_today_page_class_init (SummerTodayPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_today_page_dispose;
  widget_class->map = summer_today_page_map;
  widget_class->unmap = summer_today_page_unmap;
  SUMMER_PAGE_CLASS (klass)->refresh = refresh;
  SUMMER_PAGE_CLASS (klass)->show = show;

  g_type_ensure (SUMMER_TYPE_CLASS_CHOOSER);
  g_type_ensure (SUMMER_TYPE_TODAY_FOOT);
  g_type_ensure (SUMMER_TYPE_TODAY_LIST);
  g_type_ensure (SUMMER_TYPE_TODAY_SEARCH);
  g_type_ensure (SUMMER_TYPE_TODAY_SIDE);
  g_type_ensure (SUMMER_TYPE_TODAY_STRIP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-today-page.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, matched_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, filtered_cb);
  gtk_widget_class_bind_template_callback (widget_class, staff_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, by_cb);
  gtk_widget_class_bind_template_callback (widget_class, reason_activate_cb);
  summer_today_actions_install (widget_class);
}

static void
summer_today_page_init (SummerTodayPage *self)
{
  self->shown = SUMMER_DAY_NONE;
  self->quiet = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->quiet = FALSE;
  g_signal_connect_swapped (summer_today_side_get_arrival (self->side), "sign-in",
                            G_CALLBACK (summer_today_desk_sign_in), self);
  g_signal_connect_swapped (summer_today_side_get_release (self->side), "release",
                            G_CALLBACK (summer_today_desk_release), self);
  g_signal_connect_swapped (summer_today_side_get_times (self->side), "apply",
                            G_CALLBACK (summer_today_desk_set_times), self);
  g_signal_connect_swapped (summer_today_side_get_staff (self->side), "move",
                            G_CALLBACK (move_staff_cb), self);
  summer_today_keys_add (self);
}
