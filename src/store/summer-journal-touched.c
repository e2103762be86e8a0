#include "config.h"

#include "summer-journal-touched.h"

#include "summer-journal-seal.h"
#include "summer-statement.h"

#include <string.h>

/* What an entry is about, in the order in which it decides: a mark names its class, and that its child was once in another
 * one, too, makes it no business of that one. The kinds up to the policy are what is kept; the rest lead to them. */
typedef enum
{
  TOUCHED_CLASS,
  TOUCHED_CHILD,
  TOUCHED_PERSON,
  TOUCHED_PROVIDER,
  TOUCHED_POLICY,
  TOUCHED_INCIDENT,
  TOUCHED_VISIT,
  TOUCHED_APPLICATION,
  TOUCHED_RESPONSE,
  TOUCHED_MEDICINE,
  N_TOUCHED,
  TOUCHED_NONE = N_TOUCHED,
} Touched;

static const char *const touched_tables[N_TOUCHED]
    = { "class",    "child", "person",      "provider", "insurance",
        "incident", "visit", "application", "response", "medicine" };

/* The first of these that a record refers to says whose it is. */
static const Touched order[]
    = { TOUCHED_CLASS,    TOUCHED_INCIDENT, TOUCHED_VISIT,  TOUCHED_APPLICATION, TOUCHED_RESPONSE,
        TOUCHED_MEDICINE, TOUCHED_CHILD,    TOUCHED_PERSON, TOUCHED_PROVIDER };

/* kind: a Touched. Whose a child, a person, a provider or a policy is, is looked up when it is asked: it may change. Of a
 * class that is gone the union is kept, and of a child the class that it was taken out of without a trace. */
const char summer_journal_touched_sql[]
    = "CREATE TEMP TABLE journal_touched (sequence INTEGER, kind INTEGER, id INTEGER,"
      " PRIMARY KEY (kind, id, sequence)) WITHOUT ROWID;"
      "CREATE TEMP TABLE gone_class (class INTEGER PRIMARY KEY, union_name TEXT);"
      "CREATE TEMP TABLE gone_enrolment (child INTEGER, class INTEGER,"
      " PRIMARY KEY (child, class)) WITHOUT ROWID;"
      "CREATE TEMP VIEW journal_class (sequence, class) AS"
      " SELECT sequence, id FROM temp.journal_touched WHERE kind = 0"
      " UNION ALL SELECT t.sequence, n.class FROM temp.journal_touched t JOIN enrolment n"
      " ON n.child = t.id WHERE t.kind = 1"
      " UNION ALL SELECT t.sequence, n.class FROM temp.journal_touched t JOIN application n"
      " ON n.child = t.id WHERE t.kind = 1"
      " UNION ALL SELECT t.sequence, n.class FROM temp.journal_touched t JOIN temp.gone_enrolment n"
      " ON n.child = t.id WHERE t.kind = 1"
      " UNION ALL SELECT t.sequence, n.class FROM temp.journal_touched t JOIN temp.staff_person m"
      " ON m.person = t.id JOIN staff n ON n.id = m.staff WHERE t.kind = 2"
      " UNION ALL SELECT t.sequence, n.id FROM temp.journal_touched t JOIN class n"
      " ON n.provider = t.id WHERE t.kind = 3"
      " UNION ALL SELECT t.sequence, n.class FROM temp.journal_touched t JOIN insured i"
      " ON i.policy = t.id JOIN enrolment n ON n.child = i.child WHERE t.kind = 4;"
      "CREATE TEMP VIEW journal_union (sequence, union_name) AS"
      " SELECT j.sequence, c.union_name FROM temp.journal_class j JOIN class c ON c.id = j.class"
      " UNION ALL SELECT j.sequence, g.union_name FROM temp.journal_class j"
      " JOIN temp.gone_class g ON g.class = j.class";

typedef struct
{
  char *name; /* owned */
  GArray
      *touched;   /* owned: Touched of each column; TOUCHED_NONE where it refers to none of these */
  Touched own;    /* of the records of the table themselves */
  int union_name; /* the column, -1 = none */
  int kind, owner;    /* the columns that say whose a document is, -1 = none */
  sqlite3_stmt *live; /* owned: reads a record by its id; NULL = the key itself says all */
} Table;

typedef struct
{
  SummerStore *store; /* borrowed */
  sqlite3 *db;        /* borrowed */
  GHashTable *tables; /* owned: name → Table */
  GHashTable *gone;   /* owned: "visit 12" → Reference of a record that a later entry removed */
  sqlite3_stmt *note, *note_class, *note_enrolment; /* owned */
  gint64 sequence;
  gint64 last[TOUCHED_POLICY
              + 1]; /* noted of each kind: marks of one class come together, by the thousand */
  int result;
} Reading;

