#include "config.h"

#include "summer-export.h"

#include <glib/gi18n.h>

#include "summer-attendance.h"
#include "summer-wording.h"
#include "summer-xlsx-style.h"

/* A sheet a class is what people leaf through; a thousand of them is a file that no office PC opens. */
#define MOST_REGISTERS 200

typedef struct
{
  const SummerAssessment *assessment;
  SummerXlsx *xlsx;
  char *basis; /* owned elsewhere */
  SummerProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
} Export;

static gboolean
step (Export *self, double fraction, GError **error)
{
  if (self->progress != NULL)
    self->progress (fraction, self->user_data);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* The days and marks of one class as the rules count them. */
typedef struct
{
  SummerCalendar calendar;
  SummerAttendance attendance;
} Marks;

static void
marks_load (Marks *self, const SummerAssessment *assessment, const SummerClassFacts *facts)
{
  summer_calendar_init (&self->calendar, assessment->facts, facts, assessment->as_of);
  summer_attendance_load (&self->attendance, facts, assessment->policy, &self->calendar,
                          assessment->as_of);
}

/* NULL on a day that was not held yet. */
static const SummerCell *
marks_get (const Marks *self, guint day, guint child)
{
  return day < self->calendar.n_held
             ? &self->attendance.cells[(gsize) day * self->attendance.n_children + child]
             : NULL;
}

static void
marks_clear (Marks *self)
{
  summer_attendance_clear (&self->attendance);
  summer_calendar_clear (&self->calendar);
}

static void
write_total (Export *self,
             lxw_worksheet *sheet,
             lxw_row_t row,
             lxw_col_t column,
             lxw_row_t first,
             gint64 value)
{
  char formula[64];

  g_snprintf (formula, sizeof formula, "=SUBTOTAL(9,%c%u:%c%u)", 'A' + column, first + 1,
              'A' + column, row);
  worksheet_write_formula_num (sheet, row, column, formula,
                               summer_xlsx_get_style (self->xlsx, SUMMER_XLSX_TOTAL_COUNT),
                               (double) value);
}

static gboolean
write_classes (Export *self, GError **error)
{
  enum
  {
    NUMBER,
    CODE,
    NAME,
    UNION,
    HEADCOUNT,
    OPEN,
    HELD,
    EXPECTED,
    PRESENT,
    SICK,
    LEAVE,
    ABSENT,
    UNRECORDED,
    RATE,
    N_COLUMNS
  };
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [NUMBER] = { _ ("No."), 5 },
    [CODE] = { _ ("Class code"), 11 },
    [NAME] = { _ ("Class name"), 26 },
    [UNION] = { _ ("Union"), 18 },
    [HEADCOUNT] = { _ ("Headcount"), 7 },
    [OPEN] = { _ ("Days planned"), 8 },
    [HELD] = { _ ("Days held"), 8 },
    [EXPECTED] = { _ ("Expected child-days"), 9 },
    [PRESENT] = { _ ("Present child-days"), 9 },
    [SICK] = { _ ("Sick"), 7 },
    [LEAVE] = { _ ("Leave"), 7 },
    [ABSENT] = { _ ("Absent"), 7 },
    [UNRECORDED] = { _ ("Unrecorded"), 8 },
    [RATE] = { _ ("Attendance rate"), 9 },
  };
  const SummerAssessment *assessment = self->assessment;
  lxw_worksheet *sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Attendance by class"), TRUE);
  g_autofree char *title = g_strdup_printf (_ ("%s: attendance by class"), assessment->facts->name);
  lxw_row_t headings = summer_xlsx_add_title (self->xlsx, sheet, title, self->basis,
                                              _ ("Unit: child-days"), columns, N_COLUMNS);
  lxw_row_t row = headings + 1;
  gint64 sums[N_COLUMNS] = { 0 };

  for (guint i = 0; i < assessment->n_classes; i++, row++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];
      const gint64 counts[N_COLUMNS]
          = { [HEADCOUNT] = of->headcount, [OPEN] = of->open_days,  [HELD] = of->held_days,
              [EXPECTED] = of->expected,   [PRESENT] = of->present, [SICK] = of->sick,
              [LEAVE] = of->leave,         [ABSENT] = of->absent,   [UNRECORDED] = of->unrecorded };

      summer_xlsx_count (self->xlsx, sheet, row, NUMBER, i + 1, SUMMER_XLSX_CENTRE);
      summer_xlsx_text (self->xlsx, sheet, row, CODE, of->code, SUMMER_XLSX_CODE);
      summer_xlsx_text (self->xlsx, sheet, row, NAME, assessment->facts->classes[i].name,
                        SUMMER_XLSX_TEXT);
      summer_xlsx_text (self->xlsx, sheet, row, UNION, assessment->facts->classes[i].union_name,
                        SUMMER_XLSX_TEXT);
      for (lxw_col_t column = HEADCOUNT; column <= UNRECORDED; column++)
        {
          summer_xlsx_count (self->xlsx, sheet, row, column, counts[column], SUMMER_XLSX_COUNT);
          sums[column] += counts[column];
        }
      summer_xlsx_rate (self->xlsx, sheet, row, RATE, of->present, of->expected, SUMMER_XLSX_RATE);
    }

  for (lxw_col_t column = 0; column < HEADCOUNT; column++)
    summer_xlsx_text (self->xlsx, sheet, row, column, column == CODE ? _ ("Total") : NULL,
                      SUMMER_XLSX_TOTAL);
  for (lxw_col_t column = HEADCOUNT; column <= UNRECORDED; column++)
    if (column == OPEN || column == HELD || assessment->n_classes == 0)
      summer_xlsx_text (self->xlsx, sheet, row, column, NULL, SUMMER_XLSX_TOTAL);
    else
      write_total (self, sheet, row, column, headings + 1, sums[column]);
  summer_xlsx_rate (self->xlsx, sheet, row, RATE, sums[PRESENT], sums[EXPECTED],
                    SUMMER_XLSX_TOTAL_RATE);
  summer_xlsx_end_sheet (self->xlsx, sheet, headings, row, N_COLUMNS, self->basis);
  return step (self, 0.05, error);
}

