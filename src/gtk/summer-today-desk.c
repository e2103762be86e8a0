/* What is done at the desk: each thing asks the desk floor, which checks and writes, then shows what is stored. */
#include "config.h"

#include "summer-today-page-private.h"

#include <glib/gi18n.h>

#include "summer-window.h"

static SummerStore *
get_store (SummerTodayPage *self)
{
  return summer_office_get_store (summer_page_get_office (SUMMER_PAGE (self)));
}

static const char *
get_bar_reason (SummerTodayPage *self)
{
  const char *text = gtk_editable_get_text (self->reason);

  return gtk_widget_get_visible (self->bar) && text[strspn (text, " ")] != '\0' ? text : NULL;
}

void
summer_today_desk_say_error (SummerTodayPage *self, const GError *error)
{
  /* What somebody else recorded meanwhile is shown before the person decides again. */
  if (g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_CONFLICT))
    summer_today_page_reload (self);
  if (error->domain == SUMMER_DESK_ERROR)
    summer_today_search_say (self->search, SUMMER_TONE_BAD, error->message);
  else
    summer_window_toast_error (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), error);
}

void
summer_today_desk_drop (SummerTodayPage *self)
{
  g_clear_pointer (&self->waiting.name, g_free);
  self->waiting = (SummerTodayWaiting){ 0 };
}

/* The reason is given: what waits for it need not be asked for again. */
void
summer_today_desk_go_on (SummerTodayPage *self)
{
  const SummerTodayWaiting waiting = self->waiting;
  g_autofree char *name = NULL;

  if (waiting.func == NULL || get_bar_reason (self) == NULL)
    return;
  name = g_steal_pointer (&self->waiting.name);
  self->waiting = (SummerTodayWaiting){ 0 };
  waiting.func (self, waiting.value, name);
}

/* An earlier or a signed-off day is not written to before the bar above says why; then func is called. */
static gboolean
begin (SummerTodayPage *self,
       SummerDesk *desk,
       const char *reason,
       void (*func) (SummerTodayPage *self, int value, const char *name),
       int value,
       const char *name)
{
  const char *own = reason != NULL && reason[strspn (reason, " ")] != '\0' ? reason : NULL;

  if (self->day == NULL)
    return FALSE;
  reason = own != NULL ? own : get_bar_reason (self);
  *desk = summer_workplace_get_desk (self->workplace, self->day->day, reason);
  /* The bar asks why the day is entered late; that a child is not insured takes a reason of its own. */
  if (gtk_widget_get_visible (self->bar))
    desk->flag_reason = own;
  if (!gtk_widget_get_visible (self->bar) || reason != NULL)
    return TRUE;
  summer_today_search_say (self->search, SUMMER_TONE_BAD,
                           _ ("Give the reason for the entry first, in the bar above"));
  summer_today_desk_drop (self);
  self->waiting = (SummerTodayWaiting){ func, value, g_strdup (name) };
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  return FALSE;
}

/* What was done is stored: it is shown, named, and can be taken back. done NULL: it stood there already. */
static void
finish (SummerTodayPage *self, const char *done)
{
  summer_today_page_leave (self);
  summer_today_page_reload (self);
  if (done == NULL)
    summer_today_search_say (self->search, SUMMER_TONE_PLAIN, _ ("Nothing to change"));
  else
    summer_window_toast (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), done, _ ("_Undo"),
                         "win.undo");
}

/* The arrival panel shows the child chosen, whatever was there before. */
static void
ensure_arrival (SummerTodayPage *self, guint child)
{
  if (summer_today_side_get_mode (self->side) != SUMMER_SIDE_ARRIVAL
      || self->subject != self->day->children[child].id)
    summer_today_page_look (self, child);
}

static void
enter_again (SummerTodayPage *self, int value, const char *name)
{
  summer_today_desk_enter (self);
}

static void
sign_in (SummerTodayPage *self, guint child, SummerTime time)
{
  SummerArrivalPanel *panel = summer_today_side_get_arrival (self->side);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  SummerDesk desk;

  if (!begin (self, &desk, summer_arrival_panel_get_reason (panel), enter_again, 0, NULL))
    return;
  if (summer_desk_sign_in (&desk, self->day->children[child].id, time,
                           summer_arrival_panel_get_brought_by (panel), &done, &error))
    {
      finish (self, done);
      return;
    }
  if (g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REASON))
    {
      self->keeping = TRUE;
      summer_today_search_clear (self->search);
      self->keeping = FALSE;
      summer_today_list_select (self->list, child);
      ensure_arrival (self, child);
      summer_arrival_panel_ask (panel, error->message);
    }
  else
    {
      summer_arrival_panel_say (panel, error->message);
      summer_today_desk_say_error (self, error);
    }
}

