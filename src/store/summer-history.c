#include "config.h"

#include "summer-history.h"

#include "summer-journal-seal.h"
#include "summer-record-words.h"
#include "summer-seal-functions.h"
#include "summer-statement.h"

#include <glib/gi18n.h>
#include <string.h>

#define ID_BYTES 9 /* of an id in a changeset: its type, then eight bytes */
#define CHUNK 16384
#define SEALED 6 /* the first of the columns of which the changeset is read */

/* A table as it is now: an older entry has fewer columns, which stand in front. */
typedef struct
{
  char *name;     /* owned */
  char **columns; /* owned */
  char **parents; /* owned: the table that a column refers to, "" = none */
} Table;

typedef struct
{
  SummerStore *store; /* borrowed */
  sqlite3 *db;        /* borrowed */
  GPtrArray *tables;  /* owned: Table */

  /* The record wanted; NULL = all. */
  const char *table;
  gint64 id;

  SummerHistoryFunc func;
  gpointer user_data;
  GCancellable *cancellable;
  gboolean stopped; /* by func */
} History;

static void
table_free (gpointer data)
{
  Table *table = data;

  g_free (table->name);
  g_strfreev (table->columns);
  g_strfreev (table->parents);
  g_free (table);
}

static Table *
load_table (History *self, const char *name)
{
  static const char sql[]
      = "SELECT c.name, ifnull (f.\"table\", '') FROM pragma_table_info (?1, 'main') c"
        " LEFT JOIN pragma_foreign_key_list (?1, 'main') f ON f.\"from\" = c.name"
        " ORDER BY c.cid";
  g_autoptr (GPtrArray) columns = g_ptr_array_new (), parents = g_ptr_array_new ();
  Table *table = g_new0 (Table, 1);
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (self->db, sql, -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (stmt, 1, name, -1, SQLITE_STATIC);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          g_ptr_array_add (columns, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
          g_ptr_array_add (parents, g_strdup ((const char *) sqlite3_column_text (stmt, 1)));
        }
    }
  sqlite3_finalize (stmt);
  g_ptr_array_add (columns, NULL);
  g_ptr_array_add (parents, NULL);
  table->name = g_strdup (name);
  table->columns = (char **) g_ptr_array_free (g_steal_pointer (&columns), FALSE);
  table->parents = (char **) g_ptr_array_free (g_steal_pointer (&parents), FALSE);
  g_ptr_array_add (self->tables, table);
  return table;
}

static Table *
get_table (History *self, const char *name)
{
  for (guint i = 0; i < self->tables->len; i++)
    {
      Table *table = g_ptr_array_index (self->tables, i);

      if (g_str_equal (table->name, name))
        return table;
    }
  return load_table (self, name);
}

/* What hangs on a class and comes by the hundred is told of the children and the days themselves. */
static gboolean
belongs (const char *parent, const char *table)
{
  static const char *const of_class[]
      = { "attendance",  "staff_attendance",  "enrolment",     "response", "correction",
          "food_sample", "release_exception", "questionnaire", NULL };
  static const char *const of_programme[]
      = { "class", "child", "provider", "insurance", "person", "questionnaire", NULL };

  if (g_str_equal (parent, "class"))
    return !g_strv_contains (of_class, table);
  if (g_str_equal (parent, "programme"))
    return !g_strv_contains (of_programme, table);
  if (g_str_equal (parent, "question"))
    return FALSE; /* its answers are told of the responses */
  return TRUE;
}

static gboolean
is_id (sqlite3_value *value, gint64 id)
{
  return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER
         && sqlite3_value_int64 (value) == id;
}

/* The value of a column before or after; NULL where the change says nothing of it. */
static sqlite3_value *
get_value (sqlite3_changeset_iter *change, int op, int column, gboolean after)
{
  sqlite3_value *value = NULL;

  if (after && op != SQLITE_DELETE)
    sqlite3changeset_new (change, column, &value);
  else if (!after && op != SQLITE_INSERT)
    sqlite3changeset_old (change, column, &value);
  return value;
}

static gboolean
is_wanted (History *self,
           const Table *table,
           sqlite3_changeset_iter *change,
           int op,
           int n_columns,
           const unsigned char *is_key)
{
  if (self->table == NULL)
    return TRUE;
  for (int i = 0; i < n_columns && table->columns[i] != NULL; i++)
    {
      gboolean own = is_key[i] == 1 && g_str_equal (table->name, self->table);
      gboolean refers
          = g_str_equal (table->parents[i], self->table) && belongs (self->table, table->name);

      if ((own || refers)
          && (is_id (get_value (change, op, i, TRUE), self->id)
              || is_id (get_value (change, op, i, FALSE), self->id)))
        return TRUE;
    }
  return FALSE;
}

