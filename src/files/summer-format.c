#include "config.h"

#include "summer-format.h"

#include <string.h>

#define STAR SUMMER_COLUMN_STARRED
#define KEY SUMMER_COLUMN_KEY
#define OWN SUMMER_COLUMN_PERSONAL
#define CLASS (SUMMER_COLUMN_STARRED | SUMMER_COLUMN_CLASS)
#define CHILD (SUMMER_COLUMN_STARRED | SUMMER_COLUMN_CHILD)
#define POLICY (SUMMER_COLUMN_STARRED | SUMMER_COLUMN_POLICY)
#define PROVIDER SUMMER_COLUMN_PROVIDER

#define TEXT(zh, en, row, field, flags, width)                                                     \
  {                                                                                                \
    zh, en, SUMMER_VALUE_TEXT, G_STRUCT_OFFSET (row, field), flags, -1, width                      \
  }
#define VALUE(zh, en, kind, row, field, flags)                                                     \
  {                                                                                                \
    zh, en, SUMMER_VALUE_##kind, G_STRUCT_OFFSET (row, field), flags, -1, 12                       \
  }
#define TERM(zh, en, terms, row, field, flags)                                                     \
  {                                                                                                \
    zh, en, SUMMER_VALUE_TERM, G_STRUCT_OFFSET (row, field), flags, SUMMER_TERMS_##terms, 10       \
  }

/* In the order in which workbook.md lists them, which is the order in which they are written. */
static const SummerFormatColumn programme_columns[] = {
  { "名称", "Item", SUMMER_VALUE_TEXT, 0, STAR, -1, 24 },
  { "值", "Value", SUMMER_VALUE_TEXT, 0, 0, -1, 48 },
};

static const SummerFormatColumn class_columns[] = {
  TEXT ("班级编号", "Class code", SummerClassRow, record.code, STAR | KEY, 12),
  TEXT ("班级名称", "Class name", SummerClassRow, record.name, STAR, 28),
  TEXT ("所属工会", "Union", SummerClassRow, record.union_name, 0, 20),
  TEXT ("主办单位", "Host", SummerClassRow, record.host, 0, 28),
  TEXT ("协办工会", "Co-organiser", SummerClassRow, record.co_organiser, 0, 28),
  TEXT ("承办机构", "Provider", SummerClassRow, provider.name, PROVIDER, 28),
  TEXT ("统一社会信用代码", "Credit code", SummerClassRow, provider.credit_code, PROVIDER, 22),
  VALUE (
      "资质有效期至", "Qualified until", DAY, SummerClassRow, provider.qualified_until, PROVIDER),
  TERM ("承办状态", "Provider state", PROVIDER_STATE, SummerClassRow, provider.state, PROVIDER),
  TERM ("类型", "Kind", CLASS_KIND, SummerClassRow, record.kind, STAR),
  TERM ("状态", "State", CLASS_STATE, SummerClassRow, record.state, STAR),
  VALUE ("开始日期", "First day", DAY, SummerClassRow, record.first_day, STAR),
  VALUE ("结束日期", "Last day", DAY, SummerClassRow, record.last_day, STAR),
  VALUE ("额定人数", "Places", PLACES, SummerClassRow, record.places, 0),
  VALUE ("顺位", "Rank", RANK, SummerClassRow, record.rank, 0),
  TEXT ("场地", "Venue", SummerClassRow, record.venue, 0, 28),
  VALUE ("应急预案日期", "Emergency plan", DAY, SummerClassRow, record.emergency_plan, 0),
  TEXT ("开户名", "Account name", SummerClassRow, record.account_name, 0, 28),
  TEXT ("开户行", "Bank", SummerClassRow, record.bank, 0, 24),
  TEXT ("账号", "Account number", SummerClassRow, record.account_number, 0, 24),
};

static const SummerFormatColumn review_columns[] = {
  TEXT ("班级编号", "Class code", SummerReviewRow, class_code, CLASS, 12),
  VALUE ("日期", "Date", DAY, SummerReviewRow, record.day, STAR),
  TEXT ("审核人", "Reviewer", SummerReviewRow, record.reviewer, 0, 12),
  TERM ("结果", "Result", REVIEW_RESULT, SummerReviewRow, record.result, STAR),
  TEXT ("说明", "Note", SummerReviewRow, record.note, 0, 40),
};

