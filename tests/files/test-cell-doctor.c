/* What is said of a cell of a roster: good, mended or bad, with the value that is proposed. */
#include "config.h"

#include "summer-cell-doctor.h"

#include <string.h>

/* A girl's number, born 2010-02-03, and a boy's, born 2008-11-30. */
#define GIRL "350102201002031222"
#define BOY "350102200811301216"

typedef struct
{
  const char *name;
  SummerMeaning meaning;
  const char *text;
  SummerDiagnosisState state;
  const char *value;               /* NULL = none */
  const char *reason;              /* a part of it; NULL = there is none */
  const char *identity, *document; /* of the row */
} Case;

#define GOOD SUMMER_DIAGNOSIS_GOOD
#define MENDED SUMMER_DIAGNOSIS_MENDED
#define BAD SUMMER_DIAGNOSIS_BAD
#define M(name) SUMMER_MEANING_##name

static const Case cases[] = {
  { "identity/as-in-the-document", M (IDENTITY), GIRL, GOOD, GIRL },
  { "identity/nothing", M (IDENTITY), "", GOOD, NULL },
  { "identity/full-width", M (IDENTITY), "３５０１０２２０１００２０３１２２２", MENDED, GIRL,
    "document" },
  { "identity/spaces-and-dashes", M (IDENTITY), "350102 20100203-1222", MENDED, GIRL, "document" },
  { "identity/apostrophe", M (IDENTITY), "'" GIRL, MENDED, GIRL, "document" },
  { "identity/small-x", M (IDENTITY), "35010220100203006x", MENDED, "35010220100203006X",
    "document" },
  { "identity/fifteen-digits", M (IDENTITY), "350102100203122", BAD, NULL, "all eighteen" },
  { "identity/letter-o", M (IDENTITY), "35O1O2201002031222", MENDED, GIRL, "document" },
  { "identity/letter-l", M (IDENTITY), "350l02201002031222", MENDED, GIRL, "document" },
  { "identity/sign-for-x", M (IDENTITY), "35010220100203006×", MENDED, "35010220100203006X",
    "document" },
  { "identity/letter-o-and-wrong", M (IDENTITY), "35O1O2201002031226", BAD, NULL, "17 digits" },
  { "identity/made-a-number", M (IDENTITY), "3.50102E+17", BAD, NULL, "damaged" },
  { "identity/last-digits-lost", M (IDENTITY), "350102201002031000", BAD, NULL, "damaged" },
  { "identity/wrong-check-character", M (IDENTITY), "350102201002031226", BAD, NULL,
    "Ask for the document" },
  { "identity/two-digits-changed-places", M (IDENTITY), "350120201002031222", BAD, NULL,
    "cannot be known" },
  { "identity/birth-date-mistyped", M (IDENTITY), "350102201002041222", BAD, NULL,
    "cannot be known" },
  { "identity/no-such-birth-date", M (IDENTITY), "350102201002301223", BAD, NULL,
    "does not exist" },
  { "identity/a-digit-missing", M (IDENTITY), "35010220100203122", BAD, NULL, "17 characters" },
  { "identity/of-the-guardian", M (IDENTITY), "11010519491231002X", BAD, NULL, "1949-12-31" },
  { "identity/passport", M (IDENTITY), "E12345678", GOOD, "E12345678" },
  { "identity/passport-named", M (IDENTITY), "ab 1234", MENDED, "AB1234", "document",
    .document = "护照" },

  { "birth/iso", M (BIRTH), "2010-02-03", GOOD, "2010-02-03" },
  { "birth/slashes", M (BIRTH), "2010/2/3", MENDED, "2010-02-03", "year" },
  { "birth/points", M (BIRTH), "2010.2.3", MENDED, "2010-02-03", "year" },
  { "birth/chinese", M (BIRTH), "2010年2月3日", MENDED, "2010-02-03", "year" },
  { "birth/digits", M (BIRTH), "20100203", MENDED, "2010-02-03", "year" },
  { "birth/full-width", M (BIRTH), "２０１０-２-３", MENDED, "2010-02-03", "year" },
  { "birth/serial", M (BIRTH), "40212", MENDED, "2010-02-03", "number of days" },
  { "birth/no-such-day", M (BIRTH), "2010-02-30", BAD, NULL,
    "Month 2 of 2010 has only 28 days: it has no day 30" },
  { "birth/no-such-day-digits", M (BIRTH), "20100230", BAD, NULL, "no day 30" },
  { "birth/a-month-only", M (BIRTH), "2010年2月", BAD, NULL, "day is missing" },
  { "birth/yet-to-come", M (BIRTH), "2029-02-03", BAD, NULL, "yet to come" },
  { "birth/too-young", M (BIRTH), "2017-02-03", BAD, NULL, "2 years" },
  { "birth/too-old", M (BIRTH), "1980-02-03", BAD, NULL, "39 years" },
  { "birth/contradicts-the-number", M (BIRTH), "2010-03-02", BAD, "2010-02-03",
    "identity number says 2010-02-03", GIRL },
  { "birth/blank-but-in-the-number", M (BIRTH), "", MENDED, "2010-02-03", "identity number", GIRL },
  { "birth/impossible-but-in-the-number", M (BIRTH), "2010-02-30", MENDED, "2010-02-03",
    "identity number", GIRL },
  { "from/serial", M (FROM), "43654", MENDED, "2019-07-08", "number of days" },
  { "from/no-such-day", M (FROM), "2019-02-30", BAD, NULL, "Month 2 of 2019 has only 28 days" },
  { "from/no-such-day-of-a-leap-year", M (FROM), "2020年2月30日", BAD, NULL, "only 29 days" },
  { "from/day-0", M (FROM), "2019-07-0", BAD, NULL, "no day 0" },
  { "from/no-such-month", M (FROM), "2019-13-01", BAD, NULL, "no month 13" },
  { "from/no-such-year", M (FROM), "0019-07-08", BAD, NULL, "year cannot be 19" },
  { "from/year-of-two-digits", M (FROM), "19-7-8", BAD, NULL, "only two digits" },
  { "from/year-of-two-digits-chinese", M (FROM), "19年7月8日", BAD, NULL, "only two digits" },
  { "from/year-of-two-digits-last", M (FROM), "7/8/19", BAD, NULL, "only two digits" },
  { "from/year-missing", M (FROM), "7月8日", BAD, NULL, "year is missing" },
  { "from/one-of-two-days", M (FROM), "1/7/2019", BAD, NULL, "2019-01-07 or 2019-07-01" },
  { "from/year-last", M (FROM), "25/7/2019", MENDED, "2019-07-25", "year, month and day" },
  { "from/year-last-month-first", M (FROM), "7/25/2019", MENDED, "2019-07-25", "year" },
  { "from/year-last-no-such-day", M (FROM), "2/30/2019", BAD, NULL, "no day 30" },
  { "to/no-date", M (TO), "八月", BAD, NULL, "no date" },
  { "agreement/iso", M (AGREEMENT), "2019-07-01", GOOD, "2019-07-01" },

  { "telephone/mobile", M (TELEPHONE), "13600001234", GOOD, "13600001234" },
  { "telephone/spaces", M (TELEPHONE), "136 0000 1234", MENDED, "13600001234", "spaces" },
  { "telephone/dashes", M (TELEPHONE), "136-0000-1234", MENDED, "13600001234", "spaces" },
  { "telephone/country-code", M (TELEPHONE), "+86 13600001234", MENDED, "13600001234", "country" },
  { "telephone/country-code-as-digits", M (TELEPHONE), "008613600001234", MENDED, "13600001234",
    "country" },
  { "telephone/full-width", M (TELEPHONE), "１３６００００１２３４", MENDED, "13600001234",
    "spaces" },
  { "telephone/number-with-a-point", M (TELEPHONE), "13600001234.0", MENDED, "13600001234",
    "spaces" },
  { "telephone/landline", M (TELEPHONE), "0591-87654321", GOOD, "0591-87654321" },
  { "telephone/short-landline", M (TELEPHONE), "87654321", GOOD, "87654321" },
  { "telephone/thirteen-digits", M (TELEPHONE), "1360000123456", BAD, NULL, "13 digits" },
  { "telephone/a-digit-missing", M (TELEPHONE), "1360000123", BAD, NULL, "10 digits" },
  { "telephone/no-such-mobile", M (TELEPHONE), "12600001234", BAD, NULL, "12" },
  { "telephone/letter-o", M (TELEPHONE), "136OOOO1234", BAD, "13600001234", "digits only" },
  { "telephone/words", M (TELEPHONE), "没有", BAD, NULL, "digits only" },
  { "telephone/two", M (TELEPHONE), "13600001234/13600001235", BAD, "13600001234",
    "More than one" },
  { "telephone/made-a-number", M (TELEPHONE), "1.36E+10", BAD, NULL, "damaged" },

  { "sex/boy", M (SEX), "男", GOOD, "male" },
  { "sex/english", M (SEX), "female", GOOD, "female" },
  { "sex/letter", M (SEX), "M", MENDED, "male", "one way" },
  { "sex/girl-child", M (SEX), "女生", MENDED, "female", "one way" },
  { "sex/boy-child", M (SEX), "男孩", MENDED, "male", "one way" },
  { "sex/unknown", M (SEX), "难", BAD, NULL, "no sex" },
  { "sex/contradicts-the-number", M (SEX), "男", MENDED, "female", "identity number", GIRL },
  { "sex/unknown-but-in-the-number", M (SEX), "？", MENDED, "male", "identity number", BOY },

  { "grade/in-full", M (GRADE), "三年级", GOOD, "三年级" },
  { "grade/digit", M (GRADE), "3年级", MENDED, "三年级", "one way" },
  { "grade/class-in-brackets", M (GRADE), "三（2）班", MENDED, "三年级", "one way" },
  { "grade/class-in-full", M (GRADE), "三年级2班", MENDED, "三年级", "one way" },
  { "grade/short", M (GRADE), "小三", MENDED, "三年级", "one way" },
  { "grade/middle-school", M (GRADE), "初一", BAD, NULL, "above the highest grade" },
  { "grade/ninth", M (GRADE), "九年级", BAD, NULL, "grade 6" },
  { "grade/third-of-middle-school", M (GRADE), "初三（2）班", BAD, NULL, "九年级 is above" },
  { "grade/high-school", M (GRADE), "高一", BAD, NULL, "above the highest grade" },
  { "grade/none-of-primary-school", M (GRADE), "小学九年级", BAD, NULL, "no grade" },
  { "grade/point", M (GRADE), "3.2班", MENDED, "三年级", "one way" },
  { "grade/nursery", M (GRADE), "大班", BAD, NULL, "below the lowest grade" },
  { "grade/eleventh", M (GRADE), "十一年级", BAD, NULL, "高二 is above" },
  { "grade/thirteenth", M (GRADE), "13年级", BAD, NULL, "no grade" },
  { "grade/a-school", M (GRADE), "实验小学", BAD, NULL, "no grade" },

  { "name/as-is", M (NAME), "林甜甜", GOOD, "林甜甜" },
  { "name/inner-space", M (NAME), "林 甜", MENDED, "林甜", "space" },
  { "name/full-width-space", M (NAME), "林　甜", MENDED, "林甜", "space" },
  { "name/latin", M (NAME), "Anna Lin", GOOD, "Anna Lin" },
  { "name/dot", M (NAME), "买买提•阿不都", MENDED, "买买提·阿不都", "space" },
  { "name/twins", M (NAME), "林甜甜1", BAD, "林甜甜", "digits" },
  { "name/brackets", M (NAME), "林甜甜（大）", BAD, "林甜甜", "brackets" },
  { "name/missing", M (NAME), "", BAD, NULL, "missing" },
  { "name/a-number", M (NAME), "12", BAD, NULL, "digits" },
  { "guardian/with-relationship", M (GUARDIAN), "林大明(父)", BAD, "林大明", "brackets" },

  { "class/code", M (CLASS), "FZ-001", GOOD, "FZ-001" },
  { "class/code-another-way", M (CLASS), "ｆｚ－００１", GOOD, "FZ-001" },
  { "class/name", M (CLASS), "鼓楼一班", GOOD, "FZ-001" },
  { "class/nearly", M (CLASS), "鼓楼壹班", BAD, "FZ-001", "no class" },
  { "class/nothing-like-it", M (CLASS), "某处的托管班", BAD, NULL, "no class" },
  { "class/two-of-that-name", M (CLASS), "台江班", BAD, NULL, "More than one" },
  { "class/rejected", M (CLASS), "FZ-009", BAD, NULL, "rejected" },

  { "text/lines", M (HEALTH), "花生\n海鲜", MENDED, "花生 海鲜", "line breaks" },
  { "text/hidden", M (SCHOOL), "实验\u200b小学\x01", MENDED, "实验小学", "hidden" },
  { "code/spaces", M (CODE), "FZ 001", MENDED, "FZ001", "one way" },
  { "nothing-of-a-roster", M (POLICY), "P 1", GOOD, "P 1" },
};

