#include "config.h"

#include "summer-sample-desk.h"

#include "summer-day-table.h"
#include "summer-pickup-table.h"
#include "summer-sample-care.h"

#define SAMPLE_DAYS 4           /* of food: so many last days are still in the book */
#define EAST_ASIA (8 * 60 * 60) /* seconds before Greenwich */
#define NOBODY SUMMER_SAMPLE_NOBODY

/* What there is at a desk, each of another child. */
typedef enum
{
  FORBIDDEN,   /* an uncle must not collect */
  AUNT,        /* came once, as it was written for that day */
  GRANDMOTHER, /* comes on Tuesdays and Thursdays */
  EXPIRED,     /* a neighbour was good for the first weeks */
  ALONE,       /* an older child that may go home alone */
  NEXT,        /* somebody is announced for the next open day */
  COUSIN,      /* is under 18, whatever the parents wrote */
  STRANGER,    /* once somebody came who was not listed */
  MEDICINE_PAST,
  MEDICINE_NOW,
  N_PARTS,
} Part;

typedef struct
{
  guint child;
  SummerDay day;
  gboolean alone;
} Release;

struct _SummerSampleDesk
{
  const SummerSamplePlan *plan; /* borrowed, as is what follows */
  const SummerSampleClass *class;
  gint64 class_id;
  const SummerSampleChild *children;
  GArray *staff;
  SummerSamplePeople *people;
  SummerSampleRandom random;

  guint parts[N_PARTS];       /* indices of children, NOBODY = none */
  const char *names[N_PARTS]; /* of whom it is about, until the people are reset */
  guint aunt, stranger;       /* held day on or after which they come */
  SummerDay expired;          /* the last day of the neighbour */
  gboolean careless;          /* the stranger's release was not confirmed by anybody */

  /* What came of it. */
  SummerDay aunt_came, stranger_came;
  GArray *releases; /* owned, Release: those that were exceptions */
  GArray *given;    /* owned, SummerSamplePresent: days of the children with medicines */
  guint n_marks[SUMMER_SAMPLE_MAX_DAYS], n_still_in[SUMMER_SAMPLE_MAX_DAYS]; /* by held day */
  SummerSamplePresent sick; /* of a child on an earlier day; child NOBODY = none */
  guint sick_held;
};

static guint
below (SummerSampleDesk *self, guint n)
{
  return summer_sample_random_below (&self->random, n);
}

static gboolean
chance (SummerSampleDesk *self, guint per_mille)
{
  return summer_sample_random_chance (&self->random, per_mille);
}

/* Deals the parts to children that stay the whole summer; the eldest of them may go alone. */
static void
deal_parts (SummerSampleDesk *self)
{
  g_autofree guint *order = g_new (guint, self->class->n_children);
  guint n = 0, eldest = 0;

  for (guint i = 0; i < self->class->n_children; i++)
    if (self->children[i].enrolment.first_day == SUMMER_DAY_NONE
        && self->children[i].enrolment.last_day == SUMMER_DAY_NONE)
      order[n++] = i;
  for (guint i = n; i > 1; i--)
    {
      guint other = below (self, i), kept = order[i - 1];

      order[i - 1] = order[other];
      order[other] = kept;
    }
  for (guint i = 1; i < n; i++)
    if (self->children[order[i]].record.birth < self->children[order[eldest]].record.birth)
      eldest = i;
  if (n > ALONE)
    {
      guint kept = order[ALONE];

      order[ALONE] = order[eldest];
      order[eldest] = kept;
    }
  for (guint part = 0; part < N_PARTS; part++)
    self->parts[part] = part < n ? order[part] : NOBODY;
}

