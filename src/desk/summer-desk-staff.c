#include "config.h"

#include "summer-desk-entry.h"

#include <glib/gi18n.h>

typedef enum
{
  COMES,
  GOES,
  IS_AWAY,
} Move;

static gboolean
check_move (const SummerDayStaff *staff, const char *name, Move move, GError **error)
{
  g_autofree char *in = staff != NULL ? summer_time_dup_text (staff->in) : NULL;
  g_autofree char *out = staff != NULL ? summer_time_dup_text (staff->out) : NULL;

  if (staff == NULL)
    return summer_desk_set_refused (
        error, _ ("%s is not assigned to this class that day. Add the assignment first."), name);
  if (move == COMES && staff->here && staff->in != SUMMER_TIME_NONE)
    return summer_desk_set_conflict (error, _ ("%s is here already, since %s."), name, in);
  if (move == GOES && staff->out != SUMMER_TIME_NONE)
    return summer_desk_set_conflict (error, _ ("%s has signed out already, at %s."), name, out);
  if (move == GOES && !staff->here)
    return summer_desk_set_refused (error, _ ("%s is not signed in that day. Sign in first."),
                                    name);
  return TRUE;
}

static gboolean
write_move (const SummerDesk *desk, const char *name, SummerTime time, Move move, GError **error)
{
  g_autoptr (SummerClassDay) day
      = summer_class_day_load (desk->store, desk->class_id, desk->day, error);
  const SummerDayStaff *staff = day != NULL ? summer_class_day_find_staff (day, name) : NULL;

  if (day == NULL || !check_move (staff, name, move, error))
    return FALSE;

  SummerStaffDayRecord record = { desk->class_id,
                                  desk->day,
                                  name,
                                  move == IS_AWAY ? SUMMER_STAFF_ABSENT : SUMMER_STAFF_PRESENT,
                                  SUMMER_TIME_NONE,
                                  SUMMER_TIME_NONE };
  if (move == COMES)
    record.in = time;
  if (move == GOES)
    {
      record.in = staff->in;
      record.out = time;
    }
  return summer_desk_entry_staff (desk, &record, error);
}

static gboolean
do_move (const SummerDesk *desk,
         const char *action,
         const char *name,
         SummerTime time,
         Move move,
         char **done,
         GError **error)
{
  g_autofree char *what
      = move == IS_AWAY ? g_strdup (name) : summer_desk_dup_timed (desk, name, time);

  g_return_val_if_fail (name != NULL && *name != '\0', FALSE);

  if (!summer_desk_entry_begin (desk, action, what, SUMMER_ENTRY_ITS_DAY, error))
    return FALSE;
  return summer_desk_entry_end (desk, action, what, write_move (desk, name, time, move, error),
                                done, error);
}

/**
 * summer_desk_staff_in:
 * @name: of somebody assigned to the class that day
 *
 * Signs a member of staff in; who was signed out, or away, is here again.
 */
gboolean
summer_desk_staff_in (
    const SummerDesk *desk, const char *name, SummerTime time, char **done, GError **error)
{
  return do_move (desk, "staff-in", name, time, COMES, done, error);
}

/**
 * summer_desk_staff_out:
 *
 * Signs a member of staff out who is here.
 */
gboolean
summer_desk_staff_out (
    const SummerDesk *desk, const char *name, SummerTime time, char **done, GError **error)
{
  return do_move (desk, "staff-out", name, time, GOES, done, error);
}

/**
 * summer_desk_staff_away:
 *
 * Notes that a member of staff does not come that day.
 */
gboolean
summer_desk_staff_away (const SummerDesk *desk, const char *name, char **done, GError **error)
{
  return do_move (desk, "staff-away", name, SUMMER_TIME_NONE, IS_AWAY, done, error);
}
