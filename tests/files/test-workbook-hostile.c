#include "config.h"

#include "make-xlsx.h"
#include "summer-workbook.h"

#include <string.h>
#include <sys/resource.h>

#define MAX_MEMORY_KIB (256 * 1024)
#define TYPE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef void (*Write) (MakeXlsx *made);

typedef struct
{
  const char *name;
  Write write;       /* the part of the sheet, after the frame */
  gboolean accepted; /* large, but honest */
} HostileCase;

static void
begin_rows (MakeXlsx *made)
{
  make_xlsx_open (made, "xl/worksheets/sheet1.xml");
  make_xlsx_repeat (made, "<worksheet><sheetData>", 1);
}

static void
end_rows (MakeXlsx *made)
{
  make_xlsx_repeat (made, "</sheetData></worksheet>", 1);
  make_xlsx_close (made);
}

static void
write_zeros (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<row><c><v>", 1);
  make_xlsx_repeat (made, "0", 100 << 20);
  make_xlsx_repeat (made, "</v></c></row>", 1);
  end_rows (made);
}

static void
write_spaces (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, " ", 100 << 20);
  end_rows (made);
}

static void
write_same_cells (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<row><c><v>1</v></c></row>", 4 << 20);
  end_rows (made);
}

static void
write_wide_row (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<row>", 1);
  make_xlsx_repeat (made, "<c><v>1</v></c>", 20000);
  make_xlsx_repeat (made, "</row>", 1);
  end_rows (made);
}

static void
write_one_cell_again (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<row r='1'>", 1);
  make_xlsx_repeat (made, "<c r='A1'><v>1</v></c>", 1 << 20);
  make_xlsx_repeat (made, "</row>", 1);
  end_rows (made);
}

static void
write_entities (MakeXlsx *made)
{
  make_xlsx_open (made, "xl/worksheets/sheet1.xml");
  make_xlsx_repeat (made,
                    "<!DOCTYPE worksheet [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>",
                    1);
  make_xlsx_repeat (made,
                    "<worksheet><sheetData><row><c "
                    "t='inlineStr'><is><t>&b;</t></is></c></row></sheetData></worksheet>",
                    1);
  make_xlsx_close (made);
}

static void
write_external (MakeXlsx *made)
{
  make_xlsx_add (
      made, "xl/worksheets/sheet1.xml",
      "<!DOCTYPE worksheet SYSTEM 'file:///etc/passwd'><worksheet><sheetData/></worksheet>");
}

static void
write_deep (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<a>", 2 << 20);
  end_rows (made);
}

static void
write_names (MakeXlsx *made)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < 1 << 20; i++)
    g_string_append_printf (names, "<n%u/>", i);
  begin_rows (made);
  make_xlsx_write (made, names->str, names->len);
  end_rows (made);
}

static void
write_long_attribute (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<row spans='", 1);
  make_xlsx_repeat (made, "1:10 ", 4 << 20);
  make_xlsx_repeat (made, "'/>", 1);
  end_rows (made);
}

static void
write_long_comment (MakeXlsx *made)
{
  begin_rows (made);
  make_xlsx_repeat (made, "<!-- ", 1);
  make_xlsx_repeat (made, "ab", 10 << 20);
  make_xlsx_repeat (made, " -->", 1);
  end_rows (made);
}

static void
write_column_beyond (MakeXlsx *made)
{
  make_xlsx_add (
      made, "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row r='1'><c r='XFE1'><v>1</v></c></row></sheetData></worksheet>");
}

static void
write_row_beyond (MakeXlsx *made)
{
  make_xlsx_add (
      made, "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row r='1048577'><c><v>1</v></c></row></sheetData></worksheet>");
}

static void
write_address_overflow (MakeXlsx *made)
{
  make_xlsx_add (
      made, "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c "
      "r='ZZZZZZZZZZZZZZZZ99999999999999999999'><v>1</v></c></row></sheetData></worksheet>");
}

static void
write_address_of_other_row (MakeXlsx *made)
{
  make_xlsx_add (
      made, "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row r='2'><c r='A3'><v>1</v></c></row></sheetData></worksheet>");
}

static void
write_missing_string (MakeXlsx *made)
{
  make_xlsx_add (
      made, "xl/worksheets/sheet1.xml",
      "<worksheet><sheetData><row><c t='s'><v>4294967295</v></c></row></sheetData></worksheet>");
}

static void
write_styles (MakeXlsx *made)
{
  make_xlsx_add (made, "xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>");
  make_xlsx_open (made, "xl/styles.xml");
  make_xlsx_repeat (made, "<styleSheet><cellXfs>", 1);
  make_xlsx_repeat (made, "<xf numFmtId='0'/>", 1000000);
  make_xlsx_repeat (made, "</cellXfs></styleSheet>", 1);
  make_xlsx_close (made);
}

static void
write_strings (MakeXlsx *made)
{
  make_xlsx_add (made, "xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>");
  make_xlsx_open (made, "xl/sharedStrings.xml");
  make_xlsx_repeat (made, "<sst>", 1);
  make_xlsx_repeat (made, "<si><t>学生学生学生</t></si><si/>", 6 << 20);
  make_xlsx_repeat (made, "</sst>", 1);
  make_xlsx_close (made);
}

