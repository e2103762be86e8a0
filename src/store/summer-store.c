#include "config.h"

#include "summer-store-private.h"

#include "summer-bounds.h"
#include "summer-changeset.h"
#include "summer-database-file.h"
#include "summer-journal-private.h"
#include "summer-keyring-private.h"
#include "summer-migration.h"
#include "summer-programme-finder.h"
#include "summer-seal-functions.h"
#include "summer-session-private.h"
#include "summer-sealing.h"
#include "summer-sheet-functions.h"
#include "summer-statement.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

#define BUSY_TIMEOUT 5000 /* milliseconds */

struct _SummerStore
{
  GObject parent_instance;

  char *path;                    /* owned */
  char *schema;                  /* owned: resource folder */
  sqlite3 *db;                   /* owned */
  GHashTable *statements;        /* owned: address of the SQL → statement */
  SummerVault *vault;            /* owned */
  SummerProgrammeFinder *finder; /* owned */
  SummerSession *account;        /* owned; NULL = the file has no accounts */
  gboolean read_only, is_copy;

  /* The transaction under way. */
  gboolean writing;
  sqlite3_session *session;      /* owned */
  SummerChangesetWriter *writer; /* owned: rows that the session is not shown */
  char *action, *reason;         /* owned */
  gint64 undoes;
  gboolean noted; /* an entry is written even when no record changed */

  GArray *entries; /* owned: gint64, sequences of what was committed here, in order */
  gint64 last_id;
  gint64 data_version; /* of the last poll: moves when another connection commits */
};

G_DEFINE_FINAL_TYPE (SummerStore, summer_store, G_TYPE_OBJECT)
G_DEFINE_QUARK (summer - store - error - quark, summer_store_error)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
end_transaction (SummerStore *self)
{
  g_clear_pointer (&self->session, sqlite3session_delete);
  g_clear_pointer (&self->writer, summer_changeset_writer_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_pointer (&self->reason, g_free);
  self->undoes = 0;
  self->noted = FALSE;
  self->writing = FALSE;
}

static void
summer_store_dispose (GObject *object)
{
  SummerStore *self = SUMMER_STORE (object);

  if (self->writing)
    summer_store_rollback (self);
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->finder, summer_programme_finder_free);
  g_clear_pointer (&self->vault, summer_vault_unref);
  g_clear_pointer (&self->account, summer_session_unref);
  if (self->db != NULL)
    sqlite3_close_v2 (self->db);
  self->db = NULL;
  G_OBJECT_CLASS (summer_store_parent_class)->dispose (object);
}

static void
summer_store_finalize (GObject *object)
{
  SummerStore *self = SUMMER_STORE (object);

  g_array_unref (self->entries);
  g_free (self->path);
  g_free (self->schema);
  G_OBJECT_CLASS (summer_store_parent_class)->finalize (object);
}

static void
summer_store_class_init (SummerStoreClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  /* Nobody asks SQLite how much memory it holds, and the count costs a lock an allocation: an import makes
   * millions. Where the process has used SQLite before, it is refused and nothing is lost. */
  sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);

  object_class->dispose = summer_store_dispose;
  object_class->finalize = summer_store_finalize;

  /**
   * SummerStore::changed:
   *
   * What is shown may be out of date. The detail is "records" after a commit, of this store or of another,
   * and "assessment" when new verdicts were published.
   */
  signals[CHANGED]
      = g_signal_new ("changed", SUMMER_TYPE_STORE, G_SIGNAL_RUN_LAST | G_SIGNAL_DETAILED, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
}

static void
summer_store_init (SummerStore *self)
{
  self->entries = g_array_new (FALSE, FALSE, sizeof (gint64));
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

/* The file exists before SQLite opens it, so that neither it nor the files beside it, which take over its
 * mode, are ever readable by others. */
static gboolean
make_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (fd >= 0 && fchmod (fd, 0600) == 0 && close (fd) == 0)
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED, _ ("“%s” cannot be made: %s"),
               path, g_strerror (errno));
  return FALSE;
}

static void
keep_private (const char *path)
{
  struct stat status;

  if (stat (path, &status) == 0 && status.st_uid == geteuid () && (status.st_mode & 077) != 0
      && g_chmod (path, 0600) != 0)
    g_info ("%s stays readable by others: %s", path, g_strerror (errno));
}

