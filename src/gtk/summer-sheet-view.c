#include "config.h"

#include "summer-sheet-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-scroll.h"
#include "summer-settings.h"
#include "summer-sheet-asker.h"
#include "summer-sheet-clicks.h"
#include "summer-sheet-columns.h"
#include "summer-sheet-count.h"
#include "summer-sheet-gatherer.h"
#include "summer-sheet-foot.h"
#include "summer-sheet-narrowing.h"
#include "summer-sheet-several.h"
#include "summer-sheet-stack.h"

struct _SummerSheetView
{
  GtkWidget parent_instance;

  SummerOffice *office; /* owned */
  const SummerSheetSpec *spec;
  SummerSheet *sheet; /* owned */
  int all;            /* rows of it without a filter; -1 = not counted yet */
  gint64 programme;
  GtkMultiSelection *selection;    /* owned */
  SummerSheetColumns *columns;     /* owned */
  SummerSheetNarrowing *narrowing; /* owned */
  gint64 chosen;                   /* key, where one row is */
  SummerSheetSeveral *several;     /* owned: where there are more */
  SummerCountText dup_count_text;

  GtkLabel *title;
  GtkLabel *counts;
  GtkBox *buttons;
  SummerFilterMark *mark;
  GtkDropDown *where;
  GtkSearchEntry *filter;
  GtkScrolledWindow *chooser;
  GtkStack *stack;
  GtkColumnView *view;
  AdwStatusPage *empty;
  AdwStatusPage *unmatched;
  GtkButton *empty_button;
  GtkWidget *foot;
  GtkLabel *foot_selection;
  GtkPopover *menu;
};

enum
{
  ACTIVATE,
  SELECTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SummerSheetView, summer_sheet_view, GTK_TYPE_WIDGET)

static void update_counts (SummerSheetView *self);

/**
 * summer_sheet_view_dup_columns:
 * @n_columns: (out): how many
 *
 * Returns: (transfer full): the columns shown, in the order they stand in, as indices into the spec
 */
guint *
summer_sheet_view_dup_columns (SummerSheetView *self, guint *n_columns)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self) && self->columns != NULL, NULL);

  return summer_sheet_columns_dup_shown (self->columns, n_columns);
}

/* The list of columns to choose from is made when it is first asked for. */
static void
chooser_map_cb (SummerSheetView *self)
{
  if (self->columns != NULL && gtk_scrolled_window_get_child (self->chooser) == NULL)
    gtk_scrolled_window_set_child (self->chooser, summer_sheet_columns_new_chooser (self->columns));
}

static void
set_sort (SummerSheetView *self)
{
  gboolean descending;
  int column = summer_sheet_columns_get_sort (self->columns, &descending);

  summer_sheet_set_sort (self->sheet, column, descending);
}

/* The rows follow; until they do, those stay that are there. */
static void
ask (SummerSheetView *self)
{
  summer_sheet_asker_ask (self->sheet, self->office, self->all, (void (*) (gpointer)) update_counts,
                          self);
}

static void
sorted_cb (SummerSheetView *self)
{
  if (self->sheet == NULL)
    return;
  set_sort (self);
  ask (self);
}

static void
narrowed_cb (SummerSheetView *self)
{
  if (self->sheet == NULL)
    return;
  summer_sheet_narrowing_apply (self->narrowing, self->sheet);
  ask (self);
}

static void
filter_stop_cb (SummerSheetView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "sheet.clear-filter", NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_activate_cb (SummerSheetView *self)
{
  summer_sheet_narrowing_flush (self->narrowing);
  if (self->sheet != NULL)
    summer_sheet_catch_up (self->sheet);
  gtk_widget_child_focus (GTK_WIDGET (self->stack), GTK_DIR_TAB_FORWARD);
}

static gboolean
filter_key_cb (SummerSheetView *self, guint key)
{
  if (key == GDK_KEY_Down)
    filter_activate_cb (self);
  return key == GDK_KEY_Down;
}

/**
 * summer_sheet_view_dup_subtitle:
 *
 * Returns: (transfer full): how many rows there are, and how many the filter lets through
 */
char *
summer_sheet_view_dup_subtitle (SummerSheetView *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), NULL);

  if (self->sheet == NULL)
    return g_strdup ("");
  summer_sheet_catch_up (self->sheet);
  return summer_sheet_count_dup_text (self->sheet, self->programme,
                                      summer_sheet_narrowing_is_on (self->narrowing), &self->all,
                                      self->dup_count_text);
}

