/* Cells to values, as workbook.md allows them. */
#include "config.h"

#include "summer-draft.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* From here on a spreadsheet no longer keeps every digit of a number. */
#define DAMAGED_FROM 1e15

/* Whether the character at @lead may be one of the spaces of Unicode, by its first two bytes. */
static gboolean
may_be_space (const char *lead)
{
  const guchar *p = (const guchar *) lead;

  if (p[0] < 0x80)
    return p[0] <= ' ' || p[0] == 0x7f;
  if (p[0] == 0xe2)
    return p[1] == 0x80 || p[1] == 0x81;
  if (p[0] == 0xe3)
    return p[1] == 0x80;
  if (p[0] == 0xef)
    return p[1] == 0xbb;
  return p[0] == 0xc2 || p[0] == 0xe1;
}

/* Surely needs no trimming: nearly every cell, and there are millions. */
static gboolean
is_plain (const char *text)
{
  return !may_be_space (text) && !may_be_space (g_utf8_prev_char (text + strlen (text)));
}

/**
 * summer_draft_cell_text:
 * @cell: (nullable): NULL when the row has no such cell
 * @text: (out): trimmed; NULL = blank. Valid until the cell is gone or the next call
 *
 * A number comes as the digits that a person sees. One of 16 digits or more is refused: the
 * spreadsheet has already replaced the last digits by zeros.
 *
 * Returns: FALSE when the cell was refused and reported
 */
gboolean
summer_draft_cell_text (
    SummerDraft *self, guint source, guint row, const SummerCell *cell, const char **text)
{
  g_autofree char *trimmed = NULL;
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  *text = NULL;
  if (cell == NULL)
    return TRUE;
  switch (cell->kind)
    {
    case SUMMER_CELL_TEXT:
      if (cell->text == NULL || *cell->text == '\0')
        return TRUE;
      if (is_plain (cell->text))
        {
          *text = cell->text;
          return TRUE;
        }
      trimmed = summer_format_dup_trimmed (cell->text);
      g_string_assign (self->buffer, trimmed);
      break;

    case SUMMER_CELL_NUMBER:
      if (fabs (cell->number) >= DAMAGED_FROM)
        {
          summer_draft_error (
              self, source, row, (int) cell->column,
              _ ("%s is a number of 16 digits or more: the spreadsheet has already damaged its "
                 "last digits. Format the cell as text and type the number in again from the "
                 "document."),
              g_ascii_formatd (digits, sizeof digits, "%.0f", cell->number));
          return FALSE;
        }
      /* What stands in the file as 0.69999999999999996 was typed, and is shown, as 0.7. */
      g_string_assign (self->buffer,
                       g_ascii_formatd (digits, sizeof digits, "%.15g", cell->number));
      break;

    case SUMMER_CELL_BOOLEAN:
      g_string_assign (self->buffer, cell->number != 0 ? "TRUE" : "FALSE");
      break;

    case SUMMER_CELL_ERROR:
      summer_draft_error (self, source, row, (int) cell->column,
                          _ ("The cell holds the error %s instead of a value. Type the value in."),
                          cell->text);
      return FALSE;

    case SUMMER_CELL_NO_VALUE:
    default:
      summer_draft_error (
          self, source, row, (int) cell->column,
          _ ("The cell holds a formula without a stored value. Open the file in a spreadsheet "
             "program and save it again, or type the value in."));
      return FALSE;
    }
  if (self->buffer->len > 0)
    *text = self->buffer->str;
  return TRUE;
}

/* 20190708 as a number. */
static SummerDay
day_from_digits (double number)
{
  char digits[16];

  if (number != floor (number) || number < 19000101 || number > 21001231)
    return SUMMER_DAY_NONE;
  g_snprintf (digits, sizeof digits, "%.0f", number);
  return summer_day_parse (digits);
}

/**
 * summer_draft_cell_day:
 *
 * Reads a date: a cell formatted as one, or any written form.
 *
 * Returns: FALSE when the cell was refused and reported
 */
