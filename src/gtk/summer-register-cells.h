/* Draws the cells of the register that are in sight, and what lies over them. */
#pragma once

#include "summer-register-brush.h"
#include "summer-register-layout.h"

G_BEGIN_DECLS

/* What is drawn over the cells. */
typedef struct
{
  SummerRegisterBlock selected;    /* n_days 0 = nothing */
  guint               child, day;  /* the active cell */
  gboolean            focused;
  const SummerRegisterBlock *fill; /* what the handle would fill; NULL = nothing */
} SummerRegisterOverlay;

/* The square at the lower right of the selection that fills what it is drawn over. */
#define SUMMER_REGISTER_HANDLE 7

void summer_register_cells_draw       (SummerRegisterBrush *brush, const SummerRegister *reg, const SummerRegisterLayout *layout);
void summer_register_cells_draw_overlay (SummerRegisterBrush *brush, const SummerRegisterLayout *layout, const SummerRegisterOverlay *marks);

G_END_DECLS
