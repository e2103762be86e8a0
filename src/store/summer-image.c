/* SQLite gives the pages of a database out to another database only. The other one here is a file that is never read:
 * what is written to it goes to a function. */
#include "config.h"

#include "summer-image.h"

#include "summer-store-private.h"

#define PAGES_A_STEP 128

typedef struct
{
  sqlite3_vfs vfs;
  char name[40];
  sqlite3_vfs *others; /* static: of the files that are files */
  SummerImageFunc func;
  gpointer user_data;
  gint64 size;
  GError *error; /* owned: of func */
} Sink;

typedef struct
{
  sqlite3_file base;
  Sink *sink;
} SinkFile;

static int
sink_close (sqlite3_file *file)
{
  return SQLITE_OK;
}

static int
sink_read (sqlite3_file *file, void *data, int amount, sqlite3_int64 offset)
{
  memset (data, 0, (gsize) amount);
  return offset >= ((SinkFile *) file)->sink->size ? SQLITE_IOERR_SHORT_READ : SQLITE_IOERR_READ;
}

static int
sink_write (sqlite3_file *file, const void *data, int amount, sqlite3_int64 offset)
{
  Sink *sink = ((SinkFile *) file)->sink;

  if (sink->error != NULL
      || !sink->func (offset, data, (gsize) amount, sink->user_data, &sink->error))
    return SQLITE_IOERR_WRITE;
  sink->size = MAX (sink->size, offset + amount);
  return SQLITE_OK;
}

static int
sink_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return SQLITE_OK;
}

static int
sink_sync (sqlite3_file *file, int flags)
{
  return SQLITE_OK;
}

static int
sink_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  *size = ((SinkFile *) file)->sink->size;
  return SQLITE_OK;
}

static int
sink_lock (sqlite3_file *file, int level)
{
  return SQLITE_OK;
}

static int
sink_check_reserved_lock (sqlite3_file *file, int *reserved)
{
  *reserved = 0;
  return SQLITE_OK;
}

static int
sink_file_control (sqlite3_file *file, int op, void *argument)
{
  return SQLITE_NOTFOUND;
}

static int
sink_sector_size (sqlite3_file *file)
{
  return 4096;
}

static int
sink_device_characteristics (sqlite3_file *file)
{
  return 0;
}

static int
sink_open (sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  static const sqlite3_io_methods methods = {
    .iVersion = 1,
    .xClose = sink_close,
    .xRead = sink_read,
    .xWrite = sink_write,
    .xTruncate = sink_truncate,
    .xSync = sink_sync,
    .xFileSize = sink_file_size,
    .xLock = sink_lock,
    .xUnlock = sink_lock,
    .xCheckReservedLock = sink_check_reserved_lock,
    .xFileControl = sink_file_control,
    .xSectorSize = sink_sector_size,
    .xDeviceCharacteristics = sink_device_characteristics,
  };

  file->pMethods = NULL;
  if ((flags & SQLITE_OPEN_MAIN_DB) == 0)
    return SQLITE_CANTOPEN;
  ((SinkFile *) file)->sink = vfs->pAppData;
  file->pMethods = &methods;
  if (out_flags != NULL)
    *out_flags = flags;
  return SQLITE_OK;
}

static int
sink_delete (sqlite3_vfs *vfs, const char *name, int sync_folder)
{
  return SQLITE_OK;
}

static int
sink_access (sqlite3_vfs *vfs, const char *name, int flags, int *result)
{
  *result = 0;
  return SQLITE_OK;
}

static int
sink_full_pathname (sqlite3_vfs *vfs, const char *name, int n_out, char *out)
{
  return g_strlcpy (out, name, (gsize) n_out) < (gsize) n_out ? SQLITE_OK : SQLITE_CANTOPEN;
}

static int
sink_randomness (sqlite3_vfs *vfs, int n, char *out)
{
  Sink *sink = vfs->pAppData;

  return sink->others->xRandomness (sink->others, n, out);
}