static void
write_last_cell (MakeXlsx *made)
{
  make_xlsx_add (made, "xl/worksheets/sheet1.xml",
                 "<worksheet><dimension ref='A1:XFD1048576'/><sheetData><row r='1048576'><c "
                 "r='XFD1048576'><v>1</v></c></row></sheetData></worksheet>");
}

static void
write_empty_styled_cells (MakeXlsx *made)
{
  g_autoptr (GString) rows = g_string_new (NULL);

  for (guint row = 1; row <= 50000; row++)
    {
      g_string_append_printf (rows, "<row r='%u' spans='1:20'>", row);
      for (char column = 'A'; column < 'A' + 20; column++)
        g_string_append_printf (rows, "<c r='%c%u' s='3'/>", column, row);
      g_string_append (rows, "</row>");
    }
  begin_rows (made);
  make_xlsx_write (made, rows->str, rows->len);
  end_rows (made);
}

static const HostileCase cases[] = {
  { "zeros", write_zeros, FALSE },
  { "spaces", write_spaces, FALSE },
  { "same-cells", write_same_cells, FALSE },
  { "wide-row", write_wide_row, FALSE },
  { "one-cell-again", write_one_cell_again, FALSE },
  { "entities", write_entities, FALSE },
  { "external-entity", write_external, FALSE },
  { "deep", write_deep, FALSE },
  { "names", write_names, FALSE },
  { "long-attribute", write_long_attribute, FALSE },
  { "long-comment", write_long_comment, FALSE },
  { "column-beyond", write_column_beyond, FALSE },
  { "row-beyond", write_row_beyond, FALSE },
  { "address-overflow", write_address_overflow, FALSE },
  { "address-of-other-row", write_address_of_other_row, FALSE },
  { "missing-string", write_missing_string, FALSE },
  { "million-styles", write_styles, FALSE },
  { "strings", write_strings, FALSE },
  { "last-cell", write_last_cell, TRUE },
  { "million-empty-cells", write_empty_styled_cells, TRUE },
};

static gboolean
count_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  return TRUE;
}

/* Opens and reads all sheets; the error, where there is one, must name the file. */
static gboolean
read_all (const char *path, char **message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, &error);
  g_autofree char *name = g_path_get_basename (path);

  for (guint i = 0; error == NULL && i < summer_workbook_get_n_sheets (workbook); i++)
    summer_workbook_read (workbook, i, count_cb, NULL, NULL, &error);
  if (error == NULL)
    return TRUE;
  g_assert_true (error->domain == SUMMER_WORKBOOK_ERROR);
  g_assert_nonnull (strstr (error->message, name));
  if (message != NULL)
    *message = g_strdup (error->message);
  return FALSE;
}

/* The peak of this process, which reads nothing else. A sanitizer's own memory is not counted. */
static void
check_memory (void)
{
#ifndef __SANITIZE_ADDRESS__
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  g_assert_cmpint (usage.ru_maxrss, <, MAX_MEMORY_KIB);
#endif
}

static char *
make_case (const char *folder, const HostileCase *hostile)
{
  char *path;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  make_xlsx_frame (made, "worksheets/sheet1.xml");
  hostile->write (made);
  make_xlsx_end (made);
  return path;
}

