/* What the keys of undo and redo mean: of the entries that were made through one store, the last. */
#include "config.h"

#include "summer-journal.h"

#include "summer-statement.h"
#include "summer-store-private.h"

/**
 * summer_journal_get_entries:
 *
 * Returns: (transfer none) (element-type gint64): the sequences of the entries that were committed through this
 *   store, or adopted, in order: what a key may take back without asking whose it is
 */
const GArray *
summer_journal_get_entries (SummerStore *store)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  return summer_store_get_entries (store);
}

static int
compare_sequences (gconstpointer a, gconstpointer b)
{
  const gint64 left = *(const gint64 *) a, right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

/**
 * summer_journal_adopt_entries:
 * @entries: (element-type gint64): of another store of the same file, which a worker of the same window wrote to
 */
void
summer_journal_adopt_entries (SummerStore *store, const GArray *entries)
{
  g_return_if_fail (SUMMER_IS_STORE (store) && entries != NULL);

  if (entries->len == 0)
    return;
  g_array_append_vals (summer_store_get_entries (store), entries->data, entries->len);
  g_array_sort (summer_store_get_entries (store), compare_sequences);
}

typedef enum
{
  GONE,   /* undone, or an undo or redo that is not the last word */
  DONE,   /* something that was done and stands */
  UNDONE, /* an undo that stands */
} State;

/* For the state of a command. A journal that cannot be read offers nothing, and whoever opens it or writes is
 * told why. */
static State
read_state (SummerStore *store, gint64 sequence)
{
  static const char sql[] = "SELECT undoes IS NULL, action = 'undo', undone_by IS NULL FROM"
                            " journal_state WHERE sequence = ?1 AND action NOT LIKE 'account%'";
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, &error);
  State state = GONE;

  if (find != NULL)
    summer_statement_bind_int (find, 1, sequence);
  if (find != NULL && summer_statement_step (find, &error)
      && summer_statement_get_int (find, 2) != 0)
    state = summer_statement_get_int (find, 0) != 0   ? DONE
            : summer_statement_get_int (find, 1) != 0 ? UNDONE
                                                      : GONE;
  if (error != NULL)
    g_info ("The journal cannot be read: %s", error->message);
  return state;
}

/**
 * summer_journal_get_undoable:
 *
 * What somebody else did through another store, in this program or another, is not taken back by a key here.
 *
 * Returns: the newest entry made through @store, or adopted by it, that stands and is no undo itself; 0 = none
 */
gint64
summer_journal_get_undoable (SummerStore *store)
{
  const GArray *entries;

  g_return_val_if_fail (SUMMER_IS_STORE (store), 0);

  entries = summer_store_get_entries (store);
  for (guint i = entries->len; i > 0; i--)
    if (read_state (store, g_array_index (entries, gint64, i - 1)) == DONE)
      return g_array_index (entries, gint64, i - 1);
  return 0;
}

/**
 * summer_journal_get_redoable:
 *
 * Returns: the newest undo made through @store that was not itself taken back, with nothing done through @store
 *   since; 0 = none
 */
gint64
summer_journal_get_redoable (SummerStore *store)
{
  const GArray *entries;

  g_return_val_if_fail (SUMMER_IS_STORE (store), 0);

  entries = summer_store_get_entries (store);
  for (guint i = entries->len; i > 0; i--)
    {
      const gint64 sequence = g_array_index (entries, gint64, i - 1);
      const State state = read_state (store, sequence);

      if (state != GONE)
        return state == UNDONE ? sequence : 0;
    }
  return 0;
}