static const SummerFormatColumn calendar_columns[] = {
  TEXT ("班级编号", "Class code", SummerAdjustmentRow, class_code, CLASS | KEY, 12),
  VALUE ("日期", "Date", DAY, SummerAdjustmentRow, record.day, STAR | KEY),
  TERM ("类型", "Kind", ADJUSTMENT_KIND, SummerAdjustmentRow, record.kind, STAR),
  TEXT ("事由", "Reason", SummerAdjustmentRow, record.reason, 0, 40),
};

static const SummerFormatColumn staff_columns[] = {
  TEXT ("班级编号", "Class code", SummerStaffRow, class_code, CLASS | KEY, 12),
  TEXT ("姓名", "Name", SummerStaffRow, record.name, STAR | KEY, 12),
  TERM ("岗位", "Role", ROLE, SummerStaffRow, record.role, STAR | KEY),
  TEXT ("证件号码", "Identity number", SummerStaffRow, record.identity_number, OWN, 22),
  TEXT ("联系电话", "Telephone", SummerStaffRow, record.telephone, OWN, 14),
  VALUE ("起始日期", "From", DAY, SummerStaffRow, record.first_day, 0),
  VALUE ("结束日期", "To", DAY, SummerStaffRow, record.last_day, 0),
  TEXT ("资质", "Qualification", SummerStaffRow, record.qualification, OWN, 16),
};

#define COLLECTOR(n, i)                                                                            \
  TEXT ("接送人" n, "Collector " n, SummerChildRow, child.collectors[i].name, OWN, 12),            \
      TEXT ("接送人" n "关系", "Collector " n " relationship", SummerChildRow,                     \
            child.collectors[i].relationship, OWN, 12),                                            \
      TEXT ("接送人" n "电话", "Collector " n " telephone", SummerChildRow,                        \
            child.collectors[i].telephone, OWN, 14)

static const SummerFormatColumn child_columns[] = {
  TEXT ("班级编号", "Class code", SummerChildRow, class_code, CLASS, 12),
  TEXT ("学生编号", "Child code", SummerChildRow, child.code, STAR | KEY, 12),
  TEXT ("姓名", "Name", SummerChildRow, child.name, STAR | OWN, 12),
  TERM ("性别", "Sex", SEX, SummerChildRow, child.sex, OWN),
  VALUE ("出生日期", "Birth date", DAY, SummerChildRow, child.birth, OWN),
  TEXT ("证件类型", "Document", SummerChildRow, child.document, OWN, 16),
  TEXT ("证件号码", "Identity number", SummerChildRow, child.identity_number, OWN, 22),
  TEXT ("学校", "School", SummerChildRow, child.school, OWN, 24),
  TEXT ("年级", "Grade", SummerChildRow, child.grade, OWN, 10),
  VALUE ("入班日期", "Enrolled from", DAY, SummerChildRow, record.first_day, 0),
  VALUE ("离班日期", "Enrolled to", DAY, SummerChildRow, record.last_day, 0),
  TEXT ("优先类别", "Priority", SummerChildRow, child.priority, OWN, 14),
  VALUE ("协议签订日期", "Agreement signed", DAY, SummerChildRow, record.agreement, 0),
  TEXT ("健康与过敏", "Health", SummerChildRow, child.health, OWN, 20),
  TEXT ("家长姓名", "Guardian", SummerChildRow, child.guardian, OWN, 12),
  TEXT ("关系", "Relationship", SummerChildRow, child.relationship, OWN, 10),
  TEXT ("联系电话", "Telephone", SummerChildRow, child.telephone, OWN, 14),
  TEXT ("工作单位", "Employer", SummerChildRow, child.employer, OWN, 24),
  COLLECTOR ("1", 0),
  COLLECTOR ("2", 1),
  COLLECTOR ("3", 2),
};

static const SummerFormatColumn mark_columns[] = {
  TEXT ("班级编号", "Class code", SummerMarkRow, class_code, CLASS | KEY, 12),
  TEXT ("学生编号", "Child code", SummerMarkRow, child_code, CHILD | KEY, 12),
  VALUE ("日期", "Date", DAY, SummerMarkRow, record.day, STAR | KEY),
  TERM ("出勤", "Mark", MARK, SummerMarkRow, record.mark, STAR),
  VALUE ("签到时间", "In", TIME, SummerMarkRow, record.in, 0),
  TEXT ("送托人", "Brought by", SummerMarkRow, record.brought_by, 0, 12),
  VALUE ("签退时间", "Out", TIME, SummerMarkRow, record.out, 0),
  TEXT ("接走人", "Collected by", SummerMarkRow, record.collected_by, 0, 12),
};

