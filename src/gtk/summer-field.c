#include "config.h"

#include "summer-field.h"

/**
 * summer_field_dup_text:
 * @field: an editable or a text view
 *
 * Returns: (transfer full) (nullable): what stands there without the space around it; %NULL for nothing
 */
char *
summer_field_dup_text (gpointer field)
{
  char *text;

  if (GTK_IS_TEXT_VIEW (field))
    g_object_get (gtk_text_view_get_buffer (field), "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

  if (text != NULL && *g_strstrip (text) == '\0')
    g_clear_pointer (&text, g_free);
  return text;
}

void
summer_field_set_text (gpointer field, const char *text)
{
  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (field), text != NULL ? text : "", -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text != NULL ? text : "");
}

/**
 * summer_field_get_time:
 * @time: (out): %SUMMER_TIME_NONE where nothing stands there
 *
 * Returns: whether it is empty or a time
 */
gboolean
summer_field_get_time (gpointer field, SummerTime *time)
{
  g_autofree char *text = summer_field_dup_text (field);

  *time = text != NULL ? summer_time_parse (text) : SUMMER_TIME_NONE;
  return text == NULL || *time != SUMMER_TIME_NONE;
}

void
summer_field_set_time (gpointer field, SummerTime time)
{
  g_autofree char *text = summer_time_dup_text (time);

  summer_field_set_text (field, text);
}

/**
 * summer_field_get_day:
 * @day: (out): %SUMMER_DAY_NONE where nothing stands there
 *
 * Returns: whether it is empty or a day
 */
gboolean
summer_field_get_day (gpointer field, SummerDay *day)
{
  g_autofree char *text = summer_field_dup_text (field);

  *day = text != NULL ? summer_day_parse (text) : SUMMER_DAY_NONE;
  return text == NULL || *day != SUMMER_DAY_NONE;
}

void
summer_field_set_day (gpointer field, SummerDay day)
{
  g_autofree char *text = summer_day_dup_iso (day);

  summer_field_set_text (field, text);
}

/**
 * summer_field_set_wrong:
 * @text: (nullable): what is wrong with it
 *
 * Marks a field for the eye and for a reader.
 */
void
summer_field_set_wrong (GtkWidget *field, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (field));

  if (text != NULL)
    {
      gtk_widget_add_css_class (field, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      text, -1);
    }
  else
    {
      gtk_widget_remove_css_class (field, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (GTK_ACCESSIBLE (field), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

char *
summer_field_dup_chosen (GtkDropDown *field)
{
  GtkStringObject *chosen = gtk_drop_down_get_selected_item (field);

  return chosen != NULL ? g_strdup (gtk_string_object_get_string (chosen)) : NULL;
}
