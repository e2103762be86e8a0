/* Reads the rows of a sheet by their keys, one at a time, for as long as the sheet lives. Rows share it: each
 * is read when somebody first looks into it. */
#pragma once

#include "summer-sheet-query.h"

G_BEGIN_DECLS

typedef struct _SummerSheetReader SummerSheetReader;

SummerSheetReader     *summer_sheet_reader_new       (SummerStore *store, const SummerSheetSpec *spec, gint64 programme);
SummerSheetReader     *summer_sheet_reader_ref       (SummerSheetReader *self);
void                   summer_sheet_reader_unref     (SummerSheetReader *self);
void                   summer_sheet_reader_close     (SummerSheetReader *self); /* lets go of the store: nothing is read any more */
void                   summer_sheet_reader_set_unions (SummerSheetReader *self, const char *unions); /* before the first row */
const SummerSheetSpec *summer_sheet_reader_get_spec  (SummerSheetReader *self);
SummerStore           *summer_sheet_reader_get_store (SummerSheetReader *self); /* NULL once closed */
const GError          *summer_sheet_reader_get_error (SummerSheetReader *self); /* the first since it was cleared, or NULL */
void                   summer_sheet_reader_clear_error (SummerSheetReader *self);
/* On the row of summer_sheet_query_row(), to be reset when its values were taken; NULL = there is none. */
SummerStatement       *summer_sheet_reader_read      (SummerSheetReader *self, gint64 key);

G_END_DECLS
