#include "config.h"

#include "summer-salvage.h"

#include "summer-backup-private.h"
#include "summer-database-file.h"
#include "summer-journal.h"
#include "summer-migration.h"
#include "summer-phrase.h"
#include "summer-record-words.h"
#include "summer-salvage-table.h"
#include "summer-sealing.h"
#include "summer-session-private.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>

/* What one salvage works with. */
typedef struct
{
  char *folder;        /* owned: of the copy that is read, removed at the end */
  char *copy, *new;    /* owned: the copy of the damaged file, and the new one */
  sqlite3 *from, *to;  /* owned */
  GArray *tables;      /* SummerSalvagedTable */
  GPtrArray *triggers; /* owned: their SQL, put back when all is read */
} Work;

static void
clear_table (gpointer data)
{
  g_free (((SummerSalvagedTable *) data)->table);
}

static void
work_clear (Work *work)
{
  sqlite3_close (work->from);
  sqlite3_close (work->to);
  if (work->new != NULL)
    summer_backup_remove (work->new);
  if (work->copy != NULL)
    summer_backup_remove (work->copy);
  if (work->folder != NULL)
    g_rmdir (work->folder);
  g_free (work->folder);
  g_free (work->copy);
  g_free (work->new);
  g_clear_pointer (&work->tables, g_array_unref);
  g_clear_pointer (&work->triggers, g_ptr_array_unref);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, work_clear)

/* The log beside the file holds what was committed last; SQLite takes it in when it opens the copy. */
static gboolean
copy_files (Work *work, const char *damaged, GError **error)
{
  static const char *const endings[] = { "", "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *from_path = g_strconcat (damaged, endings[i], NULL);
      g_autofree char *to_path = g_strconcat (work->copy, endings[i], NULL);
      g_autoptr (GFile) from = g_file_new_for_path (from_path);
      g_autoptr (GFile) to = g_file_new_for_path (to_path);

      if (i > 0 && !g_file_test (from_path, G_FILE_TEST_EXISTS))
        continue;
      if (!g_file_copy (from, to, G_FILE_COPY_TARGET_DEFAULT_PERMS | G_FILE_COPY_OVERWRITE, NULL,
                        NULL, NULL, error))
        return FALSE;
      /* Within a folder of our own: a file system without modes is no reason to give up. */
      g_chmod (to_path, 0600);
    }
  return TRUE;
}

static gint64
read_number (sqlite3 *db, const char *sql, gint64 otherwise)
{
  sqlite3_stmt *ask = NULL;
  gint64 number = otherwise;

  if (sqlite3_prepare_v2 (db, sql, -1, &ask, NULL) == SQLITE_OK && sqlite3_step (ask) == SQLITE_ROW)
    number = sqlite3_column_int64 (ask, 0);
  sqlite3_finalize (ask);
  return number;
}

/* Opens the copy, and makes the new database of the same version beside the target. */
static gboolean
open_both (Work *work, const char *damaged, const char *to, GError **error)
{
  const int newest = summer_migration_get_version (SUMMER_SCHEMA_FOLDER);
  g_autofree char *folder = g_path_get_dirname (to);
  gint64 version;

  work->folder = g_build_filename (folder, ".summer-salvage-XXXXXX", NULL);
  if (g_mkdtemp_full (work->folder, 0700) == NULL)
    {
      g_clear_pointer (&work->folder, g_free);
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("Nothing can be written to “%s”. Choose another folder."), folder);
      return FALSE;
    }
  work->copy = g_build_filename (work->folder, "damaged.db", NULL);
  work->new = g_build_filename (work->folder, "new.db", NULL);
  if (!copy_files (work, damaged, error))
    return FALSE;
  if (sqlite3_open_v2 (work->copy, &work->from, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL)
          != SQLITE_OK
      || (version = read_number (work->from, "PRAGMA user_version", -1)) < 0
      || read_number (work->from, "SELECT count (*) FROM sqlite_schema", 0) == 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                   _ ("The contents of “%s” cannot be found any more: its first page is damaged. "
                      "Restore a backup."),
                   damaged);
      return FALSE;
    }
  if (version > newest)
    {
      summer_database_file_set_newer (damaged, (guint32) version, newest, error);
      return FALSE;
    }
  sqlite3_exec (work->from, "PRAGMA cell_size_check = ON", NULL, NULL, NULL);
  if (sqlite3_open_v2 (work->new, &work->to,
                       SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX, NULL)
      != SQLITE_OK)
    return summer_store_set_error (work->to, sqlite3_errcode (work->to), error);
  g_chmod (work->new, 0600);
  return summer_migration_make (work->to, SUMMER_SCHEMA_FOLDER,
                                version > 0 ? (int) version : newest, error)
         && summer_sealing_take_key (work->to, error);
}

