#include "config.h"

#include "summer-twins.h"

#include "summer-application-table.h"
#include "summer-child-table.h"
#include "summer-name.h"
#include "summer-place-table.h"

typedef struct
{
  SummerTwin twin;
  char *key;      /* owned: of the name */
  char *identity; /* owned; may be NULL */
  SummerDay birth;
  GArray *enrolments; /* SummerTwin, owned: of a child; by first day */
} Person;

struct _SummerTwins
{
  GPtrArray *children;     /* Person, owned; by code */
  GPtrArray *applications; /* Person, owned: those still open; by number */
  GHashTable *by_id;       /* owned: id → child, borrowed */
  GHashTable *by_identity; /* owned: number → GPtrArray of children, owned */
  GHashTable *by_name;     /* owned: name and birth date → GPtrArray of children, owned */
  GHashTable *classes;     /* owned: id → SummerTwin with the class of it, owned */
  GStringChunk *texts;
};

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->key);
  g_free (person->identity);
  g_clear_pointer (&person->enrolments, g_array_unref);
  g_free (person);
}

/* Upper case: a small x counts as X. */
static char *
dup_identity (const char *number)
{
  return number != NULL && *number != '\0' ? g_ascii_strup (number, -1) : NULL;
}

static char *
dup_name_key (const char *name, SummerDay birth)
{
  g_autofree char *key = summer_name_dup_key (name);

  return g_strdup_printf ("%s %d", key, birth);
}

static Person *
person_new (SummerTwins *self,
            gint64 id,
            const char *code,
            const char *name,
            SummerDay birth,
            const char *identity)
{
  Person *person = g_new0 (Person, 1);

  person->twin = (SummerTwin){ .id = id,
                               .code = g_string_chunk_insert (self->texts, code),
                               .name = g_string_chunk_insert (self->texts, name),
                               .period = { SUMMER_DAY_NONE, SUMMER_DAY_NONE } };
  person->birth = birth;
  person->key = dup_name_key (name, birth);
  person->identity = dup_identity (identity);
  return person;
}

static void
index_person (GHashTable *index, const char *key, Person *person)
{
  GPtrArray *list = g_hash_table_lookup (index, key);

  if (list == NULL)
    {
      list = g_ptr_array_new ();
      g_hash_table_insert (index, g_strdup (key), list);
    }
  g_ptr_array_add (list, person);
}

static gboolean
add_child (const SummerChildRecord *record, gpointer user_data)
{
  SummerTwins *self = user_data;
  Person *person = person_new (self, record->id, record->code, record->name, record->birth,
                               record->identity_number);

  g_ptr_array_add (self->children, person);
  g_hash_table_insert (self->by_id, &person->twin.id, person);
  if (person->identity != NULL)
    index_person (self->by_identity, person->identity, person);
  if (person->birth != SUMMER_DAY_NONE)
    index_person (self->by_name, person->key, person);
  return TRUE;
}

static gboolean
add_class (const SummerClassPlaces *places, gpointer user_data)
{
  SummerTwins *self = user_data;
  SummerTwin *class = g_new0 (SummerTwin, 1);

  class->id = places->id;
  class->class_code = g_string_chunk_insert (self->texts, places->code);
  class->class_name = g_string_chunk_insert (self->texts, places->name);
  if (places->union_name != NULL)
    class->union_name = g_string_chunk_insert (self->texts, places->union_name);
  g_hash_table_insert (self->classes, &class->id, class);
  return TRUE;
}

static void
set_class (SummerTwins *self, SummerTwin *twin, gint64 class_id)
{
  const SummerTwin *class = g_hash_table_lookup (self->classes, &class_id);

  twin->class_code = class->class_code;
  twin->class_name = class->class_name;
  twin->union_name = class->union_name;
}

static gboolean
add_enrolment (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  SummerTwins *self = user_data;
  Person *person = g_hash_table_lookup (self->by_id, &enrolment->record.child);

  set_class (self, &person->twin, enrolment->record.class_id);
  person->twin.period = enrolment->period;
  if (person->enrolments == NULL)
    person->enrolments = g_array_new (FALSE, FALSE, sizeof (SummerTwin));
  g_array_append_val (person->enrolments, person->twin);
  return TRUE;
}

static gboolean
add_application (const SummerApplicationRecord *record, gpointer user_data)
{
  SummerTwins *self = user_data;
  Person *person;

  if (record->state > SUMMER_APPLICATION_OFFERED)
    return TRUE;
  person = person_new (self, record->id, record->number, record->name, record->birth,
                       record->identity_number);
  person->twin.applied = TRUE;
  set_class (self, &person->twin, record->class_id);
  g_ptr_array_add (self->applications, person);
  return TRUE;
}

/**
 * summer_twins_new:
 *
 * Reads all children and open applications of a programme, once for as many questions as are asked.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
SummerTwins *
summer_twins_new (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (SummerTwins) self = g_new0 (SummerTwins, 1);

  self->children = g_ptr_array_new_with_free_func (person_free);
  self->applications = g_ptr_array_new_with_free_func (person_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_identity
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->classes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->texts = g_string_chunk_new (4096);
  if (!summer_class_places_each (store, programme, 0, add_class, self, error)
      || !summer_child_each (store, programme, add_child, self, error)
      || !summer_enrolment_period_each_in_programme (store, programme, add_enrolment, self, error)
      || !summer_application_each (store, programme, add_application, self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
summer_twins_free (SummerTwins *self)
{
  g_hash_table_unref (self->by_identity);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->classes);
  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->applications);
  g_string_chunk_free (self->texts);
  g_free (self);
}

/* Two identity numbers say that two of one name and birth date are two. */
static gboolean
is_same (const Person *person, const char *key, SummerDay birth, const char *identity)
{
  if (identity != NULL && person->identity != NULL)
    return g_str_equal (identity, person->identity);
  return birth != SUMMER_DAY_NONE && g_str_equal (key, person->key);
}

