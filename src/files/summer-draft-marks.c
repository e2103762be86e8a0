/* Attendance, the one big sheet: 考勤 row by row and the paper forms cell by cell, into 32 bytes a mark.
 * What repeats from row to row (class, day, mark) is looked up only when it changes. */
#include "config.h"

#include "summer-draft.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

enum
{
  CLASS_CODE,
  CHILD_CODE,
  DAY,
  MARK,
  IN,
  BROUGHT_BY,
  OUT,
  COLLECTED_BY,
  N_FIELDS
};
enum
{
  FORM_CHILD_CODE,
  FORM_NAME
};

struct _SummerMarkReader
{
  SummerDraft *draft; /* borrowed */
  guint source;
  SummerDraftSource *sheet; /* borrowed */
  GArray *days;             /* borrowed; NULL: not a paper form */
  gboolean foot;            /* whether rows that are no child's were mentioned */
  gint8 *fields;            /* of each column of the sheet, -1 = unknown */
  guint n_fields;

  GString *class_text; /* the last row's, and what it meant */
  guint klass;
  GString *mark_text;
  int mark;
  double day_number;
  SummerDay day;
};

/**
 * summer_mark_reader_new:
 * @source: a sheet of attendance whose header has been read
 * @days: (nullable): for a paper form the day of each column; must outlive the reader
 *
 * Returns: (transfer full): a reader of its rows
 */
SummerMarkReader *
summer_mark_reader_new (SummerDraft *draft, guint source, GArray *days)
{
  SummerMarkReader *self = g_new0 (SummerMarkReader, 1);

  self->draft = draft;
  self->source = source;
  self->sheet = summer_draft_get_source (draft, source);
  self->days = days;
  self->class_text = g_string_new (NULL);
  self->mark_text = g_string_new (NULL);
  self->mark = -1;
  self->day = SUMMER_DAY_NONE;
  for (guint i = 0; i < SUMMER_MAX_COLUMNS; i++)
    self->n_fields = MAX (self->n_fields, (guint) (self->sheet->cells[i] + 1));
  self->fields = g_malloc (self->n_fields + 1);
  memset (self->fields, -1, self->n_fields + 1);
  for (guint i = 0; i < SUMMER_MAX_COLUMNS; i++)
    if (self->sheet->cells[i] != SUMMER_NO_CELL)
      self->fields[self->sheet->cells[i]] = (gint8) i;
  return self;
}

/**
 * summer_mark_reader_free:
 */
void
summer_mark_reader_free (SummerMarkReader *self)
{
  g_string_free (self->class_text, TRUE);
  g_string_free (self->mark_text, TRUE);
  g_free (self->fields);
  g_free (self);
}

