#include "config.h"

#include "make-xlsx.h"
#include "summer-workbook.h"

#include <glib/gstdio.h>
#include <string.h>

#define STYLES                                                                                     \
  "<styleSheet><numFmts count='6'>"                                                                \
  "<numFmt numFmtId='176' formatCode='yyyy\"年\"m\"月\"d\"日\";@'/>"                            \
  "<numFmt numFmtId='177' formatCode='#,##0.00&quot;days&quot;;[Red]\\-#,##0.00'/>"                \
  "<numFmt numFmtId='178' formatCode='[h]:mm'/>"                                                   \
  "<numFmt numFmtId='179' formatCode='[$-804]General'/>"                                           \
  "<numFmt numFmtId='180' formatCode='_-* #,##0_-;0\\d'/>"                                         \
  "</numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs>%s</cellXfs>"                \
  "<dxfs><dxf><numFmt numFmtId='0' formatCode='yyyy'/></dxf></dxfs></styleSheet>"

typedef struct
{
  const char *name;
  const char *rows;
  const char *strings; /* nullable */
  const char *expected;
} SheetCase;

static const SheetCase sheet_cases[] = {
  { "shared", "<row r='2'><c r='B2' t='s'><v>1</v></c><c r='C2' t='s'><v>0</v></c></row>",
    "<sst><si><t>甲</t></si><si><t xml:space='preserve'> 乙 </t></si></sst>",
    "学生!B2 text  乙 \n学生!C2 text 甲\n" },
  { "inline", "<row r='1'><c r='A1' t='inlineStr'><is><t>甜甜</t></is></c></row>", NULL,
    "学生!A1 text 甜甜\n" },
  { "inline-beside-a-value",
    "<row r='1'><c r='A1' t='inlineStr'><is><t>甜甜</t></is><v>1</v></c><c r='B1' "
    "t='inlineStr'><v>1</v><is><t>圆圆</t></is></c></row>",
    NULL, "学生!A1 text 甜甜\n学生!B1 text 圆圆\n" },
  { "formula-text", "<row r='1'><c r='A1' t='str'><f>B1&amp;C1</f><v>甜甜</v></c></row>", NULL,
    "学生!A1 text 甜甜\n" },
  { "rich-text",
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' "
    "t='inlineStr'><is><r><t>王</t></r><r><rPr><b/></rPr><t>甜</t></r></is></c></row>",
    "<sst><si><r><rPr><b/></rPr><t>李</t></r><r><t>小</t></r><r><t>妹</t></r></si></sst>",
    "学生!A1 text 李小妹\n学生!B1 text 王甜\n" },
  { "phonetic-left-out",
    "<row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='inlineStr'><is><t>東京</t><rPh sb='0' "
    "eb='2'><t>トウキョウ</t></rPh></is></c></row>",
    "<sst><si><t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh><phoneticPr "
    "fontId='1'/></si></sst>",
    "学生!A1 text 東京\n学生!B1 text 東京\n" },
  { "escapes",
    "<row r='1'><c r='A1' t='inlineStr'><is><t>一_x000A_二</t></is></c><c r='B1' "
    "t='inlineStr'><is><t>_x005F_x000A_ a_b _xZZZZ_</t></is></c>"
    "<c r='C1' t='s'><v>0</v></c><c r='D1' t='inlineStr'><is><t>_xD842__xDFB7_ "
    "_xD842_</t></is></c></row>",
    "<sst><si><t>x_x0009_y</t></si></sst>",
    "学生!A1 text 一\n二\n学生!B1 text _x000A_ a_b _xZZZZ_\n学生!C1 text x\ty\n学生!D1 text 𠮷 "
    "_xD842_\n" },
  { "numbers",
    "<row r='1'><c r='A1'><v>12</v></c><c r='B1' t='n'><v>-0.25</v></c><c "
    "r='C1'><v>1.5E3</v></c><c r='D1'><v>0.33333333333333331</v></c></row>",
    NULL,
    "学生!A1 number 12\n学生!B1 number -0.25\n学生!C1 number 1500\n学生!D1 number "
    "0.333333333333\n" },
  { "no-number", "<row r='1'><c r='A1'><v>NaN</v></c><c r='B1'><v>12x</v></c></row>", NULL,
    "学生!A1 error NaN\n学生!B1 error 12x\n" },
  { "booleans-and-errors",
    "<row r='1'><c r='A1' t='b'><v>1</v></c><c r='B1' t='b'><v>0</v></c><c r='C1' "
    "t='e'><v>#N/A</v></c></row>",
    NULL, "学生!A1 boolean 1\n学生!B1 boolean 0\n学生!C1 error #N/A\n" },
  { "formulas",
    "<row r='1'><c r='A1'><f>1+1</f><v>2</v></c><c r='B1'><f>1+1</f></c><c "
    "r='C1'><f>1+1</f><v></v></c><c r='D1' t='str'><f>\"\"</f><v></v></c><c r='E1' "
    "t='str'><f>C1</f></c></row>",
    NULL, "学生!A1 number 2\n学生!B1 no-value \n学生!C1 no-value \n学生!E1 no-value \n" },
  { "dates-by-style",
    "<row r='1'><c r='A1' s='1'><v>43654</v></c><c r='B1' s='2'><v>1</v></c><c r='C1' "
    "s='3'><v>1</v></c><c r='D1' s='4'><v>1.5</v></c><c r='E1' s='5'><v>1</v></c><c r='F1' "
    "s='6'><v>1</v></c>"
    "<c r='G1' s='7'><v>43654</v></c><c r='H1' s='8'><v>43654</v></c><c r='I1' "
    "s='99'><v>5</v></c><c r='J1' s='1' t='inlineStr'><is><t>7月</t></is></c></row>",
    NULL,
    "学生!A1 date 43654\n学生!B1 date 1\n学生!C1 number 1\n学生!D1 date 1.5\n学生!E1 number "
    "1\n学生!F1 number 1\n学生!G1 date 43654\n学生!H1 date 43654\n学生!I1 number 5\n学生!J1 text "
    "7月\n" },
  { "iso-dates",
    "<row r='1'><c r='A1' t='d'><v>2019-07-08</v></c><c r='B1' "
    "t='d'><v>2019-07-08T06:00:00</v></c><c r='C1' t='d'><v>18:00:00</v></c><c r='D1' "
    "t='d'><v>1900-01-01T00:00:00.000Z</v></c><c r='E1' t='d'><v>2019-02-30</v></c></row>",
    NULL,
    "学生!A1 date 43654\n学生!B1 date 43654.25\n学生!C1 date 0.75\n学生!D1 date 1\n学生!E1 text "
    "2019-02-30\n" },
  { "no-addresses",
    "<row><c><v>1</v></c><c/><c "
    "t='inlineStr'><is><t>丙</t></is></c></row><row/><row><c><v>2</v></c></row>",
    NULL, "学生!A1 number 1\n学生!C1 text 丙\n学生!A3 number 2\n" },
  { "some-addresses",
    "<row r='5'><c r='C5'><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row><row><c "
    "r='B9'><v>4</v></c></row><row><c><v>5</v></c></row>",
    NULL,
    "学生!C5 number 1\n学生!D5 number 2\n学生!A6 number 3\n学生!B9 number 4\n学生!A10 number 5\n" },
  { "cells-out-of-order",
    "<row r='1'><c r='C1'><v>3</v></c><c r='A1' t='inlineStr'><is><t>一</t></is></c><c "
    "r='B1'><v>2</v></c><c r='A1'><v>1</v></c></row>",
    NULL, "学生!A1 number 1\n学生!B1 number 2\n学生!C1 number 3\n" },
  { "prefix",
    "</sheetData><sheetData><x:row xmlns:x='a' r='1'><x:c r='A1' "
    "t='inlineStr'><x:is><x:t>前缀</x:t></x:is></x:c></x:row>",
    NULL, "学生!A1 text 前缀\n" },
  { "extensions-passed-over",
    "<row r='1'><c "
    "r='A1'><extLst><ext><v>9</v><is><t>no</t></is></ext></extLst><v>1</v></c><extLst><ext><c "
    "r='B1'><v>2</v></c></ext></extLst></row>",
    NULL, "学生!A1 number 1\n" },
  { "last-cell-of-a-sheet", "<row r='1048576'><c r='XFD1048576'><v>7</v></c></row>", NULL,
    "学生!XFD1048576 number 7\n" },
  { "empty-texts-are-no-cells",
    "<row r='1'><c r='A1' t='inlineStr'><is><t></t></is></c><c r='B1' t='s'><v>0</v></c><c r='C1' "
    "s='1'/></row>",
    "<sst><si/></sst>", "" },
};

