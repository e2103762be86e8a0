/* Text with separated values, in UTF-8, to rows: quotes, line ends inside them, any line end between. */
#pragma once

#include "summer-workbook.h"

G_BEGIN_DECLS

typedef struct _SummerCsvParser SummerCsvParser;

SummerCsvParser *summer_csv_parser_new      (SummerRowFunc func, gpointer user_data);
void             summer_csv_parser_free     (SummerCsvParser *self);
gboolean         summer_csv_parser_feed     (SummerCsvParser *self, const char *text, gsize n, GError **error);
gboolean         summer_csv_parser_end      (SummerCsvParser *self, GError **error);
gboolean         summer_csv_parser_stopped  (SummerCsvParser *self); /* func said so */
gulong           summer_csv_parser_get_line (SummerCsvParser *self); /* at hand, from 1 */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerCsvParser, summer_csv_parser_free)

G_END_DECLS
