#include "config.h"

#include "summer-block-headings.h"

#include "summer-format.h"

#define MOST_WORDS 12 /* characters of a heading */

/* Headings as offices and insurers write them, besides those of the programme workbook; as they are compared,
 * without space and in small letters. */
static const struct
{
  SummerMeaning meaning;
  const char *const words[16];
} headings[] = {
  { SUMMER_MEANING_CLASS,
    { "班级编号", "班级", "班级名称", "所在班级", "暑托班", "教学点", "classcode", "class",
      NULL } },
  { SUMMER_MEANING_CODE, { "学生编号", "编号", "学号", "childcode", "code", NULL } },
  { SUMMER_MEANING_NAME,
    { "姓名", "学生姓名", "孩子姓名", "子女姓名", "被保险人", "被保险人姓名", "被保人姓名",
      "被保人", "幼儿姓名", "名字", "child", "name", "childname", "insured", NULL } },
  { SUMMER_MEANING_SEX, { "性别", "sex", "gender", NULL } },
  { SUMMER_MEANING_BIRTH,
    { "出生日期", "出生年月日", "出生年月", "生日", "被保险人出生日期", "birthdate", "dateofbirth",
      "birthday", NULL } },
  { SUMMER_MEANING_DOCUMENT, { "证件类型", "证件种类", "document", NULL } },
  { SUMMER_MEANING_IDENTITY,
    { "证件号码", "证件号", "身份证号", "身份证号码", "身份证", "公民身份号码", "学生身份证号",
      "被保险人证件号码", "被保险人证件号", "被保人证件号", "被保险人身份证号", "identitynumber",
      "idnumber", "id", NULL } },
  { SUMMER_MEANING_SCHOOL, { "学校", "就读学校", "所在学校", "school", NULL } },
  { SUMMER_MEANING_GRADE, { "年级", "就读年级", "所在年级", "grade", NULL } },
  { SUMMER_MEANING_FROM,
    { "入班日期", "开始日期", "起保日期", "保险起期", "生效日期", "保险生效日期", "起始日期",
      "保险开始日期", "enrolledfrom", "from", "start", "coveredfrom", NULL } },
  { SUMMER_MEANING_TO,
    { "离班日期", "结束日期", "终保日期", "保险止期", "终止日期", "保险终止日期", "到期日期",
      "保险结束日期", "enrolledto", "to", "end", "coveredto", NULL } },
  { SUMMER_MEANING_PRIORITY, { "优先类别", "困难类别", "家庭情况", "priority", NULL } },
  { SUMMER_MEANING_AGREEMENT,
    { "协议签订日期", "协议日期", "签订日期", "agreementsigned", "agreement", NULL } },
  { SUMMER_MEANING_HEALTH,
    { "健康与过敏", "健康状况", "过敏史", "健康", "过敏", "health", "allergies", NULL } },
  { SUMMER_MEANING_GUARDIAN,
    { "家长姓名", "家长", "监护人", "监护人姓名", "投保人", "投保人姓名", "职工姓名", "父母姓名",
      "guardian", "parent", NULL } },
  { SUMMER_MEANING_RELATIONSHIP,
    { "关系", "与学生关系", "与孩子关系", "与被保险人关系", "relationship", NULL } },
  { SUMMER_MEANING_TELEPHONE,
    { "联系电话", "电话", "手机", "手机号", "手机号码", "联系方式", "家长电话", "监护人电话",
      "电话号码", "telephone", "phone", "mobile", NULL } },
  { SUMMER_MEANING_EMPLOYER, { "工作单位", "单位", "家长单位", "employer", NULL } },
  { SUMMER_MEANING_POLICY, { "保单号", "保单号码", "保险单号", "policynumber", "policy", NULL } },
};

/**
 * summer_meaning_parse_heading:
 *
 * Returns: what a column under this heading holds; none where the heading is not known
 */
SummerMeaning
summer_meaning_parse_heading (const char *text)
{
  g_autofree char *heading = summer_format_dup_header (text);
  g_autofree char *folded = g_utf8_strdown (heading, -1);

  if (g_utf8_strlen (folded, -1) > 3 * MOST_WORDS)
    return SUMMER_MEANING_NONE;
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_strv_contains (headings[i].words, folded))
      return headings[i].meaning;
  return SUMMER_MEANING_NONE;
}