typedef struct
{
  Touched kind;
  gint64 id;
} Reference;

static Touched
find_touched (const char *table)
{
  for (guint i = 0; table != NULL && i < N_TOUCHED; i++)
    if (g_str_equal (touched_tables[i], table))
      return (Touched) i;
  return TOUCHED_NONE;
}

static void
table_free (gpointer data)
{
  Table *self = data;

  sqlite3_finalize (self->live);
  g_array_unref (self->touched);
  g_free (self->name);
  g_free (self);
}

static sqlite3_stmt *
prepare (Reading *self, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (self->result == SQLITE_OK)
    self->result = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  return statement;
}

static Table *
table_new (const char *name)
{
  Table *self = g_new0 (Table, 1);

  self->name = g_strdup (name);
  self->touched = g_array_new (FALSE, FALSE, sizeof (Touched));
  self->own = find_touched (name);
  self->union_name = self->kind = self->owner = -1;
  return self;
}

/* As the schema has it: so a table that comes later needs no line here. */
static Table *
load_table (Reading *self, const char *name)
{
  static const char sql[]
      = "SELECT c.name, f.\"table\" FROM pragma_table_info (?1, 'main') c LEFT JOIN"
        " pragma_foreign_key_list (?1, 'main') f ON f.\"from\" = c.name ORDER BY c.cid";
  Table *table = table_new (name);
  g_autofree char *live = g_strdup_printf ("SELECT * FROM %s WHERE id = ?1", name);
  sqlite3_stmt *columns = prepare (self, sql);
  gboolean has_id = FALSE;

  g_hash_table_insert (self->tables, table->name, table);
  if (columns == NULL)
    return table;
  sqlite3_bind_text (columns, 1, name, -1, SQLITE_STATIC);
  for (int i = 0; sqlite3_step (columns) == SQLITE_ROW; i++)
    {
      const char *column = (const char *) sqlite3_column_text (columns, 0);
      const Touched to = find_touched ((const char *) sqlite3_column_text (columns, 1));

      g_array_append_val (table->touched, to);
      has_id |= g_str_equal (column, "id");
      if (g_str_equal (column, "union_name"))
        table->union_name = i;
      else if (g_str_equal (column, "owner_table"))
        table->kind = i;
      else if (g_str_equal (column, "owner"))
        table->owner = i;
    }
  self->result = sqlite3_finalize (columns);
  if (has_id)
    table->live = prepare (self, live);
  return table;
}

static Table *
get_table (Reading *self, const char *name)
{
  Table *table = g_hash_table_lookup (self->tables, name);

  return table != NULL ? table : load_table (self, name);
}

static void
run (Reading *self, sqlite3_stmt *statement)
{
  if (self->result == SQLITE_OK && sqlite3_step (statement) != SQLITE_DONE)
    self->result = sqlite3_errcode (self->db);
  sqlite3_reset (statement);
}

static void
note (Reading *self, Touched kind, gint64 id)
{
  if (self->last[kind] == id)
    return;
  self->last[kind] = id;
  sqlite3_bind_int64 (self->note, 1, self->sequence);
  sqlite3_bind_int (self->note, 2, (int) kind);
  sqlite3_bind_int64 (self->note, 3, id);
  run (self, self->note);
}

static gboolean
is_id (sqlite3_value *value)
{
  return value != NULL && sqlite3_value_type (value) == SQLITE_INTEGER;
}

static char *
dup_key (const char *table, gint64 id)
{
  return g_strdup_printf ("%s %" G_GINT64_FORMAT, table, id);
}

static void touch (Reading *self, Touched kind, gint64 id);

/* A record that is there says itself to whom it belongs. */
static gboolean
touch_live (Reading *self, Table *table, gint64 id)
{
  Reference found = { TOUCHED_NONE, 0 };

  if (table->live == NULL)
    return FALSE;
  sqlite3_bind_int64 (table->live, 1, id);
  if (sqlite3_step (table->live) == SQLITE_ROW)
    {
      for (guint i = 0; i < G_N_ELEMENTS (order) && found.id == 0; i++)
        for (guint j = 0; j < table->touched->len && found.id == 0; j++)
          if (g_array_index (table->touched, Touched, j) == order[i])
            found = (Reference){ order[i], sqlite3_column_int64 (table->live, (int) j) };
      if (table->kind >= 0 && table->owner >= 0)
        found = (Reference){ find_touched (
                                 (const char *) sqlite3_column_text (table->live, table->kind)),
                             sqlite3_column_int64 (table->live, table->owner) };
    }
  sqlite3_reset (table->live);
  if (found.id != 0)
    touch (self, found.kind, found.id);
  return found.id != 0;
}

