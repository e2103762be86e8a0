#include "config.h"

#include "summer-block.h"

#include "summer-block-headings.h"
#include "summer-csv-parser.h"
#include "summer-format.h"
#include "summer-identity.h"
#include "summer-terms.h"
#include "summer-workbook.h"

#include <glib/gi18n.h>
#include <string.h>

#define HEAD_ROWS 10  /* a title, a unit, a date of printing may stand above the headings */
#define LOOKED_AT 200 /* rows that tell what a column holds */
#define MOST 60       /* in a hundred of its cells: it is a column of these */
#define HARDLY_ANY 20 /* in a hundred: it is none of these, whatever its heading says */

struct _SummerBlock
{
  GObject parent_instance;

  GStringChunk *strings; /* owned */
  GPtrArray *rows;       /* owned: GPtrArray of const char * into strings */
  GArray *numbers;       /* owned: guint, the row of the sheet for each */
  guint n_columns;
  guint first;   /* the first row that is no heading */
  guint heading; /* the row with the headings; G_MAXUINT = there is none */
  SummerMeaning meanings[SUMMER_BLOCK_MAX_COLUMNS];
  gboolean contradicted[SUMMER_BLOCK_MAX_COLUMNS]; /* by what stands in the column */
  gboolean date1904;
  gboolean too_big;
};

G_DEFINE_FINAL_TYPE (SummerBlock, summer_block, G_TYPE_OBJECT)

/**
 * summer_meaning_get_text:
 */
const char *
summer_meaning_get_text (SummerMeaning meaning)
{
  static const char *const texts[SUMMER_N_MEANINGS] = {
    N_ ("Left alone"),   N_ ("Class"),
    N_ ("Code"),         N_ ("Name"),
    N_ ("Sex"),          N_ ("Birth date"),
    N_ ("Document"),     N_ ("Identity number"),
    N_ ("School"),       N_ ("Grade"),
    N_ ("From"),         N_ ("To"),
    N_ ("Priority"),     N_ ("Agreement signed"),
    N_ ("Health"),       N_ ("Guardian"),
    N_ ("Relationship"), N_ ("Telephone"),
    N_ ("Employer"),     N_ ("Policy number"),
  };

  g_return_val_if_fail ((guint) meaning < SUMMER_N_MEANINGS, "");

  return _ (texts[meaning]);
}

/* {{{ Cells */

/* A date that a spreadsheet keeps as a number is text here, as a person would have typed it. */
static char *
dup_text (SummerBlock *self, const SummerCell *cell)
{
  SummerDay day;

  if (cell->kind == SUMMER_CELL_NO_VALUE)
    return g_strdup ("");
  if (cell->kind == SUMMER_CELL_NUMBER && cell->is_date && cell->number >= 1)
    {
      day = summer_day_from_serial (cell->number, self->date1904);
      if (day != SUMMER_DAY_NONE)
        return summer_day_dup_iso (day);
    }
  return summer_format_dup_trimmed (cell->text != NULL ? cell->text : "");
}

static gboolean
take_row (guint row, const SummerCell *cells, guint n_cells, gpointer user_data)
{
  SummerBlock *self = user_data;
  GPtrArray *texts = g_ptr_array_new ();
  gboolean is_empty = TRUE;

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = dup_text (self, &cells[i]);

      if (*text == '\0')
        continue;
      if (cells[i].column >= SUMMER_BLOCK_MAX_COLUMNS || self->rows->len >= SUMMER_BLOCK_MAX_ROWS)
        {
          self->too_big = TRUE;
          break;
        }
      while (texts->len < cells[i].column)
        g_ptr_array_add (texts, (gpointer) "");
      g_ptr_array_add (texts, g_string_chunk_insert_const (self->strings, text));
      is_empty = FALSE;
    }
  if (is_empty)
    g_ptr_array_unref (texts);
  else
    {
      g_ptr_array_add (self->rows, texts);
      g_array_append_val (self->numbers, row);
      self->n_columns = MAX (self->n_columns, texts->len);
    }
  return !self->too_big;
}

static const char *
get_raw (SummerBlock *self, guint row, guint column)
{
  GPtrArray *texts = g_ptr_array_index (self->rows, row);

  return column < texts->len ? g_ptr_array_index (texts, column) : "";
}

/* }}} */
/* {{{ What the columns mean */

/* The row of the first ten with the most headings that are known. */
static void
find_headings (SummerBlock *self)
{
  guint most = 0;

  self->heading = G_MAXUINT;
  for (guint row = 0; row < MIN (HEAD_ROWS, self->rows->len); row++)
    {
      guint n = 0;

      for (guint column = 0; column < self->n_columns; column++)
        n += summer_meaning_parse_heading (get_raw (self, row, column)) != SUMMER_MEANING_NONE;
      if (n > most)
        {
          most = n;
          self->heading = row;
        }
    }
  self->first = self->heading != G_MAXUINT ? self->heading + 1 : 0;
}