void
summer_today_desk_sign_in (SummerTodayPage *self)
{
  const guint child
      = self->day != NULL ? summer_class_day_find (self->day, self->subject) : G_MAXUINT;
  SummerTime now;

  if (child == G_MAXUINT)
    return;
  if (summer_today_page_is_past (self))
    {
      summer_today_desk_times (self);
      return;
    }
  summer_workplace_get_now (self->workplace, NULL, &now);
  sign_in (self, child, now);
}

/* Enter on a child that is here: the release check asks who is at the door. */
static void
arm (SummerTodayPage *self, guint child)
{
  SummerReleasePanel *panel = summer_today_side_get_release (self->side);
  SummerDesk desk = summer_workplace_get_desk (self->workplace, self->day->day, NULL);
  g_autoptr (GError) error = NULL;

  if (!summer_today_page_is_past (self)
      && !summer_desk_check_soon (&desk, &self->day->children[child], desk.now, &error))
    {
      summer_today_page_leave (self);
      summer_today_desk_say_error (self, error);
      return;
    }
  self->keeping = TRUE;
  summer_today_search_clear (self->search);
  self->keeping = FALSE;
  summer_today_list_select (self->list, child);
  if (summer_today_side_get_mode (self->side) != SUMMER_SIDE_RELEASE
      || self->subject != self->day->children[child].id)
    summer_today_page_look (self, child);
  summer_release_panel_set_armed (panel, TRUE);
  /* The clock says nothing of an earlier day. */
  if (summer_today_page_is_past (self))
    gtk_widget_grab_focus (GTK_WIDGET (panel));
}

static void
say_gone (SummerTodayPage *self, const SummerDayChild *child)
{
  g_autofree char *out = summer_time_dup_text (child->out);
  g_autofree char *text = child->collected_by != NULL
                              ? g_strdup_printf (_ ("%s went home at %s with %s"), child->name, out,
                                                 child->collected_by)
                              : g_strdup_printf (_ ("%s went home at %s"), child->name, out);

  summer_today_page_leave (self);
  summer_today_search_say (self->search, SUMMER_TONE_WAIT, text);
}

static gboolean
move_staff (const SummerDesk *desk,
            const char *name,
            SummerStaffMove move,
            SummerTime time,
            char **done,
            GError **error)
{
  if (move == SUMMER_STAFF_MOVE_IN)
    return summer_desk_staff_in (desk, name, time, done, error);
  if (move == SUMMER_STAFF_MOVE_OUT)
    return summer_desk_staff_out (desk, name, time, done, error);
  return summer_desk_staff_away (desk, name, done, error);
}

/* Enter on a member of staff: now, as with a child. The clock says nothing of an earlier day: the panel asks. */
static void
enter_staff (SummerTodayPage *self, const SummerDayStaff *staff)
{
  g_autofree char *name = g_strdup (staff->name);
  g_autofree char *done = NULL;
  g_autoptr (GError) error = NULL;
  SummerDesk desk;

  if (!begin (self, &desk, NULL, enter_again, 0, NULL))
    return;
  if (summer_today_page_is_past (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "today.staff", NULL);
      summer_staff_panel_select (summer_today_side_get_staff (self->side), name);
      gtk_widget_grab_focus (GTK_WIDGET (summer_today_side_get_staff (self->side)));
    }
  else if (move_staff (&desk, name, summer_staff_panel_get_next_move (staff), desk.now, &done,
                       &error))
    finish (self, done);
  else
    summer_today_desk_say_error (self, error);
}

/**
 * summer_today_desk_enter:
 *
 * What Enter does to the child that is meant: signs in whoever has not come, asks at the door for whoever is
 * here, says so of whoever has gone. A member of staff it signs in or out. Letters in the search never release
 * anybody, so that a card that is scanned twice lets no child go.
 */
void
summer_today_desk_enter (SummerTodayPage *self)
{
  const char *text = summer_today_search_get_text (self->search);
  const guint child = summer_today_page_get_chosen (self);
  const guint staff = summer_today_search_get_staff (self->search);
  SummerReleasePanel *panel = summer_today_side_get_release (self->side);
  const SummerDayChild *of;
  SummerDesk desk;

  if (self->day == NULL)
    return;
  if (staff != G_MAXUINT)
    {
      enter_staff (self, &self->day->staff[staff]);
      return;
    }
  if (summer_today_card_is_strange (self, text, child))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->search));
      return;
    }
  if (*text == '\0' && summer_release_panel_get_armed (panel))
    {
      summer_today_desk_release (self);
      return;
    }
  if (child == G_MAXUINT || !begin (self, &desk, NULL, enter_again, 0, NULL))
    return;

  of = &self->day->children[child];
  if (of->presence == SUMMER_PRESENCE_HERE)
    arm (self, child);
  else if (of->presence == SUMMER_PRESENCE_GONE)
    say_gone (self, of);
  else
    {
      ensure_arrival (self, child);
      summer_today_desk_sign_in (self);
    }
}

