/* The programme workbook on its way out: what summer-draft-read.c reads, by the same table. */
#include "config.h"

#include "summer-attendance-table.h"
#include "summer-export.h"
#include "summer-merge.h"
#include "summer-xlsx-style.h"

#include <glib/gi18n.h>
#include <string.h>

/* A spreadsheet ends here; attendance then goes on in 考勤 (2). */
#define MAX_ROWS 1048576
/* Before March 1900 the calendar of spreadsheets has a day too many: such a day is written as text. */
#define FIRST_SERIAL_DAY (-25508)

typedef struct
{
  SummerXlsx *xlsx;
  SummerMerge *merge;                    /* NULL: a template */
  lxw_worksheet *sheet;                  /* being written */
  lxw_row_t row;                         /* next */
  guint n_sheets;                        /* of attendance */
  GHashTable *class_codes, *child_codes; /* id → code */
  SummerProgressFunc progress;
  gpointer user_data;
  GCancellable *cancellable;
  guint n_marks;
} Writer;

static SummerXlsxStyle
style_of (const SummerFormatColumn *column)
{
  switch (column->kind)
    {
    case SUMMER_VALUE_DAY:
      return SUMMER_XLSX_DAY;
    case SUMMER_VALUE_TIME:
      return SUMMER_XLSX_TIME;
    case SUMMER_VALUE_MONEY:
      return SUMMER_XLSX_MONEY;
    case SUMMER_VALUE_PLACES:
    case SUMMER_VALUE_RANK:
      return SUMMER_XLSX_COUNT;
    case SUMMER_VALUE_TERM:
      return SUMMER_XLSX_CENTRE;
    case SUMMER_VALUE_TEXT:
    default:
      return SUMMER_XLSX_CODE;
    }
}

static void
write_day (Writer *self, lxw_col_t at, SummerDay day)
{
  g_autofree char *iso = NULL;

  if (day >= FIRST_SERIAL_DAY)
    {
      summer_xlsx_day (self->xlsx, self->sheet, self->row, at, day, SUMMER_XLSX_DAY);
      return;
    }
  iso = summer_day_dup_iso (day);
  summer_xlsx_text (self->xlsx, self->sheet, self->row, at, iso, SUMMER_XLSX_CODE);
}

static void
write_value (Writer *self, lxw_col_t at, const SummerFormatColumn *column, gconstpointer row)
{
  gconstpointer value = (const guint8 *) row + column->offset;
  SummerXlsxStyle style = style_of (column);

  if (summer_format_is_blank (column, row))
    {
      summer_xlsx_text (self->xlsx, self->sheet, self->row, at, NULL, style);
      return;
    }
  switch (column->kind)
    {
    case SUMMER_VALUE_DAY:
      write_day (self, at, *(const SummerDay *) value);
      break;
    case SUMMER_VALUE_TIME:
      worksheet_write_number (self->sheet, self->row, at, *(const SummerTime *) value / 1440.0,
                              summer_xlsx_get_style (self->xlsx, style));
      break;
    case SUMMER_VALUE_MONEY:
      summer_xlsx_money (self->xlsx, self->sheet, self->row, at, *(const SummerMoney *) value,
                         style);
      break;
    case SUMMER_VALUE_PLACES:
    case SUMMER_VALUE_RANK:
      summer_xlsx_count (self->xlsx, self->sheet, self->row, at, *(const int *) value, style);
      break;
    case SUMMER_VALUE_TERM:
      summer_xlsx_text (self->xlsx, self->sheet, self->row, at,
                        summer_terms_get_chinese ((SummerTerms) column->terms,
                                                  *(const int *) value),
                        style);
      break;
    case SUMMER_VALUE_TEXT:
    default:
      summer_xlsx_text (self->xlsx, self->sheet, self->row, at, *(const char *const *) value,
                        style);
      break;
    }
}

/* Whoever fills in a template chooses from the words that are read. */
static void
offer_choices (Writer *self, lxw_col_t at, const SummerFormatColumn *column)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  lxw_data_validation validation = { .validate = LXW_VALIDATION_TYPE_LIST };
  guint n = summer_terms_get_size ((SummerTerms) column->terms);

  for (guint i = 0; i < n; i++)
    {
      const char *word = summer_terms_get_chinese ((SummerTerms) column->terms, (int) i);

      if (word != NULL && *word != '\0'
          && !(column->terms == SUMMER_TERMS_SEX && i == SUMMER_SEX_UNKNOWN))
        g_ptr_array_add (words, (gpointer) word);
    }
  g_ptr_array_add (words, NULL);
  validation.value_list = (char **) words->pdata;
  worksheet_data_validation_range (self->sheet, 1, at, 2000, at, &validation);
}

