#include "config.h"

#include "summer-programme-table.h"

#include "summer-table.h"

#include <glib/gi18n.h>

#define PRESET "preset" /* the row that names the preset a policy started from */

static const SummerField programme_fields[] = {
  SUMMER_FIELD (SummerProgrammeRecord, ID, id),
  SUMMER_FIELD (SummerProgrammeRecord, TEXT, name),
  SUMMER_FIELD (SummerProgrammeRecord, CODE, year),
  SUMMER_FIELD (SummerProgrammeRecord, DAY, first_day),
  SUMMER_FIELD (SummerProgrammeRecord, DAY, last_day),
};
static const SummerTable programme_table = {
  .fields = programme_fields,
  .n_fields = G_N_ELEMENTS (programme_fields),
  .n_key = 1,
  .each = "SELECT id, name, year, first_day, last_day FROM programme ORDER BY year, name",
  .insert = "INSERT INTO main.programme (id, name, year, first_day, last_day) VALUES (?1, ?2, ?3,"
            " ?4, ?5)",
  .update = "UPDATE main.programme SET name = ?2, year = ?3, first_day = ?4, last_day = ?5 WHERE id"
            " = ?1",
};

SUMMER_DEFINE_INSERT_WITH_ID (programme, SummerProgramme)
SUMMER_DEFINE_UPDATE (programme, SummerProgramme)

/**
 * summer_programme_each:
 *
 * Calls @func for every programme of the file, by year and name, until it returns FALSE.
 */
gboolean
summer_programme_each (SummerStore *store,
                       SummerProgrammeFunc func,
                       gpointer user_data,
                       GError **error)
{
  g_auto (SummerRows) rows = { 0 };
  SummerProgrammeRecord record;
  gboolean more = summer_rows_open (&rows, store, &programme_table, programme_table.each, 0, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_programme_find:
 * @year: the year, or 0 for the newest there is
 *
 * Of several programmes of one year, the one stored last.
 *
 * Returns: the id, or 0 with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when there is none
 */
gint64
summer_programme_find (SummerStore *store, int year, GError **error)
{
  static const char sql[]
      = "SELECT id FROM programme WHERE ?1 = 0 OR year = ?1 ORDER BY year DESC, id DESC LIMIT 1";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  if (find == NULL)
    return 0;
  summer_statement_bind_int (find, 1, year);
  if (summer_statement_step (find, error))
    return summer_statement_get_int (find, 0);
  if (summer_statement_failed (find))
    return 0;
  if (year == 0)
    g_set_error_literal (
        error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
        _ ("The database holds no programme yet. Import a workbook or start a new programme."));
  else
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                 _ ("The database holds no programme of %d."), year);
  return 0;
}

/**
 * summer_programme_read_policy:
 * @sql: static text: names and values, the preset first; ?1 is @id
 *
 * Returns: (transfer full) (nullable): the policy, or NULL with @error set
 */
SummerPolicy *
summer_programme_read_policy (SummerStore *store, const char *sql, gint64 id, GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (SummerPolicy) policy = NULL;

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, id);
  while (summer_statement_step (each, error))
    {
      const char *name = summer_statement_get_text (each, 0);
      const char *value = summer_statement_get_text (each, 1);

      if (policy == NULL && g_str_equal (name, PRESET))
        policy = summer_policy_new_from_preset (value, error);
      else if (policy != NULL && !summer_policy_set (policy, name, value, FALSE, error))
        return NULL;
      if (policy == NULL)
        break;
    }
  if (policy == NULL && (error == NULL || *error == NULL))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("The programme has no policy yet. Choose one of the presets."));
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&policy);
}

/**
 * summer_programme_load_policy:
 *
 * Returns: (transfer full) (nullable): the saved policy, or NULL with @error set
 */
SummerPolicy *
summer_programme_load_policy (SummerStore *store, gint64 programme, GError **error)
{
  /* The preset first: the other values are set over it. */
  static const char sql[]
      = "SELECT name, value FROM programme_policy WHERE programme = ?1 ORDER BY name <> '" PRESET
        "', name";

  return summer_programme_read_policy (store, sql, programme, error);
}

