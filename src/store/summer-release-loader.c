#include "config.h"

#include "summer-release-loader.h"

#include "summer-authorisation.h"
#include "summer-name.h"
#include "summer-statement.h"

#include <string.h>

/* A record of which the trimmed name lies in the chunk; for a child that may go alone it is what stands in the
 * register then. */
typedef struct
{
  SummerAuthorisationRecord record;
  gsize length;    /* of the name */
  const char *key; /* of the name, in the chunk: however it is written */
} Authorisation;

typedef struct
{
  SummerDay day;
  gint64 child;
} Exception;

/* The arrays are scratch, used again for each class. */
struct _SummerReleaseLoader
{
  SummerStore *store;      /* borrowed */
  gboolean is_used;        /* there are authorisations in the records at all */
  gint64 class_id;         /* the one started */
  GStringChunk *names;     /* of the authorisations */
  GArray *authorisations;  /* Authorisation, by child */
  GArray *exceptions;      /* Exception, by day and child */
  gboolean has_exceptions; /* they were read for the class */
};

/**
 * summer_release_loader_new:
 * @store: borrowed
 *
 * Returns: (transfer full) (nullable): a loader that has started no class, or NULL with @error set
 */
SummerReleaseLoader *
summer_release_loader_new (SummerStore *store, GError **error)
{
  g_autoptr (SummerStatement) any
      = summer_statement_new (store, "SELECT 1 FROM authorisation LIMIT 1", error);
  gboolean is_used = any != NULL && summer_statement_step (any, error);

  if (any == NULL || summer_statement_failed (any))
    return NULL;

  SummerReleaseLoader *self = g_new0 (SummerReleaseLoader, 1);
  self->store = store;
  self->is_used = is_used;
  self->names = g_string_chunk_new (1024);
  self->authorisations = g_array_new (FALSE, FALSE, sizeof (Authorisation));
  self->exceptions = g_array_new (FALSE, FALSE, sizeof (Exception));
  return self;
}

void
summer_release_loader_free (SummerReleaseLoader *self)
{
  g_string_chunk_free (self->names);
  g_array_unref (self->authorisations);
  g_array_unref (self->exceptions);
  g_free (self);
}

static void
add_authorisation (SummerReleaseLoader *self, SummerStatement *each)
{
  SummerAuthorisationKind kind = (SummerAuthorisationKind) summer_statement_get_number (each, 1);
  const char *name = kind == SUMMER_MAY_GO_ALONE
                         ? summer_terms_get_chinese (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE)
                         : summer_statement_get_text (each, 2);
  g_autofree char *trimmed = g_strstrip (g_strdup (name != NULL ? name : ""));
  Authorisation row = { .record = { .child = summer_statement_get_int (each, 0),
                                    .kind = kind,
                                    .name = g_string_chunk_insert (self->names, trimmed),
                                    .birth = summer_statement_get_day (each, 3),
                                    .first_day = summer_statement_get_day (each, 4),
                                    .last_day = summer_statement_get_day (each, 5),
                                    .weekdays = summer_statement_get_number (each, 6),
                                    .once = summer_statement_get_number (each, 7),
                                    .used_on = summer_statement_get_day (each, 8),
                                    .signed_on = SUMMER_DAY_NONE },
                        .length = strlen (trimmed) };
  g_autofree char *key = summer_name_dup_key (trimmed);

  row.key = g_string_chunk_insert (self->names, key);
  g_array_append_val (self->authorisations, row);
}

/**
 * summer_release_loader_start:
 * @with_marked: also of children that have a mark in the class without being enrolled
 *
 * Reads what guardians put in writing about the children of a class. Where nobody in the records put anything
 * in writing, it asks nothing.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_release_loader_start (SummerReleaseLoader *self,
                             gint64 class_id,
                             gboolean with_marked,
                             GError **error)
{
#define COLUMNS                                                                                    \
  "SELECT a.child, a.kind, a.name, a.birth, a.first_day, a.last_day, a.weekdays, a.once,"          \
  " a.used_on FROM "
  /* A child that is enrolled twice has its rows twice, which says nothing else. */
  static const char enrolled[] = COLUMNS "enrolment e CROSS JOIN authorisation a ON a.child ="
                                         " e.child WHERE e.class = ?1 ORDER BY e.child";
  static const char marked[]
      = COLUMNS "authorisation a WHERE a.child IN (SELECT child FROM enrolment WHERE class = ?1"
                " UNION SELECT child FROM attendance WHERE class = ?1) ORDER BY a.child";
