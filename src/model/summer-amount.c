#include "config.h"

#include "summer-amount.h"

#include <glib/gi18n.h>
#include <string.h>

/* A class has no more children than this; a larger number in a tier is a slip. */
#define MAX_CHILDREN 100000

static const struct
{
  SummerAmountMode mode;
  const char *words[3]; /* the first is the one written */
} modes[] = {
  { SUMMER_AMOUNT_FLAT, { "flat", "定额", "固定" } },
  { SUMMER_AMOUNT_TIERS, { "tiers", "分档", "档次" } },
  { SUMMER_AMOUNT_CHILD_DAY, { "child_day", "人次", "按人次" } },
};

static gboolean
fail_form (const char *text, GError **error)
{
  g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
               _ ("“%s” is not an amount; write flat:30000, tiers:new@10=10000;new@20=20000 or "
                  "child_day:25.50;max=20000"),
               text);
  return FALSE;
}

static gboolean
read_mode (const char *word, SummerAmountMode *mode)
{
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (modes[i].words); j++)
      if (g_ascii_strcasecmp (word, modes[i].words[j]) == 0)
        {
          *mode = modes[i].mode;
          return TRUE;
        }
  return FALSE;
}

static int
compare_tiers (const SummerTier *a, const SummerTier *b)
{
  if (a->kind != b->kind)
    return a->kind < b->kind ? -1 : 1;
  return (a->children_min > b->children_min) - (a->children_min < b->children_min);
}

/* Puts a tier where it belongs; FALSE when there is one for the same kind and number already. */
static gboolean
insert_tier (SummerAmount *amount, SummerTier tier)
{
  guint at = 0;

  while (at < amount->n_tiers && compare_tiers (&amount->tiers[at], &tier) < 0)
    at++;
  if (at < amount->n_tiers && compare_tiers (&amount->tiers[at], &tier) == 0)
    return FALSE;
  memmove (&amount->tiers[at + 1], &amount->tiers[at],
           (amount->n_tiers - at) * sizeof (SummerTier));
  amount->tiers[at] = tier;
  amount->n_tiers++;
  return TRUE;
}

/* One tier, new@10=10000. */
static gboolean
read_tier (const char *text, SummerAmount *amount, GError **error)
{
  g_auto (GStrv) sides = g_strsplit (text, "=", 2);
  g_auto (GStrv) key = sides[0] && sides[1] ? g_strsplit (sides[0], "@", 2) : NULL;
  SummerTier tier = { 0 };
  guint64 children = 0;
  int kind = 0;

  if (key == NULL || key[0] == NULL || key[1] == NULL
      || !summer_terms_parse (SUMMER_TERMS_CLASS_KIND, g_strstrip (key[0]), &kind)
      || !g_ascii_string_to_unsigned (g_strstrip (key[1]), 10, 0, MAX_CHILDREN, &children, NULL))
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("“%s” is not a tier; write new@10=10000 or continuing@10=10000"), text);
      return FALSE;
    }
  if (!summer_money_parse (sides[1], &tier.amount, error))
    return FALSE;
  tier.kind = (SummerClassKind) kind;
  tier.children_min = (int) children;
  if (amount->n_tiers == SUMMER_MAX_TIERS)
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE,
                   _ ("there are more than %d tiers; leave some out"), SUMMER_MAX_TIERS);
      return FALSE;
    }
  if (!insert_tier (amount, tier))
    {
      g_set_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_FORM,
                   _ ("the tier “%s” is there twice; keep one of the two"), sides[0]);
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_tiers (const char *text, SummerAmount *amount, GError **error)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ";", -1);

  for (guint i = 0; parts[i]; i++)
    if (*g_strstrip (parts[i]) && !read_tier (parts[i], amount, error))
      return FALSE;
  return amount->n_tiers > 0 || fail_form (text, error);
}

static gboolean
read_child_day (const char *text, SummerAmount *amount, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);
  g_auto (GStrv) sides = NULL;
  guint n = g_strv_length (parts);

  if (n == 0 || n > 2 || !summer_money_parse (parts[0], &amount->child_day, error))
    return n == 1 || n == 2 ? FALSE : fail_form (text, error);
  if (n == 1 || *g_strstrip (parts[1]) == '\0')
    return TRUE;
  sides = g_strsplit (parts[1], "=", 2);
  if (sides[1] == NULL
      || (g_ascii_strcasecmp (g_strstrip (sides[0]), "max") != 0 && strcmp (sides[0], "上限") != 0))
    return fail_form (text, error);
  return summer_money_parse (sides[1], &amount->child_day_max, error);
}

/**
 * summer_amount_read:
 * @text: an amount in its written form
 *
 * Reads `flat:30000`, `tiers:new@10=10000;new@20=20000;continuing@10=10000` or `child_day:25.50;max=20000`
 * (workbook.md) into @amount, which is left as it is when the text is wrong. Full-width signs and the
 * Chinese words 定额, 分档, 人次, 新办, 续办, 上限 are understood.
 *
 * Returns: FALSE with an error of SUMMER_VALUE_ERROR
 */
gboolean
summer_amount_read (SummerAmount *amount, const char *text, GError **error)
{
  g_autofree char *folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  g_auto (GStrv) sides = folded ? g_strsplit (folded, ":", 2) : NULL;
  SummerAmount read_amount = { 0 };
  gboolean read = FALSE;

  if (sides == NULL || sides[0] == NULL || sides[1] == NULL
      || !read_mode (g_strstrip (sides[0]), &read_amount.mode))
    return fail_form (text, error);
  switch (read_amount.mode)
    {
    case SUMMER_AMOUNT_FLAT:
      read = summer_money_parse (sides[1], &read_amount.flat, error);
      break;
    case SUMMER_AMOUNT_TIERS:
      read = read_tiers (sides[1], &read_amount, error);
      break;
    case SUMMER_AMOUNT_CHILD_DAY:
      read = read_child_day (sides[1], &read_amount, error);
      break;
    default:
      g_assert_not_reached ();
    }
  if (!read)
    return FALSE;

  *amount = read_amount;
  return TRUE;
}

/**
 * summer_amount_dup:
 *
 * Returns: (transfer full): @amount in its written form, as summer_amount_read() reads it
 */
char *
summer_amount_dup (const SummerAmount *amount)
{
  GString *text = g_string_new (modes[amount->mode].words[0]);
  g_autofree char *flat = summer_money_dup_plain (amount->flat);
  g_autofree char *child_day = summer_money_dup_plain (amount->child_day);
  g_autofree char *most = summer_money_dup_plain (amount->child_day_max);

  g_string_append_c (text, ':');
  switch (amount->mode)
    {
    case SUMMER_AMOUNT_FLAT:
      g_string_append (text, flat);
      break;
    case SUMMER_AMOUNT_TIERS:
      for (guint i = 0; i < amount->n_tiers; i++)
        {
          const SummerTier *tier = &amount->tiers[i];
          g_autofree char *money = summer_money_dup_plain (tier->amount);

          g_string_append_printf (text, "%s%s@%d=%s", i ? ";" : "",
                                  summer_terms_get_english (SUMMER_TERMS_CLASS_KIND,
                                                            (int) tier->kind),
                                  tier->children_min, money);
        }
      break;
    case SUMMER_AMOUNT_CHILD_DAY:
      g_string_append (text, child_day);
      if (amount->child_day_max)
        g_string_append_printf (text, ";max=%s", most);
      break;
    default:
      g_assert_not_reached ();
    }
  return g_string_free (text, FALSE);
}
