/* The closed vocabularies: each spelling that offices write is read, and nothing else. */
#include "config.h"

#include "summer-identity.h"
#include "summer-terms.h"

static void
assert_reads (SummerTerms terms, const char *text, int expected)
{
  int value = -1;

  g_test_message ("“%s”", text);
  g_assert_true (summer_terms_parse (terms, text, &value));
  g_assert_cmpint (value, ==, expected);
}

static void
test_marks (void)
{
  static const struct
  {
    const char *text;
    SummerMark mark;
  } cases[] = {
    { "√", SUMMER_MARK_PRESENT },       { "出勤", SUMMER_MARK_PRESENT },
    { "✓", SUMMER_MARK_PRESENT },       { "✔", SUMMER_MARK_PRESENT },
    { "1", SUMMER_MARK_PRESENT },       { "１", SUMMER_MARK_PRESENT },
    { "P", SUMMER_MARK_PRESENT },       { "p", SUMMER_MARK_PRESENT },
    { "Present", SUMMER_MARK_PRESENT }, { "病", SUMMER_MARK_SICK },
    { "病假", SUMMER_MARK_SICK },       { "sick", SUMMER_MARK_SICK },
    { "事", SUMMER_MARK_LEAVE },        { "事假", SUMMER_MARK_LEAVE },
    { "LEAVE", SUMMER_MARK_LEAVE },     { "旷", SUMMER_MARK_ABSENT },
    { " 旷课　", SUMMER_MARK_ABSENT },  { "absent", SUMMER_MARK_ABSENT },
  };
  static const char *const others[]
      = { "", " ", "0", "x", "病 假", "迟到", "unrecorded", "11", "|" };
  int value;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_reads (SUMMER_TERMS_MARK, cases[i].text, (int) cases[i].mark);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (summer_terms_parse (SUMMER_TERMS_MARK, others[i], &value));
  g_assert_false (summer_terms_parse (SUMMER_TERMS_MARK, NULL, &value));
  g_assert_cmpstr (summer_terms_get_chinese (SUMMER_TERMS_MARK, SUMMER_MARK_SICK), ==, "病");
  g_assert_cmpstr (summer_terms_get_text (SUMMER_TERMS_MARK, SUMMER_MARK_SICK), ==, "sick");
}

static void
test_staff_marks (void)
{
  assert_reads (SUMMER_TERMS_STAFF_MARK, "√", SUMMER_STAFF_PRESENT);
  assert_reads (SUMMER_TERMS_STAFF_MARK, "×", SUMMER_STAFF_ABSENT);
  assert_reads (SUMMER_TERMS_STAFF_MARK, "ｘ", SUMMER_STAFF_ABSENT);
  assert_reads (SUMMER_TERMS_STAFF_MARK, "✗", SUMMER_STAFF_ABSENT);
  assert_reads (SUMMER_TERMS_STAFF_MARK, "absent", SUMMER_STAFF_ABSENT);
}

