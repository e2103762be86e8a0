#include "summer-pinyin.h"

typedef struct
{
  const char *name, *initials;
} Case;

static const Case cases[] = {
  { "林甜甜", "ltt" },
  { "陈 立新", "clx" },
  { "单雄信", "sxx" },
  { "曾小贤", "zxx" },
  { "解晓东", "xxd" },
  { "仇和", "qh" },
  { "区丽娜", "oln" },
  { "查良镛", "zly" },
  { "尉迟恭", "ycg" },
  { "万俟雪", "mqx" },
  { "缪小春", "mxc" },
  { "朴美兰", "pml" },
  { "盖春来", "gcl" },
  { "翟天宇", "zty" },
  { "乐嘉", "yj" },
  { "王乐", "wl" }, /* only a surname is read as one */
  { "简单", "jd" },
  { "解放小学班", "jfxxb" },
  { "厦门班", "xmb" },
  { "长乐区总工会", "clqzgh" },
  { "阿依古丽·买买提", "ayglmmt" },
  { "  ·林 甜", "lt" },
  { "Li Ming", "liming" },
  { "FZ-037 榕荫社区班", "fz037rysqb" },
  { "ＡＢ１２班", "ab12b" },
  { "𫖯文", "fw" }, /* outside the basic plane */
  { "王𠅤", "wx" },
  { "", "" },
};

static void
test_initials (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *initials = summer_pinyin_dup_initials (cases[i].name);

      g_assert_cmpstr (initials, ==, cases[i].initials);
    }
}

static void
test_no_name (void)
{
  g_autofree char *initials = summer_pinyin_dup_initials (NULL);
  g_autofree char *broken = summer_pinyin_dup_initials ("林\xff甜");

  g_assert_cmpstr (initials, ==, "");
  g_assert_cmpstr (broken, ==, "lt");
}

/* A character that no dictionary reads is found by itself. */
static void
test_unreadable (void)
{
  g_autofree char *initials = summer_pinyin_dup_initials ("王\U00031350");

  g_assert_true (g_str_has_prefix (initials, "w"));
  g_assert_cmpuint (g_utf8_strlen (initials, -1), ==, 2);
}

static void
test_compare (void)
{
  static const char *sorted[]
      = { "", "陈安", "陈宝", "第2班", "第10班", "黄甲", "林甜甜", "周以宁", "庄一" };

  for (guint i = 0; i < G_N_ELEMENTS (sorted); i++)
    for (guint j = 0; j < G_N_ELEMENTS (sorted); j++)
      {
        int order = summer_pinyin_compare (sorted[i], sorted[j]);

        g_assert_cmpint (CLAMP (order, -1, 1), ==, (i < j ? -1 : i > j));
      }
  g_assert_cmpint (summer_pinyin_compare (NULL, "陈"), <, 0);
  g_assert_cmpint (summer_pinyin_compare ("陈", NULL), >, 0);
  g_assert_cmpint (summer_pinyin_compare (NULL, NULL), ==, 0);
}

static gpointer
read_names (gpointer data)
{
  for (guint round = 0; round < 200; round++)
    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *initials = summer_pinyin_dup_initials (cases[i].name);

        if (g_strcmp0 (initials, cases[i].initials) != 0 || summer_pinyin_compare ("陈", "林") >= 0)
          return GINT_TO_POINTER (FALSE);
      }
  return GINT_TO_POINTER (TRUE);
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("names", read_names, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_true (GPOINTER_TO_INT (g_thread_join (threads[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pinyin/initials", test_initials);
  g_test_add_func ("/pinyin/no-name", test_no_name);
  g_test_add_func ("/pinyin/unreadable", test_unreadable);
  g_test_add_func ("/pinyin/compare", test_compare);
  g_test_add_func ("/pinyin/threads", test_threads);
  return g_test_run ();
}
