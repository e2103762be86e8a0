#include "config.h"

#include "summer-terms.h"

#include "summer-identity.h"
#include "summer-locale.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  const char *english; /* the term of rules.md */
  const char *chinese; /* as written to workbooks */
  const char *others;  /* further spellings that are read, between bars; NULL for none */
} Term;

typedef struct
{
  const char *context; /* in the catalogue: children and staff are "absent" in two ways */
  guint first_written; /* the values below it are not written: unrecorded, unknown */
  guint n_values;
  const Term *values;
} Vocabulary;

/* NC_ () marks the words for translation; by value of their enums. */
static const Term class_kinds[] = {
  { NC_ ("class kind", "new"), "新办", NULL },
  { NC_ ("class kind", "continuing"), "续办", NULL },
};
static const Term class_states[] = {
  { NC_ ("class state", "applied"), "申报", "已申报" },
  { NC_ ("class state", "approved"), "批准", "已批准" },
  { NC_ ("class state", "open"), "开班", "已开班" },
  { NC_ ("class state", "ended"), "结束", "已结束" },
  { NC_ ("class state", "rejected"), "不予批准", "未批准" },
  { NC_ ("class state", "withdrawn"), "撤销", "已撤销" },
};
static const Term provider_states[] = {
  { NC_ ("provider state", "normal"), "正常", NULL },
  { NC_ ("provider state", "barred"), "禁入", "禁止准入" },
};
static const Term review_results[] = {
  { NC_ ("review result", "fail"), "不合格", "failed|不通过|未通过" },
  { NC_ ("review result", "pass"), "合格", "passed|通过" },
};
static const Term adjustment_kinds[] = {
  { NC_ ("adjustment", "cancelled"), "停课", "canceled" },
  { NC_ ("adjustment", "extra"), "加课", "补课" },
};
static const Term roles[] = {
  { NC_ ("role", "tutor"), "辅导老师", "辅导教师" },
  { NC_ ("role", "volunteer"), "志愿者", NULL },
  { NC_ ("role", "social worker"), "社工", "社会工作者" },
  { NC_ ("role", "head"), "负责人", NULL },
};
static const Term marks[] = {
  { NC_ ("mark", "unrecorded"), "", NULL },
  { NC_ ("mark", "present"), "√", "出勤|✓|✔|1|P" },
  { NC_ ("mark", "sick"), "病", "病假|sick leave" },
  { NC_ ("mark", "leave"), "事", "事假|personal leave" },
  { NC_ ("mark", "absent"), "旷", "旷课" },
};
static const Term staff_marks[] = {
  { NC_ ("staff mark", "absent"), "×", "✕|✖|✗|✘|X|0|缺勤|未到" },
  { NC_ ("staff mark", "present"), "√", "✓|✔|1|P|出勤|到岗" },
};
static const Term insurance_kinds[] = {
  { NC_ ("insurance", "accident injury"), "意外伤害", "意外伤害险|意外伤害保险" },
  { NC_ ("insurance", "accident medical"), "意外医疗", "意外医疗险|意外医疗保险" },
  { NC_ ("insurance", "liability"), "责任险", "责任保险" },
};
static const Term visit_results[] = {
  { NC_ ("visit result", "pass"), "合格", "passed" },
  { NC_ ("visit result", "minor problem"), "一般问题", "minor" },
  { NC_ ("visit result", "serious problem"), "严重问题", "serious" },
};
static const Term severities[] = {
  { NC_ ("severity", "minor"), "轻微", NULL },
  { NC_ ("severity", "adverse event"), "不良事件", "adverse" },
  { NC_ ("severity", "accident"), "安全事故", NULL },
};
static const Term ratings[] = {
  { NC_ ("rating", "very satisfied"), "非常满意", NULL },
  { NC_ ("rating", "satisfied"), "满意", NULL },
  { NC_ ("rating", "neutral"), "一般", NULL },
  { NC_ ("rating", "dissatisfied"), "不满意", NULL },
};
static const Term sexes[] = {
  { NC_ ("sex", "unknown"), "", NULL },
  { NC_ ("sex", "male"), "男", "M|男性" },
  { NC_ ("sex", "female"), "女", "F|女性" },
};
static const Term authorisations[] = {
  { NC_ ("authorisation", "may collect"), "可以接走", NULL },
  { NC_ ("authorisation", "must not collect"), "不得接走", NULL },
  { NC_ ("authorisation", "may go home alone"), "可以自行回家", NULL },
};
static const Term releases[] = {
  { NC_ ("release", "not listed"), "未授权人接走", NULL },
  { NC_ ("release", "alone"), "自行回家", NULL },
};
static const Term incident_kinds[] = {
  { NC_ ("incident kind", "injury"), "受伤", NULL },
  { NC_ ("incident kind", "illness"), "突发疾病", NULL },
  { NC_ ("incident kind", "missing child"), "走失", NULL },
  { NC_ ("incident kind", "conflict"), "冲突", NULL },
  { NC_ ("incident kind", "food"), "饮食", NULL },
  { NC_ ("incident kind", "property"), "财物", NULL },
  { NC_ ("incident kind", "other"), "其他", NULL },
};
static const Term review_states[] = {
  { NC_ ("review state", "to be reviewed"), "待审阅", NULL },
  { NC_ ("review state", "reviewed"), "已审阅", NULL },
};
static const Term application_states[] = {
  { NC_ ("application", "waiting"), "候补", "排队" },
  { NC_ ("application", "offered"), "已通知录取", NULL },
  { NC_ ("application", "accepted"), "已录取", NULL },
  { NC_ ("application", "declined"), "放弃", NULL },
  { NC_ ("application", "expired"), "逾期未确认", NULL },
  { NC_ ("application", "taken back"), "已撤回", NULL },
  { NC_ ("application", "refused"), "不符合条件", NULL },
};
static const Term priorities[] = {
  { NC_ ("priority", "migrant workers’ child"), "外来务工人员子女", "进城务工人员子女|农民工子女" },
  { NC_ ("priority", "single parent"), "单亲家庭", "单亲" },
  { NC_ ("priority", "left behind"), "留守儿童", "留守" },
  { NC_ ("priority", "hardship"), "困难职工家庭", "困难|困难家庭" },
  { NC_ ("priority", "new forms of employment"), "新就业形态劳动者子女",
    "货车司机子女|快递员子女|外卖员子女|网约车司机子女" },
};
static const Term priority_claims[] = {
  { NC_ ("priority claim", "no"), "否", NULL },
  { NC_ ("priority claim", "claimed, no paper yet"), "已申明，未交材料", NULL },
  { NC_ ("priority claim", "proved by a paper"), "材料已核实", NULL },
};
static const Term ties[] = {
  { NC_ ("tie", "lottery"), "抽签", NULL },
  { NC_ ("tie", "date of application"), "报名日期先后", NULL },
};
static const Term steps[] = {
  { NC_ ("class step", "applied"), "申报", NULL },
  { NC_ ("class step", "returned"), "退回修改", NULL },
  { NC_ ("class step", "applied again"), "重新申报", NULL },
  { NC_ ("class step", "approved"), "批准", NULL },
  { NC_ ("class step", "rejected"), "不予批准", NULL },
  { NC_ ("class step", "opened"), "开班", NULL },
  { NC_ ("class step", "ended"), "结束", NULL },
  { NC_ ("class step", "assessed"), "评定", NULL },
  { NC_ ("class step", "settled"), "结算", NULL },
  { NC_ ("class step", "withdrawn"), "撤销", NULL },
};
static const Term organisation_kinds[] = {
  { NC_ ("organisation", "host"), "主办单位", NULL },
  { NC_ ("organisation", "co-organiser"), "协办工会", NULL },
};
static const Term integrity[] = {
  { NC_ ("integrity", "praise"), "表彰", NULL },
  { NC_ ("integrity", "complaint"), "投诉", NULL },
  { NC_ ("integrity", "breach"), "违约", NULL },
  { NC_ ("integrity", "barred"), "禁入", NULL },
};
static const Term answers[] = {
  { NC_ ("answer", "no"), "否", NULL },
  { NC_ ("answer", "yes"), "是", NULL },
  { NC_ ("answer", "does not apply"), "不适用", NULL },
};

