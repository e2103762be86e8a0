/* The register of a class on paper, read back from the PDF. */
#include <string.h>

#include "form-fixture.h"
#include "summer-class-table.h"

#define MARKS "√病事旷"

/* The marks of a line, or of a whole text, in their order. */
static char *
dup_marks (const char *text)
{
  g_autoptr (GString) marks = g_string_new (NULL);

  for (const char *c = text; *c != '\0' && *c != '\n'; c = g_utf8_next_char (c))
    if (g_utf8_strchr (MARKS, -1, g_utf8_get_char (c)) != NULL)
      g_string_append_unichar (marks, g_utf8_get_char (c));
  return g_string_free (g_steal_pointer (&marks), FALSE);
}

static void
test_register_is_what_was_recorded (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = form_fixture_load_july (self);
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, FALSE);
  g_autofree char *text = form_fixture_read_back (self, form);
  guint n_marks = 0;

  form_fixture_assert_children (text, of);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_autoptr (GString) expected = g_string_new (NULL);
      g_autofree char *printed = dup_marks (strstr (text, of->children[i].code));

      for (guint day = 0; day < of->n_days; day++)
        {
          const guint8 mark = summer_register_get_cell (of, i, day)->mark;

          if (mark != SUMMER_MARK_UNRECORDED)
            g_string_append (expected, summer_terms_get_chinese (SUMMER_TERMS_MARK, mark));
          n_marks += mark != SUMMER_MARK_UNRECORDED;
        }
      g_assert_cmpstr (printed, ==, expected->str);
    }
  g_assert_cmpuint (n_marks, >, 300);
}

static void
test_register_totals (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = form_fixture_load_july (self);
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, FALSE);
  g_autofree char *text = form_fixture_read_back (self, form);
  g_autofree char *percent = summer_rate_dup_percent (of->present, of->expected);
  g_autofree char *total = g_strdup_printf ("%s%%", percent);
  g_autofree char *line = g_strndup (strstr (text, "Children present"),
                                     strcspn (strstr (text, "Children present"), "\n"));

  g_assert_nonnull (strstr (line, total));
  for (guint i = 0; i < of->n_children; i++)
    {
      const char *row = strstr (text, of->children[i].code);
      g_autofree char *own
          = summer_rate_dup_percent (of->children[i].present, of->children[i].expected);
      g_autofree char *rest = g_strndup (row, strcspn (row, "\n"));

      g_assert_true (own == NULL || strstr (rest, own) != NULL);
    }
}

static void
test_blank_register_has_no_marks (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = form_fixture_load_july (self);
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  g_autofree char *text = form_fixture_read_back (self, form);

  form_fixture_assert_children (text, of);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_autofree char *marks = dup_marks (strstr (text, of->children[i].code));

      g_assert_cmpstr (marks, ==, "");
    }
  g_assert_null (strchr (text, '%'));
  g_assert_cmpuint (form_fixture_count (text, "√ present"), ==, 1);
}

static void
test_headings_on_every_page (FormFixture *self, gconstpointer data)
{
  const SummerPrintKind kinds[]
      = { SUMMER_PRINT_REGISTER, SUMMER_PRINT_PICKUP, SUMMER_PRINT_ROSTER };

  form_fixture_add_children (self, 25);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SummerSpan span
          = kinds[i] == SUMMER_PRINT_REGISTER ? SUMMER_SPAN_MONTH : SUMMER_SPAN_DAY;
      g_autoptr (SummerForm) form = form_fixture_make (self, kinds[i], span, A_DAY, FALSE);
      g_autofree char *text = form_fixture_read_back (self, form);
      guint n_pages = form_fixture_count (text, "\f");

      g_assert_cmpuint (n_pages, >=, 2);
      g_assert_cmpuint (form_fixture_count (text, summer_form_get_title (form)), ==, n_pages);
      g_assert_cmpuint (form_fixture_count (text, "No."), ==, n_pages);
      g_assert_cmpuint (form_fixture_count (text, "FZ-001"), ==, n_pages);
      g_assert_cmpuint (form_fixture_count (text, "Page 1 of"), ==, 1);
    }
}

/* A class of the usual size is one sheet; a large one is as few as can be written on. */
static void
test_page_counts (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerForm) week = NULL;
  g_autoptr (SummerForm) month = NULL;
  g_autoptr (SummerForm) large_week = NULL;
  g_autoptr (SummerForm) large_month = NULL;
  g_autoptr (GError) error = NULL;

  self->class_id = summer_desk_find_class (self->store, self->programme, "FZ-003", &error);
  g_assert_no_error (error);
  week = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_WEEK, A_DAY, TRUE);
  month = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  g_assert_false (summer_form_is_landscape (week));
  g_assert_true (summer_form_is_landscape (month));
  g_assert_cmpuint (summer_form_get_n_pages (week, 595.276, 841.89), ==, 1);
  g_assert_cmpuint (summer_form_get_n_pages (month, 841.89, 595.276), ==, 1);

  form_fixture_add_children (self, 35); /* 60 */
  large_week = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_WEEK, A_DAY, TRUE);
  large_month = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  g_assert_cmpuint (summer_form_get_n_pages (large_week, 595.276, 841.89), ==, 2);
  g_assert_cmpuint (summer_form_get_n_pages (large_month, 841.89, 595.276), ==, 2);
}

