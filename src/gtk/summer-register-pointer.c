/* The register's grid under the mouse: a block drawn over cells, whole rows and columns by their heads, the handle
 * that fills, the menu and what a cell tells when one rests on it. */
#include "config.h"

#include "summer-register-grid-private.h"
#include "summer-register-words.h"

#include <glib/gi18n.h>
#include <math.h>

static gboolean
is_on_handle (SummerRegisterGrid *self, double x, double y)
{
  SummerRegisterBlock block;
  graphene_rect_t rect;

  summer_register_grid_get_block (self, &block);
  rect = summer_register_layout_get_block (&self->layout, &block);
  return block.n_days > 0 && fabs (x - (rect.origin.x + rect.size.width)) <= SUMMER_REGISTER_HANDLE
         && fabs (y - (rect.origin.y + rect.size.height)) <= SUMMER_REGISTER_HANDLE;
}

static void
press_at (SummerRegisterGrid *self, double x, double y, gboolean extend)
{
  const guint last_child = self->layout.n_children - 1, last_day = self->layout.n_days - 1;
  guint child, day;

  switch (summer_register_layout_pick (&self->layout, x, y, &child, &day))
    {
    case SUMMER_REGISTER_AT_CELL:
      if (extend)
        summer_register_grid_extend (self, child, day);
      else
        summer_register_grid_select (self, child, day);
      break;
    case SUMMER_REGISTER_AT_DAY:
      summer_register_grid_select (self, 0, extend ? self->day : day);
      summer_register_grid_extend (self, last_child, day);
      break;
    case SUMMER_REGISTER_AT_CHILD:
      summer_register_grid_select (self, extend ? self->child : child, 0);
      summer_register_grid_extend (self, child, last_day);
      break;
    case SUMMER_REGISTER_NOWHERE:
    default:
      break;
    }
}

static void
drag_begin_cb (SummerRegisterGrid *self, double x, double y, GtkGestureDrag *drag)
{
  const GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (drag));

  if (!summer_register_grid_has_cells (self))
    return;
  gtk_widget_grab_focus (self->cell);
  g_string_truncate (self->typed, 0);
  self->filling = is_on_handle (self, x, y);
  if (self->filling)
    summer_register_grid_get_block (self, &self->fill);
  else
    press_at (self, x, y, (state & GDK_SHIFT_MASK) != 0);
}

/* The handle fills down or to the right, whichever way it was drawn further. */
static void
draw_fill (SummerRegisterGrid *self, guint child, guint day)
{
  SummerRegisterBlock block;
  int down, right;

  summer_register_grid_get_block (self, &block);
  down = (int) child - (int) (block.child + block.n_children - 1);
  right = (int) day - (int) (block.day + block.n_days - 1);
  self->fill = block;
  if (down > 0 && down >= right)
    self->fill.n_children += (guint) down;
  else if (right > 0)
    self->fill.n_days += (guint) right;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
drag_update_cb (SummerRegisterGrid *self, double by_x, double by_y, GtkGestureDrag *drag)
{
  double x, y;
  guint child, day, from_child, from_day;

  if (!summer_register_grid_has_cells (self) || !gtk_gesture_drag_get_start_point (drag, &x, &y)
      || (fabs (by_x) < 3 && fabs (by_y) < 3))
    return;
  summer_register_layout_pick_nearest (&self->layout, x + by_x, y + by_y, &child, &day);
  if (self->filling)
    {
      draw_fill (self, child, day);
      return;
    }
  switch (summer_register_layout_pick (&self->layout, x, y, &from_child, &from_day))
    {
    case SUMMER_REGISTER_AT_CELL:
      summer_register_grid_extend (self, child, day);
      break;
    case SUMMER_REGISTER_AT_DAY:
      summer_register_grid_extend (self, self->layout.n_children - 1, day);
      break;
    case SUMMER_REGISTER_AT_CHILD:
      summer_register_grid_extend (self, child, self->layout.n_days - 1);
      break;
    case SUMMER_REGISTER_NOWHERE:
    default:
      break;
    }
}

static void
drag_end_cb (SummerRegisterGrid *self)
{
  SummerRegisterBlock from;

  if (!self->filling)
    return;
  self->filling = FALSE;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  summer_register_grid_get_block (self, &from);
  if (self->fill.n_children == from.n_children && self->fill.n_days == from.n_days)
    return;
  summer_register_grid_fill (self, &from, &self->fill);
  summer_register_grid_extend (self, self->fill.child + self->fill.n_children - 1,
                               self->fill.day + self->fill.n_days - 1);
}

static GMenuModel *
create_menu (void)
{
  static const struct
  {
    const char *label, *action;
  } commands[] = {
    { N_ ("Cu_t"), "register.cut" },
    { N_ ("_Copy"), "register.copy" },
    { N_ ("_Paste"), "register.paste" },
    { N_ ("Fill _Down"), "register.fill-down" },
    { N_ ("Fill _Right"), "register.fill-right" },
  };
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) marks = g_menu_new ();
  g_autoptr (GMenu) rest = g_menu_new ();

  for (int mark = SUMMER_MARK_PRESENT; mark <= SUMMER_MARK_ABSENT; mark++)
    {
      g_autofree char *label
          = g_strdup_printf ("_%d  %s %s", mark, summer_terms_get_chinese (SUMMER_TERMS_MARK, mark),
                             summer_terms_get_text (SUMMER_TERMS_MARK, mark));
      g_autofree char *action = g_strdup_printf ("register.mark(%d)", mark);

      g_menu_append (marks, label, action);
    }
  g_menu_append (marks, _ ("C_lear"), "register.mark(0)");
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_menu_append (rest, _ (commands[i].label), commands[i].action);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (marks));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (rest));
  return G_MENU_MODEL (menu);
}

