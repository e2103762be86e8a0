/* What is printed is seen: every letter of the Chinese translation, and those that only a fallback font has, leave as much
 * ink in a PDF as they do on the screen. A text that can be searched proves nothing about it. */
#include <cairo.h>
#include <string.h>

#include "form-fixture.h"
#include "summer-report.h"

/* A4 at 144 dots an inch. */
#define DOTS 2
#define WIDTH 1190
#define HEIGHT 1684
#define BLOCK 9 /* dots; a letter has four of them */
#define SLACK 6 /* a line may stand a few dots higher on paper than on the screen */

#define LETTERS 47 /* of one document: few, as in what loses them */

static guint8 *
draw_on_screen (SummerForm *form, guint page)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, WIDTH, HEIGHT);
  cairo_surface_t *sheet = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, NULL);
  cairo_t *recording = cairo_create (sheet);
  cairo_t *cr = cairo_create (surface);
  guint8 *ink = g_malloc (WIDTH * HEIGHT);

  /* Through a recording: letters then stand where they stand on paper, not on the dots of a screen. */
  summer_form_draw_page (form, recording, page);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, DOTS, DOTS);
  cairo_set_source_surface (cr, sheet, 0, 0);
  cairo_paint (cr);
  cairo_surface_flush (surface);
  for (guint y = 0; y < HEIGHT; y++)
    for (guint x = 0; x < WIDTH; x++)
      ink[y * WIDTH + x]
          = 255
            - cairo_image_surface_get_data (
                surface)[y * (guint) cairo_image_surface_get_stride (surface) + 4 * x + 1];
  cairo_destroy (recording);
  cairo_surface_destroy (sheet);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  return ink;
}

/* The first page of the file, as another program draws it. */
static guint8 *
draw_from_pdf (FormFixture *self)
{
  g_autofree char *stem = g_build_filename (self->folder, "page", NULL);
  g_autofree char *path = g_strconcat (stem, ".pgm", NULL);
  g_autofree char *written = NULL, *content = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  guint8 *ink = g_malloc (WIDTH * HEIGHT);
  const guint8 *grey;

  written = form_fixture_run ((const char *[]){ "pdftoppm", "-singlefile", "-gray", "-scale-to-x",
                                                G_STRINGIFY (WIDTH), "-scale-to-y",
                                                G_STRINGIFY (HEIGHT), self->path, stem, NULL });
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (content, "P5\n" G_STRINGIFY (WIDTH) " " G_STRINGIFY (HEIGHT)));
  grey = (const guint8 *) content + length - WIDTH * HEIGHT;
  for (guint i = 0; i < WIDTH * HEIGHT; i++)
    ink[i] = 255 - grey[i];
  return ink;
}

static guint
sum_block (const guint8 *ink, guint left, guint top, guint slack)
{
  guint sum = 0;

  for (guint y = MAX (top, slack) - slack; y < MIN (HEIGHT, top + BLOCK + slack); y++)
    for (guint x = left; x < MIN (WIDTH, left + BLOCK); x++)
      sum += ink[y * WIDTH + x];
  return sum;
}

/* Letters as one text a line, bold and not. */
static void
assert_all_is_seen (FormFixture *self, const char *letters)
{
  SummerReport *report = summer_report_new (letters, "");
  g_autoptr (SummerForm) form = SUMMER_FORM (report);
  g_autoptr (GError) error = NULL;
  g_autofree guint8 *screen = NULL, *paper = NULL;

  summer_report_add_text (report, letters, TRUE);
  summer_report_add_text (report, letters, FALSE);
  g_assert_cmpuint (summer_form_get_n_pages (form, (double) WIDTH / DOTS, (double) HEIGHT / DOTS),
                    ==, 1);
  summer_form_save_pdf (form, self->path, &error);
  g_assert_no_error (error);
  screen = draw_on_screen (form, 0);
  paper = draw_from_pdf (self);
  for (guint y = 0; y < HEIGHT; y += BLOCK)
    for (guint x = 0; x < WIDTH; x += BLOCK)
      {
        const guint expected = sum_block (screen, x, y, 0), found = sum_block (paper, x, y, SLACK);

        if (expected > 20 * 255 && found < expected / 4)
          g_error ("Of “%s” something is not seen %u points from the left and %u from the top",
                   letters, x / DOTS, y / DOTS);
      }
}

static GHashTable *
read_letters (void)
{
  GHashTable *letters = g_hash_table_new (NULL, NULL);
  g_autofree char *po = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (PO_FILE, &po, NULL, &error);
  g_assert_no_error (error);
  for (const char *at = po; *at != '\0'; at = g_utf8_next_char (at))
    if (g_unichar_get_script (g_utf8_get_char (at)) == G_UNICODE_SCRIPT_HAN)
      g_hash_table_add (letters, GUINT_TO_POINTER (g_utf8_get_char (at)));
  g_hash_table_add (letters, GUINT_TO_POINTER (0x5982)); /* 如 */
  return letters;
}

static int
compare_letters (gconstpointer a, gconstpointer b)
{
  const guint left = GPOINTER_TO_UINT (a), right = GPOINTER_TO_UINT (b);

  return (left > right) - (left < right);
}

static void
test_letters_of_the_forms (FormFixture *self, gconstpointer data)
{
  g_autoptr (GHashTable) letters = read_letters ();
  g_autoptr (GList) list = g_list_sort (g_hash_table_get_keys (letters), compare_letters);
  g_autoptr (GString) text = g_string_new (NULL);
  guint n = 0;

  g_assert_cmpuint (g_hash_table_size (letters), >, 500);
  for (const GList *at = list; at != NULL; at = at->next)
    {
      g_string_append_unichar (text, GPOINTER_TO_UINT (at->data));
      if (++n % LETTERS != 0 && at->next != NULL)
        continue;
      assert_all_is_seen (self, text->str);
      g_string_truncate (text, 0);
    }
}

/* Such as stand in names and in few fonts: each in a document of its own. */
static void
test_rare_letters (FormFixture *self, gconstpointer data)
{
  const char *const letters[] = { "𠮷", "㛃", "䶮", "翀", "喆", "珺", "燊", "𬭎", "𫖯", "鿍" };

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      g_autofree char *text = g_strdup_printf ("如%s 今%s", letters[i], letters[i]);
      g_autofree char *read = NULL;

      assert_all_is_seen (self, text);
      read = form_fixture_run ((const char *[]){ "pdftotext", self->path, "-", NULL });
      g_assert_nonnull (strstr (read, letters[i]));
    }
}

/* Letters are cut down to those that are used. */
static void
test_small_files (FormFixture *self, gconstpointer data)
{
  g_autofree char *pdf = NULL;
  gsize length;

  assert_all_is_seen (self, "如今天暑托班补助公示，如有异议请来电。");
  g_assert_true (g_file_get_contents (self->path, &pdf, &length, NULL));
  g_assert_cmpuint (length, <, 100 * 1024);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  form_fixture_add ("/glyphs/every-letter-of-the-translation-is-seen", test_letters_of_the_forms);
  form_fixture_add ("/glyphs/a-letter-that-few-fonts-have-is-seen-and-found", test_rare_letters);
  form_fixture_add ("/glyphs/a-page-of-text-is-a-small-file", test_small_files);

  return g_test_run ();
}
