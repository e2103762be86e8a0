#include "config.h"

#include "summer-reconciliation.h"

#include "summer-calendar.h"
#include "summer-insurance-table.h"
#include "summer-name.h"
#include "summer-roster-index.h"

#include <glib/gi18n.h>
#include <string.h>

/* A child of the roster with all that its rows on the list say. */
typedef struct
{
  const SummerChildRecord *record; /* borrowed from the index */
  const SummerClassFacts *class;   /* of its first enrolment; NULL = in no class */
  GArray *enrolments;              /* owned: SummerEnrolmentRecord */
  GArray *periods;                 /* owned: SummerPeriod of the rows so far */
  int row; /* index into rows of the first that is its own; -1 = not on the list */
} Person;

struct _SummerReconciliation
{
  SummerBlock *block;       /* owned */
  SummerFacts *facts;       /* owned */
  SummerRosterIndex *index; /* owned */
  GHashTable *persons;      /* owned: id → Person */
  GHashTable *by_number;    /* owned: identity number → Person */
  GHashTable *by_name;      /* owned: key of a name → GPtrArray of Person */
  GHashTable *classes_by;   /* owned: id → SummerClassFacts */
  GHashTable *in_scope;     /* owned: SummerClassFacts with a child on the list */
  GArray *rows;             /* owned */
  GArray *classes;          /* owned */
  guint counts[SUMMER_N_LISTED];
};

static void
person_free (gpointer data)
{
  Person *person = data;

  g_array_unref (person->enrolments);
  g_array_unref (person->periods);
  g_free (person);
}

/* {{{ The roster */

