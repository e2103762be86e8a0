#include "config.h"

#include "summer-sheet-chosen.h"

#include "summer-history.h"
#include "summer-scroll.h"

gint64
summer_sheet_chosen_get_class (SummerSheetView *view)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (view);
  const gint64 key = summer_sheet_view_get_chosen (view);
  const guint position
      = sheet != NULL && key != 0 ? summer_sheet_find_key (sheet, key) : GTK_INVALID_LIST_POSITION;
  const SummerAssessment *assessment = NULL;
  const SummerClassFacts *facts = NULL;
  g_autoptr (SummerSheetRow) row = NULL;
  const char *code = NULL;
  guint column;

  if (position == GTK_INVALID_LIST_POSITION)
    return 0;
  column = summer_sheet_find_column (summer_sheet_get_spec (sheet), "class_code");
  row = g_list_model_get_item (G_LIST_MODEL (sheet), position);
  if (column < summer_sheet_get_spec (sheet)->n_columns && row != NULL)
    code = summer_sheet_row_get_raw (row, column);
  assessment = summer_office_get_whole_assessment (summer_sheet_view_get_office (view));
  if (code != NULL && assessment != NULL)
    facts = summer_facts_find_class (assessment->facts, code);
  return facts != NULL ? facts->id : 0;
}

/**
 * summer_sheet_view_choose:
 *
 * Selects the row, scrolls to it and gives it the focus; a filter that hides it goes.
 *
 * Returns: whether there is such a row
 */
gboolean
summer_sheet_view_choose (SummerSheetView *self, gint64 key)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self);
  GtkColumnView *view = summer_sheet_view_get_column_view (self);
  guint position;

  if (sheet == NULL)
    return FALSE;
  position = summer_sheet_find_key (sheet, key);
  if (position == GTK_INVALID_LIST_POSITION)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "sheet.clear-filter", NULL);
      position = summer_sheet_find_key (summer_sheet_view_get_sheet (self), key);
    }
  if (position == GTK_INVALID_LIST_POSITION)
    return FALSE;

  gtk_selection_model_select_item (gtk_column_view_get_model (view), position, TRUE);
  summer_scroll_focus_selected (GTK_WIDGET (view), position);
  return TRUE;
}

/**
 * summer_sheet_chosen_show_added:
 * @table: the table of the records that the rows are
 *
 * Chooses the record that the last thing done added; a filter that hides it goes.
 *
 * Returns: whether there is one, among the rows
 */
gboolean
summer_sheet_chosen_show_added (SummerSheetView *view, const char *table)
{
  const gint64 added
      = summer_history_find_added (summer_office_get_store (summer_sheet_view_get_office (view)),
                                   table);

  return added != 0 && summer_sheet_view_choose (view, added);
}
