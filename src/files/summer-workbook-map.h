/* A workbook as a map of its cells: what it says, and how. For workbooks that this program wrote. */
#pragma once

#include "summer-workbook.h"

G_BEGIN_DECLS

typedef struct
{
  SummerCellKind kind;
  gboolean       is_date;
  char          *text;    /* owned: of a number the shortest that is read as the same */
  char          *formula; /* owned: as all programs would write it; NULL = none */
} SummerMapCell;

/* Places sort by row and column. */
typedef guint64 SummerMapPlace;
#define SUMMER_MAP_COLUMN_BITS 14 /* a sheet has at most 16,384 columns */

typedef struct _SummerMapSheet
{
  char       *name;  /* owned */
  GHashTable *cells; /* owned: SummerMapPlace * → SummerMapCell * */
} SummerMapSheet;

typedef struct
{
  GPtrArray *sheets; /* owned: SummerMapSheet, in their order */
} SummerWorkbookMap;

SummerWorkbookMap    *summer_workbook_map_read       (const char *path, GCancellable *cancellable, GError **error);
void                  summer_workbook_map_free       (SummerWorkbookMap *self);
const SummerMapSheet *summer_workbook_map_find       (const SummerWorkbookMap *self, const char *name); /* NULL: no such sheet */
const SummerMapCell  *summer_map_sheet_get           (const SummerMapSheet *self, guint row, guint column); /* NULL: empty */
const char           *summer_map_sheet_get_text      (const SummerMapSheet *self, guint row, guint column); /* NULL: empty */
gboolean              summer_map_cell_equal          (const SummerMapCell *a, const SummerMapCell *b); /* both may be NULL */
char                 *summer_map_place_dup_address   (SummerMapPlace place);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerWorkbookMap, summer_workbook_map_free)

static inline SummerMapPlace
summer_map_place (guint row, guint column)
{
  return (SummerMapPlace) row << SUMMER_MAP_COLUMN_BITS | column;
}

static inline guint
summer_map_place_get_row (SummerMapPlace place)
{
  return (guint) (place >> SUMMER_MAP_COLUMN_BITS);
}

G_END_DECLS