/* The marks of one child over the held days. */
static void
count_marks (const Marks *marks, guint child, gint64 *counts)
{
  for (guint day = 0; day < marks->calendar.n_held; day++)
    {
      const SummerCell *cell = marks_get (marks, day, child);

      if (cell->expected)
        counts[cell->mark]++;
    }
}

static gboolean
write_children (Export *self, GError **error)
{
  enum
  {
    CODE,
    NAME,
    CHILD_CODE,
    CHILD,
    EXPECTED,
    PRESENT,
    SICK,
    LEAVE,
    ABSENT,
    UNRECORDED,
    RATE,
    N_COLUMNS
  };
  const SummerXlsxColumn columns[N_COLUMNS] = {
    [CODE] = { _ ("Class code"), 11 },
    [NAME] = { _ ("Class name"), 26 },
    [CHILD_CODE] = { _ ("Child code"), 13 },
    [CHILD] = { _ ("Name"), 14 },
    [EXPECTED] = { _ ("Expected child-days"), 8 },
    [PRESENT] = { _ ("Present child-days"), 8 },
    [SICK] = { _ ("Sick"), 7 },
    [LEAVE] = { _ ("Leave"), 7 },
    [ABSENT] = { _ ("Absent"), 7 },
    [UNRECORDED] = { _ ("Unrecorded"), 8 },
    [RATE] = { _ ("Attendance rate"), 9 },
  };
  const SummerAssessment *assessment = self->assessment;
  lxw_worksheet *sheet = summer_xlsx_add_sheet (self->xlsx, _ ("Attendance by child"), FALSE);
  lxw_row_t headings
      = summer_xlsx_add_title (self->xlsx, sheet, _ ("Attendance by child"), self->basis,
                               _ ("Unit: child-days"), columns, N_COLUMNS);
  lxw_row_t row = headings + 1;
  Marks marks = { 0 };
  gboolean done = TRUE;

  for (guint i = 0; done && i < assessment->n_classes; i++)
    {
      const SummerClassFacts *facts = &assessment->facts->classes[i];

      marks_load (&marks, assessment, facts);
      for (guint child = 0; child < facts->n_children; child++)
        {
          gint64 marked[SUMMER_MARK_ABSENT + 1] = { 0 };
          const SummerChildTotals *totals = &marks.attendance.children[child];

          if (totals->open_days == 0)
            continue;
          count_marks (&marks, child, marked);
          const gint64 counts[N_COLUMNS] = {
            [EXPECTED] = totals->expected,         [PRESENT] = totals->present,
            [SICK] = marked[SUMMER_MARK_SICK],     [LEAVE] = marked[SUMMER_MARK_LEAVE],
            [ABSENT] = marked[SUMMER_MARK_ABSENT], [UNRECORDED] = marked[SUMMER_MARK_UNRECORDED]
          };

          summer_xlsx_text (self->xlsx, sheet, row, CODE, facts->code, SUMMER_XLSX_CODE);
          summer_xlsx_text (self->xlsx, sheet, row, NAME, facts->name, SUMMER_XLSX_TEXT);
          summer_xlsx_text (self->xlsx, sheet, row, CHILD_CODE, facts->children[child].code,
                            SUMMER_XLSX_CODE);
          summer_xlsx_text (self->xlsx, sheet, row, CHILD, facts->children[child].name,
                            SUMMER_XLSX_CODE);
          for (lxw_col_t column = EXPECTED; column <= UNRECORDED; column++)
            summer_xlsx_count (self->xlsx, sheet, row, column, counts[column], SUMMER_XLSX_COUNT);
          summer_xlsx_rate (self->xlsx, sheet, row++, RATE, totals->present, totals->expected,
                            SUMMER_XLSX_RATE);
        }
      marks_clear (&marks);
      done = step (self, 0.05 + 0.45 * (i + 1) / assessment->n_classes, error);
    }
  worksheet_autofilter (sheet, headings, 0, MAX (headings, row - 1), N_COLUMNS - 1);
  summer_xlsx_end_sheet (self->xlsx, sheet, headings, MAX (headings, row - 1), N_COLUMNS,
                         self->basis);
  return done;
}