static SummerDoctorRow
make_row (const Case *test)
{
  static const SummerDoctorClass classes[] = {
    { "FZ-001", "鼓楼一班", FALSE },
    { "FZ-002", "台江班", FALSE },
    { "FZ-003", "台江班", FALSE },
    { "FZ-009", "旧班", TRUE },
  };
  SummerDoctorRow row = { .day = summer_day_from_ymd (2019, 7, 8),
                          .classes = classes,
                          .n_classes = G_N_ELEMENTS (classes),
                          .document = test->document,
                          .grade_min = 1,
                          .grade_max = 6,
                          .identity_birth = SUMMER_DAY_NONE };

  if (test->identity != NULL)
    g_assert_cmpint (summer_identity_check (test->identity, &row.identity_birth, &row.identity_sex),
                     ==, SUMMER_IDENTITY_VALID);
  return row;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  SummerDoctorRow row = make_row (test);
  g_auto (SummerDiagnosis) diagnosis = summer_cell_doctor_check (test->meaning, test->text, &row);

  g_assert_cmpstr (diagnosis.value, ==, test->value);
  g_assert_cmpint (diagnosis.state, ==, test->state);
  if (test->reason == NULL)
    g_assert_cmpstr (diagnosis.reason, ==, NULL);
  else if (strstr (diagnosis.reason, test->reason) == NULL)
    g_error ("“%s” says nothing of %s", diagnosis.reason, test->reason);

  /* What is proposed is found good, or the person would be asked again and again. */
  if (test->value != NULL && test->state != GOOD)
    {
      g_auto (SummerDiagnosis) again = summer_cell_doctor_check (test->meaning, test->value, &row);

      g_assert_cmpint (again.state, ==, GOOD);
      g_assert_cmpstr (again.value, ==, test->value);
    }
}

