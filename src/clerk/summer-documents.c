#include "config.h"

#include "summer-documents.h"

#include <errno.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "summer-clerk-entry.h"
#include "summer-day-table.h"
#include "summer-document-table.h"

#define MEBI (1024 * 1024)
#define SETTING "document_limit"
#define MOST_NAME 200 /* bytes; a file system takes 255 */

/* {{{ What a file is */

static const struct
{
  const char *media_type;
  guint offset, size;
  const char *bytes;
} signatures[] = {
  { "application/pdf", 0, 5, "%PDF-" },
  { "image/png", 0, 8, "\x89PNG\r\n\x1a\n" },
  { "image/jpeg", 0, 3, "\xff\xd8\xff" },
  { "image/gif", 0, 4, "GIF8" },
  { "image/tiff", 0, 4, "II*\0" },
  { "image/tiff", 0, 4, "MM\0*" },
  { "image/bmp", 0, 2, "BM" },
  { "image/webp", 8, 4, "WEBP" },
  { "image/heic", 4, 8, "ftypheic" },
  { "image/heic", 4, 8, "ftypmif1" },
};

/* Formats that are a packed folder, or one of the older office's, are told apart by their names alone. */
static const struct
{
  const char *container, *suffix, *media_type;
} packed[] = {
  { "PK\3\4", ".ofd", "application/ofd" },
  { "PK\3\4", ".docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
  { "PK\3\4", ".xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  { "PK\3\4", ".odt", "application/vnd.oasis.opendocument.text" },
  { "PK\3\4", "", "application/zip" },
  { "\xd0\xcf\x11\xe0", ".doc", "application/msword" },
  { "\xd0\xcf\x11\xe0", ".wps", "application/vnd.ms-works" },
  { "\xd0\xcf\x11\xe0", ".xls", "application/vnd.ms-excel" },
};

/**
 * summer_documents_sniff:
 *
 * Returns: (transfer none): the media type, "application/octet-stream" for what is not known
 */
const char *
summer_documents_sniff (const char *name, const void *data, gsize size)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (size >= signatures[i].offset + signatures[i].size
        && memcmp ((const char *) data + signatures[i].offset, signatures[i].bytes,
                   signatures[i].size)
               == 0)
      return signatures[i].media_type;
  for (guint i = 0; i < G_N_ELEMENTS (packed); i++)
    if (size >= 4 && memcmp (data, packed[i].container, 4) == 0
        && g_str_has_suffix (lower, packed[i].suffix))
      return packed[i].media_type;
  return g_utf8_validate_len (data, size, NULL) ? "text/plain" : "application/octet-stream";
}

/**
 * summer_documents_dup_size:
 *
 * Returns: (transfer full): a size in bytes as people read it
 */
char *
summer_documents_dup_size (gint64 bytes)
{
  return bytes < MEBI ? g_strdup_printf (_ ("%d KiB"), (int) MAX ((bytes + 512) / 1024, 1))
                      : g_strdup_printf (_ ("%d.%d MiB"), (int) (bytes / MEBI),
                                         (int) (bytes % MEBI * 10 / MEBI));
}

/* }}} */
/* {{{ The limit */

/**
 * summer_documents_get_limit:
 *
 * Returns: the largest document that is taken, in MiB; 0 with @error set
 */
int
summer_documents_get_limit (SummerStore *store, gint64 programme, GError **error)
{
  GError *local = NULL;
  g_autofree char *value = summer_setting_dup (store, programme, SETTING, &local);
  guint64 limit = 0;

  if (local != NULL)
    {
      g_propagate_error (error, local);
      return 0;
    }
  return value != NULL
                 && g_ascii_string_to_unsigned (value, 10, 1, SUMMER_DOCUMENT_LIMIT_MOST, &limit,
                                                NULL)
             ? (int) limit
             : SUMMER_DOCUMENT_LIMIT;
}

/**
 * summer_documents_set_limit:
 * @limit: in MiB
 */
gboolean
summer_documents_set_limit (
    SummerStore *store, gint64 programme, int limit, char **done, GError **error)
{
  g_autofree char *value = g_strdup_printf ("%d", limit);

  if (limit < 1 || limit > SUMMER_DOCUMENT_LIMIT_MOST)
    return summer_clerk_set_refused (error, _ ("Give a limit of 1 to %d MiB."),
                                     SUMMER_DOCUMENT_LIMIT_MOST);
  if (!summer_store_begin (store, "settings", _ ("Largest document"), error))
    return FALSE;
  return summer_clerk_finish (store, summer_setting_save (store, programme, SETTING, value, error),
                              _ ("Documents of up to %s MiB are taken"), value, done, error);
}

/* }}} */
/* {{{ In and out */

/* The file as it lies there, if it can be taken: looked at before it is read. */
static GBytes *
read_file (const char *path, const char *shown, int limit, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info
      = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE, NULL, error);
  g_autoptr (GBytes) bytes = NULL;
  const goffset most = (goffset) limit * MEBI;
  goffset size;

  if (info == NULL)
    return NULL;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_REGULAR)
    {
      summer_clerk_set_refused (error, _ ("“%s” is not a file. Choose a scan or a document."),
                                shown);
      return NULL;
    }
  size = g_file_info_get_size (info);
  if (size > 0 && size <= most)
    {
      bytes = g_file_load_bytes (file, NULL, NULL, error);
      if (bytes == NULL)
        return NULL;
      size = (goffset) g_bytes_get_size (bytes);
    }
  if (size == 0)
    summer_clerk_set_refused (error, _ ("“%s” is empty. Scan it again."), shown);
  else if (size > most)
    {
      g_autofree char *text = summer_documents_dup_size (size);

      summer_clerk_set_refused (
          error,
          _ ("“%s” has %s, and at most %d MiB are taken. Scan it in grey at 150 dots an inch, or "
             "in parts."),
          shown, text, limit);
    }
  else
    return g_steal_pointer (&bytes);
  return NULL;
}