/* Who has signed in, as the file has it now: a role may have become another since. */
static gboolean
take_session (SummerStore *self, SummerKeyring *keyring, SummerSession *session, GError **error)
{
  if (!summer_keyring_fits (keyring, summer_session_get_vault (session)))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                           _ ("This is another database than the one you signed in to. Sign in "
                              "again."));
      return FALSE;
    }
  self->account = summer_session_read (self->db, summer_session_get_name (session),
                                       summer_session_get_vault (session), error);
  if (self->account == NULL)
    return FALSE;
  self->vault = summer_vault_copy (summer_session_get_vault (session), error);
  return self->vault != NULL;
}

static gboolean
open_vault (SummerStore *self, SummerSession *session, GError **error)
{
  g_autoptr (SummerKeyring) keyring = summer_keyring_read (self->db, error);

  if (keyring == NULL)
    return FALSE;
  if (self->vault == NULL && (summer_keyring_is_in_the_clear (keyring) || session == NULL))
    self->vault = summer_keyring_open (keyring, error);
  else if (self->vault == NULL && !take_session (self, keyring, session, error))
    return FALSE;
  self->finder = summer_programme_finder_new (self->db);
  return self->vault != NULL && summer_seal_functions_register (self->db, self->vault, error)
         && (self->account == NULL
             || summer_session_get_role (self->account) != SUMMER_ACCOUNT_ORGANISER
             || summer_bounds_set_up (self->db, self->account, error));
}

static gboolean
set_up_connection (SummerStore *self, GError **error)
{
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_TIMEOUT);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (self->db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
  if (!self->read_only
      && (!summer_migration_run (self->db, self->path, self->schema, !self->is_copy, error)
          || !summer_store_exec (self->db, "PRAGMA journal_mode = WAL", error)
          || !summer_sealing_sweep (self->db, error)))
    return FALSE;
  /* A long read goes through the file once and does not come back; an import goes back and forth in it. */
  return summer_store_exec (self->db,
                            self->read_only ? "PRAGMA cache_size = -4096"
                                            : "PRAGMA cache_size = -65536",
                            error)
         && summer_store_exec (
             self->db,
             "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA temp_store = MEMORY;"
             "PRAGMA cell_size_check = ON; PRAGMA journal_size_limit = 67108864;"
             "SELECT count (*) FROM sqlite_schema",
             error)
         && summer_sheet_functions_register (self->db, error);
}

static gboolean
open_file (SummerStore *self,
           const char *path,
           SummerStoreFlags flags,
           const char *schema,
           SummerSession *session,
           GError **error)
{
  int newest = summer_migration_get_version (schema);
  gboolean exists = FALSE;

  self->path = g_canonicalize_filename (path, NULL);
  self->schema = g_strdup (schema);
  self->read_only = (flags & SUMMER_STORE_READ_ONLY) != 0;
  self->statements = summer_statement_cache_new ();

  if (flags & SUMMER_STORE_CREATE && !self->read_only)
    {
      g_autofree char *folder = g_path_get_dirname (self->path);
      g_mkdir_with_parents (folder, 0700);
    }
  if (!summer_database_file_check (self->path, newest, &exists, error))
    return FALSE;
  if (!exists && (self->read_only || !(flags & SUMMER_STORE_CREATE)))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                   _ ("There is no database “%s” yet."), self->path);
      return FALSE;
    }
  if (!exists && !make_file (self->path, error))
    return FALSE;

  /* No mutex: a store belongs to the thread that opened it. */
  int result
      = sqlite3_open_v2 (self->path, &self->db,
                         SQLITE_OPEN_NOMUTEX
                             | (self->read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE),
                         NULL);
  if (result != SQLITE_OK)
    {
      summer_store_set_error (self->db, result, error);
      return FALSE;
    }
  if (!set_up_connection (self, error))
    return FALSE;
  int version = (int) read_pragma (self->db, "PRAGMA user_version");
  if (version > newest)
    {
      summer_database_file_set_newer (self->path, (guint32) version, newest, error);
      return FALSE;
    }
  if (version != newest)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("“%s” is of an older version. Open it once for writing, so that it is "
                      "brought up to date."),
                   self->path);
      return FALSE;
    }
  if (!open_vault (self, session, error))
    return FALSE;
  if (!self->read_only)
    keep_private (self->path);
  self->data_version = read_pragma (self->db, "PRAGMA data_version");
  return TRUE;
}

