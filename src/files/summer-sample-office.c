#include "config.h"

#include "summer-sample-office.h"

#include "summer-union-table.h"

#define CITY_UNION "福州市总工会"

/* Every union that the classes name, below that of the city. */
static gboolean
write_unions (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerUnionTree) tree = summer_union_tree_load (store, programme, error);
  SummerUnionUnitRecord city = { 0, programme, CITY_UNION, SUMMER_UNION_CITY, 0 };
  const SummerUnionNode *node;
  gboolean written = tree != NULL && summer_union_unit_insert (store, &city, error);

  for (guint i = 0; written && (node = summer_union_tree_get (tree, i)) != NULL; i++)
    {
      /* 福清市 is called a city, and is a county below this one. */
      SummerUnionUnitRecord unit
          = { 0, programme, node->name, MAX (node->level, SUMMER_UNION_DISTRICT), city.id };

      written = summer_union_unit_insert (store, &unit, error);
    }
  return written;
}

gboolean
summer_sample_office_write (SummerStore *store, gint64 programme, GError **error)
{
  return write_unions (store, programme, error);
}
