#include "config.h"

#include "summer-answers-shown.h"

#include "summer-sheet.h"
#include "summer-store-private.h"

/* An answer is satisfied as a response is: 0 very satisfied, 1 satisfied. */
#define ASPECT(number) "sum (q.aspect = " number " AND a.rating <= 1), sum (q.aspect = " number ")"
#define ASPECTS ASPECT ("1") "," ASPECT ("2") "," ASPECT ("3") "," ASPECT ("4") "," ASPECT ("5")
#define OF_UNION_SHOWN SUMMER_SHEET_IN_UNIONS ("c.union_name")

/* Each class once, with its own sums; then each of them under every union above it. The ancestors are a set: a class
 * counts once however often its union's name comes up on the way. */
static const char unions_sql[]
    = "INSERT INTO temp.union_answers WITH RECURSIVE part (class, name) AS MATERIALIZED"
      " (SELECT id, union_name FROM class WHERE programme = ?1 AND state NOT IN (4, 5)),"
      " asked AS MATERIALIZED (SELECT q.class, count (*) AS n, count (q.response) AS back FROM part"
      " JOIN questionnaire q ON q.class = part.class GROUP BY q.class),"
      " said AS MATERIALIZED (SELECT r.class, count (*) AS n, sum (r.rating <= 1) AS content FROM"
      " part JOIN response r ON r.class = part.class GROUP BY r.class),"
      " aspects (class, s1, n1, s2, n2, s3, n3, s4, n4, s5, n5) AS MATERIALIZED"
      " (SELECT r.class, " ASPECTS " FROM part JOIN response r ON r.class = part.class"
      " JOIN response_answer a ON a.response = r.id JOIN question q ON q.id = a.question GROUP BY"
      " r.class),"
      " above (class, unit) AS (SELECT part.class, n.id FROM part JOIN union_unit n ON n.programme"
      " = ?1 AND n.name = part.name UNION SELECT above.class, n.parent FROM above JOIN union_unit n"
      " ON n.id = above.unit WHERE n.parent IS NOT NULL),"
      " alone (class, unit) AS (SELECT id, min (id) OVER (PARTITION BY union_name) FROM class c"
      " WHERE programme = ?1 AND NOT EXISTS (SELECT 1 FROM union_unit n WHERE n.programme = ?1 AND"
      " n.name = c.union_name)),"
      " placed (class, unit) AS (SELECT class, unit FROM above UNION ALL SELECT class, alone.unit"
      " FROM alone JOIN part USING (class))"
      " SELECT ?1, unit, count (*), sum (asked.n), sum (asked.back), sum (said.n),"
      " sum (said.content), sum (s1), sum (n1), sum (s2), sum (n2), sum (s3), sum (n3), sum (s4),"
      " sum (n4), sum (s5), sum (n5) FROM placed LEFT JOIN asked USING (class) LEFT JOIN said"
      " USING (class) LEFT JOIN aspects USING (class) GROUP BY unit";

/* Overall is what stands in the responses themselves: those of the workbook have no answers beside. Row: the question,
 * or the aspect and one. */
static const char questions_sql[]
    = "INSERT INTO temp.question_answers WITH part AS MATERIALIZED (SELECT c.id AS class FROM"
      " class c WHERE c.programme = ?1 AND c.state NOT IN (4, 5) AND (?2 IS NULL"
      " OR " OF_UNION_SHOWN ")),"
      " one AS MATERIALIZED (SELECT q.id, q.aspect, a.rating, count (*) AS n FROM part JOIN"
      " response r ON r.class = part.class JOIN response_answer a ON a.response = r.id JOIN"
      " question q ON q.id = a.question GROUP BY q.id, a.rating),"
      " each (row, rating, n) AS (SELECT id, rating, n FROM one UNION ALL SELECT aspect + 1,"
      " rating, n FROM one WHERE aspect > 0 UNION ALL SELECT 1, r.rating, 1 FROM part JOIN"
      " response r ON r.class = part.class)"
      " SELECT ?1, row, sum (n), sum (iif (rating <= 1, n, 0)), sum (iif (rating = 0, n, 0)),"
      " sum (iif (rating = 1, n, 0)), sum (iif (rating = 2, n, 0)), sum (iif (rating = 3, n, 0))"
      " FROM each GROUP BY row";

/* Runs one statement with the programme, the unions and the name of the sums; gives whether it had a row. */
static gboolean
run (sqlite3 *db,
     const char *sql,
     gint64 programme,
     const char *unions,
     const char *what,
     int *result)
{
  sqlite3_stmt *statement = NULL;
  gboolean has_row = FALSE;

  if (*result != SQLITE_OK)
    return FALSE;
  *result = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);
  if (*result != SQLITE_OK)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, programme);
  if (sqlite3_bind_parameter_count (statement) >= 2)
    sqlite3_bind_text (statement, 2, unions, -1, SQLITE_TRANSIENT);
  if (sqlite3_bind_parameter_count (statement) >= 3)
    sqlite3_bind_text (statement, 3, what, -1, SQLITE_STATIC);
  has_row = sqlite3_step (statement) == SQLITE_ROW;
  *result = sqlite3_finalize (statement);
  return has_row;
}

/* Sums once made are right until the next entry of the journal. The tables are temporary and belong to the connection, so
 * this is no change of records and leaves no entry of its own. */
static gboolean
gather (SummerStore *store,
        const char *what,
        const char *forget,
        const char *sql,
        gint64 programme,
        const char *unions,
        GError **error)
{
  static const char still[]
      = "SELECT 1 FROM temp.gathered WHERE what = ?3 AND programme = ?1 AND unions IS ?2 AND"
        " head = (SELECT max (sequence) FROM journal)";
  static const char note[] = "INSERT OR REPLACE INTO temp.gathered VALUES (?3, ?1, ?2, (SELECT"
                             " max (sequence) FROM journal))";
  sqlite3 *db = summer_store_get_db (store);
  int result = SQLITE_OK;

  if (run (db, still, programme, unions, what, &result))
    return TRUE;
  run (db, "DELETE FROM temp.gathered WHERE what = ?3", programme, unions, what, &result);
  if (result == SQLITE_OK && !summer_store_exec (db, forget, error))
    return FALSE;
  run (db, sql, programme, unions, what, &result);
  run (db, note, programme, unions, what, &result);
  return result == SQLITE_OK || summer_store_set_error (db, result, error);
}

gboolean
summer_answers_gather_unions (SummerStore *store,
                              gint64 programme,
                              const char *unions,
                              GError **error)
{
  return gather (store, "unions", "DELETE FROM temp.union_answers", unions_sql, programme, unions,
                 error);
}

gboolean
summer_answers_gather_questions (SummerStore *store,
                                 gint64 programme,
                                 const char *unions,
                                 GError **error)
{
  return gather (store, "questions", "DELETE FROM temp.question_answers", questions_sql, programme,
                 unions, error);
}