static guint
add_reference (GArray *references,
               GHashTable *index,
               const char *key,
               const SummerDraftReference *reference)
{
  gpointer found;

  if (g_hash_table_lookup_extended (index, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  g_array_append_vals (references, reference, 1);
  g_hash_table_insert (index, (gpointer) key, GUINT_TO_POINTER (references->len - 1));
  return references->len - 1;
}

/**
 * summer_draft_add_class:
 * @row: where it is named
 * @column: of the cell there, or %G_MAXUINT16 for the name of the sheet
 *
 * Returns: the index by which marks name the class
 */
guint
summer_draft_add_class (SummerDraft *self, const char *code, guint source, guint row, guint column)
{
  SummerDraftReference reference
      = { .row = row, .source = (guint16) source, .column = (guint16) column };
  gpointer found;

  if (g_hash_table_lookup_extended (self->class_index, code, NULL, &found))
    return GPOINTER_TO_UINT (found);
  reference.code = summer_draft_intern (self, code);
  return add_reference (self->classes, self->class_index, reference.code, &reference);
}

/*
 * Returns: the index by which marks name the child
 */
static guint
add_child (SummerDraft *self, const char *code, guint source, guint row, guint column)
{
  SummerDraftReference reference
      = { .row = row, .source = (guint16) source, .column = (guint16) column };
  gpointer found;

  if (g_hash_table_lookup_extended (self->child_index, code, NULL, &found))
    return GPOINTER_TO_UINT (found);
  reference.code = summer_draft_intern (self, code);
  return add_reference (self->children, self->child_index, reference.code, &reference);
}

/* A child that a paper form names by its name alone; who that is depends on the class's roster. */
static guint
add_named_child (SummerMarkReader *self, const char *name, guint row, guint column)
{
  SummerDraftReference reference
      = { .row = row, .source = (guint16) self->source, .column = (guint16) column };
  g_autofree char *key = g_strdup_printf ("\n%u\n%s", self->sheet->form_class, name);
  gpointer found;

  if (g_hash_table_lookup_extended (self->draft->child_index, key, NULL, &found))
    return GPOINTER_TO_UINT (found);
  reference.name = summer_draft_intern (self->draft, name);
  reference.in_class = self->sheet->form_class;
  return add_reference (self->draft->children, self->draft->child_index,
                        summer_draft_intern (self->draft, key), &reference);
}

/* A form with both columns names the child twice; whether the two agree is known with the roster. */
static gboolean
add_form_name (SummerMarkReader *self, const char *code, guint row, const SummerCell *cell)
{
  SummerDraftReference reference
      = { .row = row, .source = (guint16) self->source, .column = (guint16) cell->column };
  const char *name;

  if (!summer_draft_cell_text (self->draft, self->source, row, cell, &name))
    return FALSE;
  reference.code = code;
  reference.name = summer_draft_intern (self->draft, name);
  g_array_append_val (self->draft->form_names, reference);
  return TRUE;
}

static guint
add_name (SummerDraft *draft, const char *name)
{
  gpointer found = g_hash_table_lookup (draft->name_index, name);

  if (found == NULL)
    {
      const char *interned = summer_draft_intern (draft, name);

      found = GUINT_TO_POINTER (draft->names->len);
      g_ptr_array_add (draft->names, (gpointer) interned);
      g_hash_table_insert (draft->name_index, (gpointer) interned, found);
    }
  return GPOINTER_TO_UINT (found);
}

static gboolean
read_mark (SummerMarkReader *self, guint row, const SummerCell *cell, int *mark)
{
  static const SummerFormat format = SUMMER_FORMAT_ATTENDANCE;
  const SummerFormatColumn *column = &summer_format_get (format)->columns[MARK];

  if (cell->kind == SUMMER_CELL_TEXT && self->mark >= 0
      && strcmp (cell->text, self->mark_text->str) == 0)
    {
      *mark = self->mark;
      return TRUE;
    }
  *mark = SUMMER_MARK_UNRECORDED;
  if (!summer_draft_cell_term (self->draft, self->source, row, cell, column, mark))
    return FALSE;
  if (cell->kind == SUMMER_CELL_TEXT)
    {
      g_string_assign (self->mark_text, cell->text);
      self->mark = *mark;
    }
  return TRUE;
}

static gboolean
read_day (SummerMarkReader *self, guint row, const SummerCell *cell, SummerDay *day)
{
  if (cell->kind == SUMMER_CELL_NUMBER && self->day != SUMMER_DAY_NONE && cell->is_date
      && cell->number == self->day_number)
    {
      *day = self->day;
      return TRUE;
    }
  if (!summer_draft_cell_day (self->draft, self->source, row, cell, day))
    return FALSE;
  if (cell->kind == SUMMER_CELL_NUMBER && cell->is_date)
    {
      self->day = *day;
      self->day_number = cell->number;
    }
  return TRUE;
}

static gboolean
read_class (SummerMarkReader *self, guint row, const SummerCell *cell, guint *klass)
{
  const char *text;

  if (cell->kind == SUMMER_CELL_TEXT && self->class_text->len > 0
      && strcmp (cell->text, self->class_text->str) == 0)
    {
      *klass = self->klass;
      return TRUE;
    }
  if (!summer_draft_cell_text (self->draft, self->source, row, cell, &text))
    return FALSE;
  *klass = summer_draft_add_class (self->draft, text, self->source, row, cell->column);
  if (cell->kind == SUMMER_CELL_TEXT)
    {
      g_string_assign (self->class_text, cell->text);
      self->klass = *klass;
    }
  return TRUE;
}

static gboolean
read_name (SummerMarkReader *self, guint row, const SummerCell *cell, guint *name)
{
  const char *text;

  *name = 0;
  if (cell == NULL)
    return TRUE;
  if (!summer_draft_cell_text (self->draft, self->source, row, cell, &text))
    return FALSE;
  if (text != NULL)
    *name = add_name (self->draft, text);
  return TRUE;
}

static gboolean
is_blank (const SummerCell *cell)
{
  g_autofree char *trimmed = NULL;

  if (cell->kind != SUMMER_CELL_TEXT)
    return FALSE;
  if (cell->text[0] == '\0')
    return TRUE;
  if (((guchar) cell->text[0] > ' ' && (guchar) cell->text[0] < 0x7f)
      || (guchar) cell->text[0] >= 0xe4)
    return FALSE;
  trimmed = summer_format_dup_trimmed (cell->text);
  return *trimmed == '\0';
}

static void
add_mark (SummerMarkReader *self, guint klass, SummerDay day, guint child, SummerDraftMark *mark)
{
  /* What the key has room for. */
  if (klass >= 1 << 20 || child >= 1 << 24)
    {
      summer_draft_error (self->draft, self->source, mark->row, SUMMER_NO_CELL,
                          _ ("The files name more classes or children than can be read at once. "
                             "Import them one by one."));
      return;
    }
  mark->key = SUMMER_MARK_KEY (klass, day, child);
  g_array_append_vals (self->draft->marks, mark, 1);
}

static void
add_long_row (SummerMarkReader *self, guint row, const SummerCell *cells, guint n_cells)
{
  SummerDraftMark mark = {
    .in = SUMMER_TIME_NONE, .out = SUMMER_TIME_NONE, .source = (guint16) self->source, .row = row
  };
  const SummerCell *by_field[N_FIELDS] = { NULL };
  const SummerFormatSheet *format = summer_format_get (SUMMER_FORMAT_ATTENDANCE);
  gboolean any = FALSE, sound = TRUE;
  const char *child_code = NULL;
  SummerDay day = SUMMER_DAY_NONE;
  guint klass = 0, child = 0;
  int value = SUMMER_MARK_UNRECORDED;

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].column < self->n_fields && self->fields[cells[i].column] >= 0
        && !is_blank (&cells[i]))
      {
        by_field[self->fields[cells[i].column]] = &cells[i];
        any = TRUE;
      }
  if (!any)
    return;
  self->draft->n_rows[SUMMER_FORMAT_ATTENDANCE]++;
  for (guint i = 0; i <= MARK; i++)
    if (by_field[i] == NULL)
      {
        summer_draft_error (self->draft, self->source, row, self->sheet->cells[i],
                            _ ("%s must be filled in. Fill it in, or delete the row."),
                            format->columns[i].chinese);
        sound = FALSE;
      }
  if (!sound)
    return;
  sound = read_class (self, row, by_field[CLASS_CODE], &klass);
  if (summer_draft_cell_text (self->draft, self->source, row, by_field[CHILD_CODE], &child_code))
    child = add_child (self->draft, child_code, self->source, row, by_field[CHILD_CODE]->column);
  else
    sound = FALSE;
  sound = read_day (self, row, by_field[DAY], &day) && sound;
  sound = read_mark (self, row, by_field[MARK], &value) && sound;
  sound = summer_draft_cell_time (self->draft, self->source, row, by_field[IN], &mark.in) && sound;
  sound
      = summer_draft_cell_time (self->draft, self->source, row, by_field[OUT], &mark.out) && sound;
  sound = read_name (self, row, by_field[BROUGHT_BY], &mark.brought_by) && sound;
  sound = read_name (self, row, by_field[COLLECTED_BY], &mark.collected_by) && sound;
  if (!sound)
    return;
  if (value == SUMMER_MARK_UNRECORDED)
    {
      summer_draft_error (
          self->draft, self->source, row, (int) by_field[MARK]->column,
          _ ("A row of 考勤 needs a mark. Delete the row where nothing was recorded."));
      return;
    }
  mark.mark = (guint8) value;
  add_mark (self, klass, day, child, &mark);
}

