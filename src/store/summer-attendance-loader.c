#include "config.h"

#include "summer-attendance-loader.h"

#include "summer-release-loader.h"
#include "summer-statement.h"

#include <string.h>

#define N_ADULTS (1 + SUMMER_MAX_COLLECTORS) /* the guardian, then the collectors */

/* A name without the space around it. */
typedef struct
{
  const char *text; /* in the chunk of names, or the statement's */
  gsize length;     /* 0 = none */
} Name;

typedef struct
{
  gint64 id;
  Name adults[N_ADULTS];
  gboolean
      written; /* the guardian put something in writing: few did, and only then it is looked at */
} Child;

/* The arrays are scratch, used again for each class and copied to it in their exact size. */
struct _SummerAttendanceLoader
{
  SummerStore *store;            /* borrowed */
  GStringChunk *strings;         /* borrowed: of the facts */
  GStringChunk *names;           /* of the adults of the class being loaded */
  SummerReleaseLoader *releases; /* owned */
  GArray *facts;                 /* SummerFactChild, by id */
  GArray *children;              /* Child, as facts */
  GArray *enrolments;            /* SummerFactEnrolment */
  GArray *marks;                 /* SummerFactMark */
};

/**
 * summer_attendance_loader_new:
 * @store: borrowed
 * @strings: borrowed: where codes and names of children are kept
 *
 * Returns: (transfer full) (nullable): a loader for one class after another, or NULL with @error set
 */
SummerAttendanceLoader *
summer_attendance_loader_new (SummerStore *store, GStringChunk *strings, GError **error)
{
  g_autoptr (SummerReleaseLoader) releases = summer_release_loader_new (store, error);

  if (releases == NULL)
    return NULL;

  SummerAttendanceLoader *self = g_new0 (SummerAttendanceLoader, 1);
  self->releases = g_steal_pointer (&releases);
  self->store = store;
  self->strings = strings;
  self->names = g_string_chunk_new (4096);
  self->facts = g_array_new (FALSE, FALSE, sizeof (SummerFactChild));
  self->children = g_array_new (FALSE, FALSE, sizeof (Child));
  self->enrolments = g_array_new (FALSE, FALSE, sizeof (SummerFactEnrolment));
  self->marks = g_array_new (FALSE, FALSE, sizeof (SummerFactMark));
  return self;
}

void
summer_attendance_loader_free (SummerAttendanceLoader *self)
{
  g_string_chunk_free (self->names);
  summer_release_loader_free (self->releases);
  g_array_unref (self->facts);
  g_array_unref (self->children);
  g_array_unref (self->enrolments);
  g_array_unref (self->marks);
  g_free (self);
}

static SummerStatement *
ask_class (SummerAttendanceLoader *self,
           const char *sql,
           const SummerClassFacts *class,
           GError **error)
{
  SummerStatement *each = summer_statement_new (self->store, sql, error);

  if (each != NULL)
    summer_statement_bind_int (each, 1, class->id);
  return each;
}

/* The part of a text between its leading and trailing spaces. */
static Name
trim (const char *text, gsize length)
{
  while (length > 0 && g_ascii_isspace (*text))
    {
      text++;
      length--;
    }
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return (Name){ text, length };
}

/* A text of the row, kept in the chunk. As bytes: as text, SQLite would copy it to end it with a NUL. */
static const char *
keep (GStringChunk *chunk, SummerStatement *each, int column)
{
  gsize size = 0;
  const char *text = summer_statement_get_blob (each, column, &size);

  return g_string_chunk_insert_len (chunk, text != NULL ? text : "", (gssize) size);
}