static void
release_again (SummerTodayPage *self, int value, const char *name)
{
  summer_today_desk_release (self);
}

/**
 * summer_today_desk_release:
 *
 * Lets the child go that the release panel is about, with whom it says; the desk floor has the last word.
 */
void
summer_today_desk_release (SummerTodayPage *self)
{
  SummerReleasePanel *panel = summer_today_side_get_release (self->side);
  const SummerReleaseCheck *check = summer_release_panel_get_check (panel);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  SummerRelease release;
  SummerTime time;
  const char *reason;
  SummerDesk desk;

  if (self->day == NULL || check == NULL
      || !summer_release_panel_get (panel, &release, &time, &reason)
      || !begin (self, &desk, reason, release_again, 0, NULL))
    return;
  desk.day = check->day;
  if (summer_desk_sign_out (&desk, check->child, time, &release, &done, &error))
    {
      finish (self, done);
      return;
    }
  if (g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_CONFLICT)
      || error->domain != SUMMER_DESK_ERROR)
    summer_today_desk_say_error (self, error);
  else
    summer_release_panel_say (panel, error->message);
}

/**
 * summer_today_desk_earlier:
 * @child: index of a child without a sign-out on an earlier day
 *
 * Asks for that sign-out, which is written to its own day; today's sign-in stays what it is.
 */
void
summer_today_desk_earlier (SummerTodayPage *self, guint child)
{
  SummerReleasePanel *panel = summer_today_side_get_release (self->side);
  const SummerDayChild *of = &self->day->children[child];
  g_autoptr (SummerClassDay) then = NULL;
  g_autoptr (GError) error = NULL;
  SummerReleaseCheck *check;

  if (of->still_in == SUMMER_DAY_NONE)
    return;
  then = summer_class_day_load (get_store (self), self->day->of->id, of->still_in, &error);
  check = then != NULL ? summer_release_check_load (get_store (self), self->day->of->id, of->id,
                                                    of->still_in, &error)
                       : NULL;
  if (check == NULL)
    {
      summer_today_desk_say_error (self, error);
      return;
    }

  self->keeping = TRUE;
  summer_today_search_clear (self->search);
  self->keeping = FALSE;
  summer_today_list_select (self->list, child);
  self->subject = of->id;
  summer_today_side_show (self->side, SUMMER_SIDE_EARLIER);
  summer_release_panel_set_check (panel, then, check, SUMMER_TIME_NONE,
                                  summer_workplace_get_by (self->workplace));
  summer_today_side_set_child (self->side, self->day, child, check);
  summer_release_panel_set_armed (panel, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (panel));
}

static void
times_again (SummerTodayPage *self, int value, const char *name)
{
  summer_today_desk_times (self);
}

void
summer_today_desk_times (SummerTodayPage *self)
{
  SummerTimesPanel *panel = summer_today_side_get_times (self->side);
  const guint child = summer_today_page_get_chosen (self);
  SummerDesk desk;
  SummerTime now;

  if (self->day == NULL || child == G_MAXUINT || !begin (self, &desk, NULL, times_again, 0, NULL))
    return;
  now = summer_today_page_is_past (self) ? SUMMER_TIME_NONE : desk.now;
  self->keeping = TRUE;
  summer_today_search_clear (self->search);
  self->keeping = FALSE;
  summer_today_list_select (self->list, child);
  self->subject = self->day->children[child].id;
  summer_today_side_show (self->side, SUMMER_SIDE_TIMES);
  summer_today_side_set_child (self->side, self->day, child, NULL);
  summer_times_panel_set_child (panel, &self->day->children[child], now);
  gtk_widget_grab_focus (GTK_WIDGET (panel));
}

static void
set_times_again (SummerTodayPage *self, int value, const char *name)
{
  summer_today_desk_set_times (self);
}