/* "Child FZ-001-01 林甜甜"; of one that is gone, what the entry itself knows of it. */
static char *
dup_record (History *self,
            const Table *table,
            sqlite3_changeset_iter *change,
            int op,
            int n_columns,
            const unsigned char *is_key)
{
  static const char *const names[] = { "code", "number", "name", NULL };
  g_autoptr (GPtrArray) key = g_ptr_array_new ();
  const char *name = NULL;

  for (int i = 0; i < n_columns && table->columns[i] != NULL; i++)
    {
      sqlite3_value *value = get_value (change, op, i, op == SQLITE_INSERT);

      if (is_key[i])
        g_ptr_array_add (key, value);
      else if (value != NULL && name == NULL && g_strv_contains (names, table->columns[i]))
        name = (const char *) sqlite3_value_text (value);
    }

  g_autofree char *known
      = summer_record_dup_description (self->db, table->name, (sqlite3_value *const *) key->pdata,
                                       key->len);
  const char *title = summer_record_get_table_text (table->name);
  g_autofree char *which
      = known != NULL || name != NULL ? g_utf8_make_valid (known != NULL ? known : name, -1) : NULL;

  return which == NULL ? g_strdup (title) : g_strdup_printf ("%s %s", title, which);
}

/* A reference is told by what it means, not by its number. */
static char *
dup_value (History *self, const Table *table, int column, sqlite3_value *value)
{
  char *text = NULL;

  if (*table->parents[column] != '\0' && value != NULL && sqlite3_value_type (value) != SQLITE_NULL)
    text = summer_record_dup_description (self->db, table->parents[column], &value, 1);
  return text != NULL ? text
                      : summer_record_dup_value_text (table->name, table->columns[column], value);
}

/* "School 台江小学; Grade 三年级" */
static void
add_field (GString *into, const char *field, const char *value)
{
  if (into->len > 0)
    g_string_append (into, _ ("; "));
  g_string_append_printf (into, "%s %s", field, value);
}

/* The fields that an entry changed one by one; of a record that it added or removed, all together. */
static void
tell_fields (History *self,
             const Table *table,
             sqlite3_changeset_iter *each,
             int op,
             int n_columns,
             const unsigned char *is_key,
             SummerHistoryChange *change)
{
  g_autoptr (GString) all = g_string_new (NULL);

  for (int i = 0; i < n_columns && table->columns[i] != NULL && !self->stopped; i++)
    {
      sqlite3_value *old = get_value (each, op, i, FALSE), *new = get_value (each, op, i, TRUE);
      const char *field = summer_record_get_column_text (table->name, table->columns[i]);

      if (field == NULL || is_key[i] || (op == SQLITE_UPDATE && new == NULL))
        continue;
      g_autofree char *before = dup_value (self, table, i, old);
      g_autofree char *after = dup_value (self, table, i, new);
      if (*before == '\0' && *after == '\0')
        continue;
      if (op != SQLITE_UPDATE)
        {
          add_field (all, field, op == SQLITE_INSERT ? after : before);
          continue;
        }
      change->field = field;
      change->before = before;
      change->after = after;
      self->stopped = !self->func (change, self->user_data);
    }
  if (op != SQLITE_UPDATE)
    {
      change->field = "";
      change->before = op == SQLITE_DELETE ? all->str : "";
      change->after = op == SQLITE_INSERT ? all->str : "";
      self->stopped = !self->func (change, self->user_data);
    }
}

static void
tell_change (History *self, const SummerJournalEntry *entry, sqlite3_changeset_iter *each)
{
  const char *name = NULL;
  int n_columns = 0, op = 0, indirect = 0, n_key = 0;
  unsigned char *is_key = NULL;

  if (sqlite3changeset_op (each, &name, &n_columns, &op, &indirect) != SQLITE_OK
      || sqlite3changeset_pk (each, &is_key, &n_key) != SQLITE_OK)
    return;

  const Table *table = get_table (self, name);
  if (!is_wanted (self, table, each, op, n_columns, is_key))
    return;

  g_autofree char *record = dup_record (self, table, each, op, n_columns, is_key);
  SummerHistoryChange change = {
    .entry = entry,
    .kind = op == SQLITE_INSERT   ? SUMMER_HISTORY_ADDED
            : op == SQLITE_DELETE ? SUMMER_HISTORY_REMOVED
                                  : SUMMER_HISTORY_CHANGED,
    .own = self->table != NULL && g_str_equal (name, self->table),
    .record = record,
  };
  tell_fields (self, table, each, op, n_columns, is_key, &change);
}

