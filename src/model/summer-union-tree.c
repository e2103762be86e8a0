#include "config.h"

#include "summer-union-tree.h"

#include <string.h>

#include "summer-pinyin.h"

typedef struct
{
  SummerUnionNode node;
  char *name;   /* owned */
  char *place;  /* owned: what its name says of where it is */
  int parent;   /* index into the items */
  gboolean put; /* somebody said where it hangs */
  guint own;    /* classes of itself */
} Item;

struct _SummerUnionTree
{
  GPtrArray *items;    /* of Item, owned; in the order in which they were met */
  GHashTable *by_name; /* name → number of the item + 1 */
  GArray *nodes;       /* of SummerUnionNode; depth first */
};

/* Words for what a union is, behind those that say where. */
static const char *const union_words[]
    = { "总工会",   "联合工会委员会", "工会联合委员会", "工会联合会",
        "联合工会", "工会委员会",     "工会",           NULL };

/* What ends the name of a place, and how far down it is. The longer ones stand first. */
static const struct
{
  const char *word;
  SummerUnionLevel level;
} place_words[] = {
  { "特别行政区", SUMMER_UNION_PROVINCE }, { "自治区", SUMMER_UNION_PROVINCE },
  { "自治州", SUMMER_UNION_CITY },         { "自治县", SUMMER_UNION_DISTRICT },
  { "自治旗", SUMMER_UNION_DISTRICT },     { "街道", SUMMER_UNION_GRASSROOTS },
  { "社区", SUMMER_UNION_GRASSROOTS },     { "开发区", SUMMER_UNION_DISTRICT },
  { "省", SUMMER_UNION_PROVINCE },         { "市", SUMMER_UNION_CITY },
  { "区", SUMMER_UNION_DISTRICT },         { "县", SUMMER_UNION_DISTRICT },
  { "旗", SUMMER_UNION_DISTRICT },         { "镇", SUMMER_UNION_GRASSROOTS },
  { "乡", SUMMER_UNION_GRASSROOTS },       { "村", SUMMER_UNION_GRASSROOTS },
};

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item->place);
  g_free (item);
}

/**
 * summer_union_dup_place:
 *
 * Returns: (transfer full): the name without the words for what a union is
 */
char *
summer_union_dup_place (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; union_words[i] != NULL; i++)
    if (g_str_has_suffix (name, union_words[i]) && strlen (name) > strlen (union_words[i]))
      return g_strndup (name, strlen (name) - strlen (union_words[i]));
  return g_strdup (name);
}

/* The length of the place that text begins with, and its level; 0 where none ends in it. A place has a name of at
 * least one character before its word: 区 alone is none. */
static gsize
measure_place (const char *text, int above, SummerUnionLevel *level)
{
  for (const char *at = g_utf8_next_char (text); *at != '\0'; at = g_utf8_next_char (at))
    for (guint i = 0; i < G_N_ELEMENTS (place_words); i++)
      if (g_str_has_prefix (at, place_words[i].word))
        {
          *level = place_words[i].level;
          /* A city below a city is a county: 泉州市晋江市. */
          if ((int) *level <= above && *level == SUMMER_UNION_CITY)
            *level = SUMMER_UNION_DISTRICT;
          return (gsize) (at - text) + strlen (place_words[i].word);
        }
  return 0;
}

/* Calls with each place that a name lies in, from above: 福州市, then 福州市鼓楼区. What is left behind the last place
 * is grassroots: a company, a school. */
typedef void (*PlaceFunc) (const char *place, SummerUnionLevel level, gpointer user_data);

static void
each_place (const char *place, PlaceFunc func, gpointer user_data)
{
  const char *at = place;
  int above = -1;

  while (*at != '\0')
    {
      SummerUnionLevel level = SUMMER_UNION_GRASSROOTS;
      gsize length = measure_place (at, above, &level);
      g_autofree char *until = NULL;

      if (length == 0 || (int) level < above)
        {
          level = SUMMER_UNION_GRASSROOTS;
          length = strlen (at);
        }
      at += length;
      until = g_strndup (place, (gsize) (at - place));
      func (until, level, user_data);
      above = (int) level;
    }
}

static void
take_level (const char *place, SummerUnionLevel level, gpointer user_data)
{
  *(SummerUnionLevel *) user_data = level;
}