static void
name_persons (SummerSampleDesk *self)
{
  static const SummerSex sexes[N_PARTS] = {
    [FORBIDDEN] = SUMMER_SEX_MALE, [AUNT] = SUMMER_SEX_FEMALE, [GRANDMOTHER] = SUMMER_SEX_FEMALE,
    [EXPIRED] = SUMMER_SEX_FEMALE, [NEXT] = SUMMER_SEX_MALE,   [COUSIN] = SUMMER_SEX_MALE,
    [STRANGER] = SUMMER_SEX_MALE,
  };
  static const Part persons[] = { FORBIDDEN, AUNT, GRANDMOTHER, EXPIRED, NEXT, COUSIN, STRANGER };
  SummerSampleRandom kept = self->people->random;

  self->people->random = self->random;
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    self->names[persons[i]] = summer_sample_people_adult (self->people, sexes[persons[i]]);
  self->random = self->people->random;
  self->people->random = kept;
  self->names[ALONE] = summer_terms_get_chinese (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE);
}

/**
 * summer_sample_desk_new:
 * @random: chances for nothing else
 *
 * Decides what there will be at the desk of a class, before its marks are written.
 *
 * Returns: (transfer full): a desk at which nobody was yet
 */
SummerSampleDesk *
summer_sample_desk_new (const SummerSamplePlan *plan,
                        const SummerSampleClass *class,
                        gint64 class_id,
                        const SummerSampleChild *children,
                        GArray *staff,
                        SummerSamplePeople *people,
                        SummerSampleRandom random)
{
  SummerSampleDesk *self = g_new0 (SummerSampleDesk, 1);

  self->plan = plan;
  self->class = class;
  self->class_id = class_id;
  self->children = children;
  self->staff = staff;
  self->people = people;
  self->random = random;
  self->aunt_came = self->stranger_came = SUMMER_DAY_NONE;
  self->sick.child = NOBODY;
  self->releases = g_array_new (FALSE, FALSE, sizeof (Release));
  self->given = g_array_new (FALSE, FALSE, sizeof (SummerSamplePresent));
  deal_parts (self);
  name_persons (self);
  self->aunt = 2 + below (self, 6);
  self->stranger = 5 + below (self, 6);
  self->expired = class->first_day + 11;
  if (!chance (self, 350))
    self->parts[STRANGER] = NOBODY;
  self->careless = chance (self, 120);
  if (!chance (self, 500))
    self->parts[EXPIRED] = NOBODY;
  if (!chance (self, 300))
    self->parts[COUSIN] = NOBODY;
  if (!chance (self, 600))
    self->parts[MEDICINE_PAST] = NOBODY;
  return self;
}

/**
 * summer_sample_desk_free:
 */
void
summer_sample_desk_free (SummerSampleDesk *self)
{
  g_array_unref (self->releases);
  g_array_unref (self->given);
  g_free (self);
}

static gboolean
is_part (const SummerSampleDesk *self, guint child, Part part)
{
  return self->parts[part] == child;
}

/**
 * summer_sample_desk_collect:
 * @child: index of one that was there on @day
 * @held: which of the class's held days it is
 *
 * Returns: (nullable) (transfer none): who takes the child home in the place of its usual collectors
 */
const char *
summer_sample_desk_collect (const SummerSampleDesk *self, guint child, SummerDay day, guint held)
{
  int weekday = summer_day_get_weekday (day);

  if (is_part (self, child, AUNT) && held >= self->aunt && self->aunt_came == SUMMER_DAY_NONE)
    return self->names[AUNT];
  if (is_part (self, child, GRANDMOTHER) && (weekday == 2 || weekday == 4))
    return self->names[GRANDMOTHER];
  if (is_part (self, child, EXPIRED) && weekday == 5 && day <= self->expired)
    return self->names[EXPIRED];
  if (is_part (self, child, ALONE) && weekday != 3)
    return self->names[ALONE];
  if (is_part (self, child, STRANGER) && held >= self->stranger
      && self->stranger_came == SUMMER_DAY_NONE)
    return self->names[STRANGER];
  return NULL;
}

/**
 * summer_sample_desk_see:
 * @mark: as it was written
 *
 * Takes note of a mark, for what hangs on it.
 */
