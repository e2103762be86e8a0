/* What workbook.md says of reading, one row a rule: a workbook, and what must be said of it. */
#include "config.h"

#include "make-xlsx.h"
#include "plan-fixture.h"

#include "summer-attendance-table.h"
#include "summer-journal.h"
#include "summer-programme-table.h"

#include <string.h>

#define PROGRAMME "项目\n名称|值\n项目名称|测试项目\n年度|#2019\n规则|fujian-2019\n"
#define CLASSES                                                                                    \
  "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\nA|甲班|新办|开班|2019-07-01|2019-07-26\n"
#define CHILDREN "学生\n班级编号|学生编号|姓名\nA|1|林甜甜\nA|2|陈小明\n"
#define BASE PROGRAMME "\n" CLASSES "\n" CHILDREN "\n"
#define POLICIES "保险\n保单号|险种|起保日期|终保日期\nP1|意外伤害|2019-07-01|2019-07-31\n"
#define CLASS_HEADER                                                                                                            \
  "班级编号|班级名称|类型|状态|开始日期|结束日期|承办机构|统一社会信用代码|资质有效期至|" \
  "承办状态\n"
#define CLASS_A "A|甲班|新办|开班|2019-07-01|2019-07-26|"
#define CLASS_B "B|乙班|新办|开班|2019-07-01|2019-07-26|"
#define CREDIT "91350100M000100Y43"

typedef struct
{
  const char *name, *sheets;
  const char *sheet, *cell, *message; /* of the one problem; sheet NULL: there is none */
} Rule;