static void
test_sheet (gconstpointer data)
{
  const SheetCase *row = data;
  g_autoptr (GError) error = NULL;
  char *folder = make_folder ();
  g_autofree char *styles = g_strdup_printf (
      STYLES, "<xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='176'/><xf numFmtId='177'/>"
              "<xf numFmtId='178'/><xf numFmtId='179'/><xf numFmtId='180'/><xf numFmtId='31'/><xf "
              "numFmtId='58'/>");
  g_autofree char *path = make_xlsx (folder, row->rows, row->strings, styles);
  g_autofree char *text = dump_workbook (path, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, row->expected);
  remove_folder (folder);
}

#define SHEET(number)                                                                              \
  "<worksheet><sheetData><row r='1'><c r='A1'><v>" number "</v></c></row></sheetData></worksheet>"
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

/* Targets from the top, from the folder, by way of another, with other cases, escapes and separators. */
static void
test_targets (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  make_xlsx_add (made, "_rels/.rels",
                 "<Relationships><Relationship Id='a' Type='" STRICT
                 "/officeDocument' Target='/xl/book.xml'/></Relationships>");
  make_xlsx_add (
      made, "xl/book.xml",
      "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:rel='" STRICT
      "'><x:workbookPr date1904='true'/><x:sheets>"
      "<x:sheet name='甲' sheetId='9' rel:id='i1'/><x:sheet name='乙' sheetId='8' state='hidden' "
      "rel:id='i2'/>"
      "<x:sheet name='丙' sheetId='7' state='veryHidden' rel:id='i3'/><x:sheet name='图' "
      "sheetId='6' rel:id='i4'/>"
      "<x:sheet name='丁 &amp; 戊' sheetId='5' rel:id='i5'/></x:sheets></x:workbook>");
  make_xlsx_add (made, "xl/_rels/book.xml.rels",
                 "<Relationships><Relationship Id='i1' Type='" TYPE
                 "/worksheet' Target='/xl/worksheets/sheet1.xml'/>"
                 "<Relationship Id='i2' Type='" TYPE
                 "/worksheet' Target='../xl/./worksheets/Sheet2.XML'/>"
                 "<Relationship Id='i3' Type='" STRICT
                 "/worksheet' Target='worksheets/my%20sheet.xml'/>"
                 "<Relationship Id='i4' Type='" TYPE
                 "/chartsheet' Target='chartsheets/sheet1.xml'/>"
                 "<Relationship Id='i5' Type='" TYPE
                 "/worksheet' Target='worksheets\\tab.xml'/></Relationships>");
  make_xlsx_add (made, "XL\\worksheets\\SHEET1.xml", SHEET ("1"));
  make_xlsx_add (made, "xl/worksheets/sheet2.xml", SHEET ("2"));
  make_xlsx_add (made, "xl/worksheets/my sheet.xml", SHEET ("3"));
  make_xlsx_add (made, "xl/chartsheets/sheet1.xml", "<chartsheet/>");
  make_xlsx_add (made, "xl/worksheets/tab.xml",
                 "<worksheet><sheetData><row r='1'><c "
                 "t='d'><v>1904-01-02</v></c></row></sheetData></worksheet>");
  make_xlsx_end (made);

  text = dump_workbook (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "甲!A1 number 1\n乙!A1 number 2\n丙!A1 number 3\n丁 & 戊!A1 date 1\n");
  {
    g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);

    g_assert_true (summer_workbook_is_date1904 (workbook));
  }
  remove_folder (folder);
}