static gboolean
is_identity (const char *text)
{
  guint n = 0;

  for (; g_ascii_isdigit (text[n]); n++)
    continue;
  return (n == 18 && text[n] == '\0')
         || (n == 17 && strchr ("Xx", text[n]) && text[n] != '\0' && text[n + 1] == '\0');
}

static gboolean
is_grade (const char *text)
{
  return strstr (text, "年级") != NULL && g_utf8_strlen (text, -1) <= 8;
}

static gboolean
is_sex (const char *text)
{
  int value = 0;

  return summer_terms_parse (SUMMER_TERMS_SEX, text, &value);
}

/* Two to four Chinese characters: a person, unless the column says otherwise. */
static gboolean
is_name (const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_get_script (g_utf8_get_char (p)) != G_UNICODE_SCRIPT_HAN)
      return FALSE;
  return n >= 2 && n <= 4;
}

static gboolean
is_day (const char *text)
{
  return summer_day_parse (text) != SUMMER_DAY_NONE;
}

/* How many in a hundred of the cells with something in them are of a kind. */
static guint
measure (SummerBlock *self, guint column, gboolean (*is_kind) (const char *text))
{
  guint n = 0, fit = 0;

  for (guint row = self->first; row < self->rows->len && row < self->first + LOOKED_AT; row++)
    {
      const char *text = get_raw (self, row, column);

      if (*text == '\0')
        continue;
      n++;
      fit += is_kind (text);
    }
  return n > 0 ? fit * 100 / n : 0;
}

/* Birth dates of a list lie years apart, the days of enrolments and policies in one summer. */
static gboolean
lie_years_apart (SummerBlock *self, guint column)
{
  SummerDay first = SUMMER_DAY_NONE, last = SUMMER_DAY_NONE;

  for (guint row = self->first; row < self->rows->len && row < self->first + LOOKED_AT; row++)
    {
      SummerDay day = summer_day_parse (get_raw (self, row, column));

      if (day == SUMMER_DAY_NONE)
        continue;
      first = first == SUMMER_DAY_NONE ? day : MIN (first, day);
      last = last == SUMMER_DAY_NONE ? day : MAX (last, day);
    }
  return last - first > 366;
}

static void
guess (SummerBlock *self, guint column)
{
  static const struct
  {
    SummerMeaning meaning, next; /* next: where another column has the meaning already */
    gboolean (*is_kind) (const char *text);
  } kinds[] = {
    { SUMMER_MEANING_IDENTITY, SUMMER_MEANING_NONE, is_identity },
    /* Before telephones: 2019-07-08 could be dialled. */
    { SUMMER_MEANING_FROM, SUMMER_MEANING_TO, is_day },
    { SUMMER_MEANING_TELEPHONE, SUMMER_MEANING_NONE, summer_telephone_check },
    { SUMMER_MEANING_SEX, SUMMER_MEANING_NONE, is_sex },
    { SUMMER_MEANING_GRADE, SUMMER_MEANING_NONE, is_grade },
    { SUMMER_MEANING_NAME, SUMMER_MEANING_GUARDIAN, is_name },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (measure (self, column, kinds[i].is_kind) >= MOST)
      {
        SummerMeaning meaning
            = kinds[i].is_kind == is_day && lie_years_apart (self, column) ? SUMMER_MEANING_BIRTH
              : summer_block_find_meaning (self, kinds[i].meaning) < 0     ? kinds[i].meaning
                                                                           : kinds[i].next;

        if (meaning != SUMMER_MEANING_NONE && summer_block_find_meaning (self, meaning) < 0)
          self->meanings[column] = meaning;
        return;
      }
}

static gboolean
is_mobile (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at++)
    n += g_ascii_isdigit (*at);
  return *text == '1' && n == 11 && summer_telephone_check (text);
}

/* Names differ; a word such as 未办理 is the same in every cell. */
static gboolean
are_different (SummerBlock *self, guint column)
{
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  guint n = 0;

  for (guint row = self->first; row < self->rows->len && row < self->first + LOOKED_AT; row++)
    {
      const char *text = get_raw (self, row, column);

      if (*text == '\0')
        continue;
      n++;
      g_hash_table_add (texts, (gpointer) text);
    }
  return n > 1 && g_hash_table_size (texts) * 100 >= n * MOST;
}

typedef gboolean (*IsForm) (const char *text);

