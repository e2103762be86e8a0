#include "config.h"

#include "summer-incident-table.h"

#include <glib/gi18n.h>

#include "summer-table.h"

/**
 * summer_incident_find_when:
 *
 * Calls @func once. %SUMMER_STORE_ERROR_NOT_FOUND when there is no such incident.
 */
gboolean
summer_incident_find_when (SummerStore *store,
                           gint64 incident,
                           SummerIncidentWhenFunc func,
                           gpointer user_data,
                           GError **error)
{
  static const char sql[] = "SELECT day, time, class FROM incident WHERE id = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, incident);
  if (summer_statement_step (each, error))
    {
      func (summer_statement_get_day (each, 0), summer_statement_get_time (each, 1),
            summer_statement_get_int (each, 2), user_data);
      return TRUE;
    }
  if (!summer_statement_failed (each))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This incident is no longer in the records."));
  return FALSE;
}

/**
 * summer_incident_child_each:
 *
 * The children that were part of an incident, by code. Where none is named, as in a workbook, all that are or were
 * enrolled in its class.
 */
gboolean
summer_incident_child_each (SummerStore *store,
                            gint64 incident,
                            SummerIncidentChildFunc func,
                            gpointer user_data,
                            GError **error)
{
  static const char sql[]
      = "WITH named AS (SELECT child FROM incident_child WHERE incident = ?1) SELECT h.id, h.code,"
        " h.name FROM (SELECT child FROM named UNION SELECT e.child FROM incident i JOIN enrolment"
        " e ON e.class = i.class WHERE i.id = ?1 AND NOT EXISTS (SELECT 1 FROM named)) n JOIN"
        " child h ON h.id = n.child ORDER BY h.code";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, incident);
  while (more && summer_statement_step (each, error))
    more = func (summer_statement_get_int (each, 0), summer_statement_get_text (each, 1),
                 summer_statement_get_text (each, 2), user_data);
  return !summer_statement_failed (each);
}

static const SummerField incident_step_fields[] = {
  SUMMER_FIELD (SummerIncidentStepRecord, ID, id),
  SUMMER_FIELD (SummerIncidentStepRecord, ID, incident),
  SUMMER_FIELD (SummerIncidentStepRecord, CODE, kind),
  SUMMER_FIELD (SummerIncidentStepRecord, DAY, day),
  SUMMER_FIELD (SummerIncidentStepRecord, TIME, time),
  SUMMER_FIELD (SummerIncidentStepRecord, TEXT, person),
  SUMMER_FIELD (SummerIncidentStepRecord, TEXT, note),
};
static const SummerTable incident_step_table = {
  .fields = incident_step_fields,
  .n_fields = G_N_ELEMENTS (incident_step_fields),
  .n_key = 1,
  .each = "SELECT id, incident, kind, day, time, person, note FROM incident_step WHERE"
          " incident = ?1 ORDER BY day, time, id",
  .insert
  = "INSERT INTO main.incident_step (id, incident, kind, day, time, person, note) VALUES (?1,"
    " ?2, ?3, ?4, ?5, ?6, ?7)",
  .update
  = "UPDATE main.incident_step SET incident = ?2, kind = ?3, day = ?4, time = ?5, person = ?6,"
    " note = ?7 WHERE id = ?1",
  .delete = "DELETE FROM main.incident_step WHERE id = ?1",
};

/* Who was told of an incident and what was done after it, by day and time. */
SUMMER_DEFINE_RECORD (incident_step, SummerIncidentStep)

#define DRILL_COLUMNS                                                                              \
  "SELECT d.id, d.class, d.day, d.kind, d.children, d.staff, d.seconds, d.leader, d.note FROM"     \
  " drill d "