static void
test_closed_days_say_why (FormFixture *self, gconstpointer data)
{
  const SummerAdjustmentRecord cancelled
      = { self->class_id, A_DAY, SUMMER_ADJUSTMENT_CANCELLED, "power cut" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (SummerRegister) of = NULL;
  g_autofree char *text = NULL;

  form_fixture_begin (self);
  summer_adjustment_insert (self->store, &cancelled, &error);
  g_assert_no_error (error);
  form_fixture_commit (self);
  form = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, FALSE);
  text = form_fixture_read_back (self, form);
  g_assert_nonnull (strstr (text, "7/17 power cut"));
  /* What was recorded stays visible, and counts nowhere. */
  g_assert_nonnull (strstr (text, "Marks on grey"));
  of = form_fixture_load_july (self);
  g_assert_cmpuint (summer_register_get_cell (of, 0, A_DAY - JULY)->mark, !=,
                    SUMMER_MARK_UNRECORDED);
}

static void
test_days_outside_the_class (FormFixture *self, gconstpointer data)
{
  const SummerFormRequest wanted
      = form_fixture_request (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, JULY + 200, FALSE);
  const SummerFormRequest day
      = form_fixture_request (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, JULY + 200, FALSE);
  g_autoptr (GError) error = NULL;

  g_assert_null (summer_form_request_make (&wanted, self->store, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "FZ-001"));
  g_clear_error (&error);
  g_assert_null (summer_form_request_make (&day, self->store, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND);
}

/* Who prints on a Sunday wants last week as it was, and next week blank. */
static void
test_chosen_days (FormFixture *self, gconstpointer data)
{
  const struct
  {
    SummerDay today;
    SummerSpan span;
    gboolean blank;
    SummerDay first;
  } rows[] = {
    { TODAY, SUMMER_SPAN_DAY, FALSE, TODAY },
    { TODAY, SUMMER_SPAN_DAY, TRUE, TODAY },
    { TODAY + 4, SUMMER_SPAN_DAY, FALSE, TODAY + 2 },
    { TODAY + 4, SUMMER_SPAN_DAY, TRUE, TODAY + 5 },
    { TODAY + 4, SUMMER_SPAN_WEEK, FALSE, TODAY - 2 },
    { TODAY + 4, SUMMER_SPAN_WEEK, TRUE, TODAY + 5 },
    { TODAY, SUMMER_SPAN_MONTH, FALSE, JULY },
    { JULY - 300, SUMMER_SPAN_MONTH, FALSE, JULY }, /* before the class */
    { JULY - 300, SUMMER_SPAN_WEEK, TRUE, JULY },
    { JULY + 300, SUMMER_SPAN_MONTH, TRUE, JULY + 31 }, /* after it */
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SummerFormRequest wanted
          = { .class_id = self->class_id, .today = rows[i].today, .blank = rows[i].blank };
      g_autoptr (GError) error = NULL;

      g_assert_true (summer_form_request_choose (&wanted, self->store, rows[i].span, &error));
      g_assert_cmpint (wanted.first, ==, rows[i].first);
    }
}

static void
test_long_names_are_whole (FormFixture *self, gconstpointer data)
{
  const char *name = "Maximiliana-Theodora von Hohenfels";
  g_autoptr (SummerForm) form = NULL;
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autofree char *text = NULL;

  form_fixture_begin (self);
  form_fixture_add_child (self, "ZZ-2019-LONG-CODE-001", name);
  form_fixture_commit (self);
  form = form_fixture_make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  text = form_fixture_read_back (self, form);
  g_assert_nonnull (strstr (text, "ZZ-2019-LONG-CODE-001"));
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (text, words[i]));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  form_fixture_add ("/register-form/is-what-was-recorded", test_register_is_what_was_recorded);
  form_fixture_add ("/register-form/totals", test_register_totals);
  form_fixture_add ("/register-form/blank-has-no-marks", test_blank_register_has_no_marks);
  form_fixture_add ("/register-form/headings-on-every-page", test_headings_on_every_page);
  form_fixture_add ("/register-form/page-counts", test_page_counts);
  form_fixture_add ("/register-form/closed-days-say-why", test_closed_days_say_why);
  form_fixture_add ("/register-form/days-outside-the-class", test_days_outside_the_class);
  form_fixture_add ("/register-form/chosen-days", test_chosen_days);
  form_fixture_add ("/register-form/long-names-are-whole", test_long_names_are_whole);
  return g_test_run ();
}