/* What the cells under a heading look like, where it can be told; NULL = any text will do. */
static IsForm
get_form (SummerMeaning meaning)
{
  switch (meaning)
    {
    case SUMMER_MEANING_IDENTITY:
      return is_identity;
    case SUMMER_MEANING_TELEPHONE:
      return summer_telephone_check;
    case SUMMER_MEANING_BIRTH:
    case SUMMER_MEANING_FROM:
    case SUMMER_MEANING_TO:
    case SUMMER_MEANING_AGREEMENT:
      return is_day;
    case SUMMER_MEANING_SEX:
      return is_sex;
    case SUMMER_MEANING_NAME:
    case SUMMER_MEANING_GUARDIAN:
      return is_name;
    case SUMMER_MEANING_NONE:
    case SUMMER_MEANING_CLASS:
    case SUMMER_MEANING_CODE:
    case SUMMER_MEANING_DOCUMENT:
    case SUMMER_MEANING_SCHOOL:
    case SUMMER_MEANING_GRADE:
    case SUMMER_MEANING_PRIORITY:
    case SUMMER_MEANING_HEALTH:
    case SUMMER_MEANING_RELATIONSHIP:
    case SUMMER_MEANING_EMPLOYER:
    case SUMMER_MEANING_POLICY:
    case SUMMER_N_MEANINGS:
    default:
      return NULL;
    }
}

/* Two columns changed places, or their headings did: nearly all cells are of a form that is unmistakable, and hardly
 * any is what the heading says. One cell alone is a slip in that cell. */
static gboolean
is_contradicted (SummerBlock *self, guint column)
{
  static const IsForm unmistakable[] = { is_identity, is_mobile, is_day, is_sex };
  IsForm is_form = get_form (self->meanings[column]);

  if (is_form == NULL || self->rows->len - self->first < 2
      || measure (self, column, is_form) >= HARDLY_ANY)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (unmistakable); i++)
    if (measure (self, column, unmistakable[i]) >= MOST)
      return TRUE;
  return measure (self, column, is_name) >= MOST && are_different (self, column);
}

/* What the cells say outweighs the heading; where it leads to nothing, the heading stands. */
static void
believe_cells (SummerBlock *self)
{
  SummerMeaning said[SUMMER_BLOCK_MAX_COLUMNS] = { 0 };

  for (guint column = 0; column < self->n_columns; column++)
    if (is_contradicted (self, column))
      {
        said[column] = self->meanings[column];
        self->contradicted[column] = TRUE;
      }
  for (guint column = 0; column < self->n_columns; column++)
    if (self->contradicted[column])
      self->meanings[column] = SUMMER_MEANING_NONE;
  for (guint column = 0; column < self->n_columns; column++)
    if (self->contradicted[column])
      guess (self, column);
  for (guint column = 0; column < self->n_columns; column++)
    if (self->contradicted[column] && self->meanings[column] == SUMMER_MEANING_NONE)
      {
        self->contradicted[column] = FALSE;
        if (summer_block_find_meaning (self, said[column]) < 0)
          self->meanings[column] = said[column];
      }
}

/* Headings first, unless what stands below them is plainly something else; then the columns without one that is
 * known, by what stands in them. */
static void
recognise (SummerBlock *self)
{
  find_headings (self);
  for (guint column = 0; self->heading != G_MAXUINT && column < self->n_columns; column++)
    {
      SummerMeaning meaning = summer_meaning_parse_heading (get_raw (self, self->heading, column));

      if (meaning != SUMMER_MEANING_NONE && summer_block_find_meaning (self, meaning) < 0)
        self->meanings[column] = meaning;
    }
  believe_cells (self);
  for (guint column = 0; column < self->n_columns; column++)
    if (self->meanings[column] == SUMMER_MEANING_NONE
        && (self->heading == G_MAXUINT || *get_raw (self, self->heading, column) == '\0'))
      guess (self, column);
}

/* }}} */

static void
summer_block_finalize (GObject *object)
{
  SummerBlock *self = SUMMER_BLOCK (object);

  g_string_chunk_free (self->strings);
  g_ptr_array_unref (self->rows);
  g_array_unref (self->numbers);

  G_OBJECT_CLASS (summer_block_parent_class)->finalize (object);
}

static void
summer_block_class_init (SummerBlockClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = summer_block_finalize;
}

static void
summer_block_init (SummerBlock *self)
{
  self->strings = g_string_chunk_new (4096);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
}

