/* Bytes that begin as a zip does are a package. Any others are parts of one, parted by NUL: the sheet, the
 * shared strings, the styles, the relations of the workbook, the workbook: so that the fuzzer changes XML
 * and does not have to find its way through deflate and check sums first. */
#include "config.h"

#include "fuzz-target.h"

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define OFFICE "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

typedef struct
{
  const char *name;
  const char *usual; /* where the input ends before this part */
} Part;

static const Part parts[] = {
  { "xl/worksheets/sheet1.xml", "<worksheet/>" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</t></si></sst>" },
  { "xl/styles.xml",
    "<styleSheet><cellXfs><xf numFmtId='0'/><xf numFmtId='14'/></cellXfs></styleSheet>" },
  { "xl/_rels/workbook.xml.rels", "<Relationships><Relationship Id='rId1' Type='" OFFICE
                                  "/worksheet' Target='worksheets/sheet1.xml'/></Relationships>" },
  { "xl/workbook.xml", "<workbook xmlns='" MAIN "' xmlns:r='" OFFICE
                       "'><sheets><sheet name='a' r:id='rId1'/></sheets></workbook>" },
};

static void
write_package (const char *path, const char *data, size_t size)
{
  zipFile zip = zipOpen64 (path, APPEND_STATUS_CREATE);
  const char *end = data + size;

  g_assert (zip != NULL);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *nul = data < end ? memchr (data, '\0', (size_t) (end - data)) : NULL;
      size_t n = (size_t) ((nul != NULL ? nul : end) - data);

      zipOpenNewFileInZip (zip, parts[i].name, NULL, NULL, 0, NULL, 0, NULL, 0, 0);
      if (n > 0)
        zipWriteInFileInZip (zip, data, (unsigned) n);
      else
        zipWriteInFileInZip (zip, parts[i].usual, (unsigned) strlen (parts[i].usual));
      zipCloseFileInZip (zip);
      data = nul != NULL ? nul + 1 : end;
    }
  zipClose (zip, NULL);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = fuzz_temp_path (".xlsx");

  if (size >= 2 && memcmp (data, "PK", 2) == 0)
    g_assert (g_file_set_contents_full (path, (const char *) data, (gssize) size,
                                        G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  else
    write_package (path, (const char *) data, size);
  fuzz_read_file (path);
  g_unlink (path);
  return 0;
}
