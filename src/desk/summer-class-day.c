#include "config.h"

#include "summer-class-day.h"

#include "summer-authorisation.h"
#include "summer-calendar.h"
#include "summer-care-table.h"
#include "summer-corrections.h"
#include "summer-cover.h"
#include "summer-day-table.h"
#include "summer-facts-loader.h"
#include "summer-pickup-table.h"

#include <string.h>

/* What the reading of one table is given, and fills. */
typedef struct
{
  SummerClassDay *day;
  SummerStore *store;
  GArray *rows;
  guint at; /* a child found before: rows come child by child */
  GError *error;
} Reading;

static const char *
keep (SummerClassDay *self, const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert (self->strings, text);
}

static SummerPresence
get_presence (SummerMark mark, SummerTime out)
{
  switch (mark)
    {
    case SUMMER_MARK_PRESENT:
      return out == SUMMER_TIME_NONE ? SUMMER_PRESENCE_HERE : SUMMER_PRESENCE_GONE;
    case SUMMER_MARK_SICK:
      return SUMMER_PRESENCE_SICK;
    case SUMMER_MARK_LEAVE:
      return SUMMER_PRESENCE_LEAVE;
    case SUMMER_MARK_ABSENT:
      return SUMMER_PRESENCE_ABSENT;
    case SUMMER_MARK_UNRECORDED:
    default:
      return SUMMER_PRESENCE_UNRECORDED;
    }
}

/* Of children and of staff. */
static guint
judge_times (SummerTime in, SummerTime out)
{
  return in != SUMMER_TIME_NONE && out != SUMMER_TIME_NONE && out < in ? SUMMER_FLAG_ODD_TIMES : 0;
}

static gboolean
add_child (const SummerDayRow *row, gpointer user_data)
{
  Reading *reading = user_data;
  SummerClassDay *self = reading->day;
  SummerDayChild child = {
    .id = row->id,
    .code = keep (self, row->code),
    .name = keep (self, row->name),
    .pinyin = keep (self, row->pinyin),
    .telephone_tails = keep (self, row->telephone_tails),
    .grade = keep (self, row->grade),
    .health = keep (self, row->health),
    .guardian = keep (self, row->guardian),
    .relationship = keep (self, row->relationship),
    .sex = row->sex,
    .birth = row->birth,
    .mark = row->mark,
    .in = row->in,
    .out = row->out,
    .brought_by = keep (self, row->brought_by),
    .collected_by = keep (self, row->collected_by),
    .presence = get_presence (row->mark, row->out),
    .still_in = row->still_in,
  };

  if (child.still_in != SUMMER_DAY_NONE)
    child.flags |= SUMMER_FLAG_STILL_IN;
  child.flags |= judge_times (child.in, child.out);
  g_array_append_val (reading->rows, child);
  return TRUE;
}

/* Takes the rows gathered as an array of its own. */
static gpointer
take_rows (Reading *reading, guint *n)
{
  *n = reading->rows->len;
  return g_array_free (g_steal_pointer (&reading->rows), FALSE);
}

/* The index of a child; rows about children come child by child, so that the one before is tried first. */
static guint
find_again (Reading *reading, gint64 child)
{
  if (reading->at >= reading->day->n_children || reading->day->children[reading->at].id != child)
    reading->at = summer_class_day_find (reading->day, child);
  return reading->at;
}

static guint
find_fact (const SummerClassFacts *of, gint64 child)
{
  guint low = 0, high = of->n_children;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (of->children[middle].id < child)
        low = middle + 1;
      else
        high = middle;
    }
  return low < of->n_children && of->children[low].id == child ? low : G_MAXUINT;
}

/**
 * summer_class_facts_is_enrolled:
 * @of: with its enrolments
 * @agreed: (out) (optional): whether an agreement for the class was signed by the day
 *
 * Returns: whether the child is enrolled in the class on the day
 */
gboolean
summer_class_facts_is_enrolled (const SummerClassFacts *of,
                                gint64 child,
                                SummerDay day,
                                gboolean *agreed)
{
  gboolean enrolled = FALSE, signed_by_then = FALSE;

  for (guint i = 0; i < of->n_enrolments; i++)
    {
      const SummerFactEnrolment *enrolment = &of->enrolments[i];

      if (of->children[enrolment->child].id != child)
        continue;
      enrolled |= enrolment->first <= day && day <= enrolment->last;
      signed_by_then |= enrolment->agreement != SUMMER_DAY_NONE && enrolment->agreement <= day;
    }
  if (agreed != NULL)
    *agreed = signed_by_then;
  return enrolled;
}

/**
 * summer_class_state_is_barred:
 *
 * Whether no child may be signed in, as the class was not approved or is no more.
 */
