#include "config.h"

#include "summer-paste-table.h"

#include <glib/gi18n.h>

#include "summer-paste-words.h"
#include "summer-scroll.h"
#include "summer-table-row.h"

#define PLACE_WIDTH 46
#define STATE_WIDTH 96
#define REASON_WIDTH 340
#define CODE_WIDTH 92
/* A list makes its first two hundred rows at once, which takes longer than a frame may: they come in steps. */
#define ROWS_A_FRAME 6
#define ROWS_MADE 240

struct _SummerPasteTable
{
  GtkWidget parent_instance;

  SummerRosterPaste *paste;      /* owned; NULL = none */
  GListStore *rows;              /* owned: SummerTableRow */
  GtkFilter *filter;             /* owned */
  GtkSingleSelection *selection; /* owned */
  GtkStringList *meanings;       /* owned: their words */
  GHashTable *bound; /* owned: GtkListItem that are shown, borrowed → GtkSignalListItemFactory */
  int state;
  gboolean is_filling;
  guint tick;          /* 0 = all rows are there */
  guint n_meanings;    /* drop-downs that are there */
  gboolean wants_next; /* when they are */

  GtkWidget *strip_scroller, *scroller; /* children */
  GtkBox *strip;
  GtkColumnView *view;
};

enum
{
  SELECTED,
  EDIT,
  MEANING,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerPasteTable, summer_paste_table, GTK_TYPE_WIDGET)

/* {{{ Cells of the table */

/* Room for what stands in a column of that meaning, and for the word of the meaning above it. */
static int
get_width (SummerBlock *block, guint column)
{
  static const int widths[SUMMER_N_MEANINGS]
      = { [SUMMER_MEANING_NAME] = 112,     [SUMMER_MEANING_CODE] = 104,
          [SUMMER_MEANING_BIRTH] = 124,    [SUMMER_MEANING_IDENTITY] = 168,
          [SUMMER_MEANING_SCHOOL] = 124,   [SUMMER_MEANING_TELEPHONE] = 132,
          [SUMMER_MEANING_EMPLOYER] = 140, [SUMMER_MEANING_HEALTH] = 124 };
  int width = widths[summer_block_get_meaning (block, column)];

  return width > 0 ? width : 96;
}

/* Columns beside those of the block, by what they are; the others are 0, 1, … */
enum
{
  PLACE = -4,
  STATE = -3,
  REASON = -2,
  CODE = -1,
};

/* Of a factory, or of a cell that it made. */
static int
get_column (gpointer object)
{
  return GPOINTER_TO_INT (g_object_get_data (object, "column"));
}

static gboolean
query_tooltip_cb (
    GtkWidget *cell, int x, int y, gboolean keyboard, GtkTooltip *tooltip, SummerPasteTable *self)
{
  SummerTableRow *item = gtk_list_item_get_item (g_object_get_data (G_OBJECT (cell), "item"));
  int column = get_column (cell);
  g_autofree char *text = NULL;

  if (item == NULL || self->paste == NULL || (column < 0 && column != REASON))
    return FALSE;
  if (column == REASON)
    text = summer_paste_dup_reason (self->paste, summer_table_row_get_number (item));
  else
    text = g_strdup (summer_roster_paste_get_cell (self->paste, summer_table_row_get_number (item),
                                                   (guint) column)
                         ->diagnosis.reason);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL && *text != '\0';
}

/* A list keeps two hundred rows: a cell is one widget, and is touched only where it says something else. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SummerPasteTable *self)
{
  GtkInscription *text;

  if (get_column (factory) == STATE)
    {
      gtk_list_item_set_child (item, summer_chip_new ());
      return;
    }
  text = GTK_INSCRIPTION (gtk_inscription_new (NULL));
  gtk_inscription_set_text_overflow (text, GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (text, 0);
  gtk_inscription_set_min_lines (text, 1);
  gtk_inscription_set_nat_lines (text, 1);
  /* One line, from its top: the line of a text cut short is a little higher than the others. */
  gtk_inscription_set_yalign (text, 0);
  gtk_widget_set_valign (GTK_WIDGET (text), GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (GTK_WIDGET (text), TRUE);
  g_object_set_data (G_OBJECT (text), "column", GINT_TO_POINTER (get_column (factory)));
  g_object_set_data (G_OBJECT (text), "item", item);
  gtk_widget_set_has_tooltip (GTK_WIDGET (text), TRUE);
  g_signal_connect (text, "query-tooltip", G_CALLBACK (query_tooltip_cb), self);
  gtk_list_item_set_child (item, GTK_WIDGET (text));
}

