/* What leaves the window through the desktop's own dialogs. They are the real ones, answered with real keys and
 * clicks; what they wrote is opened by other programs. In Chinese, as most people see it. */
#include "config.h"

#include "harness.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "summer-wording.h"

/* Of LibreOffice: commas, quotes, UTF-8, cells as they are shown. */
#define CSV "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false"

#define FILE_DIALOG "GtkFileChooserDialog"
#define PRINT_DIALOG "GtkPrintUnixDialog"

/* The keys go to it, and no longer to the window below. */
static gboolean
is_asking (gpointer type)
{
  GtkWindow *dialog = harness_find_window (type);

  return dialog != NULL && gtk_window_is_active (dialog);
}

static gboolean
is_answered (gpointer type)
{
  return harness_find_window (type) == NULL;
}

static GtkWindow *
await_dialog (Harness *harness, const char *type)
{
  harness_wait (is_asking, (gpointer) type);
  harness_settle (harness);
  return harness_find_window (type);
}

/* Types the path over the name that is proposed, and saves. */
static void
answer_file (Harness *harness, const char *path)
{
  await_dialog (harness, FILE_DIALOG);
  harness_press (harness, "ctrl+a");
  harness_type (harness, path);
  harness_press (harness, "Return");
  harness_wait (is_answered, (gpointer) FILE_DIALOG);
  harness_wait_idle_work (harness);
}

typedef struct
{
  GtkWindow *dialog;
  const char *text;
} Sought;

static gboolean
is_shown (gpointer data)
{
  const Sought *sought = data;

  return harness_find_label (sought->dialog, sought->text) != NULL;
}

static gboolean
is_whole (gpointer path)
{
  g_autofree char *content = NULL;
  gsize length = 0;

  return g_file_get_contents (path, &content, &length, NULL) && length > 32
         && g_strrstr_len (content + length - 32, 32, "%%EOF") != NULL;
}

/* Chooses the printer that prints into a file, whose name is proposed, and prints. Of a long name the dialog shows
 * the end.
 *
 * Returns: (transfer full): where it is */
static char *
print_to_file (Harness *harness, const char *job, const char *end)
{
  Sought printer = { await_dialog (harness, PRINT_DIALOG), g_dgettext ("gtk40", "Print to File") };
  g_autofree char *name = g_strconcat (job, ".pdf", NULL);
  g_autofree char *ending = g_strconcat (end, ".pdf", NULL);
  Sought proposed = { printer.dialog, ending };
  char *path = g_build_filename (harness->folder, name, NULL);

  harness_wait (is_shown, &printer);
  harness_click_on (harness, harness_find_label (printer.dialog, printer.text));
  harness_wait (is_shown, &proposed);
  harness_press (harness, "alt+p");
  harness_wait (is_answered, (gpointer) PRINT_DIALOG);
  harness_wait (is_whole, path);
  harness_settle (harness);
  return path;
}

static gboolean
is_run (gpointer data)
{
  return g_subprocess_get_identifier (data) == NULL;
}

/* Runs another program, and gives what it wrote. */
static char *
run (Harness *harness, const char *const *arguments)
{
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  char *out = NULL;

  process = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error);
  g_assert_no_error (error);
  harness_wait (is_run, process);
  g_assert_true (g_subprocess_get_successful (process));
  return out;
}

typedef struct
{
  char **pages; /* owned: their texts */
  guint n_pages;
  gboolean landscape;
} Paper;

static void
paper_clear (Paper *paper)
{
  g_strfreev (paper->pages);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Paper, paper_clear)

/* Opens a PDF: sheets of A4, each with its number at its foot. */
static Paper
open_paper (Harness *harness, const char *path)
{
  g_autofree char *text
      = run (harness, (const char *const[]){ "pdftotext", "-layout", path, "-", NULL });
  g_autofree char *about = run (harness, (const char *const[]){ "pdfinfo", path, NULL });
  Paper paper = { NULL, 0, strstr (about, "841.89 x 595.276 pts (A4)") != NULL };

  g_assert_true (paper.landscape || strstr (about, "595.276 x 841.89 pts (A4)") != NULL);
  g_assert_true (g_str_has_suffix (text, "\f"));
  text[strlen (text) - 1] = '\0';
  paper.pages = g_strsplit (text, "\f", -1);
  paper.n_pages = g_strv_length (paper.pages);
  for (guint i = 0; i < paper.n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf (_ ("Page %u of %u"), i + 1, paper.n_pages);

      g_assert_nonnull (strstr (paper.pages[i], number));
    }
  return paper;
}