/* Adds the child on the row of each to the class, unless it is the one added last. */
static void
add_child (SummerAttendanceLoader *self, SummerStatement *each)
{
  SummerFactChild fact = { .id = summer_statement_get_int (each, 0) };
  Child child = { .id = fact.id };

  if (self->children->len > 0
      && g_array_index (self->children, Child, self->children->len - 1).id == fact.id)
    return;
  fact.code = keep (self->strings, each, 1);
  fact.name = keep (self->strings, each, 2);
  for (int i = 0; i < N_ADULTS; i++)
    {
      gsize size = 0;
      const char *adult = summer_statement_get_blob (each, 3 + i, &size);
      Name name = adult == NULL ? (Name){ NULL, 0 } : trim (adult, size);

      if (name.length > 0)
        name.text = g_string_chunk_insert_len (self->names, name.text, (gssize) name.length);
      child.adults[i] = name;
    }
  g_array_append_val (self->facts, fact);
  g_array_append_val (self->children, child);
}

static int
compare_enrolments (gconstpointer a, gconstpointer b)
{
  const SummerFactEnrolment *left = a, *right = b;

  if (left->child != right->child)
    return left->child < right->child ? -1 : 1;
  return (left->first > right->first) - (left->first < right->first);
}

/* The children of the class with their enrolments; with_marked: and those who have a mark without being
 * enrolled. */
static gboolean
load_children (SummerAttendanceLoader *self,
               SummerClassFacts *class,
               gboolean with_marked,
               GError **error)
{
  static const char enrolled[]
      = "SELECT h.id, h.code, h.name, h.guardian, h.collector1, h.collector2, h.collector3,"
        " 1, e.first_day, e.last_day, e.agreement"
        " FROM enrolment e CROSS JOIN child h ON h.id = e.child WHERE e.class = ?1 ORDER BY "
        "e.child";
  static const char marked[]
      = "SELECT h.id, h.code, h.name, h.guardian, h.collector1, h.collector2, h.collector3,"
        " e.id IS NOT NULL, e.first_day, e.last_day, e.agreement"
        " FROM child h LEFT JOIN enrolment e ON e.child = h.id AND e.class = ?1"
        " WHERE h.id IN (SELECT child FROM enrolment WHERE class = ?1"
        " UNION SELECT child FROM attendance WHERE class = ?1) ORDER BY h.id";
  g_autoptr (SummerStatement) each
      = ask_class (self, with_marked ? marked : enrolled, class, error);

  if (each == NULL)
    return FALSE;
  g_array_set_size (self->enrolments, 0);
  g_array_set_size (self->children, 0);
  g_array_set_size (self->facts, 0);
  g_string_chunk_clear (self->names);
  while (summer_statement_step (each, error))
    {
      add_child (self, each);
      if (summer_statement_get_number (each, 7) == 0)
        continue;

      SummerFactEnrolment enrolment
          = { self->children->len - 1, summer_statement_get_day (each, 8),
              summer_statement_get_day (each, 9), summer_statement_get_day (each, 10) };
      if (enrolment.first == SUMMER_DAY_NONE)
        enrolment.first = class->first_day;
      if (enrolment.last == SUMMER_DAY_NONE)
        enrolment.last = class->last_day;
      g_array_append_val (self->enrolments, enrolment);
    }
  g_array_sort (self->enrolments, compare_enrolments);
  return !summer_statement_failed (each);
}

/* Whether the name is the guardian's or one of the collectors'. */
static gboolean
is_on_roster (const Child *child, Name name)
{
  for (guint i = 0; i < N_ADULTS; i++)
    if (child->adults[i].length == name.length && name.length > 0
        && memcmp (child->adults[i].text, name.text, name.length) == 0)
      return TRUE;
  return FALSE;
}

/* Who took the child home: listed on that day, or somebody else with a reason and a second member of staff. */
static gboolean
check_collector (SummerAttendanceLoader *self,
                 const Child *child,
                 SummerFactMark *mark,
                 Name name,
                 GError **error)
{
  SummerWritten written = child->written
                              ? summer_release_loader_find (self->releases, child->id, name.text,
                                                            name.length, mark->day)
                              : SUMMER_WRITTEN_NOTHING;
  gboolean confirmed = FALSE;

  mark->collector_listed = written == SUMMER_WRITTEN_VALID
                           || (written == SUMMER_WRITTEN_NOTHING && is_on_roster (child, name));
  if (mark->collector_listed)
    return TRUE;
  if (!summer_release_loader_confirm (self->releases, child->id, mark->day, &confirmed, error))
    return FALSE;
  mark->release_confirmed = confirmed;
  return TRUE;
}