static int
sink_sleep (sqlite3_vfs *vfs, int microseconds)
{
  Sink *sink = vfs->pAppData;

  return sink->others->xSleep (sink->others, microseconds);
}

static int
sink_current_time (sqlite3_vfs *vfs, double *now)
{
  Sink *sink = vfs->pAppData;

  return sink->others->xCurrentTime (sink->others, now);
}

/* Each has a name of its own, so that several can be written at once. */
static void
sink_init (Sink *sink, SummerImageFunc func, gpointer user_data)
{
  g_snprintf (sink->name, sizeof sink->name, "summer-image-%p", (void *) sink);
  sink->others = sqlite3_vfs_find (NULL);
  sink->func = func;
  sink->user_data = user_data;
  sink->vfs = (sqlite3_vfs){
    .iVersion = 1,
    .szOsFile = sizeof (SinkFile),
    .mxPathname = 64,
    .zName = sink->name,
    .pAppData = sink,
    .xOpen = sink_open,
    .xDelete = sink_delete,
    .xAccess = sink_access,
    .xFullPathname = sink_full_pathname,
    .xRandomness = sink_randomness,
    .xSleep = sink_sleep,
    .xCurrentTime = sink_current_time,
  };
}

static gint64
read_pragma (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *stmt = NULL;
  gint64 value = -1;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_step (stmt) == SQLITE_ROW)
    value = sqlite3_column_int64 (stmt, 0);
  sqlite3_finalize (stmt);
  return value;
}

/**
 * summer_image_get_size:
 * @size: (out): in bytes, of the moment that the transaction sees
 */
gboolean
summer_image_get_size (sqlite3 *db, gint64 *size, GError **error)
{
  gint64 pages = read_pragma (db, "PRAGMA page_count");
  gint64 page = read_pragma (db, "PRAGMA page_size");

  *size = pages * page;
  return (pages > 0 && page > 0) || summer_store_set_error (db, sqlite3_errcode (db), error);
}

static int
copy_pages (sqlite3 *from,
            sqlite3 *to,
            SummerImageProgress progress,
            gpointer progress_data,
            GCancellable *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  int result = backup == NULL ? sqlite3_errcode (to) : SQLITE_OK;

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    {
      result = sqlite3_backup_step (backup, PAGES_A_STEP);
      const int all = sqlite3_backup_pagecount (backup);
      if (progress != NULL && all > 0)
        progress ((double) (all - sqlite3_backup_remaining (backup)) / all, progress_data);
    }
  sqlite3_backup_finish (backup);
  return result;
}

/**
 * summer_image_each:
 *
 * Gives every page out to @func. Nobody is kept from writing meanwhile; what is written is not in the image.
 */
gboolean
summer_image_each (sqlite3 *db,
                   SummerImageFunc func,
                   gpointer user_data,
                   SummerImageProgress progress,
                   gpointer progress_data,
                   GCancellable *cancellable,
                   GError **error)
{
  Sink sink = { 0 };
  sqlite3 *to = NULL;

  sink_init (&sink, func, user_data);
  int result = sqlite3_vfs_register (&sink.vfs, FALSE);
  if (result == SQLITE_OK)
    result = sqlite3_open_v2 ("image", &to,
                              SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX,
                              sink.name);
  if (result == SQLITE_OK)
    result = sqlite3_exec (to,
                           "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
                           " PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -1024",
                           NULL, NULL, NULL);
  if (result == SQLITE_OK)
    result = copy_pages (db, to, progress, progress_data, cancellable);

  gboolean cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
  if (!cancelled && sink.error != NULL)
    g_propagate_error (error, g_steal_pointer (&sink.error));
  else if (!cancelled && result != SQLITE_DONE)
    summer_store_set_error (to, result, error);
  gboolean done = !cancelled && result == SQLITE_DONE;
  sqlite3_close (to);
  sqlite3_vfs_unregister (&sink.vfs);
  g_clear_error (&sink.error);
  return done;
}