static void
set_class (GtkWidget *widget, const char *name, gboolean is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
fill_cell (GtkWidget *child, const SummerPasteCell *cell)
{
  g_autofree char *text = summer_paste_dup_cell (cell);

  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
  set_class (child, "to-mend", cell->is_open);
  set_class (child, "mended",
             !cell->is_open && cell->diagnosis.state == SUMMER_DIAGNOSIS_MENDED && !cell->refused);
}

/* A chip that is set anew lays out its row anew. */
static void
fill_state (GtkWidget *chip, SummerPasteState state)
{
  gpointer shown = GINT_TO_POINTER ((int) state + 1);

  if (g_object_get_data (G_OBJECT (chip), "state") == shown)
    return;
  g_object_set_data (G_OBJECT (chip), "state", shown);
  summer_paste_show_state (SUMMER_CHIP (chip), state);
}

static void
fill (SummerPasteTable *self, GtkSignalListItemFactory *factory, GtkListItem *item)
{
  guint row = summer_table_row_get_number (gtk_list_item_get_item (item));
  GtkWidget *child = gtk_list_item_get_child (item);
  int column = get_column (factory);
  g_autofree char *text = NULL;

  if (column >= 0)
    {
      fill_cell (child, summer_roster_paste_get_cell (self->paste, row, (guint) column));
      return;
    }
  if (column == STATE)
    {
      fill_state (child, summer_roster_paste_get_state (self->paste, row));
      return;
    }
  if (column == PLACE)
    text = g_strdup_printf ("%u", row + 1);
  else if (column == REASON)
    {
      g_autofree char *reason = summer_paste_dup_reason (self->paste, row);
      text = summer_paste_dup_first_sentence (reason);
    }
  else
    text = g_strdup (summer_roster_paste_get_code (self->paste, row));
  gtk_inscription_set_text (GTK_INSCRIPTION (child), text);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SummerPasteTable *self)
{
  g_hash_table_insert (self->bound, item, factory);
  fill (self, factory, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, SummerPasteTable *self)
{
  g_hash_table_remove (self->bound, item);
}

static void
add_column (SummerPasteTable *self, int number, const char *heading, int width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column;

  g_object_set_data (G_OBJECT (factory), "column", GINT_TO_POINTER (number));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), self);
  column = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
  g_object_unref (column);
}

/* }}} */
/* {{{ What the columns mean */

static void
meaning_cb (GtkDropDown *drop, GParamSpec *pspec, SummerPasteTable *self)
{
  guint column = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (drop), "column"));

  if (!self->is_filling)
    g_signal_emit (self, signals[MEANING], 0, column, (int) gtk_drop_down_get_selected (drop));
}

static void
add_meaning (SummerPasteTable *self, guint column)
{
  SummerBlock *block = summer_roster_paste_get_block (self->paste);
  GtkWidget *drop = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (self->meanings)), NULL);
  const char *heading = summer_block_get_heading (block, column);
  g_autofree char *name = g_strdup_printf (_ ("What column %u means"), column + 1);
  g_autofree char *label
      = *heading != '\0' ? g_strdup_printf (_ ("What “%s” means"), heading) : g_strdup (name);

  g_object_set_data (G_OBJECT (drop), "column", GUINT_TO_POINTER (column));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (drop),
                              (guint) summer_block_get_meaning (block, column));
  gtk_widget_set_size_request (drop, get_width (block, column) - 4, -1);
  gtk_widget_set_margin_start (drop, 2);
  gtk_widget_set_margin_end (drop, 2);
  gtk_widget_add_css_class (drop, "small");
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_set_tooltip_text (drop, label);
  g_signal_connect (drop, "notify::selected", G_CALLBACK (meaning_cb), self);
  gtk_box_append (self->strip, drop);
}

static void
begin_strip (SummerPasteTable *self)
{
  GtkWidget *label = gtk_label_new (_ ("What each column means"));

  gtk_widget_set_size_request (label, PLACE_WIDTH + STATE_WIDTH + REASON_WIDTH + CODE_WIDTH, -1);
  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "faint");
  gtk_box_append (self->strip, label);
  self->n_meanings = 0;
}