static void
closed_cb (SummerRegisterGrid *self)
{
  gtk_widget_grab_focus (self->cell);
}

static void
popup (SummerRegisterGrid *self, double x, double y)
{
  if (self->menu == NULL)
    {
      g_autoptr (GMenuModel) menu = create_menu ();

      self->menu = gtk_popover_menu_new_from_model (menu);
      gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
      gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
      gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
      g_signal_connect_swapped (self->menu, "closed", G_CALLBACK (closed_cb), self);
    }
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static gboolean
is_in_block (const SummerRegisterBlock *block, guint child, guint day)
{
  return child >= block->child && child < block->child + block->n_children && day >= block->day
         && day < block->day + block->n_days;
}

static void
menu_pressed_cb (SummerRegisterGrid *self, int n_press, double x, double y)
{
  SummerRegisterBlock block;
  guint child, day;

  if (!summer_register_grid_has_cells (self)
      || summer_register_layout_pick (&self->layout, x, y, &child, &day) != SUMMER_REGISTER_AT_CELL)
    return;
  summer_register_grid_get_block (self, &block);
  if (!is_in_block (&block, child, day))
    summer_register_grid_select (self, child, day);
  popup (self, x, y);
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  const SummerRegisterBlock active = { self->child, self->day, 1, 1 };
  graphene_rect_t rect;

  if (!summer_register_grid_has_cells (self))
    return;
  rect = summer_register_layout_get_block (&self->layout, &active);
  popup (self, rect.origin.x + rect.size.width / 2, rect.origin.y + rect.size.height);
}

static void
motion_cb (SummerRegisterGrid *self, double x, double y)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), summer_register_grid_has_cells (self)
                                                              && is_on_handle (self, x, y)
                                                          ? "crosshair"
                                                          : NULL);
}

static gboolean
query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  g_autofree char *text = NULL;
  guint child = self->child, day = self->day;
  SummerRegisterPlace place = SUMMER_REGISTER_AT_CELL;

  if (!summer_register_grid_has_cells (self))
    return FALSE;
  if (!keyboard)
    place = summer_register_layout_pick (&self->layout, x, y, &child, &day);
  if (place == SUMMER_REGISTER_AT_CELL)
    text = summer_register_dup_cell_tip (self->reg, child, day);
  else if (place == SUMMER_REGISTER_AT_DAY)
    text = summer_register_dup_day (self->reg, day);
  else if (place == SUMMER_REGISTER_AT_CHILD)
    text = summer_register_dup_child_tip (self->reg, child);
  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

void
summer_register_grid_class_add_pointer (GtkWidgetClass *klass)
{
  klass->query_tooltip = query_tooltip;
  gtk_widget_class_install_action (klass, "register.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Menu, 0, "register.menu", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_F10, GDK_SHIFT_MASK, "register.menu", NULL);
}

void
summer_register_grid_add_pointer (SummerRegisterGrid *self)
{
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (drag_begin_cb), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (drag_update_cb), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (drag_end_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));

  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}
