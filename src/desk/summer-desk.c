#include "config.h"

#include "summer-desk-entry.h"

#include "summer-pickup-table.h"
#include "summer-release-check.h"

#include <glib/gi18n.h>

/* A card that is scanned again within so many minutes was not meant again. */
#define SOON 1

/* The child on the day, as it is in the transaction. The day is read whole: its flags are its neighbours' too. */
static const SummerDayChild *
find_child (const SummerDesk *desk, const SummerClassDay *day, gint64 child, GError **error)
{
  guint at = summer_class_day_find (day, child);

  if (at != G_MAXUINT)
    return &day->children[at];
  summer_desk_set_refused (error, _ ("This child does not belong to the class %s %s."),
                           day->of->code, day->of->name);
  return NULL;
}

static SummerMarkRecord
get_mark (const SummerDesk *desk, const SummerDayChild *child)
{
  return (SummerMarkRecord){ desk->class_id, child->id,  desk->day,         child->mark,
                             child->in,      child->out, child->brought_by, child->collected_by };
}

static SummerDayRow
get_row (const SummerDayChild *child)
{
  return (SummerDayRow){
    .id = child->id,
    .mark = child->mark,
    .in = child->in,
    .out = child->out,
    .brought_by = child->brought_by,
    .collected_by = child->collected_by,
  };
}

static gboolean
write_mark (const SummerDesk *desk,
            const SummerDayChild *child,
            const SummerMarkRecord *mark,
            GError **error)
{
  SummerDayRow former = get_row (child);

  return summer_desk_entry_mark (desk, mark, &former, error);
}

/**
 * summer_desk_check_soon:
 * @child: of the day of the desk
 * @time: of the second scan
 *
 * Returns: FALSE with %SUMMER_DESK_ERROR_SOON when the child was signed in only a minute before
 */
gboolean
summer_desk_check_soon (const SummerDesk *desk,
                        const SummerDayChild *child,
                        SummerTime time,
                        GError **error)
{
  g_autofree char *in = summer_time_dup_text (child->in);

  if (child->presence != SUMMER_PRESENCE_HERE || child->in == SUMMER_TIME_NONE || time < child->in
      || time - child->in > SOON)
    return TRUE;
  g_set_error (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_SOON,
               _ ("%s was signed in just now, at %s. Nothing was done; wait a minute to sign out."),
               child->name, in);
  return FALSE;
}

/* Whether the child can be signed in as things stand, or with the reason given. */
static gboolean
check_sign_in (const SummerDesk *desk,
               const SummerClassDay *day,
               const SummerDayChild *child,
               SummerTime time,
               GError **error)
{
  g_autofree char *flags = summer_class_day_dup_flags (day, (guint) (child - day->children));
  g_autofree char *in = summer_time_dup_text (child->in);

  if (!summer_desk_check_soon (desk, child, time, error))
    return FALSE;
  if (child->presence == SUMMER_PRESENCE_HERE && child->in != SUMMER_TIME_NONE)
    return summer_desk_set_conflict (error, _ ("%s is here already, since %s."), child->name, in);
  if (child->flags & SUMMER_FLAGS_REFUSE)
    return summer_desk_set_refused (error, _ ("%s cannot be signed in: %s."), child->name, flags);
  return TRUE;
}

/* What stands against the child is named when the reason is asked for, and again in the journal. */
static gboolean
excuse (const SummerDesk *desk,
        const SummerClassDay *day,
        const SummerDayChild *child,
        const char *what,
        GError **error)
{
  g_autofree char *against = summer_class_day_dup_against (day, (guint) (child - day->children));

  if (against == NULL)
    return TRUE;
  if (!summer_desk_has_flag_reason (desk, day))
    return summer_desk_set_reason (error, _ ("%s: %s. Give a reason to sign the child in."),
                                   child->name, against);
  summer_desk_entry_name_excused (desk, what, against);
  return TRUE;
}

static gboolean
sign_in (const SummerDesk *desk,
         const SummerClassDay *day,
         gint64 id,
         SummerTime time,
         const char *brought_by,
         const char *what,
         GError **error)
{
  const SummerDayChild *child = find_child (desk, day, id, error);

  if (child == NULL || !check_sign_in (desk, day, child, time, error)
      || !excuse (desk, day, child, what, error))
    return FALSE;

  SummerMarkRecord mark = get_mark (desk, child);
  mark.mark = SUMMER_MARK_PRESENT;
  mark.in = time;
  mark.out = SUMMER_TIME_NONE;
  mark.brought_by = brought_by;
  mark.collected_by = NULL;
  return write_mark (desk, child, &mark, error);
}

