#include "config.h"

#include "summer-stay.h"

#include <glib/gi18n.h>

#include "summer-clerk-entry.h"
#include "summer-day-table.h"
#include "summer-place-table.h"

#define DAYS_NAMED 4

static gboolean
note_signed (const SummerSignOffRecord *record, gpointer user_data)
{
  SummerDay *latest = user_data;

  *latest = MAX (*latest, record->day);
  return TRUE;
}

/**
 * summer_stay_get_first_open:
 * @day: the earliest that is wanted
 * @open: (out): @day, or the day after the last that was signed off
 */
gboolean
summer_stay_get_first_open (
    SummerStore *store, gint64 class_id, SummerDay day, SummerDay *open, GError **error)
{
  SummerDay latest = SUMMER_DAY_NONE;

  if (!summer_sign_off_each (store, class_id, note_signed, &latest, error))
    return FALSE;
  *open = latest == SUMMER_DAY_NONE ? day : MAX (day, latest + 1);
  return TRUE;
}

/**
 * summer_stay_dup_days:
 * @days: (array length=n): at least one
 *
 * Returns: (transfer full): the first of them, and how many more
 */
char *
summer_stay_dup_days (const SummerDay *days, guint n)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < MIN (n, DAYS_NAMED); i++)
    {
      g_autofree char *day = summer_day_dup_iso (days[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? _ (", ") : "", day);
    }
  if (n > DAYS_NAMED)
    g_string_append_printf (text,
                            ngettext (" and %u more day", " and %u more days", n - DAYS_NAMED),
                            n - DAYS_NAMED);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const SummerStay *stay;
  char *class; /* owned: in which the child is then */
  SummerPeriod period;
} Overlap;

static gboolean
find_overlap (const SummerEnrolmentPeriod *enrolment, gpointer user_data)
{
  Overlap *overlap = user_data;
  const SummerStay *stay = overlap->stay;

  if (enrolment->record.id == stay->instead || enrolment->period.first > stay->period.last
      || enrolment->period.last < stay->period.first)
    return TRUE;
  overlap->class = g_strdup_printf ("%s %s", enrolment->code, enrolment->name);
  overlap->period = enrolment->period;
  return FALSE;
}

static gboolean
check_overlap (SummerStore *store, const SummerStay *stay, GError **error)
{
  Overlap overlap = { .stay = stay };
  g_autofree char *class = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (stay->child == 0)
    return TRUE;
  if (!summer_enrolment_period_each (store, stay->child, find_overlap, &overlap, error))
    return FALSE;
  class = overlap.class;
  if (class == NULL)
    return TRUE;
  first = summer_day_dup_iso (overlap.period.first);
  last = summer_day_dup_iso (overlap.period.last);
  return summer_clerk_set_refused (error,
                                   _ ("The child is in class %s from %s to %s. A child is in one "
                                      "class at a time: transfer it, or end that enrolment."),
                                   class, first, last);
}

typedef struct
{
  SummerClassState state;
  SummerPeriod period;
  int places;
  char *class; /* owned */
} Class;

static gboolean
note_class (const SummerClassPlaces *places, gpointer user_data)
{
  Class *class = user_data;

  class->state = places->state;
  class->period = (SummerPeriod){ places->first_day, places->last_day };
  class->places = places->places;
  class->class = g_strdup_printf ("%s %s", places->code, places->name);
  return TRUE;
}

static gboolean
check_state (const Class *class, GError **error)
{
  return class->state == SUMMER_CLASS_APPROVED || class->state == SUMMER_CLASS_OPEN
         || summer_clerk_set_refused (error,
                                      _ ("Class %s is not approved and not open: it takes no "
                                         "children. Choose another class."),
                                      class->class);
}

static gboolean
check_days (SummerStore *store, const SummerStay *stay, const Class *class, GError **error)
{
  g_autofree char *first = summer_day_dup_iso (class->period.first);
  g_autofree char *last = summer_day_dup_iso (class->period.last);
  SummerDay open;

  if (stay->period.first < class->period.first || stay->period.last > class->period.last
      || stay->period.first > stay->period.last)
    return summer_clerk_set_refused (error, _ ("Class %s goes from %s to %s. Choose days within."),
                                     class->class, first, last);
  if (!summer_stay_get_first_open (store, stay->class_id, stay->period.first, &open, error))
    return FALSE;
  if (open != stay->period.first)
    {
      g_autofree char *iso = summer_day_dup_iso (open);

      return summer_clerk_set_refused (error,
                                       _ ("Class %s has signed off its days before %s. Choose %s "
                                          "or later as the first day."),
                                       class->class, iso, iso);
    }
  return TRUE;
}

static gboolean
check_places (SummerStore *store, const SummerStay *stay, const Class *class, GError **error)
{
  int peak;

  if (class->places == 0)
    return TRUE;
  if (!summer_class_places_get_peak (store, stay->class_id, stay->period, &peak, error))
    return FALSE;
  if (peak + stay->held < class->places)
    return TRUE;
  return summer_clerk_set_refused (error,
                                   _ ("Class %s has %d places: %d are taken in these days, and %d "
                                      "offered to others. Wait until one falls free."),
                                   class->class, class->places, peak, stay->held);
}

/**
 * summer_stay_check:
 *
 * Returns: FALSE with @error set, %SUMMER_CLERK_ERROR_REFUSED when the child cannot be there on these days
 */
gboolean
summer_stay_check (SummerStore *store, const SummerStay *stay, GError **error)
{
  Class class = { 0 };
  gboolean fits;

  if (!summer_class_places_find (store, stay->class_id, stay->period.first, note_class, &class,
                                 error))
    return FALSE;
  fits = check_state (&class, error) && check_days (store, stay, &class, error)
         && check_overlap (store, stay, error) && check_places (store, stay, &class, error);
  g_free (class.class);
  return fits;
}