static const SummerFormatColumn form_columns[] = {
  TEXT ("学生编号", "Child code", SummerMarkRow, child_code, 0, 12),
  TEXT ("姓名", "Name", SummerMarkRow, class_code, 0, 12),
};

static const SummerFormatColumn staff_mark_columns[] = {
  TEXT ("班级编号", "Class code", SummerStaffMarkRow, class_code, CLASS | KEY, 12),
  TEXT ("姓名", "Name", SummerStaffMarkRow, record.name, STAR | KEY, 12),
  VALUE ("日期", "Date", DAY, SummerStaffMarkRow, record.day, STAR | KEY),
  TERM ("出勤", "Mark", STAFF_MARK, SummerStaffMarkRow, record.mark, STAR),
};

static const SummerFormatColumn insurance_columns[] = {
  TEXT ("保单号", "Policy number", SummerInsuranceRow, record.number, STAR | KEY, 22),
  TEXT ("保险公司", "Insurer", SummerInsuranceRow, record.insurer, 0, 20),
  TERM ("险种", "Kind", INSURANCE_KIND, SummerInsuranceRow, record.kind, STAR),
  VALUE ("起保日期", "From", DAY, SummerInsuranceRow, record.first_day, STAR),
  VALUE ("终保日期", "To", DAY, SummerInsuranceRow, record.last_day, STAR),
  VALUE ("保额", "Sum insured", MONEY, SummerInsuranceRow, record.sum_insured, 0),
  VALUE ("保费", "Premium", MONEY, SummerInsuranceRow, record.premium, 0),
};

static const SummerFormatColumn insured_columns[] = {
  TEXT ("保单号", "Policy number", SummerInsuredRow, number, POLICY | KEY, 22),
  TEXT ("学生编号", "Child code", SummerInsuredRow, child_code, CHILD | KEY, 12),
};

static const SummerFormatColumn visit_columns[] = {
  TEXT ("班级编号", "Class code", SummerVisitRow, class_code, CLASS, 12),
  VALUE ("日期", "Date", DAY, SummerVisitRow, record.day, STAR),
  TEXT ("检查人", "Visitor", SummerVisitRow, record.visitor, 0, 12),
  TERM ("结果", "Result", VISIT_RESULT, SummerVisitRow, record.result, STAR),
  TEXT ("问题", "Problem", SummerVisitRow, record.problem, 0, 32),
  VALUE ("整改期限", "Fix by", DAY, SummerVisitRow, record.fix_by, 0),
  VALUE ("整改完成日期", "Fixed on", DAY, SummerVisitRow, record.fixed_on, 0),
};

static const SummerFormatColumn incident_columns[] = {
  TEXT ("班级编号", "Class code", SummerIncidentRow, class_code, CLASS, 12),
  VALUE ("日期", "Date", DAY, SummerIncidentRow, record.day, STAR),
  TERM ("等级", "Severity", SEVERITY, SummerIncidentRow, record.severity, STAR),
  TEXT ("经过", "What happened", SummerIncidentRow, record.what, 0, 40),
  TEXT ("处理", "Action", SummerIncidentRow, record.action, 0, 40),
};

static const SummerFormatColumn response_columns[] = {
  TEXT ("班级编号", "Class code", SummerResponseRow, class_code, CLASS, 12),
  VALUE ("日期", "Date", DAY, SummerResponseRow, record.day, STAR),
  TERM ("评价", "Rating", RATING, SummerResponseRow, record.rating, STAR),
  TEXT ("意见", "Comment", SummerResponseRow, record.comment, 0, 40),
};

#define SHEET(zh, en, row, columns)                                                                \
  {                                                                                                \
    zh, en, sizeof (row), columns, G_N_ELEMENTS (columns)                                          \
  }

