#include "config.h"

#include "summer-table.h"

#include "summer-scroll.h"
#include "summer-table-column.h"
#include "summer-table-headings.h"
#include "summer-table-note.h"
#include "summer-table-row.h"

struct _SummerTable
{
  GtkWidget parent_instance;

  SummerTableSource source; /* what the columns read */
  GPtrArray *columns;       /* SummerTableColumn */
  GListStore *rows;
  GtkCustomFilter *filter;
  GtkSelectionModel *selection;
  GtkColumnView *view, *total; /* children; total made when asked for */
  GtkWidget *note;             /* over an empty list */
  SummerTableFilterFunc filter_func;
};

enum
{
  ACTIVATED,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerTable, summer_table, GTK_TYPE_WIDGET)

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SummerTable *self = user_data;

  return !self->filter_func
         || self->filter_func (self->source.owner, summer_table_row_get_number (item));
}

static void
activate_cb (GtkColumnView *view, guint position, SummerTable *self)
{
  g_autoptr (SummerTableRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row)
    g_signal_emit (self, signals[ACTIVATED], 0, summer_table_row_get_number (row));
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
  g_clear_pointer (&self->source.texts, g_ptr_array_unref);
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
  GtkWidget *scroller = gtk_scrolled_window_new (), *overlay = gtk_overlay_new ();
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_table_column_free);
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
  gtk_widget_set_vexpand (overlay, TRUE);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), scroller);
  self->note = summer_table_note_new (G_LIST_MODEL (self->rows), G_LIST_MODEL (self->selection));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->note);
  gtk_widget_set_parent (overlay, GTK_WIDGET (self));
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

  self->source.owner = owner;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  return self;
}

static SummerTableColumn *
get_column (SummerTable *self, guint index)
{
  return g_ptr_array_index (self->columns, index);
}

static void
add_column (SummerTable *self, const char *heading, int width, const SummerTableCells *cells)
{
  const guint index = self->columns->len;
  SummerTableColumn *column = summer_table_column_new (&self->source, index, heading, width, cells);

  g_ptr_array_add (self->columns, column);
  gtk_column_view_append_column (self->view, summer_table_column_get_view (column));
  if (cells->flags & SUMMER_TABLE_END)
    summer_table_headings_align (self->view, self->columns);
  if (self->total)
    gtk_column_view_append_column (self->total, summer_table_column_get_sum (column));
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
  const SummerTableCells cells = { .flags = flags, .text = text, .compare = compare };

  g_return_if_fail (SUMMER_IS_TABLE (self) && text);

  add_column (self, heading, width, &cells);
}

void
summer_table_style_text (SummerTable *self, SummerTableStyleFunc style)
{
  g_return_if_fail (SUMMER_IS_TABLE (self) && self->columns->len > 0);
  summer_table_column_set_style (get_column (self, self->columns->len - 1), style);
}

/**
 * summer_table_add_numbered:
 * @number: what both are asked with
 * @text: what stands in a row
 * @style: (nullable): the style class of it
 */
void
summer_table_add_numbered (SummerTable *self,
                           guint number,
                           const char *heading,
                           int width,
                           SummerTableFlags flags,
                           SummerTableNumberedFunc text,
                           SummerTableNumberedStyleFunc style)
{
  const SummerTableCells cells
      = { .flags = flags, .numbered = text, .numbered_style = style, .number = number };

  g_return_if_fail (SUMMER_IS_TABLE (self) && text);

  add_column (self, heading, width, &cells);
}

/**
 * summer_table_show_column:
 * @column: its index; every column is shown at first
 *
 * Takes a column out of the list, or puts it back to its place: one that was only hidden would still be given room by
 * the column view of GTK 4.8.
 */
void
summer_table_show_column (SummerTable *self, guint column, gboolean shown)
{
  SummerTableColumn *changed;
  guint position = 0;

  g_return_if_fail (SUMMER_IS_TABLE (self) && column < self->columns->len && self->total == NULL);

  changed = get_column (self, column);
  if (summer_table_column_is_shown (changed) == shown)
    return;
  if (!shown)
    {
      gtk_column_view_remove_column (self->view, summer_table_column_get_view (changed));
      return;
    }
  for (guint i = 0; i < column; i++)
    position += summer_table_column_is_shown (get_column (self, i));
  gtk_column_view_insert_column (self->view, position, summer_table_column_get_view (changed));
  if (summer_table_column_is_end (changed))
    summer_table_headings_align (self->view, self->columns);
}

