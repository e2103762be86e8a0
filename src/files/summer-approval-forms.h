/* The forms of an application and of its approval: 申请表 of one class, 汇总表 of all, 审批表 of a settlement. They go outside:
 * nobody's child is named in them. */
#pragma once

#include "summer-assessment.h"
#include "summer-form.h"
#include "summer-settlement.h"

G_BEGIN_DECLS

SummerForm *summer_application_form_new  (SummerStore *store, const SummerAssessment *assessment, gint64 class_id, GError **error);
SummerForm *summer_summary_form_new      (const SummerAssessment *assessment); /* of a union, where it is a part */
SummerForm *summer_approval_form_new     (const SummerSettlement *of, const char *programme);
SummerForm *summer_approval_form_load    (SummerStore *store, gint64 programme, int number, GError **error); /* number 0 = the last */

/* Sheets that print alike: the application of a class; or the summary and, where something is settled, the approval. */
gboolean    summer_export_application    (SummerStore *store, const SummerAssessment *assessment, gint64 class_id, const char *path, GError **error);
gboolean    summer_export_approval_forms (SummerStore *store, const SummerAssessment *assessment, const char *path, GError **error);

G_END_DECLS
