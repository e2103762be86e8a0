#include "config.h"

#include "summer-visit-calendar.h"

#include <glib/gi18n.h>

#include "summer-class-table.h"
#include "summer-clerk-entry.h"
#include "summer-history.h"
#include "summer-visit-table.h"

typedef struct
{
  SummerDay day;
  GHashTable *classes; /* of gint64: planned on that day already */
} Planned;

static gboolean
take_planned (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  Planned *planned = user_data;

  if (record->day == planned->day)
    g_hash_table_add (planned->classes, g_memdup2 (&record->class_id, sizeof record->class_id));
  return TRUE;
}

static gboolean
write_plan (SummerStore *store,
            const gint64 *classes,
            guint n_classes,
            SummerDay day,
            const char *visitor,
            guint *n_planned,
            GError **error)
{
  const gint64 programme = summer_class_find_programme (store, classes[0], error);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Planned planned = { day, known };

  *n_planned = 0;
  if (programme == 0
      || !summer_planned_visit_each (store, programme, take_planned, &planned, error))
    return FALSE;
  for (guint i = 0; i < n_classes; i++)
    {
      SummerPlannedVisitRecord record = { .class_id = classes[i], .day = day, .visitor = visitor };

      if (g_hash_table_contains (known, &classes[i]))
        continue;
      if (!summer_planned_visit_insert (store, &record, error))
        return FALSE;
      (*n_planned)++;
    }
  if (*n_planned == 0)
    return summer_clerk_set_refused (error, "%s", _ ("They are all planned on that day already."));
  return TRUE;
}

/**
 * summer_visits_plan:
 * @classes: (array length=n_classes): ids of classes of one programme
 * @day: not before @today
 * @visitor: (nullable): who is to go
 * @done: (out) (optional) (transfer full): what a person is told
 */
gboolean
summer_visits_plan (SummerStore *store,
                    const gint64 *classes,
                    guint n_classes,
                    SummerDay day,
                    const char *visitor,
                    SummerDay today,
                    char **done,
                    GError **error)
{
  g_autofree char *what = NULL;
  g_autofree char *text = summer_day_dup_iso (day);
  gboolean written;
  guint n_planned = 0;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (n_classes == 0)
    return summer_clerk_set_refused (error, "%s", _ ("Choose the classes to be visited."));
  if (day == SUMMER_DAY_NONE || day < today)
    return summer_clerk_set_refused (error, "%s",
                                     _ ("A visit is planned for today or a day to come."));
  if (!summer_store_begin (store, "visit-plan", text, error))
    return FALSE;
  written = write_plan (store, classes, n_classes, day, visitor, &n_planned, error);
  what = g_strdup_printf (ngettext ("%u class on %s", "%u classes on %s", n_planned), n_planned,
                          text);
  if (written)
    summer_store_set_reason (store, what);
  return summer_clerk_finish (store, written, _ ("Visits planned: %s"), what, done, error);
}

void
summer_planned_visit_check (const SummerPlannedVisitRecord *planned,
                            SummerDay today,
                            SummerComplaints *complaints)
{
  if (planned->class_id == 0)
    summer_complaints_add (complaints, "class", "%s", _ ("Choose the class."));
  if (planned->day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, "day", "%s", _ ("Write the date."));
  else if (planned->day < today)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("A visit is planned for today or a day to come."));
}

static gboolean
find_same (const SummerPlannedVisitRecord *record, gpointer user_data)
{
  SummerPlannedVisitRecord *planned = user_data;
  const gboolean same = record->id != planned->id && record->class_id == planned->class_id
                        && record->day == planned->day;

  if (same)
    planned->id = record->id;
  return !same;
}

/* A class is planned once a day. */
static gboolean
check_once (SummerStore *store,
            const SummerPlannedVisitRecord *planned,
            SummerComplaints *complaints,
            GError **error)
{
  const gint64 programme = summer_class_find_programme (store, planned->class_id, error);
  SummerPlannedVisitRecord found = *planned;

  if (programme == 0 || !summer_planned_visit_each (store, programme, find_same, &found, error))
    return FALSE;
  if (found.id != planned->id)
    summer_complaints_add (complaints, "day", "%s",
                           _ ("This class is planned for that day already. Choose another day."));
  return TRUE;
}

/**
 * summer_planned_visit_save:
 * @planned: id 0 = a new one, and is filled in
 */
gboolean
summer_planned_visit_save (SummerStore *store,
                           SummerPlannedVisitRecord *planned,
                           SummerDay today,
                           SummerComplaints *complaints,
                           char **done,
                           GError **error)
{
  SummerPlannedVisitRecord record = *planned;
  g_autofree char *what = NULL;
  gboolean written;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  summer_planned_visit_check (planned, today, complaints);
  if (!summer_complaints_is_empty (complaints) || !check_once (store, planned, complaints, error))
    return FALSE;
  if (!summer_complaints_is_empty (complaints)
      || !summer_store_begin (store, "visit-plan", NULL, error))
    return FALSE;
  written = record.id == 0 ? summer_planned_visit_insert (store, &record, error)
                           : summer_planned_visit_update (store, &record, error);
  what = written ? summer_history_dup_name (store, "planned_visit", record.id) : NULL;
  if (written)
    summer_store_set_reason (store, what);
  if (!summer_clerk_finish (store, written, _ ("Visit planned: %s"), what, done, error))
    return FALSE;
  planned->id = record.id;
  return TRUE;
}

gboolean
summer_planned_visit_cancel (SummerStore *store, gint64 planned, char **done, GError **error)
{
  g_autofree char *what = summer_history_dup_name (store, "planned_visit", planned);

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_store_begin (store, "visit-plan", what, error))
    return FALSE;
  return summer_clerk_finish (store, summer_planned_visit_delete (store, planned, error),
                              _ ("No longer planned: %s"), what != NULL ? what : "", done, error);
}
