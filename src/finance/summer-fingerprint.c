#include "config.h"

#include "summer-fingerprint.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

/* The canonical form: the parts of a class in a fixed order, each as rows of numbers sorted by their bytes,
 * children and staff by the place of their code or name among the others. So neither ids nor the order in
 * which records came in make a difference. A province has most of a million marks; text would be slower
 * than the export itself, and so would most hashes: BLAKE2b is as sound as SHA-256 at a fraction of its time. */

#define MOST_NUMBERS 4

typedef struct
{
  guint32 numbers[MOST_NUMBERS]; /* big-endian, so that bytes sort as numbers */
} Row;

typedef struct
{
  crypto_generichash_state hash;
  GArray *rows;       /* Row, of the part at hand */
  GArray *marks;      /* guint64 */
  guint32 *ranks;     /* of children or staff */
  const char **names; /* sorted */
  guint allocated;
} Fingerprint;

static void
add_bytes (Fingerprint *self, gconstpointer bytes, gsize length)
{
  crypto_generichash_update (&self->hash, bytes, length);
}

static void
add_number (Fingerprint *self, gint64 number)
{
  guint64 big = GUINT64_TO_BE ((guint64) number);

  add_bytes (self, &big, sizeof big);
}

/* With its length before it, so that no two lists of texts read alike. */
static void
add_text (Fingerprint *self, const char *text)
{
  gsize length = text != NULL ? strlen (text) : 0;

  add_number (self, text != NULL ? (gint64) length : -1);
  add_bytes (self, text, length);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (Row));
}

static void
add_row (Fingerprint *self, gint32 a, gint32 b, gint32 c, gint32 d)
{
  Row row = { { GUINT32_TO_BE ((guint32) a), GUINT32_TO_BE ((guint32) b),
                GUINT32_TO_BE ((guint32) c), GUINT32_TO_BE ((guint32) d) } };

  g_array_append_val (self->rows, row);
}

static void
add_rows (Fingerprint *self)
{
  const Row *rows = (const Row *) self->rows->data;
  gboolean sorted = TRUE;

  for (guint i = 1; sorted && i < self->rows->len; i++)
    sorted = compare_rows (&rows[i - 1], &rows[i]) <= 0;
  if (!sorted)
    g_array_sort (self->rows, compare_rows);
  add_number (self, self->rows->len);
  add_bytes (self, self->rows->data, self->rows->len * sizeof (Row));
  g_array_set_size (self->rows, 0);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
reserve (Fingerprint *self, guint n)
{
  if (n <= self->allocated)
    return;
  self->names = g_renew (const char *, self->names, n);
  self->ranks = g_renew (guint32, self->ranks, n);
  self->allocated = n;
}

/* Sorts names, of which there are n, adds them, and finds the place of each. */
static void
rank (Fingerprint *self,
      const char *(*get_name) (const SummerClassFacts *of, guint at),
      const SummerClassFacts *of,
      guint n)
{
  reserve (self, n);
  for (guint i = 0; i < n; i++)
    self->names[i] = get_name (of, i);
  if (n > 1)
    qsort (self->names, n, sizeof *self->names, compare_names);
  add_number (self, n);
  for (guint i = 0; i < n; i++)
    add_text (self, self->names[i]);
  for (guint i = 0; i < n; i++)
    {
      const char *name = get_name (of, i);
      const char **found = bsearch (&name, self->names, n, sizeof *self->names, compare_names);

      self->ranks[i] = (guint32) (found - self->names);
    }
}

static const char *
get_child (const SummerClassFacts *of, guint at)
{
  return of->children[at].code;
}

static const char *
get_person (const SummerClassFacts *of, guint at)
{
  return of->persons[at];
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  return memcmp (a, b, sizeof (guint64));
}

/* A mark is one number: by far the most of what there is. */
static void
add_marks (Fingerprint *self, const SummerClassFacts *of)
{
  guint64 *marks;
  gboolean sorted = TRUE;

  g_array_set_size (self->marks, of->n_marks);
  marks = (guint64 *) self->marks->data;
  for (guint i = 0; i < of->n_marks; i++)
    {
      const SummerFactMark *mark = &of->marks[i];
      guint64 packed = (guint64) (guint32) mark->day << 32 | (guint64) self->ranks[mark->child] << 8
                       | (guint64) mark->release_confirmed << 7 | (guint64) mark->mark << 4
                       | (guint64) mark->has_in << 3 | (guint64) mark->has_out << 2
                       | (guint64) mark->has_collector << 1 | mark->collector_listed;

      marks[i] = GUINT64_TO_BE (packed);
      sorted = sorted && (i == 0 || compare_marks (&marks[i - 1], &marks[i]) <= 0);
    }
  if (!sorted)
    g_array_sort (self->marks, compare_marks);
  add_number (self, of->n_marks);
  add_bytes (self, marks, of->n_marks * sizeof *marks);
}

static void
add_children (Fingerprint *self, const SummerClassFacts *of)
{
  rank (self, get_child, of, of->n_children);
  for (guint i = 0; i < of->n_enrolments; i++)
    add_row (self, (gint32) self->ranks[of->enrolments[i].child], of->enrolments[i].first,
             of->enrolments[i].last, of->enrolments[i].agreement);
  add_rows (self);
  for (guint i = 0; i < of->n_cover; i++)
    add_row (self, (gint32) self->ranks[of->cover[i].child], (gint32) of->cover[i].kind,
             of->cover[i].first, of->cover[i].last);
  add_rows (self);
  add_marks (self, of);
}

static void
add_staff (Fingerprint *self, const SummerClassFacts *of)
{
  rank (self, get_person, of, of->n_persons);
  for (guint i = 0; i < of->n_assignments; i++)
    add_row (self, (gint32) self->ranks[of->assignments[i].person],
             (gint32) of->assignments[i].role, of->assignments[i].first, of->assignments[i].last);
  add_rows (self);
  for (guint i = 0; i < of->n_staff_marks; i++)
    add_row (self, of->staff_marks[i].day, (gint32) self->ranks[of->staff_marks[i].person],
             of->staff_marks[i].present, 0);
  add_rows (self);
}

static void
add_events (Fingerprint *self, const SummerFactEvent *events, guint n_events)
{
  for (guint i = 0; i < n_events; i++)
    add_row (self, events[i].day, events[i].value, events[i].fixed_on, 0);
  add_rows (self);
}

static void
add_class (Fingerprint *self, const SummerClassFacts *of)
{
  const char *const texts[]
      = { of->code,     of->name,         of->union_name, of->host,
          of->provider, of->account_name, of->bank,       of->account_number };
  const gint64 numbers[]
      = { of->kind,           of->state, of->first_day,      of->last_day,
          of->emergency_plan, of->rank,  of->provider_until, of->provider_barred };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (self, texts[i]);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    add_number (self, numbers[i]);
  for (guint i = 0; i < of->n_adjustments; i++)
    add_row (self, of->adjustments[i].day, (gint32) of->adjustments[i].kind, 0, 0);
  add_rows (self);
  add_children (self, of);
  add_staff (self, of);
  add_events (self, of->reviews, of->n_reviews);
  add_events (self, of->visits, of->n_visits);
  add_events (self, of->incidents, of->n_incidents);
  add_events (self, of->responses, of->n_responses);
}

static void
add_policy (Fingerprint *self, const SummerPolicy *policy)
{
  const char *const *names = summer_policy_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *value = summer_policy_dup_value (policy, names[i]);

      if (!summer_policy_says (policy, names[i]))
        continue;
      add_text (self, names[i]);
      add_text (self, value);
    }
}

