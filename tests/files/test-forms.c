/* The paper forms of a class, read back from the PDF: by pdftotext, and the squares of the cards by a decoder that is
 * not ours. */
#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "summer-child-table.h"
#include "summer-card-form.h"
#include "summer-class-table.h"
#include "summer-form-request.h"
#include "summer-pickup-table.h"
#include "summer-register.h"
#include "summer-sample.h"

#define N_CLASSES 4
#define TODAY 18101 /* 2019-07-24, a Wednesday */
#define JULY 18078  /* 2019-07-01 */
#define A_DAY 18094 /* 2019-07-17 */
#define MARKS "√病事旷"

typedef struct
{
  char *folder, *path; /* owned */
  SummerStore *store;
  gint64 programme, class_id;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
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

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->store);
  empty_folder (self->folder);
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self->path);
}

/* {{{ Making and reading back */

static SummerFormRequest
request (Fixture *self, SummerPrintKind kind, SummerSpan span, SummerDay day, gboolean blank)
{
  const SummerPeriod period = summer_span_get_period (span, day);

  return (SummerFormRequest){ kind, self->class_id, period.first, period.last, TODAY, blank };
}

static SummerForm *
make (Fixture *self, SummerPrintKind kind, SummerSpan span, SummerDay day, gboolean blank)
{
  const SummerFormRequest wanted = request (self, kind, span, day, blank);
  g_autoptr (GError) error = NULL;
  SummerForm *form = summer_form_request_make (&wanted, self->store, &error);

  g_assert_no_error (error);
  return form;
}

static char *
run (const char *const *arguments)
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
static char *
read_back (Fixture *self, SummerForm *form)
{
  g_autoptr (GError) error = NULL;

  summer_form_save_pdf (form, self->path, &error);
  g_assert_no_error (error);
  return run ((const char *[]){ "pdftotext", "-layout", self->path, "-", NULL });
}

static guint
count (const char *text, const char *what)
{
  guint n = 0;

  for (const char *at = text; (at = strstr (at, what)) != NULL; at += strlen (what))
    n++;
  return n;
}

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

static SummerRegister *
load_july (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  SummerRegister *of
      = summer_register_load (self->store, self->class_id, JULY, JULY + 30, TODAY, &error);

  g_assert_no_error (error);
  return of;
}

/* Every child stands there once, below the one before. */
static void
assert_children (const char *text, const SummerRegister *of)
{
  const char *at = text;

  g_assert_cmpuint (of->n_children, >, 10);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_assert_cmpuint (count (text, of->children[i].code), ==, 1);
      at = strstr (at, of->children[i].code);
      g_assert_nonnull (at);
    }
}

static void
begin (Fixture *self)
{
  g_assert_true (summer_store_begin (self->store, "edit", NULL, NULL));
}

static void
commit (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_store_commit (self->store, NULL, &error));
  g_assert_no_error (error);
}

/* A child of these texts in the class, for the whole summer. */
static gint64
add_child (Fixture *self, const char *code, const char *name)
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

static void
add_children (Fixture *self, guint n)
{
  begin (self);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *code = g_strdup_printf ("ZZ%03u", i);

      add_child (self, code, "Late Comer");
    }
  commit (self);
}

/* }}} */
/* {{{ The register */

static void
test_register_is_what_was_recorded (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = load_july (self);
  g_autoptr (SummerForm) form = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, FALSE);
  g_autofree char *text = read_back (self, form);
  guint n_marks = 0;

  assert_children (text, of);
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
test_register_totals (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = load_july (self);
  g_autoptr (SummerForm) form = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, FALSE);
  g_autofree char *text = read_back (self, form);
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
test_blank_register_has_no_marks (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = load_july (self);
  g_autoptr (SummerForm) form = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  g_autofree char *text = read_back (self, form);

  assert_children (text, of);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_autofree char *marks = dup_marks (strstr (text, of->children[i].code));

      g_assert_cmpstr (marks, ==, "");
    }
  g_assert_null (strchr (text, '%'));
  g_assert_cmpuint (count (text, "√ present"), ==, 1);
}

static void
test_headings_on_every_page (Fixture *self, gconstpointer data)
{
  const SummerPrintKind kinds[]
      = { SUMMER_PRINT_REGISTER, SUMMER_PRINT_PICKUP, SUMMER_PRINT_ROSTER };

  add_children (self, 25);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SummerSpan span
          = kinds[i] == SUMMER_PRINT_REGISTER ? SUMMER_SPAN_MONTH : SUMMER_SPAN_DAY;
      g_autoptr (SummerForm) form = make (self, kinds[i], span, A_DAY, FALSE);
      g_autofree char *text = read_back (self, form);
      guint n_pages = count (text, "\f");

      g_assert_cmpuint (n_pages, >=, 2);
      g_assert_cmpuint (count (text, summer_form_get_title (form)), ==, n_pages);
      g_assert_cmpuint (count (text, "No."), ==, n_pages);
      g_assert_cmpuint (count (text, "FZ-001"), ==, n_pages);
      g_assert_cmpuint (count (text, "Page 1 of"), ==, 1);
    }
}