static void
list_tables (Work *work)
{
  static const char sql[]
      = "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
        " AND name NOT LIKE 'sqlite_%' AND name <> 'ownership' ORDER BY name";
  sqlite3_stmt *each = NULL;

  if (sqlite3_prepare_v2 (work->to, sql, -1, &each, NULL) == SQLITE_OK)
    while (sqlite3_step (each) == SQLITE_ROW)
      {
        const SummerSalvagedTable table
            = { .table = g_strdup ((const char *) sqlite3_column_text (each, 0)) };

        g_array_append_val (work->tables, table);
      }
  sqlite3_finalize (each);
}

/* Triggers keep people from changing what is settled; what is read out was settled before. */
static gboolean
set_triggers_aside (Work *work, GError **error)
{
  sqlite3_stmt *each = NULL;
  g_autoptr (GString) drop = g_string_new (NULL);

  if (sqlite3_prepare_v2 (work->to, "SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'",
                          -1, &each, NULL)
      == SQLITE_OK)
    while (sqlite3_step (each) == SQLITE_ROW)
      {
        g_string_append_printf (drop, "DROP TRIGGER \"%s\";",
                                (const char *) sqlite3_column_text (each, 0));
        g_ptr_array_add (work->triggers, g_strdup ((const char *) sqlite3_column_text (each, 1)));
      }
  sqlite3_finalize (each);
  return summer_store_exec (work->to, drop->str, error);
}

static gboolean
read_tables (Work *work, GError **error)
{
  for (guint i = 0; i < work->tables->len; i++)
    {
      SummerSalvagedTable *table = &g_array_index (work->tables, SummerSalvagedTable, i);
      g_autoptr (SummerSalvageReader) reader
          = summer_salvage_reader_new (work->from, work->to, table->table, error);

      if (reader == NULL || !summer_salvage_reader_scan (reader, error))
        return FALSE;
      table->damaged = summer_salvage_reader_is_damaged (reader);
    }
  /* Only now do the others say whom they name. */
  for (guint i = 0; i < work->tables->len; i++)
    {
      SummerSalvagedTable *table = &g_array_index (work->tables, SummerSalvagedTable, i);
      g_autoptr (SummerSalvageReader) reader = NULL;

      if (!table->damaged)
        continue;
      reader = summer_salvage_reader_new (work->from, work->to, table->table, error);
      if (reader == NULL || !summer_salvage_reader_probe (reader, &table->n_missing, error))
        return FALSE;
    }
  return TRUE;
}

/* A record that refers to one that is lost keeps the rest of itself where the reference may be empty, and goes where it
 * may not. That can leave others behind, until none are. */
