/* The subsidy workbook, opened again and compared with the assessment. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "expected-assessment.h"
#include "read-back.h"
#include "summer-export.h"
#include "summer-fingerprint.h"
#include "summer-wording.h"

#define SUMMARY "Subsidies"

typedef struct
{
  char *folder, *path;
  SummerAssessment *assessment;
} Fixture;

static void
set_up (Fixture *self, gconstpointer case_name)
{
  self->folder = g_dir_make_tmp ("summer-export-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "out.xlsx", NULL);
  self->assessment
      = expected_assessment_new (case_name, NULL,
                                 strstr (case_name, "in-order") != NULL ? "in_order" : NULL);
}

static void
tear_down (Fixture *self, gconstpointer case_name)
{
  g_unlink (self->path);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0); /* nothing was left beside the workbook */
  g_free (self->path);
  g_free (self->folder);
  summer_assessment_unref (self->assessment);
}

static ReadBack *
export_and_read (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  summer_export_subsidy (self->assessment, self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return read_back_new (self->path);
}

static void
test_classes (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);

  for (guint i = 0; i < self->assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &self->assessment->classes[i];
      const SummerClassFacts *facts = &self->assessment->facts->classes[i];
      guint row = read_back_find (back, SUMMARY, 'C', of->code);
      g_autofree char *rate = summer_rate_dup_percent (of->present, of->expected);

      g_assert_cmpuint (row, >, 3);
      g_assert_cmpstr (read_back_get (back, SUMMARY, 'D', row), ==, facts->name);
      g_assert_cmpstr (read_back_get (back, SUMMARY, 'F', row), ==,
                       summer_verdict_get_text (of->verdict));
      g_assert_cmpint ((int) read_back_number (back, SUMMARY, 'G', row), ==, of->headcount);
      g_assert_cmpint ((int) read_back_number (back, SUMMARY, 'H', row), ==, of->held_days);
      g_assert_cmpint (llround (read_back_number (back, SUMMARY, 'L', row) * 100), ==, of->base);
      g_assert_cmpint (llround (read_back_number (back, SUMMARY, 'M', row) * 100), ==, of->granted);
      if (rate != NULL)
        g_assert_cmpint (llround (read_back_number (back, SUMMARY, 'K', row) * 10000), ==,
                         llround (g_ascii_strtod (rate, NULL) * 100));
      /* In full, for it is paid from; as text, for a spreadsheet keeps fifteen digits of a number. */
      g_assert_cmpstr (read_back_get (back, SUMMARY, 'P', row), ==, facts->account_number);
    }
}

static void
test_formulas (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);
  GHashTableIter iter;
  gpointer address, formula;
  guint n = 0;

  g_hash_table_iter_init (&iter, back->formulas);
  while (g_hash_table_iter_next (&iter, &address, &formula))
    {
      const char *stored = g_hash_table_lookup (back->cells, address);
      g_auto (GStrv) parts = g_strsplit (address, "!", 2);
      double value;

      if (read_back_evaluate (back, parts[0], formula, &value))
        g_assert_cmpfloat_with_epsilon (g_ascii_strtod (stored, NULL), value, 1e-9);
      else
        g_assert_true (stored == NULL || *stored == '\0');
      n++;
    }
  g_assert_cmpuint (n, >, 2 * self->assessment->n_classes);
}

static void
test_total (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);
  guint row = read_back_find (back, SUMMARY, 'B', "Total");
  g_autofree char *capital = summer_money_dup_capital (self->assessment->granted_total);
  const char *words = read_back_get (back, SUMMARY, 'A', row + 1);

  g_assert_cmpint (llround (read_back_number (back, SUMMARY, 'M', row) * 100), ==,
                   self->assessment->granted_total);
  g_assert_cmpint (llround (read_back_number (back, SUMMARY, 'L', row) * 100), ==,
                   self->assessment->base_total);
  g_assert_nonnull (words);
  g_assert_true (g_str_has_suffix (words, capital));
}

