#include "config.h"

#include "summer-facts-loader.h"

#include "summer-attendance-loader.h"
#include "summer-class-table.h"
#include "summer-programme-table.h"
#include "summer-seal-functions.h"
#include "summer-statement.h"
#include "summer-union-table.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  gint64 child;
  SummerFactCover cover; /* but for the index of the child */
} Insured;

typedef struct
{
  SummerStore *store;
  SummerFacts *facts;
  gint64 only; /* id of the one class wanted, 0 = all of the programme */
  gboolean with_marks;
  GArray *insured; /* Insured, by child: of the whole programme */
  GArray *rows;    /* scratch, copied to the class in its exact size */
  SummerAttendanceLoader *attendance;
} Loader;

static const char *
intern (Loader *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->facts->strings, text);
}

static const char *
intern_column (Loader *self, SummerStatement *each, int column)
{
  return intern (self, summer_statement_get_text (each, column));
}

/* A statement about one class, of which ?1 is the id. */
static SummerStatement *
ask_class (Loader *self, const char *sql, const SummerClassFacts *class, GError **error)
{
  SummerStatement *each = summer_statement_new (self->store, sql, error);

  if (each != NULL)
    summer_statement_bind_int (each, 1, class->id);
  return each;
}

static void
start_rows (Loader *self, guint size)
{
  if (g_array_get_element_size (self->rows) != size)
    {
      g_array_unref (self->rows);
      self->rows = g_array_new (FALSE, FALSE, size);
    }
  g_array_set_size (self->rows, 0);
}

static gpointer
dup_rows (Loader *self, guint *n)
{
  *n = self->rows->len;
  return g_memdup2 (self->rows->data,
                    (gsize) self->rows->len * g_array_get_element_size (self->rows));
}

static void
note_day (Loader *self, SummerDay day)
{
  self->facts->latest = MAX (self->facts->latest, day);
}

static gboolean
load_programme (Loader *self, gint64 programme, GError **error)
{
  static const char sql[] = "SELECT name, year, first_day, last_day FROM programme WHERE id = ?1";
  SummerFacts *facts = self->facts;
  g_autoptr (SummerStatement) each = summer_statement_new (self->store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, programme);
  if (!summer_statement_step (each, error))
    {
      if (!summer_statement_failed (each))
        g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                             _ ("The programme is no longer there. Choose another one."));
      return FALSE;
    }
  facts->id = programme;
  facts->name = intern_column (self, each, 0);
  facts->year = summer_statement_get_number (each, 1);
  facts->first_day = summer_statement_get_day (each, 2);
  facts->last_day = summer_statement_get_day (each, 3);

  facts->policy = summer_programme_load_policy (self->store, programme, error);
  if (facts->policy == NULL)
    return FALSE;
  g_autoptr (GArray) closed = summer_programme_load_closed_days (self->store, programme, error);
  if (closed == NULL)
    return FALSE;
  facts->n_closed_days = closed->len;
  facts->closed_days = (SummerDay *) g_array_free (g_steal_pointer (&closed), FALSE);
  return TRUE;
}

#define CLASS_COLUMNS                                                                              \
  "SELECT c.id, c.code, c.name, c.union_name, c.host, c.venue, c.account_name, c.bank,"            \
  " " SUMMER_OPENED ("class", "account_number",                                                    \
                     "c") ", c.kind, c.state, c.first_day, c.last_day,"                            \
                          " c.emergency_plan, c.rank, c.places, v.name, v.qualified_until, "       \
                          "v.state FROM class c LEFT JOIN"                                         \
                          " provider v ON v.id = c.provider "

static gboolean
load_classes (Loader *self, GError **error)
{
  static const char all[] = CLASS_COLUMNS "WHERE c.programme = ?1 ORDER BY c.code";
  static const char one[] = CLASS_COLUMNS "WHERE c.id = ?1";
  g_autoptr (SummerStatement) each
      = summer_statement_new (self->store, self->only != 0 ? one : all, error);
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (SummerClassFacts));

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, self->only != 0 ? self->only : self->facts->id);
  while (summer_statement_step (each, error))
    {
      SummerClassFacts class = {
        .id = summer_statement_get_int (each, 0),
        .code = intern_column (self, each, 1),
        .name = intern_column (self, each, 2),
        .union_name = intern_column (self, each, 3),
        .host = intern_column (self, each, 4),
        .venue = intern_column (self, each, 5),
        .account_name = intern_column (self, each, 6),
        .bank = intern_column (self, each, 7),
        .account_number = intern_column (self, each, 8),
        .kind = (SummerClassKind) summer_statement_get_number (each, 9),
        .state = (SummerClassState) summer_statement_get_number (each, 10),
        .first_day = summer_statement_get_day (each, 11),
        .last_day = summer_statement_get_day (each, 12),
        .emergency_plan = summer_statement_get_day (each, 13),
        .rank = summer_statement_is_null (each, 14) ? SUMMER_RANK_NONE
                                                    : summer_statement_get_number (each, 14),
        .places = summer_statement_get_number (each, 15),
        .provider = intern_column (self, each, 16),
        .provider_until = summer_statement_get_day (each, 17),
        .provider_barred = summer_statement_get_number (each, 18) == SUMMER_PROVIDER_BARRED,
      };
      g_array_append_val (classes, class);
    }
  self->facts->n_classes = classes->len;
  self->facts->classes = (SummerClassFacts *) g_array_free (g_steal_pointer (&classes), FALSE);
  return !summer_statement_failed (each);
}