static void
test_case (gconstpointer data)
{
  const HostileCase *hostile = data;

  if (g_test_subprocess ())
    {
      char *folder = make_folder ();
      g_autofree char *path = make_case (folder, hostile);
      gboolean accepted = read_all (path, NULL);

      remove_folder (folder);
      g_assert_cmpint (accepted, ==, hostile->accepted);
      check_memory ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_bad (gconstpointer data)
{
  const char *const *bad = data; /* file, what its message names */

  if (g_test_subprocess ())
    {
      g_autofree char *path = g_build_filename (TEST_DATA, "cases", "bad", bad[0], NULL);
      g_autofree char *message = NULL;

      g_assert_false (read_all (path, &message));
      g_assert_nonnull (strstr (message, bad[1]));
      check_memory ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

static void
test_climbing_target (void)
{
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  make_xlsx_frame (made, "../../../../etc/passwd");
  make_xlsx_end (made);
  g_assert_false (read_all (path, NULL));
  remove_folder (folder);
}

static void
test_climbing_part (void)
{
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  make_xlsx_frame (made, "worksheets/sheet1.xml");
  make_xlsx_add (made, "xl/worksheets/sheet1.xml", "<worksheet/>");
  make_xlsx_add (made, "xl/..\\../../etc/cron.d/x", "");
  make_xlsx_end (made);
  g_assert_false (read_all (path, NULL));
  remove_folder (folder);
}

static void
test_missing_sheet (void)
{
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  make_xlsx_frame (made, "worksheets/sheet1.xml");
  make_xlsx_end (made);
  g_assert_false (read_all (path, &message));
  g_assert_nonnull (strstr (message, "学生"));
  remove_folder (folder);
}

static void
test_many_sheets (void)
{
  g_autoptr (GString) sheets = g_string_new ("<workbook xmlns:r='r'><sheets>");
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (sheets, "<sheet name='%u' r:id='a'/>", i);
  g_string_append (sheets, "</sheets></workbook>");
  make_xlsx_add (made, "xl/workbook.xml", sheets->str);
  make_xlsx_add (made, "xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id='a' Type='" TYPE
                 "/worksheet' Target='sheet1.xml'/></Relationships>");
  make_xlsx_add (made, "xl/sheet1.xml", "<worksheet/>");
  make_xlsx_end (made);
  g_assert_false (read_all (path, NULL));
  remove_folder (folder);
}

/* A whole package cut off anywhere, or with any byte of it changed, reads or is refused, and never half. */
static void
test_damage (void)
{
  char *folder = make_folder ();
  g_autofree char *path = make_xlsx (folder, "<row><c t='s'><v>0</v></c></row>",
                                     "<sst><si><t>甲</t></si></sst>", NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  for (gsize i = 0; i < n; i++)
    {
      g_assert_true (g_file_set_contents_full (path, bytes, (gssize) i,
                                               G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
      if (i < n - 4) /* the last four bytes are zeros, which a short read gives as well */
        g_assert_false (read_all (path, NULL));
      bytes[i] ^= 0x41;
      g_assert_true (g_file_set_contents_full (path, bytes, (gssize) n,
                                               G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
      bytes[i] ^= 0x41;
      read_all (path, NULL);
    }
  remove_folder (folder);
}

static void
refuse_bytes (const char *name, const void *bytes, gsize n, const char *named)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *message = NULL;

  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
  g_assert_false (read_all (path, &message));
  g_assert_nonnull (strstr (message, named));
  remove_folder (folder);
}

static void
test_other_formats (void)
{
  static const char ole[512] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

  refuse_bytes ("a.xlsx", ole, sizeof ole, "password");
  refuse_bytes ("a.xls", ole, sizeof ole, ".xls or .et");
  refuse_bytes ("a.xlsx", "<html><table>", 13, ".xlsx");
  refuse_bytes ("a.xlsx", "", 0, ".xlsx");
  refuse_bytes ("a.xlsx", "PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22, ".xlsx");
}

static void
test_other_package (void)
{
  char *folder = make_folder ();
  g_autofree char *path = NULL;
  g_autofree char *message = NULL;
  MakeXlsx *made = make_xlsx_begin (folder, &path);

  make_xlsx_add (made, "mimetype", "application/vnd.oasis.opendocument.spreadsheet");
  make_xlsx_add (made, "content.xml", "<office:document-content xmlns:office='o'/>");
  make_xlsx_end (made);
  g_assert_false (read_all (path, &message));
  g_assert_nonnull (strstr (message, "save it as .xlsx"));
  remove_folder (folder);
}

/* The password flag of every part, in the directory at the end of the package. */
static void
test_locked_parts (void)
{
  char *folder = make_folder ();
  g_autofree char *path = make_xlsx (folder, "<row/>", NULL, NULL);
  g_autofree char *bytes = NULL;
  g_autofree char *message = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  for (gsize i = 0; i + 10 < n; i++)
    if (memcmp (bytes + i, "PK\001\002", 4) == 0)
      bytes[i + 8] |= 1;
  g_assert_true (g_file_set_contents (path, bytes, (gssize) n, NULL));
  g_assert_false (read_all (path, &message));
  g_assert_nonnull (strstr (message, "password"));
  remove_folder (folder);
}

static void
test_no_file (void)
{
  char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "none.xlsx", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) folder_error = NULL;

  g_assert_null (summer_workbook_open (path, NULL, &error));
  g_assert_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_OPEN);
  g_assert_null (summer_workbook_open (folder, NULL, &folder_error));
  g_assert_error (folder_error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_OPEN);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  static const char *const bad[][2] = {
    { "08-truncated.xlsx", "damaged" },    { "09-not-a-zip.xlsx", ".csv" },
    { "10-zip-bomb.xlsx", "项目" },        { "11-entity-bomb.xlsx", "项目" },
    { "12-wrong-sheet-xml.xlsx", "学生" },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/workbook/hostile/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *name = g_strconcat ("/workbook/bad/", bad[i][0], NULL);

      g_test_add_data_func (name, bad[i], test_bad);
    }
  g_test_add_func ("/workbook/climbing-target", test_climbing_target);
  g_test_add_func ("/workbook/climbing-part", test_climbing_part);
  g_test_add_func ("/workbook/missing-sheet", test_missing_sheet);
  g_test_add_func ("/workbook/many-sheets", test_many_sheets);
  g_test_add_func ("/workbook/damage", test_damage);
  g_test_add_func ("/workbook/other-formats", test_other_formats);
  g_test_add_func ("/workbook/other-package", test_other_package);
  g_test_add_func ("/workbook/locked-parts", test_locked_parts);
  g_test_add_func ("/workbook/no-file", test_no_file);
  return g_test_run ();
}