static const SummerField drill_fields[] = {
  SUMMER_FIELD (SummerDrillRecord, ID, id),          SUMMER_FIELD (SummerDrillRecord, ID, class_id),
  SUMMER_FIELD (SummerDrillRecord, DAY, day),        SUMMER_FIELD (SummerDrillRecord, CODE, kind),
  SUMMER_FIELD (SummerDrillRecord, COUNT, children), SUMMER_FIELD (SummerDrillRecord, COUNT, staff),
  SUMMER_FIELD (SummerDrillRecord, COUNT, seconds),  SUMMER_FIELD (SummerDrillRecord, TEXT, leader),
  SUMMER_FIELD (SummerDrillRecord, TEXT, note),
};
static const SummerTable drill_table = {
  .fields = drill_fields,
  .n_fields = G_N_ELEMENTS (drill_fields),
  .n_key = 1,
  .insert = "INSERT INTO main.drill (id, class, day, kind, children, staff, seconds, leader, note)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
  .update = "UPDATE main.drill SET class = ?2, day = ?3, kind = ?4, children = ?5, staff = ?6,"
            " seconds = ?7, leader = ?8, note = ?9 WHERE id = ?1",
  .delete = "DELETE FROM main.drill WHERE id = ?1",
};

SUMMER_DEFINE_INSERT_WITH_ID (drill, SummerDrill)
SUMMER_DEFINE_UPDATE (drill, SummerDrill)
SUMMER_DEFINE_DELETE_BY_ID (drill, SummerDrill)

/**
 * summer_drill_find:
 *
 * Calls @func once, for the drill of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is no such one.
 */
gboolean
summer_drill_find (
    SummerStore *store, gint64 id, SummerDrillFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = DRILL_COLUMNS "WHERE d.id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerDrillRecord record;

  if (!summer_rows_open (&rows, store, &drill_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This drill is no longer in the records."));
  return FALSE;
}

#define CLAIM_COLUMNS                                                                              \
  "SELECT id, incident, policy, child, number, state, reported_on, amount, decided_on, paid, note" \
  " FROM claim "

static const SummerField claim_fields[] = {
  SUMMER_FIELD (SummerClaimRecord, ID, id),
  SUMMER_FIELD (SummerClaimRecord, ID, incident),
  SUMMER_FIELD (SummerClaimRecord, ID, policy),
  SUMMER_FIELD (SummerClaimRecord, ID, child),
  SUMMER_FIELD (SummerClaimRecord, TEXT, number),
  SUMMER_FIELD (SummerClaimRecord, CODE, state),
  SUMMER_FIELD (SummerClaimRecord, DAY, reported_on),
  SUMMER_FIELD (SummerClaimRecord, MONEY, amount),
  SUMMER_FIELD (SummerClaimRecord, DAY, decided_on),
  SUMMER_FIELD (SummerClaimRecord, MONEY, paid),
  SUMMER_FIELD (SummerClaimRecord, TEXT, note),
};
static const SummerTable claim_table = {
  .fields = claim_fields,
  .n_fields = G_N_ELEMENTS (claim_fields),
  .n_key = 1,
  .each = CLAIM_COLUMNS "WHERE incident = ?1 ORDER BY reported_on, id",
  .insert
  = "INSERT INTO main.claim (id, incident, policy, child, number, state, reported_on, amount,"
    " decided_on, paid, note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)",
  .update = "UPDATE main.claim SET incident = ?2, policy = ?3, child = ?4, number = ?5, state = ?6,"
            " reported_on = ?7, amount = ?8, decided_on = ?9, paid = ?10, note = ?11 WHERE id = ?1",
  .delete = "DELETE FROM main.claim WHERE id = ?1",
};

/* Claims over one incident, by the day reported. */
SUMMER_DEFINE_RECORD (claim, SummerClaim)

/**
 * summer_claim_find:
 *
 * Calls @func once, for the claim of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is no such one.
 */
gboolean
summer_claim_find (
    SummerStore *store, gint64 id, SummerClaimFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = CLAIM_COLUMNS "WHERE id = ?1";
  g_auto (SummerRows) rows = { 0 };
  SummerClaimRecord record;

  if (!summer_rows_open (&rows, store, &claim_table, sql, id, error))
    return FALSE;
  if (summer_rows_next (&rows, &record, error))
    {
      func (&record, user_data);
      return TRUE;
    }
  if (!summer_rows_failed (&rows))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This claim is no longer in the records."));
  return FALSE;
}