/* }}} */

static void
clear (SummerPasteTable *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);
  GtkWidget *child;

  if (self->tick != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick);
  self->tick = 0;
  self->wants_next = FALSE;
  g_list_store_remove_all (self->rows);
  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->strip))) != NULL)
    gtk_box_remove (self->strip, child);
  g_hash_table_remove_all (self->bound);
  g_clear_object (&self->paste);
}

static void
add_rows (SummerPasteTable *self, guint n)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  guint from = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_rows = summer_block_get_n_rows (summer_roster_paste_get_block (self->paste));

  for (guint i = from; i < n_rows && i - from < n; i++)
    g_ptr_array_add (rows, summer_table_row_new (i));
  g_list_store_splice (self->rows, from, 0, rows->pdata, rows->len);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  SummerPasteTable *self = SUMMER_PASTE_TABLE (widget);
  SummerBlock *block = summer_roster_paste_get_block (self->paste);

  if (self->n_meanings < summer_block_get_n_columns (block))
    {
      add_meaning (self, self->n_meanings++);
      add_rows (self, 2);
      return G_SOURCE_CONTINUE;
    }
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows))
      < MIN (ROWS_MADE, summer_block_get_n_rows (block)))
    {
      add_rows (self, ROWS_A_FRAME);
      return G_SOURCE_CONTINUE;
    }
  add_rows (self, G_MAXUINT);
  self->tick = 0;
  if (self->wants_next && summer_paste_table_select_next (self))
    g_signal_emit (self, signals[EDIT], 0, -1);
  return G_SOURCE_REMOVE;
}

static char *
dup_heading (SummerBlock *block, guint column)
{
  const char *heading = summer_block_get_heading (block, column);

  return *heading != '\0' ? g_strdup (heading) : g_strdup_printf (_ ("Column %u"), column + 1);
}

/**
 * summer_paste_table_set_paste:
 * @paste: (nullable): to be let go of before somebody else works on it
 */
void
summer_paste_table_set_paste (SummerPasteTable *self, SummerRosterPaste *paste)
{
  SummerBlock *block;

  self->is_filling = TRUE;
  clear (self);
  if (paste != NULL)
    {
      self->paste = g_object_ref (paste);
      block = summer_roster_paste_get_block (paste);
      begin_strip (self);
      add_column (self, PLACE, C_ ("pasted row", "Row"), PLACE_WIDTH);
      add_column (self, STATE, _ ("State"), STATE_WIDTH);
      add_column (self, REASON, _ ("What is to do"), REASON_WIDTH);
      add_column (self, CODE, _ ("Child's code"), CODE_WIDTH);
      for (guint i = 0; i < summer_block_get_n_columns (block); i++)
        {
          g_autofree char *heading = dup_heading (block, i);

          add_column (self, (int) i, heading, get_width (block, i));
        }
      add_rows (self, 1); /* to hold the focus */
      self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  self->is_filling = FALSE;
  g_signal_emit (self, signals[SELECTED], 0);
}

void
summer_paste_table_refresh (SummerPasteTable *self)
{
  GHashTableIter iter;
  gpointer item, factory;

  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, &factory))
    fill (self, factory, item);
}