/* What offices write at the foot of the form, in place of a child. */
static gboolean
is_foot_word (const SummerCell *cell)
{
  static const char *const words[] = {
    "合计",     "总计",     "小计",     "共计",     "总数",      "汇总",     "人数",     "出勤",
    "出勤人数", "出勤合计", "出勤总数", "实到",     "实到人数",  "应到",     "应到人数", "缺勤",
    "缺勤人数", "缺勤合计", "病假人数", "事假人数", "旷课人数",  "签名",     "签字",     "老师签名",
    "教师签名", "老师签字", "教师签字", "辅导老师", "志愿者",    "值班老师", "负责人",   "填表人",
    "填表",     "制表人",   "制表",     "审核人",   "审核",      "复核",     "备注",     "说明",
    "注",       "图例",     "total",    "present",  "signature",
  };
  g_autofree char *text = NULL;

  if (cell->kind != SUMMER_CELL_TEXT)
    return FALSE;
  text = summer_format_dup_header (cell->text);
  for (char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (*at == ':' || g_str_has_prefix (at, "：") || g_ascii_isspace (*at))
      {
        *at = '\0';
        break;
      }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (text, words[i]) == 0)
      return TRUE;
  return FALSE;
}

/* Says so once a sheet. */
static void
leave_foot (SummerMarkReader *self, guint row, const SummerCell *cell)
{
  g_autofree char *address = NULL;

  if (self->foot)
    return;
  self->foot = TRUE;
  address = summer_cell_dup_address (row, cell->column);
  g_ptr_array_add (
      self->draft->ignored,
      g_strdup_printf (
          _ ("%s, sheet %s: rows that are no child's, such as “%s” in %s, were left alone"),
          (char *) self->draft->files->pdata[self->sheet->file], self->sheet->name, cell->text,
          address));
}

