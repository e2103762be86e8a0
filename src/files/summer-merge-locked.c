/* Days that were signed off: a file may still change what stands there, but the plan says so at the cell, and what
 * stood there before is kept as a correction. */
#include "config.h"

#include "summer-merge.h"

#include "summer-day-table.h"

#include <glib/gi18n.h>

typedef struct
{
  gint64 class_id;
  SummerDay day;
} Locked;

static gboolean
add_locked (const SummerSignOffRecord *record, gpointer user_data)
{
  SummerMerge *self = user_data;
  const Locked locked = { record->class_id, record->day };

  g_array_append_val (self->locked, locked);
  return TRUE;
}

/**
 * summer_merge_load_locked:
 *
 * Reads which days of the chosen programme are signed off.
 *
 * Returns: FALSE with @error when the store failed
 */
gboolean
summer_merge_load_locked (SummerMerge *self, GError **error)
{
  self->locked = g_array_new (FALSE, FALSE, sizeof (Locked));
  return self->programme.id == 0
         || summer_sign_off_each_in_programme (self->store, self->programme.id, add_locked, self,
                                               error);
}

static int
compare_locked (gconstpointer a, gconstpointer b)
{
  const Locked *left = a, *right = b;

  if (left->class_id != right->class_id)
    return left->class_id < right->class_id ? -1 : 1;
  return (left->day > right->day) - (left->day < right->day);
}

/**
 * summer_merge_is_locked:
 *
 * Returns: whether the day of the class was signed off
 */
gboolean
summer_merge_is_locked (SummerMerge *self, gint64 class_id, SummerDay day)
{
  const Locked sought = { class_id, day };

  return self->locked->len > 0
         && g_array_binary_search (self->locked, &sought, compare_locked, NULL);
}

/**
 * summer_merge_warn_locked:
 * @cell: column of the cell, or %SUMMER_NO_CELL
 *
 * Says that a mark of a day that is signed off will be changed.
 */
void
summer_merge_warn_locked (SummerMerge *self, guint source, guint row, int cell, SummerDay day)
{
  g_autofree char *iso = summer_day_dup_iso (day);

  summer_draft_warning (self->draft, source, row, cell,
                        _ ("The day %s is signed off. Importing corrects it: the former value "
                           "stays visible."),
                        iso);
}

/**
 * summer_merge_warn_locked_staff:
 *
 * The same for every mark of 员工考勤 that changes something.
 */
void
summer_merge_warn_locked_staff (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_STAFF_ATTENDANCE];

  for (guint i = 0; self->locked->len > 0 && i < rows->len; i++)
    {
      const SummerStaffMarkRow *row = &g_array_index (rows, SummerStaffMarkRow, i);
      const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);

      if ((row->place.change == SUMMER_CHANGE_ADD || row->place.change == SUMMER_CHANGE_UPDATE)
          && klass != NULL && summer_merge_is_locked (self, klass->record.id, row->record.day))
        summer_merge_warn_locked (self, row->place.source, row->place.row,
                                  summer_draft_get_cell (self->draft, row->place.source, 3),
                                  row->record.day);
    }
}

/**
 * summer_merge_warn_locked_incidents:
 *
 * Says of each row of 事件 that is new that its day was signed off. There is no former value to be kept.
 */
void
summer_merge_warn_locked_incidents (SummerMerge *self)
{
  GArray *rows = self->draft->rows[SUMMER_FORMAT_INCIDENTS];

  for (guint i = 0; self->locked->len > 0 && i < rows->len; i++)
    {
      const SummerIncidentRow *row = &g_array_index (rows, SummerIncidentRow, i);
      const SummerClassRow *klass = summer_merge_find_class (self, row->class_code);
      g_autofree char *iso = summer_day_dup_iso (row->record.day);

      if (row->place.change == SUMMER_CHANGE_ADD && klass != NULL
          && summer_merge_is_locked (self, klass->record.id, row->record.day))
        summer_draft_warning (self->draft, row->place.source, row->place.row,
                              summer_draft_get_cell (self->draft, row->place.source, 1),
                              _ ("The day %s is signed off. Importing adds an incident to it."),
                              iso);
    }
}

/**
 * summer_merge_keep_former:
 * @child: 0 for a member of staff
 * @staff: (nullable): the name, where @child is 0
 * @source: the sheet that gives the new mark
 *
 * Before a mark of a day that is signed off is written: keeps what stands there now as a correction, whose
 * reason names the file. Of another day it does nothing.
 *
 * Returns: FALSE with @error when the store failed
 */
gboolean
summer_merge_keep_former (SummerMerge *self,
                          gint64 class_id,
                          SummerDay day,
                          gint64 child,
                          const char *staff,
                          guint source,
                          GError **error)
{
  g_autofree char *reason = NULL;

  if (!summer_merge_is_locked (self, class_id, day))
    return TRUE;
  reason = g_strdup_printf (
      _ ("Import of %s"),
      (const char *) g_ptr_array_index (self->draft->files,
                                        summer_draft_get_source (self->draft, source)->file));
  return child != 0 ? summer_correction_keep_child (self->store, class_id, day, child, reason,
                                                    g_get_user_name (), error)
                    : summer_correction_keep_staff (self->store, class_id, day, staff, reason,
                                                    g_get_user_name (), error);
}