/* A class of the usual size is one sheet; a large one is as few as can be written on. */
static void
test_page_counts (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerForm) week = NULL;
  g_autoptr (SummerForm) month = NULL;
  g_autoptr (SummerForm) large_week = NULL;
  g_autoptr (SummerForm) large_month = NULL;
  g_autoptr (GError) error = NULL;

  self->class_id = summer_desk_find_class (self->store, self->programme, "FZ-003", &error);
  g_assert_no_error (error);
  week = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_WEEK, A_DAY, TRUE);
  month = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  g_assert_false (summer_form_is_landscape (week));
  g_assert_true (summer_form_is_landscape (month));
  g_assert_cmpuint (summer_form_get_n_pages (week, 595.276, 841.89), ==, 1);
  g_assert_cmpuint (summer_form_get_n_pages (month, 841.89, 595.276), ==, 1);

  add_children (self, 35); /* 60 */
  large_week = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_WEEK, A_DAY, TRUE);
  large_month = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  g_assert_cmpuint (summer_form_get_n_pages (large_week, 595.276, 841.89), ==, 2);
  g_assert_cmpuint (summer_form_get_n_pages (large_month, 841.89, 595.276), ==, 3);
}

static void
test_closed_days_say_why (Fixture *self, gconstpointer data)
{
  const SummerAdjustmentRecord cancelled
      = { self->class_id, A_DAY, SUMMER_ADJUSTMENT_CANCELLED, "power cut" };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (SummerRegister) of = NULL;
  g_autofree char *text = NULL;

  begin (self);
  summer_adjustment_insert (self->store, &cancelled, &error);
  g_assert_no_error (error);
  commit (self);
  form = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, FALSE);
  text = read_back (self, form);
  g_assert_nonnull (strstr (text, "7/17 power cut"));
  /* What was recorded stays visible, and counts nowhere. */
  g_assert_nonnull (strstr (text, "Marks on grey"));
  of = load_july (self);
  g_assert_cmpuint (summer_register_get_cell (of, 0, A_DAY - JULY)->mark, !=,
                    SUMMER_MARK_UNRECORDED);
}

static void
test_days_outside_the_class (Fixture *self, gconstpointer data)
{
  const SummerFormRequest wanted
      = request (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, JULY + 200, FALSE);
  const SummerFormRequest day
      = request (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, JULY + 200, FALSE);
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
test_chosen_days (Fixture *self, gconstpointer data)
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
test_long_names_are_whole (Fixture *self, gconstpointer data)
{
  const char *name = "Maximiliana-Theodora von Hohenfels";
  g_autoptr (SummerForm) form = NULL;
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  g_autofree char *text = NULL;

  begin (self);
  add_child (self, "ZZ-2019-LONG-CODE-001", name);
  commit (self);
  form = make (self, SUMMER_PRINT_REGISTER, SUMMER_SPAN_MONTH, A_DAY, TRUE);
  text = read_back (self, form);
  g_assert_nonnull (strstr (text, "ZZ-2019-LONG-CODE-001"));
  for (guint i = 0; words[i] != NULL; i++)
    g_assert_nonnull (strstr (text, words[i]));
}

/* }}} */
/* {{{ The other forms */

static void
test_pickup_form (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassDay) of
      = summer_class_day_load (self->store, self->class_id, A_DAY, &error);
  g_autoptr (SummerForm) form = make (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *text = read_back (self, form);
  guint n_times = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < of->n_children; i++)
    {
      const SummerDayChild *child = &of->children[i];
      const char *at = strstr (text, child->code);
      g_autofree char *row = at != NULL ? g_strndup (at, strcspn (at, "\n")) : NULL;
      g_autofree char *in = summer_time_dup_text (child->in);
      g_autofree char *out = summer_time_dup_text (child->out);

      g_assert_cmpint (row != NULL, ==, child->expected || child->mark != SUMMER_MARK_UNRECORDED);
      if (row == NULL)
        continue;
      g_assert_nonnull (strstr (row, in));
      g_assert_nonnull (strstr (row, out));
      if (child->collected_by != NULL)
        g_assert_nonnull (strstr (row, child->collected_by));
      n_times += child->in != SUMMER_TIME_NONE;
    }
  g_assert_cmpuint (n_times, >, 10);
}