static const SummerFormatSheet sheets[SUMMER_N_FORMATS] = {
  [SUMMER_FORMAT_PROGRAMME] = SHEET ("项目", "Programme", SummerPlace, programme_columns),
  [SUMMER_FORMAT_CLASSES] = SHEET ("班级", "Classes", SummerClassRow, class_columns),
  [SUMMER_FORMAT_REVIEWS] = SHEET ("场地审核", "Reviews", SummerReviewRow, review_columns),
  [SUMMER_FORMAT_CALENDAR] = SHEET ("校历调整", "Calendar", SummerAdjustmentRow, calendar_columns),
  [SUMMER_FORMAT_STAFF] = SHEET ("工作人员", "Staff", SummerStaffRow, staff_columns),
  [SUMMER_FORMAT_CHILDREN] = SHEET ("学生", "Children", SummerChildRow, child_columns),
  [SUMMER_FORMAT_ATTENDANCE] = SHEET ("考勤", "Attendance", SummerMarkRow, mark_columns),
  [SUMMER_FORMAT_FORM] = SHEET ("考勤表", NULL, SummerMarkRow, form_columns),
  [SUMMER_FORMAT_STAFF_ATTENDANCE]
  = SHEET ("员工考勤", "Staff attendance", SummerStaffMarkRow, staff_mark_columns),
  [SUMMER_FORMAT_INSURANCE] = SHEET ("保险", "Insurance", SummerInsuranceRow, insurance_columns),
  [SUMMER_FORMAT_INSURED] = SHEET ("参保名单", "Insured", SummerInsuredRow, insured_columns),
  [SUMMER_FORMAT_VISITS] = SHEET ("检查", "Visits", SummerVisitRow, visit_columns),
  [SUMMER_FORMAT_INCIDENTS] = SHEET ("事件", "Incidents", SummerIncidentRow, incident_columns),
  [SUMMER_FORMAT_SATISFACTION]
  = SHEET ("满意度", "Satisfaction", SummerResponseRow, response_columns),
};

G_STATIC_ASSERT (G_N_ELEMENTS (child_columns) <= SUMMER_MAX_COLUMNS);

/**
 * summer_format_get:
 *
 * Returns: the description of the sheet, static
 */
const SummerFormatSheet *
summer_format_get (SummerFormat format)
{
  g_return_val_if_fail (format < SUMMER_N_FORMATS, NULL);

  return &sheets[format];
}

static gboolean
is_space (gunichar c)
{
  return g_unichar_isspace (c) || c == 0x200b || c == 0xfeff;
}

/**
 * summer_format_dup_trimmed:
 *
 * Returns: (transfer full): @text without the space around it, full-width and zero-width space too
 */
char *
summer_format_dup_trimmed (const char *text)
{
  const char *end = text + strlen (text);

  while (*text != '\0' && is_space (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);
  while (end > text)
    {
      const char *last = g_utf8_prev_char (end);

      if (!is_space (g_utf8_get_char (last)))
        break;
      end = last;
    }
  return g_strndup (text, end - text);
}

/* Folded for comparing: full-width forms, space anywhere and case make no difference. */
static char *
dup_folded (const char *text, gboolean drop_brackets)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  GString *out = g_string_new (NULL);
  g_autofree char *folded = NULL;
  int depth = 0;

  for (const char *p = normal != NULL ? normal : ""; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (drop_brackets && (c == '(' || c == '[' || c == 0x3010 || c == 0x3014))
        depth++;
      else if (drop_brackets && depth > 0 && (c == ')' || c == ']' || c == 0x3011 || c == 0x3015))
        depth--;
      else if (depth == 0 && !is_space (c) && c != 0x2605 && c != 0x2606 && c != '*')
        g_string_append_unichar (out, c);
    }
  folded = g_string_free (out, FALSE);
  return g_utf8_casefold (folded, -1);
}

/**
 * summer_format_dup_header:
 *
 * A header as headers are compared: without ★, space, case, full-width forms and units in brackets.
 *
 * Returns: (transfer full): "" when nothing is left
 */
char *
summer_format_dup_header (const char *text)
{
  return dup_folded (text, TRUE);
}

/**
 * summer_format_find_sheet:
 * @name: the name of a sheet as it stands in the file
 * @class_code: (out): for a paper form its class code, trimmed; owned by the caller
 *
 * Returns: FALSE when the workbook has no such sheet. "考勤 (2)" and so on continue 考勤, which a
 *   spreadsheet ends after 1,048,576 rows
 */
