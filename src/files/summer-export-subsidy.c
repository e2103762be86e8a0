#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>

#include "summer-fingerprint.h"
#include "summer-subsidy-sheets.h"

/**
 * summer_subsidy_step:
 *
 * Tells how far the export is.
 *
 * Returns: FALSE with G_IO_ERROR_CANCELLED
 */
gboolean
summer_subsidy_step (SummerSubsidy *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * summer_subsidy_dup_basis:
 *
 * Returns: (transfer full): what a workbook of the subsidies was judged by, in words
 */
char *
summer_subsidy_dup_basis (const SummerPolicy *policy, SummerDay as_of)
{
  g_autofree char *day = summer_day_dup_text_in_year (as_of);

  /* Translators: the day of the assessment, and the name of the policy. */
  return g_strdup_printf (_ ("By the records up to %s · policy %s"), day, policy->preset);
}

static gboolean
write_sheets (SummerSubsidy *self, GError **error)
{
  return summer_subsidy_write_summary (self, error) && summer_subsidy_write_details (self, error)
         && summer_subsidy_write_explanations (self, error)
         && summer_subsidy_write_policy (self, error) && summer_subsidy_write_control (self, error)
         && summer_subsidy_step (self, 0.8, error);
}

/* Reads a million marks while the sheets are written: the facts never change. */
static gpointer
take_fingerprint (gpointer assessment)
{
  return summer_fingerprint_dup (assessment);
}

static void
leave_fingerprint (GThread *thread)
{
  g_free (g_thread_join (thread));
}

/**
 * summer_export_subsidy:
 * @assessment: what to write
 * @path: where; a workbook that is there is replaced once the new one is whole
 * @progress: (nullable): called from this thread
 *
 * The subsidy workbook: who gets how much, every condition in words, the explanation of every amount, the
 * policy with its sources, and control totals. Sums are live formulas whose stored values agree.
 *
 * Returns: FALSE with a G_IO_ERROR, also when cancelled; the target is then as it was
 */
gboolean
summer_export_subsidy (const SummerAssessment *assessment,
                       const char *path,
                       SummerProgressFunc progress,
                       gpointer user_data,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (SummerXlsx) xlsx = NULL;
  gboolean done;
  g_autofree char *basis = NULL;
  SummerSubsidy self = { .assessment = assessment,
                         .progress = progress,
                         .user_data = user_data,
                         .cancellable = cancellable };

  g_return_val_if_fail (assessment != NULL && path != NULL, FALSE);

  xlsx = summer_xlsx_new (path, FALSE, error);
  if (xlsx == NULL)
    return FALSE;

  basis = summer_subsidy_dup_basis (assessment->policy, assessment->as_of);
  self.xlsx = xlsx;
  self.basis = basis;
  self.fingerprint = g_thread_new ("fingerprint", take_fingerprint, (gpointer) assessment);
  done = write_sheets (&self, error);
  g_clear_pointer (&self.fingerprint, leave_fingerprint);
  if (!done || !summer_xlsx_finish (xlsx, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
