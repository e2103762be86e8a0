#include "config.h"

#include "summer-locked-days.h"

#include "summer-statement.h"

#include <glib/gi18n.h>

#define CORRECTION_TIME 11 /* column of the table */

typedef struct
{
  gint64 class_id;
  SummerDay day;
} Key;

/* What the changeset has of one day of a class. */
typedef struct
{
  Key key;
  gboolean marks;     /* attendance of children or staff */
  gboolean sign_off;  /* the sign-off itself */
  gint64 corrections; /* time of the latest correction, 0 = none */
} Day;

struct _SummerLockedDays
{
  GHashTable *days; /* Key → Day, owned */
};

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
  return self;
}

void
summer_locked_days_free (SummerLockedDays *self)
{
  g_hash_table_unref (self->days);
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
  if (g_str_equal (table, "attendance") || g_str_equal (table, "staff_attendance"))
    get_day (self, get_int (change, op, 0), (SummerDay) get_int (change, op, 1))->marks = TRUE;
  else if (g_str_equal (table, "sign_off"))
    get_day (self, get_int (change, op, 0), (SummerDay) get_int (change, op, 1))->sign_off = TRUE;
  else if (g_str_equal (table, "correction") && op != SQLITE_UPDATE)
    {
      Day *day = get_day (self, get_int (change, op, 1), (SummerDay) get_int (change, op, 2));

      day->corrections = MAX (day->corrections, get_int (change, op, CORRECTION_TIME));
    }
}

static gboolean
check_day (const Day *day, SummerStatement *find, GError **error)
{
  summer_statement_reset (find);
  summer_statement_bind_int (find, 1, day->key.class_id);
  summer_statement_bind_day (find, 2, day->key.day);
  if (!summer_statement_step (find, error))
    return !summer_statement_failed (find);
  /* A correction was made of the day as it was signed off, and goes as it came. */
  if (day->corrections != 0 && day->corrections >= summer_statement_get_int (find, 0))
    return TRUE;

  g_autofree char *iso = summer_day_dup_iso (day->key.day);
  g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT,
               _ ("Attendance of class %s on %s was signed off since. Nothing was written: undo "
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
 *
 * Whether the changes that were noted may be taken back: those of a day that is signed off may only when the
 * sign-off is one of them, or when they are corrections made after it.
 *
 * Returns: FALSE with @error set, %SUMMER_STORE_ERROR_CONFLICT naming the class and the earliest such day
 */
gboolean
summer_locked_days_check (SummerLockedDays *self, SummerStore *store, GError **error)
{
  static const char sql[] = "SELECT s.time, c.code FROM sign_off s JOIN class c ON c.id = s.class"
                            " WHERE s.class = ?1 AND s.day = ?2";
  g_autoptr (SummerStatement) find = summer_statement_new (store, sql, error);
  g_autoptr (GPtrArray) days = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer each;

  if (find == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, NULL, &each))
    g_ptr_array_add (days, each);
  g_ptr_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      const Day *day = g_ptr_array_index (days, i);

      if (day->marks && !day->sign_off && !check_day (day, find, error))
        return FALSE;
    }
  return TRUE;
}