static const Rule errors[] = {
  /* Sheets and columns. */
  { "no-programme", CLASSES, NULL, NULL, "Add the sheet 项目" },
  { "no-known-sheet", "Sheet1\na|b\n", NULL, NULL, "no sheet of a programme workbook" },
  { "no-header", PROGRAMME "\n班级\nA|甲班|新办|开班|2019-07-01|2019-07-26\n", "班级", NULL,
    "no header row" },
  { "fund-in-ten-thousands",
    "项目\n名称|值\n项目名称|x\n年度|2019\n规则|fujian-2019\n资金总额（万元）|300\n", "项目", "A5",
    "yuan" },
  { "sum-insured-in-ten-thousands",
    BASE "保险\n保单号|险种|起保日期|终保日期|保额(万元)\nP|意外伤害|2019-07-01|2019-08-01|10\n",
    "保险", "E1", "yuan" },
  { "number-damaged-in-text",
    PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|证件号码\nA|1|林|3.50000201101121E+17\n",
    "学生", "D2", "damaged" },
  { "column-missing", BASE "参保名单\n保单号|备注\nP1|x\n", "参保名单", NULL, "no header row" },
  { "starred-column-missing", BASE "检查\n班级编号|日期\nA|2019-07-02\n", "检查", NULL, "结果" },
  { "column-twice",
    PROGRAMME "\n班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|Class "
              "name\nA|甲班|新办|开班|2019-07-01|2019-07-26|x\n",
    "班级", "G1", "班级名称" },
  /* Cells. */
  { "starred-cell-blank", BASE "检查\n班级编号|日期|结果\nA|2019-07-02|　\n", "检查", "C2",
    "must be filled" },
  { "no-such-day", BASE "检查\n班级编号|日期|结果\nA|2019-02-29|合格\n", "检查", "B2",
    "2019-02-29" },
  { "serial-without-date-format", BASE "检查\n班级编号|日期|结果\nA|#43650|合格\n", "检查", "B2",
    "no date" },
  { "unknown-word", BASE "检查\n班级编号|日期|结果\nA|2019-07-02|好\n", "检查", "C2",
    "minor problem" },
  { "number-of-16-digits",
    BASE "工作人员\n班级编号|姓名|岗位|证件号码\nA|王芳|志愿者|#3.50102200801011E+17\n", "工作人员",
    "D2", "damaged" },
  { "money-of-three-decimals",
    BASE "保险\n保单号|险种|起保日期|终保日期|保费\nP|意外伤害|2019-07-01|2019-07-31|1.005\n",
    "保险", "E2", "two decimals" },
  { "places-not-whole",
    PROGRAMME "\n班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|额定人数\nA|甲班|新办|开班|"
              "2019-07-01|2019-07-26|#2.5\n",
    "班级", "G2", "whole number" },
  { "no-time", BASE "考勤\n班级编号|学生编号|日期|出勤|签到时间\nA|1|2019-07-01|√|25:00\n", "考勤",
    "E2", "time" },
  { "code-turned-into-date",
    PROGRAMME "\n班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\n@43647|甲班|新办|开班|2019-"
              "07-01|2019-07-26\n",
    "班级", "A2", "2019-07-01" },
  /* 项目. */
  { "item-missing", "项目\n名称|值\n项目名称|x\n年度|2019\n", "项目", NULL, "规则" },
  { "item-blank", "项目\n名称|值\n项目名称|x\n年度|2019\n规则|\n", "项目", "B4", "must be filled" },
  { "unknown-preset", "项目\n名称|值\n项目名称|x\n年度|2019\n规则|hainan-2019\n", "项目", "B4",
    "xiamen-2019" },
  { "no-year", "项目\n名称|值\n项目名称|x\n年度|去年\n规则|fujian-2019\n", "项目", "B3", "year" },
  { "rate-as-text", PROGRAMME "attendance_min|0.7\n", "项目", "B5", "" },
  { "rate-above-one", PROGRAMME "attendance_min|#70\n", "项目", "B5", "" },
  { "two-funds", PROGRAMME "资金总额|#100\nfund|#200\n", "项目", "B6", "another value" },
  { "parameter-twice", PROGRAMME "days_min|#10\nDays_min|#12\n", "项目", "B6", "another value" },
  { "fewest-above-most", PROGRAMME "children_max|#30\nchildren_min|#31\n", "项目", "B5", "31" },
  { "fewest-above-the-preset's-most", PROGRAMME "volunteers_min|#3\n", "项目", "B5",
    "volunteers_max" },
  { "closed-day", PROGRAMME "停课日|2019-07-08、2019-07-32\n", "项目", "B5", "2019-07-32" },
  { "programme-reversed", PROGRAMME "开始日期|2019-08-01\n结束日期|2019-07-01\n", "项目", "B6",
    "before the first" },
  /* References. */
  { "unknown-class", BASE "检查\n班级编号|日期|结果\nZ|2019-07-02|合格\n", "检查", "A2",
    "class Z" },
  { "unknown-class-of-marks", BASE "考勤\n班级编号|学生编号|日期|出勤\nZ|1|2019-07-01|√\n", "考勤",
    "A2", "class Z" },
  { "unknown-class-of-form", BASE "考勤表Z\n学生编号|2019-07-01\n1|√\n", "考勤表Z", NULL,
    "class Z" },
  { "unknown-child", BASE "考勤\n班级编号|学生编号|日期|出勤\nA|9|2019-07-01|√\n", "考勤", "B2",
    "child 9" },
  { "unknown-policy", BASE "参保名单\n保单号|学生编号\nP9|1\n", "参保名单", "A2", "P9" },
  { "unknown-insured", BASE POLICIES "\n参保名单\n保单号|学生编号\nP1|9\n", "参保名单", "B2",
    "child 9" },
  /* Classes and providers. */
  { "class-reversed",
    PROGRAMME "\n班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\nA|甲班|新办|开班|2019-07-26|"
              "2019-07-01\n",
    "班级", "F2", "before the first" },
  { "class-longer-than-any-summer",
    PROGRAMME "\n班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\nA|甲班|新办|开班|2019-07-01|"
              "2029-07-26\n",
    "班级", "F2", "400 days" },
  { "class-twice", PROGRAMME "\n" CLASSES "A|乙班|新办|开班|2019-07-01|2019-07-26\n", "班级", "B3",
    "B2" },
  { "provider-states",
    PROGRAMME "\n班级\n" CLASS_HEADER CLASS_A "甲|" CREDIT "|2020-01-01|\n" CLASS_B "甲|" CREDIT
              "|2020-01-01|禁入\n",
    "班级", "J3", "J2" },
  { "provider-validities",
    PROGRAMME "\n班级\n" CLASS_HEADER CLASS_A "甲||2020-01-01|\n" CLASS_B "甲||2020-01-02|\n",
    "班级", "I3", "I2" },
  { "code-without-provider", PROGRAMME "\n班级\n" CLASS_HEADER CLASS_A "|" CREDIT "||\n", "班级",
    "G2", "承办机构" },
  { "adjustment-outside", BASE "校历调整\n班级编号|日期|类型\nA|2019-07-27|加课\n", "校历调整",
    "B2", "outside" },
  { "cancelled-and-extra",
    BASE "校历调整\n班级编号|日期|类型\nA|2019-07-08|停课\nA|2019-07-08|加课\n", "校历调整", "C3",
    "C2" },
  { "policy-twice", BASE POLICIES "P1|意外医疗|2019-07-01|2019-07-31\n", "保险", "B3", "B2" },
  { "policy-reversed",
    BASE "保险\n保单号|险种|起保日期|终保日期\nP|意外伤害|2019-07-31|2019-07-01\n", "保险", "D2",
    "before the first" },
  /* Children. */
  { "two-names", PROGRAMME "\n" CLASSES "\n" CHILDREN "A|1|林小甜\n", "学生", "C4", "C2" },
  { "enrolment-reversed",
    PROGRAMME "\n" CLASSES
              "\n学生\n班级编号|学生编号|姓名|入班日期|离班日期\nA|1|林|2019-07-10|2019-07-09\n",
    "学生", "E2", "离班日期" },
  { "joins-after-the-class",
    PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|入班日期|离班日期\nA|1|林|2019-07-29|\n",
    "学生", "D2", "入班日期" },
  { "enrolments-overlap",
    PROGRAMME
    "\n" CLASSES
    "\n学生\n班级编号|学生编号|姓名|入班日期|离班日期\nA|1|林||2019-07-10\nA|1|林|2019-07-10|\n",
    "学生", "D3", "overlaps" },
  { "enrolled-twice", PROGRAMME "\n" CLASSES "\n" CHILDREN "A|1|林甜甜\n", "学生", "B4",
    "overlaps" },
  { "staff-reversed",
    BASE "工作人员\n班级编号|姓名|岗位|起始日期|结束日期\nA|王芳|志愿者|2019-07-10|2019-07-09\n",
    "工作人员", "E2", "before the first" },
  /* Attendance. */
  { "mark-twice", BASE "考勤\n班级编号|学生编号|日期|出勤\nA|1|2019-07-01|√\nA|1|2019-07-01|病\n",
    "考勤", "D3", "D2" },
  { "form-against-rows",
    BASE
    "考勤表A\n学生编号|2019-07-01\n1|病\n\n考勤\n班级编号|学生编号|日期|出勤\nA|1|2019-07-01|√\n",
    "考勤表A", "B2", "考勤, D2" },
  { "form-column-twice", BASE "考勤表A\n学生编号|2019-07-01|@43647\n1|√|√\n", "考勤表A", "C1",
    "two columns" },
  { "form-no-such-day", BASE "考勤表A\n学生编号|2019-07-01|2019-06-31\n1|√|√\n", "考勤表A", "C1",
    "2019-06-31" },
  { "form-without-dates", BASE "考勤表A\n学生编号|姓名\n1|√\n", "考勤表A", "A1", "date" },
  { "form-unknown-name", BASE "考勤表A\n姓名|2019-07-01\n林小甜|√\n", "考勤表A", "A2", "林小甜" },
  { "form-shared-name",
    PROGRAMME "\n" CLASSES "\n" CHILDREN "A|3|陈小明\n\n考勤表A\n姓名|2019-07-01\n陈小明|√\n",
    "考勤表A", "A2", "more than one child" },
  { "form-without-key", BASE "考勤表A\n学生编号|2019-07-01\n|√\n", "考勤表A", "B2", "学生编号" },
  { "staff-mark-twice",
    BASE "工作人员\n班级编号|姓名|岗位\nA|王芳|志愿者\n\n员工考勤\n班级编号|姓名|日期|出勤\nA|王芳|"
         "2019-07-01|√\nA|王芳|2019-07-01|×\n",
    "员工考勤", "D3", "D2" },
};

