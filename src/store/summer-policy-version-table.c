#include "config.h"

#include "summer-policy-version-table.h"

#include <glib/gi18n.h>

#include "summer-assessed.h"
#include "summer-programme-table.h"
#include "summer-store-private.h"
#include "summer-table.h"

static const SummerField policy_version_fields[] = {
  SUMMER_FIELD (SummerPolicyVersionRecord, ID, id),
  SUMMER_FIELD (SummerPolicyVersionRecord, ID, programme),
  SUMMER_FIELD (SummerPolicyVersionRecord, CODE, number),
  SUMMER_FIELD (SummerPolicyVersionRecord, DAY, day),
  SUMMER_FIELD (SummerPolicyVersionRecord, TEXT, person),
  SUMMER_FIELD (SummerPolicyVersionRecord, TEXT, reason),
};
static const SummerTable policy_version_table = {
  .fields = policy_version_fields,
  .n_fields = G_N_ELEMENTS (policy_version_fields),
  .n_key = 1,
  .each = "SELECT id, programme, number, day, person, reason FROM policy_version WHERE"
          " programme = ?1 ORDER BY number",
  .insert
  = "INSERT INTO main.policy_version (id, programme, number, day, person, reason) VALUES (?1,"
    " ?2, ?3, ?4, ?5, ?6)",
};

/* Versions of the policy of a programme by number. */
SUMMER_DEFINE_EACH (policy_version, SummerPolicyVersion)

/* The latest version when it says what is in force; 0 when it does not, or there is none. */
static gboolean
find_current (SummerStore *store, gint64 programme, gint64 *current, int *latest, GError **error)
{
  static const char sql[]
      = "SELECT v.number, iif (EXISTS (SELECT name, value FROM programme_policy WHERE programme ="
        " ?1 EXCEPT SELECT name, value FROM policy_value WHERE version = v.id) OR EXISTS (SELECT"
        " name, value FROM policy_value WHERE version = v.id EXCEPT SELECT name, value FROM"
        " programme_policy WHERE programme = ?1), 0, v.id) FROM policy_version v WHERE"
        " v.programme = ?1 ORDER BY v.number DESC LIMIT 1";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  *current = *latest = 0;
  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, programme);
  if (summer_statement_step (find, error))
    {
      *latest = summer_statement_get_number (find, 0);
      *current = summer_statement_get_int (find, 1);
    }
  return !summer_statement_failed (find);
}

/**
 * summer_policy_version_keep:
 * @reason: (nullable): why it is in force; NULL = for the reason of the transaction
 * @version: (out) (optional): the version that says what is in force
 *
 * Within a transaction: makes a version of the policy in force where it is another than the latest version. It is of the
 * day and the person of the transaction.
 */
gboolean
summer_policy_version_keep (
    SummerStore *store, gint64 programme, const char *reason, gint64 *version, GError **error)
{
  static const char sql[]
      = "INSERT INTO main.policy_value (version, name, value, source, assumed) SELECT"
        " ?2, name, value, source, assumed FROM programme_policy WHERE"
        " programme = ?1";
  SummerPolicyVersionRecord record
      = { .programme = programme,
          .day = summer_store_get_published_today (store),
          .person = g_get_user_name (),
          .reason = reason != NULL ? reason : summer_store_get_reason (store) };
  g_autoptr (SummerStatement) copy = NULL;
  gint64 current;
  int latest;

  if (!find_current (store, programme, &current, &latest, error))
    return FALSE;
  if (current == 0)
    {
      record.id = summer_store_new_id (store);
      record.number = latest + 1;
      copy = summer_statement_new (store, sql, error);
      if (copy == NULL || !summer_table_insert (store, &policy_version_table, &record, error))
        return FALSE;
      summer_statement_bind_int (copy, 1, programme);
      summer_statement_bind_int (copy, 2, record.id);
      if (!summer_statement_run (copy, error))
        return FALSE;
      current = record.id;
    }
  if (version != NULL)
    *version = current;
  return TRUE;
}

/* A file of before versions were kept has a policy and no version: it is the first. */
static gboolean
keep_former (SummerStore *store, gint64 programme, GError **error)
{
  static const char sql[]
      = "SELECT EXISTS (SELECT 1 FROM programme_policy WHERE programme = ?1) AND"
        " NOT EXISTS (SELECT 1 FROM policy_version WHERE programme = ?1)";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, programme);
  if (!summer_statement_step (find, error))
    return FALSE;
  if (summer_statement_get_int (find, 0) == 0)
    return TRUE;
  return summer_policy_version_keep (store, programme, N_ ("In force before versions were kept"),
                                     NULL, error);
}

/**
 * summer_policy_version_save:
 *
 * summer_programme_save_policy() and, where something changed, a new version.
 */
gboolean
summer_policy_version_save (SummerStore *store,
                            gint64 programme,
                            const SummerPolicy *policy,
                            GError **error)
{
  return keep_former (store, programme, error)
         && summer_programme_save_policy (store, programme, policy, error)
         && summer_policy_version_keep (store, programme, NULL, NULL, error);
}

/**
 * summer_policy_version_get_reason:
 *
 * Returns: why it was made, as somebody wrote it; what the program itself wrote is in the language of who reads it
 */
const char *
summer_policy_version_get_reason (const SummerPolicyVersionRecord *record)
{
  return record->reason != NULL && *record->reason != '\0' ? _ (record->reason) : "";
}

/**
 * summer_policy_version_load:
 *
 * Returns: (transfer full) (nullable): the policy as that version has it, or NULL with @error set
 */
SummerPolicy *
summer_policy_version_load (SummerStore *store, gint64 version, GError **error)
{
  static const char sql[] = "SELECT name, value FROM policy_value WHERE version = ?1 ORDER BY name"
                            " <> 'preset', name";
  return summer_programme_read_policy (store, sql, version, error);
}