/* A row below the children: the word stands in place of the child, or where no child is named, before
 * the marks. */
static const SummerCell *
find_foot (SummerMarkReader *self, const SummerCell *child, const SummerCell *cells, guint n_cells)
{
  if (child != NULL)
    return is_foot_word (child) ? child : NULL;
  for (guint i = 0; i < n_cells; i++)
    if (cells[i].column < self->days->len
        && g_array_index (self->days, SummerDay, cells[i].column) != SUMMER_DAY_NONE)
      return NULL;
    else if (is_foot_word (&cells[i]))
      return &cells[i];
  return NULL;
}

static void
add_form_row (SummerMarkReader *self, guint row, const SummerCell *cells, guint n_cells)
{
  const SummerCell *code = NULL, *name = NULL;
  const SummerCell *foot;
  gboolean counted = FALSE;
  guint child = 0;

  for (guint i = 0; i < n_cells; i++)
    if (cells[i].column < self->n_fields && !is_blank (&cells[i]))
      {
        if (self->fields[cells[i].column] == FORM_CHILD_CODE)
          code = &cells[i];
        else if (self->fields[cells[i].column] == FORM_NAME)
          name = &cells[i];
      }
  foot = find_foot (self, code != NULL ? code : name, cells, n_cells);
  if (foot != NULL)
    {
      leave_foot (self, row, foot);
      return;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      SummerDraftMark mark = { .in = SUMMER_TIME_NONE,
                               .out = SUMMER_TIME_NONE,
                               .source = (guint16) self->source,
                               .row = row };
      SummerDay day = cells[i].column < self->days->len
                          ? g_array_index (self->days, SummerDay, cells[i].column)
                          : SUMMER_DAY_NONE;
      int value;

      if (day == SUMMER_DAY_NONE || is_blank (&cells[i]))
        continue;
      if (!counted)
        {
          const SummerCell *key = code != NULL ? code : name;
          const char *text;

          if (key == NULL)
            {
              summer_draft_error (
                  self->draft, self->source, row, (int) cells[i].column,
                  _ ("The row has marks, but neither 学生编号 nor 姓名. Fill one of them in."));
              return;
            }
          if (!summer_draft_cell_text (self->draft, self->source, row, key, &text))
            return;
          child = code != NULL ? add_child (self->draft, text, self->source, row, key->column)
                               : add_named_child (self, text, row, key->column);
          if (code != NULL && name != NULL
              && !add_form_name (
                  self, g_array_index (self->draft->children, SummerDraftReference, child).code,
                  row, name))
            return;
          counted = TRUE;
          self->draft->n_rows[SUMMER_FORMAT_FORM]++;
        }
      if (!read_mark (self, row, &cells[i], &value) || value == SUMMER_MARK_UNRECORDED)
        continue;
      mark.mark = (guint8) value;
      mark.brought_by = cells[i].column;
      add_mark (self, self->sheet->form_class, day, child, &mark);
    }
}

/**
 * summer_mark_reader_add_row:
 *
 * Takes the marks of a row into the draft. A blank cell of a paper form says nothing.
 */
void
summer_mark_reader_add_row (SummerMarkReader *self,
                            guint row,
                            const SummerCell *cells,
                            guint n_cells)
{
  if (self->days != NULL)
    add_form_row (self, row, cells, n_cells);
  else
    add_long_row (self, row, cells, n_cells);
}

static int
compare_marks (const void *a, const void *b)
{
  const SummerDraftMark *m = a, *n = b;

  if (m->key != n->key)
    return m->key < n->key ? -1 : 1;
  if (m->source != n->source)
    return m->source < n->source ? -1 : 1;
  if (m->row != n->row)
    return m->row < n->row ? -1 : 1;
  return 0;
}

/**
 * summer_draft_sort_marks:
 * @class_ranks: for each class of the draft its place in the order of ids
 * @child_ranks: likewise for each child
 *
 * Replaces the references in the keys by the ranks, and sorts: the order of the stored marks.
 */
void
summer_draft_sort_marks (SummerDraft *self, const guint *class_ranks, const guint *child_ranks)
{
  SummerDraftMark *marks = (SummerDraftMark *) (gpointer) self->marks->data;
  gboolean sorted = TRUE;

  for (guint i = 0; i < self->marks->len; i++)
    {
      guint64 key = marks[i].key;

      marks[i].key = SUMMER_MARK_KEY (class_ranks[SUMMER_MARK_CLASS (key)], SUMMER_MARK_DAY (key),
                                      child_ranks[SUMMER_MARK_CHILD (key)]);
      sorted = sorted && (i == 0 || compare_marks (&marks[i - 1], &marks[i]) <= 0);
    }
  if (!sorted)
    qsort (marks, self->marks->len, sizeof *marks, compare_marks);
}