static const Rule warnings[] = {
  { "check-character",
    PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|证件号码\nA|1|林|110105194912310021\n",
    "学生", "D2", "check character" },
  { "birth-date",
    PROGRAMME
    "\n" CLASSES
    "\n学生\n班级编号|学生编号|姓名|证件号码|出生日期\nA|1|林|11010519491231002X|1949-12-30\n",
    "学生", "E2", "birth date" },
  { "sex",
    PROGRAMME "\n" CLASSES
              "\n学生\n班级编号|学生编号|姓名|证件号码|性别\nA|1|林|11010519491231002X|男\n",
    "学生", "E2", "sex" },
  { "grade", PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|年级\nA|1|林|初一\n", "学生",
    "D2", "primary school" },
  { "namesakes",
    PROGRAMME "\n" CLASSES
              "\n学生\n班级编号|学生编号|姓名|出生日期\nA|1|林|2010-01-01\nA|2|林|2010/1/1\n",
    "学生", "B3", "one name" },
  { "two-classes",
    PROGRAMME
    "\n" CLASSES
    "B|乙班|新办|开班|2019-07-22|2019-08-02\n\n学生\n班级编号|学生编号|姓名\nA|1|林\nB|1|林\n",
    "学生", "B3", "same days" },
  { "outside-class",
    PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|入班日期|离班日期\nA|1|林|2019-06-28|\n",
    "学生", "D2", "outside" },
  { "differs",
    PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|入班日期|离班日期|学校\nA|1|林||2019-07-"
              "05|一小\nA|1|林|2019-07-06||二小\n",
    "学生", "F3", "lower row" },
  { "weekend-mark",
    BASE
    "考勤\n班级编号|学生编号|日期|出勤\nA|1|2019-07-06|√\nA|1|2019-07-07|√\nA|2|2019-07-05|√\n",
    "考勤", "D2", "2 marks" },
  { "form-code-and-name-of-two-children", BASE "考勤表A\n学生编号|姓名|2019-07-01\n1|陈小明|√\n",
    "考勤表A", "B2", "学生编号" },
  { "unknown-staff",
    BASE "员工考勤\n班级编号|姓名|日期|出勤\nA|王芳|2019-07-01|√\nA|王芳|2019-07-02|√\n",
    "员工考勤", "B2", "王芳" },
  { "staff-twice-on-a-day",
    BASE
    "工作人员\n班级编号|姓名|岗位|起始日期|结束日期\nA|王芳|志愿者|2019-07-01|2019-07-12\nA|王芳|"
    "志愿者|2019-07-12|\nA|王芳|辅导老师||\n",
    "工作人员", "B3", "twice in one role" },
  { "credit-code", PROGRAMME "\n班级\n" CLASS_HEADER CLASS_A "甲|91350100M000100Y44||\n", "班级",
    "H2", "credit code" },
};