static char *
read_sheet_bytes (const void *bytes, gsize n, GError **error)
{
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);
  char *text;

  make_xlsx_frame (made, "worksheets/sheet1.xml");
  make_xlsx_open (made, "xl/worksheets/sheet1.xml");
  make_xlsx_write (made, bytes, n);
  make_xlsx_close (made);
  make_xlsx_end (made);
  text = dump_workbook (path, error);
  remove_folder (folder);
  return text;
}

static void
test_encodings (void)
{
  static const char xml[] = "\xEF\xBB\xBF<?xml version='1.0'?><worksheet><sheetData><row><c "
                            "t='inlineStr'><is><t>甜𠮷</t></is></c></row></sheetData></worksheet>";
  g_autoptr (GError) error = NULL;
  g_autofree char *utf8 = read_sheet_bytes (xml, strlen (xml), &error);
  gsize n;
  g_autofree char *utf16 = g_convert (xml, -1, "UTF-16LE", "UTF-8", NULL, &n, NULL);
  g_autofree char *from_utf16 = read_sheet_bytes (utf16, n, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (utf8, ==, "学生!A1 text 甜𠮷\n");
  g_assert_cmpstr (from_utf16, ==, utf8);
}

static gboolean
stop_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  return ++*(guint *) user_data < 3;
}

