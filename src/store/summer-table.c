#include "config.h"

#include "summer-table.h"

#include "summer-records.h"
#include "summer-seal.h"

static void
bind_field (SummerStore *store,
            SummerStatement *write,
            int index,
            const SummerField *field,
            gconstpointer record)
{
  gconstpointer member = (const char *) record + field->offset;

  switch (field->kind)
    {
    case SUMMER_FIELD_ID:
      summer_statement_bind_id (write, index, *(const gint64 *) member);
      break;
    case SUMMER_FIELD_CODE:
      summer_statement_bind_int (write, index, *(const int *) member);
      break;
    case SUMMER_FIELD_COUNT:
      summer_statement_bind_id (write, index, *(const int *) member);
      break;
    case SUMMER_FIELD_RANK:
      /* Parameters are NULL until they are bound. */
      if (*(const int *) member != SUMMER_RANK_NONE)
        summer_statement_bind_int (write, index, *(const int *) member);
      break;
    case SUMMER_FIELD_DAY:
      summer_statement_bind_day (write, index, *(const SummerDay *) member);
      break;
    case SUMMER_FIELD_TIME:
      summer_statement_bind_time (write, index, *(const SummerTime *) member);
      break;
    case SUMMER_FIELD_MONEY:
      summer_statement_bind_money (write, index, *(const gint64 *) member);
      break;
    case SUMMER_FIELD_TEXT:
      summer_statement_bind_text (write, index, *(const char *const *) member);
      break;
    case SUMMER_FIELD_SEALED:
      summer_statement_take_text (write, index, summer_seal (store, *(const char *const *) member));
      break;
    default:
      g_assert_not_reached ();
    }
}

static SummerStatement *
bind_record (SummerStore *store,
             const SummerTable *table,
             const char *sql,
             guint n_fields,
             gconstpointer record,
             GError **error)
{
  SummerStatement *write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return NULL;
  for (guint i = 0; i < n_fields; i++)
    bind_field (store, write, (int) i + 1, &table->fields[i], record);
  if (n_fields == table->n_fields && table->derive != NULL)
    table->derive (write, (int) n_fields + 1, record);
  return write;
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
open_sealed (SummerRows *rows, const char *sealed)
{
  char *plain = summer_seal_open (rows->store, sealed);

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
    case SUMMER_FIELD_TEXT:
      *(const char **) member = summer_statement_get_text (row, column);
      break;
    case SUMMER_FIELD_SEALED:
      *(const char **) member = open_sealed (rows, summer_statement_get_text (row, column));
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