/* Everything that is read though it is written in another way; nothing is said of it. */
static const Rule silent[] = {
  { "title-rows-and-blank-rows",
    PROGRAMME
    "\n" CLASSES "\n学生\n职工子女暑托班学生\n填报人：林芳|班级\n　\n姓名| 学生编号 "
    "|班级编号★|备注\n林|1|A|x\n　\n|||只有备注\n姓名| 学生编号 |班级编号★|备注\n陈|2|A|\n",
    NULL, NULL, NULL },
  { "units-and-full-width-brackets",
    "项目\n名称|值\n项目名称|x\n年度|2019年\n规则|fujian-2019\n资金总额（元）|3,000,000\nfund|#"
    "3000000\n\n" CLASSES,
    NULL, NULL, NULL },
  { "English",
    "Programme\nItem|Value\nName|x\nYear|2019\nPolicy|fujian-2019\nClosed "
    "days|2019/7/8;20190709\n\nClasses\nClass code|Class name|Kind|State|First day|Last "
    "day\nA|a|new|open|#20190701|@43672\n\nChildren\nClass code|Child code|Name|Collector 1 "
    "telephone\nA|1|b|#13800000000\n\nAttendance\nClass code|Child "
    "code|Date|Mark|In\nA|1|2019-07-01|present|%0.34\n\nStaff attendance\nclass "
    "code|name|date|mark\n",
    NULL, NULL, NULL },
  { "rates",
    PROGRAMME "attendance_min|70%\nsatisfaction_min|#0.9\nresponses_min|#0.28999999999999998\n",
    NULL, NULL, NULL },
  { "repeated-rows",
    PROGRAMME "\n" CLASSES "A|甲班|新办|开班|2019-07-01|2019-07-26\n\n" CHILDREN
              "\n考勤\n班级编号|学生编号|日期|出勤\nA|1|2019-07-01|√\nA|1|2019/7/1|出勤\n",
    NULL, NULL, NULL },
  { "form-beside-rows",
    BASE "考勤表A\n学生编号|姓名|2019-07-01|2019-07-02|备注\n1|林甜甜|✓|#1|x\n2|陈小明||事|"
         "\n\n考勤\n班级编号|学生编号|日期|出勤|签到时间\nA|1|2019-07-01|√|8：05\n",
    NULL, NULL, NULL },
  { "provider-validity-once",
    PROGRAMME "\n班级\n" CLASS_HEADER CLASS_A "甲|||正常\n" CLASS_B "甲||2020-01-01|\n", NULL, NULL,
    NULL },
  { "consecutive-enrolments",
    PROGRAMME "\n" CLASSES "\n学生\n班级编号|学生编号|姓名|入班日期|离班日期|学校\nA|1|林||2019-07-"
              "10|一小\nA|1|林|2019-07-11||\n",
    NULL, NULL, NULL },
  { "extra-day-on-a-weekend",
    BASE "校历调整\n班级编号|日期|类型\nA|2019-07-06|加课\n\n考勤\n班级编号|学生编号|日期|出勤\nA|"
         "1|2019-07-06|√\n",
    NULL, NULL, NULL },
};