void
summer_sample_desk_see (SummerSampleDesk *self,
                        guint child,
                        guint held,
                        const SummerMarkRecord *mark)
{
  self->n_marks[held]++;
  if (mark->mark == SUMMER_MARK_SICK && held >= 3 && self->sick.child == NOBODY)
    {
      self->sick = (SummerSamplePresent){ child, mark->day };
      self->sick_held = held;
    }
  if (mark->mark != SUMMER_MARK_PRESENT)
    return;
  if (mark->out == SUMMER_TIME_NONE)
    self->n_still_in[held]++;
  if (is_part (self, child, MEDICINE_PAST) || is_part (self, child, MEDICINE_NOW))
    {
      const SummerSamplePresent present = { child, mark->day };

      g_array_append_val (self->given, present);
    }
  if (mark->collected_by == NULL)
    return;
  if (is_part (self, child, AUNT) && mark->collected_by == self->names[AUNT])
    self->aunt_came = mark->day;
  if (is_part (self, child, STRANGER) && mark->collected_by == self->names[STRANGER])
    self->stranger_came = mark->day;
  if (mark->collected_by == self->names[ALONE]
      || (mark->collected_by == self->names[STRANGER] && !self->careless))
    {
      const Release release = { child, mark->day, mark->collected_by == self->names[ALONE] };

      g_array_append_val (self->releases, release);
    }
}

static SummerAuthorisationRecord
authorise (SummerSampleDesk *self,
           Part part,
           SummerAuthorisationKind kind,
           const char *relationship,
           SummerDay signed_on)
{
  const SummerSampleChild *child = &self->children[self->parts[part]];

  return (SummerAuthorisationRecord){
    .child = child->record.id,
    .kind = kind,
    .name = kind != SUMMER_MAY_GO_ALONE ? self->names[part] : NULL,
    .relationship = relationship,
    .telephone = kind == SUMMER_MAY_COLLECT
                     ? summer_sample_people_text (self->people, "1000%07u", below (self, 10000000))
                     : NULL,
    .birth = SUMMER_DAY_NONE,
    .first_day = SUMMER_DAY_NONE,
    .last_day = SUMMER_DAY_NONE,
    .used_on = SUMMER_DAY_NONE,
    .signed_by = child->record.guardian,
    .signed_on = signed_on,
  };
}

static SummerAuthorisationRecord
make_authorisation (SummerSampleDesk *self, Part part)
{
  const SummerSampleClass *class = self->class;
  SummerDay next = class->n_held < class->n_open ? class->open[class->n_held] : self->plan->as_of;
  SummerDay before = class->first_day - 2;
  SummerAuthorisationRecord record;

  switch (part)
    {
    case FORBIDDEN:
      record = authorise (self, part, SUMMER_MUST_NOT_COLLECT, "叔叔", before);
      record.note = "家长书面要求：不得由其接走";
      break;
    case AUNT:
      record = authorise (self, part, SUMMER_MAY_COLLECT, "姑姑", before);
      record.first_day = record.last_day = record.used_on = self->aunt_came;
      record.signed_on = self->aunt_came - 1;
      record.once = 1;
      record.note = "父母出差，仅此一次";
      break;
    case GRANDMOTHER:
      record = authorise (self, part, SUMMER_MAY_COLLECT, "外婆", before);
      record.weekdays = 1 << 1 | 1 << 3;
      record.note = "周二、周四";
      break;
    case EXPIRED:
      record = authorise (self, part, SUMMER_MAY_COLLECT, "邻居", before);
      record.first_day = class->first_day;
      record.last_day = self->expired;
      break;
    case ALONE:
      record = authorise (self, part, SUMMER_MAY_GO_ALONE, NULL, before);
      record.note = "家住同一小区，步行五分钟";
      break;
    case NEXT:
      record = authorise (self, part, SUMMER_MAY_COLLECT, "舅舅", self->plan->as_of);
      record.first_day = record.last_day = next;
      record.once = 1;
      break;
    case COUSIN:
    case STRANGER:
    case MEDICINE_PAST:
    case MEDICINE_NOW:
    case N_PARTS:
    default:
      record = authorise (self, part, SUMMER_MAY_COLLECT, "表哥", before);
      record.birth = summer_day_from_ymd (2003, 10, 1) + (SummerDay) below (self, 300);
      break;
    }
  return record;
}

