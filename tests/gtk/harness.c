#include "config.h"

#include "harness.h"

#include <glib/gstdio.h>

#include "summer-locale.h"
#include "summer-sample.h"
#include "summer-settings.h"

#ifdef __SANITIZE_ADDRESS__
#include <sanitizer/lsan_interface.h>

/* GLib's first table of quarks is made while libraries are loaded. A program with more than two thousand of them gets
 * a larger one, and the first stays without anybody who points to it, for readers that take no lock. Nothing of ours
 * runs that early, so what is allocated then is not looked at. */
static void
load_unwatched (void)
{
  __lsan_disable ();
}

__attribute__ ((section (".preinit_array"), used)) static void (*const before_libraries) (void)
    = load_unwatched;
#endif

#define PATIENCE 60 /* seconds; a guard against hanging for ever, never a measure */

/**
 * harness_init:
 *
 * Readies GTK and the tests. Warnings are fatal.
 */
void
harness_init (int *argc, char ***argv)
{
#ifdef __SANITIZE_ADDRESS__
  __lsan_enable ();
#endif
  summer_locale_init ();
  gtk_test_init (argc, argv, NULL);
  adw_init ();
}

/**
 * harness_new:
 * @n_classes: size of the invented programme; 0 = an empty database; -1 = no database yet, and no window
 */
Harness *
harness_new (int n_classes)
{
  Harness *self = g_new0 (Harness, 1);
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("summer-gtk-XXXXXX", &error);
  g_assert_no_error (error);
  self->database = g_build_filename (self->folder, "summer.db", NULL);

  if (n_classes > 0)
    {
      g_autoptr (SummerStore) store
          = summer_store_open (self->database, SUMMER_STORE_CREATE, &error);

      g_assert_no_error (error);
      summer_sample_fill (store, n_classes, 1, NULL, NULL, NULL, NULL, &error);
      g_assert_no_error (error);
    }
  if (n_classes >= 0)
    harness_open (self);
  return self;
}

static gboolean
has_turned_up (gpointer data)
{
  Harness *self = data;
  GObject *content
      = gtk_widget_get_template_child (GTK_WIDGET (self->window), SUMMER_TYPE_WINDOW, "content");

  return g_strcmp0 (gtk_stack_get_visible_child_name (GTK_STACK (content)), "opening") != 0;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static void
spawned_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static void
run_xdotool (Harness *self, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done = FALSE;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDERR_SILENCE, &error);
  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, spawned_cb, &done);
  harness_wait (is_true, &done);
  /* The keys have left; let them arrive. */
  for (int i = 0; i < 3; i++)
    harness_settle (self);
}

void
harness_open (Harness *self)
{
  static guint n_opened;
  g_autoptr (GSettings) settings = summer_settings_new ();
  g_autofree char *id = g_strdup_printf ("org.summerclasses.Test%u", ++n_opened);
  g_autoptr (GError) error = NULL;

  self->application = GTK_APPLICATION (adw_application_new (id, G_APPLICATION_NON_UNIQUE));
  g_application_set_resource_base_path (G_APPLICATION (self->application),
                                        "/org/summerclasses/SummerClasses");
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  summer_window_add_keys (self->application);

  self->office = summer_office_new (self->database);
  self->window = summer_window_new (self->application, self->office, settings);
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (self->window));
  harness_wait (has_turned_up, self);
  /* Where nothing has a tooltip: GTK complains of one that was about to come when its window goes. */
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove", "0", "0", NULL });
  if (summer_office_get_store (self->office) != NULL
      && summer_office_get_programme (self->office) != 0)
    harness_wait_assessed (self);
  harness_settle (self);
}

static gboolean
is_idle (gpointer data)
{
  return summer_office_get_work (((Harness *) data)->office) == NULL
         && !summer_office_get_assessing (((Harness *) data)->office);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        remove_folder (path); /* of backups, beside the database */
    }
  g_rmdir (folder);
}

