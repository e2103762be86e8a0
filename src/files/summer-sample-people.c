#include "config.h"

#include "summer-sample-people.h"

#include "summer-sample-words.h"

#define YEAR 2019

static const char *const grades[] = { "一年级", "二年级", "三年级", "四年级", "五年级", "六年级" };

/**
 * summer_sample_people_init:
 *
 * Makes room for people. Reset it before the first, and clear it after the last.
 */
void
summer_sample_people_init (SummerSamplePeople *people)
{
  *people = (SummerSamplePeople){
    .strings = g_string_chunk_new (16384),
    .names = g_hash_table_new (g_str_hash, g_str_equal),
  };
}

/**
 * summer_sample_people_clear:
 *
 * Frees the people and their texts.
 */
void
summer_sample_people_clear (SummerSamplePeople *people)
{
  g_clear_pointer (&people->names, g_hash_table_unref);
  g_clear_pointer (&people->strings, g_string_chunk_free);
}

/**
 * summer_sample_people_reset:
 *
 * Begins another class with chances of its own; the texts of the last one are gone.
 */
void
summer_sample_people_reset (SummerSamplePeople *people, SummerSampleRandom random)
{
  g_hash_table_remove_all (people->names);
  g_string_chunk_clear (people->strings);
  people->random = random;
}

/**
 * summer_sample_people_text:
 *
 * Returns: (transfer none): a text that lives until the next reset
 */
char *
summer_sample_people_text (SummerSamplePeople *people, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  return g_string_chunk_insert (people->strings, text);
}

static const char *
name_in_class (SummerSamplePeople *people, const char *surname, SummerWords given)
{
  for (;;)
    {
      g_autofree char *name
          = g_strconcat (surname != NULL
                             ? surname
                             : summer_words_pick (SUMMER_WORDS_SURNAME, &people->random),
                         summer_words_pick (given, &people->random), NULL);
      char *kept;

      if (g_hash_table_contains (people->names, name))
        {
          /* A family may run out of names; it never runs out of surnames. */
          surname = NULL;
          continue;
        }
      kept = g_string_chunk_insert (people->strings, name);
      g_hash_table_add (people->names, kept);
      return kept;
    }
}

static const char *
telephone (SummerSamplePeople *people)
{
  return summer_sample_people_text (people, "1000%07u",
                                    summer_sample_random_below (&people->random, 10000000));
}

static const char *
identity_number (SummerSamplePeople *people, SummerDay birth, SummerSex sex)
{
  guint serial
      = summer_sample_random_below (&people->random, 500) * 2 + (sex == SUMMER_SEX_MALE ? 1 : 0);
  char number[19];
  int year, month, day;

  summer_day_to_ymd (birth, &year, &month, &day);
  g_snprintf (number, sizeof number, "350000%04d%02d%02d%03u", year, month, day, serial);
  number[17] = summer_identity_check_character (number);
  number[18] = '\0';
  return g_string_chunk_insert (people->strings, number);
}

static SummerDay
birth_between (SummerSamplePeople *people, SummerDay first, SummerDay last)
{
  return first
         + (SummerDay) summer_sample_random_below (&people->random, (guint) (last - first + 1));
}

/**
 * summer_sample_people_adult:
 *
 * Returns: (transfer none): a grown-up's name that nobody else in the class has; lives until the next reset
 */
const char *
summer_sample_people_adult (SummerSamplePeople *people, SummerSex sex)
{
  return name_in_class (people, NULL,
                        sex == SUMMER_SEX_MALE ? SUMMER_WORDS_MAN : SUMMER_WORDS_WOMAN);
}

static SummerCollector
relative (SummerSamplePeople *people, const char *surname, gboolean mother_side)
{
  gboolean man = summer_sample_random_chance (&people->random, 400);
  SummerCollector collector = {
    .name = name_in_class (people, man && !mother_side ? surname : NULL,
                           man ? SUMMER_WORDS_MAN : SUMMER_WORDS_WOMAN),
    .relationship = mother_side ? (man ? "外公" : "外婆") : (man ? "祖父" : "祖母"),
  };

  collector.telephone = telephone (people);
  return collector;
}