static SummerStore *
open_store (const char *path,
            SummerStoreFlags flags,
            const char *schema,
            SummerSession *session,
            GError **error)
{
  g_autoptr (SummerStore) self = g_object_new (SUMMER_TYPE_STORE, NULL);

  return open_file (self, path, flags, schema, session, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_store_open_copy:
 * @vault: (nullable): the keys of the records
 *
 * For what was just unpacked from a backup.
 */
SummerStore *
summer_store_open_copy (const char *path, SummerVault *vault, GError **error)
{
  g_autoptr (SummerStore) self = g_object_new (SUMMER_TYPE_STORE, NULL);

  self->is_copy = TRUE;
  self->vault = vault != NULL ? summer_vault_copy (vault, error) : NULL;
  return (vault == NULL || self->vault != NULL)
                 && open_file (self, path, SUMMER_STORE_NONE, SUMMER_SCHEMA_FOLDER, NULL, error)
             ? g_steal_pointer (&self)
             : NULL;
}

/**
 * summer_store_open_with_schema:
 * @schema: resource folder with the numbered scripts of the schema
 *
 * See summer_store_open().
 */
SummerStore *
summer_store_open_with_schema (const char *path,
                               SummerStoreFlags flags,
                               const char *schema,
                               GError **error)
{
  return open_store (path, flags, schema, NULL, error);
}

/**
 * summer_store_open:
 * @path: the file
 * @flags: %SUMMER_STORE_CREATE makes the file, and the folders above it, when there is none
 *
 * Opens a connection. An older file is brought to the present version first, and a copy of it kept. A file
 * that is refused (foreign, newer, damaged, on a network drive) is not touched.
 *
 * Returns: (transfer full) (nullable): the store, or NULL with @error set
 */
SummerStore *
summer_store_open (const char *path, SummerStoreFlags flags, GError **error)
{
  g_return_val_if_fail (path != NULL, NULL);

  return open_store (path, flags, SUMMER_SCHEMA_FOLDER, NULL, error);
}

/**
 * summer_store_open_for:
 * @session: (nullable): who has signed in to the file; of no use where it has no accounts
 *
 * See summer_store_open(). What can be read and written through the store is what the account may; an organiser sees
 * the own classes and no others.
 *
 * Returns: (transfer full) (nullable): the store, or NULL with @error set
 */
SummerStore *
summer_store_open_for (const char *path,
                       SummerStoreFlags flags,
                       SummerSession *session,
                       GError **error)
{
  g_autoptr (SummerStore) self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  self = open_store (path, flags, SUMMER_SCHEMA_FOLDER, session, error);
  if (self == NULL || self->account == NULL || !summer_session_must_change (self->account))
    return g_steal_pointer (&self);
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                       _ ("This password was given to you by an administrator. Choose one of your "
                          "own first."));
  return NULL;
}

SummerStore *
summer_store_open_to_change (const char *path, SummerSession *session, GError **error)
{
  return open_store (path, SUMMER_STORE_NONE, SUMMER_SCHEMA_FOLDER, session, error);
}

/**
 * summer_store_get_session:
 *
 * Returns: (transfer none) (nullable): whose store it is
 */
SummerSession *
summer_store_get_session (SummerStore *self)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), NULL);

  return self->account;
}

const char *
summer_store_get_account (SummerStore *self)
{
  return self->account != NULL ? summer_session_get_name (self->account) : g_get_user_name ();
}

void
summer_store_set_noted (SummerStore *self)
{
  self->noted = TRUE;
}

/**
 * summer_store_dup_default_path:
 *
 * Returns: (transfer full): where a user's own database is
 */
char *
summer_store_dup_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "summer-classes", "summer.db", NULL);
}

const char *
summer_store_get_path (SummerStore *self)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), NULL);

  return self->path;
}

sqlite3 *
summer_store_get_db (SummerStore *self)
{
  return self->db;
}

GHashTable *
summer_store_get_statements (SummerStore *self)
{
  return self->statements;
}

const char *
summer_store_get_schema (SummerStore *self)
{
  return self->schema;
}

gboolean
summer_store_is_writing (SummerStore *self)
{
  return self->writing;
}

/**
 * summer_store_begin_told:
 *
 * From here to summer_store_end_told() the session looks away, and whoever writes tells the writer that is
 * returned what was written.
 */