/* Each union once, its classes together, and a subtotal behind them. */
static void
test_unions (Fixture *self, gconstpointer case_name)
{
  static const char *const unions[]
      = { "鼓楼区总工会", "台江区总工会", "仓山区总工会", "No union" };
  g_autoptr (ReadBack) back = export_and_read (self);

  for (guint i = 0; i < G_N_ELEMENTS (unions); i++)
    {
      g_autofree char *label = g_strdup_printf ("%s, subtotal", unions[i]);
      guint first = read_back_find (back, SUMMARY, 'B', unions[i]);
      guint subtotal = read_back_find (back, SUMMARY, 'B', label);
      guint n = 0;

      for (guint j = 0; j < self->assessment->n_classes; j++)
        {
          const SummerClassFacts *facts = &self->assessment->facts->classes[j];
          const char *name = facts->union_name != NULL ? facts->union_name : "No union";
          guint row = read_back_find (back, SUMMARY, 'C', facts->code);

          g_assert_true (g_str_equal (name, unions[i]) == (first <= row && row < subtotal));
          n += g_str_equal (name, unions[i]);
        }
      g_assert_cmpuint ((guint) read_back_number (back, SUMMARY, 'D', subtotal), ==, n);
    }
}

static void
test_text_stays_text (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);
  g_autofree char *address = NULL;
  guint row = read_back_find (back, SUMMARY, 'C', self->assessment->classes[0].code);

  g_assert_cmpstr (read_back_get (back, SUMMARY, 'D', row), ==, "=1+1社区班");
  address = g_strdup_printf (SUMMARY "!D%u", row);
  g_assert_false (g_hash_table_contains (back->formulas, address));
  g_assert_cmpuint (read_back_find (back, SUMMARY, 'D', "-榕荫班"), >, 0);
  g_assert_cmpuint (read_back_find (back, SUMMARY, 'D', "@云水谣班"), >, 0);
  g_assert_cmpuint (read_back_find (back, SUMMARY, 'N', "+晋安区工会"), >, 0);
}

static void
test_details (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);
  guint row = 4;

  for (guint i = 0; i < self->assessment->n_classes; i++)
    for (guint j = 0; j < self->assessment->classes[i].n_findings; j++, row++)
      {
        const SummerFinding *finding = &self->assessment->classes[i].findings[j];
        g_autofree char *sentence = summer_finding_dup_sentence (finding, self->assessment->policy,
                                                                 self->assessment->as_of);

        g_assert_cmpstr (read_back_get (back, "Conditions", 'A', row), ==,
                         self->assessment->classes[i].code);
        g_assert_cmpstr (read_back_get (back, "Conditions", 'C', row), ==,
                         summer_condition_get_title (finding->condition));
        g_assert_cmpstr (read_back_get (back, "Conditions", 'E', row), ==,
                         summer_outcome_get_text (finding->outcome));
        g_assert_cmpstr (read_back_get (back, "Conditions", 'F', row), ==, sentence);
      }
  g_assert_null (read_back_get (back, "Conditions", 'A', row));
}

static void
test_policy (Fixture *self, gconstpointer case_name)
{
  const char *const *names = summer_policy_list_names ();
  g_autoptr (ReadBack) back = NULL;

  g_assert_true (summer_policy_set (self->assessment->policy, "days_min", "7", FALSE, NULL));
  back = export_and_read (self);
  for (guint i = 0; names[i] != NULL; i++)
    {
      guint row = read_back_find (back, "Policy", 'B', names[i]);
      g_autofree char *value = summer_policy_dup_text (self->assessment->policy, names[i]);

      if (!summer_policy_says (self->assessment->policy, names[i]))
        {
          g_assert_cmpuint (row, ==, 0);
          continue;
        }
      g_assert_cmpuint (row, >, 0);
      g_assert_cmpstr (read_back_get (back, "Policy", 'C', row), ==, value);
    }
  g_assert_cmpstr (read_back_get (back, "Policy", 'E',
                                  read_back_find (back, "Policy", 'B', "days_min")),
                   ==, "changed");
  g_assert_cmpstr (read_back_get (back, "Policy", 'E',
                                  read_back_find (back, "Policy", 'B', "inspections_min")),
                   ==, "assumed");
  g_assert_cmpstr (read_back_get (back, "Policy", 'E',
                                  read_back_find (back, "Policy", 'B', "children_min")),
                   ==, "stated");
}

