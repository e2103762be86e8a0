#include "config.h"

#include "summer-day-picker.h"

#include <glib/gi18n.h>

#include "summer-field.h"

/* The day follows what is chosen; what is chosen moves with the month too, so that the calendar stays open for it. */
static void
chosen_cb (GtkCalendar *calendar, GtkEntry *entry)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (calendar);

  summer_field_set_day (entry, summer_day_from_ymd (g_date_time_get_year (date),
                                                    g_date_time_get_month (date),
                                                    g_date_time_get_day_of_month (date)));
}

static void
clicked_cb (GtkPopover *popover, int n_press)
{
  if (n_press == 2)
    gtk_popover_popdown (popover);
}

/* Esc leaves what stood there before the calendar was opened: a look at another month is no choice. */
static gboolean
calendar_key_cb (GtkPopover *popover, guint key)
{
  GtkWidget *entry = gtk_widget_get_parent (GTK_WIDGET (popover));

  if (key == GDK_KEY_Escape)
    gtk_editable_set_text (GTK_EDITABLE (entry), g_object_get_data (G_OBJECT (popover), "former"));
  if (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter)
    return FALSE;
  gtk_popover_popdown (popover);
  return TRUE;
}

static GtkWidget *
new_calendar (GtkWidget *popover, GtkEntry *entry)
{
  GtkWidget *calendar = gtk_calendar_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  SummerDay day;

  if (summer_field_get_day (entry, &day) && day != SUMMER_DAY_NONE)
    {
      int year, month, of_month;
      g_autoptr (GDateTime) date = NULL;

      summer_day_to_ymd (day, &year, &month, &of_month);
      date = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
      gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (calendar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Calendar"), -1);
  g_signal_connect_object (calendar, "day-selected", G_CALLBACK (chosen_cb), entry, 0);
  g_signal_connect_swapped (click, "released", G_CALLBACK (clicked_cb), popover);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (calendar_key_cb), popover);
  gtk_widget_add_controller (calendar, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (calendar, keys);
  return calendar;
}

static void
open_picker (GtkEntry *entry)
{
  GtkWidget *popover = gtk_popover_new ();

  g_object_set_data_full (G_OBJECT (popover), "former",
                          g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))), g_free);
  gtk_popover_set_child (GTK_POPOVER (popover), new_calendar (popover, entry));
  gtk_widget_set_parent (popover, GTK_WIDGET (entry));
  /* It belongs to the entry only while it is open: an entry does not let go of children of ours. */
  g_signal_connect (popover, "closed", G_CALLBACK (gtk_widget_unparent), NULL);
  g_signal_connect_object (entry, "unrealize", G_CALLBACK (gtk_widget_unparent), popover,
                           G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static gboolean
entry_key_cb (GtkEntry *entry, guint key, guint code, GdkModifierType state)
{
  if (key != GDK_KEY_Down || (state & GDK_ALT_MASK) == 0)
    return FALSE;
  open_picker (entry);
  return TRUE;
}

/**
 * summer_day_picker_attach:
 * @entry: what stands in it is read and written as a day
 */
void
summer_day_picker_attach (GtkEntry *entry)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_return_if_fail (GTK_IS_ENTRY (entry));

  gtk_entry_set_icon_from_icon_name (entry, GTK_ENTRY_ICON_SECONDARY, "x-office-calendar-symbolic");
  gtk_entry_set_icon_tooltip_text (entry, GTK_ENTRY_ICON_SECONDARY, _ ("Calendar (Alt+Down)"));
  g_signal_connect (entry, "icon-release", G_CALLBACK (open_picker), NULL);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (entry_key_cb), entry);
  gtk_widget_add_controller (GTK_WIDGET (entry), keys);
}
