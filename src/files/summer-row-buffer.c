#include "config.h"

#include "summer-row-buffer.h"

/**
 * summer_row_buffer_clear:
 * @self: zeroed or used
 */
void
summer_row_buffer_clear (SummerRowBuffer *self)
{
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->starts, g_free);
  g_clear_pointer (&self->bytes, g_free);
  *self = (SummerRowBuffer){ 0 };
}

/**
 * summer_row_buffer_grow:
 * @n: bytes that must find room behind the text at hand
 */
void
summer_row_buffer_grow (SummerRowBuffer *self, gsize n)
{
  gsize room = MAX (self->room, 1024);

  while (room - self->n_bytes < n)
    room *= 2;
  self->bytes = g_realloc (self->bytes, room);
  self->room = room;
}

/**
 * summer_row_buffer_begin_row:
 *
 * Forgets the cells and texts of the row before.
 */
void
summer_row_buffer_begin_row (SummerRowBuffer *self)
{
  self->n_cells = 0;
  self->n_bytes = 0;
  self->start = 0;
  self->is_sorted = TRUE;
}

/**
 * summer_row_buffer_terminate:
 * @length: (out): bytes of the text at hand
 *
 * Ends the text at hand with a NUL that is not kept: the text may still be changed, and is cut to what
 * summer_row_buffer_add() finds.
 *
 * Returns: the text at hand
 */
char *
summer_row_buffer_terminate (SummerRowBuffer *self, gsize *length)
{
  if (self->n_bytes == self->room)
    summer_row_buffer_grow (self, 1);
  self->bytes[self->n_bytes] = '\0';
  *length = self->n_bytes - self->start;
  return self->bytes + self->start;
}

/**
 * summer_row_buffer_add:
 *
 * Adds a cell whose text is the text at hand; one that sets its own text must do so before the row ends.
 *
 * Returns: (transfer none): the cell, until the next is added
 */
SummerCell *
summer_row_buffer_add (SummerRowBuffer *self, guint column, SummerCellKind kind)
{
  SummerCell *cell;

  if (self->n_cells == self->size)
    {
      self->size = MAX (32, self->size * 2);
      self->cells = g_renew (SummerCell, self->cells, self->size);
      self->starts = g_renew (guint, self->starts, self->size);
    }
  if (self->n_cells > 0 && self->cells[self->n_cells - 1].column >= column)
    self->is_sorted = FALSE;
  cell = &self->cells[self->n_cells];
  self->starts[self->n_cells++] = (guint) self->start;
  *cell = (SummerCell){ .column = column, .kind = kind };
  summer_row_buffer_append (self, "", 1);
  return cell;
}

static int
compare_columns (gconstpointer a, gconstpointer b, gpointer data)
{
  const SummerCell *left = a;
  const SummerCell *right = b;

  return left->column < right->column ? -1 : left->column > right->column;
}

/* Of two cells at one place the later counts, as in the programs that open such a file at all. */
static void
sort (SummerRowBuffer *self)
{
  guint n = 0;

  g_qsort_with_data (self->cells, (int) self->n_cells, sizeof *self->cells, compare_columns, NULL);
  for (guint i = 0; i < self->n_cells; i++)
    {
      if (n > 0 && self->cells[n - 1].column == self->cells[i].column)
        n--;
      self->cells[n++] = self->cells[i];
    }
  self->n_cells = n;
}

/**
 * summer_row_buffer_end_row:
 * @n_cells: (out): how many cells the row has
 *
 * Returns: (transfer none): the cells by column, with their texts, until the next row begins
 */
const SummerCell *
summer_row_buffer_end_row (SummerRowBuffer *self, guint *n_cells)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (self->cells[i].text == NULL)
      self->cells[i].text = self->bytes + self->starts[i];
  if (!self->is_sorted)
    sort (self);
  *n_cells = self->n_cells;
  return self->cells;
}
