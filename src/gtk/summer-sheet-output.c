/* A sheet on its way out: to the clipboard, to a file, to the printer. As shown: its columns, its order, its
 * filter. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "summer-assessed.h"
#include "summer-export.h"
#include "summer-list-chooser.h"
#include "summer-print.h"
#include "summer-printout.h"
#include "summer-sheet-view.h"
#include "summer-window.h"

/**
 * summer_sheet_view_copy:
 *
 * Copies the selected rows, with their headings, as a block that a spreadsheet takes apart again.
 */
void
summer_sheet_view_copy (SummerSheetView *self)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self);
  g_autoptr (GtkBitset) selected = NULL;
  g_autofree guint *columns = NULL;
  g_autofree guint *rows = NULL;
  g_autofree char *block = NULL;
  guint n_columns, n_rows;

  if (sheet == NULL)
    return;

  selected = gtk_selection_model_get_selection (
      gtk_column_view_get_model (summer_sheet_view_get_column_view (self)));
  n_rows = gtk_bitset_get_size (selected);
  if (n_rows == 0)
    return;

  rows = g_new (guint, n_rows);
  for (guint i = 0; i < n_rows; i++)
    rows[i] = gtk_bitset_get_nth (selected, i);
  columns = summer_sheet_view_dup_columns (self, &n_columns);
  block = summer_sheet_dup_block (sheet, columns, n_columns, rows, n_rows, TRUE);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), block);
}

/**
 * summer_sheet_view_dup_selected:
 * @most: how many keys at most
 * @n: (out): how many rows are selected, which may be more
 *
 * Returns: (transfer full): their keys, in the order of the sheet
 */
gint64 *
summer_sheet_view_dup_selected (SummerSheetView *self, guint most, guint *n)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self);
  g_autoptr (GtkBitset) selected = NULL;
  gint64 *keys;

  *n = 0;
  if (sheet == NULL)
    return NULL;
  selected = gtk_selection_model_get_selection (
      gtk_column_view_get_model (summer_sheet_view_get_column_view (self)));
  *n = (guint) gtk_bitset_get_size (selected);
  keys = g_new0 (gint64, MIN (*n, most) + 1);
  for (guint i = 0; i < MIN (*n, most); i++)
    {
      g_autoptr (SummerSheetRow) row
          = g_list_model_get_item (G_LIST_MODEL (sheet), gtk_bitset_get_nth (selected, i));

      keys[i] = row != NULL ? summer_sheet_row_get_key (row) : 0;
    }
  return keys;
}

/* What a worker needs to make the same sheet from a connection of its own. */
typedef struct
{
  const SummerSheetSpec *spec;
  gint64 programme;
  char *unions;                 /* owned; NULL = all */
  SummerAssessment *assessment; /* owned; may be NULL */
  SummerDay today;
  guint *columns; /* owned */
  guint n_columns;
  char *filter; /* owned */
  char *where;  /* owned; NULL = all */
  int where_value;
  int sort;
  gboolean descending;
  char *subtitle; /* owned */
  char *path;     /* owned */
} SaveJob;

static void
save_job_free (gpointer data)
{
  SaveJob *job = data;

  g_clear_pointer (&job->assessment, summer_assessment_unref);
  g_free (job->unions);
  g_free (job->columns);
  g_free (job->filter);
  g_free (job->where);
  g_free (job->subtitle);
  g_free (job->path);
  g_free (job);
}