void
harness_free (Harness *self)
{
  if (self->window != NULL)
    {
      harness_wait (is_idle, self);
      gtk_window_destroy (GTK_WINDOW (self->window));
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_clear_object (&self->office);
  g_clear_object (&self->application);
  remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->database);
  g_free (self);
}

static gboolean
wake_cb (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

void
harness_wait_full (gboolean (*check) (gpointer data),
                   gpointer data,
                   const char *where,
                   const char *what)
{
  gint64 end = g_get_monotonic_time () + PATIENCE * G_USEC_PER_SEC;
  guint wake = g_timeout_add (20, wake_cb, NULL);

  while (!check (data))
    {
      if (g_get_monotonic_time () > end)
        g_error ("%s: %s did not come true", where, what);
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (wake);
}

static void
after_paint_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

/**
 * harness_settle:
 *
 * Runs what is waiting, then lets one whole frame be drawn: layouts and states are as a person sees them.
 */
void
harness_settle (Harness *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->window));
  gboolean painted = FALSE;
  gulong id;

  while (g_main_context_iteration (NULL, FALSE))
    ;
  id = g_signal_connect (clock, "after-paint", G_CALLBACK (after_paint_cb), &painted);
  gtk_widget_queue_draw (GTK_WIDGET (self->window));
  harness_wait (is_true, &painted);
  g_signal_handler_disconnect (clock, id);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static gboolean
is_assessed (gpointer data)
{
  SummerOffice *office = ((Harness *) data)->office;

  return !summer_office_get_assessing (office) && summer_office_get_assessment (office) != NULL;
}

void
harness_wait_assessed (Harness *self)
{
  harness_wait (is_assessed, self);
  g_assert_no_error (summer_office_get_error (self->office));
}

void
harness_wait_idle_work (Harness *self)
{
  harness_settle (self);
  harness_wait (is_idle, self);
  harness_settle (self);
}

/**
 * harness_act:
 *
 * Activates an action of the window as a menu or a button would; it must be there and enabled.
 */
void
harness_act (Harness *self, const char *detailed_action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autoptr (GError) error = NULL;

  g_action_parse_detailed_name (detailed_action, &name, &target, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (name, "win."));
  g_assert_true (g_action_group_get_action_enabled (G_ACTION_GROUP (self->window), name + 4));
  g_action_group_activate_action (G_ACTION_GROUP (self->window), name + 4, target);
  harness_settle (self);
}

/**
 * harness_press:
 * @keys: names of keys, separated by spaces
 *
 * Real key presses through the X server, to whatever has the focus.
 */
void
harness_press (Harness *self, const char *keys)
{
  g_auto (GStrv) names = g_strsplit (keys, " ", -1);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();

  g_ptr_array_add (arguments, (gpointer) "xdotool");
  g_ptr_array_add (arguments, (gpointer) "key");
  for (guint i = 0; names[i] != NULL; i++)
    g_ptr_array_add (arguments, names[i]);
  g_ptr_array_add (arguments, NULL);
  run_xdotool (self, (const char *const *) arguments->pdata);
}

void
harness_type (Harness *self, const char *text)
{
  run_xdotool (self, (const char *const[]){ "xdotool", "type", "--delay", "20", text, NULL });
}

/* Where on the screen a place of a window lies: without a window manager its surface is at the corner. */
static void
find_place (GtkNative *native, double x, double y, char place[2][16])
{
  double offset_x, offset_y;

  gtk_native_get_surface_transform (native, &offset_x, &offset_y);
  g_snprintf (place[0], sizeof place[0], "%d", (int) (x + offset_x));
  g_snprintf (place[1], sizeof place[1], "%d", (int) (y + offset_y));
}

static void
find_middle (gpointer widget, char place[2][16])
{
  GtkNative *native = gtk_widget_get_native (widget);
  graphene_rect_t bounds;

  g_assert_true (gtk_widget_get_mapped (widget));
  g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (native), &bounds));
  find_place (native, bounds.origin.x + bounds.size.width / 2,
              bounds.origin.y + bounds.size.height / 2, place);
}

