/* One step of life for several classes at once, with what that does to each shown before. */
#pragma once

#include "summer-class-life.h"

G_BEGIN_DECLS

typedef struct _SummerClassBatch SummerClassBatch;

typedef struct
{
  gint64   class_id;
  gboolean goes;                   /* the step is taken; else why says what stands against it */
  char    *name, *now, *then, *why; /* owned: "FZ-001 …", "applied", "approved"; then or why is NULL */
} SummerClassBatchRow;

/* The classes as they stand now; one that is gone is left out. NULL with error. */
SummerClassBatch *summer_class_batch_new     (SummerStore *store, const gint64 *ids, guint n_ids, SummerDay today, GError **error);
void              summer_class_batch_free    (SummerClassBatch *self);
/* Owned: SummerClassBatchRow, in the order given. assessment: the present one, or NULL. complaints: of the order itself, by
 * its fields. */
GPtrArray        *summer_class_batch_preview (SummerClassBatch *self, const SummerStepOrder *order, SummerAssessment *assessment,
                                              SummerComplaints *complaints);
/* Those that go, as one entry. FALSE with complaints, or with error: nothing is written. */
gboolean          summer_class_batch_take    (SummerClassBatch *self, SummerStore *store, const SummerStepOrder *order,
                                              SummerAssessment *assessment, SummerComplaints *complaints, char **done, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerClassBatch, summer_class_batch_free)

G_END_DECLS