/* Whether the bytes of the id stand anywhere in the entry: most entries are about other records, and need not
 * be taken apart to find that out. */
static gboolean
mentions (SummerChangesetReader *reader, gint64 id)
{
  guint8 buffer[ID_BYTES + CHUNK], sought[ID_BYTES] = { SQLITE_INTEGER };
  guint64 ordered = GUINT64_TO_BE ((guint64) id);
  gsize kept = 0;
  int n = CHUNK;

  memcpy (sought + 1, &ordered, sizeof ordered);
  while (summer_changeset_reader_input (reader, buffer + kept, &n) == SQLITE_OK && n > 0)
    {
      gsize length = kept + (gsize) n;

      if (memmem (buffer, length, sought, sizeof sought) != NULL)
        return TRUE;
      kept = MIN (length, ID_BYTES - 1);
      memmove (buffer, buffer + length - kept, kept);
      n = CHUNK;
    }
  return FALSE;
}

/* Asked of the few entries that are told: the state of an entry follows from all that came after it. */
static gboolean
find_undone_by (History *self, SummerJournalEntry *entry, GError **error)
{
  static const char sql[] = "SELECT undone_by FROM journal_state WHERE sequence = ?1";
  g_autoptr (SummerStatement) find = summer_statement_new (self->store, sql, error);

  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, entry->sequence);
  if (summer_statement_step (find, error))
    entry->undone_by = summer_statement_get_int (find, 0);
  return !summer_statement_failed (find);
}

