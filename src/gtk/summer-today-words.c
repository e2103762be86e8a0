#include "config.h"

#include "summer-today-words.h"

#include <glib/gi18n.h>

typedef struct
{
  SummerTone tone;
  const char *icon;
} Look;

/* In the order of SummerPresence. */
static const Look looks[SUMMER_N_PRESENCES] = {
  { SUMMER_TONE_WAIT, "summer-ring-symbolic" },   { SUMMER_TONE_NOTE, "summer-dot-symbolic" },
  { SUMMER_TONE_PLAIN, "summer-gone-symbolic" },  { SUMMER_TONE_PLAIN, "summer-sick-symbolic" },
  { SUMMER_TONE_PLAIN, "summer-leave-symbolic" }, { SUMMER_TONE_BAD, "summer-fail-symbolic" },
};

void
summer_today_words_set_presence (SummerChip *chip, SummerPresence presence)
{
  g_return_if_fail (presence < SUMMER_N_PRESENCES);

  summer_chip_set (chip, looks[presence].tone, looks[presence].icon,
                   summer_presence_get_text (presence));
}

const char *
summer_today_words_get_icon (SummerPresence presence)
{
  g_return_val_if_fail (presence < SUMMER_N_PRESENCES, NULL);

  return looks[presence].icon;
}

/* A guardian is called what the child calls them: "mother" says more at the door than a name. */
static char *
dup_time_and_person (const SummerDayChild *child, SummerTime time, const char *person)
{
  g_autofree char *text = summer_time_dup_text (time);

  if (person != NULL && g_strcmp0 (person, child->guardian) == 0 && child->relationship != NULL)
    person = child->relationship;
  if (person == NULL || *person == '\0')
    return g_steal_pointer (&text);
  return time == SUMMER_TIME_NONE ? g_strdup (person) : g_strdup_printf ("%s %s", text, person);
}

char *
summer_today_words_dup_in (const SummerDayChild *child)
{
  g_return_val_if_fail (child != NULL, NULL);

  return dup_time_and_person (child, child->in, child->brought_by);
}

char *
summer_today_words_dup_out (const SummerDayChild *child)
{
  g_return_val_if_fail (child != NULL, NULL);

  return dup_time_and_person (child, child->out, child->collected_by);
}

static void
append_medicine (GPtrArray *parts, const SummerDayMedicine *medicine)
{
  g_autofree char *time = summer_time_dup_text (medicine->time);

  if (medicine->given)
    /* Translators: on the row of a child: the time at which a medicine is due. */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s medicine (given)"), time));
  else if (medicine->done)
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s medicine (not given)"), time));
  else
    g_ptr_array_add (parts, g_strdup_printf (_ ("%s medicine (to give)"), time));
}

/* Translators: between two things of one cell or sentence. */
#define JOINT C_ ("list", "; ")

/**
 * summer_today_words_dup_health:
 *
 * Returns: (transfer full): what to mind of the child's health, and the medicines of the day with whether they
 *   were given, without those that a child who did not come is not to be given; empty where there is nothing
 */
char *
summer_today_words_dup_health (const SummerClassDay *day, guint child)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *health;

  g_return_val_if_fail (day != NULL && child < day->n_children, NULL);

  health = day->children[child].health;
  for (guint i = 0; i < day->n_medicines; i++)
    if (day->medicines[i].child == child
        && (day->medicines[i].done || !summer_day_child_is_away (&day->children[child])))
      append_medicine (parts, &day->medicines[i]);
  if (health != NULL && *health != '\0')
    g_ptr_array_add (parts, g_strdup (health));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (JOINT, (char **) parts->pdata);
}

/**
 * summer_today_words_dup_flags:
 *
 * Returns: (transfer full) (nullable): what stands against signing the child in, and what else the row must say
 */
