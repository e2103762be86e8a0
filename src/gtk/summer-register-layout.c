#include "config.h"

#include "summer-register-layout.h"

#include <math.h>

/* How wide a day may become: a week has more room for each than a month. */
#define DAY_MOST 38
#define DAY_MOST_IN_WEEK 72

/**
 * summer_register_layout_update:
 *
 * Gives the days the room that names and totals leave, within what looks well.
 */
void
summer_register_layout_update (SummerRegisterLayout *self)
{
  const int room = self->width - SUMMER_REGISTER_NAMES - SUMMER_REGISTER_TOTALS;
  const int most = self->n_days <= 7 ? DAY_MOST_IN_WEEK : DAY_MOST;

  self->day_width
      = CLAMP (self->n_days > 0 ? room / (int) self->n_days : most, SUMMER_REGISTER_DAY, most);
}

int
summer_register_layout_get_days_width (const SummerRegisterLayout *self)
{
  return (int) self->n_days * self->day_width;
}

int
summer_register_layout_get_rows_height (const SummerRegisterLayout *self)
{
  return (int) self->n_children * SUMMER_REGISTER_ROW;
}

/* The totals follow the days; where there is too little room for these, they stay at the edge. */
int
summer_register_layout_get_totals_x (const SummerRegisterLayout *self)
{
  return MAX (SUMMER_REGISTER_NAMES,
              MIN (SUMMER_REGISTER_NAMES + summer_register_layout_get_days_width (self),
                   self->width - SUMMER_REGISTER_TOTALS));
}

/* The foot stands under the last child, or at the edge. */
int
summer_register_layout_get_foot_y (const SummerRegisterLayout *self)
{
  return MAX (SUMMER_REGISTER_HEAD,
              MIN (SUMMER_REGISTER_HEAD + summer_register_layout_get_rows_height (self),
                   self->height - SUMMER_REGISTER_FOOT));
}

graphene_rect_t
summer_register_layout_get_area (const SummerRegisterLayout *self)
{
  return GRAPHENE_RECT_INIT (
      SUMMER_REGISTER_NAMES, SUMMER_REGISTER_HEAD,
      (float) (summer_register_layout_get_totals_x (self) - SUMMER_REGISTER_NAMES),
      (float) (summer_register_layout_get_foot_y (self) - SUMMER_REGISTER_HEAD));
}

int
summer_register_layout_get_day_x (const SummerRegisterLayout *self, guint day)
{
  return SUMMER_REGISTER_NAMES + (int) day * self->day_width - (int) lround (self->scroll_x);
}

int
summer_register_layout_get_child_y (const SummerRegisterLayout *self, guint child)
{
  return SUMMER_REGISTER_HEAD + (int) child * SUMMER_REGISTER_ROW - (int) lround (self->scroll_y);
}

graphene_rect_t
summer_register_layout_get_block (const SummerRegisterLayout *self,
                                  const SummerRegisterBlock *block)
{
  return GRAPHENE_RECT_INIT ((float) summer_register_layout_get_day_x (self, block->day),
                             (float) summer_register_layout_get_child_y (self, block->child),
                             (float) ((int) block->n_days * self->day_width),
                             (float) ((int) block->n_children * SUMMER_REGISTER_ROW));
}

SummerRegisterBlock
summer_register_layout_get_shown (const SummerRegisterLayout *self)
{
  const graphene_rect_t area = summer_register_layout_get_area (self);
  SummerRegisterBlock shown = { 0 };
  guint last_child, last_day;

  if (self->n_children == 0 || self->n_days == 0 || area.size.width <= 0 || area.size.height <= 0)
    return shown;
  summer_register_layout_pick_nearest (self, area.origin.x, area.origin.y, &shown.child,
                                       &shown.day);
  summer_register_layout_pick_nearest (self, area.origin.x + area.size.width - 1,
                                       area.origin.y + area.size.height - 1, &last_child,
                                       &last_day);
  shown.n_children = last_child - shown.child + 1;
  shown.n_days = last_day - shown.day + 1;
  return shown;
}

static guint
get_index (double distance, int size, guint n)
{
  return distance < 0 ? 0 : MIN ((guint) (distance / size), n - 1);
}

/**
 * summer_register_layout_pick_nearest:
 *
 * The cell that lies nearest to a point: what the mouse means that is drawn beyond the edge. There must be cells.
 */
void
summer_register_layout_pick_nearest (
    const SummerRegisterLayout *self, double x, double y, guint *child, guint *day)
{
  *child = get_index (y - summer_register_layout_get_child_y (self, 0), SUMMER_REGISTER_ROW,
                      self->n_children);
  *day = get_index (x - summer_register_layout_get_day_x (self, 0), self->day_width, self->n_days);
}

/**
 * summer_register_layout_pick:
 * @child: (out): of a cell or a child
 * @day: (out): of a cell or a day
 *
 * What lies at a point.
 */
SummerRegisterPlace
summer_register_layout_pick (
    const SummerRegisterLayout *self, double x, double y, guint *child, guint *day)
{
  const gboolean at_days
      = x >= SUMMER_REGISTER_NAMES && x < summer_register_layout_get_totals_x (self);
  const int foot = summer_register_layout_get_foot_y (self);

  if (self->n_children == 0 || self->n_days == 0 || x < 0 || y < 0)
    return SUMMER_REGISTER_NOWHERE;
  summer_register_layout_pick_nearest (self, x, y, child, day);
  if (y < SUMMER_REGISTER_HEAD || (y >= foot && y < foot + SUMMER_REGISTER_FOOT))
    return at_days ? SUMMER_REGISTER_AT_DAY : SUMMER_REGISTER_NOWHERE;
  if (y >= foot)
    return SUMMER_REGISTER_NOWHERE;
  return at_days ? SUMMER_REGISTER_AT_CELL : SUMMER_REGISTER_AT_CHILD;
}