/**
 * summer_table_add_given:
 *
 * A column of a table whose rows come as texts, with summer_table_take_texts().
 */
void
summer_table_add_given (SummerTable *self, const char *heading, int width, SummerTableFlags flags)
{
  const SummerTableCells cells = { .flags = flags };

  g_return_if_fail (SUMMER_IS_TABLE (self));

  add_column (self, heading, width, &cells);
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
  g_clear_pointer (&self->source.texts, g_ptr_array_unref);
  self->source.texts = rows;
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
  const SummerTableCells cells = {
    .flags = flags,
    .text = text,
    .compare = compare,
    .create = create,
    .bind = bind,
  };

  g_return_if_fail (SUMMER_IS_TABLE (self) && create && bind);

  add_column (self, heading, width, &cells);
}

void
summer_table_set_empty (SummerTable *self, const char *text)
{
  summer_table_note_set_text (self->note, text);
}

void
summer_table_set_row_style (SummerTable *self, SummerTableStyleFunc style)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));
  self->source.row_style = style;
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
    summer_table_column_set_sortable (get_column (self, i), sortable);
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
                                  summer_table_column_get_view (get_column (self, column)),
                                  GTK_SORT_ASCENDING);
  summer_scroll_to_item (GTK_WIDGET (self->view), 0);
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
                                       summer_table_column_get_sum (get_column (self, i)));
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

/* Its owner may add up other rows than before. */
void
summer_table_refilter (SummerTable *self)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  fill_total (self, g_list_model_get_n_items (G_LIST_MODEL (self->rows)) > 0);
}

void
summer_table_set_filter (SummerTable *self, SummerTableFilterFunc filter)
{
  g_return_if_fail (SUMMER_IS_TABLE (self));
  self->filter_func = filter;
  summer_table_refilter (self);
}

void
summer_table_set_n_rows (SummerTable *self, guint n_rows)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_full (n_rows, g_object_unref);

  g_return_if_fail (SUMMER_IS_TABLE (self));

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

  return row ? summer_table_row_get_number (row) : SUMMER_TABLE_TOTAL;
}

/**
 * summer_table_dup_shown:
 *
 * Returns: (transfer full): the numbers of the rows that the filter lets through, as they are sorted
 */
guint *
summer_table_dup_shown (SummerTable *self, guint *n)
{
  guint *rows;

  g_return_val_if_fail (SUMMER_IS_TABLE (self) && n, NULL);

  *n = summer_table_get_n_shown (self);
  rows = g_new (guint, MAX (*n, 1));
  for (guint i = 0; i < *n; i++)
    rows[i] = get_number_at (self, i);
  return rows;
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
        summer_scroll_to_item (GTK_WIDGET (self->view), i);
        return TRUE;
      }
  return FALSE;
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
  guint n;

  g_return_val_if_fail (SUMMER_IS_TABLE (self), all);

  g_ptr_array_add (all, summer_table_columns_dup_headings (self->columns));
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (all, summer_table_columns_dup_texts (self->columns, get_number_at (self, i)));
  if (self->total && gtk_widget_get_visible (GTK_WIDGET (self->total)))
    g_ptr_array_add (all, summer_table_columns_dup_texts (self->columns, SUMMER_TABLE_TOTAL));
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
 * summer_table_dup_selected:
 *
 * Returns: (transfer full) (array length=n): the row numbers of those chosen, as they stand
 */
guint *
summer_table_dup_selected (SummerTable *self, guint *n)
{
  g_autoptr (GtkBitset) chosen = NULL;
  guint *rows;

  g_return_val_if_fail (SUMMER_IS_TABLE (self), NULL);

  chosen = gtk_selection_model_get_selection (self->selection);
  *n = (guint) gtk_bitset_get_size (chosen);
  rows = g_new0 (guint, *n + 1);
  for (guint i = 0; i < *n; i++)
    rows[i] = get_number_at (self, gtk_bitset_get_nth (chosen, i));
  return rows;
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
