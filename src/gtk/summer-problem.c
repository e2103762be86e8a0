#include "config.h"

#include "summer-problem.h"

#include <glib/gi18n.h>

#include "summer-store.h"

/* What can be done about a database that does not open. */
static const char *
get_advice (const GError *error)
{
  if (g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NEWER))
    return _ (
        "Install the newer version of this program on this computer and start again. The file was "
        "not touched.");
  if (g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_DAMAGED))
    return _ ("Restore the latest backup. Where there is none, read what is left into a new file. "
              "The file was "
              "not touched.");
  if (g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_FOREIGN))
    return _ (
        "It is no database of this program. Open another file or begin a new one. The file was not "
        "touched.");
  if (g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NETWORK))
    return _ (
        "Copy it to a disk of this computer and open it there: a database on a network drive is "
        "damaged when two computers write to it.");
  if (g_error_matches (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_BUSY))
    return _ ("Close the other program that works on it, then try again.");

  return _ (
      "See that the folder is there and can be written and the disk is not full, then try again.");
}

/**
 * summer_problem_dup_markup:
 * @error: of summer_store_open()
 *
 * Returns: (transfer full): what happened, what to do and which file it is about, as Pango markup
 */
char *
summer_problem_dup_markup (const GError *error, const char *path)
{
  return g_markup_printf_escaped ("%s\n\n%s\n\n%s", error->message, get_advice (error), path);
}
