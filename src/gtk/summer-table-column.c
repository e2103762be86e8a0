#include "config.h"

#include "summer-table-column.h"

#include "summer-table-row.h"

struct _SummerTableColumn
{
  const SummerTableSource *source; /* borrowed */
  char *heading;                   /* owned */
  guint index;
  SummerTableCells cells;
  SummerTableStyleFunc style;
  GtkSorter *sorter;               /* owned; NULL where rows are not sorted by it */
  GtkColumnViewColumn *view, *sum; /* owned: in the list and in the total */
};

/**
 * summer_table_column_dup_text:
 * @row: a number of the page's, or %SUMMER_TABLE_TOTAL
 *
 * Returns: (transfer full) (nullable): what stands there; %NULL where nothing does
 */
char *
summer_table_column_dup_text (const SummerTableColumn *self, guint row)
{
  const SummerTableSource *source;
  char **texts;

  g_return_val_if_fail (self, NULL);

  source = self->source;
  if (self->cells.numbered)
    return self->cells.numbered (source->owner, row, self->cells.number);
  if (self->cells.text)
    return self->cells.text (source->owner, row);
  if (self->cells.create || !source->texts || row >= source->texts->len)
    return NULL;
  texts = g_ptr_array_index (source->texts, row);
  return g_strdup (texts[self->index]);
}

/**
 * summer_table_column_is_shown:
 *
 * Returns: whether a list holds it
 */
gboolean
summer_table_column_is_shown (const SummerTableColumn *self)
{
  g_return_val_if_fail (self, FALSE);
  return gtk_column_view_column_get_column_view (self->view) != NULL;
}

/**
 * summer_table_column_is_end:
 *
 * Returns: whether it stands to the right, as figures do
 */
gboolean
summer_table_column_is_end (const SummerTableColumn *self)
{
  g_return_val_if_fail (self, FALSE);
  return (self->cells.flags & SUMMER_TABLE_END) != 0;
}

/**
 * summer_table_column_has_text:
 *
 * Returns: whether a copy or a print has this column
 */
gboolean
summer_table_column_has_text (const SummerTableColumn *self)
{
  g_return_val_if_fail (self, FALSE);
  return summer_table_column_is_shown (self) && (self->cells.text || !self->cells.create);
}

static guint
get_number (GtkListItem *item)
{
  return summer_table_row_get_number (gtk_list_item_get_item (item));
}

/* The style class that was set at the last binding goes before the new one comes: rows are reused. */
static void
restyle (GtkWidget *widget, const char *style)
{
  const char *before = g_object_get_data (G_OBJECT (widget), "summer-style");

  if (g_strcmp0 (before, style) == 0)
    return;
  if (before)
    gtk_widget_remove_css_class (widget, before);
  if (style)
    gtk_widget_add_css_class (widget, style);
  g_object_set_data_full (G_OBJECT (widget), "summer-style", g_strdup (style), g_free);
}

/* What is cut off can be read in whole. */
static gboolean
query_tooltip_cb (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_text (label));
  return TRUE;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SummerTableColumn *self)
{
  GtkWidget *child;

  if (self->cells.create)
    {
      child = self->cells.create (self->source->owner);
      gtk_widget_set_halign (child, self->cells.flags & SUMMER_TABLE_END ? GTK_ALIGN_END
                                                                         : GTK_ALIGN_START);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), self->cells.flags & SUMMER_TABLE_END ? 1 : 0);
      gtk_label_set_wrap (GTK_LABEL (child), self->cells.flags & SUMMER_TABLE_WRAP);
      gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (child), self->cells.flags & SUMMER_TABLE_WRAP
                                                      ? PANGO_ELLIPSIZE_NONE
                                                      : PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "numeric");
      gtk_widget_set_has_tooltip (child, TRUE);
      g_signal_connect (child, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  if (self->cells.flags & SUMMER_TABLE_STRONG)
    gtk_widget_add_css_class (child, "strong");
  if (self->cells.flags & SUMMER_TABLE_DIM)
    gtk_widget_add_css_class (child, "dim-label");
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SummerTableColumn *self)
{
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (child));
  const guint number = get_number (item);

  if (self->cells.bind)
    self->cells.bind (self->source->owner, child, number);
  else
    {
      g_autofree char *text = summer_table_column_dup_text (self, number);

      gtk_label_set_text (GTK_LABEL (child), text ? text : "");
    }
  if (self->cells.numbered_style)
    restyle (child, self->cells.numbered_style (self->source->owner, number, self->cells.number));
  if (self->style)
    restyle (child, self->style (self->source->owner, number));
  if (self->source->row_style && number != SUMMER_TABLE_TOTAL)
    restyle (row, self->source->row_style (self->source->owner, number));
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  SummerTableColumn *self = user_data;
  const guint x = summer_table_row_get_number ((SummerTableRow *) a),
              y = summer_table_row_get_number ((SummerTableRow *) b);
  g_autofree char *p = NULL, *q = NULL, *p_key = NULL, *q_key = NULL;

  if (!self->cells.compare)
    {
      /* Given texts: figures in them count as figures. */
      p = summer_table_column_dup_text (self, x);
      q = summer_table_column_dup_text (self, y);
      p_key = g_utf8_collate_key_for_filename (p ? p : "", -1);
      q_key = g_utf8_collate_key_for_filename (q ? q : "", -1);
      return strcmp (p_key, q_key);
    }
  return self->cells.compare (self->source->owner, x, y);
}

