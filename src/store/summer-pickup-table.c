#include "config.h"

#include "summer-pickup-table.h"

#include "summer-table.h"

#define AUTHORISATION_COLUMNS                                                                      \
  "SELECT a.id, a.child, a.kind, a.name, a.relationship, a.telephone, a.birth, a.first_day,"       \
  " a.last_day, a.weekdays, a.once, a.used_on, a.signed_by, a.signed_on, a.note "

static const SummerField authorisation_fields[] = {
  SUMMER_FIELD (SummerAuthorisationRecord, ID, id),
  SUMMER_FIELD (SummerAuthorisationRecord, ID, child),
  SUMMER_FIELD (SummerAuthorisationRecord, CODE, kind),
  SUMMER_FIELD (SummerAuthorisationRecord, TEXT, name),
  SUMMER_FIELD (SummerAuthorisationRecord, TEXT, relationship),
  SUMMER_SEALED_FIELD (SummerAuthorisationRecord, AUTHORISATION_TELEPHONE, telephone),
  SUMMER_FIELD (SummerAuthorisationRecord, DAY, birth),
  SUMMER_FIELD (SummerAuthorisationRecord, DAY, first_day),
  SUMMER_FIELD (SummerAuthorisationRecord, DAY, last_day),
  SUMMER_FIELD (SummerAuthorisationRecord, COUNT, weekdays),
  SUMMER_FIELD (SummerAuthorisationRecord, CODE, once),
  SUMMER_FIELD (SummerAuthorisationRecord, DAY, used_on),
  SUMMER_FIELD (SummerAuthorisationRecord, TEXT, signed_by),
  SUMMER_FIELD (SummerAuthorisationRecord, DAY, signed_on),
  SUMMER_SEALED_FIELD (SummerAuthorisationRecord, AUTHORISATION_NOTE, note),
};
static const SummerTable authorisation_table = {
  .fields = authorisation_fields,
  .n_fields = G_N_ELEMENTS (authorisation_fields),
  .n_key = 1,
  .each = AUTHORISATION_COLUMNS "FROM authorisation a WHERE a.child = ?1 ORDER BY a.kind, a.id",
  .insert = "INSERT INTO main.authorisation (id, child, kind, name, relationship, telephone, birth,"
            " first_day, last_day, weekdays, once, used_on, signed_by, signed_on, note) VALUES"
            " (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)",
  .update = "UPDATE main.authorisation SET child = ?2, kind = ?3, name = ?4, relationship = ?5,"
            " telephone = ?6, birth = ?7, first_day = ?8, last_day = ?9, weekdays = ?10, once ="
            " ?11, signed_by = ?13, signed_on = ?14, note = ?15 WHERE id = ?1",
  .delete = "DELETE FROM main.authorisation WHERE id = ?1",
};

/* Authorisations of a child, by kind and id. Updating one leaves alone when it was spent. */
SUMMER_DEFINE_RECORD (authorisation, SummerAuthorisation)

/**
 * summer_authorisation_each_in_class:
 *
 * The authorisations of every child that is or was enrolled in a class, child by child.
 */
gboolean
summer_authorisation_each_in_class (SummerStore *store,
                                    gint64 class_id,
                                    SummerAuthorisationFunc func,
                                    gpointer user_data,
                                    GError **error)
{
  static const char sql[]
      = AUTHORISATION_COLUMNS "FROM (SELECT DISTINCT child FROM enrolment WHERE class = ?1) e"
                              " CROSS JOIN authorisation a ON a.child = e.child"
                              " ORDER BY a.child, a.kind, a.id";
  g_auto (SummerRows) rows = { 0 };
  SummerAuthorisationRecord record;
  gboolean more = summer_rows_open (&rows, store, &authorisation_table, sql, class_id, error);

  while (more && summer_rows_next (&rows, &record, error))
    more = func (&record, user_data);
  return !summer_rows_failed (&rows);
}

/**
 * summer_authorisation_set_used:
 * @day: when an authorisation that is good for one release was spent; %SUMMER_DAY_NONE gives it back
 */
gboolean
summer_authorisation_set_used (SummerStore *store, gint64 id, SummerDay day, GError **error)
{
  static const char sql[] = "UPDATE main.authorisation SET used_on = ?2 WHERE id = ?1";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_day (write, 2, day);
  return summer_statement_run_one (write, error);
}

/**
 * summer_authorisation_end:
 * @last_day: from which on it holds no more
 */
gboolean
summer_authorisation_end (SummerStore *store, gint64 id, SummerDay last_day, GError **error)
{
  static const char sql[] = "UPDATE main.authorisation SET last_day = ?2 WHERE id = ?1";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  summer_statement_bind_day (write, 2, last_day);
  return summer_statement_run_one (write, error);
}

/**
 * summer_release_each:
 *
 * The releases of a child, of whichever class, by day.
 */
gboolean
summer_release_each (
    SummerStore *store, gint64 child, SummerReleaseFunc func, gpointer user_data, GError **error)
{
  static const char sql[] = "SELECT day, collected_by FROM attendance WHERE child = ?1 AND"
                            " collected_by IS NOT NULL ORDER BY day";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gboolean more = TRUE;

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, child);
  while (more && summer_statement_step (each, error))
    more
        = func (summer_statement_get_day (each, 0), summer_statement_get_text (each, 1), user_data);
  return !summer_statement_failed (each);
}