static const Term union_levels[] = {
  { NC_ ("union level", "province"), "省级", NULL },
  { NC_ ("union level", "city"), "市级", NULL },
  { NC_ ("union level", "district"), "区县级", NULL },
  { NC_ ("union level", "grassroots"), "基层", NULL },
};
static const Term checklists[] = {
  { NC_ ("checklist", "visits"), "巡查", NULL },
  { NC_ ("checklist", "venue"), "场地设施", NULL },
};
static const Term problems[] = {
  { NC_ ("problem", "minor"), "一般", NULL },
  { NC_ ("problem", "serious"), "严重", NULL },
};
static const Term corrections[] = {
  { NC_ ("correction", "overdue"), "已逾期", NULL },
  { NC_ ("correction", "due soon"), "即将到期", NULL },
  { NC_ ("correction", "open"), "待整改", NULL },
  { NC_ ("correction", "reported"), "待核实", NULL },
  { NC_ ("correction", "confirmed"), "已整改", NULL },
};
static const Term incident_steps[] = {
  { NC_ ("incident step", "guardian told"), "通知家长", NULL },
  { NC_ ("incident step", "union told"), "报告工会", NULL },
  { NC_ ("incident step", "authority told"), "报告主管部门", NULL },
  { NC_ ("incident step", "insurer told"), "通知保险公司", NULL },
  { NC_ ("incident step", "followed up"), "后续跟进", NULL },
};
static const Term drills[] = {
  { NC_ ("drill", "fire"), "消防", NULL },     { NC_ ("drill", "earthquake"), "地震", NULL },
  { NC_ ("drill", "stranger"), "防暴", NULL }, { NC_ ("drill", "lost child"), "走失", NULL },
  { NC_ ("drill", "other"), "其他", NULL },
};
static const Term settlements[] = {
  { NC_ ("settlement", "draft"), "草稿", NULL },
  { NC_ ("settlement", "checked"), "已复核", NULL },
  { NC_ ("settlement", "confirmed"), "已确认", NULL },
  { NC_ ("settlement", "published"), "已公示", NULL },
};
static const Term payments[] = {
  { NC_ ("payment", "to be paid"), "待支付", NULL },
  { NC_ ("payment", "paid"), "已支付", NULL },
  { NC_ ("payment", "returned"), "已退回", NULL },
};
static const Term spendings[] = {
  { NC_ ("spending", "insurance"), "保险", NULL }, { NC_ ("spending", "allowances"), "补贴", NULL },
  { NC_ ("spending", "teaching"), "教学", NULL },  { NC_ ("spending", "equipment"), "设备", NULL },
  { NC_ ("spending", "meals"), "餐饮", NULL },     { NC_ ("spending", "other"), "其他", NULL },
};
static const Term claims[] = {
  { NC_ ("claim", "reported"), "已报案", NULL },   { NC_ ("claim", "filed"), "已申请", NULL },
  { NC_ ("claim", "paid"), "已赔付", NULL },       { NC_ ("claim", "refused"), "拒赔", NULL },
  { NC_ ("claim", "taken back"), "已撤回", NULL },
};
static const Term outcomes[] = {
  { NC_ ("outcome", "Pass"), "符合", NULL },
  { NC_ ("outcome", "Fail"), "不符合", NULL },
  { NC_ ("outcome", "Unproven"), "待定", NULL },
  { NC_ ("outcome", "Not applicable"), "不适用", NULL },
};
static const Term aspects[] = {
  { NC_ ("aspect", "overall"), "总体", "总体满意度|总体评价" },
  { NC_ ("aspect", "safety"), "安全", NULL },
  { NC_ ("aspect", "teaching"), "教学", NULL },
  { NC_ ("aspect", "meals"), "餐饮", NULL },
  { NC_ ("aspect", "activities"), "活动", NULL },
  { NC_ ("aspect", "communication"), "沟通", NULL },
};
static const Term certificates[] = {
  { NC_ ("certificate", "qualification"), "资格证书", NULL },
  { NC_ ("certificate", "clearance"), "无犯罪记录证明", NULL },
  { NC_ ("certificate", "training"), "培训证明", NULL },
  { NC_ ("certificate", "health certificate"), "健康证", "健康证明" },
};
static const Term papers_states[] = {
  { NC_ ("papers", "missing"), "缺证件", NULL },
  { NC_ ("papers", "expired"), "已过期", NULL },
  { NC_ ("papers", "expiring"), "将过期", NULL },
  { NC_ ("papers", "valid"), "有效", NULL },
};

