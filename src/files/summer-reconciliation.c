#include "config.h"

#include "summer-reconciliation.h"

#include "summer-calendar.h"
#include "summer-child-table.h"
#include "summer-insurance-table.h"
#include "summer-name.h"

#include <string.h>

/* A child of the roster with all that its rows on the list say. Links are counted from 1; 0 = none. */
typedef struct
{
  gint64 id;
  const char *code, *name; /* in the strings */
  const char *number;      /* in the strings: as it is compared; NULL = none */
  SummerDay birth;
  guint namesake;  /* the person before with the same name */
  guint enrolment; /* its first */
  guint period;    /* of its latest row */
  int row;         /* index into rows of the first that is its own; -1 = not on the list */
} Person;

typedef struct
{
  guint class; /* into the classes of the facts */
  SummerDay first, last;
  guint next; /* of the same child */
} Enrolment;

typedef struct
{
  SummerPeriod days;
  guint next; /* of the same child */
} Cover;

struct _SummerReconciliation
{
  SummerBlock *block;        /* owned */
  SummerFacts *facts;        /* owned */
  GStringChunk *strings;     /* owned */
  GArray *persons;           /* owned: Person */
  GArray *enrolments;        /* owned: Enrolment */
  GArray *covers;            /* owned: Cover */
  SummerCalendar *calendars; /* owned: of the classes of the facts, made when they are asked for */
  GHashTable *by_id;         /* owned: id → Person */
  GHashTable *by_number;     /* owned: identity number → Person */
  GHashTable *cover;         /* owned: id → periods of other policies */
  GHashTable *by_name;       /* owned: key of a name → the last Person that has it */
  gboolean is_of_new;
  gboolean *in_scope; /* owned: which classes of the facts are looked at as a whole */
  GArray *rows;       /* owned */
  GArray *classes;    /* owned */
  guint counts[SUMMER_N_LISTED];
};

/* {{{ The roster */

static Person *
get_person (SummerReconciliation *self, guint link)
{
  return link > 0 ? &g_array_index (self->persons, Person, link - 1) : NULL;
}

static const Enrolment *
get_enrolment (SummerReconciliation *self, guint link)
{
  return link > 0 ? &g_array_index (self->enrolments, Enrolment, link - 1) : NULL;
}

static const SummerClassFacts *
get_class (SummerReconciliation *self, const Person *person)
{
  const Enrolment *enrolment = get_enrolment (self, person->enrolment);

  return enrolment != NULL ? &self->facts->classes[enrolment->class] : NULL;
}

static gboolean
is_plain_number (const char *text)
{
  while (g_ascii_isdigit (*text) || *text == 'X')
    text++;
  return *text == '\0';
}

/* Digits and X, however they were typed; NULL = no number. */
static char *
dup_number (const char *text)
{
  if (text == NULL || *text == '\0')
    return NULL;
  if (is_plain_number (text))
    return g_strdup (text);

  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = normal; c != NULL && *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (plain, g_ascii_toupper (*c));
  return plain->len > 0 ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

static gboolean
add_person (const SummerChildRecord *record, gpointer user_data)
{
  SummerReconciliation *self = user_data;
  g_autofree char *number = dup_number (record->identity_number);
  const Person person = {
    .id = record->id,
    .code = g_string_chunk_insert (self->strings, record->code),
    .name = g_string_chunk_insert (self->strings, record->name),
    .number = number != NULL ? g_string_chunk_insert (self->strings, number) : NULL,
    .birth = record->birth,
    .row = -1,
  };

  g_array_append_val (self->persons, person);
  return TRUE;
}

/* From here on the persons stay where they are. */
static void
index_persons (SummerReconciliation *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      Person *person = &g_array_index (self->persons, Person, i);
      char *key = summer_name_dup_key (person->name);
      const Person *namesake = g_hash_table_lookup (self->by_name, key);

      if (namesake != NULL)
        person->namesake = (guint) (namesake - &g_array_index (self->persons, Person, 0)) + 1;
      g_hash_table_insert (self->by_name, key, person);
      g_hash_table_insert (self->by_id, &person->id, person);
      if (person->number != NULL)
        g_hash_table_insert (self->by_number, (gpointer) person->number, person);
    }
}

/* Backwards, so that the first of each child is linked last and stands in front. */
static void
index_enrolments (SummerReconciliation *self)
{
  for (guint i = self->facts->n_classes; i > 0; i--)
    {
      const SummerClassFacts *class = &self->facts->classes[i - 1];

      for (guint j = class->n_enrolments; j > 0; j--)
        {
          const SummerFactEnrolment *of = &class->enrolments[j - 1];
          Person *person = g_hash_table_lookup (self->by_id, &class->children[of->child].id);

          if (person == NULL)
            continue;
          const Enrolment enrolment = { i - 1, of->first, of->last, person->enrolment };
          g_array_append_val (self->enrolments, enrolment);
          person->enrolment = self->enrolments->len;
        }
    }
}

