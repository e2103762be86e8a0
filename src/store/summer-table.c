#include "config.h"

#include "summer-table.h"

#include "summer-changeset.h"
#include "summer-records.h"

#include <glib/gi18n.h>

/* What a member is in the file: a number, a text, or NULL when it has neither. */
typedef struct
{
  gboolean is_number;
  gint64 number;
  const char *text; /* borrowed */
} Value;

static Value
number_unless (gint64 number, gint64 missing)
{
  return (Value){ number != missing, number, NULL };
}

static Value
get_value (const SummerField *field, gconstpointer record)
{
  gconstpointer member = (const char *) record + field->offset;

  switch (field->kind)
    {
    case SUMMER_FIELD_ID:
      return number_unless (*(const gint64 *) member, 0);
    case SUMMER_FIELD_CODE:
      return (Value){ TRUE, *(const int *) member, NULL };
    case SUMMER_FIELD_COUNT:
      return number_unless (*(const int *) member, 0);
    case SUMMER_FIELD_ANSWER:
      return number_unless (*(const int *) member, -1);
    case SUMMER_FIELD_RANK:
      return number_unless (*(const int *) member, SUMMER_RANK_NONE);
    case SUMMER_FIELD_DAY:
      return number_unless (*(const SummerDay *) member, SUMMER_DAY_NONE);
    case SUMMER_FIELD_TIME:
      return number_unless (*(const SummerTime *) member, SUMMER_TIME_NONE);
    case SUMMER_FIELD_MONEY:
      return number_unless (MAX (*(const gint64 *) member, -1), -1);
    case SUMMER_FIELD_AMOUNT:
      return (Value){ TRUE, *(const gint64 *) member, NULL };
    case SUMMER_FIELD_TEXT:
    case SUMMER_FIELD_SEALED:
      return (Value){ FALSE, 0, *(const char *const *) member };
    default:
      g_assert_not_reached ();
    }
}

static void
read_key (const SummerTable *table, gconstpointer record, gint64 *key)
{
  for (guint i = 0; i < table->n_key && i < SUMMER_SEAL_KEY_MAX; i++)
    key[i] = get_value (&table->fields[i], record).number;
}

/* What stands in for a cell that could not be opened is not written: it would take the place of what may still be
 * mended. */
static gboolean
bind_sealed (SummerStore *store,
             SummerStatement *write,
             int index,
             const SummerTable *table,
             const SummerField *field,
             gconstpointer record,
             GError **error)
{
  const char *plain = get_value (field, record).text;
  gint64 key[SUMMER_SEAL_KEY_MAX] = { 0 };

  if (summer_seal_is_unreadable (plain))
    {
      g_set_error_literal (
          error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED,
          _ ("A sealed field of this record cannot be opened, and saving would lose what it holds. "
             "Nothing was written; write the field anew, or restore a backup."));
      return FALSE;
    }
  read_key (table, record, key);
  summer_statement_take_text (write, index,
                              summer_seal (summer_store_get_vault (store), field->sealed, key,
                                           table->n_key, plain));
  return TRUE;
}

static void
bind_field (SummerStatement *write, int index, const SummerField *field, gconstpointer record)
{
  Value value = get_value (field, record);

  if (value.is_number)
    summer_statement_bind_int (write, index, value.number);
  else
    summer_statement_bind_text (write, index, value.text);
}

/**
 * summer_table_bind_identity_hash:
 * @number: (nullable): of the record
 */
void
summer_table_bind_identity_hash (SummerStore *store,
                                 SummerStatement *write,
                                 int index,
                                 const char *number)
{
  guint8 hash[SUMMER_VAULT_HASH];

  if (summer_seal_hash_identity (summer_store_get_vault (store), number, hash))
    summer_statement_bind_blob_copy (write, index, hash, sizeof hash);
  else
    summer_statement_bind_id (write, index, 0);
}

static SummerStatement *
bind_record (SummerStore *store,
             const SummerTable *table,
             const char *sql,
             guint n_fields,
             gconstpointer record,
             GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return NULL;
  for (guint i = 0; i < n_fields; i++)
    if (table->fields[i].kind != SUMMER_FIELD_SEALED)
      bind_field (write, (int) i + 1, &table->fields[i], record);
    else if (!bind_sealed (store, write, (int) i + 1, table, &table->fields[i], record, error))
      return NULL;
  if (n_fields == table->n_fields && table->derive != NULL)
    table->derive (store, write, (int) n_fields + 1, record);
  return g_steal_pointer (&write);
}

/**
 * summer_table_insert:
 * @record: of the table's own type; an id must have been given to it
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_CONSTRAINT when the schema refuses the record
 */
gboolean
summer_table_insert (SummerStore *store,
                     const SummerTable *table,
                     gconstpointer record,
                     GError **error)
{
  g_autoptr (SummerStatement) write
      = bind_record (store, table, table->insert, table->n_fields, record, error);

  return write != NULL && summer_statement_run (write, error);
}

static void
tell_record (SummerChangesetWriter *writer, const SummerTable *table, gconstpointer record)
{
  summer_changeset_writer_begin_insert (writer, table->name, table->n_fields, table->n_key);
  for (guint i = 0; i < table->n_fields; i++)
    {
      Value value = get_value (&table->fields[i], record);

      if (value.is_number)
        summer_changeset_writer_add_int (writer, value.number);
      else
        summer_changeset_writer_add_text (writer, value.text);
    }
}

/**
 * summer_table_append:
 * @table: one with a name, whose columns are its fields and nothing else, none of them sealed
 * @record: a row that nothing else writes in this transaction, neither before nor after
 *
 * As summer_table_insert(), for rows by the hundred thousand: the changeset is told of the row at once. A
 * session would see it as well, and read it back at the commit, at three times the cost of the insert.
 */
