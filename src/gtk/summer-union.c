#include "config.h"

#include <glib/gi18n.h>

#include "summer-union.h"

static SummerUnion *
create (const char *name)
{
  SummerUnion *self = g_new0 (SummerUnion, 1);

  self->name = g_strdup (name && *name ? name : _ ("(no union given)"));
  self->classes = g_array_new (FALSE, FALSE, sizeof (guint));
  return self;
}

void
summer_union_free (SummerUnion *self)
{
  g_free (self->name);
  g_array_unref (self->classes);
  g_free (self);
}

static void
add (SummerUnion *self, const SummerAssessment *assessment, guint class_index)
{
  const SummerClassAssessment *of = &assessment->classes[class_index];

  g_array_append_val (self->classes, class_index);
  self->counts[summer_reading_get (assessment, of)]++;
  self->headcount += of->headcount;
  self->expected += of->expected;
  self->present += of->present;
  self->base += of->base;
  self->granted += of->granted;
  self->granted_all += of->granted_all;
}

/**
 * summer_union_list_new:
 *
 * Groups the classes by the name of their union. A union stands where its first class stands in the
 * order of codes, which is how an office numbers its districts.
 */
GPtrArray *
summer_union_list_new (const SummerAssessment *assessment)
{
  GPtrArray *unions = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_union_free);
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  g_return_val_if_fail (assessment, unions);

  for (guint i = 0; i < assessment->n_classes; i++)
    {
      const char *name = assessment->facts->classes[i].union_name;
      SummerUnion *self = g_hash_table_lookup (by_name, name ? name : "");

      if (!self)
        {
          self = create (name);
          g_ptr_array_add (unions, self);
          g_hash_table_insert (by_name, (gpointer) (name ? name : ""), self);
        }
      add (self, assessment, i);
    }
  return unions;
}

/* The classes of which no node of the tree says anything. */
static void
add_rest (GPtrArray *unions, const SummerAssessment *assessment)
{
  SummerUnion *rest = create (NULL);

  for (guint i = 0; i < assessment->n_classes; i++)
    if (!assessment->facts->classes[i].union_name || !*assessment->facts->classes[i].union_name)
      add (rest, assessment, i);
  if (rest->classes->len > 0)
    g_ptr_array_add (unions, rest);
  else
    summer_union_free (rest);
}

/**
 * summer_union_list_new_tree:
 * @tree: (nullable): where the unions hang
 *
 * Returns: (transfer full): depth first; a node's sums are those of itself and of all below it
 */
GPtrArray *
summer_union_list_new_tree (const SummerAssessment *assessment, const SummerUnionTree *tree)
{
  const SummerUnionNode *node;
  GPtrArray *unions;

  g_return_val_if_fail (assessment, NULL);

  if (!tree)
    return summer_union_list_new (assessment);
  unions = g_ptr_array_new_with_free_func ((GDestroyNotify) summer_union_free);
  for (guint n = 0; (node = summer_union_tree_get (tree, n)); n++)
    {
      SummerUnion *self = create (node->name);

      for (guint i = 0; i < assessment->n_classes; i++)
        if (summer_union_tree_holds (tree, n, assessment->facts->classes[i].union_name))
          add (self, assessment, i);
      self->depth = node->depth;
      self->in_tree = TRUE;
      if (self->classes->len > 0)
        g_ptr_array_add (unions, self);
      else
        summer_union_free (self);
    }
  add_rest (unions, assessment);
  return unions;
}

/**
 * summer_union_new_total:
 * @holds: (nullable): whether a class, by its index, is in the sums; %NULL takes all
 */
SummerUnion *
summer_union_new_total (const SummerAssessment *assessment,
                        gboolean (*holds) (gpointer user_data, guint class_index),
                        gpointer user_data)
{
  SummerUnion *self;

  g_return_val_if_fail (assessment, NULL);

  self = create (_ ("Total"));
  for (guint i = 0; i < assessment->n_classes; i++)
    if (holds == NULL || holds (user_data, i))
      add (self, assessment, i);
  return self;
}
