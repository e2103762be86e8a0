/* Attendance, roster, the insurer's list and the faces of a sheet, out of an invented programme. */
#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "read-back.h"
#include "summer-child-table.h"
#include "summer-export.h"
#include "summer-facts-loader.h"
#include "summer-plan.h"
#include "summer-printout.h"
#include "summer-programme-table.h"
#include "summer-rules.h"
#include "summer-sample.h"

typedef struct
{
  char *folder, *database, *path;
  SummerStore *store;
  gint64 programme;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("summer-lists-XXXXXX", NULL);
  self->database = g_build_filename (self->folder, "records.summer", NULL);
  self->path = g_build_filename (self->folder, "out.xlsx", NULL);
  self->store = summer_store_open (self->database, SUMMER_STORE_CREATE, &error);
  g_assert_no_error (error);
  summer_sample_fill (self->store, 3, 7, NULL, NULL, NULL, &self->programme, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
  const char *name;

  g_object_unref (self->store);
  while ((name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->database);
  g_free (self->path);
}

static SummerAssessment *
assess (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerFacts) facts
      = summer_store_load_facts (self->store, self->programme, NULL, &error);

  g_assert_no_error (error);
  return summer_rules_assess (facts, facts->policy, facts->latest);
}

static void
test_attendance_by_class (Fixture *self, gconstpointer data)
{
  const char *sheet = "Attendance by class", *children = "Attendance by child";
  g_autoptr (SummerAssessment) assessment = assess (self);
  g_autoptr (ReadBack) back = NULL;
  g_autoptr (GError) error = NULL;

  summer_export_attendance (assessment, self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  back = read_back_new (self->path);
  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const SummerClassAssessment *of = &assessment->classes[i];
      guint row = read_back_find (back, sheet, 'B', of->code);
      gint64 expected = 0, present = 0, unrecorded = 0;

      g_assert_cmpint ((gint64) read_back_number (back, sheet, 'H', row), ==, of->expected);
      g_assert_cmpint ((gint64) read_back_number (back, sheet, 'I', row), ==, of->present);
      g_assert_cmpint ((gint64) read_back_number (back, sheet, 'J', row), ==, of->sick);
      g_assert_cmpint ((gint64) read_back_number (back, sheet, 'K', row), ==, of->leave);
      g_assert_cmpint ((gint64) read_back_number (back, sheet, 'L', row), ==, of->absent);
      g_assert_cmpint ((gint64) read_back_number (back, sheet, 'M', row), ==, of->unrecorded);

      /* The children of a class add up to the class. */
      for (row = 4; read_back_get (back, children, 'A', row) != NULL; row++)
        if (g_str_equal (read_back_get (back, children, 'A', row), of->code))
          {
            expected += (gint64) read_back_number (back, children, 'E', row);
            present += (gint64) read_back_number (back, children, 'F', row);
            unrecorded += (gint64) read_back_number (back, children, 'J', row);
          }
      g_assert_cmpint (expected, ==, of->expected);
      g_assert_cmpint (present, ==, of->present);
      g_assert_cmpint (unrecorded, ==, of->unrecorded);
    }
}

/* The form that was written is the form that is read: nothing changes when it comes back. */
static void
test_registers_come_back (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerAssessment) assessment = assess (self);
  const char *paths[] = { self->path, NULL };
  g_autoptr (SummerPlan) plan = NULL;
  g_autoptr (GError) error = NULL;
  guint same = 0;

  summer_export_attendance (assessment, self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  plan = summer_plan_new (self->store, paths, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summer_plan_get_n_errors (plan), ==, 0);
  g_assert_false (summer_plan_has_changes (plan));
  for (guint i = 0; i < summer_plan_get_sheets (plan)->len; i++)
    same += ((SummerPlanSheet *) summer_plan_get_sheets (plan)->pdata[i])->same;
  g_assert_cmpuint (same, >, 500);
}

typedef struct
{
  ReadBack *back;
  guint children;
} Looking;

static gboolean
look_for_child (const SummerChildRecord *child, gpointer user_data)
{
  Looking *looking = user_data;
  guint row = read_back_find (looking->back, "Roster", 'D', child->code);
  g_autofree char *masked = summer_identity_dup_masked (child->identity_number);

  g_assert_cmpuint (row, >, 3);
  g_assert_cmpstr (read_back_get (looking->back, "Roster", 'E', row), ==, child->name);
  g_assert_cmpstr (read_back_get (looking->back, "Roster", 'H', row), ==, masked);
  g_assert_cmpstr (read_back_get (looking->back, "Roster", 'P', row), ==, child->guardian);
  g_assert_cmpstr (read_back_get (looking->back, "Roster", 'R', row), ==, child->telephone);
  looking->children++;
  return TRUE;
}

static void
test_roster (Fixture *self, gconstpointer data)
{
  g_autoptr (ReadBack) back = NULL;
  g_autoptr (GError) error = NULL;
  Looking looking = { 0 };

  summer_export_roster (self->store, self->programme, self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  looking.back = back = read_back_new (self->path);
  summer_child_each (self->store, self->programme, look_for_child, &looking, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (looking.children, >, 30);
}

static gboolean
look_for_insured (const SummerChildRecord *child, gpointer user_data)
{
  Looking *looking = user_data;
  guint row = read_back_find (looking->back, "Insured children", 'G', child->code);

  if (row == 0)
    {
      row = read_back_find (looking->back, "Children to insure", 'G', child->code);
      g_assert_cmpuint (row, >, 3);
      return TRUE;
    }
  g_assert_cmpstr (read_back_get (looking->back, "Insured children", 'L', row), ==,
                   child->identity_number);
  g_assert_nonnull (read_back_get (looking->back, "Insured children", 'B', row));
  looking->children++;
  return TRUE;
}

static void
test_insurance (Fixture *self, gconstpointer data)
{
  g_autoptr (ReadBack) back = NULL;
  g_autoptr (GError) error = NULL;
  Looking looking = { 0 };

  summer_export_insurance (self->store, self->programme, self->path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  looking.back = back = read_back_new (self->path);
  summer_child_each (self->store, self->programme, look_for_insured, &looking, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (looking.children, >, 30);
}

static void
test_sheet_xlsx (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (self->store, &summer_sheet_children, self->programme);
  const guint columns[] = { summer_sheet_find_column (&summer_sheet_children, "name"),
                            summer_sheet_find_column (&summer_sheet_children, "code") };
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (sheet));
  g_autoptr (ReadBack) back = NULL;
  g_autoptr (GError) error = NULL;

  summer_export_sheet_xlsx (sheet, columns, G_N_ELEMENTS (columns), self->path, &error);
  g_assert_no_error (error);
  back = read_back_new (self->path);
  g_assert_cmpuint (n_rows, >, 30);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (SummerSheetRow) row = g_list_model_get_item (G_LIST_MODEL (sheet), i);

      g_assert_cmpstr (read_back_get (back, back->sheets->pdata[0], 'A', 4 + i), ==,
                       summer_sheet_row_get_raw (row, columns[0]));
      g_assert_cmpstr (read_back_get (back, back->sheets->pdata[0], 'B', 4 + i), ==,
                       summer_sheet_row_get_raw (row, columns[1]));
    }
  g_assert_null (read_back_get (back, back->sheets->pdata[0], 'A', 4 + n_rows));
}

static void
test_sheet_csv (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (self->store, &summer_sheet_classes, self->programme);
  g_autofree char *path = g_build_filename (self->folder, "classes.csv", NULL);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  summer_export_sheet_csv (sheet, NULL, 0, path, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "\xef\xbb\xbf")); /* or Excel takes it for GBK */
  lines = g_strsplit (text, "\r\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + 3 + 1);
}

static gboolean
give_strange_name (const SummerChildRecord *child, gpointer user_data)
{
  SummerChildRecord *copy = user_data;

  *copy = *child;
  copy->code = g_intern_string (child->code);
  copy->name = "a\t\"b\"\nc";
  copy->document = copy->identity_number = copy->school = copy->grade = copy->priority
      = copy->health = NULL;
  copy->guardian = copy->relationship = copy->telephone = copy->employer = NULL;
  memset (copy->collectors, 0, sizeof copy->collectors);
  return FALSE;
}

/* What would break a row or a column of the clipboard is quoted, its quotes doubled. */
static void
test_block (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *block = NULL, *expected = NULL;
  SummerChildRecord child;
  const guint columns[] = { summer_sheet_find_column (&summer_sheet_children, "code"),
                            summer_sheet_find_column (&summer_sheet_children, "name") };
  guint at;

  summer_child_each (self->store, self->programme, give_strange_name, &child, NULL);
  g_assert_true (summer_store_begin (self->store, "edit", NULL, &error));
  g_assert_true (summer_child_update (self->store, &child, &error));
  g_assert_true (summer_store_commit (self->store, NULL, &error));
  sheet = summer_sheet_new (self->store, &summer_sheet_children, self->programme);
  at = summer_sheet_find_key (sheet, child.id);
  g_assert_cmpuint (at, !=, G_MAXUINT);
  block = summer_sheet_dup_block (sheet, columns, G_N_ELEMENTS (columns), &at, 1, FALSE);
  expected = g_strdup_printf ("%s\t\"a\t\"\"b\"\"\nc\"\n", child.code);
  g_assert_cmpstr (block, ==, expected);
}

/* Nothing is drawn beyond the margins, and every page has something on it. */
static void
test_printout (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (self->store, &summer_sheet_children, self->programme);
  g_autoptr (SummerForm) printout = summer_printout_new (sheet, NULL, 0, "FZ 2019");
  double width = summer_form_is_landscape (printout) ? 841.89 : 595.276, height = 1437.166 - width;
  guint n_pages = summer_form_get_n_pages (printout, width, height);

  g_assert_cmpuint (n_pages, >, 1);
  g_assert_cmpuint (n_pages, <, 1 + g_list_model_get_n_items (G_LIST_MODEL (sheet)) / 15);
  for (guint page = 0; page < n_pages; page++)
    {
      cairo_surface_t *surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
      cairo_t *cr = cairo_create (surface);
      double x, y, ink_width, ink_height;

      summer_form_draw_page (printout, cr, page);
      cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
      g_assert_cmpfloat (x, >=, 30);
      g_assert_cmpfloat (y, >=, 30);
      g_assert_cmpfloat (x + ink_width, <=, width - 30);
      g_assert_cmpfloat (y + ink_height, <=, height - 30);
      g_assert_cmpfloat (ink_height, >, 60);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_pdf (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerSheet) sheet
      = summer_sheet_new (self->store, &summer_sheet_classes, self->programme);
  g_autoptr (SummerForm) printout = summer_printout_new (sheet, NULL, 0, NULL);
  g_autofree char *path = g_build_filename (self->folder, "classes.pdf", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "classes.pdf", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_form_save_pdf (printout, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF-"));
  g_assert_false (summer_form_save_pdf (printout, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/export-lists/attendance", Fixture, NULL, set_up, test_attendance_by_class,
              tear_down);
  g_test_add ("/export-lists/registers-come-back", Fixture, NULL, set_up, test_registers_come_back,
              tear_down);
  g_test_add ("/export-lists/roster", Fixture, NULL, set_up, test_roster, tear_down);
  g_test_add ("/export-lists/insurance", Fixture, NULL, set_up, test_insurance, tear_down);
  g_test_add ("/export-lists/sheet-xlsx", Fixture, NULL, set_up, test_sheet_xlsx, tear_down);
  g_test_add ("/export-lists/sheet-csv", Fixture, NULL, set_up, test_sheet_csv, tear_down);
  g_test_add ("/export-lists/block", Fixture, NULL, set_up, test_block, tear_down);
  g_test_add ("/export-lists/printout", Fixture, NULL, set_up, test_printout, tear_down);
  g_test_add ("/export-lists/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  return g_test_run ();
}
