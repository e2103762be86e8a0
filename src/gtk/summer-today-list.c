#include "config.h"

#include "summer-today-list.h"

#include <glib/gi18n.h>

#include "summer-scroll.h"
#include "summer-today-row.h"
#include "summer-today-words.h"

struct _SummerTodayList
{
  GtkWidget parent_instance;

  const SummerClassDay *day;     /* borrowed; NULL = none */
  GArray *ids;                   /* gint64: whom the rows show */
  GListStore *rows;              /* owned, SummerTodayRow, one a child */
  GtkFilter *filter;             /* owned */
  GtkSingleSelection *selection; /* owned */
  guint shown;
  gboolean quiet; /* the choice is made by the page */

  GtkWidget *scroller;
  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (SummerTodayList, summer_today_list, GTK_TYPE_WIDGET)

enum
{
  CHOSEN,
  ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

typedef struct
{
  const char *heading;
  int width; /* pixels; 0 = the room that is left */
  GtkWidget *(*create) (void);
  void (*bind) (SummerTodayList *self, GtkWidget *cell, guint child);
} Column;

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
create_number (void)
{
  GtkWidget *label = create_label ();

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "faint-figure");
  return label;
}

static GtkWidget *
create_health (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *icon
      = g_object_new (GTK_TYPE_IMAGE, "icon-name", "summer-health-symbolic", "pixel-size", 12,
                      "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (icon, "bad");
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), create_label ());
  return box;
}

static GtkWidget *
create_flags (void)
{
  GtkWidget *chip = summer_chip_new ();

  summer_chip_set_shrinks (SUMMER_CHIP (chip), TRUE);
  return chip;
}

static void
bind_number (SummerTodayList *self, GtkWidget *cell, guint child)
{
  g_autofree char *text = g_strdup_printf ("%u", child + 1);

  gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
bind_name (SummerTodayList *self, GtkWidget *cell, guint child)
{
  gtk_label_set_text (GTK_LABEL (cell), self->day->children[child].name);
}

static void
bind_presence (SummerTodayList *self, GtkWidget *cell, guint child)
{
  summer_today_words_set_presence (SUMMER_CHIP (cell), self->day->children[child].presence);
}

static void
bind_in (SummerTodayList *self, GtkWidget *cell, guint child)
{
  g_autofree char *text = summer_today_words_dup_in (&self->day->children[child]);

  gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
bind_out (SummerTodayList *self, GtkWidget *cell, guint child)
{
  g_autofree char *text = summer_today_words_dup_out (&self->day->children[child]);

  gtk_label_set_text (GTK_LABEL (cell), text);
}

static void
bind_health (SummerTodayList *self, GtkWidget *cell, guint child)
{
  g_autofree char *text = summer_today_words_dup_health (self->day, child);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (cell)), text);
  gtk_widget_set_tooltip_text (cell, *text != '\0' ? text : NULL);
  gtk_widget_set_visible (gtk_widget_get_first_child (cell), *text != '\0');
}

static void
bind_flags (SummerTodayList *self, GtkWidget *cell, guint child)
{
  g_autofree char *text = summer_today_words_dup_flags (self->day, child);
  const char *icon;
  const SummerTone tone = summer_today_words_get_tone (&self->day->children[child], &icon);

  summer_chip_set (SUMMER_CHIP (cell), tone, icon, text);
  gtk_widget_set_tooltip_text (cell, text);
}

static const Column columns[] = {
  { N_ ("No."), 46, create_number, bind_number },
  { N_ ("Name"), 92, create_label, bind_name },
  { N_ ("State"), 0, summer_chip_new, bind_presence },
  { N_ ("Came"), 108, create_label, bind_in },
  { N_ ("Collected"), 105, create_label, bind_out },
  { N_ ("Health and allergies"), 174, create_health, bind_health },
  { N_ ("Notes"), 0, create_flags, bind_flags },
};

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  GtkWidget *cell = column->create ();

  if (column->create == create_health)
    gtk_widget_set_halign (cell, GTK_ALIGN_FILL);
  gtk_list_item_set_child (item, cell);
}

