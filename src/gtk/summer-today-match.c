#include "config.h"

#include "summer-today-match.h"

#include "summer-pinyin.h"
#include "summer-search.h"

#define TAIL_MIN 3 /* digits of a telephone number that say something */
#define TAIL 4     /* digits of each number that are kept */
#define MOST_HITS 500
#define TELEPHONE 11 /* digits of a whole one; longer is a card of something else */

typedef struct
{
  guint index, rank;
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
  return x->index < y->index ? -1 : x->index > y->index;
}

/* The indexes of the hits, the best first. */
static GArray *
sort_hits (GArray *hits)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_array_append_val (found, g_array_index (hits, Hit, i).index);
  return found;
}

static char *
dup_folded (const char *text)
{
  g_autofree char *words = g_strstrip (g_strdup (text));

  return g_utf8_casefold (words, -1);
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
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = NULL;
  GArray *found;

  g_return_val_if_fail (day != NULL && text != NULL, NULL);

  folded = dup_folded (text);
  for (guint i = 0; *folded != '\0' && i < day->n_children; i++)
    {
      const Hit hit = { i, rank_child (&day->children[i], folded) };

      if (hit.rank > 0)
        g_array_append_val (hits, hit);
    }
  found = sort_hits (hits);
  if (hits->len > 1 && g_array_index (hits, Hit, 0).rank == 1)
    g_array_set_size (found, 1);
  return found;
}

static guint
rank_staff (const SummerDayStaff *staff, const char *text)
{
  g_autofree char *name = g_utf8_casefold (staff->name, -1);
  g_autofree char *initials = summer_pinyin_dup_initials (staff->name);

  if (strcmp (name, text) == 0 || strcmp (initials, text) == 0)
    return 1;
  if (g_str_has_prefix (name, text) || g_str_has_prefix (initials, text))
    return 2;
  return strstr (name, text) != NULL ? 3 : 0;
}

/* The day does not know their telephone numbers: the search of the whole programme does. */
static gboolean
add_telephones (GArray *hits,
                const SummerClassDay *day,
                SummerStore *store,
                gint64 programme,
                const char *text,
                GError **error)
{
  g_autoptr (GPtrArray) found = summer_store_search (store, programme, text, MOST_HITS, error);

  for (guint i = 0; found != NULL && i < day->n_staff; i++)
    for (guint j = 0; j < found->len; j++)
      {
        const SummerHit *of = found->pdata[j];
        const Hit hit = { i, 4 };

        if (of->kind != SUMMER_HIT_STAFF || of->class_id != day->of->id
            || !g_str_equal (day->staff[i].name, of->title))
          continue;
        g_array_append_val (hits, hit);
        break;
      }
  return found != NULL;
}

/**
 * summer_today_match_staff:
 * @text: as it was typed
 *
 * Returns: (transfer full): the members of staff that it may mean; %NULL with @error set
 */
GArray *
summer_today_match_staff (const SummerClassDay *day,
                          SummerStore *store,
                          gint64 programme,
                          const char *text,
                          GError **error)
{
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  g_autofree char *folded = NULL;

  g_return_val_if_fail (day != NULL && SUMMER_IS_STORE (store) && text != NULL, NULL);

  folded = dup_folded (text);
  for (guint i = 0; *folded != '\0' && i < day->n_staff; i++)
    {
      const Hit hit = { i, rank_staff (&day->staff[i], folded) };

      if (hit.rank > 0)
        g_array_append_val (hits, hit);
    }
  if ((strlen (folded) == TAIL || strlen (folded) == TELEPHONE)
      && strspn (folded, "0123456789") == strlen (folded)
      && !add_telephones (hits, day, store, programme, folded, error))
    return NULL;
  return sort_hits (hits);
}