gboolean
summer_format_find_sheet (const char *name, SummerFormat *format, char **class_code)
{
  g_autofree char *trimmed = summer_format_dup_trimmed (name);
  g_autofree char *folded = dup_folded (name, FALSE);
  const char *form = sheets[SUMMER_FORMAT_FORM].chinese;

  *class_code = NULL;
  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    {
      g_autofree char *english
          = sheets[i].english != NULL ? dup_folded (sheets[i].english, FALSE) : NULL;

      if (i != SUMMER_FORMAT_FORM
          && (g_str_equal (folded, sheets[i].chinese) || g_strcmp0 (folded, english) == 0))
        {
          *format = i;
          return TRUE;
        }
    }
  if (g_regex_match_simple ("^考勤\\([2-9]\\)$", folded, 0, 0))
    {
      *format = SUMMER_FORMAT_ATTENDANCE;
      return TRUE;
    }
  if (g_str_has_prefix (trimmed, form))
    {
      g_autofree char *code = summer_format_dup_trimmed (trimmed + strlen (form));

      if (*code == '\0')
        return FALSE;
      *format = SUMMER_FORMAT_FORM;
      *class_code = g_steal_pointer (&code);
      return TRUE;
    }
  return FALSE;
}

/**
 * summer_format_find_column:
 * @header: as summer_format_dup_header() gives it
 *
 * Returns: the column of that Chinese or English name, or -1
 */
int
summer_format_find_column (SummerFormat format, const char *header)
{
  const SummerFormatSheet *sheet = &sheets[format];

  for (guint i = 0; i < sheet->n_columns; i++)
    {
      g_autofree char *english = NULL;

      if (g_str_equal (sheet->columns[i].chinese, header))
        return (int) i;
      english = dup_folded (sheet->columns[i].english, FALSE);
      if (g_str_equal (english, header))
        return (int) i;
    }
  return -1;
}

/**
 * summer_format_get_mask:
 *
 * Returns: a bit for each column that has any of @flags
 */
guint64
summer_format_get_mask (SummerFormat format, guint flags)
{
  guint64 mask = 0;

  for (guint i = 0; i < sheets[format].n_columns; i++)
    if (sheets[format].columns[i].flags & flags)
      mask |= G_GUINT64_CONSTANT (1) << i;
  return mask;
}

static gsize
value_size (SummerValueKind kind)
{
  switch (kind)
    {
    case SUMMER_VALUE_TEXT:
      return sizeof (const char *);
    case SUMMER_VALUE_DAY:
      return sizeof (SummerDay);
    case SUMMER_VALUE_TIME:
      return sizeof (SummerTime);
    case SUMMER_VALUE_MONEY:
      return sizeof (SummerMoney);
    case SUMMER_VALUE_PLACES:
    case SUMMER_VALUE_RANK:
    case SUMMER_VALUE_TERM:
    default:
      return sizeof (int);
    }
}

/**
 * summer_format_clear_row:
 *
 * Makes @row one in which every column is blank.
 */
void
summer_format_clear_row (SummerFormat format, gpointer row)
{
  const SummerFormatSheet *sheet = &sheets[format];

  memset (row, 0, sheet->row_size);
  for (guint i = 0; i < sheet->n_columns; i++)
    {
      gpointer value = (guint8 *) row + sheet->columns[i].offset;

      if (sheet->columns[i].kind == SUMMER_VALUE_DAY)
        *(SummerDay *) value = SUMMER_DAY_NONE;
      else if (sheet->columns[i].kind == SUMMER_VALUE_TIME)
        *(SummerTime *) value = SUMMER_TIME_NONE;
      else if (sheet->columns[i].kind == SUMMER_VALUE_MONEY)
        *(SummerMoney *) value = -1;
      else if (sheet->columns[i].kind == SUMMER_VALUE_RANK)
        *(int *) value = SUMMER_RANK_NONE;
    }
}

/**
 * summer_format_intern:
 *
 * Takes the texts of @row into @strings, so that they outlive what they were borrowed from.
 * Empty ones become NULL.
 */
void
summer_format_intern (SummerFormat format, gpointer row, GStringChunk *strings)
{
  const SummerFormatSheet *sheet = &sheets[format];

  for (guint i = 0; i < sheet->n_columns; i++)
    if (sheet->columns[i].kind == SUMMER_VALUE_TEXT)
      {
        const char **text = (gpointer) ((guint8 *) row + sheet->columns[i].offset);

        if (*text != NULL)
          *text = **text != '\0' ? g_string_chunk_insert_const (strings, *text) : NULL;
      }
}

/**
 * summer_format_copy:
 *
 * Copies the values of @columns (bits) from one row to another.
 */