SummerChangesetWriter *
summer_store_begin_told (SummerStore *self)
{
  sqlite3session_enable (self->session, FALSE);
  return self->writer;
}

void
summer_store_end_told (SummerStore *self)
{
  sqlite3session_enable (self->session, TRUE);
}

SummerVault *
summer_store_get_vault (SummerStore *self)
{
  return self->vault;
}

SummerProgrammeFinder *
summer_store_get_finder (SummerStore *self)
{
  return self->finder;
}

GArray *
summer_store_get_entries (SummerStore *self)
{
  return self->entries;
}

void
summer_store_set_undoes (SummerStore *self, gint64 sequence)
{
  self->undoes = sequence;
}

void
summer_store_emit_changed (SummerStore *self, const char *what)
{
  g_signal_emit (self, signals[CHANGED], g_quark_from_string (what));
}

/**
 * summer_store_poll:
 *
 * Looks whether another connection, in this program or another, has committed since the last time, and
 * emits "changed" when it has. Cheap enough for once a second.
 */
gboolean
summer_store_poll (SummerStore *self)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), FALSE);

  gint64 version = read_pragma (self->db, "PRAGMA data_version");
  if (version == self->data_version)
    return FALSE;
  self->data_version = version;
  summer_store_emit_changed (self, "records");
  return TRUE;
}

/**
 * summer_store_new_id:
 *
 * An id for a new record: 42 bits of milliseconds since 1970 and 21 random ones, so that ids follow the
 * time and two offices never make the same one. Ids of one store always grow, also when many are made
 * in one millisecond.
 */
gint64
summer_store_new_id (SummerStore *self)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), 0);

  gint64 id = (g_get_real_time () / 1000) << 21 | g_random_int_range (0, 1 << 21);
  self->last_id = MAX (id, self->last_id + g_random_int_range (1, 1 << 10));
  return self->last_id;
}

/* Everything is recorded but the journal itself, its keys and what the schema brings along. */
static int
is_recorded (void *data, const char *table)
{
  static const char *const unrecorded[]
      = { "journal", "ownership", "document_content", "vault", "programme_key", "sign_in", NULL };

  return !g_strv_contains (unrecorded, table) && !g_str_has_prefix (table, "sqlite_");
}

/* What is written to a file that was taken away is found by nobody; SQLite would not mind. */
static gboolean
check_place (SummerStore *self, GError **error)
{
  int moved = 0;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_HAS_MOVED, &moved) != SQLITE_OK
      || moved == 0)
    return TRUE;
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
               _ ("The database “%s” was moved, removed or replaced while it was open. Nothing was "
                  "written. Put it back where it was, or close this window and open the one that "
                  "is there now."),
               self->path);
  return FALSE;
}

/* As the file has it now, inside of the transaction: the account may have been deactivated since, or there may be
 * accounts where there were none. */
static gboolean
is_still_good (SummerStore *self, GError **error)
{
  static const char none[] = "SELECT 1 FROM main.vault WHERE kind = 0";
  static const char sql[] = "SELECT role, must_change FROM main.account WHERE id = ?1 AND active";
  g_autoptr (SummerStatement) find
      = summer_statement_new (self, self->account != NULL ? sql : none, error);

  if (find == NULL)
    return FALSE;
  if (self->account != NULL)
    summer_statement_bind_int (find, 1, summer_session_get_id (self->account));
  if (summer_statement_step (find, error)
      && (self->account == NULL
          || g_str_equal (summer_account_role_get_code (summer_session_get_role (self->account)),
                          summer_statement_get_text (find, 0))))
    return TRUE;
  if (!summer_statement_failed (find))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_LOCKED,
                         self->account != NULL
                             ? _ ("This account was changed by an administrator. Nothing was "
                                  "written; sign in again.")
                             : _ ("This database has accounts now. Nothing was written; sign in "
                                  "with yours."));
  return FALSE;
}

/* Before anything is written: whether the account may. */
static gboolean
is_allowed (SummerStore *self, const char *action, GError **error)
{
  SummerRight right;

  if (self->account == NULL)
    return TRUE;
  if (summer_right_of_action (action, &right))
    return summer_session_require (self->account, right, error);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FORBIDDEN,
               _ ("Nobody has a right to “%s”. Nothing was done."), action);
  return FALSE;
}

