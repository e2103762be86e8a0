#include "config.h"

#include "summer-seal-functions.h"

#include "summer-journal-seal.h"
#include "summer-store-private.h"

typedef struct
{
  SummerSealed sealed;
  const char *text; /* borrowed; NULL = SQL's NULL */
  gint64 key[SUMMER_SEAL_KEY_MAX];
  guint n_key;
} Cell;

/* The name of the column is a literal: it is looked up once a statement. */
static int
find_column (sqlite3_context *context, sqlite3_value *value)
{
  const SummerSealedColumn *known = sqlite3_get_auxdata (context, 0);
  const char *name = (const char *) sqlite3_value_text (value);
  int found = -1;

  if (known != NULL)
    return (int) (known - summer_sealed_get (0));
  for (int i = 0; i < SUMMER_N_SEALED && name != NULL; i++)
    if (g_str_equal (summer_sealed_get ((SummerSealed) i)->name, name))
      found = i;
  if (found >= 0)
    sqlite3_set_auxdata (context, 0, (void *) summer_sealed_get ((SummerSealed) found), NULL);
  return found;
}

/* FALSE: the result is an error, or NULL for the cell of a row that is not there. */
static gboolean
read_cell (sqlite3_context *context, int n, sqlite3_value **values, Cell *cell)
{
  int found = n >= 3 && n <= 2 + SUMMER_SEAL_KEY_MAX ? find_column (context, values[0]) : -1;

  if (found < 0)
    {
      sqlite3_result_error (context, "no such sealed column", -1);
      return FALSE;
    }
  cell->sealed = (SummerSealed) found;
  cell->text = (const char *) sqlite3_value_text (values[1]);
  cell->n_key = (guint) n - 2;
  for (guint i = 0; i < cell->n_key; i++)
    cell->key[i] = sqlite3_value_int64 (values[i + 2]);
  return cell->text != NULL;
}

static void
give_text (sqlite3_context *context, char *text)
{
  if (text != NULL)
    sqlite3_result_text (context, text, -1, g_free);
}

static void
opened (sqlite3_context *context, int n, sqlite3_value **values)
{
  Cell cell;

  if (read_cell (context, n, values, &cell))
    give_text (context, summer_seal_open (sqlite3_user_data (context), cell.sealed, cell.key,
                                          cell.n_key, cell.text));
}

static void
sealed (sqlite3_context *context, int n, sqlite3_value **values)
{
  Cell cell;

  if (read_cell (context, n, values, &cell))
    give_text (context, summer_seal (sqlite3_user_data (context), cell.sealed, cell.key, cell.n_key,
                                     cell.text));
}

static void
is_sealed (sqlite3_context *context, int n, sqlite3_value **values)
{
  Cell cell;

  if (!read_cell (context, n, values, &cell))
    return;
  g_autofree char *plain = summer_seal_open (sqlite3_user_data (context), cell.sealed, cell.key,
                                             cell.n_key, cell.text);
  sqlite3_result_int (context, !summer_seal_is_unreadable (plain));
}

static void
identity_hash (sqlite3_context *context, int n, sqlite3_value **values)
{
  guint8 hash[SUMMER_VAULT_HASH];

  if (summer_seal_hash_identity (sqlite3_user_data (context),
                                 (const char *) sqlite3_value_text (values[0]), hash))
    sqlite3_result_blob (context, hash, sizeof hash, SQLITE_TRANSIENT);
}

static void
reason (sqlite3_context *context, int n, sqlite3_value **values)
{
  gint64 programme = sqlite3_value_int64 (values[1]);
  const void *wrapped = sqlite3_value_blob (values[2]);
  const guint8 *key = summer_vault_unwrap (sqlite3_user_data (context), programme, wrapped,
                                           (gsize) sqlite3_value_bytes (values[2]));
  const char *cell = (const char *) sqlite3_value_text (values[3]);

  if (key != NULL && cell != NULL)
    give_text (context, summer_journal_open_reason (key, sqlite3_value_int64 (values[0]), cell));
}

static void
forget (void *vault)
{
  summer_vault_unref (vault);
}

/**
 * summer_seal_functions_register:
 *
 * They are for questions of the program alone: no trigger and no view of the file may call them.
 */
gboolean
summer_seal_functions_register (sqlite3 *db, SummerVault *vault, GError **error)
{
  static const struct
  {
    const char *name;
    int n;
    void (*function) (sqlite3_context *context, int n, sqlite3_value **values);
  } functions[] = {
    { "summer_opened", -1, opened },       { "summer_sealed", -1, sealed },
    { "summer_is_sealed", -1, is_sealed }, { "summer_identity_hash", 1, identity_hash },
    { "summer_reason", 4, reason },
  };

  for (guint i = 0; i < G_N_ELEMENTS (functions); i++)
    {
      /* On failure SQLite lets go of the vault itself. */
      int result
          = sqlite3_create_function_v2 (db, functions[i].name, functions[i].n,
                                        SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_DIRECTONLY,
                                        summer_vault_ref (vault), functions[i].function, NULL, NULL,
                                        forget);

      if (result != SQLITE_OK)
        return summer_store_set_error (db, result, error);
    }
  return TRUE;
}
