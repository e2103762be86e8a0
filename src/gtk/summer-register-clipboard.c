/* The register's grid and the clipboard: blocks of cells as spreadsheets give and take them. */
#include "config.h"

#include "summer-register-grid-private.h"

#include <glib/gi18n.h>

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  g_autofree char *text = NULL;
  SummerRegisterBlock block;

  summer_register_grid_get_block (self, &block);
  if (block.n_days == 0)
    return;
  text = summer_register_dup_text (self->reg, &block);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
}

static void
cut_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  SummerRegisterBlock block;

  summer_register_grid_get_block (self, &block);
  if (block.n_days == 0)
    return;
  copy_action (widget, name, parameter);
  self->advance = FALSE;
  summer_register_grid_write (
      self, summer_register_set_block (self->reg, &block, SUMMER_MARK_UNRECORDED, NULL), 0, NULL);
}

/* The first problem in words, and how many more there are. */
static void
say_problems (SummerRegisterGrid *self, GPtrArray *problems)
{
  g_autofree char *text = NULL;
  const guint more = problems->len - 1;

  /* Translators: what could not be pasted, and how many more cells */
  text = more == 0
             ? g_strdup (problems->pdata[0])
             : g_strdup_printf (ngettext ("%s; and %u more cell", "%s; and %u more cells", more),
                                (const char *) problems->pdata[0], more);
  gtk_widget_error_bell (GTK_WIDGET (self));
  summer_register_grid_say (self, text);
}

static void
pasted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerRegisterGrid) self = user_data;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);
  SummerRegisterBlock block;

  summer_register_grid_get_block (self, &block);
  if (block.n_days == 0)
    return;
  if (text == NULL)
    {
      summer_register_grid_say (self, _ ("There is no text on the clipboard to paste."));
      return;
    }
  self->advance = FALSE;
  summer_register_grid_write (self, summer_register_read_text (self->reg, &block, text, problems),
                              0, NULL);
  if (problems->len > 0)
    say_problems (self, problems);
}

static void
paste_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb,
                                 g_object_ref (widget));
}

/**
 * summer_register_grid_class_add_clipboard:
 *
 * Copy, cut and paste, with the keys that everyone knows and the older ones.
 */
void
summer_register_grid_class_add_clipboard (GtkWidgetClass *klass)
{
  static const struct
  {
    guint key;
    GdkModifierType state;
    const char *action;
  } keys[] = {
    { GDK_KEY_c, GDK_CONTROL_MASK, "register.copy" },
    { GDK_KEY_Insert, GDK_CONTROL_MASK, "register.copy" },
    { GDK_KEY_x, GDK_CONTROL_MASK, "register.cut" },
    { GDK_KEY_Delete, GDK_SHIFT_MASK, "register.cut" },
    { GDK_KEY_v, GDK_CONTROL_MASK, "register.paste" },
    { GDK_KEY_Insert, GDK_SHIFT_MASK, "register.paste" },
  };

  gtk_widget_class_install_action (klass, "register.copy", NULL, copy_action);
  gtk_widget_class_install_action (klass, "register.cut", NULL, cut_action);
  gtk_widget_class_install_action (klass, "register.paste", NULL, paste_action);
  /* The window's command for lists. */
  gtk_widget_class_install_action (klass, "sheet.copy", NULL, copy_action);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (klass, keys[i].key, keys[i].state, keys[i].action, NULL);
}