void
summer_paste_table_set_state (SummerPasteTable *self, int state)
{
  self->state = state;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

guint
summer_paste_table_get_selected (SummerPasteTable *self)
{
  SummerTableRow *row = gtk_single_selection_get_selected_item (self->selection);

  return row != NULL ? summer_table_row_get_number (row) : GTK_INVALID_LIST_POSITION;
}

gboolean
summer_paste_table_select_next (SummerPasteTable *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint from = gtk_single_selection_get_selected (self->selection);

  /* Of the rows that are there it may be the next one below; before it is another one, all have to be there. */
  self->wants_next = FALSE;
  for (guint i = 1; n > 0 && i <= n; i++)
    {
      guint position = (from + i) % n;
      g_autoptr (SummerTableRow) row
          = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
      SummerPasteState state
          = summer_roster_paste_get_state (self->paste, summer_table_row_get_number (row));

      if (position <= from && self->tick != 0)
        break;
      if (state != SUMMER_PASTE_BAD && state != SUMMER_PASTE_DUPLICATE)
        continue;
      gtk_single_selection_set_selected (self->selection, position);
      summer_scroll_to_item (GTK_WIDGET (self->view), position);
      return TRUE;
    }
  self->wants_next = self->tick != 0;
  return FALSE;
}

void
summer_paste_table_scroll_to (SummerPasteTable *self, guint column)
{
  SummerBlock *block = summer_roster_paste_get_block (self->paste);
  int from = PLACE_WIDTH + STATE_WIDTH + REASON_WIDTH + CODE_WIDTH;

  for (guint i = 0; i < column; i++)
    from += get_width (block, i);
  gtk_adjustment_clamp_page (gtk_scrolled_window_get_hadjustment (
                                 GTK_SCROLLED_WINDOW (self->scroller)),
                             from, from + get_width (block, column));
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SummerPasteTable *self = user_data;

  return self->state < 0 || self->paste == NULL
         || (int) summer_roster_paste_get_state (self->paste, summer_table_row_get_number (item))
                == self->state;
}

static void
selected_cb (SummerPasteTable *self)
{
  if (!self->is_filling)
    g_signal_emit (self, signals[SELECTED], 0);
}

/* The list chooses the row itself; a second click goes into the cell. */
static void
clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, SummerPasteTable *self)
{
  GtkWidget *cell = gtk_widget_pick (GTK_WIDGET (self->view), x, y, GTK_PICK_DEFAULT);
  int column = GTK_IS_INSCRIPTION (cell) ? get_column (cell) : PLACE;

  if (n_press == 2 && column >= 0)
    g_signal_emit (self, signals[EDIT], 0, column);
}

static void
activate_cb (SummerPasteTable *self)
{
  g_signal_emit (self, signals[EDIT], 0, -1);
}

static gboolean
summer_paste_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_PASTE_TABLE (widget)->view));
}

static void
summer_paste_table_dispose (GObject *object)
{
  SummerPasteTable *self = SUMMER_PASTE_TABLE (object);

  self->is_filling = TRUE;
  if (self->view != NULL)
    clear (self);
  self->view = NULL;
  g_clear_pointer (&self->strip_scroller, gtk_widget_unparent);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_object (&self->meanings);
  g_clear_pointer (&self->bound, g_hash_table_unref);

  G_OBJECT_CLASS (summer_paste_table_parent_class)->dispose (object);
}

static void
summer_paste_table_class_init (SummerPasteTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_paste_table_dispose;
  widget_class->grab_focus = summer_paste_table_grab_focus;
  signals[SELECTED] = g_signal_new ("selected", SUMMER_TYPE_PASTE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[EDIT] = g_signal_new ("edit", SUMMER_TYPE_PASTE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT);
  signals[MEANING] = g_signal_new ("meaning", SUMMER_TYPE_PASTE_TABLE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
summer_paste_table_init (SummerPasteTable *self)
{
  GtkFilterListModel *filtered;
  GtkGesture *click;

  self->state = -1;
  self->bound = g_hash_table_new (NULL, NULL);
  self->meanings = gtk_string_list_new (NULL);
  for (int i = 0; i < SUMMER_MEANING_POLICY; i++)
    gtk_string_list_append (self->meanings, summer_meaning_get_text ((SummerMeaning) i));
  self->rows = g_list_store_new (SUMMER_TYPE_TABLE_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                        g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  g_signal_connect_swapped (self->selection, "notify::selected-item", G_CALLBACK (selected_cb),
                            self);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (
                                      gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rows of the roster"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (activate_cb), self);
  click = gtk_gesture_click_new ();
  g_signal_connect (click, "released", G_CALLBACK (clicked_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (click));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (self->scroller, TRUE);

  /* Above the columns, and scrolled with them. */
  self->strip = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  self->strip_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->strip_scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->strip_scroller),
                                 GTK_WIDGET (self->strip));
  g_object_bind_property (
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->scroller)), "value",
      gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (self->strip_scroller)), "value",
      G_BINDING_BIDIRECTIONAL);
  gtk_widget_add_css_class (self->strip_scroller, "paste-meanings");
  gtk_widget_set_parent (self->strip_scroller, GTK_WIDGET (self));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}
