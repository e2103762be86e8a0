#include "config.h"

#include "summer-lock.h"

#include <glib/gi18n.h>

#include "summer-sign-in.h"
#include "summer-workplace.h"

#define CHECK_EVERY 5 /* seconds */

/* What the window knows of when it was used. Goes with it. */
typedef struct
{
  SummerLockClock clock;
  gint64 used; /* us, of the clock */
  guint check_id;
} Watch;

static Watch *
get_watch (SummerWindow *window)
{
  return g_object_get_data (G_OBJECT (window), "summer-lock");
}

static void
watch_free (gpointer data)
{
  Watch *watch = data;

  g_source_remove (watch->check_id);
  g_free (watch);
}

static gboolean
used_cb (gpointer data)
{
  Watch *watch = get_watch (data);

  watch->used = watch->clock ();
  return GDK_EVENT_PROPAGATE;
}

static GtkWindow *
get_owner (GtkWindow *window)
{
  while (window != NULL && !SUMMER_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window;
}

/* A dialog does not know the actions of the window that it stands before. */
static gboolean
is_lock_key (GtkWindow *toplevel, GdkEvent *event)
{
  return !SUMMER_IS_WINDOW (toplevel) && gdk_event_get_event_type (event) == GDK_KEY_PRESS
         && gdk_keyval_to_lower (gdk_key_event_get_keyval (event)) == GDK_KEY_l
         && (gdk_event_get_modifier_state (event) & gtk_accelerator_get_default_mod_mask ())
                == GDK_CONTROL_MASK;
}

static gboolean
lock_idle_cb (gpointer window)
{
  g_action_group_activate_action (G_ACTION_GROUP (window), "lock", NULL);
  return G_SOURCE_REMOVE;
}

static gboolean
event_cb (GtkEventControllerLegacy *controller, GdkEvent *event, gpointer data)
{
  GtkWindow *toplevel
      = GTK_WINDOW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller)));
  GtkWindow *owner = get_owner (toplevel);

  if (owner != NULL && is_lock_key (toplevel, event))
    {
      /* Not from within an event of a window that goes with it. */
      g_idle_add_full (G_PRIORITY_HIGH, lock_idle_cb, g_object_ref (owner), g_object_unref);
      return GDK_EVENT_STOP;
    }
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
    case GDK_BUTTON_PRESS:
    case GDK_MOTION_NOTIFY:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
      if (owner != NULL && get_watch (SUMMER_WINDOW (owner)) != NULL)
        used_cb (owner);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
watch_events (GtkWidget *toplevel)
{
  GtkEventController *events = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (events, GTK_PHASE_CAPTURE);
  g_signal_connect (events, "event", G_CALLBACK (event_cb), NULL);
  gtk_widget_add_controller (toplevel, events);
}

/* Dialogs are used too. */
static void
toplevels_cb (GListModel *toplevels, guint position, guint removed, guint added, gpointer data)
{
  for (guint i = 0; i < added; i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (toplevels, position + i);

      if (!SUMMER_IS_WINDOW (toplevel))
        watch_events (toplevel);
    }
}

/* Everything that stands before the window goes with it. */
static void
close_dialogs (SummerWindow *window)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    g_ptr_array_add (all, g_list_model_get_item (toplevels, i));
  for (guint i = 0; i < all->len; i++)
    {
      GtkWindow *toplevel = all->pdata[i];

      if (toplevel != GTK_WINDOW (window) && get_owner (toplevel) == GTK_WINDOW (window))
        gtk_window_destroy (toplevel);
    }
}

/**
 * summer_lock_replace:
 * @session: (nullable): who has signed in
 *
 * Returns: (transfer none): the new window, which is shown
 */