static SummerBlock *
finish (SummerBlock *self, GError **error)
{
  if (self->too_big)
    g_set_error (error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_HOSTILE,
                 _ ("The block is larger than %d rows and %d columns. Take it in parts."),
                 SUMMER_BLOCK_MAX_ROWS, SUMMER_BLOCK_MAX_COLUMNS);
  else if (self->rows->len == 0)
    g_set_error_literal (
        error, SUMMER_WORKBOOK_ERROR, SUMMER_WORKBOOK_ERROR_FORMAT,
        _ ("There is nothing in it. Select the cells in the spreadsheet and copy them first."));
  else
    {
      recognise (self);
      return self;
    }
  g_object_unref (self);
  return NULL;
}

/**
 * summer_block_new_from_text:
 * @text: as spreadsheets put a block on the clipboard: cells between tabs; a list with commas will do as well
 *
 * Returns: (transfer full) (nullable): the block, or NULL with @error set
 */
SummerBlock *
summer_block_new_from_text (const char *text, GError **error)
{
  g_autoptr (SummerBlock) self = g_object_new (SUMMER_TYPE_BLOCK, NULL);
  g_autoptr (SummerCsvParser) parser = summer_csv_parser_new (take_row, self);
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  if (!summer_csv_parser_feed (parser, valid, strlen (valid), error)
      || !summer_csv_parser_end (parser, error))
    return NULL;
  return finish (g_steal_pointer (&self), error);
}

/**
 * summer_block_new_from_file:
 * @path: a workbook or a list with separators
 *
 * Of a workbook, the first sheet with something in it.
 *
 * Returns: (transfer full) (nullable): the block, or NULL with @error set
 */
SummerBlock *
summer_block_new_from_file (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SummerBlock) self = g_object_new (SUMMER_TYPE_BLOCK, NULL);
  g_autoptr (SummerWorkbook) workbook = summer_workbook_open (path, cancellable, error);

  if (workbook == NULL)
    return NULL;
  self->date1904 = summer_workbook_is_date1904 (workbook);
  for (guint sheet = 0; sheet < summer_workbook_get_n_sheets (workbook) && self->rows->len == 0;
       sheet++)
    if (!summer_workbook_read (workbook, sheet, take_row, self, cancellable, error))
      return NULL;
  return finish (g_steal_pointer (&self), error);
}

guint
summer_block_get_n_rows (SummerBlock *self)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self), 0);

  return self->rows->len - self->first;
}

guint
summer_block_get_n_columns (SummerBlock *self)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self), 0);

  return self->n_columns;
}

const char *
summer_block_get_cell (SummerBlock *self, guint row, guint column)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self) && row < summer_block_get_n_rows (self), "");

  return get_raw (self, self->first + row, column);
}

/**
 * summer_block_dup_place:
 *
 * Returns: (transfer full): the address of the cell in the sheet, or in a sheet that begins with the block
 */
char *
summer_block_dup_place (SummerBlock *self, guint row, guint column)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self) && row < summer_block_get_n_rows (self), NULL);

  return summer_cell_dup_address (g_array_index (self->numbers, guint, self->first + row), column);
}

const char *
summer_block_get_heading (SummerBlock *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self), "");

  return self->heading != G_MAXUINT ? get_raw (self, self->heading, column) : "";
}

SummerMeaning
summer_block_get_meaning (SummerBlock *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self) && column < self->n_columns, SUMMER_MEANING_NONE);

  return self->meanings[column];
}

gboolean
summer_block_is_contradicted (SummerBlock *self, guint column)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self) && column < self->n_columns, FALSE);

  return self->contradicted[column];
}

/**
 * summer_block_set_meaning:
 *
 * A person knows better than the headings. Only one column has a meaning: another that had it is left alone.
 */
void
summer_block_set_meaning (SummerBlock *self, guint column, SummerMeaning meaning)
{
  int former;

  g_return_if_fail (SUMMER_IS_BLOCK (self) && column < self->n_columns);

  former = meaning != SUMMER_MEANING_NONE ? summer_block_find_meaning (self, meaning) : -1;
  if (former >= 0)
    self->meanings[former] = SUMMER_MEANING_NONE;
  self->meanings[column] = meaning;
  memset (self->contradicted, 0, sizeof self->contradicted);
}

int
summer_block_find_meaning (SummerBlock *self, SummerMeaning meaning)
{
  g_return_val_if_fail (SUMMER_IS_BLOCK (self), -1);

  for (guint column = 0; column < self->n_columns; column++)
    if (self->meanings[column] == meaning)
      return (int) column;
  return -1;
}

const char *
summer_block_get_text (SummerBlock *self, guint row, SummerMeaning meaning)
{
  int column = summer_block_find_meaning (self, meaning);

  return column >= 0 ? summer_block_get_cell (self, row, (guint) column) : "";
}
