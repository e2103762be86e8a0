#include "config.h"

#include "summer-payment-book.h"

const SummerSourceBalance *
summer_balance_find_source (const SummerBalance *self, const char *source)
{
  for (guint i = 0; i < self->shares->len; i++)
    {
      const SummerSourceBalance *share = &g_array_index (self->shares, SummerSourceBalance, i);

      if (g_str_equal (share->source, source != NULL ? source : ""))
        return share;
    }
  return NULL;
}

SummerMoney
summer_source_balance_get_unpaid (const SummerSourceBalance *self)
{
  return self->granted - self->paid + self->got_back;
}

SummerMoney
summer_source_balance_get_spent (const SummerSourceBalance *self)
{
  SummerMoney spent = 0;

  for (guint category = 0; category < SUMMER_N_SPENDINGS; category++)
    spent += self->spent[category];
  return spent;
}

SummerMoney
summer_balance_get_unpaid (const SummerBalance *self)
{
  return self->granted - self->paid + self->got_back;
}

SummerMoney
summer_balance_get_payable (const SummerBalance *self)
{
  return summer_balance_get_unpaid (self) - (self->on_way - self->on_way_back);
}

SummerMoney
summer_balance_get_owed (const SummerBalance *self)
{
  return MAX (0, self->on_way_back - summer_balance_get_unpaid (self));
}

SummerMoney
summer_balance_get_spent (const SummerBalance *self)
{
  SummerMoney spent = 0;

  for (guint category = 0; category < SUMMER_N_SPENDINGS; category++)
    spent += self->spent[category];
  return spent;
}

/**
 * summer_source_balance_get_to_return:
 *
 * What a class spends beyond its grant is its own affair: it keeps no more of a source than that granted,
 * and owes what it has paid back already no more. What is left of one source pays for nothing of another.
 *
 * Returns: fen, never below zero
 */
SummerMoney
summer_source_balance_get_to_return (const SummerSourceBalance *self)
{
  const SummerMoney covered = MIN (summer_source_balance_get_spent (self), self->granted);

  return MAX (0, self->paid - covered - self->returned);
}

gboolean
summer_balance_is_concerned (const SummerBalance *self)
{
  return self->granted != 0 || self->n_payments > 0 || summer_balance_get_spent (self) != 0
         || self->returned != 0;
}

/* Whether a row of its own tells anything of it. */
gboolean
summer_source_balance_is_concerned (const SummerSourceBalance *self)
{
  return self->granted != 0 || self->paid != 0 || self->on_way != 0
         || summer_source_balance_get_spent (self) != 0 || self->returned != 0;
}
