#include "config.h"

#include "summer-password.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#define MOST 1024 /* bytes of a password */

/* Byte by byte: what comes behind the line is not ours. */
static char *
read_line (int fd, GError **error)
{
  char *line = summer_secret_alloc (MOST, error);
  gsize length = 0;
  gssize n = 1;
  char c;

  while (line != NULL && n > 0)
    {
      n = read (fd, &c, 1);
      if (n < 0 && errno == EINTR)
        n = 1;
      else if (n <= 0 || c == '\n')
        n = MIN (n, 0);
      else if (length + 1 < MOST)
        line[length++] = c;
    }
  if (line == NULL)
    return NULL;
  if (length > 0 && line[length - 1] == '\r')
    line[--length] = '\0';
  if (n == 0 && length > 0 && g_utf8_validate (line, -1, NULL))
    return line;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                       _ ("No password was given: its first line is empty, or no text."));
  summer_secret_free (line);
  return NULL;
}

/**
 * summer_password_ask:
 * @question: what is asked for, "Password of 林芳"
 *
 * Returns: (transfer full) (nullable): what was typed, or NULL with @error set
 */
char *
summer_password_ask (const char *question, GError **error)
{
  int fd = g_open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY, 0);
  g_autofree char *prompt = g_strdup_printf ("%s: ", question);
  struct termios before, silent;

  if (fd < 0 || tcgetattr (fd, &before) != 0)
    {
      if (fd >= 0)
        close (fd);
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                           _ ("There is no terminal to ask for the password. Give it with "
                              "--password-file=FILE or --password-fd=N."));
      return NULL;
    }
  silent = before;
  silent.c_lflag &= ~(tcflag_t) (ECHO | ECHOE | ECHOK);
  silent.c_lflag |= ECHONL;
  tcsetattr (fd, TCSAFLUSH, &silent);

  char *line = NULL;
  if (write (fd, prompt, strlen (prompt)) >= 0)
    line = read_line (fd, error);
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, g_strerror (errno));
  tcsetattr (fd, TCSAFLUSH, &before);
  close (fd);
  return line;
}

char *
summer_password_read_fd (int fd, GError **error)
{
  return read_line (fd, error);
}

/**
 * summer_password_read_file:
 *
 * Returns: (transfer full) (nullable): the first line, or NULL with @error set
 */
char *
summer_password_read_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC, 0), saved_errno = errno;
  struct stat status;
  char *line = NULL;

  if (fd < 0 || fstat (fd, &status) != 0)
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (saved_errno),
                 _ ("“%s” cannot be read: %s"), path, g_strerror (saved_errno));
  else if (!S_ISREG (status.st_mode) || (status.st_mode & 077) != 0)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED,
                 _ ("Others can read “%s”, and so the password in it is none any more. Choose "
                    "another password, and take the file from them: chmod 600."),
                 path);
  else
    line = read_line (fd, error);
  if (fd >= 0)
    close (fd);
  return line;
}
