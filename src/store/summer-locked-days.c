#include "config.h"

#include "summer-locked-days.h"

#include "summer-statement.h"

#include <glib/gi18n.h>

/* Columns of the tables. */
#define CORRECTION_TIME 11
#define SAMPLE_DISCARDED_ON 7
#define INCIDENT_ENDED_ON 9
#define INCIDENT_REVIEWED_ON 12 /* from here on the clerk's, which is nothing of the day */

typedef struct
{
  gint64 class_id;
  SummerDay day;
} Key;

/* What the changeset has of one day of a class. */
typedef struct
{
  Key key;
  gboolean marks;     /* attendance of children or staff, and how a child went home */
  gboolean care;      /* medicines given, food samples, incidents */
  gboolean sign_off;  /* the sign-off itself */
  gint64 corrections; /* time of the latest correction, 0 = none */
} Day;

/* What the changeset alone does not tell the class of: a medicine that was given, or a record of which other
 * columns were changed than those that say where and when. */
typedef struct
{
  const char *sql; /* of the classes and days that it is about */
  gint64 id;       /* of the child, the medicine, the sample or the incident */
  SummerDay day;   /* none = that of the record */
} Unplaced;

struct _SummerLockedDays
{
  GHashTable *days;      /* Key → Day, owned */
  GHashTable *medicines; /* id → child, owned: of those that came or went with the entry */
  GArray *unplaced;      /* Unplaced */
};

static const char of_child[]
    = "SELECT e.class, ?2 FROM enrolment e JOIN class c ON c.id = e.class WHERE e.child = ?1 AND ?2"
      " BETWEEN ifnull (e.first_day, c.first_day) AND ifnull (e.last_day, c.last_day)";
static const char of_medicine[]
    = "SELECT e.class, ?2 FROM medicine m JOIN enrolment e ON e.child = m.child JOIN class c ON"
      " c.id = e.class WHERE m.id = ?1 AND ?2 BETWEEN ifnull (e.first_day, c.first_day) AND"
      " ifnull (e.last_day, c.last_day)";
static const char of_sample[] = "SELECT class, ifnull (?2, day) FROM food_sample WHERE id = ?1";
static const char of_incident[] = "SELECT class, ifnull (?2, day) FROM incident WHERE id = ?1";

static guint
hash_key (gconstpointer data)
{
  const Key *key = data;

  return g_int64_hash (&key->class_id) * 31 + (guint) key->day;
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *left = a, *right = b;

  return left->class_id == right->class_id && left->day == right->day;
}

SummerLockedDays *
summer_locked_days_new (void)
{
  SummerLockedDays *self = g_new0 (SummerLockedDays, 1);

  self->days = g_hash_table_new_full (hash_key, equal_keys, NULL, g_free);
  self->medicines = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->unplaced = g_array_new (FALSE, FALSE, sizeof (Unplaced));
  return self;
}

void
summer_locked_days_free (SummerLockedDays *self)
{
  g_hash_table_unref (self->days);
  g_hash_table_unref (self->medicines);
  g_array_unref (self->unplaced);
  g_free (self);
}

static gint64
get_int (sqlite3_changeset_iter *change, int op, int column)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_INSERT)
    sqlite3changeset_new (change, column, &value);
  else
    sqlite3changeset_old (change, column, &value);
  return value != NULL ? sqlite3_value_int64 (value) : 0;
}

static Day *
get_day (SummerLockedDays *self, gint64 class_id, SummerDay day)
{
  const Key key = { class_id, day };
  Day *found = g_hash_table_lookup (self->days, &key);

  if (found == NULL)
    {
      found = g_new0 (Day, 1);
      found->key = key;
      g_hash_table_insert (self->days, &found->key, found);
    }
  return found;
}

static void
add_unplaced (SummerLockedDays *self, const char *sql, gint64 id, SummerDay day)
{
  const Unplaced unplaced = { sql, id, day };

  g_array_append_val (self->unplaced, unplaced);
}

/* A medicine itself is of no day; of one that comes or goes with what was given of it, the records know nothing. */
static void
note_medicine (SummerLockedDays *self, sqlite3_changeset_iter *change, int op)
{
  gint64 id = get_int (change, op, 0), child = get_int (change, op, 1);

  if (op != SQLITE_UPDATE)
    g_hash_table_replace (self->medicines, g_memdup2 (&id, sizeof id),
                          g_memdup2 (&child, sizeof child));
}

/* The day on which a record was closed, before or after the change, is changed with it. */
static void
note_closed (
    SummerLockedDays *self, sqlite3_changeset_iter *change, const char *sql, gint64 id, int column)
{
  sqlite3_value *value = NULL;

  if (sqlite3changeset_old (change, column, &value) == SQLITE_OK && value != NULL
      && sqlite3_value_type (value) == SQLITE_INTEGER)
    add_unplaced (self, sql, id, (SummerDay) sqlite3_value_int (value));
  value = NULL;
  if (sqlite3changeset_new (change, column, &value) == SQLITE_OK && value != NULL
      && sqlite3_value_type (value) == SQLITE_INTEGER)
    add_unplaced (self, sql, id, (SummerDay) sqlite3_value_int (value));
}

static gboolean
is_review_alone (sqlite3_changeset_iter *change)
{
  sqlite3_value *value = NULL;

  for (int i = 1; i < INCIDENT_REVIEWED_ON; i++)
    if (sqlite3changeset_new (change, i, &value) == SQLITE_OK && value != NULL)
      return FALSE;
  return TRUE;
}