static gboolean
drop_orphans (Work *work, GError **error)
{
  static const char sql[]
      = "SELECT t.name, f.\"table\", f.\"from\", coalesce (f.\"to\", (SELECT p.name FROM"
        " pragma_table_info (f.\"table\") p WHERE p.pk = 1)), c.\"notnull\" OR c.pk > 0"
        " FROM pragma_table_list t, pragma_foreign_key_list (t.name) f, pragma_table_info (t.name) "
        "c"
        " WHERE t.schema = 'main' AND c.name = f.\"from\"";
  int changed;

  do
    {
      sqlite3_stmt *each = NULL;
      int result = sqlite3_prepare_v2 (work->to, sql, -1, &each, NULL);
      g_autoptr (GPtrArray) statements = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

      while (result == SQLITE_OK && sqlite3_step (each) == SQLITE_ROW)
        {
          const char *table = (const char *) sqlite3_column_text (each, 0);
          const char *parent = (const char *) sqlite3_column_text (each, 1);
          const char *from = (const char *) sqlite3_column_text (each, 2);
          const char *key = (const char *) sqlite3_column_text (each, 3);
          g_autofree char *lost
              = g_strdup_printf ("\"%s\" IS NOT NULL AND \"%s\" NOT IN (SELECT \"%s\" FROM \"%s\")",
                                 from, from, key, parent);

          if (sqlite3_column_int (each, 4) == 0)
            g_ptr_array_add (statements,
                             g_strdup_printf ("UPDATE OR IGNORE \"%s\" SET \"%s\" = NULL WHERE %s",
                                              table, from, lost));
          else
            g_ptr_array_add (statements, NULL);
          g_ptr_array_add (statements,
                           g_strdup_printf ("DELETE FROM \"%s\" WHERE %s", table, lost));
          g_ptr_array_add (names, g_strdup (table));
        }
      sqlite3_finalize (each);
      changed = 0;
      for (guint i = 0; i < names->len; i++)
        {
          const char *loosen = statements->pdata[2 * i];

          if ((loosen != NULL && !summer_store_exec (work->to, loosen, error))
              || !summer_store_exec (work->to, statements->pdata[2 * i + 1], error))
            return FALSE;
          if (sqlite3_changes (work->to) == 0)
            continue;
          changed++;
          for (guint k = 0; k < work->tables->len; k++)
            if (g_str_equal (g_array_index (work->tables, SummerSalvagedTable, k).table,
                             names->pdata[i]))
              g_array_index (work->tables, SummerSalvagedTable, k).n_orphans
                  += sqlite3_changes (work->to);
        }
    }
  while (changed > 0);
  return TRUE;
}

static gboolean
finish_new (Work *work, GError **error)
{
  if (!summer_sealing_give_key (work->to, error))
    return FALSE;
  for (guint i = 0; i < work->triggers->len; i++)
    if (!summer_store_exec (work->to, work->triggers->pdata[i], error))
      return FALSE;
  for (guint i = 0; i < work->tables->len; i++)
    {
      SummerSalvagedTable *table = &g_array_index (work->tables, SummerSalvagedTable, i);
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", table->table);

      table->n_read = read_number (work->to, sql, 0);
    }
  if (!summer_store_exec (work->to, "COMMIT", error))
    return FALSE;
  if (sqlite3_close (work->to) == SQLITE_OK)
    work->to = NULL;
  return TRUE;
}

/* Brought to the present version and looked through like any other database; then it gets its name. */
static GPtrArray *
check_new (Work *work, const char *to, SummerSession *session, GError **error)
{
  g_autoptr (SummerStore) store
      = summer_store_open_copy (work->new,
                                session != NULL ? summer_session_get_vault (session) : NULL, error);
  g_autoptr (GPtrArray) problems = NULL;

  if (store == NULL || !summer_store_check (store, &problems, error)
      || !summer_backup_copy (summer_store_get_db (store), to, NULL, error))
    return NULL;
  return g_steal_pointer (&problems);
}

static gboolean
holds_nothing (const Work *work)
{
  for (guint i = 0; i < work->tables->len; i++)
    if (g_array_index (work->tables, SummerSalvagedTable, i).n_read > 0)
      return FALSE;
  return TRUE;
}

/**
 * summer_store_salvage:
 * @damaged: a database, open nowhere; it is read from a copy and not touched
 * @to: the new database; there must be none of that name
 * @session: (nullable): of somebody who may restore, where the file has accounts
 *
 * Reads everything that can still be read into a new database of the present version. Records that belong to one that
 * was lost are left out, since the new database must be sound.
 *
 * Returns: (transfer full) (nullable): what was read and lost, or NULL with @error set and nothing written
 */