static void
click (Harness *self, char place[2][16])
{
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove", place[0], place[1], "click",
                                            "1", NULL });
}

/**
 * harness_click:
 *
 * A real click.
 */
void
harness_click (Harness *self, double x, double y)
{
  char place[2][16];

  find_place (GTK_NATIVE (self->window), x, y, place);
  click (self, place);
}

/**
 * harness_click_on:
 *
 * A real click in the middle of a widget of the window, or of a dialog over it.
 */
void
harness_click_on (Harness *self, gpointer widget)
{
  char place[2][16];

  find_middle (widget, place);
  click (self, place);
}

void
harness_click_with (Harness *self, const char *modifier, gpointer widget)
{
  char place[2][16];

  find_middle (widget, place);
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove", place[0], place[1], "keydown",
                                            modifier, "click", "1", "keyup", modifier, NULL });
}

/**
 * harness_type_and_hold:
 *
 * Types, and at once presses the button on the middle of a widget: the first half of a click. harness_let_go() is the
 * other. No pause falls between the two, however slow the machine is.
 */
void
harness_type_and_hold (Harness *self, const char *text, gpointer widget)
{
  char place[2][16];

  find_middle (widget, place);
  run_xdotool (self,
               (const char *const[]){ "xdotool", "type", "--args", "1", "--delay", "20", text,
                                      "mousemove", place[0], place[1], "mousedown", "1", NULL });
}

void
harness_let_go (Harness *self)
{
  run_xdotool (self, (const char *const[]){ "xdotool", "mouseup", "1", NULL });
}

/**
 * harness_drag:
 *
 * Takes what lies in the middle of one widget to the middle of another, with the button held down on the way.
 */
void
harness_drag (Harness *self, gpointer from, gpointer to)
{
  char start[2][16], end[2][16];

  find_middle (from, start);
  find_middle (to, end);
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove", start[0], start[1], "mousedown",
                                            "1", NULL });
  /* Far enough to be no click. */
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove_relative", "12", "12", NULL });
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove_relative", "12", "12", NULL });
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove", end[0], end[1], NULL });
  run_xdotool (self, (const char *const[]){ "xdotool", "mousemove_relative", "3", "3", NULL });
  run_xdotool (self, (const char *const[]){ "xdotool", "mouseup", "1", NULL });
}

GtkWindow *
harness_find_window (const char *type)
{
  GListModel *windows = gtk_window_get_toplevels ();
  const GType wanted = g_type_from_name (type);

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (wanted != G_TYPE_INVALID && g_type_is_a (G_OBJECT_TYPE (window), wanted)
          && gtk_widget_get_mapped (GTK_WIDGET (window)))
        return window;
    }
  return NULL;
}

GtkWidget *
harness_find_button (gpointer root, const char *action)
{
  if (GTK_IS_BUTTON (root) && gtk_widget_get_mapped (root)
      && g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    return root;
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = harness_find_button (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
harness_find (gpointer root, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (root), type))
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = harness_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkLabel *
harness_find_label (gpointer root, const char *text)
{
  if (GTK_IS_LABEL (root) && strstr (gtk_label_get_text (root), text) != NULL)
    return root;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkLabel *found = harness_find_label (child, text);

      if (found != NULL)
        return found;
    }
  return NULL;
}

typedef struct
{
  char *text;
  gboolean done;
} Clipboard;

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Clipboard *clipboard = user_data;

  clipboard->text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  clipboard->done = TRUE;
}

static gboolean
is_read (gpointer data)
{
  return ((Clipboard *) data)->done;
}

char *
harness_dup_clipboard (Harness *self)
{
  Clipboard clipboard = { NULL, FALSE };

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self->window)), NULL,
                                 read_cb, &clipboard);
  harness_wait (is_read, &clipboard);
  return clipboard.text;
}
