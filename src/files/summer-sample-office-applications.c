#include "config.h"

#include "summer-application-table.h"
#include "summer-place-table.h"
#include "summer-sample-office-private.h"

#define CLASSES_PER_LIST 10
#define N_TIED 3 /* for the last free place */

typedef struct
{
  SummerSampleOffice *office;
  guint n_written;
} Writing;

typedef struct
{
  gint64 class_id;
  int free;
} Place;

static gboolean
take_places (const SummerClassPlaces *places, gpointer user_data)
{
  const Place place = { places->id, places->places - places->taken - places->offered };

  if (places->state == SUMMER_CLASS_OPEN || places->state == SUMMER_CLASS_APPLIED)
    g_array_append_val ((GArray *) user_data, place);
  return TRUE;
}

/* Of a family like those of the class. */
static gboolean
write_one (Writing *writing,
           const SummerSampleOfficeClass *class,
           SummerSampleRandom *random,
           SummerApplicationRecord *record,
           GError **error)
{
  SummerSampleOffice *office = writing->office;
  const SummerDay latest = MIN (class->plan->first_day + 20, office->plan->as_of - 9);
  SummerChildRecord child = { 0 };

  summer_sample_people_child (&office->people, class->plan->district->full, &child);
  record->programme = office->programme;
  record->class_id = class->id;
  record->number = summer_sample_people_text (&office->people, "BM%04u", ++writing->n_written);
  record->applied_on = latest - (SummerDay) summer_sample_random_below (random, 15);
  record->name = child.name;
  record->sex = child.sex;
  record->birth = child.birth;
  record->document = child.document;
  record->identity_number = child.identity_number;
  record->school = child.school;
  record->grade = child.grade;
  record->health = child.health;
  record->guardian = child.guardian;
  record->relationship = child.relationship;
  record->telephone = child.telephone;
  record->employer = child.employer;
  record->both_work = summer_sample_random_chance (random, 800) ? 1 : -1;
  record->host_staff = summer_sample_random_chance (random, 150);
  if (record->state == SUMMER_APPLICATION_REFUSED)
    {
      record->birth = summer_day_from_ymd (2014, 3, 8);
      record->grade = "幼儿园大班";
      record->document = record->identity_number = record->school = NULL;
    }
  return summer_application_insert (office->store, record, error);
}

/* What became of those that do not wait: offered (where there is a place), declined, refused. */
static gboolean
write_decided (Writing *writing,
               const SummerSampleOfficeClass *class,
               gboolean offered,
               SummerSampleRandom *random,
               GError **error)
{
  const SummerDay today = writing->office->plan->as_of;
  SummerApplicationRecord records[] = {
    { .state = SUMMER_APPLICATION_DECLINED,
      .offered_on = today - 8,
      .offer_until = today - 5,
      .decided_on = today - 7,
      .reason = "已由祖父母照看" },
    { .state = SUMMER_APPLICATION_REFUSED,
      .offered_on = SUMMER_DAY_NONE,
      .offer_until = SUMMER_DAY_NONE,
      .decided_on = today - 6,
      .reason = "未满入学年龄，不符合报名条件" },
    { .state = SUMMER_APPLICATION_OFFERED,
      .offered_on = today - 1,
      .offer_until = today + 2,
      .decided_on = SUMMER_DAY_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (records) - !offered; i++)
    if (!write_one (writing, class, random, &records[i], error))
      return FALSE;
  return TRUE;
}

/* The queue by points: all but one of the free places, those that tie for the last, the rest. */
static gboolean
write_claims (
    SummerSampleOffice *office, gint64 application, int position, int free, GError **error)
{
  if (position < free - 1)
    return summer_application_group_save (office->store, application, SUMMER_PRIORITY_MIGRANT,
                                          SUMMER_CLAIM_PROVED, error)
           && summer_application_group_save (office->store, application, SUMMER_PRIORITY_HARDSHIP,
                                             SUMMER_CLAIM_PROVED, error);
  if (position < free - 1 + N_TIED)
    return summer_application_group_save (office->store, application,
                                          position % 2 == 0 ? SUMMER_PRIORITY_SINGLE_PARENT
                                                            : SUMMER_PRIORITY_LEFT_BEHIND,
                                          SUMMER_CLAIM_PROVED, error);
  return position % 3 != 0
         || summer_application_group_save (office->store, application,
                                           SUMMER_PRIORITY_NEW_EMPLOYMENT, SUMMER_CLAIM_MADE,
                                           error);
}

static gboolean
write_list (Writing *writing, const Place *place, GError **error)
{
  SummerSampleOffice *office = writing->office;
  const SummerSampleOfficeClass *class = summer_sample_office_find (office, place->class_id);
  SummerSampleRandom random
      = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_APPLICATIONS,
                                          class->plan->number);
  const gboolean offered = place->free > 0;
  const int free = offered ? place->free - 1 : 0;
  const int n
      = CLAMP (5 + (int) summer_sample_random_below (&random, 8), MIN (free + N_TIED, 12), 12);

  if (!write_decided (writing, class, offered, &random, error))
    return FALSE;
  for (int i = 0; i < n; i++)
    {
      SummerApplicationRecord record = { .state = SUMMER_APPLICATION_WAITING,
                                         .offered_on = SUMMER_DAY_NONE,
                                         .offer_until = SUMMER_DAY_NONE,
                                         .decided_on = SUMMER_DAY_NONE };

      if (!write_one (writing, class, &random, &record, error)
          || !write_claims (office, record.id, i, free, error))
        return FALSE;
    }
  return TRUE;
}

/* Of ten classes the one with the most places: it can offer one and still has those that tie. */
static const Place *
choose (const GArray *places, guint from)
{
  const Place *chosen = &g_array_index (places, Place, from);

  for (guint i = from; i < MIN (from + CLASSES_PER_LIST, places->len); i++)
    if (g_array_index (places, Place, i).free > chosen->free)
      chosen = &g_array_index (places, Place, i);
  return chosen;
}

/**
 * summer_sample_office_write_applications:
 *
 * Waiting lists for every tenth class that is open or applied for.
 */
gboolean
summer_sample_office_write_applications (SummerSampleOffice *office, GError **error)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  Writing writing = { .office = office };

  if (!summer_class_places_each (office->store, office->programme, office->plan->as_of, take_places,
                                 places, error))
    return FALSE;
  for (guint i = 0; i < places->len; i += CLASSES_PER_LIST)
    if (!write_list (&writing, choose (places, i), error))
      return FALSE;
  return TRUE;
}
