#include "config.h"

#include "summer-care-table.h"

#include <glib/gi18n.h>

#include "summer-sheet.h"
#include "summer-table.h"

#define MEDICINE_COLUMNS                                                                           \
  "SELECT m.id, m.child, m.drug, m.dose, m.time, m.first_day, m.last_day, m.signed_by,"            \
  " m.signed_on, m.note "

static const SummerField medicine_fields[] = {
  SUMMER_FIELD (SummerMedicineRecord, ID, id),
  SUMMER_FIELD (SummerMedicineRecord, ID, child),
  SUMMER_SEALED_FIELD (SummerMedicineRecord, MEDICINE_DRUG, drug),
  SUMMER_SEALED_FIELD (SummerMedicineRecord, MEDICINE_DOSE, dose),
  SUMMER_FIELD (SummerMedicineRecord, TIME, time),
  SUMMER_FIELD (SummerMedicineRecord, DAY, first_day),
  SUMMER_FIELD (SummerMedicineRecord, DAY, last_day),
  SUMMER_FIELD (SummerMedicineRecord, TEXT, signed_by),
  SUMMER_FIELD (SummerMedicineRecord, DAY, signed_on),
  SUMMER_SEALED_FIELD (SummerMedicineRecord, MEDICINE_NOTE, note),
};
static const SummerTable medicine_table = {
  .fields = medicine_fields,
  .n_fields = G_N_ELEMENTS (medicine_fields),
  .n_key = 1,
  .each = MEDICINE_COLUMNS "FROM medicine m WHERE m.child = ?1 ORDER BY m.first_day, m.time, m.id",
  .insert
  = "INSERT INTO main.medicine (id, child, drug, dose, time, first_day, last_day, signed_by,"
    " signed_on, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
  .update = "UPDATE main.medicine SET child = ?2, drug = ?3, dose = ?4, time = ?5, first_day = ?6,"
            " last_day = ?7, signed_by = ?8, signed_on = ?9, note = ?10 WHERE id = ?1",
  .delete = "DELETE FROM main.medicine WHERE id = ?1",
};

/* Medicines of a child, by first day and time. */
SUMMER_DEFINE_RECORD (medicine, SummerMedicine)

/**
 * summer_medicine_each_in_class:
 *
 * The medicines of every child that is or was enrolled in a class, child by child, by time of the day.
 */
