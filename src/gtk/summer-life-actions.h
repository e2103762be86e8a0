/* What the office does with classes and those behind them, as actions of the window:
 * class-new, class-edit (x), class-delete (x), class-step (xi: class, SummerStep), class-venue (x), class-calendar (x),
 * class-take-back (xi: class, day), class-review (xx: class, review or 0), review-delete (x),
 * provider-new, provider-edit (x), provider-event (xi: provider, SummerIntegrity), provider-lift (x),
 * provider-event-delete (x), provider-delete (x), organisation-new, organisation-edit (xis: 0 and kind and name where
 * nothing is stored), organisation-delete (x). */
#pragma once

#include "summer-window.h"

G_BEGIN_DECLS

void summer_life_add_actions (SummerWindow *window);

G_END_DECLS
