#include "config.h"

#include "summer-union-tree.h"

/* The tree as text: two spaces a level, "*" for a place without a union, and how many classes. */
static char *
dup_drawing (const SummerUnionTree *tree)
{
  GString *text = g_string_new (NULL);
  const SummerUnionNode *node;

  for (guint i = 0; (node = summer_union_tree_get (tree, i)) != NULL; i++)
    g_string_append_printf (text, "%*s%s%s %u\n", (int) (2 * node->depth), "", node->name,
                            node->is_union ? "" : "*", node->n_classes);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *name;
  const char *unions[8];
  const char *drawing;
} Case;

static const Case cases[] = {
  { "districts-hang-below-their-city",
    { "福州市鼓楼区总工会", "福州市台江区总工会", "福州市鼓楼区总工会" },
    "福州市* 3\n  福州市鼓楼区总工会 2\n  福州市台江区总工会 1\n" },
  { "those-of-one-parent-by-pinyin",
    { "福州市台江区总工会", "福州市鼓楼区总工会", "福州市晋安区总工会", "福州市仓山区总工会" },
    "福州市* 4\n  福州市仓山区总工会 1\n  福州市鼓楼区总工会 1\n  福州市晋安区总工会 1\n"
    "  福州市台江区总工会 1\n" },
  { "city-union-stands-for-its-city",
    { "福州市总工会", "福州市鼓楼区总工会" },
    "福州市总工会 2\n  福州市鼓楼区总工会 1\n" },
  { "grassroots-below-district",
    { "福州市鼓楼区华大街道总工会", "福州市鼓楼区总工会" },
    "福州市* 2\n  福州市鼓楼区总工会 2\n    福州市鼓楼区华大街道总工会 1\n" },
  { "province-at-the-top",
    { "福建省总工会", "福建省泉州市晋江市总工会" },
    "福建省总工会 2\n  福建省泉州市* 1\n    福建省泉州市晋江市总工会 1\n" },
  { "company-below-its-place",
    { "厦门市海沧区海风电子有限公司工会委员会" },
    "厦门市* 1\n  厦门市海沧区* 1\n    厦门市海沧区海风电子有限公司工会委员会 1\n" },
  { "name-without-place-stands-alone", { "海风电子工会" }, "海风电子工会 1\n" },
  { "class-without-union-is-in-none", { "" }, "" },
};

static SummerUnionTree *
tree_of (const char *const *unions)
{
  guint n = 0;

  while (unions[n] != NULL)
    n++;
  return summer_union_tree_new (unions, n, NULL, 0);
}

static void
test_case (gconstpointer data)
{
  const Case *of = data;
  g_autoptr (SummerUnionTree) tree = tree_of (of->unions);
  g_autofree char *drawing = dup_drawing (tree);

  g_assert_cmpstr (drawing, ==, of->drawing);
}

static void
test_put (void)
{
  const char *const unions[] = { "鼓楼区总工会", "海风电子工会", "福州市总工会" };
  const SummerUnionUnitRecord put[] = {
    { 1, 9, "福州市总工会", SUMMER_UNION_CITY, 0 },
    { 2, 9, "鼓楼区总工会", SUMMER_UNION_DISTRICT, 1 },
    { 3, 9, "海风电子工会", SUMMER_UNION_GRASSROOTS, 2 },
  };
  g_autoptr (SummerUnionTree) tree = summer_union_tree_new (unions, 3, put, 3);
  g_autofree char *drawing = dup_drawing (tree);

  g_assert_cmpstr (drawing, ==, "福州市总工会 3\n  鼓楼区总工会 2\n    海风电子工会 1\n");
}

static void
test_ring (void)
{
  const SummerUnionUnitRecord put[] = {
    { 1, 9, "甲工会", SUMMER_UNION_CITY, 2 },
    { 2, 9, "乙工会", SUMMER_UNION_CITY, 1 },
  };
  g_autoptr (SummerUnionTree) tree = summer_union_tree_new (NULL, 0, put, 2);

  g_assert_cmpuint (summer_union_tree_get_size (tree), ==, 2);
}

static void
test_within (void)
{
  const char *const unions[]
      = { "福州市鼓楼区总工会", "福州市台江区总工会", "厦门市海沧区总工会", NULL };
  g_autoptr (SummerUnionTree) tree = tree_of (unions);
  const int fuzhou = summer_union_tree_find (tree, "福州市");
  g_auto (GStrv) within = NULL;

  g_assert_cmpint (fuzhou, >=, 0);
  within = summer_union_tree_dup_within (tree, (guint) fuzhou);
  g_assert_cmpuint (g_strv_length (within), ==, 2);
  g_assert_true (summer_union_tree_holds (tree, (guint) fuzhou, "福州市台江区总工会"));
  g_assert_false (summer_union_tree_holds (tree, (guint) fuzhou, "厦门市海沧区总工会"));
  g_assert_cmpint (summer_union_tree_find (tree, "三明市"), ==, -1);
}

/* Whatever the names are, each class is counted once, at its own union and at all above it. */
static void
test_every_class_counts_once (void)
{
  static const char *const pieces[] = { "福建省",   "福州市",   "晋江市",   "鼓楼区", "闽侯县",
                                        "华大街道", "开元社区", "海风公司", "区",     "市" };

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GPtrArray) unions = g_ptr_array_new_with_free_func (g_free);
      g_autoptr (SummerUnionTree) tree = NULL;
      guint top = 0;

      for (guint i = 0; i < 12; i++)
        {
          GString *name = g_string_new (NULL);

          for (int n = g_test_rand_int_range (1, 5); n > 0; n--)
            g_string_append (name, pieces[g_test_rand_int_range (0, G_N_ELEMENTS (pieces))]);
          g_string_append (name, g_test_rand_bit () ? "总工会" : "");
          g_ptr_array_add (unions, g_string_free (name, FALSE));
        }
      tree = summer_union_tree_new ((const char *const *) unions->pdata, unions->len, NULL, 0);
      for (guint i = 0; i < summer_union_tree_get_size (tree); i++)
        {
          const SummerUnionNode *node = summer_union_tree_get (tree, i);
          guint n = 0;

          for (guint j = 0; j < unions->len; j++)
            n += summer_union_tree_holds (tree, i, unions->pdata[j]);
          g_assert_cmpuint (node->n_classes, ==, n);
          top += node->depth == 0 ? node->n_classes : 0;
        }
      g_assert_cmpuint (top, ==, unions->len);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/union-tree/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/union-tree/put-where-somebody-said", test_put);
  g_test_add_func ("/union-tree/ring-is-cut", test_ring);
  g_test_add_func ("/union-tree/within", test_within);
  g_test_add_func ("/union-tree/every-class-counts-once", test_every_class_counts_once);
  return g_test_run ();
}