/* }}} */
/* {{{ The list */

static SummerPeriod
get_period (SummerReconciliation *self, guint row, SummerDay first, SummerDay last)
{
  SummerDay from = summer_day_parse (summer_block_get_text (self->block, row, SUMMER_MEANING_FROM));
  SummerDay to = summer_day_parse (summer_block_get_text (self->block, row, SUMMER_MEANING_TO));

  return (SummerPeriod){ from != SUMMER_DAY_NONE ? from : first,
                         to != SUMMER_DAY_NONE ? to : last };
}

static gboolean
is_in_class (SummerReconciliation *self, const Person *person, const char *name)
{
  const SummerClassFacts *class = get_class (self, person);

  return class != NULL
         && (summer_name_equal (class->code, name) || summer_name_equal (class->name, name));
}

/* The one child of the name, by its birth date and class where the row gives them. Several: unclear. */
static Person *
find_by_name (SummerReconciliation *self, guint row, gboolean *unclear)
{
  g_autofree char *key
      = summer_name_dup_key (summer_block_get_text (self->block, row, SUMMER_MEANING_NAME));
  const char *class = summer_block_get_text (self->block, row, SUMMER_MEANING_CLASS);
  SummerDay birth
      = summer_day_parse (summer_block_get_text (self->block, row, SUMMER_MEANING_BIRTH));
  Person *found = NULL, *in_class = NULL;
  guint n = 0, n_in_class = 0;

  for (Person *person = *key != '\0' ? g_hash_table_lookup (self->by_name, key) : NULL;
       person != NULL; person = get_person (self, person->namesake))
    {
      if (birth != SUMMER_DAY_NONE && person->birth != SUMMER_DAY_NONE && person->birth != birth)
        continue;
      found = person;
      n++;
      if (*class != '\0' && is_in_class (self, person, class))
        {
          in_class = person;
          n_in_class++;
        }
    }
  *unclear = n > 1 && n_in_class != 1;
  return n == 1 ? found : n_in_class == 1 ? in_class : NULL;
}

static gboolean
was_listed (SummerReconciliation *self, const Person *person, SummerPeriod days)
{
  for (guint link = person->period; link > 0;)
    {
      const Cover *cover = &g_array_index (self->covers, Cover, link - 1);

      if (cover->days.first <= days.last && days.first <= cover->days.last)
        return TRUE;
      link = cover->next;
    }
  return FALSE;
}

static SummerListed
compare (SummerReconciliation *self,
         const Person *person,
         const char *name,
         const char *number,
         SummerPeriod days)
{
  if (was_listed (self, person, days))
    return SUMMER_LISTED_TWICE;
  if (number != NULL && person->number != NULL && !g_str_equal (number, person->number))
    return SUMMER_LISTED_OTHER_NUMBER;
  if (*name != '\0' && !g_str_equal (name, person->name) && !summer_name_equal (name, person->name))
    return SUMMER_LISTED_OTHER_NAME;
  return SUMMER_LISTED_WELL;
}

/* Which characters of the numbers differ; 0 where their lengths do, and none stands for another. */
static guint32
get_differences (const char *listed, const char *ours)
{
  const gsize length = strlen (listed);
  guint32 differs = 0;

  if (length != strlen (ours) || length > 32)
    return 0;
  for (gsize i = 0; i < length; i++)
    if (listed[i] != ours[i])
      differs |= (guint32) 1 << i;
  return differs;
}

static void
set_person (SummerReconciliation *self, SummerListedRow *row, const Person *person)
{
  const SummerClassFacts *class = get_class (self, person);

  row->child = person->id;
  row->child_code = person->code;
  row->child_name = person->name;
  row->class_code = class != NULL ? class->code : NULL;
  row->class_name = class != NULL ? class->name : NULL;
}

/* The cover of one more row of the child. */
static void
add_cover (SummerReconciliation *self, Person *person, SummerPeriod days)
{
  const Enrolment *enrolment = get_enrolment (self, person->enrolment);
  const Cover cover = { days, person->period };

  g_array_append_val (self->covers, cover);
  person->period = self->covers->len;
  if (person->row < 0)
    person->row = (int) self->rows->len;
  if (enrolment != NULL)
    self->in_scope[enrolment->class] = TRUE;
}