/* Samples and incidents: id, class, day … */
static void
note_record (
    SummerLockedDays *self, sqlite3_changeset_iter *change, const char *sql, int op, int closed)
{
  gint64 id = get_int (change, op, 0);

  if (op != SQLITE_UPDATE)
    {
      get_day (self, get_int (change, op, 1), (SummerDay) get_int (change, op, 2))->care = TRUE;
      return;
    }
  add_unplaced (self, sql, id, SUMMER_DAY_NONE);
  note_closed (self, change, sql, id, closed);
}

/**
 * summer_locked_days_note:
 * @table: of the change
 * @op: of the change: SQLITE_INSERT …
 *
 * Takes note of one change of the entry that is to be taken back.
 */
void
summer_locked_days_note (SummerLockedDays *self,
                         sqlite3_changeset_iter *change,
                         const char *table,
                         int op)
{
  if (g_str_equal (table, "attendance") || g_str_equal (table, "staff_attendance")
      || g_str_equal (table, "release_exception"))
    get_day (self, get_int (change, op, 0), (SummerDay) get_int (change, op, 1))->marks = TRUE;
  else if (g_str_equal (table, "sign_off"))
    get_day (self, get_int (change, op, 0), (SummerDay) get_int (change, op, 1))->sign_off = TRUE;
  else if (g_str_equal (table, "correction") && op != SQLITE_UPDATE)
    {
      Day *day = get_day (self, get_int (change, op, 1), (SummerDay) get_int (change, op, 2));

      day->corrections = MAX (day->corrections, get_int (change, op, CORRECTION_TIME));
    }
  else if (g_str_equal (table, "medicine"))
    note_medicine (self, change, op);
  else if (g_str_equal (table, "medicine_given"))
    add_unplaced (self, of_medicine, get_int (change, op, 0), (SummerDay) get_int (change, op, 1));
  else if (g_str_equal (table, "food_sample"))
    note_record (self, change, of_sample, op, SAMPLE_DISCARDED_ON);
  else if (g_str_equal (table, "incident") && (op != SQLITE_UPDATE || !is_review_alone (change)))
    note_record (self, change, of_incident, op, INCIDENT_ENDED_ON);
}

static gboolean
place_one (SummerLockedDays *self, SummerStore *store, const Unplaced *one, GError **error)
{
  const gint64 *child
      = one->sql == of_medicine ? g_hash_table_lookup (self->medicines, &one->id) : NULL;
  g_autoptr (SummerStatement) each
      = summer_statement_new (store, child != NULL ? of_child : one->sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, child != NULL ? *child : one->id);
  summer_statement_bind_day (each, 2, one->day);
  while (summer_statement_step (each, error))
    get_day (self, summer_statement_get_int (each, 0), summer_statement_get_day (each, 1))->care
        = TRUE;
  return !summer_statement_failed (each);
}

static gboolean
place_all (SummerLockedDays *self, SummerStore *store, GError **error)
{
  for (guint i = 0; i < self->unplaced->len; i++)
    if (!place_one (self, store, &g_array_index (self->unplaced, Unplaced, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
check_day (const Day *day, SummerStatement *find, gint64 time, GError **error)
{
  summer_statement_reset (find);
  summer_statement_bind_int (find, 1, day->key.class_id);
  summer_statement_bind_day (find, 2, day->key.day);
  if (!summer_statement_step (find, error))
    return !summer_statement_failed (find);
  /* What was corrected after the sign-off was made of the day as it was signed off, and goes as it came. Marks
   * say so themselves; of the rest the entry tells when it was made. */
  gint64 signed_off = summer_statement_get_int (find, 0);
  if ((!day->marks || (day->corrections != 0 && day->corrections >= signed_off))
      && (!day->care || time > signed_off))
    return TRUE;

  g_autofree char *iso = summer_day_dup_iso (day->key.day);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
               _ ("What class %s recorded on %s was signed off since. Nothing was written: undo "
                  "the sign-off first, or correct the day with a reason."),
               summer_statement_get_text (find, 1), iso);
  return FALSE;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  const Day *left = *(const Day *const *) a, *right = *(const Day *const *) b;

  return left->key.day != right->key.day
             ? (left->key.day > right->key.day) - (left->key.day < right->key.day)
             : (left->key.class_id > right->key.class_id)
                   - (left->key.class_id < right->key.class_id);
}

/**
 * summer_locked_days_check:
 * @time: of the entry, seconds since 1970
 *
 * Whether the changes that were noted may be taken back: those of a day that is signed off may only when the
 * sign-off is one of them, or when they are corrections made after it.
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_CONFLICT naming the class and the earliest such day
 */
gboolean
summer_locked_days_check (SummerLockedDays *self, SummerStore *store, gint64 time, GError **error)
{
  static const char sql[] = "SELECT s.time, c.code FROM sign_off s JOIN class c ON c.id = s.class"
                            " WHERE s.class = ?1 AND s.day = ?2";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer each;

  if (find == NULL || !place_all (self, store, error))
    return FALSE;
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    g_ptr_array_add (days, each);
  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = g_ptr_array_index (days, i);

      if ((day->marks || day->care) && !day->sign_off && !check_day (day, find, time, error))
        return FALSE;
    }
  return TRUE;
}
