#include "config.h"

#include "summer-time-entry.h"

struct _SummerTimeEntry
{
  GtkEntry parent_instance;
};

G_DEFINE_FINAL_TYPE (SummerTimeEntry, summer_time_entry, GTK_TYPE_ENTRY)

static void
changed_cb (SummerTimeEntry *self)
{
  gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
summer_time_entry_class_init (SummerTimeEntryClass *klass)
{
}

static void
summer_time_entry_init (SummerTimeEntry *self)
{
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 6);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 6);
  gtk_entry_set_activates_default (GTK_ENTRY (self), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self), "--:--");
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}

GtkWidget *
summer_time_entry_new (void)
{
  return g_object_new (SUMMER_TYPE_TIME_ENTRY, NULL);
}

void
summer_time_entry_set_time (SummerTimeEntry *self, SummerTime time)
{
  g_autofree char *text = summer_time_dup_text (time);

  g_return_if_fail (SUMMER_IS_TIME_ENTRY (self));

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/**
 * summer_time_entry_get_time:
 * @time: (out): what stands there; %SUMMER_TIME_NONE when nothing does
 */
gboolean
summer_time_entry_get_time (SummerTimeEntry *self, SummerTime *time)
{
  g_autofree char *text = NULL;
  size_t length;

  g_return_val_if_fail (SUMMER_IS_TIME_ENTRY (self) && time != NULL, FALSE);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  length = strlen (text);
  *time = SUMMER_TIME_NONE;
  if (length == 0)
    return TRUE;
  if ((length == 3 || length == 4) && strspn (text, "0123456789") == length)
    {
      g_autofree char *parted
          = g_strdup_printf ("%.*s:%s", (int) length - 2, text, text + length - 2);

      *time = summer_time_parse (parted);
    }
  else
    *time = summer_time_parse (text);
  if (*time != SUMMER_TIME_NONE)
    return TRUE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_widget_grab_focus (GTK_WIDGET (self));
  return FALSE;
}
