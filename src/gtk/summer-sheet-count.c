#include "config.h"

#include "summer-sheet-count.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

static char *
dup_count (SummerSheet *sheet, SummerCountText dup_count_text)
{
  guint count = g_list_model_get_n_items (G_LIST_MODEL (sheet));

  return dup_count_text != NULL
             ? dup_count_text (count)
             : summer_phrase_dup_counted (ngettext ("%s row", "%s rows", count), count);
}

/**
 * summer_sheet_count_dup_text:
 * @narrowed: whether a filter is on
 * @whole: (inout): where the sheet without a filter is kept; cleared by the caller when the records change
 *
 * Returns: (transfer full): "100 classes", or "100 classes, 12 after the filter"
 */
char *
summer_sheet_count_dup_text (SummerSheet *shown,
                             gint64 programme,
                             gboolean narrowed,
                             SummerSheet **whole,
                             SummerCountText dup_count_text)
{
  g_autofree char *all = NULL;

  if (!narrowed)
    return dup_count (shown, dup_count_text);

  if (*whole == NULL)
    *whole = summer_sheet_new (summer_sheet_get_store (shown), summer_sheet_get_spec (shown),
                               programme);
  all = dup_count (*whole, dup_count_text);
  /* Translators: %s is "100 classes". */
  return g_strdup_printf (_ ("%s, %u after the filter"), all,
                          g_list_model_get_n_items (G_LIST_MODEL (shown)));
}