/**
 * summer_desk_sign_in:
 * @time: as it is given; that it comes after a sign-out is shown, not refused
 * @brought_by: (nullable): who brought the child
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Signs a child in: its mark becomes present, whatever it was. Without valid insurance, agreement or
 * enrolment, in a full class, and after it went home, it takes a reason of its own beside that of an earlier
 * day; in a class that is not approved and on a day without class it cannot be done.
 */
gboolean
summer_desk_sign_in (const SummerDesk *desk,
                     gint64 child,
                     SummerTime time,
                     const char *brought_by,
                     char **done,
                     GError **error)
{
  g_autofree char *name = summer_desk_dup_child (desk, desk->day, child, error);
  g_autofree char *what = name != NULL ? summer_desk_dup_timed (desk, name, time) : NULL;
  g_autoptr (SummerClassDay) day = NULL;

  g_return_val_if_fail (time != SUMMER_TIME_NONE, FALSE);

  if (name == NULL || !summer_desk_entry_begin (desk, "sign-in", what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  day = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  return summer_desk_entry_end (desk, "sign-in", what,
                                day != NULL
                                    && sign_in (desk, day, child, time, brought_by, what, error),
                                done, error);
}

/* Whether a member of staff can have seen who came: assigned that day, not away and not gone before. */
static gboolean
is_on_duty (const SummerClassDay *day, const char *name, SummerTime time)
{
  const SummerDayStaff *staff = summer_class_day_find_staff (day, name);

  return staff != NULL && !(staff->recorded && staff->mark == SUMMER_STAFF_ABSENT)
         && (staff->out == SUMMER_TIME_NONE || time <= staff->out);
}

/* Somebody who is not listed, or not for this day: a reason, and two members of staff who know of it. */
static gboolean
check_unlisted (const SummerClassDay *day,
                const SummerDayChild *child,
                const SummerReleasePerson *person,
                const SummerRelease *release,
                SummerTime time,
                GError **error)
{
  g_autofree char *validity = person != NULL ? summer_release_person_dup_validity (person) : NULL;
  const char *why = validity != NULL ? validity : _ ("not listed");

  if (!summer_desk_is_given (release->reason) || !summer_desk_is_given (release->released_by)
      || !summer_desk_is_given (release->confirmed_by))
    return summer_desk_set_reason (error,
                                   _ ("%s may not collect %s as things stand (%s). Give a reason, "
                                      "and a second member of staff who confirms it."),
                                   release->collector, child->name, why);
  if (g_str_equal (release->released_by, release->confirmed_by))
    return summer_desk_set_refused (error, _ ("The release must be confirmed by another member of "
                                              "staff than the one who releases."));
  if (!is_on_duty (day, release->released_by, time)
      || !is_on_duty (day, release->confirmed_by, time))
    return summer_desk_set_refused (error, _ ("%s is no member of staff who is here at that time."),
                                    is_on_duty (day, release->released_by, time)
                                        ? release->confirmed_by
                                        : release->released_by);
  return TRUE;
}

static gboolean
check_release (const SummerClassDay *day,
               const SummerDayChild *child,
               const SummerReleaseCheck *check,
               const SummerReleasePerson *person,
               const SummerRelease *release,
               SummerTime time,
               GError **error)
{
  if (release->alone)
    return check->alone
           || summer_desk_set_refused (error,
                                       _ ("%s may not go home alone: there is no valid document "
                                          "signed by the guardian."),
                                       child->name);
  if (!summer_desk_is_given (release->collector))
    return summer_desk_set_refused (error, _ ("Say who collects %s."), child->name);
  if (person != NULL && person->state == SUMMER_COLLECTOR_FORBIDDEN)
    return summer_desk_set_refused (
        error, _ ("%s must not collect %s. Keep the child here and call the guardian."),
        person->name, child->name);
  if (person != NULL && person->state == SUMMER_COLLECTOR_MINOR)
    return summer_desk_set_refused (error, _ ("%s is under 18 and may not collect %s."),
                                    person->name, child->name);
  return (person != NULL && person->state == SUMMER_COLLECTOR_VALID)
         || check_unlisted (day, child, person, release, time, error);
}

static gboolean
check_sign_out (const SummerDesk *desk,
                const SummerDayChild *child,
                SummerTime time,
                GError **error)
{
  g_autofree char *out = summer_time_dup_text (child->out);

  if (child->presence == SUMMER_PRESENCE_GONE)
    return summer_desk_set_conflict (error, _ ("%s went home already, at %s with %s."), child->name,
                                     out, child->collected_by != NULL ? child->collected_by : "—");
  if (child->presence != SUMMER_PRESENCE_HERE)
    return summer_desk_set_refused (
        error, _ ("%s is not signed in that day (%s). Sign the child in first."), child->name,
        summer_presence_get_text (child->presence));
  return summer_desk_has_reason (desk) || summer_desk_check_soon (desk, child, time, error);
}

static gboolean
keep_exception (const SummerDesk *desk,
                gint64 child,
                const SummerReleasePerson *person,
                const SummerRelease *release,
                GError **error)
{
  SummerReleaseExceptionRecord exception = { .class_id = desk->class_id,
                                             .child = child,
                                             .day = desk->day,
                                             .kind = SUMMER_RELEASE_ALONE,
                                             .reason = release->reason,
                                             .telephone = release->telephone,
                                             .released_by = release->released_by,
                                             .confirmed_by = release->confirmed_by };

  if (!release->alone && person != NULL && person->state == SUMMER_COLLECTOR_VALID)
    return !person->once
           || summer_authorisation_set_used (desk->store, person->authorisation, desk->day, error);
  if (!release->alone)
    exception.kind = SUMMER_RELEASE_UNLISTED;
  return summer_release_exception_insert (desk->store, &exception, error);
}

static gboolean
sign_out (const SummerDesk *desk,
          const SummerClassDay *day,
          gint64 id,
          SummerTime time,
          const SummerRelease *release,
          GError **error)
{
  const SummerDayChild *child = find_child (desk, day, id, error);
  g_autoptr (SummerReleaseCheck) check = NULL;
  const SummerReleasePerson *person;

  if (child == NULL || !check_sign_out (desk, child, time, error))
    return FALSE;
  check = summer_release_check_load (desk->store, desk->class_id, id, desk->day, error);
  if (check == NULL)
    return FALSE;
  person = summer_release_check_get_person (check, release->collector);
  if (!check_release (day, child, check, person, release, time, error))
    return FALSE;

  SummerMarkRecord mark = get_mark (desk, child);
  mark.out = time;
  mark.collected_by = release->alone
                          ? summer_terms_get_chinese (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE)
                      : person != NULL ? person->name
                                       : release->collector;
  return write_mark (desk, child, &mark, error)
         && keep_exception (desk, id, person, release, error);
}

/**
 * summer_desk_sign_out:
 * @release: with whom the child goes
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Releases a child, however full the class is. Who must not collect and minors are refused whatever the
 * reason; who is not listed, or not for this day, takes a reason and two different members of staff; alone
 * takes the guardian's document. What is out of the ordinary is kept with the release.
 */
gboolean
summer_desk_sign_out (const SummerDesk *desk,
                      gint64 child,
                      SummerTime time,
                      const SummerRelease *release,
                      char **done,
                      GError **error)
{
  g_autofree char *name = summer_desk_dup_child (desk, desk->day, child, error);
  g_autofree char *timed = name != NULL ? summer_desk_dup_timed (desk, name, time) : NULL;
  const char *with = release->alone
                         ? summer_terms_get_text (SUMMER_TERMS_RELEASE, SUMMER_RELEASE_ALONE)
                         : release->collector;
  g_autofree char *what = g_strdup_printf ("%s · %s", timed, with != NULL ? with : "—");
  g_autoptr (SummerClassDay) day = NULL;

  g_return_val_if_fail (time != SUMMER_TIME_NONE, FALSE);

  if (name == NULL
      || !summer_desk_entry_begin (desk, "sign-out", what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  day = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  return summer_desk_entry_end (desk, "sign-out", what,
                                day != NULL && sign_out (desk, day, child, time, release, error),
                                done, error);
}
