/* Signs a child in at the desk, from the call to the durable commit, against a bare transaction that writes the same
 * rows: one of attendance, one of the journal with a changeset of the same size. Both with synchronous=FULL on the
 * same file system, taking turns; prints two seconds a repetition: ours, theirs. */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>

#include "summer-desk.h"
#include "summer-programme-table.h"

#define WARM_UP 5 /* the first ones fill the caches of both */

typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *begin, *mark, *entry, *commit;
  gint64 sequence;
} Bare;

static double
seconds_since (gint64 start)
{
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static sqlite3_stmt *
prepare (sqlite3 *db, const char *sql)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
  return statement;
}

/* The two tables as they are in the database, with nothing else about. */
static void
bare_open (Bare *self, const char *path)
{
  static const char schema[]
      = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
        "CREATE TABLE attendance (class INTEGER NOT NULL, day INTEGER NOT NULL, child INTEGER NOT"
        " NULL, mark INTEGER NOT NULL, time_in INTEGER, time_out INTEGER, brought_by TEXT,"
        " collected_by TEXT, PRIMARY KEY (class, day, child)) STRICT, WITHOUT ROWID;"
        "CREATE INDEX attendance_by_child ON attendance (child);"
        "CREATE TABLE journal (sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, account TEXT "
        "NOT"
        " NULL, action TEXT NOT NULL, reason TEXT, undoes INTEGER, packing INTEGER NOT NULL,"
        " changeset BLOB NOT NULL, previous BLOB NOT NULL, hash BLOB NOT NULL) STRICT";

  if (sqlite3_open (path, &self->db) != SQLITE_OK
      || sqlite3_exec (self->db, schema, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (self->db));
  self->begin = prepare (self->db, "BEGIN IMMEDIATE");
  self->commit = prepare (self->db, "COMMIT");
  self->mark = prepare (self->db, "INSERT INTO attendance VALUES (?1, ?2, ?3, 1, 486, NULL, ?4,"
                                  " NULL)");
  self->entry = prepare (self->db, "INSERT INTO journal VALUES (?1, 1563445200, 'user', 'sign-in',"
                                   " ?2, NULL, 0, zeroblob (96), zeroblob (32), zeroblob (32))");
}

static void
run (Bare *self, sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (self->db));
  sqlite3_reset (statement);
}

static double
time_bare (Bare *self, gint64 class_id, SummerDay day, gint64 child)
{
  gint64 start = g_get_monotonic_time ();

  run (self, self->begin);
  sqlite3_bind_int64 (self->mark, 1, class_id);
  sqlite3_bind_int (self->mark, 2, day);
  sqlite3_bind_int64 (self->mark, 3, child);
  sqlite3_bind_text (self->mark, 4, "林建国", -1, SQLITE_STATIC);
  run (self, self->mark);
  sqlite3_bind_int64 (self->entry, 1, ++self->sequence);
  sqlite3_bind_text (self->entry, 2, "林甜甜 08:06 · 补录", -1, SQLITE_STATIC);
  run (self, self->entry);
  run (self, self->commit);
  return seconds_since (start);
}

static void
bare_close (Bare *self)
{
  sqlite3_finalize (self->begin);
  sqlite3_finalize (self->mark);
  sqlite3_finalize (self->entry);
  sqlite3_finalize (self->commit);
  sqlite3_close (self->db);
}

/* The day begins anew, in both: what is timed is always the first sign-in of a child. */
static void
clear_day (const SummerDesk *desk, GArray *children, Bare *bare)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SummerDeskMark));

  for (guint i = 0; i < children->len; i++)
    {
      SummerDeskMark mark = { g_array_index (children, gint64, i), desk->day, SUMMER_MARK_PRESENT,
                              SUMMER_MARK_UNRECORDED };
      g_array_append_val (marks, mark);
    }
  if (!summer_desk_mark (desk, (const SummerDeskMark *) (gpointer) marks->data, marks->len, NULL,
                         &error))
    g_error ("%s", error->message);
  if (sqlite3_exec (bare->db, "DELETE FROM attendance", NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (bare->db));
}

static double
time_ours (const SummerDesk *desk, gint64 child)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *done = NULL;
  gint64 start = g_get_monotonic_time ();

  if (!summer_desk_sign_in (desk, child, 486, "林建国", &done, &error))
    g_error ("%s", error->message);
  return seconds_since (start);
}

/* The children whom the day of the class expects and who are not recorded yet. */
static GArray *
list_children (SummerStore *store, gint64 class_id, SummerDay day)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassDay) of = summer_class_day_load (store, class_id, day, &error);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (of == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; of->is_open && i < of->n_children; i++)
    if (of->children[i].expected && of->children[i].mark == SUMMER_MARK_UNRECORDED)
      g_array_append_val (children, of->children[i].id);
  if (children->len == 0)
    g_error ("nobody is to be signed in that day");
  return g_steal_pointer (&children);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  int repetitions = argc == 5 ? atoi (argv[4]) : 0;
  SummerDay day = argc == 5 ? summer_day_parse (argv[3]) : SUMMER_DAY_NONE;
  g_autofree char *bare_path = NULL;
  Bare bare = { 0 };

  if (repetitions < 1 || day == SUMMER_DAY_NONE)
    g_error ("usage: bench-sign DATABASE FOLDER DAY REPETITIONS");
  g_autoptr (SummerStore) store = summer_store_open (argv[1], SUMMER_STORE_NONE, &error);
  gint64 programme = store != NULL ? summer_programme_find (store, 2019, &error) : 0;
  gint64 class_id
      = programme != 0 ? summer_desk_find_class (store, programme, "FZ-00001", &error) : 0;

  if (programme != 0 && class_id == 0)
    {
      g_clear_error (&error);
      class_id = summer_desk_find_class (store, programme, "FZ-001", &error);
    }
  if (class_id == 0)
    g_error ("%s", error->message);

  bare_path = g_build_filename (argv[2], "bare.db", NULL);
  bare_open (&bare, bare_path);
  g_autoptr (GArray) children = list_children (store, class_id, day);
  const SummerDesk desk = { .store = store,
                            .class_id = class_id,
                            .day = day,
                            .today = day,
                            .now = 486,
                            .reason = "补录",
                            .by = "赵敏" };
  for (int i = -WARM_UP; i < repetitions;)
    {
      for (guint c = 0; c < children->len && i < repetitions; c++, i++)
        {
          gint64 child = g_array_index (children, gint64, c);
          double ours = time_ours (&desk, child);
          double theirs = time_bare (&bare, class_id, day, child);

          if (i >= 0)
            g_print ("%f %f\n", ours, theirs);
        }
      clear_day (&desk, children, &bare);
    }
  bare_close (&bare);
  g_unlink (bare_path);
  return EXIT_SUCCESS;
}
