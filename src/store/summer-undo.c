#include "config.h"

#include "summer-changeset.h"
#include "summer-journal-seal.h"
#include "summer-journal.h"
#include "summer-locked-days.h"
#include "summer-record-words.h"
#include "summer-seal-functions.h"
#include "summer-session.h"
#include "summer-statement.h"

#include <glib/gi18n.h>

/* A person reads a few; an import against later changes may have thousands. */
#define MOST_TOLD 20
#define MOST_COUNTED 1000

/* Columns of the entry as it is asked for. */
#define TIME 3
#define SEALED 4

typedef struct
{
  int kind;          /* SQLITE_CHANGESET_DATA … */
  char *table;       /* owned */
  GPtrArray *key;    /* owned: sqlite3_value * */
  char *name;        /* owned: what the entry itself knows of the record, may be NULL */
  char *differences; /* owned: which fields, may be NULL */
} Conflict;

typedef struct
{
  sqlite3 *db;          /* borrowed */
  GPtrArray *conflicts; /* owned: Conflict, the first MOST_TOLD */
  guint n_conflicts;
  gboolean orphans; /* records that others refer to would go */
  gboolean fixed;   /* it touches a settlement that is confirmed */
  gboolean overpays;
} Undo;

static void
conflict_free (gpointer data)
{
  Conflict *conflict = data;

  g_free (conflict->table);
  g_ptr_array_unref (conflict->key);
  g_free (conflict->name);
  g_free (conflict->differences);
  g_free (conflict);
}

static Conflict *
conflict_new (int kind, const char *table)
{
  Conflict *conflict = g_new0 (Conflict, 1);

  conflict->kind = kind;
  conflict->table = g_strdup (table);
  conflict->key = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  return conflict;
}

/* The names of the columns, in the order of the changeset; NULL when the database cannot tell. */
static char **
list_columns (sqlite3 *db, const char *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *stmt = NULL;
  int result
      = sqlite3_prepare_v2 (db, "SELECT name FROM pragma_table_info (?1, 'main') ORDER BY cid", -1,
                            &stmt, NULL);

  if (result == SQLITE_OK)
    result = sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
  while (result == SQLITE_OK && (result = sqlite3_step (stmt)) == SQLITE_ROW)
    {
      g_ptr_array_add (names, g_strdup ((const char *) sqlite3_column_text (stmt, 0)));
      result = SQLITE_OK;
    }
  sqlite3_finalize (stmt);
  if (result != SQLITE_DONE)
    return NULL;
  g_ptr_array_add (names, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&names), FALSE);
}

static sqlite3_value *
get_value (sqlite3_changeset_iter *change, int op, int column)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (change, column, &value);
  else
    sqlite3changeset_old (change, column, &value);
  return value;
}

/* Compares what the entry left behind with what is there now: "School was “A” and is now “B”". */
static void
add_difference (
    GPtrArray *into, const char *table, const char *column, sqlite3_value *left, sqlite3_value *now)
{
  const char *title = summer_record_get_column_text (table, column);
  g_autofree char *before = summer_record_dup_value_text (table, column, left);
  g_autofree char *after = summer_record_dup_value_text (table, column, now);

  /* A column that came later may be empty by NULL or by its default. */
  if (title == NULL || (*before == '\0' && *after == '\0')
      || g_strcmp0 ((const char *) sqlite3_value_text (left),
                    (const char *) sqlite3_value_text (now))
             == 0)
    return;
  if (g_str_equal (before, after)) /* values that are not for messages */
    g_ptr_array_add (into, g_strdup_printf (_ ("%s is another one now"), title));
  else
    g_ptr_array_add (into,
                     g_strdup_printf (_ ("%s was “%s” and is now “%s”"), title, before, after));
}

