#include "config.h"

#include "summer-today-match.h"

#define TAIL_MIN 3   /* digits of a telephone number that say something */
#define TELEPHONE 11 /* digits of a whole one; longer is a card of something else */

typedef struct
{
  guint child, rank;
} Hit;

static gboolean
ends_a_tail (const char *tails, const char *text)
{
  g_auto (GStrv) each = NULL;

  if (tails == NULL || strlen (text) < TAIL_MIN || strspn (text, "0123456789") != strlen (text))
    return FALSE;
  each = g_strsplit (tails, " ", -1);
  for (guint i = 0; each[i] != NULL; i++)
    if (*each[i] != '\0'
        && (g_str_has_suffix (each[i], text)
            || (strlen (text) == TELEPHONE && g_str_has_suffix (text, each[i]))))
      return TRUE;
  return FALSE;
}

/* The smaller the better; 0 = not at all. */
static guint
rank_child (const SummerDayChild *child, const char *text)
{
  g_autofree char *code = g_utf8_casefold (child->code, -1);
  g_autofree char *name = g_utf8_casefold (child->name, -1);
  const char *pinyin = child->pinyin != NULL ? child->pinyin : "";

  if (strcmp (code, text) == 0)
    return 1;
  if (strcmp (name, text) == 0 || strcmp (pinyin, text) == 0)
    return 2;
  if (g_str_has_prefix (name, text) || g_str_has_prefix (pinyin, text))
    return 3;
  if (g_str_has_suffix (code, text))
    return 4;
  if (ends_a_tail (child->telephone_tails, text))
    return 5;
  if (strstr (name, text) != NULL || strstr (pinyin, text) != NULL)
    return 6;
  return strstr (code, text) != NULL ? 7 : 0;
}

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *x = a, *y = b;

  if (x->rank != y->rank)
    return x->rank < y->rank ? -1 : 1;
  return x->child < y->child ? -1 : x->child > y->child;
}

/**
 * summer_today_match:
 * @text: as it was typed or scanned
 *
 * Returns: (transfer full): the children that it may mean; a whole code means its child alone
 */
GArray *
summer_today_match (const SummerClassDay *day, const char *text)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *words = NULL, *folded = NULL;

  g_return_val_if_fail (day != NULL && text != NULL, found);

  words = g_strstrip (g_strdup (text));
  folded = g_utf8_casefold (words, -1);
  for (guint i = 0; *folded != '\0' && i < day->n_children; i++)
    {
      const Hit hit = { i, rank_child (&day->children[i], folded) };

      if (hit.rank > 0)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    {
      const Hit *hit = &g_array_index (hits, Hit, i);

      if (i > 0 && g_array_index (hits, Hit, 0).rank == 1)
        break;
      g_array_append_val (found, hit->child);
    }
  return found;
}
