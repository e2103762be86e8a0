#include "config.h"

#include "summer-sheet-several.h"

#define MOST 2000 /* rows: more are not worked on together */

struct _SummerSheetSeveral
{
  GArray *keys;     /* owned: gint64 */
  gboolean changes; /* rows are on their way */
};

SummerSheetSeveral *
summer_sheet_several_new (void)
{
  SummerSheetSeveral *self = g_new0 (SummerSheetSeveral, 1);

  self->keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
summer_sheet_several_free (SummerSheetSeveral *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->keys);
  g_free (self);
}

static void
begin_cb (SummerSheetSeveral *self)
{
  self->changes = TRUE;
}

void
summer_sheet_several_watch (SummerSheetSeveral *self, SummerSheet *sheet)
{
  g_return_if_fail (self != NULL && SUMMER_IS_SHEET (sheet));

  g_array_set_size (self->keys, 0);
  g_signal_connect_swapped (sheet, "items-changed", G_CALLBACK (begin_cb), self);
}

/**
 * summer_sheet_several_note:
 *
 * What a person has chosen; what the selection loses while rows change is no choice.
 */
void
summer_sheet_several_note (SummerSheetSeveral *self, SummerSheet *sheet, GtkBitset *selected)
{
  const guint64 n = gtk_bitset_get_size (selected);

  g_return_if_fail (self != NULL);

  if (self->changes)
    return;
  g_array_set_size (self->keys, 0);
  for (guint i = 0; n > 1 && n <= MOST && i < n; i++)
    {
      g_autoptr (SummerSheetRow) row
          = g_list_model_get_item (G_LIST_MODEL (sheet), gtk_bitset_get_nth (selected, i));
      const gint64 key = row != NULL ? summer_sheet_row_get_key (row) : 0;

      g_array_append_val (self->keys, key);
    }
}

gboolean
summer_sheet_several_restore (SummerSheetSeveral *self,
                              SummerSheet *sheet,
                              GtkSelectionModel *selection)
{
  g_autoptr (GtkBitset) selected = gtk_bitset_new_empty ();
  g_autoptr (GtkBitset) all = NULL;

  g_return_val_if_fail (self != NULL, FALSE);

  self->changes = FALSE;
  for (guint i = 0; i < self->keys->len; i++)
    {
      const guint position = summer_sheet_find_key (sheet, g_array_index (self->keys, gint64, i));

      if (position != GTK_INVALID_LIST_POSITION)
        gtk_bitset_add (selected, position);
    }
  if (gtk_bitset_is_empty (selected))
    return FALSE;
  all = gtk_bitset_new_range (0, g_list_model_get_n_items (G_LIST_MODEL (sheet)));
  gtk_selection_model_set_selection (selection, selected, all);
  return TRUE;
}
