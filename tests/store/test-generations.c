/* Which backups are kept: the rule by examples, and against somebody with a calendar. */
#include "summer-generation.h"

#define HOUR 3600
#define DAY (24 * HOUR)
#define NOW                                                                                        \
  (G_GINT64_CONSTANT (1563933600)) /* 2019-07-24 02:00 UTC, a Wednesday: 10:00 in Fujian */
#define FUJIAN (8 * HOUR)

typedef struct
{
  const char *what;
  gint64 ages[6];   /* seconds; ended by -1 */
  const char *kept; /* a letter each */
} Choice;

static const Choice choices[] = {
  { "nothing", { -1 }, "" },
  { "of an hour the newest", { 10, 600, 1800, -1 }, "y--" },
  { "of two hours one each", { 0, HOUR, -1 }, "yy" },
  { "10:00 is another hour than 09:59", { 0, 1, -1 }, "yy" },
  { "all hours of a day", { HOUR, 9 * HOUR, 23 * HOUR, -1 }, "yyy" },
  { "of yesterday, which ended ten hours ago, all hours", { 11 * HOUR, 33 * HOUR, -1 }, "yy" },
  { "of the day before the newest alone", { 35 * HOUR, 36 * HOUR, 40 * HOUR, -1 }, "y--" },
  { "two days", { 30 * HOUR, 54 * HOUR, -1 }, "yy" },
  { "of a week that is long past one", { 41 * DAY, 42 * DAY, 45 * DAY, -1 }, "y-y" },
  { "what is ahead of the clock stays",
    { G_GINT64_CONSTANT (-80) * 365 * DAY, 0, HOUR, -1 },
    "yyy" },
};

static void
test_rule (gconstpointer data)
{
  const Choice *choice = data;
  SummerGeneration all[6] = { { 0 } };
  gboolean keep[6];
  guint n = 0;

  for (; choice->ages[n] != -1; n++)
    all[n] = (SummerGeneration){ NOW - choice->ages[n], 6, 1 };
  summer_generation_choose (all, n, NOW, FUJIAN, keep);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (keep[i] ? 'y' : '-', ==, choice->kept[i]);
}

static void
test_always_kept (void)
{
  const SummerGeneration all[]
      = { { NOW - 10, 7, 50 }, { NOW - 20, 6, 40 }, { NOW - 30, 7, 90 }, { NOW - 40, 7, 45 } };
  gboolean keep[G_N_ELEMENTS (all)];

  summer_generation_choose (all, G_N_ELEMENTS (all), NOW, FUJIAN, keep);
  g_assert_true (keep[0]);  /* the newest of the hour */
  g_assert_true (keep[1]);  /* the newest that an older program can read */
  g_assert_true (keep[2]);  /* has the longest journal: a restore went back behind it */
  g_assert_false (keep[3]); /* nothing speaks for it */
}

/* The same rule, as a person would apply it with a calendar: nobody newer stands in the same box. */
static void
choose_naively (const SummerGeneration *all, guint n, gint64 now, gint64 offset, gboolean *keep)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_offset ((gint32) offset);
  g_autoptr (GPtrArray) boxes = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (all[i].time);
      g_autoptr (GDateTime) local = g_date_time_to_timezone (utc, zone);
      g_autoptr (GDateTime) day
          = g_date_time_new (zone, g_date_time_get_year (local), g_date_time_get_month (local),
                             g_date_time_get_day_of_month (local), 0, 0, 0);
      g_autoptr (GDateTime) tomorrow = g_date_time_add_days (day, 1);
      g_autoptr (GDateTime) monday
          = g_date_time_add_days (day, 8 - g_date_time_get_day_of_week (day));

      g_ptr_array_add (boxes,
                       g_date_time_format (local, now - g_date_time_to_unix (tomorrow) < DAY
                                                      ? "hour %Y-%m-%d %H"
                                                  : now - g_date_time_to_unix (monday) < 30 * DAY
                                                      ? "day %Y-%m-%d"
                                                      : "week %G-%V"));
    }
  for (guint i = 0; i < n; i++)
    {
      gboolean beaten = FALSE, outdated = FALSE, shorter = FALSE;

      for (guint j = 0; j < n; j++)
        {
          gboolean newer = all[j].time > all[i].time || (all[j].time == all[i].time && j > i);

          beaten |= newer && g_str_equal (boxes->pdata[i], boxes->pdata[j]);
          outdated |= newer && all[i].version == all[j].version;
          shorter
              |= all[j].sequence > all[i].sequence || (all[j].sequence == all[i].sequence && newer);
        }
      keep[i] = !beaten || !outdated || !shorter;
    }
}

static void
test_rule_against_a_calendar (void)
{
  for (guint round = 0; round < 2000; round++)
    {
      SummerGeneration all[40];
      gboolean keep[40], expected[40];
      const guint n = (guint) g_test_rand_int_range (0, 40);
      const gint64 offset = g_test_rand_int_range (-11, 13) * HOUR;
      const gint64 now = NOW + g_test_rand_int_range (-40 * DAY, 40 * DAY);

      for (guint i = 0; i < n; i++)
        all[i] = (SummerGeneration){
          now - g_test_rand_int_range (-DAY, 90 * DAY) / g_test_rand_int_range (1, 60),
          (guint32) g_test_rand_int_range (5, 8), g_test_rand_int_range (0, 20)
        };
      summer_generation_choose (all, n, now, offset, keep);
      choose_naively (all, n, now, offset, expected);
      for (guint i = 0; i < n; i++)
        g_assert_cmpint (keep[i], ==, expected[i]);
    }
}

/* A backup every so often, the rule after each: the same are left as if it had been applied once, at the end. */
static void
test_rule_in_steps (void)
{
  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (SummerGeneration));
      g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (SummerGeneration));
      gint64 now = NOW;

      for (guint i = 0; i < 300; i++)
        {
          g_autofree gboolean *keep = g_new (gboolean, left->len + 1);
          SummerGeneration made = { now, 6, i };

          g_array_append_val (left, made);
          g_array_append_val (all, made);
          summer_generation_choose ((const SummerGeneration *) (const void *) left->data, left->len,
                                    now, FUJIAN, keep);
          for (guint j = left->len; j-- > 0;)
            if (!keep[j])
              g_array_remove_index (left, j);
          now += g_test_rand_bit () ? 1800 : g_test_rand_int_range (60, 2 * DAY);
        }
      now = g_array_index (all, SummerGeneration, all->len - 1).time;
      g_autofree gboolean *keep = g_new (gboolean, all->len);
      summer_generation_choose ((const SummerGeneration *) (const void *) all->data, all->len, now,
                                FUJIAN, keep);
      guint n = 0;
      for (guint i = 0; i < all->len; i++)
        if (keep[i])
          {
            g_assert_cmpuint (n, <, left->len);
            g_assert_cmpint (g_array_index (all, SummerGeneration, i).time, ==,
                             g_array_index (left, SummerGeneration, n).time);
            n++;
          }
      g_assert_cmpuint (n, ==, left->len);
      g_assert_cmpuint (n, <, 110);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autofree char *name = g_strconcat ("/generations/", choices[i].what, NULL);
      g_test_add_data_func (name, &choices[i], test_rule);
    }
  g_test_add_func ("/generations/always-kept", test_always_kept);
  g_test_add_func ("/generations/as-by-a-calendar", test_rule_against_a_calendar);
  g_test_add_func ("/generations/in-steps-as-at-once", test_rule_in_steps);
  return g_test_run ();
}
