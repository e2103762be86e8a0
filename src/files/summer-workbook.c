#include "config.h"

#include "summer-workbook.h"

#include "summer-csv-reader.h"
#include "summer-xlsx-contents.h"
#include "summer-xlsx-sheet.h"

#include <glib/gi18n.h>
#include <string.h>

#define MAGIC_BYTES 8

struct _SummerWorkbook
{
  GObject parent_instance;

  char *path;                   /* owned */
  char *csv_name;               /* owned, nullable: the one sheet's name; NULL for an .xlsx */
  SummerXlsxPackage *package;   /* owned, nullable: NULL for a .csv */
  SummerXlsxContents *contents; /* owned, nullable: likewise */
  SummerXlsxStrings *strings;   /* owned, nullable: read with the first sheet */
  SummerXlsxFormats *formats;   /* owned, nullable: likewise */
  gboolean keeps_formulas;
  int progress; /* 0 to 10000, atomic */
};

G_DEFINE_FINAL_TYPE (SummerWorkbook, summer_workbook, G_TYPE_OBJECT)
G_DEFINE_QUARK (summer - workbook - error, summer_workbook_error)

static void
summer_workbook_finalize (GObject *object)
{
  SummerWorkbook *self = SUMMER_WORKBOOK (object);

  g_clear_pointer (&self->formats, summer_xlsx_formats_free);
  g_clear_pointer (&self->strings, summer_xlsx_strings_free);
  g_clear_pointer (&self->contents, summer_xlsx_contents_free);
  g_clear_pointer (&self->package, summer_xlsx_package_free);
  g_free (self->csv_name);
  g_free (self->path);
  G_OBJECT_CLASS (summer_workbook_parent_class)->finalize (object);
}

static void
summer_workbook_class_init (SummerWorkbookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_workbook_finalize;
}

static void
summer_workbook_init (SummerWorkbook *self)
{
}

/* The first bytes tell what a file is; its name may say anything. */
static gboolean
read_magic (const char *path, char magic[MAGIC_BYTES], GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GFileInputStream) stream = NULL;
  g_autoptr (GError) local_error = NULL;

  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_SPECIAL)
    g_set_error_literal (&local_error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE,
                         _ ("it is not a file"));
  else
    stream = g_file_read (file, cancellable, &local_error);
  if (stream != NULL)
    g_input_stream_read_all (G_INPUT_STREAM (stream), magic, MAGIC_BYTES, NULL, cancellable,
                             &local_error);
  if (local_error == NULL)
    return TRUE;
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, g_steal_pointer (&local_error));
  else
    g_set_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_OPEN,
                 _ ("“%s” cannot be opened: %s"), name, local_error->message);
  return FALSE;
}

static gboolean
has_suffix (const char *path, const char *suffix)
{
  gsize n = strlen (path);
  gsize n_suffix = strlen (suffix);

  return n >= n_suffix && g_ascii_strcasecmp (path + n - n_suffix, suffix) == 0;
}

static void
refuse (const char *path, const char *format, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT, _ ("“%s”: %s"), name,
               format);
}

/* Excel's older files and those with a password are kept in the same container. */
static void
refuse_ole (const char *path, GError **error)
{
  if (has_suffix (path, ".xls") || has_suffix (path, ".et"))
    refuse (
        path,
        _ ("it is in an older format (.xls or .et). Open it in WPS or Excel and save it as .xlsx."),
        error);
  else
    refuse (path,
            _ ("it is saved with a password or in an older format. Open it in WPS or Excel, remove "
               "the password "
               "and save it as .xlsx."),
            error);
}

static gboolean
open_xlsx (SummerWorkbook *self, GCancellable *cancellable, GError **error)
{
  self->package = summer_xlsx_package_open (self->path, error);
  if (self->package == NULL)
    return FALSE;
  self->contents = summer_xlsx_contents_new (self->package, cancellable, error);
  return self->contents != NULL;
}

/**
 * summer_workbook_open:
 * @path: a file of any make
 *
 * Tells from its first bytes what the file is; only a .csv is known by its name. Reads the list of sheets,
 * none of their cells.
 *
 * Returns: (transfer full) (nullable): the workbook; on an error of #SummerWorkbookError, or
 *   %G_IO_ERROR_CANCELLED, %NULL
 */
