/* What a row of the comparison is called, and what is to be done about it. */
#include "config.h"

#include "summer-reconciliation.h"

#include <glib/gi18n.h>

const char *
summer_listed_get_text (SummerListed kind)
{
  static const char *const texts[SUMMER_N_LISTED] = {
    N_ ("not on the list"), N_ ("too few days"), N_ ("name differs"), N_ ("number differs"),
    N_ ("unclear"),         N_ ("not ours"),     N_ ("listed twice"), N_ ("agrees"),
  };

  return _ (texts[kind]);
}

static char *
dup_other_number (guint32 differs)
{
  g_autoptr (GString) places = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; i < 32; i++)
    if (differs >> i & 1)
      {
        g_string_append_printf (places, "%s%u", n > 0 ? ", " : "", i + 1);
        n++;
      }
  if (n == 0)
    return g_strdup (_ ("The identity number is another one on the roster. Compare with the "
                        "document, then have the wrong one mended."));
  return g_strdup_printf (
      /* Translators: %s is a place, or several: 15, 18 */
      ngettext ("Character %s of the identity number is another one on the roster. Compare with "
                "the document, then have the wrong one mended.",
                "Characters %s of the identity number are others on the roster. Compare with "
                "the document, then have the wrong one mended.",
                n),
      places->str);
}

/**
 * summer_listed_dup_advice:
 *
 * Returns: (transfer full): what is wrong with the row and what is to be done about it; "" = nothing
 */
char *
summer_listed_dup_advice (const SummerListedRow *row, SummerBlock *block)
{
  const char *listed
      = row->row >= 0 ? summer_block_get_text (block, (guint) row->row, SUMMER_MEANING_NAME) : "";
  g_autofree char *day
      = row->first_uncovered != SUMMER_DAY_NONE ? summer_day_dup_text (row->first_uncovered) : NULL;

  switch (row->kind)
    {
    case SUMMER_LISTED_MISSING:
      if (row->n_days == 0)
        return g_strdup (_ ("Ask the insurer to add the child."));
      if (row->n_uncovered == 0)
        return g_strdup (_ ("Another policy covers every day. Ask the insurer to add the child "
                            "only if it is to be on this one, too."));
      return g_strdup_printf (
          ngettext ("Ask the insurer to add the child: %u day without cover, from %s.",
                    "Ask the insurer to add the child: %u days without cover, from %s.",
                    row->n_uncovered),
          row->n_uncovered, day);
    case SUMMER_LISTED_SHORT:
      return g_strdup_printf (
          ngettext ("Ask the insurer to extend the cover: %u of %u day is without, from %s.",
                    "Ask the insurer to extend the cover: %u of %u days are without, from %s.",
                    row->n_days),
          row->n_uncovered, row->n_days, day);
    case SUMMER_LISTED_OTHER_NAME:
      return g_strdup_printf (_ ("The list says “%s”, the roster “%s”. Compare with the document, "
                                 "then have the wrong one mended."),
                              listed, row->child_name);
    case SUMMER_LISTED_OTHER_NUMBER:
      return dup_other_number (row->differs);
    case SUMMER_LISTED_UNCLEAR:
      return g_strdup (_ (
          "Several children have this name. Ask the insurer for identity numbers or birth dates."));
    case SUMMER_LISTED_EXTRA:
      return g_strdup (_ ("No child of this name or number is on the roster. Enrol the child, or "
                          "have the insurer take it off."));
    case SUMMER_LISTED_TWICE:
      return g_strdup (_ ("The same child stands on the list before, for the same days."));
    case SUMMER_LISTED_WELL:
    case SUMMER_N_LISTED:
    default:
      return g_strdup ("");
    }
}