static void
test_control (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);
  g_autofree char *fingerprint = summer_fingerprint_dup (self->assessment);

  for (SummerVerdict verdict = SUMMER_VERDICT_ELIGIBLE; verdict <= SUMMER_VERDICT_UNPROVEN;
       verdict++)
    {
      guint row = read_back_find (back, "Control totals", 'A', summer_verdict_get_text (verdict));

      g_assert_cmpuint ((guint) read_back_number (back, "Control totals", 'B', row), ==,
                        summer_assessment_count (self->assessment, verdict));
    }
  g_assert_cmpuint (read_back_find (back, "Control totals", 'C', fingerprint), >, 0);
  g_assert_cmpfloat (read_back_number (back, "Control totals", 'B',
                                       read_back_find (back, "Control totals", 'A', "Check")),
                     ==, 0);
}

static void
test_print_set_up (Fixture *self, gconstpointer case_name)
{
  g_autoptr (ReadBack) back = export_and_read (self);
  g_autofree char *sheet = read_back_part (back, "xl/worksheets/sheet1.xml");
  g_autofree char *workbook = read_back_part (back, "xl/workbook.xml");
  g_autofree char *styles = read_back_part (back, "xl/styles.xml");

  g_assert_nonnull (strstr (sheet, "paperSize=\"9\""));
  g_assert_nonnull (strstr (sheet, "orientation=\"landscape\""));
  g_assert_nonnull (strstr (sheet, "fitToHeight=\"0\""));
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "&amp;P"));
  g_assert_nonnull (strstr (workbook, "_xlnm.Print_Area"));
  g_assert_nonnull (strstr (workbook, "_xlnm.Print_Titles"));
  g_assert_nonnull (strstr (styles, "Noto Sans CJK SC"));
}

static void
test_cancelled (Fixture *self, gconstpointer case_name)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (g_file_set_contents (self->path, "what was there", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (
      summer_export_subsidy (self->assessment, self->path, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_file_get_contents (self->path, &kept, NULL, NULL));
  g_assert_cmpstr (kept, ==, "what was there");
}

static void
test_no_folder (Fixture *self, gconstpointer case_name)
{
  g_autofree char *path = g_build_filename (self->folder, "none", "out.xlsx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (summer_export_subsidy (self->assessment, path, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "out.xlsx"));
}

/* A programme without classes yet is written too. */
static void
test_empty (void)
{
  Fixture self = { 0 };
  g_autoptr (SummerFacts) facts = summer_facts_new ();
  g_autoptr (SummerPolicy) policy = summer_policy_new_from_preset ("fujian-2019", NULL);

  facts->name = "空项目";
  facts->year = 2019;
  self.folder = g_dir_make_tmp ("summer-export-XXXXXX", NULL);
  self.path = g_build_filename (self.folder, "out.xlsx", NULL);
  self.assessment = summer_assessment_new (facts, policy, summer_day_from_ymd (2019, 7, 1));
  test_formulas (&self, NULL);
  tear_down (&self, NULL);
}

static void
test_fingerprint (Fixture *self, gconstpointer case_name)
{
  g_autofree char *before = summer_fingerprint_dup (self->assessment);
  g_autofree char *other_id = NULL, *other_account = NULL;

  self->assessment->facts->classes[0].id += 1000;
  other_id = summer_fingerprint_dup (self->assessment);
  g_assert_cmpstr (other_id, ==, before);
  self->assessment->facts->classes[0].account_number = "6222021402000123457";
  other_account = summer_fingerprint_dup (self->assessment);
  g_assert_cmpstr (other_account, !=, before);
  g_assert_cmpuint (strlen (before), ==, 64);
}

int
main (int argc, char **argv)
{
  static const char *const cases[]
      = { "02-fujian-untidy", "05-guangdong-untidy-child-days", "08-fujian-in-order-streamed" };
  static const struct
  {
    const char *name;
    void (*func) (Fixture *, gconstpointer);
  } tests[] = {
    { "classes", test_classes },      { "formulas", test_formulas },
    { "total", test_total },          { "unions", test_unions },
    { "text", test_text_stays_text }, { "details", test_details },
    { "policy", test_policy },        { "control", test_control },
    { "print", test_print_set_up },   { "cancelled", test_cancelled },
    { "no-folder", test_no_folder },  { "fingerprint", test_fingerprint },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    for (guint j = 0; j < G_N_ELEMENTS (cases); j++)
      {
        g_autofree char *path = g_strdup_printf ("/export-subsidy/%s/%s", tests[i].name, cases[j]);

        g_test_add (path, Fixture, cases[j], set_up, tests[i].func, tear_down);
      }
  g_test_add_func ("/export-subsidy/empty", test_empty);
  return g_test_run ();
}
