/* Where the parts of the register lie on its widget: names and totals stay at the sides, the days' heads and sums
 * at the top and the foot, and the cells move in between. In pixels of the widget. */
#pragma once

#include <graphene.h>

#include "summer-register.h"

G_BEGIN_DECLS

enum
{
  SUMMER_REGISTER_HEAD = 45,
  SUMMER_REGISTER_ROW = 21,
  SUMMER_REGISTER_FOOT = 3 * SUMMER_REGISTER_ROW,
  SUMMER_REGISTER_NAMES = 140,
  SUMMER_REGISTER_TOTALS = 257,
  SUMMER_REGISTER_DAY = 25, /* at least */
};

typedef struct
{
  guint  n_children, n_days;
  int    width, height;      /* of the widget */
  double scroll_x, scroll_y; /* how far the cells are moved on */
  int    day_width;          /* worked out */
} SummerRegisterLayout;

typedef enum
{
  SUMMER_REGISTER_NOWHERE,
  SUMMER_REGISTER_AT_CELL,
  SUMMER_REGISTER_AT_DAY,   /* its head */
  SUMMER_REGISTER_AT_CHILD, /* its number, name or totals */
} SummerRegisterPlace;

void                summer_register_layout_update   (SummerRegisterLayout *self); /* after any change but of the scroll */
graphene_rect_t     summer_register_layout_get_area (const SummerRegisterLayout *self); /* in which the cells move */
int                 summer_register_layout_get_days_width  (const SummerRegisterLayout *self); /* of all the days */
int                 summer_register_layout_get_rows_height (const SummerRegisterLayout *self); /* of all the children */
int                 summer_register_layout_get_totals_x    (const SummerRegisterLayout *self);
int                 summer_register_layout_get_foot_y      (const SummerRegisterLayout *self);
int                 summer_register_layout_get_day_x       (const SummerRegisterLayout *self, guint day);
int                 summer_register_layout_get_child_y     (const SummerRegisterLayout *self, guint child);
graphene_rect_t     summer_register_layout_get_block       (const SummerRegisterLayout *self, const SummerRegisterBlock *block);
SummerRegisterBlock summer_register_layout_get_shown       (const SummerRegisterLayout *self); /* the cells that are in sight, wholly or not */
SummerRegisterPlace summer_register_layout_pick (const SummerRegisterLayout *self, double x, double y, guint *child, guint *day);
void                summer_register_layout_pick_nearest (const SummerRegisterLayout *self, double x, double y, guint *child, guint *day);

G_END_DECLS
