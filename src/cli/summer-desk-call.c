#include "config.h"

#include "summer-desk-call.h"

#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "summer-child-table.h"
#include "summer-terminal.h"

/* The clock of the machine; below this nothing asks it. */
static void
read_clock (SummerDeskCall *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  self->today = summer_day_from_ymd (g_date_time_get_year (now), g_date_time_get_month (now),
                                     g_date_time_get_day_of_month (now));
  self->now = (SummerTime) (g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now));
}

static gboolean
parse_options (SummerDeskCall *self, gboolean needs_time)
{
  self->day = self->day_text != NULL ? summer_day_parse (self->day_text) : self->today;
  self->time = self->time_text != NULL ? summer_time_parse (self->time_text) : self->now;
  if (self->day == SUMMER_DAY_NONE)
    self->invocation->status
        = summer_invocation_fail_usage (self->invocation,
                                        _ ("“%s” is no date. Write it like 2019-08-09."),
                                        self->day_text);
  else if (self->time == SUMMER_TIME_NONE)
    self->invocation->status
        = summer_invocation_fail_usage (self->invocation,
                                        _ ("“%s” is no time. Write it like 08:05."),
                                        self->time_text);
  else if (needs_time && self->time_text == NULL && self->day != self->today)
    self->invocation->status
        = summer_invocation_fail_usage (self->invocation,
                                        _ ("Another day than today needs --time as well."));
  else
    return TRUE;
  return FALSE;
}

/**
 * summer_desk_call_open:
 * @invocation: whose options were parsed into @self
 * @needs_time: whether the command notes a time, which for another day than today must be given
 *
 * Understands the options, opens the database and finds the programme and the class.
 *
 * Returns: FALSE with the status of the invocation set after saying why
 */
gboolean
summer_desk_call_open (SummerDeskCall *self, SummerInvocation *invocation, gboolean needs_time)
{
  g_autoptr (GError) error = NULL;

  self->invocation = invocation;
  read_clock (self);
  if (!parse_options (self, needs_time))
    return FALSE;
  self->store = summer_invocation_open (invocation, SUMMER_STORE_NONE);
  if (self->store == NULL)
    return FALSE;
  self->programme = summer_invocation_find_programme (invocation, self->store);
  if (self->programme == 0)
    return FALSE;
  if (self->class_code != NULL)
    {
      self->class_id
          = summer_desk_find_class (self->store, self->programme, self->class_code, &error);
      if (self->class_id == 0)
        {
          summer_invocation_fail (invocation, error);
          return FALSE;
        }
    }
  self->results = json_builder_new ();
  json_builder_begin_object (self->results);
  json_builder_set_member_name (self->results, "results");
  json_builder_begin_array (self->results);
  return TRUE;
}

void
summer_desk_call_clear (SummerDeskCall *self)
{
  g_clear_pointer (&self->class_code, g_free);
  g_clear_pointer (&self->day_text, g_free);
  g_clear_pointer (&self->time_text, g_free);
  g_clear_pointer (&self->by, g_free);
  g_clear_pointer (&self->reason, g_free);
  g_clear_pointer (&self->despite, g_free);
  g_clear_object (&self->store);
  g_clear_object (&self->results);
}

static void
read_lines (FILE *from, GPtrArray *codes)
{
  g_autoptr (GString) line = g_string_new (NULL);
  int c;

  do
    {
      c = getc (from);
      if (c != EOF && c != '\n')
        {
          g_string_append_c (line, (char) c);
          continue;
        }
      g_strstrip (line->str);
      if (*line->str != '\0')
        g_ptr_array_add (codes, g_strdup (line->str));
      g_string_truncate (line, 0);
    }
  while (c != EOF);
}

/**
 * summer_desk_call_dup_codes:
 * @arguments: (array zero-terminated): codes of children; "-" stands for standard input, a code a line
 *
 * Returns: (transfer full): the codes; blank lines are none
 */
char **
summer_desk_call_dup_codes (char **arguments)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();

  for (; *arguments != NULL; arguments++)
    {
      if (!g_str_equal (*arguments, "-"))
        {
          g_ptr_array_add (codes, g_strdup (*arguments));
          continue;
        }
      read_lines (stdin, codes);
    }
  g_ptr_array_add (codes, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&codes), FALSE);
}