static void
note_change (Undo *undo, int kind, sqlite3_changeset_iter *change)
{
  const char *table = NULL;
  int n_columns = 0, op = 0, indirect = 0, n_key = 0;
  unsigned char *is_key = NULL;

  if (sqlite3changeset_op (change, &table, &n_columns, &op, &indirect) != SQLITE_OK
      || sqlite3changeset_pk (change, &is_key, &n_key) != SQLITE_OK)
    return;

  Conflict *conflict = conflict_new (kind, table);
  g_auto (GStrv) columns = list_columns (undo->db, table);
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; columns != NULL && i < n_columns && columns[i] != NULL; i++)
    {
      sqlite3_value *value = get_value (change, op, i), *now = NULL;

      if (is_key[i])
        g_ptr_array_add (conflict->key, sqlite3_value_dup (value));
      else if (value != NULL && conflict->name == NULL
               && (g_str_equal (columns[i], "code") || g_str_equal (columns[i], "number")
                   || g_str_equal (columns[i], "name")))
        {
          const char *name = (const char *) sqlite3_value_text (value);

          conflict->name = name != NULL ? g_utf8_make_valid (name, -1) : NULL;
        }
      if (kind == SQLITE_CHANGESET_DATA && value != NULL
          && sqlite3changeset_conflict (change, i, &now) == SQLITE_OK)
        add_difference (differences, table, columns[i], value, now);
    }
  if (differences->len > 0)
    {
      g_ptr_array_add (differences, NULL);
      conflict->differences = g_strjoinv (_ ("; "), (char **) differences->pdata);
    }
  g_ptr_array_add (undo->conflicts, conflict);
}

/* Whether a trigger stands behind the conflict. Of a payment nothing else can: it was like this before, and SQLite
 * has looked for its row since and forgotten what the trigger said. */
static void
note_trigger (Undo *undo, int kind, sqlite3_changeset_iter *change)
{
  const char *table = NULL;
  int n_columns = 0, op = 0, indirect = 0;

  sqlite3changeset_op (change, &table, &n_columns, &op, &indirect);
  if (g_strcmp0 (table, "payment") == 0)
    undo->overpays |= kind == SQLITE_CHANGESET_CONSTRAINT;
  else if ((kind == SQLITE_CHANGESET_CONSTRAINT || kind == SQLITE_CHANGESET_CONFLICT)
           && sqlite3_extended_errcode (undo->db) == SQLITE_CONSTRAINT_TRIGGER)
    undo->fixed = TRUE;
}

/* Nothing of this stays: the conflicts are gathered to the end, so that a person sees them together. */
static int
conflict_cb (void *data, int kind, sqlite3_changeset_iter *change)
{
  Undo *undo = data;

  if (kind == SQLITE_CHANGESET_FOREIGN_KEY)
    {
      undo->orphans = TRUE;
      return SQLITE_CHANGESET_OMIT;
    }
  note_trigger (undo, kind, change);
  if (undo->n_conflicts++ < MOST_TOLD)
    note_change (undo, kind, change);
  return undo->n_conflicts < MOST_COUNTED ? SQLITE_CHANGESET_OMIT : SQLITE_CHANGESET_ABORT;
}

/* SELECT of the primary keys of the records of a table that refer to one that is not there, out of the
 * schema itself. */
static char *
dup_orphan_sql (sqlite3 *db, const char *table)
{
  static const char sql[]
      = "SELECT 'SELECT ' || (SELECT group_concat (name) FROM pragma_table_info (?1, 'main') WHERE "
        "pk > 0)"
        " || ' FROM ' || ?1 || ' AS o WHERE ' || group_concat ('(o.' || \"from\" || ' IS NOT NULL "
        "AND NOT EXISTS"
        " (SELECT 1 FROM ' || \"table\" || ' AS p WHERE p.' || \"to\" || ' = o.' || \"from\" || "
        "'))', ' OR ')"
        " FROM pragma_foreign_key_list (?1, 'main')";
  sqlite3_stmt *stmt = NULL;
  char *text = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        text = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
    }
  sqlite3_finalize (stmt);
  return text;
}

static void
note_orphans_of (Undo *undo, const char *table)
{
  g_autofree char *sql = dup_orphan_sql (undo->db, table);
  sqlite3_stmt *stmt = NULL;

  if (sql == NULL || sqlite3_prepare_v2 (undo->db, sql, -1, &stmt, NULL) != SQLITE_OK)
    return;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    {
      if (undo->n_conflicts++ >= MOST_TOLD)
        continue;
      Conflict *conflict = conflict_new (SQLITE_CHANGESET_FOREIGN_KEY, table);
      for (int i = 0; i < sqlite3_column_count (stmt); i++)
        g_ptr_array_add (conflict->key, sqlite3_value_dup (sqlite3_column_value (stmt, i)));
      g_ptr_array_add (undo->conflicts, conflict);
    }
  sqlite3_finalize (stmt);
}

