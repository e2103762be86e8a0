#include "config.h"

#include "summer-staff-rows.h"

#include <glib/gi18n.h>

#include "summer-list-chooser.h"
#include "summer-needle.h"

SummerStaffRows *
summer_staff_rows_new (const SummerStaffSheet *sheet)
{
  SummerStaffRows *self = g_new0 (SummerStaffRows, 1);

  self->sheet = sheet;
  return self;
}

/**
 * summer_staff_rows_free:
 * @self: (transfer full): the table that asks it must be gone or empty
 */
void
summer_staff_rows_free (SummerStaffRows *self)
{
  g_return_if_fail (self != NULL);

  g_clear_pointer (&self->survey, summer_staff_survey_unref);
  g_free (self->shown);
  g_free (self->needle);
  g_free (self->district);
  g_free (self);
}

void
summer_staff_rows_set_survey (SummerStaffRows *self, SummerStaffSurvey *survey)
{
  g_return_if_fail (self != NULL && survey != NULL);

  summer_staff_survey_ref (survey);
  g_clear_pointer (&self->survey, summer_staff_survey_unref);
  self->survey = survey;
}

/**
 * summer_staff_rows_set_filter:
 * @text: looked for in codes, names of classes, unions and names of people, whatever its case; empty lets all through
 * @district: (nullable): the union of a class, %NULL = all
 */
void
summer_staff_rows_set_filter (SummerStaffRows *self, const char *text, const char *district)
{
  char *wanted = g_strdup (district);

  g_return_if_fail (self != NULL && text != NULL);

  summer_needle_set (&self->needle, text);
  g_free (self->district);
  self->district = wanted;
}

gboolean
summer_staff_rows_matches (gpointer owner, guint row)
{
  SummerStaffRows *self = owner;
  const SummerClassFacts *of;
  gboolean is_here = self->district == NULL, is_found = self->needle == NULL;
  g_autofree char *names = NULL;

  for (guint n = 0; (of = self->sheet->get_class (self->survey, row, n)) != NULL; n++)
    {
      is_here = is_here || g_strcmp0 (of->union_name, self->district) == 0;
      is_found = is_found || summer_needle_is_in (self->needle, of->code)
                 || summer_needle_is_in (self->needle, of->name)
                 || summer_needle_is_in (self->needle, of->union_name);
    }
  if (self->sheet->is_shown != NULL && !self->sheet->is_shown (self, row))
    return FALSE;
  if (is_found || !is_here)
    return is_here;
  names = self->sheet->dup_names (self->survey, row);
  return summer_needle_is_in (self->needle, names);
}

static char *
dup_subtitle (SummerStaffRows *self)
{
  g_autofree char *when = self->sheet->set_month != NULL
                              ? summer_day_dup_month (self->month.first)
                              : summer_day_dup_text_in_year (self->survey->assessment->as_of);

  return g_strdup_printf ("%s · %s", self->survey->assessment->facts->name, when);
}

/**
 * summer_staff_rows_new_report:
 * @texts: (transfer full): of the table, as it shows them
 *
 * Returns: (transfer full): the sheet on pages; columns past those with a share of their own have the last one
 */
SummerReport *
summer_staff_rows_new_report (SummerStaffRows *self, GPtrArray *texts)
{
  const SummerStaffSheet *sheet = self->sheet;
  g_autoptr (GPtrArray) rows = texts;
  const guint n_columns = g_strv_length (g_ptr_array_index (rows, 0));
  g_autofree double *shares = g_new (double, n_columns);
  g_autofree char *subtitle = dup_subtitle (self);
  SummerReport *report = summer_report_new (_ (sheet->title), subtitle);

  summer_form_set_title (SUMMER_FORM (report), _ (sheet->title), TRUE);
  for (guint i = 0; i < n_columns; i++)
    shares[i] = sheet->shares[MIN (i, sheet->n_shares - 1)];
  summer_report_add_table (report, rows, shares, n_columns, sheet->ends);
  return report;
}

static void
fill_row (gpointer owner, guint line, SummerListValue *values)
{
  SummerStaffRows *self = owner;

  self->sheet->fill (self, self->shown[line], values);
}

/**
 * summer_staff_rows_save:
 * @table: of these rows: what it shows, in its order
 * @path: the ending chooses between a workbook, text and pages
 *
 * Returns: FALSE with a G_IO_ERROR or G_FILE_ERROR; the target is then as it was
 */
gboolean
summer_staff_rows_save (SummerStaffRows *self, SummerTable *table, const char *path, GError **error)
{
  g_autofree char *subtitle = dup_subtitle (self);
  gboolean done;
  guint n;

  if (summer_list_chooser_is (path, ".pdf"))
    {
      g_autoptr (SummerReport) report
          = summer_staff_rows_new_report (self, summer_table_list_texts (table));

      return summer_form_save_pdf (SUMMER_FORM (report), path, error);
    }
  self->shown = summer_table_dup_shown (table, &n);
  done = summer_export_list (_ (self->sheet->title), subtitle, self->sheet->columns,
                             self->sheet->n_columns, fill_row, self, n, path, error);
  g_clear_pointer (&self->shown, g_free);
  return done;
}
