/* One call of summerctl: its options, its database, and how it ends. Messages for people go to standard
 * error; standard output carries the result only. */
#pragma once

#include <gio/gio.h>

#include "summer-session.h"

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
  char         *account;     /* owned: who signs in; NULL = not named */
  char         *password_file; /* owned: where the password is; NULL = asked for */
  int           password_fd; /* likewise; 0 = none */
  int           year;        /* 0 = the only programme, else the newest */
  GCancellable *cancellable; /* owned: by Ctrl+C */
  SummerExit    status;      /* where a call of this file returned FALSE or NULL: how to exit */
} SummerInvocation;

/* Takes the command's options out of argv and leaves its arguments in *rest. FALSE: exit with the status. */
gboolean     summer_invocation_parse        (SummerInvocation *self, const GOptionEntry *entries, char **argv,
                                             guint at_least, guint at_most, char ***rest);
SummerStore *summer_invocation_open         (SummerInvocation *self, SummerStoreFlags flags);
/* Opened by somebody who may do this; else as if it could not be opened. */
SummerStore *summer_invocation_open_with    (SummerInvocation *self, SummerStoreFlags flags, SummerRight right);
/* Who works with this file; NULL without an error where it has no accounts, NULL with error set where nobody gets in. */
SummerSession *summer_invocation_sign_in    (SummerInvocation *self, const char *path, GError **error);
/* A secret, by the options where they say where it is, or asked for; NULL with error set. */
char        *summer_invocation_read_password (SummerInvocation *self, const char *question, GError **error);
char        *summer_invocation_dup_database (SummerInvocation *self);
gint64       summer_invocation_find_programme (SummerInvocation *self, SummerStore *store);

/* Says what went wrong and chooses the status by the kind of error, or by the caller. */
SummerExit   summer_invocation_fail         (SummerInvocation *self, const GError *error);
SummerExit   summer_invocation_fail_usage   (SummerInvocation *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

void         summer_invocation_clear        (SummerInvocation *self);

G_END_DECLS