/* Records that the entry did not make and that refer to ones it made. Asked before the rollback, while the
 * ones they refer to are gone. */
static void
note_orphans (Undo *undo)
{
  sqlite3_stmt *stmt = NULL;

  if (sqlite3_prepare_v2 (undo->db, "SELECT DISTINCT \"table\" FROM pragma_foreign_key_check", -1,
                          &stmt, NULL)
      != SQLITE_OK)
    return;
  while (sqlite3_step (stmt) == SQLITE_ROW)
    note_orphans_of (undo, (const char *) sqlite3_column_text (stmt, 0));
  sqlite3_finalize (stmt);
}

static const char *
get_conflict_text (int kind)
{
  switch (kind)
    {
    case SQLITE_CHANGESET_NOTFOUND:
      return _ ("was deleted since");
    case SQLITE_CHANGESET_CONFLICT:
      return _ ("was added again since");
    case SQLITE_CHANGESET_CONSTRAINT:
      return _ ("cannot come back: another record has taken its place");
    case SQLITE_CHANGESET_FOREIGN_KEY:
      return _ ("was added since and refers to a record that would go");
    case SQLITE_CHANGESET_DATA:
    default:
      return _ ("was changed since");
    }
}

static char *
dup_sentence (Undo *undo, Conflict *conflict)
{
  g_autofree char *known
      = conflict->key->len == 0
            ? NULL
            : summer_record_dup_description (undo->db, conflict->table,
                                             (sqlite3_value *const *) conflict->key->pdata,
                                             conflict->key->len);
  const char *name = known != NULL ? known : conflict->name != NULL ? conflict->name : "";
  const char *title = summer_record_get_table_text (conflict->table),
             *what = get_conflict_text (conflict->kind);
  g_autofree char *sentence = *name == '\0' ? g_strdup_printf (_ ("%s: %s"), title, what)
                                            : g_strdup_printf (_ ("%s %s: %s"), title, name, what);

  return conflict->differences == NULL
             ? g_steal_pointer (&sentence)
             : g_strdup_printf (_ ("%s (%s)"), sentence, conflict->differences);
}

static char **
dup_sentences (Undo *undo)
{
  g_autoptr (GPtrArray) sentences = g_ptr_array_new ();
  guint more = undo->n_conflicts - undo->conflicts->len;

  for (guint i = 0; i < undo->conflicts->len; i++)
    g_ptr_array_add (sentences, dup_sentence (undo, g_ptr_array_index (undo->conflicts, i)));
  if (more > 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (ngettext ("and %u more record", "and %u more records", more),
                                      more));
  g_ptr_array_add (sentences, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&sentences), FALSE);
}

/* Columns that were added to the table since the entry was written are not in its changeset, and SQLite would
 * let the record go whatever they hold: what was recorded in them is a later change. */
static gboolean
note_widened (Undo *undo,
              sqlite3_changeset_iter *change,
              const char *table,
              char *const *columns,
              int n_columns,
              GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT 1");
  g_autoptr (GPtrArray) differences = g_ptr_array_new_with_free_func (g_free);
  unsigned char *is_key = NULL;
  sqlite3_stmt *stmt = NULL;
  int n_key = 0, bound = 0, result = sqlite3changeset_pk (change, &is_key, &n_key);

  if (result != SQLITE_OK)
    return summer_store_set_error (NULL, result, error);
  for (int i = n_columns; columns[i] != NULL; i++)
    g_string_append_printf (sql, ", %s", columns[i]);
  g_string_append_printf (sql, " FROM %s WHERE 1", table);
  for (int i = 0; i < n_columns; i++)
    if (is_key[i])
      g_string_append_printf (sql, " AND %s = ?", columns[i]);
  result = sqlite3_prepare_v2 (undo->db, sql->str, -1, &stmt, NULL);
  for (int i = 0; result == SQLITE_OK && i < n_columns; i++)
    if (is_key[i])
      result = summer_changeset_bind (stmt, ++bound, get_value (change, SQLITE_INSERT, i));
  if (result == SQLITE_OK)
    result = sqlite3_step (stmt);
  if (result == SQLITE_ROW)
    for (int i = n_columns; columns[i] != NULL; i++)
      add_difference (differences, table, columns[i], NULL,
                      sqlite3_column_value (stmt, i - n_columns + 1));
  if (differences->len > 0 && undo->n_conflicts++ < MOST_TOLD)
    {
      note_change (undo, SQLITE_CHANGESET_NOTFOUND, change);
      Conflict *conflict = g_ptr_array_index (undo->conflicts, undo->conflicts->len - 1);
      conflict->kind = SQLITE_CHANGESET_DATA;
      g_ptr_array_add (differences, NULL);
      conflict->differences = g_strjoinv (_ ("; "), (char **) differences->pdata);
    }
  if (result != SQLITE_ROW && result != SQLITE_DONE)
    summer_store_set_error (undo->db, result, error);
  sqlite3_finalize (stmt);
  return result == SQLITE_ROW || result == SQLITE_DONE;
}

