#include "config.h"

#include "summer-what-if-comparison.h"

#include <glib/gi18n.h>

#include "summer-phrase.h"
#include "summer-what-if-rows.h"
#include "summer-wording.h"

#define COLUMNS (SUMMER_SANDBOX_VARIANTS + 2) /* what it is, what is in force, the variants */

SummerTable *
summer_what_if_comparison_new (void)
{
  SummerTable *table = summer_table_new (NULL, _ ("Variants side by side"));

  gtk_widget_add_css_class (GTK_WIDGET (table), "dense");
  summer_table_add_given (table, C_ ("what if", "Compared"), 210, SUMMER_TABLE_DIM);
  summer_table_add_given (table, C_ ("what if", "In force"), 0, SUMMER_TABLE_EXPAND);
  for (int i = 0; i < SUMMER_SANDBOX_VARIANTS; i++)
    {
      const char heading[] = { (char) ('1' + i), '\0' };
      g_autofree char *text = g_strdup_printf (_ ("Variant %s"), heading);

      summer_table_add_given (table, text, 0, SUMMER_TABLE_EXPAND);
    }
  return table;
}

static char **
add_row (GPtrArray *rows, const char *title)
{
  char **row = g_new0 (char *, COLUMNS + 1);

  row[0] = g_strdup (title);
  for (int i = 1; i < COLUMNS; i++)
    row[i] = g_strdup ("");
  g_ptr_array_add (rows, row);
  return row;
}

static void
put (char **row, int column, char *text)
{
  g_free (row[column]);
  row[column] = text;
}

/* Every number in which a variant differs from what is in force. */
static void
add_numbers (GPtrArray *rows, SummerSandbox *sandbox)
{
  const SummerPolicy *in_force = summer_sandbox_get_base (sandbox)->policy;
  const char *const *names = summer_policy_list_names ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *now = summer_policy_dup_value (in_force, names[i]);
      gboolean differs = FALSE;
      char **row;

      for (guint j = 0; !differs && j < summer_sandbox_get_n (sandbox); j++)
        {
          g_autofree char *value
              = summer_policy_dup_value (summer_sandbox_get_policy (sandbox, j), names[i]);

          differs = strcmp (now, value) != 0;
        }
      if (!differs)
        continue;
      row = add_row (rows, summer_policy_get_title (names[i]));
      put (row, 1, summer_policy_dup_text (in_force, names[i]));
      for (guint j = 0; j < summer_sandbox_get_n (sandbox); j++)
        put (row, (int) j + 2,
             summer_policy_dup_text (summer_sandbox_get_policy (sandbox, j), names[i]));
    }
}

typedef struct
{
  char **names, **supposed, **eligible, **granted, **undecided, **left,
      **flips; /* borrowed: rows */
} Outcome;

/* The same three figures as the bar of the fund has. */
static void
put_outcome (const Outcome *outcome, int column, const SummerAssessment *of)
{
  SummerMoney would_be = 0;

  for (guint i = 0; i < of->n_classes; i++)
    if (of->classes[i].verdict == SUMMER_VERDICT_UNPROVEN)
      would_be += of->classes[i].would_be;
  put (outcome->eligible, column,
       summer_phrase_dup_count (summer_assessment_count (of, SUMMER_VERDICT_ELIGIBLE)));
  put (outcome->granted, column, summer_money_dup_text (of->granted_total));
  put (outcome->undecided, column, summer_money_dup_text (would_be));
  put (outcome->left, column,
       of->fund > 0 ? summer_money_dup_text (summer_assessment_get_rest (of))
                    : g_strdup (_ ("no limit")));
}

/* The fund is one: beside the figures of a union it is said that these are of all. */
static char **
add_whole_row (GPtrArray *rows, const char *title, SummerOffice *office)
{
  g_autofree char *whole = g_strdup_printf (_ ("%s (whole programme)"), title);

  return add_row (rows, summer_office_get_union (office) != NULL ? whole : title);
}