/* Each class's union and those above it, from below up. */
static gboolean
load_unions (Loader *self, GError **error)
{
  g_autoptr (SummerUnionTree) tree = summer_union_tree_load (self->store, self->facts->id, error);

  if (tree == NULL)
    return FALSE;
  for (guint i = 0; i < self->facts->n_classes; i++)
    {
      SummerClassFacts *class = &self->facts->classes[i];
      g_autoptr (GPtrArray) unions = g_ptr_array_new ();
      int at = class->union_name != NULL ? summer_union_tree_find (tree, class->union_name) : -1;

      while (at >= 0)
        {
          const SummerUnionNode *node = summer_union_tree_get (tree, (guint) at);
          g_autofree char *place = summer_union_dup_place (node->name);

          g_ptr_array_add (unions, (gpointer) intern (self, node->name));
          if (strcmp (place, node->name) != 0)
            g_ptr_array_add (unions, (gpointer) intern (self, place));
          at = node->parent;
        }
      if (unions->len == 0)
        continue;
      g_ptr_array_add (unions, NULL);
      class->unions = (const char **) g_ptr_array_free (g_steal_pointer (&unions), FALSE);
    }
  return TRUE;
}

static int
compare_insured (gconstpointer a, gconstpointer b)
{
  const Insured *left = a, *right = b;

  if (left->child != right->child)
    return left->child < right->child ? -1 : 1;
  return (left->cover.first > right->cover.first) - (left->cover.first < right->cover.first);
}

/* Every child named by a policy of the programme, to be merged with the children of the classes; for one
 * class, those of its children. */
static gboolean
load_insured (Loader *self, GError **error)
{
  static const char all[] = "SELECT n.child, i.kind, i.first_day, i.last_day FROM insurance i"
                            " CROSS JOIN insured n ON n.policy = i.id WHERE i.programme = ?1";
  static const char one[]
      = "SELECT n.child, i.kind, i.first_day, i.last_day FROM (SELECT child FROM enrolment WHERE"
        " class = ?1 UNION SELECT child FROM attendance WHERE class = ?1) e CROSS JOIN insured n ON"
        " n.child = e.child CROSS JOIN insurance i ON i.id = n.policy";
  static const char enrolled[]
      = "SELECT n.child, i.kind, i.first_day, i.last_day FROM (SELECT DISTINCT child FROM enrolment"
        " WHERE class = ?1) e CROSS JOIN insured n ON n.child = e.child CROSS JOIN insurance i ON"
        " i.id = n.policy";
  const char *sql = self->only == 0 ? all : self->with_marks ? one : enrolled;
  g_autoptr (SummerStatement) each = summer_statement_new (self->store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, self->only != 0 ? self->only : self->facts->id);
  while (summer_statement_step (each, error))
    {
      Insured row = { summer_statement_get_int (each, 0),
                      { 0, (SummerInsuranceKind) summer_statement_get_number (each, 1),
                        summer_statement_get_day (each, 2), summer_statement_get_day (each, 3) } };
      g_array_append_val (self->insured, row);
    }
  g_array_sort (self->insured, compare_insured);
  return !summer_statement_failed (each);
}

static void
load_cover (Loader *self, SummerClassFacts *class)
{
  const Insured *insured = (const Insured *) (gpointer) self->insured->data;

  start_rows (self, sizeof (SummerFactCover));
  for (guint i = 0; i < class->n_children; i++)
    {
      gint64 id = class->children[i].id;
      guint low = 0, high = self->insured->len;

      while (low < high)
        {
          guint middle = low + (high - low) / 2;
          if (insured[middle].child < id)
            low = middle + 1;
          else
            high = middle;
        }
      for (; low < self->insured->len && insured[low].child == id; low++)
        {
          SummerFactCover cover = insured[low].cover;
          cover.child = i;
          g_array_append_val (self->rows, cover);
        }
    }
  class->cover = dup_rows (self, &class->n_cover);
}

