#include "config.h"

#include "summer-sheet-reader.h"

struct _SummerSheetReader
{
  SummerStore *store; /* owned; NULL once closed */
  const SummerSheetSpec *spec;
  gint64 programme;
  char *unions;               /* owned; NULL = all */
  SummerStatement *statement; /* owned; NULL until the first row */
  GError *error;              /* owned */
};

/**
 * summer_sheet_reader_new:
 * @spec: static
 */
SummerSheetReader *
summer_sheet_reader_new (SummerStore *store, const SummerSheetSpec *spec, gint64 programme)
{
  SummerSheetReader *self = g_rc_box_new0 (SummerSheetReader);

  self->store = g_object_ref (store);
  self->spec = spec;
  self->programme = programme;
  return self;
}

SummerSheetReader *
summer_sheet_reader_ref (SummerSheetReader *self)
{
  return g_rc_box_acquire (self);
}

static void
reader_clear (gpointer data)
{
  SummerSheetReader *self = data;

  summer_sheet_reader_close (self);
  g_clear_error (&self->error);
  g_free (self->unions);
}

void
summer_sheet_reader_unref (SummerSheetReader *self)
{
  g_rc_box_release_full (self, reader_clear);
}

/**
 * summer_sheet_reader_close:
 *
 * A row may be held by whoever shows it for a moment longer than its sheet; that must not keep the records open.
 */
void
summer_sheet_reader_close (SummerSheetReader *self)
{
  g_clear_pointer (&self->statement, summer_statement_free);
  g_clear_object (&self->store);
}

/**
 * summer_sheet_reader_set_unions:
 * @unions: (nullable): those that sums are about, as summer_sheet_set_unions() has them. Before the first row
 */
void
summer_sheet_reader_set_unions (SummerSheetReader *self, const char *unions)
{
  g_free (self->unions);
  self->unions = g_strdup (unions);
}

const SummerSheetSpec *
summer_sheet_reader_get_spec (SummerSheetReader *self)
{
  return self->spec;
}

SummerStore *
summer_sheet_reader_get_store (SummerSheetReader *self)
{
  return self->store;
}

const GError *
summer_sheet_reader_get_error (SummerSheetReader *self)
{
  return self->error;
}

void
summer_sheet_reader_clear_error (SummerSheetReader *self)
{
  g_clear_error (&self->error);
}

/**
 * summer_sheet_reader_read:
 *
 * Returns: (transfer none) (nullable): the statement on the values of that row; %NULL when the record is gone, the
 *   reader closed or the query failed
 */
SummerStatement *
summer_sheet_reader_read (SummerSheetReader *self, gint64 key)
{
  GError **error = self->error == NULL ? &self->error : NULL;

  if (self->store == NULL)
    return NULL;
  if (self->statement == NULL)
    {
      const SummerSheetQuery query
          = { .spec = self->spec, .programme = self->programme, .unions = self->unions };

      self->statement = summer_sheet_query_row (&query, self->store, error);
    }
  if (self->statement == NULL)
    return NULL;

  summer_statement_bind_int (self->statement, SUMMER_SHEET_ROW_KEY, key);
  if (summer_statement_step (self->statement, error))
    return self->statement;
  summer_statement_reset (self->statement);
  return NULL;
}
