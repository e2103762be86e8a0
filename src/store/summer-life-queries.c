#include "config.h"

#include "summer-life-queries.h"

#include <glib/gi18n.h>

#include "summer-seal-functions.h"
#include "summer-statement.h"

/* {{{ One record by its id */

/* On the row, or NULL with error. */
static SummerStatement *
find (SummerStore *store, const char *sql, gint64 id, const char *gone, GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, id);
  if (summer_statement_step (each, error))
    return g_steal_pointer (&each);
  if (!summer_statement_failed (each))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND, gone);
  return NULL;
}

/**
 * summer_class_find:
 *
 * Calls @func once, for the record of this id. %SUMMER_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean
summer_class_find (
    SummerStore *store, gint64 id, SummerClassFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT id, programme, code, name, union_name, host, co_organiser, venue, provider, kind, "
        "state, first_day, last_day, emergency_plan, places, rank, account_name, "
        "bank, " SUMMER_OPENED ("class", "account_number", "c") " FROM class c WHERE c.id = ?1";
  g_autoptr (SummerStatement) each
      = find (store, sql, id, _ ("The class is no longer there. Choose another one."), error);
  SummerClassRecord record;

  if (each == NULL)
    return FALSE;
  record = (SummerClassRecord){
    .id = summer_statement_get_int (each, 0),
    .programme = summer_statement_get_int (each, 1),
    .code = summer_statement_get_text (each, 2),
    .name = summer_statement_get_text (each, 3),
    .union_name = summer_statement_get_text (each, 4),
    .host = summer_statement_get_text (each, 5),
    .co_organiser = summer_statement_get_text (each, 6),
    .venue = summer_statement_get_text (each, 7),
    .provider = summer_statement_get_int (each, 8),
    .kind = (SummerClassKind) summer_statement_get_number (each, 9),
    .state = (SummerClassState) summer_statement_get_number (each, 10),
    .first_day = summer_statement_get_day (each, 11),
    .last_day = summer_statement_get_day (each, 12),
    .emergency_plan = summer_statement_get_day (each, 13),
    .places = summer_statement_get_number (each, 14),
    .rank = summer_statement_is_null (each, 15) ? SUMMER_RANK_NONE
                                                : summer_statement_get_number (each, 15),
    .account_name = summer_statement_get_text (each, 16),
    .bank = summer_statement_get_text (each, 17),
    .account_number = summer_statement_get_text (each, 18),
  };
  func (&record, user_data);
  return TRUE;
}

/**
 * summer_provider_find:
 *
 * Calls @func once, for the record of this id. %SUMMER_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean
summer_provider_find (
    SummerStore *store, gint64 id, SummerProviderFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = "SELECT id, programme, name, credit_code, qualified_until, state FROM "
                            "provider WHERE id = ?1";
  g_autoptr (SummerStatement) each
      = find (store, sql, id, _ ("The provider is no longer there."), error);
  SummerProviderRecord record;

  if (each == NULL)
    return FALSE;
  record = (SummerProviderRecord){
    .id = summer_statement_get_int (each, 0),
    .programme = summer_statement_get_int (each, 1),
    .name = summer_statement_get_text (each, 2),
    .credit_code = summer_statement_get_text (each, 3),
    .qualified_until = summer_statement_get_day (each, 4),
    .state = (SummerProviderState) summer_statement_get_number (each, 5),
  };
  func (&record, user_data);
  return TRUE;
}

/**
 * summer_organisation_find:
 *
 * Calls @func once, for the record of this id. %SUMMER_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean
summer_organisation_find (
    SummerStore *store, gint64 id, SummerOrganisationFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT id, programme, kind, name, credit_code, contact, " SUMMER_OPENED (
          "organisation", "telephone", "o") ", address, note FROM organisation o WHERE id = ?1";
  g_autoptr (SummerStatement) each
      = find (store, sql, id, _ ("The organisation is no longer there."), error);
  SummerOrganisationRecord record;

  if (each == NULL)
    return FALSE;
  record = (SummerOrganisationRecord){
    .id = summer_statement_get_int (each, 0),
    .programme = summer_statement_get_int (each, 1),
    .kind = (SummerOrganisationKind) summer_statement_get_number (each, 2),
    .name = summer_statement_get_text (each, 3),
    .credit_code = summer_statement_get_text (each, 4),
    .contact = summer_statement_get_text (each, 5),
    .telephone = summer_statement_get_text (each, 6),
    .address = summer_statement_get_text (each, 7),
    .note = summer_statement_get_text (each, 8),
  };
  func (&record, user_data);
  return TRUE;
}

/**
 * summer_review_find:
 *
 * Calls @func once, for the record of this id. %SUMMER_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean
summer_review_find (
    SummerStore *store, gint64 id, SummerReviewFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT id, class, day, reviewer, note, result FROM review WHERE id = ?1";
  g_autoptr (SummerStatement) each
      = find (store, sql, id, _ ("The site review is no longer there."), error);
  SummerReviewRecord record;

  if (each == NULL)
    return FALSE;
  record = (SummerReviewRecord){
    .id = summer_statement_get_int (each, 0),
    .class_id = summer_statement_get_int (each, 1),
    .day = summer_statement_get_day (each, 2),
    .reviewer = summer_statement_get_text (each, 3),
    .note = summer_statement_get_text (each, 4),
    .result = (SummerReviewResult) summer_statement_get_number (each, 5),
  };
  func (&record, user_data);
  return TRUE;
}

/**
 * summer_provider_event_find:
 *
 * Calls @func once, for the record of this id. %SUMMER_STORE_ERROR_NOT_FOUND when it is not there.
 */
