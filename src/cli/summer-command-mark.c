#include "config.h"

#include <glib/gi18n.h>

#include "summer-command.h"
#include "summer-day-table.h"
#include "summer-desk-call.h"
#include "summer-terminal.h"

typedef struct
{
  SummerDeskCall call;
  gboolean all_here;
  char *staff; /* owned */
} Mark;

static void
mark_clear (Mark *self)
{
  g_clear_pointer (&self->staff, g_free);
  summer_desk_call_clear (&self->call);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Mark, mark_clear)

static gboolean
parse_mark (SummerInvocation *invocation, const char *text, SummerMark *mark)
{
  g_autofree char *choices = summer_terms_dup_choices (SUMMER_TERMS_MARK);
  int value = SUMMER_MARK_UNRECORDED;

  if (g_str_equal (text, "clear") || summer_terms_parse (SUMMER_TERMS_MARK, text, &value))
    {
      *mark = (SummerMark) value;
      return TRUE;
    }
  invocation->status
      = summer_invocation_fail_usage (invocation,
                                      _ ("“%s” is no mark. Write one of %s, or “clear” for none."),
                                      text, choices);
  return FALSE;
}

static gboolean
take_mark (const SummerDayRow *row, gpointer user_data)
{
  *(SummerMark *) user_data = row->mark;
  return TRUE;
}

/* The children of one class go into one entry, all or none: the first of another class ends it. */
static gboolean
gather (Mark *self, char **codes, SummerMark mark, SummerDesk *desk, GArray *marks, GError **error)
{
  for (guint i = 0; codes[i] != NULL; i++)
    {
      SummerDeskMark one = { .day = self->call.day, .mark = mark };
      SummerDesk its;

      if (!summer_desk_call_find_child (&self->call, codes[i], &its, &one.child, error)
          || !summer_day_row_find (self->call.store, its.class_id, self->call.day, one.child,
                                   take_mark, &one.seen, error))
        {
          g_prefix_error (error, "%s: ", codes[i]);
          return FALSE;
        }
      if (i > 0 && its.class_id != desk->class_id)
        {
          g_set_error (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REFUSED,
                       _ ("%s is in another class than %s. Mark each class by itself."), codes[i],
                       codes[0]);
          return FALSE;
        }
      *desk = its;
      g_array_append_val (marks, one);
    }
  return TRUE;
}

static SummerExit
mark_children (Mark *self, char **codes, SummerMark mark)
{
  g_autoptr (GArray) marks = g_array_new (FALSE, FALSE, sizeof (SummerDeskMark));
  g_autofree char *whom = g_strjoinv (" ", codes);
  g_autofree char *done = NULL;
  SummerDesk desk = { 0 };
  GError *error = NULL;

  if (gather (self, codes, mark, &desk, marks, &error) && marks->len > 0)
    summer_desk_mark (&desk, (const SummerDeskMark *) (gpointer) marks->data, marks->len, &done,
                      &error);
  summer_desk_call_note (&self->call, "child", whom, done, error);
  return summer_desk_call_finish (&self->call);
}

static SummerExit
mark_all (Mark *self)
{
  g_autofree char *done = NULL;
  GError *error = NULL;
  SummerDesk desk;
  guint n_left = 0;

  if (!summer_desk_call_find_class (&self->call, &desk))
    return self->call.invocation->status;
  summer_desk_all_here (&desk, self->call.time, &n_left, &done, &error);
  if (summer_desk_call_note (&self->call, "class", self->call.class_code, done, error)
      && n_left > 0)
    summer_terminal_say (ngettext ("Left out, for something stands against it: %u child",
                                   "Left out, for something stands against them: %u children",
                                   n_left),
                         n_left);
  return summer_desk_call_finish (&self->call);
}

static SummerExit
mark_staff (Mark *self, const char *text)
{
  g_autofree char *done = NULL;
  GError *error = NULL;
  SummerDesk desk;
  int mark;

  if (!summer_terms_parse (SUMMER_TERMS_STAFF_MARK, text, &mark))
    {
      g_autofree char *choices = summer_terms_dup_choices (SUMMER_TERMS_STAFF_MARK);

      return summer_invocation_fail_usage (self->call.invocation,
                                           _ ("“%s” is no mark of staff. Write one of %s."), text,
                                           choices);
    }
  if (!summer_desk_call_find_class (&self->call, &desk))
    return self->call.invocation->status;
  if (mark == SUMMER_STAFF_PRESENT)
    summer_desk_staff_in (&desk, self->staff, self->call.time, &done, &error);
  else
    summer_desk_staff_away (&desk, self->staff, &done, &error);
  summer_desk_call_note (&self->call, "staff", self->staff, done, error);
  return summer_desk_call_finish (&self->call);
}

/**
 * summer_command_mark:
 *
 * `summerctl mark CHILD… MARK`: marks of the register, of one class in one entry; `--all-here` signs in whoever
 * is not recorded yet; `--staff=NAME MARK` for a member of staff.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_mark (SummerInvocation *invocation, char **argv)
{
  g_auto (Mark) self = { 0 };
  const GOptionEntry entries[] = {
    SUMMER_DESK_OPTIONS (&self.call),
    SUMMER_DESK_OPTION_TIME (&self.call),
    { "all-here", 0, 0, G_OPTION_ARG_NONE, &self.all_here,
      N_ ("Sign in every child that is not recorded yet; needs --class"), NULL },
    { "staff", 0, 0, G_OPTION_ARG_STRING, &self.staff,
      N_ ("A member of staff instead of children, √ or ×; needs --class"), N_ ("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_auto (GStrv) codes = NULL;
  SummerMark mark = SUMMER_MARK_UNRECORDED;
  guint n;

  if (!summer_invocation_parse (invocation, entries, argv, 0, G_MAXUINT - 1, &rest))
    return invocation->status;
  n = g_strv_length (rest);
  if (self.all_here ? n > 0 || self.staff != NULL : n < (self.staff != NULL ? 1 : 2))
    return summer_invocation_fail_usage (
        invocation, _ ("Name children and a mark, or --staff and a mark, or --all-here alone."));
  if (self.staff != NULL && n > 1)
    return summer_invocation_fail_usage (invocation, _ ("“%s” is one argument too many"), rest[1]);
  if (!self.all_here && self.staff == NULL && !parse_mark (invocation, rest[n - 1], &mark))
    return invocation->status;
  if (!summer_desk_call_open (&self.call, invocation, self.all_here || self.staff != NULL))
    return invocation->status;
  if (self.all_here)
    return mark_all (&self);
  if (self.staff != NULL)
    return mark_staff (&self, rest[0]);
  g_clear_pointer (&rest[n - 1], g_free);
  codes = summer_desk_call_dup_codes (rest);
  return mark_children (&self, codes, mark);
}
