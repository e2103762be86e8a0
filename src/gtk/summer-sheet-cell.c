#include "config.h"

#include "summer-sheet-cell.h"

#include "summer-chip.h"
#include "summer-sheet-clicks.h"

/* A hundred thousand rows scroll as ten do because a cell costs little to set anew: GtkInscription asks
 * nobody for its size, and a chip changes its style only where its tone changes. */

static void
inscription_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const SummerSheetColumn *spec = column;
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (cell), summer_sheet_cell_get_xalign (spec));
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell),
                                     GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 0);
  /* One line, from its top: the line of a text cut short is a little higher than the others. */
  gtk_inscription_set_yalign (GTK_INSCRIPTION (cell), 0);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER);
  gtk_list_item_set_child (item, cell);
  summer_sheet_clicks_note_cell (item);
}

static gboolean
query_tooltip_cb (
    GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, gpointer user_data)
{
  const char *text = gtk_inscription_get_text (GTK_INSCRIPTION (cell));
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  if (text == NULL)
    return FALSE;

  /* Only what does not fit is worth a tooltip. */
  layout = gtk_widget_create_pango_layout (cell, text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (cell))
    return FALSE;

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static void
text_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  inscription_setup_cb (factory, item, column);
  gtk_widget_set_has_tooltip (gtk_list_item_get_child (item), TRUE);
  g_signal_connect (gtk_list_item_get_child (item), "query-tooltip", G_CALLBACK (query_tooltip_cb),
                    NULL);
}

static guint
get_index (GtkSignalListItemFactory *factory)
{
  return GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "column"));
}

static void
inscription_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  g_autofree char *text
      = summer_sheet_row_dup_text (gtk_list_item_get_item (item), get_index (factory));

  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (item)), text);
}

static void
chip_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  gtk_list_item_set_child (item, summer_chip_new ());
  summer_sheet_clicks_note_cell (item);
}

static void
chip_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  const SummerSheetColumn *spec = column;
  SummerSheetRow *row = gtk_list_item_get_item (item);
  SummerChip *chip = SUMMER_CHIP (gtk_list_item_get_child (item));
  guint index = get_index (factory);

  if (summer_sheet_row_is_null (row, index))
    summer_chip_set (chip, SUMMER_TONE_PLAIN, NULL, NULL);
  else if (spec->terms == SUMMER_SHEET_VERDICT)
    summer_chip_set_reading (chip, summer_sheet_row_get_number (row, index));
  else
    summer_chip_set_term (chip, spec->terms, summer_sheet_row_get_number (row, index));
}

/**
 * summer_sheet_cell_get_xalign:
 *
 * Where a column's texts stand: figures that are compared with one another on the right.
 */
float
summer_sheet_cell_get_xalign (const SummerSheetColumn *column)
{
  switch (column->kind)
    {
    case SUMMER_COLUMN_COUNT:
    case SUMMER_COLUMN_MONEY:
    case SUMMER_COLUMN_RATE:
      return 1;
    case SUMMER_COLUMN_TEXT:
    case SUMMER_COLUMN_CODE:
    case SUMMER_COLUMN_DAY:
    case SUMMER_COLUMN_TIME:
    case SUMMER_COLUMN_STATE:
      return 0;
    default:
      g_assert_not_reached ();
    }
}

/**
 * summer_sheet_cell_factory_new:
 * @spec: a sheet's, static
 *
 * Returns: (transfer full): what makes and sets the cells of one column
 */
GtkListItemFactory *
summer_sheet_cell_factory_new (const SummerSheetSpec *spec, guint column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  const SummerSheetColumn *of = &spec->columns[column];
  gpointer data = (gpointer) of;
  gboolean chip = of->kind == SUMMER_COLUMN_STATE
                  && (of->terms == SUMMER_SHEET_VERDICT || summer_chip_has_terms (of->terms));

  g_object_set_data (G_OBJECT (factory), "column", GUINT_TO_POINTER (column));
  if (chip)
    g_signal_connect (factory, "setup", G_CALLBACK (chip_setup_cb), data);
  else if (of->kind == SUMMER_COLUMN_TEXT)
    g_signal_connect (factory, "setup", G_CALLBACK (text_setup_cb), data);
  else
    g_signal_connect (factory, "setup", G_CALLBACK (inscription_setup_cb), data);
  g_signal_connect (factory, "bind",
                    chip ? G_CALLBACK (chip_bind_cb) : G_CALLBACK (inscription_bind_cb), data);
  return factory;
}