static void
update_counts (SummerSheetView *self)
{
  g_autofree char *text = NULL;

  if (self->sheet == NULL || summer_sheet_is_behind (self->sheet))
    return;
  text = summer_sheet_view_dup_subtitle (self);
  summer_sheet_count_show (self->counts, text);
  summer_sheet_stack_update (self->stack, self->unmatched, self->sheet,
                             summer_sheet_narrowing_is_on (self->narrowing));
}

static void
update_foot (SummerSheetView *self, GtkBitset *selected)
{
  g_autofree char *foot = summer_sheet_foot_dup_text (self->sheet, self->columns, selected);

  gtk_label_set_text (self->foot_selection, foot != NULL ? foot : "");
  gtk_widget_set_visible (self->foot, foot != NULL);
}

static void
selection_changed_cb (SummerSheetView *self)
{
  g_autoptr (GtkBitset) selected
      = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  gint64 chosen = 0;

  if (gtk_bitset_get_size (selected) == 1)
    {
      g_autoptr (SummerSheetRow) row
          = g_list_model_get_item (G_LIST_MODEL (self->sheet), gtk_bitset_get_nth (selected, 0));

      chosen = row != NULL ? summer_sheet_row_get_key (row) : 0;
    }

  summer_sheet_several_note (self->several, self->sheet, selected);
  update_foot (self, selected);
  if (chosen != self->chosen)
    {
      self->chosen = chosen;
      g_signal_emit (self, signals[SELECTED], 0, chosen);
    }
}

/* Rows were read anew: those that were chosen stay chosen, wherever they stand now. */
static void
items_changed_cb (SummerSheetView *self)
{
  gint64 chosen = self->chosen;
  guint position
      = chosen != 0 ? summer_sheet_find_key (self->sheet, chosen) : GTK_INVALID_LIST_POSITION;

  update_counts (self);
  if (summer_sheet_several_restore (self->several, self->sheet,
                                    GTK_SELECTION_MODEL (self->selection)))
    return;
  if (position != GTK_INVALID_LIST_POSITION)
    gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  selection_changed_cb (self);
}

static void
activate_cb (SummerSheetView *self, guint position)
{
  g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (self->sheet), position);

  if (row != NULL)
    g_signal_emit (self, signals[ACTIVATE], 0, summer_sheet_row_get_key (row));
}

void
summer_sheet_view_focus_filter (SummerSheetView *self)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

/**
 * summer_sheet_view_toggle_column:
 * @id: of a column; one that the sheet has not is ignored
 */
void
summer_sheet_view_toggle_column (SummerSheetView *self, const char *id)
{
  guint column;

  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  column = summer_sheet_find_column (self->spec, id);
  if (column < self->spec->n_columns)
    summer_sheet_columns_set_shown (self->columns, column,
                                    !summer_sheet_columns_get_shown (self->columns, column));
}

/**
 * summer_sheet_view_pop_up_menu:
 * @x, @y: where, in the view's coordinates
 */
void
summer_sheet_view_pop_up_menu (SummerSheetView *self, double x, double y)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
secondary_pressed_cb (SummerSheetView *self, int n_press, double x, double y)
{
  double in_x, in_y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y, &in_x, &in_y);
  summer_sheet_view_pop_up_menu (self, in_x, in_y);
}

static void
summer_sheet_view_dispose (GObject *object)
{
  SummerSheetView *self = SUMMER_SHEET_VIEW (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->columns);
  g_clear_object (&self->selection);
  if (self->sheet != NULL)
    g_signal_handlers_disconnect_by_data (self->sheet, self->several);
  g_clear_object (&self->sheet);
  g_clear_pointer (&self->several, summer_sheet_several_free);
  g_clear_object (&self->narrowing);
  g_clear_object (&self->office);

  G_OBJECT_CLASS (summer_sheet_view_parent_class)->dispose (object);
}

