#include "config.h"

#include "summer-scroll.h"

#define MOST_TICKS 60 /* a second: by then a row is there, or never */

/* A list view that has no height yet has no rows either: told to scroll, it would put the one row there and
 * leave the rest of its room empty. */
static gboolean
tick_cb (GtkWidget *list, GdkFrameClock *clock, gpointer position)
{
  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", GPOINTER_TO_UINT (position));
  return G_SOURCE_REMOVE;
}

static void
scroll (GtkWidget *list, guint position)
{
  if (gtk_widget_get_height (list) > 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  else
    gtk_widget_add_tick_callback (list, tick_cb, GUINT_TO_POINTER (position), NULL);
}

/**
 * summer_scroll_to_item:
 * @list: a list view, or a column view, whose list view is a child
 *
 * Brings the row into sight, at once or when the list is first laid out.
 */
void
summer_scroll_to_item (GtkWidget *list, guint position)
{
  g_return_if_fail (GTK_IS_WIDGET (list));

  if (GTK_IS_LIST_VIEW (list))
    scroll (list, position);
  else
    for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
         child = gtk_widget_get_next_sibling (child))
      if (GTK_IS_LIST_VIEW (child))
        scroll (child, position);
}

typedef struct
{
  guint position;
  guint n_ticks;
} Focus;

/* Rows are made when the list is laid out: the selected one is there a frame or two after it was scrolled to. */
static gboolean
focus_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  Focus *focus = data;

  if (gtk_widget_get_height (list) == 0)
    return G_SOURCE_CONTINUE;
  if (focus->n_ticks++ == 0)
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", focus->position);
  for (GtkWidget *row = gtk_widget_get_first_child (list); row != NULL && focus->n_ticks > 1;
       row = gtk_widget_get_next_sibling (row))
    if (gtk_widget_get_state_flags (row) & GTK_STATE_FLAG_SELECTED && gtk_widget_get_mapped (row)
        && gtk_widget_grab_focus (row))
      return G_SOURCE_REMOVE;
  return focus->n_ticks < MOST_TICKS ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

/**
 * summer_scroll_focus_selected:
 * @list: a list view, or a column view, whose list view is a child
 * @position: of the row that is selected
 *
 * Brings the row into sight and gives it the focus, so that the keys of the list are about it.
 */
void
summer_scroll_focus_selected (GtkWidget *list, guint position)
{
  g_return_if_fail (GTK_IS_WIDGET (list));

  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      {
        Focus *focus = g_new0 (Focus, 1);

        focus->position = position;
        gtk_widget_add_tick_callback (child, focus_cb, focus, g_free);
      }
}

static gboolean
has_focus (GtkWidget *list)
{
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, list);
}

static gboolean
refocus_cb (GtkWidget *list, GdkFrameClock *clock, gpointer data)
{
  return has_focus (list) ? G_SOURCE_REMOVE : focus_cb (list, clock, data);
}

/* Told before the list is, whose rows still stand. */
static void
changing_cb (GtkWidget *list)
{
  if (!has_focus (list))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      {
        Focus *focus = g_new0 (Focus, 1);

        focus->n_ticks = 1; /* it stands where it stood: nothing is scrolled */
        gtk_widget_add_tick_callback (child, refocus_cb, focus, g_free);
      }
}

/**
 * summer_scroll_keep_focus:
 * @list: a column view
 * @model: what it is about to show; whoever selects the row anew does so when it changes
 *
 * A row that changes is made anew, and GTK gives its focus to something else: the row that is selected gets it back.
 */
void
summer_scroll_keep_focus (GtkWidget *list, GListModel *model)
{
  g_return_if_fail (GTK_IS_WIDGET (list) && G_IS_LIST_MODEL (model));

  g_signal_connect_object (model, "items-changed", G_CALLBACK (changing_cb), list,
                           G_CONNECT_SWAPPED);
}