/* Digits and X, however they were typed; NULL = no number. */
static char *
dup_number (const char *text)
{
  g_autofree char *normal
      = text != NULL ? g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE) : NULL;
  g_autoptr (GString) plain = g_string_new (NULL);

  for (const char *c = normal; c != NULL && *c != '\0'; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (plain, g_ascii_toupper (*c));
  return plain->len > 0 ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

static void
add_name (SummerReconciliation *self, Person *person)
{
  char *key = summer_name_dup_key (person->record->name);
  GPtrArray *same = g_hash_table_lookup (self->by_name, key);

  if (same == NULL)
    {
      same = g_ptr_array_new ();
      g_hash_table_insert (self->by_name, key, same);
    }
  else
    g_free (key);
  g_ptr_array_add (same, person);
}

static void
add_persons (SummerReconciliation *self)
{
  GHashTableIter iter;
  gpointer record;

  g_hash_table_iter_init (&iter, self->index->children);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    {
      Person *person = g_new0 (Person, 1);
      char *number;

      person->record = record;
      person->row = -1;
      person->enrolments = g_array_new (FALSE, FALSE, sizeof (SummerEnrolmentRecord));
      person->periods = g_array_new (FALSE, FALSE, sizeof (SummerPeriod));
      g_hash_table_insert (self->persons, (gpointer) &person->record->id, person);
      add_name (self, person);
      number = dup_number (person->record->identity_number);
      if (number != NULL)
        g_hash_table_insert (self->by_number, number, person);
    }
}

static void
add_enrolments (SummerReconciliation *self)
{
  for (guint i = 0; i < self->facts->n_classes; i++)
    g_hash_table_insert (self->classes_by, &self->facts->classes[i].id, &self->facts->classes[i]);
  for (guint i = 0; i < self->index->enrolments->len; i++)
    {
      const SummerEnrolmentRecord *enrolment
          = &g_array_index (self->index->enrolments, SummerEnrolmentRecord, i);
      Person *person = g_hash_table_lookup (self->persons, &enrolment->child);
      const SummerClassFacts *class = g_hash_table_lookup (self->classes_by, &enrolment->class_id);

      if (person == NULL || class == NULL)
        continue;
      g_array_append_val (person->enrolments, *enrolment);
      if (person->class == NULL)
        person->class = class;
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
is_in_class (const Person *person, const char *class)
{
  return person->class != NULL
         && (summer_name_equal (person->class->code, class)
             || summer_name_equal (person->class->name, class));
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
  GPtrArray *same = *key != '\0' ? g_hash_table_lookup (self->by_name, key) : NULL;
  Person *found = NULL, *in_class = NULL;
  guint n = 0, n_in_class = 0;

  for (guint i = 0; same != NULL && i < same->len; i++)
    {
      Person *person = g_ptr_array_index (same, i);

      if (birth != SUMMER_DAY_NONE && person->record->birth != SUMMER_DAY_NONE
          && person->record->birth != birth)
        continue;
      found = person;
      n++;
      if (*class != '\0' && is_in_class (person, class))
        {
          in_class = person;
          n_in_class++;
        }
    }
  *unclear = n > 1 && n_in_class != 1;
  return n == 1 ? found : n_in_class == 1 ? in_class : NULL;
}

static gboolean
was_listed (const Person *person, SummerPeriod period)
{
  for (guint i = 0; i < person->periods->len; i++)
    {
      const SummerPeriod *other = &g_array_index (person->periods, SummerPeriod, i);

      if (other->first <= period.last && period.first <= other->last)
        return TRUE;
    }
  return FALSE;
}

static SummerListed
compare (const Person *person, const char *name, const char *number, SummerPeriod period)
{
  g_autofree char *ours = dup_number (person->record->identity_number);

  if (was_listed (person, period))
    return SUMMER_LISTED_TWICE;
  if (number != NULL && ours != NULL && !g_str_equal (number, ours))
    return SUMMER_LISTED_OTHER_NUMBER;
  if (*name != '\0' && !summer_name_equal (name, person->record->name))
    return SUMMER_LISTED_OTHER_NAME;
  return SUMMER_LISTED_WELL;
}

static void
set_person (SummerListedRow *row, const Person *person)
{
  row->child = person->record->id;
  row->child_code = person->record->code;
  row->child_name = person->record->name;
  row->child_number = person->record->identity_number;
  row->class_code = person->class != NULL ? person->class->code : NULL;
  row->class_name = person->class != NULL ? person->class->name : NULL;
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
      row.kind = compare (person, name, identity, period);
      set_person (&row, person);
      if (person->row < 0)
        person->row = (int) self->rows->len;
      g_array_append_val (person->periods, period);
      if (person->class != NULL)
        g_hash_table_add (self->in_scope, (gpointer) person->class);
    }
  g_array_append_val (self->rows, row);
}

/* }}} */
/* {{{ The days */

static gboolean
is_covered (const Person *person, SummerDay day)
{
  for (guint i = 0; i < person->periods->len; i++)
    {
      const SummerPeriod *period = &g_array_index (person->periods, SummerPeriod, i);

      if (period->first <= day && day <= period->last)
        return TRUE;
    }
  return FALSE;
}

/* The open days of an enrolment, and those of them without cover. */
static void
count_days (SummerReconciliation *self,
            const Person *person,
            const SummerEnrolmentRecord *enrolment,
            SummerListedRow *row)
{
  const SummerClassFacts *class = g_hash_table_lookup (self->classes_by, &enrolment->class_id);
  SummerCalendar calendar;
  guint from, to;

  summer_calendar_init (&calendar, self->facts, class, class->last_day);
  if (summer_calendar_range (&calendar, enrolment->first_day, enrolment->last_day, &from, &to))
    for (guint i = from; i < to; i++)
      {
        SummerDay day = calendar.days[i];

        row->n_days++;
        if (is_covered (person, day))
          continue;
        row->n_uncovered++;
        if (row->first_uncovered == SUMMER_DAY_NONE || day < row->first_uncovered)
          row->first_uncovered = day;
      }
  summer_calendar_clear (&calendar);
}

/* Every child with a row, and every child of the classes that the list is about. */
static void
look_at_days (SummerReconciliation *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->persons);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Person *person = value;
      SummerListedRow missing = { .kind = SUMMER_LISTED_MISSING,
                                  .row = -1,
                                  .first = SUMMER_DAY_NONE,
                                  .last = SUMMER_DAY_NONE,
                                  .first_uncovered = SUMMER_DAY_NONE };
      SummerListedRow *row = &missing;

      if (person->row >= 0)
        row = &g_array_index (self->rows, SummerListedRow, person->row);
      else if (person->class == NULL || !g_hash_table_contains (self->in_scope, person->class))
        continue;
      for (guint i = 0; i < person->enrolments->len; i++)
        count_days (self, person, &g_array_index (person->enrolments, SummerEnrolmentRecord, i),
                    row);
      if (person->row < 0)
        {
          set_person (&missing, person);
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

static int
compare_classes (gconstpointer a, gconstpointer b)
{
  return strcmp (((const SummerListedClass *) a)->code, ((const SummerListedClass *) b)->code);
}

static void
count_rows (SummerReconciliation *self)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer class;

  g_hash_table_iter_init (&iter, self->in_scope);
  while (g_hash_table_iter_next (&iter, &class, NULL))
    {
      const SummerClassFacts *facts = class;
      const SummerListedClass of = { .code = facts->code, .name = facts->name };

      g_array_append_val (self->classes, of);
    }
  g_array_sort (self->classes, compare_classes);
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
 * @first: the first day of cover for rows that say none
 * @last: the last one
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
                           SummerDay first,
                           SummerDay last,
                           GError **error)
{
  g_autoptr (SummerRosterIndex) index = summer_roster_index_new (store, facts->id, error);
  SummerReconciliation *self;

  if (index == NULL)
    return NULL;
  self = g_new0 (SummerReconciliation, 1);
  self->block = g_object_ref (block);
  self->facts = summer_facts_ref (facts);
  self->index = g_steal_pointer (&index);
  self->persons = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, person_free);
  self->by_number = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_name
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->classes_by = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->in_scope = g_hash_table_new (NULL, NULL);
  self->rows = g_array_new (FALSE, FALSE, sizeof (SummerListedRow));
  self->classes = g_array_new (FALSE, FALSE, sizeof (SummerListedClass));
  add_persons (self);
  add_enrolments (self);
  for (guint row = 0; row < summer_block_get_n_rows (block); row++)
    take_row (self, row, first, last);
  look_at_days (self);
  count_rows (self);
  g_array_sort (self->rows, compare_rows);
  return self;
}

void
summer_reconciliation_free (SummerReconciliation *self)
{
  g_hash_table_unref (self->by_name);
  g_hash_table_unref (self->by_number);
  g_hash_table_unref (self->persons);
  g_hash_table_unref (self->classes_by);
  g_hash_table_unref (self->in_scope);
  g_array_unref (self->rows);
  g_array_unref (self->classes);
  summer_roster_index_free (self->index);
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

SummerBlock *
summer_reconciliation_get_block (SummerReconciliation *self)
{
  return self->block;
}

const char *
summer_listed_get_text (SummerListed kind)
{
  static const char *const texts[SUMMER_N_LISTED] = {
    N_ ("not on the list"), N_ ("too few days"), N_ ("name differs"), N_ ("number differs"),
    N_ ("unclear"),         N_ ("not ours"),     N_ ("listed twice"), N_ ("agrees"),
  };

  return _ (texts[kind]);
}

/**
 * summer_listed_dup_advice:
 *
 * Returns: (transfer full): what is wrong with the row and what is to be done about it; "" = nothing
 */
char *
summer_listed_dup_advice (const SummerListedRow *row, SummerBlock *block)
{
  const char *listed
      = row->row >= 0 ? summer_block_get_text (block, (guint) row->row, SUMMER_MEANING_NAME) : "";
  g_autofree char *day
      = row->first_uncovered != SUMMER_DAY_NONE ? summer_day_dup_text (row->first_uncovered) : NULL;

  switch (row->kind)
    {
    case SUMMER_LISTED_MISSING:
      return row->n_days == 0
                 ? g_strdup (_ ("Ask the insurer to add the child."))
                 : g_strdup_printf (
                     ngettext ("Ask the insurer to add the child: %u day without cover, from %s.",
                               "Ask the insurer to add the child: %u days without cover, from %s.",
                               row->n_uncovered),
                     row->n_uncovered, day);
    case SUMMER_LISTED_SHORT:
      return g_strdup_printf (
          ngettext ("Ask the insurer to extend the cover: %u of %u day is without, from %s.",
                    "Ask the insurer to extend the cover: %u of %u days are without, from %s.",
                    row->n_days),
          row->n_uncovered, row->n_days, day);
    case SUMMER_LISTED_OTHER_NAME:
      return g_strdup_printf (_ ("The list says “%s”, the roster “%s”. Compare with the document, "
                                 "then have the wrong one mended."),
                              listed, row->child_name);
    case SUMMER_LISTED_OTHER_NUMBER:
      return g_strdup (_ ("The identity number is another one on the roster. Compare with the "
                          "document, then have the wrong one mended."));
    case SUMMER_LISTED_UNCLEAR:
      return g_strdup (_ (
          "Several children have this name. Ask the insurer for identity numbers or birth dates."));
    case SUMMER_LISTED_EXTRA:
      return g_strdup (_ ("No child of this name or number is on the roster. Enrol the child, or "
                          "have the insurer take it off."));
    case SUMMER_LISTED_TWICE:
      return g_strdup (_ ("The same child stands on the list before, for the same days."));
    case SUMMER_LISTED_WELL:
    case SUMMER_N_LISTED:
    default:
      return g_strdup ("");
    }
}

static gboolean
note_insured (const SummerInsuredRecord *record, gpointer user_data)
{
  gpointer *of = user_data;

  if (record->policy == *(const gint64 *) of[0])
    g_hash_table_add (of[1], g_memdup2 (&record->child, sizeof record->child));
  return TRUE;
}

static gboolean
insert_rows (SummerReconciliation *self,
             SummerStore *store,
             const SummerInsuranceRecord *policy,
             GHashTable *insured,
             guint *n,
             GError **error)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const SummerListedRow *row = &g_array_index (self->rows, SummerListedRow, i);
      const SummerInsuredRecord record = { policy->id, row->child };

      if ((row->kind != SUMMER_LISTED_WELL && row->kind != SUMMER_LISTED_SHORT)
          || !g_hash_table_add (insured, g_memdup2 (&row->child, sizeof row->child)))
        continue;
      if (!summer_insured_insert (store, &record, error))
        return FALSE;
      (*n)++;
    }
  return TRUE;
}

