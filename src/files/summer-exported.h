/* What a workbook of the subsidies or of a settlement says of each class: of one that is being written, or as one that was
 * written earlier is read. */
#pragma once

#include <gio/gio.h>

#include "summer-day.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_EXPORTED_HEADCOUNT,
  SUMMER_EXPORTED_DAYS,
  SUMMER_EXPORTED_EXPECTED,
  SUMMER_EXPORTED_PRESENT,
  SUMMER_EXPORTED_BASE, /* fen, as those that follow */
  SUMMER_EXPORTED_GRANTED,
  SUMMER_EXPORTED_DUE, /* of a settlement */
  SUMMER_EXPORTED_FURTHER, /* granted by other sources than the fund, which is what all above is of */
  SUMMER_EXPORTED_FURTHER_DUE,
  SUMMER_N_EXPORTED,
} SummerExportedFigure;

typedef struct
{
  char  *code, *name, *verdict; /* owned; the verdict in words */
  gint64 figures[SUMMER_N_EXPORTED];
} SummerExportedClass;

typedef struct
{
  char       *programme, *fingerprint; /* owned */
  int         year;
  SummerDay   as_of;
  gboolean    is_settlement;
  GPtrArray  *classes; /* owned: SummerExportedClass, by code */
  GHashTable *by_code; /* borrowed */
} SummerExported;

SummerExported      *summer_exported_new                (void);
void                 summer_exported_free               (SummerExported *self);
SummerExportedClass *summer_exported_add                (SummerExported *self, const char *code, const char *name, const char *verdict);
SummerExportedClass *summer_exported_find               (const SummerExported *self, const char *code); /* NULL: no such class */
void                 summer_exported_sort               (SummerExported *self); /* by code, once all are there */
gint64               summer_exported_sum                (const SummerExported *self, SummerExportedFigure figure);
gboolean             summer_exported_figure_is_money    (SummerExportedFigure figure);
const char          *summer_exported_figure_get_heading (SummerExportedFigure figure); /* of its column */
char                 summer_exported_figure_get_column  (SummerExportedFigure figure); /* 'M'; '\0' = it is in no one column */
gboolean             summer_exported_has_further        (const SummerExported *self); /* anything of other sources */
/* An export that is there: refused where it is none, of another programme, or where its totals are not those of its rows. */
SummerExported      *summer_exported_read               (const char *path, const char *programme, int year, GCancellable *cancellable, GError **error);

/* To the nearest, as what was read is meant: 0.29 * 100. */
static inline gint64
summer_exported_round (double number)
{
  return (gint64) (number < 0 ? number - 0.5 : number + 0.5);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerExported, summer_exported_free)

G_END_DECLS
