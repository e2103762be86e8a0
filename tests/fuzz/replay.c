/* Runs a target over its corpus as an ordinary test, without libFuzzer: what was once found stays mended. */
#include "config.h"

#include "fuzz-target.h"

#include <glib.h>

static void
test_file (gconstpointer path)
{
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (path, &bytes, &n, NULL));
  LLVMFuzzerTestOneInput ((const uint8_t *) bytes, n);
}

int
main (int argc, char **argv)
{
  g_autoptr (GDir) dir = g_dir_open (CORPUS, 0, NULL);
  const char *name;

  g_test_init (&argc, &argv, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/fuzz/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (CORPUS, name, NULL), test_file, g_free);
    }
  return g_test_run ();
}