SummerWindow *
summer_lock_replace (SummerWindow *window, SummerSession *session)
{
  g_autoptr (SummerOffice) office = g_object_ref (summer_window_get_office (window));
  g_autoptr (SummerOffice) next = summer_office_new (summer_office_get_path (office));
  g_autoptr (SummerWindow) old = g_object_ref (window);
  SummerSession *before = summer_office_get_session (office);
  SummerWindow *other;
  int width, height;

  if (session != NULL)
    summer_office_set_session (next, session);
  other = summer_window_new (gtk_window_get_application (GTK_WINDOW (window)), next,
                             summer_window_get_settings (window));
  summer_window_come_back (other, window, before != NULL ? summer_session_get_name (before) : NULL);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (other), width, height);
  if (gtk_window_is_maximized (GTK_WINDOW (window)))
    gtk_window_maximize (GTK_WINDOW (other));
  if (summer_workplace_is_training (summer_workplace_get (office)))
    {
      SummerDay day;

      summer_workplace_get_now (summer_workplace_get (office), &day, NULL);
      summer_workplace_set_now (summer_workplace_get (next), day, SUMMER_TIME_NONE);
    }
  gtk_window_present (GTK_WINDOW (other));
  close_dialogs (window);
  gtk_window_destroy (GTK_WINDOW (window));
  summer_office_stop (office);
  return other;
}

static void
leave (SummerWindow *window, const char *action)
{
  SummerOffice *office = summer_window_get_office (window);
  g_autoptr (SummerSession) session = NULL;
  g_autofree char *path = g_strdup (summer_office_get_path (office));
  g_autoptr (GError) error = NULL;

  if (summer_office_get_session (office) == NULL)
    return;
  session = summer_session_ref (summer_office_get_session (office));
  summer_lock_replace (window, NULL);
  if (!summer_sign_in_leave (path, session, action, &error))
    g_warning ("%s", error->message);
}

static void
lock_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  leave (user_data, "account-lock");
}

static void
sign_out_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  leave (user_data, "account-out");
}

/**
 * summer_lock_check:
 *
 * Long work under way is use: nobody's import is cut off.
 */
gboolean
summer_lock_check (SummerWindow *window)
{
  Watch *watch = get_watch (window);
  SummerOffice *office = summer_window_get_office (window);
  gint64 minutes = g_settings_get_int (summer_window_get_settings (window), "lock-minutes");

  if (summer_office_get_work (office) != NULL)
    used_cb (window);
  if (minutes == 0 || summer_office_get_session (office) == NULL
      || watch->clock () - watch->used < minutes * 60 * G_USEC_PER_SEC)
    return FALSE;
  leave (window, "account-lock");
  return TRUE;
}

static gboolean
check_cb (gpointer data)
{
  g_autoptr (SummerWindow) window = g_object_ref (data);

  summer_lock_check (window);
  return G_SOURCE_CONTINUE;
}

void
summer_lock_set_clock (SummerWindow *window, SummerLockClock clock)
{
  Watch *watch = get_watch (window);

  watch->clock = clock;
  watch->used = clock ();
}

/**
 * summer_lock_add_actions:
 *
 * Puts the actions on the window, and watches whether it is used.
 */
void
summer_lock_add_actions (SummerWindow *window)
{
  const GActionEntry entries[] = {
    { .name = "lock", .activate = lock_cb },
    { .name = "sign-out", .activate = sign_out_cb },
  };
  Watch *watch = g_new0 (Watch, 1);

  g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), window);
  watch->clock = g_get_monotonic_time;
  watch->used = watch->clock ();
  watch->check_id = g_timeout_add_seconds (CHECK_EVERY, check_cb, window);
  g_object_set_data_full (G_OBJECT (window), "summer-lock", watch, watch_free);
  watch_events (GTK_WIDGET (window));
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (toplevels_cb),
                           window, 0);
}

void
summer_lock_update_actions (SummerWindow *window)
{
  gboolean signed_in = summer_office_get_session (summer_window_get_office (window)) != NULL;
  const char *const names[] = { "lock", "sign-out" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (
                                     g_action_map_lookup_action (G_ACTION_MAP (window), names[i])),
                                 signed_in);
}
