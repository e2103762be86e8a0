#include "config.h"

#include "make-xlsx.h"
#include "summer-workbook.h"

#include <math.h>
#include <string.h>
#include <xlsxwriter.h>

#define N_TABLES 20

static void
test_alike (gconstpointer data)
{
  const char *const *maker = data; /* file, what it stores for a formula */
  g_autofree char *path = g_build_filename (TEST_DATA, "readers", maker[0], NULL);
  g_autofree char *expected = g_strconcat (
      "学生!A1 text 职工子女暑托班学生\n"
      "学生!A2 text 班级编号\n学生!B2 text 姓名\n学生!C2 text 出生日期\n学生!D2 text 签到时间\n"
      "学生!E2 text 人数\n学生!F2 text 是否\n学生!G2 text 比例\n学生!H2 text 备注\n"
      "学生!A3 text FZ-001\n学生!B3 text 林小·甜\n学生!C3 date 40607\n学生!D3 date 0.336805555556\n"
      "学生!E3 number 26\n学生!F3 boolean 1\n学生!G3 number 0.7\n学生!H3 text  前后有空格 \n"
      "学生!A4 text FZ-002\n学生!B4 text 𠮷田㐂\n学生!C4 date 43654\n学生!D4 date 0.729166666667\n"
      "学生!E4 number -3\n学生!F4 boolean 0\n学生!G4 number 1234.56\n学生!H4 text 第一行\n第二行\n"
      "学生!A5 text 007\n学生!B5 text <&>\"'\n学生!C5 date 43654.25\n学生!D5 date 0\n"
      "学生!E5 number 0\n学生!F5 boolean 1\n学生!G5 number 0.001\n学生!H5 text =不是公式\n"
      "学生!A7 text 末\n学生!E7 ",
      maker[1], "\n隐藏!B2 text 看得见\n", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = dump_workbook (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* A fraction that Gnumeric writes as 1234.56000000000000005 is given as people typed it. */
static gboolean
money_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  if (row == 3)
    g_assert_cmpstr (cells[6].text, ==, "1234.56");
  return TRUE;
}

static void
test_fractions (void)
{
  static const char *const makers[] = { "openpyxl.xlsx", "libreoffice.xlsx", "gnumeric.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = g_build_filename (TEST_DATA, "readers", makers[i], NULL);
      g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);

      g_assert_true (summer_workbook_read (workbook, 0, money_cb, NULL, NULL, &error));
    }
}

/* Letters of one to four bytes, those that XML and workbooks escape, and spaces. _x with four figures behind it is an
 * escape to whoever reads: libxlsxwriter does not write it as a text, so no text here has one. */
static char *
make_text (void)
{
  static const char *const letters[] = { "a", "B", "7", " ",  "é", "班", "甜",  "㐂", "𠮷", "·",
                                         "<", "&", ">", "\"", "'", "\n", "_xy", "=",  "\t" };
  GString *text = g_string_new (NULL);

  for (int n = g_test_rand_int_range (1, 30); n > 0; n--)
    g_string_append (text, letters[g_test_rand_int_range (0, G_N_ELEMENTS (letters))]);
  return g_string_free (text, FALSE);
}

static void
write_random_cell (
    lxw_worksheet *sheet, lxw_format *date, guint row, guint column, GString *expected)
{
  g_autofree char *address = summer_cell_dup_address (row, column);
  g_autofree char *text = make_text ();
  double number = g_test_rand_int () / pow (10, g_test_rand_int_range (0, 6));
  int day = g_test_rand_int_range (1, 60000);

  switch (g_test_rand_int_range (0, 6))
    {
    case 0:
      worksheet_write_number (sheet, row, (lxw_col_t) column, number, NULL);
      g_string_append_printf (expected, "表!%s number %.12g\n", address, number);
      break;
    case 1:
      worksheet_write_number (sheet, row, (lxw_col_t) column, day, date);
      g_string_append_printf (expected, "表!%s date %d\n", address, day);
      break;
    case 2:
      worksheet_write_boolean (sheet, row, (lxw_col_t) column, day % 2, NULL);
      g_string_append_printf (expected, "表!%s boolean %d\n", address, day % 2);
      break;
    case 3:
      worksheet_write_formula_str (sheet, row, (lxw_col_t) column, "=A1", NULL, text);
      g_string_append_printf (expected, "表!%s text %s\n", address, text);
      break;
    case 4:
      break;
    default:
      worksheet_write_string (sheet, row, (lxw_col_t) column, text, NULL);
      g_string_append_printf (expected, "表!%s text %s\n", address, text);
      break;
    }
}

/* What libxlsxwriter writes, streaming or not, is what is read. */
static void
check_table (guint8 constant_memory)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "random.xlsx", NULL);
  lxw_workbook_options options = { .constant_memory = constant_memory };
  lxw_workbook *workbook = workbook_new_opt (path, &options);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "表");
  lxw_format *date = workbook_add_format (workbook);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  format_set_num_format (date, "yyyy\"年\"m\"月\"d\"日\"");
  for (guint row = 0; row < 60; row += (guint) g_test_rand_int_range (1, 5))
    for (guint column = 0; column < 30; column += (guint) g_test_rand_int_range (1, 5))
      write_random_cell (sheet, date, row, column, expected);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);

  text = dump_workbook (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected->str);
  remove_folder (folder);
}

static void
test_random_tables (void)
{
  for (guint i = 0; i < N_TABLES; i++)
    check_table (i % 2);
}

int
main (int argc, char **argv)
{
  static const char *const makers[][2] = {
    { "openpyxl.xlsx", "no-value " },
    { "libreoffice.xlsx", "number 23" },
    { "gnumeric.xlsx", "number 23" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autofree char *name = g_strconcat ("/workbook/alike/", makers[i][0], NULL);

      g_test_add_data_func (name, makers[i], test_alike);
    }
  g_test_add_func ("/workbook/fractions", test_fractions);
  g_test_add_func ("/workbook/random-tables", test_random_tables);
  return g_test_run ();
}