static gboolean
tell_entry (History *self, SummerStatement *row, GError **error)
{
  SummerJournalEntry entry
      = { summer_statement_get_int (row, 0),  summer_statement_get_int (row, 1),
          summer_statement_get_text (row, 2), summer_statement_get_text (row, 3),
          summer_statement_get_text (row, 4), summer_statement_get_int (row, 5) };
  GError *local = NULL;
  g_autoptr (SummerChangesetReader) reader
      = summer_journal_read_changeset (self->store, row, SEALED, &local);

  /* The history of a record goes past what nobody can read any more. */
  if (self->table != NULL
      && g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    {
      g_error_free (local);
      return TRUE;
    }
  if (reader == NULL)
    {
      g_propagate_error (error, local);
      return FALSE;
    }
  if (self->table != NULL && !mentions (reader, self->id))
    return TRUE;
  if (!find_undone_by (self, &entry, error))
    return FALSE;

  sqlite3_changeset_iter *each = NULL;
  summer_changeset_reader_rewind (reader);
  int result = sqlite3changeset_start_strm (&each, summer_changeset_reader_input, reader);

  while (result == SQLITE_OK && !self->stopped && !g_cancellable_is_cancelled (self->cancellable)
         && sqlite3changeset_next (each) == SQLITE_ROW)
    tell_change (self, &entry, each);
  if (each != NULL)
    result = sqlite3changeset_finalize (each);
  if (result != SQLITE_OK)
    return summer_store_set_error (NULL, result, error);
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/**
 * summer_history_dup_name:
 *
 * Returns: (transfer full) (nullable): the record as people know it, without what it is; %NULL when it is gone
 */
char *
summer_history_dup_name (SummerStore *store, const char *table, gint64 id)
{
  sqlite3 *db = summer_store_get_db (store);
  sqlite3_stmt *stmt = NULL;
  char *known = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT ?1", -1, &stmt, NULL) == SQLITE_OK
      && sqlite3_bind_int64 (stmt, 1, id) == SQLITE_OK && sqlite3_step (stmt) == SQLITE_ROW)
    {
      sqlite3_value *key = sqlite3_column_value (stmt, 0);

      known = summer_record_dup_description (db, table, &key, 1);
    }
  sqlite3_finalize (stmt);
  return known;
}

/**
 * summer_history_dup_subject:
 *
 * Returns: (transfer full): the record as people know it
 */
char *
summer_history_dup_subject (SummerStore *store, const char *table, gint64 id)
{
  const char *title = summer_record_get_table_text (table);
  g_autofree char *known = summer_history_dup_name (store, table, id);

  return known == NULL ? g_strdup (title) : g_strdup_printf ("%s %s", title, known);
}

#define COLUMNS                                                                                    \
  "SELECT j.sequence, j.time, j.account, j.action, " SUMMER_REASON (                               \
      "j") ", j.undoes, " SUMMER_JOURNAL_SEALED " FROM journal j "

static gboolean
tell (History *self,
      const char *sql,
      gint64 sequence,
      SummerHistoryProgress progress,
      gpointer progress_data,
      GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (self->store, sql, error);
  gint64 newest = 0;
  gboolean done = each != NULL;

  self->db = summer_store_get_db (self->store);
  self->tables = g_ptr_array_new_with_free_func (table_free);
  if (done && sequence != 0)
    summer_statement_bind_int (each, 1, sequence);
  while (done && !self->stopped && summer_statement_step (each, error))
    {
      gint64 at = summer_statement_get_int (each, 0);

      newest = MAX (newest, at);
      if (progress != NULL && at % 64 == 0)
        progress ((double) (newest - at) / (double) newest, progress_data);
      done = tell_entry (self, each, error);
    }
  g_ptr_array_unref (self->tables);
  return done && !summer_statement_failed (each);
}

/**
 * summer_history_of_record:
 * @table: the table of the record, as the schema calls it
 * @func: told every field that was added, changed or removed, the newest entry first
 * @progress: (nullable): how much of the journal was gone through
 *
 * Goes through the whole journal, which is long work: for a worker. Of a class the children, their days and
 * the days of staff are left out, of a programme its classes and children: they have a history each.
 *
 * Returns: FALSE with @error set, also when it was cancelled
 */
gboolean
summer_history_of_record (SummerStore *store,
                          const char *table,
                          gint64 id,
                          SummerHistoryFunc func,
                          gpointer user_data,
                          SummerHistoryProgress progress,
                          gpointer progress_data,
                          GCancellable *cancellable,
                          GError **error)
{
  static const char sql[] = COLUMNS "ORDER BY sequence DESC";
  History self = { .store = store,
                   .table = table,
                   .id = id,
                   .func = func,
                   .user_data = user_data,
                   .cancellable = cancellable };

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (table != NULL && id != 0, FALSE);

  return tell (&self, sql, 0, progress, progress_data, error);
}

/**
 * summer_history_of_entry:
 * @sequence: of the entry
 *
 * Returns: FALSE with @error set, also when it was cancelled
 */
gboolean
summer_history_of_entry (SummerStore *store,
                         gint64 sequence,
                         SummerHistoryFunc func,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  static const char sql[] = COLUMNS "WHERE sequence = ?1";
  History self
      = { .store = store, .func = func, .user_data = user_data, .cancellable = cancellable };

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (sequence > 0, FALSE);

  return tell (&self, sql, sequence, NULL, NULL, error);
}

static gint64
find_insert (SummerStore *store, SummerStatement *row, const char *table)
{
  g_autoptr (SummerChangesetReader) reader = summer_journal_read_changeset (store, row, 0, NULL);
  sqlite3_changeset_iter *each = NULL;
  gint64 id = 0;

  if (reader == NULL
      || sqlite3changeset_start_strm (&each, summer_changeset_reader_input, reader) != SQLITE_OK)
    return 0;
  while (id == 0 && sqlite3changeset_next (each) == SQLITE_ROW)
    {
      const char *name = NULL;
      unsigned char *is_key = NULL;
      int n_columns = 0, op = 0;

      if (sqlite3changeset_op (each, &name, &n_columns, &op, NULL) != SQLITE_OK
          || op != SQLITE_INSERT || !g_str_equal (name, table)
          || sqlite3changeset_pk (each, &is_key, &n_columns) != SQLITE_OK)
        continue;
      for (int i = 0; i < n_columns && id == 0; i++)
        if (is_key[i] == 1)
          {
            sqlite3_value *value = get_value (each, op, i, TRUE);

            id = value != NULL ? sqlite3_value_int64 (value) : 0;
          }
    }
  sqlite3changeset_finalize (each);
  return id;
}

/**
 * summer_history_find_added:
 * @table: as the schema calls it, with one number as its key
 *
 * Says what a form has just stored. An entry that cannot be read added nothing: whoever looks at it is told why.
 *
 * Returns: the id of the record that the last entry made through @store added; 0 = none
 */
gint64
summer_history_find_added (SummerStore *store, const char *table)
{
  static const char sql[] = "SELECT " SUMMER_JOURNAL_SEALED " FROM journal j WHERE j.sequence = ?1";
  const GArray *entries;
  g_autoptr (SummerStatement) find = NULL;

  g_return_val_if_fail (SUMMER_IS_STORE (store) && table != NULL, 0);

  entries = summer_journal_get_entries (store);
  if (entries->len == 0)
    return 0;
  find = summer_statement_new (store, sql, NULL);
  if (find == NULL)
    return 0;
  summer_statement_bind_int (find, 1, g_array_index (entries, gint64, entries->len - 1));
  return summer_statement_step (find, NULL) ? find_insert (store, find, table) : 0;
}