/**
 * summer_union_guess_level:
 *
 * Returns: how far down the union is, by the last place in its name
 */
SummerUnionLevel
summer_union_guess_level (const char *name)
{
  SummerUnionLevel level = SUMMER_UNION_GRASSROOTS;
  g_autofree char *place = NULL;

  g_return_val_if_fail (name != NULL, level);

  place = summer_union_dup_place (name);
  each_place (place, take_level, &level);
  return level;
}

static Item *
get_item (const SummerUnionTree *self, guint i)
{
  return g_ptr_array_index (self->items, i);
}

static int
add_item (SummerUnionTree *self, const char *name, gboolean is_union)
{
  Item *item = g_new0 (Item, 1);

  item->name = g_strdup (name);
  item->place = summer_union_dup_place (name);
  item->parent = -1;
  item->node.is_union = is_union;
  item->node.level = summer_union_guess_level (name);
  g_ptr_array_add (self->items, item);
  g_hash_table_insert (self->by_name, item->name, GINT_TO_POINTER (self->items->len));
  return (int) self->items->len - 1;
}

static int
find_item (const SummerUnionTree *self, const char *name)
{
  return GPOINTER_TO_INT (g_hash_table_lookup (self->by_name, name)) - 1;
}

static int
ensure_item (SummerUnionTree *self, const char *name)
{
  const int found = find_item (self, name);

  return found >= 0 ? found : add_item (self, name, TRUE);
}

typedef struct
{
  SummerUnionTree *tree;
  GHashTable *by_place; /* place → number of the item + 1; borrows the items' texts */
  int item;             /* whose places are gone through */
  int above;            /* the last one met, -1 = none */
} Descent;

static void
descend (const char *place, SummerUnionLevel level, gpointer user_data)
{
  Descent *self = user_data;
  int found = GPOINTER_TO_INT (g_hash_table_lookup (self->by_place, place)) - 1;

  if (strcmp (place, get_item (self->tree, (guint) self->item)->place) == 0)
    {
      if (self->above != self->item)
        get_item (self->tree, (guint) self->item)->parent = self->above;
      return;
    }
  /* A grassroots place is no office that others hang on, unless there is a union of it. */
  if (found < 0 && level == SUMMER_UNION_GRASSROOTS)
    return;
  if (found < 0)
    {
      Item *item;

      found = add_item (self->tree, place, FALSE);
      item = get_item (self->tree, (guint) found);
      item->node.level = level;
      item->parent = self->above;
      g_hash_table_insert (self->by_place, item->place, GINT_TO_POINTER (found + 1));
    }
  self->above = found;
}

/* Of two unions of one place, such as two companies' without one, the first stands for the place. */
static void
hang (SummerUnionTree *self)
{
  g_autoptr (GHashTable) by_place = g_hash_table_new (g_str_hash, g_str_equal);
  const guint n = self->items->len;

  for (guint i = 0; i < n; i++)
    if (!g_hash_table_contains (by_place, get_item (self, i)->place))
      g_hash_table_insert (by_place, get_item (self, i)->place, GINT_TO_POINTER (i + 1));
  for (guint i = 0; i < n; i++)
    {
      Descent descent = { self, by_place, (int) i, -1 };

      if (!get_item (self, i)->put)
        each_place (get_item (self, i)->place, descend, &descent);
    }
}

/* Where somebody put them. A parent that is no more there leaves its union at the top. */
static void
put_all (SummerUnionTree *self, const SummerUnionUnitRecord *put, guint n_put)
{
  for (guint i = 0; i < n_put; i++)
    {
      Item *item = get_item (self, (guint) ensure_item (self, put[i].name));

      item->put = TRUE;
      item->node.level = put[i].level;
    }
  for (guint i = 0; i < n_put; i++)
    for (guint j = 0; j < n_put && put[i].parent != 0; j++)
      if (put[j].id == put[i].parent)
        get_item (self, (guint) find_item (self, put[i].name))->parent
            = find_item (self, put[j].name);
}

