#include "config.h"

#include "plan-fixture.h"

#include "summer-attendance-table.h"
#include "summer-child-table.h"
#include "summer-class-table.h"
#include "summer-insurance-table.h"
#include "summer-programme-table.h"
#include "summer-safety-table.h"
#include "summer-staff-table.h"

#include <glib/gstdio.h>
#include <string.h>
#include <xlsxwriter.h>

void
plan_fixture_set_up (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  self->folder = g_dir_make_tmp ("summer-plan-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "records.summer", NULL);
  self->store = summer_store_open (path, SUMMER_STORE_CREATE, &error);
  g_assert_no_error (error);
}

void
plan_fixture_tear_down (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_clear_object (&self->plan);
  g_clear_object (&self->store);
  folder = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_remove (path);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->folder);
}

static void
write_cell (lxw_worksheet *sheet,
            lxw_row_t row,
            lxw_col_t column,
            const char *cell,
            lxw_format *day,
            lxw_format *time)
{
  if (*cell == '#')
    worksheet_write_number (sheet, row, column, g_ascii_strtod (cell + 1, NULL), NULL);
  else if (*cell == '@')
    worksheet_write_number (sheet, row, column, g_ascii_strtod (cell + 1, NULL), day);
  else if (*cell == '%')
    worksheet_write_number (sheet, row, column, g_ascii_strtod (cell + 1, NULL), time);
  else if (*cell != '\0')
    worksheet_write_string (sheet, row, column, cell, NULL);
}

char *
plan_fixture_write (PlanFixture *self, const char *name, const char *sheets)
{
  char *path = g_build_filename (self->folder, name, NULL);
  lxw_workbook *workbook = workbook_new (path);
  lxw_format *day = workbook_add_format (workbook), *time = workbook_add_format (workbook);
  g_auto (GStrv) blocks = g_strsplit (sheets, "\n\n", -1);

  format_set_num_format (day, "yyyy-mm-dd");
  format_set_num_format (time, "hh:mm");
  for (guint i = 0; blocks[i] != NULL; i++)
    {
      g_auto (GStrv) lines = g_strsplit (g_strstrip (blocks[i]), "\n", -1);
      lxw_worksheet *sheet;

      if (lines[0] == NULL)
        continue;
      sheet = workbook_add_worksheet (workbook, lines[0]);

      for (guint row = 1; lines[row] != NULL; row++)
        {
          g_auto (GStrv) cells = g_strsplit (lines[row], "|", -1);

          for (guint column = 0; cells[column] != NULL; column++)
            write_cell (sheet, row - 1, (lxw_col_t) column, cells[column], day, time);
        }
    }
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  return path;
}

void
plan_fixture_read (PlanFixture *self, const char *path)
{
  const char *paths[] = { path, NULL };
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->plan);
  self->sequence = 0;
  self->plan = summer_plan_new (self->store, paths, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  if (summer_plan_get_n_errors (self->plan) > 0)
    return;
  summer_plan_apply (self->plan, self->store, NULL, NULL, NULL, &self->sequence, &error);
  g_assert_no_error (error);
}

void
plan_fixture_import (PlanFixture *self, const char *sheets)
{
  g_autofree char *path = plan_fixture_write (self, "import.xlsx", sheets);

  plan_fixture_read (self, path);
}

static char *
dump_problems (PlanFixture *self)
{
  GString *text = g_string_new (NULL);
  GPtrArray *problems = summer_plan_get_problems (self->plan);

  for (guint i = 0; i < problems->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (problems, i);

      g_string_append_printf (text, "%s: %s!%s: %s\n", problem->is_error ? "error" : "warning",
                              problem->sheet, problem->cell, problem->message);
    }
  return g_string_free (text, FALSE);
}

void
plan_fixture_import_ok (PlanFixture *self, const char *sheets)
{
  g_autofree char *problems = NULL;

  plan_fixture_import (self, sheets);
  problems = dump_problems (self);
  if (summer_plan_get_n_errors (self->plan) > 0)
    g_test_message ("%s", problems);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
}