/**
 * summer_authorisation_load_photo:
 *
 * Returns: (transfer full) (nullable): the photo as it was given; NULL when there is none, or with @error set
 */
GBytes *
summer_authorisation_load_photo (SummerStore *store, gint64 id, GError **error)
{
  static const char sql[] = "SELECT photo FROM authorisation WHERE id = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);
  gsize size = 0;

  if (each == NULL)
    return NULL;
  summer_statement_bind_int (each, 1, id);
  if (!summer_statement_step (each, error))
    return NULL;

  const void *photo = summer_statement_get_blob (each, 0, &size);
  return photo != NULL && size > 0 ? g_bytes_new (photo, size) : NULL;
}

/**
 * summer_authorisation_save_photo:
 * @photo: (nullable): a picture file of at most 256 KiB; NULL takes the photo away
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_CONSTRAINT when it is too large
 */
gboolean
summer_authorisation_save_photo (SummerStore *store, gint64 id, GBytes *photo, GError **error)
{
  static const char sql[] = "UPDATE main.authorisation SET photo = ?2 WHERE id = ?1";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);
  gsize size = 0;

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, id);
  if (photo != NULL)
    {
      const void *data = g_bytes_get_data (photo, &size);
      summer_statement_bind_blob (write, 2, data, size);
    }
  return summer_statement_run_one (write, error);
}

static const SummerField release_exception_fields[] = {
  SUMMER_FIELD (SummerReleaseExceptionRecord, ID, class_id),
  SUMMER_FIELD (SummerReleaseExceptionRecord, DAY, day),
  SUMMER_FIELD (SummerReleaseExceptionRecord, ID, child),
  SUMMER_FIELD (SummerReleaseExceptionRecord, CODE, kind),
  SUMMER_FIELD (SummerReleaseExceptionRecord, TEXT, reason),
  SUMMER_SEALED_FIELD (SummerReleaseExceptionRecord, RELEASE_EXCEPTION_TELEPHONE, telephone),
  SUMMER_FIELD (SummerReleaseExceptionRecord, TEXT, released_by),
  SUMMER_FIELD (SummerReleaseExceptionRecord, TEXT, confirmed_by),
};
static const SummerTable release_exception_table = {
  .fields = release_exception_fields,
  .n_fields = G_N_ELEMENTS (release_exception_fields),
  .n_key = 3,
  .each
  = "SELECT r.class, r.day, r.child, r.kind, r.reason, r.telephone, r.released_by,"
    " r.confirmed_by, a.collected_by, a.time_out FROM release_exception r LEFT JOIN attendance"
    " a ON a.class = r.class AND a.day = r.day AND a.child = r.child WHERE r.child = ?1 ORDER"
    " BY r.day, r.class",
  .insert = "INSERT INTO main.release_exception (class, day, child, kind, reason, telephone,"
            " released_by, confirmed_by) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
};

/**
 * summer_release_exception_each:
 *
 * Releases of a child that were exceptions, by day, each with who took the child home and when.
 */
gboolean
summer_release_exception_each (SummerStore *store,
                               gint64 child,
                               SummerReleaseExceptionFunc func,
                               gpointer user_data,
                               GError **error)
{
  g_auto (SummerRows) rows = { 0 };
  SummerReleaseExceptionRecord record;
  gboolean more = summer_rows_open (&rows, store, &release_exception_table,
                                    release_exception_table.each, child, error);

  while (more && summer_rows_next (&rows, &record, error))
    {
      record.collected_by
          = summer_statement_get_text (rows.statement, release_exception_table.n_fields);
      record.out = summer_statement_get_time (rows.statement, release_exception_table.n_fields + 1);
      more = func (&record, user_data);
    }
  return !summer_rows_failed (&rows);
}

SUMMER_DEFINE_INSERT (release_exception, SummerReleaseException)

/**
 * summer_release_exception_is_there:
 * @there: (out): whether the child went home otherwise than with a listed collector that day
 */
gboolean
summer_release_exception_is_there (SummerStore *store,
                                   gint64 class_id,
                                   SummerDay day,
                                   gint64 child,
                                   gboolean *there,
                                   GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM release_exception WHERE class = ?1 AND day = ?2 AND child = ?3";
  g_autoptr (SummerStatement) each = summer_statement_new (store, sql, error);

  *there = FALSE;
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  summer_statement_bind_day (each, 2, day);
  summer_statement_bind_int (each, 3, child);
  *there = summer_statement_step (each, error);
  return !summer_statement_failed (each);
}

/**
 * summer_release_exception_remove:
 *
 * Takes away what was noted of a release, when the release itself is taken away. There need not be any.
 */
gboolean
summer_release_exception_remove (
    SummerStore *store, gint64 class_id, SummerDay day, gint64 child, GError **error)
{
  static const char sql[]
      = "DELETE FROM main.release_exception WHERE class = ?1 AND day = ?2 AND child = ?3";
  g_autoptr (SummerStatement) write = summer_statement_new (store, sql, error);

  if (write == NULL)
    return FALSE;
  summer_statement_bind_int (write, 1, class_id);
  summer_statement_bind_day (write, 2, day);
  summer_statement_bind_int (write, 3, child);
  return summer_statement_run (write, error);
}