/* Goes through the entry before it is taken back, for what SQLite does not look at. */
static gboolean
check_entry (Undo *undo, SummerStore *store, SummerStatement *entry, GError **error)
{
  g_autoptr (SummerChangesetReader) reader
      = summer_journal_read_changeset (store, entry, SEALED, error);
  g_autoptr (SummerLockedDays) locked = summer_locked_days_new ();
  g_autofree char *seen
      = NULL; /* the table whose columns these are: the rows of one come together */
  g_auto (GStrv) columns = NULL;
  int n_present = 0;
  sqlite3_changeset_iter *change = NULL;

  if (reader == NULL)
    return FALSE;

  int result = sqlite3changeset_start_strm (&change, summer_changeset_reader_input, reader);

  while (result == SQLITE_OK && sqlite3changeset_next (change) == SQLITE_ROW)
    {
      const char *table = NULL;
      int n_columns = 0, op = 0, indirect = 0;

      result = sqlite3changeset_op (change, &table, &n_columns, &op, &indirect);
      if (result != SQLITE_OK)
        break;
      if (g_strcmp0 (seen, table) != 0)
        {
          g_free (seen);
          g_strfreev (columns);
          seen = g_strdup (table);
          columns = list_columns (undo->db, table);
          if (columns == NULL)
            {
              result = sqlite3_errcode (undo->db);
              break;
            }
          n_present = (int) g_strv_length (columns);
        }
      summer_locked_days_note (locked, change, table, op);
      if (op == SQLITE_INSERT && n_columns < n_present
          && !note_widened (undo, change, table, columns, n_columns, error))
        {
          sqlite3changeset_finalize (change);
          return FALSE;
        }
    }
  if (result == SQLITE_OK)
    result = sqlite3changeset_finalize (change);
  else
    sqlite3changeset_finalize (change);
  if (result != SQLITE_OK)
    return summer_store_set_error (undo->db, result, error);
  return summer_locked_days_check (locked, store, summer_statement_get_int (entry, TIME), error);
}

/* Applies the inverse of the changeset, streamed, inside of the transaction under way. Without a savepoint of
 * its own: the transaction is taken back whole, and every page kept for the savepoint costs each later row. */
static gboolean
apply_inverse (Undo *undo, SummerStore *store, SummerStatement *entry, GError **error)
{
  g_autoptr (SummerChangesetReader) reader
      = summer_journal_read_changeset (store, entry, SEALED, error);

  if (reader == NULL)
    return FALSE;

  int result = sqlite3changeset_apply_v2_strm (undo->db, summer_changeset_reader_input, reader,
                                               NULL, conflict_cb, undo, NULL, NULL,
                                               SQLITE_CHANGESETAPPLY_INVERT
                                                   | SQLITE_CHANGESETAPPLY_NOSAVEPOINT);

  if (result == SQLITE_OK && undo->orphans)
    note_orphans (undo);
  if (result == SQLITE_OK || undo->n_conflicts > 0)
    return TRUE;
  return summer_store_set_error (undo->db, result, error);
}

static gboolean
set_conflict (Undo *undo, gint64 sequence, char ***conflicts, GError **error)
{
  if (undo->fixed)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                   _ ("Entry %lld cannot be undone: it belongs to a settlement that is confirmed,"
                      " and what is confirmed stays. Mend the records and draw up a supplement,"
                      " which pays or takes back the difference."),
                   (long long) sequence);
      return FALSE;
    }
  if (undo->overpays)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                   _ ("Entry %lld cannot be undone: a class would be paid more than it was granted,"
                      " because another payment took the place of this one, or a supplement"
                      " grants less. Take the other payment out of its batch, or undo it, first."),
                   (long long) sequence);
      return FALSE;
    }
  if (conflicts != NULL)
    *conflicts = dup_sentences (undo);
  g_set_error (
      error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
      _ ("Entry %lld cannot be undone, because some of its records were changed since. Nothing was "
         "written; undo the later changes first."),
      (long long) sequence);
  return FALSE;
}