gboolean
summer_draft_cell_day (
    SummerDraft *self, guint source, guint row, const SummerCell *cell, SummerDay *day)
{
  const char *text;

  *day = SUMMER_DAY_NONE;
  if (cell == NULL)
    return TRUE;
  if (cell->kind == SUMMER_CELL_NUMBER)
    {
      *day = day_from_digits (cell->number);
      if (*day == SUMMER_DAY_NONE && cell->is_date)
        *day = summer_day_from_serial (cell->number, self->date1904);
      text = cell->text;
    }
  else
    {
      if (!summer_draft_cell_text (self, source, row, cell, &text))
        return FALSE;
      if (text == NULL)
        return TRUE;
      *day = summer_day_parse (text);
    }
  if (*day != SUMMER_DAY_NONE && *day >= summer_day_from_ymd (1900, 1, 1)
      && *day <= summer_day_from_ymd (2100, 12, 31))
    return TRUE;
  summer_draft_error (self, source, row, (int) cell->column,
                      _ ("“%s” is no date. Write an existing day, such as 2019-07-08."), text);
  return FALSE;
}

/**
 * summer_draft_cell_time:
 *
 * Reads a time of the day: a cell formatted as one, or any written form.
 *
 * Returns: FALSE when the cell was refused and reported
 */
gboolean
summer_draft_cell_time (
    SummerDraft *self, guint source, guint row, const SummerCell *cell, SummerTime *time)
{
  const char *text;

  *time = SUMMER_TIME_NONE;
  if (cell == NULL)
    return TRUE;
  if (cell->kind == SUMMER_CELL_NUMBER)
    {
      if (cell->number >= 0 && (cell->is_date || cell->number < 1))
        *time = summer_time_from_serial (cell->number);
      text = cell->text;
    }
  else
    {
      if (!summer_draft_cell_text (self, source, row, cell, &text))
        return FALSE;
      if (text == NULL)
        return TRUE;
      *time = summer_time_parse (text);
    }
  if (*time != SUMMER_TIME_NONE)
    return TRUE;
  summer_draft_error (self, source, row, (int) cell->column,
                      _ ("“%s” is no time of the day. Write it as 8:05."), text);
  return FALSE;
}

/**
 * summer_draft_cell_term:
 *
 * Reads a word of one of the closed vocabularies. A blank cell leaves @value alone.
 *
 * Returns: FALSE when the cell was refused and reported
 */
gboolean
summer_draft_cell_term (SummerDraft *self,
                        guint source,
                        guint row,
                        const SummerCell *cell,
                        const SummerFormatColumn *column,
                        int *value)
{
  g_autofree char *choices = NULL;
  const char *text;

  if (!summer_draft_cell_text (self, source, row, cell, &text))
    return FALSE;
  if (text == NULL || summer_terms_parse ((SummerTerms) column->terms, text, value))
    return TRUE;
  choices = summer_terms_dup_choices ((SummerTerms) column->terms);
  summer_draft_error (self, source, row, (int) cell->column,
                      _ ("“%s” is not known in column %s. Choose one of: %s."), text,
                      column->chinese, choices);
  return FALSE;
}

