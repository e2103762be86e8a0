#include "config.h"

#include "summer-corrections.h"

#include "summer-day-table.h"

#include <glib/gi18n.h>

typedef struct
{
  const SummerClassDay *day;
  GPtrArray *corrections; /* of SummerCorrection */
} Gathering;

static void
correction_free (gpointer data)
{
  SummerCorrection *self = data;

  g_free (self->who);
  g_free (self->former);
  g_free (self->later);
  g_free (self->by);
  g_free (self->reason);
  g_free (self);
}

/* "present 08:06–16:58 Lin Jianguo", "not recorded" */
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

static char *
dup_former_value (const SummerCorrectionRecord *record)
{
  return dup_value (record->child != 0 ? get_child_mark (record->mark)
                                       : get_staff_mark (record->mark),
                    record->in, record->out, record->collected_by);
}

/* What stands there now. */
static char *
dup_present_value (const SummerClassDay *day, gint64 child, const char *staff_name)
{
  const guint at = child != 0 ? summer_class_day_find (day, child) : G_MAXUINT;
  const SummerDayStaff *staff = child == 0 ? summer_class_day_find_staff (day, staff_name) : NULL;

  if (at != G_MAXUINT)
    return dup_value (get_child_mark ((int) day->children[at].mark), day->children[at].in,
                      day->children[at].out, day->children[at].collected_by);
  if (staff != NULL)
    return dup_value (get_staff_mark (staff->recorded ? 1 + (int) staff->mark : 0), staff->in,
                      staff->out, NULL);
  return g_strdup (_ ("not recorded"));
}

/* Where one thing was corrected more than once, what a correction put there is what the next one found. */
static void
end_earlier (GPtrArray *corrections, const SummerCorrection *next)
{
  for (guint i = corrections->len; i > 0; i--)
    {
      SummerCorrection *earlier = g_ptr_array_index (corrections, i - 1);

      if (earlier->child != next->child || g_strcmp0 (earlier->who, next->who) != 0)
        continue;
      earlier->later = g_strdup (next->former);
      return;
    }
}

static gboolean
take_correction (const SummerCorrectionRecord *record, gpointer user_data)
{
  Gathering *self = user_data;
  const guint at
      = record->child != 0 ? summer_class_day_find (self->day, record->child) : G_MAXUINT;
  SummerCorrection *correction;

  if (record->day != self->day->day)
    return record->day < self->day->day;
  correction = g_new0 (SummerCorrection, 1);
  correction->child = record->child;
  correction->who = g_strdup (at != G_MAXUINT ? self->day->children[at].name : record->staff);
  correction->former = dup_former_value (record);
  correction->by = g_strdup (record->corrected_by);
  correction->reason = g_strdup (record->reason);
  correction->time = record->time;
  end_earlier (self->corrections, correction);
  g_ptr_array_add (self->corrections, correction);
  return TRUE;
}

/**
 * summer_corrections_load:
 * @day: as it stands now
 *
 * Returns: (transfer full) (element-type SummerCorrection) (nullable): what was changed after the day was signed off,
 *   the first one first; %NULL with @error set
 */
GPtrArray *
summer_corrections_load (SummerStore *store, const SummerClassDay *day, GError **error)
{
  g_autoptr (GPtrArray) corrections = g_ptr_array_new_with_free_func (correction_free);
  Gathering gathering = { day, corrections };

  if (!summer_correction_each (store, day->of->id, take_correction, &gathering, error))
    return NULL;
  for (guint i = 0; i < corrections->len; i++)
    {
      SummerCorrection *correction = g_ptr_array_index (corrections, i);

      if (correction->later == NULL)
        correction->later = dup_present_value (day, correction->child, correction->who);
    }
  return g_steal_pointer (&corrections);
}

/**
 * summer_moment_dup_text:
 * @seconds: since 1970
 *
 * Returns: (transfer full): the day and the time, in the time zone of the computer
 */
char *
summer_moment_dup_text (gint64 seconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (seconds);
  g_autofree char *day = NULL;

  if (time == NULL)
    return g_strdup ("—");
  day = summer_day_dup_text (summer_day_from_ymd (g_date_time_get_year (time),
                                                  g_date_time_get_month (time),
                                                  g_date_time_get_day_of_month (time)));
  return g_strdup_printf ("%s %02d:%02d", day, g_date_time_get_hour (time),
                          g_date_time_get_minute (time));
}

/**
 * summer_correction_dup_former:
 *
 * Returns: (transfer full): what stood there, until when, and why it was changed
 */
char *
summer_correction_dup_former (const SummerCorrectionRecord *record)
{
  g_autofree char *former = dup_former_value (record);
  g_autofree char *when = summer_moment_dup_text (record->time);

  /* Translators: a mark that was there, when it was changed, and why */
  return g_strdup_printf (_ ("Was %s until %s: %s"), former, when, record->reason);
}
