#include "config.h"

#include "summer-staff-people.h"

#include "summer-name.h"

#define WORD_BITS 64

static gboolean
is_known (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * summer_staff_person_is:
 *
 * How sure it is that two persons of different classes are one (the table of the header).
 */
SummerSameness
summer_staff_person_is (const SummerStaffPerson *person, const SummerStaffPerson *other)
{
  if (is_known (person->identity_number) && is_known (other->identity_number))
    return g_ascii_strcasecmp (person->identity_number, other->identity_number) == 0
               ? SUMMER_SAME_IDENTITY
               : SUMMER_SAME_NOT;
  if (!g_str_equal (person->key, other->key))
    return SUMMER_SAME_NOT;
  return is_known (person->telephone) && g_strcmp0 (person->telephone, other->telephone) == 0
             ? SUMMER_SAME_TELEPHONE
             : SUMMER_SAME_NAME;
}

/**
 * summer_staff_people_is_set:
 * @days: of a person or a class
 *
 * Returns: whether @day is among them
 */
gboolean
summer_staff_people_is_set (const SummerStaffPeople *people, const guint64 *days, SummerDay day)
{
  const SummerDay offset = day - people->first;

  return day >= people->first && offset < (SummerDay) (people->n_words * WORD_BITS)
         && (days[offset / WORD_BITS] >> (offset % WORD_BITS) & 1) != 0;
}

static void
set_day (const SummerStaffPeople *people, guint64 *days, SummerDay day)
{
  const SummerDay offset = day - people->first;

  days[offset / WORD_BITS] |= G_GUINT64_CONSTANT (1) << (offset % WORD_BITS);
}

static guint
count_days (const guint64 *days, guint n_words)
{
  guint n = 0;

  for (guint i = 0; i < n_words; i++)
    for (guint64 word = days[i]; word != 0; word &= word - 1)
      n++;
  return n;
}

/* The days of all classes, from the first of any to the last. */
static void
measure (SummerStaffPeople *people, const SummerFacts *facts)
{
  SummerDay last = G_MININT32;

  people->first = G_MAXINT32;
  for (guint i = 0; i < facts->n_classes; i++)
    if (facts->classes[i].first_day != SUMMER_DAY_NONE
        && facts->classes[i].last_day != SUMMER_DAY_NONE)
      {
        people->first = MIN (people->first, facts->classes[i].first_day);
        last = MAX (last, facts->classes[i].last_day);
      }
  people->n_words = last >= people->first ? (guint) (last - people->first) / WORD_BITS + 1 : 1;
  people->n_classes = facts->n_classes;
  people->open = g_new0 (guint64, (gsize) people->n_words * MAX (people->n_classes, 1));
}

static SummerStaffPerson *
add_person (SummerStaffPeople *people, guint class, const char *name)
{
  SummerStaffPerson *person;

  if (people->n_persons == people->allocated)
    {
      people->allocated = MAX (64, people->allocated * 2);
      people->persons = g_renew (SummerStaffPerson, people->persons, people->allocated);
    }
  person = &people->persons[people->n_persons++];
  *person = (SummerStaffPerson){
    .class = class,
    .name = name,
    .key = summer_name_dup_key (name),
    .planned = g_new0 (guint64, people->n_words),
    .busy = g_new0 (guint64, people->n_words),
    .same = g_array_new (FALSE, FALSE, sizeof (guint)),
  };
  return person;
}

/* Assignments come by person. Who was only marked, without being assigned, is nobody's staff. */
static void
add_class (SummerStaffPeople *people, const SummerFacts *facts, guint class)
{
  const SummerClassFacts *of = &facts->classes[class];
  guint64 *open = people->open + (gsize) people->n_words * class;
  const gboolean takes_part = summer_class_facts_takes_part (of);
  SummerStaffPerson *person = NULL;
  SummerCalendar calendar;

  summer_calendar_init (&calendar, facts, of, of->last_day);
  for (guint day = 0; takes_part && day < calendar.n_days; day++)
    set_day (people, open, calendar.days[day]);
  for (guint i = 0; i < of->n_assignments; i++)
    {
      const SummerFactAssignment *assignment = &of->assignments[i];
      guint from, to;

      if (i == 0 || assignment->person != of->assignments[i - 1].person)
        person = add_person (people, class, of->persons[assignment->person]);
      person->roles |= 1u << assignment->role;
      if (takes_part
          && summer_calendar_range (&calendar, assignment->first, assignment->last, &from, &to))
        for (guint day = from; day < to; day++)
          set_day (people, person->planned, calendar.days[day]);
    }
  summer_calendar_clear (&calendar);
}

static const char *
first_known (const char *known, const char *other)
{
  return is_known (known) ? known : other;
}

/* What the facts leave out. A person with several records is described by the first that says something. */
static void
take_records (SummerStaffPeople *people,
              const SummerFacts *facts,
              const SummerStaffRecord *records,
              guint n_records)
{
  g_autoptr (GHashTable) places = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree guint *starts = g_new0 (guint, facts->n_classes + 1);

  for (guint i = 0; i < people->n_persons; i++)
    starts[people->persons[i].class + 1]++;
  for (guint i = 0; i < facts->n_classes; i++)
    {
      starts[i + 1] += starts[i];
      g_hash_table_insert (places, (gpointer) &facts->classes[i].id, GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < n_records; i++)
    {
      gpointer class;

      if (!g_hash_table_lookup_extended (places, &records[i].class_id, NULL, &class))
        continue;
      for (guint j = starts[GPOINTER_TO_UINT (class)]; j < starts[GPOINTER_TO_UINT (class) + 1];
           j++)
        {
          SummerStaffPerson *person = &people->persons[j];

          if (!g_str_equal (person->name, records[i].name))
            continue;
          person->identity_number
              = first_known (person->identity_number, records[i].identity_number);
          person->telephone = first_known (person->telephone, records[i].telephone);
          person->qualification = first_known (person->qualification, records[i].qualification);
        }
    }
}

static void
add_to_index (GHashTable *index, char *key, guint person)
{
  GArray *persons = g_hash_table_lookup (index, key);

  if (persons == NULL)
    {
      persons = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (index, key, persons);
    }
  else
    g_free (key);
  g_array_append_val (persons, person);
}

/* Notes those listed that may be the person. The list by name has those of the same name, the one by identity number
 * is asked for the others. */
static void
note_same (SummerStaffPeople *people, guint at, const GArray *listed, gboolean of_other_name)
{
  SummerStaffPerson *person = &people->persons[at];

  for (guint i = 0; listed != NULL && i < listed->len; i++)
    {
      const guint index = g_array_index (listed, guint, i);
      const SummerStaffPerson *other = &people->persons[index];

      if (other->class == person->class || (of_other_name && g_str_equal (other->key, person->key))
          || summer_staff_person_is (person, other) == SUMMER_SAME_NOT)
        continue;
      g_array_append_val (person->same, index);
      for (guint word = 0; word < people->n_words; word++)
        person->busy[word] |= other->planned[word];
    }
}

static void
find_same (SummerStaffPeople *people)
{
  g_autoptr (GHashTable) names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) numbers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < people->n_persons; i++)
    {
      const SummerStaffPerson *person = &people->persons[i];

      add_to_index (names, g_strdup (person->key), i);
      if (is_known (person->identity_number))
        add_to_index (numbers, g_ascii_strup (person->identity_number, -1), i);
    }
  for (guint i = 0; i < people->n_persons; i++)
    {
      SummerStaffPerson *person = &people->persons[i];

      for (guint word = 0; word < people->n_words; word++)
        person->busy[word] = person->planned[word];
      note_same (people, i, g_hash_table_lookup (names, person->key), FALSE);
      if (is_known (person->identity_number))
        {
          g_autofree char *number = g_ascii_strup (person->identity_number, -1);

          note_same (people, i, g_hash_table_lookup (numbers, number), TRUE);
        }
      person->n_busy = count_days (person->busy, people->n_words);
    }
}

