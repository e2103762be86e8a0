/* What becomes of a problem that was found on a visit: the class reports that it is corrected, the union looks and
 * confirms it or sends it back. The key is that of the sheet of corrections: a problem's id, or the id of a visit out
 * of a workbook, which has its one problem in its own row. Each call is one entry. */
#pragma once

#include "summer-complaints.h"
#include "summer-safety-records.h"
#include "summer-store.h"

G_BEGIN_DECLS

typedef struct
{
  SummerVisitProblemRecord problem; /* id 0: the visit's own row */
  gint64                   class_id;
  SummerDay                visited_on;
  char                    *subject; /* owned: "FZ-001 2019-07-30" */
  GStringChunk            *texts;   /* owned: of the problem */
} SummerVisitCorrection;

SummerVisitCorrection *summer_visit_correction_load  (SummerStore *store, gint64 key, GError **error);
void                   summer_visit_correction_free  (SummerVisitCorrection *self);

/* By which day it is to be mended when it is sent back today: one on which the class is held, as for a new problem. */
SummerDay              summer_visit_correction_propose_fix_by (const SummerVisitCorrection *of, SummerStore *store, SummerDay today, GError **error); /* NONE with error */

/* What a form says of it. */
typedef struct
{
  SummerDay   fixed_on, fix_by;
  const char *fix, *by, *why;
} SummerCorrectionForm;

/* Fields: "fixed-on", "fix". */
void     summer_visit_correction_check_report (const SummerVisitCorrection *of, const SummerCorrectionForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_visit_correction_report   (SummerStore *store, gint64 key, const SummerCorrectionForm *form, SummerDay today,
                                           SummerComplaints *complaints, char **done, GError **error);
/* Fields: "fixed-on", "fix", "by". */
void     summer_visit_correction_check_confirm (const SummerVisitCorrection *of, const SummerCorrectionForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_visit_correction_confirm  (SummerStore *store, gint64 key, const SummerCorrectionForm *form, SummerDay today,
                                           SummerComplaints *complaints, char **done, GError **error);
/* Fields: "why", "fix-by". */
void     summer_visit_correction_check_send_back (const SummerVisitCorrection *of, const SummerCorrectionForm *form, SummerDay today, SummerComplaints *complaints);
gboolean summer_visit_correction_send_back (SummerStore *store, gint64 key, const SummerCorrectionForm *form, SummerDay today,
                                            SummerComplaints *complaints, char **done, GError **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SummerVisitCorrection, summer_visit_correction_free)

G_END_DECLS
