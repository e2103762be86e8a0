#include "config.h"

#include "summer-table.h"

/* A row of the model is nothing but its number. */
#define SUMMER_TYPE_TABLE_ROW (summer_table_row_get_type ())
G_DECLARE_FINAL_TYPE (SummerTableRow, summer_table_row, SUMMER, TABLE_ROW, GObject)

struct _SummerTableRow
{
  GObject parent_instance;
  guint number;
};

G_DEFINE_FINAL_TYPE (SummerTableRow, summer_table_row, G_TYPE_OBJECT)

static void
summer_table_row_class_init (SummerTableRowClass *klass)
{
}

static void
summer_table_row_init (SummerTableRow *self)
{
}

static SummerTableRow *
summer_table_row_new (guint number)
{
  SummerTableRow *row = g_object_new (SUMMER_TYPE_TABLE_ROW, NULL);

  row->number = number;
  return row;
}

typedef struct
{
  SummerTable *table; /* borrowed */
  char *heading;      /* owned */
  SummerTableFlags flags;
  guint index;                    /* among all columns */
  SummerTableTextFunc text;       /* NULL: given texts, or cells that are not copied */
  SummerTableCompareFunc compare; /* NULL: given texts, or rows are not sorted by it */
  SummerTableStyleFunc style;
  SummerTableCreateFunc create;
  SummerTableBindFunc bind;
  GtkSorter *sorter;               /* owned; NULL where rows are not sorted by it */
  GtkColumnViewColumn *view, *sum; /* owned: in the list and in the total */
} Column;

struct _SummerTable
{
  GtkWidget parent_instance;

  gpointer owner; /* borrowed: the page that holds the rows */
  GPtrArray *columns;
  GPtrArray *texts; /* GStrv: the rows of a table of given texts, or NULL */
  GListStore *rows;
  GtkCustomFilter *filter;
  GtkSelectionModel *selection;
  GtkColumnView *view, *total; /* children; total made when asked for */
  SummerTableFilterFunc filter_func;
  SummerTableStyleFunc row_style;
};

enum
{
  ACTIVATED,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerTable, summer_table, GTK_TYPE_WIDGET)

static void
column_free (Column *column)
{
  g_free (column->heading);
  g_clear_object (&column->sorter);
  g_clear_object (&column->view);
  g_clear_object (&column->sum);
  g_free (column);
}

static guint
get_number (GtkListItem *item)
{
  return SUMMER_TABLE_ROW (gtk_list_item_get_item (item))->number;
}

static char *
dup_text (const Column *column, guint number)
{
  SummerTable *self = column->table;
  char **texts;

  if (column->text)
    return column->text (self->owner, number);
  if (column->create || !self->texts || number >= self->texts->len)
    return NULL;
  texts = g_ptr_array_index (self->texts, number);
  return g_strdup (texts[column->index]);
}

