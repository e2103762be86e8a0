#include "config.h"

#include "summer-authorisation.h"

#include <glib/gi18n.h>

#include "summer-money.h"

static gboolean
is_minor (SummerDay birth, SummerDay day)
{
  return birth != SUMMER_DAY_NONE && summer_day_get_age (birth, day) < SUMMER_COLLECTOR_AGE;
}

/**
 * summer_authorisation_judge:
 * @record: that somebody may collect, or that the child may go home alone
 *
 * Returns: whether it holds on @day, or why not; on the day on which it was spent, one for a single release does
 */
SummerCollectorState
summer_authorisation_judge (const SummerAuthorisationRecord *record, SummerDay day)
{
  if (is_minor (record->birth, day))
    return SUMMER_COLLECTOR_MINOR;
  if (record->first_day != SUMMER_DAY_NONE && day < record->first_day)
    return SUMMER_COLLECTOR_NOT_YET;
  if (record->last_day != SUMMER_DAY_NONE && record->last_day < day)
    return SUMMER_COLLECTOR_EXPIRED;
  if (record->once && record->used_on != SUMMER_DAY_NONE && record->used_on != day)
    return SUMMER_COLLECTOR_USED;
  if (record->weekdays != 0 && !(record->weekdays & 1 << (summer_day_get_weekday (day) - 1)))
    return SUMMER_COLLECTOR_OTHER_WEEKDAY;
  return SUMMER_COLLECTOR_VALID;
}

/**
 * summer_authorisation_forbids:
 *
 * Returns: whether the record says that the person must not collect on @day
 */
gboolean
summer_authorisation_forbids (const SummerAuthorisationRecord *record, SummerDay day)
{
  return record->kind == SUMMER_MUST_NOT_COLLECT
         && (record->first_day == SUMMER_DAY_NONE || record->first_day <= day)
         && (record->last_day == SUMMER_DAY_NONE || day <= record->last_day);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return *(const SummerTime *) a - *(const SummerTime *) b;
}

/**
 * summer_times_parse:
 * @text: times of the day, parted by spaces or commas of either language
 *
 * Returns: (transfer full) (element-type SummerTime) (nullable): in order, each once; %NULL when there is none
 *   or one is no time
 */
GArray *
summer_times_parse (const char *text)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (SummerTime));
  g_autoptr (GString) plain = g_string_new (text);
  static const char *const commas[]
      = { ",", ";", "\xef\xbc\x8c", "\xe3\x80\x81", "\xef\xbc\x9b", "\xe3\x80\x80" };
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commas); i++)
    g_string_replace (plain, commas[i], " ", 0);
  words = g_strsplit (plain->str, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      {
        const SummerTime time = summer_time_parse (words[i]);

        if (time == SUMMER_TIME_NONE)
          return NULL;
        g_array_append_val (times, time);
      }

  g_array_sort (times, compare_times);
  for (guint i = times->len; i > 1; i--)
    if (g_array_index (times, SummerTime, i - 1) == g_array_index (times, SummerTime, i - 2))
      g_array_remove_index (times, i - 1);
  return times->len > 0 ? g_steal_pointer (&times) : NULL;
}

/**
 * summer_times_dup_text:
 * @times: (array length=n_times): minutes of the day
 *
 * Returns: (transfer full): "08:00 12:30", as summer_times_parse() reads it
 */
