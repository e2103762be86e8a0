#include "config.h"

#include "summer-touched.h"

#include "summer-journal-seal.h"
#include "summer-statement.h"

/* More entries than this are not looked into. */
#define MOST_ENTRIES 400
#define MOST_STEPS 6 /* from a record up to its programme */

/* What a table hangs on: the column that leads towards the programme. */
typedef struct
{
  char *column, *parent; /* owned; NULL = the table hangs on none */
  int index;             /* of the column */
  gboolean by_id;        /* the key is one number, in the first column */
} Link;

typedef struct
{
  SummerTouched *touched;
  SummerStore *store;
  GHashTable *links;   /* name of a table → Link */
  GHashTable *classes; /* id of a class → id of its programme, so that it is asked for once */
} Looking;

static void
link_free (gpointer data)
{
  Link *link = data;

  g_free (link->column);
  g_free (link->parent);
  g_free (link);
}

/* The shortest way up: to the programme itself, else to a class, else to whatever it refers to. */
static const char *const ways_sql
    = "SELECT f.\"from\", f.\"table\", c.cid FROM pragma_foreign_key_list (?1, 'main') f JOIN"
      " pragma_table_info (?1, 'main') c ON c.name = f.\"from\" WHERE f.\"table\" <> ?1 ORDER BY"
      " f.\"table\" <> 'programme', f.\"table\" <> 'class', c.\"notnull\" = 0, c.cid LIMIT 1";
static const char *const key_sql = "SELECT count (*) = 1 AND max (name = 'id' AND cid = 0) FROM"
                                   " pragma_table_info (?1, 'main') WHERE pk > 0";

static Link *
get_link (Looking *self, const char *table, GError **error)
{
  Link *link = g_hash_table_lookup (self->links, table);
  g_autoptr (SummerStatement) way = NULL, key = NULL;

  if (link != NULL)
    return link;
  way = summer_statement_new (self->store, ways_sql, error);
  key = way != NULL ? summer_statement_new (self->store, key_sql, error) : NULL;
  if (key == NULL)
    return NULL;
  link = g_new0 (Link, 1);
  g_hash_table_insert (self->links, g_strdup (table), link);
  summer_statement_bind_text (way, 1, table);
  if (summer_statement_step (way, error))
    {
      link->column = g_strdup (summer_statement_get_text (way, 0));
      link->parent = g_strdup (summer_statement_get_text (way, 1));
      link->index = summer_statement_get_number (way, 2);
    }
  summer_statement_bind_text (key, 1, table);
  link->by_id = summer_statement_step (key, error) && summer_statement_get_number (key, 0) == 1;
  return link;
}

/* Of a record that is there: what it refers to. The names are those of the schema. */
static gboolean
look_up (Looking *self, const char *table, const Link *link, gint64 id, gint64 *parent)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" WHERE id = ?1", link->column, table);
  g_autoptr (SummerStatement) find = summer_statement_new_once (self->store, sql, NULL);

  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, id);
  *parent = summer_statement_step (find, NULL) ? summer_statement_get_int (find, 0) : 0;
  return *parent != 0;
}

/* From a record of a table up to its programme; FALSE where the way is lost, as with a record that is gone. */
static gboolean
climb (Looking *self, const char *table, gint64 id)
{
  const gint64 *known;
  gint64 class_id = 0;

  for (guint step = 0; step < MOST_STEPS; step++)
    {
      const Link *link;

      if (g_str_equal (table, "programme"))
        {
          g_hash_table_add (self->touched->programmes, g_memdup2 (&id, sizeof id));
          if (class_id != 0)
            g_hash_table_insert (self->classes, g_memdup2 (&class_id, sizeof class_id),
                                 g_memdup2 (&id, sizeof id));
          return TRUE;
        }
      if (g_str_equal (table, "class"))
        {
          known = g_hash_table_lookup (self->classes, &id);
          if (known != NULL)
            return TRUE;
          class_id = id;
        }
      link = get_link (self, table, NULL);
      if (link == NULL || link->parent == NULL || !link->by_id
          || !look_up (self, table, link, id, &id))
        return FALSE;
      table = link->parent;
    }
  return FALSE;
}

