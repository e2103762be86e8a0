/* Every cell of a file through SummerWorkbook; prints the number of cells, to compare with bare-xlsx. */
#include "config.h"

#include "summer-workbook.h"

#include <stdlib.h>
#include <string.h>

typedef struct
{
  gsize n_cells, n_bytes;
} Count;

static gboolean
row_cb (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  Count *count = user_data;

  count->n_cells += n_cells;
  for (guint i = 0; i < n_cells; i++)
    count->n_bytes += strlen (cells[i].text);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autoptr (SummerWorkbook) workbook = NULL;
  g_autoptr (GError) error = NULL;
  Count count = { 0 };

  if (argc != 2)
    {
      g_printerr ("usage: read-xlsx FILE\n");
      return EXIT_FAILURE;
    }
  workbook = summer_workbook_open (argv[1], NULL, &error);
  for (guint i = 0; error == NULL && i < summer_workbook_get_n_sheets (workbook); i++)
    summer_workbook_read (workbook, i, row_cb, &count, NULL, &error);
  if (error != NULL)
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  g_print ("%" G_GSIZE_FORMAT " cells, %" G_GSIZE_FORMAT " bytes\n", count.n_cells, count.n_bytes);
  return EXIT_SUCCESS;
}
