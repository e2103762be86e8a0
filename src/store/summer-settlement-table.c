#include "config.h"

#include "summer-settlement-table.h"

#include "summer-table.h"

static const SummerField settlement_fields[] = {
  SUMMER_FIELD (SummerSettlementRecord, ID, id),
  SUMMER_FIELD (SummerSettlementRecord, ID, programme),
  SUMMER_FIELD (SummerSettlementRecord, CODE, number),
  SUMMER_FIELD (SummerSettlementRecord, CODE, state),
  SUMMER_FIELD (SummerSettlementRecord, ID, version),
  SUMMER_FIELD (SummerSettlementRecord, DAY, as_of),
  SUMMER_FIELD (SummerSettlementRecord, DAY, made_on),
  SUMMER_FIELD (SummerSettlementRecord, TEXT, made_by),
  SUMMER_FIELD (SummerSettlementRecord, CODE, n_classes),
  SUMMER_FIELD (SummerSettlementRecord, CODE, n_granted),
  SUMMER_FIELD (SummerSettlementRecord, AMOUNT, fund),
  SUMMER_FIELD (SummerSettlementRecord, AMOUNT, granted),
  SUMMER_FIELD (SummerSettlementRecord, AMOUNT, total),
  SUMMER_FIELD (SummerSettlementRecord, TEXT, inputs),
  SUMMER_FIELD (SummerSettlementRecord, DAY, checked_on),
  SUMMER_FIELD (SummerSettlementRecord, TEXT, checked_by),
  SUMMER_FIELD (SummerSettlementRecord, DAY, confirmed_on),
  SUMMER_FIELD (SummerSettlementRecord, TEXT, confirmed_by),
  SUMMER_FIELD (SummerSettlementRecord, DAY, published_on),
  SUMMER_FIELD (SummerSettlementRecord, TEXT, published_by),
  SUMMER_FIELD (SummerSettlementRecord, DAY, notice_first),
  SUMMER_FIELD (SummerSettlementRecord, DAY, notice_last),
  SUMMER_FIELD (SummerSettlementRecord, TEXT, note),
};
static const SummerTable settlement_table = {
  .fields = settlement_fields,
  .n_fields = G_N_ELEMENTS (settlement_fields),
  .n_key = 1,
  .each = "SELECT id, programme, number, state, version, as_of, made_on, made_by, n_classes, "
          "n_granted, fund, granted, total, inputs, checked_on, checked_by, confirmed_on, "
          "confirmed_by, published_on, published_by, notice_first, notice_last, note FROM "
          "settlement WHERE programme = ?1 ORDER BY number",
  .insert = "INSERT INTO main.settlement (id, programme, number, state, version, as_of, made_on, "
            "made_by, n_classes, n_granted, fund, granted, total, inputs, checked_on, checked_by, "
            "confirmed_on, confirmed_by, published_on, published_by, notice_first, notice_last, "
            "note) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
            "?17, ?18, ?19, ?20, ?21, ?22, ?23)",
  .update
  = "UPDATE main.settlement SET programme = ?2, number = ?3, state = ?4, version = ?5, as_of = "
    "?6, made_on = ?7, made_by = ?8, n_classes = ?9, n_granted = ?10, fund = ?11, granted "
    "= ?12, total = ?13, inputs = ?14, checked_on = ?15, checked_by = ?16, confirmed_on = "
    "?17, confirmed_by = ?18, published_on = ?19, published_by = ?20, notice_first = ?21, "
    "notice_last = ?22, note = ?23 WHERE id = ?1",
  .delete = "DELETE FROM main.settlement WHERE id = ?1",
};

/* Settlements of a programme by number. */
SUMMER_DEFINE_RECORD (settlement, SummerSettlement)

