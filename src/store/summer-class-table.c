#include "config.h"

#include "summer-class-table.h"

#include <glib/gi18n.h>

#include "summer-pinyin.h"
#include "summer-table.h"

static const SummerField provider_fields[] = {
  SUMMER_FIELD (SummerProviderRecord, ID, id),
  SUMMER_FIELD (SummerProviderRecord, ID, programme),
  SUMMER_FIELD (SummerProviderRecord, TEXT, name),
  SUMMER_FIELD (SummerProviderRecord, TEXT, credit_code),
  SUMMER_FIELD (SummerProviderRecord, DAY, qualified_until),
  SUMMER_FIELD (SummerProviderRecord, CODE, state),
};
static const SummerTable provider_table = {
  .fields = provider_fields,
  .n_fields = G_N_ELEMENTS (provider_fields),
  .n_key = 1,
  .each = "SELECT id, programme, name, credit_code, qualified_until, state FROM provider WHERE"
          " programme = ?1 ORDER BY name, id",
  .insert = "INSERT INTO main.provider (id, programme, name, credit_code, qualified_until, state)"
            " VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
  .update
  = "UPDATE main.provider SET programme = ?2, name = ?3, credit_code = ?4, qualified_until ="
    " ?5, state = ?6 WHERE id = ?1",
  .delete = "DELETE FROM main.provider WHERE id = ?1",
};

/* Providers, by name. */
SUMMER_DEFINE_RECORD (provider, SummerProvider)

static const SummerField class_fields[] = {
  SUMMER_FIELD (SummerClassRecord, ID, id),
  SUMMER_FIELD (SummerClassRecord, ID, programme),
  SUMMER_FIELD (SummerClassRecord, TEXT, code),
  SUMMER_FIELD (SummerClassRecord, TEXT, name),
  SUMMER_FIELD (SummerClassRecord, TEXT, union_name),
  SUMMER_FIELD (SummerClassRecord, TEXT, host),
  SUMMER_FIELD (SummerClassRecord, TEXT, co_organiser),
  SUMMER_FIELD (SummerClassRecord, TEXT, venue),
  SUMMER_FIELD (SummerClassRecord, ID, provider),
  SUMMER_FIELD (SummerClassRecord, CODE, kind),
  SUMMER_FIELD (SummerClassRecord, CODE, state),
  SUMMER_FIELD (SummerClassRecord, DAY, first_day),
  SUMMER_FIELD (SummerClassRecord, DAY, last_day),
  SUMMER_FIELD (SummerClassRecord, DAY, emergency_plan),
  SUMMER_FIELD (SummerClassRecord, COUNT, places),
  SUMMER_FIELD (SummerClassRecord, RANK, rank),
  SUMMER_FIELD (SummerClassRecord, TEXT, account_name),
  SUMMER_FIELD (SummerClassRecord, TEXT, bank),
  SUMMER_SEALED_FIELD (SummerClassRecord, CLASS_ACCOUNT_NUMBER, account_number),
};

/* Found by the initials of its name. */
static void
derive_class (SummerStore *store, SummerStatement *write, int index, gconstpointer record)
{
  const SummerClassRecord *class = record;

  summer_statement_take_text (write, index, summer_pinyin_dup_initials (class->name));
}

static const SummerTable class_table = {
  .fields = class_fields,
  .n_fields = G_N_ELEMENTS (class_fields),
  .n_key = 1,
  .derive = derive_class,
  .each = "SELECT id, programme, code, name, union_name, host, co_organiser, venue, provider,"
          " kind, state, first_day, last_day, emergency_plan, places, rank, account_name, bank,"
          " account_number FROM class WHERE programme = ?1 ORDER BY code",
  .insert = "INSERT INTO main.class (id, programme, code, name, union_name, host, co_organiser,"
            " venue, provider, kind, state, first_day, last_day, emergency_plan, places, rank,"
            " account_name, bank, account_number, pinyin) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7,"
            " ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
  .update
  = "UPDATE main.class SET programme = ?2, code = ?3, name = ?4, union_name = ?5, host = ?6,"
    " co_organiser = ?7, venue = ?8, provider = ?9, kind = ?10, state = ?11, first_day"
    " = ?12, last_day = ?13, emergency_plan = ?14, places = ?15, rank = ?16,"
    " account_name = ?17, bank = ?18, account_number = ?19, pinyin = ?20 WHERE id = ?1",
};

/* Classes, by code. */
SUMMER_DEFINE_EACH (class, SummerClass)
SUMMER_DEFINE_INSERT_WITH_ID (class, SummerClass)
SUMMER_DEFINE_UPDATE (class, SummerClass)

static const SummerField adjustment_fields[] = {
  SUMMER_FIELD (SummerAdjustmentRecord, ID, class_id),
  SUMMER_FIELD (SummerAdjustmentRecord, DAY, day),
  SUMMER_FIELD (SummerAdjustmentRecord, CODE, kind),
  SUMMER_FIELD (SummerAdjustmentRecord, TEXT, reason),
};
static const SummerTable adjustment_table = {
  .fields = adjustment_fields,
  .n_fields = G_N_ELEMENTS (adjustment_fields),
  .n_key = 2,
  .each = "SELECT a.class, a.day, a.kind, a.reason FROM class c JOIN adjustment a ON a.class ="
          " c.id WHERE c.programme = ?1 ORDER BY c.code, a.day",
  .insert = "INSERT INTO main.adjustment (class, day, kind, reason) VALUES (?1, ?2, ?3, ?4)",
  .update = "UPDATE main.adjustment SET kind = ?3, reason = ?4 WHERE class = ?1 AND day = ?2",
  .delete = "DELETE FROM main.adjustment WHERE class = ?1 AND day = ?2",
};

/* Adjustments of calendars, by class code and day. */
SUMMER_DEFINE_EACH (adjustment, SummerAdjustment)
SUMMER_DEFINE_INSERT (adjustment, SummerAdjustment)
SUMMER_DEFINE_UPDATE (adjustment, SummerAdjustment)

gboolean
summer_adjustment_delete (SummerStore *store, gint64 class_id, SummerDay day, GError **error)
{
  const SummerAdjustmentRecord key = { .class_id = class_id, .day = day };

  return summer_table_delete (store, &adjustment_table, &key, error);
}

/**
 * summer_class_find_programme:
 *
 * Returns: the programme of a class; 0 with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when there is no such class
 */
gint64
summer_class_find_programme (SummerStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT programme FROM class WHERE id = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  if (each == NULL)
    return 0;
  summer_statement_bind_int (each, 1, id);
  if (summer_statement_step (each, error))
    return summer_statement_get_int (each, 0);
  if (!summer_statement_failed (each))
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("The class is no longer there. Choose another one."));
  return 0;
}
