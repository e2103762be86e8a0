#include "config.h"

#include "summer-clerk-day.h"

#include <glib/gi18n.h>

#include "summer-calendar.h"
#include "summer-facts-loader.h"

#define AROUND 14 /* days: a visit before the first or after the last day is not unheard of */

static gboolean
is_held (const SummerFacts *facts, SummerDay day)
{
  SummerCalendar calendar = { 0 };
  gboolean held;

  summer_calendar_init (&calendar, facts, &facts->classes[0], day);
  held = summer_calendar_find (&calendar, day) >= 0;
  summer_calendar_clear (&calendar);
  return held;
}

/**
 * summer_clerk_day_check:
 * @class_id: 0 = not chosen yet
 * @today: the clock's day
 * @day_field: the field of @day; that of the class is "class"
 *
 * Returns: whether both are given and may stand together
 */
gboolean
summer_clerk_day_check (SummerStore *store,
                        gint64 class_id,
                        SummerDay day,
                        SummerDay today,
                        const char *day_field,
                        SummerComplaints *complaints)
{
  g_autoptr (SummerFacts) facts = NULL;
  g_autoptr (GError) error = NULL;
  const SummerClassFacts *of;

  if (class_id == 0)
    summer_complaints_add (complaints, "class", "%s", _ ("Choose the class."));
  if (day == SUMMER_DAY_NONE)
    summer_complaints_add (complaints, day_field, "%s", _ ("Write the date."));
  else if (day > today)
    summer_complaints_add (complaints, day_field, "%s",
                           _ ("This day is still to come. Write the day on which it was."));
  if (class_id == 0 || day == SUMMER_DAY_NONE)
    return FALSE;

  facts = summer_store_load_class_facts (store, class_id, FALSE, &error);
  if (facts == NULL || facts->n_classes == 0)
    {
      summer_complaints_add (complaints, "class", "%s",
                             error != NULL ? error->message
                                           : _ ("The class is no longer there. Choose another "
                                                "one."));
      return FALSE;
    }

  of = &facts->classes[0];
  if (day < of->first_day - AROUND || day > of->last_day + AROUND)
    {
      g_autofree char *first = summer_day_dup_text_in_year (of->first_day);
      g_autofree char *last = summer_day_dup_text_in_year (of->last_day);

      summer_complaints_warn (complaints, day_field,
                              _ ("The class is held from %s to %s. Look at the date again."), first,
                              last);
    }
  else if (!is_held (facts, day))
    summer_complaints_warn (complaints, day_field, "%s", _ ("The class is not held on this day."));
  return TRUE;
}
