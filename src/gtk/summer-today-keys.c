/* The keys of the desk. The search has them, wherever in the page one was before; while the release check asks who
 * is at the door, digits, arrows and Enter answer it. */
#include "config.h"

#include "summer-today-page-private.h"

/* No person presses two keys within this time, in ms; a card scanner does nothing else. */
#define SCANNER_PACE 40

static gboolean
is_editing (SummerTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT (focus));
}

static gboolean
list_has_focus (SummerTodayPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list));
}

static gboolean
is_asking (SummerTodayPage *self)
{
  return summer_release_panel_get_armed (summer_today_side_get_release (self->side))
         && *summer_today_search_get_text (self->search) == '\0';
}

/* A digit that came as fast as a card was no answer: it belongs to the card, and so does the one before. */
static gboolean
is_card (SummerTodayPage *self, guint32 time)
{
  return self->key_digit != 0 && time - self->key_time < SCANNER_PACE;
}

static void
take_back_digit (SummerTodayPage *self)
{
  const char text[] = { self->key_digit, '\0' };

  self->key_digit = 0;
  summer_today_page_look (self, G_MAXUINT);
  summer_today_list_select (self->list, G_MAXUINT);
  summer_today_search_insert (self->search, text);
}

/* Returns whether the key was an answer at the door. */
static gboolean
answer (SummerTodayPage *self, guint key, guint32 time)
{
  SummerReleasePanel *panel = summer_today_side_get_release (self->side);
  const gunichar letter = gdk_keyval_to_unicode (key);

  if (letter == 0 || !g_unichar_isprint (letter))
    return FALSE;
  if (is_card (self, time))
    {
      take_back_digit (self);
      return FALSE;
    }
  self->key_digit = 0;
  if (letter < '0' || letter > '9')
    return FALSE;
  if (summer_release_panel_choose (panel, letter - '0'))
    {
      self->key_digit = (char) letter;
      self->key_time = time;
    }
  return TRUE;
}

static gboolean
move (SummerTodayPage *self, int step)
{
  guint child;

  if (is_asking (self))
    {
      summer_release_panel_move (summer_today_side_get_release (self->side), step);
      return TRUE;
    }
  if (*summer_today_search_get_text (self->search) != '\0')
    {
      summer_today_search_move (self->search, step);
      return TRUE;
    }
  child = summer_today_list_get_next (self->list, step);
  summer_today_list_select (self->list, child);
  summer_today_page_look (self, child);
  return TRUE;
}

static gboolean
capture_cb (GtkEventControllerKey *controller,
            guint key,
            guint code,
            GdkModifierType state,
            SummerTodayPage *self)
{
  const guint32 time
      = gtk_event_controller_get_current_event_time (GTK_EVENT_CONTROLLER (controller));
  const gboolean searching = summer_today_search_has_focus (self->search);
  const gboolean listing = list_has_focus (self);

  if (self->day == NULL
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  if (summer_today_search_is_composing (self->search))
    return FALSE;
  if (key == GDK_KEY_Escape && (searching || listing || summer_today_side_has_focus (self->side)))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "today.cancel", NULL);
      return TRUE;
    }
  if (!searching && !listing)
    return summer_today_side_has_focus (self->side) && !is_editing (self) && is_asking (self)
           && answer (self, key, time);
  if (key == GDK_KEY_Return || key == GDK_KEY_KP_Enter || key == GDK_KEY_ISO_Enter)
    {
      summer_today_desk_enter (self);
      return TRUE;
    }
  if (searching && (key == GDK_KEY_Down || key == GDK_KEY_Up))
    return move (self, key == GDK_KEY_Down ? 1 : -1);
  return is_asking (self) && answer (self, key, time);
}

/* A letter that nothing else wanted is the beginning of a name. */
static gboolean
bubble_cb (GtkEventControllerKey *controller,
           guint key,
           guint code,
           GdkModifierType state,
           SummerTodayPage *self)
{
  const gunichar letter = gdk_keyval_to_unicode (key);
  char text[7] = { 0 };

  if (self->day == NULL || is_editing (self) || letter == 0 || !g_unichar_isgraph (letter)
      || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK | GDK_META_MASK)) != 0)
    return FALSE;
  g_unichar_to_utf8 (letter, text);
  summer_today_search_insert (self->search, text);
  return TRUE;
}

void
summer_today_keys_add (SummerTodayPage *self)
{
  GtkEventController *capture = gtk_event_controller_key_new ();
  GtkEventController *bubble = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (capture, GTK_PHASE_CAPTURE);
  g_signal_connect (capture, "key-pressed", G_CALLBACK (capture_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), capture);
  g_signal_connect (bubble, "key-pressed", G_CALLBACK (bubble_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), bubble);
}
