#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-sheet-text.h"
#include "summer-wording.h"
#include "summer-xlsx-style.h"

#define N_COLUMNS 9

static const struct
{
  const char *context, *heading;
  double width; /* characters */
} columns[N_COLUMNS] = {
  { NULL, N_ ("Code"), 10 },
  { NULL, N_ ("Class"), 22 },
  { NULL, N_ ("Union"), 16 },
  { NULL, N_ ("Outlook"), 10 },
  { NULL, N_ ("Condition"), 12 },
  { NULL, N_ ("What must happen"), 52 },
  { "child-days", NC_ ("child-days", "Needed"), 10 },
  { "child-days", NC_ ("child-days", "To come"), 10 },
  { NULL, N_ ("Latest"), 12 },
};

static const char *
get_heading (guint column)
{
  return columns[column].context != NULL
             ? g_dpgettext2 (NULL, columns[column].context, columns[column].heading)
             : _ (columns[column].heading);
}

/* What stands in the row of a class. */
typedef struct
{
  const char *texts[6];
  char *sentence;                   /* owned: the last of the texts */
  const SummerProspect *attendance; /* NULL where it is not judged */
  SummerDay due;
} Line;

static Line
make_line (const SummerAssessment *assessment, guint index)
{
  const SummerClassAssessment *of = &assessment->classes[index];
  const SummerClassFacts *facts = &assessment->facts->classes[index];
  const SummerFinding *urgent = summer_class_assessment_get_urgent (of);
  const SummerFinding *attendance = summer_class_assessment_find (of, SUMMER_CONDITION_ATTENDANCE);
  Line line = { .due = SUMMER_DAY_NONE };

  line.texts[0] = facts->code;
  line.texts[1] = facts->name;
  line.texts[2] = facts->union_name;
  line.texts[3] = summer_prospect_get_text (of->outlook);
  if (urgent != NULL)
    {
      line.sentence = summer_prospect_dup_sentence (urgent, assessment->policy, assessment->as_of);
      line.texts[4] = summer_condition_get_title (urgent->condition);
      line.texts[5] = line.sentence;
      line.due = urgent->prospect.due;
    }
  line.attendance = attendance != NULL ? &attendance->prospect : NULL;
  return line;
}

static gboolean
save_csv (const SummerAssessment *assessment,
          const guint *classes,
          guint n_classes,
          const char *path,
          GError **error)
{
  g_autoptr (GString) text = g_string_new (SUMMER_CSV_START);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      if (i > 0)
        g_string_append_c (text, ',');
      summer_csv_append_cell (text, get_heading (i), ',');
    }
  g_string_append (text, "\r\n");
  for (guint i = 0; i < n_classes; i++)
    {
      Line line = make_line (assessment, classes[i]);
      g_autofree char *due = summer_day_dup_iso (line.due);

      for (guint j = 0; j < G_N_ELEMENTS (line.texts); j++)
        {
          summer_csv_append_cell (text, line.texts[j] != NULL ? line.texts[j] : "", ',');
          g_string_append_c (text, ',');
        }
      if (line.attendance != NULL)
        g_string_append_printf (text, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT,
                                line.attendance->needed, line.attendance->open);
      else
        g_string_append_c (text, ',');
      g_string_append_printf (text, ",%s\r\n", due);
      g_free (line.sentence);
    }
  return summer_csv_save (text, path, error);
}

static void
write_line (SummerXlsx *xlsx, lxw_worksheet *into, lxw_row_t at, const Line *line)
{
  for (guint j = 0; j < G_N_ELEMENTS (line->texts); j++)
    summer_xlsx_text (xlsx, into, at, (lxw_col_t) j, line->texts[j],
                      j == 0   ? SUMMER_XLSX_CODE
                      : j == 3 ? SUMMER_XLSX_CENTRE
                      : j == 5 ? SUMMER_XLSX_WRAP
                               : SUMMER_XLSX_TEXT);
  for (lxw_col_t j = 6; j < N_COLUMNS; j++)
    if (j == 8 && line->due != SUMMER_DAY_NONE)
      summer_xlsx_day (xlsx, into, at, j, line->due, SUMMER_XLSX_DAY);
    else if (j < 8 && line->attendance != NULL)
      summer_xlsx_count (xlsx, into, at, j,
                         j == 6 ? line->attendance->needed : line->attendance->open,
                         SUMMER_XLSX_COUNT);
    else
      summer_xlsx_text (xlsx, into, at, j, NULL, SUMMER_XLSX_TEXT);
  if (line->sentence != NULL)
    summer_xlsx_set_lines (into, at, summer_xlsx_get_lines (line->sentence, columns[5].width));
}

static gboolean
save_xlsx (const SummerAssessment *assessment,
           const guint *classes,
           guint n_classes,
           const char *path,
           GError **error)
{
  SummerXlsxColumn headings[N_COLUMNS];
  g_autoptr (SummerXlsx) xlsx = summer_xlsx_new (path, FALSE, error);
  g_autofree char *as_of = NULL;
  g_autofree char *subtitle = NULL;
  lxw_worksheet *into;
  lxw_row_t heading_row;

  if (xlsx == NULL)
    return FALSE;
  for (guint i = 0; i < N_COLUMNS; i++)
    headings[i] = (SummerXlsxColumn){ get_heading (i), columns[i].width };
  as_of = summer_day_dup_text_in_year (assessment->as_of);
  subtitle = g_strdup_printf ("%s · %s", assessment->facts->name, as_of);
  into = summer_xlsx_add_sheet (xlsx, _ ("Rescue list"), TRUE);
  g_return_val_if_fail (into != NULL, FALSE);
  heading_row
      = summer_xlsx_add_title (xlsx, into, _ ("Rescue list"), subtitle, NULL, headings, N_COLUMNS);
  for (guint i = 0; i < n_classes; i++)
    {
      Line line = make_line (assessment, classes[i]);

      write_line (xlsx, into, heading_row + 1 + i, &line);
      g_free (line.sentence);
    }
  worksheet_autofilter (into, heading_row, 0, heading_row + n_classes, N_COLUMNS - 1);
  summer_xlsx_end_sheet (xlsx, into, heading_row, heading_row + n_classes, N_COLUMNS, NULL);
  return summer_xlsx_finish (xlsx, error);
}

/**
 * summer_export_rescue:
 * @classes: indices into the assessment's classes, in the order in which they are to stand
 * @path: where to; text where it ends in .csv, otherwise a workbook
 *
 * What each of these classes still needs: days and child-days as numbers, ready to sort and filter.
 *
 * Returns: FALSE with a G_IO_ERROR or G_FILE_ERROR; the target is then as it was
 */
gboolean
summer_export_rescue (const SummerAssessment *assessment,
                      const guint *classes,
                      guint n_classes,
                      const char *path,
                      GError **error)
{
  g_autofree char *lower = NULL;

  g_return_val_if_fail (assessment != NULL && classes != NULL && path != NULL, FALSE);

  lower = g_ascii_strdown (path, -1);
  return g_str_has_suffix (lower, ".csv") ? save_csv (assessment, classes, n_classes, path, error)
                                          : save_xlsx (assessment, classes, n_classes, path, error);
}
