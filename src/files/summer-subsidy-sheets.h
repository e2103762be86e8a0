/* The sheets of the subsidy workbook. Each is written from the assessment alone. */
#pragma once

#include <gio/gio.h>

#include "summer-assessment.h"
#include "summer-progress.h"
#include "summer-xlsx-style.h"

G_BEGIN_DECLS

typedef struct
{
  const SummerAssessment *assessment;
  SummerXlsx             *xlsx;
  char                   *basis;       /* owned: of what day and policy, at the foot of each page */
  GThread                *fingerprint; /* owned elsewhere: gives the text when joined */
  lxw_row_t               first, last; /* out: the rows of classes and subtotals on the summary sheet */
  SummerProgressFunc      progress;
  gpointer                user_data;
  GCancellable           *cancellable;
} SummerSubsidy;

gboolean summer_subsidy_write_summary      (SummerSubsidy *self, GError **error);
lxw_col_t summer_subsidy_get_share_column  (void); /* on the summary sheet */
lxw_col_t summer_subsidy_get_source_column (const SummerPolicy *policy, guint source);
gboolean summer_subsidy_write_details      (SummerSubsidy *self, GError **error);
gboolean summer_subsidy_write_explanations (SummerSubsidy *self, GError **error);
gboolean summer_subsidy_write_policy       (SummerSubsidy *self, GError **error);
void     summer_subsidy_write_policy_sheet (SummerXlsx *xlsx, const SummerPolicy *policy, const char *basis);
gboolean summer_subsidy_write_control      (SummerSubsidy *self, GError **error);
char    *summer_subsidy_dup_basis          (const SummerPolicy *policy, SummerDay as_of);
gboolean summer_subsidy_step               (SummerSubsidy *self, double fraction, GError **error); /* FALSE: cancelled */

G_END_DECLS