static void
take_row (SummerReconciliation *self, guint number, SummerDay first, SummerDay last)
{
  const char *name = summer_block_get_text (self->block, number, SUMMER_MEANING_NAME);
  const char *class = summer_block_get_text (self->block, number, SUMMER_MEANING_CLASS);
  g_autofree char *identity
      = dup_number (summer_block_get_text (self->block, number, SUMMER_MEANING_IDENTITY));
  SummerPeriod period = get_period (self, number, first, last);
  SummerListedRow row = { .kind = SUMMER_LISTED_EXTRA,
                          .row = (int) number,
                          .class_name = *class != '\0' ? class : NULL,
                          .first = period.first,
                          .last = period.last,
                          .first_uncovered = SUMMER_DAY_NONE };
  gboolean unclear = FALSE;
  Person *person = identity != NULL ? g_hash_table_lookup (self->by_number, identity) : NULL;

  if (*name == '\0' && identity == NULL)
    return;
  if (person == NULL)
    person = find_by_name (self, number, &unclear);
  if (unclear)
    row.kind = SUMMER_LISTED_UNCLEAR;
  if (person != NULL)
    {
      row.kind = compare (self, person, name, identity, period);
      if (row.kind == SUMMER_LISTED_OTHER_NUMBER)
        row.differs = get_differences (identity, person->number);
      set_person (self, &row, person);
      add_cover (self, person, period);
    }
  g_array_append_val (self->rows, row);
}

/* }}} */
/* {{{ The days */

static gboolean
is_covered_otherwise (SummerReconciliation *self, const Person *person, SummerDay day)
{
  const GArray *cover = g_hash_table_lookup (self->cover, &person->id);

  for (guint i = 0; cover != NULL && i < cover->len; i++)
    {
      const SummerPeriod *days = &g_array_index (cover, SummerPeriod, i);

      if (days->first <= day && day <= days->last)
        return TRUE;
    }
  return FALSE;
}

/* By the list; a child that is not on it may be by another policy. */
static gboolean
is_covered (SummerReconciliation *self, const Person *person, SummerDay day)
{
  for (guint link = person->period; link > 0;)
    {
      const Cover *cover = &g_array_index (self->covers, Cover, link - 1);

      if (cover->days.first <= day && day <= cover->days.last)
        return TRUE;
      link = cover->next;
    }
  return person->row < 0 && is_covered_otherwise (self, person, day);
}

static const SummerCalendar *
get_calendar (SummerReconciliation *self, guint class)
{
  const SummerClassFacts *of = &self->facts->classes[class];

  if (self->calendars[class].days == NULL)
    summer_calendar_init (&self->calendars[class], self->facts, of, of->last_day);
  return &self->calendars[class];
}

/* The open days of an enrolment, and those of them without cover. */
static void
count_days (SummerReconciliation *self,
            const Person *person,
            const Enrolment *enrolment,
            SummerListedRow *row)
{
  const SummerCalendar *calendar = get_calendar (self, enrolment->class);
  guint from, to;

  if (!summer_calendar_range (calendar, enrolment->first, enrolment->last, &from, &to))
    return;
  row->n_days += to - from;
  for (guint i = from; i < to; i++)
    if (!is_covered (self, person, calendar->days[i]))
      {
        row->n_uncovered++;
        if (row->first_uncovered == SUMMER_DAY_NONE || calendar->days[i] < row->first_uncovered)
          row->first_uncovered = calendar->days[i];
      }
}

static gboolean
is_in_scope (SummerReconciliation *self, const Enrolment *enrolment)
{
  while (enrolment != NULL && !self->in_scope[enrolment->class])
    enrolment = get_enrolment (self, enrolment->next);
  return enrolment != NULL;
}

/* Every child with a row, and every child of the classes that the list is about. */
static void
look_at_days (SummerReconciliation *self)
{
  for (guint i = 0; i < self->persons->len; i++)
    {
      const Person *person = &g_array_index (self->persons, Person, i);
      const Enrolment *enrolment = get_enrolment (self, person->enrolment);
      SummerListedRow missing = { .kind = SUMMER_LISTED_MISSING,
                                  .row = -1,
                                  .first = SUMMER_DAY_NONE,
                                  .last = SUMMER_DAY_NONE,
                                  .first_uncovered = SUMMER_DAY_NONE };
      SummerListedRow *row = &missing;

      if (person->row >= 0)
        row = &g_array_index (self->rows, SummerListedRow, person->row);
      else if (!is_in_scope (self, enrolment))
        continue;
      for (; enrolment != NULL; enrolment = get_enrolment (self, enrolment->next))
        count_days (self, person, enrolment, row);
      if (person->row < 0)
        {
          set_person (self, &missing, person);
          g_array_append_val (self->rows, missing);
        }
      else if (row->kind == SUMMER_LISTED_WELL && row->n_uncovered > 0)
        row->kind = SUMMER_LISTED_SHORT;
    }
}

/* }}} */

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  const SummerListedRow *left = a, *right = b;
  int order;

  if (left->kind != right->kind)
    return left->kind < right->kind ? -1 : 1;
  order = g_strcmp0 (left->class_code, right->class_code);
  if (order == 0)
    order = g_strcmp0 (left->child_code, right->child_code);
  return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