static const Vocabulary vocabularies[SUMMER_N_TERMS] = {
  [SUMMER_TERMS_CLASS_KIND] = { "class kind", 0, G_N_ELEMENTS (class_kinds), class_kinds },
  [SUMMER_TERMS_CLASS_STATE] = { "class state", 0, G_N_ELEMENTS (class_states), class_states },
  [SUMMER_TERMS_PROVIDER_STATE]
  = { "provider state", 0, G_N_ELEMENTS (provider_states), provider_states },
  [SUMMER_TERMS_REVIEW_RESULT]
  = { "review result", 0, G_N_ELEMENTS (review_results), review_results },
  [SUMMER_TERMS_ADJUSTMENT_KIND]
  = { "adjustment", 0, G_N_ELEMENTS (adjustment_kinds), adjustment_kinds },
  [SUMMER_TERMS_ROLE] = { "role", 0, G_N_ELEMENTS (roles), roles },
  [SUMMER_TERMS_MARK] = { "mark", 1, G_N_ELEMENTS (marks), marks },
  [SUMMER_TERMS_STAFF_MARK] = { "staff mark", 0, G_N_ELEMENTS (staff_marks), staff_marks },
  [SUMMER_TERMS_INSURANCE_KIND]
  = { "insurance", 0, G_N_ELEMENTS (insurance_kinds), insurance_kinds },
  [SUMMER_TERMS_VISIT_RESULT] = { "visit result", 0, G_N_ELEMENTS (visit_results), visit_results },
  [SUMMER_TERMS_SEVERITY] = { "severity", 0, G_N_ELEMENTS (severities), severities },
  [SUMMER_TERMS_RATING] = { "rating", 0, G_N_ELEMENTS (ratings), ratings },
  [SUMMER_TERMS_SEX] = { "sex", 1, G_N_ELEMENTS (sexes), sexes },
  [SUMMER_TERMS_AUTHORISATION]
  = { "authorisation", 0, G_N_ELEMENTS (authorisations), authorisations },
  [SUMMER_TERMS_RELEASE] = { "release", 0, G_N_ELEMENTS (releases), releases },
  [SUMMER_TERMS_INCIDENT_KIND]
  = { "incident kind", 0, G_N_ELEMENTS (incident_kinds), incident_kinds },
  [SUMMER_TERMS_REVIEW_STATE] = { "review state", 0, G_N_ELEMENTS (review_states), review_states },
  [SUMMER_TERMS_APPLICATION_STATE]
  = { "application", 0, G_N_ELEMENTS (application_states), application_states },
  [SUMMER_TERMS_PRIORITY] = { "priority", 0, G_N_ELEMENTS (priorities), priorities },
  [SUMMER_TERMS_PRIORITY_CLAIM]
  = { "priority claim", 0, G_N_ELEMENTS (priority_claims), priority_claims },
  [SUMMER_TERMS_TIE] = { "tie", 0, G_N_ELEMENTS (ties), ties },
  [SUMMER_TERMS_UNION_LEVEL] = { "union level", 0, G_N_ELEMENTS (union_levels), union_levels },
  [SUMMER_TERMS_STEP] = { "class step", 0, G_N_ELEMENTS (steps), steps },
  [SUMMER_TERMS_ORGANISATION]
  = { "organisation", 0, G_N_ELEMENTS (organisation_kinds), organisation_kinds },
  [SUMMER_TERMS_INTEGRITY] = { "integrity", 0, G_N_ELEMENTS (integrity), integrity },
  [SUMMER_TERMS_ANSWER] = { "answer", 0, G_N_ELEMENTS (answers), answers },
  [SUMMER_TERMS_CHECKLIST] = { "checklist", 0, G_N_ELEMENTS (checklists), checklists },
  [SUMMER_TERMS_PROBLEM] = { "problem", 0, G_N_ELEMENTS (problems), problems },
  [SUMMER_TERMS_CORRECTION] = { "correction", 0, G_N_ELEMENTS (corrections), corrections },
  [SUMMER_TERMS_INCIDENT_STEP]
  = { "incident step", 0, G_N_ELEMENTS (incident_steps), incident_steps },
  [SUMMER_TERMS_DRILL] = { "drill", 0, G_N_ELEMENTS (drills), drills },
  [SUMMER_TERMS_CLAIM] = { "claim", 0, G_N_ELEMENTS (claims), claims },
  [SUMMER_TERMS_SETTLEMENT] = { "settlement", 0, G_N_ELEMENTS (settlements), settlements },
  [SUMMER_TERMS_PAYMENT] = { "payment", 0, G_N_ELEMENTS (payments), payments },
  [SUMMER_TERMS_SPENDING] = { "spending", 0, G_N_ELEMENTS (spendings), spendings },
  [SUMMER_TERMS_OUTCOME] = { "outcome", 0, G_N_ELEMENTS (outcomes), outcomes },
  [SUMMER_TERMS_ASPECT] = { "aspect", 0, G_N_ELEMENTS (aspects), aspects },
  [SUMMER_TERMS_CERTIFICATE] = { "certificate", 0, G_N_ELEMENTS (certificates), certificates },
  [SUMMER_TERMS_PAPERS] = { "papers", 0, G_N_ELEMENTS (papers_states), papers_states },
};

