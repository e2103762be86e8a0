#include "config.h"

#include "summer-place-table.h"

#include <glib/gi18n.h>

#include "summer-statement.h"

/* Of a child that leaves the place is given on, though it still comes for some days. Whether one does is asked only of
 * those that do not stay to the end, and nobody is counted of a class that is over. */
#define TAKEN                                                                                      \
  "CASE WHEN c.last_day < ?2 THEN 0 ELSE (SELECT count (DISTINCT e.child) FROM enrolment e WHERE"  \
  " e.class = c.id AND (e.last_day IS NULL OR (e.last_day >= ?2 AND NOT EXISTS (SELECT 1 FROM"     \
  " leaving l WHERE l.child = e.child AND l.class = e.class AND l.last_day = e.last_day)))) END"
#define CLASS_PLACES                                                                               \
  "SELECT c.id, c.programme, c.code, c.name, c.host, c.union_name, c.state, c.first_day,"          \
  " c.last_day, c.places, " TAKEN ", (SELECT count (*) FROM application a WHERE a.class = c.id"    \
  " AND a.state = 1) FROM class c "

static gboolean
each_places (SummerStore *store,
             const char *sql,
             gint64 id,
             SummerDay day,
             SummerClassPlacesFunc func,
             gpointer user_data,
             guint *n,
             GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, id);
  summer_statement_bind_int (each, 2, day);
  for (*n = 0; more && summer_statement_step (each, error); (*n)++)
    {
      const SummerClassPlaces places = {
        .id = summer_statement_get_int (each, 0),
        .programme = summer_statement_get_int (each, 1),
        .code = summer_statement_get_text (each, 2),
        .name = summer_statement_get_text (each, 3),
        .host = summer_statement_get_text (each, 4),
        .union_name = summer_statement_get_text (each, 5),
        .state = (SummerClassState) summer_statement_get_number (each, 6),
        .first_day = summer_statement_get_day (each, 7),
        .last_day = summer_statement_get_day (each, 8),
        .places = summer_statement_get_number (each, 9),
        .taken = summer_statement_get_number (each, 10),
        .offered = summer_statement_get_number (each, 11),
      };

      more = func (&places, user_data);
    }
  return !summer_statement_failed (each);
}

/**
 * summer_class_places_each:
 * @day: from which on the places are asked for
 */
gboolean
summer_class_places_each (SummerStore *store,
                          gint64 programme,
                          SummerDay day,
                          SummerClassPlacesFunc func,
                          gpointer user_data,
                          GError **error)
{
  static const char sql[] = CLASS_PLACES "WHERE c.programme = ?1 ORDER BY c.code";
  guint n;

  return each_places (store, sql, programme, day, func, user_data, &n, error);
}

/**
 * summer_class_places_find:
 *
 * Calls @func once, for the class of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is none.
 */
gboolean
summer_class_places_find (SummerStore *store,
                          gint64 class_id,
                          SummerDay day,
                          SummerClassPlacesFunc func,
                          gpointer user_data,
                          GError **error)
{
  static const char sql[] = CLASS_PLACES "WHERE c.id = ?1";
  guint n;

  if (!each_places (store, sql, class_id, day, func, user_data, &n, error))
    return FALSE;
  if (n == 0)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This class is no longer in the records."));
  return n > 0;
}

/**
 * summer_class_places_count_waiting:
 * @unions: (nullable): as summer_sheet_set_unions() takes them; %NULL = all
 * @day: the clock's
 * @count: (out): of the programme; whether who waits can have the place is not looked at
 */
gboolean
summer_class_places_count_waiting (SummerStore *store,
                                   gint64 programme,
                                   const char *unions,
                                   SummerDay day,
                                   guint *count,
                                   GError **error)
{
  static const char sql[]
      = "SELECT ifnull (sum (lapsed + max (0, min (waiting, places - taken - offered))), 0) FROM"
        " (SELECT CASE WHEN c.state IN (1, 2) THEN ifnull (c.places, 0) ELSE 0 END places, " TAKEN
        " taken, count (*) FILTER (WHERE a.state = 0) waiting, count (*) FILTER (WHERE a.state = 1)"
        " offered, count (*) FILTER (WHERE a.state = 1 AND a.offer_until < ?2) lapsed FROM class c"
        " JOIN application a ON a.class = c.id WHERE c.programme = ?1 AND (?3 IS NULL OR instr "
        "(?3, char (31) ||"
        " c.union_name || char (31)) > 0) GROUP BY c.id)";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *count = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  summer_statement_bind_day (each, 2, day);
  summer_statement_bind_copy (each, 3, unions);
  if (summer_statement_step (each, error))
    *count = (guint) summer_statement_get_int (each, 0);
  return !summer_statement_failed (each);
}

/**
 * summer_class_places_get_peak:
 * @peak: (out): children, each counted once a day
 */
gboolean
summer_class_places_get_peak (
    SummerStore *store, gint64 class_id, SummerPeriod period, int *peak, GError **error)
{
  /* The number only rises on a first day. */
  static const char sql[]
      = "SELECT max (n) FROM (SELECT (SELECT count (DISTINCT e.child) FROM enrolment e WHERE "
        "e.class"
        " = c.id AND ifnull (e.first_day, c.first_day) <= d.day AND ifnull (e.last_day, c.last_day)"
        " >= d.day) n FROM class c JOIN (SELECT ?2 day UNION SELECT first_day FROM enrolment WHERE"
        " class = ?1 AND first_day BETWEEN ?2 AND ?3) d WHERE c.id = ?1)";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *peak = 0;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_int (each, 2, period.first);
  summer_statement_bind_int (each, 3, period.last);
  if (summer_statement_step (each, error))
    *peak = summer_statement_get_number (each, 0);
  return !summer_statement_failed (each);
}