static void
assert_problem (
    PlanFixture *self, gboolean is_error, const char *sheet, const char *cell, const char *message)
{
  g_autofree char *text = dump_problems (self);
  GPtrArray *problems = summer_plan_get_problems (self->plan);
  const SummerProblem *found = NULL;
  guint n = 0;

  for (guint i = 0; i < problems->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (problems, i);

      if (problem->is_error != is_error)
        continue;
      found = problem;
      n++;
    }
  if (n != 1 || g_strcmp0 (found->sheet, sheet) != 0 || g_strcmp0 (found->cell, cell) != 0
      || strstr (found->message, message) == NULL)
    g_test_message ("instead:\n%s", text);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (found->sheet, ==, sheet);
  g_assert_cmpstr (found->cell, ==, cell);
  g_assert_nonnull (strstr (found->message, message));
}

void
plan_fixture_assert_error (PlanFixture *self,
                           const char *sheet,
                           const char *cell,
                           const char *message)
{
  assert_problem (self, TRUE, sheet, cell, message);
}

void
plan_fixture_assert_warning (PlanFixture *self,
                             const char *sheet,
                             const char *cell,
                             const char *message)
{
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
  assert_problem (self, FALSE, sheet, cell, message);
}

void
plan_fixture_assert_counts (
    PlanFixture *self, const char *sheet, guint added, guint changed, guint same, guint removed)
{
  GPtrArray *sheets = summer_plan_get_sheets (self->plan);

  for (guint i = 0; i < sheets->len; i++)
    {
      const SummerPlanSheet *counts = g_ptr_array_index (sheets, i);

      if (!g_str_equal (counts->sheet, sheet))
        continue;
      g_assert_cmpuint (counts->added, ==, added);
      g_assert_cmpuint (counts->changed, ==, changed);
      g_assert_cmpuint (counts->same, ==, same);
      g_assert_cmpuint (counts->removed, ==, removed);
      return;
    }
  g_assert_not_reached ();
}

/* The records as lines, with codes in the place of ids, sorted: what two databases have in common. */
typedef struct
{
  GPtrArray *lines;
  GHashTable *codes; /* id → code */
} Dump;

static const char *
code_of (Dump *dump, gint64 id)
{
  return g_hash_table_lookup (dump->codes, &id);
}

static void
name_id (Dump *dump, gint64 id, const char *code)
{
  g_hash_table_insert (dump->codes, g_memdup2 (&id, sizeof id), g_strdup (code));
}

G_GNUC_PRINTF (2, 3) static gboolean add_line (Dump *dump, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (dump->lines, g_strdup_vprintf (format, arguments));
  va_end (arguments);
  return TRUE;
}

static gboolean
provider_cb (const SummerProviderRecord *r, gpointer dump)
{
  g_autofree char *code = g_strdup_printf ("%s/%s", r->name, r->credit_code);

  name_id (dump, r->id, code);
  return add_line (dump, "provider %s %d %d", code, r->qualified_until, r->state);
}

static gboolean
class_cb (const SummerClassRecord *r, gpointer dump)
{
  name_id (dump, r->id, r->code);
  return add_line (dump, "class %s|%s|%s|%s|%s|%s|%s|%d|%d|%d|%d|%d|%d|%d|%s|%s|%s", r->code,
                   r->name, r->union_name, r->host, r->co_organiser, r->venue,
                   code_of (dump, r->provider), r->kind, r->state, r->first_day, r->last_day,
                   r->emergency_plan, r->places, r->rank, r->account_name, r->bank,
                   r->account_number);
}

static gboolean
child_cb (const SummerChildRecord *r, gpointer dump)
{
  name_id (dump, r->id, r->code);
  add_line (dump, "child %s|%s|%d|%d|%s|%s|%s|%s|%s|%s|%s|%s|%s|%s", r->code, r->name, r->sex,
            r->birth, r->document, r->identity_number, r->school, r->grade, r->priority, r->health,
            r->guardian, r->relationship, r->telephone, r->employer);
  for (guint i = 0; i < SUMMER_MAX_COLLECTORS; i++)
    add_line (dump, "collector %s %u %s|%s|%s", r->code, i, r->collectors[i].name,
              r->collectors[i].relationship, r->collectors[i].telephone);
  return TRUE;
}

static gboolean
enrolment_cb (const SummerEnrolmentRecord *r, gpointer dump)
{
  return add_line (dump, "enrolment %s %s %d %d %d", code_of (dump, r->class_id),
                   code_of (dump, r->child), r->first_day, r->last_day, r->agreement);
}

static gboolean
review_cb (const SummerReviewRecord *r, gpointer dump)
{
  return add_line (dump, "review %s %d|%s|%d|%s", code_of (dump, r->class_id), r->day, r->reviewer,
                   r->result, r->note);
}

