#include "config.h"

#include "summer-correction-lines.h"

#include <glib/gi18n.h>

#include "summer-day-table.h"
#include "summer-line.h"

typedef struct
{
  const SummerClassDay *day;
  GPtrArray *lines; /* of GtkWidget, floating until they are appended */
} Corrections;

/* "present 08:06–16:58, Lin Jianguo", "not recorded" */
static char *
dup_value (const char *mark, SummerTime in, SummerTime out, const char *collected_by)
{
  g_autofree char *in_text = summer_time_dup_text (in);
  g_autofree char *out_text = summer_time_dup_text (out);
  GString *text = g_string_new (mark);

  if (in != SUMMER_TIME_NONE || out != SUMMER_TIME_NONE)
    g_string_append_printf (text, " %s–%s", in_text, out_text);
  if (collected_by != NULL)
    g_string_append_printf (text, " %s", collected_by);
  return g_string_free (text, FALSE);
}

static const char *
get_child_mark (int mark)
{
  return mark == SUMMER_MARK_UNRECORDED ? _ ("not recorded")
                                        : summer_terms_get_text (SUMMER_TERMS_MARK, mark);
}

static const char *
get_staff_mark (int mark)
{
  return mark == 0 ? _ ("not recorded") : summer_terms_get_text (SUMMER_TERMS_STAFF_MARK, mark - 1);
}

/* What stands there now. */
static char *
dup_present (const SummerClassDay *day, const SummerCorrectionRecord *record)
{
  const guint child = record->child != 0 ? summer_class_day_find (day, record->child) : G_MAXUINT;

  if (child != G_MAXUINT)
    return dup_value (get_child_mark ((int) day->children[child].mark), day->children[child].in,
                      day->children[child].out, day->children[child].collected_by);
  for (guint i = 0; i < day->n_staff; i++)
    if (g_strcmp0 (day->staff[i].name, record->staff) == 0)
      return dup_value (get_staff_mark (day->staff[i].recorded ? 1 + (int) day->staff[i].mark : 0),
                        day->staff[i].in, day->staff[i].out, NULL);
  return g_strdup (_ ("not recorded"));
}

static gboolean
add_line (const SummerCorrectionRecord *record, gpointer user_data)
{
  Corrections *self = user_data;
  GtkWidget *line;
  guint child;
  g_autofree char *former = NULL;
  g_autofree char *present = NULL;
  g_autofree char *change = NULL;
  g_autofree char *about = NULL;
  g_autofree char *time = NULL;
  g_autoptr (GDateTime) moment = NULL;

  if (record->day != self->day->day)
    return TRUE;

  line = summer_line_new ();
  child = record->child != 0 ? summer_class_day_find (self->day, record->child) : G_MAXUINT;
  former = dup_value (record->child != 0 ? get_child_mark (record->mark)
                                         : get_staff_mark (record->mark),
                      record->in, record->out, record->collected_by);
  present = dup_present (self->day, record);
  moment = g_date_time_new_from_unix_local (record->time);
  time = moment != NULL ? g_date_time_format (moment, "%m-%d %H:%M") : g_strdup ("");
  /* Translators: what stood there before, what stands there now. */
  change = g_strdup_printf (_ ("was %s, now %s"), former, present);
  about
      = g_strdup_printf ("%s %s · %s", time,
                         record->corrected_by != NULL ? record->corrected_by : "—", record->reason);
  summer_line_add_text (line, child != G_MAXUINT ? self->day->children[child].name : record->staff,
                        6, "strong");
  summer_line_add_text (line, change, -1, NULL);
  summer_line_add_text (line, about, 22, "faint");
  g_ptr_array_add (self->lines, line);
  return TRUE;
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
  g_autoptr (GPtrArray) lines = g_ptr_array_new ();
  Corrections self = { day, lines };
  const gboolean read = summer_correction_each (store, day->of->id, add_line, &self, error);

  *n = lines->len;
  for (guint i = lines->len; i > 0; i--)
    gtk_list_box_append (list, lines->pdata[i - 1]);
  return read;
}