#define PERIODS                                                                                    \
  "SELECT e.id, e.class, e.child, e.first_day, e.last_day, e.agreement, c.code, c.name, ifnull"    \
  " (e.first_day, c.first_day) AS first, ifnull (e.last_day, c.last_day), h.code, h.name,"         \
  " h.guardian FROM enrolment e JOIN class c ON c.id = e.class JOIN child h ON h.id = e.child "

static gboolean
each_period (SummerStore *store,
             const char *sql,
             gint64 id,
             SummerEnrolmentPeriodFunc func,
             gpointer user_data,
             GError **error)
{
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, id);
  while (more && summer_statement_step (each, error))
    {
      const SummerEnrolmentPeriod enrolment = {
        .record = { .id = summer_statement_get_int (each, 0),
                    .class_id = summer_statement_get_int (each, 1),
                    .child = summer_statement_get_int (each, 2),
                    .first_day = summer_statement_get_day (each, 3),
                    .last_day = summer_statement_get_day (each, 4),
                    .agreement = summer_statement_get_day (each, 5) },
        .code = summer_statement_get_text (each, 6),
        .name = summer_statement_get_text (each, 7),
        .child_code = summer_statement_get_text (each, 10),
        .child_name = summer_statement_get_text (each, 11),
        .guardian = summer_statement_get_text (each, 12),
        .period = { summer_statement_get_day (each, 8), summer_statement_get_day (each, 9) },
      };

      more = func (&enrolment, user_data);
    }
  return !summer_statement_failed (each);
}

gboolean
summer_enrolment_period_each (SummerStore *store,
                              gint64 child,
                              SummerEnrolmentPeriodFunc func,
                              gpointer user_data,
                              GError **error)
{
  static const char sql[] = PERIODS "WHERE e.child = ?1"
                                    " ORDER BY first, e.id";

  return each_period (store, sql, child, func, user_data, error);
}

gboolean
summer_enrolment_period_each_in_programme (SummerStore *store,
                                           gint64 programme,
                                           SummerEnrolmentPeriodFunc func,
                                           gpointer user_data,
                                           GError **error)
{
  static const char sql[] = PERIODS "WHERE c.programme = ?1 ORDER BY e.child, first, e.id";

  return each_period (store, sql, programme, func, user_data, error);
}

typedef struct
{
  SummerEnrolmentPeriodFunc func;
  gpointer user_data;
  gboolean found;
} Find;

static gboolean
find_one (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  Find *find = user_data;

  find->found = TRUE;
  find->func (enrolment, find->user_data);
  return FALSE;
}

/**
 * summer_enrolment_period_find:
 *
 * Calls @func once, for the enrolment of this id. %SUMMER_STORE_ERROR_NOT_FOUND when there is none.
 */
gboolean
summer_enrolment_period_find (SummerStore *store,
                              gint64 id,
                              SummerEnrolmentPeriodFunc func,
                              gpointer user_data,
                              GError **error)
{
  static const char sql[] = PERIODS "WHERE e.id = ?1";
  Find find = { func, user_data, FALSE };

  if (!each_period (store, sql, id, find_one, &find, error))
    return FALSE;
  if (!find.found)
    g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                         _ ("This enrolment is no longer in the records."));
  return find.found;
}

/**
 * summer_mark_list_days:
 *
 * Returns: (transfer full) (element-type SummerDay) (nullable): the days, sorted; %NULL with @error set
 */
GArray *
summer_mark_list_days (
    SummerStore *store, gint64 class_id, gint64 child, SummerPeriod period, GError **error)
{
  static const char sql[] = "SELECT day FROM attendance WHERE class = ?1 AND child = ?2 AND day"
                            " BETWEEN ?3 AND ?4 ORDER BY day";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (SummerDay));

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_int (each, 2, child);
  summer_statement_bind_int (each, 3, period.first);
  summer_statement_bind_int (each, 4, period.last);
  while (summer_statement_step (each, error))
    {
      SummerDay day = summer_statement_get_day (each, 0);

      g_array_append_val (days, day);
    }
  return summer_statement_failed (each) ? NULL : g_steal_pointer (&days);
}

/**
 * summer_mark_move:
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_CONSTRAINT when the child has a mark there already
 */
gboolean
summer_mark_move (SummerStore *store,
                  gint64 class_id,
                  SummerDay day,
                  gint64 child,
                  gint64 to_class,
                  GError **error)
{
  static const char *const sql[] = {
    "UPDATE main.attendance SET class = ?4 WHERE class = ?1 AND day = ?2 AND child = ?3",
    "UPDATE main.release_exception SET class = ?4 WHERE class = ?1 AND day = ?2 AND child = ?3",
  };

  for (guint i = 0; i < G_N_ELEMENTS (sql); i++)
    {
      g_autoptr (SummerStatement) write = summer_statement_new (store, sql[i], error);

      if (write == NULL)
        return FALSE;
      summer_statement_bind_int (write, 1, class_id);
      summer_statement_bind_int (write, 2, day);
      summer_statement_bind_int (write, 3, child);
      summer_statement_bind_int (write, 4, to_class);
      if (!summer_statement_run (write, error))
        return FALSE;
    }
  return TRUE;
}