static const SummerField settlement_line_fields[] = {
  SUMMER_FIELD (SummerSettlementLineRecord, ID, settlement),
  SUMMER_FIELD (SummerSettlementLineRecord, ID, class_id),
  SUMMER_FIELD (SummerSettlementLineRecord, TEXT, code),
  SUMMER_FIELD (SummerSettlementLineRecord, TEXT, name),
  SUMMER_FIELD (SummerSettlementLineRecord, TEXT, union_name),
  SUMMER_FIELD (SummerSettlementLineRecord, TEXT, host),
  SUMMER_FIELD (SummerSettlementLineRecord, CODE, verdict),
  SUMMER_FIELD (SummerSettlementLineRecord, CODE, headcount),
  SUMMER_FIELD (SummerSettlementLineRecord, CODE, held_days),
  SUMMER_FIELD (SummerSettlementLineRecord, AMOUNT, expected),
  SUMMER_FIELD (SummerSettlementLineRecord, AMOUNT, present),
  SUMMER_FIELD (SummerSettlementLineRecord, AMOUNT, base),
  SUMMER_FIELD (SummerSettlementLineRecord, AMOUNT, granted),
  SUMMER_FIELD (SummerSettlementLineRecord, AMOUNT, before),
  SUMMER_FIELD (SummerSettlementLineRecord, AMOUNT, due),
  SUMMER_FIELD (SummerSettlementLineRecord, TEXT, explanation),
  SUMMER_FIELD (SummerSettlementLineRecord, TEXT, reason),
};
static const SummerTable settlement_line_table = {
  .fields = settlement_line_fields,
  .n_fields = G_N_ELEMENTS (settlement_line_fields),
  .n_key = 2,
  .each = "SELECT settlement, class, code, name, union_name, host, verdict, headcount, held_days, "
          "expected, present, base, granted, before, due, explanation, reason FROM settlement_line "
          "WHERE settlement = ?1 ORDER BY code, class",
  .insert
  = "INSERT INTO main.settlement_line (settlement, class, code, name, union_name, host, verdict, "
    "headcount, held_days, expected, present, base, granted, before, due, explanation, reason) "
    "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
};

/* Lines of one settlement by the code of the class. */
SUMMER_DEFINE_EACH (settlement_line, SummerSettlementLine)
SUMMER_DEFINE_INSERT (settlement_line, SummerSettlementLine)

gboolean
summer_settlement_line_clear (SummerStore *store, gint64 settlement, GError **error)
{
  static const char sql[] = "DELETE FROM main.settlement_line WHERE settlement = ?1";
  g_autoptr (SummerStatement) clear = summer_statement_new (store, sql, error);

  if (clear == NULL)
    return FALSE;
  summer_statement_bind_int (clear, 1, settlement);
  return summer_statement_run (clear, error);
}

/**
 * summer_settlement_line_each_settled:
 *
 * What each class of a programme was granted by all settlements that are confirmed, in one query that reads no texts;
 * classes that none of them names are left out.
 */
gboolean
summer_settlement_line_each_settled (SummerStore *store,
                                     gint64 programme,
                                     SummerSettledFunc func,
                                     gpointer user_data,
                                     GError **error)
{
  static const char sql[]
      = "SELECT l.class, sum (l.due), coalesce (max (iif (l.due <> 0, s.number, NULL)), min"
        " (s.number)) FROM settlement s JOIN settlement_line l ON l.settlement = s.id WHERE"
        " s.programme = ?1 AND s.state >= 2 GROUP BY l.class ORDER BY l.class";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    more = func (summer_statement_get_int (each, 0), summer_statement_get_int (each, 1),
                 summer_statement_get_number (each, 2), user_data);
  return !summer_statement_failed (each);
}

/**
 * summer_settlement_line_find_settled:
 * @granted: (out): what the class was granted by all settlements that are confirmed
 * @number: (out): as summer_settlement_line_each_settled() has it; 0 where none of them names the class
 */
gboolean
summer_settlement_line_find_settled (
    SummerStore *store, gint64 class_id, gint64 *granted, int *number, GError **error)
{
  static const char sql[]
      = "SELECT sum (l.due), coalesce (max (iif (l.due <> 0, s.number, NULL)), min (s.number))"
        " FROM settlement_line l JOIN settlement s ON s.id = l.settlement WHERE l.class = ?1 AND"
        " s.state >= 2";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  *granted = 0;
  *number = 0;
  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, class_id);
  if (summer_statement_step (find, error))
    {
      *granted = summer_statement_get_int (find, 0);
      *number = summer_statement_get_number (find, 1);
    }
  return !summer_statement_failed (find);
}

static const SummerField settlement_grant_fields[] = {
  SUMMER_FIELD (SummerSettlementGrantRecord, ID, settlement),
  SUMMER_FIELD (SummerSettlementGrantRecord, ID, class_id),
  SUMMER_FIELD (SummerSettlementGrantRecord, TEXT, source),
  SUMMER_FIELD (SummerSettlementGrantRecord, TEXT, purpose),
  SUMMER_FIELD (SummerSettlementGrantRecord, AMOUNT, base),
  SUMMER_FIELD (SummerSettlementGrantRecord, AMOUNT, granted),
  SUMMER_FIELD (SummerSettlementGrantRecord, AMOUNT, before),
  SUMMER_FIELD (SummerSettlementGrantRecord, AMOUNT, due),
};
static const SummerTable settlement_grant_table = {
  .fields = settlement_grant_fields,
  .n_fields = G_N_ELEMENTS (settlement_grant_fields),
  .n_key = 3,
  .each = "SELECT settlement, class, source, purpose, base, granted, before, due FROM"
          " settlement_grant WHERE settlement = ?1 ORDER BY source, class",
  .insert = "INSERT INTO main.settlement_grant (settlement, class, source, purpose, base, granted,"
            " before, due) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
};

