#include "config.h"

#include "make-xlsx.h"

#include "summer-workbook.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"

struct _MakeXlsx
{
  zipFile zip;
};

MakeXlsx *
make_xlsx_begin (const char *folder, char **path)
{
  static guint n;
  MakeXlsx *self = g_new0 (MakeXlsx, 1);
  g_autofree char *name = g_strdup_printf ("made-%u.xlsx", n++);

  *path = g_build_filename (folder, name, NULL);
  self->zip = zipOpen64 (*path, APPEND_STATUS_CREATE);
  g_assert_nonnull (self->zip);
  return self;
}

void
make_xlsx_open (MakeXlsx *self, const char *part)
{
  g_assert_cmpint (zipOpenNewFileInZip64 (self->zip, part, NULL, NULL, 0, NULL, 0, NULL, Z_DEFLATED,
                                          Z_DEFAULT_COMPRESSION, 1),
                   ==, ZIP_OK);
}

void
make_xlsx_write (MakeXlsx *self, const void *bytes, gsize n)
{
  g_assert_cmpint (zipWriteInFileInZip (self->zip, bytes, (unsigned) n), ==, ZIP_OK);
}

void
make_xlsx_repeat (MakeXlsx *self, const char *piece, guint times)
{
  g_autoptr (GString) block = g_string_new (NULL);
  guint in_block = MAX (1, MIN (times, 65536 / strlen (piece)));

  for (guint i = 0; i < in_block; i++)
    g_string_append (block, piece);
  for (; times >= in_block; times -= in_block)
    make_xlsx_write (self, block->str, block->len);
  make_xlsx_write (self, block->str, times * strlen (piece));
}

void
make_xlsx_close (MakeXlsx *self)
{
  g_assert_cmpint (zipCloseFileInZip (self->zip), ==, ZIP_OK);
}

void
make_xlsx_add (MakeXlsx *self, const char *part, const char *content)
{
  make_xlsx_open (self, part);
  make_xlsx_write (self, content, strlen (content));
  make_xlsx_close (self);
}

void
make_xlsx_end (MakeXlsx *self)
{
  g_assert_cmpint (zipClose (self->zip, NULL), ==, ZIP_OK);
  g_free (self);
}

void
make_xlsx_frame (MakeXlsx *self, const char *target)
{
  g_autofree char *relations
      = g_strdup_printf ("<Relationships xmlns='" PACKAGE "'>"
                         "<Relationship Id='rId1' Type='" OFFICE "/worksheet' Target='%s'/>"
                         "<Relationship Id='rId2' Type='" OFFICE
                         "/sharedStrings' Target='sharedStrings.xml'/>"
                         "<Relationship Id='rId3' Type='" OFFICE "/styles' Target='styles.xml'/>"
                         "</Relationships>",
                         target);

  make_xlsx_add (self, "_rels/.rels",
                 "<Relationships xmlns='" PACKAGE "'>"
                 "<Relationship Id='rId1' Type='" OFFICE
                 "/officeDocument' Target='xl/workbook.xml'/>"
                 "</Relationships>");
  make_xlsx_add (self, "xl/workbook.xml",
                 "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE "'><sheets>"
                 "<sheet name='学生' sheetId='1' r:id='rId1'/></sheets></workbook>");
  make_xlsx_add (self, "xl/_rels/workbook.xml.rels", relations);
}

char *
make_xlsx (const char *folder, const char *rows, const char *strings, const char *styles)
{
  char *path;
  MakeXlsx *self = make_xlsx_begin (folder, &path);
  g_autofree char *sheet
      = g_strdup_printf ("<worksheet xmlns='" MAIN "'><sheetData>%s</sheetData></worksheet>", rows);

  make_xlsx_frame (self, "worksheets/sheet1.xml");
  make_xlsx_add (self, "xl/worksheets/sheet1.xml", sheet);
  if (strings != NULL)
    make_xlsx_add (self, "xl/sharedStrings.xml", strings);
  if (styles != NULL)
    make_xlsx_add (self, "xl/styles.xml", styles);
  make_xlsx_end (self);
  return path;
}

char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("summer-workbook-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

typedef struct
{
  GString *text;
  const char *sheet;
} Dump;

static gboolean
dump_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  static const char *const kinds[] = { "text", "number", "boolean", "error", "no-value" };
  Dump *dump = user_data;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *address = summer_cell_dup_address (row, cells[i].column);

      g_assert_true (i == 0 || cells[i - 1].column < cells[i].column);
      g_assert_true (g_utf8_validate (cells[i].text, -1, NULL));
      g_string_append_printf (dump->text, "%s!%s %s ", dump->sheet, address,
                              cells[i].is_date ? "date" : kinds[cells[i].kind]);
      if (cells[i].kind == SUMMER_CELL_NUMBER || cells[i].kind == SUMMER_CELL_BOOLEAN)
        g_string_append_printf (dump->text, "%.12g\n", cells[i].number);
      else
        g_string_append_printf (dump->text, "%s\n", cells[i].text);
    }
  return TRUE;
}

char *
dump_workbook (const char *path, GError **error)
{
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, NULL, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (workbook == NULL)
    return NULL;
  for (guint i = 0; i < summer_workbook_get_n_sheets (workbook); i++)
    {
      Dump dump = { .text = text, .sheet = summer_workbook_get_sheet_name (workbook, i) };

      if (!summer_workbook_read (workbook, i, dump_row, &dump, NULL, error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