static gboolean
write_authorisations (SummerSampleDesk *self, SummerStore *store, GError **error)
{
  for (Part part = FORBIDDEN; part <= COUSIN; part++)
    {
      SummerAuthorisationRecord record;

      if (self->parts[part] == NOBODY || (part == AUNT && self->aunt_came == SUMMER_DAY_NONE))
        continue;
      record = make_authorisation (self, part);
      if (!summer_authorisation_insert (store, &record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_releases (SummerSampleDesk *self, SummerStore *store, GError **error)
{
  for (guint i = 0; i < self->releases->len; i++)
    {
      const Release *release = &g_array_index (self->releases, Release, i);
      SummerReleaseExceptionRecord record = {
        .class_id = self->class_id,
        .child = self->children[release->child].record.id,
        .day = release->day,
        .kind = release->alone ? SUMMER_RELEASE_ALONE : SUMMER_RELEASE_UNLISTED,
        .released_by = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_TUTOR, release->day),
      };

      if (!release->alone)
        {
          record.reason = "家长临时加班，来电委托同事接走";
          record.telephone
              = summer_sample_people_text (self->people, "1000%07u", below (self, 10000000));
          record.confirmed_by
              = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_VOLUNTEER, release->day);
        }
      if (!summer_release_exception_insert (store, &record, error))
        return FALSE;
    }
  return TRUE;
}

static gint64
get_seconds (SummerDay day, guint minute)
{
  return (gint64) day * 86400 + (gint64) minute * 60 - EAST_ASIA;
}

/* Every evening before today, but for one now and then; a day whose sheets never came in is not. */
static gboolean
write_sign_offs (SummerSampleDesk *self, SummerStore *store, GError **error)
{
  for (guint held = 0; held < self->class->n_held; held++)
    {
      SummerDay day = self->class->open[held];
      SummerSignOffRecord record = {
        .class_id = self->class_id,
        .day = day,
        .time = get_seconds (day, 17 * 60 + 45 + below (self, 40)),
        .signed_by = g_array_index (self->staff, SummerStaffRecord, 0).name,
      };

      if (day >= self->plan->as_of || self->n_marks[held] == 0 || chance (self, 40))
        {
          if (held == self->sick_held)
            self->sick.child = NOBODY;
          continue;
        }
      if (self->n_still_in[held] > 0)
        record.note = summer_sample_people_text (self->people, "%u名学生签退表遗失，已电话确认到家",
                                                 self->n_still_in[held]);
      if (!summer_sign_off_insert (store, &record, error))
        return FALSE;
    }
  return TRUE;
}

/* In some classes a child that had been noted as absent was ill, as its parents showed the day after. */
static gboolean
write_correction (SummerSampleDesk *self, SummerStore *store, GError **error)
{
  SummerCorrectionRecord record = {
    .class_id = self->class_id,
    .day = self->sick.day,
    .mark = SUMMER_MARK_ABSENT,
    .in = SUMMER_TIME_NONE,
    .out = SUMMER_TIME_NONE,
    .reason = "家长次日补交病历",
    .time = get_seconds (self->sick.day + 1, 9 * 60 + 10),
    .corrected_by = summer_sample_care_find_staff (self->staff, SUMMER_ROLE_HEAD, self->sick.day),
  };

  if (!chance (self, 350) || self->sick.child == NOBODY)
    return TRUE;
  record.child = self->children[self->sick.child].record.id;
  return summer_correction_insert (store, &record, error);
}

/**
 * summer_sample_desk_write:
 *
 * Writes everything but the marks, which were seen before.
 *
 * Returns: FALSE with @error set when the store refuses
 */
gboolean
summer_sample_desk_write (SummerSampleDesk *self, SummerStore *store, GError **error)
{
  SummerSampleCare care = {
    .plan = self->plan,
    .class = self->class,
    .class_id = self->class_id,
    .children = self->children,
    .staff = self->staff,
    .people = self->people,
    .medicines = { self->parts[MEDICINE_PAST], self->parts[MEDICINE_NOW] },
    .present = self->given,
    .random = &self->random,
  };

  return self->class->n_held == 0
         || (write_authorisations (self, store, error) && write_releases (self, store, error)
             && write_sign_offs (self, store, error) && write_correction (self, store, error)
             && summer_sample_care_write (&care, store, error));
}
