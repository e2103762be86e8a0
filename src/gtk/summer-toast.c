#include "config.h"

#include "summer-toast.h"

#include <glib/gi18n.h>

#define FILE_SECONDS 12 /* long enough to reach its buttons by keyboard */

/**
 * summer_toast_new_for_file:
 * @can_open: whether the file is one to look at, such as a workbook
 *
 * Returns: (transfer full): that a file was written, with the way to it and to its folder
 */
AdwToast *
summer_toast_new_for_file (const char *path, gboolean can_open)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *folder = gtk_button_new_with_mnemonic (_ ("Open the _folder"));
  g_autoptr (GVariant) target = g_variant_ref_sink (g_variant_new_string (path));
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *text = g_strdup_printf (_ ("Written: %s"), name);
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (box), label);
  /* The target before the name: a name is looked up at once, and must find a target of its type. */
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (folder), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (folder), "win.open-folder");
  gtk_box_append (GTK_BOX (box), folder);
  adw_toast_set_custom_title (toast, box);
  if (can_open)
    {
      adw_toast_set_button_label (toast, _ ("_Open"));
      adw_toast_set_action_target_value (toast, target);
      adw_toast_set_action_name (toast, "win.open-file");
    }
  adw_toast_set_timeout (toast, FILE_SECONDS);
  return toast;
}

/**
 * summer_toast_new_for_error:
 *
 * Returns: (transfer full): what went wrong and what to do, on as many lines as it needs; it stays
 */
AdwToast *
summer_toast_new_for_error (const GError *error)
{
  AdwToast *toast = adw_toast_new ("");
  GtkWidget *label = gtk_label_new (error->message);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  adw_toast_set_custom_title (toast, label);
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  return toast;
}

static void
count (AdwToastOverlay *overlay, int more)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (overlay));
  const int n = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (overlay), "toasts")) + more;

  g_object_set_data (G_OBJECT (overlay), "toasts", GINT_TO_POINTER (n));
  if (root != NULL && n > 0)
    gtk_widget_add_css_class (GTK_WIDGET (root), "toasting");
  else if (root != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (root), "toasting");
}

static void
dismissed_cb (AdwToastOverlay *overlay)
{
  count (overlay, -1);
}

void
summer_toast_show (AdwToastOverlay *overlay, AdwToast *toast)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay) && ADW_IS_TOAST (toast));

  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), overlay,
                           G_CONNECT_SWAPPED);
  count (overlay, 1);
  adw_toast_overlay_add_toast (overlay, toast);
}