SummerWorkbook *
summer_workbook_open (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerWorkbook) self = NULL;
  char magic[MAGIC_BYTES] = { 0 };

  g_return_val_if_fail (path != NULL, NULL);

  if (!read_magic (path, magic, cancellable, error))
    return NULL;
  self = g_object_new (SUMMER_TYPE_WORKBOOK, NULL);
  self->path = g_strdup (path);
  if (memcmp (magic, "PK\003\004", 4) == 0 || memcmp (magic, "PK\005\006", 4) == 0)
    return open_xlsx (self, cancellable, error) ? g_steal_pointer (&self) : NULL;
  if (memcmp (magic, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", MAGIC_BYTES) == 0)
    {
      refuse_ole (path, error);
      return NULL;
    }
  if (has_suffix (path, ".csv"))
    {
      self->csv_name = g_filename_display_basename (path);
      self->csv_name[strlen (self->csv_name) - strlen (".csv")] = '\0';
      return g_steal_pointer (&self);
    }
  refuse (path,
          _ ("it is no .xlsx workbook, whatever its name says. Open it in WPS or Excel and save it "
             "as .xlsx, or "
             "give a file of separated values a name that ends in .csv."),
          error);
  return NULL;
}

/**
 * summer_workbook_get_n_sheets:
 *
 * Returns: how many sheets of cells there are, hidden ones too; 1 for a .csv
 */
guint
summer_workbook_get_n_sheets (SummerWorkbook *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKBOOK (self), 0);

  return self->contents != NULL ? self->contents->tabs->len : 1;
}

/**
 * summer_workbook_get_sheet_name:
 * @sheet: 0 = the first
 *
 * Returns: (transfer none): the name on its tab; of a .csv, the file's name without .csv
 */
const char *
summer_workbook_get_sheet_name (SummerWorkbook *self, guint sheet)
{
  g_return_val_if_fail (SUMMER_IS_WORKBOOK (self), NULL);
  g_return_val_if_fail (sheet < summer_workbook_get_n_sheets (self), NULL);

  if (self->contents == NULL)
    return self->csv_name;
  return ((SummerXlsxTab *) self->contents->tabs->pdata[sheet])->name;
}

/**
 * summer_workbook_is_date1904:
 *
 * Returns: whether date cells count from 1904-01-01, as old files from Macs do
 */
gboolean
summer_workbook_is_date1904 (SummerWorkbook *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKBOOK (self), FALSE);

  return self->contents != NULL && self->contents->is_date1904;
}

/**
 * summer_workbook_get_progress:
 *
 * Returns: how much of the sheet being read is done, 0 to 1; from any thread
 */
double
summer_workbook_get_progress (SummerWorkbook *self)
{
  g_return_val_if_fail (SUMMER_IS_WORKBOOK (self), 0);

  return g_atomic_int_get (&self->progress) / 10000.0;
}

/**
 * summer_workbook_keep_formulas:
 *
 * Has cells come with their formulas, which take memory that an import has no use for.
 */
void
summer_workbook_keep_formulas (SummerWorkbook *self)
{
  g_return_if_fail (SUMMER_IS_WORKBOOK (self));

  self->keeps_formulas = TRUE;
}

/* Texts and styles are kept apart from the sheets, for all of them. */
static gboolean
load_shared (SummerWorkbook *self, GCancellable *cancellable, GError **error)
{
  if (self->formats == NULL)
    self->formats
        = summer_xlsx_formats_new (self->package, self->contents->styles, cancellable, error);
  if (self->formats != NULL && self->strings == NULL)
    self->strings
        = summer_xlsx_strings_new (self->package, self->contents->strings, cancellable, error);
  return self->formats != NULL && self->strings != NULL;
}

/**
 * summer_workbook_read:
 * @sheet: 0 = the first
 * @func: given every row that has a cell which is not empty, in the order of the file. When it returns
 *   %FALSE the reading ends, and succeeds
 *
 * Streams one sheet: what is held is a row, and the texts that sheets share. On an error the rows already
 * given may be incomplete and must not be kept.
 */
gboolean
summer_workbook_read (SummerWorkbook *self,
                      guint sheet,
                      SummerRowFunc func,
                      gpointer user_data,
                      GCancellable *cancellable,
                      GError **error)
{
  const SummerXlsxTab *tab;

  g_return_val_if_fail (SUMMER_IS_WORKBOOK (self), FALSE);
  g_return_val_if_fail (sheet < summer_workbook_get_n_sheets (self), FALSE);
  g_return_val_if_fail (func != NULL, FALSE);

  g_atomic_int_set (&self->progress, 0);
  if (self->contents == NULL)
    return summer_csv_read (self->path, func, user_data, &self->progress, cancellable, error);
  tab = self->contents->tabs->pdata[sheet];
  return load_shared (self, cancellable, error)
         && summer_xlsx_sheet_read (self->package, tab->part, tab->name, self->strings,
                                    self->formats, self->contents->is_date1904,
                                    self->keeps_formulas, func, user_data, &self->progress,
                                    cancellable, error);
}