static gboolean
summer_sheet_view_grab_focus (GtkWidget *widget)
{
  SummerSheetView *self = SUMMER_SHEET_VIEW (widget);

  /* Without rows the list is not seen: a focus on it would take the keys away from the page around. */
  return gtk_widget_grab_focus (gtk_widget_get_mapped (GTK_WIDGET (self->view))
                                    ? GTK_WIDGET (self->view)
                                    : GTK_WIDGET (self->filter));
}

static void
summer_sheet_view_class_init (SummerSheetViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = summer_sheet_view_dispose;
  widget_class->grab_focus = summer_sheet_view_grab_focus;

  signals[ACTIVATE] = g_signal_new ("activate", SUMMER_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[SELECTED] = g_signal_new ("selected", SUMMER_TYPE_SHEET_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);

  g_type_ensure (SUMMER_TYPE_FILTER_MARK);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/summerclasses/SummerClasses/summer-sheet-view.ui");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, title);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, counts);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, buttons);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, mark);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, where);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, filter);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, chooser);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, stack);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, view);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, empty);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, unmatched);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, empty_button);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, foot);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, foot_selection);
  gtk_widget_class_bind_template_child (widget_class, SummerSheetView, menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_stop_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, chooser_map_cb);
  gtk_widget_class_bind_template_callback (widget_class, activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, secondary_pressed_cb);
  summer_sheet_view_install_actions (widget_class);
}

static void
summer_sheet_view_init (SummerSheetView *self)
{
  self->several = summer_sheet_several_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->filter, GTK_WIDGET (self->stack));
  summer_sheet_view_add_row_keys (GTK_WIDGET (self->view));
  summer_sheet_clicks_watch (self->view);
}

GtkWidget *
summer_sheet_view_new (void)
{
  return g_object_new (SUMMER_TYPE_SHEET_VIEW, NULL);
}

static void
make_sheet (SummerSheetView *self)
{
  if (self->sheet != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->sheet, self);
      g_signal_handlers_disconnect_by_data (self->sheet, self->several);
    }
  g_clear_object (&self->sheet);
  self->all = -1;
  if (summer_sheet_gatherer_waits (self->office, self->spec, (void (*) (gpointer)) make_sheet,
                                   self))
    {
      gtk_multi_selection_set_model (self->selection, NULL);
      summer_sheet_count_show_waiting (self->counts);
      return;
    }

  self->programme = summer_office_get_programme (self->office);
  self->sheet
      = summer_sheet_new (summer_office_get_store (self->office), self->spec, self->programme);
  summer_sheet_set_unions (self->sheet, summer_office_get_unions (self->office));
  set_sort (self);
  summer_sheet_narrowing_apply (self->narrowing, self->sheet);
  summer_sheet_set_patient (self->sheet, TRUE);

  summer_sheet_several_watch (self->several, self->sheet);
  summer_scroll_keep_focus (GTK_WIDGET (self->view), G_LIST_MODEL (self->sheet));
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->sheet));
  g_signal_connect_object (self->sheet, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  items_changed_cb (self);
}

/**
 * summer_sheet_view_set_up:
 * @spec: a sheet's, static
 * @where: (nullable): id of the state column to narrow by
 *
 * Makes the columns as they were last left. The rows come with the first refresh.
 */
void
summer_sheet_view_set_up (SummerSheetView *self,
                          SummerOffice *office,
                          const SummerSheetSpec *spec,
                          const char *where)
{
  g_autoptr (GSettings) settings = NULL;

  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self) && SUMMER_IS_OFFICE (office));
  g_return_if_fail (self->spec == NULL && spec != NULL);

  self->office = g_object_ref (office);
  self->spec = spec;
  settings = summer_settings_new_for_sheet (spec->id);
  gtk_label_set_text (self->title, _ (spec->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (spec->title), -1);

  self->selection = gtk_multi_selection_new (NULL);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                           self, G_CONNECT_SWAPPED);
  self->columns = summer_sheet_columns_new (self->view, spec, settings);
  g_signal_connect_object (self->columns, "sorted", G_CALLBACK (sorted_cb), self,
                           G_CONNECT_SWAPPED);
  self->narrowing
      = summer_sheet_narrowing_new (self->filter, self->where, self->mark, spec, where, settings);
  g_signal_connect_object (self->narrowing, "changed", G_CALLBACK (narrowed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
}

/**
 * summer_sheet_view_refresh:
 *
 * Follows the office: another programme, other records, another assessment.
 */
void
summer_sheet_view_refresh (SummerSheetView *self)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self) && self->spec != NULL);

  if (summer_office_get_store (self->office) == NULL)
    return;

  if (self->sheet == NULL || self->programme != summer_office_get_programme (self->office)
      || g_strcmp0 (summer_sheet_get_unions (self->sheet), summer_office_get_unions (self->office))
             != 0)
    make_sheet (self);
  else
    {
      /* The sheet itself has followed the records. */
      self->all = -1;
      update_counts (self);
    }
}