char *
summer_times_dup_text (const SummerTime *times, guint n_times)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_times; i++)
    {
      g_autofree char *one = summer_time_dup_text (times[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", one);
    }
  return g_string_free (text, FALSE);
}

/* What is wrong, and where. FALSE. */
static gboolean
refuse (int *field, int which, GError **error, const char *text)
{
  if (field != NULL)
    *field = which;
  g_set_error_literal (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE, text);
  return FALSE;
}

static gboolean
is_given (const char *text)
{
  return text != NULL && *text != '\0';
}

/* Of nobody known to be of age on the first day they could come is it written that they may. */
static gboolean
check_age (const SummerAuthorisationRecord *record, SummerDay today, GError **error)
{
  SummerDay day = today;
  g_autofree char *text = NULL;
  g_autofree char *message = NULL;
  int age;

  if (record->birth == SUMMER_DAY_NONE)
    return TRUE;
  if (record->birth > today)
    return refuse (NULL, 0, error, _ ("This birth date is still to come. Check the year."));
  if (record->kind != SUMMER_MAY_COLLECT)
    return TRUE;

  if (record->first_day != SUMMER_DAY_NONE && record->first_day > today)
    day = record->first_day;
  age = summer_day_get_age (record->birth, day);
  if (age >= SUMMER_COLLECTOR_AGE)
    return TRUE;

  text = summer_day_dup_text_in_year (day);
  message = g_strdup_printf (
      _ ("Only adults may collect a child: %s is %d on %s. Ask the guardian to name an adult."),
      record->name, age, text);
  return refuse (NULL, 0, error, message);
}

/**
 * summer_authorisation_check:
 * @today: the clock's day
 * @field: (out) (optional): set when refused
 *
 * A person has a name. Who may collect is of age, as far as the birth date is known, and the guardian signed
 * for it; so they did, with a date, for a child that goes home alone. That somebody must not collect holds
 * at once, signed or not.
 */
gboolean
summer_authorisation_check (const SummerAuthorisationRecord *record,
                            SummerDay today,
                            SummerAuthorisationField *field,
                            GError **error)
{
  const gboolean alone = record->kind == SUMMER_MAY_GO_ALONE;
  const gboolean allows = record->kind != SUMMER_MUST_NOT_COLLECT;
  int *at = (int *) field;

  G_STATIC_ASSERT (sizeof (SummerAuthorisationField) == sizeof (int));
  g_return_val_if_fail (record != NULL, FALSE);

  if (!alone && !is_given (record->name))
    return refuse (at, SUMMER_AUTHORISATION_NAME, error, _ ("Write the name of the person."));
  if (is_given (record->telephone) && !summer_telephone_check (record->telephone))
    return refuse (at, SUMMER_AUTHORISATION_TELEPHONE, error,
                   _ ("This is no telephone number: 11 digits of a mobile, or a landline with its "
                      "area code."));
  if (!check_age (record, today, error))
    {
      if (field != NULL)
        *field = SUMMER_AUTHORISATION_BIRTH;
      return FALSE;
    }
  if (record->first_day != SUMMER_DAY_NONE && record->last_day != SUMMER_DAY_NONE
      && record->last_day < record->first_day)
    return refuse (at, SUMMER_AUTHORISATION_LAST_DAY, error,
                   _ ("The last day is before the first one."));
  if (allows && !is_given (record->signed_by))
    return refuse (at, SUMMER_AUTHORISATION_SIGNED_BY, error,
                   _ ("Write which guardian signed for it."));
  if (allows && record->signed_on == SUMMER_DAY_NONE)
    return refuse (at, SUMMER_AUTHORISATION_SIGNED_ON, error,
                   alone ? _ ("A child goes home alone only with a dated document: write its date.")
                         : _ ("Write the day on which it was signed."));
  if (record->signed_on != SUMMER_DAY_NONE && record->signed_on > today)
    return refuse (at, SUMMER_AUTHORISATION_SIGNED_ON, error,
                   _ ("It cannot have been signed on a day that is still to come."));
  return TRUE;
}

/**
 * summer_medicine_check:
 * @today: the clock's day
 * @field: (out) (optional): set when refused
 *
 * A medicine is given only as a guardian asked in writing: drug, dose, time, from when to when, signed.
 */
gboolean
summer_medicine_check (const SummerMedicineRecord *record,
                       SummerDay today,
                       SummerMedicineField *field,
                       GError **error)
{
  int *at = (int *) field;

  G_STATIC_ASSERT (sizeof (SummerMedicineField) == sizeof (int));
  g_return_val_if_fail (record != NULL, FALSE);

  if (!is_given (record->drug))
    return refuse (at, SUMMER_MEDICINE_DRUG, error, _ ("Write the name of the medicine."));
  if (!is_given (record->dose))
    return refuse (at, SUMMER_MEDICINE_DOSE, error, _ ("Write how much of it is to be given."));
  if (record->time == SUMMER_TIME_NONE)
    return refuse (at, SUMMER_MEDICINE_TIME, error,
                   _ ("Write the times of the day like 12:30, several with a space between."));
  if (record->first_day == SUMMER_DAY_NONE)
    return refuse (at, SUMMER_MEDICINE_FIRST_DAY, error, _ ("Write the first day it is given."));
  if (record->last_day == SUMMER_DAY_NONE)
    return refuse (at, SUMMER_MEDICINE_LAST_DAY, error, _ ("Write the last day it is given."));
  if (record->last_day < record->first_day)
    return refuse (at, SUMMER_MEDICINE_LAST_DAY, error,
                   _ ("The last day is before the first one."));
  if (!is_given (record->signed_by))
    return refuse (at, SUMMER_MEDICINE_SIGNED_BY, error, _ ("Write which guardian signed for it."));
  if (record->signed_on == SUMMER_DAY_NONE)
    return refuse (at, SUMMER_MEDICINE_SIGNED_ON, error,
                   _ ("Write the day on which it was signed."));
  if (record->signed_on > today)
    return refuse (at, SUMMER_MEDICINE_SIGNED_ON, error,
                   _ ("It cannot have been signed on a day that is still to come."));
  return TRUE;
}

static void
add_text (GString *state, const char *text)
{
  g_string_append_printf (state, "%s\x1f", text != NULL ? text : "");
}

/**
 * summer_authorisation_dup_state:
 *
 * Returns: (transfer full): everything that is written in the record, for comparing what was shown with what is
 *   stored; not its id, and not when it was spent
 */
char *
summer_authorisation_dup_state (const SummerAuthorisationRecord *record)
{
  GString *state = g_string_new (NULL);

  g_string_append_printf (state, "%" G_GINT64_FORMAT " %d %d %d %d %d %d %d\x1f", record->child,
                          (int) record->kind, record->birth, record->first_day, record->last_day,
                          record->weekdays, record->once, record->signed_on);
  add_text (state, record->name);
  add_text (state, record->relationship);
  add_text (state, record->telephone);
  add_text (state, record->signed_by);
  add_text (state, record->note);
  return g_string_free (state, FALSE);
}

/**
 * summer_medicine_dup_state:
 *
 * Returns: (transfer full): the same of a medicine
 */
char *
summer_medicine_dup_state (const SummerMedicineRecord *record)
{
  GString *state = g_string_new (NULL);

  g_string_append_printf (state, "%" G_GINT64_FORMAT " %d %d %d %d\x1f", record->child,
                          record->time, record->first_day, record->last_day, record->signed_on);
  add_text (state, record->drug);
  add_text (state, record->dose);
  add_text (state, record->signed_by);
  add_text (state, record->note);
  return g_string_free (state, FALSE);
}
