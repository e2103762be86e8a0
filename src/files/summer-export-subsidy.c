#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>

#include "summer-differences.h"
#include "summer-fingerprint.h"
#include "summer-subsidy-sheets.h"
#include "summer-wording.h"

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

static SummerExported *
take_figures (const SummerAssessment *assessment)
{
  SummerExported *figures = summer_exported_new ();

  figures->programme = g_strdup (assessment->facts->name);
  figures->year = assessment->facts->year;
  figures->as_of = assessment->as_of;
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];
      SummerExportedClass *class = summer_exported_add (figures, of->code,
                                                        assessment->facts->classes[i].name,
                                                        summer_verdict_get_text (of->verdict));

      class->figures[SUMMER_EXPORTED_HEADCOUNT] = of->headcount;
      class->figures[SUMMER_EXPORTED_DAYS] = of->held_days;
      class->figures[SUMMER_EXPORTED_EXPECTED] = of->expected;
      class->figures[SUMMER_EXPORTED_PRESENT] = of->present;
      class->figures[SUMMER_EXPORTED_BASE] = of->base;
      class->figures[SUMMER_EXPORTED_GRANTED] = of->granted;
      class->figures[SUMMER_EXPORTED_FURTHER] = of->granted_all - of->granted;
    }
  summer_exported_sort (figures);
  return figures;
}

static gboolean
write_differences (SummerSubsidy *self, const SummerSince *since, GError **error)
{
  g_autoptr (SummerExported) now = take_figures (self->assessment);
  const SummerPolicy *policy = self->assessment->policy;
  const SummerDifferencesRange range = {
    .sheet = _ ("Subsidies"),
    .first = self->first,
    .last = self->last,
    .total = self->last + 1,
    .all = policy->n_sources > 0 ? summer_subsidy_get_source_column (policy, policy->n_sources) : 0
  };

  return summer_differences_write (self->xlsx, now, since, &range, self->basis, self->cancellable,
                                   error);
}

static gboolean
write_sheets (SummerSubsidy *self, const SummerSince *since, GError **error)
{
  return summer_subsidy_write_summary (self, error) && summer_subsidy_write_details (self, error)
         && summer_subsidy_write_explanations (self, error)
         && summer_subsidy_write_policy (self, error) && write_differences (self, since, error)
         && summer_subsidy_write_control (self, error) && summer_subsidy_step (self, 0.8, error);
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
  return summer_export_subsidy_since (assessment, NULL, path, progress, user_data, cancellable,
                                      error);
}

/**
 * summer_export_subsidy_since:
 * @since: (nullable): the earlier export that the sheet of differences compares with, which may stand at @path
 *
 * As summer_export_subsidy().
 */
gboolean
summer_export_subsidy_since (const SummerAssessment *assessment,
                             const SummerSince *since,
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
  done = write_sheets (&self, since, error);
  g_clear_pointer (&self.fingerprint, leave_fingerprint);
  if (!done || !summer_xlsx_finish (xlsx, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