static void
test_error (PlanFixture *self, gconstpointer data)
{
  const Rule *rule = data;

  plan_fixture_import (self, rule->sheets);
  plan_fixture_assert_error (self, rule->sheet, rule->cell, rule->message);
  g_assert_cmpint (summer_programme_find (self->store, 0, NULL), ==, 0);
}

static void
test_warning (PlanFixture *self, gconstpointer data)
{
  const Rule *rule = data;

  plan_fixture_import (self, rule->sheets);
  plan_fixture_assert_warning (self, rule->sheet, rule->cell, rule->message);
  g_assert_cmpint (self->sequence, >, 0);
}

static void
test_silent (PlanFixture *self, gconstpointer data)
{
  const Rule *rule = data;

  plan_fixture_import_ok (self, rule->sheets);
  g_assert_cmpuint (summer_plan_get_problems (self->plan)->len, ==, 0);
  g_assert_cmpint (self->sequence, >, 0);
  plan_fixture_import_ok (self, rule->sheets);
  g_assert_false (summer_plan_has_changes (self->plan));
}

static gboolean
dump_has (PlanFixture *self, const char *line)
{
  g_autofree char *dump = plan_fixture_dump (self->store, 0);
  gboolean found = strstr (dump, line) != NULL;

  if (!found)
    g_test_message ("no “%s” in\n%s", line, dump);
  return found;
}

/* A formula counts with its stored value; libxlsxwriter would store one for it. */
static void
test_formulas (PlanFixture *self, gconstpointer data)
{
#define TEXT(at, text) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" text "</t></is></c>"
#define HEADER                                                                                     \
  "<row r=\"1\">" TEXT ("A1", "班级编号") TEXT ("B1", "学生编号") TEXT ("C1", "姓名") "</row>"
  g_autofree char *stored
      = make_xlsx (self->folder,
                   HEADER "<row r=\"2\">" TEXT ("A2", "A")
                       TEXT ("B2", "1") "<c r=\"C2\" t=\"str\"><f>D2</f><v>林</v></c></row>",
                   NULL, NULL);
  g_autofree char *bare = make_xlsx (self->folder,
                                     HEADER "<row r=\"2\">" TEXT ("A2", "A")
                                         TEXT ("B2", "1") "<c r=\"C2\"><f>D2</f></c></row>",
                                     NULL, NULL);

  plan_fixture_import_ok (self, PROGRAMME "\n" CLASSES);
  plan_fixture_read (self, stored);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 0);
  g_assert_true (dump_has (self, "child 1|林|"));
  plan_fixture_read (self, bare);
  plan_fixture_assert_error (self, "学生", "C2", "formula");
}

/* A column that is not there leaves what is stored; an empty cell empties it. */
static void
test_columns_left_out (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (self, PROGRAMME "\n" CLASSES
                                          "\n学生\n班级编号|学生编号|姓名|学校|年级|协议签订日期|"
                                          "入班日期\nA|1|林|一小|三年级|2019-06-30|2019-07-02\n");
  g_assert_true (dump_has (self, "|一小|三年级|"));
  plan_fixture_import_ok (self,
                          "学生\n班级编号|学生编号|姓名|学校|联系电话\nA|1|林||13800000000\n");
  plan_fixture_assert_counts (self, "学生", 0, 1, 0, 0);
  g_assert_true (dump_has (self, "|(null)|三年级|"));
  g_assert_true (dump_has (self, "enrolment A 1 18079 -2147483648 18077"));
}

