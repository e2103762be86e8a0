#include "config.h"

#include "summer-secret.h"

#include "summer-store.h"

#include <glib/gi18n.h>
#include <sodium.h>

static gboolean
start_sodium (GError **error)
{
  static gsize started;

  if (g_once_init_enter (&started))
    g_once_init_leave (&started, sodium_init () >= 0 ? 1 : 2);
  if (started == 1)
    return TRUE;
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                       _ ("This computer gives no random numbers, and without them nothing can be "
                          "kept safe. Nothing was opened."));
  return FALSE;
}

/**
 * summer_secret_alloc:
 *
 * Returns: (transfer full) (nullable): memory, all 0, to be freed with summer_secret_free(); NULL with @error set
 */
gpointer
summer_secret_alloc (gsize size, GError **error)
{
  gpointer secret;

  if (!start_sodium (error))
    return NULL;
  secret = sodium_malloc (size);
  if (secret != NULL)
    return memset (secret, 0, size);
  g_set_error_literal (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FAILED,
                       _ ("There is no memory left in which keys could be kept. Close other "
                          "programs and try again."));
  return NULL;
}

/**
 * summer_secret_free:
 *
 * Wipes it first.
 */
void
summer_secret_free (gpointer secret)
{
  sodium_free (secret);
}

/**
 * summer_secret_dup:
 *
 * Returns: (transfer full): the text, to be freed with summer_secret_free()
 */
char *
summer_secret_dup (const char *text)
{
  g_autoptr (GError) error = NULL;
  gsize size = strlen (text) + 1;
  char *secret = summer_secret_alloc (size, &error);

  if (secret == NULL)
    g_error ("%s", error->message);
  return memcpy (secret, text, size);
}

/**
 * summer_secret_wipe:
 *
 * As memset() to 0, which no compiler leaves out.
 */
void
summer_secret_wipe (gpointer memory, gsize size)
{
  sodium_memzero (memory, size);
}