static gboolean
begin_sheet (Writer *self, SummerFormat format, const char *name, GError **error)
{
  const SummerFormatSheet *of = summer_format_get (format);

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  self->sheet = summer_xlsx_add_sheet (self->xlsx, name, TRUE);
  g_assert (self->sheet != NULL);
  for (guint i = 0; i < of->n_columns; i++)
    worksheet_set_column (self->sheet, (lxw_col_t) i, (lxw_col_t) i, of->columns[i].width,
                          format != SUMMER_FORMAT_PROGRAMME
                              ? summer_xlsx_get_style (self->xlsx, style_of (&of->columns[i]))
                              : NULL);
  for (guint i = 0; i < of->n_columns; i++)
    summer_xlsx_text (self->xlsx, self->sheet, 0, (lxw_col_t) i, of->columns[i].chinese,
                      SUMMER_XLSX_HEADING);
  worksheet_freeze_panes (self->sheet, 1, 0);
  worksheet_repeat_rows (self->sheet, 0, 0);
  for (guint i = 0; self->merge == NULL && i < of->n_columns; i++)
    if (of->columns[i].kind == SUMMER_VALUE_TERM)
      offer_choices (self, (lxw_col_t) i, &of->columns[i]);
  self->row = 1;
  return TRUE;
}

static void
write_row (Writer *self, SummerFormat format, gconstpointer row)
{
  const SummerFormatSheet *of = summer_format_get (format);

  for (guint i = 0; i < of->n_columns; i++)
    write_value (self, (lxw_col_t) i, &of->columns[i], row);
  self->row++;
}

static gboolean
write_rows (Writer *self, SummerFormat format, GArray *rows, GError **error)
{
  if (!begin_sheet (self, format, summer_format_get (format)->chinese, error))
    return FALSE;
  if (rows->len >= MAX_ROWS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _ ("The sheet %s would have more rows than a spreadsheet can hold."),
                   summer_format_get (format)->chinese);
      return FALSE;
    }
  for (guint i = 0; i < rows->len; i++)
    write_row (self, format, SUMMER_MERGE_ROW (rows, format, i));
  return TRUE;
}

static void
begin_item (Writer *self, const char *name)
{
  summer_xlsx_text (self->xlsx, self->sheet, self->row, 0, name, SUMMER_XLSX_TEXT);
}

static void
write_item (Writer *self, const char *name, const char *value)
{
  begin_item (self, name);
  summer_xlsx_text (self->xlsx, self->sheet, self->row++, 1, value, SUMMER_XLSX_CODE);
}

static void
write_item_day (Writer *self, const char *name, SummerDay day)
{
  begin_item (self, name);
  write_day (self, 1, day);
  self->row++;
}

static char *
dup_closed_days (GArray *days)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *iso = summer_day_dup_iso (g_array_index (days, SummerDay, i));

      g_string_append_printf (text, "%s%s", text->len > 0 ? ";" : "", iso);
    }
  return g_string_free (text, FALSE);
}

/* Every parameter that says anything is written, so that the workbook says by itself what the programme was judged by. */
static gboolean
write_programme (Writer *self, GError **error)
{
  SummerMerge *merge = self->merge;
  g_autofree char *closed = dup_closed_days (merge->closed_days);

  if (!begin_sheet (self, SUMMER_FORMAT_PROGRAMME,
                    summer_format_get (SUMMER_FORMAT_PROGRAMME)->chinese, error))
    return FALSE;
  write_item (self, "项目名称", merge->programme.name);
  begin_item (self, "年度");
  worksheet_write_number (self->sheet, self->row++, 1, merge->programme.year,
                          summer_xlsx_get_style (self->xlsx, SUMMER_XLSX_TEXT));
  write_item (self, "规则", merge->policy->preset);
  begin_item (self, "资金总额");
  summer_xlsx_money (self->xlsx, self->sheet, self->row++, 1, merge->policy->fund,
                     SUMMER_XLSX_MONEY);
  write_item_day (self, "开始日期", merge->programme.first_day);
  write_item_day (self, "结束日期", merge->programme.last_day);
  write_item (self, "停课日", closed);
  for (const char *const *name = summer_policy_list_names (); *name != NULL; name++)
    {
      g_autofree char *value = summer_policy_dup_value (merge->policy, *name);

      if (!g_str_equal (*name, "fund") && summer_policy_says (merge->policy, *name))
        write_item (self, *name, value);
    }
  return TRUE;
}