/**
 * summer_reconciliation_apply:
 * @policy: the policy; with id 0 it is added, and its id filled in
 * @reason: for the journal, such as the name of the file
 *
 * Rows whose name or number differs wait until the list is mended: whether such a policy pays is not ours to say.
 *
 * Returns: FALSE with @error set, and nothing written
 */
gboolean
summer_reconciliation_apply (SummerReconciliation *self,
                             SummerStore *store,
                             SummerInsuranceRecord *policy,
                             const char *reason,
                             guint *n,
                             gint64 *sequence,
                             GError **error)
{
  g_autoptr (GHashTable) insured
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  gpointer of[] = { &policy->id, insured };
  const gboolean is_new = policy->id == 0;

  *n = 0;
  *sequence = 0;
  policy->programme = self->facts->id;
  if (!summer_store_begin (store, "insured", reason, error))
    return FALSE;
  if ((!is_new && !summer_insured_each (store, policy->programme, note_insured, of, error))
      || (is_new && !summer_insurance_insert (store, policy, error))
      || !insert_rows (self, store, policy, insured, n, error))
    {
      summer_store_rollback (store);
      if (is_new)
        policy->id = 0;
      return FALSE;
    }
  if (*n > 0)
    return summer_store_commit (store, sequence, error);
  summer_store_rollback (store);
  return TRUE;
}
