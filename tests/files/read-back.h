/* A written workbook read again: every cell by its address, and its formulas. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char       *path;    /* owned */
  GPtrArray  *sheets;  /* names, in order */
  GHashTable *cells;   /* "sheet!K7" → text as stored */
  GHashTable *formulas; /* "sheet!K7" → formula */
} ReadBack;

ReadBack   *read_back_new      (const char *path);
void        read_back_free     (ReadBack *self);
const char *read_back_get      (ReadBack *self, const char *sheet, char column, guint row); /* NULL: empty; row from 1 */
double      read_back_number   (ReadBack *self, const char *sheet, char column, guint row);
guint       read_back_find     (ReadBack *self, const char *sheet, char column, const char *text); /* row; 0: nowhere */
char       *read_back_part     (ReadBack *self, const char *name); /* a file of the package */
gboolean    read_back_evaluate (ReadBack *self, const char *sheet, const char *formula, double *value); /* FALSE: "" */
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ReadBack, read_back_free)

G_END_DECLS
