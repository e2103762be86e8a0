/* The writing of a pasted roster. It decides nothing any more. */
#include "config.h"

#include "summer-roster-paste-private.h"

#include "summer-child-table.h"

#include <glib/gi18n.h>

#define ROWS_BETWEEN 200 /* looks whether it is to stop */

static gboolean
check_head (SummerRosterPaste *self, SummerStore *store, GError **error)
{
  gint64 head = summer_roster_book_read_head (store, error);

  if (head < 0)
    return FALSE;
  if (head == self->book->head)
    return TRUE;
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
                       _ ("The records were changed in the meantime. Nothing was written; the rows "
                          "were compared anew: look at them and apply again."));
  return FALSE;
}

static gboolean
write_row (SummerRosterPaste *self, SummerStore *store, SummerPasteRow *row, GError **error)
{
  if (row->writes_child
      && !(row->child.id == 0 ? summer_child_insert (store, &row->child, error)
                              : summer_child_update (store, &row->child, error)))
    return FALSE;
  if (!row->writes_enrolment)
    return TRUE;
  row->enrolment.child = row->of != NULL ? row->of->child.id : row->child.id;
  return row->enrolment.id == 0 ? summer_enrolment_insert (store, &row->enrolment, error)
                                : summer_enrolment_update (store, &row->enrolment, error);
}

static gboolean
write_rows (SummerRosterPaste *self,
            SummerStore *store,
            SummerProgressFunc progress,
            gpointer user_data,
            GCancellable *cancellable,
            GError **error)
{
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (i % ROWS_BETWEEN == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (i % ROWS_BETWEEN == 0 && progress != NULL)
        progress ((double) i / self->n_rows, user_data);
      if (!write_row (self, store, &self->rows[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_roster_paste_apply:
 * @store: a connection to the database for which it was made
 * @reason: for the journal: where the roster is from
 * @progress: (nullable):
 * @sequence: (out) (optional): the journal entry, by which it can be undone
 *
 * Writes all rows that are added or changed in one entry.
 *
 * Returns: FALSE with @error when nothing was written: something is to be mended or to be said first, the records
 *   were changed since the rows were compared (%SUMMER_STORE_ERROR_CONFLICT: reload), the store failed, or it was
 *   cancelled
 */
gboolean
summer_roster_paste_apply (SummerRosterPaste *self,
                           SummerStore *store,
                           const char *reason,
                           SummerProgressFunc progress,
                           gpointer user_data,
                           GCancellable *cancellable,
                           gint64 *sequence,
                           GError **error)
{
  gint64 entry = 0;

  g_return_val_if_fail (SUMMER_IS_ROSTER_PASTE (self) && SUMMER_IS_STORE (store), FALSE);

  if (!summer_roster_paste_is_ready (self))
    {
      g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONSTRAINT,
                           _ ("Some rows are still to be mended, or to be decided. Mend them or "
                              "leave them out first."));
      return FALSE;
    }
  if (!summer_store_begin (store, "import", reason, error))
    return FALSE;
  if (!check_head (self, store, error)
      || !write_rows (self, store, progress, user_data, cancellable, error)
      || !summer_store_commit (store, &entry, error))
    {
      summer_store_rollback (store);
      summer_roster_paste_settle (self); /* without the ids that were given */
      return FALSE;
    }
  self->is_applied = TRUE;
  if (sequence != NULL)
    *sequence = entry;
  return TRUE;
}