static void
make_family (SummerSamplePeople *people, const char *surname, SummerChildRecord *child)
{
  gboolean father = summer_sample_random_chance (&people->random, 400);
  guint n = 0;

  child->guardian = name_in_class (people, father ? surname : NULL,
                                   father ? SUMMER_WORDS_MAN : SUMMER_WORDS_WOMAN);
  child->relationship = father ? "父亲" : "母亲";
  child->telephone = telephone (people);
  child->employer = summer_words_pick (SUMMER_WORDS_EMPLOYER, &people->random);
  child->collectors[n++]
      = (SummerCollector){ child->guardian, child->relationship, child->telephone };
  if (summer_sample_random_chance (&people->random, 700))
    child->collectors[n++] = relative (people, surname, FALSE);
  if (summer_sample_random_chance (&people->random, 250))
    child->collectors[n++] = relative (people, surname, TRUE);
}

/**
 * summer_sample_people_child:
 * @district: where the child goes to school
 * @child: its id, programme and code are left alone
 *
 * Makes a pupil whose grade, birth date, sex and identity number agree, with a guardian and one to three
 * collectors. The texts live until the next reset.
 */
void
summer_sample_people_child (SummerSamplePeople *people,
                            const char *district,
                            SummerChildRecord *child)
{
  SummerSampleRandom *random = &people->random;
  const char *surname = summer_words_pick (SUMMER_WORDS_SURNAME, random);
  int grade = (int) summer_sample_random_below (random, 20);

  /* Few of the sixth grade come, and most of the first four. */
  grade = grade < 18 ? grade % 5 : 5;
  child->sex = summer_sample_random_chance (random, 520) ? SUMMER_SEX_MALE : SUMMER_SEX_FEMALE;
  child->name
      = name_in_class (people, surname,
                       child->sex == SUMMER_SEX_MALE ? SUMMER_WORDS_BOY : SUMMER_WORDS_GIRL);
  /* Who was six on the last day of August began school the day after. */
  child->birth = birth_between (people, summer_day_from_ymd (YEAR - 8 - grade, 9, 1),
                                summer_day_from_ymd (YEAR - 7 - grade, 8, 31));
  child->document = "居民身份证";
  child->identity_number = identity_number (people, child->birth, child->sex);
  child->school = summer_sample_people_text (people, "%s%s小学", district,
                                             summer_sample_place_name (
                                                 summer_sample_random_below (random, 8) * 131));
  child->grade = grades[grade];
  if (summer_sample_random_chance (random, 220))
    child->priority = summer_words_pick (SUMMER_WORDS_PRIORITY, random);
  if (summer_sample_random_chance (random, 60))
    child->health = summer_words_pick (SUMMER_WORDS_HEALTH, random);
  make_family (people, surname, child);
}

/**
 * summer_sample_people_staff:
 * @staff: its id and class are left alone
 *
 * Makes a member of staff for a role, of an age that fits it.
 */
void
summer_sample_people_staff (SummerSamplePeople *people, SummerRole role, SummerStaffRecord *staff)
{
  SummerSex sex
      = summer_sample_random_chance (&people->random, 300) ? SUMMER_SEX_MALE : SUMMER_SEX_FEMALE;
  gboolean student = role == SUMMER_ROLE_VOLUNTEER;
  SummerDay birth = student ? birth_between (people, summer_day_from_ymd (1997, 9, 1),
                                             summer_day_from_ymd (2001, 6, 30))
                            : birth_between (people, summer_day_from_ymd (1968, 1, 1),
                                             summer_day_from_ymd (1996, 12, 31));

  staff->role = role;
  staff->name = summer_sample_people_adult (people, sex);
  staff->identity_number = identity_number (people, birth, sex);
  staff->telephone = telephone (people);
  if (role == SUMMER_ROLE_TUTOR)
    staff->qualification = summer_words_pick (SUMMER_WORDS_TUTOR_QUALIFICATION, &people->random);
  else if (role == SUMMER_ROLE_SOCIAL_WORKER)
    staff->qualification = "助理社会工作师";
  else if (student)
    staff->qualification = "大学生";
}

/**
 * summer_sample_place_name:
 * @index: which of the places
 *
 * Returns: (transfer none): a name of two characters, another for each of the first thousand
 */
const char *
summer_sample_place_name (guint index)
{
  guint firsts = summer_words_get_size (SUMMER_WORDS_PLACE_FIRST);
  guint seconds = summer_words_get_size (SUMMER_WORDS_PLACE_SECOND);
  guint place = (guint) (((guint64) index * 457) % (firsts * seconds));
  g_autofree char *name
      = g_strconcat (summer_words_get (SUMMER_WORDS_PLACE_FIRST, place % firsts),
                     summer_words_get (SUMMER_WORDS_PLACE_SECOND, place / firsts), NULL);

  return g_intern_string (name);
}
