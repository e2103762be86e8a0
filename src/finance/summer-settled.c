#include "config.h"

#include "summer-settled.h"

#include <glib/gi18n.h>

#include "summer-settlement-table.h"

static gboolean
take_settled (gint64 class_id, gint64 granted, int number, gpointer user_data)
{
  const SummerSettled of = { granted, granted, number };

  g_hash_table_insert (user_data, g_memdup2 (&class_id, sizeof class_id),
                       g_memdup2 (&of, sizeof of));
  return TRUE;
}

static gboolean
take_grant (gint64 class_id, const char *source, gint64 granted, gpointer user_data)
{
  SummerSettled *of = g_hash_table_lookup (user_data, &class_id);

  if (of != NULL) /* whoever has a grant has a line */
    of->all += granted;
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

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  if (!summer_settlement_line_each_settled (store, programme, take_settled, settled, error)
      || !summer_settlement_grant_each_settled (store, programme, take_grant, settled, error))
    return NULL;
  return g_steal_pointer (&settled);
}

/**
 * summer_settled_load_class:
 * @of: (out): what the one class is settled with; its number is 0 where no settlement names it
 */
gboolean
summer_settled_load_class (SummerStore *store, gint64 class_id, SummerSettled *of, GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store) && of != NULL, FALSE);

  if (!summer_settlement_line_find_settled (store, class_id, &of->granted, &of->number, error)
      || !summer_settlement_grant_find_settled (store, class_id, &of->all, error))
    return FALSE;
  of->all += of->granted;
  return TRUE;
}

SummerMoney
summer_settled_sum (GHashTable *settled, gboolean all)
{
  GHashTableIter iter;
  gpointer value;
  SummerMoney sum = 0;

  g_return_val_if_fail (settled != NULL, 0);

  g_hash_table_iter_init (&iter, settled);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    sum += all ? ((const SummerSettled *) value)->all : ((const SummerSettled *) value)->granted;
  return sum;
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

      if (other == NULL || one->granted != other->granted || one->all != other->all
          || one->number != other->number)
        return FALSE;
    }
  return TRUE;
}

char *
summer_settled_dup_text (const SummerSettled *of)
{
  g_autofree char *amount = summer_money_dup_text (of->all);

  /* Translators: what a class was settled with, and the number of the settlement. */
  return g_strdup_printf (_ ("Settled: %s yuan (number %d)"), amount, of->number);
}