static void
test_enrolments_replaced (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (
      self, PROGRAMME
      "\n" CLASSES
      "B|乙班|新办|开班|2019-07-01|2019-07-26\n\n学生\n班级编号|学生编号|姓名|入班日期|离班日期\nA|"
      "1|林||2019-07-05\nA|1|林|2019-07-10|2019-07-12\nB|1|林|2019-07-15|\nA|2|陈||\n");
  plan_fixture_import_ok (
      self, "学生\n班级编号|学生编号|姓名|入班日期|离班日期\nA|1|林|2019-07-10|2019-07-12\n");
  plan_fixture_assert_counts (self, "学生", 0, 0, 1, 1);
  g_assert_true (dump_has (self, "enrolment A 1 18087 18089"));
  g_assert_false (dump_has (self, "enrolment A 1 -"));
  g_assert_true (dump_has (self, "enrolment B 1 18092"));
  g_assert_true (dump_has (self, "enrolment A 2 "));
}

static void
test_staff_replaced (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (self, BASE
                          "工作人员\n班级编号|姓名|岗位|起始日期|结束日期|联系电话\nA|王芳|志愿者||"
                          "2019-07-05|1\nA|王芳|志愿者|2019-07-15||1\nA|王芳|辅导老师|||1\n");
  plan_fixture_import_ok (
      self, "工作人员\n班级编号|姓名|岗位|起始日期|结束日期\nA|王芳|志愿者|2019-07-08|\n");
  plan_fixture_assert_counts (self, "工作人员", 0, 1, 0, 1);
  g_assert_true (dump_has (self, "staff A|王芳|1|(null)|1|(null)|18085|-2147483648"));
  g_assert_true (dump_has (self, "staff A|王芳|0|"));
}

/* Rows without a name of their own: compared as multisets, never removed. */
static void
test_multisets (PlanFixture *self, gconstpointer data)
{
  static const char header[] = "满意度\n班级编号|日期|评价|意见\n";
  g_autofree char *once
      = g_strconcat (BASE, header,
                     "A|2019-07-26|满意|好\nA|2019-07-26|满意|好\nA|2019-07-26|一般|\n", NULL);
  g_autofree char *again
      = g_strconcat (header, "A|2019-07-26|满意|好\nA|2019-07-26|满意|好\nA|2019-07-26|满意|好\n",
                     NULL);

  plan_fixture_import_ok (self, once);
  plan_fixture_assert_counts (self, "满意度", 3, 0, 0, 0);
  plan_fixture_import_ok (self, again);
  plan_fixture_assert_counts (self, "满意度", 1, 0, 2, 0);
  plan_fixture_import_ok (self, once);
  plan_fixture_assert_counts (self, "满意度", 0, 0, 3, 0);
}

/* Marks that are not in the file stay; a paper form keeps the times that are stored. */
static void
test_marks_stay (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (self, BASE "考勤\n班级编号|学生编号|日期|出勤|签到时间|接走人\nA|1|2019-"
                                     "07-01|√|8:05|王芳\nA|2|2019-07-01|√||\n");
  plan_fixture_import_ok (self, "考勤表A\n姓名|2019-07-01|2019-07-02\n林甜甜|√|旷\n陈小明||√\n");
  plan_fixture_assert_counts (self, "考勤表", 2, 0, 1, 0);
  g_assert_true (dump_has (self, "mark A 18078 1 1|485|-1|(null)|王芳"));
  g_assert_true (dump_has (self, "mark A 18078 2 1|-1|-1|(null)|(null)"));
  g_assert_true (dump_has (self, "mark A 18079 1 4|-1|-1|(null)|(null)"));
  plan_fixture_import_ok (self, "考勤\n班级编号|学生编号|日期|出勤|接走人\nA|1|2019-07-01|病|\n");
  plan_fixture_assert_counts (self, "考勤", 0, 1, 0, 0);
  g_assert_true (dump_has (self, "mark A 18078 1 2|485|-1|(null)|(null)"));
}

static void
test_programme_changes (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (
      self, PROGRAMME "停课日|2019-07-08、2019-07-09，2019-07-08\n资金总额|#100\ndays_min|#18\n");
  g_assert_true (dump_has (self, "closed 18085\nclosed 18086\n"));
  plan_fixture_import_ok (self, PROGRAMME "停课日|@43655\nattendance_min|60%\n");
  g_assert_false (dump_has (self, "closed 18085"));
  g_assert_true (dump_has (self, "policy fund=100\n"));
  g_assert_true (dump_has (self, "policy days_min=18\n"));
  g_assert_true (dump_has (self, "policy attendance_min=60%\n"));
  /* One programme of the year under another name: the same, renamed. */
  plan_fixture_import_ok (self, "项目\n名称|值\n项目名称|新名\n年度|2019\n规则|xiamen-2019\n");
  plan_fixture_assert_warning (self, "项目", "B2", "renamed");
  g_assert_true (dump_has (self, "preset xiamen-2019\n"));
  g_assert_true (dump_has (self, "programme 2019|新名|"));
  g_assert_false (dump_has (self, "测试项目"));
}