/* A mark as the paper form has it; a day on which the child is not enrolled is grey and takes none. */
static void
write_mark (Export *self,
            lxw_worksheet *sheet,
            lxw_row_t row,
            lxw_col_t column,
            const SummerClassFacts *facts,
            guint child,
            SummerDay day,
            const SummerCell *cell)
{
  gboolean enrolled = cell != NULL && cell->expected;
  const char *mark
      = cell != NULL && enrolled ? summer_terms_get_chinese (SUMMER_TERMS_MARK, cell->mark) : NULL;

  for (guint i = 0; cell == NULL && !enrolled && i < facts->n_enrolments; i++)
    enrolled = facts->enrolments[i].child == child && facts->enrolments[i].first <= day
               && day <= facts->enrolments[i].last;
  summer_xlsx_text (self->xlsx, sheet, row, column, mark,
                    enrolled ? SUMMER_XLSX_CENTRE : SUMMER_XLSX_CLOSED);
}

/* The register of one class like the form on the wall, in the shape that the import reads back. */
static void
write_register (Export *self, lxw_worksheet *sheet, const SummerClassFacts *facts)
{
  enum
  {
    CODE,
    NAME,
    FIRST_DAY
  };
  Marks marks = { 0 };
  g_autofree SummerXlsxColumn *columns = NULL;
  g_autofree char *title = g_strdup_printf (_ ("Register of %s %s"), facts->code,
                                            facts->name != NULL ? facts->name : "");
  guint n_columns;
  lxw_row_t headings, row;

  marks_load (&marks, self->assessment, facts);
  n_columns = FIRST_DAY + marks.calendar.n_days + 2;
  columns = g_new0 (SummerXlsxColumn, n_columns);
  columns[CODE] = (SummerXlsxColumn){ _ ("Child code"), 12 };
  columns[NAME] = (SummerXlsxColumn){ _ ("Name"), 11 };
  for (guint day = 0; day < marks.calendar.n_days; day++)
    columns[FIRST_DAY + day] = (SummerXlsxColumn){ "", 5 };
  columns[n_columns - 2] = (SummerXlsxColumn){ _ ("Present child-days"), 7 };
  columns[n_columns - 1] = (SummerXlsxColumn){ _ ("Attendance rate"), 9 };

  headings
      = summer_xlsx_add_title (self->xlsx, sheet, title,
                               _ ("√ present, 病 sick, 事 leave, 旷 absent, empty: not recorded"),
                               NULL, columns, n_columns);
  for (guint day = 0; day < marks.calendar.n_days; day++)
    summer_xlsx_day (self->xlsx, sheet, headings, (lxw_col_t) (FIRST_DAY + day),
                     marks.calendar.days[day], SUMMER_XLSX_DAY_HEADING);
  worksheet_freeze_panes (sheet, headings + 1, FIRST_DAY);
  row = headings + 1;
  for (guint child = 0; child < facts->n_children; child++)
    {
      const SummerChildTotals *totals = &marks.attendance.children[child];

      if (totals->open_days == 0)
        continue;
      summer_xlsx_text (self->xlsx, sheet, row, CODE, facts->children[child].code,
                        SUMMER_XLSX_CODE);
      summer_xlsx_text (self->xlsx, sheet, row, NAME, facts->children[child].name,
                        SUMMER_XLSX_CODE);
      for (guint day = 0; day < marks.calendar.n_days; day++)
        write_mark (self, sheet, row, (lxw_col_t) (FIRST_DAY + day), facts, child,
                    marks.calendar.days[day], marks_get (&marks, day, child));
      summer_xlsx_count (self->xlsx, sheet, row, (lxw_col_t) (n_columns - 2), totals->present,
                         SUMMER_XLSX_COUNT);
      summer_xlsx_rate (self->xlsx, sheet, row++, (lxw_col_t) (n_columns - 1), totals->present,
                        totals->expected, SUMMER_XLSX_RATE);
    }
  summer_xlsx_end_sheet (self->xlsx, sheet, headings, MAX (headings, row - 1), n_columns,
                         self->basis);
  marks_clear (&marks);
}