gboolean
summer_class_state_is_barred (SummerClassState state)
{
  return state == SUMMER_CLASS_APPLIED || state == SUMMER_CLASS_REJECTED
         || state == SUMMER_CLASS_WITHDRAWN;
}

/* Flags that stand for a child that is not here yet, by the rules that will judge its child-day. */
static void
flag_children (SummerClassDay *self)
{
  g_autofree guint *covers = summer_cover_index (self->of);
  const SummerPolicy *policy = self->facts->policy;
  gboolean full
      = self->of->places > 0 && self->counts.by_presence[SUMMER_PRESENCE_HERE] >= self->of->places;

  for (guint i = 0; i < self->n_children; i++)
    {
      SummerDayChild *child = &self->children[i];
      guint fact = find_fact (self->of, child->id), kinds = 0;
      gboolean agreed = FALSE;
      const gboolean enrolled
          = summer_class_facts_is_enrolled (self->of, child->id, self->day, &agreed);

      if (fact != G_MAXUINT)
        kinds = summer_cover_get_kinds (self->of, covers, fact, self->day);
      child->expected = enrolled && self->is_open;
      child->missing_kinds = policy->insurance_kinds & ~kinds;
      if (!self->is_open)
        child->flags |= SUMMER_FLAG_NOT_OPEN;
      if (summer_class_state_is_barred (self->of->state))
        child->flags |= SUMMER_FLAG_BARRED;
      if (!enrolled)
        child->flags |= SUMMER_FLAG_NOT_ENROLLED;
      if (child->missing_kinds != 0)
        child->flags |= SUMMER_FLAG_UNINSURED;
      if (!agreed)
        child->flags |= SUMMER_FLAG_NO_AGREEMENT;
      if (full && child->presence != SUMMER_PRESENCE_HERE)
        child->flags |= SUMMER_FLAG_FULL;
    }
}

static gboolean
flag_forbidden (const SummerAuthorisationRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  guint at
      = record->kind == SUMMER_MUST_NOT_COLLECT ? find_again (reading, record->child) : G_MAXUINT;
  SummerDay day = reading->day->day;

  if (at != G_MAXUINT && summer_authorisation_forbids (record, day))
    reading->day->children[at].flags |= SUMMER_FLAG_FORBIDDEN;
  return TRUE;
}

static gboolean
flag_corrected (const SummerCorrectionRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  guint at = record->child != 0 && record->day == reading->day->day
                 ? find_again (reading, record->child)
                 : G_MAXUINT;

  if (at != G_MAXUINT)
    {
      SummerDayChild *child = &reading->day->children[at];
      g_autofree char *former = summer_correction_dup_former (record);
      g_autofree char *lines
          = child->former != NULL ? g_strconcat (child->former, "\n", former, NULL) : NULL;

      child->flags |= SUMMER_FLAG_CORRECTED;
      child->former = keep (reading->day, lines != NULL ? lines : former);
    }
  return record->day <= reading->day->day;
}

static gboolean
take_sign_off (const SummerSignOffRecord *record, gpointer user_data)
{
  SummerClassDay *self = ((Reading *) user_data)->day;

  if (record->day != self->day)
    return TRUE;
  self->signed_off = TRUE;
  self->signed_off_by = keep (self, record->signed_by);
  self->signed_off_at = record->time;
  return FALSE;
}

static gboolean
add_medicine (const SummerMedicineRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerClassDay *self = reading->day;
  guint at = find_again (reading, record->child);

  if (at == G_MAXUINT || self->day < record->first_day || record->last_day < self->day)
    return TRUE;

  SummerDayMedicine medicine = {
    .id = record->id,
    .child = at,
    .drug = keep (self, record->drug),
    .dose = keep (self, record->dose),
    .note = keep (self, record->note),
    .time = record->time,
    .given_at = SUMMER_TIME_NONE,
  };
  g_array_append_val (reading->rows, medicine);
  return TRUE;
}

static gboolean
take_given (const SummerMedicineGivenRecord *record, gpointer user_data)
{
  Reading *reading = user_data;
  SummerClassDay *self = reading->day;

  for (guint i = 0; i < self->n_medicines && record->day == self->day; i++)
    if (self->medicines[i].id == record->medicine)
      {
        self->medicines[i].done = TRUE;
        self->medicines[i].given = record->given != 0;
        self->medicines[i].given_at = record->time;
        self->medicines[i].given_by = keep (self, record->given_by);
        self->medicines[i].given_note = keep (self, record->note);
      }
  return TRUE;
}

static int
compare_medicines (gconstpointer a, gconstpointer b)
{
  const SummerDayMedicine *left = a, *right = b;

  if (left->time != right->time)
    return left->time < right->time ? -1 : 1;
  return (left->child > right->child) - (left->child < right->child);
}