/**
 * summer_documents_attach:
 * @about: the programme, to whom it belongs, who adds it on which day; name, kind and note where there is one
 * @path: the file
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Takes a file in, as one entry of the journal. What was attached before under another name is not stored twice.
 *
 * Returns: FALSE with @error set, %SUMMER_CLERK_ERROR_REFUSED for a file that is empty or too large
 */
gboolean
summer_documents_attach (SummerStore *store,
                         const SummerDocumentRecord *about,
                         const char *path,
                         char **done,
                         GError **error)
{
  SummerDocumentRecord record = *about;
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) content = NULL;
  int limit;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && about->owner != 0, FALSE);

  limit = summer_documents_get_limit (store, about->programme, error);
  if (limit == 0)
    return FALSE;
  content = read_file (path, name, limit, error);
  if (content == NULL)
    return FALSE;

  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (record.name == NULL)
    record.name = name;
  record.bytes = (gint64) g_bytes_get_size (content);
  record.sha256 = sha256;
  record.media_type
      = summer_documents_sniff (name, g_bytes_get_data (content, NULL), g_bytes_get_size (content));
  if (!summer_store_begin (store, "document", record.name, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_document_content_save (store, sha256, content, error)
                                  && summer_document_insert (store, &record, error),
                              _ ("Attached: %s"), record.name, done, error);
}

typedef struct
{
  SummerStore *store;
  const char *name, *kind, *note;
  char *found_name, *sha256; /* owned */
  gboolean written;
  GError **error;
} Found;

static void
found_clear (Found *found)
{
  g_free (found->found_name);
  g_free (found->sha256);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Found, found_clear)

static gboolean
take_found (const SummerDocumentRecord *record, gpointer user_data)
{
  Found *found = user_data;

  found->found_name = g_strdup (record->name);
  found->sha256 = g_strdup (record->sha256);
  return FALSE;
}

static gboolean
describe_found (const SummerDocumentRecord *record, gpointer user_data)
{
  Found *found = user_data;
  SummerDocumentRecord changed = *record;

  changed.name = found->name;
  changed.kind = found->kind;
  changed.note = found->note;
  found->written = summer_document_update (found->store, &changed, found->error);
  return FALSE;
}

/**
 * summer_documents_remove:
 *
 * Takes a document off its record. The content stays in the file, so that undoing brings it back.
 */
gboolean
summer_documents_remove (SummerStore *store, gint64 id, char **done, GError **error)
{
  g_auto (Found) found = { 0 };

  if (!summer_document_find (store, id, take_found, &found, error)
      || !summer_store_begin (store, "document-remove", found.found_name, error))
    return FALSE;
  return summer_clerk_finish (store, summer_document_delete (store, id, error), _ ("Removed: %s"),
                              found.found_name, done, error);
}

/**
 * summer_documents_describe:
 * @name: what it is called; it keeps its ending
 * @kind: (nullable): what it is, in words
 * @note: (nullable)
 */
gboolean
summer_documents_describe (SummerStore *store,
                           gint64 id,
                           const char *name,
                           const char *kind,
                           const char *note,
                           char **done,
                           GError **error)
{
  g_auto (Found) found
      = { .store = store, .name = name, .kind = kind, .note = note, .error = error };

  if (name == NULL || *name == '\0')
    return summer_clerk_set_refused (error, _ ("Give the document a name."));
  if (!summer_store_begin (store, "edit", name, error))
    return FALSE;
  return summer_clerk_finish (store,
                              summer_document_find (store, id, describe_found, &found, error)
                                  && found.written,
                              _ ("Changed: %s"), name, done, error);
}

/**
 * summer_documents_save_as:
 *
 * Writes the content of a document into a file, which is replaced when it is there.
 */