static gboolean
write_registers (Export *self, GError **error)
{
  const SummerAssessment *assessment = self->assessment;

  if (assessment->n_classes > MOST_REGISTERS)
    return TRUE;
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      /* The name that the import knows the form by, in every language (workbook.md). */
      g_autofree char *name = g_strconcat ("考勤表", assessment->classes[i].code, NULL);
      lxw_worksheet *sheet = summer_xlsx_add_sheet (self->xlsx, name, TRUE);

      if (sheet != NULL)
        write_register (self, sheet, &assessment->facts->classes[i]);
      if (!step (self, 0.5 + 0.4 * (i + 1) / assessment->n_classes, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_export_attendance:
 * @assessment: what to write
 * @path: where; a workbook that is there is replaced once the new one is whole
 *
 * Attendance by class and by child, and in a programme of up to 200 classes the register of each, in the form
 * that the import reads back. A class whose code cannot be part of a sheet's name has no register.
 *
 * Returns: FALSE with a G_IO_ERROR, also when cancelled; the target is then as it was
 */
gboolean
summer_export_attendance (const SummerAssessment *assessment,
                          const char *path,
                          SummerProgressFunc progress,
                          gpointer user_data,
                          GCancellable *cancellable,
                          GError **error)
{
  g_autoptr (SummerXlsx) xlsx = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *basis = NULL;
  Export self = { .assessment = assessment,
                  .progress = progress,
                  .user_data = user_data,
                  .cancellable = cancellable };

  g_return_val_if_fail (assessment != NULL && path != NULL, FALSE);

  xlsx = summer_xlsx_new (path, TRUE, error);
  if (xlsx == NULL)
    return FALSE;
  as_of = summer_day_dup_text_in_year (assessment->as_of);
  basis = g_strdup_printf (_ ("By the records up to %s · policy %s"), as_of,
                           assessment->policy->preset);
  self.xlsx = xlsx;
  self.basis = basis;
  if (!write_classes (&self, error) || !write_children (&self, error)
      || !write_registers (&self, error) || !step (&self, 0.9, error)
      || !summer_xlsx_finish (xlsx, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}