/* The provider of each class beside it. */
static void
join_providers (SummerMerge *merge)
{
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *rows = merge->stored[SUMMER_FORMAT_CLASSES];

  for (guint i = 0; i < merge->providers->len; i++)
    {
      SummerMergeProvider *provider = g_ptr_array_index (merge->providers, i);

      g_hash_table_insert (by_id, &provider->record.id, provider);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      SummerClassRow *row = &g_array_index (rows, SummerClassRow, i);
      SummerMergeProvider *provider = g_hash_table_lookup (by_id, &row->record.provider);

      if (provider != NULL)
        row->provider = provider->record;
    }
}

static gboolean
write_classes (Writer *self, GError **error)
{
  const SummerFormatSheet *of = summer_format_get (SUMMER_FORMAT_CLASSES);
  GArray *rows = self->merge->stored[SUMMER_FORMAT_CLASSES];

  join_providers (self->merge);
  if (!begin_sheet (self, SUMMER_FORMAT_CLASSES, of->chinese, error))
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      const SummerClassRow *row = &g_array_index (rows, SummerClassRow, i);

      for (guint j = 0; j < of->n_columns; j++)
        /* A class without a provider has no state of one. */
        if (of->columns[j].kind == SUMMER_VALUE_TERM
            && (of->columns[j].flags & SUMMER_COLUMN_PROVIDER) && row->provider.name == NULL)
          summer_xlsx_text (self->xlsx, self->sheet, self->row, (lxw_col_t) j, NULL,
                            SUMMER_XLSX_CENTRE);
        else
          write_value (self, (lxw_col_t) j, &of->columns[j], row);
      self->row++;
    }
  return TRUE;
}

/* One row an enrolment, with all that is known of the child in each. */
static gboolean
write_children (Writer *self, GError **error)
{
  SummerMerge *merge = self->merge;
  guint64 enrolment = ~summer_format_get_mask (SUMMER_FORMAT_CHILDREN, SUMMER_COLUMN_PERSONAL);

  if (!begin_sheet (self, SUMMER_FORMAT_CHILDREN,
                    summer_format_get (SUMMER_FORMAT_CHILDREN)->chinese, error))
    return FALSE;
  for (guint i = 0; i < merge->stored_enrolments->len; i++)
    {
      const SummerChildRow *of = &g_array_index (merge->stored_enrolments, SummerChildRow, i);
      SummerRowKey key = summer_format_get_key (SUMMER_FORMAT_CHILDREN, of);
      const SummerChildRow *child
          = g_hash_table_lookup (merge->stored_index[SUMMER_FORMAT_CHILDREN], &key);
      SummerChildRow row = *child;

      summer_format_copy (SUMMER_FORMAT_CHILDREN, enrolment, of, &row);
      write_row (self, SUMMER_FORMAT_CHILDREN, &row);
    }
  return TRUE;
}

static gboolean
begin_attendance (Writer *self, GError **error)
{
  const char *name = summer_format_get (SUMMER_FORMAT_ATTENDANCE)->chinese;
  g_autofree char *further = NULL;

  if (++self->n_sheets > 1)
    further = g_strdup_printf ("%s (%u)", name, self->n_sheets);
  return begin_sheet (self, SUMMER_FORMAT_ATTENDANCE, further != NULL ? further : name, error);
}

typedef struct
{
  Writer *writer;
  GError **error;
  gboolean failed;
} MarkWriter;

static gboolean
mark_cb (const SummerMarkRecord *record, gpointer user_data)
{
  MarkWriter *marks = user_data;
  Writer *self = marks->writer;
  SummerMarkRow row = { .record = *record };

  if (self->row >= MAX_ROWS && !begin_attendance (self, marks->error))
    marks->failed = TRUE;
  else if (++self->n_marks % 5000 == 0)
    {
      /* How many there are is not known: it approaches the end, never reaches it. */
      if (self->progress != NULL)
        self->progress (0.2 + 0.6 * self->n_marks / (self->n_marks + 500000.0), self->user_data);
      marks->failed = g_cancellable_set_error_if_cancelled (self->cancellable, marks->error);
    }
  if (marks->failed)
    return FALSE;
  row.class_code = g_hash_table_lookup (self->class_codes, &record->class_id);
  row.child_code = g_hash_table_lookup (self->child_codes, &record->child);
  write_row (self, SUMMER_FORMAT_ATTENDANCE, &row);
  return TRUE;
}

static gboolean
write_attendance (Writer *self, GError **error)
{
  g_autoptr (GHashTable) classes = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr (GHashTable) children = g_hash_table_new (g_int64_hash, g_int64_equal);
  GArray *rows = self->merge->stored[SUMMER_FORMAT_CLASSES];
  MarkWriter marks = { self, error, FALSE };

  for (guint i = 0; i < rows->len; i++)
    {
      SummerClassRow *row = &g_array_index (rows, SummerClassRow, i);

      g_hash_table_insert (classes, &row->record.id, (gpointer) row->record.code);
    }
  rows = self->merge->stored[SUMMER_FORMAT_CHILDREN];
  for (guint i = 0; i < rows->len; i++)
    {
      SummerChildRow *row = &g_array_index (rows, SummerChildRow, i);

      g_hash_table_insert (children, &row->child.id, (gpointer) row->child.code);
    }
  self->class_codes = classes;
  self->child_codes = children;
  return begin_attendance (self, error)
         && summer_mark_each (self->merge->store, self->merge->programme.id, mark_cb, &marks, error)
         && !marks.failed;
}

