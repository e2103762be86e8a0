#include "config.h"

#include "summer-sample-texts.h"

#include "summer-answer-table.h"
#include "summer-visit-table.h"

/* As the default sets stand, in their order. */
static const char *const questions[] = {
  "您对暑托班总体是否满意？", "安全管理与接送", "作业辅导与课程", "老师对孩子的态度", "午餐与午休",
  "文体与实践活动",           "与家长的沟通",
};
static const char *const of_visit[] = {
  "安全出口、疏散通道畅通，标识清楚",
  "灭火器配备到位，在有效期内，取用方便",
  "插座、线路、电器安全，门窗防护到位",
  "监控覆盖教室和出入口，录像按规定保存",
  "外来人员登记，无关人员不得入内",
  "辅导老师、志愿者按安排到岗",
  "签到表与在场学生一致",
  "只由登记的接送人接走学生",
  "食品留样满 48 小时，标签齐全",
  "餐食和饮用水由有资质的单位供应",
  "应急预案上墙，工作人员清楚分工",
  "急救箱、体温计和药品管理规范",
  "教室、卫生间清洁，通风消毒到位",
  "课程和活动按课表开展",
  "应告知家长的事项已告知，无违规收费",
};
static const char *const of_venue[] = {
  "至少两个安全出口，门向外开",
  "每层配有灭火器",
  "有应急照明和疏散指示标志",
  "不在三层以上，不在地下室",
  "出入口和教室有监控",
  "桌椅适合学生身高",
  "有风扇或空调",
  "男女厕所分设，有洗手处",
  "午休场所",
  "有用餐场所和留样冰箱",
  "有户外或室内活动场地",
  "有围墙或门卫",
};

static gboolean
take_question (const SummerQuestionRecord *record, gpointer user_data)
{
  g_array_append_vals (user_data, record, 1);
  return TRUE;
}

gboolean
summer_sample_texts_write_questions (SummerStore *store, gint64 programme, GError **error)
{
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (SummerQuestionRecord));

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_question_each (store, programme, take_question, records, error))
    return FALSE;
  g_return_val_if_fail (records->len == G_N_ELEMENTS (questions), FALSE);
  for (guint i = 0; i < records->len; i++)
    {
      SummerQuestionRecord *record = &g_array_index (records, SummerQuestionRecord, i);

      record->text = questions[i];
      if (!summer_question_update (store, record, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
take_item (const SummerChecklistItemRecord *record, gpointer user_data)
{
  g_array_append_vals (user_data, record, 1);
  return TRUE;
}

gboolean
summer_sample_texts_write_checklist (SummerStore *store,
                                     gint64 programme,
                                     SummerChecklistKind kind,
                                     GError **error)
{
  const char *const *texts = kind == SUMMER_CHECKLIST_VISIT ? of_visit : of_venue;
  const guint n_texts
      = kind == SUMMER_CHECKLIST_VISIT ? G_N_ELEMENTS (of_visit) : G_N_ELEMENTS (of_venue);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (SummerChecklistItemRecord));
  guint n = 0;

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);

  if (!summer_checklist_item_each (store, programme, take_item, records, error))
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    {
      SummerChecklistItemRecord *record = &g_array_index (records, SummerChecklistItemRecord, i);

      if (record->kind != kind)
        continue;
      g_return_val_if_fail (n < n_texts, FALSE);
      record->text = texts[n++];
      if (!summer_checklist_item_update (store, record, error))
        return FALSE;
    }
  g_return_val_if_fail (n == n_texts, FALSE);
  return TRUE;
}
