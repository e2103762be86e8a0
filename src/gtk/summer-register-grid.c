#include "config.h"

#include "summer-register-grid-private.h"
#include "summer-register-words.h"

#include <glib/gi18n.h>
#include <math.h>

static void summer_register_grid_scrollable_init (GtkScrollableInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (SummerRegisterGrid,
                               summer_register_grid,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE,
                                                      summer_register_grid_scrollable_init))

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SELECTED,
  MARK,
  SAID,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
summer_register_grid_scrollable_init (GtkScrollableInterface *interface)
{
}

gboolean
summer_register_grid_has_cells (SummerRegisterGrid *self)
{
  return self->reg != NULL && self->reg->n_children > 0 && self->reg->n_days > 0;
}

static void
scrolled_cb (SummerRegisterGrid *self)
{
  self->layout.scroll_x = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  self->layout.scroll_y = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
set_adjustment (SummerRegisterGrid *self, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (self->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[orientation], self);
  g_clear_object (&self->adjustments[orientation]);
  self->adjustments[orientation]
      = g_object_ref_sink (adjustment != NULL ? adjustment : gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (self->adjustments[orientation], "value-changed",
                            G_CALLBACK (scrolled_cb), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
configure (SummerRegisterGrid *self, GtkOrientation orientation, double content, double room)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];
  const double step
      = orientation == GTK_ORIENTATION_VERTICAL ? SUMMER_REGISTER_ROW : self->layout.day_width;

  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0,
                                   MAX (0, content - room)),
                            0, MAX (content, room), step * 3, MAX (step, room - step), room);
}

static void
summer_register_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  const SummerRegisterBlock active = { self->child, self->day, 1, 1 };
  graphene_rect_t area, rect;
  GtkAllocation cell;

  self->layout.width = width;
  self->layout.height = height;
  summer_register_layout_update (&self->layout);
  area = summer_register_layout_get_area (&self->layout);
  configure (self, GTK_ORIENTATION_HORIZONTAL,
             summer_register_layout_get_days_width (&self->layout), area.size.width);
  configure (self, GTK_ORIENTATION_VERTICAL, summer_register_layout_get_rows_height (&self->layout),
             area.size.height);
  self->layout.scroll_x = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  self->layout.scroll_y = gtk_adjustment_get_value (self->adjustments[GTK_ORIENTATION_VERTICAL]);

  rect = summer_register_layout_get_block (&self->layout, &active);
  cell.x = (int) rect.origin.x;
  cell.y = (int) rect.origin.y;
  cell.width = MAX (1, (int) rect.size.width);
  cell.height = MAX (1, (int) rect.size.height);
  gtk_widget_size_allocate (self->cell, &cell, -1);
  gtk_im_context_set_cursor_location (self->im, &(GdkRectangle){ 0, 0, (int) rect.size.width,
                                                                 (int) rect.size.height });
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
  gtk_widget_queue_draw (widget);
}

static void
summer_register_grid_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = SUMMER_REGISTER_NAMES + SUMMER_REGISTER_TOTALS + 5 * SUMMER_REGISTER_DAY;
      *natural = MAX (*minimum, SUMMER_REGISTER_NAMES + SUMMER_REGISTER_TOTALS
                                    + (int) self->layout.n_days * SUMMER_REGISTER_DAY);
    }
  else
    {
      *minimum = SUMMER_REGISTER_HEAD + SUMMER_REGISTER_FOOT + 5 * SUMMER_REGISTER_ROW;
      *natural = MAX (*minimum, SUMMER_REGISTER_HEAD + SUMMER_REGISTER_FOOT
                                    + (int) self->layout.n_children * SUMMER_REGISTER_ROW);
    }
}

static void
summer_register_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);
  SummerRegisterOverlay marks = {
    .child = self->child,
    .day = self->day,
    .focused = gtk_widget_has_focus (self->cell),
    .fill = self->filling ? &self->fill : NULL,
  };

  if (self->reg == NULL)
    return;
  summer_register_grid_get_block (self, &marks.selected);
  summer_register_brush_begin (self->brush, snapshot);
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) self->layout.width,
                                                         (float) self->layout.height));
  summer_register_paint (self->brush, self->reg, &self->layout, &marks);
  gtk_snapshot_pop (snapshot);
}

static void
summer_register_grid_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);

  GTK_WIDGET_CLASS (summer_register_grid_parent_class)->css_changed (widget, change);
  summer_register_brush_forget (self->brush);
  gtk_widget_queue_draw (widget);
}

static gboolean
summer_register_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (SUMMER_REGISTER_GRID (widget)->cell);
}

static gboolean
summer_register_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (widget);

  /* Tab comes here only when it leaves the sheet. */
  if (gtk_widget_has_focus (self->cell) || !summer_register_grid_has_cells (self))
    return FALSE;
  return gtk_widget_grab_focus (self->cell);
}

