#include "config.h"

#include "make-xlsx.h"
#include "summer-workbook.h"

#include <string.h>

/* Reads @bytes as NAME.csv. */
static char *
read_csv (const void *bytes, gsize n, GError **error)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "考勤.CSV", NULL);
  char *text;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
  text = dump_workbook (path, error);
  remove_folder (folder);
  return text;
}

typedef struct
{
  const char *name;
  const char *text;
  const char *expected;
} CsvCase;

static const CsvCase cases[] = {
  { "plain", "班级编号,日期\nFZ-001,2019-07-08\n",
    "考勤!A1 text 班级编号\n考勤!B1 text 日期\n考勤!A2 text FZ-001\n考勤!B2 text 2019-07-08\n" },
  { "no-end", "a,b", "考勤!A1 text a\n考勤!B1 text b\n" },
  { "line-ends", "a\r\nb\rc\n\nd",
    "考勤!A1 text a\n考勤!A2 text b\n考勤!A3 text c\n考勤!A5 text d\n" },
  { "quotes", "\"a,\"\"b\"\"\r\nc\",\"\",\"d\"e\nf\"g,\"\"\n",
    "考勤!A1 text a,\"b\"\r\nc\n考勤!C1 text de\n考勤!A2 text f\"g\n" },
  { "tabs", "甲\t乙,丙\n1\t2\n",
    "考勤!A1 text 甲\n考勤!B1 text 乙,丙\n考勤!A2 text 1\n考勤!B2 text 2\n" },
  { "semicolons", "甲;乙\n1,5;2\n2,5;3\n",
    "考勤!A1 text 甲\n考勤!B1 text 乙\n考勤!A2 text 1,5\n考勤!B2 text 2\n考勤!A3 text 2,5\n考勤!B3 "
    "text 3\n" },
  { "semicolons-in-one-value", "名称,值\n停课日,2019-07-15;2019-07-16;2019-07-17\n",
    "考勤!A1 text 名称\n考勤!B1 text 值\n考勤!A2 text 停课日\n考勤!B2 text "
    "2019-07-15;2019-07-16;2019-07-17\n" },
  { "title-above", "暑托班考勤\n\n甲,乙\n",
    "考勤!A1 text 暑托班考勤\n考勤!A3 text 甲\n考勤!B3 text 乙\n" },
  { "named-separator", "sep=;\na,b;c\n", "考勤!A2 text a,b\n考勤!B2 text c\n" },
  { "spaces-and-numbers-are-text", " 1 ,007\n", "考勤!A1 text  1 \n考勤!B1 text 007\n" },
  { "blank", "\n,,\n\n", "" },
  { "empty", "", "" },
};

static void
test_case (gconstpointer data)
{
  const CsvCase *csv = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_csv (csv->text, strlen (csv->text), &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, csv->expected);
}

/* One table in every encoding, long enough that characters are cut apart by any block of reading. */
static void
test_encodings (void)
{
  static const struct
  {
    const char *charset, *mark;
    gsize n_mark;
  } encodings[] = {
    { "UTF-8", "", 0 },
    { "UTF-8", "\xEF\xBB\xBF", 3 },
    { "GB18030", "", 0 },
    { "UTF-16LE", "\xFF\xFE", 2 },
    { "UTF-16BE", "\xFE\xFF", 2 },
  };
  g_autoptr (GString) table = g_string_new ("班级编号,学生姓名,出勤\n");
  g_autoptr (GString) expected
      = g_string_new ("考勤!A1 text 班级编号\n考勤!B1 text 学生姓名\n考勤!C1 text 出勤\n");

  for (guint i = 2; i < 9000; i++)
    {
      g_string_append_printf (table, "%u,林𠮷·㐂,√\n", i);
      g_string_append_printf (expected,
                              "考勤!A%u text %u\n考勤!B%u text 林𠮷·㐂\n考勤!C%u text √\n", i, i, i,
                              i);
    }
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GString) bytes
          = g_string_new_len (encodings[i].mark, (gssize) encodings[i].n_mark);
      gsize n;
      g_autofree char *converted = g_convert (table->str, (gssize) table->len, encodings[i].charset,
                                              "UTF-8", NULL, &n, &error);
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      g_string_append_len (bytes, converted, (gssize) n);
      text = read_csv (bytes->str, bytes->len, &error);
      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, expected->str);
    }
}

static void
refuse (const void *bytes, gsize n, const char *named)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = read_csv (bytes, n, &error);

  g_assert_null (text);
  g_assert_true (error->domain == SUMMER_WORKBOOK_ERROR);
  g_assert_nonnull (strstr (error->message, "考勤.CSV"));
  g_assert_nonnull (strstr (error->message, named));
}

static void
test_refused (void)
{
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GString) wide = g_string_new (NULL);
  g_autoptr (GString) big = g_string_new ("\"");

  refuse ("a,b\nc\0d\n", 8, "line 2");
  refuse ("a,b\n\"c\nd\n", 9, "line 2");
  refuse ("\xEF\xBB\xBFok\n\xFF\n", 7, "line 2");
  refuse ("\x80\n", 2, "line 1");
  for (guint i = 0; i < 30; i++)
    g_string_append (many, "学生,出勤\n");
  g_string_append (many, "\xC1\xD6");
  refuse (many->str, many->len, "line 31"); /* damaged UTF-8 is not taken for GB 18030 */
  for (guint i = 0; i < 16385; i++)
    g_string_append (wide, "a,");
  refuse (wide->str, wide->len, "a row is longer");
  for (guint i = 0; i < 2 << 20; i++)
    g_string_append_c (big, 'a');
  refuse (big->str, big->len, "a row is longer");
}

static void
test_name (void)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "考勤表 FZ-001.csv", NULL);
  g_autoptr (SummerWorkbook) workbook = NULL;

  g_assert_true (g_file_set_contents (path, "a\n", 2, NULL));
  workbook = summer_workbook_open (path, NULL, NULL);
  g_assert_cmpuint (summer_workbook_get_n_sheets (workbook), ==, 1);
  g_assert_cmpstr (summer_workbook_get_sheet_name (workbook, 0), ==, "考勤表 FZ-001");
  g_assert_false (summer_workbook_is_date1904 (workbook));
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/csv/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/name", test_name);
  return g_test_run ();
}
