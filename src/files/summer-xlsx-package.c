#include "config.h"

#include "summer-xlsx-package.h"

#include <glib/gi18n.h>
#include <unzip.h>

/* A workbook of a hundred parts is large; one sheet a class in a big province makes some ten thousand. */
#define MAX_PARTS 100000
#define MAX_PART_NAME 512

/* A full sheet of attendance, a million rows of ten columns, inflates to about 500 MB and 10 to 40 times
 * its size in the package; the densest that deflate can do is 1032. */
#define MAX_PART_BYTES (G_GUINT64_CONSTANT (1) << 30)
#define MAX_PACKAGE_BYTES (G_GUINT64_CONSTANT (4) << 30)
#define MAX_RATIO 100
#define FREE_BYTES                                                                                 \
  (G_GUINT64_CONSTANT (64) << 20) /* inflated bytes before the ratio is looked at */

#define METHOD_STORED 0
#define METHOD_DEFLATED 8
#define FLAG_ENCRYPTED 1

typedef struct
{
  unz64_file_pos pos;
  guint64 declared; /* bytes when inflated, as the package claims: for progress alone */
  guint64 inflated; /* the most that was ever read of it */
  guint8 method;
  gboolean encrypted;
} Part;

struct _SummerXlsxPackage
{
  unzFile zip;       /* owned */
  char *name;        /* owned: the file's name, for people */
  GHashTable *parts; /* owned: name in lower case → Part */
  guint64 size;      /* of the file */
  guint64 total;     /* inflated so far, each part counted once */

  Part *part;        /* borrowed: being read, or NULL */
  const char *sheet; /* borrowed: which sheet that is, or NULL */
  guint64 start;     /* where its packed bytes begin */
  guint64 done;      /* inflated bytes of it */
};

/* Part names are compared without case, and some writers separate them as Windows does. NULL for one
 * that would climb out of the package. */
static char *
normalise (const char *name)
{
  g_auto (GStrv) steps = g_strsplit_set (name, "/\\", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autofree char *path = NULL;

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (*steps[i] == '\0' || g_str_equal (steps[i], "."))
        continue;
      if (!g_str_equal (steps[i], ".."))
        g_ptr_array_add (kept, steps[i]);
      else if (kept->len > 0)
        g_ptr_array_remove_index (kept, kept->len - 1);
      else
        return NULL;
    }
  g_ptr_array_add (kept, NULL);
  path = g_strjoinv ("/", (char **) kept->pdata);
  return g_ascii_strdown (path, -1);
}

/**
 * summer_xlsx_package_resolve:
 * @base: the part that holds the relationship
 * @target: where it points: from the top of the package (/xl/…) or from the folder of @base
 *
 * Returns: (transfer full) (nullable): the name of the part meant; %NULL when it lies outside the package
 */
char *
summer_xlsx_package_resolve (const char *base, const char *target)
{
  g_autofree char *folder = NULL;
  g_autofree char *joined = NULL;

  if (*target == '/' || *target == '\\')
    return normalise (target);
  folder = g_path_get_dirname (base);
  joined = g_strconcat (folder, "/", target, NULL);
  return normalise (joined);
}

/**
 * summer_xlsx_package_new_error:
 * @reason: a sentence that says what is wrong, and one that says what to do
 *
 * Returns: (transfer full): an error that names the file and, while one is being read, the sheet
 */
GError *
summer_xlsx_package_new_error (SummerXlsxPackage *self,
                               SummerWorkbookError code,
                               const char *reason)
{
  if (self->sheet != NULL)
    return g_error_new (SUMMER_WORKBOOK_ERROR, code, _ ("Sheet “%s” of “%s”: %s"), self->sheet,
                        self->name, reason);
  return g_error_new (SUMMER_WORKBOOK_ERROR, code, _ ("“%s”: %s"), self->name, reason);
}

static gboolean
fail (SummerXlsxPackage *self, SummerWorkbookError code, const char *reason, GError **error)
{
  g_propagate_error (error, summer_xlsx_package_new_error (self, code, reason));
  return FALSE;
}

static gboolean
fail_damaged (SummerXlsxPackage *self, GError **error)
{
  return fail (self, SUMMER_WORKBOOK_ERROR_FORMAT,
               _ ("the file is damaged or was not copied to its end. Copy it again, or open it in "
                  "WPS or Excel and save it again as .xlsx."),
               error);
}

static gboolean
fail_bomb (SummerXlsxPackage *self, GError **error)
{
  return fail (self, SUMMER_WORKBOOK_ERROR_HOSTILE,
               _ ("it unpacks to far more than a spreadsheet holds. Ask the sender for the file "
                  "again, saved by WPS or Excel as .xlsx."),
               error);
}

static gboolean
index_part (SummerXlsxPackage *self, GError **error)
{
  char name[MAX_PART_NAME + 1];
  g_autofree char *key = NULL;
  unz_file_info64 info;
  Part part = { 0 };

  if (unzGetCurrentFileInfo64 (self->zip, &info, name, sizeof name, NULL, 0, NULL, 0) != UNZ_OK
      || unzGetFilePos64 (self->zip, &part.pos) != UNZ_OK)
    return fail_damaged (self, error);
  if (info.size_filename > MAX_PART_NAME)
    return TRUE;
  key = normalise (name);
  if (key == NULL)
    return fail (self, SUMMER_WORKBOOK_ERROR_HOSTILE,
                 _ ("it names a part outside itself. Ask the sender for the file again, saved by "
                    "WPS or Excel as .xlsx."),
                 error);

  part.declared = info.uncompressed_size;
  part.encrypted = (info.flag & FLAG_ENCRYPTED) != 0;
  part.method = MIN (info.compression_method, G_MAXUINT8);
  if (!g_hash_table_contains (self->parts, key))
    g_hash_table_insert (self->parts, g_steal_pointer (&key), g_memdup2 (&part, sizeof part));
  return TRUE;
}

