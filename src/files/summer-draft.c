#include "config.h"

#include "summer-draft.h"

#include <glib/gi18n.h>

/* Of one kind of problem in one sheet so many are listed; the rest is counted. */
#define MAX_LISTED 20

static void
problem_free (gpointer data)
{
  SummerProblem *problem = data;

  g_free (problem->file);
  g_free (problem->sheet);
  g_free (problem->cell);
  g_free (problem->message);
  g_free (problem);
}

static void
source_free (gpointer data)
{
  SummerDraftSource *source = data;

  g_free (source->name);
  g_free (source);
}

/**
 * summer_draft_new:
 *
 * Returns: (transfer full): a draft of nothing
 */
SummerDraft *
summer_draft_new (void)
{
  SummerDraft *self = g_new0 (SummerDraft, 1);

  self->files = g_ptr_array_new_with_free_func (g_free);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->strings = g_string_chunk_new (64 * 1024);
  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    self->rows[i] = g_array_new (FALSE, FALSE, (guint) summer_format_get (i)->row_size);
  self->items = g_array_new (FALSE, FALSE, sizeof (SummerDraftItem));
  self->marks = g_array_new (FALSE, FALSE, sizeof (SummerDraftMark));
  self->classes = g_array_new (FALSE, FALSE, sizeof (SummerDraftReference));
  self->children = g_array_new (FALSE, FALSE, sizeof (SummerDraftReference));
  self->form_names = g_array_new (FALSE, FALSE, sizeof (SummerDraftReference));
  self->class_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->child_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->names = g_ptr_array_new ();
  g_ptr_array_add (self->names, NULL);
  self->name_index = g_hash_table_new (g_str_hash, g_str_equal);
  self->problems = g_ptr_array_new_with_free_func (problem_free);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->repeated
      = g_hash_table_new_full (summer_row_key_hash, summer_row_key_equal, g_free, g_free);
  self->buffer = g_string_new (NULL);
  return self;
}

/**
 * summer_draft_free:
 */
void
summer_draft_free (SummerDraft *self)
{
  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->sources);
  g_string_chunk_free (self->strings);
  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    g_array_unref (self->rows[i]);
  g_array_unref (self->items);
  g_array_unref (self->marks);
  g_array_unref (self->classes);
  g_array_unref (self->children);
  g_array_unref (self->form_names);
  g_hash_table_unref (self->class_index);
  g_hash_table_unref (self->child_index);
  g_ptr_array_unref (self->names);
  g_hash_table_unref (self->name_index);
  g_ptr_array_unref (self->problems);
  g_ptr_array_unref (self->ignored);
  g_hash_table_unref (self->repeated);
  g_string_free (self->buffer, TRUE);
  g_free (self);
}

/**
 * summer_draft_get_source:
 *
 * Returns: (transfer none): the sheet that a row's place names
 */
SummerDraftSource *
summer_draft_get_source (SummerDraft *self, guint source)
{
  return g_ptr_array_index (self->sources, source);
}

/**
 * summer_draft_get_cell:
 *
 * Returns: where the sheet has the format's @column: 0 = A, or %SUMMER_NO_CELL
 */
int
summer_draft_get_cell (SummerDraft *self, guint source, guint column)
{
  return summer_draft_get_source (self, source)->cells[column];
}

/**
 * summer_draft_intern:
 *
 * Returns: (transfer none): @text as the rows hold it: equal texts have one address. NULL for ""
 */
const char *
summer_draft_intern (SummerDraft *self, const char *text)
{
  return text != NULL && *text != '\0' ? g_string_chunk_insert_const (self->strings, text) : NULL;
}

static void
add_problem (SummerDraft *self, gboolean is_error, guint source, char *cell, char *message)
{
  SummerProblem *problem = g_new0 (SummerProblem, 1);

  problem->is_error = is_error;
  if (source != SUMMER_NO_SOURCE)
    {
      SummerDraftSource *from = summer_draft_get_source (self, source);

      problem->file = g_strdup (g_ptr_array_index (self->files, from->file));
      problem->sheet = g_strdup (from->name);
    }
  else if (self->is_reading)
    problem->file = g_strdup (g_ptr_array_index (self->files, self->files->len - 1));
  problem->cell = cell;
  problem->message = message;
  g_ptr_array_add (self->problems, problem);
}

/**
 * summer_draft_add_problem:
 * @source: the sheet, or %SUMMER_NO_SOURCE: the file being read, or all of them together
 * @row: as the reader counts
 * @cell: column of the cell, or %SUMMER_NO_CELL where the whole sheet is meant
 * @format: what is wrong and how to mend it; a translated literal, by which repetitions are counted
 *
 * Lists a problem. From the twenty-first of its kind in a sheet on, it only counts.
 */
void
summer_draft_add_problem (SummerDraft *self,
                          gboolean is_error,
                          guint source,
                          guint row,
                          int cell,
                          const char *format,
                          ...)
{
  SummerRowKey key = { format, GSIZE_TO_POINTER (is_error ? 1 : 0), source };
  guint *count = g_hash_table_lookup (self->repeated, &key);
  va_list arguments;

  if (count == NULL)
    {
      count = g_new0 (guint, 1);
      g_hash_table_insert (self->repeated, g_memdup2 (&key, sizeof key), count);
    }
  if (is_error)
    self->n_errors++;
  if (++*count > MAX_LISTED)
    return;
  va_start (arguments, format);
  add_problem (self, is_error, source,
               cell != SUMMER_NO_CELL ? summer_cell_dup_address (row, (guint) cell) : NULL,
               g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static int
compare_problems (gconstpointer a, gconstpointer b)
{
  const SummerProblem *p = *(SummerProblem *const *) a, *q = *(SummerProblem *const *) b;

  return q->is_error - p->is_error;
}

/**
 * summer_draft_close_problems:
 *
 * Says how many more there were of each kind that was not listed in full, and puts errors first.
 */
void
summer_draft_close_problems (SummerDraft *self)
{
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, self->repeated);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const SummerRowKey *kind = key;
      guint more = *(guint *) value > MAX_LISTED ? *(guint *) value - MAX_LISTED : 0;

      if (more > 0)
        add_problem (
            self, kind->b != NULL, (guint) kind->c, NULL,
            g_strdup_printf (ngettext ("%u more problem of a kind listed above is in this sheet.",
                                       "%u more problems of a kind listed above are in this sheet.",
                                       more),
                             more));
    }
  g_hash_table_remove_all (self->repeated);
  g_ptr_array_sort (self->problems, compare_problems);
}
