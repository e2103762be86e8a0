/* Where summerctl has a password from: a terminal, a file descriptor or a file, and never the command line or the
 * environment, which others can see. */
#pragma once

#include "summer-secret.h"

G_BEGIN_DECLS

/* A secret; NULL with error set. */
char *summer_password_ask       (const char *question, GError **error); /* on the terminal, without showing it */
char *summer_password_read_fd   (int fd, GError **error);               /* its first line */
char *summer_password_read_file (const char *path, GError **error);     /* refused where others can read it */

G_END_DECLS