/* The figures of the classes shown, below those of all: eligible, granted, another verdict. */
typedef struct
{
  char **eligible, **granted, **flips; /* borrowed: rows; NULL = all classes are shown */
} Part;

/* Translators: %s in each is a union. */
static const char *const part_titles[]
    = { N_ ("Eligible classes of %s"), N_ ("Granted to %s, yuan"),
        N_ ("Classes of %s with another verdict") };

static char **
add_part_row (GPtrArray *rows, const char *title, const char *name)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) pieces = g_strsplit (title, "%s", 2);

  text = g_strconcat (pieces[0], name, pieces[1], NULL);
  return add_row (rows, text);
}

static void
add_part (Part *part, GPtrArray *rows, SummerOffice *office)
{
  const char *name = summer_office_get_union (office);

  if (name == NULL)
    return;
  part->eligible = add_part_row (rows, _ (part_titles[0]), name);
  part->granted = add_part_row (rows, _ (part_titles[1]), name);
  part->flips = add_part_row (rows, _ (part_titles[2]), name);
}

/* Column 1 is what is in force, compared with itself. */
static void
put_part (const Part *part,
          int column,
          const SummerAssessment *base,
          const SummerAssessment *of,
          SummerOffice *office)
{
  SummerWhatIfSums sums;

  if (part->eligible == NULL)
    return;
  summer_what_if_sum (base, of, office, &sums);
  put (part->eligible, column, summer_phrase_dup_count (sums.after[SUMMER_VERDICT_ELIGIBLE]));
  put (part->granted, column, summer_money_dup_text (sums.granted_after));
  if (column > 1)
    put (part->flips, column, summer_phrase_dup_count (sums.flips));
}

/**
 * summer_what_if_comparison_fill:
 *
 * The fund is one for all classes: what comes of a variant is told of the whole programme first, and then of the classes
 * that @office shows.
 */
void
summer_what_if_comparison_fill (SummerTable *table, SummerSandbox *sandbox, SummerOffice *office)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  SummerAssessment *base = summer_sandbox_get_base (sandbox);
  Outcome outcome;
  Part part = { NULL, NULL, NULL };

  g_return_if_fail (SUMMER_IS_TABLE (table) && base != NULL);

  outcome.names = add_row (rows, C_ ("what if", "Name"));
  add_numbers (rows, sandbox);
  outcome.supposed = add_row (rows, _ ("Supposed outcomes"));
  outcome.eligible = add_whole_row (rows, _ ("Eligible classes"), office);
  outcome.granted = add_whole_row (rows, _ ("Granted, yuan"), office);
  outcome.undecided = add_whole_row (rows, _ ("Undecided, yuan"), office);
  outcome.left = add_whole_row (rows, _ ("Left if all of them pass, yuan"), office);
  outcome.flips = add_whole_row (rows, _ ("Classes with another verdict"), office);
  add_part (&part, rows, office);
  put (outcome.names, 1, g_strdup (C_ ("what if", "In force")));
  put_outcome (&outcome, 1, base);
  put_part (&part, 1, base, base, office);
  for (guint i = 0; i < summer_sandbox_get_n (sandbox); i++)
    {
      SummerAssessment *result = summer_sandbox_get_result (sandbox, i);
      const int column = (int) i + 2;
      guint flips = 0;

      put (outcome.names, column, g_strdup (summer_sandbox_get_name (sandbox, i)));
      put (outcome.supposed, column,
           summer_phrase_dup_count (summer_sandbox_get_n_supposed (sandbox, i)));
      if (result == NULL)
        continue;
      put_outcome (&outcome, column, result);
      put_part (&part, column, base, result, office);
      for (guint j = 0; j < base->n_classes; j++)
        flips += base->classes[j].verdict != result->classes[j].verdict;
      put (outcome.flips, column, summer_phrase_dup_count (flips));
    }
  for (guint i = 0; i < SUMMER_SANDBOX_VARIANTS; i++)
    summer_table_show_column (table, i + 2, i < summer_sandbox_get_n (sandbox));
  summer_table_take_texts (table, rows);
}