/* Whether b lies at or below a; a ring, which nothing that writes lets come about, is cut by the count. */
static gboolean
is_below (const SummerUnionTree *self, int b, int a)
{
  for (guint steps = 0; b >= 0 && steps <= self->items->len; steps++)
    {
      if (a == b)
        return TRUE;
      b = get_item (self, (guint) b)->parent;
    }
  return FALSE;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const SummerUnionTree *self = user_data;

  return summer_pinyin_compare (get_item (self, *(const guint *) a)->name,
                                get_item (self, *(const guint *) b)->name);
}

static guint
walk (SummerUnionTree *self, const GArray *order, int parent, int above, guint depth)
{
  guint n_classes = 0;

  for (guint i = 0; i < order->len; i++)
    {
      const guint number = g_array_index (order, guint, i);
      Item *item = get_item (self, number);
      const guint at = self->nodes->len;
      guint below;

      if (item->parent != parent)
        continue;
      item->node.name = item->name;
      item->node.parent = above;
      item->node.depth = depth;
      g_array_append_val (self->nodes, item->node);
      below = walk (self, order, (int) number, (int) at, depth + 1);
      g_array_index (self->nodes, SummerUnionNode, at).n_classes = item->own + below;
      g_array_index (self->nodes, SummerUnionNode, at).n_below = self->nodes->len - at - 1;
      n_classes += item->own + below;
    }
  return n_classes;
}

/**
 * summer_union_tree_new:
 * @names: (array length=n_names): the union of each class; %NULL and "" = none
 * @put: (array length=n_put): where somebody put unions; texts are copied
 *
 * Returns: (transfer full): the tree
 */
SummerUnionTree *
summer_union_tree_new (const char *const *names,
                       guint n_names,
                       const SummerUnionUnitRecord *put,
                       guint n_put)
{
  SummerUnionTree *self = g_new0 (SummerUnionTree, 1);
  g_autoptr (GArray) order = g_array_new (FALSE, FALSE, sizeof (guint));

  self->items = g_ptr_array_new_with_free_func (item_free);
  self->by_name = g_hash_table_new (g_str_hash, g_str_equal);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (SummerUnionNode));
  put_all (self, put, n_put);
  for (guint i = 0; i < n_names; i++)
    if (names[i] != NULL && *names[i] != '\0')
      get_item (self, (guint) ensure_item (self, names[i]))->own++;
  hang (self);

  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = get_item (self, i);

      if (item->parent >= 0 && is_below (self, item->parent, (int) i))
        item->parent = -1;
      g_array_append_val (order, i);
    }
  g_array_sort_with_data (order, compare_items, self);
  walk (self, order, -1, -1, 0);
  return self;
}

void
summer_union_tree_free (SummerUnionTree *self)
{
  g_return_if_fail (self != NULL);

  g_array_unref (self->nodes);
  g_hash_table_unref (self->by_name);
  g_ptr_array_unref (self->items);
  g_free (self);
}

guint
summer_union_tree_get_size (const SummerUnionTree *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->nodes->len;
}

const SummerUnionNode *
summer_union_tree_get (const SummerUnionTree *self, guint index)
{
  g_return_val_if_fail (self != NULL, NULL);

  return index < self->nodes->len ? &g_array_index (self->nodes, SummerUnionNode, index) : NULL;
}

int
summer_union_tree_find (const SummerUnionTree *self, const char *name)
{
  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->nodes->len; i++)
    if (g_strcmp0 (summer_union_tree_get (self, i)->name, name) == 0)
      return (int) i;
  return -1;
}

gboolean
summer_union_tree_holds (const SummerUnionTree *self, guint index, const char *name)
{
  const SummerUnionNode *node = summer_union_tree_get (self, index);

  g_return_val_if_fail (node != NULL, FALSE);

  for (guint i = index; i <= index + node->n_below; i++)
    if (g_strcmp0 (summer_union_tree_get (self, i)->name, name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * summer_union_tree_dup_within:
 *
 * Returns: (transfer full): the names of the node's union and of all unions below it
 */
GStrv
summer_union_tree_dup_within (const SummerUnionTree *self, guint index)
{
  const SummerUnionNode *node = summer_union_tree_get (self, index);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  g_return_val_if_fail (node != NULL, NULL);

  for (guint i = index; i <= index + node->n_below; i++)
    if (summer_union_tree_get (self, i)->is_union)
      g_strv_builder_add (names, summer_union_tree_get (self, i)->name);
  return g_strv_builder_end (names);
}
