#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-desk-call.h"
#include "summer-terminal.h"

typedef struct
{
  SummerDeskCall call;
  gboolean is_out, alone;
  char *brought, *collector, *unlisted, *released_by, *confirmed_by, *telephone; /* owned */
  char **staff;                                                                  /* owned */
} Sign;

static void
sign_clear (Sign *self)
{
  g_clear_pointer (&self->brought, g_free);
  g_clear_pointer (&self->collector, g_free);
  g_clear_pointer (&self->unlisted, g_free);
  g_clear_pointer (&self->released_by, g_free);
  g_clear_pointer (&self->confirmed_by, g_free);
  g_clear_pointer (&self->telephone, g_free);
  g_clear_pointer (&self->staff, g_strfreev);
  summer_desk_call_clear (&self->call);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sign, sign_clear)

/* One way home a call, and what belongs to another way is a slip, not a wish. */
static const char *
find_slip (const Sign *self)
{
  int ways = (self->collector != NULL) + (self->unlisted != NULL) + (self->alone != FALSE);
  gboolean witnessed
      = self->released_by != NULL || self->confirmed_by != NULL || self->telephone != NULL;

  if (self->staff != NULL && (ways > 0 || witnessed || self->brought != NULL))
    return _ ("Members of staff are neither brought nor collected.");
  if (!self->is_out && (ways > 0 || witnessed))
    return _ ("Who collects is said when signing out.");
  if (self->is_out && self->brought != NULL)
    return _ ("Who brings is said when signing in.");
  if (self->call.despite != NULL && (self->is_out || self->staff != NULL))
    return _ ("--despite is for children who are signed in.");
  if (self->is_out && self->staff == NULL && ways != 1)
    return _ ("Say with whom the child goes: one of --collector, --alone and --unlisted.");
  if (witnessed && self->unlisted == NULL)
    return _ ("--released-by, --confirmed-by and --telephone belong to --unlisted.");
  return NULL;
}

/* Times are taken as they are given; where they are odd, it is said. What was signed is stored: that its day
 * cannot be read again is a complaint, no failure. */
static SummerClassDay *
look_again (const SummerDesk *desk)
{
  g_autoptr (GError) error = NULL;
  SummerClassDay *day = summer_class_day_load (desk->store, desk->class_id, desk->day, &error);

  if (day != NULL)
    summer_class_day_set_clock (day, desk->today, desk->now);
  else
    summer_terminal_say (_ ("The times cannot be looked at again: %s"), error->message);
  return day;
}

static void
say_odd (const char *name, SummerTime in_time, SummerTime out_time, const char *odd)
{
  g_autofree char *in = summer_time_dup_text (in_time);
  g_autofree char *out = summer_time_dup_text (out_time);

  /* Translators: a name, the times of coming and going, what is odd about them. */
  summer_terminal_say (_ ("Look at the times of %s, %s–%s: %s."), name, in, out, odd);
}

static void
warn_odd (const SummerDesk *desk, gint64 child)
{
  g_autoptr (SummerClassDay) day = look_again (desk);
  const guint at = day != NULL ? summer_class_day_find (day, child) : G_MAXUINT;
  SummerDayChild *of;
  g_autofree char *odd = NULL;

  if (at == G_MAXUINT)
    return;
  of = &day->children[at];
  of->flags &= SUMMER_FLAG_ODD_TIMES | SUMMER_FLAG_AHEAD;
  odd = summer_class_day_dup_flags (day, at);
  if (odd != NULL)
    say_odd (of->name, of->in, of->out, odd);
}

static void
warn_odd_staff (const SummerDesk *desk, const char *name)
{
  g_autoptr (SummerClassDay) day = look_again (desk);
  const SummerDayStaff *staff = day != NULL ? summer_class_day_find_staff (day, name) : NULL;
  g_autofree char *odd = staff != NULL ? summer_class_day_dup_staff_flags (staff) : NULL;

  if (odd != NULL)
    say_odd (staff->name, staff->in, staff->out, odd);
}

static gboolean
sign_child (Sign *self, const char *code, char **done, GError **error)
{
  const SummerRelease release = {
    .collector = self->unlisted != NULL ? self->unlisted : self->collector,
    .alone = self->alone,
    .reason = self->unlisted != NULL ? self->call.reason : NULL,
    .telephone = self->telephone,
    .released_by = self->released_by,
    .confirmed_by = self->confirmed_by,
  };
  SummerDesk desk;
  gint64 child;

  if (!summer_desk_call_find_child (&self->call, code, &desk, &child, error))
    return FALSE;
  if (!(self->is_out
            ? summer_desk_sign_out (&desk, child, self->call.time, &release, done, error)
            : summer_desk_sign_in (&desk, child, self->call.time, self->brought, done, error)))
    {
      if (!self->is_out && self->call.reason != NULL && self->call.despite == NULL
          && g_error_matches (*error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REASON))
        g_prefix_error (error, "%s ",
                        _ ("--reason says why the day is written to, --despite why "
                           "the child comes all the same."));
      return FALSE;
    }
  warn_odd (&desk, child);
  return TRUE;
}

