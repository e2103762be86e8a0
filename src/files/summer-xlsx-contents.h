/* What a package holds: its sheets in order, and where their parts are. */
#pragma once

#include "summer-xlsx-package.h"

G_BEGIN_DECLS

typedef struct
{
  char *name; /* owned: as on its tab */
  char *part; /* owned */
} SummerXlsxTab;

typedef struct
{
  GPtrArray *tabs;    /* owned: SummerXlsxTab; sheets of cells alone, hidden ones too */
  char      *strings; /* owned, nullable: the part of the shared strings */
  char      *styles;  /* owned, nullable */
  gboolean   is_date1904;
} SummerXlsxContents;

SummerXlsxContents *summer_xlsx_contents_new  (SummerXlsxPackage *package, GCancellable *cancellable, GError **error);
void                summer_xlsx_contents_free (SummerXlsxContents *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerXlsxContents, summer_xlsx_contents_free)

G_END_DECLS