/* Whether @text is one of the spellings between the bars of @list; in ASCII its case does not matter. */
static gboolean
list_contains (const char *list, const char *text)
{
  gsize length = strlen (text);

  while (list)
    {
      const char *end = strchrnul (list, '|');

      if ((gsize) (end - list) == length && g_ascii_strncasecmp (list, text, length) == 0)
        return TRUE;
      list = *end ? end + 1 : NULL;
    }
  return FALSE;
}

static gboolean
find_spelling (const Vocabulary *vocabulary, const char *text, int *value)
{
  for (guint i = vocabulary->first_written; i < vocabulary->n_values; i++)
    {
      const Term *term = &vocabulary->values[i];

      if (strcmp (term->chinese, text) == 0 || g_ascii_strcasecmp (term->english, text) == 0
          || list_contains (term->others, text))
        {
          *value = (int) i;
          return TRUE;
        }
    }
  return FALSE;
}

/**
 * summer_terms_parse:
 * @text: (nullable): a word of a workbook, in Chinese or English
 * @value: (out): the value of the enum behind @terms; untouched when the word is not known
 *
 * Reads every accepted spelling of workbook.md: the Chinese word, the English one in any case, and the
 * marks √ ✓ ✔ 1 P, with full-width characters and space around. An empty text is no word, and neither
 * is a word for "unrecorded": nothing is recorded by writing nothing.
 *
 * Returns: whether the word is known
 */