gboolean
summer_documents_save_as (SummerStore *store, gint64 id, const char *path, GError **error)
{
  g_auto (Found) found = { 0 };
  g_autoptr (GBytes) content = NULL;

  if (!summer_document_find (store, id, take_found, &found, error))
    return FALSE;
  content = summer_document_content_load (store, found.sha256, error);
  return content != NULL
         && g_file_set_contents_full (path, g_bytes_get_data (content, NULL),
                                      (gssize) g_bytes_get_size (content),
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* By its ending a desktop chooses what opens a file: a scan called "x.desktop" or "x.sh" is no program. */
static const struct
{
  const char *media_type;
  const char *endings[3]; /* the first is given to what has none of them */
} viewed[] = {
  { "application/pdf", { ".pdf" } },
  { "image/png", { ".png" } },
  { "image/jpeg", { ".jpg", ".jpeg" } },
  { "image/gif", { ".gif" } },
  { "image/tiff", { ".tif", ".tiff" } },
  { "image/bmp", { ".bmp" } },
  { "image/webp", { ".webp" } },
  { "image/heic", { ".heic", ".heif" } },
  { "application/ofd", { ".ofd" } },
  { "application/vnd.openxmlformats-officedocument.wordprocessingml.document", { ".docx" } },
  { "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", { ".xlsx" } },
  { "application/vnd.oasis.opendocument.text", { ".odt" } },
  { "application/zip", { ".zip" } },
  { "application/msword", { ".doc" } },
  { "application/vnd.ms-works", { ".wps" } },
  { "application/vnd.ms-excel", { ".xls" } },
  { "text/plain", { ".txt" } },
};

/* "" = it has one of its kind; NULL = nothing that a desktop only looks at. */
static const char *
get_missing_ending (const char *name, const char *media_type)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (viewed); i++)
    {
      if (!g_str_equal (viewed[i].media_type, media_type))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (viewed[i].endings); j++)
        if (viewed[i].endings[j] != NULL && g_str_has_suffix (lower, viewed[i].endings[j]))
          return "";
      return viewed[i].endings[0];
    }
  return NULL;
}

/* A name that came from another computer leads into no other folder, is no option, and hides nothing: neither itself
 * nor, by writing backwards, its ending. Of one that is too long for a file the end stays. */
static char *
dup_safe_name (const char *name, const char *ending)
{
  GString *safe = g_string_new (NULL);

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      const gunichar letter = g_utf8_get_char (c);
      const gboolean is_shown = g_unichar_isprint (letter) && letter != '/' && letter != '\\'
                                && g_unichar_type (letter) != G_UNICODE_FORMAT;

      g_string_append_unichar (safe, is_shown ? letter : '_');
    }
  g_string_append (safe, ending);
  if (safe->len > MOST_NAME)
    {
      const char *rest = safe->str + safe->len - MOST_NAME;

      if ((*rest & 0xc0) == 0x80)
        rest = g_utf8_find_next_char (rest, NULL);
      g_string_erase (safe, 0, rest - safe->str);
    }
  if (*safe->str == '.' || *safe->str == '-')
    *safe->str = '_';
  return g_string_free (safe, FALSE);
}

/**
 * summer_documents_lay_out:
 * @folder: one that nobody else can look into
 *
 * What the copy is called ends as its content says: a desktop looks at it and does not run it.
 *
 * Returns: (transfer full) (nullable): the path of a copy for a viewer, in a folder of its own below @folder; NULL
 *   with @error set
 */
char *
summer_documents_lay_out (SummerStore *store, gint64 id, const char *folder, GError **error)
{
  g_auto (Found) found = { 0 };
  g_autoptr (GBytes) content = NULL;
  g_autofree char *below = g_strdup_printf ("%s/%" G_GINT64_FORMAT, folder, id);
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  const char *ending;

  if (!summer_document_find (store, id, take_found, &found, error))
    return NULL;
  content = summer_document_content_load (store, found.sha256, error);
  if (content == NULL)
    return NULL;
  ending = get_missing_ending (found.found_name,
                               summer_documents_sniff (found.found_name,
                                                       g_bytes_get_data (content, NULL),
                                                       g_bytes_get_size (content)));
  if (ending == NULL)
    {
      summer_clerk_set_refused (error,
                                _ ("“%s” is neither a picture nor a document. It is not opened "
                                   "here; save it, and open it with a program that you trust."),
                                found.found_name);
      return NULL;
    }
  name = dup_safe_name (found.found_name, ending);
  path = g_build_filename (below, name, NULL);
  if (g_mkdir_with_parents (below, 0700) != 0)
    {
      summer_clerk_set_refused (error, _ ("“%s” cannot be made: %s"), below, g_strerror (errno));
      return NULL;
    }
  return g_file_set_contents_full (path, g_bytes_get_data (content, NULL),
                                   (gssize) g_bytes_get_size (content),
                                   G_FILE_SET_CONTENTS_CONSISTENT, 0400, error)
             ? g_steal_pointer (&path)
             : NULL;
}

/* }}} */