static GtkColumnViewColumn *
create_view (SummerTableColumn *self, const char *heading, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  view = gtk_column_view_column_new (heading, factory);
  if (self->cells.flags & SUMMER_TABLE_EXPAND)
    gtk_column_view_column_set_expand (view, TRUE);
  else if (width > 0)
    gtk_column_view_column_set_fixed_width (view, width);
  return view;
}

/**
 * summer_table_column_new:
 * @source: where the cells read; not copied, it must outlive the column
 * @index: among all columns, for given texts
 * @heading: shown over the column
 * @width: pixels; not read where the column expands
 * @cells: what stands in the column; copied
 *
 * Returns: (transfer full): a column that no list holds yet
 */
SummerTableColumn *
summer_table_column_new (const SummerTableSource *source,
                         guint index,
                         const char *heading,
                         int width,
                         const SummerTableCells *cells)
{
  SummerTableColumn *self;

  g_return_val_if_fail (source && cells, NULL);

  self = g_new0 (SummerTableColumn, 1);
  self->source = source;
  self->index = index;
  self->heading = g_strdup (heading);
  self->cells = *cells;
  self->view = create_view (self, heading, width);
  self->sum = create_view (self, NULL, width);
  if (cells->compare
      || (!cells->text && !cells->numbered && !cells->create
          && !(cells->flags & SUMMER_TABLE_UNSORTED)))
    {
      self->sorter = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare_cb, self, NULL));
      gtk_column_view_column_set_sorter (self->view, self->sorter);
    }
  return self;
}

/**
 * summer_table_column_free:
 * @self: (transfer full): no list may hold it any more
 */
void
summer_table_column_free (SummerTableColumn *self)
{
  g_return_if_fail (self);

  g_free (self->heading);
  g_clear_object (&self->sorter);
  g_clear_object (&self->view);
  g_clear_object (&self->sum);
  g_free (self);
}

/**
 * summer_table_column_set_style:
 * @style: (nullable): the style class of a cell, asked for at each binding
 */
void
summer_table_column_set_style (SummerTableColumn *self, SummerTableStyleFunc style)
{
  g_return_if_fail (self);
  self->style = style;
}

/**
 * summer_table_column_set_sortable:
 * @sortable: whether its heading sorts; nothing changes where rows have no order by it
 */
void
summer_table_column_set_sortable (SummerTableColumn *self, gboolean sortable)
{
  g_return_if_fail (self);
  gtk_column_view_column_set_sorter (self->view, sortable ? self->sorter : NULL);
}

/**
 * summer_table_column_get_heading:
 *
 * Returns: the words over the column
 */
const char *
summer_table_column_get_heading (const SummerTableColumn *self)
{
  g_return_val_if_fail (self, NULL);
  return self->heading;
}

/**
 * summer_table_column_get_view:
 *
 * Returns: (transfer none): the column as it stands in the list
 */
GtkColumnViewColumn *
summer_table_column_get_view (const SummerTableColumn *self)
{
  g_return_val_if_fail (self, NULL);
  return self->view;
}

/**
 * summer_table_column_get_sum:
 *
 * Returns: (transfer none): the column as it stands in the total, without a heading
 */
GtkColumnViewColumn *
summer_table_column_get_sum (const SummerTableColumn *self)
{
  g_return_val_if_fail (self, NULL);
  return self->sum;
}

char **
summer_table_columns_dup_headings (GPtrArray *columns)
{
  g_autoptr (GStrvBuilder) headings = g_strv_builder_new ();

  for (guint i = 0; i < columns->len; i++)
    if (summer_table_column_has_text (columns->pdata[i]))
      g_strv_builder_add (headings, summer_table_column_get_heading (columns->pdata[i]));
  return g_strv_builder_end (headings);
}

/**
 * summer_table_columns_dup_texts:
 * @row: a number, or %SUMMER_TABLE_TOTAL
 */
char **
summer_table_columns_dup_texts (GPtrArray *columns, guint row)
{
  g_autoptr (GStrvBuilder) texts = g_strv_builder_new ();

  for (guint i = 0; i < columns->len; i++)
    {
      const SummerTableColumn *column = columns->pdata[i];
      g_autofree char *text = summer_table_column_has_text (column)
                                  ? summer_table_column_dup_text (column, row)
                                  : NULL;

      if (summer_table_column_has_text (column))
        g_strv_builder_add (texts, text != NULL ? text : "");
    }
  return g_strv_builder_end (texts);
}