static void
summer_register_grid_realize (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (summer_register_grid_parent_class)->realize (widget);
  gtk_im_context_set_client_widget (SUMMER_REGISTER_GRID (widget)->im,
                                    SUMMER_REGISTER_GRID (widget)->cell);
}

static void
summer_register_grid_unrealize (GtkWidget *widget)
{
  gtk_im_context_set_client_widget (SUMMER_REGISTER_GRID (widget)->im, NULL);
  GTK_WIDGET_CLASS (summer_register_grid_parent_class)->unrealize (widget);
}

static void
summer_register_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *spec)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[id - PROP_HADJUSTMENT]);
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int) self->policies[id - PROP_HSCROLL_POLICY]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
summer_register_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *spec)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
    case PROP_VADJUSTMENT:
      set_adjustment (self, (GtkOrientation) (id - PROP_HADJUSTMENT), g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
    case PROP_VSCROLL_POLICY:
      self->policies[id - PROP_HSCROLL_POLICY] = (guint) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, spec);
    }
}

static void
summer_register_grid_dispose (GObject *object)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    if (self->adjustments[i] != NULL)
      {
        g_signal_handlers_disconnect_by_data (self->adjustments[i], self);
        g_clear_object (&self->adjustments[i]);
      }
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_pointer (&self->cell, gtk_widget_unparent);
  if (self->im != NULL)
    g_signal_handlers_disconnect_by_data (self->im, self);
  g_clear_object (&self->im);
  self->reg = NULL;

  G_OBJECT_CLASS (summer_register_grid_parent_class)->dispose (object);
}

static void
summer_register_grid_finalize (GObject *object)
{
  SummerRegisterGrid *self = SUMMER_REGISTER_GRID (object);

  summer_register_brush_free (self->brush);
  g_string_free (self->typed, TRUE);

  G_OBJECT_CLASS (summer_register_grid_parent_class)->finalize (object);
}

static void
summer_register_grid_class_init (SummerRegisterGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = summer_register_grid_get_property;
  object_class->set_property = summer_register_grid_set_property;
  object_class->dispose = summer_register_grid_dispose;
  object_class->finalize = summer_register_grid_finalize;
  widget_class->size_allocate = summer_register_grid_size_allocate;
  widget_class->measure = summer_register_grid_measure;
  widget_class->snapshot = summer_register_grid_snapshot;
  widget_class->css_changed = summer_register_grid_css_changed;
  widget_class->grab_focus = summer_register_grid_grab_focus;
  widget_class->focus = summer_register_grid_focus;
  widget_class->realize = summer_register_grid_realize;
  widget_class->unrealize = summer_register_grid_unrealize;

  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SELECTED] = g_signal_new ("selected", SUMMER_TYPE_REGISTER_GRID, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MARK] = g_signal_new ("mark", SUMMER_TYPE_REGISTER_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_ARRAY);
  signals[SAID] = g_signal_new ("said", SUMMER_TYPE_REGISTER_GRID, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  summer_register_grid_class_add_marks (widget_class);
  summer_register_grid_class_add_keys (widget_class);
  summer_register_grid_class_add_pointer (widget_class);
  summer_register_grid_class_add_clipboard (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_widget_class_set_css_name (widget_class, "registergrid");
}

static void
focus_cb (SummerRegisterGrid *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
summer_register_grid_init (SummerRegisterGrid *self)
{
  self->on = SUMMER_DAY_NONE;
  self->brush = summer_register_brush_new (GTK_WIDGET (self));
  self->typed = g_string_new (NULL);
  self->im = gtk_im_multicontext_new ();
  self->cell = g_object_new (GTK_TYPE_BOX, "accessible-role", GTK_ACCESSIBLE_ROLE_GRID_CELL,
                             "focusable", TRUE, "css-name", "cell", NULL);
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  g_signal_connect_swapped (self->cell, "notify::has-focus", G_CALLBACK (focus_cb), self);
  set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (self, GTK_ORIENTATION_VERTICAL, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Register"), -1);
  summer_register_grid_add_keys (self);
  summer_register_grid_add_pointer (self);
}

GtkWidget *
summer_register_grid_new (void)
{
  return g_object_new (SUMMER_TYPE_REGISTER_GRID, NULL);
}

void
summer_register_grid_say (SummerRegisterGrid *self, const char *text)
{
  g_signal_emit (self, signals[SAID], 0, text);
}

void
summer_register_grid_ask (SummerRegisterGrid *self, GArray *marks)
{
  g_signal_emit (self, signals[MARK], 0, marks);
}

/* What one hears of the active cell: whose, of which day, what stands there, why it takes nothing. */
static void
name_cell (SummerRegisterGrid *self)
{
  g_autofree char *label = summer_register_dup_cell_label (self->reg, self->child, self->day);
  g_autofree char *note = summer_register_dup_cell_note (self->reg, self->child, self->day);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, note, -1);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->cell), GTK_ACCESSIBLE_RELATION_ROW_INDEX,
                                  (int) self->child + 1, GTK_ACCESSIBLE_RELATION_COL_INDEX,
                                  (int) self->day + 1, -1);
}

