/* What a guardian puts in writing: who may collect, medicines, and the numbers and times in them. */
#include "config.h"

#include "summer-authorisation.h"
#include "summer-money.h"

#define TODAY 18100 /* 2019-07-23 */

static const SummerAuthorisationRecord uncle = {
  .kind = SUMMER_MAY_COLLECT,
  .name = "林建军",
  .relationship = "叔叔",
  .telephone = "13800004471",
  .birth = 5000,
  .first_day = SUMMER_DAY_NONE,
  .last_day = SUMMER_DAY_NONE,
  .used_on = SUMMER_DAY_NONE,
  .signed_by = "林建国",
  .signed_on = TODAY - 10,
};

static const SummerMedicineRecord syrup = {
  .drug = "布洛芬混悬液",
  .dose = "5 ml",
  .time = 750,
  .first_day = TODAY,
  .last_day = TODAY + 2,
  .signed_by = "林建国",
  .signed_on = TODAY,
};

static void
assert_refused (const SummerAuthorisationRecord *record, SummerAuthorisationField expected)
{
  SummerAuthorisationField field = SUMMER_N_AUTHORISATION_FIELDS;
  g_autoptr (GError) error = NULL;

  g_assert_false (summer_authorisation_check (record, TODAY, &field, &error));
  g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
  g_assert_cmpint (field, ==, expected);
}

static void
assert_kept (const SummerAuthorisationRecord *record)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (summer_authorisation_check (record, TODAY, NULL, &error));
  g_assert_no_error (error);
}

static void
test_collector (void)
{
  SummerAuthorisationRecord record = uncle;

  assert_kept (&record);
  record.name = "";
  assert_refused (&record, SUMMER_AUTHORISATION_NAME);

  record = uncle;
  record.telephone = "1380000447";
  assert_kept (&record); /* ten digits: a landline with its area code */
  record.telephone = "12800004471";
  assert_refused (&record, SUMMER_AUTHORISATION_TELEPHONE);
  record.telephone = NULL;
  assert_kept (&record);

  record = uncle;
  record.first_day = TODAY + 3;
  record.last_day = TODAY + 2;
  assert_refused (&record, SUMMER_AUTHORISATION_LAST_DAY);
  record.last_day = TODAY + 3;
  assert_kept (&record);

  record = uncle;
  record.signed_by = NULL;
  assert_refused (&record, SUMMER_AUTHORISATION_SIGNED_BY);
  record = uncle;
  record.signed_on = SUMMER_DAY_NONE;
  assert_refused (&record, SUMMER_AUTHORISATION_SIGNED_ON);
  record.signed_on = TODAY + 1;
  assert_refused (&record, SUMMER_AUTHORISATION_SIGNED_ON);
  record.signed_on = TODAY;
  assert_kept (&record);
}

/* Of age on the eighteenth birthday itself, and on the first day that the person could come. */
static void
test_minors (void)
{
  SummerAuthorisationRecord record = uncle;

  record.birth = summer_day_from_ymd (2001, 7, 24);
  assert_refused (&record, SUMMER_AUTHORISATION_BIRTH);
  record.first_day = TODAY + 1;
  assert_kept (&record);
  record.first_day = SUMMER_DAY_NONE;
  record.birth = summer_day_from_ymd (2001, 7, 23);
  assert_kept (&record);
  record.birth = TODAY + 1;
  assert_refused (&record, SUMMER_AUTHORISATION_BIRTH);

  /* That somebody must not collect does not hang on an age. */
  record.kind = SUMMER_MUST_NOT_COLLECT;
  record.birth = summer_day_from_ymd (2005, 1, 1);
  assert_kept (&record);
}

static void
test_forbidden_and_alone (void)
{
  SummerAuthorisationRecord record = uncle;

  /* A call is enough to keep somebody away. */
  record.kind = SUMMER_MUST_NOT_COLLECT;
  record.signed_by = NULL;
  record.signed_on = SUMMER_DAY_NONE;
  assert_kept (&record);
  record.name = NULL;
  assert_refused (&record, SUMMER_AUTHORISATION_NAME);

  record = uncle;
  record.kind = SUMMER_MAY_GO_ALONE;
  record.name = NULL;
  assert_kept (&record);
  record.signed_on = SUMMER_DAY_NONE;
  assert_refused (&record, SUMMER_AUTHORISATION_SIGNED_ON);
}