SummerSalvage *
summer_store_salvage (const char *damaged, const char *to, SummerSession *session, GError **error)
{
  g_auto (Work) work = { .tables = g_array_new (FALSE, TRUE, sizeof (SummerSalvagedTable)),
                         .triggers = g_ptr_array_new_with_free_func (g_free) };
  g_autoptr (GPtrArray) problems = NULL;
  SummerSalvage *salvage;

  g_return_val_if_fail (damaged != NULL && to != NULL, NULL);

  g_array_set_clear_func (work.tables, clear_table);
  if (!summer_session_require (session, SUMMER_RIGHT_RESTORE, error))
    return NULL;
  if (g_file_test (to, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                   _ ("There is a file “%s” already. Choose a new name."), to);
      return NULL;
    }
  if (!open_both (&work, damaged, to, error)
      || !summer_store_exec (work.to, "PRAGMA foreign_keys = OFF; BEGIN", error)
      || !set_triggers_aside (&work, error))
    return NULL;
  list_tables (&work);
  if (!read_tables (&work, error) || !drop_orphans (&work, error) || !finish_new (&work, error))
    return NULL;
  if (holds_nothing (&work))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
                   _ ("No record of “%s” can be read any more. Restore a backup."), damaged);
      return NULL;
    }
  problems = check_new (&work, to, session, error);
  if (problems == NULL)
    return NULL;

  for (guint i = work.tables->len; i-- > 0;)
    {
      const SummerSalvagedTable *table = &g_array_index (work.tables, SummerSalvagedTable, i);

      if (table->n_read == 0 && !table->damaged && table->n_orphans == 0)
        g_array_remove_index (work.tables, i);
    }
  salvage = g_new0 (SummerSalvage, 1);
  salvage->n_tables = work.tables->len;
  g_array_set_clear_func (work.tables, NULL);
  salvage->tables
      = (SummerSalvagedTable *) (gpointer) g_array_free (g_steal_pointer (&work.tables), FALSE);
  salvage->problems = g_steal_pointer (&problems);
  return salvage;
}

gint64
summer_salvage_count_read (const SummerSalvage *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->n_tables; i++)
    n += self->tables[i].n_read;
  return n;
}

gboolean
summer_salvage_is_whole (const SummerSalvage *self)
{
  for (guint i = 0; i < self->n_tables; i++)
    if (self->tables[i].damaged || self->tables[i].n_orphans > 0)
      return FALSE;
  return self->problems->len == 0;
}

/**
 * summer_salvage_dup_report:
 *
 * Returns: (transfer full): what was lost first, then how much was read, then what is wrong with the new database
 */
char *
summer_salvage_dup_report (const SummerSalvage *self)
{
  g_autoptr (GString) report = g_string_new (NULL);

  for (guint i = 0; i < self->n_tables; i++)
    {
      const SummerSalvagedTable *table = &self->tables[i];
      const char *title = summer_record_get_table_text (table->table);
      g_autofree char *read = summer_phrase_dup_count (table->n_read);
      g_autofree char *missing = summer_phrase_dup_count (table->n_missing);
      g_autofree char *orphans = summer_phrase_dup_count (table->n_orphans);

      /* Translators: a kind of record, and how many of them. */
      g_string_append_printf (report, _ ("%s: %s read"), title, read);
      if (table->n_missing > 0)
        g_string_append_printf (report, _ (", %s lost for certain"), missing);
      if (table->n_orphans > 0)
        g_string_append_printf (report, _ (", %s left out because what they belong to is lost"),
                                orphans);
      if (table->damaged && table->n_missing == 0)
        g_string_append (report, _ (", perhaps some lost: its pages are damaged"));
      g_string_append_c (report, '\n');
    }
  for (guint i = 0; i < self->problems->len; i++)
    g_string_append_printf (report, "%s\n", (const char *) self->problems->pdata[i]);
  return g_string_free (g_steal_pointer (&report), FALSE);
}

void
summer_salvage_free (SummerSalvage *self)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->n_tables; i++)
    g_free (self->tables[i].table);
  g_free (self->tables);
  g_ptr_array_unref (self->problems);
  g_free (self);
}