static void
test_words_of_the_workbook (void)
{
  static const struct
  {
    SummerTerms terms;
    const char *chinese; /* in the order of the enum */
    const char *english;
  } cases[] = {
    { SUMMER_TERMS_CLASS_KIND, "新办/续办", "new/continuing" },
    { SUMMER_TERMS_CLASS_STATE, "申报/批准/开班/结束/不予批准/撤销",
      "applied/approved/open/ended/rejected/withdrawn" },
    { SUMMER_TERMS_PROVIDER_STATE, "正常/禁入", "normal/barred" },
    { SUMMER_TERMS_REVIEW_RESULT, "不合格/合格", "fail/pass" },
    { SUMMER_TERMS_ADJUSTMENT_KIND, "停课/加课", "cancelled/extra" },
    { SUMMER_TERMS_ROLE, "辅导老师/志愿者/社工/负责人", "tutor/volunteer/social worker/head" },
    { SUMMER_TERMS_MARK, "/√/病/事/旷", "/present/sick/leave/absent" },
    { SUMMER_TERMS_STAFF_MARK, "×/√", "absent/present" },
    { SUMMER_TERMS_INSURANCE_KIND, "意外伤害/意外医疗/责任险",
      "accident injury/accident medical/liability" },
    { SUMMER_TERMS_VISIT_RESULT, "合格/一般问题/严重问题", "pass/minor problem/serious problem" },
    { SUMMER_TERMS_SEVERITY, "轻微/不良事件/安全事故", "minor/adverse event/accident" },
    { SUMMER_TERMS_RATING, "非常满意/满意/一般/不满意",
      "very satisfied/satisfied/neutral/dissatisfied" },
    { SUMMER_TERMS_SEX, "/男/女", "/male/female" },
    { SUMMER_TERMS_AUTHORISATION, "可以接走/不得接走/可以自行回家",
      "may collect/must not collect/may go home alone" },
    { SUMMER_TERMS_RELEASE, "未授权人接走/自行回家", "not listed/alone" },
    { SUMMER_TERMS_INCIDENT_KIND, "受伤/突发疾病/走失/冲突/饮食/财物/其他",
      "injury/illness/missing child/conflict/food/property/other" },
    { SUMMER_TERMS_REVIEW_STATE, "待审阅/已审阅", "to be reviewed/reviewed" },
    { SUMMER_TERMS_STEP, "申报/退回修改/重新申报/批准/不予批准/开班/结束/评定/结算/撤销",
      "applied/returned/applied again/approved/rejected/opened/ended/assessed/settled/withdrawn" },
    { SUMMER_TERMS_ORGANISATION, "主办单位/协办工会", "host/co-organiser" },
    { SUMMER_TERMS_INTEGRITY, "表彰/投诉/违约/禁入", "praise/complaint/breach/barred" },
    { SUMMER_TERMS_ANSWER, "否/是/不适用", "no/yes/does not apply" },
    { SUMMER_TERMS_OUTCOME, "符合/不符合/待定/不适用", "Pass/Fail/Unproven/Not applicable" },
    { SUMMER_TERMS_ASPECT, "总体/安全/教学/餐饮/活动/沟通",
      "overall/safety/teaching/meals/activities/communication" },
    { SUMMER_TERMS_CERTIFICATE, "资格证书/无犯罪记录证明/培训证明/健康证",
      "qualification/clearance/training/health certificate" },
    { SUMMER_TERMS_PAPERS, "缺证件/已过期/将过期/有效", "missing/expired/expiring/valid" },
    { SUMMER_TERMS_APPLICATION_STATE, "候补/已通知录取/已录取/放弃/逾期未确认/已撤回/不符合条件",
      "waiting/offered/accepted/declined/expired/taken back/refused" },
    { SUMMER_TERMS_PRIORITY, "外来务工人员子女/单亲家庭/留守儿童/困难职工家庭/新就业形态劳动者子女",
      "migrant workers’ child/single parent/left behind/hardship/new forms of employment" },
    { SUMMER_TERMS_PRIORITY_CLAIM, "否/已申明，未交材料/材料已核实",
      "no/claimed, no paper yet/proved by a paper" },
    { SUMMER_TERMS_TIE, "抽签/报名日期先后", "lottery/date of application" },
    { SUMMER_TERMS_UNION_LEVEL, "省级/市级/区县级/基层", "province/city/district/grassroots" },
    { SUMMER_TERMS_CHECKLIST, "巡查/场地设施", "visits/venue" },
    { SUMMER_TERMS_PROBLEM, "一般/严重", "minor/serious" },
    { SUMMER_TERMS_CORRECTION, "已逾期/即将到期/待整改/待核实/已整改",
      "overdue/due soon/open/reported/confirmed" },
    { SUMMER_TERMS_INCIDENT_STEP, "通知家长/报告工会/报告主管部门/通知保险公司/后续跟进",
      "guardian told/union told/authority told/insurer told/followed up" },
    { SUMMER_TERMS_DRILL, "消防/地震/防暴/走失/其他", "fire/earthquake/stranger/lost child/other" },
    { SUMMER_TERMS_CLAIM, "已报案/已申请/已赔付/拒赔/已撤回",
      "reported/filed/paid/refused/taken back" },
    { SUMMER_TERMS_SETTLEMENT, "草稿/已复核/已确认/已公示", "draft/checked/confirmed/published" },
    { SUMMER_TERMS_PAYMENT, "待支付/已支付/已退回", "to be paid/paid/returned" },
    { SUMMER_TERMS_SPENDING, "保险/补贴/教学/设备/餐饮/其他",
      "insurance/allowances/teaching/equipment/meals/other" },
  };

  g_assert_cmpint (G_N_ELEMENTS (cases), ==, SUMMER_N_TERMS);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) chinese = g_strsplit (cases[i].chinese, "/", -1);
      g_auto (GStrv) english = g_strsplit (cases[i].english, "/", -1);

      g_assert_cmpint (summer_terms_get_size (cases[i].terms), ==, g_strv_length (chinese));
      for (guint j = 0; chinese[j]; j++)
        {
          g_autofree char *capitals = g_ascii_strup (english[j], -1);

          g_assert_cmpstr (summer_terms_get_chinese (cases[i].terms, (int) j), ==, chinese[j]);
          if (*chinese[j] == '\0')
            continue;
          g_assert_cmpstr (summer_terms_get_english (cases[i].terms, (int) j), ==, english[j]);
          assert_reads (cases[i].terms, chinese[j], (int) j);
          assert_reads (cases[i].terms, english[j], (int) j);
          assert_reads (cases[i].terms, capitals, (int) j);
        }
    }
}

static void
test_choices (void)
{
  g_autofree char *kinds = summer_terms_dup_choices (SUMMER_TERMS_CLASS_KIND);
  g_autofree char *sexes = summer_terms_dup_choices (SUMMER_TERMS_SEX);

  g_assert_cmpstr (kinds, ==, "new / continuing");
  g_assert_cmpstr (sexes, ==, "male / female");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/terms/marks", test_marks);
  g_test_add_func ("/model/terms/staff-marks", test_staff_marks);
  g_test_add_func ("/model/terms/words-of-the-workbook", test_words_of_the_workbook);
  g_test_add_func ("/model/terms/choices", test_choices);
  return g_test_run ();
}