static void
test_medicine (void)
{
  struct
  {
    SummerMedicineRecord record;
    SummerMedicineField field;
  } cases[] = {
    { syrup, SUMMER_MEDICINE_DRUG },      { syrup, SUMMER_MEDICINE_DOSE },
    { syrup, SUMMER_MEDICINE_TIME },      { syrup, SUMMER_MEDICINE_FIRST_DAY },
    { syrup, SUMMER_MEDICINE_LAST_DAY },  { syrup, SUMMER_MEDICINE_LAST_DAY },
    { syrup, SUMMER_MEDICINE_SIGNED_BY }, { syrup, SUMMER_MEDICINE_SIGNED_ON },
    { syrup, SUMMER_MEDICINE_SIGNED_ON },
  };
  g_autoptr (GError) error = NULL;

  cases[0].record.drug = NULL;
  cases[1].record.dose = "";
  cases[2].record.time = SUMMER_TIME_NONE;
  cases[3].record.first_day = SUMMER_DAY_NONE;
  cases[4].record.last_day = SUMMER_DAY_NONE;
  cases[5].record.last_day = TODAY - 1;
  cases[6].record.signed_by = NULL;
  cases[7].record.signed_on = SUMMER_DAY_NONE;
  cases[8].record.signed_on = TODAY + 1;

  g_assert_true (summer_medicine_check (&syrup, TODAY, NULL, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SummerMedicineField field = SUMMER_N_MEDICINE_FIELDS;

      g_assert_false (summer_medicine_check (&cases[i].record, TODAY, &field, &error));
      g_assert_error (error, SUMMER_VALUE_ERROR, SUMMER_VALUE_ERROR_RANGE);
      g_assert_cmpint (field, ==, cases[i].field);
      g_clear_error (&error);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *text, *read; /* NULL = not understood */
  } cases[] = {
    { "12:30", "12:30" },
    { "18:00 8:00 12:30", "08:00 12:30 18:00" },
    { "8:00、12:30，18:00", "08:00 12:30 18:00" },
    { " 8:00,8:00 ", "08:00" },
    { "8：05", "08:05" },
    { "", NULL },
    { "  ", NULL },
    { "8:00 noon", NULL },
    { "24:00", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) times = summer_times_parse (cases[i].text);
      g_autofree char *text = NULL;

      g_test_message ("%s", cases[i].text);
      if (times != NULL)
        text = summer_times_dup_text ((const SummerTime *) (gpointer) times->data, times->len);
      g_assert_cmpstr (text, ==, cases[i].read);
    }
}

static void
test_telephones (void)
{
  static const char *const good[]
      = { "13800004471",     "138 0000 4471", "0591-87550000", "(0591)87550000",
          "+86 13800004471", "87550000",      "8755000" };
  static const char *const bad[] = {
    "", "110", "12800004471", "1380000447a", "138+00004471", "电话", "1380000447113800004471"
  };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_test_message ("%s", good[i]);
      g_assert_true (summer_telephone_check (good[i]));
    }
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_test_message ("%s", bad[i]);
      g_assert_false (summer_telephone_check (bad[i]));
    }
}

static void
test_age (void)
{
  const SummerDay leap = summer_day_from_ymd (2004, 2, 29);

  g_assert_cmpint (summer_day_get_age (leap, leap), ==, 0);
  g_assert_cmpint (summer_day_get_age (leap, summer_day_from_ymd (2022, 2, 28)), ==, 17);
  g_assert_cmpint (summer_day_get_age (leap, summer_day_from_ymd (2022, 3, 1)), ==, 18);
  g_assert_cmpint (summer_day_get_age (leap, leap - 1), ==, -1);
  g_assert_cmpint (summer_day_get_age (SUMMER_DAY_NONE, leap), ==, -1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/authorisation/collector", test_collector);
  g_test_add_func ("/authorisation/minors", test_minors);
  g_test_add_func ("/authorisation/forbidden-and-alone", test_forbidden_and_alone);
  g_test_add_func ("/authorisation/medicine", test_medicine);
  g_test_add_func ("/authorisation/times", test_times);
  g_test_add_func ("/authorisation/telephones", test_telephones);
  g_test_add_func ("/authorisation/age", test_age);

  return g_test_run ();
}