#undef COLUMNS

  self->class_id = class_id;
  self->has_exceptions = FALSE;
  g_array_set_size (self->authorisations, 0);
  g_string_chunk_clear (self->names);
  if (!self->is_used)
    return TRUE;

  g_autoptr (SummerStatement) each
      = summer_statement_new (self->store, with_marked ? marked : enrolled, error);
  if (each == NULL)
    return FALSE;
  summer_statement_bind_int (each, 1, class_id);
  while (summer_statement_step (each, error))
    add_authorisation (self, each);
  return !summer_statement_failed (each);
}

static guint
find_child (const SummerReleaseLoader *self, gint64 child)
{
  guint low = 0, high = self->authorisations->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (self->authorisations, Authorisation, middle).record.child < child)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

gboolean
summer_release_loader_has (const SummerReleaseLoader *self, gint64 child)
{
  guint at = find_child (self, child);

  return at < self->authorisations->len
         && g_array_index (self->authorisations, Authorisation, at).record.child == child;
}

/* Most names are written as they were the first time; of the others the key is made once. */
static gboolean
is_called (const Authorisation *row, const char *name, gsize length, char **key)
{
  if (row->length == length && memcmp (row->record.name, name, length) == 0)
    return TRUE;
  if (*key == NULL)
    {
      g_autofree char *text = g_strndup (name, length);

      *key = summer_name_dup_key (text);
    }
  return **key != '\0' && g_str_equal (row->key, *key);
}

/**
 * summer_release_loader_find:
 * @name: who took the child home, @length bytes, without the space around it
 *
 * What the guardian wrote about a person for a day, by whatever hand the name was written, as summer_name_equal()
 * tells. Who must not collect does not, whatever else is written.
 */
SummerWritten
summer_release_loader_find (
    const SummerReleaseLoader *self, gint64 child, const char *name, gsize length, SummerDay day)
{
  SummerWritten written = SUMMER_WRITTEN_NOTHING;
  g_autofree char *key = NULL;

  if (length == 0)
    return SUMMER_WRITTEN_NOTHING;
  for (guint i = find_child (self, child); i < self->authorisations->len; i++)
    {
      const Authorisation *row = &g_array_index (self->authorisations, Authorisation, i);

      if (row->record.child != child)
        break;
      if (!is_called (row, name, length, &key))
        continue;
      if (summer_authorisation_forbids (&row->record, day))
        return SUMMER_WRITTEN_INVALID;
      if (row->record.kind == SUMMER_MUST_NOT_COLLECT)
        continue;
      if (summer_authorisation_judge (&row->record, day) == SUMMER_COLLECTOR_VALID)
        written = SUMMER_WRITTEN_VALID;
      else if (written == SUMMER_WRITTEN_NOTHING)
        written = SUMMER_WRITTEN_INVALID;
    }
  return written;
}

static gboolean
load_exceptions (SummerReleaseLoader *self, GError **error)
{
  static const char sql[] = "SELECT day, child FROM release_exception WHERE class = ?1 AND kind ="
                            " 0 ORDER BY day, child";
  g_autoptr (SummerStatement) each = summer_statement_new (self->store, sql, error);

  if (each == NULL)
    return FALSE;
  g_array_set_size (self->exceptions, 0);
  summer_statement_bind_int (each, 1, self->class_id);
  while (summer_statement_step (each, error))
    {
      Exception row = { summer_statement_get_day (each, 0), summer_statement_get_int (each, 1) };
      g_array_append_val (self->exceptions, row);
    }
  self->has_exceptions = TRUE;
  return !summer_statement_failed (each);
}

static int
compare_exceptions (gconstpointer a, gconstpointer b)
{
  const Exception *left = a, *right = b;

  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;
  return (left->child > right->child) - (left->child < right->child);
}

/**
 * summer_release_loader_confirm:
 * @confirmed: (out): whether a reason and a second member of staff stand beside the release of the child on
 *   that day to somebody who is not listed
 *
 * Reads the exceptions of the class when it is asked about the first.
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_release_loader_confirm (
    SummerReleaseLoader *self, gint64 child, SummerDay day, gboolean *confirmed, GError **error)
{
  const Exception sought = { day, child };

  *confirmed = FALSE;
  if (!self->has_exceptions && !load_exceptions (self, error))
    return FALSE;
  *confirmed = g_array_binary_search (self->exceptions, &sought, compare_exceptions, NULL);
  return TRUE;
}
