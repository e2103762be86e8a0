/* Any bytes as a .csv. */
#include "config.h"

#include "fuzz-target.h"

#include <glib.h>
#include <glib/gstdio.h>

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autofree char *path = fuzz_temp_path (".csv");

  g_assert (g_file_set_contents_full (path, (const char *) data, (gssize) size,
                                      G_FILE_SET_CONTENTS_CONSISTENT, 0600, NULL));
  fuzz_read_file (path);
  g_unlink (path);
  return 0;
}