static void
set_style (GtkWidget *widget, const char *name, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/* The widget of a row has no API in GTK 4.8; it is the parent of its cells. */
static void
name_row (SummerTodayList *self, GtkWidget *cell, SummerTodayRow *row)
{
  GtkWidget *widget = gtk_widget_get_parent (gtk_widget_get_parent (cell));
  const SummerDayChild *child = &self->day->children[summer_today_row_get_child (row)];

  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  summer_today_row_get_sentence (row), -1);
  set_style (widget, "matched", summer_today_row_get_matched (row));
  set_style (widget, "aside", !child->expected);
}

static void
fill (GtkListItem *item, const Column *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  SummerTodayList *self
      = SUMMER_TODAY_LIST (gtk_widget_get_ancestor (cell, SUMMER_TYPE_TODAY_LIST));
  SummerTodayRow *row = gtk_list_item_get_item (item);

  if (self == NULL || self->day == NULL
      || summer_today_row_get_child (row) >= self->day->n_children)
    return;
  column->bind (self, cell, summer_today_row_get_child (row));
  if (column == &columns[0])
    name_row (self, cell, row);
}

static void
row_changed_cb (SummerTodayRow *row, GtkListItem *item)
{
  const Column *column = g_object_get_data (G_OBJECT (item), "summer-column");

  fill (item, column);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, const Column *column)
{
  g_object_set_data (G_OBJECT (item), "summer-column", (gpointer) column);
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (row_changed_cb), item);
  fill (item, column);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static gboolean
filter_cb (gpointer item, gpointer user_data)
{
  SummerTodayList *self = user_data;
  const guint child = summer_today_row_get_child (item);

  return self->shown == 0 || self->day == NULL || child >= self->day->n_children
         || (self->shown & 1u << self->day->children[child].presence) != 0;
}

static void
selected_cb (SummerTodayList *self)
{
  const guint child = summer_today_list_get_selected (self);

  if (!self->quiet && child != G_MAXUINT)
    g_signal_emit (self, signals[CHOSEN], 0, child);
}

static void
activate_cb (GtkColumnView *view, guint position, SummerTodayList *self)
{
  g_autoptr (SummerTodayRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATED], 0, summer_today_row_get_child (row));
}

static gboolean
summer_today_list_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (SUMMER_TODAY_LIST (widget)->view));
}

static void
summer_today_list_dispose (GObject *object)
{
  SummerTodayList *self = SUMMER_TODAY_LIST (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->filter);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->ids, g_array_unref);
  self->day = NULL;

  G_OBJECT_CLASS (summer_today_list_parent_class)->dispose (object);
}

static void
summer_today_list_class_init (SummerTodayListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_today_list_dispose;
  widget_class->grab_focus = summer_today_list_grab_focus;
  signals[CHOSEN] = g_signal_new ("chosen", SUMMER_TYPE_TODAY_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[ACTIVATED] = g_signal_new ("activated", SUMMER_TYPE_TODAY_LIST, G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

/* As wide as the longest word for a state. */
static int
get_presence_width (void)
{
  int width = 0;

  for (int i = 0; i < SUMMER_N_PRESENCES; i++)
    width = MAX (width, summer_chip_get_room (summer_presence_get_text ((SummerPresence) i)));
  return width;
}

static void
add_column (SummerTodayList *self, const Column *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  view = gtk_column_view_column_new (_ (column->heading), factory);
  if (column->bind == bind_presence)
    gtk_column_view_column_set_fixed_width (view, get_presence_width ());
  else if (column->width > 0)
    gtk_column_view_column_set_fixed_width (view, column->width);
  else
    gtk_column_view_column_set_expand (view, TRUE);
  gtk_column_view_append_column (self->view, view);
}

static void
summer_today_list_init (SummerTodayList *self)
{
  GtkFilterListModel *filtered;

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->rows = g_list_store_new (SUMMER_TYPE_TODAY_ROW);
  self->filter = GTK_FILTER (gtk_custom_filter_new (filter_cb, self, NULL));
  filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->rows)),
                                        g_object_ref (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (filtered));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection, "notify::selected", G_CALLBACK (selected_cb), self);

  self->view = GTK_COLUMN_VIEW (
      gtk_column_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection))));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "today");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Children of the day"), -1);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    add_column (self, &columns[i]);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
summer_today_list_new (void)
{
  return g_object_new (SUMMER_TYPE_TODAY_LIST, NULL);
}

