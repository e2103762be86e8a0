#include "config.h"

#include "summer-class-day.h"

#include "summer-class-table.h"
#include "summer-phrase.h"

#include <glib/gi18n.h>

static void
add_words (GString *text, const char *words)
{
  if (text->len > 0)
    g_string_append (text, _ ("; "));
  g_string_append (text, words);
}

/* Those of the flags that are in the mask, the gravest first. missing_kinds: of insurance. */
static char *
dup_words (guint flags, guint missing_kinds)
{
  static const struct
  {
    guint flag;
    const char *text;
  } words[] = {
    { SUMMER_FLAG_BARRED, N_ ("The class is not approved") },
    { SUMMER_FLAG_NOT_OPEN, N_ ("No class on this day") },
    { SUMMER_FLAG_NOT_ENROLLED, N_ ("Not enrolled today") },
    { SUMMER_FLAG_UNINSURED, NULL },
    { SUMMER_FLAG_NO_AGREEMENT, N_ ("No agreement signed") },
    { SUMMER_FLAG_FULL, N_ ("The class is full") },
    { SUMMER_FLAG_ODD_TIMES, N_ ("Signed out before signed in") },
    { SUMMER_FLAG_AHEAD, N_ ("A time later than it is now") },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (flags & words[i].flag && words[i].text != NULL)
      add_words (text, _ (words[i].text));
    else if (flags & words[i].flag)
      {
        g_autofree char *kinds
            = summer_phrase_dup_terms (SUMMER_TERMS_INSURANCE_KIND, missing_kinds);
        g_autofree char *uninsured = g_strdup_printf (_ ("Not insured today (%s)"), kinds);

        add_words (text, uninsured);
      }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * summer_class_day_dup_flags:
 * @child: index
 *
 * What stands against signing a child in today, and what its times show.
 *
 * Returns: (transfer full) (nullable): in words, the gravest first; NULL when there is nothing to say
 */
char *
summer_class_day_dup_flags (const SummerClassDay *self, guint child)
{
  g_return_val_if_fail (child < self->n_children, NULL);

  return dup_words (self->children[child].flags, self->children[child].missing_kinds);
}

/**
 * summer_class_day_dup_against:
 * @child: index
 *
 * What must be excused by a reason before the child is signed in.
 *
 * Returns: (transfer full) (nullable): in words; NULL when a child may just come
 */
char *
summer_class_day_dup_against (const SummerClassDay *self, guint child)
{
  const SummerDayChild *of;
  g_autofree char *flags = NULL;
  g_autofree char *out = NULL;
  g_autofree char *gone = NULL;

  g_return_val_if_fail (child < self->n_children, NULL);

  of = &self->children[child];
  flags = dup_words (of->flags & SUMMER_FLAGS_REASON, of->missing_kinds);
  if (of->presence != SUMMER_PRESENCE_GONE)
    return g_steal_pointer (&flags);
  out = summer_time_dup_text (of->out);
  gone = g_strdup_printf (_ ("Went home at %s"), out);
  return flags == NULL ? g_steal_pointer (&gone) : g_strconcat (gone, _ ("; "), flags, NULL);
}

/**
 * summer_class_day_dup_staff_flags:
 *
 * Returns: (transfer full) (nullable): what the times of a member of staff show, in words
 */
char *
summer_class_day_dup_staff_flags (const SummerDayStaff *staff)
{
  return dup_words (staff->flags, 0);
}

/**
 * summer_class_day_dup_short:
 *
 * Whether there are too few staff for the children here now, by the rule that the assessment counts by.
 *
 * Returns: (transfer full) (nullable): in words; NULL while no child is here or there are enough
 */
char *
summer_class_day_dup_short (const SummerClassDay *self)
{
  const SummerDayCounts *counts = &self->counts;
  g_autoptr (GString) text = g_string_new (NULL);

  if (counts->by_presence[SUMMER_PRESENCE_HERE] == 0)
    return NULL;
  if (counts->tutors_here < counts->required.tutors)
    {
      g_autofree char *tutors = g_strdup_printf (_ ("too few tutors: %d here, %d needed"),
                                                 counts->tutors_here, counts->required.tutors);
      add_words (text, tutors);
    }
  if (counts->volunteers_here < counts->required.volunteers)
    {
      g_autofree char *volunteers
          = g_strdup_printf (_ ("too few volunteers: %d here, %d needed"), counts->volunteers_here,
                             counts->required.volunteers);
      add_words (text, volunteers);
    }
  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

const char *
summer_presence_get_text (SummerPresence presence)
{
  static const char *const texts[SUMMER_N_PRESENCES] = {
    [SUMMER_PRESENCE_UNRECORDED] = NC_ ("presence", "not recorded"),
    [SUMMER_PRESENCE_HERE] = NC_ ("presence", "here"),
    [SUMMER_PRESENCE_GONE] = NC_ ("presence", "gone home"),
    [SUMMER_PRESENCE_SICK] = NC_ ("presence", "sick"),
    [SUMMER_PRESENCE_LEAVE] = NC_ ("presence", "on leave"),
    [SUMMER_PRESENCE_ABSENT] = NC_ ("presence", "absent"),
  };

  g_return_val_if_fail (presence < SUMMER_N_PRESENCES, "");

  return g_dpgettext2 (NULL, "presence", texts[presence]);
}

gboolean
summer_day_child_is_away (const SummerDayChild *child)
{
  g_return_val_if_fail (child != NULL, FALSE);

  return child->mark != SUMMER_MARK_PRESENT && child->mark != SUMMER_MARK_UNRECORDED;
}

typedef struct
{
  const char *code;
  gint64 id;
} ClassWanted;

static gboolean
match_class (const SummerClassRecord *record, gpointer user_data)
{
  ClassWanted *wanted = user_data;

  if (g_str_equal (record->code, wanted->code))
    wanted->id = record->id;
  return wanted->id == 0;
}

/**
 * summer_desk_find_class:
 *
 * Returns: the id of the class of this code; 0 with %SUMMER_STORE_ERROR_NOT_FOUND or another error
 */
gint64
summer_desk_find_class (SummerStore *store, gint64 programme, const char *code, GError **error)
{
  ClassWanted wanted = { code, 0 };

  g_return_val_if_fail (code != NULL, 0);

  if (summer_class_each (store, programme, match_class, &wanted, error) && wanted.id == 0)
    g_set_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_NOT_FOUND,
                 _ ("There is no class “%s” in this programme."), code);
  return wanted.id;
}
