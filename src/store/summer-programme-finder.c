#include "config.h"

#include "summer-programme-finder.h"

#include "summer-store-private.h"

/* Further than this no table is from its programme. */
#define MOST_STEPS 6

/* How a change of a table leads to its programme. */
typedef struct
{
  int column;          /* whose value is asked with; -1 = no way leads to a programme */
  gboolean is_it;      /* the value is the programme itself */
  sqlite3_stmt *of_it; /* owned: the programme, from the value of the column */
  /* For changes that say nothing of the column: from the first column of the key. */
  int key;
  sqlite3_stmt *of_record; /* owned */
} Way;

struct _SummerProgrammeFinder
{
  sqlite3 *db;      /* borrowed */
  GHashTable *ways; /* owned: name of the table → Way */
};

static void
way_free (gpointer data)
{
  Way *way = data;

  sqlite3_finalize (way->of_it);
  sqlite3_finalize (way->of_record);
  g_free (way);
}

SummerProgrammeFinder *
summer_programme_finder_new (sqlite3 *db)
{
  SummerProgrammeFinder *self = g_new0 (SummerProgrammeFinder, 1);

  self->db = db;
  self->ways = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, way_free);
  return self;
}

void
summer_programme_finder_free (SummerProgrammeFinder *self)
{
  g_hash_table_unref (self->ways);
  g_free (self);
}

typedef struct
{
  int place;               /* among the columns of the table */
  char *name, *table, *to; /* owned: the column, and the column that it refers to */
} Reference;

static void
reference_clear (gpointer data)
{
  Reference *reference = data;

  g_free (reference->name);
  g_free (reference->table);
  g_free (reference->to);
}

/* The references of a table that are always given; its programme goes before all others. */
static GArray *
list_references (sqlite3 *db, const char *table)
{
  static const char sql[]
      = "SELECT c.cid, c.name, f.\"table\", f.\"to\" FROM pragma_table_info (?1, 'main') c JOIN"
        " pragma_foreign_key_list (?1, 'main') f ON f.\"from\" = c.name WHERE (c.\"notnull\" OR "
        "c.pk > 0)"
        " AND f.\"table\" <> ?1 ORDER BY f.\"table\" <> 'programme', c.pk = 0, c.cid";
  GArray *references = g_array_new (FALSE, FALSE, sizeof (Reference));
  sqlite3_stmt *stmt = NULL;

  g_array_set_clear_func (references, reference_clear);
  if (sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL) == SQLITE_OK)
    {
      sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
      while (sqlite3_step (stmt) == SQLITE_ROW)
        {
          Reference reference = { sqlite3_column_int (stmt, 0),
                                  g_strdup ((const char *) sqlite3_column_text (stmt, 1)),
                                  g_strdup ((const char *) sqlite3_column_text (stmt, 2)),
                                  g_strdup ((const char *) sqlite3_column_text (stmt, 3)) };

          g_array_append_val (references, reference);
        }
    }
  sqlite3_finalize (stmt);
  return references;
}

/* The programme of the records of a table of which a column is a value: names come out of the schema alone. NULL when
 * their references lead to none. */
static char *
dup_expression (sqlite3 *db, const char *table, const char *column, const char *value, int steps)
{
  if (g_str_equal (table, "programme"))
    return g_strdup (value);
  if (steps == 0)
    return NULL;

  g_autoptr (GArray) references = list_references (db, table);
  for (guint i = 0; i < references->len; i++)
    {
      const Reference *next = &g_array_index (references, Reference, i);
      g_autofree char *inner = g_strdup_printf ("t%d.\"%s\"", steps, next->name);
      g_autofree char *above = dup_expression (db, next->table, next->to, inner, steps - 1);

      if (above != NULL)
        return g_strdup_printf ("(SELECT %s FROM main.\"%s\" AS t%d WHERE t%d.\"%s\" = %s LIMIT 1)",
                                above, table, steps, steps, column, value);
    }
  return NULL;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *expression)
{
  g_autofree char *sql = g_strdup_printf ("SELECT %s", expression);
  sqlite3_stmt *stmt = NULL;

  sqlite3_prepare_v3 (db, sql, -1, SQLITE_PREPARE_PERSISTENT, &stmt, NULL);
  return stmt;
}