/**
 * summer_store_begin:
 * @action: a code such as "import", see summer_journal_get_action_text()
 * @reason: (nullable): in words, such as the name of the file
 *
 * Starts a transaction. Everything up to summer_store_commit() becomes one entry of the journal.
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_BUSY when another program writes for too long,
 *   %SUMMER_STORE_ERROR_FORBIDDEN when the account has no right to it
 */
gboolean
summer_store_begin (SummerStore *self, const char *action, const char *reason, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self), FALSE);
  g_return_val_if_fail (action != NULL && *action != '\0', FALSE);
  g_return_val_if_fail (!self->writing, FALSE);

  if (self->read_only)
    return summer_store_set_error (NULL, SQLITE_READONLY, error);
  if (!is_allowed (self, action, error) || !check_place (self, error)
      || !summer_store_exec (self->db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!is_still_good (self, error))
    {
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }

  int result = sqlite3session_create (self->db, "main", &self->session);
  if (result == SQLITE_OK)
    {
      sqlite3session_table_filter (self->session, is_recorded, NULL);
      result = sqlite3session_attach (self->session, NULL);
    }
  if (result != SQLITE_OK)
    {
      summer_store_set_error (NULL, result, error);
      end_transaction (self);
      sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
      return FALSE;
    }
  self->writer = summer_changeset_writer_new ();
  self->writing = TRUE;
  self->action = g_strdup (action);
  self->reason = g_strdup (reason);
  return TRUE;
}

/**
 * summer_store_set_reason:
 * @reason: (nullable): in words, in the place of what was given to summer_store_begin()
 *
 * For what is only known inside of the transaction.
 */
void
summer_store_set_reason (SummerStore *self, const char *reason)
{
  g_return_if_fail (SUMMER_IS_STORE (self) && self->writing);

  g_free (self->reason);
  self->reason = g_strdup (reason);
}

const char *
summer_store_get_reason (SummerStore *self)
{
  g_return_val_if_fail (SUMMER_IS_STORE (self) && self->writing, "");

  return self->reason != NULL && *self->reason != '\0'
             ? self->reason
             : summer_journal_get_action_text (self->action);
}

static gboolean
commit_with_entry (SummerStore *self, gint64 *sequence, GError **error)
{
  g_autoptr (SummerChangeset) changeset
      = summer_changeset_writer_finish (self->writer, self->session, error);

  *sequence = 0;
  if (changeset == NULL)
    return FALSE;
  if (changeset->size == 0 && !self->noted)
    return TRUE;
  return summer_journal_append (self, self->action, self->reason, self->undoes, changeset, sequence,
                                error)
         && summer_store_exec (self->db, "COMMIT", error);
}

/**
 * summer_store_commit:
 * @sequence: (out) (optional): of the entry in the journal, 0 when nothing had changed
 *
 * Writes the changes and their journal entry, both or neither. On failure everything since
 * summer_store_begin() is taken back.
 */
gboolean
summer_store_commit (SummerStore *self, gint64 *sequence, GError **error)
{
  gint64 entry = 0;

  g_return_val_if_fail (SUMMER_IS_STORE (self), FALSE);
  g_return_val_if_fail (self->writing, FALSE);

  gboolean done = commit_with_entry (self, &entry, error);
  if (sequence != NULL)
    *sequence = done ? entry : 0;
  if (!done || entry == 0)
    summer_store_rollback (self);
  else
    {
      end_transaction (self);
      g_array_append_val (self->entries, entry);
      summer_store_emit_changed (self, "records");
    }
  return done;
}

/**
 * summer_store_note:
 * @reason: (nullable): in words
 *
 * It is nothing that an undo could take back.
 */
gboolean
summer_store_note (SummerStore *self, const char *action, const char *reason, GError **error)
{
  gint64 entry = 0;

  if (!summer_store_begin (self, action, reason, error))
    return FALSE;
  self->noted = TRUE;
  if (!commit_with_entry (self, &entry, error))
    {
      summer_store_rollback (self);
      return FALSE;
    }
  end_transaction (self);
  summer_store_emit_changed (self, "records");
  return TRUE;
}

/**
 * summer_store_rollback:
 *
 * Takes back everything since summer_store_begin(). Without a transaction it does nothing.
 */
void
summer_store_rollback (SummerStore *self)
{
  g_return_if_fail (SUMMER_IS_STORE (self));

  if (!self->writing)
    return;
  end_transaction (self);
  sqlite3_exec (self->db, "ROLLBACK", NULL, NULL, NULL);
}