static gboolean
shows_the_same (SummerTodayList *self, const SummerClassDay *day)
{
  if (self->ids->len != day->n_children)
    return FALSE;
  for (guint i = 0; i < day->n_children; i++)
    if (g_array_index (self->ids, gint64, i) != day->children[i].id)
      return FALSE;
  return TRUE;
}

static void
update_sentences (SummerTodayList *self)
{
  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autoptr (SummerTodayRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      g_autofree char *sentence = summer_today_words_dup_sentence (self->day, i);

      summer_today_row_set_sentence (row, sentence);
    }
}

static void
replace_rows (SummerTodayList *self)
{
  const guint n = self->day != NULL ? self->day->n_children : 0;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  g_array_set_size (self->ids, 0);
  for (guint i = 0; i < n; i++)
    {
      SummerTodayRow *row = summer_today_row_new (i);
      g_autofree char *sentence = summer_today_words_dup_sentence (self->day, i);

      summer_today_row_set_sentence (row, sentence);
      g_array_append_val (self->ids, self->day->children[i].id);
      g_ptr_array_add (rows, row);
    }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                       rows->pdata, rows->len);
}

/**
 * summer_today_list_set_day:
 * @day: (nullable): borrowed until the next call
 *
 * Shows the same children with what is known of them now by redrawing the rows that changed; other children
 * make it another list.
 */
void
summer_today_list_set_day (SummerTodayList *self, const SummerClassDay *day)
{
  g_return_if_fail (SUMMER_IS_TODAY_LIST (self));

  self->quiet = TRUE;
  self->day = day;
  if (day != NULL && shows_the_same (self, day))
    update_sentences (self);
  else
    replace_rows (self);
  if (self->shown != 0)
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->quiet = FALSE;
}

void
summer_today_list_set_shown (SummerTodayList *self, guint presences)
{
  g_return_if_fail (SUMMER_IS_TODAY_LIST (self));

  self->quiet = TRUE;
  self->shown = presences;
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  self->quiet = FALSE;
}

guint
summer_today_list_get_shown (SummerTodayList *self)
{
  g_return_val_if_fail (SUMMER_IS_TODAY_LIST (self), 0);

  return self->shown;
}

void
summer_today_list_set_matches (SummerTodayList *self, const guint *children, guint n_children)
{
  g_return_if_fail (SUMMER_IS_TODAY_LIST (self));

  for (guint i = 0; i < self->ids->len; i++)
    {
      g_autoptr (SummerTodayRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);
      gboolean matched = FALSE;

      for (guint k = 0; k < n_children && !matched; k++)
        matched = children[k] == i;
      summer_today_row_set_matched (row, matched);
    }
}

/* Where the child stands among those shown; GTK_INVALID_LIST_POSITION = not at all. */
static guint
find_position (SummerTodayList *self, guint child)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; child != G_MAXUINT && i < n; i++)
    {
      g_autoptr (SummerTodayRow) row = g_list_model_get_item (G_LIST_MODEL (self->selection), i);

      if (summer_today_row_get_child (row) == child)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

void
summer_today_list_select (SummerTodayList *self, guint child)
{
  guint position;

  g_return_if_fail (SUMMER_IS_TODAY_LIST (self));

  position = find_position (self, child);
  self->quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->quiet = FALSE;
  if (position != GTK_INVALID_LIST_POSITION)
    summer_scroll_to_item (GTK_WIDGET (self->view), position);
}

guint
summer_today_list_get_selected (SummerTodayList *self)
{
  SummerTodayRow *row;

  g_return_val_if_fail (SUMMER_IS_TODAY_LIST (self), G_MAXUINT);

  row = gtk_single_selection_get_selected_item (self->selection);
  return row != NULL ? summer_today_row_get_child (row) : G_MAXUINT;
}

guint
summer_today_list_get_next (SummerTodayList *self, int step)
{
  g_autoptr (SummerTodayRow) row = NULL;
  guint n, position;

  g_return_val_if_fail (SUMMER_IS_TODAY_LIST (self), G_MAXUINT);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  position = gtk_single_selection_get_selected (self->selection);
  if (n == 0)
    return G_MAXUINT;
  if (position == GTK_INVALID_LIST_POSITION)
    position = step > 0 ? 0 : n - 1;
  else
    position = (guint) CLAMP ((int) position + step, 0, (int) n - 1);
  row = g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  return summer_today_row_get_child (row);
}