static gboolean
has_text (const Column *column)
{
  return column->text || !column->create;
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
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  GtkWidget *child;

  if (column->create)
    {
      child = column->create (column->table->owner);
      gtk_widget_set_halign (child,
                             column->flags & SUMMER_TABLE_END ? GTK_ALIGN_END : GTK_ALIGN_START);
    }
  else
    {
      child = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (child), column->flags & SUMMER_TABLE_END ? 1 : 0);
      gtk_label_set_wrap (GTK_LABEL (child), column->flags & SUMMER_TABLE_WRAP);
      gtk_label_set_wrap_mode (GTK_LABEL (child), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_ellipsize (GTK_LABEL (child), column->flags & SUMMER_TABLE_WRAP
                                                      ? PANGO_ELLIPSIZE_NONE
                                                      : PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (child, "numeric");
      gtk_widget_set_has_tooltip (child, TRUE);
      g_signal_connect (child, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
    }
  if (column->flags & SUMMER_TABLE_STRONG)
    gtk_widget_add_css_class (child, "strong");
  if (column->flags & SUMMER_TABLE_DIM)
    gtk_widget_add_css_class (child, "dim-label");
  gtk_list_item_set_child (item, child);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, Column *column)
{
  SummerTable *self = column->table;
  GtkWidget *child = gtk_list_item_get_child (item);
  GtkWidget *row = gtk_widget_get_parent (gtk_widget_get_parent (child));
  const guint number = get_number (item);

  if (column->bind)
    column->bind (self->owner, child, number);
  else
    {
      g_autofree char *text = dup_text (column, number);

      gtk_label_set_text (GTK_LABEL (child), text ? text : "");
    }
  if (column->style)
    restyle (child, column->style (self->owner, number));
  if (self->row_style && number != SUMMER_TABLE_TOTAL)
    restyle (row, self->row_style (self->owner, number));
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SummerTable *self = user_data;

  return !self->filter_func || self->filter_func (self->owner, SUMMER_TABLE_ROW (item)->number);
}

static int
compare_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  Column *column = user_data;
  const guint x = ((SummerTableRow *) a)->number, y = ((SummerTableRow *) b)->number;
  g_autofree char *p = NULL, *q = NULL, *p_key = NULL, *q_key = NULL;

  if (!column->compare)
    {
      /* Given texts: figures in them count as figures. */
      p = dup_text (column, x);
      q = dup_text (column, y);
      p_key = g_utf8_collate_key_for_filename (p ? p : "", -1);
      q_key = g_utf8_collate_key_for_filename (q ? q : "", -1);
      return strcmp (p_key, q_key);
    }
  return column->compare (column->table->owner, x, y);
}

static void
activate_cb (GtkColumnView *view, guint position, SummerTable *self)
{
  g_autoptr (SummerTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row)
    g_signal_emit (self, signals[ACTIVATED], 0, row->number);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n, SummerTable *self)
{
  const guint row = summer_table_get_selected (self);

  if (row != SUMMER_TABLE_TOTAL)
    g_signal_emit (self, signals[SELECTED], 0, row);
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *block = summer_table_dup_block (SUMMER_TABLE (widget), TRUE);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), block);
}

static void
summer_table_dispose (GObject *object)
{
  SummerTable *self = SUMMER_TABLE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))))
    gtk_widget_unparent (child);
  if (self->selection)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  G_OBJECT_CLASS (summer_table_parent_class)->dispose (object);
}

static gboolean
summer_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_TABLE (widget)->view));
}

static void
summer_table_class_init (SummerTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_table_dispose;
  widget_class->grab_focus = summer_table_grab_focus;
  signals[ACTIVATED] = g_signal_new ("activated", SUMMER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[SELECTED] = g_signal_new ("selected", SUMMER_TYPE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                    NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "table.copy", NULL, copy_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, "table.copy",
                                       NULL);
}

static GtkColumnView *
create_view (GtkSelectionModel *model)
{
  GtkColumnView *view = GTK_COLUMN_VIEW (gtk_column_view_new (model));

  gtk_widget_add_css_class (GTK_WIDGET (view), "data-table");
  return view;
}

static void
summer_table_init (SummerTable *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;

  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  self->rows = g_list_store_new (SUMMER_TYPE_TABLE_ROW);
  self->filter = gtk_custom_filter_new (filter_cb, self, NULL);
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                        GTK_FILTER (g_object_ref (self->filter)));
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (filtered), NULL);
  self->selection = GTK_SELECTION_MODEL (gtk_multi_selection_new (G_LIST_MODEL (sorted)));
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);

  self->view = create_view (g_object_ref (self->selection));
  gtk_sort_list_model_set_sorter (sorted, gtk_column_view_get_sorter (self->view));
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
}

/**
 * summer_table_new:
 * @owner: the page that holds the rows; not referenced, it must outlive the table or hold it
 * @name: the accessible name of the list
 */
SummerTable *
summer_table_new (gpointer owner, const char *name)
{
  SummerTable *self = g_object_new (SUMMER_TYPE_TABLE, NULL);

  self->owner = owner;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return self;
}