static gboolean
cancel_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return TRUE;
}

static char *
make_long (const char *folder)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint i = 0; i < 20000; i++)
    g_string_append (rows, "<row><c><v>1</v></c></row>");
  return make_xlsx (folder, rows->str, NULL, NULL);
}

static void
test_stop (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = make_folder ();
  g_autofree char *path = make_long (folder);
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);
  guint n = 0;

  g_assert_true (summer_workbook_read (workbook, 0, stop_cb, &n, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, 3);
  n = 0;
  g_assert_true (summer_workbook_read (workbook, 0, stop_cb, &n, NULL, &error));
  g_assert_cmpuint (n, ==, 3);
  remove_folder (folder);
}

static void
test_cancel (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char *folder = make_folder ();
  g_autofree char *path = make_long (folder);
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);

  g_assert_false (summer_workbook_read (workbook, 0, cancel_cb, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpfloat (summer_workbook_get_progress (workbook), <, 1);
  remove_folder (folder);
}

typedef struct
{
  SummerWorkbook *workbook;
  double last;
} Progress;

static gboolean
progress_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  Progress *progress = user_data;
  double now = summer_workbook_get_progress (progress->workbook);

  g_assert_cmpfloat (now, >=, progress->last);
  progress->last = now;
  return TRUE;
}

static void
test_progress (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = make_folder ();
  g_autofree char *path = make_long (folder);
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);
  Progress state = { .workbook = workbook };

  g_assert_true (summer_workbook_read (workbook, 0, progress_cb, &state, NULL, &error));
  g_assert_cmpfloat (state.last, >, 0.5);
  g_assert_cmpfloat (summer_workbook_get_progress (workbook), ==, 1);
  remove_folder (folder);
}

static void
test_addresses (void)
{
  static const struct
  {
    guint row, column;
    const char *address;
  } cases[] = {
    { 6, 10, "K7" },
    { 0, 0, "A1" },
    { 0, 25, "Z1" },
    { 0, 26, "AA1" },
    { 9, 701, "ZZ10" },
    { 9, 702, "AAA10" },
    { 1048575, 16383, "XFD1048576" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *address = summer_cell_dup_address (cases[i].row, cases[i].column);

      g_assert_cmpstr (address, ==, cases[i].address);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sheet_cases); i++)
    {
      g_autofree char *name = g_strconcat ("/workbook/sheet/", sheet_cases[i].name, NULL);

      g_test_add_data_func (name, &sheet_cases[i], test_sheet);
    }
  g_test_add_func ("/workbook/targets", test_targets);
  g_test_add_func ("/workbook/encodings", test_encodings);
  g_test_add_func ("/workbook/stop", test_stop);
  g_test_add_func ("/workbook/cancel", test_cancel);
  g_test_add_func ("/workbook/progress", test_progress);
  g_test_add_func ("/workbook/addresses", test_addresses);
  return g_test_run ();
}
