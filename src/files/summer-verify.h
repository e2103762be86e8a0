/* Whether a workbook still says what the database says: written anew, and compared cell by cell. */
#pragma once

#include <gio/gio.h>

#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  char *sheet, *cell;     /* owned: "Settlement", "O7"; NULL cell = the whole sheet */
  char *found, *expected; /* owned: in words, of a cell */
  gboolean is_missing;    /* of a sheet; otherwise it was added */
  gboolean is_changed;    /* of a sheet: it is there, but where it was changed cannot be told */
  gboolean may_be_later;  /* not frozen: a step or a payment that came after the workbook, or a change by hand */
} SummerVerifyDifference;

typedef struct
{
  int        settlement;      /* its number; 0 = a workbook of the subsidies */
  gboolean   records_changed; /* since it was written: the subsidies cannot be compared cell by cell */
  guint      n_cells;         /* compared */
  GPtrArray *differences;     /* SummerVerifyDifference, owned; by sheet, row and column */
} SummerVerification;

SummerVerification *summer_verify_workbook    (SummerStore *store, const char *path, GCancellable *cancellable, GError **error);
void                summer_verification_free  (SummerVerification *self);
char               *summer_verification_dup_text (const SummerVerification *self, guint most); /* a line each, at most so many */
gboolean            summer_verification_is_sound (const SummerVerification *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerVerification, summer_verification_free)

G_END_DECLS
