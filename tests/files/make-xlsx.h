/* Packages made by hand, part by part, so that a test can hold what no program would write. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _MakeXlsx MakeXlsx;

MakeXlsx *make_xlsx_begin    (const char *folder, char **path); /* a fresh file; path owned by the caller */
void      make_xlsx_add      (MakeXlsx *self, const char *part, const char *content);
void      make_xlsx_open     (MakeXlsx *self, const char *part); /* for one that is written in pieces */
void      make_xlsx_write    (MakeXlsx *self, const void *bytes, gsize n);
void      make_xlsx_repeat   (MakeXlsx *self, const char *piece, guint times);
void      make_xlsx_close    (MakeXlsx *self);
void      make_xlsx_frame    (MakeXlsx *self, const char *target); /* the workbook around one sheet 学生 at target */
void      make_xlsx_end      (MakeXlsx *self);

/* One sheet 学生 around the content of sheetData; strings and styles are whole parts or NULL. */
char     *make_xlsx          (const char *folder, const char *rows, const char *strings, const char *styles);

char     *make_folder        (void); /* a new one of this test's own */
void      remove_folder      (char *folder);
char     *dump_workbook      (const char *path, GError **error); /* a line a cell: 学生!A1 text 甜甜 */

G_END_DECLS