/**
 * summer_staff_people_init:
 * @people: (out caller-allocates): clear it with summer_staff_people_clear()
 * @facts: of a programme; must outlive @people
 * @records: (nullable) (array length=n_records): its staff, for their numbers; must outlive @people
 *
 * Everybody who is assigned in a class, each class by itself, and who of them may be one person.
 */
void
summer_staff_people_init (SummerStaffPeople *people,
                          const SummerFacts *facts,
                          const SummerStaffRecord *records,
                          guint n_records)
{
  g_return_if_fail (people != NULL && facts != NULL && (records != NULL || n_records == 0));

  *people = (SummerStaffPeople){ 0 };
  measure (people, facts);
  for (guint i = 0; i < facts->n_classes; i++)
    add_class (people, facts, i);
  take_records (people, facts, records, n_records);
  find_same (people);
}

/**
 * summer_staff_people_clear:
 *
 * Frees the memory.
 */
void
summer_staff_people_clear (SummerStaffPeople *people)
{
  for (guint i = 0; i < people->n_persons; i++)
    {
      g_free (people->persons[i].key);
      g_free (people->persons[i].planned);
      g_free (people->persons[i].busy);
      g_array_unref (people->persons[i].same);
    }
  g_free (people->persons);
  g_free (people->open);
  *people = (SummerStaffPeople){ 0 };
}
