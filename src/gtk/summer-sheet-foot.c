#include "config.h"

#include "summer-sheet-foot.h"

#include <glib/gi18n.h>

#include "summer-money.h"
#include "summer-phrase.h"

/* Beyond this many rows the sums of a selection are not worth waiting for. */
#define MAX_SUMMED 5000

static gint64
sum_column (SummerSheet *sheet, guint column, GtkBitset *selected)
{
  GtkBitsetIter iter;
  guint position;
  gint64 sum = 0;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, selected, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), position);

      if (row != NULL && !summer_sheet_row_is_null (row, column))
        sum += summer_sheet_row_get_number (row, column);
    }
  return sum;
}

/* Of all rows, where the sheet is one that is added up. */
static char *
dup_total (SummerSheet *sheet, SummerSheetColumns *columns)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (sheet);
  g_autofree gint64 *sums
      = g_list_model_get_n_items (G_LIST_MODEL (sheet)) > 0 ? summer_sheet_dup_sums (sheet) : NULL;
  g_autoptr (GString) text = g_string_new (_ ("Total"));

  if (sums == NULL)
    return NULL;
  for (guint i = 0; i < spec->n_columns; i++)
    if (spec->columns[i].kind == SUMMER_COLUMN_MONEY && summer_sheet_columns_get_shown (columns, i))
      {
        g_autofree char *amount = summer_money_dup_text (sums[i]);

        g_string_append_printf (text, "    %s %s", _ (spec->columns[i].heading), amount);
      }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * summer_sheet_foot_dup_text:
 * @selected: the positions of the rows selected
 *
 * As a spreadsheet does below its cells: the amounts, and the counts that can be added, of the columns shown.
 *
 * Returns: (transfer full) (nullable): %NULL when fewer than two rows are selected and the sheet has no totals
 */
char *
summer_sheet_foot_dup_text (SummerSheet *sheet, SummerSheetColumns *columns, GtkBitset *selected)
{
  const SummerSheetSpec *spec = summer_sheet_get_spec (sheet);
  guint n = (guint) gtk_bitset_get_size (selected);
  g_autoptr (GString) text = g_string_new (NULL);

  if (n < 2)
    return dup_total (sheet, columns);

  g_string_append_printf (text, ngettext ("%u row selected", "%u rows selected", n), n);
  for (guint i = 0; n <= MAX_SUMMED && i < spec->n_columns; i++)
    {
      g_autofree char *amount = NULL;

      if (!summer_sheet_columns_get_shown (columns, i))
        continue;
      if (spec->columns[i].kind == SUMMER_COLUMN_MONEY)
        amount = summer_money_dup_text (sum_column (sheet, i, selected));
      else if (spec->columns[i].kind == SUMMER_COLUMN_COUNT && !spec->columns[i].ordinal
               && g_strcmp0 (spec->key, spec->columns[i].sql) != 0)
        amount = summer_phrase_dup_count (sum_column (sheet, i, selected));
      if (amount != NULL)
        g_string_append_printf (text, "    %s %s", _ (spec->columns[i].heading), amount);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