/* The first column of the key; where it is longer, all records that share that one are of one programme. */
static char *
dup_key (sqlite3 *db, const char *table, int *place)
{
  sqlite3_stmt *stmt = NULL;
  char *name = NULL;

  if (sqlite3_prepare_v2 (db, "SELECT name, cid FROM pragma_table_info (?1, 'main') WHERE pk = 1",
                          -1, &stmt, NULL)
      == SQLITE_OK)
    {
      sqlite3_bind_text (stmt, 1, table, -1, SQLITE_STATIC);
      if (sqlite3_step (stmt) == SQLITE_ROW)
        {
          name = g_strdup ((const char *) sqlite3_column_text (stmt, 0));
          *place = sqlite3_column_int (stmt, 1);
        }
    }
  sqlite3_finalize (stmt);
  return name;
}

static Way *
find_way (SummerProgrammeFinder *self, const char *table)
{
  Way *way = g_new0 (Way, 1);
  g_autofree char *key = dup_key (self->db, table, &way->key);
  g_autoptr (GArray) references = list_references (self->db, table);
  g_autofree char *whole
      = key == NULL ? NULL : dup_expression (self->db, table, key, "?1", MOST_STEPS);

  way->column = -1;
  g_hash_table_insert (self->ways, g_strdup (table), way);
  if (g_str_equal (table, "programme"))
    {
      way->column = way->key;
      way->is_it = TRUE;
    }
  for (guint i = 0; i < references->len && way->column < 0; i++)
    {
      const Reference *next = &g_array_index (references, Reference, i);
      g_autofree char *above
          = dup_expression (self->db, next->table, next->to, "?1", MOST_STEPS - 1);

      if (above == NULL)
        continue;
      way->column = next->place;
      way->is_it = g_str_equal (next->table, "programme");
      if (!way->is_it)
        way->of_it = prepare (self->db, above);
    }
  if (way->column >= 0 && !g_str_equal (table, "programme") && whole != NULL)
    way->of_record = prepare (self->db, whole);
  return way;
}

static gint64
ask (sqlite3_stmt *stmt, gint64 value)
{
  gint64 programme = 0;

  if (stmt == NULL)
    return 0;
  sqlite3_bind_int64 (stmt, 1, value);
  if (sqlite3_step (stmt) == SQLITE_ROW)
    programme = sqlite3_column_int64 (stmt, 0);
  sqlite3_reset (stmt);
  return programme;
}

static gboolean
get_int (sqlite3_changeset_iter *change, int op, int column, gint64 *number)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (change, column, &value);
  else
    sqlite3changeset_old (change, column, &value);
  if (value == NULL || sqlite3_value_type (value) != SQLITE_INTEGER)
    return FALSE;
  *number = sqlite3_value_int64 (value);
  return TRUE;
}

static gint64
get_programme (SummerProgrammeFinder *self, sqlite3_changeset_iter *change)
{
  const char *table = NULL;
  int n_columns = 0, op = 0, indirect = 0;
  gint64 number = 0;

  if (sqlite3changeset_op (change, &table, &n_columns, &op, &indirect) != SQLITE_OK)
    return 0;

  const Way *way = g_hash_table_lookup (self->ways, table);
  if (way == NULL)
    way = find_way (self, table);
  if (way->column < 0)
    return 0;
  if (get_int (change, op, way->column, &number))
    return way->is_it ? number : ask (way->of_it, number);
  return get_int (change, op, way->key, &number) ? ask (way->of_record, number) : 0;
}

/**
 * summer_programme_finder_ask:
 * @programme: (out): of the first change that leads to one; 0 when none does
 *
 * A transaction is about one programme: what is written is written for the one that is open. Records that were
 * removed together with those they refer to lead nowhere, and the next change is looked at.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_programme_finder_ask (SummerProgrammeFinder *self,
                             const SummerChangeset *changeset,
                             gint64 *programme,
                             GError **error)
{
  g_autoptr (SummerChangesetReader) reader
      = summer_changeset_reader_new_borrowed (changeset->packing, changeset->data, changeset->size);
  sqlite3_changeset_iter *each = NULL;
  int result = sqlite3changeset_start_strm (&each, summer_changeset_reader_input, reader);

  *programme = 0;
  while (result == SQLITE_OK && *programme == 0 && sqlite3changeset_next (each) == SQLITE_ROW)
    *programme = get_programme (self, each);
  /* Finalizing before the end is no error. */
  if (each != NULL)
    result = sqlite3changeset_finalize (each);
  return result == SQLITE_OK || summer_store_set_error (NULL, result, error);
}