/* What is not kept leads on to what is; what is gone was removed by an entry that is later, and so was read before. */
static void
touch (Reading *self, Touched kind, gint64 id)
{
  const Reference *gone;
  g_autofree char *key = NULL;

  if (kind >= N_TOUCHED)
    return;
  if (kind <= TOUCHED_POLICY)
    {
      note (self, kind, id);
      return;
    }
  if (touch_live (self, get_table (self, touched_tables[kind]), id))
    return;
  key = dup_key (touched_tables[kind], id);
  gone = g_hash_table_lookup (self->gone, key);
  if (gone != NULL)
    touch (self, gone->kind, gone->id);
}

static sqlite3_value *
get_value (sqlite3_changeset_iter *change, int column, gboolean after)
{
  sqlite3_value *value = NULL;

  if (after)
    sqlite3changeset_new (change, column, &value);
  else
    sqlite3changeset_old (change, column, &value);
  return value;
}

/* The id of a record with a number as its key. */
static gint64
get_own_id (sqlite3_changeset_iter *change, int op)
{
  unsigned char *is_key = NULL;
  int n_columns = 0;

  if (sqlite3changeset_pk (change, &is_key, &n_columns) != SQLITE_OK)
    return 0;
  for (int i = 0; i < n_columns; i++)
    if (is_key[i])
      {
        sqlite3_value *value = get_value (change, i, op == SQLITE_INSERT);
        return is_id (value) ? sqlite3_value_int64 (value) : 0;
      }
  return 0;
}

/* To whom the record belonged, before or after: all of the first kind that it refers to. */
static Reference
touch_referred (
    Reading *self, Table *table, sqlite3_changeset_iter *change, int n_columns, gboolean after)
{
  Reference first = { TOUCHED_NONE, 0 };

  for (guint i = 0; i < G_N_ELEMENTS (order) && first.id == 0; i++)
    for (guint j = 0; j < table->touched->len && (int) j < n_columns; j++)
      {
        sqlite3_value *value = NULL;

        if (g_array_index (table->touched, Touched, j) != order[i])
          continue;
        value = get_value (change, (int) j, after);
        if (!is_id (value))
          continue;
        touch (self, order[i], sqlite3_value_int64 (value));
        if (first.id == 0)
          first = (Reference){ order[i], sqlite3_value_int64 (value) };
      }
  if (table->kind >= 0 && table->owner >= 0 && table->owner < n_columns)
    {
      sqlite3_value *kind = get_value (change, table->kind, after),
                    *owner = get_value (change, table->owner, after);

      if (kind != NULL && is_id (owner))
        {
          first = (Reference){ find_touched ((const char *) sqlite3_value_text (kind)),
                               sqlite3_value_int64 (owner) };
          touch (self, first.kind, first.id);
        }
    }
  return first;
}

/* A record that goes leaves behind what older entries about it are to be told by. */
static void
note_gone (Reading *self,
           Table *table,
           sqlite3_changeset_iter *change,
           gint64 id,
           const Reference *belongs)
{
  if (table->own == TOUCHED_CLASS && table->union_name >= 0)
    {
      sqlite3_value *name = get_value (change, table->union_name, FALSE);

      sqlite3_bind_int64 (self->note_class, 1, id);
      summer_changeset_bind (self->note_class, 2, name);
      run (self, self->note_class);
    }
  else if (g_str_equal (table->name, "enrolment") && belongs->kind == TOUCHED_CLASS)
    for (guint i = 0; i < table->touched->len; i++)
      if (g_array_index (table->touched, Touched, i) == TOUCHED_CHILD)
        {
          summer_changeset_bind (self->note_enrolment, 1, get_value (change, (int) i, FALSE));
          sqlite3_bind_int64 (self->note_enrolment, 2, belongs->id);
          run (self, self->note_enrolment);
        }
  if (table->live != NULL && belongs->id != 0)
    g_hash_table_insert (self->gone, dup_key (table->name, id),
                         g_memdup2 (belongs, sizeof *belongs));
}

