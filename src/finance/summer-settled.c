#include "config.h"

#include "summer-settled.h"

#include <glib/gi18n.h>

#include "summer-settlement-table.h"

typedef struct
{
  GHashTable *settled;
  GArray *ids, *numbers; /* gint64, int: of those confirmed */
  int number;            /* of the one being read */
} Loading;

static gboolean
take_settlement (const SummerSettlementRecord *record, gpointer user_data)
{
  Loading *self = user_data;

  if (record->state >= SUMMER_SETTLEMENT_CONFIRMED)
    {
      g_array_append_val (self->ids, record->id);
      g_array_append_val (self->numbers, record->number);
    }
  return TRUE;
}

static gboolean
take_line (const SummerSettlementLineRecord *record, gpointer user_data)
{
  Loading *self = user_data;
  SummerSettled *of = g_hash_table_lookup (self->settled, &record->class_id);

  if (of == NULL)
    {
      of = g_new0 (SummerSettled, 1);
      of->number = self->number;
      g_hash_table_insert (self->settled, g_memdup2 (&record->class_id, sizeof record->class_id),
                           of);
    }
  of->granted += record->due;
  if (record->due != 0)
    of->number = self->number;
  return TRUE;
}

/**
 * summer_settled_load:
 *
 * Returns: (transfer full) (nullable): what each class is settled with; %NULL with @error set
 */
GHashTable *
summer_settled_load (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (GHashTable) settled
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (int));
  Loading loading = { settled, ids, numbers, 0 };

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  if (!summer_settlement_each (store, programme, take_settlement, &loading, error))
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      loading.number = g_array_index (numbers, int, i);
      if (!summer_settlement_line_each (store, g_array_index (ids, gint64, i), take_line, &loading,
                                        error))
        return NULL;
    }
  return g_steal_pointer (&settled);
}

const SummerSettled *
summer_settled_get (GHashTable *settled, gint64 class_id)
{
  g_return_val_if_fail (settled != NULL, NULL);

  return g_hash_table_lookup (settled, &class_id);
}

gboolean
summer_settled_equal (GHashTable *a, GHashTable *b)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const SummerSettled *one = value, *other = g_hash_table_lookup (b, key);

      if (other == NULL || one->granted != other->granted || one->number != other->number)
        return FALSE;
    }
  return TRUE;
}

char *
summer_settled_dup_text (const SummerSettled *of)
{
  g_autofree char *amount = summer_money_dup_text (of->granted);

  /* Translators: what a class was settled with, and the number of the settlement. */
  return g_strdup_printf (_ ("Settled: %s yuan (number %d)"), amount, of->number);
}
