#include "config.h"

#include "summer-lottery.h"

#include <glib/gi18n.h>

#include "summer-application-table.h"
#include "summer-clerk-entry.h"
#include "summer-enrolment.h"
#include "summer-roll.h"

#define SEED_LENGTH 8

/**
 * summer_lottery_dup_seed:
 *
 * Returns: (transfer full): eight random hexadecimal digits, short enough to be read out
 */
char *
summer_lottery_dup_seed (void)
{
  g_autofree char *uuid = g_uuid_string_random ();

  return g_strndup (uuid, SEED_LENGTH);
}

static gboolean
set_draw (SummerApplicationRecord *record, gpointer data, GError **error)
{
  record->draw = *(const int *) data;
  return TRUE;
}

/* Those that tie, whatever their points: an offer that is declined moves the line of the places, and nobody is to be
 * drawn again for that. */
static GArray *
list_tied (const SummerRoll *roll)
{
  GArray *tied = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < roll->n_entries; i++)
    if (roll->entries[i].standing.n_tied > 1)
      g_array_append_val (tied, i);
  return tied;
}

static gboolean
write_draws (SummerStore *store,
             const SummerRoll *roll,
             const GArray *tied,
             const char *seed,
             int highest,
             GString *numbers,
             GError **error)
{
  g_autofree SummerApplicant *applicants = g_new (SummerApplicant, tied->len);
  g_autofree guint *order = g_new (guint, tied->len);
  gboolean written = TRUE;

  for (guint i = 0; i < tied->len; i++)
    applicants[i] = roll->entries[g_array_index (tied, guint, i)].applicant;
  summer_waiting_list_draw (seed, applicants, tied->len, order);
  for (guint i = 0; written && i < tied->len; i++)
    {
      const SummerRollEntry *entry = &roll->entries[g_array_index (tied, guint, order[i])];
      int draw = highest + 1 + (int) i;

      g_string_append_printf (numbers, "%s%d %s", i > 0 ? ", " : "", draw, entry->record.number);
      written = summer_application_change (store, entry->record.id, set_draw, &draw, NULL, error);
    }
  return written;
}

/**
 * summer_lottery_hold:
 * @seed: as it was said before the draw
 * @person: who drew
 * @done: (out) (optional) (transfer full): what was done, in words
 *
 * Draws among all of the class that share their rank with somebody. A later lottery goes on counting: who was drawn
 * before keeps the place before those who applied later. The note keeps what was drawn, as it was then: a number of an
 * application may become void.
 */
gboolean
summer_lottery_hold (SummerStore *store,
                     gint64 programme,
                     gint64 class_id,
                     const char *seed,
                     const char *person,
                     SummerDay today,
                     char **done,
                     GError **error)
{
  g_autoptr (SummerRoll) roll = NULL;
  g_autoptr (GArray) tied = NULL;
  g_autofree char *trimmed = g_strstrip (g_strdup (seed != NULL ? seed : ""));
  g_autoptr (GString) numbers = g_string_new (NULL);
  gboolean written;
  int highest;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (*trimmed == '\0')
    return summer_clerk_set_refused (error, _ ("Write the seed that was said before the draw."));
  if (person == NULL || *person == '\0')
    return summer_clerk_set_refused (error, _ ("Write who draws."));
  roll = summer_roll_new (store, programme, class_id, today, error);
  if (roll == NULL || !summer_lottery_get_highest (store, class_id, &highest, error))
    return FALSE;
  tied = list_tied (roll);
  if (tied->len == 0)
    return summer_clerk_set_refused (
        error, _ ("In this class nobody shares a rank: there is nothing to be drawn."));

  SummerLotteryRecord lottery = {
    .class_id = class_id, .day = today, .seed = trimmed, .person = person, .drawn = (int) tied->len
  };
  if (!summer_store_begin (store, "lottery", trimmed, error))
    return FALSE;
  written = write_draws (store, roll, tied, trimmed, highest, numbers, error);
  lottery.note = numbers->str;
  return summer_clerk_finish (store, written && summer_lottery_insert (store, &lottery, error),
                              _ ("Lottery held: %s"), roll->classes[0].code, done, error);
}