static gboolean
write_all (Writer *self, GError **error)
{
  GArray **stored = self->merge->stored;

  return write_programme (self, error) && write_classes (self, error)
         && write_rows (self, SUMMER_FORMAT_REVIEWS, stored[SUMMER_FORMAT_REVIEWS], error)
         && write_rows (self, SUMMER_FORMAT_CALENDAR, stored[SUMMER_FORMAT_CALENDAR], error)
         && write_rows (self, SUMMER_FORMAT_STAFF, stored[SUMMER_FORMAT_STAFF], error)
         && write_children (self, error) && write_attendance (self, error)
         && write_rows (self, SUMMER_FORMAT_STAFF_ATTENDANCE,
                        stored[SUMMER_FORMAT_STAFF_ATTENDANCE], error)
         && write_rows (self, SUMMER_FORMAT_INSURANCE, stored[SUMMER_FORMAT_INSURANCE], error)
         && write_rows (self, SUMMER_FORMAT_INSURED, stored[SUMMER_FORMAT_INSURED], error)
         && write_rows (self, SUMMER_FORMAT_VISITS, stored[SUMMER_FORMAT_VISITS], error)
         && write_rows (self, SUMMER_FORMAT_INCIDENTS, stored[SUMMER_FORMAT_INCIDENTS], error)
         && write_rows (self, SUMMER_FORMAT_SATISFACTION, stored[SUMMER_FORMAT_SATISFACTION],
                        error);
}

/**
 * summer_export_programme:
 * @programme: its id
 * @path: the workbook to write; replaced whole, or left as it was
 * @progress: (nullable):
 *
 * Writes the programme workbook of workbook.md: read into an empty database it gives the same
 * programme. Identity and account numbers come in full; asking for them is for the caller to journal.
 * A child without any enrolment has no row in it.
 *
 * Returns: FALSE with @error when the store or the disk failed, or the work was cancelled
 */
gboolean
summer_export_programme (SummerStore *store,
                         gint64 programme,
                         const char *path,
                         SummerProgressFunc progress,
                         gpointer user_data,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autoptr (SummerDraft) draft = summer_draft_new ();
  g_autoptr (SummerMerge) merge = summer_merge_new (draft);
  g_autoptr (SummerXlsx) xlsx = NULL;
  Writer writer = {
    .merge = merge, .progress = progress, .user_data = user_data, .cancellable = cancellable
  };

  g_return_val_if_fail (SUMMER_IS_STORE (store), FALSE);
  g_return_val_if_fail (programme != 0 && path != NULL, FALSE);

  merge->store = store;
  if (!summer_merge_open (merge, programme, error) || !summer_merge_load (merge, error))
    return FALSE;
  writer.xlsx = xlsx = summer_xlsx_new (path, TRUE, error);
  if (xlsx == NULL || !write_all (&writer, error) || !summer_xlsx_finish (xlsx, error))
    return FALSE;
  if (progress != NULL)
    progress (1, user_data);
  return TRUE;
}

/**
 * summer_export_template:
 *
 * Writes every sheet of the programme workbook with its headers and nothing else; words to choose
 * from are offered in the cells.
 *
 * Returns: FALSE with @error when the disk failed
 */
gboolean
summer_export_template (const char *path, GError **error)
{
  static const char *const items[]
      = { "项目名称", "年度", "规则", "资金总额", "开始日期", "结束日期", "停课日" };
  g_autoptr (SummerXlsx) xlsx = NULL;
  Writer writer = { 0 };

  g_return_val_if_fail (path != NULL, FALSE);

  writer.xlsx = xlsx = summer_xlsx_new (path, TRUE, error);
  if (xlsx == NULL)
    return FALSE;
  for (guint i = 0; i < SUMMER_N_FORMATS; i++)
    {
      if (i == SUMMER_FORMAT_FORM)
        continue;
      if (!begin_sheet (&writer, i, summer_format_get (i)->chinese, error))
        return FALSE;
      for (guint j = 0; i == SUMMER_FORMAT_PROGRAMME && j < G_N_ELEMENTS (items); j++)
        write_item (&writer, items[j], NULL);
    }
  return summer_xlsx_finish (xlsx, error);
}
