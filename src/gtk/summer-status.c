#include "config.h"

#include "summer-status.h"

#include <glib/gi18n.h>

static char *
dup_when (gint64 saved)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (saved);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gboolean today = g_date_time_get_year (time) == g_date_time_get_year (now)
                   && g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now);

  return g_date_time_format (time, today ? "%H:%M" : "%Y-%m-%d");
}

/**
 * summer_status_dup_text:
 *
 * Returns: (transfer full): what is going on, or when the last change was saved; "" before the records are open
 */
char *
summer_status_dup_text (SummerOffice *office)
{
  gint64 saved = summer_office_get_saved_time (office);
  g_autofree char *when = NULL;

  if (summer_office_get_store (office) == NULL)
    return g_strdup ("");
  if (summer_office_get_work (office) != NULL)
    return g_strdup (_ ("Working…"));
  if (summer_office_get_assessing (office))
    return g_strdup (_ ("Judging the classes…"));
  if (saved == 0)
    return g_strdup (_ ("Everything is saved"));

  when = dup_when (saved);
  /* Translators: %s is a time or a day. */
  return g_strdup_printf (_ ("Saved %s"), when);
}
