#include "config.h"

#include "summer-roll-words.h"

#include <glib/gi18n.h>

static void
take (GPtrArray *lines, char *text)
{
  g_ptr_array_add (lines, text);
}

static char *
dup_bar (const SummerRoll *self, const SummerRollEntry *entry, SummerBar bar)
{
  const SummerPlacePolicy *policy = &self->rule.policy;
  const int grade = entry->applicant.grade, age = entry->standing.age;

  switch (bar)
    {
    case SUMMER_BAR_GRADE_LOW:
      return g_strdup_printf (_ ("Grade %d is below the lowest grade of the programme, %d."), grade,
                              policy->grade_min);
    case SUMMER_BAR_GRADE_HIGH:
      return g_strdup_printf (_ ("Grade %d is above the highest grade of the programme, %d."),
                              grade, policy->grade_max);
    case SUMMER_BAR_AGE_LOW:
      return g_strdup_printf (_ ("On the first day the child is %d years old; the programme takes "
                                 "children from %d on."),
                              age, policy->age_min);
    case SUMMER_BAR_AGE_HIGH:
      return g_strdup_printf (_ ("On the first day the child is %d years old; the programme takes "
                                 "children up to %d."),
                              age, policy->age_max);
    case SUMMER_BAR_NOT_BOTH_WORK:
      return g_strdup (_ ("The programme takes children whose parents are both at work."));
    case SUMMER_BAR_NOT_HOST_STAFF:
      return g_strdup (_ ("The programme takes children of the host’s own staff."));
    case SUMMER_BAR_NO_GRADE:
      return g_strdup (_ ("The grade is not said, or is none that can be read."));
    case SUMMER_BAR_NO_BIRTH:
      return g_strdup (_ ("The birth date is not said."));
    case SUMMER_BAR_WORK_NOT_SAID:
      return g_strdup (_ ("Whether both parents are at work is not said."));
    case SUMMER_BAR_STAFF_NOT_SAID:
      return g_strdup (_ ("Whether a parent is of the host’s own staff is not said."));
    case SUMMER_N_BARS:
    default:
      g_assert_not_reached ();
    }
}

static void
add_eligibility (GPtrArray *lines, const SummerRoll *self, const SummerRollEntry *entry)
{
  if (entry->standing.eligibility == SUMMER_ELIGIBLE)
    take (lines, g_strdup (_ ("Fulfils the conditions of the programme.")));
  for (int bar = 0; bar < SUMMER_N_BARS; bar++)
    if (entry->standing.bars & 1u << bar)
      take (lines, dup_bar (self, entry, (SummerBar) bar));
}

/* "single parent 3, left behind 3" */
static char *
dup_priorities (const SummerRoll *self, guint bits)
{
  GString *text = g_string_new (NULL);

  for (int i = 0; i < SUMMER_N_PRIORITIES; i++)
    if (bits & 1u << i)
      g_string_append_printf (text, "%s%s %d", text->len > 0 ? _ (", ") : "",
                              summer_terms_get_text (SUMMER_TERMS_PRIORITY, i),
                              self->rule.policy.points[i]);
  return g_string_free (text, FALSE);
}

static void
add_points (GPtrArray *lines, const SummerRoll *self, const SummerRollEntry *entry)
{
  const guint unproved = entry->applicant.claimed & ~entry->applicant.proved;
  const int points = entry->standing.points, more = entry->standing.unproved;
  g_autofree char *counted = dup_priorities (self, entry->applicant.proved);
  g_autofree char *waiting = dup_priorities (self, unproved);

  if (entry->applicant.proved != 0)
    take (lines, g_strdup_printf (ngettext ("%d point: %s.", "%d points: %s.", (gulong) points),
                                  points, counted));
  else
    take (lines, g_strdup (_ ("No points: no priority is proved.")));
  if (unproved != 0)
    take (lines,
          g_strdup_printf (ngettext ("%d more point once papers are shown: %s.",
                                     "%d more points once papers are shown: %s.", (gulong) more),
                           more, waiting));
}

static void
add_rank (GPtrArray *lines, const SummerRoll *self, const SummerRollEntry *entry)
{
  const SummerRollClass *class = &self->classes[entry->class];
  const SummerStanding *standing = &entry->standing;

  take (lines, g_strdup_printf (_ ("Rank %u of %u that wait: %u have more points."), standing->rank,
                                class->n_waiting, standing->n_more));
  if (standing->n_equal_before > 0)
    take (lines, g_strdup_printf (entry->record.draw > 0
                                      ? _ ("%u with as many points were drawn before.")
                                      : _ ("%u with as many points go before: they were drawn, or "
                                           "applied earlier."),
                                  standing->n_equal_before));
  if (entry->record.draw > 0)
    take (lines, g_strdup_printf (_ ("Number %d of the lottery."), entry->record.draw));
  if (standing->n_tied > 1)
    take (lines, g_strdup_printf (ngettext ("Shares the rank with %u other; a lottery decides.",
                                            "Shares the rank with %u others; a lottery decides.",
                                            standing->n_tied - 1),
                                  standing->n_tied - 1));
}