static GtkColumnViewColumn *
create_column (Column *column, const char *heading, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  view = gtk_column_view_column_new (heading, factory);
  if (column->flags & SUMMER_TABLE_EXPAND)
    gtk_column_view_column_set_expand (view, TRUE);
  else if (width > 0)
    gtk_column_view_column_set_fixed_width (view, width);
  return view;
}

/* A title is an implementation detail of the column view without API in 4.8: the header is its first
 * child, its titles stand in the order of the columns, each holding a box with the label. */
static void
align_heading (SummerTable *self, guint position)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = header ? gtk_widget_get_first_child (header) : NULL;
  GtkWidget *box;

  while (title && position-- > 0)
    title = gtk_widget_get_next_sibling (title);
  box = title ? gtk_widget_get_first_child (title) : NULL;
  if (box)
    gtk_widget_set_halign (box, GTK_ALIGN_END);
}

static void
add_column (SummerTable *self, Column *column, const char *heading, int width)
{
  column->table = self;
  column->index = self->columns->len;
  column->heading = g_strdup (heading);
  column->view = create_column (column, heading, width);
  column->sum = create_column (column, NULL, width);
  if (column->compare
      || (!column->text && !column->create && !(column->flags & SUMMER_TABLE_UNSORTED)))
    {
      column->sorter
          = GTK_SORTER (gtk_custom_sorter_new ((GCompareDataFunc) compare_cb, column, NULL));
      gtk_column_view_column_set_sorter (column->view, column->sorter);
    }
  g_ptr_array_add (self->columns, column);
  gtk_column_view_append_column (self->view, column->view);
  if (column->flags & SUMMER_TABLE_END)
    align_heading (self, self->columns->len - 1);
  if (self->total)
    gtk_column_view_append_column (self->total, column->sum);
}

/**
 * summer_table_add_text:
 * @heading: shown over the column
 * @width: pixels; not read where the column expands
 * @text: what stands in a row
 * @compare: (nullable): the order of rows by this column
 */
void
summer_table_add_text (SummerTable *self,
                       const char *heading,
                       int width,
                       SummerTableFlags flags,
                       SummerTableTextFunc text,
                       SummerTableCompareFunc compare)
{
  Column *column = g_new0 (Column, 1);

  g_return_if_fail (SUMMER_IS_TABLE (self) && text);

  column->flags = flags;
  column->text = text;
  column->compare = compare;
  add_column (self, column, heading, width);
}

void
summer_table_style_text (SummerTable *self, SummerTableStyleFunc style)
{
  g_return_if_fail (SUMMER_IS_TABLE (self) && self->columns->len > 0);
  ((Column *) g_ptr_array_index (self->columns, self->columns->len - 1))->style = style;
}

/**
 * summer_table_add_given:
 *
 * A column of a table whose rows come as texts, with summer_table_take_texts().
 */
void
summer_table_add_given (SummerTable *self, const char *heading, int width, SummerTableFlags flags)
{
  Column *column = g_new0 (Column, 1);

  g_return_if_fail (SUMMER_IS_TABLE (self));

  column->flags = flags;
  add_column (self, column, heading, width);
}

/**
 * summer_table_take_texts:
 * @rows: (transfer full): a GStrv a row, a text a column
 */
void
summer_table_take_texts (SummerTable *self, GPtrArray *rows)
{
  g_return_if_fail (SUMMER_IS_TABLE (self) && rows);

  summer_table_set_n_rows (self, 0);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  self->texts = rows;
  summer_table_set_n_rows (self, rows->len);
}

/**
 * summer_table_add_cell:
 * @create: makes the widget of a cell
 * @bind: fills it for a row
 * @text: (nullable): what a copy or a print has in its place; %NULL leaves the column out of them
 *
 * A column of widgets, such as chips or buttons.
 */
