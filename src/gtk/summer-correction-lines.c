#include "config.h"

#include "summer-correction-lines.h"

#include <glib/gi18n.h>

#include "summer-corrections.h"
#include "summer-line.h"

static GtkWidget *
new_line (const SummerCorrection *correction)
{
  GtkWidget *line = summer_line_new ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_local (correction->time);
  g_autofree char *time
      = moment != NULL ? g_date_time_format (moment, "%m-%d %H:%M") : g_strdup ("");
  /* Translators: what stood there before, what came in its place. */
  g_autofree char *change
      = g_strdup_printf (_ ("was %s, now %s"), correction->former, correction->later);
  g_autofree char *about
      = g_strdup_printf ("%s %s · %s", time, correction->by != NULL ? correction->by : "—",
                         correction->reason);

  summer_line_add_text (line, correction->who, 6, "strong");
  summer_line_add_text (line, change, -1, NULL);
  summer_line_add_text (line, about, 40, "faint");
  return line;
}

/**
 * summer_correction_lines_append:
 * @day: the day, as it stands now
 * @n: (out): how many there are
 *
 * Appends a row for each correction of the day, the newest first.
 */
gboolean
summer_correction_lines_append (
    GtkListBox *list, SummerStore *store, const SummerClassDay *day, guint *n, GError **error)
{
  g_autoptr (GPtrArray) corrections = summer_corrections_load (store, day, error);

  *n = corrections != NULL ? corrections->len : 0;
  for (guint i = *n; i > 0; i--)
    gtk_list_box_append (list, new_line (g_ptr_array_index (corrections, i - 1)));
  return corrections != NULL;
}