static gboolean
load_medicines (Reading *reading, GError **error)
{
  SummerClassDay *self = reading->day;

  reading->rows = g_array_new (FALSE, FALSE, sizeof (SummerDayMedicine));
  if (!summer_medicine_each_in_class (reading->store, self->of->id, add_medicine, reading, error))
    return FALSE;
  g_array_sort (reading->rows, compare_medicines);
  self->medicines = take_rows (reading, &self->n_medicines);
  for (guint i = 0; i < self->n_medicines; i++)
    if ((i == 0 || self->medicines[i].child != self->medicines[i - 1].child)
        && !summer_medicine_given_each (reading->store, self->children[self->medicines[i].child].id,
                                        take_given, reading, error))
      return FALSE;
  return TRUE;
}

static SummerDayStaff *
ensure_staff (Reading *reading, const char *name)
{
  SummerDayStaff fresh
      = { .mark = SUMMER_STAFF_ABSENT, .in = SUMMER_TIME_NONE, .out = SUMMER_TIME_NONE };

  for (guint i = 0; i < reading->rows->len; i++)
    if (g_str_equal (g_array_index (reading->rows, SummerDayStaff, i).name, name))
      return &g_array_index (reading->rows, SummerDayStaff, i);
  fresh.name = keep (reading->day, name);
  g_array_append_val (reading->rows, fresh);
  return &g_array_index (reading->rows, SummerDayStaff, reading->rows->len - 1);
}

static gboolean
take_staff_day (const SummerStaffDayRecord *record, gpointer user_data)
{
  SummerDayStaff *staff = ensure_staff (user_data, record->name);

  staff->recorded = TRUE;
  staff->mark = record->mark;
  staff->in = record->mark == SUMMER_STAFF_PRESENT ? record->in : SUMMER_TIME_NONE;
  staff->out = record->mark == SUMMER_STAFF_PRESENT ? record->out : SUMMER_TIME_NONE;
  staff->here = record->mark == SUMMER_STAFF_PRESENT && staff->out == SUMMER_TIME_NONE;
  staff->flags = judge_times (staff->in, staff->out);
  return TRUE;
}

/* By the first of their roles, those of none last; then by name. */
static int
compare_staff (gconstpointer a, gconstpointer b)
{
  const SummerDayStaff *left = a, *right = b;
  int first = left->roles != 0 ? g_bit_nth_lsf (left->roles, -1) : G_MAXINT;
  int second = right->roles != 0 ? g_bit_nth_lsf (right->roles, -1) : G_MAXINT;

  if (first != second)
    return first < second ? -1 : 1;
  return strcmp (left->name, right->name);
}

static gboolean
load_staff (Reading *reading, GError **error)
{
  SummerClassDay *self = reading->day;

  reading->rows = g_array_new (FALSE, FALSE, sizeof (SummerDayStaff));
  for (guint i = 0; i < self->of->n_assignments; i++)
    {
      const SummerFactAssignment *assignment = &self->of->assignments[i];

      if (assignment->first <= self->day && self->day <= assignment->last)
        ensure_staff (reading, self->of->persons[assignment->person])->roles |= 1u
                                                                                << assignment->role;
    }
  if (!summer_staff_day_each (reading->store, self->of->id, self->day, take_staff_day, reading,
                              error))
    return FALSE;
  g_array_sort (reading->rows, compare_staff);
  self->staff = take_rows (reading, &self->n_staff);
  return TRUE;
}

static void
count (SummerClassDay *self)
{
  SummerDayCounts *counts = &self->counts;

  for (guint i = 0; i < self->n_children; i++)
    counts->by_presence[self->children[i].presence]++;
  flag_children (self);
  /* Who is not expected and has no mark is waited for by nobody. */
  for (guint i = 0; i < self->n_children; i++)
    {
      counts->expected += self->children[i].expected;
      if (!self->children[i].expected && self->children[i].presence == SUMMER_PRESENCE_UNRECORDED)
        counts->by_presence[SUMMER_PRESENCE_UNRECORDED]--;
    }
  for (guint i = 0; i < self->n_staff; i++)
    {
      counts->tutors_here
          += self->staff[i].here && (self->staff[i].roles & 1u << SUMMER_ROLE_TUTOR) != 0;
      counts->volunteers_here
          += self->staff[i].here && (self->staff[i].roles & 1u << SUMMER_ROLE_VOLUNTEER) != 0;
    }
  counts->required
      = summer_staffing_required (self->facts->policy, counts->by_presence[SUMMER_PRESENCE_HERE]);
}

