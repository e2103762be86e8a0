/* One row while it is being read: its cells and the bytes of their texts, in blocks that are used again
 * for the next row. */
#pragma once

#include "summer-workbook.h"

G_BEGIN_DECLS

#define SUMMER_MAX_COLUMNS 16384 /* XFD */
#define SUMMER_MAX_ROWS 1048576

typedef struct
{
  SummerCell *cells;
  guint      *starts; /* of each cell: where its text begins in bytes */
  guint       n_cells, size;
  gboolean    is_sorted;
  char       *bytes;
  gsize       n_bytes, room;
  gsize       start;  /* of the text at hand */
} SummerRowBuffer;

void              summer_row_buffer_clear      (SummerRowBuffer *self); /* frees */
void              summer_row_buffer_grow       (SummerRowBuffer *self, gsize n);
void              summer_row_buffer_begin_row  (SummerRowBuffer *self);
char             *summer_row_buffer_terminate  (SummerRowBuffer *self, gsize *length); /* the text at hand, until it grows */
SummerCell       *summer_row_buffer_add        (SummerRowBuffer *self, guint column, SummerCellKind kind);
const SummerCell *summer_row_buffer_end_row    (SummerRowBuffer *self, guint *n_cells);

static inline void
summer_row_buffer_begin_text (SummerRowBuffer *self)
{
  self->start = self->n_bytes;
}

static inline void
summer_row_buffer_append (SummerRowBuffer *self, const char *text, gsize n)
{
  if (self->room - self->n_bytes < n)
    summer_row_buffer_grow (self, n);
  for (gsize i = 0; i < n; i++) /* mostly a few bytes */
    self->bytes[self->n_bytes + i] = text[i];
  self->n_bytes += n;
}

G_END_DECLS
