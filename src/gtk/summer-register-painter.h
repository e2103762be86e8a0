/* Draws the register whole: the cells, and around them days, names, totals and sums. */
#pragma once

#include "summer-register-cells.h"

G_BEGIN_DECLS

void summer_register_paint (SummerRegisterBrush *brush, const SummerRegister *reg, const SummerRegisterLayout *layout,
                            const SummerRegisterOverlay *marks);

G_END_DECLS