static SummerDesk
get_desk (SummerDeskCall *self, gint64 class_id)
{
  return (SummerDesk){
    .store = self->store,
    .class_id = class_id,
    .day = self->day,
    .today = self->today,
    .now = self->now,
    .reason = self->reason,
    .flag_reason = self->despite,
    .by = self->by,
  };
}

/**
 * summer_desk_call_find_child:
 * @code: of the child's card
 * @desk: (out caller-allocates): the desk of the class that was named, else of the one in which the child is
 *   enrolled that day
 *
 * Returns: FALSE with @error set
 */
gboolean
summer_desk_call_find_child (
    SummerDeskCall *self, const char *code, SummerDesk *desk, gint64 *child, GError **error)
{
  gint64 class_id = self->class_id;

  *child = summer_child_find_code (self->store, self->programme, code, error);
  if (*child != 0 && class_id == 0)
    class_id = summer_enrolment_find_class (self->store, *child, self->day, error);
  *desk = get_desk (self, class_id);
  return *child != 0 && class_id != 0;
}

/**
 * summer_desk_call_find_class:
 *
 * For what is about a whole class, which must then be named.
 */
gboolean
summer_desk_call_find_class (SummerDeskCall *self, SummerDesk *desk)
{
  if (self->class_id == 0)
    self->invocation->status
        = summer_invocation_fail_usage (self->invocation, _ ("Name the class with --class."));
  *desk = get_desk (self, self->class_id);
  return self->class_id != 0;
}

/* What a script may act upon. */
static const char *
get_kind (const GError *error)
{
  if (error->domain == SUMMER_DESK_ERROR)
    switch ((SummerDeskError) error->code)
      {
      case SUMMER_DESK_ERROR_REASON:
        return "reason";
      case SUMMER_DESK_ERROR_CONFLICT:
        return "conflict";
      case SUMMER_DESK_ERROR_SOON:
        return "soon";
      case SUMMER_DESK_ERROR_REFUSED:
      default:
        return "refused";
      }
  return g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND) ? "not-found"
                                                                                   : "failed";
}

static void
add_member (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  json_builder_add_string_value (json, text);
}

/**
 * summer_desk_call_note:
 * @key: what @value is in the JSON: "child", "staff", "class"
 * @value: whom it was about
 * @done: (nullable): what was done, in words
 * @error: (nullable) (transfer full): why it was not
 *
 * Says what came of one thing, and keeps it for the JSON.
 *
 * Returns: FALSE when not the input was wrong but the database failed: the call must end
 */
gboolean
summer_desk_call_note (
    SummerDeskCall *self, const char *key, const char *value, const char *done, GError *error)
{
  g_autoptr (GError) owned = error;
  const char *message = error != NULL  ? error->message
                        : done != NULL ? done
                                       : _ ("Nothing to change");

  json_builder_begin_object (self->results);
  add_member (self->results, key, value);
  json_builder_set_member_name (self->results, "done");
  json_builder_add_boolean_value (self->results, error == NULL);
  if (error != NULL)
    add_member (self->results, "error", get_kind (error));
  add_member (self->results, "message", message != NULL ? message : "");
  json_builder_end_object (self->results);
  if (error == NULL)
    {
      self->n_done++;
      if (!self->json && message != NULL)
        summer_terminal_say ("%s", message);
      return TRUE;
    }
  self->n_refused++;
  summer_invocation_fail (self->invocation, error);
  return self->invocation->status == SUMMER_EXIT_INPUT;
}

/**
 * summer_desk_call_finish:
 *
 * Returns: the exit status: whether everything that was asked was done
 */
SummerExit
summer_desk_call_finish (SummerDeskCall *self)
{
  json_builder_end_array (self->results);
  json_builder_set_member_name (self->results, "done");
  json_builder_add_int_value (self->results, self->n_done);
  json_builder_set_member_name (self->results, "refused");
  json_builder_add_int_value (self->results, self->n_refused);
  json_builder_end_object (self->results);
  if (self->json)
    {
      g_autoptr (JsonNode) root = json_builder_get_root (self->results);
      g_autofree char *text = json_to_string (root, TRUE);

      summer_terminal_print_json (text);
    }
  return self->n_refused > 0 ? self->invocation->status : SUMMER_EXIT_DONE;
}