static void
look_at_calendar (SummerClassDay *self)
{
  SummerCalendar calendar;

  summer_calendar_init (&calendar, self->facts, self->of, self->day);
  self->is_open = summer_calendar_find (&calendar, self->day) >= 0;
  summer_calendar_clear (&calendar);
  for (guint i = 0; i < self->of->n_adjustments && !self->is_open; i++)
    if (self->of->adjustments[i].day == self->day)
      self->closed_reason = self->of->adjustments[i].reason;
}

static gboolean
load (Reading *reading, gint64 class_id, GError **error)
{
  SummerClassDay *self = reading->day;

  self->facts = summer_store_load_class_facts (reading->store, class_id, FALSE, error);
  if (self->facts == NULL)
    return FALSE;
  self->of = &self->facts->classes[0];
  look_at_calendar (self);
  reading->rows = g_array_new (FALSE, FALSE, sizeof (SummerDayChild));
  if (!summer_day_row_each (reading->store, class_id, self->day, add_child, reading, error))
    return FALSE;
  self->children = take_rows (reading, &self->n_children);
  if (!load_staff (reading, error))
    return FALSE;
  count (self);
  return summer_authorisation_each_in_class (reading->store, class_id, flag_forbidden, reading,
                                             error)
         && summer_correction_each (reading->store, class_id, flag_corrected, reading, error)
         && summer_sign_off_each (reading->store, class_id, take_sign_off, reading, error)
         && load_medicines (reading, error);
}

/**
 * summer_class_day_load:
 * @day: any day, an open one of the class or not
 *
 * Reads one day of one class, at a cost that follows the class.
 *
 * Returns: (transfer full) (nullable): the day, or NULL with @error set
 */
SummerClassDay *
summer_class_day_load (SummerStore *store, gint64 class_id, SummerDay day, GError **error)
{
  g_autoptr (SummerClassDay) self = NULL;
  Reading reading = { 0 };

  g_return_val_if_fail (SUMMER_IS_STORE (store), NULL);
  g_return_val_if_fail (day != SUMMER_DAY_NONE, NULL);

  self = g_new0 (SummerClassDay, 1);
  self->day = day;
  self->strings = g_string_chunk_new (4096);
  reading.day = self;
  reading.store = store;

  gboolean done = load (&reading, class_id, error);
  g_clear_pointer (&reading.rows, g_array_unref);
  return done ? g_steal_pointer (&self) : NULL;
}

/**
 * summer_class_day_free:
 */
void
summer_class_day_free (SummerClassDay *self)
{
  g_clear_pointer (&self->facts, summer_facts_unref);
  g_free (self->children);
  g_free (self->staff);
  g_free (self->medicines);
  g_string_chunk_free (self->strings);
  g_free (self);
}

guint
summer_class_day_find (const SummerClassDay *self, gint64 child)
{
  for (guint i = 0; i < self->n_children; i++)
    if (self->children[i].id == child)
      return i;
  return G_MAXUINT;
}

/**
 * summer_class_day_find_code:
 * @code: what a scanner types: the whole code, in whichever case
 *
 * Returns: the index of the child; %G_MAXUINT when none of the class has this code
 */
guint
summer_class_day_find_code (const SummerClassDay *self, const char *code)
{
  g_return_val_if_fail (code != NULL, G_MAXUINT);

  for (guint i = 0; i < self->n_children; i++)
    if (g_ascii_strcasecmp (self->children[i].code, code) == 0)
      return i;
  return G_MAXUINT;
}

/**
 * summer_class_day_find_staff:
 *
 * Returns: (nullable) (transfer none): the member of staff of this name, assigned that day or with a mark
 */
const SummerDayStaff *
summer_class_day_find_staff (const SummerClassDay *self, const char *name)
{
  for (guint i = 0; i < self->n_staff; i++)
    if (g_strcmp0 (self->staff[i].name, name) == 0)
      return &self->staff[i];
  return NULL;
}

/* Whoever signs in while the clock turns to the next minute is not ahead of it. */
static guint
judge_clock (SummerTime in, SummerTime out, SummerTime now)
{
  return (in != SUMMER_TIME_NONE && in > now + 1) || (out != SUMMER_TIME_NONE && out > now + 1)
             ? SUMMER_FLAG_AHEAD
             : 0;
}

/**
 * summer_class_day_set_clock:
 * @today: the clock's day
 * @now: the clock's time
 *
 * Times are taken as they are given. Those of today that are later than the clock by more than a minute, for
 * somebody mistyped them or the clock was set back, are flagged.
 */
void
summer_class_day_set_clock (SummerClassDay *self, SummerDay today, SummerTime now)
{
  if (self->day != today)
    return;
  for (guint i = 0; i < self->n_children; i++)
    self->children[i].flags |= judge_clock (self->children[i].in, self->children[i].out, now);
  for (guint i = 0; i < self->n_staff; i++)
    self->staff[i].flags |= judge_clock (self->staff[i].in, self->staff[i].out, now);
}