static void
read_change (Reading *self, sqlite3_changeset_iter *change)
{
  const char *name = NULL;
  int n_columns = 0, op = 0, indirect = 0;
  Reference belongs = { TOUCHED_NONE, 0 };

  self->result = sqlite3changeset_op (change, &name, &n_columns, &op, &indirect);
  if (self->result != SQLITE_OK)
    return;

  Table *table = get_table (self, name);
  const gint64 id = get_own_id (change, op);

  /* A child comes with its enrolment, which names the class. */
  if (table->own == TOUCHED_CHILD && op == SQLITE_INSERT)
    return;
  if (table->own <= TOUCHED_POLICY)
    note (self, table->own, id);
  else
    {
      if (op != SQLITE_INSERT)
        belongs = touch_referred (self, table, change, n_columns, FALSE);
      if (op != SQLITE_DELETE)
        {
          const Reference after = touch_referred (self, table, change, n_columns, TRUE);
          belongs = belongs.id == 0 ? after : belongs;
        }
      /* A change of other fields does not repeat whose the record is. */
      if (belongs.id == 0 && op == SQLITE_UPDATE && table->live != NULL
          && !touch_live (self, table, id))
        {
          g_autofree char *key = dup_key (table->name, id);
          const Reference *gone = g_hash_table_lookup (self->gone, key);

          if (gone != NULL)
            touch (self, gone->kind, gone->id);
        }
    }
  if (op == SQLITE_DELETE)
    note_gone (self, table, change, id, &belongs);
}

static gboolean
read_entry (Reading *self, SummerStatement *entry)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (SummerChangesetReader) reader
      = summer_journal_read_changeset (self->store, entry, 0, &local);
  sqlite3_changeset_iter *each = NULL;

  /* What nobody can read any more is of no union that could be told. */
  if (g_error_matches (local, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (reader == NULL)
    {
      g_info ("%s", local->message);
      self->result = SQLITE_CORRUPT;
      return FALSE;
    }
  self->sequence = summer_statement_get_int (entry, 0);
  memset (self->last, 0, sizeof self->last);
  self->result = sqlite3changeset_start_strm (&each, summer_changeset_reader_input, reader);
  while (self->result == SQLITE_OK && sqlite3changeset_next (each) == SQLITE_ROW)
    read_change (self, each);
  if (each != NULL)
    {
      const int end = sqlite3changeset_finalize (each);
      self->result = self->result == SQLITE_OK ? end : self->result;
    }
  return self->result == SQLITE_OK;
}

static void
reading_begin (Reading *self, SummerStore *store)
{
  self->store = store;
  self->db = summer_store_get_db (store);
  self->tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  self->gone = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->note = prepare (self, "INSERT OR IGNORE INTO temp.journal_touched VALUES (?1, ?2, ?3)");
  self->note_class = prepare (self, "INSERT OR IGNORE INTO temp.gone_class VALUES (?1, ?2)");
  self->note_enrolment
      = prepare (self, "INSERT OR IGNORE INTO temp.gone_enrolment VALUES (?1, ?2)");
}

static void
reading_end (Reading *self)
{
  sqlite3_finalize (self->note);
  sqlite3_finalize (self->note_class);
  sqlite3_finalize (self->note_enrolment);
  g_hash_table_unref (self->tables);
  g_hash_table_unref (self->gone);
}

/**
 * summer_journal_touched_gather:
 * @programme: not asked: the journal is of the whole file
 * @unions: (nullable): those that are shown
 *
 * What an entry says never changes, so each is taken apart once. The newest come first: what an older one is about may be
 * gone, and then the entry that removed it says whose it was.
 *
 * Returns: FALSE with @error set; then nothing of it was noted
 */
gboolean
summer_journal_touched_gather (SummerStore *store,
                               gint64 programme,
                               const char *unions,
                               GError **error)
{
  static const char sql[]
      = "SELECT " SUMMER_JOURNAL_SEALED " FROM journal j WHERE j.sequence > ifnull ((SELECT head"
        " FROM temp.gathered WHERE what = 'journal'), 0) ORDER BY j.sequence DESC";
  static const char head[] = "INSERT OR REPLACE INTO temp.gathered SELECT 'journal', 0, NULL,"
                             " max (sequence) FROM journal HAVING max (sequence) IS NOT NULL";
  g_autoptr (SummerStatement) each = NULL;
  Reading reading = { .result = SQLITE_OK };
  gboolean done = TRUE;

  if (unions == NULL)
    return TRUE;
  each = summer_statement_new (store, sql, error);
  if (each == NULL || !summer_store_exec (summer_store_get_db (store), "SAVEPOINT touched", error))
    return FALSE;
  reading_begin (&reading, store);
  while (reading.result == SQLITE_OK && summer_statement_step (each, error))
    read_entry (&reading, each);
  reading_end (&reading);
  summer_statement_reset (each);
  if (reading.result != SQLITE_OK)
    done = summer_store_set_error (reading.db, reading.result, error);
  else
    done = !summer_statement_failed (each) && summer_store_exec (reading.db, head, error);
  if (!done)
    summer_store_exec (reading.db, "ROLLBACK TO touched", NULL);
  return summer_store_exec (reading.db, "RELEASE touched", done ? error : NULL) && done;
}