void
summer_table_add_cell (SummerTable *self,
                       const char *heading,
                       int width,
                       SummerTableFlags flags,
                       SummerTableCreateFunc create,
                       SummerTableBindFunc bind,
                       SummerTableTextFunc text,
                       SummerTableCompareFunc compare)
{
  Column *column = g_new0 (Column, 1);

  g_return_if_fail (SUMMER_IS_TABLE (self) && create && bind);

  column->flags = flags;
  column->create = create;
  column->bind = bind;
  column->text = text;
  column->compare = compare;
  add_column (self, column, heading, width);
}

void
summer_table_set_row_style (SummerTable *self, SummerTableStyleFunc style)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));
  self->row_style = style;
}

void
summer_table_set_filter (SummerTable *self, SummerTableFilterFunc filter)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));
  self->filter_func = filter;
  summer_table_refilter (self);
}

void
summer_table_refilter (SummerTable *self)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * summer_table_set_sortable:
 *
 * Rows in groups with subtotals stay in the order of their numbers; headings sort single rows.
 */
void
summer_table_set_sortable (SummerTable *self, gboolean sortable)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));

  if (!sortable)
    gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = g_ptr_array_index (self->columns, i);

      gtk_column_view_column_set_sorter (column->view, sortable ? column->sorter : NULL);
    }
}

/**
 * summer_table_sort_by:
 * @column: counted in the order they were added
 *
 * As a click on the heading does, the smallest first; the list begins at its top again.
 */
void
summer_table_sort_by (SummerTable *self, guint column)
{
  g_return_if_fail (SUMMER_IS_TABLE (self) && column < self->columns->len);

  gtk_column_view_sort_by_column (self->view,
                                  ((Column *) g_ptr_array_index (self->columns, column))->view,
                                  GTK_SORT_ASCENDING);
  gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                              "list.scroll-to-item", "u", 0);
}

/**
 * summer_table_set_has_total:
 *
 * Shows one more row below the list that does not scroll: number %SUMMER_TABLE_TOTAL.
 */
void
summer_table_set_has_total (SummerTable *self, gboolean has_total)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));

  if (has_total && !self->total)
    {
      GListStore *rows = g_list_store_new (SUMMER_TYPE_TABLE_ROW);

      self->total = create_view (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (rows))));
      gtk_widget_add_css_class (GTK_WIDGET (self->total), "total");
      gtk_widget_set_visible (gtk_widget_get_first_child (GTK_WIDGET (self->total)), FALSE);
      gtk_widget_set_focusable (GTK_WIDGET (self->total), FALSE);
      gtk_widget_set_can_focus (GTK_WIDGET (self->total), FALSE);
      for (guint i = 0; i < self->columns->len; i++)
        gtk_column_view_append_column (self->total,
                                       ((Column *) g_ptr_array_index (self->columns, i))->sum);
      gtk_widget_set_parent (GTK_WIDGET (self->total), GTK_WIDGET (self));
    }
  if (self->total)
    gtk_widget_set_visible (GTK_WIDGET (self->total), has_total);
}

/* An empty list has no total either: its owner has nothing to add up. */
static void
fill_total (SummerTable *self, gboolean shown)
{
  GtkNoSelection *selection;
  g_autoptr (SummerTableRow) row = NULL;
  GListStore *rows;

  if (!self->total)
    return;
  selection = GTK_NO_SELECTION (gtk_column_view_get_model (self->total));
  rows = G_LIST_STORE (gtk_no_selection_get_model (selection));
  row = summer_table_row_new (SUMMER_TABLE_TOTAL);
  g_list_store_splice (rows, 0, g_list_model_get_n_items (G_LIST_MODEL (rows)), (gpointer *) &row,
                       shown ? 1 : 0);
}

void
summer_table_set_n_rows (SummerTable *self, guint n_rows)
{
  g_autoptr (GPtrArray) rows = NULL;

  g_return_if_fail (SUMMER_IS_TABLE (self));

  rows = g_ptr_array_new_full (n_rows, g_object_unref);
  for (guint i = 0; i < n_rows; i++)
    g_ptr_array_add (rows, summer_table_row_new (i));
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, n_rows);
  fill_total (self, n_rows > 0);
}