gboolean
summer_terms_parse (SummerTerms terms, const char *text, int *value)
{
  const Vocabulary *vocabulary = &vocabularies[terms];
  g_autofree char *folded = NULL;

  g_return_val_if_fail (terms < SUMMER_N_TERMS, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (text == NULL || *text == '\0')
    return FALSE;
  /* Nearly every word of a large workbook is written as we would; only the others are folded. */
  if (find_spelling (vocabulary, text, value))
    return TRUE;
  folded = g_utf8_normalize (text, -1, G_NORMALIZE_NFKC);
  return folded && find_spelling (vocabulary, g_strstrip (folded), value);
}

static const Term *
get_term (SummerTerms terms, int value)
{
  g_return_val_if_fail (terms < SUMMER_N_TERMS, NULL);
  g_return_val_if_fail (value >= 0 && (guint) value < vocabularies[terms].n_values, NULL);

  return &vocabularies[terms].values[value];
}

/**
 * summer_terms_get_chinese:
 *
 * The word as it is written to workbooks: 开班, √, 病. Empty for unrecorded and unknown.
 */
const char *
summer_terms_get_chinese (SummerTerms terms, int value)
{
  const Term *term = get_term (terms, value);

  return term ? term->chinese : "";
}

/**
 * summer_terms_get_english:
 *
 * The English term of rules.md: open, present, sick.
 */
const char *
summer_terms_get_english (SummerTerms terms, int value)
{
  const Term *term = get_term (terms, value);

  return term ? term->english : "";
}

/**
 * summer_terms_get_text:
 *
 * The word in the user's language, for sentences and lists: a mark is a word here (出勤), not a sign (√).
 */
const char *
summer_terms_get_text (SummerTerms terms, int value)
{
  const Term *term = get_term (terms, value);

  return term ? g_dpgettext2 (NULL, vocabularies[terms].context, term->english) : "";
}

/**
 * summer_terms_dup_choices:
 *
 * The words that may be written, for a message about one that may not: "新办 / 续办".
 *
 * Returns: (transfer full): the words in the user's language, as they are written to workbooks
 */
char *
summer_terms_dup_choices (SummerTerms terms)
{
  const Vocabulary *vocabulary = &vocabularies[terms];
  gboolean chinese = summer_locale_is_chinese ();
  GString *choices = g_string_new (NULL);

  for (guint i = vocabulary->first_written; i < vocabulary->n_values; i++)
    {
      const Term *term = &vocabulary->values[i];

      if (choices->len)
        g_string_append (choices, " / ");
      g_string_append (choices, chinese ? term->chinese : term->english);
    }
  return g_string_free (choices, FALSE);
}

/**
 * summer_terms_get_size:
 *
 * How many values there are, counted from 0; the first may be one that is never written.
 */
guint
summer_terms_get_size (SummerTerms terms)
{
  g_return_val_if_fail (terms < SUMMER_N_TERMS, 0);

  return vocabularies[terms].n_values;
}
