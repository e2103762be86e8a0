/* What the window says in passing. */
#include "config.h"

#include "summer-window-private.h"

#include "summer-toast.h"

/* In us. A toast that is still coming in is given the next text: libadwaita 1.2 does not survive that it is dismissed
 * before it has come. */
#define TOAST_COMES (700 * 1000)

/* A toast that is on its way out, by its time or by a click, must not be dismissed once more. */
static void
toast_dismissed_cb (SummerWindow *self, AdwToast *toast)
{
  if (self->toast == toast)
    g_clear_weak_pointer (&self->toast);
}

/* The target goes before the name: a button that is shown looks its action up by the name. */
static void
fill_toast (AdwToast *toast, const char *title, const char *button, const char *action)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (action != NULL)
    g_action_parse_detailed_name (action, &name, &target, NULL);
  adw_toast_set_title (toast, title);
  adw_toast_set_action_name (toast, NULL);
  adw_toast_set_button_label (toast, button);
  adw_toast_set_action_target_value (toast, target);
  adw_toast_set_action_name (toast, name);
}

/**
 * summer_window_toast:
 * @button: (nullable): a button on it
 * @action: (nullable): the detailed name of the action of the button
 *
 * Says that something was done.
 */
void
summer_window_toast (SummerWindow *self, const char *text, const char *button, const char *action)
{
  g_autofree char *escaped = NULL;
  gint64 now = g_get_monotonic_time ();

  g_return_if_fail (SUMMER_IS_WINDOW (self));

  /* Twenty children sign in within a minute: what is said is said of the last, and so is its Undo. */
  escaped = g_markup_escape_text (text, -1);
  if (self->toast != NULL && now - self->toasted < TOAST_COMES)
    {
      fill_toast (self->toast, escaped, button, action);
      return;
    }

  AdwToast *toast = adw_toast_new ("");
  fill_toast (toast, escaped, button, action);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  g_set_weak_pointer (&self->toast, toast);
  self->toasted = now;
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (toast_dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  summer_toast_show (self->toasts, toast);
}

/**
 * summer_window_toast_file:
 * @can_open: whether the file is one to look at, such as a workbook
 *
 * Says that a file was written and leads to it, and to its folder.
 */
void
summer_window_toast_file (SummerWindow *self, const char *path, gboolean can_open)
{
  g_return_if_fail (SUMMER_IS_WINDOW (self) && path != NULL);

  summer_toast_show (self->toasts, summer_toast_new_for_file (path, can_open));
}

/**
 * summer_window_toast_error:
 *
 * Says what went wrong and stays until it was read. A piece of work that the person cancelled is no error.
 */
void
summer_window_toast_error (SummerWindow *self, const GError *error)
{
  g_return_if_fail (SUMMER_IS_WINDOW (self) && error != NULL);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    summer_toast_show (self->toasts, summer_toast_new_for_error (error));
}
