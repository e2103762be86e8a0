#include "config.h"

#include "summer-person-table.h"
#include "summer-sample-office-private.h"
#include "summer-sample-words.h"
#include "summer-staff-table.h"

typedef struct
{
  SummerSampleOffice *office;
  const SummerSampleOfficeClass *class; /* at work */
  SummerSampleRandom random;
  GError **error;
  gboolean failed;
} Writing;

static gboolean
write_certificate (Writing *writing,
                   gint64 person,
                   SummerCertificateKind kind,
                   const char *title,
                   SummerDay issued_on,
                   SummerDay until)
{
  SummerCertificateRecord record
      = { .person = person, .kind = kind, .title = title, .issued_on = issued_on, .until = until };

  record.number
      = summer_sample_people_text (&writing->office->people, "FZ%07u",
                                   summer_sample_random_below (&writing->random, 10000000));
  return summer_certificate_insert (writing->office->store, &record, writing->error);
}

/* A paper that holds a year. Of sixty three are over, three end while the class is held and two are missing. */
static gboolean
write_yearly (Writing *writing, gint64 person, SummerCertificateKind kind, const char *title)
{
  const SummerSampleClass *plan = writing->class->plan;
  const guint fate = summer_sample_random_below (&writing->random, 60);
  const int days = (int) summer_sample_random_below (&writing->random, 20);
  const SummerDay until = fate < 3   ? plan->first_day - 1 - days
                          : fate < 6 ? MIN (plan->first_day + 5 + days, plan->last_day - 1)
                                     : plan->last_day + 30 + days * 10;

  return fate == 6 || fate == 7
         || write_certificate (writing, person, kind, title, until - 364, until);
}

static gboolean
write_papers (Writing *writing, gint64 person, const SummerStaffRecord *staff)
{
  const SummerDay first = writing->class->plan->first_day;
  const gboolean qualified
      = staff->role == SUMMER_ROLE_TUTOR || staff->role == SUMMER_ROLE_SOCIAL_WORKER;

  if (qualified && staff->qualification != NULL
      && !summer_sample_random_chance (&writing->random, 33)
      && !write_certificate (
          writing, person, SUMMER_CERTIFICATE_QUALIFICATION, staff->qualification,
          first - 400 - (int) summer_sample_random_below (&writing->random, 1500), SUMMER_DAY_NONE))
    return FALSE;
  return write_yearly (writing, person, SUMMER_CERTIFICATE_CLEARANCE, "无犯罪记录证明")
         && write_yearly (writing, person, SUMMER_CERTIFICATE_HEALTH, "健康证")
         && (summer_sample_random_chance (&writing->random, 33)
             || write_certificate (writing, person, SUMMER_CERTIFICATE_TRAINING, "暑托班岗前培训",
                                   first - 3
                                       - (int) summer_sample_random_below (&writing->random, 10),
                                   SUMMER_DAY_NONE));
}

/* Of one class after the other. */
static gboolean
take_staff (const SummerStaffRecord *staff, gpointer user_data)
{
  Writing *writing = user_data;
  SummerSampleOffice *office = writing->office;
  SummerPersonRecord person = { .programme = office->programme,
                                .name = staff->name,
                                .identity_number = staff->identity_number,
                                .telephone = staff->telephone };
  SummerDay birth;

  if (writing->class == NULL || writing->class->id != staff->class_id)
    {
      writing->class = summer_sample_office_find (office, staff->class_id);
      writing->random = summer_sample_office_begin_class (office, SUMMER_SAMPLE_PART_PEOPLE,
                                                          writing->class->plan->number);
    }
  summer_identity_check (staff->identity_number, &birth, &person.sex);
  if (staff->role != SUMMER_ROLE_VOLUNTEER)
    person.employer = summer_words_pick (SUMMER_WORDS_EMPLOYER, &writing->random);
  writing->failed = !summer_person_insert (office->store, &person, writing->error)
                    || !write_papers (writing, person.id, staff);
  return !writing->failed;
}

/**
 * summer_sample_office_write_people:
 *
 * A person for each member of staff, with papers: some are over or missing.
 */
gboolean
summer_sample_office_write_people (SummerSampleOffice *office, GError **error)
{
  Writing writing = { .office = office, .error = error };

  return summer_staff_each (office->store, office->programme, take_staff, &writing, error)
         && !writing.failed;
}