/* A telephone number beside a name has a place of its own, or the cell stays as it is. */
static void
test_name_with_telephone (void)
{
  static const char *const beside[]
      = { "林甜甜13600001234", "林甜甜 136 0000 1234",     "林甜甜（13600001234）",
          "13600001234林甜甜", "林 甜甜+86 136-0000-1234", "林甜甜１３６００００１２３４" };
  static const struct
  {
    const char *column, *says; /* NULL = there is none */
  } kept[] = { { NULL, "no column" }, { "13600005678", "another one" } };
  SummerDoctorRow row = make_row (&(Case){ NULL });

  for (guint i = 0; i < G_N_ELEMENTS (beside); i++)
    for (int guardian = 0; guardian < 2; guardian++)
      {
        SummerMeaning meaning = guardian ? M (GUARDIAN) : M (NAME);
        g_auto (SummerDiagnosis) parted = { 0 }, same = { 0 };

        row.telephone = "";
        parted = summer_cell_doctor_check (meaning, beside[i], &row);
        g_assert_cmpint (parted.state, ==, BAD);
        g_assert_cmpstr (parted.value, ==, "林甜甜");
        g_assert_cmpstr (parted.telephone, ==, "13600001234");
        row.telephone = "136-0000-1234";
        same = summer_cell_doctor_check (meaning, beside[i], &row);
        g_assert_cmpstr (same.value, ==, "林甜甜");
        for (guint j = 0; j < G_N_ELEMENTS (kept); j++)
          {
            g_auto (SummerDiagnosis) stays = { 0 };

            row.telephone = kept[j].column;
            stays = summer_cell_doctor_check (meaning, beside[i], &row);
            g_assert_cmpint (stays.state, ==, BAD);
            g_assert_null (stays.value);
            g_assert_nonnull (strstr (stays.reason, kept[j].says));
            g_assert_nonnull (strstr (stays.reason, "13600001234"));
          }
      }
}