static void
count_rows (SummerReconciliation *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->facts->n_classes; i++)
    if (self->in_scope[i] && self->facts->classes[i].n_enrolments > 0)
      {
        const SummerListedClass of
            = { .code = self->facts->classes[i].code, .name = self->facts->classes[i].name };

        g_array_append_val (self->classes, of);
      }
  for (guint i = 0; i < self->classes->len; i++)
    {
      SummerListedClass *of = &g_array_index (self->classes, SummerListedClass, i);

      g_hash_table_insert (places, (gpointer) of->code, of);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SummerListedRow *row = &g_array_index (self->rows, SummerListedRow, i);
      SummerListedClass *of
          = row->class_code != NULL ? g_hash_table_lookup (places, row->class_code) : NULL;

      self->counts[row->kind]++;
      if (of == NULL)
        continue;
      of->counts[row->kind]++;
      of->n_uncovered += row->n_uncovered;
      of->n_children += row->kind != SUMMER_LISTED_TWICE;
    }
}

/**
 * summer_reconciliation_new:
 * @facts: of the programme, for the open days of its classes
 * @block: the list; its columns of names, identity numbers, birth dates, classes and days are read
 * @policy: that the list is of, with its kind and days, which rows that say none have; id 0 = a new one
 * @whole: (nullable): by class of @facts: whose children are all looked for, also where none of them is on the list
 *
 * A row is of the child with its identity number, else of the only one with its name (of that birth date, in that
 * class). A class is looked at as a whole as soon as one of its children is on the list.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
SummerReconciliation *
summer_reconciliation_new (SummerStore *store,
                           SummerFacts *facts,
                           SummerBlock *block,
                           const SummerInsuranceRecord *policy,
                           const gboolean *whole,
                           GError **error)
{
  g_autoptr (SummerReconciliation) self = g_new0 (SummerReconciliation, 1);

  self->block = g_object_ref (block);
  self->facts = summer_facts_ref (facts);
  self->strings = g_string_chunk_new (64 * 1024);
  self->persons = g_array_new (FALSE, FALSE, sizeof (Person));
  self->enrolments = g_array_new (FALSE, FALSE, sizeof (Enrolment));
  self->covers = g_array_new (FALSE, FALSE, sizeof (Cover));
  self->calendars = g_new0 (SummerCalendar, facts->n_classes);
  self->in_scope = g_new0 (gboolean, facts->n_classes);
  for (guint i = 0; i < facts->n_classes && whole != NULL; i++)
    self->in_scope[i] = whole[i];
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->by_number = g_hash_table_new (g_str_hash, g_str_equal);
  self->by_name = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SummerListedRow));
  self->classes = g_array_new (FALSE, FALSE, sizeof (SummerListedClass));
  self->is_of_new = policy->id == 0;
  self->cover = summer_reconciliation_list_cover (store, facts->id, policy, error);
  if (self->cover == NULL)
    return NULL;
  if (!summer_child_each (store, facts->id, add_person, self, error))
    return NULL;
  index_persons (self);
  index_enrolments (self);
  for (guint row = 0; row < summer_block_get_n_rows (block); row++)
    take_row (self, row, policy->first_day, policy->last_day);
  look_at_days (self);
  count_rows (self);
  g_array_sort (self->rows, compare_rows);
  return g_steal_pointer (&self);
}

void
summer_reconciliation_free (SummerReconciliation *self)
{
  g_clear_pointer (&self->cover, g_hash_table_unref);
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->by_id);
  for (guint i = 0; i < self->facts->n_classes; i++)
    summer_calendar_clear (&self->calendars[i]);
  g_free (self->calendars);
  g_free (self->in_scope);
  g_array_unref (self->persons);
  g_array_unref (self->enrolments);
  g_array_unref (self->covers);
  g_string_chunk_free (self->strings);
  g_array_unref (self->rows);
  g_array_unref (self->classes);
  summer_facts_unref (self->facts);
  g_object_unref (self->block);
  g_free (self);
}

GArray *
summer_reconciliation_get_rows (SummerReconciliation *self)
{
  return self->rows;
}

GArray *
summer_reconciliation_get_classes (SummerReconciliation *self)
{
  return self->classes;
}

const guint *
summer_reconciliation_get_counts (SummerReconciliation *self)
{
  return self->counts;
}

gboolean
summer_reconciliation_is_of_new (SummerReconciliation *self)
{
  return self->is_of_new;
}

SummerFacts *
summer_reconciliation_get_facts (SummerReconciliation *self)
{
  return self->facts;
}

SummerBlock *
summer_reconciliation_get_block (SummerReconciliation *self)
{
  return self->block;
}