static gpointer
save_work (SummerWork *work, gpointer data, GError **error)
{
  const SaveJob *job = data;
  SummerStore *store = summer_work_get_store (work);
  g_autoptr (SummerSheet) sheet = NULL;
  gboolean saved;

  if (job->assessment != NULL && !summer_store_publish_assessment (store, job->assessment, error))
    return NULL;
  if (!summer_store_publish_today (store, job->today, error))
    return NULL;

  sheet = summer_sheet_new (store, job->spec, job->programme);
  summer_sheet_set_unions (sheet, job->unions);
  summer_sheet_set_filter (sheet, job->filter);
  if (job->where != NULL)
    summer_sheet_set_where (sheet, job->where, job->where_value);
  summer_sheet_set_sort (sheet, job->sort, job->descending);

  if (summer_list_chooser_is (job->path, ".csv"))
    saved = summer_export_sheet_csv (sheet, job->columns, job->n_columns, job->path, error);
  else if (summer_list_chooser_is (job->path, ".pdf"))
    {
      g_autoptr (SummerForm) printout
          = summer_printout_new (sheet, job->columns, job->n_columns, job->subtitle);

      saved = summer_form_save_pdf (printout, job->path, error);
    }
  else
    saved = summer_export_sheet_xlsx (sheet, job->columns, job->n_columns, job->path, error);

  return saved ? g_strdup (job->path) : NULL;
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SummerSheetView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = summer_office_run_finish (SUMMER_OFFICE (source), result, &error);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  GtkRoot *window = gtk_widget_get_root (GTK_WIDGET (self));

  if (!SUMMER_IS_WINDOW (window))
    return;
  if (path == NULL)
    {
      summer_window_toast_error (SUMMER_WINDOW (window), error);
      return;
    }

  name = g_filename_display_basename (path);
  text = g_strdup_printf (_ ("Saved as %s"), name);
  summer_window_toast (SUMMER_WINDOW (window), text, NULL, NULL);
}

/**
 * summer_sheet_view_save_as:
 * @path: where to; its ending chooses a workbook (.xlsx), text (.csv) or pages (.pdf)
 *
 * Writes the sheet as it is shown, in a worker; a toast says when it is done.
 */
void
summer_sheet_view_save_as (SummerSheetView *self, const char *path)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self);
  SummerOffice *office = summer_sheet_view_get_office (self);
  const char *where = NULL;
  SaveJob *job;

  g_return_if_fail (path != NULL);

  if (sheet == NULL)
    return;

  job = g_new0 (SaveJob, 1);
  job->spec = summer_sheet_get_spec (sheet);
  job->programme = summer_office_get_programme (office);
  job->unions = g_strdup (summer_office_get_unions (office));
  if (summer_office_get_whole_assessment (office) != NULL)
    job->assessment = summer_assessment_ref (summer_office_get_whole_assessment (office));
  job->today = summer_store_get_published_today (summer_office_get_store (office));
  job->columns = summer_sheet_view_dup_columns (self, &job->n_columns);
  job->filter = g_strdup (summer_sheet_view_get_filter (self));
  job->where_value = summer_sheet_view_get_where (self, &where);
  job->where = job->where_value < 0 ? NULL : g_strdup (where);
  job->sort = summer_sheet_get_sort (sheet, &job->descending);
  job->subtitle = summer_sheet_view_dup_subtitle (self);
  job->path = g_strdup (path);
  summer_office_run_async (office, _ ("Saving the list"), SUMMER_WORK_READS, save_work, job,
                           save_job_free, g_free, saved_cb, g_object_ref (self));
}

static void
chosen_cb (GtkWidget *widget, const char *path)
{
  summer_sheet_view_save_as (SUMMER_SHEET_VIEW (widget), path);
}

/**
 * summer_sheet_view_export:
 *
 * Asks for a file and writes the sheet to it.
 */
void
summer_sheet_view_export (SummerSheetView *self)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self);

  if (sheet != NULL)
    summer_list_chooser_ask (GTK_WIDGET (self), _ (summer_sheet_get_spec (sheet)->title),
                             chosen_cb);
}

/**
 * summer_sheet_view_print:
 *
 * Opens the printer's dialogue for the sheet as it is shown.
 */
void
summer_sheet_view_print (SummerSheetView *self)
{
  SummerSheet *sheet = summer_sheet_view_get_sheet (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (SummerForm) printout = NULL;
  g_autofree guint *columns = NULL;
  g_autofree char *subtitle = NULL;
  guint n_columns;

  if (sheet == NULL || !GTK_IS_WINDOW (root))
    return;

  columns = summer_sheet_view_dup_columns (self, &n_columns);
  subtitle = summer_sheet_view_dup_subtitle (self);
  printout = summer_printout_new (sheet, columns, n_columns, subtitle);

  if (GTK_IS_WINDOW (root))
    summer_print_form (printout, GTK_WINDOW (root));
}