static gboolean
undo_entry (SummerStore *store,
            SummerStatement *entry,
            gint64 sequence,
            Undo *undo,
            char ***conflicts,
            GError **error)
{
  /* Undoing an undo brings the entry back. */
  const char *action
      = g_strcmp0 (summer_statement_get_text (entry, 0), "undo") == 0 ? "redo" : "undo";

  if (!summer_store_begin (store, action, summer_statement_get_text (entry, 1), error))
    return FALSE;
  summer_store_set_undoes (store, sequence);

  gboolean applied = check_entry (undo, store, entry, error)
                     && (undo->n_conflicts > 0 || apply_inverse (undo, store, entry, error));
  summer_statement_reset (entry);
  if (applied && undo->n_conflicts == 0)
    return summer_store_commit (store, NULL, error);
  summer_store_rollback (store);
  return applied && set_conflict (undo, sequence, conflicts, error);
}

/* Undo takes the right to it, and to what is taken back. Accounts and notes are nothing that it can take back: keys are
 * in no changeset. */
static gboolean
is_allowed (SummerStore *store, const char *action, gint64 sequence, GError **error)
{
  SummerRight right;

  if (g_strcmp0 (action, "sealing") == 0)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                   _ ("Entry %lld says that the records were sealed. It changed none, and there is "
                      "nothing to undo."),
                   (long long) sequence);
      return FALSE;
    }
  if (!summer_session_require (summer_store_get_session (store), SUMMER_RIGHT_UNDO, error))
    return FALSE;
  if (!summer_right_of_action (action, &right))
    return TRUE;
  if (right == SUMMER_RIGHT_OWN || right == SUMMER_RIGHT_ACCOUNTS || right == SUMMER_RIGHT_EXPORT
      || right == SUMMER_RIGHT_REVEAL)
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                   _ ("Entry %lld is about accounts, or says what was shown. It cannot be taken "
                      "back."),
                   (long long) sequence);
      return FALSE;
    }
  return summer_session_require (summer_store_get_session (store), right, error);
}

/**
 * summer_journal_undo:
 * @sequence: the entry to be taken back; an undo is an entry too, and taking it back is a redo
 * @conflicts: (out) (optional): with %SUMMER_STORE_ERROR_CONFLICT, what stands in the way, in words
 *
 * Applies the inverse of an entry, however old, as an entry of its own. A record that was changed since is
 * never overwritten: then nothing is written at all.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_journal_undo (SummerStore *store, gint64 sequence, char ***conflicts, GError **error)
{
  static const char sql[] = "SELECT s.action, " SUMMER_REASON (
      "j") ", s.undone_by, j.time, " SUMMER_JOURNAL_SEALED
           " FROM journal_state s JOIN journal j ON j.sequence = s.sequence WHERE s.sequence = ?1";

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (!summer_store_is_writing (store), FALSE);

  if (conflicts != NULL)
    *conflicts = NULL;
  g_autoptr (SummerStatement) entry = summer_statement_new (store, sql, error);
  if (entry == NULL)
    return FALSE;
  summer_statement_bind_int (entry, 1, sequence);
  if (!summer_statement_step (entry, error))
    {
      if (!summer_statement_failed (entry))
        g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                     _ ("The journal has no entry %lld."), (long long) sequence);
      return FALSE;
    }
  if (!is_allowed (store, summer_statement_get_text (entry, 0), sequence, error))
    return FALSE;
  if (!summer_statement_is_null (entry, 2))
    {
      g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                   _ ("Entry %lld was undone already, by entry %lld."), (long long) sequence,
                   (long long) summer_statement_get_int (entry, 2));
      return FALSE;
    }

  Undo undo = { summer_store_get_db (store), g_ptr_array_new_with_free_func (conflict_free), 0,
                FALSE, FALSE };
  gboolean done = undo_entry (store, entry, sequence, &undo, conflicts, error);
  g_ptr_array_unref (undo.conflicts);
  return done;
}
