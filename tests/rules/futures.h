/* Every future of a small class: what is recorded of it up to a day, by lot, and each way in which it can go on. */
#pragma once

#include "made-facts.h"
#include "summer-calendar.h"

G_BEGIN_DECLS

#define MAX_CELLS 6 /* marks that can still be made, of a class whose every future is to be seen */

typedef struct
{
  gboolean is_staff;
  guint who;
  SummerDay day;
} Cell;

typedef struct
{
  GRand *rand; /* owned */
  SummerCondition condition;
  SummerFacts *facts; /* owned; judged by its own policy */
  SummerClassFacts *of;
  SummerDay as_of;
  SummerCalendar calendar;
  Cell cells[64]; /* marks that can still be made */
  guint n_cells;
} World;

/* What all completions came to. */
typedef struct
{
  gboolean all, any;       /* pass: all if nothing is done, any whatever is done */
  gboolean fails_with[65]; /* attendance: some completion with so many more present fails */
  gboolean passes_after
      [16]; /* attendance: some passes with everybody absent on the first n days to come */
} Futures;

void     world_make            (World *world); /* another class, for its condition */
void     world_clear           (World *world);
gboolean world_has_marks       (const World *world); /* the condition hangs on marks */
gboolean world_is_foreseen     (const World *world);
gboolean world_expects_nothing (const World *world); /* by any mark made or to be made */
guint    world_count_to_come   (const World *world); /* open days */
Futures  world_see_futures     (const World *world);

G_END_DECLS