static gboolean
save_parameter (SummerStatement *insert,
                gint64 programme,
                const char *name,
                const char *value,
                const char *source,
                gboolean assumed,
                GError **error)
{
  summer_statement_bind_int (insert, 1, programme);
  summer_statement_bind_text (insert, 2, name);
  /* A list may be empty, and that is a value. */
  sqlite3_bind_text (summer_statement_get_handle (insert), 3, value, -1, SQLITE_TRANSIENT);
  summer_statement_bind_text (insert, 4, source);
  summer_statement_bind_int (insert, 5, assumed);
  summer_statement_bind_day (insert, 6, summer_day_get_today ());
  return summer_statement_run (insert, error);
}

/**
 * summer_programme_save_policy:
 *
 * Saves every parameter with the source of its number, so that a later edition of the presets changes
 * nothing about a programme that has been judged. A parameter that keeps its value keeps its row. Numbers
 * that contradict each other are refused with %SUMMER_VALUE_ERROR_RANGE.
 */
gboolean
summer_programme_save_policy (SummerStore *store,
                              gint64 programme,
                              const SummerPolicy *policy,
                              GError **error)
{
  static const char sql[]
      = "INSERT INTO main.programme_policy (programme, name, value, source, assumed, saved_on)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT (programme, name) DO UPDATE SET value = excluded.value, source = "
        "excluded.source,"
        " assumed = excluded.assumed, saved_on = excluded.saved_on WHERE value <> excluded.value";
  static const char clear[]
      = "DELETE FROM main.programme_policy WHERE programme = ?1 AND name = ?2";
  g_autoptr (SummerStatement) insert = summer_statement_new (store, sql, error);
  g_autoptr (SummerStatement) delete = summer_statement_new (store, clear, error);
  const char *const *names = summer_policy_list_names ();

  if (insert == NULL || delete == NULL || !summer_policy_check (policy, NULL, error)
      || !save_parameter (insert, programme, PRESET, policy->preset, NULL, FALSE, error))
    return FALSE;
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = summer_policy_dup_value (policy, names[i]);
      gboolean assumed = FALSE;
      const char *source = summer_policy_get_source (policy, names[i], &assumed);

      if (!summer_policy_says (policy, names[i]))
        {
          summer_statement_bind_int (delete, 1, programme);
          summer_statement_bind_text (delete, 2, names[i]);
          if (!summer_statement_run (delete, error))
            return FALSE;
        }
      else if (!save_parameter (insert, programme, names[i], value != NULL ? value : "", source,
                                assumed, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * summer_programme_load_closed_days:
 *
 * Returns: (transfer full) (element-type SummerDay) (nullable): the days, sorted, or NULL with @error set
 */
GArray *
summer_programme_load_closed_days (SummerStore *store, gint64 programme, GError **error)
{
  static const char sql[] = "SELECT day FROM closed_day WHERE programme = ?1 ORDER BY day";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SummerDay));

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, programme);
  while (summer_statement_step (each, error))
    {
      SummerDay day = summer_statement_get_day (each, 0);
      g_array_append_val (days, day);
    }
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&days);
}

/**
 * summer_programme_save_closed_days:
 * @days: (array length=n_days): in any order; days that are stored and not among them are removed
 */
gboolean
summer_programme_save_closed_days (
    SummerStore *store, gint64 programme, const SummerDay *days, guint n_days, GError **error)
{
  g_autoptr (SummerStatement) delete
      = summer_statement_new (store, "DELETE FROM main.closed_day WHERE programme = ?1", error);
  g_autoptr (SummerStatement) insert = summer_statement_new (
      store, "INSERT INTO main.closed_day (programme, day) VALUES (?1, ?2) ON CONFLICT DO NOTHING",
      error);

  if (delete == NULL || insert == NULL)
    return FALSE;
  summer_statement_bind_int (delete, 1, programme);
  if (!summer_statement_run (delete, error))
    return FALSE;
  for (guint i = 0; i < n_days; i++)
    {
      summer_statement_bind_int (insert, 1, programme);
      summer_statement_bind_day (insert, 2, days[i]);
      if (!summer_statement_run (insert, error))
        return FALSE;
    }
  return TRUE;
}
