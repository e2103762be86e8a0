/* What a person sees in a terminal: messages, progress, and tables that stay aligned in Chinese. Text is
 * UTF-8 whatever the locale, so that results can be read by a script. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     summer_terminal_say       (const char *format, ...) G_GNUC_PRINTF (1, 2); /* a line on standard error */
void     summer_terminal_print     (const char *text);                             /* to standard output */
void     summer_terminal_print_json (const char *json);                            /* and the end of a line */
char    *summer_terminal_dup_plain (const char *text, const char *kept);           /* with nothing in it that a terminal obeys */
gboolean summer_terminal_finish    (void); /* FALSE when standard output could not be written */

/* A SummerProgressFunc; user_data is what is being done, or NULL. Shown only where standard error is a terminal. */
void     summer_terminal_progress  (double fraction, gpointer user_data);
void     summer_terminal_end_progress (void);

guint    summer_terminal_get_width (const char *text); /* in columns: two for a Chinese character */

/* Cells row by row, headings first; columns as wide as they need. */
typedef struct _SummerTextTable SummerTextTable;

SummerTextTable *summer_text_table_new  (const char *alignment); /* '<' or '>' a column */
void             summer_text_table_free (SummerTextTable *self);
void             summer_text_table_add  (SummerTextTable *self, const char *cell);
char            *summer_text_table_dup_text (SummerTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerTextTable, summer_text_table_free)

G_END_DECLS
