#include "config.h"

#include "summer-sheet-clicks.h"

#define ITEM "summer-list-item"
#define DEEPEST 2 /* a row has cells, and a cell its child */

static GtkListItem *
get_item (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), ITEM);
}

/* The cell at a place, or the first of the row where it is beside the cells. */
static GtkListItem *
find_item (GtkWidget *view, double x, double y)
{
  GtkWidget *at = gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT);

  for (; at != NULL && at != view; at = gtk_widget_get_parent (at))
    {
      GtkWidget *below = at;

      for (int depth = 0; below != NULL && depth <= DEEPEST; depth++)
        {
          if (get_item (below) != NULL)
            return get_item (below);
          below = gtk_widget_get_first_child (below);
        }
    }
  return NULL;
}

static void
pressed_cb (GtkGestureClick *gesture, int n_presses, double x, double y, gpointer user_data)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  GtkSelectionModel *model = gtk_column_view_get_model (GTK_COLUMN_VIEW (view));
  const GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  GtkListItem *item;
  GtkWidget *row;
  guint position;

  if ((state & (GDK_CONTROL_MASK | GDK_SHIFT_MASK)) != GDK_CONTROL_MASK || model == NULL)
    return;
  item = find_item (view, x, y);
  position = item != NULL ? gtk_list_item_get_position (item) : GTK_INVALID_LIST_POSITION;
  if (position == GTK_INVALID_LIST_POSITION)
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  row = gtk_widget_get_parent (gtk_widget_get_parent (gtk_list_item_get_child (item)));
  gtk_widget_grab_focus (row);
  if (gtk_selection_model_is_selected (model, position))
    gtk_selection_model_unselect_item (model, position);
  else
    gtk_selection_model_select_item (model, position, FALSE);
}

void
summer_sheet_clicks_watch (GtkColumnView *view)
{
  GtkGesture *gesture = gtk_gesture_click_new ();

  g_return_if_fail (GTK_IS_COLUMN_VIEW (view));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (gesture), GTK_PHASE_CAPTURE);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (gesture), GDK_BUTTON_PRIMARY);
  g_signal_connect (gesture, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (gesture));
}

void
summer_sheet_clicks_note_cell (GtkListItem *item)
{
  g_return_if_fail (GTK_IS_LIST_ITEM (item) && gtk_list_item_get_child (item) != NULL);

  /* The list item has the child and outlives it. */
  g_object_set_data (G_OBJECT (gtk_list_item_get_child (item)), ITEM, item);
}