static gboolean
read_money (SummerDraft *self, guint source, guint row, const SummerCell *cell, SummerMoney *fen)
{
  g_autoptr (GError) error = NULL;
  const char *text;

  if (!summer_draft_cell_text (self, source, row, cell, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  if (summer_money_parse (text, fen, &error) && *fen >= 0)
    return TRUE;
  summer_draft_error (
      self, source, row, (int) cell->column,
      _ ("“%s” is no amount of money. Write yuan with at most two decimals, such as 25.50."), text);
  return FALSE;
}

static gboolean
read_count (SummerDraft *self, guint source, guint row, const SummerCell *cell, int *count)
{
  g_autofree char *normal = NULL;
  const char *text;
  guint64 number;

  if (!summer_draft_cell_text (self, source, row, cell, &text))
    return FALSE;
  if (text == NULL)
    return TRUE;
  normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  if (normal != NULL && g_ascii_string_to_unsigned (normal, 10, 0, 1000000, &number, NULL))
    {
      *count = (int) number;
      return TRUE;
    }
  summer_draft_error (self, source, row, (int) cell->column,
                      _ ("“%s” is no whole number. Write digits only."), text);
  return FALSE;
}

/* 3.50000201101121E+17: what a spreadsheet leaves of an identity number when it saves separated values. */
static gboolean
was_long_number (const char *text)
{
  return strstr (text, "E+") != NULL
         && g_regex_match_simple ("^[0-9](\\.[0-9]+)?E\\+[1-9][0-9]$", text, 0, 0);
}

static gboolean
read_text (SummerDraft *self,
           guint source,
           guint row,
           const SummerCell *cell,
           const SummerFormatColumn *column,
           const char **value)
{
  const char *text;

  if (!summer_draft_cell_text (self, source, row, cell, &text))
    return FALSE;
  if (text != NULL && was_long_number (text))
    {
      summer_draft_error (
          self, source, row, (int) cell->column,
          _ ("%s was a long number whose digits the spreadsheet has damaged. Format "
             "the cell as text and type the number in again from the document."),
          text);
      return FALSE;
    }
  if (text != NULL && cell->is_date && cell->kind == SUMMER_CELL_NUMBER)
    {
      g_autofree char *iso
          = summer_day_dup_iso (summer_day_from_serial (cell->number, self->date1904));

      /* A code such as 7-1 that a spreadsheet turned into the first of July. */
      if (column->flags
          & (SUMMER_COLUMN_KEY | SUMMER_COLUMN_CLASS | SUMMER_COLUMN_CHILD | SUMMER_COLUMN_POLICY))
        {
          summer_draft_error (self, source, row, (int) cell->column,
                              _ ("The spreadsheet has made the date %s of this text. Format the "
                                 "cell as text and type %s in again."),
                              iso, column->chinese);
          return FALSE;
        }
      *value = summer_draft_intern (self, iso);
      return TRUE;
    }
  *value = summer_draft_intern (self, text);
  return TRUE;
}

/**
 * summer_draft_check_unit:
 * @cell: where the header of an amount stands
 * @header: the header with its unit in brackets, if any
 *
 * Refuses 万元, as insurers and budgets write it: read as yuan it would be a ten-thousandth of what was
 * meant.
 */
gboolean
summer_draft_check_unit (SummerDraft *self, guint source, guint row, int cell, const char *header)
{
  if (!g_regex_match_simple ("[(（\\[【〔][^)）\\]】〕]*[万萬]", header, 0, 0))
    return TRUE;
  summer_draft_error (
      self, source, row, cell,
      _ ("Amounts are read in yuan, not in 万元. Write the amounts in yuan, and 元 in "
         "the brackets."));
  return FALSE;
}

/**
 * summer_draft_cell_value:
 * @cell: (nullable): NULL when the row has no such cell
 * @value: where the row holds the value of @column, blank so far
 *
 * Returns: FALSE when the cell was refused and reported
 */
gboolean
summer_draft_cell_value (SummerDraft *self,
                         guint source,
                         guint row,
                         const SummerCell *cell,
                         const SummerFormatColumn *column,
                         gpointer value)
{
  if (cell == NULL)
    return TRUE;
  switch (column->kind)
    {
    case SUMMER_VALUE_TEXT:
      return read_text (self, source, row, cell, column, value);
    case SUMMER_VALUE_DAY:
      return summer_draft_cell_day (self, source, row, cell, value);
    case SUMMER_VALUE_TIME:
      return summer_draft_cell_time (self, source, row, cell, value);
    case SUMMER_VALUE_MONEY:
      return read_money (self, source, row, cell, value);
    case SUMMER_VALUE_PLACES:
    case SUMMER_VALUE_RANK:
      return read_count (self, source, row, cell, value);
    case SUMMER_VALUE_TERM:
    default:
      return summer_draft_cell_term (self, source, row, cell, column, value);
    }
}