gboolean
summer_provider_event_find (
    SummerStore *store, gint64 id, SummerProviderEventFunc func, gpointer user_data, GError **error)
{
  static const char sql[]
      = "SELECT id, provider, kind, day, until, reason, person, lifted FROM provider_record WHERE"
        " id = ?1";
  g_autoptr (SummerStatement) each
      = find (store, sql, id, _ ("This entry of the integrity record is no longer there."), error);
  SummerProviderEventRecord record;

  if (each == NULL)
    return FALSE;
  record = (SummerProviderEventRecord){
    .id = summer_statement_get_int (each, 0),
    .provider = summer_statement_get_int (each, 1),
    .kind = (SummerIntegrity) summer_statement_get_number (each, 2),
    .day = summer_statement_get_day (each, 3),
    .until = summer_statement_get_day (each, 4),
    .reason = summer_statement_get_text (each, 5),
    .person = summer_statement_get_text (each, 6),
    .lifted = summer_statement_get_number (each, 7),
  };
  func (&record, user_data);
  return TRUE;
}

/* }}} */
/* {{{ Classes */

gint64
summer_class_find_code (SummerStore *store, gint64 programme, const char *code, GError **error)
{
  static const char sql[] = "SELECT id FROM class WHERE programme = ?1 AND code = ?2";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return 0;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_text (each, 2, code);
  if (summer_statement_step (each, error))
    return summer_statement_get_int (each, 0);
  if (!summer_statement_failed (each))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("The class is no longer there. Choose another one."));
  return 0;
}

static gboolean
run (SummerStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  return summer_statement_run (write, error);
}

/**
 * summer_class_delete:
 *
 * Deletes a class with its steps, its venue and its calendar. %SUMMER_STORE_ERROR_CONSTRAINT when something else
 * refers to it.
 */
gboolean
summer_class_delete (SummerStore *store, gint64 id, GError **error)
{
  return run (store, "DELETE FROM main.class_step WHERE class = ?1", id, error)
         && summer_facility_clear_answers (store, id, error)
         && summer_venue_clear (store, id, error)
         && run (store, "DELETE FROM main.adjustment WHERE class = ?1", id, error)
         && run (store, "DELETE FROM main.class WHERE id = ?1", id, error);
}

gboolean
summer_class_set_venue (SummerStore *store, gint64 id, const char *venue, GError **error)
{
  static const char sql[] = "UPDATE main.class SET venue = ?2 WHERE id = ?1";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_text (write, 2, venue);
  return summer_statement_run_one (write, error);
}

/* The one number that a question asks for. */
static gboolean
read_count (SummerStatement *each, guint *count, GError **error)
{
  *count = 0;
  if (!summer_statement_step (each, error))
    return FALSE;
  *count = (guint) summer_statement_get_int (each, 0);
  return TRUE;
}

/**
 * summer_class_count_present:
 * @count: (out): children marked present on a day
 */
gboolean
summer_class_count_present (
    SummerStore *store, gint64 id, SummerDay day, guint *count, GError **error)
{
  static const char sql[]
      = "SELECT count (*) FROM attendance WHERE class = ?1 AND day = ?2 AND mark = 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, id);
  summer_statement_bind_day (each, 2, day);
  return read_count (each, count, error);
}

/* }}} */
/* {{{ Providers */

/**
 * summer_provider_dup_other:
 *
 * A provider is known by its credit code, else by its name.
 *
 * Returns: (transfer full) (nullable): the name of another provider with the same one; %NULL when there is none, or
 *   with @error set
 */
char *
summer_provider_dup_other (SummerStore *store, const SummerProviderRecord *record, GError **error)
{
  static const char sql[] = "SELECT name FROM provider WHERE programme = ?1 AND id <> ?2 AND"
                            " (credit_code = ?3 OR name = ?4) LIMIT 1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, record->programme);
  summer_statement_bind_int (each, 2, record->id);
  summer_statement_bind_text (each, 3, record->credit_code);
  summer_statement_bind_text (each, 4, record->name);
  return summer_statement_step (each, error) ? g_strdup (summer_statement_get_text (each, 0))
                                             : NULL;
}

/**
 * summer_provider_get_last_day:
 *
 * Returns: the last day of its classes that are neither rejected nor withdrawn; none where it has none, or with
 *   @error set
 */