/* It lies open at the door: who may collect is on it, what a child is ill with is not. */
static void
test_blank_pickup_form (Fixture *self, gconstpointer data)
{
  SummerAuthorisationRecord forbidden = { .kind = SUMMER_MUST_NOT_COLLECT,
                                          .name = "Stranger Xu",
                                          .birth = SUMMER_DAY_NONE,
                                          .first_day = SUMMER_DAY_NONE,
                                          .last_day = SUMMER_DAY_NONE,
                                          .used_on = SUMMER_DAY_NONE,
                                          .signed_on = JULY };
  g_autoptr (SummerForm) form = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  begin (self);
  forbidden.child = add_child (self, "ZZ1", "Child With Note");
  summer_authorisation_insert (self->store, &forbidden, &error);
  g_assert_no_error (error);
  commit (self);
  form = make (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, A_DAY, TRUE);
  text = read_back (self, form);
  g_assert_nonnull (strstr (text, "NOT to be collected"));
  g_assert_nonnull (strstr (text, "Stranger"));
  g_assert_nonnull (strstr (text, "Uncle"));
  g_assert_null (strstr (text, "peanut"));
  g_assert_null (strstr (text, "13800004471"));
  g_assert_nonnull (strstr (text, "ZZ1"));
}

static void
test_roster (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = load_july (self);
  g_autoptr (SummerForm) form = NULL;
  g_autofree char *text = NULL;

  begin (self);
  add_child (self, "ZZ1", "Late Comer");
  commit (self);
  form = make (self, SUMMER_PRINT_ROSTER, SUMMER_SPAN_DAY, A_DAY, FALSE);
  text = read_back (self, form);
  assert_children (text, of);
  g_assert_true (summer_form_is_landscape (form));
  g_assert_nonnull (strstr (text, "13800004471"));
  g_assert_nonnull (strstr (text, "13900000283"));
  g_assert_nonnull (strstr (text, "peanut allergy"));
  g_assert_nonnull (strstr (text, "do not put it up"));
}

/* What a decoder that is not ours reads from the card at this place of the sheets, as a scanner at the desk would:
 * one card at a time. Empty when it reads nothing. */
static char *
scan (Fixture *self, guint at)
{
  const double scale = 150 / 72.0, width = 85.6 / 25.4 * 72, height = 54 / 25.4 * 72;
  const double left = 595.276 / 2 + (at % 2 == 0 ? -width : 0);
  const double top = (841.89 - 5 * height) / 2 + at % 10 / 2 * height;
  g_autofree char *card = g_build_filename (self->folder, "card", NULL);
  g_autofree char *picture = g_strconcat (card, ".png", NULL);
  g_autofree char *page = g_strdup_printf ("%u", at / 10 + 1);
  g_autofree char *x = g_strdup_printf ("%d", (int) (left * scale));
  g_autofree char *y = g_strdup_printf ("%d", (int) (top * scale));
  g_autofree char *across = g_strdup_printf ("%d", (int) (width * scale));
  g_autofree char *down = g_strdup_printf ("%d", (int) (height * scale));
  g_autofree char *rendered = run ((const char *[]){
      "pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", "-f", page,       "-l", page, "-x",
      x,          "-y", y,     "-W",    across, "-H",          down, self->path, card, NULL });
  const char *const decoder[]
      = { "zbarimg", "--nodbus", "-q", "--raw", "-Sdisable", "-Sqrcode.enable", picture, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  g_spawn_sync (NULL, (char **) decoder, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, NULL,
                &error);
  g_assert_no_error (error);
  return g_strchomp (out);
}

/* Ten on a sheet, in the order of the screen. */
static void
test_cards_scan_as_the_codes (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = load_july (self);
  g_autoptr (SummerForm) form = make (self, SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *text = read_back (self, form);

  g_assert_cmpuint (of->n_children, >, 10);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_autofree char *scanned = scan (self, i);

      g_assert_cmpstr (scanned, ==, of->children[i].code);
      g_assert_cmpuint (count (text, of->children[i].code), ==, 1);
      g_assert_nonnull (strstr (text, of->children[i].name));
    }
  g_assert_cmpuint (summer_form_get_warnings (form)->len, ==, 0);
  g_assert_cmpuint (count (text, "\f"), ==, (of->n_children + 9) / 10);
}

static void
test_codes_that_cannot_be_scanned (Fixture *self, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (SUMMER_CARD_CODE_MAX, 'Z');
  g_autofree char *longer = g_strnfill (SUMMER_CARD_CODE_MAX + 1, 'Z');
  g_autoptr (SummerRegister) of = NULL;
  g_autoptr (SummerForm) form = NULL;
  g_autofree char *text = NULL;
  g_autofree char *scanned = NULL;
  g_autofree char *refused = NULL;
  GPtrArray *warnings;

  begin (self);
  add_child (self, "甲一", "Chinese Code");
  add_child (self, longest, "Longest Code");
  add_child (self, longer, "Longer Code");
  commit (self);
  form = make (self, SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, A_DAY, FALSE);
  warnings = summer_form_get_warnings (form);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), longer));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 1), "甲一"));
  text = read_back (self, form);
  of = load_july (self);
  g_assert_cmpstr (of->children[of->n_children - 3].code, ==, longest);
  scanned = scan (self, of->n_children - 3);
  refused = scan (self, of->n_children - 2);
  g_assert_cmpstr (scanned, ==, longest);
  g_assert_cmpstr (refused, ==, "");
  g_assert_nonnull (strstr (text, "Chinese Code"));
}

