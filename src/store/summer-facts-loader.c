#include "config.h"

#include "summer-facts-loader.h"

#include "summer-programme-table.h"
#include "summer-statement.h"

#include <glib/gi18n.h>

#define N_ADULTS (1 + SUMMER_MAX_COLLECTORS) /* the guardian, then the collectors */

typedef struct
{
  gint64 id;
  const char *adults[N_ADULTS]; /* in the chunk of the facts, "" = none */
} Child;

typedef struct
{
  gint64 child;
  SummerFactCover cover; /* but for the index of the child */
} Insured;

typedef struct
{
  SummerStore *store;
  SummerFacts *facts;
  GArray *insured;  /* Insured, by child: of the whole programme */
  GArray *children; /* Child, by id: of the class being loaded, as class->children */
  GArray *rows;     /* scratch, taken over by the class in its exact size */
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

static gboolean
load_classes (Loader *self, GError **error)
{
  static const char sql[] = "SELECT c.id, c.code, c.name, c.union_name, c.host, c.venue, "
                            "c.account_name, c.bank, c.account_number,"
                            " c.kind, c.state, c.first_day, c.last_day, c.emergency_plan, c.rank, "
                            "c.places, v.name, v.qualified_until,"
                            " v.state FROM class c LEFT JOIN provider v ON v.id = c.provider WHERE "
                            "c.programme = ?1 ORDER BY c.code";
  g_autoptr (SummerStatement) each = summer_statement_new (self->store, sql, error);
  g_autoptr (GArray) classes = g_array_new (FALSE, FALSE, sizeof (SummerClassFacts));

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, self->facts->id);
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

static int
compare_insured (gconstpointer a, gconstpointer b)
{
  const Insured *left = a, *right = b;

  if (left->child != right->child)
    return left->child < right->child ? -1 : 1;
  return (left->cover.first > right->cover.first) - (left->cover.first < right->cover.first);
}

/* Every child named by a policy of the programme, to be merged with the children of the classes. */
static gboolean
load_insured (Loader *self, GError **error)
{
  static const char sql[] = "SELECT n.child, i.kind, i.first_day, i.last_day FROM insurance i"
                            " CROSS JOIN insured n ON n.policy = i.id WHERE i.programme = ?1";
  g_autoptr (SummerStatement) each = summer_statement_new (self->store, sql, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, self->facts->id);
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

static const char *
intern_trimmed (Loader *self, const char *text)
{
  g_autofree char *trimmed = text == NULL ? NULL : g_strstrip (g_strdup (text));

  return trimmed == NULL ? "" : intern (self, trimmed);
}

/* The children enrolled in the class; with_marked: and those who have a mark without being enrolled. */
static gboolean
load_children (Loader *self, SummerClassFacts *class, gboolean with_marked, GError **error)
{
  static const char enrolled[]
      = "SELECT id, code, name, guardian, collector1, collector2, collector3 FROM child"
        " WHERE id IN (SELECT child FROM enrolment WHERE class = ?1) ORDER BY id";
  static const char marked[]
      = "SELECT id, code, name, guardian, collector1, collector2, collector3 FROM child"
        " WHERE id IN (SELECT child FROM enrolment WHERE class = ?1"
        " UNION SELECT child FROM attendance WHERE class = ?1) ORDER BY id";
  g_autoptr (SummerStatement) each
      = ask_class (self, with_marked ? marked : enrolled, class, error);

  if (each == NULL)
    return FALSE;
  start_rows (self, sizeof (SummerFactChild));
  g_array_set_size (self->children, 0);
  while (summer_statement_step (each, error))
    {
      SummerFactChild fact = { summer_statement_get_int (each, 0), intern_column (self, each, 1),
                               intern_column (self, each, 2) };
      Child child = { .id = fact.id };

      for (int i = 0; i < N_ADULTS; i++)
        child.adults[i] = intern_trimmed (self, summer_statement_get_text (each, 3 + i));
      g_array_append_val (self->rows, fact);
      g_array_append_val (self->children, child);
    }
  g_free (class->children);
  class->children = dup_rows (self, &class->n_children);
  return !summer_statement_failed (each);
}

static guint
find_child (const SummerClassFacts *class, gint64 id)
{
  guint low = 0, high = class->n_children;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      if (class->children[middle].id < id)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
load_enrolments (Loader *self, SummerClassFacts *class, GError **error)
{
  static const char sql[]
      = "SELECT child, ifnull (first_day, ?2), ifnull (last_day, ?3), agreement FROM enrolment"
        " WHERE class = ?1 ORDER BY child, 2";
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);

  if (each == NULL)
    return FALSE;
  summer_statement_bind_day (each, 2, class->first_day);
  summer_statement_bind_day (each, 3, class->last_day);
  start_rows (self, sizeof (SummerFactEnrolment));
  while (summer_statement_step (each, error))
    {
      SummerFactEnrolment enrolment
          = { find_child (class, summer_statement_get_int (each, 0)),
              summer_statement_get_day (each, 1), summer_statement_get_day (each, 2),
              summer_statement_get_day (each, 3) };
      g_array_append_val (self->rows, enrolment);
    }
  class->enrolments = dup_rows (self, &class->n_enrolments);
  return !summer_statement_failed (each);
}

/* Whether the name, but for space around it, is the guardian's or one of the collectors'. */
static gboolean
is_listed (const Child *child, const char *name)
{
  gsize length;

  while (g_ascii_isspace (*name))
    name++;
  length = strlen (name);
  while (length > 0 && g_ascii_isspace (name[length - 1]))
    length--;
  for (guint i = 0; i < N_ADULTS; i++)
    if (strncmp (child->adults[i], name, length) == 0 && child->adults[i][length] == '\0'
        && length > 0)
      return TRUE;
  return FALSE;
}

/* The long pass: rows come by day and child, and children lie by id, so that each day is one merge. unknown
 * is set when a mark is of a child that is not among the class's, and the pass given up. */
static gboolean
load_marks (Loader *self, SummerClassFacts *class, gboolean *unknown, GError **error)
{
  static const char sql[]
      = "SELECT day, child, mark, time_in, time_out, collected_by FROM attendance"
        " WHERE class = ?1 ORDER BY day, child";
  g_autoptr (SummerStatement) each = ask_class (self, sql, class, error);
  const Child *children = (const Child *) (gpointer) self->children->data;
  SummerDay day = SUMMER_DAY_NONE;
  guint at = 0;

  *unknown = FALSE;
  if (each == NULL)
    return FALSE;

  sqlite3_stmt *stmt = summer_statement_get_handle (each);
  start_rows (self, sizeof (SummerFactMark));
  while (summer_statement_step (each, error))
    {
      SummerFactMark mark = { .day = sqlite3_column_int (stmt, 0) };
      gint64 child = sqlite3_column_int64 (stmt, 1);
      const char *collector;

      if (mark.day != day)
        {
          day = mark.day;
          at = 0;
        }
      while (at < class->n_children && children[at].id < child)
        at++;
      if (at == class->n_children || children[at].id != child)
        {
          *unknown = TRUE;
          return TRUE;
        }

      collector = (const char *) sqlite3_column_text (stmt, 5);
      mark.child = at;
      mark.mark = (guint8) sqlite3_column_int (stmt, 2);
      mark.has_in = sqlite3_column_type (stmt, 3) != SQLITE_NULL;
      mark.has_out = sqlite3_column_type (stmt, 4) != SQLITE_NULL;
      mark.has_collector = collector != NULL;
      mark.collector_listed = collector != NULL && is_listed (&children[at], collector);
      g_array_append_val (self->rows, mark);
    }
  note_day (self, day);
  class->marks = dup_rows (self, &class->n_marks);
  return !summer_statement_failed (each);
}

static gboolean
load_attendance (Loader *self, SummerClassFacts *class, GError **error)
{
  gboolean unknown = FALSE;

  return load_children (self, class, FALSE, error) && load_marks (self, class, &unknown, error)
         && (!unknown
             || (load_children (self, class, TRUE, error)
                 && load_marks (self, class, &unknown, error)))
         && load_enrolments (self, class, error);
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

/* A class has a handful of staff: their names are compared one by one. */
static guint
get_person (Loader *self, GArray *persons, const char *name)
{
  for (guint i = 0; i < persons->len; i++)
    if (g_str_equal (g_array_index (persons, const char *, i), name))
      return i;

  const char *kept = intern (self, name);
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
          = { get_person (self, persons, summer_statement_get_text (each, 0)),
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

  if (each == NULL)
    return FALSE;
  start_rows (self, sizeof (SummerFactStaffMark));
  while (summer_statement_step (each, error))
    {
      SummerFactStaffMark mark = { summer_statement_get_day (each, 0),
                                   get_person (self, persons, summer_statement_get_text (each, 1)),
                                   summer_statement_get_number (each, 2) == SUMMER_STAFF_PRESENT };
      note_day (self, mark.day);
      g_array_append_val (self->rows, mark);
    }
  g_array_sort (self->rows, compare_staff_marks);
  class->staff_marks = dup_rows (self, &class->n_staff_marks);
  return !summer_statement_failed (each);
}

static gboolean
load_staff (Loader *self, SummerClassFacts *class, GError **error)
{
  g_autoptr (GArray) persons = g_array_new (FALSE, FALSE, sizeof (const char *));
  gboolean done = load_assignments (self, class, persons, error)
                  && load_staff_marks (self, class, persons, error);

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
          = { summer_statement_get_int (each, 0), summer_statement_get_day (each, 1),
              summer_statement_get_number (each, 2), summer_statement_get_day (each, 3),
              intern_column (self, each, 4) };
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
      = "SELECT id, day, result, NULL, note FROM review WHERE class = ?1 ORDER BY day, id";
  static const char visits[]
      = "SELECT id, day, result, fixed_on, problem FROM visit WHERE class = ?1 ORDER BY day, id";
  static const char incidents[]
      = "SELECT id, day, severity, NULL, what FROM incident WHERE class = ?1 ORDER BY day, id";
  static const char responses[]
      = "SELECT id, day, rating, NULL, comment FROM response WHERE class = ?1 ORDER BY day, id";

  if (!load_attendance (self, class, error) || !load_adjustments (self, class, error)
      || !load_staff (self, class, error))
    return FALSE;
  load_cover (self, class);
  return load_events (self, class, reviews, &class->reviews, &class->n_reviews, error)
         && load_events (self, class, visits, &class->visits, &class->n_visits, error)
         && load_events (self, class, incidents, &class->incidents, &class->n_incidents, error)
         && load_events (self, class, responses, &class->responses, &class->n_responses, error);
}

static gboolean
load_all (Loader *self, gint64 programme, GCancellable *cancellable, GError **error)
{
  if (!load_programme (self, programme, error) || !load_classes (self, error)
      || !load_insured (self, error))
    return FALSE;
  for (guint i = 0; i < self->facts->n_classes; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !load_class (self, &self->facts->classes[i], error))
      return FALSE;
  return TRUE;
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

  sqlite3 *db = summer_store_get_db (store);
  gboolean alone = sqlite3_get_autocommit (db) != 0;
  g_autoptr (SummerFacts) facts = summer_facts_new ();
  Loader self = { store, facts, g_array_new (FALSE, FALSE, sizeof (Insured)),
                  g_array_new (FALSE, FALSE, sizeof (Child)), g_array_new (FALSE, FALSE, 1) };

  gboolean done = (!alone || summer_store_exec (db, "BEGIN", error))
                  && load_all (&self, programme, cancellable, error);
  if (alone)
    sqlite3_exec (db, "COMMIT", NULL, NULL, NULL);
  g_array_unref (self.insured);
  g_array_unref (self.children);
  g_array_unref (self.rows);
  return done ? g_steal_pointer (&facts) : NULL;
}
