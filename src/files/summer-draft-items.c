/* The rows of 项目: name and value, in any order. */
#include "config.h"

#include "summer-draft.h"

#include <glib/gi18n.h>

/* Days separated by commas, enumeration commas or semicolons, as ISO days separated by semicolons. */
static gboolean
read_days (SummerDraft *self, guint source, guint row, const SummerCell *cell, const char **value)
{
  g_autoptr (GString) days = g_string_new (NULL);
  g_auto (GStrv) parts = NULL;
  const char *text;

  if (cell->kind == SUMMER_CELL_NUMBER)
    {
      g_autofree char *iso = NULL;
      SummerDay day;

      if (!summer_draft_cell_day (self, source, row, cell, &day))
        return FALSE;
      iso = summer_day_dup_iso (day);
      *value = summer_draft_intern (self, iso);
      return TRUE;
    }
  if (!summer_draft_cell_text (self, source, row, cell, &text) || text == NULL)
    return text == NULL;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      /* ， 、 ； */
      g_string_append_unichar (
          days, c == ',' || c == '\n' || c == 0xff0c || c == 0x3001 || c == 0xff1b ? ';' : c);
    }
  parts = g_strsplit (days->str, ";", -1);
  g_string_truncate (days, 0);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = summer_format_dup_trimmed (parts[i]);
      g_autofree char *iso = NULL;
      SummerDay day = summer_day_parse (part);

      if (*part == '\0')
        continue;
      if (day == SUMMER_DAY_NONE)
        {
          summer_draft_error (self, source, row, (int) cell->column,
                              _ ("“%s” is no date. Write existing days such as 2019-07-08, "
                                 "separated by semicolons."),
                              part);
          return FALSE;
        }
      iso = summer_day_dup_iso (day);
      g_string_append_printf (days, "%s%s", days->len > 0 ? ";" : "", iso);
    }
  *value = summer_draft_intern (self, days->str);
  return TRUE;
}

/* The canonical name of a row of 项目, or NULL. */
static const char *
find_item (const char *header)
{
  static const char *const known[][3] = {
    { "name", "项目名称", "name" },
    { "year", "年度", "year" },
    { "policy", "规则", "policy" },
    { "fund", "资金总额", "fund" },
    { "first_day", "开始日期", "firstday" },
    { "last_day", "结束日期", "lastday" },
    { "closed_days", "停课日", "closeddays" },
  };
  const char *const *parameters = summer_policy_list_names ();

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (header, known[i][1]) || g_str_equal (header, known[i][2]))
      return known[i][0];
  for (guint i = 0; parameters[i] != NULL; i++)
    if (g_ascii_strcasecmp (header, parameters[i]) == 0)
      return parameters[i];
  return NULL;
}

/**
 * summer_draft_read_item:
 * @source: a sheet 项目
 * @by_column: the cells under 名称 and 值, NULL where blank
 *
 * Takes one item of the programme into the draft: days as ISO text, all else as it stands.
 */
void
summer_draft_read_item (SummerDraft *self, guint source, guint row, const SummerCell **by_column)
{
  SummerDraftItem item = { NULL, NULL, FALSE, (guint16) source, row };
  const SummerCell *value = by_column[1];
  g_autofree char *header = NULL;
  const char *text;
  gboolean sound;

  if (by_column[0] == NULL)
    {
      summer_draft_error (self, source, row, summer_draft_get_cell (self, source, 0),
                          _ ("%s must be filled in. Fill it in, or delete the row."), "名称");
      return;
    }
  if (!summer_draft_cell_text (self, source, row, by_column[0], &text))
    return;
  header = summer_format_dup_header (text);
  item.name = find_item (header);
  if (item.name == NULL)
    {
      g_ptr_array_add (
          self->ignored,
          g_strdup_printf (
              _ ("%s, sheet %s: “%s” is no parameter of a programme and was left alone"),
              (char *) self->files->pdata[summer_draft_get_source (self, source)->file],
              summer_draft_get_source (self, source)->name, text));
      return;
    }
  if (g_str_equal (item.name, "fund")
      && !summer_draft_check_unit (self, source, row, (int) by_column[0]->column, text))
    sound = FALSE;
  else if (value == NULL)
    sound = TRUE;
  else if (g_str_equal (item.name, "closed_days"))
    sound = read_days (self, source, row, value, &item.value);
  else if (g_str_equal (item.name, "first_day") || g_str_equal (item.name, "last_day"))
    {
      g_autofree char *iso = NULL;
      SummerDay day;

      sound = summer_draft_cell_day (self, source, row, value, &day);
      iso = summer_day_dup_iso (day);
      item.value = summer_draft_intern (self, iso);
    }
  else
    {
      sound = summer_draft_cell_text (self, source, row, value, &text);
      item.value = summer_draft_intern (self, text);
      item.is_number = value->kind == SUMMER_CELL_NUMBER;
    }
  if (!sound)
    self->incomplete[SUMMER_FORMAT_PROGRAMME] = TRUE;
  else
    g_array_append_val (self->items, item);
}
