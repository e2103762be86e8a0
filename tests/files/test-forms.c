/* The other paper forms of a class, read back from the PDF: by pdftotext, and the squares of the cards by a decoder
 * that is not ours. */
#include <cairo.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "form-fixture.h"
#include "summer-attendance-table.h"
#include "summer-care-table.h"
#include "summer-card-form.h"
#include "summer-pickup-table.h"
#include "summer-questionnaires.h"

static void
test_pickup_form (FormFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassDay) of
      = summer_class_day_load (self->store, self->class_id, A_DAY, &error);
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *text = form_fixture_read_back (self, form);
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
test_blank_pickup_form (FormFixture *self, gconstpointer data)
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

  form_fixture_begin (self);
  forbidden.child = form_fixture_add_child (self, "ZZ1", "Child With Note");
  summer_authorisation_insert (self->store, &forbidden, &error);
  g_assert_no_error (error);
  form_fixture_commit (self);
  form = form_fixture_make (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, A_DAY, TRUE);
  text = form_fixture_read_back (self, form);
  g_assert_nonnull (strstr (text, "NOT to be collected"));
  g_assert_nonnull (strstr (text, "Stranger"));
  g_assert_nonnull (strstr (text, "Uncle"));
  g_assert_null (strstr (text, "peanut"));
  g_assert_null (strstr (text, "13800004471"));
  g_assert_nonnull (strstr (text, "ZZ1"));
}

static char *
dup_row (FormFixture *self, const char *code)
{
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *text = form_fixture_read_back (self, form);
  const char *at = strstr (text, code);

  g_assert_nonnull (at);
  return g_strndup (at, strcspn (at, "\n"));
}

/* Who gives out children at the door looks the medicine up, though no note says that anything is the matter. */
static void
test_pickup_form_marks_a_medicine (FormFixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassDay) of
      = summer_class_day_load (self->store, self->class_id, A_DAY, &error);
  g_autofree char *before = NULL, *after = NULL;
  SummerMedicineRecord medicine = { .drug = "布洛芬混悬液",
                                    .dose = "5 ml",
                                    .time = 720,
                                    .first_day = A_DAY,
                                    .last_day = A_DAY,
                                    .signed_by = "妈妈",
                                    .signed_on = A_DAY };
  guint at = 0;

  g_assert_no_error (error);
  while (of->children[at].health != NULL || !of->children[at].expected
         || (of->n_medicines > 0 && of->medicines[0].child == at))
    g_assert_cmpuint (++at, <, of->n_children);
  before = dup_row (self, of->children[at].code);
  g_assert_nonnull (strstr (before, " No "));

  medicine.child = of->children[at].id;
  form_fixture_begin (self);
  summer_medicine_insert (self->store, &medicine, &error);
  g_assert_no_error (error);
  form_fixture_commit (self);
  after = dup_row (self, of->children[at].code);
  g_assert_nonnull (strstr (after, " Yes "));
  g_assert_null (strstr (after, "布洛芬"));
}

static guint
count_unlisted (FormFixture *self)
{
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_PICKUP, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *text = form_fixture_read_back (self, form);
  g_auto (GStrv) parts = g_strsplit (text, "listed", -1);

  return g_strv_length (parts) - 1;
}

/* Nobody took the child home, by the guardian's leave: nobody stands there as not listed. */
static void
test_pickup_form_knows_who_may_go_alone (FormFixture *self, gconstpointer data)
{
  SummerAuthorisationRecord alone = { .kind = SUMMER_MAY_GO_ALONE,
                                      .birth = SUMMER_DAY_NONE,
                                      .first_day = SUMMER_DAY_NONE,
                                      .last_day = SUMMER_DAY_NONE,
                                      .used_on = SUMMER_DAY_NONE,
                                      .signed_by = "Mother",
                                      .signed_on = JULY };
  SummerMarkRecord mark
      = { .class_id = self->class_id,
          .day = A_DAY,
          .mark = SUMMER_MARK_PRESENT,
          .in = 8 * 60,
          .out = 17 * 60,
          .collected_by = summer_terms_get_chinese (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE) };
  g_autoptr (GError) error = NULL;
  guint before;

  form_fixture_begin (self);
  mark.child = form_fixture_add_child (self, "ZZ1", "Child Alone");
  summer_mark_insert (self->store, &mark, &error);
  g_assert_no_error (error);
  form_fixture_commit (self);
  before = count_unlisted (self);

  form_fixture_begin (self);
  alone.child = mark.child;
  summer_authorisation_insert (self->store, &alone, &error);
  g_assert_no_error (error);
  form_fixture_commit (self);
  g_assert_cmpuint (count_unlisted (self), ==, before - 1);
}

static void
test_roster (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = form_fixture_load_july (self);
  g_autoptr (SummerForm) form = NULL;
  g_autofree char *text = NULL;

  form_fixture_begin (self);
  form_fixture_add_child (self, "ZZ1", "Late Comer");
  form_fixture_commit (self);
  form = form_fixture_make (self, SUMMER_PRINT_ROSTER, SUMMER_SPAN_DAY, A_DAY, FALSE);
  text = form_fixture_read_back (self, form);
  form_fixture_assert_children (text, of);
  g_assert_true (summer_form_is_landscape (form));
  g_assert_nonnull (strstr (text, "13800004471"));
  g_assert_nonnull (strstr (text, "13900000283"));
  g_assert_nonnull (strstr (text, "peanut allergy"));
  g_assert_nonnull (strstr (text, "do not put it up"));
}