static guint
count (const Paper *paper, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < paper->n_pages; i++)
    for (const char *at = paper->pages[i]; (at = strstr (at, text)) != NULL; at += strlen (text))
      n++;
  return n;
}

/* Every class is there once, and the headings stand on every page. */
static void
assert_lists_classes (const Paper *paper, const SummerAssessment *assessment)
{
  g_assert_true (paper->landscape);
  g_assert_cmpuint (paper->n_pages, >=, 2);
  g_assert_cmpuint (count (paper, _ ("Granted")), ==, paper->n_pages);
  for (guint i = 0; i < assessment->n_classes; i++)
    g_assert_cmpuint (count (paper, assessment->classes[i].code), ==, 1);
}

/* Ctrl+E on the subsidies asks where to and writes what finance gets; a spreadsheet opens it and shows the
 * total. */
static void
test_export_subsidy (void)
{
  g_autoptr (Harness) harness = harness_new (6);
  const SummerAssessment *assessment = summer_office_get_assessment (harness->office);
  g_autofree char *path = g_build_filename (harness->folder, "for-finance.xlsx", NULL);
  g_autofree char *csv = g_build_filename (harness->folder, "for-finance.csv", NULL);
  g_autofree char *profile
      = g_strdup_printf ("-env:UserInstallation=file://%s/profile", harness->folder);
  g_autofree char *written = NULL, *out = NULL, *shown = NULL;
  g_autofree char *total
      = g_strdup_printf (",%" G_GINT64_FORMAT ",", assessment->granted_total / 100);
  g_autofree char *capital = summer_money_dup_capital (assessment->granted_total);
  g_autoptr (GError) error = NULL;

  harness_act (harness, "win.page::subsidy");
  harness_press (harness, "ctrl+e");
  answer_file (harness, path);
  written = g_strdup_printf (_ ("Written: %s"), "for-finance.xlsx");
  g_assert_nonnull (harness_find_label (harness->window, written));

  out = run (harness,
             (const char *const[]){ "soffice", profile, "--headless", "--norestore", "--convert-to",
                                    CSV, "--outdir", harness->folder, path, NULL });
  g_file_get_contents (csv, &shown, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (shown, total));
  g_assert_nonnull (strstr (shown, capital));
  for (guint i = 0; i < assessment->n_classes; i++)
    g_assert_nonnull (strstr (shown, assessment->facts->classes[i].name));
}

/* Escape in the dialogs writes nothing, and the window goes on. */
static void
test_escape (void)
{
  g_autoptr (Harness) harness = harness_new (2);
  g_autoptr (GDir) folder = NULL;
  const char *name;

  g_assert_cmpint (g_chdir (harness->folder), ==, 0);
  harness_act (harness, "win.page::classes");
  harness_press (harness, "ctrl+e");
  await_dialog (harness, FILE_DIALOG);
  harness_press (harness, "Escape");
  harness_wait (is_answered, (gpointer) FILE_DIALOG);
  harness_press (harness, "ctrl+p");
  await_dialog (harness, PRINT_DIALOG);
  harness_press (harness, "Escape");
  harness_wait (is_answered, (gpointer) PRINT_DIALOG);
  harness_press (harness, "alt+6");
  g_assert_cmpstr (summer_window_get_page (harness->window), ==, "children");

  folder = g_dir_open (harness->folder, 0, NULL);
  while ((name = g_dir_read_name (folder)) != NULL)
    g_assert_true (g_str_has_prefix (name, "summer.db"));
}

