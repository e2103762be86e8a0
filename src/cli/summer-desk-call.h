/* What the commands of the desk share: which class, day and time a call is about, whose codes it names, and what
 * came of each. What is done and what is refused goes to standard error, or with --json to standard output. */
#pragma once

#include <json-glib/json-glib.h>

#include "summer-desk.h"
#include "summer-invocation.h"

G_BEGIN_DECLS

typedef struct
{
  SummerInvocation *invocation; /* borrowed */
  char             *class_code, *day_text, *time_text, *by, *reason, *despite; /* owned: options as given, or NULL */
  gboolean          json;

  SummerStore      *store; /* owned */
  gint64            programme, class_id; /* class_id 0: --class was not given */
  SummerDay         day, today;
  SummerTime        time, now;
  JsonBuilder      *results; /* owned */
  guint             n_done, n_refused;
} SummerDeskCall;

/* The options of a command that every one of the desk has: a row of GOptionEntry each. */
#define SUMMER_DESK_OPTIONS(call)                                                                                       \
  { "class", 0, 0, G_OPTION_ARG_STRING, &(call)->class_code, N_ ("The class; otherwise where the child is enrolled that day"), N_ ("CODE") }, \
  { "day", 0, 0, G_OPTION_ARG_STRING, &(call)->day_text, N_ ("The day; today otherwise"), N_ ("DATE") },                \
  { "by", 0, 0, G_OPTION_ARG_STRING, &(call)->by, N_ ("The member of staff at the desk"), N_ ("NAME") },                \
  { "reason", 0, 0, G_OPTION_ARG_STRING, &(call)->reason, N_ ("Why, where a reason is needed"), N_ ("TEXT") },          \
  { "json", 0, 0, G_OPTION_ARG_NONE, &(call)->json, N_ ("Print the result as JSON"), NULL }
#define SUMMER_DESK_OPTION_TIME(call)                                                                                   \
  { "time", 0, 0, G_OPTION_ARG_STRING, &(call)->time_text, N_ ("The time; now otherwise"), N_ ("HH:MM") }

/* needs_time: an earlier day must come with its time. FALSE: exit with the invocation's status. */
gboolean   summer_desk_call_open       (SummerDeskCall *self, SummerInvocation *invocation, gboolean needs_time);
void       summer_desk_call_clear      (SummerDeskCall *self);
char     **summer_desk_call_dup_codes  (char **arguments); /* "-" stands for the lines of standard input */

/* Fills in the desk for a child, or for the class that was named. */
gboolean   summer_desk_call_find_child (SummerDeskCall *self, const char *code, SummerDesk *desk, gint64 *child, GError **error);
gboolean   summer_desk_call_find_class (SummerDeskCall *self, SummerDesk *desk); /* FALSE: the usage was wrong */

/* Says what came of one thing; error is freed. FALSE when the database failed and the call must end. */
gboolean   summer_desk_call_note       (SummerDeskCall *self, const char *key, const char *value, const char *done, GError *error);
SummerExit summer_desk_call_finish     (SummerDeskCall *self); /* prints the JSON */
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SummerDeskCall, summer_desk_call_clear)

G_END_DECLS
