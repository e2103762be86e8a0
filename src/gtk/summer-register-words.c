#include "config.h"

#include "summer-register-words.h"

#include <glib/gi18n.h>

/* What stands in a cell, or that nothing does. */
static const char *
get_mark_text (const SummerRegisterCell *cell)
{
  if (cell->mark != SUMMER_MARK_UNRECORDED || cell->state == SUMMER_CELL_OPEN)
    return summer_terms_get_text (SUMMER_TERMS_MARK, cell->mark);
  return cell->state == SUMMER_CELL_TO_COME ? C_ ("register", "to come") : C_ ("register", "empty");
}

/* Why a cell takes no mark at all; NULL when it takes one. */
static char *
dup_refusal (const SummerRegister *reg, guint child, guint day)
{
  return summer_register_dup_refusal (reg, child, day, SUMMER_MARK_SICK);
}

/* Whose it is, of which day, and what stands there. */
static char *
dup_cell_words (const SummerRegister *reg, guint child, guint day)
{
  const SummerRegisterCell *cell = summer_register_get_cell (reg, child, day);
  g_autofree char *date = summer_day_dup_text (reg->days[day].day);

  return g_strdup_printf ("%s · %s · %s", reg->children[child].name, date, get_mark_text (cell));
}

static char *
dup_several (const SummerRegister *reg, const SummerRegisterBlock *block)
{
  guint counts[SUMMER_MARK_ABSENT + 1];
  g_autofree char *children = NULL, *days = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  summer_register_count_block (reg, block, counts);
  children = g_strdup_printf (ngettext ("%u child", "%u children", block->n_children),
                              block->n_children);
  days = g_strdup_printf (ngettext ("%u day", "%u days", block->n_days), block->n_days);
  /* Translators: what is selected: 5 children × 5 days = 25 cells */
  g_string_printf (text, _ ("%s × %s = %u cells"), children, days,
                   block->n_children * block->n_days);
  for (int mark = SUMMER_MARK_PRESENT; mark <= SUMMER_MARK_ABSENT; mark++)
    g_string_append_printf (text, "   %s %u", summer_terms_get_text (SUMMER_TERMS_MARK, mark),
                            counts[mark]);
  if (counts[SUMMER_MARK_UNRECORDED] > 0)
    g_string_append_printf (text, "   %s %u",
                            summer_terms_get_text (SUMMER_TERMS_MARK, SUMMER_MARK_UNRECORDED),
                            counts[SUMMER_MARK_UNRECORDED]);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * summer_register_dup_block_words:
 * @block: at least one cell
 *
 * Of one cell what stands there, why it takes nothing and what stood there before; of several how many they are,
 * with the marks counted.
 *
 * Returns: (transfer full): the words
 */
char *
summer_register_dup_block_words (const SummerRegister *reg, const SummerRegisterBlock *block)
{
  g_autofree char *words = NULL, *refusal = NULL, *history = NULL;

  if (block->n_children * block->n_days > 1)
    return dup_several (reg, block);
  history = summer_register_dup_history (reg, block->child, block->day);
  refusal = dup_refusal (reg, block->child, block->day);
  if (refusal != NULL
      && summer_register_get_cell (reg, block->child, block->day)->mark == SUMMER_MARK_UNRECORDED)
    return g_strdup_printf ("%s · %s", reg->children[block->child].name, refusal);
  words = dup_cell_words (reg, block->child, block->day);
  if (history != NULL)
    /* One line has the room for it. */
    g_strdelimit (history, "\n", ' ');
  return g_strjoin (" · ", words, refusal != NULL ? refusal : history,
                    refusal != NULL ? history : NULL, NULL);
}

char *
summer_register_dup_cell_label (const SummerRegister *reg, guint child, guint day)
{
  g_autofree char *date = summer_day_dup_text (reg->days[day].day);

  /* Translators: what a screen reader says of a cell: child, day, mark, which row of how many */
  return g_strdup_printf (_ ("%s, %s, %s, row %u of %u"), reg->children[child].name, date,
                          get_mark_text (summer_register_get_cell (reg, child, day)), child + 1,
                          reg->n_children);
}

char *
summer_register_dup_cell_note (const SummerRegister *reg, guint child, guint day)
{
  g_autofree char *refusal = dup_refusal (reg, child, day);
  g_autofree char *history = summer_register_dup_history (reg, child, day);

  return g_strdup_printf ("%s%s%s", refusal != NULL ? refusal : "",
                          refusal != NULL && history != NULL ? "\n" : "",
                          history != NULL ? history : "");
}

/**
 * summer_register_dup_cell_tip:
 *
 * Returns: (transfer full) (nullable): what the drawing does not say: that nothing is recorded, why nothing can be,
 *   what stood there before
 */
char *
summer_register_dup_cell_tip (const SummerRegister *reg, guint child, guint day)
{
  const SummerRegisterCell *cell = summer_register_get_cell (reg, child, day);
  g_autofree char *note = summer_register_dup_cell_note (reg, child, day);
  g_autofree char *words = dup_cell_words (reg, child, day);
  const gboolean stray = cell->mark != SUMMER_MARK_UNRECORDED && cell->state != SUMMER_CELL_OPEN
                         && cell->state != SUMMER_CELL_TO_COME;

  if (*note == '\0' && (cell->mark != SUMMER_MARK_UNRECORDED || cell->state != SUMMER_CELL_OPEN))
    return NULL;
  return g_strdup_printf ("%s%s%s%s%s", words, *note != '\0' ? "\n" : "", note, stray ? "\n" : "",
                          stray ? _ ("The mark there counts nowhere.") : "");
}

char *
summer_register_dup_child_tip (const SummerRegister *reg, guint at)
{
  const SummerRegisterChild *child = &reg->children[at];
  g_autofree char *first = summer_day_dup_text (child->first_day);
  g_autofree char *last = summer_day_dup_text (child->last_day);

  if (child->first_day == SUMMER_DAY_NONE)
    return g_strdup_printf ("%s · %s", child->code, child->name);
  /* Translators: code, name, first and last day of a child in the class */
  return g_strdup_printf (_ ("%s · %s\n%s to %s"), child->code, child->name, first, last);
}
