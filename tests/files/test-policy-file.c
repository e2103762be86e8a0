/* A policy as a text file: what is written reads back, and what is wrong is told by its line. */
#include "config.h"

#include "summer-policy-file.h"

#include <glib/gstdio.h>
#include <string.h>

static SummerPolicy *
new_policy (const char *preset)
{
  g_autoptr (GError) error = NULL;
  SummerPolicy *policy = summer_policy_new_from_preset (preset, &error);

  g_assert_no_error (error);
  return policy;
}

static void
set (SummerPolicy *policy, const char *name, const char *value)
{
  g_autoptr (GError) error = NULL;

  summer_policy_set (policy, name, value, FALSE, &error);
  g_assert_no_error (error);
}

/* Every preset, and a policy that is nobody's, comes back as it was. */
static void
test_round_trip (void)
{
  const char *const *presets = summer_policy_list_presets ();
  g_autofree char *folder = g_dir_make_tmp ("policy-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "policy.txt", NULL);

  for (guint i = 0; presets[i] != NULL; i++)
    for (int changed = 0; changed < 2; changed++)
      {
        g_autoptr (SummerPolicy) policy = new_policy (presets[i]), read = NULL;
        g_autoptr (GError) error = NULL;

        if (changed)
          {
            set (policy, "fund", "1234567.89");
            set (policy, "attendance_min", "66.66%");
            set (policy, "amount", "tiers:new@10=10000;new@20=20000.50;continuing@0=1");
            set (policy, "level.release", "off");
            set (policy, "insurance_kinds", "none");
            set (policy, "reserve", "1000");
            set (policy, "shares", "福州市=200000;厦门市总工会=12.5%");
            set (policy, "sources",
                 "市级[福州市]=match:50%{max=9000;for=配套} / "
                 "区级=tiers:new@10=1;continuing@5=2{for=保险}");
          }
        g_assert_true (summer_policy_file_write (policy, path, &error));
        g_assert_no_error (error);
        read = summer_policy_file_read (path, &error);
        g_assert_no_error (error);
        g_assert_true (summer_policy_equal (policy, read));
      }
  g_unlink (path);
  g_rmdir (folder);
}

/* As other programs leave it: a mark at the front, other line ends, no numbers but some, and no end of line. */
static void
test_foreign (void)
{
  static const char text[] = "\357\273\277# ours\r\n\r\ndays_min=18\r\n  attendance_min =65%\r\n"
                             "preset = fujian-2019\r\nfund = 2,000,000";
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPolicy) read = summer_policy_file_parse (text, strlen (text), &error);
  g_autoptr (SummerPolicy) expected = new_policy ("fujian-2019");

  g_assert_no_error (error);
  set (expected, "days_min", "18");
  set (expected, "attendance_min", "65%");
  set (expected, "fund", "2000000");
  g_assert_true (summer_policy_equal (read, expected));
}

static void
test_wrong (void)
{
  static const struct
  {
    const char *text, *told;
  } cases[] = {
    { "fund = 1\n", "preset" },
    { "", "preset" },
    { "# x\npreset = nowhere-1900\n", "Line 2: " },
    { "preset = fujian-2019\n\nfnd = 1\n", "Line 3: there is no number named “fnd”" },
    { "preset = fujian-2019\nfund 1\n", "Line 2: “fund 1” has no =" },
    { "preset = fujian-2019\nfund = -1\n", "Line 2: Fund: " },
    { "preset = fujian-2019\nfund = 1.234\n", "Line 2: Fund: " },
    { "preset = fujian-2019\nattendance_min = 101%\n", "Line 2: Lowest attendance: " },
    { "preset = fujian-2019\nunit = 0\n", "Line 2: " },
    { "preset = fujian-2019\nunit = 100\nfund = 99\n", "(unit), which is 100" },
    { "preset = fujian-2019\namount = tiers:new@10=1;new@10=2\n", "Line 2: " },
    { "preset = fujian-2019\ndays_min = 1\nfund = 5000\ndays_min = 2\n",
      "Line 4: “days_min” is in line 2 already" },
    { "preset = fujian-2019\nchildren_min = 40\nchildren_max = 30\n", "mend one of the two" },
    { "preset = fujian-2019\na = 1\nb = 2\n", "Line 3: there is no number named “b”" },
    { "preset = fujian-2019\na=\nb=\nc=\nd=\ne=\nf=\ng=\nh=\ni=\nj=\n", "… and 2 lines more" },
    { "preset = fujian-2019\n\377\376\n", "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SummerPolicy) read
          = summer_policy_file_parse (cases[i].text, strlen (cases[i].text), &error);

      g_assert_null (read);
      g_assert_nonnull (error);
      g_assert_true (error->domain == SUMMER_VALUE_ERROR);
      if (strstr (error->message, cases[i].told) == NULL)
        g_error ("case %u says “%s”", i, error->message);
    }
}

static void
test_missing (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (summer_policy_file_read ("/nowhere/policy.txt", &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/policy-file/round-trip", test_round_trip);
  g_test_add_func ("/policy-file/foreign", test_foreign);
  g_test_add_func ("/policy-file/wrong", test_wrong);
  g_test_add_func ("/policy-file/missing", test_missing);
  return g_test_run ();
}