static gboolean
index_parts (SummerXlsxPackage *self, GError **error)
{
  int status = unzGoToFirstFile (self->zip);

  for (guint n = 0; status == UNZ_OK; n++)
    {
      if (n == MAX_PARTS)
        return fail_bomb (self, error);
      if (!index_part (self, error))
        return FALSE;
      status = unzGoToNextFile (self->zip);
    }
  return status == UNZ_END_OF_LIST_OF_FILE || fail_damaged (self, error);
}

/**
 * summer_xlsx_package_open:
 * @path: a file that begins as a zip does
 *
 * Reads the list of parts; no part is inflated. What the list says of sizes is not relied upon.
 *
 * Returns: (transfer full) (nullable): the package
 */
SummerXlsxPackage *
summer_xlsx_package_open (const char *path, GError **error)
{
  g_autoptr (SummerXlsxPackage) self = g_new0 (SummerXlsxPackage, 1);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info = NULL;

  self->name = g_filename_display_basename (path);
  self->parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, NULL,
                            error);
  if (info == NULL)
    return NULL;
  self->size = g_file_info_get_size (info);
  self->zip = unzOpen64 (path);
  if (self->zip == NULL)
    {
      fail_damaged (self, error);
      return NULL;
    }
  if (!index_parts (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * summer_xlsx_package_free:
 */
void
summer_xlsx_package_free (SummerXlsxPackage *self)
{
  if (self->zip != NULL)
    {
      if (self->part != NULL)
        unzCloseCurrentFile (self->zip);
      unzClose (self->zip);
    }
  g_clear_pointer (&self->parts, g_hash_table_unref);
  g_free (self->name);
  g_free (self);
}

/**
 * summer_xlsx_package_has_part:
 * @part: as summer_xlsx_package_resolve() gives it
 */
gboolean
summer_xlsx_package_has_part (SummerXlsxPackage *self, const char *part)
{
  return g_hash_table_contains (self->parts, part);
}

/**
 * summer_xlsx_package_begin:
 * @part: as summer_xlsx_package_resolve() gives it
 * @sheet: (nullable): the sheet that the part is, for messages; must outlive the reading
 *
 * Makes @part the one that summer_xlsx_package_read() reads, until summer_xlsx_package_end().
 */
gboolean
summer_xlsx_package_begin (SummerXlsxPackage *self,
                           const char *part,
                           const char *sheet,
                           GError **error)
{
  Part *found = g_hash_table_lookup (self->parts, part);

  g_assert (self->part == NULL);

  self->sheet = sheet;
  if (found == NULL)
    return fail_damaged (self, error);
  if (found->encrypted)
    return fail (self, SUMMER_WORKBOOK_ERROR_FORMAT,
                 _ ("it is locked with a password. Open it in WPS or Excel, remove the password "
                    "and save it as .xlsx."),
                 error);
  if (found->method != METHOD_STORED && found->method != METHOD_DEFLATED)
    return fail (self, SUMMER_WORKBOOK_ERROR_FORMAT,
                 _ ("it is packed in an uncommon way. Open it in WPS or Excel and save it again "
                    "as .xlsx."),
                 error);
  if (unzGoToFilePos64 (self->zip, &found->pos) != UNZ_OK
      || unzOpenCurrentFile (self->zip) != UNZ_OK)
    return fail_damaged (self, error);
  self->part = found;
  self->start = unzGetCurrentFileZStreamPos64 (self->zip);
  self->done = 0;
  return TRUE;
}

/**
 * summer_xlsx_package_read:
 *
 * Inflates up to @size bytes more of the part begun.
 *
 * Returns: the number of bytes; 0 at the end; -1 on an error or when the part unpacks to more than the
 *   limits allow, whatever the package declares
 */
gssize
summer_xlsx_package_read (SummerXlsxPackage *self, void *buffer, gsize size, GError **error)
{
  int n = unzReadCurrentFile (self->zip, buffer, (unsigned) size);
  guint64 packed;

  if (n < 0)
    {
      fail_damaged (self, error);
      return -1;
    }
  self->done += (guint) n;
  if (self->done > self->part->inflated)
    {
      self->total += self->done - self->part->inflated;
      self->part->inflated = self->done;
    }
  packed = unzGetCurrentFileZStreamPos64 (self->zip) - self->start;
  if (self->done > MAX_PART_BYTES || self->total > MAX_PACKAGE_BYTES
      || (self->done > FREE_BYTES && self->done / MAX_RATIO > packed)
      || (self->total > FREE_BYTES && self->total / MAX_RATIO > self->size))
    {
      fail_bomb (self, error);
      return -1;
    }
  return n;
}

/**
 * summer_xlsx_package_get_progress:
 *
 * Returns: how much of the part begun was read, 0 to 1, as far as the package tells the truth
 */
double
summer_xlsx_package_get_progress (SummerXlsxPackage *self)
{
  if (self->part == NULL || self->part->declared == 0)
    return 0;
  return MIN (1.0, (double) self->done / (double) self->part->declared);
}

/**
 * summer_xlsx_package_end:
 * @check: whether the part was read to its end, and its check sum counts
 */
gboolean
summer_xlsx_package_end (SummerXlsxPackage *self, gboolean check, GError **error)
{
  int status = self->part != NULL ? unzCloseCurrentFile (self->zip) : UNZ_OK;

  self->part = NULL;
  if (check && status != UNZ_OK)
    return fail_damaged (self, error);
  self->sheet = NULL;
  return TRUE;
}