gboolean
summer_table_append (SummerStore *store,
                     const SummerTable *table,
                     gconstpointer record,
                     GError **error)
{
  g_autoptr (SummerStatement) write
      = bind_record (store, table, table->insert, table->n_fields, record, error);

  g_assert (table->name != NULL && table->derive == NULL);
  if (write == NULL)
    return FALSE;

  SummerChangesetWriter *writer = summer_store_begin_told (store);
  gboolean done = summer_statement_run (write, error);
  summer_store_end_told (store);
  if (done)
    tell_record (writer, table, record);
  return done;
}

/**
 * summer_table_update:
 * @record: of the table's own type; what is stored under its key becomes all of it
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when there is no record of that key
 */
gboolean
summer_table_update (SummerStore *store,
                     const SummerTable *table,
                     gconstpointer record,
                     GError **error)
{
  g_autoptr (SummerStatement) write
      = bind_record (store, table, table->update, table->n_fields, record, error);

  return write != NULL && summer_statement_run_one (write, error);
}

/**
 * summer_table_delete:
 * @key: of the table's own type; only the members of the key are read
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when there is no record of that key,
 *   %SUMMER_STORE_ERROR_CONSTRAINT when others refer to it
 */
gboolean
summer_table_delete (SummerStore *store,
                     const SummerTable *table,
                     gconstpointer key,
                     GError **error)
{
  g_autoptr (SummerStatement) write
      = bind_record (store, table, table->delete, table->n_key, key, error);

  return write != NULL && summer_statement_run_one (write, error);
}

/**
 * summer_rows_open:
 * @rows: zeroed; cleared with summer_rows_clear()
 * @sql: the columns of @table, static text
 * @id: bound to ?1, or 0 when @sql has no parameter
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_rows_open (SummerRows *rows,
                  SummerStore *store,
                  const SummerTable *table,
                  const char *sql,
                  gint64 id,
                  GError **error)
{
  rows->store = store;
  rows->table = table;
  rows->statement = summer_statement_new (store, sql, error);
  if (rows->statement == NULL)
    return FALSE;
  if (id != 0)
    summer_statement_bind_int (rows->statement, 1, id);
  return TRUE;
}

static const char *
open_sealed (SummerRows *rows, const SummerField *field, gconstpointer record, const char *cell)
{
  gint64 key[SUMMER_SEAL_KEY_MAX] = { 0 };
  char *plain;

  if (cell == NULL)
    return NULL;
  read_key (rows->table, record, key);
  plain = summer_seal_open (summer_store_get_vault (rows->store), field->sealed, key,
                            rows->table->n_key, cell);
  if (plain == NULL)
    return NULL;
  if (rows->opened == NULL)
    rows->opened = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (rows->opened, plain);
  return plain;
}

static void
read_field (SummerRows *rows, int column, const SummerField *field, gpointer record)
{
  SummerStatement *row = rows->statement;
  gpointer member = (char *) record + field->offset;

  switch (field->kind)
    {
    case SUMMER_FIELD_ID:
      *(gint64 *) member = summer_statement_get_int (row, column);
      break;
    case SUMMER_FIELD_CODE:
    case SUMMER_FIELD_COUNT:
      *(int *) member = summer_statement_get_number (row, column);
      break;
    case SUMMER_FIELD_ANSWER:
      *(int *) member
          = summer_statement_is_null (row, column) ? -1 : summer_statement_get_number (row, column);
      break;
    case SUMMER_FIELD_RANK:
      *(int *) member = summer_statement_is_null (row, column)
                            ? SUMMER_RANK_NONE
                            : summer_statement_get_number (row, column);
      break;
    case SUMMER_FIELD_DAY:
      *(SummerDay *) member = summer_statement_get_day (row, column);
      break;
    case SUMMER_FIELD_TIME:
      *(SummerTime *) member = summer_statement_get_time (row, column);
      break;
    case SUMMER_FIELD_MONEY:
      *(gint64 *) member = summer_statement_get_money (row, column);
      break;
    case SUMMER_FIELD_AMOUNT:
      *(gint64 *) member = summer_statement_get_int (row, column);
      break;
    case SUMMER_FIELD_TEXT:
      *(const char **) member = summer_statement_get_text (row, column);
      break;
    case SUMMER_FIELD_SEALED:
      *(const char **) member
          = open_sealed (rows, field, record, summer_statement_get_text (row, column));
      break;
    default:
      g_assert_not_reached ();
    }
}

/**
 * summer_rows_next:
 * @record: (out caller-allocates): of the table's own type; its texts are good until the next call
 *
 * Returns: TRUE with a record; FALSE at the end, or with @error set
 */
gboolean
summer_rows_next (SummerRows *rows, gpointer record, GError **error)
{
  if (rows->opened != NULL)
    g_ptr_array_set_size (rows->opened, 0);
  if (!summer_statement_step (rows->statement, error))
    return FALSE;
  for (guint i = 0; i < rows->table->n_fields; i++)
    read_field (rows, (int) i, &rows->table->fields[i], record);
  return TRUE;
}

/**
 * summer_rows_failed:
 *
 * Whether the rows ended, or never began, because of an error.
 */
gboolean
summer_rows_failed (const SummerRows *rows)
{
  return rows->statement == NULL || summer_statement_failed (rows->statement);
}

/**
 * summer_rows_clear:
 *
 * Gives the statement back and frees the texts of the last record.
 */
void
summer_rows_clear (SummerRows *rows)
{
  g_clear_pointer (&rows->statement, summer_statement_free);
  g_clear_pointer (&rows->opened, g_ptr_array_unref);
}