static void
bring_into_view (SummerRegisterGrid *self, guint child, guint day)
{
  const double x = (int) day * self->layout.day_width;
  const double y = (int) child * SUMMER_REGISTER_ROW;

  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_HORIZONTAL], x,
                             x + self->layout.day_width);
  gtk_adjustment_clamp_page (self->adjustments[GTK_ORIENTATION_VERTICAL], y,
                             y + SUMMER_REGISTER_ROW);
}

static void
selected (SummerRegisterGrid *self)
{
  self->child_id = self->reg->children[self->child].id;
  self->on = self->reg->days[self->day].day;
  bring_into_view (self, self->end_child, self->end_day);
  name_cell (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, signals[SELECTED], 0);
}

void
summer_register_grid_get_block (SummerRegisterGrid *self, SummerRegisterBlock *block)
{
  *block = (SummerRegisterBlock){ 0 };
  if (!summer_register_grid_has_cells (self))
    return;
  block->child = MIN (self->child, self->end_child);
  block->day = MIN (self->day, self->end_day);
  block->n_children = MAX (self->child, self->end_child) - block->child + 1;
  block->n_days = MAX (self->day, self->end_day) - block->day + 1;
}

void
summer_register_grid_get_cell (SummerRegisterGrid *self, guint *child, guint *day)
{
  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self));

  *child = self->child;
  *day = self->day;
}

/**
 * summer_register_grid_select:
 *
 * Selects one cell and brings it into sight.
 */
void
summer_register_grid_select (SummerRegisterGrid *self, guint child, guint day)
{
  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self) && summer_register_grid_has_cells (self));

  self->child = self->end_child = MIN (child, self->reg->n_children - 1);
  self->day = self->end_day = MIN (day, self->reg->n_days - 1);
  summer_register_grid_say (self, NULL);
  selected (self);
}

void
summer_register_grid_extend (SummerRegisterGrid *self, guint child, guint day)
{
  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self) && summer_register_grid_has_cells (self));

  self->end_child = MIN (child, self->reg->n_children - 1);
  self->end_day = MIN (day, self->reg->n_days - 1);
  summer_register_grid_say (self, NULL);
  selected (self);
}

/**
 * summer_register_grid_go_to_day:
 *
 * Moves to a day, or to the open day before it; the child stays.
 */
void
summer_register_grid_go_to_day (SummerRegisterGrid *self, SummerDay day)
{
  guint at;

  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self));

  if (!summer_register_grid_has_cells (self))
    return;
  at = (guint) (CLAMP (day, self->reg->first, self->reg->last) - self->reg->first);
  while (at > 0 && !self->reg->days[at].open)
    at--;
  while (at + 1 < self->reg->n_days && !self->reg->days[at].open)
    at++;
  summer_register_grid_select (self, self->child, at);
}

static guint
find_child (const SummerRegister *reg, gint64 id)
{
  for (guint i = 0; i < reg->n_children; i++)
    if (reg->children[i].id == id)
      return i;
  return G_MAXUINT;
}

/**
 * summer_register_grid_set_register:
 * @reg: (nullable): it must outlive its use here
 *
 * Shows a register. The same children and days stay selected where they are still there; in other days the
 * selection goes to the day of today or the nearest to it.
 */
void
summer_register_grid_set_register (SummerRegisterGrid *self, const SummerRegister *reg)
{
  const gboolean same = self->reg != NULL && reg != NULL && self->on != SUMMER_DAY_NONE
                        && self->reg->n_children == reg->n_children
                        && self->reg->first == reg->first && self->reg->last == reg->last;
  guint at;

  g_return_if_fail (SUMMER_IS_REGISTER_GRID (self));

  self->reg = reg;
  self->layout.n_children = reg != NULL ? reg->n_children : 0;
  self->layout.n_days = reg != NULL ? reg->n_days : 0;
  summer_register_layout_update (&self->layout);
  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (!summer_register_grid_has_cells (self))
    return;

  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_ROW_COUNT,
                                  (int) reg->n_children, GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) reg->n_days, -1);
  at = find_child (reg, self->child_id);
  if (same && at == self->child)
    {
      selected (self);
      return;
    }
  self->child = self->end_child = at != G_MAXUINT ? at : 0;
  summer_register_grid_go_to_day (self, self->on >= reg->first && self->on <= reg->last
                                            ? self->on
                                            : reg->today);
}

const SummerRegister *
summer_register_grid_get_register (SummerRegisterGrid *self)
{
  g_return_val_if_fail (SUMMER_IS_REGISTER_GRID (self), NULL);

  return self->reg;
}
