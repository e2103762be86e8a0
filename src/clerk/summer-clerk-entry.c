#include "config.h"

#include "summer-clerk-entry.h"

G_DEFINE_QUARK (summer - clerk - error - quark, summer_clerk_error)

gboolean
summer_clerk_set_refused (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_REFUSED, message);
  return FALSE;
}

gboolean
summer_clerk_set_conflict (GError **error, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_set_error_literal (error, SUMMER_CLERK_ERROR, SUMMER_CLERK_ERROR_CONFLICT, message);
  return FALSE;
}

/**
 * summer_clerk_finish:
 * @written: whether all of it could be written
 * @format: (translated): with one %s
 * @what: what the entry is about
 * @done: (out) (optional) (transfer full): what a person is told
 *
 * Returns: whether the entry is stored
 */
gboolean
summer_clerk_finish (SummerStore *store,
                     gboolean written,
                     const char *format,
                     const char *what,
                     char **done,
                     GError **error)
{
  if (!written)
    {
      summer_store_rollback (store);
      return FALSE;
    }
  if (!summer_store_commit (store, NULL, error))
    return FALSE;
  if (done != NULL)
    *done = g_strdup_printf (format, what);
  return TRUE;
}