/* The long pass: rows come by day and child, and children lie by id, so that each day is one merge. unknown
 * is set when a mark is of a child that is not among the class's, and the pass given up. */
static gboolean
load_marks (SummerAttendanceLoader *self,
            SummerClassFacts *class,
            gboolean *unknown,
            GError **error)
{
  static const char sql[]
      = "SELECT day, child, mark, time_in, time_out, collected_by FROM attendance WHERE class = ?1"
        " ORDER BY day, child";
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);
  const Child *children = (const Child *) (gpointer) self->children->data;
  SummerDay day = SUMMER_DAY_NONE;
  guint at = 0, n = 0;

  *unknown = FALSE;
  if (each == NULL)
    return FALSE;

  sqlite3_stmt *stmt = summer_statement_get_handle (each);
  while (summer_statement_step (each, error))
    {
      SummerFactMark *mark;
      SummerDay row_day = sqlite3_column_int (stmt, 0);
      gint64 child = sqlite3_column_int64 (stmt, 1);
      const char *collector;

      if (row_day != day)
        {
          day = row_day;
          at = 0;
        }
      while (at < self->children->len && children[at].id < child)
        at++;
      if (at == self->children->len || children[at].id != child)
        {
          *unknown = TRUE;
          return TRUE;
        }

      if (n == self->marks->len)
        g_array_set_size (self->marks, MAX (1024, 2 * n));
      mark = &g_array_index (self->marks, SummerFactMark, n++);
      /* As bytes: as text, SQLite would copy each to end it with a NUL. */
      collector = sqlite3_column_blob (stmt, 5);
      *mark = (SummerFactMark){
        .day = day,
        .child = at,
        .mark = (guint8) sqlite3_column_int (stmt, 2),
        .has_in = sqlite3_column_type (stmt, 3) != SQLITE_NULL,
        .has_out = sqlite3_column_type (stmt, 4) != SQLITE_NULL,
        .has_collector = collector != NULL,
      };
      if (collector != NULL
          && !check_collector (self, &children[at], mark,
                               trim (collector, (gsize) sqlite3_column_bytes (stmt, 5)), error))
        return FALSE;
    }
  g_array_set_size (self->marks, n);
  return !summer_statement_failed (each);
}

static gboolean
start_releases (SummerAttendanceLoader *self,
                SummerClassFacts *class,
                gboolean with_marked,
                GError **error)
{
  if (!summer_release_loader_start (self->releases, class->id, with_marked, error))
    return FALSE;
  for (guint i = 0; i < self->children->len; i++)
    {
      Child *child = &g_array_index (self->children, Child, i);

      child->written = summer_release_loader_has (self->releases, child->id);
    }
  return TRUE;
}

static gpointer
dup_rows (GArray *rows, guint *n)
{
  *n = rows->len;
  return g_memdup2 (rows->data, (gsize) rows->len * g_array_get_element_size (rows));
}

/**
 * summer_attendance_loader_load:
 * @class: facts with id and dates; children, enrolments and marks are filled in
 * @with_marks: whether marks are wanted; without them nobody is known who is not enrolled
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_attendance_loader_load (SummerAttendanceLoader *self,
                               SummerClassFacts *class,
                               gboolean with_marks,
                               GError **error)
{
  gboolean unknown = FALSE;

  g_array_set_size (self->marks, 0);
  if (!load_children (self, class, FALSE, error)
      || (with_marks
          && (!start_releases (self, class, FALSE, error)
              || !load_marks (self, class, &unknown, error))))
    return FALSE;
  if (unknown
      && (!load_children (self, class, TRUE, error) || !start_releases (self, class, TRUE, error)
          || !load_marks (self, class, &unknown, error)))
    return FALSE;
  class->children = dup_rows (self->facts, &class->n_children);
  class->enrolments = dup_rows (self->enrolments, &class->n_enrolments);
  class->marks = dup_rows (self->marks, &class->n_marks);
  return TRUE;
}