/**
 * summer_sheet_view_set_empty:
 * @text: what to do next
 * @button: (nullable): a button that leads there
 * @page: (nullable): the page that it goes to
 */
void
summer_sheet_view_set_empty (SummerSheetView *self,
                             const char *icon,
                             const char *title,
                             const char *text,
                             const char *button,
                             const char *page)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  summer_sheet_stack_set_empty (self->empty, self->empty_button, icon, title, text, button, page);
}

/**
 * summer_sheet_view_set_count_text:
 * @dup_count_text: gives "100 classes" of 100
 */
void
summer_sheet_view_set_count_text (SummerSheetView *self, char *(*dup_count_text) (guint count))
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  self->dup_count_text = dup_count_text;
}

/* Its words may be cut short rather than push the window beyond the screen. */
void
summer_sheet_view_add_button (SummerSheetView *self, GtkWidget *button)
{
  GtkWidget *label = GTK_IS_BUTTON (button) ? gtk_button_get_child (GTK_BUTTON (button)) : NULL;

  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  if (GTK_IS_LABEL (label))
    {
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      if (gtk_widget_get_tooltip_text (button) == NULL)
        gtk_widget_set_tooltip_text (button, gtk_label_get_text (GTK_LABEL (label)));
    }
  gtk_box_append (self->buttons, button);
}

void
summer_sheet_view_add_switch (SummerSheetView *self, GtkWidget *widget)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));
  gtk_widget_insert_after (widget, gtk_widget_get_parent (GTK_WIDGET (self->title)),
                           GTK_WIDGET (self->title));
}

SummerOffice *
summer_sheet_view_get_office (SummerSheetView *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), NULL);

  return self->office;
}

/**
 * summer_sheet_view_get_sheet:
 *
 * Returns: (nullable) (transfer none): with the rows that the filter and the order ask for
 */
SummerSheet *
summer_sheet_view_get_sheet (SummerSheetView *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), NULL);

  if (self->sheet != NULL)
    summer_sheet_catch_up (self->sheet);
  return self->sheet;
}

GtkColumnView *
summer_sheet_view_get_column_view (SummerSheetView *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), NULL);

  return self->view;
}

const char *
summer_sheet_view_get_filter (SummerSheetView *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), NULL);

  return summer_sheet_narrowing_get_text (self->narrowing);
}

void
summer_sheet_view_set_filter (SummerSheetView *self, const char *text)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  summer_sheet_narrowing_set_text (self->narrowing, text);
}

/**
 * summer_sheet_view_get_where:
 * @column_id: (out): the state column that the drop-down narrows by
 *
 * Returns: the value let through, -1 = all
 */
int
summer_sheet_view_get_where (SummerSheetView *self, const char **column_id)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), -1);

  return summer_sheet_narrowing_get_where (self->narrowing, column_id);
}

/**
 * summer_sheet_view_set_where:
 * @value: the value of the drop-down's state to let through, -1 = all
 */
void
summer_sheet_view_set_where (SummerSheetView *self, int value)
{
  g_return_if_fail (SUMMER_IS_SHEET_VIEW (self));

  summer_sheet_narrowing_set_where (self->narrowing, value);
}

gint64
summer_sheet_view_get_chosen (SummerSheetView *self)
{
  g_return_val_if_fail (SUMMER_IS_SHEET_VIEW (self), 0);

  return self->chosen;
}
