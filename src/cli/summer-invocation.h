/* One call of summerctl: its options, its database, and how it ends. Messages for people go to standard
 * error; standard output carries the result only. */
#pragma once

#include <gio/gio.h>

#include "summer-store.h"

G_BEGIN_DECLS

typedef enum
{
  SUMMER_EXIT_DONE = 0,
  SUMMER_EXIT_INPUT = 1,  /* the input is wrong, nothing was changed */
  SUMMER_EXIT_USAGE = 2,
  SUMMER_EXIT_FAILED = 3, /* the file or the database failed */
} SummerExit;

typedef struct
{
  const char   *command;     /* static: its name */
  const char   *arguments;   /* static: after the name in the line of usage; may be NULL */
  const char   *summary;     /* static, to be translated */
  char         *database;    /* owned; NULL = the user's own */
  int           year;        /* 0 = the only programme, else the newest */
  GCancellable *cancellable; /* owned: by Ctrl+C */
  SummerExit    status;      /* where a call of this file returned FALSE or NULL: how to exit */
} SummerInvocation;

/* Takes the command's options out of argv and leaves its arguments in *rest. FALSE: exit with the status. */
gboolean     summer_invocation_parse        (SummerInvocation *self, const GOptionEntry *entries, char **argv,
                                             guint at_least, guint at_most, char ***rest);
SummerStore *summer_invocation_open         (SummerInvocation *self, SummerStoreFlags flags);
char        *summer_invocation_dup_database (SummerInvocation *self);
gint64       summer_invocation_find_programme (SummerInvocation *self, SummerStore *store);

/* Says what went wrong and chooses the status by the kind of error, or by the caller. */
SummerExit   summer_invocation_fail         (SummerInvocation *self, const GError *error);
SummerExit   summer_invocation_fail_usage   (SummerInvocation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

void         summer_invocation_clear        (SummerInvocation *self);

G_END_DECLS