/* Where the unions hang decides only where there are shares, or sources of some unions. */
static gboolean
needs_unions (const SummerPolicy *policy)
{
  gboolean needs = policy->n_shares > 0;

  for (guint i = 0; i < policy->n_sources; i++)
    needs = needs || policy->sources[i].within != NULL;
  return needs;
}

static void
add_unions (Fingerprint *self, const SummerClassFacts *of)
{
  for (guint i = 0; of->unions != NULL && of->unions[i] != NULL; i++)
    add_text (self, of->unions[i]);
  add_text (self, NULL);
}

/**
 * summer_fingerprint_dup:
 * @assessment: an assessment
 *
 * A BLAKE2b-256 over all that decided it: policy, day, closed days, and of each class in byte order of code its
 * dates, accounts, children, staff, insurance, events and marks. Two workbooks with the same fingerprint were
 * computed from the same records; the ids of a database play no part, so that it holds across offices.
 *
 * Returns: (transfer full): 64 hexadecimal digits
 */
char *
summer_fingerprint_dup (const SummerAssessment *assessment)
{
  const SummerFacts *facts = assessment->facts;
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (guint64));
  Fingerprint self = { .rows = rows, .marks = marks };
  unsigned char hash[crypto_generichash_BYTES];
  char *text = g_malloc (2 * sizeof hash + 1);

  crypto_generichash_init (&self.hash, NULL, 0, sizeof hash);
  add_text (&self, facts->name);
  add_number (&self, facts->year);
  add_number (&self, assessment->as_of);
  add_policy (&self, assessment->policy);
  for (guint i = 0; i < facts->n_closed_days; i++)
    add_row (&self, facts->closed_days[i], 0, 0, 0);
  add_rows (&self);
  for (guint i = 0; i < facts->n_classes; i++)
    {
      add_class (&self, &facts->classes[i]);
      if (needs_unions (assessment->policy))
        add_unions (&self, &facts->classes[i]);
    }
  crypto_generichash_final (&self.hash, hash, sizeof hash);
  sodium_bin2hex (text, 2 * sizeof hash + 1, hash, sizeof hash);
  g_free (self.names);
  g_free (self.ranks);
  return text;
}