guint
summer_table_get_n_shown (SummerTable *self)
{
  g_return_val_if_fail (SUMMER_IS_TABLE (self), 0);
  return g_list_model_get_n_items (G_LIST_MODEL (self->selection));
}

static guint
get_number_at (SummerTable *self, guint position)
{
  g_autoptr (SummerTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  return row ? row->number : SUMMER_TABLE_TOTAL;
}

guint
summer_table_get_selected (SummerTable *self)
{
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (SUMMER_IS_TABLE (self), SUMMER_TABLE_TOTAL);

  chosen = gtk_selection_model_get_selection (self->selection);
  return gtk_bitset_is_empty (chosen) ? SUMMER_TABLE_TOTAL
                                      : get_number_at (self, gtk_bitset_get_minimum (chosen));
}

/**
 * summer_table_select:
 *
 * Chooses a row alone and scrolls to it.
 *
 * Returns: whether it is shown; a filter may hide it
 */
gboolean
summer_table_select (SummerTable *self, guint row)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    if (get_number_at (self, i) == row)
      {
        gtk_selection_model_select_item (self->selection, i, TRUE);
        gtk_widget_activate_action (gtk_widget_get_last_child (GTK_WIDGET (self->view)),
                                    "list.scroll-to-item", "u", i);
        return TRUE;
      }
  return FALSE;
}

static char **
dup_texts (SummerTable *self, guint number)
{
  GPtrArray *texts = g_ptr_array_new ();

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = g_ptr_array_index (self->columns, i);
      char *text;

      if (!has_text (column))
        continue;
      text = dup_text (column, number);
      g_ptr_array_add (texts, text ? text : g_strdup (""));
    }
  g_ptr_array_add (texts, NULL);
  return (char **) g_ptr_array_free (texts, FALSE);
}

/**
 * summer_table_list_texts:
 *
 * Returns: (transfer full): a GStrv a row in the order shown, the headings first, the total last where
 *   there is one
 */
GPtrArray *
summer_table_list_texts (SummerTable *self)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  GPtrArray *headings = g_ptr_array_new ();
  guint n;

  g_return_val_if_fail (SUMMER_IS_TABLE (self), all);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = g_ptr_array_index (self->columns, i);

      if (has_text (column))
        g_ptr_array_add (headings, g_strdup (column->heading));
    }
  g_ptr_array_add (headings, NULL);
  g_ptr_array_add (all, g_ptr_array_free (headings, FALSE));

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, dup_texts (self, get_number_at (self, i)));
  if (self->total && gtk_widget_get_visible (GTK_WIDGET (self->total)))
    g_ptr_array_add (all, dup_texts (self, SUMMER_TABLE_TOTAL));
  return all;
}

/* Tabs and line ends inside a cell would break the block apart in the spreadsheet it is pasted into. */
static void
append_line (GString *block, char **texts)
{
  for (guint i = 0; texts[i]; i++)
    {
      if (i > 0)
        g_string_append_c (block, '\t');
      g_strdelimit (texts[i], "\t\r\n", ' ');
      g_string_append (block, texts[i]);
    }
  g_string_append_c (block, '\n');
}

/**
 * summer_table_dup_block:
 * @selected_only: the chosen rows; otherwise, or when none is chosen, all that are shown
 */
char *
summer_table_dup_block (SummerTable *self, gboolean selected_only)
{
  g_autoptr (GString) block = g_string_new (NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GtkBitset) chosen = NULL;

  g_return_val_if_fail (SUMMER_IS_TABLE (self), NULL);

  all = summer_table_list_texts (self);
  chosen = gtk_selection_model_get_selection (self->selection);
  selected_only = selected_only && !gtk_bitset_is_empty (chosen);
  for (guint i = 0; i < all->len; i++)
    if (i == 0 || !selected_only || gtk_bitset_contains (chosen, i - 1))
      append_line (block, g_ptr_array_index (all, i));
  return g_strdup (block->str);
}