static void
add_place (GPtrArray *lines, const SummerRoll *self, const SummerRollEntry *entry)
{
  const SummerRollClass *class = &self->classes[entry->class];

  if (class->places == 0)
    take (lines, g_strdup (_ ("It is not written how many places the class has.")));
  else if (entry->standing.place == SUMMER_PLACE_FREE)
    take (lines, g_strdup (_ ("A place is free for it.")));
  else if (entry->standing.place == SUMMER_PLACE_LOTTERY)
    take (lines, g_strdup_printf (ngettext ("%u place is free: the lottery has to be held first.",
                                            "%u places are free: the lottery has to be held first.",
                                            class->free),
                                  class->free));
  else if (class->free > 0)
    take (lines,
          g_strdup_printf (ngettext ("%u place is free, and goes to those before it.",
                                     "%u places are free, and go to those before it.", class->free),
                           class->free));
  else
    take (lines, g_strdup_printf (_ ("No place is free: of %d, %u are taken and %u offered."),
                                  class->places, class->taken, class->offered));
}

/**
 * summer_roll_list_reasons:
 *
 * Returns: (transfer full) (element-type utf8): whether it is eligible, its points, and for one that waits its rank
 *   and its place, each with why
 */
GPtrArray *
summer_roll_list_reasons (const SummerRoll *self, const SummerRollEntry *entry)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  add_eligibility (lines, self, entry);
  add_points (lines, self, entry);
  if (entry->standing.rank > 0)
    {
      add_rank (lines, self, entry);
      add_place (lines, self, entry);
    }
  return lines;
}

char *
summer_roll_dup_state (const SummerRoll *self, const SummerRollEntry *entry)
{
  const SummerApplicationBriefRecord *record = &entry->record;
  const char *word = summer_terms_get_text (SUMMER_TERMS_APPLICATION_STATE, (int) record->state);
  g_autofree char *day = NULL;

  if (record->state == SUMMER_APPLICATION_OFFERED && record->offer_until != SUMMER_DAY_NONE)
    {
      day = summer_day_dup_text (record->offer_until);
      return g_strdup_printf (record->offer_until < self->today ? _ ("offer lapsed on %s")
                                                                : _ ("offered until %s"),
                              day);
    }
  if (record->state == SUMMER_APPLICATION_WAITING
      && entry->standing.eligibility == SUMMER_ELIGIBLE_NOT)
    return g_strdup (_ ("not eligible"));
  if (record->state == SUMMER_APPLICATION_WAITING
      && entry->standing.eligibility == SUMMER_ELIGIBLE_NOT_KNOWN)
    return g_strdup (_ ("incomplete"));
  return g_strdup (word);
}

const char *
summer_roll_get_place_text (const SummerRollEntry *entry)
{
  if (entry->standing.rank == 0)
    return "";
  return entry->standing.place == SUMMER_PLACE_FREE      ? C_ ("place", "free")
         : entry->standing.place == SUMMER_PLACE_LOTTERY ? C_ ("place", "by lottery")
                                                         : C_ ("place", "none");
}

/* What the classes of a roll have together. */
static SummerRollClass
add_up (const SummerRoll *self)
{
  SummerRollClass all = { .offer_until = SUMMER_DAY_NONE };

  for (guint i = 0; i < self->n_classes; i++)
    {
      const SummerRollClass *class = &self->classes[i];

      all.places += class->places;
      all.taken += class->taken;
      all.offered += class->offered;
      all.n_waiting += class->n_waiting;
      all.n_lapsed += class->n_lapsed;
      if (class->offer_until != SUMMER_DAY_NONE)
        all.offer_until = all.offer_until == SUMMER_DAY_NONE
                              ? class->offer_until
                              : MIN (all.offer_until, class->offer_until);
    }
  return all;
}

/**
 * summer_roll_dup_places:
 * @class: index, or G_MAXUINT for all of the roll
 *
 * Returns: (transfer full): how many places there are and who has them
 */
char *
summer_roll_dup_places (const SummerRoll *self, guint class)
{
  const SummerRollClass of = class < self->n_classes ? self->classes[class] : add_up (self);
  const gboolean is_over = class < self->n_classes && !summer_roll_class_takes (&of);
  GString *text = g_string_new (NULL);

  if (of.places > 0)
    g_string_append_printf (text, ngettext ("%d place", "%d places", (gulong) of.places),
                            of.places);
  else if (is_over)
    g_string_append (text, _ ("takes no children any more"));
  else
    g_string_append (text, _ ("places not written"));
  g_string_append_printf (text, _ (" · %u taken · %u offered"), of.taken, of.offered);
  if (of.offered > 0 && of.offer_until != SUMMER_DAY_NONE)
    {
      g_autofree char *day = summer_day_dup_text (of.offer_until);

      g_string_append_printf (text,
                              of.offered > 1 ? _ (" (the first until %s)") : _ (" (until %s)"),
                              day);
    }
  g_string_append_printf (text, _ (" · %u waiting"), of.n_waiting);
  if (of.n_lapsed > 0)
    g_string_append_printf (text,
                            ngettext (" · %u offer lapsed", " · %u offers lapsed", of.n_lapsed),
                            of.n_lapsed);
  return g_string_free (text, FALSE);
}