static SummerExit
sign_children (Sign *self, char **arguments)
{
  g_auto (GStrv) codes = summer_desk_call_dup_codes (arguments);

  for (guint i = 0; codes[i] != NULL; i++)
    {
      GError *error = NULL;
      g_autofree char *done = NULL;

      sign_child (self, codes[i], &done, &error);
      if (!summer_desk_call_note (&self->call, "child", codes[i], done, error))
        break;
    }
  return summer_desk_call_finish (&self->call);
}

static SummerExit
sign_staff (Sign *self)
{
  SummerDesk desk;

  if (!summer_desk_call_find_class (&self->call, &desk))
    return self->call.invocation->status;
  for (guint i = 0; self->staff[i] != NULL; i++)
    {
      GError *error = NULL;
      g_autofree char *done = NULL;

      if (self->is_out
              ? summer_desk_staff_out (&desk, self->staff[i], self->call.time, &done, &error)
              : summer_desk_staff_in (&desk, self->staff[i], self->call.time, &done, &error))
        warn_odd_staff (&desk, self->staff[i]);
      if (!summer_desk_call_note (&self->call, "staff", self->staff[i], done, error))
        break;
    }
  return summer_desk_call_finish (&self->call);
}

/**
 * summer_command_sign:
 *
 * `summerctl sign in|out CHILD…`, or `--staff=NAME` in the place of children: signs in and out at the desk of a
 * class, with the checks of the window. Each is an entry of its own; "-" reads codes from standard input.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_sign (SummerInvocation *invocation, char **argv)
{
  g_auto (Sign) self = { 0 };
  const GOptionEntry entries[] = {
    SUMMER_DESK_OPTIONS (&self.call),
    SUMMER_DESK_OPTION_TIME (&self.call),
    { "brought", 0, 0, G_OPTION_ARG_STRING, &self.brought, N_ ("In: who brought the child"),
      N_ ("NAME") },
    { "despite", 0, 0, G_OPTION_ARG_STRING, &self.call.despite,
      N_ ("In: why the child comes all the same, where something stands against it and --reason is "
          "of the day"),
      N_ ("TEXT") },
    { "collector", 0, 0, G_OPTION_ARG_STRING, &self.collector,
      N_ ("Out: who of those listed collects the child"), N_ ("NAME") },
    { "alone", 0, 0, G_OPTION_ARG_NONE, &self.alone,
      N_ ("Out: the child goes home alone, as the guardian allowed in writing"), NULL },
    { "unlisted", 0, 0, G_OPTION_ARG_STRING, &self.unlisted,
      N_ ("Out: somebody not listed collects; needs --reason, --released-by and --confirmed-by"),
      N_ ("NAME") },
    { "released-by", 0, 0, G_OPTION_ARG_STRING, &self.released_by,
      N_ ("The member of staff who lets the child go"), N_ ("NAME") },
    { "confirmed-by", 0, 0, G_OPTION_ARG_STRING, &self.confirmed_by,
      N_ ("The second member of staff, who confirms it"), N_ ("NAME") },
    { "telephone", 0, 0, G_OPTION_ARG_STRING, &self.telephone,
      N_ ("The telephone number of whoever is not listed"), N_ ("NUMBER") },
    { "staff", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self.staff,
      N_ ("A member of staff instead of a child; needs --class"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  const char *slip;

  if (!summer_invocation_parse (invocation, entries, argv, 1, G_MAXUINT - 1, &rest))
    return invocation->status;
  self.is_out = g_str_equal (rest[0], "out");
  if (!self.is_out && !g_str_equal (rest[0], "in"))
    return summer_invocation_fail_usage (invocation, _ ("“%s” is neither “in” nor “out”."),
                                         rest[0]);
  if ((self.staff == NULL) == (rest[1] == NULL))
    return summer_invocation_fail_usage (
        invocation, _ ("Name children by their codes, or a member of staff with --staff."));
  slip = find_slip (&self);
  if (slip != NULL)
    return summer_invocation_fail_usage (invocation, "%s", slip);
  if (!summer_desk_call_open (&self.call, invocation, TRUE))
    return invocation->status;
  return self.staff != NULL ? sign_staff (&self) : sign_children (&self, rest + 1);
}