/* }}} */
/* {{{ Every form */

/* Nothing is drawn beyond what a printer can reach, whatever the size of the class. */
static void
test_ink_stays_on_the_paper (Fixture *self, gconstpointer data)
{
  const SummerSpan spans[] = { SUMMER_SPAN_MONTH, SUMMER_SPAN_WEEK };

  for (guint size = 0; size < 3; size++)
    {
      for (guint i = 0; i < 2 * SUMMER_N_PRINTS; i++)
        {
          const SummerPrintKind kind = (SummerPrintKind) (i / 2);
          g_autoptr (SummerForm) form
              = make (self, kind, kind == SUMMER_PRINT_REGISTER ? spans[size % 2] : SUMMER_SPAN_DAY,
                      A_DAY, i % 2);
          const double width = summer_form_is_landscape (form) ? 841.89 : 595.276;
          const double height = 1437.166 - width;
          const guint n_pages = summer_form_get_n_pages (form, width, height);

          for (guint page = 0; page < n_pages; page++)
            {
              cairo_surface_t *surface
                  = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
              cairo_t *cr = cairo_create (surface);
              double x, y, ink_width, ink_height;

              summer_form_draw_page (form, cr, page);
              cairo_recording_surface_ink_extents (surface, &x, &y, &ink_width, &ink_height);
              g_assert_cmpfloat (x, >=, 18);
              g_assert_cmpfloat (y, >=, 18);
              g_assert_cmpfloat (x + ink_width, <=, width - 18);
              g_assert_cmpfloat (y + ink_height, <=, height - 18);
              cairo_destroy (cr);
              cairo_surface_destroy (surface);
            }
        }
      add_children (self, size == 0 ? 12 : 0);
      self->class_id = summer_desk_find_class (self->store, self->programme, "FZ-003", NULL);
    }
}

static void
test_a_failed_file_leaves_what_was_there (Fixture *self, gconstpointer data)
{
  g_autoptr (SummerForm) form = make (self, SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *folder = g_build_filename (self->folder, "a folder in the way", NULL);
  g_autofree char *inside = g_build_filename (folder, "kept", NULL);
  g_autofree char *nowhere = g_build_filename (self->folder, "none", "form.pdf", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) files = NULL;
  const char *name;

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (inside, "kept", -1, NULL));
  g_assert_false (summer_form_save_pdf (form, folder, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_nonnull (strstr (error->message, "a folder in the way"));
  g_clear_error (&error);
  g_assert_false (summer_form_save_pdf (form, nowhere, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_FAILED);
  g_assert_true (g_file_test (inside, G_FILE_TEST_EXISTS));
  files = g_dir_open (self->folder, 0, NULL);
  while ((name = g_dir_read_name (files)) != NULL)
    g_assert_null (strstr (name, "way.")); /* nothing half written beside it */
}

/* }}} */

#define add(name, test) g_test_add ("/forms/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("register-is-what-was-recorded", test_register_is_what_was_recorded);
  add ("register-totals", test_register_totals);
  add ("blank-register-has-no-marks", test_blank_register_has_no_marks);
  add ("headings-on-every-page", test_headings_on_every_page);
  add ("page-counts", test_page_counts);
  add ("closed-days-say-why", test_closed_days_say_why);
  add ("days-outside-the-class", test_days_outside_the_class);
  add ("chosen-days", test_chosen_days);
  add ("long-names-are-whole", test_long_names_are_whole);
  add ("pickup-form", test_pickup_form);
  add ("blank-pickup-form", test_blank_pickup_form);
  add ("roster", test_roster);
  add ("cards-scan-as-the-codes", test_cards_scan_as_the_codes);
  add ("codes-that-cannot-be-scanned", test_codes_that_cannot_be_scanned);
  add ("ink-stays-on-the-paper", test_ink_stays_on_the_paper);
  add ("a-failed-file-leaves-what-was-there", test_a_failed_file_leaves_what_was_there);
  return g_test_run ();
}
