/* The rows of a sheet that were asked for: a few pages, so that a hundred thousand rows scroll as ten do. */
#pragma once

#include "summer-sheet-row.h"

G_BEGIN_DECLS

typedef struct _SummerSheetPages SummerSheetPages;

SummerSheetPages *summer_sheet_pages_new          (void);
void              summer_sheet_pages_free         (SummerSheetPages *self);
SummerSheetRow  **summer_sheet_pages_get          (SummerSheetPages *self, guint position); /* the place of a row, owned there; NULL until it is made */
/* The first and the last position whose contents are no longer what was read; G_MAXUINT stays where there is none. */
void              summer_sheet_pages_find_changed (SummerSheetPages *self, SummerSheetReader *reader, guint *first, guint *last);
void              summer_sheet_pages_move         (SummerSheetPages *self, guint start, guint removed, guint added);

G_END_DECLS
