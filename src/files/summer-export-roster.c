#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>

#include "summer-roster-index.h"
#include "summer-xlsx-style.h"

enum
{
  NUMBER,
  CLASS_CODE,
  CLASS_NAME,
  CHILD_CODE,
  NAME,
  SEX,
  BIRTH,
  IDENTITY,
  SCHOOL,
  GRADE,
  FIRST_DAY,
  LAST_DAY,
  AGREEMENT,
  PRIORITY,
  HEALTH,
  GUARDIAN,
  RELATIONSHIP,
  TELEPHONE,
  EMPLOYER,
  COLLECTORS,
  N_COLUMNS,
};

/* The widths of the columns whose texts may need more than a line. */
#define NAME_WIDTH 22
#define SCHOOL_WIDTH 18
#define HEALTH_WIDTH 18
#define EMPLOYER_WIDTH 18
#define COLLECTORS_WIDTH 40

/* 林建国（父亲）13800001111、… */
static char *
dup_collectors (const SummerChildRecord *child)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    {
      const SummerCollector *collector = &child->collectors[i];

      if (collector->name == NULL || *collector->name == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, _ (", "));
      g_string_append (text, collector->name);
      if (collector->relationship != NULL && *collector->relationship != '\0')
        /* Translators: a relationship, after a name. */
        g_string_append_printf (text, _ (" (%s)"), collector->relationship);
      if (collector->telephone != NULL && *collector->telephone != '\0')
        g_string_append_printf (text, " %s", collector->telephone);
    }
  return g_strdup (text->str);
}

static void
write_child (SummerXlsx *xlsx,
             lxw_worksheet *sheet,
             lxw_row_t row,
             const SummerClassRecord *of,
             const SummerChildRecord *child,
             const SummerEnrolmentRecord *enrolment)
{
  g_autofree char *identity
      = child->identity_number != NULL ? summer_identity_dup_masked (child->identity_number) : NULL;
  g_autofree char *collectors = dup_collectors (child);
  guint lines;

  summer_xlsx_text (xlsx, sheet, row, CLASS_CODE, of->code, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, CLASS_NAME, of->name, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, CHILD_CODE, child->code, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, NAME, child->name, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, SEX,
                    summer_terms_get_text (SUMMER_TERMS_SEX, (int) child->sex), SUMMER_XLSX_CENTRE);
  summer_xlsx_day (xlsx, sheet, row, BIRTH, child->birth, SUMMER_XLSX_DAY);
  summer_xlsx_text (xlsx, sheet, row, IDENTITY, identity, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, SCHOOL, child->school, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, GRADE, child->grade, SUMMER_XLSX_CODE);
  summer_xlsx_day (xlsx, sheet, row, FIRST_DAY, enrolment->first_day, SUMMER_XLSX_DAY);
  summer_xlsx_day (xlsx, sheet, row, LAST_DAY, enrolment->last_day, SUMMER_XLSX_DAY);
  summer_xlsx_day (xlsx, sheet, row, AGREEMENT, enrolment->agreement, SUMMER_XLSX_DAY);
  summer_xlsx_text (xlsx, sheet, row, PRIORITY, child->priority, SUMMER_XLSX_TEXT);
  summer_xlsx_text (xlsx, sheet, row, HEALTH, child->health, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, GUARDIAN, child->guardian, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, RELATIONSHIP, child->relationship, SUMMER_XLSX_TEXT);
  summer_xlsx_text (xlsx, sheet, row, TELEPHONE, child->telephone, SUMMER_XLSX_CODE);
  summer_xlsx_text (xlsx, sheet, row, EMPLOYER, child->employer, SUMMER_XLSX_WRAP);
  summer_xlsx_text (xlsx, sheet, row, COLLECTORS, collectors, SUMMER_XLSX_WRAP);

  lines = summer_xlsx_get_lines (of->name, NAME_WIDTH);
  lines = MAX (lines, summer_xlsx_get_lines (child->school, SCHOOL_WIDTH));
  lines = MAX (lines, summer_xlsx_get_lines (child->health, HEALTH_WIDTH));
  lines = MAX (lines, summer_xlsx_get_lines (child->employer, EMPLOYER_WIDTH));
  lines = MAX (lines, summer_xlsx_get_lines (collectors, COLLECTORS_WIDTH));
  summer_xlsx_set_lines (sheet, row, lines);
}