gboolean
summer_medicine_each_in_class (SummerStore *store,
                               gint64 class_id,
                               SummerMedicineFunc func,
                               gpointer user_data,
                               GError **error)
{
  static const char sql[]
      = MEDICINE_COLUMNS "FROM (SELECT DISTINCT child FROM enrolment WHERE class = ?1) e"
                         " CROSS JOIN medicine m ON m.child = e.child ORDER BY m.child, m.time, "
                         "m.id";
  g_auto (SummerRows) rows = { 0 };
  SummerMedicineRecord record;
  gboolean more = summer_rows_open (&rows, store, &medicine_table, sql, class_id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_medicine_end:
 * @last_day: from which on it is not given any more
 */
gboolean
summer_medicine_end (SummerStore *store, gint64 id, SummerDay last_day, GError **error)
{
  static const char sql[] = "UPDATE main.medicine SET last_day = ?2 WHERE id = ?1";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_day (write, 2, last_day);
  return summer_statement_run_one (write, error);
}

static const SummerField medicine_given_fields[] = {
  SUMMER_FIELD (SummerMedicineGivenRecord, ID, medicine),
  SUMMER_FIELD (SummerMedicineGivenRecord, DAY, day),
  SUMMER_FIELD (SummerMedicineGivenRecord, CODE, given),
  SUMMER_FIELD (SummerMedicineGivenRecord, TIME, time),
  SUMMER_FIELD (SummerMedicineGivenRecord, TEXT, given_by),
  SUMMER_SEALED_FIELD (SummerMedicineGivenRecord, MEDICINE_GIVEN_NOTE, note),
};
static const SummerTable medicine_given_table = {
  .fields = medicine_given_fields,
  .n_fields = G_N_ELEMENTS (medicine_given_fields),
  .n_key = 2,
  .each = "SELECT g.medicine, g.day, g.given, g.time, g.given_by, g.note FROM medicine m JOIN"
          " medicine_given g ON g.medicine = m.id WHERE m.child = ?1 ORDER BY g.day, g.time,"
          " g.medicine",
  .insert = "INSERT INTO main.medicine_given (medicine, day, given, time, given_by, note) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6)",
};

/* What was given to a child, by day and time. */
SUMMER_DEFINE_EACH (medicine_given, SummerMedicineGiven)
SUMMER_DEFINE_INSERT (medicine_given, SummerMedicineGiven)

static const SummerField food_sample_fields[] = {
  SUMMER_FIELD (SummerFoodSampleRecord, ID, id),
  SUMMER_FIELD (SummerFoodSampleRecord, ID, class_id),
  SUMMER_FIELD (SummerFoodSampleRecord, DAY, day),
  SUMMER_FIELD (SummerFoodSampleRecord, TIME, time),
  SUMMER_FIELD (SummerFoodSampleRecord, TEXT, dish),
  SUMMER_FIELD (SummerFoodSampleRecord, COUNT, grams),
  SUMMER_FIELD (SummerFoodSampleRecord, TEXT, kept_by),
  SUMMER_FIELD (SummerFoodSampleRecord, DAY, discarded_on),
  SUMMER_FIELD (SummerFoodSampleRecord, TIME, discarded_at),
  SUMMER_FIELD (SummerFoodSampleRecord, TEXT, discarded_by),
};
static const SummerTable food_sample_table = {
  .fields = food_sample_fields,
  .n_fields = G_N_ELEMENTS (food_sample_fields),
  .n_key = 1,
  .each = "SELECT id, class, day, time, dish, grams, kept_by, discarded_on, discarded_at,"
          " discarded_by FROM food_sample WHERE class = ?1 ORDER BY day DESC, time DESC, id DESC",
  .insert
  = "INSERT INTO main.food_sample (id, class, day, time, dish, grams, kept_by, discarded_on,"
    " discarded_at, discarded_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
  .update = "UPDATE main.food_sample SET class = ?2, day = ?3, time = ?4, dish = ?5, grams = ?6,"
            " kept_by = ?7, discarded_on = ?8, discarded_at = ?9, discarded_by = ?10 WHERE id = "
            "?1",
};

/* Food samples of a class, newest first. */
SUMMER_DEFINE_EACH (food_sample, SummerFoodSample)
SUMMER_DEFINE_INSERT_WITH_ID (food_sample, SummerFoodSample)
SUMMER_DEFINE_UPDATE (food_sample, SummerFoodSample)

#define INCIDENT_NOTE_COLUMNS                                                                      \
  "SELECT id, class, day, severity, what, action, kind, time, noted_by, ended_on, ended_at,"       \
  " outcome, reviewed_on, reviewed_by, review_note FROM incident "

static const SummerField incident_note_fields[] = {
  SUMMER_FIELD (SummerIncidentNoteRecord, ID, id),
  SUMMER_FIELD (SummerIncidentNoteRecord, ID, class_id),
  SUMMER_FIELD (SummerIncidentNoteRecord, DAY, day),
  SUMMER_FIELD (SummerIncidentNoteRecord, CODE, severity),
  SUMMER_FIELD (SummerIncidentNoteRecord, TEXT, what),
  SUMMER_FIELD (SummerIncidentNoteRecord, TEXT, action),
  SUMMER_FIELD (SummerIncidentNoteRecord, CODE, kind),
  SUMMER_FIELD (SummerIncidentNoteRecord, TIME, time),
  SUMMER_FIELD (SummerIncidentNoteRecord, TEXT, noted_by),
  SUMMER_FIELD (SummerIncidentNoteRecord, DAY, ended_on),
  SUMMER_FIELD (SummerIncidentNoteRecord, TIME, ended_at),
  SUMMER_FIELD (SummerIncidentNoteRecord, TEXT, outcome),
  SUMMER_FIELD (SummerIncidentNoteRecord, DAY, reviewed_on),
  SUMMER_FIELD (SummerIncidentNoteRecord, TEXT, reviewed_by),
  SUMMER_FIELD (SummerIncidentNoteRecord, TEXT, review_note),
};
static const SummerTable incident_note_table = {
  .fields = incident_note_fields,
  .n_fields = G_N_ELEMENTS (incident_note_fields),
  .n_key = 1,
  .each = INCIDENT_NOTE_COLUMNS "WHERE class = ?1 AND kind IS NOT NULL ORDER BY day, time, id",
  .insert
  = "INSERT INTO main.incident (id, class, day, severity, what, action, kind, time, noted_by,"
    " ended_on, ended_at, outcome, reviewed_on, reviewed_by, review_note) VALUES (?1, ?2,"
    " ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
  .update = "UPDATE main.incident SET class = ?2, day = ?3, severity = ?4, what = ?5, action = ?6,"
            " kind = ?7, time = ?8, noted_by = ?9, ended_on = ?10, ended_at = ?11, outcome = ?12,"
            " reviewed_on = ?13, reviewed_by = ?14, review_note = ?15 WHERE id = ?1",
};

/* Incidents noted at the desk of a class, by day and time. */
SUMMER_DEFINE_EACH (incident_note, SummerIncidentNote)
SUMMER_DEFINE_UPDATE (incident_note, SummerIncidentNote)

/**
 * summer_incident_note_find:
 *
 * Calls @func once, for the incident of this id, if it was noted at a desk. %SUMMER_STORE_ERROR_NOT_FOUND when
 * there is no such one.
 */
gboolean
summer_incident_note_find (
    SummerStore *store, gint64 id, SummerIncidentNoteFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = INCIDENT_NOTE_COLUMNS "WHERE id = ?1 AND kind IS NOT NULL";
  g_auto (SummerRows) rows = { 0 };
  SummerIncidentNoteRecord record;

  if (!summer_rows_open (&rows, store, &incident_note_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This incident is no longer in the records."));
  return FALSE;
}

/**
 * summer_incident_note_count_waiting:
 * @unions: (nullable): as summer_sheet_set_unions() takes them; %NULL = all
 * @count: (out): incidents noted at the desks of the programme that the clerk has not reviewed
 */
gboolean
summer_incident_note_count_waiting (
    SummerStore *store, gint64 programme, const char *unions, guint *count, GError **error)
{
  static const char sql[]
      = "SELECT count (*) FROM class c JOIN incident i ON i.class = c.id WHERE"
        " c.programme = ?1 AND i.kind IS NOT NULL AND i.reviewed_on IS NULL AND (?2 IS NULL"
        " OR " SUMMER_SHEET_IN_UNIONS ("c.union_name") ")";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *count = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_copy (each, 2, unions);
  if (summer_statement_step (each, error))
    *count = (guint) summer_statement_get_int (each, 0);
  return !summer_statement_failed (each);
}

/**
 * summer_incident_note_insert:
 * @children: (array length=n_children): ids of those who were part of it
 */
gboolean
summer_incident_note_insert (SummerStore *store,
                             SummerIncidentNoteRecord *record,
                             const gint64 *children,
                             guint n_children,
                             GError **error)
{
  static const char sql[] = "INSERT INTO main.incident_child (incident, child) VALUES (?1, ?2)";

  if (record->id == 0)
    record->id = summer_store_new_id (store);
  if (!summer_table_insert (store, &incident_note_table, record, error))
    return FALSE;

  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);
  if (write == NULL)
    return FALSE;
  for (guint i = 0; i < n_children; i++)
    {
      summer_statement_bind_int (write, 1, record->id);
      summer_statement_bind_int (write, 2, children[i]);
      if (!summer_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_incident_note_load_children:
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids, or NULL with @error set
 */
GArray *
summer_incident_note_load_children (SummerStore *store, gint64 incident, GError **error)
{
  static const char sql[] = "SELECT child FROM incident_child WHERE incident = ?1 ORDER BY child";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, incident);
  while (summer_statement_step (each, error))
    {
      gint64 child = summer_statement_get_int (each, 0);
      g_array_append_val (children, child);
    }
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&children);
}
