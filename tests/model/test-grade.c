/* The grade out of what offices write. */
#include "config.h"

#include "summer-grade.h"

static void
test_parse (void)
{
  static const struct
  {
    const char *text;
    int grade;
  } cases[] = {
    { "三年级", 3 },  { "3年级", 3 },      { "３年级", 3 },     { " 三年级 ", 3 },
    { "小三", 3 },    { "小学三年级", 3 }, { "三（2）班", 3 },  { "3.2班", 3 },
    { "Grade 3", 3 }, { "G3", 3 },         { "六年级", 6 },     { "七年级", 7 },
    { "初一", 7 },    { "初三", 9 },       { "初中二年级", 8 }, { "九年级", 9 },
    { "", 0 },        { NULL, 0 },         { "大班", 0 },       { "高一", 0 },
    { "十年级", 0 },  { "10年级", 0 },     { "初四", 0 },       { "不详", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s”", cases[i].text != NULL ? cases[i].text : "(none)");
      g_assert_cmpint (summer_grade_parse (cases[i].text), ==, cases[i].grade);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/grade/parse", test_parse);

  return g_test_run ();
}