/* A list is saved as pages: choosing them in the dialog is enough, the ending of the name follows. */
static void
test_export_list_as_pages (void)
{
  g_autoptr (Harness) harness = harness_new (60);
  g_autofree char *name = g_strconcat (_ ("Classes"), ".pdf", NULL);
  g_autofree char *path = g_build_filename (harness->folder, name, NULL);
  g_autoptr (GFile) folder = g_file_new_for_path (harness->folder);
  GtkWindow *dialog;
  g_auto (Paper) paper = { 0 };

  g_assert_cmpint (g_chdir (harness->folder), ==, 0);
  harness_act (harness, "win.page::classes");
  harness_press (harness, "ctrl+e");
  dialog = await_dialog (harness, FILE_DIALOG);
  gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), folder, NULL);
  harness_click_on (harness, harness_find_label (dialog, _ ("Workbook (.xlsx)")));
  harness_press (harness, "Down Down Return");
  harness_press (harness, "alt+e");
  harness_wait (is_answered, (gpointer) FILE_DIALOG);
  harness_wait_idle_work (harness);

  paper = open_paper (harness, path);
  assert_lists_classes (&paper, summer_office_get_assessment (harness->office));
}

/* Ctrl+P prints the list as it is shown, to a file that is named after it. */
static void
test_print_list (void)
{
  g_autoptr (Harness) harness = harness_new (60);
  g_autofree char *path = NULL;
  g_auto (Paper) paper = { 0 };

  g_assert_cmpint (g_chdir (harness->folder), ==, 0);
  harness_act (harness, "win.page::classes");
  harness_press (harness, "ctrl+p");
  path = print_to_file (harness, _ ("Classes"), _ ("Classes"));

  paper = open_paper (harness, path);
  assert_lists_classes (&paper, summer_office_get_assessment (harness->office));
}

/* Ctrl+P on a class prints its form: who it is, the verdict, every condition, the amount and where to sign. */
static void
test_print_form (void)
{
  g_autoptr (Harness) harness = harness_new (5);
  const SummerAssessment *assessment = summer_office_get_assessment (harness->office);
  const SummerClassAssessment *of = &assessment->classes[2];
  const char *name = assessment->facts->classes[2].name;
  g_autofree char *action = g_strdup_printf ("win.show-class::%s", of->code);
  g_autofree char *job = g_strdup_printf ("%s %s", of->code, name);
  g_autofree char *title = g_strdup_printf (_ ("Assessment of %s %s"), of->code, name);
  g_autofree char *capital = summer_money_dup_capital (of->granted);
  g_autofree char *path = NULL;
  g_auto (Paper) paper = { 0 };

  g_assert_cmpint (g_chdir (harness->folder), ==, 0);
  harness_act (harness, action);
  harness_press (harness, "ctrl+p");
  path = print_to_file (harness, title, job);

  paper = open_paper (harness, path);
  g_assert_false (paper.landscape);
  g_assert_cmpuint (paper.n_pages, <=, 3);
  g_assert_cmpuint (count (&paper, title), ==, 1);
  g_assert_cmpuint (count (&paper, capital), >=, 1);
  g_assert_cmpuint (count (&paper, summer_verdict_get_text (of->verdict)), >=, 1);
  for (guint i = 0; i < of->n_findings; i++)
    g_assert_cmpuint (count (&paper, summer_condition_get_title (of->findings[i].condition)), >=,
                      1);
}

int
main (int argc, char **argv)
{
  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  /* Nothing of whoever runs it: a file is proposed in the working folder. */
  g_setenv ("XDG_CONFIG_HOME", "/nonexistent", TRUE);
  harness_init (&argc, &argv);
  g_object_set (gtk_settings_get_default (), "gtk-print-backends", "file",
                "gtk-recent-files-enabled", FALSE, NULL);

  g_test_add_func ("/gtk/dialogs/export-subsidy", test_export_subsidy);
  g_test_add_func ("/gtk/dialogs/escape", test_escape);
  g_test_add_func ("/gtk/dialogs/export-list-as-pages", test_export_list_as_pages);
  g_test_add_func ("/gtk/dialogs/print-list", test_print_list);
  g_test_add_func ("/gtk/dialogs/print-form", test_print_form);

  return g_test_run ();
}
