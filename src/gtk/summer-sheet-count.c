#include "config.h"

#include "summer-sheet-count.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"

#define SHORT 10 /* letters */

static int
count_all (SummerSheet *shown, gint64 programme)
{
  g_autoptr (SummerSheet) whole
      = summer_sheet_new (summer_sheet_get_store (shown), summer_sheet_get_spec (shown), programme);

  summer_sheet_set_unions (whole, summer_sheet_get_unions (shown));
  return (int) g_list_model_get_n_items (G_LIST_MODEL (whole));
}

static char *
dup_count (guint count, SummerCountText dup_count_text)
{
  return dup_count_text != NULL
             ? dup_count_text (count)
             : summer_phrase_dup_counted (ngettext ("%s row", "%s rows", count), count);
}

/**
 * summer_sheet_count_dup_text:
 * @narrowed: whether a filter is on
 * @all: (inout): how many rows there are without a filter, -1 = not counted yet; set so by the caller when the
 *   records change
 *
 * Returns: (transfer full): "100 classes", or "100 classes, 12 after the filter"
 */
char *
summer_sheet_count_dup_text (SummerSheet *shown,
                             gint64 programme,
                             gboolean narrowed,
                             int *all,
                             SummerCountText dup_count_text)
{
  const guint n_shown = g_list_model_get_n_items (G_LIST_MODEL (shown));
  g_autofree char *text = NULL;

  g_return_val_if_fail (SUMMER_IS_SHEET (shown) && all != NULL, NULL);

  if (!narrowed)
    *all = (int) n_shown;
  else if (*all < 0)
    *all = count_all (shown, programme);
  text = dup_count ((guint) *all, dup_count_text);
  /* Translators: %s is "100 classes". */
  return narrowed ? g_strdup_printf (_ ("%s, %u after the filter"), text, n_shown)
                  : g_steal_pointer (&text);
}

/**
 * summer_sheet_count_show:
 *
 * The count alone is never cut short; with what the filter leaves it may be, where it has no room.
 */
void
summer_sheet_count_show (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (label), text);
  gtk_label_set_ellipsize (label, g_utf8_strlen (text, -1) > SHORT ? PANGO_ELLIPSIZE_END
                                                                   : PANGO_ELLIPSIZE_NONE);
}

void
summer_sheet_count_show_waiting (GtkLabel *label)
{
  summer_sheet_count_show (label, _ ("Reading the journal …"));
}