static gboolean
adjustment_cb (const SummerAdjustmentRecord *r, gpointer dump)
{
  return add_line (dump, "adjustment %s %d|%d|%s", code_of (dump, r->class_id), r->day, r->kind,
                   r->reason);
}

static gboolean
staff_cb (const SummerStaffRecord *r, gpointer dump)
{
  return add_line (dump, "staff %s|%s|%d|%s|%s|%s|%d|%d", code_of (dump, r->class_id), r->name,
                   r->role, r->identity_number, r->telephone, r->qualification, r->first_day,
                   r->last_day);
}

static gboolean
mark_cb (const SummerMarkRecord *r, gpointer dump)
{
  return add_line (dump, "mark %s %d %s %d|%d|%d|%s|%s", code_of (dump, r->class_id), r->day,
                   code_of (dump, r->child), r->mark, r->in, r->out, r->brought_by,
                   r->collected_by);
}

static gboolean
staff_mark_cb (const SummerStaffMarkRecord *r, gpointer dump)
{
  return add_line (dump, "staff mark %s %d %s %d", code_of (dump, r->class_id), r->day, r->name,
                   r->mark);
}

static gboolean
insurance_cb (const SummerInsuranceRecord *r, gpointer dump)
{
  name_id (dump, r->id, r->number);
  return add_line (dump, "insurance %s|%s|%d|%d|%d|%" G_GINT64_FORMAT "|%" G_GINT64_FORMAT,
                   r->number, r->insurer, r->kind, r->first_day, r->last_day, r->sum_insured,
                   r->premium);
}

static gboolean
insured_cb (const SummerInsuredRecord *r, gpointer dump)
{
  return add_line (dump, "insured %s %s", code_of (dump, r->policy), code_of (dump, r->child));
}

static gboolean
visit_cb (const SummerVisitRecord *r, gpointer dump)
{
  return add_line (dump, "visit %s %d|%s|%d|%s|%d|%d", code_of (dump, r->class_id), r->day,
                   r->visitor, r->result, r->problem, r->fix_by, r->fixed_on);
}

static gboolean
incident_cb (const SummerIncidentRecord *r, gpointer dump)
{
  return add_line (dump, "incident %s %d|%d|%s|%s", code_of (dump, r->class_id), r->day,
                   r->severity, r->what, r->action);
}

static gboolean
response_cb (const SummerResponseRecord *r, gpointer dump)
{
  return add_line (dump, "response %s %d|%d|%s", code_of (dump, r->class_id), r->day, r->rating,
                   r->comment);
}

static gboolean
programme_cb (const SummerProgrammeRecord *r, gpointer dump)
{
  return add_line (dump, "programme %d|%s|%d|%d", r->year, r->name, r->first_day, r->last_day);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char *
plan_fixture_dump (SummerStore *store, int year)
{
  g_autoptr (GHashTable) codes
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) policy = NULL;
  g_autoptr (GArray) closed = NULL;
  Dump dump = { lines, codes };
  gint64 id = summer_programme_find (store, year, NULL);

  if (id == 0)
    return g_strdup ("nothing");
  policy = summer_programme_load_policy (store, id, &error);
  g_assert_no_error (error);
  add_line (&dump, "preset %s", policy->preset);
  for (const char *const *name = summer_policy_list_names (); *name != NULL; name++)
    {
      g_autofree char *value = summer_policy_dup_value (policy, *name);

      add_line (&dump, "policy %s=%s", *name, value);
    }
  closed = summer_programme_load_closed_days (store, id, &error);
  for (guint i = 0; i < closed->len; i++)
    add_line (&dump, "closed %d", g_array_index (closed, SummerDay, i));
  summer_programme_each (store, programme_cb, &dump, &error);
  g_assert_no_error (error);
#define DUMP(name)                                                                                 \
  summer_##name##_each (store, id, name##_cb, &dump, &error);                                      \
  g_assert_no_error (error)
  DUMP (provider);
  DUMP (class);
  DUMP (child);
  DUMP (enrolment);
  DUMP (review);
  DUMP (adjustment);
  DUMP (staff);
  DUMP (mark);
  DUMP (staff_mark);
  DUMP (insurance);
  DUMP (insured);
  DUMP (visit);
  DUMP (incident);
  DUMP (response);
  g_ptr_array_sort (lines, compare_lines);
  g_ptr_array_add (lines, NULL);
  return g_strjoinv ("\n", (char **) lines->pdata);
}