/* The same year under another name: renamed while it has a class in common, otherwise a second programme. */
static void
test_programme_of_another_name (PlanFixture *self, gconstpointer data)
{
  static const char renamed[]
      = "项目\n名称|值\n项目名称|新名\n年度|2019\n规则|xiamen-2019\n\n" CLASSES;
  static const char other[] = "项目\n名称|值\n项目名称|另一个市\n年度|2019\n规则|xiamen-2019\n\n"
                              "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\nB|乙班|新办|"
                              "开班|2019-07-01|2019-07-26\n";

  const SummerProblem *problem;

  plan_fixture_import_ok (self, BASE);
  plan_fixture_import_ok (self, renamed);
  plan_fixture_assert_warning (self, "项目", "B2", "renamed");
  g_assert_false (dump_has (self, "测试项目"));
  plan_fixture_import_ok (self, other);
  plan_fixture_assert_warning (self, "项目", "B2", "of its own");
  g_assert_true (dump_has (self, "programme 2019|新名|"));
  g_assert_true (dump_has (self, "programme 2019|另一个市|"));
  plan_fixture_import_ok (self, other);
  g_assert_false (summer_plan_has_changes (self->plan));
  /* A file that does not say which of the two it means. */
  plan_fixture_import (self, CHILDREN);
  problem = g_ptr_array_index (summer_plan_get_problems (self->plan), 0);
  g_assert_true (problem->is_error);
  g_assert_nonnull (strstr (problem->message, "several programmes of 2019"));
}

/* Dates of a class that leave out a stored adjustment. */
static void
test_class_shortened (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (self, BASE "校历调整\n班级编号|日期|类型\nA|2019-07-25|停课\n");
  plan_fixture_import (self, "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期\nA|甲班|新办|"
                             "开班|2019-07-01|2019-07-19\n");
  plan_fixture_assert_error (self, "班级", "F2", "2019-07-25");
}

static void
test_providers (PlanFixture *self, gconstpointer data)
{
  plan_fixture_import_ok (self, PROGRAMME "\n班级\n" CLASS_HEADER CLASS_A "甲|" CREDIT
                                          "|2020-01-01|\n" CLASS_B "甲|" CREDIT "||\n");
  g_assert_true (dump_has (self, "provider 甲/" CREDIT " 18262 0"));
  /* Columns left out: nothing is said of the provider. */
  plan_fixture_import_ok (self, CLASSES);
  g_assert_false (summer_plan_has_changes (self->plan));
  plan_fixture_import_ok (
      self, "班级\n班级编号|班级名称|类型|状态|开始日期|结束日期|承办机构|承办状态\n" CLASS_A
            "甲|禁入\n" CLASS_B "|\n");
  g_assert_true (dump_has (self, "provider 甲/" CREDIT " 18262 1"));
  plan_fixture_assert_counts (self, "班级", 0, 2, 0, 0);
}

/* Undoing the entry of an import brings back exactly what was. */
static void
test_undo (PlanFixture *self, gconstpointer data)
{
  g_autofree char *path = g_build_filename (TEST_DATA, "cases", "06-fujian-attending.xlsx", NULL);
  g_autofree char *before = NULL, *after = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) conflicts = NULL;

  plan_fixture_import_ok (self,
                          "项目\n名称|值\n项目名称|另一个\n年度|2018\n规则|fujian-2019\n\n" CLASSES
                          "\n" CHILDREN);
  before = plan_fixture_dump (self->store, 0);
  plan_fixture_read (self, path);
  g_assert_cmpint (self->sequence, >, 0);
  g_assert_true (summer_journal_undo (self->store, self->sequence, &conflicts, &error));
  g_assert_no_error (error);
  after = plan_fixture_dump (self->store, 0);
  g_assert_cmpstr (before, ==, after);
}

