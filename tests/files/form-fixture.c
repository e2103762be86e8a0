#include <glib/gstdio.h>
#include <string.h>

#include "form-fixture.h"
#include "summer-child-table.h"
#include "summer-sample.h"

#define N_CLASSES 4

void
form_fixture_set_up (FormFixture *self, gconstpointer data)
{
  g_autofree char *database = NULL;
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("summer-forms-XXXXXX", NULL);
  self->path = g_build_filename (self->folder, "form.pdf", NULL);
  database = g_build_filename (self->folder, "records.summer", NULL);
  self->store = summer_store_open (database, SUMMER_STORE_CREATE, &error);
  g_assert_no_error (error);
  summer_sample_fill (self->store, N_CLASSES, 7, NULL, NULL, NULL, &self->programme, &error);
  g_assert_no_error (error);
  self->class_id = summer_desk_find_class (self->store, self->programme, "FZ-001", &error);
  g_assert_no_error (error);
}

static void
empty_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        empty_folder (path);
      g_assert_cmpint (g_remove (path), ==, 0);
    }
}

void
form_fixture_tear_down (FormFixture *self, gconstpointer data)
{
  g_object_unref (self->store);
  empty_folder (self->folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

SummerFormRequest
form_fixture_request (
    FormFixture *self, SummerPrintKind kind, SummerSpan span, SummerDay day, gboolean blank)
{
  const SummerPeriod period = summer_span_get_period (span, day);

  return (SummerFormRequest){ kind, self->class_id, period.first, period.last, TODAY, blank };
}

SummerForm *
form_fixture_make (
    FormFixture *self, SummerPrintKind kind, SummerSpan span, SummerDay day, gboolean blank)
{
  const SummerFormRequest wanted = form_fixture_request (self, kind, span, day, blank);
  g_autoptr (GError) error = NULL;
  SummerForm *form = summer_form_request_make (&wanted, self->store, &error);

  g_assert_no_error (error);
  return form;
}

char *
form_fixture_run (const char *const *arguments)
{
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL,
                &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return out;
}

/* The pages as text, each ending in a form feed. */
char *
form_fixture_read_back (FormFixture *self, SummerForm *form)
{
  g_autoptr (GError) error = NULL;

  summer_form_save_pdf (form, self->path, &error);
  g_assert_no_error (error);
  return form_fixture_run ((const char *[]){ "pdftotext", "-layout", self->path, "-", NULL });
}

guint
form_fixture_count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, what)) != NULL; at += strlen (what))
    n++;
  return n;
}

SummerRegister *
form_fixture_load_july (FormFixture *self)
{
  g_autoptr (GError) error = NULL;
  SummerRegister *of
      = summer_register_load (self->store, self->class_id, JULY, JULY + 30, TODAY, &error);

  g_assert_no_error (error);
  return of;
}

/* Every child stands there once, below the one before. */
void
form_fixture_assert_children (const char *text, const SummerRegister *of)
{
  const char *at = text;

  g_assert_cmpuint (of->n_children, >, 10);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_assert_cmpuint (form_fixture_count (text, of->children[i].code), ==, 1);
      at = strstr (at, of->children[i].code);
      g_assert_nonnull (at);
    }
}

void
form_fixture_begin (FormFixture *self)
{
  g_assert_true (summer_store_begin (self->store, "edit", NULL, NULL));
}

void
form_fixture_commit (FormFixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_commit (self->store, NULL, &error));
  g_assert_no_error (error);
}

/* A child of these texts in the class, for the whole summer. */
gint64
form_fixture_add_child (FormFixture *self, const char *code, const char *name)
{
  SummerChildRecord child = { .programme = self->programme,
                              .code = code,
                              .name = name,
                              .birth = SUMMER_DAY_NONE,
                              .health = "peanut allergy",
                              .guardian = "Guardian Wu",
                              .relationship = "mother",
                              .telephone = "13800004471",
                              .collectors[0] = { "Uncle Ho", "uncle", "13900000283" } };
  SummerEnrolmentRecord enrolment = { .class_id = self->class_id,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .agreement = SUMMER_DAY_NONE };
  g_autoptr (GError) error = NULL;

  summer_child_insert (self->store, &child, &error);
  g_assert_no_error (error);
  enrolment.child = child.id;
  summer_enrolment_insert (self->store, &enrolment, &error);
  g_assert_no_error (error);
  return child.id;
}

void
form_fixture_add_children (FormFixture *self, guint n)
{
  form_fixture_begin (self);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("ZZ%03u", i);

      form_fixture_add_child (self, code, "Late Comer");
    }
  form_fixture_commit (self);
}
