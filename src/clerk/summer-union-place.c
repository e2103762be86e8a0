#include "config.h"

#include "summer-union-place.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-union-table.h"

/**
 * summer_union_place_check:
 *
 * A union hangs below one that is further up; so no ring can come about.
 */
void
summer_union_place_check (const SummerUnionTree *tree,
                          const SummerUnionPlace *place,
                          SummerComplaints *complaints)
{
  const int self = summer_union_tree_find (tree, place->name);
  const int parent = place->parent != NULL ? summer_union_tree_find (tree, place->parent) : -1;

  if (place->parent == NULL)
    return;
  if (parent < 0)
    summer_complaints_add (complaints, "parent", _ ("%s is not in the tree. Choose another union."),
                           place->parent);
  else if (self >= 0 && summer_union_tree_holds (tree, (guint) self, place->parent))
    summer_complaints_add (complaints, "parent",
                           _ ("%s hangs below this union itself. Choose another union."),
                           place->parent);
  else if (summer_union_tree_get (tree, (guint) parent)->level >= place->level)
    summer_complaints_add (
        complaints, "level", _ ("%s is at the level %s: a union below it must be further down."),
        place->parent,
        summer_terms_get_text (SUMMER_TERMS_UNION_LEVEL,
                               (int) summer_union_tree_get (tree, (guint) parent)->level));
}

typedef struct
{
  const char *name;
  gint64 id; /* 0 = not put anywhere yet */
} Search;

static gboolean
find_unit (const SummerUnionUnitRecord *record, gpointer user_data)
{
  Search *search = user_data;

  if (g_strcmp0 (record->name, search->name) == 0)
    search->id = record->id;
  return search->id == 0;
}

/* Writes where a union hangs; above: the id of what it hangs on. */
static gboolean
put (SummerStore *store,
     gint64 programme,
     const char *name,
     SummerUnionLevel level,
     gint64 above,
     gint64 *id,
     GError **error)
{
  Search search = { name, 0 };
  SummerUnionUnitRecord record = { 0, programme, name, level, above };

  if (!summer_union_unit_each (store, programme, find_unit, &search, error))
    return FALSE;
  record.id = search.id;
  if (!(record.id == 0 ? summer_union_unit_insert (store, &record, error)
                       : summer_union_unit_update (store, &record, error)))
    return FALSE;
  *id = record.id;
  return TRUE;
}

/* The parent and all above it are put down as they hang, so that what was meant stays when names change. */
static gboolean
put_above (SummerStore *store,
           gint64 programme,
           const SummerUnionTree *tree,
           int index,
           gint64 *id,
           GError **error)
{
  const SummerUnionNode *node;
  gint64 above = 0;

  *id = 0;
  if (index < 0)
    return TRUE;
  node = summer_union_tree_get (tree, (guint) index);
  return put_above (store, programme, tree, node->parent, &above, error)
         && put (store, programme, node->name, node->level, above, id, error);
}

/**
 * summer_union_place_save:
 *
 * Returns: whether it is stored
 */
gboolean
summer_union_place_save (SummerStore *store,
                         const SummerUnionPlace *place,
                         SummerComplaints *complaints,
                         char **done,
                         GError **error)
{
  g_autoptr (SummerUnionTree) tree = summer_union_tree_load (store, place->programme, error);
  gint64 above = 0, id = 0;
  gboolean written;

  if (tree == NULL)
    return FALSE;
  summer_union_place_check (tree, place, complaints);
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "union", place->name, error))
    return FALSE;
  written = (place->parent == NULL
             || put_above (store, place->programme, tree,
                           summer_union_tree_find (tree, place->parent), &above, error))
            && put (store, place->programme, place->name, place->level, above, &id, error);
  return summer_clerk_finish (store, written, _ ("Placed in the tree: %s"), place->name, done,
                              error);
}