SummerDay
summer_provider_get_last_day (SummerStore *store, gint64 id, GError **error)
{
  static const char sql[]
      = "SELECT max (last_day) FROM class WHERE provider = ?1 AND state NOT IN (4, 5)";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return SUMMER_DAY_NONE;
  summer_statement_bind_int (each, 1, id);
  return summer_statement_step (each, error) ? summer_statement_get_day (each, 0) : SUMMER_DAY_NONE;
}

/**
 * summer_provider_sync_state:
 * @always: also when no bar is on its record; FALSE leaves a state that came with the workbook alone
 *
 * A provider is barred while a bar of its integrity record, which was not lifted, is in force on a day of its classes,
 * or of the programme's where it has none.
 */
gboolean
summer_provider_sync_state (SummerStore *store, gint64 id, gboolean always, GError **error)
{
  static const char sql[]
      = "WITH days AS (SELECT p.id, coalesce ((SELECT min (c.first_day) FROM class c WHERE"
        " c.provider = p.id AND c.state NOT IN (4, 5)), (SELECT min (c.first_day) FROM class c"
        " WHERE c.programme = p.programme), g.first_day, -25567) AS first, coalesce ((SELECT max"
        " (c.last_day) FROM class c WHERE c.provider = p.id AND c.state NOT IN (4, 5)), (SELECT max"
        " (c.last_day) FROM class c WHERE c.programme = p.programme), g.last_day, 84005) AS last"
        " FROM provider p JOIN programme g ON g.id = p.programme WHERE p.id = ?1), bar AS (SELECT"
        " EXISTS (SELECT 1 FROM provider_record r, days d WHERE r.provider = ?1 AND r.kind = 3 AND"
        " r.lifted IS NULL AND r.day <= d.last AND ifnull (r.until, 84005) >= d.first) AS state) "
        "UPDATE main.provider SET"
        " state = (SELECT state FROM bar) WHERE id = ?1 AND state <> (SELECT state FROM bar) AND"
        " (?2 = 1 OR EXISTS (SELECT 1 FROM provider_record r WHERE r.provider = ?1 AND r.kind ="
        " 3))";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_int (write, 2, always ? 1 : 0);
  return summer_statement_run (write, error);
}

/**
 * summer_provider_end_bars:
 * @day: the first day on which it is not barred any more
 *
 * Ends the bars for good: none of them counts for any class from now on, also for one that began under it.
 */
gboolean
summer_provider_end_bars (SummerStore *store, gint64 id, SummerDay day, GError **error)
{
  static const char future[]
      = "DELETE FROM main.provider_record WHERE provider = ?1 AND kind = 3 AND day >= ?2";
  static const char running[] = "UPDATE main.provider_record SET until = min (ifnull (until, "
                                "84005), ?2 - 1), lifted = 1 WHERE"
                                " provider = ?1 AND kind = 3 AND lifted IS NULL";
  const char *const texts[] = { future, running };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (SummerStatement) write = summer_statement_new (store, texts[i], error);

      if (write == NULL)
        return FALSE;
      summer_statement_bind_int (write, 1, id);
      summer_statement_bind_day (write, 2, day);
      if (!summer_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}

/* }}} */
/* {{{ Organisations */

gboolean
summer_organisation_count_classes (SummerStore *store,
                                   gint64 programme,
                                   SummerOrganisationKind kind,
                                   const char *name,
                                   guint *count,
                                   GError **error)
{
  static const char sql[] = "SELECT count (*) FROM class WHERE programme = ?1 AND CASE ?2 WHEN 0"
                            " THEN host ELSE co_organiser END = ?3";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_int (each, 2, (gint64) kind);
  summer_statement_bind_text (each, 3, name);
  return read_count (each, count, error);
}

/**
 * summer_organisation_rename:
 *
 * The classes that name it @before name it @after.
 */
gboolean
summer_organisation_rename (SummerStore *store,
                            gint64 programme,
                            SummerOrganisationKind kind,
                            const char *before,
                            const char *after,
                            GError **error)
{
  static const char host[] = "UPDATE main.class SET host = ?3 WHERE programme = ?1 AND host = ?2";
  static const char co_organiser[]
      = "UPDATE main.class SET co_organiser = ?3 WHERE programme = ?1 AND co_organiser = ?2";
  g_autoptr (SummerStatement) write
      = summer_statement_new (store, kind == SUMMER_ORGANISATION_HOST ? host : co_organiser, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, programme);
  summer_statement_bind_text (write, 2, before);
  summer_statement_bind_text (write, 3, after);
  return summer_statement_run (write, error);
}

gboolean
summer_organisation_is_taken (SummerStore *store,
                              const SummerOrganisationRecord *record,
                              gboolean *taken,
                              GError **error)
{
  static const char sql[] = "SELECT count (*) FROM organisation WHERE programme = ?1 AND kind = ?2"
                            " AND name = ?3 AND id <> ?4";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  guint count = 0;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, record->programme);
  summer_statement_bind_int (each, 2, (gint64) record->kind);
  summer_statement_bind_text (each, 3, record->name);
  summer_statement_bind_int (each, 4, record->id);
  if (!read_count (each, &count, error))
    return FALSE;
  *taken = count > 0;
  return TRUE;
}

/* }}} */