static gboolean
load_adjustments (Loader *self, SummerClassFacts *class, GError **error)
{
  static const char sql[]
      = "SELECT day, kind, reason FROM adjustment WHERE class = ?1 ORDER BY day";
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);

  if (each == NULL)
    return FALSE;
  start_rows (self, sizeof (SummerAdjustmentRecord));
  while (summer_statement_step (each, error))
    {
      SummerAdjustmentRecord adjustment
          = { class->id, summer_statement_get_day (each, 0),
              (SummerAdjustmentKind) summer_statement_get_number (each, 1),
              intern_column (self, each, 2) };
      g_array_append_val (self->rows, adjustment);
    }
  class->adjustments = dup_rows (self, &class->n_adjustments);
  return !summer_statement_failed (each);
}

/* The name at a column among the persons, to whom it is added. A class has a handful of staff: they are compared
 * one by one, from the one after @last on, since each day names them in the same order. As bytes: as text,
 * SQLite would copy each name to end it with a NUL. */
static guint
get_person (Loader *self, GArray *persons, SummerStatement *each, int column, guint last)
{
  gsize size = 0;
  const char *name = summer_statement_get_blob (each, column, &size);

  for (guint i = 1; i <= persons->len; i++)
    {
      guint person = (last + i) % persons->len;
      const char *known = g_array_index (persons, const char *, person);

      if (strncmp (known, name, size) == 0 && known[size] == '\0')
        return person;
    }

  const char *kept = g_string_chunk_insert_len (self->facts->strings, name, (gssize) size);
  g_array_append_val (persons, kept);
  return persons->len - 1;
}

static gboolean
load_assignments (Loader *self, SummerClassFacts *class, GArray *persons, GError **error)
{
  static const char sql[]
      = "SELECT name, role, ifnull (first_day, ?2), ifnull (last_day, ?3) FROM staff"
        " WHERE class = ?1 ORDER BY name, role, 3";
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_day (each, 2, class->first_day);
  summer_statement_bind_day (each, 3, class->last_day);
  start_rows (self, sizeof (SummerFactAssignment));
  while (summer_statement_step (each, error))
    {
      SummerFactAssignment assignment
          = { get_person (self, persons, each, 0, 0),
              (SummerRole) summer_statement_get_number (each, 1),
              summer_statement_get_day (each, 2), summer_statement_get_day (each, 3) };
      g_array_append_val (self->rows, assignment);
    }
  class->assignments = dup_rows (self, &class->n_assignments);
  return !summer_statement_failed (each);
}

static int
compare_staff_marks (gconstpointer a, gconstpointer b)
{
  const SummerFactStaffMark *left = a, *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return (left->person > right->person) - (left->person < right->person);
}

static gboolean
load_staff_marks (Loader *self, SummerClassFacts *class, GArray *persons, GError **error)
{
  static const char sql[]
      = "SELECT day, name, mark FROM staff_attendance WHERE class = ?1 ORDER BY day, name";
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);
  gboolean sorted = TRUE;
  guint last = 0;

  if (each == NULL)
    return FALSE;
  start_rows (self, sizeof (SummerFactStaffMark));
  while (summer_statement_step (each, error))
    {
      SummerFactStaffMark mark
          = { summer_statement_get_day (each, 0), get_person (self, persons, each, 1, last),
              summer_statement_get_number (each, 2) == SUMMER_STAFF_PRESENT };
      if (self->rows->len > 0)
        sorted = sorted
                 && compare_staff_marks (&g_array_index (self->rows, SummerFactStaffMark,
                                                         self->rows->len - 1),
                                         &mark)
                        < 0;
      last = mark.person;
      note_day (self, mark.day);
      g_array_append_val (self->rows, mark);
    }
  if (!sorted) /* a name that is not among the staff */
    g_array_sort (self->rows, compare_staff_marks);
  class->staff_marks = dup_rows (self, &class->n_staff_marks);
  return !summer_statement_failed (each);
}

static gboolean
load_staff (Loader *self, SummerClassFacts *class, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (const char *));
  gboolean done = load_assignments (self, class, persons, error)
                  && (!self->with_marks || load_staff_marks (self, class, persons, error));

  class->n_persons = persons->len;
  class->persons = (const char **) (gpointer) g_array_free (g_steal_pointer (&persons), FALSE);
  return done;
}

static gboolean
load_events (Loader *self,
             SummerClassFacts *class,
             const char *sql,
             SummerFactEvent **events,
             guint *n_events,
             GError **error)
{
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);

  if (each == NULL)
    return FALSE;
  start_rows (self, sizeof (SummerFactEvent));
  while (summer_statement_step (each, error))
    {
      SummerFactEvent event
          = { summer_statement_get_int (each, 0),    summer_statement_get_day (each, 1),
              summer_statement_get_number (each, 2), summer_statement_get_day (each, 3),
              summer_statement_get_day (each, 4),    intern_column (self, each, 5) };
      note_day (self, event.day);
      g_array_append_val (self->rows, event);
    }
  *events = dup_rows (self, n_events);
  return !summer_statement_failed (each);
}