/* Somebody else writes between reading and importing. */
static void
test_changed_meanwhile (PlanFixture *self, gconstpointer data)
{
  g_autofree char *first = plan_fixture_write (self, "first.xlsx", BASE);
  const char *paths[] = { first, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (SummerPlan) plan = summer_plan_new (self->store, paths, 0, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  plan_fixture_import_ok (self, BASE);
  g_assert_false (summer_plan_apply (plan, self->store, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, SUMMER_STORE_ERROR, SUMMER_STORE_ERROR_CONFLICT);
}

/* Single sheets as CSV, in the encodings that offices have, taken as one import. */
static void
test_csv (PlanFixture *self, gconstpointer data)
{
  static const char *const names[] = { "项目.csv", "班级.csv", "学生.csv" };
  static const char *const texts[]
      = { "\xef\xbb\xbf名称,值\n项目名称,测试\n年度,2019\n规则,fujian-2019\nattendance_min,70%\n",
          "班级编号,班级名称,类型,状态,开始日期,结束日期\nA,甲班,新办,开班,2019/7/1,20190726\n",
          "班级编号,学生编号,姓名,证件号码\nA,1,林甜甜,11010519491231002X\n" };
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      g_autofree char *text = NULL;
      gsize length;

      text = g_convert (texts[i], -1, i == 2 ? "GB18030" : "UTF-8", "UTF-8", NULL, &length, &error);
      g_assert_no_error (error);
      g_assert_true (g_file_set_contents (path, text, (gssize) length, &error));
      g_strv_builder_add (paths, path);
    }
  list = g_strv_builder_end (paths);
  self->plan
      = summer_plan_new (self->store, (const char *const *) list, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (summer_plan_get_problems (self->plan)->len, ==, 0);
  g_assert_true (summer_plan_apply (self->plan, self->store, NULL, NULL, NULL, NULL, &error));
  g_assert_true (dump_has (self, "|林甜甜|"));
  g_assert_true (dump_has (self, "|11010519491231002X|"));
}

/* A thousand mistakes of one kind are twenty lines and a number. */
static void
test_many_problems (PlanFixture *self, gconstpointer data)
{
  g_autoptr (GString) sheets = g_string_new (BASE "检查\n班级编号|日期|结果\n");
  g_autofree char *json = NULL;

  for (guint i = 0; i < 1000; i++)
    g_string_append (sheets, "A|2019-07-02|好\n");
  plan_fixture_import (self, sheets->str);
  g_assert_cmpuint (summer_plan_get_n_errors (self->plan), ==, 1000);
  g_assert_cmpuint (summer_plan_get_problems (self->plan)->len, ==, 21);
  json = summer_plan_dup_json (self->plan);
  g_assert_nonnull (strstr (json, "\"cell\" : \"C2\""));
  g_assert_nonnull (strstr (json, "980"));
}

static void
add_rules (const char *prefix,
           const Rule *rules,
           guint n_rules,
           void (*func) (PlanFixture *, gconstpointer))
{
  for (guint i = 0; i < n_rules; i++)
    {
      g_autofree char *name = g_strconcat (prefix, rules[i].name, NULL);

      g_test_add (name, PlanFixture, &rules[i], plan_fixture_set_up, func, plan_fixture_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_rules ("/plan/error/", errors, G_N_ELEMENTS (errors), test_error);
  add_rules ("/plan/warning/", warnings, G_N_ELEMENTS (warnings), test_warning);
  add_rules ("/plan/silent/", silent, G_N_ELEMENTS (silent), test_silent);
  PLAN_TEST ("/plan/formulas", test_formulas);
  PLAN_TEST ("/plan/columns-left-out", test_columns_left_out);
  PLAN_TEST ("/plan/enrolments-replaced", test_enrolments_replaced);
  PLAN_TEST ("/plan/staff-replaced", test_staff_replaced);
  PLAN_TEST ("/plan/multisets", test_multisets);
  PLAN_TEST ("/plan/marks-stay", test_marks_stay);
  PLAN_TEST ("/plan/programme-changes", test_programme_changes);
  PLAN_TEST ("/plan/programme-of-another-name", test_programme_of_another_name);
  PLAN_TEST ("/plan/class-shortened", test_class_shortened);
  PLAN_TEST ("/plan/providers", test_providers);
  PLAN_TEST ("/plan/undo", test_undo);
  PLAN_TEST ("/plan/changed-meanwhile", test_changed_meanwhile);
  PLAN_TEST ("/plan/csv", test_csv);
  PLAN_TEST ("/plan/many-problems", test_many_problems);
  return g_test_run ();
}