/* What a decoder that is not ours reads from the card at this place of the sheets, as a scanner at the desk would:
 * one card at a time. Empty when it reads nothing. */
static char *
scan (FormFixture *self, guint at)
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
  g_autofree char *rendered = form_fixture_run ((const char *[]){
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
test_cards_scan_as_the_codes (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerRegister) of = form_fixture_load_july (self);
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, A_DAY, FALSE);
  g_autofree char *text = form_fixture_read_back (self, form);

  g_assert_cmpuint (of->n_children, >, 10);
  for (guint i = 0; i < of->n_children; i++)
    {
      g_autofree char *scanned = scan (self, i);

      g_assert_cmpstr (scanned, ==, of->children[i].code);
      g_assert_cmpuint (form_fixture_count (text, of->children[i].code), ==, 1);
      g_assert_nonnull (strstr (text, of->children[i].name));
    }
  g_assert_cmpuint (summer_form_get_warnings (form)->len, ==, 0);
  g_assert_cmpuint (form_fixture_count (text, "\f"), ==, (of->n_children + 9) / 10);
}

static void
test_codes_that_cannot_be_scanned (FormFixture *self, gconstpointer data)
{
  g_autofree char *longest = g_strnfill (SUMMER_CARD_CODE_MAX, 'Z');
  g_autofree char *longer = g_strnfill (SUMMER_CARD_CODE_MAX + 1, 'Z');
  g_autoptr (SummerRegister) of = NULL;
  g_autoptr (SummerForm) form = NULL;
  g_autofree char *text = NULL;
  g_autofree char *scanned = NULL;
  g_autofree char *refused = NULL;
  GPtrArray *warnings;

  form_fixture_begin (self);
  form_fixture_add_child (self, "甲一", "Chinese Code");
  form_fixture_add_child (self, longest, "Longest Code");
  form_fixture_add_child (self, longer, "Longer Code");
  form_fixture_commit (self);
  form = form_fixture_make (self, SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, A_DAY, FALSE);
  warnings = summer_form_get_warnings (form);
  g_assert_cmpuint (warnings->len, ==, 2);
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 0), longer));
  g_assert_nonnull (strstr (g_ptr_array_index (warnings, 1), "甲一"));
  text = form_fixture_read_back (self, form);
  of = form_fixture_load_july (self);
  g_assert_cmpstr (of->children[of->n_children - 3].code, ==, longest);
  scanned = scan (self, of->n_children - 3);
  refused = scan (self, of->n_children - 2);
  g_assert_cmpstr (scanned, ==, longest);
  g_assert_cmpstr (refused, ==, "");
  g_assert_nonnull (strstr (text, "Chinese Code"));
}

/* A questionnaire for each family of the class. */
static void
make_questionnaires (FormFixture *self)
{
  g_autoptr (GError) error = NULL;

  summer_questionnaires_make (self->store, self->programme, self->class_id, NULL, TODAY, NULL, NULL,
                              &error);
  g_assert_no_error (error);
}

/* Nothing is drawn beyond what a printer can reach, whatever the size of the class. */
static void
test_ink_stays_on_the_paper (FormFixture *self, gconstpointer data)
{
  const SummerSpan spans[] = { SUMMER_SPAN_MONTH, SUMMER_SPAN_WEEK };

  for (guint size = 0; size < 3; size++)
    {
      make_questionnaires (self);
      for (guint i = 0; i < 2 * SUMMER_N_PRINTS; i++)
        {
          const SummerPrintKind kind = (SummerPrintKind) (i / 2);
          g_autoptr (SummerForm) form
              = form_fixture_make (self, kind,
                                   kind == SUMMER_PRINT_REGISTER ? spans[size % 2]
                                                                 : SUMMER_SPAN_DAY,
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
      form_fixture_add_children (self, size == 0 ? 12 : 0);
      self->class_id = summer_desk_find_class (self->store, self->programme, "FZ-003", NULL);
    }
}

static void
test_a_failed_file_leaves_what_was_there (FormFixture *self, gconstpointer data)
{
  g_autoptr (SummerForm) form
      = form_fixture_make (self, SUMMER_PRINT_CARDS, SUMMER_SPAN_DAY, A_DAY, FALSE);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  form_fixture_add ("/forms/pickup-form", test_pickup_form);
  form_fixture_add ("/forms/pickup-form-marks-a-medicine", test_pickup_form_marks_a_medicine);
  form_fixture_add ("/forms/pickup-form-knows-who-may-go-alone",
                    test_pickup_form_knows_who_may_go_alone);
  form_fixture_add ("/forms/blank-pickup-form", test_blank_pickup_form);
  form_fixture_add ("/forms/roster", test_roster);
  form_fixture_add ("/forms/cards-scan-as-the-codes", test_cards_scan_as_the_codes);
  form_fixture_add ("/forms/codes-that-cannot-be-scanned", test_codes_that_cannot_be_scanned);
  form_fixture_add ("/forms/ink-stays-on-the-paper", test_ink_stays_on_the_paper);
  form_fixture_add ("/forms/a-failed-file-leaves-what-was-there",
                    test_a_failed_file_leaves_what_was_there);
  return g_test_run ();
}
