/* A pasted block: its headings and what stands in it say what the columns are. */
#include "config.h"

#include "plan-fixture.h"
#include "summer-block.h"
#include "summer-workbook.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  const char *name, *text, *meanings; /* a letter a column, see dup_meanings() */
  guint n_rows;
} Case;

/* clnsbdiSgftpahGrTeP, - = left alone */
static char *
dup_meanings (SummerBlock *block)
{
  static const char letters[] = "-cknsbdiSgftpahGrTeP";
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < summer_block_get_n_columns (block); i++)
    g_string_append_c (text, letters[summer_block_get_meaning (block, i)]);
  return g_string_free (text, FALSE);
}

static const Case cases[] = {
  { "workbook-headings", "班级编号\t学生编号\t姓名\t性别\nFZ-001\tA1\t林甜甜\t女\n", "ckns", 1 },
  { "stars-and-spaces", "★班级编号\t 姓 名 \t出生日期\nFZ-001\t林甜甜\t2010-02-03\n", "cnb", 1 },
  { "insurers-headings",
    "序号\t被保险人姓名\t被保险人证件号码\t保险起期\t保险止期\t保单号\n"
    "1\t林甜甜\t350102201002031235\t2019-07-08\t2019-08-09\tP1\n",
    "-niftP", 1 },
  { "title-above-the-headings",
    "某某保险公司被保险人清单\t\t\n打印日期\t2019-07-"
    "01\t\n姓名\t身份证号\t电话\n林甜甜\t\t13600001234\n",
    "niT", 1 },
  { "no-headings",
    "林甜甜\t11010519491231002X\t13600001234\t三年级\t女\n陈小明\t34052419800101001X\t13600001235\t"
    "二年级\t男\n",
    "niTgs", 2 },
  { "second-name-is-the-guardian", "林甜甜\t林大明\n陈小明\t陈大明\n", "nG", 2 },
  { "dates-years-apart-are-births",
    "林甜甜\t2010-02-03\t2019-07-08\n陈小明\t2008-11-30\t2019-07-08\n", "nbf", 2 },
  { "days-of-one-summer", "林甜甜\t2019-07-08\t2019-08-09\n陈小明\t2019-07-15\t2019-08-09\n", "nft",
    2 },
  { "unknown-heading-is-left-alone", "姓名\t血型\n林甜甜\tA\n陈小明\tB\n", "n-", 2 },
  { "commas", "姓名,电话\n林甜甜,13600001234\n", "nT", 1 },
  { "lines-in-a-cell", "姓名\t健康状况\n林甜甜\t\"花生\n海鲜\"\n", "nh", 1 },
  { "empty-rows-are-skipped", "姓名\t电话\n\t\n林甜甜\t13600001234\n\n\n陈小明\t13600001235\n",
    "nT", 2 },
  { "english", "Name\tID number\tPhone\nLin\t1\t2\n", "niT", 1 },
  { "headings-that-changed-places",
    "姓名\t身份证号\t联系电话\n林甜甜\t13600001234\t11010519491231002X\n陈小明\t13600001235\t"
    "34052419800101001X\n",
    "nTi", 2 },
  { "names-under-telephone", "姓名\t电话\n13600001234\t林甜甜\n13600001235\t陈小明\n", "Tn", 2 },
  { "births-under-sex", "姓名\t性别\n林甜甜\t2010-02-03\n陈小明\t2008-11-30\n", "nb", 2 },
  { "telephones-without-a-heading-of-theirs",
    "姓名\t身份证号\n林甜甜\t13600001234\n陈小明\t13600001235\n", "nT", 2 },
  { "one-slip-is-no-other-column", "姓名\t身份证号\t电话\n林甜甜\t13600001234\t\n", "niT", 1 },
  { "a-word-in-every-cell-is-no-name",
    "姓名\t身份证号\n林甜甜\t未办理\n陈小明\t未办理\n吴小北\t未办理\n", "ni", 3 },
  { "telephones-that-are-there-already",
    "姓名\t身份证号\t电话\n林甜甜\t13600001234\t13600001236\n陈小明\t13600001235\t13600001237\n",
    "niT", 2 },
  { "half-of-them-wrong-is-still-that-column",
    "姓名\t身份证号\n林甜甜\t13600001234\n陈小明\t34052419800101001X\n", "ni", 2 },
  { "a-meaning-once", "姓名\t姓名\n林甜甜\t林大明\n", "n-", 1 },
};

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = summer_block_new_from_text (test->text, &error);

  g_assert_no_error (error);
  g_autofree char *meanings = dup_meanings (block);
  g_assert_cmpstr (meanings, ==, test->meanings);
  g_assert_cmpuint (summer_block_get_n_rows (block), ==, test->n_rows);
}

static void
test_place (void)
{
  g_autoptr (SummerBlock) block
      = summer_block_new_from_text ("名单\n\n姓名\t电话\n林甜甜\t13600001234\n", NULL);
  g_autofree char *place = summer_block_dup_place (block, 0, 1);

  g_assert_cmpstr (place, ==, "B4");
}

static void
test_person_corrects_a_column (void)
{
  g_autoptr (SummerBlock) block
      = summer_block_new_from_text ("林甜甜\t林大明\n陈小明\t陈大明\n", NULL);

  summer_block_set_meaning (block, 1, SUMMER_MEANING_NAME);
  g_assert_cmpint (summer_block_get_meaning (block, 0), ==, SUMMER_MEANING_NONE);
  g_assert_cmpstr (summer_block_get_text (block, 1, SUMMER_MEANING_NAME), ==, "陈大明");
  g_assert_cmpstr (summer_block_get_text (block, 1, SUMMER_MEANING_SCHOOL), ==, "");
}

/* What was taken by its cells against the heading is said, until somebody has looked at it. */
static void
test_contradiction_is_shown (void)
{
  g_autoptr (SummerBlock) block
      = summer_block_new_from_text ("姓名\t身份证号\n林甜甜\t13600001234\n陈小明\t13600001235\n",
                                    NULL);

  g_assert_false (summer_block_is_contradicted (block, 0));
  g_assert_true (summer_block_is_contradicted (block, 1));
  summer_block_set_meaning (block, 1, SUMMER_MEANING_IDENTITY);
  g_assert_false (summer_block_is_contradicted (block, 1));
}

static void
test_nothing_and_too_much (void)
{
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (summer_block_new_from_text (" \t \n\n", &error));
  g_assert_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT);
  g_clear_error (&error);
  for (int i = 0; i < 100000; i++)
    g_string_append (wide, "x\n");
  g_assert_null (summer_block_new_from_text (wide->str, &error));
  g_assert_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE);
  g_assert_nonnull (strstr (error->message, "50000 rows"));
}

static void
test_from_a_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("summer-block-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "名单.csv", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerBlock) block = NULL;

  g_assert_true (
      g_file_set_contents (path, "姓名,身份证号\n林甜甜,11010519491231002X\n", -1, NULL));
  block = summer_block_new_from_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (summer_block_get_text (block, 0, SUMMER_MEANING_IDENTITY), ==,
                   "11010519491231002X");
  g_remove (path);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/block/columns/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/block/place", test_place);
  g_test_add_func ("/block/person-corrects-a-column", test_person_corrects_a_column);
  g_test_add_func ("/block/contradiction-is-shown", test_contradiction_is_shown);
  g_test_add_func ("/block/nothing-and-too-much", test_nothing_and_too_much);
  g_test_add_func ("/block/from-a-file", test_from_a_file);
  return g_test_run ();
}
