#include "config.h"

#include "summer-paste-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "summer-phrase.h"

/**
 * summer_paste_show_state:
 */
void
summer_paste_show_state (SummerChip *chip, SummerPasteState state)
{
  static const struct
  {
    SummerTone tone;
    const char *icon, *text;
  } states[SUMMER_N_PASTE_STATES] = {
    { SUMMER_TONE_BAD, "summer-fail-symbolic", NC_ ("pasted row", "To mend") },
    { SUMMER_TONE_WAIT, "summer-warning-symbolic", NC_ ("pasted row", "Duplicate?") },
    { SUMMER_TONE_GOOD, "summer-pass-symbolic", NC_ ("pasted row", "New") },
    { SUMMER_TONE_NOTE, "document-edit-symbolic", NC_ ("pasted row", "Changes") },
    { SUMMER_TONE_PLAIN, NULL, NC_ ("pasted row", "Same") },
    { SUMMER_TONE_PLAIN, NULL, NC_ ("pasted row", "Left out") },
  };

  summer_chip_set (chip, states[state].tone, states[state].icon,
                   g_dpgettext2 (NULL, "pasted row", states[state].text));
}

/**
 * summer_paste_dup_reason:
 *
 * Returns: (transfer full): what is to be done with the row, else what it changes; empty = nothing to say
 */
char *
summer_paste_dup_reason (SummerRosterPaste *paste, guint row)
{
  SummerBlock *block = summer_roster_paste_get_block (paste);
  const char *reason = summer_roster_paste_get_reason (paste, row);
  GPtrArray *changes = summer_roster_paste_get_changes (paste, row);
  g_autoptr (GString) text = g_string_new (NULL);

  if (*reason != '\0' || summer_roster_paste_get_state (paste, row) == SUMMER_PASTE_LEFT_OUT)
    return g_strdup (reason);
  for (guint column = 0; column < summer_block_get_n_columns (block); column++)
    {
      const SummerPasteCell *cell = summer_roster_paste_get_cell (paste, row, column);

      if (cell->is_open)
        return g_strdup_printf (_ ("%s: %s"),
                                summer_meaning_get_text (summer_block_get_meaning (block, column)),
                                cell->diagnosis.reason);
    }
  for (guint i = 0; i < changes->len; i++)
    {
      const SummerPasteChange *change = g_ptr_array_index (changes, i);

      if (text->len > 0)
        g_string_append (text, _ (", "));
      g_string_append (text, summer_meaning_get_text (change->meaning));
    }
  return g_strdup (text->str);
}

/**
 * summer_paste_dup_first_sentence:
 * @text: of summer_paste_dup_reason()
 *
 * Returns: (transfer full): what is wrong, without how it is mended, which the card and the tooltip say
 */
char *
summer_paste_dup_first_sentence (const char *text)
{
  static const char *const colons[] = { "：", ": " }, *const ends[] = { "。", ". ", "：", ": " };
  const char *from = text, *end = NULL;

  /* What stands before the first colon is the field. */
  for (guint i = 0; from == text && i < G_N_ELEMENTS (colons); i++)
    {
      const char *colon = strstr (text, colons[i]);

      from = colon != NULL ? colon + strlen (colons[i]) : text;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    {
      const char *at = strstr (from, ends[i]);

      end = at != NULL && (end == NULL || at < end) ? at : end;
    }
  return end != NULL ? g_strndup (text, (gsize) (end - text)) : g_strdup (text);
}

/**
 * summer_paste_dup_cell:
 *
 * Returns: (transfer full): a cross before what is to be mended, and what it is mended to
 */
char *
summer_paste_dup_cell (const SummerPasteCell *cell)
{
  if (cell->is_open)
    return g_strdup_printf ("✗ %s", cell->text);
  if (cell->diagnosis.state != SUMMER_DIAGNOSIS_MENDED || cell->refused)
    return g_strdup (cell->text);
  return g_strdup_printf ("%s → %s", cell->text, cell->diagnosis.value);
}

/**
 * summer_paste_dup_contradiction:
 *
 * Returns: (transfer full) (nullable): which columns were taken for what stands in them, and that it can be corrected
 */
char *
summer_paste_dup_contradiction (SummerRosterPaste *paste)
{
  SummerBlock *block = summer_roster_paste_get_block (paste);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint column = 0; column < summer_block_get_n_columns (block); column++)
    {
      if (!summer_block_is_contradicted (block, column))
        continue;
      if (text->len > 0)
        g_string_append (text, _ (", "));
      /* Translators: the heading of a column, then what stands in its cells */
      g_string_append_printf (text, _ ("“%s” holds: %s"), summer_block_get_heading (block, column),
                              summer_meaning_get_text (summer_block_get_meaning (block, column)));
    }
  return text->len == 0 ? NULL
                        : g_strdup_printf (_ ("Headings contradict what stands below them, and the "
                                              "columns were taken for what they hold (%s). Correct "
                                              "it above the columns where it is wrong."),
                                           text->str);
}

static void
add_count (SummerRosterPaste *paste, GString *text, SummerPasteState state, const char *format)
{
  guint n = summer_roster_paste_count (paste, state);
  g_autofree char *part = summer_phrase_dup_counted (format, n);

  if (n == 0)
    return;
  if (text->len > 0)
    g_string_append (text, _ (", "));
  g_string_append (text, part);
}

/**
 * summer_paste_dup_counts:
 *
 * Returns: (transfer full): "23 new, 2 changed, 1 to decide"
 */
char *
summer_paste_dup_counts (SummerRosterPaste *paste)
{
  g_autoptr (GString) text = g_string_new (NULL);

  add_count (paste, text, SUMMER_PASTE_ADDED, C_ ("pasted rows", "%s new"));
  add_count (paste, text, SUMMER_PASTE_CHANGED, C_ ("pasted rows", "%s changed"));
  add_count (paste, text, SUMMER_PASTE_SAME, C_ ("pasted rows", "%s the same"));
  add_count (paste, text, SUMMER_PASTE_LEFT_OUT, C_ ("pasted rows", "%s left out"));
  add_count (paste, text, SUMMER_PASTE_DUPLICATE, C_ ("pasted rows", "%s to decide"));
  add_count (paste, text, SUMMER_PASTE_BAD, C_ ("pasted rows", "%s to mend"));
  return g_strdup (text->str);
}