void
summer_today_desk_set_times (SummerTodayPage *self)
{
  SummerTimesPanel *panel = summer_today_side_get_times (self->side);
  const guint child
      = self->day != NULL ? summer_class_day_find (self->day, self->subject) : G_MAXUINT;
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  SummerTime in, out;
  SummerDesk desk;

  if (child == G_MAXUINT || !summer_times_panel_get (panel, &in, &out))
    return;
  if (self->day->children[child].mark != SUMMER_MARK_PRESENT)
    {
      if (in == SUMMER_TIME_NONE)
        summer_times_panel_say (panel, _ ("When did the child come? Write the time like 8:05."));
      else
        sign_in (self, child, in);
      return;
    }
  if (!begin (self, &desk, NULL, set_times_again, 0, NULL))
    return;
  if (summer_desk_set_times (&desk, self->subject, in, out, &done, &error))
    finish (self, done);
  else if (g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_CONFLICT)
           || error->domain != SUMMER_DESK_ERROR)
    summer_today_desk_say_error (self, error);
  else
    summer_times_panel_say (panel, error->message);
}

static void
move_again (SummerTodayPage *self, int move, const char *name)
{
  summer_today_desk_move_staff (self, name, (SummerStaffMove) move);
}

/**
 * summer_today_desk_move_staff:
 *
 * Signs a member of staff in or out, or notes that it does not come. The panel stays: one rarely comes alone.
 */
void
summer_today_desk_move_staff (SummerTodayPage *self, const char *name, SummerStaffMove move)
{
  SummerStaffPanel *panel = summer_today_side_get_staff (self->side);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  SummerTime time = SUMMER_TIME_NONE;
  SummerDesk desk;
  gboolean stored;

  if ((move != SUMMER_STAFF_MOVE_AWAY && !summer_staff_panel_get_time (panel, &time))
      || !begin (self, &desk, NULL, move_again, (int) move, name))
    return;
  stored = move_staff (&desk, name, move, time, &done, &error);
  summer_staff_panel_say (panel, stored ? NULL : error->message);
  if (!stored && error->domain != SUMMER_DESK_ERROR)
    summer_today_desk_say_error (self, error);
  summer_today_page_reload (self);
  if (stored)
    summer_window_toast (SUMMER_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), done, _ ("_Undo"),
                         "win.undo");
}

static void
mark_again (SummerTodayPage *self, int mark, const char *name)
{
  summer_today_desk_mark (self, (SummerMark) mark);
}

void
summer_today_desk_mark (SummerTodayPage *self, SummerMark mark)
{
  const guint child = summer_today_page_get_chosen (self);
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  SummerDeskMark change;
  SummerDesk desk;

  if (self->day == NULL || child == G_MAXUINT
      || !begin (self, &desk, NULL, mark_again, (int) mark, NULL))
    return;
  change = (SummerDeskMark){ self->day->children[child].id, self->day->day,
                             self->day->children[child].mark, mark };
  if (summer_desk_mark (&desk, &change, 1, &done, &error))
    finish (self, done);
  else
    summer_today_desk_say_error (self, error);
}

/* An earlier day: that they were here is known, when they came is not. Whom something bars is left out, as today. */
static gboolean
mark_all_present (
    SummerTodayPage *self, const SummerDesk *desk, guint *n_left, char **done, GError **error)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SummerDeskMark));

  for (guint i = 0; i < self->day->n_children; i++)
    {
      const SummerDayChild *child = &self->day->children[i];
      const SummerDeskMark mark
          = { child->id, self->day->day, SUMMER_MARK_UNRECORDED, SUMMER_MARK_PRESENT };

      if (!child->expected || child->presence != SUMMER_PRESENCE_UNRECORDED)
        continue;
      if (child->flags & (SUMMER_FLAGS_REFUSE | SUMMER_FLAGS_REASON))
        ++*n_left;
      else
        g_array_append_val (marks, mark);
    }
  return summer_desk_mark (desk, (const SummerDeskMark *) (gpointer) marks->data, marks->len, done,
                           error);
}

static void
all_here_again (SummerTodayPage *self, int value, const char *name)
{
  summer_today_desk_all_here (self);
}

void
summer_today_desk_all_here (SummerTodayPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL, *text = NULL;
  SummerDesk desk;
  guint n_left = 0;

  if (!begin (self, &desk, NULL, all_here_again, 0, NULL))
    return;
  if (summer_today_page_is_past (self)
          ? !mark_all_present (self, &desk, &n_left, &done, &error)
          : !summer_desk_all_here (&desk, desk.now, &n_left, &done, &error))
    {
      summer_today_desk_say_error (self, error);
      return;
    }
  if (n_left > 0 && done != NULL)
    /* Translators: what was done, then how many were left out. */
    text = g_strdup_printf (ngettext ("%s; %u left out, see the notes",
                                      "%s; %u left out, see the notes", n_left),
                            done, n_left);
  finish (self, text != NULL ? text : done);
}