static const Person *
find_child (SummerTwins *self, const char *key, SummerDay birth, const char *identity)
{
  GPtrArray *list = identity != NULL ? g_hash_table_lookup (self->by_identity, identity) : NULL;

  if (list != NULL)
    return g_ptr_array_index (list, 0);
  list = birth != SUMMER_DAY_NONE ? g_hash_table_lookup (self->by_name, key) : NULL;
  for (guint i = 0; list != NULL && i < list->len; i++)
    if (is_same (g_ptr_array_index (list, i), key, birth, identity))
      return g_ptr_array_index (list, i);
  return NULL;
}

/**
 * summer_twins_find_child:
 * @name: compared without space, width of letters and case
 * @identity: (nullable): a small x counts as X
 * @kind: (out) (optional): by what it is found
 * @twin: (out) (optional): the child, with its latest enrolment; its texts are good as long as the index
 */
gboolean
summer_twins_find_child (SummerTwins *self,
                         const char *name,
                         SummerDay birth,
                         const char *identity,
                         SummerTwinKind *kind,
                         SummerTwin *twin)
{
  g_autofree char *key = dup_name_key (name, birth);
  g_autofree char *number = dup_identity (identity);
  const Person *found = find_child (self, key, birth, number);

  if (found == NULL)
    return FALSE;
  if (kind != NULL)
    *kind = g_strcmp0 (found->identity, number) == 0 && number != NULL ? SUMMER_TWIN_IDENTITY
                                                                       : SUMMER_TWIN_NAME;
  if (twin != NULL)
    *twin = found->twin;
  return TRUE;
}

gboolean
summer_twins_find_application (SummerTwins *self,
                               gint64 but,
                               const char *name,
                               SummerDay birth,
                               const char *identity,
                               SummerTwin *twin)
{
  g_autofree char *key = dup_name_key (name, birth);
  g_autofree char *number = dup_identity (identity);

  for (guint i = 0; i < self->applications->len; i++)
    {
      const Person *person = g_ptr_array_index (self->applications, i);

      if (person->twin.id == but || !is_same (person, key, birth, number))
        continue;
      *twin = person->twin;
      return TRUE;
    }
  return FALSE;
}

static void
add_pair (GArray *pairs, SummerTwinKind kind, const SummerTwin *one, const SummerTwin *other)
{
  const SummerTwinPair pair = { kind, *one, *other };

  g_array_append_val (pairs, pair);
}

/* Of each list the first with every later one. */
static void
add_lists (GArray *pairs, GHashTable *index, SummerTwinKind kind)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, index);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      GPtrArray *list = value;
      const Person *first = g_ptr_array_index (list, 0);

      for (guint i = 1; i < list->len; i++)
        {
          const Person *other = g_ptr_array_index (list, i);

          /* By name only what the identity numbers do not decide. */
          if (kind == SUMMER_TWIN_IDENTITY || first->identity == NULL || other->identity == NULL)
            add_pair (pairs, kind, &first->twin, &other->twin);
        }
    }
}

static void
add_two_classes (GArray *pairs, const Person *person)
{
  for (guint i = 1; person->enrolments != NULL && i < person->enrolments->len; i++)
    for (guint j = 0; j < i; j++)
      {
        const SummerTwin *one = &g_array_index (person->enrolments, SummerTwin, j);
        const SummerTwin *other = &g_array_index (person->enrolments, SummerTwin, i);

        if (one->period.first <= other->period.last && other->period.first <= one->period.last)
          add_pair (pairs, SUMMER_TWIN_TWO_CLASSES, one, other);
      }
}

static void
add_applications (SummerTwins *self, GArray *pairs)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->applications->len; i++)
    {
      Person *person = g_ptr_array_index (self->applications, i);
      const char *key = person->identity != NULL ? person->identity : person->key;
      const Person *first = g_hash_table_lookup (seen, key);

      if (first != NULL && is_same (first, person->key, person->birth, person->identity))
        add_pair (pairs, SUMMER_TWIN_APPLIED, &first->twin, &person->twin);
      else
        g_hash_table_insert (seen, (gpointer) key, person);
    }
}

static int
compare_pairs (gconstpointer a, gconstpointer b)
{
  const SummerTwinPair *left = a, *right = b;
  int order = strcmp (left->one.code, right->one.code);

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  return order != 0 ? order : strcmp (left->other.code, right->other.code);
}

/**
 * summer_twins_list_pairs:
 *
 * Returns: (transfer full) (element-type SummerTwinPair): what is recorded twice, by kind and code
 */
GArray *
summer_twins_list_pairs (SummerTwins *self)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (SummerTwinPair));

  add_lists (pairs, self->by_identity, SUMMER_TWIN_IDENTITY);
  add_lists (pairs, self->by_name, SUMMER_TWIN_NAME);
  for (guint i = 0; i < self->children->len; i++)
    add_two_classes (pairs, g_ptr_array_index (self->children, i));
  add_applications (self, pairs);
  g_array_sort (pairs, compare_pairs);
  return pairs;
}
