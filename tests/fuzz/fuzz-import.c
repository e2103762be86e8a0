/* What an office sends: sheets, parted by NUL, of which the first byte says which one it is, A for 项目 and so on. A plan
 * is made of them; one without errors is applied and taken back, and then the records are as they were. */
#include "config.h"

#include "fuzz-store.h"
#include "fuzz-target.h"

#include "summer-plan.h"

#include <glib/gstdio.h>

static const char *const sheets[]
    = { "项目",     "班级", "场地审核", "校历调整", "工作人员", "学生",  "考勤",
        "员工考勤", "保险", "参保名单", "检查",     "事件",     "满意度" };

static GPtrArray *
write_sheets (Fixture *fixture, const uint8_t *data, size_t size)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const uint8_t *end = data + size;

  while (data < end && paths->len < G_N_ELEMENTS (sheets))
    {
      const uint8_t *nul = memchr (data, '\0', (size_t) (end - data));
      const uint8_t *stop = nul != NULL ? nul : end;
      const uint8_t *rest = MIN (data + 1, stop);
      g_autofree char *name
          = g_strdup_printf ("%s.csv", sheets[(guint) (*data + 13 * 5 - 'A') % 13]);
      char *path = fixture_dup_path (fixture, name);

      g_assert (g_file_set_contents_full (path, (const char *) rest, stop - rest,
                                          G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      g_ptr_array_add (paths, path);
      data = stop + 1;
    }
  g_ptr_array_add (paths, NULL);
  return paths;
}

static void
check_problems (SummerPlan *plan)
{
  GPtrArray *problems = summer_plan_get_problems (plan), *ignored = summer_plan_get_ignored (plan);
  g_autofree char *json = summer_plan_dup_json (plan);
  guint n_errors = 0;

  fuzz_check_text (json);
  for (guint i = 0; i < problems->len; i++)
    {
      const SummerProblem *problem = g_ptr_array_index (problems, i);

      fuzz_check_text (problem->file);
      fuzz_check_text (problem->message);
      n_errors += problem->is_error;
    }
  g_assert ((n_errors > 0) == (summer_plan_get_n_errors (plan) > 0));
  for (guint i = 0; i < ignored->len; i++)
    fuzz_check_text (g_ptr_array_index (ignored, i));
}

static void
apply (SummerPlan *plan, Fixture *fixture)
{
  g_autofree char *before = fixture_dup_dump (fixture->path);
  g_autoptr (GError) error = NULL;
  gint64 sequence = 0;
  gboolean done = summer_plan_apply (plan, fixture->store, NULL, NULL, NULL, &sequence, &error);

  fuzz_check_outcome (done, error);
  if (done && sequence > 0 && !summer_journal_undo (fixture->store, sequence, NULL, &error))
    g_error ("not taken back: %s", error->message);

  g_autofree char *after = fixture_dup_dump (fixture->path);
  g_assert (g_str_equal (before, after));
  if (sequence > 400)
    fuzz_records_renew ();
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  Fixture *fixture = fuzz_records_get ();
  g_autoptr (GPtrArray) paths = write_sheets (fixture, data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPlan) plan = summer_plan_new (fixture->store, (const char *const *) paths->pdata,
                                                 2019, NULL, NULL, NULL, &error);

  for (guint i = 0; i + 1 < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
  fuzz_check_outcome (plan != NULL, error);
  if (plan == NULL)
    return 0;
  check_problems (plan);
  if (summer_plan_get_n_errors (plan) == 0)
    apply (plan, fixture);
  return 0;
}
