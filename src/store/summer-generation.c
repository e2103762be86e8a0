#include "config.h"

#include "summer-generation.h"

#define HOUR 3600
#define DAY (24 * HOUR)
#define WEEK (7 * DAY)
#define MONDAY (4 * DAY) /* 1970-01-05 */

/*  when                                       | kept: the newest of each
 * --------------------------------------------+--------------------------
 *  in a day that ended under 24 hours ago      | hour
 *  else, in a week that ended under 30 days ago | day
 *  else                                         | week
 *
 * and always the newest of each version of the database, and the one with the longest journal. What is dated ahead of the
 * clock is young: a clock that was wrong for an hour must not take what it cannot judge.
 *
 * Days change from one row to the next as a whole, and so do weeks; and of each stretch the newest stays. So it makes no
 * difference how often the rule was applied on the way. */
static const struct
{
  gint64 each, start;               /* the stretches of this row */
  gint64 whole, whole_start, until; /* and so long after the end of these it holds */
} rule[] = {
  { HOUR, 0, DAY, 0, DAY },
  { DAY, 0, WEEK, MONDAY, 30 * DAY },
  { WEEK, MONDAY, 0, 0, 0 },
};

static gint64
floor_div (gint64 number, gint64 by)
{
  return number >= 0 ? number / by : -((-number + by - 1) / by);
}

static gint64
get_end (gint64 local, gint64 length, gint64 start)
{
  return (floor_div (local - start, length) + 1) * length + start;
}

/* The row of the rule, and which of its stretches of time. */
static void
place (gint64 time, gint64 now, gint64 offset, guint *row, gint64 *stretch)
{
  const gint64 local = time + offset;

  for (*row = 0; *row + 1 < G_N_ELEMENTS (rule); (*row)++)
    if (now + offset < get_end (local, rule[*row].whole, rule[*row].whole_start) + rule[*row].until)
      break;
  *stretch = floor_div (local - rule[*row].start, rule[*row].each);
}

static gboolean
is_newer (const SummerGeneration *all, guint a, guint b)
{
  return all[a].time != all[b].time ? all[a].time > all[b].time : a > b;
}

/**
 * summer_generation_choose:
 * @keep: (out) (array length=n): what is to stay
 *
 * Of two of the same second the later in the list counts as the newer.
 */
void
summer_generation_choose (
    const SummerGeneration *all, guint n, gint64 now, gint64 offset, gboolean *keep)
{
  g_autoptr (GHashTable) newest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint longest = 0;

  for (guint i = 0; i < n; i++)
    {
      guint row;
      gint64 stretch;

      place (all[i].time, now, offset, &row, &stretch);
      char *names[] = { g_strdup_printf ("%u %" G_GINT64_FORMAT, row, stretch),
                        g_strdup_printf ("version %u", all[i].version) };
      for (guint j = 0; j < G_N_ELEMENTS (names); j++)
        {
          guint best = GPOINTER_TO_UINT (g_hash_table_lookup (newest, names[j]));

          if (best == 0 || is_newer (all, i, best - 1))
            g_hash_table_replace (newest, names[j], GUINT_TO_POINTER (i + 1));
          else
            g_free (names[j]);
        }
      if (all[i].sequence > all[longest].sequence
          || (all[i].sequence == all[longest].sequence && is_newer (all, i, longest)))
        longest = i;
      keep[i] = FALSE;
    }
  if (n > 0)
    keep[longest] = TRUE;

  GHashTableIter iter;
  gpointer chosen;
  g_hash_table_iter_init (&iter, newest);
  while (g_hash_table_iter_next (&iter, NULL, &chosen))
    keep[GPOINTER_TO_UINT (chosen) - 1] = TRUE;
}