static gboolean
load_class (Loader *self, SummerClassFacts *class, GError **error)
{
  static const char reviews[]
      = "SELECT id, day, result, NULL, NULL, note FROM review WHERE class = ?1 ORDER BY day, id";
  static const char visits[]
      = "SELECT id, day, result, fixed_on, fix_by, problem FROM visit WHERE class = ?1"
        " ORDER BY day, id";
  static const char incidents[] = "SELECT id, day, severity, NULL, NULL, what FROM incident WHERE "
                                  "class = ?1 ORDER BY day, id";
  static const char responses[] = "SELECT id, day, rating, NULL, NULL, comment FROM response WHERE "
                                  "class = ?1 ORDER BY day, id";

  if (!summer_attendance_loader_load (self->attendance, class, self->with_marks, error)
      || !load_adjustments (self, class, error) || !load_staff (self, class, error))
    return FALSE;
  if (class->n_marks > 0)
    note_day (self, class->marks[class->n_marks - 1].day);
  load_cover (self, class);
  if (!self->with_marks)
    return TRUE;
  return load_events (self, class, reviews, &class->reviews, &class->n_reviews, error)
         && load_events (self, class, visits, &class->visits, &class->n_visits, error)
         && load_events (self, class, incidents, &class->incidents, &class->n_incidents, error)
         && load_events (self, class, responses, &class->responses, &class->n_responses, error);
}

static gboolean
load_all (Loader *self, gint64 programme, GCancellable *cancellable, GError **error)
{
  /* Only where all classes are there can anything be granted. */
  if (!load_programme (self, programme, error) || !load_classes (self, error)
      || (self->only == 0 && !load_unions (self, error)) || !load_insured (self, error))
    return FALSE;
  for (guint i = 0; i < self->facts->n_classes; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !load_class (self, &self->facts->classes[i], error))
      return FALSE;
  return TRUE;
}

/* Of a programme, or of the one class. All of it as it was at one moment. */
static SummerFacts *
load (SummerStore *store,
      gint64 programme,
      gint64 only,
      gboolean with_marks,
      GCancellable *cancellable,
      GError **error)
{
  sqlite3 *db = summer_store_get_db (store);
  gboolean alone = sqlite3_get_autocommit (db) != 0;
  g_autoptr (SummerFacts) facts = summer_facts_new ();
  g_autoptr (SummerAttendanceLoader) attendance = NULL;
  gboolean done = FALSE;

  if (alone && !summer_store_exec (db, "BEGIN", error))
    return NULL;
  attendance = summer_attendance_loader_new (store, facts->strings, error);
  Loader self = { store,
                  facts,
                  only,
                  with_marks,
                  g_array_new (FALSE, FALSE, sizeof (Insured)),
                  g_array_new (FALSE, FALSE, 1),
                  attendance };

  done = attendance != NULL;
  if (done && only != 0)
    programme = summer_class_find_programme (store, only, error);
  done = done && (only == 0 || programme != 0) && load_all (&self, programme, cancellable, error);
  if (alone)
    sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  g_array_unref (self.insured);
  g_array_unref (self.rows);
  return done ? g_steal_pointer (&facts) : NULL;
}

/**
 * summer_store_load_facts:
 * @cancellable: (nullable): looked at between classes
 *
 * Everything the rules read of a programme, as it was at one moment. Dates of enrolments and assignments
 * that were not given are the class's.
 *
 * Returns: (transfer full) (nullable): the facts, or NULL with @error set
 */
SummerFacts *
summer_store_load_facts (SummerStore *store,
                         gint64 programme,
                         GCancellable *cancellable,
                         GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);

  return load (store, programme, 0, TRUE, cancellable, error);
}

/**
 * summer_store_load_class_facts:
 * @class_id: a class
 * @with_marks: FALSE leaves out what happened: marks of children and staff, reviews, visits, incidents and
 *   responses, which are nearly all there is to read
 *
 * The facts of its programme with this class alone, at a cost that follows the class: what the desk of one
 * class works on. What needs the other classes (the limit of a host, the fund) cannot be judged from it.
 *
 * Returns: (transfer full) (nullable): the facts, or NULL with @error set, %SUMMER_STORE_ERROR_NOT_FOUND when
 *   there is no such class
 */
SummerFacts *
summer_store_load_class_facts (SummerStore *store,
                               gint64 class_id,
                               gboolean with_marks,
                               GError **error)
{
  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);
  g_return_val_if_fail (class_id != 0, NULL);

  return load (store, 0, class_id, with_marks, NULL, error);
}