void
summer_format_copy (SummerFormat format, guint64 columns, gconstpointer from, gpointer to)
{
  const SummerFormatSheet *sheet = &sheets[format];

  for (guint i = 0; i < sheet->n_columns; i++)
    if (columns >> i & 1)
      memcpy ((guint8 *) to + sheet->columns[i].offset,
              (const guint8 *) from + sheet->columns[i].offset,
              value_size (sheet->columns[i].kind));
}

/**
 * summer_format_is_blank:
 *
 * Returns: whether nothing is given for @column; a term whose first value is a real one never is blank
 */
gboolean
summer_format_is_blank (const SummerFormatColumn *column, gconstpointer row)
{
  gconstpointer value = (const guint8 *) row + column->offset;

  switch (column->kind)
    {
    case SUMMER_VALUE_TEXT:
      return *(const char *const *) value == NULL;
    case SUMMER_VALUE_DAY:
      return *(const SummerDay *) value == SUMMER_DAY_NONE;
    case SUMMER_VALUE_TIME:
      return *(const SummerTime *) value == SUMMER_TIME_NONE;
    case SUMMER_VALUE_MONEY:
      return *(const SummerMoney *) value < 0;
    case SUMMER_VALUE_PLACES:
      return *(const int *) value == 0;
    case SUMMER_VALUE_RANK:
      return *(const int *) value == SUMMER_RANK_NONE;
    case SUMMER_VALUE_TERM:
    default:
      return column->terms == SUMMER_TERMS_SEX && *(const int *) value == SUMMER_SEX_UNKNOWN;
    }
}

/**
 * summer_format_find_difference:
 *
 * Both rows must have been interned in the same strings: texts are compared by address.
 *
 * Returns: the first of @columns (bits) in which the rows differ, or -1
 */
int
summer_format_find_difference (SummerFormat format,
                               guint64 columns,
                               gconstpointer a,
                               gconstpointer b)
{
  const SummerFormatSheet *sheet = &sheets[format];

  for (guint i = 0; i < sheet->n_columns; i++)
    if ((columns >> i & 1)
        && memcmp ((const guint8 *) a + sheet->columns[i].offset,
                   (const guint8 *) b + sheet->columns[i].offset,
                   value_size (sheet->columns[i].kind))
               != 0)
      return (int) i;
  return -1;
}

/**
 * summer_format_dup_values:
 *
 * Returns: (transfer full): bytes that are equal for interned rows with the same values in @columns
 */
GBytes *
summer_format_dup_values (SummerFormat format, guint64 columns, gconstpointer row)
{
  const SummerFormatSheet *sheet = &sheets[format];
  GByteArray *bytes = g_byte_array_new ();

  for (guint i = 0; i < sheet->n_columns; i++)
    if (columns >> i & 1)
      g_byte_array_append (bytes, (const guint8 *) row + sheet->columns[i].offset,
                           (guint) value_size (sheet->columns[i].kind));
  return g_byte_array_free_to_bytes (bytes);
}

/**
 * summer_format_get_key:
 *
 * Returns: what an interned @row is known by: its columns marked as key
 */
SummerRowKey
summer_format_get_key (SummerFormat format, gconstpointer row)
{
  const SummerFormatSheet *sheet = &sheets[format];
  SummerRowKey key = { NULL, NULL, 0 };

  for (guint i = 0; i < sheet->n_columns; i++)
    {
      gconstpointer value = (const guint8 *) row + sheet->columns[i].offset;

      if ((sheet->columns[i].flags & KEY) == 0)
        continue;
      if (sheet->columns[i].kind != SUMMER_VALUE_TEXT)
        key.c = *(const gint32 *) value;
      else if (key.a == NULL)
        key.a = *(const char *const *) value;
      else
        key.b = *(const char *const *) value;
    }
  return key;
}

/**
 * summer_row_key_hash:
 */
guint
summer_row_key_hash (gconstpointer key)
{
  const SummerRowKey *k = key;
  guint64 hash = (guint64) GPOINTER_TO_SIZE (k->a) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  hash = (hash ^ GPOINTER_TO_SIZE (k->b)) * G_GUINT64_CONSTANT (0xc2b2ae3d27d4eb4f);
  hash = (hash ^ (guint64) k->c) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return (guint) (hash >> 32);
}

/**
 * summer_row_key_equal:
 */
gboolean
summer_row_key_equal (gconstpointer a, gconstpointer b)
{
  const SummerRowKey *k = a, *l = b;

  return k->a == l->a && k->b == l->b && k->c == l->c;
}
