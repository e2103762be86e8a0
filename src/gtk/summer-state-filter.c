#include "config.h"

#include "summer-state-filter.h"

#include <glib/gi18n.h>

#include "summer-reading.h"

/**
 * summer_state_filter_set_up:
 * @column: a column of kind state
 */
void
summer_state_filter_set_up (GtkDropDown *drop_down, const SummerSheetColumn *column)
{
  g_autoptr (GtkStringList) values = gtk_string_list_new (NULL);
  g_autofree char *all = NULL;

  g_return_if_fail (GTK_IS_DROP_DOWN (drop_down));
  g_return_if_fail (column != NULL && column->kind == SUMMER_COLUMN_STATE);

  /* Translators: %s is a column's heading: every verdict, every state. */
  all = g_strdup_printf (_ ("%s: all"), _ (column->heading));
  gtk_string_list_append (values, all);
  if (column->terms == SUMMER_SHEET_VERDICT)
    for (int v = 0; v < SUMMER_N_READINGS; v++)
      gtk_string_list_append (values, summer_reading_get_text ((SummerReading) v));
  else
    for (guint v = 0; v < summer_terms_get_size (column->terms); v++)
      gtk_string_list_append (values, summer_terms_get_text (column->terms, v));

  gtk_drop_down_set_model (drop_down, G_LIST_MODEL (values));
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (column->heading), -1);
}

/**
 * summer_state_filter_get:
 *
 * Returns: the value let through, -1 = all
 */
int
summer_state_filter_get (GtkDropDown *drop_down)
{
  guint chosen = gtk_drop_down_get_selected (drop_down);

  return chosen == GTK_INVALID_LIST_POSITION ? -1 : (int) chosen - 1;
}

void
summer_state_filter_set (GtkDropDown *drop_down, int value)
{
  gtk_drop_down_set_selected (drop_down, value + 1);
}