/* What one settlement gives of further sources, source by source. */
SUMMER_DEFINE_EACH (settlement_grant, SummerSettlementGrant)
SUMMER_DEFINE_INSERT (settlement_grant, SummerSettlementGrant)

gboolean
summer_settlement_grant_clear (SummerStore *store, gint64 settlement, GError **error)
{
  static const char sql[] = "DELETE FROM main.settlement_grant WHERE settlement = ?1";
  g_autoptr (SummerStatement) clear = summer_statement_new (store, sql, error);

  if (clear == NULL)
    return FALSE;
  summer_statement_bind_int (clear, 1, settlement);
  return summer_statement_run (clear, error);
}

/**
 * summer_settlement_grant_each_settled:
 *
 * What each class of a programme was granted of each further source by all settlements that are confirmed.
 */
gboolean
summer_settlement_grant_each_settled (SummerStore *store,
                                      gint64 programme,
                                      SummerSettledGrantFunc func,
                                      gpointer user_data,
                                      GError **error)
{
  static const char sql[]
      = "SELECT g.class, g.source, sum (g.due) FROM settlement s JOIN settlement_grant g ON"
        " g.settlement = s.id WHERE s.programme = ?1 AND s.state >= 2 GROUP BY g.class, g.source"
        " ORDER BY g.source, g.class";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  while (more && summer_statement_step (each, error))
    more = func (summer_statement_get_int (each, 0), summer_statement_get_text (each, 1),
                 summer_statement_get_int (each, 2), user_data);
  return !summer_statement_failed (each);
}

/* Of one class, of all further sources. */
gboolean
summer_settlement_grant_find_settled (SummerStore *store,
                                      gint64 class_id,
                                      gint64 *granted,
                                      GError **error)
{
  static const char sql[]
      = "SELECT coalesce (sum (g.due), 0) FROM settlement_grant g JOIN settlement s ON s.id ="
        " g.settlement WHERE g.class = ?1 AND s.state >= 2";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);

  *granted = 0;
  if (find == NULL)
    return FALSE;
  summer_statement_bind_int (find, 1, class_id);
  if (summer_statement_step (find, error))
    *granted = summer_statement_get_int (find, 0);
  return !summer_statement_failed (find);
}

static const SummerField objection_fields[] = {
  SUMMER_FIELD (SummerObjectionRecord, ID, id),
  SUMMER_FIELD (SummerObjectionRecord, ID, settlement),
  SUMMER_FIELD (SummerObjectionRecord, ID, class_id),
  SUMMER_FIELD (SummerObjectionRecord, DAY, day),
  SUMMER_FIELD (SummerObjectionRecord, TEXT, person),
  SUMMER_SEALED_FIELD (SummerObjectionRecord, OBJECTION_TELEPHONE, telephone),
  SUMMER_FIELD (SummerObjectionRecord, TEXT, what),
  SUMMER_FIELD (SummerObjectionRecord, DAY, answered_on),
  SUMMER_FIELD (SummerObjectionRecord, TEXT, answered_by),
  SUMMER_FIELD (SummerObjectionRecord, TEXT, answer),
};
static const SummerTable objection_table = {
  .fields = objection_fields,
  .n_fields = G_N_ELEMENTS (objection_fields),
  .n_key = 1,
  .each = "SELECT id, settlement, class, day, person, telephone, what, answered_on,"
          " answered_by, answer FROM objection WHERE settlement = ?1 ORDER BY day, id",
  .insert = "INSERT INTO main.objection (id, settlement, class, day, person, telephone, what,"
            " answered_on, answered_by, answer) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
  .update
  = "UPDATE main.objection SET settlement = ?2, class = ?3, day = ?4, person = ?5, telephone ="
    " ?6, what = ?7, answered_on = ?8, answered_by = ?9, answer = ?10 WHERE id = ?1",
};

/* Objections to one settlement by day. */
SUMMER_DEFINE_EACH (objection, SummerObjection)
SUMMER_DEFINE_INSERT_WITH_ID (objection, SummerObjection)
SUMMER_DEFINE_UPDATE (objection, SummerObjection)
