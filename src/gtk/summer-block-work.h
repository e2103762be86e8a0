/* A list, copied or in a file, read as a block in a worker. */
#pragma once

#include "summer-block.h"
#include "summer-office.h"

G_BEGIN_DECLS

void         summer_block_read_async  (SummerOffice *office, const char *text, const char *path, GAsyncReadyCallback callback, gpointer user_data);
SummerBlock *summer_block_read_finish (SummerOffice *office, GAsyncResult *result, GError **error);

/* For workers that go on with the block. */
typedef struct
{
  char *text, *path; /* owned: one of them */
} SummerBlockSource;

SummerBlock *summer_block_source_read (const SummerBlockSource *source, GCancellable *cancellable, GError **error);
void         summer_block_source_set  (SummerBlockSource *source, const char *text, const char *path); /* of a zeroed one */
void         summer_block_source_clear (SummerBlockSource *source);

G_END_DECLS