/* A number that is no telephone's is not dropped from a name either. */
static void
test_name_with_another_number (void)
{
  SummerDoctorRow row = make_row (&(Case){ NULL });
  g_auto (SummerDiagnosis) diagnosis
      = summer_cell_doctor_check (M (NAME), "林甜甜350102201002031222", &row);
  g_auto (SummerDiagnosis) landline = summer_cell_doctor_check (M (NAME), "林甜甜87654321", &row);

  g_assert_cmpint (diagnosis.state, ==, BAD);
  g_assert_null (diagnosis.value);
  g_assert_cmpint (landline.state, ==, BAD);
  g_assert_null (landline.value);
}

static void
test_too_long (void)
{
  SummerDoctorRow row = make_row (&(Case){ NULL });
  g_autofree char *text = g_strnfill (501, 'x');
  g_auto (SummerDiagnosis) health = summer_cell_doctor_check (M (HEALTH), text, &row);
  g_auto (SummerDiagnosis) school = summer_cell_doctor_check (M (SCHOOL), text, &row);

  g_assert_cmpint (health.state, ==, BAD);
  g_assert_nonnull (strstr (health.reason, "500 characters"));
  g_assert_nonnull (strstr (school.reason, "100 characters"));
}

/* A programme of other grades, or of any, takes what a primary school does not. */
static void
test_grades_of_the_programme (void)
{
  SummerDoctorRow row = make_row (&(Case){ NULL });
  g_auto (SummerDiagnosis) middle = { 0 }, nursery = { 0 }, first = { 0 };

  row.grade_min = 7;
  row.grade_max = 9;
  middle = summer_cell_doctor_check (M (GRADE), "初中九年级", &row);
  first = summer_cell_doctor_check (M (GRADE), "一年级", &row);
  row.grade_min = row.grade_max = 0;
  nursery = summer_cell_doctor_check (M (GRADE), "大班", &row);

  g_assert_cmpint (middle.state, ==, MENDED);
  g_assert_cmpstr (middle.value, ==, "九年级");
  g_assert_nonnull (strstr (first.reason, "below the lowest grade"));
  g_assert_cmpint (nursery.state, ==, GOOD);
}

/* Refusing a mending leaves what was written, where that can be stored at all. */
static void
test_refusing (void)
{
  SummerDoctorRow row = make_row (&(Case){ .identity = GIRL });

  g_assert_true (summer_cell_doctor_is_kept (M (BIRTH), "2010-03-02", &row));
  g_assert_false (summer_cell_doctor_is_kept (M (BIRTH), "40212", &row));
  g_assert_false (summer_cell_doctor_is_kept (M (BIRTH), "1980-03-02", &row));
  g_assert_true (summer_cell_doctor_is_kept (M (SEX), "男", &row));
  g_assert_false (summer_cell_doctor_is_kept (M (SEX), "难", &row));
  g_assert_true (summer_cell_doctor_is_kept (M (GRADE), "三（2）班", &row));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/cell-doctor/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/cell-doctor/name-with-telephone", test_name_with_telephone);
  g_test_add_func ("/cell-doctor/name-with-another-number", test_name_with_another_number);
  g_test_add_func ("/cell-doctor/too-long", test_too_long);
  g_test_add_func ("/cell-doctor/grades-of-the-programme", test_grades_of_the_programme);
  g_test_add_func ("/cell-doctor/refusing", test_refusing);
  return g_test_run ();
}