char *
summer_today_words_dup_flags (const SummerClassDay *day, guint child)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const SummerDayChild *of;
  char *against;

  g_return_val_if_fail (day != NULL && child < day->n_children, NULL);

  of = &day->children[child];
  against = summer_class_day_dup_flags (day, child);
  if (against != NULL)
    g_ptr_array_add (parts, against);
  if (of->flags & SUMMER_FLAG_FORBIDDEN)
    g_ptr_array_add (parts, g_strdup (_ ("Somebody must not collect")));
  if (of->still_in != SUMMER_DAY_NONE)
    {
      g_autofree char *earlier = summer_day_dup_text (of->still_in);

      g_ptr_array_add (parts, of->still_in == day->day - 1
                                  ? g_strdup (_ ("Not signed out yesterday"))
                                  : g_strdup_printf (_ ("Not signed out on %s"), earlier));
    }
  if (of->flags & SUMMER_FLAG_CORRECTED)
    g_ptr_array_add (parts, g_strdup (_ ("Corrected after signing off")));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (JOINT, (char **) parts->pdata);
}

/**
 * summer_today_words_dup_about:
 *
 * Returns: (transfer full): sex, age in years and grade, as far as they are known
 */
char *
summer_today_words_dup_about (const SummerClassDay *day, guint child)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const SummerDayChild *of;

  g_return_val_if_fail (day != NULL && child < day->n_children, NULL);

  of = &day->children[child];
  if (of->sex != SUMMER_SEX_UNKNOWN)
    g_ptr_array_add (parts, g_strdup (summer_terms_get_text (SUMMER_TERMS_SEX, (int) of->sex)));
  if (of->birth != SUMMER_DAY_NONE && of->birth <= day->day)
    {
      const int age = summer_day_get_age (of->birth, day->day);

      g_ptr_array_add (parts,
                       g_strdup_printf (ngettext ("%d year", "%d years", (gulong) age), age));
    }
  if (of->grade != NULL)
    g_ptr_array_add (parts, g_strdup (of->grade));
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * summer_today_words_get_tone:
 * @icon: (out): the icon of the gravest flag
 */
SummerTone
summer_today_words_get_tone (const SummerDayChild *child, const char **icon)
{
  const guint bad = SUMMER_FLAGS_REFUSE | SUMMER_FLAGS_REASON;

  g_return_val_if_fail (child != NULL && icon != NULL, SUMMER_TONE_PLAIN);

  *icon = "summer-warning-symbolic";
  if (child->flags & bad)
    return SUMMER_TONE_BAD;
  if (child->flags & SUMMER_FLAG_FORBIDDEN)
    {
      *icon = "summer-forbid-symbolic";
      return SUMMER_TONE_BAD;
    }
  return SUMMER_TONE_WAIT;
}

/**
 * summer_today_words_dup_sentence:
 *
 * Returns: (transfer full): everything that the row of the child shows, as a screen reader says it
 */
char *
summer_today_words_dup_sentence (const SummerClassDay *day, guint child)
{
  g_autofree char *in = NULL, *out = NULL, *health = NULL, *flags = NULL;
  const SummerDayChild *of;
  GString *sentence;

  g_return_val_if_fail (day != NULL && child < day->n_children, NULL);

  of = &day->children[child];
  in = summer_today_words_dup_in (of);
  out = summer_today_words_dup_out (of);
  health = summer_today_words_dup_health (day, child);
  flags = summer_today_words_dup_flags (day, child);
  sentence = g_string_new (NULL);

  /* Translators: how a row begins for a screen reader: number, name, state. */
  g_string_append_printf (sentence, _ ("%u, %s, %s"), child + 1, of->name,
                          summer_presence_get_text (of->presence));
  if (*in != '\0')
    g_string_append_printf (sentence, _ (", came %s"), in);
  if (*out != '\0')
    g_string_append_printf (sentence, _ (", collected %s"), out);
  if (*health != '\0')
    g_string_append_printf (sentence, _ (", mind: %s"), health);
  if (flags != NULL)
    g_string_append_printf (sentence, _ (", note: %s"), flags);
  return g_string_free (sentence, FALSE);
}