static gboolean
get_number (sqlite3_changeset_iter *change, int op, int column, gint64 *number)
{
  sqlite3_value *value = NULL;

  if (op != SQLITE_INSERT)
    sqlite3changeset_old (change, column, &value);
  if (value == NULL && op != SQLITE_DELETE)
    sqlite3changeset_new (change, column, &value);
  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return FALSE;
  *number = sqlite3_value_int64 (value);
  return TRUE;
}

static gboolean
take_change (Looking *self, sqlite3_changeset_iter *change)
{
  const char *table = NULL;
  int n_columns = 0, op = 0;
  const Link *link;
  gint64 id;

  if (sqlite3changeset_op (change, &table, &n_columns, &op, NULL) != SQLITE_OK)
    return FALSE;
  if (g_str_equal (table, "programme"))
    return get_number (change, op, 0, &id) && (op != SQLITE_DELETE) && climb (self, table, id);
  link = get_link (self, table, NULL);
  if (link == NULL || link->parent == NULL)
    return FALSE;
  if (link->index < n_columns && get_number (change, op, link->index, &id))
    return climb (self, link->parent, id);
  return link->by_id && get_number (change, op, 0, &id) && climb (self, table, id);
}

static gboolean
take_entry (Looking *self, SummerStatement *row)
{
  g_autoptr (SummerChangesetReader) reader
      = summer_journal_read_changeset (self->store, row, 0, NULL);
  sqlite3_changeset_iter *each = NULL;
  gboolean told = TRUE;

  if (reader == NULL
      || sqlite3changeset_start_strm (&each, summer_changeset_reader_input, reader) != SQLITE_OK)
    return FALSE;
  while (told && sqlite3changeset_next (each) == SQLITE_ROW)
    told = take_change (self, each);
  return sqlite3changeset_finalize (each) == SQLITE_OK && told;
}

/**
 * summer_touched_new:
 * @after: the sequence that an earlier call gave; 0 where there was none
 *
 * A change of a record that hangs on no programme, or whose programme cannot be found any more, touches all of them.
 *
 * Returns: (transfer full) (nullable): what was touched since, and the sequence to ask with next
 */
SummerTouched *
summer_touched_new (SummerStore *store, gint64 after, GError **error)
{
  static const char sql[]
      = "SELECT " SUMMER_JOURNAL_SEALED
        " FROM main.journal j WHERE j.sequence > ?1 ORDER BY j.sequence LIMIT ?2";
  g_autoptr (SummerTouched) self = g_new0 (SummerTouched, 1);
  g_autoptr (GHashTable) links = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, link_free);
  g_autoptr (GHashTable) classes
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Looking looking = { self, store, links, classes };
  g_autoptr (SummerStatement) each = NULL, last = NULL;
  int n = 0;

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  self->programmes = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  last = summer_statement_new (store, "SELECT coalesce (max (sequence), 0) FROM main.journal",
                               error);
  each = last != NULL ? summer_statement_new (store, sql, error) : NULL;
  if (each == NULL)
    return NULL;
  if (summer_statement_step (last, error))
    self->sequence = summer_statement_get_int (last, 0);
  self->all = after == 0;
  summer_statement_bind_int (each, 1, after);
  summer_statement_bind_int (each, 2, MOST_ENTRIES + 1);
  while (!self->all && summer_statement_step (each, error))
    self->all = ++n > MOST_ENTRIES || !take_entry (&looking, each);
  if (summer_statement_failed (each) || summer_statement_failed (last))
    return NULL;
  return g_steal_pointer (&self);
}

void
summer_touched_free (SummerTouched *self)
{
  g_clear_pointer (&self->programmes, g_hash_table_unref);
  g_free (self);
}

gboolean
summer_touched_is (const SummerTouched *self, gint64 programme)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->all || g_hash_table_contains (self->programmes, &programme);
}