/* Rows in the order of classes and children, counted anew in each class. */
static gboolean
write_rows (SummerXlsx *xlsx,
            lxw_worksheet *sheet,
            lxw_row_t row,
            SummerRosterIndex *index,
            SummerProgressFunc progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  gint64 class_id = 0;
  guint number = 0;

  for (guint i = 0; i < index->enrolments->len; i++, row++)
    {
      const SummerEnrolmentRecord *enrolment
          = &g_array_index (index->enrolments, SummerEnrolmentRecord, i);

      if (enrolment->class_id != class_id)
        {
          number = 0;
          if (progress != NULL)
            progress (0.3 + 0.5 * i / index->enrolments->len, user_data);
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return FALSE;
        }
      class_id = enrolment->class_id;
      summer_xlsx_count (xlsx, sheet, row, NUMBER, ++number, SUMMER_XLSX_CENTRE);
      write_child (xlsx, sheet, row, summer_roster_index_get_class (index, class_id),
                   summer_roster_index_get_child (index, enrolment->child), enrolment);
    }
  return TRUE;
}

/**
 * summer_export_roster:
 *
 * The children of each class with their guardians and who may collect them. Identity numbers are masked: a
 * roster hangs on the wall.
 *
 * Returns: FALSE with a G_IO_ERROR or the store's error, also when cancelled; the target is then as it was
 */
gboolean
summer_export_roster (SummerStore *store,
                      gint64 programme,
                      const char *path,
                      SummerProgressFunc progress,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [NUMBER] = { _ ("No."), 5 },
    [CLASS_CODE] = { _ ("Class code"), 10 },
    [CLASS_NAME] = { _ ("Class name"), NAME_WIDTH },
    [CHILD_CODE] = { _ ("Child code"), 12 },
    [NAME] = { _ ("Name"), 12 },
    [SEX] = { _ ("Sex"), 5 },
    [BIRTH] = { _ ("Birth date"), 11 },
    [IDENTITY] = { _ ("Identity number"), 28 },
    [SCHOOL] = { _ ("School"), SCHOOL_WIDTH },
    [GRADE] = { _ ("Grade"), 8 },
    [FIRST_DAY] = { _ ("Enrolled from"), 11 },
    [LAST_DAY] = { _ ("Enrolled to"), 11 },
    [AGREEMENT] = { _ ("Agreement signed"), 11 },
    [PRIORITY] = { _ ("Priority"), 10 },
    [HEALTH] = { _ ("Health"), HEALTH_WIDTH },
    [GUARDIAN] = { _ ("Guardian"), 10 },
    [RELATIONSHIP] = { _ ("Relationship"), 8 },
    [TELEPHONE] = { _ ("Telephone"), 14 },
    [EMPLOYER] = { _ ("Employer"), EMPLOYER_WIDTH },
    [COLLECTORS] = { _ ("Collectors"), COLLECTORS_WIDTH },
  };
  g_autoptr (SummerRosterIndex) index = NULL;
  g_autoptr (SummerXlsx) xlsx = NULL;
  g_autofree char *title = NULL;
  lxw_worksheet *sheet;
  lxw_row_t headings;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && path != NULL, FALSE);

  index = summer_roster_index_new (store, programme, error);
  if (index == NULL)
    return FALSE;
  xlsx = summer_xlsx_new (path, TRUE, error);
  if (xlsx == NULL)
    return FALSE;

  title = g_strdup_printf (_ ("%s: roster"), index->programme);
  sheet = summer_xlsx_add_sheet (xlsx, _ ("Roster"), TRUE);
  headings = summer_xlsx_add_title (xlsx, sheet, title, _ ("Identity numbers are masked"), NULL,
                                    columns, N_COLUMNS);
  if (!write_rows (xlsx, sheet, headings + 1, index, progress, user_data, cancellable, error))
    return FALSE;
  worksheet_freeze_panes (sheet, headings + 1, NAME + 1);
  worksheet_autofilter (sheet, headings, 0, headings + index->enrolments->len, N_COLUMNS - 1);
  summer_xlsx_end_sheet (xlsx, sheet, headings, headings + index->enrolments->len, N_COLUMNS, NULL);
  if (!summer_xlsx_finish (xlsx, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
