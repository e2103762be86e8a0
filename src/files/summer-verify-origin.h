/* What a workbook was made from: which programme or settlement of the database, up to which day. Found by all that it says
 * of itself, so that one changed cell does not hide it; and the same workbook written anew. */
#pragma once

#include "summer-assessment.h"
#include "summer-store.h"
#include "summer-workbook-map.h"

G_BEGIN_DECLS

typedef struct
{
  gint64            settlement; /* its id; 0 = a workbook of the subsidies */
  int               number;     /* of the settlement */
  gboolean          records_changed; /* of the subsidies: its fingerprint is not that of the records */
  SummerFacts      *facts;      /* owned: of the subsidies, as the next */
  SummerAssessment *assessment;
} SummerVerifyOrigin;

gboolean summer_verify_origin_find  (SummerVerifyOrigin *self, SummerStore *store, const SummerWorkbookMap *found,
                                     GCancellable *cancellable, GError **error);
gboolean summer_verify_origin_write (const SummerVerifyOrigin *self, SummerStore *store, const SummerWorkbookMap *found,
                                     const char *path, GCancellable *cancellable, GError **error);
void     summer_verify_origin_clear (SummerVerifyOrigin *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerVerifyOrigin, summer_verify_origin_clear)

G_END_DECLS
