#include "config.h"

#include <glib/gi18n.h>

#include "summer-close-out.h"
#include "summer-command.h"
#include "summer-desk-call.h"
#include "summer-terminal.h"

/* What is open, thing by thing: the refusal itself only counts it. */
static void
say_open (const SummerDesk *desk)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerClassDay) day
      = summer_class_day_load (desk->store, desk->class_id, desk->day, &error);
  g_autoptr (SummerCloseOut) open
      = day != NULL ? summer_close_out_load (desk->store, day, desk->today, desk->now, &error)
                    : NULL;

  if (open == NULL)
    {
      summer_terminal_say ("%s", error->message);
      return;
    }
  for (guint i = 0; i < open->things->len; i++)
    {
      const SummerOpenThing *thing = open->things->pdata[i];

      summer_terminal_say ("  %s · %s", thing->name, thing->text);
    }
}

/**
 * summer_command_close:
 *
 * `summerctl close CLASS --by=NAME`: signs the day of a class off, which locks it. What is still open is named,
 * and then it takes `--reason`.
 *
 * Returns: the exit status
 */
SummerExit
summer_command_close (SummerInvocation *invocation, char **argv)
{
  g_auto (SummerDeskCall) call = { 0 };
  const GOptionEntry entries[] = {
    { "day", 0, 0, G_OPTION_ARG_STRING, &call.day_text, N_ ("The day; today otherwise"),
      N_ ("DATE") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &call.by, N_ ("The member of staff who signs the day off"),
      N_ ("NAME") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &call.reason,
      N_ ("Why it is signed off with things still open"), N_ ("TEXT") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &call.json, N_ ("Print the result as JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) rest = NULL;
  g_autofree char *done = NULL;
  GError *error = NULL;
  SummerDesk desk;

  if (!summer_invocation_parse (invocation, entries, argv, 1, 1, &rest))
    return invocation->status;
  if (call.by == NULL)
    return summer_invocation_fail_usage (invocation, _ ("Say with --by who signs the day off."));
  call.class_code = g_strdup (rest[0]);
  if (!summer_desk_call_open (&call, invocation, FALSE)
      || !summer_desk_call_find_class (&call, &desk))
    return invocation->status;
  if (!summer_close_out_sign (&desk, call.by, &done, &error)
      && g_error_matches (error, SUMMER_DESK_ERROR, SUMMER_DESK_ERROR_REASON))
    say_open (&desk);
  summer_desk_call_note (&call, "class", rest[0], done, error);
  return summer_desk_call_finish (&call);
}
