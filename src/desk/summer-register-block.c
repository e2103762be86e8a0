#include "config.h"

#include "summer-register.h"

static GArray *
new_marks (void)
{
  return g_array_new (FALSE, FALSE, sizeof (SummerDeskMark));
}

/* Adds the change of a cell, if it is one and may be made. */
static void
add_change (const SummerRegister *self,
            guint child,
            guint day,
            SummerMark mark,
            GArray *marks,
            guint *refused)
{
  const SummerRegisterCell *cell = summer_register_get_cell (self, child, day);
  SummerDeskMark change
      = { self->children[child].id, self->days[day].day, (SummerMark) cell->mark, mark };
  g_autofree char *refusal = NULL;

  if (change.seen == mark)
    return;
  refusal = summer_register_dup_refusal (self, child, day, mark);
  if (refusal == NULL)
    g_array_append_val (marks, change);
  else if (refused != NULL)
    (*refused)++;
}

static gboolean
is_within (const SummerRegister *self, const SummerRegisterBlock *block)
{
  return block->n_children > 0 && block->n_days > 0
         && block->child + block->n_children <= self->n_children
         && block->day + block->n_days <= self->n_days;
}

/**
 * summer_register_set_block:
 * @refused: (out) (optional): cells that do not take the mark
 *
 * Returns: (transfer full) (element-type SummerDeskMark): what is to change so that every cell of the block that
 *   may have the mark has it
 */
GArray *
summer_register_set_block (const SummerRegister *self,
                           const SummerRegisterBlock *block,
                           SummerMark mark,
                           guint *refused)
{
  GArray *marks = new_marks ();

  g_return_val_if_fail (is_within (self, block), marks);

  if (refused != NULL)
    *refused = 0;
  for (guint i = 0; i < block->n_children; i++)
    for (guint j = 0; j < block->n_days; j++)
      add_change (self, block->child + i, block->day + j, mark, marks, refused);
  return marks;
}

/**
 * summer_register_fill_block:
 * @from: what is repeated
 * @to: the block that is filled, from its first cell on
 * @refused: (out) (optional): cells that do not take their mark
 *
 * Returns: (transfer full) (element-type SummerDeskMark): what is to change
 */
GArray *
summer_register_fill_block (const SummerRegister *self,
                            const SummerRegisterBlock *from,
                            const SummerRegisterBlock *to,
                            guint *refused)
{
  GArray *marks = new_marks ();

  g_return_val_if_fail (is_within (self, from) && is_within (self, to), marks);

  if (refused != NULL)
    *refused = 0;
  for (guint i = 0; i < to->n_children; i++)
    for (guint j = 0; j < to->n_days; j++)
      {
        const SummerRegisterCell *cell
            = summer_register_get_cell (self, from->child + i % from->n_children,
                                        from->day + j % from->n_days);

        add_change (self, to->child + i, to->day + j, (SummerMark) cell->mark, marks, refused);
      }
  return marks;
}

/**
 * summer_register_count_block:
 * @counts: (out) (array fixed-size=5): by mark; what is not recorded counts on held days alone
 */
void
summer_register_count_block (const SummerRegister *self,
                             const SummerRegisterBlock *block,
                             guint counts[SUMMER_MARK_ABSENT + 1])
{
  g_return_if_fail (is_within (self, block));

  for (guint mark = 0; mark <= SUMMER_MARK_ABSENT; mark++)
    counts[mark] = 0;
  for (guint i = 0; i < block->n_children; i++)
    for (guint j = 0; j < block->n_days; j++)
      {
        const SummerRegisterCell *cell
            = summer_register_get_cell (self, block->child + i, block->day + j);

        if (cell->mark != SUMMER_MARK_UNRECORDED || cell->state == SUMMER_CELL_OPEN)
          counts[cell->mark]++;
      }
}

/* Whether one who types the sheet comes by here: days to come are noted when they are, not typed. */
static gboolean
is_typed (const SummerRegister *self, guint child, guint day)
{
  return summer_register_get_cell (self, child, day)->state == SUMMER_CELL_OPEN;
}

/**
 * summer_register_find_next:
 * @child: (inout): the child just marked; the next one
 * @day: (inout): its day; the next one's
 * @back: the other way: the one before
 *
 * The next cell of one who types a sheet column by column: the next child that may be marked that day, after
 * the last one the first of the next held day.
 *
 * Returns: whether there is one; both stay as they are otherwise
 */
gboolean
summer_register_find_next (const SummerRegister *self, guint *child, guint *day, gboolean back)
{
  const guint n_cells = self->n_children * self->n_days;
  guint at;

  g_return_val_if_fail (*child < self->n_children && *day < self->n_days, FALSE);

  /* Cells are counted down the columns. */
  at = *day * self->n_children + *child;
  while (back ? at-- > 0 : ++at < n_cells)
    if (is_typed (self, at % self->n_children, at / self->n_children))
      {
        *child = at % self->n_children;
        *day = at / self->n_children;
        return TRUE;
      }
  return FALSE;
}
